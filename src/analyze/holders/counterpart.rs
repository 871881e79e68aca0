//! "Foreign Minister Varga and his Norland counterpart Omar Harun": the second holds the office of the first, in the other country.

use crate::analyze::candidate::CandidateKind;
use crate::analyze::holders::pronoun::subject_before;
use crate::analyze::link::People;
use crate::analyze::office::Office;
use crate::analyze::scene::{Lower, Scene, words};
use crate::document::{Iso, Why};

/// So many mentions before a counterpart are looked at for whose it is.
const NEAR: usize = 16;

/// Somebody who is called a counterpart, with the office that this gives them.
pub(super) struct Counterpart {
    pub(super) person: u32,
    pub(super) office: Office,
    /// The mention of the name.
    pub(super) name: usize,
}

/// The counterparts of a scene. `holders` and `offices` have what is known so far of each title.
pub(super) fn counterparts(
    scene: &Scene<'_>,
    people: &People,
    holders: &[Option<(u32, Why)>],
    offices: &[Option<Office>],
) -> Vec<Counterpart> {
    // The first office of each person; looked for once, as an article may have any number of counterparts.
    let mut first_offices: Vec<Option<&Office>> = vec![None; people.count as usize];
    for (holder, office) in holders.iter().zip(offices) {
        if let (Some((person, _)), Some(office)) = (holder, office)
            && !(office.is_honorific() || office.past)
            && let Some(slot) = first_offices.get_mut(*person as usize)
        {
            slot.get_or_insert(office);
        }
    }
    let mut found = Vec::new();
    for (place, &name) in scene.actors.iter().enumerate() {
        let (Some(iso), Some(Some(person))) = (counterpart_of(scene, name), people.of.get(name))
        else {
            continue;
        };
        let Some(first) = first_named(scene, people, place) else { continue };
        let office = first_offices.get(first as usize).copied().flatten();
        if let Some(office) = office.filter(|_| first != *person) {
            found.push(Counterpart { person: *person, office: office.of_country(iso), name });
        }
    }
    found
}

/// The country of "his Norland counterpart", if that stands before the name at `name`.
fn counterpart_of(scene: &Scene<'_>, name: usize) -> Option<Iso> {
    if !scene.is_person(name) || !scene.before(name).contains("counterpart") {
        return None;
    }
    let country = name.checked_sub(1)?;
    let CandidateKind::Country { iso } = scene.mentions.get(country)?.kind else { return None };
    let between = words(scene.gap(country, name)?);
    let between: Vec<&str> = between.iter().map(Lower::as_str).collect();
    matches!(between.as_slice(), ["counterpart"] | ["counterpart", ","]).then_some(iso)
}

/// Whose counterpart it is: the person named last in the sentence, or whom an earlier one begins with.
fn first_named(scene: &Scene<'_>, people: &People, place: usize) -> Option<u32> {
    let here = scene.sentence(*scene.actors.get(place)?);
    let earlier = scene.actors.get(..place)?.iter().rev();
    let inside = earlier
        .take(NEAR)
        .take_while(|&&actor| scene.sentence(actor) == here)
        .find(|&&actor| scene.is_person(actor));
    match inside {
        Some(&name) => people.of.get(name).copied().flatten(),
        None => subject_before(scene, people, place, here).map(|(person, _)| person),
    }
}

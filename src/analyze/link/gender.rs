//! Whether "he" or "she" can mean a person: by the courtesies and offices before their name, else by their given name.

use crate::analyze::link::People;
use crate::analyze::link::courtesy::gender;
use crate::analyze::scene::Scene;
use crate::lexicon::genders::{Gender, gender_of_name};
use crate::text::fold;

/// The most mentions of a person that are asked.
const MOST: usize = 16;

/// What is known of each person's gender.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Genders {
    /// By courtesies and offices.
    called: Vec<Option<Gender>>,
    /// By these, else by the given name.
    of: Vec<Option<Gender>>,
}

impl Genders {
    /// The genders of `people`. Who is called both ways has none.
    pub(super) fn new(scene: &Scene<'_>, people: &People) -> Self {
        let mut asked = vec![0; people.count as usize];
        let mut called: Vec<[bool; 2]> = vec![[false; 2]; people.count as usize];
        let mut named: Vec<Option<Gender>> = vec![None; people.count as usize];
        for (at, person) in people.of.iter().enumerate() {
            let Some(person) = person.map(|person| person as usize) else { continue };
            let (Some(asked), Some(called), Some(named)) =
                (asked.get_mut(person), called.get_mut(person), named.get_mut(person))
            else {
                continue;
            };
            if *asked == MOST {
                continue;
            }
            *asked += 1;
            if let Some(gender) = gender(scene.before(at)) {
                called[gender as usize] = true;
            }
            let mut parts = scene.text(at).split([' ', '-']);
            if let (Some(first), Some(_)) = (parts.next(), parts.next()) {
                *named = named.or_else(|| gender_of_name(&fold(first)));
            }
        }
        let one = |called: [bool; 2]| match called {
            [true, false] => Some(Gender::Female),
            [false, true] => Some(Gender::Male),
            _ => None,
        };
        let of = called.iter().zip(named).map(|(&called, named)| match called {
            [false, false] => named,
            _ => one(called),
        });
        Self { of: of.collect(), called: called.into_iter().map(one).collect() }
    }
}

impl People {
    /// Finds out whether "he" or "she" can mean each of the people; until then both can.
    pub(in crate::analyze) fn learn_genders(&mut self, scene: &Scene<'_>) {
        self.genders = Genders::new(scene, self);
    }

    /// Can a pronoun of this gender mean the person?
    pub(in crate::analyze) fn may_be(&self, person: u32, pronoun: Gender) -> bool {
        agrees(&self.genders.of, person, pronoun)
    }

    /// Can it, whatever the given name says? Names have another gender in another country.
    pub(in crate::analyze) fn may_be_called(&self, person: u32, pronoun: Gender) -> bool {
        agrees(&self.genders.called, person, pronoun)
    }
}

fn agrees(genders: &[Option<Gender>], person: u32, pronoun: Gender) -> bool {
    genders.get(person as usize).copied().flatten().is_none_or(|gender| gender == pronoun)
}

//! Titles that stand alone for somebody whose office the article does not tell, but the world knows: "the president" for a
//! head of state by name, or for whom it speaks of an administration.

use crate::analyze::link::People;
use crate::analyze::link::name::Name;
use crate::analyze::office::Office;
use crate::analyze::scene::{Scene, last_word, words};
use crate::document::{Iso, Why};
use crate::lexicon::leaders::leader;
use crate::text::Span;

/// The most names that are looked at; more are no article but a list.
const MOST: usize = 512;

/// How many sentences after their last name a person may be meant.
const NEAR: usize = 8;

/// An office that somebody is known to hold or to have held without the article's saying so.
pub(super) struct Known {
    pub(super) person: u32,
    office: Office,
    /// The article speaks of the person's administration, so that they hold it now.
    now: bool,
    name: Span,
}

impl Known {
    /// That the world knows it.
    pub(super) fn holds(&self) -> (u32, Why) {
        (self.person, Why { rule: "holder.well-known", evidence: Some(self.name) })
    }

    /// Is it an office like this one, in another country?
    pub(super) fn is_elsewhere(&self, office: &Office) -> bool {
        self.office.head == office.head && self.office.clashes(office)
    }
}

/// The offices of the people of a scene that the world knows.
pub(super) fn known(scene: &Scene<'_>, people: &People) -> Vec<Known> {
    let mut known: Vec<Known> = Vec::new();
    for at in (0..scene.mentions.len()).filter(|&at| scene.is_person(at)).take(MOST) {
        let Some(person) = people.of.get(at).copied().flatten() else { continue };
        let name = scene.span(at);
        let after = words(scene.after(at));
        let owner = after.iter().take(3).find(|word| !matches!(word.as_str(), "'" | "’" | "s"));
        if owner.is_some_and(|word| word == "administration") {
            let office = Office::new("president", "president", Vec::new());
            known.push(Known { person, office, now: true, name });
        }
        if known.iter().any(|known| known.person == person && !known.now) {
            continue;
        }
        let key = Name::new(scene.text(at)).key();
        let key = key.split(',').next().unwrap_or_default();
        // "Reggie Bush … Bush": a surname alone tells only where the article has no given name.
        if !key.contains(' ') && is_called_more(scene, people, person) {
            continue;
        }
        if let Some((iso, post)) = leader(key) {
            let office = Office::new(post, post, Iso::new(iso).into_iter().collect());
            known.push(Known { person, office, now: false, name });
        }
    }
    known
}

/// Has a mention of the person more than one word?
fn is_called_more(scene: &Scene<'_>, people: &People, person: u32) -> bool {
    let mut mentions = (0..scene.mentions.len()).take(MOST);
    mentions.any(|at| {
        people.of.get(at) == Some(&Some(person)) && scene.text(at).contains(char::is_whitespace)
    })
}

/// Whom title `at` means among `known`; `places` are those of each person's names, `is_former` tells of a person whether the
/// article gives them the office as a former one.
pub(super) fn well_known(
    scene: &Scene<'_>,
    places: &[Vec<usize>],
    at: usize,
    office: &Office,
    known: &[Known],
    is_former: &dyn Fn(u32) -> bool,
) -> Option<(u32, Why)> {
    let definite = last_word(scene.before(at)) == "the";
    if !definite && office.isos.is_empty() {
        return None;
    }
    let mut fits: Vec<&Known> = known
        .iter()
        .filter(|known| known.office.agrees(office) >= 25)
        .filter(|known| office.past || !is_former(known.person))
        .filter(|known| is_near(scene, places, at, known.person))
        .collect();
    if !office.past && fits.iter().any(|known| known.now) {
        fits.retain(|known| known.now);
    }
    let first = *fits.first()?;
    let rule = if first.now { "holder.administration" } else { "holder.well-known" };
    let one = fits.iter().all(|known| known.person == first.person);
    one.then_some((first.person, Why { rule, evidence: Some(first.name) }))
}

/// Who of `known` is named most in the article, at least twice as often as any other who fits title `at`, an office of no country.
pub(super) fn leading<'k>(
    scene: &Scene<'_>,
    places: &[Vec<usize>],
    at: usize,
    office: &Office,
    known: &'k [Known],
    is_former: &dyn Fn(u32) -> bool,
) -> Option<&'k Known> {
    if !matches!(last_word(scene.before(at)).as_str(), "the" | "its" | "their" | "our") {
        return None;
    }
    let often = |known: &Known| places.get(known.person as usize).map_or(0, Vec::len);
    let fits = known.iter().filter(|known| !known.now && known.office.agrees(office) >= 25);
    let fits = fits.filter(|known| !is_former(known.person));
    let fits: Vec<&Known> = fits.filter(|known| is_near(scene, places, at, known.person)).collect();
    let first = *fits.iter().max_by_key(|known| often(known))?;
    let others = fits.iter().filter(|known| known.person != first.person);
    let second = others.map(|known| often(known)).max().unwrap_or(0);
    (often(first) >= 2 * second).then_some(first)
}

/// Is the person named in the sentences right before or beside mention `at`?
fn is_near(scene: &Scene<'_>, places: &[Vec<usize>], at: usize, person: u32) -> bool {
    let here = scene.sentence(at);
    let names = places.get(person as usize).map_or(&[][..], Vec::as_slice);
    let next = names.partition_point(|&name| scene.sentence(name) + NEAR < here);
    names.get(next).is_some_and(|&name| scene.sentence(name) <= here + 1)
}

#[cfg(test)]
mod tests {
    use crate::analyze::Engine;
    use crate::document::{BlockKind, Document, MentionKind};

    /// Who holds the last title of the story?
    fn last_holder(story: &str) -> Option<String> {
        let document = Document::from_blocks([(BlockKind::Paragraph, story)]);
        let analysis = Engine::embedded().analyze(&document);
        let mut titles = analysis.mentions.iter().filter_map(|mention| match mention.kind {
            MentionKind::Title { holder, .. } => Some(holder),
            _ => None,
        });
        let (person, _) = titles.next_back()??;
        analysis.people.get(person.0 as usize).map(|person| person.name.clone())
    }

    #[test]
    fn the_president_is_whom_the_article_is_about() {
        let story = "Trump wrote on Monday. Critics of Trump wrote back, and Trump called them. Polish President Omar Zorin \
                     had a letter from Trump. Trump waited for an answer, said aides of Trump. It would hurt the president.";
        assert_eq!(last_holder(story).as_deref(), Some("Trump"));
        let story = "Trump wrote on Monday. Polish President Omar Zorin had a letter. It would hurt the president.";
        assert_eq!(last_holder(story).as_deref(), Some("Omar Zorin"));
    }
}

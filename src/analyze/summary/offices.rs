//! The offices of an article: one entry for all forms of one office.

use crate::analyze::candidate::CandidateKind;
use crate::analyze::holders::alone;
use crate::analyze::scene::Scene;
use crate::analyze::summary::on_one_line;
use crate::document::{Form, Iso, Office, PersonId, Stop, Why};
use crate::lexicon::titles::{Class, office};

/// A title with its holder.
#[derive(Clone, Debug)]
pub(super) struct Title {
    /// Its place among the mentions.
    pub(super) mention: usize,
    /// Equal for all forms of one office.
    pub(super) key: String,
    /// The whole title.
    pub(super) text: String,
    core: String,
    /// Who holds it.
    pub(super) holder: Option<u32>,
    /// The countries in it.
    pub(super) isos: Vec<Iso>,
    /// Is it a rank or a form of address, of which there are many in a country?
    is_rank: bool,
}

/// All titles, in order.
pub(super) fn titles(scene: &Scene<'_>, holders: &[Option<(u32, Why)>]) -> Vec<Title> {
    let mut titles = Vec::new();
    for (at, mention) in scene.mentions.iter().enumerate() {
        let CandidateKind::Title { core } = mention.kind else { continue };
        let core = on_one_line(core.of(scene.reading.text));
        let office = office(&core);
        let is_rank = office.as_ref().is_some_and(|office| {
            matches!(
                office.class,
                Class::Honorific
                    | Class::Military
                    | Class::Police
                    | Class::Academic
                    | Class::Clergy
            )
        });
        let key = office.map_or_else(|| core.to_lowercase(), |office| office.key);
        titles.push(Title {
            mention: at,
            key,
            text: on_one_line(scene.text(at)),
            core,
            holder: holders.get(at).copied().flatten().map(|(person, _)| person),
            isos: alone::office(scene, at).map(|office| office.isos).unwrap_or_default(),
            is_rank,
        });
    }
    titles
}

/// Does the key `a` say all that `b` says, and more ("foreign minister", "minister")?
pub(super) fn is_narrower(a: &str, b: &str) -> bool {
    a.len() > b.len() + 1
        && a.strip_suffix(b).is_some_and(|head| head.ends_with(' '))
        && !matches!(a.split(' ').next(), Some("vice" | "deputy" | "prime"))
}

/// The offices, in order of appearance.
pub(super) fn offices(scene: &Scene<'_>, titles: &[Title]) -> Vec<Office> {
    struct Group<'t> {
        key: &'t str,
        iso: Option<Iso>,
        titles: Vec<&'t Title>,
    }
    let mut groups: Vec<Group<'_>> = Vec::new();
    for title in titles {
        let iso = title.isos.first().copied().or_else(|| country_of(titles, title));
        let same = |group: &&mut Group<'_>| {
            let of_one =
                || title.holder.is_none() || group.titles.iter().any(|t| t.holder == title.holder);
            let country = match (group.iso, iso) {
                (Some(a), Some(b)) => a == b,
                (None, None) => true,
                _ => title.is_rank || of_one(),
            };
            group.key == title.key && country
        };
        match groups.iter_mut().find(same) {
            Some(group) => {
                group.iso = group.iso.or(iso);
                group.titles.push(title);
            }
            None => groups.push(Group { key: &title.key, iso, titles: vec![title] }),
        }
    }
    groups
        .into_iter()
        .map(|group| {
            let mut holders: Vec<PersonId> = Vec::new();
            for person in group.titles.iter().filter_map(|title| title.holder) {
                if !holders.contains(&PersonId(person)) {
                    holders.push(PersonId(person));
                }
            }
            let one = holders.len() <= 1;
            let words = |title: &Title| if one { title.text.clone() } else { title.core.clone() };
            let name = group.titles.iter().map(|title| words(title)).reduce(|best, next| {
                let longer = next.len() > best.len();
                if longer { next } else { best }
            });
            let stop = |title: &&Title| Stop {
                span: scene.span(title.mention),
                mention: title.mention,
                form: Form::Name,
            };
            Office {
                name: name.unwrap_or_default(),
                holders,
                stops: group.titles.iter().map(stop).collect(),
            }
        })
        .collect()
}

/// The country that another title of the same office and holder names.
fn country_of(titles: &[Title], title: &Title) -> Option<Iso> {
    title.holder?;
    titles
        .iter()
        .find(|other| {
            other.holder == title.holder && other.key == title.key && !other.isos.is_empty()
        })
        .and_then(|other| other.isos.first().copied())
}

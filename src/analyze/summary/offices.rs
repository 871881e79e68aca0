//! The offices of an article: one entry for all forms of one office.

use std::collections::BTreeSet;

use foldhash::HashMap;

use crate::analyze::candidate::CandidateKind;
use crate::analyze::office::Office as Parsed;
use crate::analyze::scene::Scene;
use crate::analyze::summary::on_one_line;
use crate::document::{Form, Iso, Office, PersonId, Stop, Why};
use crate::lexicon::titles::Class;

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
pub(super) fn titles(
    scene: &Scene<'_>,
    holders: &[Option<(u32, Why)>],
    known: &[Option<Parsed>],
) -> Vec<Title> {
    let mut titles = Vec::new();
    for (at, mention) in scene.mentions.iter().enumerate() {
        let CandidateKind::Title { core } = mention.kind else { continue };
        let core = on_one_line(core.of(scene.reading.text));
        let parsed = known.get(at).and_then(Option::as_ref);
        let office = parsed.and_then(|parsed| parsed.known.as_ref());
        let is_rank = office.is_some_and(|office| {
            matches!(
                office.class,
                Class::Honorific
                    | Class::Military
                    | Class::Police
                    | Class::Academic
                    | Class::Clergy
            )
        });
        let key = office.map_or_else(|| core.to_lowercase(), |office| office.key.clone());
        titles.push(Title {
            mention: at,
            key,
            text: on_one_line(scene.text(at)),
            core,
            holder: holders.get(at).copied().flatten().map(|(person, _)| person),
            isos: parsed.map(|parsed| parsed.isos.clone()).unwrap_or_default(),
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

/// One office with its titles.
struct Group<'t> {
    iso: Option<Iso>,
    holders: BTreeSet<u32>,
    titles: Vec<&'t Title>,
}

/// The offices, in order of appearance.
pub(super) fn offices(scene: &Scene<'_>, titles: &[Title]) -> Vec<Office> {
    let mut countries: HashMap<(u32, &str), Iso> = HashMap::default();
    for title in titles {
        if let (Some(holder), Some(&iso)) = (title.holder, title.isos.first()) {
            countries.entry((holder, &title.key)).or_insert(iso);
        }
    }
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut by_key: HashMap<&str, Vec<usize>> = HashMap::default();
    for title in titles {
        let of_holder = || countries.get(&(title.holder?, title.key.as_str())).copied();
        let iso = title.isos.first().copied().or_else(of_holder);
        let known = by_key.entry(&title.key).or_default();
        let place =
            known.iter().copied().find(|&at| groups.get(at).is_some_and(|g| g.takes(title, iso)));
        let place = place.unwrap_or_else(|| {
            known.push(groups.len());
            groups.push(Group { iso, holders: BTreeSet::new(), titles: Vec::new() });
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(place) {
            group.iso = group.iso.or(iso);
            group.holders.extend(title.holder);
            group.titles.push(title);
        }
    }
    groups.iter().map(|group| group.office(scene)).collect()
}

impl Group<'_> {
    /// Does the title, of this country, name the group's office?
    fn takes(&self, title: &Title, iso: Option<Iso>) -> bool {
        match (self.iso, iso) {
            (Some(a), Some(b)) => a == b,
            (None, None) => true,
            _ => title.is_rank || title.holder.is_none_or(|holder| self.holders.contains(&holder)),
        }
    }

    fn office(&self, scene: &Scene<'_>) -> Office {
        let mut holders: Vec<PersonId> = Vec::new();
        let mut met = BTreeSet::new();
        for person in self.titles.iter().filter_map(|title| title.holder) {
            if met.insert(person) {
                holders.push(PersonId(person));
            }
        }
        let one = holders.len() <= 1;
        let words = |title: &Title| if one { title.text.clone() } else { title.core.clone() };
        let name = self
            .titles
            .iter()
            .map(|title| words(title))
            .reduce(|best, next| if next.len() > best.len() { next } else { best });
        let stop = |title: &&Title| Stop {
            span: scene.span(title.mention),
            mention: title.mention,
            form: Form::Name,
        };
        Office {
            name: name.unwrap_or_default(),
            holders,
            stops: self.titles.iter().map(stop).collect(),
        }
    }
}

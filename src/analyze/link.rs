//! Phase 6: one person for each individual, with all the names used for them.
//!
//! Equal names are one form. Forms are taken from the fullest to the shortest; each goes to the person whose
//! fullest form it fits best, or begins a person of its own. Two different full names are never one person. A
//! short form that fits two people ("Varga" of Ilse and Anna Varga) is decided mention by mention, by courtesy,
//! by title, by nearness.

mod courtesy;
mod gender;
mod given;
pub(super) mod name;

use std::collections::BTreeSet;

use foldhash::HashMap;

use crate::analyze::link::courtesy::{Rank, gender, is_royal, rank_before};
use crate::analyze::link::gender::Genders;
use crate::analyze::link::name::Name;
use crate::analyze::people::KIN;
use crate::analyze::scene::{Lower, Scene, words};
use crate::lexicon::genders::Gender;

/// The most people of one surname that a form is compared with; more are no article but a list.
const MOST: usize = 64;

/// Who is who: the person of each mention that is a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct People {
    /// For each mention of the scene its person, if it is a name.
    pub(super) of: Vec<Option<u32>>,
    /// How many people there are. They are numbered in order of appearance.
    pub(super) count: u32,
    /// Whether "he" or "she" can mean each of them.
    genders: Genders,
}

/// One way of writing a name, with the mentions that write it so.
struct NameForm {
    name: Name,
    mentions: Vec<usize>,
    glued: String,
    royal: bool,
    /// The form for which the text gives this one as another name ("better known as").
    alias_of: Option<usize>,
    /// What the title right before it says.
    rank: Rank,
}

/// A person while they are being put together.
struct Cluster {
    names: Vec<usize>,
    mentions: BTreeSet<usize>,
    gender: Option<Gender>,
    royal: bool,
    rank: Rank,
}

/// Joins the names of `scene`. `titles` tells for a mention the office words beside it, to choose between two
/// people of one surname.
pub(super) fn link(scene: &Scene<'_>, titles: &dyn Fn(usize) -> Option<String>) -> People {
    let forms = forms(scene);
    let mut order: Vec<usize> = (0..forms.len())
        .filter(|&at| forms.get(at).is_some_and(|form| !form.mentions.is_empty()))
        .collect();
    order.sort_by_key(|&at| {
        forms.get(at).map(|form| {
            (std::cmp::Reverse(form.name.weight()), form.mentions.first().copied().unwrap_or(0))
        })
    });
    let mut aliases: HashMap<usize, Vec<usize>> = HashMap::default();
    for (at, form) in forms.iter().enumerate() {
        if let Some(of) = form.alias_of {
            aliases.entry(of).or_default().push(at);
        }
    }
    let mut linker = Linker {
        aliases,
        scene,
        forms: &forms,
        titles,
        clusters: Vec::new(),
        by_part: HashMap::default(),
        by_initial: HashMap::default(),
        placed: vec![None; forms.len()],
    };
    for form in order {
        linker.place(form);
    }
    linker.finish()
}

fn forms(scene: &Scene<'_>) -> Vec<NameForm> {
    let mut forms: Vec<NameForm> = Vec::new();
    let mut known: HashMap<(String, bool), usize> = HashMap::default();
    let mut last: Option<(usize, usize)> = None;
    for (at, _) in scene.mentions.iter().enumerate() {
        if !scene.is_person(at) {
            continue;
        }
        if let Some((before, form)) = last
            && is_other_name(scene, before, at)
        {
            let name = Name::new(scene.text(at));
            let alias = *known.entry((name.key(), false)).or_insert(forms.len());
            if alias == forms.len() {
                forms.push(NameForm::new(name, false));
            }
            if let Some(known_as) = forms.get_mut(alias) {
                known_as.mentions.push(at);
                known_as.alias_of = known_as.alias_of.or(Some(form)).filter(|&of| of != alias);
            }
            continue;
        }
        // "Pat [Holt]" is Pat Holt, both times.
        let whole =
            last.and_then(|(before, form)| Some((before, form, bracketed(scene, before, at)?)));
        if let Some((before, form, whole)) = whole {
            if let Some(alone) = forms.get_mut(form) {
                alone.mentions.retain(|&mention| mention != before);
            }
            let name = Name::new(&whole);
            let place = *known.entry((name.key(), false)).or_insert(forms.len());
            if place == forms.len() {
                forms.push(NameForm::new(name, false));
            }
            if let Some(form) = forms.get_mut(place) {
                form.mentions.extend([before, at]);
            }
            last = None;
            continue;
        }
        let name = Name::new(scene.text(at));
        let royal = is_royal(scene.before(at));
        let alone = royal && name.parts.len() == 1;
        let form = if let Some(&form) = known.get(&(name.key(), alone)) {
            form
        } else {
            known.insert((name.key(), alone), forms.len());
            forms.push(NameForm::new(name, royal));
            forms.len() - 1
        };
        if let Some(form) = forms.get_mut(form) {
            form.mentions.push(at);
            form.royal |= royal;
            form.rank.join(rank_before(scene.before(at)));
        }
        last = Some((at, form));
    }
    forms
}

impl NameForm {
    fn new(name: Name, royal: bool) -> Self {
        let glued = name.glued();
        Self { name, mentions: Vec::new(), glued, royal, alias_of: None, rank: Rank::default() }
    }
}

/// The name that two mentions are together, one of them in brackets.
fn bracketed(scene: &Scene<'_>, first: usize, second: usize) -> Option<String> {
    let gap = scene.gap(first, second)?;
    let (before, after) = (scene.before(first), scene.after(second));
    let behind = matches!(gap, " (" | " [") && after.starts_with([')', ']']);
    let ahead = matches!(gap, ") " | "] ") && before.ends_with(['(', '[']);
    let (one, two) = (scene.text(first), scene.text(second));
    let latin = two.starts_with(|c: char| c < '\u{2e80}');
    // "(Ilse Anna) Varga" is one name, "Ilse Anna (Varga)" may be two.
    let parts = (ahead || !one.contains(' ')) && !two.contains(' ');
    ((behind || ahead) && parts && latin).then(|| format!("{one} {two}"))
}

struct Linker<'s, 'r> {
    scene: &'s Scene<'r>,
    forms: &'s [NameForm],
    titles: &'s dyn Fn(usize) -> Option<String>,
    clusters: Vec<Cluster>,
    /// The people whose name has a part.
    by_part: HashMap<&'s str, Vec<usize>>,
    /// The people whose name has a part that begins with a letter.
    by_initial: HashMap<char, Vec<usize>>,
    /// The forms that the text gives as other names for a form.
    aliases: HashMap<usize, Vec<usize>>,
    /// The person whom each form went to.
    placed: Vec<Option<usize>>,
}

impl Linker<'_, '_> {
    /// Finds the person of a form, or of each of its mentions.
    fn place(&mut self, at: usize) {
        let Some(form) = self.forms.get(at) else { return };
        if let Some(cluster) = self.known_as(at, form) {
            self.join(cluster, at, &form.mentions);
            return;
        }
        let fits = self.fits(form);
        let best = fits.iter().map(|&(_, rank)| rank).max().unwrap_or(0);
        let equal: Vec<usize> = fits
            .into_iter()
            .filter(|&(_, rank)| rank == best)
            .map(|(cluster, _)| cluster)
            .collect();
        match equal.as_slice() {
            [] => self.begin(at, form),
            &[only] => self.join(only, at, &form.mentions),
            _ => {
                for &mention in &form.mentions {
                    if let Some(cluster) = self.nearest(mention, &equal) {
                        self.join(cluster, at, &[mention]);
                    }
                }
            }
        }
    }

    /// The person of the form that the text gives as another name for this one.
    fn known_as(&self, at: usize, form: &NameForm) -> Option<usize> {
        let placed = |form: usize| self.placed.get(form).copied().flatten();
        let known_as =
            || self.aliases.get(&at).into_iter().flatten().find_map(|&form| placed(form));
        form.alias_of.and_then(placed).or_else(known_as)
    }

    /// The people whom the form can name, each with how well it fits.
    fn fits(&self, form: &NameForm) -> Vec<(usize, u8)> {
        let mut fits: Vec<(usize, u8)> = Vec::new();
        for cluster in self.near(form) {
            let Some(person) = self.clusters.get(cluster) else { continue };
            let rank = person
                .names
                .iter()
                .take(8)
                .filter_map(|&name| self.forms.get(name))
                .map(|other| rank(form, other))
                .max()
                .unwrap_or(0);
            let genders = (self.gender_of(form), person.gender);
            let married =
                form.rank.is_married_to(person.rank) || person.rank.is_married_to(form.rank);
            let apart = married || matches!(genders, (Some(a), Some(b)) if a != b);
            if rank > 0 && !apart {
                fits.push((cluster, rank));
            }
        }
        fits
    }

    /// People that share a part with the form, or for a single part are spelled nearly like it.
    fn near(&self, form: &NameForm) -> Vec<usize> {
        let mut near: Vec<usize> = Vec::new();
        for part in form.name.parts.iter().chain([&form.glued]) {
            if let Some(sharing) = self.by_part.get(part.as_str()) {
                near.extend(sharing.iter().rev().take(MOST));
            }
        }
        if let [only] = form.name.parts.as_slice() {
            let pet_forms = name::pet_forms(only);
            for other in pet_forms {
                near.extend(self.by_part.get(other).into_iter().flatten().rev().take(MOST));
            }
            if near.is_empty() {
                let alike = only.chars().next().and_then(|first| self.by_initial.get(&first));
                near.extend(alike.into_iter().flatten().rev().take(MOST));
            }
            if form.name.is_acronym() {
                near.extend((0..self.clusters.len()).take(4 * MOST));
            }
        } else if near.is_empty() {
            near.extend((0..self.clusters.len()).take(MOST).filter(|_| form.name.parts.len() > 2));
        }
        near.sort_unstable();
        near.dedup();
        near
    }

    fn begin(&mut self, at: usize, form: &NameForm) {
        self.clusters.push(Cluster {
            names: Vec::new(),
            mentions: BTreeSet::new(),
            gender: None,
            royal: form.royal,
            rank: Rank::default(),
        });
        self.join(self.clusters.len() - 1, at, &form.mentions);
    }

    fn join(&mut self, cluster: usize, at: usize, mentions: &[usize]) {
        let forms = self.forms;
        let Some(form) = forms.get(at) else { return };
        let gender = self.gender_of(form);
        if let Some(slot) = self.placed.get_mut(at) {
            slot.get_or_insert(cluster);
        }
        let Some(person) = self.clusters.get_mut(cluster) else { return };
        person.mentions.extend(mentions);
        person.gender = person.gender.or(gender);
        person.royal |= form.royal;
        person.rank.join(form.rank);
        if !person.names.contains(&at) {
            person.names.push(at);
            for part in form.name.parts.iter().chain([&form.glued]) {
                let sharing = self.by_part.entry(part.as_str()).or_default();
                if sharing.last() != Some(&cluster) {
                    sharing.push(cluster);
                }
                if let Some(first) = part.chars().next() {
                    let alike = self.by_initial.entry(first).or_default();
                    if alike.last() != Some(&cluster) {
                        alike.push(cluster);
                    }
                }
            }
        }
    }

    fn gender_of(&self, form: &NameForm) -> Option<Gender> {
        let mut genders =
            form.mentions.iter().take(8).filter_map(|&at| gender(self.scene.before(at)));
        let first = genders.next()?;
        genders.all(|other| other == first).then_some(first)
    }

    /// The person among `equal` whom the short form means here: whose courtesy or title agrees, else whom the last
    /// sentence that names one of them is about, else who comes next.
    fn nearest(&self, mention: usize, equal: &[usize]) -> Option<usize> {
        let title = (self.titles)(mention);
        let sex = gender(self.scene.before(mention));
        let subject = self.subject_before(mention, equal);
        equal.iter().copied().max_by_key(|&cluster| {
            let Some(person) = self.clusters.get(cluster) else { return (false, false, false, 0) };
            let by_title = title.is_some()
                && person.mentions.iter().take(32).any(|&other| (self.titles)(other) == title);
            let by_sex = sex.is_some() && person.gender == sex;
            let next = person.mentions.first().copied().unwrap_or(0);
            (by_sex, by_title, subject == Some(cluster), -(next as isize))
        })
    }

    /// The one of `equal` that the nearest earlier sentence with any of them begins with; an owner ("Varga's
    /// brother") comes after whom they own.
    fn subject_before(&self, mention: usize, equal: &[usize]) -> Option<usize> {
        let named = |from: usize, to: usize, cluster: usize| {
            self.clusters.get(cluster).into_iter().flat_map(move |c| c.mentions.range(from..to))
        };
        let last_of = |cluster: usize, kin: bool| {
            named(0, mention, cluster).rev().take(8).find(|&&at| kin || !self.is_relative(at))
        };
        let last = |kin: bool| equal.iter().filter_map(|&c| last_of(c, kin)).max();
        let last = last(false).or_else(|| last(true))?;
        let sentence = self.scene.sentence(*last);
        let from = self.scene.sentences.partition_point(|&s| s < sentence);
        let mut inside: Vec<(bool, usize, usize)> = equal
            .iter()
            .flat_map(|&cluster| {
                named(from, mention, cluster).take(8).map(move |&at| (at, cluster))
            })
            .map(|(at, cluster)| (self.is_owner(at), at, cluster))
            .collect();
        inside.sort_unstable();
        inside.first().map(|&(.., cluster)| cluster)
    }

    /// "His father, Omar Varga, worked there": who begins a sentence as a relative of whom the article is about.
    fn is_relative(&self, at: usize) -> bool {
        let lead = words(self.scene.before(at));
        let lead: Vec<&str> = lead.iter().map(Lower::as_str).filter(|word| *word != ",").collect();
        matches!(lead.as_slice(), ["his" | "her", kin] | ["his" | "her", _, kin] if KIN.contains(kin))
    }

    /// "Varga's": is the name that of an owner?
    fn is_owner(&self, at: usize) -> bool {
        let after = self.scene.after(at);
        after.starts_with("'s") || after.starts_with("’s")
    }

    fn finish(self) -> People {
        let mut first: Vec<(usize, usize)> = self
            .clusters
            .iter()
            .enumerate()
            .filter_map(|(at, cluster)| Some((cluster.mentions.first().copied()?, at)))
            .collect();
        first.sort_unstable();
        let mut of = vec![None; self.scene.mentions.len()];
        let mut count = 0;
        for (_, cluster) in first {
            let mentions = self.clusters.get(cluster).map(|c| &c.mentions);
            for &mention in mentions.into_iter().flatten() {
                if let Some(slot) = of.get_mut(mention) {
                    *slot = Some(count);
                }
            }
            count += 1;
        }
        People { of, count, genders: Genders::default() }
    }
}

/// Is the second mention another name that the text gives for the first?
fn is_other_name(scene: &Scene<'_>, first: usize, second: usize) -> bool {
    let Some(gap) = scene.gap(first, second) else { return false };
    let gap = words(gap);
    let gap: Vec<&str> =
        gap.iter().map(Lower::as_str).filter(|word| !is_between_names(word)).collect();
    let gloss = gap.is_empty()
        && scene.text(second).chars().all(|c| !c.is_alphabetic() || c > '\u{2e80}')
        && scene.text(first).contains(|c: char| c.is_ascii_alphabetic());
    gloss
        || matches!(
            gap.as_slice(),
            ["alias" | "aka" | "nicknamed" | "dubbed"]
                | ["real" | "birth" | "stage", "name"]
                | ["whose", "real" | "birth" | "stage", "name", "is"]
                | ["known", "as"]
                | ["who", "is" | "was", "known", "as"]
                | ["a.k" | "a", "k", "a"]
        )
}

/// A mark, or a word that only says how well a name is known.
fn is_between_names(word: &str) -> bool {
    let mut letters = word.chars();
    let lone = letters.next().is_some_and(|c| !c.is_alphabetic() || matches!(c, 'l' | 'r' | 's'));
    lone && letters.next().is_none()
        || matches!(
            word,
            "affectionately"
                | "also"
                | "best"
                | "better"
                | "commonly"
                | "formerly"
                | "locally"
                | "more"
                | "mostly"
                | "popularly"
                | "professionally"
                | "simply"
                | "widely"
        )
}

/// How well a form fits a person who has the form `other`.
fn rank(form: &NameForm, other: &NameForm) -> u8 {
    // King Harun is not Crown Prince Omar bin Harun.
    let father = |one: &NameForm, other: &NameForm| one.royal && one.name.is_father_in(&other.name);
    if father(form, other) || father(other, form) {
        return 0;
    }
    if form.name == other.name {
        let alone = form.name.parts.len() == 1;
        // "Prince Andrew … Andrew": as good as the given name of a full one, so that the nearer of the two has it.
        return if form.royal == other.royal || !alone { 12 } else { 5 };
    }
    if form.glued == other.glued {
        return 11;
    }
    if form.royal && !other.royal && other.name.full_parts() > 1 {
        return 0;
    }
    let (short, long) = if form.name.parts.len() <= other.name.parts.len() {
        (&form.name, &other.name)
    } else {
        (&other.name, &form.name)
    };
    if short.parts.len() >= 2 {
        let whole = short.same_full(long);
        return if whole > 0 { whole + 6 } else { short.part_of(long) };
    }
    short.part_of(long)
}

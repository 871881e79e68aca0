//! The people of an article: canonical name, other names, titles, countries, stops.

use std::cmp::Reverse;

use crate::analyze::link::People;
use crate::analyze::link::name::Name;
use crate::analyze::scene::Scene;
use crate::analyze::summary::offices::{Title, is_narrower};
use crate::analyze::summary::{is_touching, on_one_line};
use crate::document::{Form, Iso, Person, Stop};
use crate::lexicon::nicknames::full_name;

/// The people, in order of appearance.
pub(super) fn people(scene: &Scene<'_>, people: &People, titles: &[Title]) -> Vec<Person> {
    let count = people.count as usize;
    let mut names: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (at, person) in people.of.iter().enumerate() {
        if let Some(list) = person.and_then(|person| names.get_mut(person as usize)) {
            list.push(at);
        }
    }
    let mut held: Vec<Vec<&Title>> = vec![Vec::new(); count];
    for title in titles {
        if let Some(list) = title.holder.and_then(|person| held.get_mut(person as usize)) {
            list.push(title);
        }
    }
    names
        .iter()
        .zip(&held)
        .map(|(names, held)| {
            let (name, aliases) = forms(scene, names);
            Person {
                name,
                aliases,
                titles: fullest(held),
                countries: countries(held),
                hidden: false,
                stops: stops(scene, people, names, held),
            }
        })
        .collect()
}

/// The fullest form, in normal case, and the other forms in order of appearance.
pub(in crate::analyze) fn forms(scene: &Scene<'_>, names: &[usize]) -> (String, Vec<String>) {
    let mut forms: Vec<(Name, String)> = Vec::new();
    for &at in names {
        let text = on_one_line(scene.text(at));
        let name = Name::new(&text);
        let nickname = full_name(&text).is_some();
        let same = |known: &(Name, String)| {
            known.0.key() == name.key() && full_name(&known.1).is_some() == nickname
        };
        match forms.iter_mut().find(|known| same(known)) {
            Some((_, known)) if is_shouted(known) && !is_shouted(&text) => *known = text,
            Some(_) => {}
            None => forms.push((name, text)),
        }
    }
    let best = (0..forms.len()).min_by_key(|&at| {
        forms.get(at).map(|(name, text)| {
            let nickname = full_name(text).is_some();
            (nickname, Reverse(name.weight()), is_shouted(text), Reverse(text.len()), at)
        })
    });
    let best = best.unwrap_or_default();
    let name = forms.get(best).map(|(_, text)| in_normal_case(text)).unwrap_or_default();
    let others =
        forms.into_iter().enumerate().filter(|&(at, _)| at != best).map(|(_, (_, text))| text);
    (name, others.collect())
}

/// Is it longer than an acronym, and all in capitals?
fn is_shouted(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() > if text.contains(' ') { 3 } else { 5 }
        && text
            .split_whitespace()
            .any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 2)
        && letters.clone().all(char::is_uppercase)
}

/// "ILSE VARGA" as "Ilse Varga".
fn in_normal_case(text: &str) -> String {
    if !is_shouted(text) {
        return text.to_owned();
    }
    let mut inside = false;
    let mut normal = String::with_capacity(text.len());
    for c in text.chars() {
        if inside {
            normal.extend(c.to_lowercase());
        } else {
            normal.push(c);
        }
        inside = c.is_alphabetic();
    }
    normal
}

/// The fullest form of each office that the person holds, in order of appearance.
fn fullest(held: &[&Title]) -> Vec<(String, Option<usize>)> {
    let mut kept: Vec<(&Title, usize, &Title)> = Vec::new();
    for (order, title) in held.iter().enumerate() {
        match kept.iter_mut().find(|(known, ..)| known.key == title.key) {
            Some((_, _, best)) if better(title, best) => *best = title,
            Some(_) => {}
            None => kept.push((title, order, title)),
        }
    }
    let all: Vec<&Title> = kept.iter().map(|(_, _, best)| *best).collect();
    kept.iter()
        .filter(|(_, _, title)| !all.iter().any(|other| is_narrower(&other.key, &title.key)))
        .map(|(_, _, title)| (in_normal_case(&title.text), Some(title.mention)))
        .collect()
}

/// Does the first say more than the second?
fn better(a: &Title, b: &Title) -> bool {
    (!is_shouted(&a.text), a.isos.len(), a.text.len())
        > (!is_shouted(&b.text), b.isos.len(), b.text.len())
}

/// The countries in the titles, the most frequent first.
fn countries(held: &[&Title]) -> Vec<Iso> {
    let mut counted: Vec<(Iso, usize)> = Vec::new();
    for iso in held.iter().flat_map(|title| &title.isos) {
        match counted.iter_mut().find(|(known, _)| known == iso) {
            Some((_, count)) => *count += 1,
            None => counted.push((*iso, 1)),
        }
    }
    counted.sort_by_key(|&(_, count)| Reverse(count));
    counted.into_iter().map(|(iso, _)| iso).collect()
}

/// Each name, and each title that stands alone for the person.
fn stops(scene: &Scene<'_>, people: &People, names: &[usize], held: &[&Title]) -> Vec<Stop> {
    let stop = |at: usize, form: Form| Stop { span: scene.span(at), mention: at, form };
    let mut stops: Vec<Stop> = names.iter().map(|&at| stop(at, Form::Name)).collect();
    let alone = held.iter().filter(|title| !is_at_name(scene, people, title, held));
    stops.extend(alone.map(|title| stop(title.mention, Form::Title)));
    stops.sort_by_key(|stop| stop.mention);
    stops
}

/// Does the title touch a name of its holder, or another title of theirs that does?
fn is_at_name(scene: &Scene<'_>, people: &People, title: &Title, held: &[&Title]) -> bool {
    let Ok(place) = scene.actors.binary_search(&title.mention) else { return false };
    let same = |at: usize| held.binary_search_by_key(&at, |title| title.mention).is_ok();
    let ours = |at: usize| people.of.get(at).copied().flatten() == title.holder;
    let mut at = title.mention;
    for &next in scene.actors.get(place + 1..).unwrap_or(&[]).iter().take(6) {
        if !scene
            .gap(at, next)
            .is_some_and(|gap| is_touching(gap) || is_and(gap) && scene.is_title(next))
        {
            break;
        }
        if ours(next) {
            return true;
        }
        if !same(next) {
            break;
        }
        at = next;
    }
    at = title.mention;
    for &previous in scene.actors.get(..place).unwrap_or(&[]).iter().rev().take(6) {
        if !scene
            .gap(previous, at)
            .is_some_and(|gap| is_touching(gap) || is_and(gap) && scene.is_title(previous))
        {
            break;
        }
        if ours(previous) {
            return true;
        }
        if !same(previous) {
            break;
        }
        at = previous;
    }
    false
}

fn is_and(gap: &str) -> bool {
    matches!(gap.trim(), "and" | "&" | ", and" | "and the" | "cum" | "/")
}

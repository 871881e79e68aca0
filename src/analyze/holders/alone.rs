//! Titles without a name beside them: who in the article is known to hold such an office.

use std::cell::OnceCell;

use crate::analyze::holders::beside::{Beside, is_plural};
use crate::analyze::holders::counterpart::counterparts;
use crate::analyze::holders::glosses::skip_gloss;
use crate::analyze::holders::known;
use crate::analyze::holders::known::{leading, well_known};
use crate::analyze::holders::pronoun::{before_pronoun, by_pronoun, subject_before};
use crate::analyze::holders::verbs::{is_determiner, is_finite, is_function_word};
use crate::analyze::link::People;
use crate::analyze::office::Office;
use crate::analyze::scene::{Lower, Scene, last_word, words};
use crate::document::Why;
use crate::text::Span;

/// The most offices that a title is compared with; more are no article but a list.
const MOST: usize = 192;

/// An office that somebody is known to hold.
struct Held<'o> {
    person: u32,
    office: &'o Office,
    /// The title that says so, or the name with "counterpart" before it.
    title: usize,
}

/// The holder of each title: from `beside`, and by office for those that stand alone.
pub(crate) fn resolve(
    scene: &Scene<'_>,
    people: &People,
    beside: &[Option<Beside>],
    offices: &[Option<Office>],
) -> Vec<Option<(u32, Why)>> {
    let mut holders: Vec<Option<(u32, Why)>> = beside
        .iter()
        .map(|beside| {
            let beside = (*beside)?;
            Some((people.of.get(beside.name).copied().flatten()?, beside.why))
        })
        .collect();
    let doubtful = doubtful(scene, &holders);
    let counterparts = counterparts(scene, people, &holders, offices);
    let mut held = held(offices, &holders, &doubtful);
    held.extend(counterparts.iter().map(|other| Held {
        person: other.person,
        office: &other.office,
        title: other.name,
    }));
    held.sort_by_key(|held| held.title);
    let places = places(scene, people);
    for at in doubtful {
        let other = offices.get(at).and_then(Option::as_ref);
        let other = other.and_then(|office| by_office(scene, at, office, &held, &places, people));
        if let (Some(slot), Some(_)) = (holders.get_mut(at), other) {
            *slot = other;
        }
    }
    let known = OnceCell::new();
    // "The Norland president" is no president whom the world knows to be another country's.
    let is_foreign = |person: u32, office: &Office| {
        let known: &Vec<known::Known> = known.get_or_init(|| known::known(scene, people));
        !office.isos.is_empty()
            && known.iter().any(|k| k.person == person && k.is_elsewhere(office))
    };
    for at in 0..scene.mentions.len() {
        if !scene.is_title(at)
            || holders.get(at).is_none_or(Option::is_some)
            || is_plural(scene, at)
            || is_before_unknown(scene, at)
        {
            continue;
        }
        let office = || offices.get(at)?.as_ref();
        let is_former = |person| {
            held.iter().take(MOST).any(|h| {
                h.person == person
                    && office().is_some_and(|office| {
                        h.office.head == office.head
                            && h.office != office
                            && (h.office.past || h.office.lower != office.lower)
                    })
            })
        };
        // "Norland's President Zorin, … the president": not he, where the article speaks far more of somebody whom the world knows
        // as another country's.
        let outshone = |office: &Office, other: u32| {
            let all = known.get_or_init(|| known::known(scene, people));
            let star = leading(scene, &places, at, office, all, &is_former)?;
            let often = |who: u32| places.get(who as usize).map_or(0, Vec::len);
            let elsewhere = |h: &Held<'_>| {
                h.person != other || h.office.agrees(office) == 0 || star.is_elsewhere(h.office)
            };
            let outshines = office.isos.is_empty()
                && star.person != other
                && often(star.person) > 3 * often(other)
                && held.iter().take(MOST).all(elsewhere);
            outshines.then(|| star.holds())
        };
        let known = || {
            let office = office()?;
            let agrees = |held: &Held<'_>| {
                held.office.agrees(office) > 0 && !is_foreign(held.person, office)
            };
            if held.iter().take(MOST).any(agrees) {
                return None;
            }
            let all = known.get_or_init(|| known::known(scene, people));
            well_known(scene, &places, at, office, all, &is_former)
        };
        let holder = same_as_before(scene, at, &holders)
            .or_else(|| by_pronoun(scene, at, people, &holders))
            .or_else(|| before_pronoun(scene, at, people))
            .or_else(|| {
                let office = office()?;
                by_office(scene, at, office, &held, &places, people)
                    .filter(|&(person, _)| !is_foreign(person, office))
                    .map(|found| outshone(office, found.0).unwrap_or(found))
            })
            .or_else(known)
            .or_else(|| just_named(scene, at, office()?, &held, people))
            .or_else(|| main_speaker(scene, at, office()?, &held, &places));
        if let Some(slot) = holders.get_mut(at) {
            *slot = holder;
        }
    }
    holders
}

/// "The president and Foreign Minister Varga": titles in a row with another that may well be somebody else's.
fn doubtful(scene: &Scene<'_>, holders: &[Option<(u32, Why)>]) -> Vec<usize> {
    let is_doubtful = |&at: &usize| {
        let stacked =
            holders.get(at).copied().flatten().is_some_and(|(_, why)| why.rule == "holder.stacked");
        stacked && article(scene, at) == "the" && scene.after(at).trim_start().starts_with("and ")
    };
    (0..holders.len()).filter(is_doubtful).collect()
}

fn held<'o>(
    offices: &'o [Option<Office>],
    holders: &[Option<(u32, Why)>],
    doubtful: &[usize],
) -> Vec<Held<'o>> {
    let mut held = Vec::new();
    for (at, (holder, office)) in holders.iter().zip(offices).enumerate() {
        if let (Some((person, _)), Some(office)) = (holder, office)
            && doubtful.binary_search(&at).is_err()
        {
            held.push(Held { person: *person, office, title: at });
        }
    }
    held
}

/// For each person, the places of their names.
fn places(scene: &Scene<'_>, people: &People) -> Vec<Vec<usize>> {
    let mut places = vec![Vec::new(); people.count as usize];
    for at in 0..scene.mentions.len() {
        if let Some(Some(person)) = people.of.get(at)
            && let Some(list) = places.get_mut(*person as usize)
        {
            list.push(at);
        }
    }
    places
}

/// "The minister, who is also the head of …".
fn same_as_before(
    scene: &Scene<'_>,
    at: usize,
    holders: &[Option<(u32, Why)>],
) -> Option<(u32, Why)> {
    let place = scene.actors.binary_search(&at).ok()?;
    let previous = *scene.actors.get(place.checked_sub(1)?)?;
    let (person, _) = (*holders.get(previous)?)?;
    let gap = scene.gap(previous, at).filter(|_| scene.is_title(previous))?;
    let gap = words(gap);
    let gap: Vec<&str> = gap.iter().map(Lower::as_str).collect();
    let copula = matches!(gap.split_first(), Some((&("is" | "was" | "became"), rest)) if rest.iter().all(|word| is_determiner(word)));
    let same = copula
        || matches!(
            gap.as_slice(),
            ["("] | ["," | "and", "who", "is" | "was", ..] | [",", "who", "also" | "currently", ..]
        ) && gap.len() <= 6;
    let why = Why { rule: "holder.same-as-title", evidence: Some(scene.span(previous)) };
    same.then_some((person, why))
}

/// "Interior Minister Anan Pong", where the name was not found: somebody else than whoever is known to be minister.
fn is_before_unknown(scene: &Scene<'_>, at: usize) -> bool {
    let after = scene.after(at);
    let mut next = after.strip_prefix(' ').unwrap_or("").split(' ');
    let name = |word: Option<&str>| {
        word.is_some_and(|word| {
            let mut chars = word.chars();
            chars.next().is_some_and(char::is_uppercase) && chars.any(char::is_lowercase)
        })
    };
    name(next.next()) && name(next.next()) && !scene.is_headline(at)
}

/// "Ilse Varga left. The minister said": the sentence before is about somebody of whom no other office is told, and
/// this one begins with the title.
fn just_named(
    scene: &Scene<'_>,
    at: usize,
    office: &Office,
    held: &[Held<'_>],
    people: &People,
) -> Option<(u32, Why)> {
    let before = words(scene.before(at));
    let mark = |word: &Lower<'_>| matches!(word.as_str(), "," | "”" | "\"" | "“");
    let lead = before.iter().rposition(mark).map_or(0, |mark| mark + 1);
    let lead = before.get(lead..).unwrap_or(&[]);
    let says = |word: &Lower<'_>| is_saying(word);
    // "Said the minister", "the veteran minister added".
    let (said, lead) = match lead.split_first() {
        Some((first, rest)) if says(first) => (true, rest),
        _ => (false, lead),
    };
    let free_word = |word: &Lower<'_>| {
        word == "the"
            || matches!(word.as_str(), "but" | "and" | "meanwhile" | "later")
            || !is_function_word(word) && !is_determiner(word) && !is_finite(word)
    };
    let definite = lead.last().is_none_or(|word| word == "the") || said;
    let begins = definite && lead.len() <= 3 && lead.iter().all(free_word);
    let after = words(scene.after(at));
    let after: Vec<&str> = after.iter().map(Lower::as_str).collect();
    let acts = skip_gloss(&after).first().is_some_and(|next| {
        is_finite(next) || is_saying(next) || next.ends_with("ed") || *next == "also"
    });
    let rank =
        matches!(office.head.as_str(), "professor" | "doctor" | "captain" | "general" | "colonel");
    // "The DA said" is more often a body.
    let short = scene.text(at).len() <= 3;
    if !begins
        || !(acts || said)
        || short
        || faces_others(office)
        || is_owned(scene, at)
        || office.is_honorific() && !rank
    {
        return None;
    }
    let place = scene.actors.partition_point(|&actor| actor < at);
    let (person, name) = subject_before(scene, people, place, scene.sentence(at))?;
    let near = scene.sentence(name) + 2 >= scene.sentence(at);
    // A member of parliament may be anything else besides, and anybody else a member if the article knows no other.
    let alone = office.is_member() && !held.iter().take(MOST).any(|h| h.office.is_member());
    let free = alone
        || held.iter().take(MOST).all(|h| {
            h.person != person
                || h.office.is_honorific()
                || h.office.is_member() && !office.is_member()
        });
    let why = Why { rule: "holder.just-named", evidence: Some(scene.span(name)) };
    (near && free).then_some((person, why))
}

fn by_office(
    scene: &Scene<'_>,
    at: usize,
    office: &Office,
    held: &[Held<'_>],
    places: &[Vec<usize>],
    people: &People,
) -> Option<(u32, Why)> {
    let article = article(scene, at);
    let article = article.as_str();
    let indefinite = is_indefinite(article);
    let addressed = office.is_honorific() && !(article == "the" && office.is_called_alone());
    if indefinite && scene.sentence(at) > 3 || addressed {
        return None;
    }
    // "The next president", "any other judge": nobody holds it yet, or it is somebody else.
    if matches!(last_word(scene.before(at)).as_str(), "next" | "future" | "other" | "eventual") {
        return None;
    }
    // "They ran for president": the office itself.
    if article == "for" && scene.text(at).starts_with(char::is_lowercase) {
        return None;
    }
    let owned =
        matches!(article, "his" | "her" | "their" | "its" | "our" | "my" | "your" | "whose");
    let middle = held.partition_point(|held| held.title < at);
    let window = middle.saturating_sub(MOST / 2)..(middle + MOST / 2).min(held.len());
    let place = scene.actors.partition_point(|&actor| actor < at);
    let subject =
        subject_before(scene, people, place, scene.sentence(at)).map(|(person, _)| person);
    // Who holds such an office of another country, and none of this one, is not meant, though a bare "President" of theirs
    // would agree.
    let near = || held.get(window.clone()).unwrap_or(&[]).iter();
    let foreign: Vec<u32> = near()
        .filter(|other| other.office.clashes(office))
        .map(|other| other.person)
        .filter(|&who| !near().any(|own| own.person == who && own.office.shares_country(office)))
        .collect();
    let mut best: Vec<(u32, i32, Span)> = Vec::new();
    for held in near() {
        let agreement = held.office.agrees(office);
        if foreign.contains(&held.person) {
            continue;
        }
        let known_before = || {
            places.get(held.person as usize).and_then(|p| p.first()).is_none_or(|&first| first < at)
        };
        if agreement < 25
            || owned && agreement < 60
            || indefinite && (!matches!(article, "a" | "an") || agreement < 35 || known_before())
        {
            continue;
        }
        let mut score = agreement - distance(scene, at, places.get(held.person as usize));
        if subject == Some(held.person) {
            score += 4;
        }
        // Whom the article names often is meant sooner than whom it names once.
        score += places.get(held.person as usize).map_or(0, |names| salience(names.len()));
        let evidence = scene.span(held.title);
        match best.iter_mut().find(|(person, ..)| *person == held.person) {
            Some(known) if known.1 < score => *known = (held.person, score, evidence),
            Some(_) => {}
            None => best.push((held.person, score, evidence)),
        }
    }
    best.sort_by_key(|&(person, score, _)| (std::cmp::Reverse(score), person));
    let (person, score, evidence) = *best.first()?;
    if best.get(1).is_some_and(|&(_, second, _)| second + 3 >= score) {
        return None;
    }
    Some((person, Why { rule: "holder.by-office", evidence: Some(evidence) }))
}

/// How far the nearest name of a person is from title `at`, in sentences; a name that only comes later is farther.
fn distance(scene: &Scene<'_>, at: usize, places: Option<&Vec<usize>>) -> i32 {
    let Some(places) = places else { return 40 };
    let next = places.partition_point(|&place| place < at);
    let here = scene.sentence(at) as i32;
    let before = next.checked_sub(1).and_then(|last| places.get(last));
    let after = places.get(next);
    let back = before.map_or(60, |&place| here - scene.sentence(place) as i32);
    let ahead = after.map_or(60, |&place| scene.sentence(place) as i32 - here + 8);
    back.min(ahead).min(30)
}

/// The word before a title, or before the adjectives before it, that says whether one is meant or any: "a Liberal MP".
fn article<'s>(scene: &Scene<'s>, at: usize) -> Lower<'s> {
    let before = words(scene.before(at));
    let near = before.iter().rev().take(3);
    let article = near.take_while(|word| !is_function_word(word) && *word != ",").find(|word| {
        is_indefinite(word)
            || is_determiner(word) && !matches!(word.as_str(), "former" | "then" | "now")
    });
    article.or(before.last()).cloned().unwrap_or_default()
}

/// Those who judge, accuse or lead the people of an article are seldom the one it is about.
fn faces_others(office: &Office) -> bool {
    matches!(office.head.as_str(), "judge" | "prosecutor" | "captain" | "coach")
}

/// "Varga's": does the title belong to the person named before it, who is somebody else?
fn is_owned(scene: &Scene<'_>, at: usize) -> bool {
    let before = scene.before(at).trim_end();
    ["'s", "’s", "s'", "s’"].iter().any(|end| before.ends_with(end))
}

fn is_indefinite(article: &str) -> bool {
    matches!(
        article,
        "a" | "an" | "any" | "every" | "each" | "another" | "no" | "some" | "one" | "or"
    )
}

/// "The minister said" of whom no office is told: the person whom the article is most about, if they are near and
/// hold nothing else.
fn main_speaker(
    scene: &Scene<'_>,
    at: usize,
    office: &Office,
    held: &[Held<'_>],
    places: &[Vec<usize>],
) -> Option<(u32, Why)> {
    let says = words(scene.after(at)).first().is_some_and(|word| is_saying(word));
    if !says || is_indefinite(&article(scene, at)) || is_owned(scene, at) || faces_others(office) {
        return None;
    }
    let here = scene.sentence(at);
    let has_office = |person: usize| {
        held.iter().take(MOST).any(|h| h.person as usize == person && !h.office.is_honorific())
    };
    let mut free: Vec<(usize, usize)> = places
        .iter()
        .enumerate()
        .take(MOST)
        .filter(|&(person, _)| !has_office(person))
        .map(|(person, names)| (names.len(), person))
        .collect();
    free.sort_unstable_by_key(|&(count, person)| (std::cmp::Reverse(count), person));
    let &(count, person) = free.first()?;
    let second = free.get(1).map_or(0, |&(count, _)| count);
    let names = places.get(person)?;
    let near = names.iter().any(|&name| scene.sentence(name).abs_diff(here) <= 4);
    if count < 2 || second * 2 > count || !near {
        return None;
    }
    let evidence = names.first().map(|&name| scene.span(name));
    Some((person as u32, Why { rule: "holder.main-speaker", evidence }))
}

fn is_saying(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "told"
            | "added"
            | "noted"
            | "asked"
            | "stated"
            | "stressed"
            | "explained"
            | "announced"
            | "warned"
            | "wrote"
            | "tweeted"
            | "continued"
            | "concluded"
            | "insisted"
            | "claimed"
            | "confirmed"
            | "emphasized"
            | "emphasised"
            | "underlined"
            | "pointed"
            | "adds"
            | "notes"
            | "explains"
            | "insists"
            | "warns"
            | "comments"
            | "commented"
            | "points"
            | "argues"
            | "argued"
            | "recalls"
            | "recalled"
            | "remarked"
            | "replied"
            | "reiterated"
            | "declared"
    )
}

/// How much a person of `names` names in the article stands out.
fn salience(names: usize) -> i32 {
    (3 * names.max(1).ilog2() as i32).min(9)
}

//! A name that is sure somewhere in the article, everywhere else in it.

use std::borrow::Cow;
use std::ops::Range;

use foldhash::{HashMap, HashSet};

use crate::analyze::people::bodies;
use crate::analyze::people::repair::repair;
use crate::analyze::people::shape;
use crate::analyze::people::words::PARTICLES;
use crate::analyze::people::{Found, Ground};
use crate::lexicon::names::{Known, known};
use crate::tagger::Label;
use crate::text::fold;
use crate::text::hash::folded;
use crate::text::token::compound;

/// The most full names of one last word that a place is compared with.
const MOST: usize = 64;

/// How a word was met in the document.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// As the last part of a sure full name.
    surname: usize,
    /// As another part of a sure full name.
    part: usize,
    /// As a name on its own.
    alone: usize,
    /// In lower case.
    lower: usize,
    /// As the whole of something that is no person.
    other: usize,
}

/// Adds the other places of sure names to `found`, and those of the `faint` ones that share a part with them. Takes
/// out words that are elsewhere in the article mostly no person.
pub(super) fn spread(ground: &Ground<'_, '_>, faint: Vec<Found>, found: &mut Vec<Found>) {
    let reading = ground.reading;
    let mut seen: HashMap<String, Seen> = HashMap::default();
    outvoted(ground, found);
    let mut full: HashSet<&str> = HashSet::default();
    let mut fulls: HashMap<String, Vec<Range<usize>>> = HashMap::default();
    for name in found.iter() {
        if name.confidence < 60 {
            continue;
        }
        let Some(last) = name.tokens.clone().next_back() else { continue };
        if name.tokens.len() > 1 && full.insert(reading.span(name.tokens.clone()).of(reading.text))
        {
            fulls.entry(fold(reading.word(last))).or_default().push(name.tokens.clone());
        }
        let entry = seen.entry(fold(reading.word(last))).or_default();
        if name.tokens.len() > 1 || matches!(name.rule, "person.borne-out" | "person.slot") {
            entry.surname += 1;
        } else {
            entry.alone += 1;
        }
        // "Li Anming" is called Li.
        let first = reading.word(name.tokens.start);
        // "Gregory So Kam-leung": So.
        if let Some(own) = hong_kong(ground, &name.tokens) {
            seen.entry(fold(reading.word(own))).or_default().surname += 1;
        }
        let eastern = name.tokens.len() > 1
            && (2..=3).contains(&first.len())
            && first.starts_with(char::is_uppercase)
            && (reading.word(name.tokens.end - 2) == "-"
                || known(folded(first)).has(Known::COMMON_SURNAME)
                    && !known(folded(first)).has(Known::COMMON_GIVEN));
        if eastern {
            seen.entry(fold(first)).or_default().surname += 1;
        }
        for at in name.tokens.start..last {
            let word = reading.word(at);
            let short = word.len() == 3 && known(folded(word)).has(Known::COMMON_GIVEN);
            if shape::is_capital(word) && (word.len() > 3 || short) {
                seen.entry(fold(reading.word(at))).or_default().part += 1;
            }
        }
    }
    let edges: HashSet<usize> =
        found.iter().flat_map(|name| [name.tokens.start, name.tokens.end]).collect();
    for name in faint {
        if holds_more_than_a_name(ground, &name, &full) || ground.is_act(&name.tokens) {
            continue;
        }
        let seen = |at: usize| seen.get(&fold(reading.word(at))).copied().unwrap_or_default();
        let is_known = |at: usize| seen(at).surname + seen(at).part > 0;
        // "Ilse Varga", where "Varga" alone is sure.
        let last = name.tokens.len() > 1 && seen(name.tokens.end - 1).alone > 1;
        if last || name.tokens.clone().any(is_known) || is_beside_one(ground, &name, &edges) {
            found.push(name);
        }
    }
    if seen.is_empty() {
        return;
    }
    let mut taken = vec![false; reading.tokens.len()];
    for name in found.iter() {
        for slot in taken.get_mut(name.tokens.clone()).unwrap_or_default() {
            *slot = true;
        }
    }
    let mut places = Vec::new();
    for at in 0..reading.tokens.len() {
        let word = reading.word(at);
        if taken.get(at).copied().unwrap_or(true) || word.len() < 2 {
            continue;
        }
        let Some(entry) = seen.get_mut(&*key(word)) else { continue };
        if !shape::is_capital(word) {
            entry.lower += 1;
            continue;
        }
        let whole = ground.entity(at).filter(|entity| entity.tokens.len() == 1);
        if whole.is_some_and(|entity| entity.label == Label::Place && entity.confidence >= 80)
            && known(folded(word)).has(Known::BIG_PLACE)
        {
            entry.other += 1;
        }
        places.push(at);
    }
    found.extend(acronyms(ground, found, &taken));
    for at in places {
        let key = fold(reading.word(at));
        let Some(entry) = seen.get(&key) else { continue };
        // "TJ Varga" where another place has it too, "Le Varga" of an "Ilse Le Varga".
        let fulls = fulls.get(&key).into_iter().flatten().take(MOST);
        let whole = fulls.map(|name| end_of(ground, name, at, &taken)).max().unwrap_or(0);
        let tokens = at + 1 - whole.max(1)..at + 1;
        let whole = whole > 0;
        if shape::is_never(reading.word(at)) {
            // A surname that is an English word: "You".
            let tagged = ground.entity(at).is_some_and(|e| e.label == Label::Person);
            if tagged && entry.surname > 0 && !shape::begins_sentence(reading, at) {
                found.push(Found { tokens, rule: "person.known", evidence: None, confidence: 80 });
            }
            continue;
        }
        let label = ground.entity(at).map(|entity| (entity.label, entity.confidence));
        // A given name that stands alone again and again may begin a sentence, and be a town's.
        let often = entry.alone > 2;
        let other = matches!(label, Some((Label::Place | Label::Organisation, 95..)))
            || !often && known(folded(reading.word(at))).has(Known::BIG_PLACE);
        let by_part = entry.part > 0 && !other && (often || !shape::begins_sentence(reading, at));
        if entry.lower > 0 && !whole && !is_called(ground, at, *entry)
            || entry.surname == 0 && !by_part
            || entry.other > entry.surname + entry.alone
        {
            continue;
        }
        let in_longer = ground
            .entity(at)
            .is_some_and(|e| e.tokens.len() > tokens.len() && e.label != Label::Person);
        // In a line of capitals a capital beside it says nothing.
        let shouted = reading.word(at).len() > 2 && !reading.word(at).contains(char::is_lowercase);
        let beside_capital = |next: usize| {
            shape::is_capital(reading.word(next))
                && (!shouted || reading.word(next).contains(char::is_lowercase))
                && !ground.is_title(next)
                && !ground.is_country(next)
        };
        let goes_on = beside_capital(at + 1)
            || tokens.start.checked_sub(1).is_some_and(|before| {
                beside_capital(before) && !shape::is_never(reading.word(before))
            });
        if in_longer && !whole
            || goes_on
            || bodies::is_home(ground, &tokens)
            || shape::is_inside_other_name(ground, &tokens)
            || ground.is_act(&compound(reading.text, &reading.tokens, at))
            || ground.is_title(at)
        {
            continue;
        }
        if let Some(tokens) = repair(ground, tokens) {
            found.push(Found { tokens, rule: "person.known", evidence: None, confidence: 80 });
        }
    }
}

/// A word without accents and capitals: most words have neither.
fn key(word: &str) -> Cow<'_, str> {
    let is_plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_plain { Cow::Borrowed(word) } else { Cow::Owned(fold(word)) }
}

/// The surname between a foreign given name and a given name of two parts.
fn hong_kong(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> Option<usize> {
    let word = |at: usize| ground.reading.word(at);
    let own = tokens.end.checked_sub(4)?;
    (tokens.len() == 5
        && word(tokens.end - 2) == "-"
        && word(tokens.end - 1).starts_with(char::is_lowercase)
        && word(own).len() < 6)
        .then_some(own)
}

/// "CMC" where the article has a Christian `McAllen` and spells nothing else out so.
fn acronyms(ground: &Ground<'_, '_>, found: &[Found], taken: &[bool]) -> Vec<Found> {
    let reading = ground.reading;
    let mut initials: HashMap<String, usize> = HashMap::default();
    for name in found.iter().filter(|name| name.tokens.len() > 1) {
        let mut letters = String::new();
        for word in name.tokens.clone().map(|at| reading.word(at)) {
            let mac = word.starts_with("Mc") && word.len() > 3;
            letters.extend(word.chars().filter(|c| c.is_alphabetic()).take(1 + usize::from(mac)));
        }
        let parts = name.tokens.clone().filter(|&at| shape::is_capital(reading.word(at))).count();
        if (3..=4).contains(&letters.len()) && parts == name.tokens.len() {
            initials.insert(letters.to_uppercase(), name.tokens.start);
        }
    }
    let is_one = |at: &usize| {
        let word = reading.word(*at);
        word.len() > 2
            && initials.get(word).is_some_and(|&name| name < *at)
            && !taken.get(*at).copied().unwrap_or(true)
    };
    let places: Vec<usize> = (0..reading.tokens.len()).filter(is_one).collect();
    let bracketed: HashSet<&str> = places
        .iter()
        .filter(|&&at| at > 0 && reading.word(at - 1) == "(")
        .map(|&at| reading.word(at))
        .collect();
    let plain = |at: &usize| {
        let alone = ground.entity(*at).is_none_or(|entity| entity.tokens.len() == 1);
        alone
            && !ground.is_title(*at)
            && !ground.is_country(*at)
            && !bracketed.contains(reading.word(*at))
    };
    let name = |at: usize| Found {
        tokens: at..at + 1,
        rule: "person.known",
        evidence: None,
        confidence: 70,
    };
    places.iter().copied().filter(plain).map(name).collect()
}

/// A surname that is a word as well ("So", "Day"), with a capital inside a sentence where that word would have none.
fn is_called(ground: &Ground<'_, '_>, at: usize, seen: Seen) -> bool {
    let reading = ground.reading;
    let sentence = reading.sentence_of(at);
    let near = sentence.start.max(at.saturating_sub(20))..sentence.end.min(at + 20);
    let small = near.filter(|&at| {
        reading.word(at).len() > 3 && reading.word(at).starts_with(char::is_lowercase)
    });
    let before = at.checked_sub(1).map_or("", |before| reading.word(before));
    seen.surname > 0
        && small.count() > 3
        && !shape::begins_sentence(reading, at)
        && before.starts_with(char::is_lowercase)
        && !matches!(before, "the" | "a" | "an")
        && !reading.word(at + 1).starts_with(char::is_numeric)
}

/// How many words up to token `at`, two at least, are the full name `name` or its end, that begins with a name or a particle and not in
/// the middle of a compound; or 0.
fn end_of(ground: &Ground<'_, '_>, name: &Range<usize>, at: usize, taken: &[bool]) -> usize {
    let word = |at: usize| ground.reading.word(at);
    let is_particle = |word: &str| PARTICLES.has_in_any_case(word);
    let equal = |by: usize| word(at - by) == word(name.end - 1 - by);
    // "Le Varga" is Ilse le Varga.
    let alike = |by: usize| {
        at >= by
            && !taken.get(at - by).copied().unwrap_or(true)
            && (equal(by)
                || is_particle(word(at - by))
                    && word(at - by).eq_ignore_ascii_case(word(name.end - 1 - by)))
    };
    let mut many = 1 + (1..name.len()).take_while(|&by| alike(by)).count();
    let is_part = |many: usize| {
        let first = word(name.end - many);
        if many == name.len() {
            return (1..many).all(equal);
        }
        (shape::is_name(first) || is_particle(first)) && word(name.end - many - 1) != "-"
    };
    while many > 1 && !is_part(many) {
        many -= 1;
    }
    if many > 1 { many } else { 0 }
}

/// Does "and" join the faint name to one that is sure?
fn is_beside_one(ground: &Ground<'_, '_>, name: &Found, edges: &HashSet<usize>) -> bool {
    let word = |at: usize| ground.reading.word(at);
    let (start, end) = (name.tokens.start, name.tokens.end);
    let and = |at: usize| matches!(word(at), "and" | "&");
    and(end) && edges.contains(&(end + 1))
        || start > 0 && and(start - 1) && edges.contains(&(start - 1))
}

/// Does the faint name begin with a full name and go on ("Ilse Varga Coach of the Year")?
fn holds_more_than_a_name(ground: &Ground<'_, '_>, name: &Found, full: &HashSet<&str>) -> bool {
    let reading = ground.reading;
    (name.tokens.start + 2..name.tokens.end)
        .any(|end| full.contains(reading.span(name.tokens.start..end).of(reading.text)))
}

/// Takes out single words that the tagger calls a person here and something else more often elsewhere, unless they
/// are part of a full name.
fn outvoted(ground: &Ground<'_, '_>, found: &mut Vec<Found>) {
    let reading = ground.reading;
    let mut votes: HashMap<&str, (usize, usize)> = HashMap::default();
    for entity in ground.entities() {
        let label = entity.label;
        if entity.tokens.len() == 1 {
            let vote = votes.entry(reading.word(entity.tokens.start)).or_default();
            match label {
                Label::Person => vote.0 += 1,
                _ => vote.1 += 1,
            }
        } else if label == Label::Person {
            for at in entity.tokens.clone() {
                votes.entry(reading.word(at)).or_default().0 += 100;
            }
        }
    }
    found.retain(|name| {
        let vote = votes.get(reading.word(name.tokens.start));
        name.tokens.len() > 1
            || matches!(name.rule, "person.borne-out" | "person.slot" | "person.listed")
            || vote.is_none_or(|&(person, other)| person >= other)
    });
}

//! A name that is sure somewhere in the article, everywhere else in it.

use std::collections::HashMap;

use crate::analyze::people::shape;
use crate::analyze::people::{Found, Ground};
use crate::lexicon::names::{Known, known};
use crate::tagger::Label;
use crate::text::fold;
use crate::text::hash::folded;

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
    let mut seen: HashMap<String, Seen> = HashMap::new();
    outvoted(ground, found);
    for name in found.iter() {
        if name.confidence < 60 {
            continue;
        }
        let Some(last) = name.tokens.clone().next_back() else { continue };
        let entry = seen.entry(fold(reading.word(last))).or_default();
        if name.tokens.len() > 1 {
            entry.surname += 1;
        } else {
            entry.alone += 1;
        }
        for at in name.tokens.start..last {
            if shape::is_capital(reading.word(at)) && reading.word(at).len() > 3 {
                seen.entry(fold(reading.word(at))).or_default().part += 1;
            }
        }
    }
    for name in faint {
        let is_known = |at: usize| {
            seen.get(&fold(reading.word(at))).is_some_and(|seen| seen.surname + seen.part > 0)
        };
        if name.tokens.clone().any(is_known) {
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
        let Some(entry) = seen.get_mut(&fold(word)) else { continue };
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
    for at in places {
        let Some(entry) = seen.get(&fold(reading.word(at))) else { continue };
        let label = ground.entity(at).map(|entity| (entity.label, entity.confidence));
        let other = matches!(label, Some((Label::Place | Label::Organisation, 95..)))
            || known(folded(reading.word(at))).has(Known::BIG_PLACE);
        let by_part = entry.part > 0 && !other && !shape::begins_sentence(reading, at);
        if entry.lower > 0
            || entry.surname == 0 && !by_part
            || entry.other > entry.surname + entry.alone
        {
            continue;
        }
        let tokens = at..at + 1;
        let in_longer =
            ground.entity(at).is_some_and(|e| e.tokens.len() > 1 && e.label != Label::Person);
        // In a line of capitals a capital beside it says nothing.
        let shouted = reading.word(at).len() > 2 && !reading.word(at).contains(char::is_lowercase);
        let beside_capital = |next: usize| {
            shape::is_capital(reading.word(next))
                && (!shouted || reading.word(next).contains(char::is_lowercase))
                && !ground.is_title(next)
                && !ground.is_country(next)
        };
        let goes_on = beside_capital(at + 1)
            || at > 0 && beside_capital(at - 1) && !shape::is_never(reading.word(at - 1));
        if in_longer
            || goes_on
            || shape::is_inside_other_name(ground, &tokens)
            || ground.is_title(at)
        {
            continue;
        }
        if let Some(tokens) = shape::repair(ground, tokens) {
            found.push(Found { tokens, rule: "person.known", evidence: None, confidence: 80 });
        }
    }
}

/// Takes out single words that the tagger calls a person here and something else more often elsewhere, unless they
/// are part of a full name.
fn outvoted(ground: &Ground<'_, '_>, found: &mut Vec<Found>) {
    let reading = ground.reading;
    let mut votes: HashMap<&str, (usize, usize)> = HashMap::new();
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
        name.tokens.len() > 1 || vote.is_none_or(|&(person, other)| person >= other)
    });
}

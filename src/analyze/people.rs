//! Phase 4: names of people, from the tagger and from what the article says around a name.
//!
//! A name the tagger found is trimmed to the name alone ([`mod@repair`]). Capitals after a title are a name, whatever the tagger
//! thinks. A name that is sure somewhere in the article is looked for everywhere else in it. What is
//! part of a longer name (a foundation, an airport, an act) is none.

mod bodies;
mod brackets;
mod countries;
mod evidence;
mod hyphens;
mod lists;
mod others;
mod repair;
mod shape;
mod slots;
mod spread;
mod words;

pub(super) use words::KIN;

use std::cell::OnceCell;
use std::ops::Range;

use foldhash::HashSet;

use crate::analyze::candidate::{Candidate, CandidateKind};
use crate::analyze::people::evidence::Says;
use crate::analyze::people::repair::repair;
use crate::analyze::reading::Reading;
use crate::document::Why;
use crate::lexicon::beside::{Tells, tells};
use crate::lexicon::leaders::leader;
use crate::lexicon::names::{Known, known};
use crate::tagger::{Entity, Label};
use crate::text::Span;
use crate::text::hash::folded;

/// Names that the tagger is less sure of are none, unless the words around say so.
const FAINT: u8 = 65;

/// What is known of the document's tokens before names are looked for.
pub(super) struct Ground<'r, 'd> {
    /// The document as read.
    pub(super) reading: &'r Reading<'d>,
    /// For each token the place of the tagger's entity it is in, if any.
    entity: Vec<Option<u32>>,
    entities: &'r [Entity],
    /// For each token: is it in a title?
    in_title: Vec<bool>,
    /// For each token: is it in a country?
    in_country: Vec<bool>,
    /// The names of two in the acts named after them ("Holt-Varga").
    acts: HashSet<&'d str>,
    /// Does the article write hyphens with white space around them ("59 - year", "Kim Min - soo")?
    spaced: bool,
}

/// A name that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// The rule that found it.
    pub(super) rule: &'static str,
    /// The words it went by.
    pub(super) evidence: Option<Span>,
    /// How sure, in percent.
    pub(super) confidence: u8,
}

/// The names in the document.
pub(super) fn find(
    reading: &Reading<'_>,
    entities: &[Entity],
    titles: &[Candidate],
    countries: &[Candidate],
) -> Vec<Candidate> {
    let ground = Ground::new(reading, entities, titles, countries);
    let (mut found, faint) = tagged(&ground);
    borne_out(&ground, &mut found);
    after_titles(&ground, titles, &mut found);
    put_in(&ground, &mut found, leaders(&ground), ("person.borne-out", 90));
    put_in(&ground, &mut found, slots::find(&ground), ("person.slot", 75));
    let agreed = lists::agree(&ground, &found);
    found.extend(agreed.people.into_iter().map(|tokens| Found {
        tokens,
        rule: "person.listed",
        evidence: None,
        confidence: 70,
    }));
    bodies::veto(&ground, &agreed.things, &mut found);
    glosses(&ground, &mut found);
    brackets::find(&ground, &mut found);
    found.sort_by_key(|name| (name.tokens.start, std::cmp::Reverse(name.tokens.end)));
    spread::spread(&ground, faint, &mut found);
    let surnames = countries::surnames(&ground, &found);
    found.extend(surnames);
    found.sort_by_key(|name| (name.tokens.start, std::cmp::Reverse(name.tokens.end)));
    doubt(&ground, &mut found);
    found
        .into_iter()
        .map(|name| Candidate {
            span: reading.span(name.tokens),
            kind: CandidateKind::Person,
            why: Why { rule: name.rule, evidence: name.evidence },
            confidence: name.confidence,
        })
        .collect()
}

impl<'r, 'd> Ground<'r, 'd> {
    fn new(
        reading: &'r Reading<'d>,
        entities: &'r [Entity],
        titles: &[Candidate],
        countries: &[Candidate],
    ) -> Self {
        let mut entity = vec![None; reading.tokens.len()];
        for (at, tagged) in entities.iter().enumerate() {
            for slot in entity.get_mut(tagged.tokens.clone()).unwrap_or_default() {
                *slot = Some(at as u32);
            }
        }
        Self {
            reading,
            entity,
            entities,
            in_title: covered(reading, titles),
            in_country: covered(reading, countries),
            acts: others::acts(reading, entities),
            spaced: hyphens::are_spaced(reading),
        }
    }

    /// Are the tokens the bare name of an act ("Holt-Varga")?
    pub(super) fn is_act(&self, tokens: &Range<usize>) -> bool {
        !self.acts.is_empty()
            && self.acts.contains(self.reading.span(tokens.clone()).of(self.reading.text))
    }

    /// Does the article write hyphens with white space around them?
    pub(super) const fn spaces_hyphens(&self) -> bool {
        self.spaced
    }

    /// All that the tagger found.
    pub(super) const fn entities(&self) -> &'r [Entity] {
        self.entities
    }

    /// The tagger's entity at token `at`.
    pub(super) fn entity(&self, at: usize) -> Option<&'r Entity> {
        self.entities.get(self.entity.get(at).copied().flatten()? as usize)
    }

    /// Is token `at` in a title?
    pub(super) fn is_title(&self, at: usize) -> bool {
        self.in_title.get(at).copied().unwrap_or(false)
    }

    /// Is token `at` in a country?
    pub(super) fn is_country(&self, at: usize) -> bool {
        self.in_country.get(at).copied().unwrap_or(false)
    }
}

/// For each token: does one of the sorted `candidates` cover it?
fn covered(reading: &Reading<'_>, candidates: &[Candidate]) -> Vec<bool> {
    let mut covered = vec![false; reading.tokens.len()];
    for candidate in candidates {
        let first = reading.tokens.partition_point(|t| t.span.end() <= candidate.span.start());
        for at in first..reading.tokens.len() {
            if reading.tokens.get(at).is_none_or(|t| t.span.start() >= candidate.span.end()) {
                break;
            }
            if let Some(slot) = covered.get_mut(at) {
                *slot = true;
            }
        }
    }
    covered
}

/// The tagger's names, and those it is not sure enough of.
fn tagged(ground: &Ground<'_, '_>) -> (Vec<Found>, Vec<Found>) {
    let mut found: Vec<Found> = Vec::new();
    let mut faint: Vec<Found> = Vec::new();
    for entity in ground.entities {
        if entity.label != Label::Person {
            continue;
        }
        let Some(tokens) = repair(ground, entity.tokens.clone()) else { continue };
        if shape::is_inside_other_name(ground, &tokens) {
            continue;
        }
        let trimmed = tokens.len() < entity.tokens.len();
        let mut confidence = entity.confidence;
        if confidence < FAINT && !(trimmed && tokens.len() > 1 && confidence >= 40) {
            if !is_borne_out(ground, &tokens, confidence) {
                let rule = "person.known";
                faint.push(Found { tokens, rule, evidence: None, confidence: 70 });
                continue;
            }
            confidence = 70;
        }
        match found.last_mut() {
            Some(last)
                if tokens.start < last.tokens.end
                    || shape::is_broken(ground.reading, &last.tokens, &tokens) =>
            {
                last.tokens.end = last.tokens.end.max(tokens.end);
            }
            _ => found.push(Found { tokens, rule: "person.tagged", evidence: None, confidence }),
        }
    }
    (found, faint)
}

/// Names that the tagger takes for something else, where the words around say that they are people's.
fn borne_out(ground: &Ground<'_, '_>, found: &mut Vec<Found>) {
    let taken: HashSet<usize> = found.iter().flat_map(|name| name.tokens.clone()).collect();
    let rulers = (0..ground.reading.tokens.len())
        .filter_map(|at| evidence::ruler(ground, at))
        .filter(|at| !taken.contains(at));
    let rulers: Vec<usize> = rulers.collect();
    let nicknames = evidence::nicknames(ground).into_iter().filter(|at| !taken.contains(at));
    found.extend(rulers.into_iter().chain(nicknames).map(|at| Found {
        tokens: at..at + 1,
        rule: "person.borne-out",
        evidence: None,
        confidence: 70,
    }));
    for entity in ground.entities {
        if entity.label == Label::Person {
            continue;
        }
        let Some(tokens) = repair(ground, entity.tokens.clone()) else { continue };
        let full = evidence::is_full_name(ground, &tokens);
        let before = tokens.start.checked_sub(1).map_or("", |at| ground.reading.word(at));
        let human = evidence::beside(ground, &tokens) == Says::Human
            && !matches!(before, "a" | "an" | "the" | "A" | "An" | "The")
            && !shape::is_capital(before);
        let first = known(folded(ground.reading.word(tokens.start)));
        let rules = full && evidence::is_rule(ground.reading.word(tokens.end));
        if evidence::is_famous(ground, &tokens) && entity.confidence < 90
            || evidence::is_relative(ground, &tokens)
            || rules
                && first.has(Known::COMMON_GIVEN.and(Known::COMMON_SURNAME))
                && entity.confidence < 90
            || full && evidence::is_credited(ground, &tokens)
            || evidence::is_introduced(ground, &tokens) && entity.confidence < 90
            || entity.confidence < 90 && evidence::is_initialled(ground, &tokens)
            || full
                && human
                && entity.confidence < FAINT
                && (first.has(Known::COMMON_GIVEN) || evidence::lives(ground, &tokens))
                && ground.reading.word(tokens.start).contains(char::is_lowercase)
        {
            found.push(Found { tokens, rule: "person.borne-out", evidence: None, confidence: 70 });
        }
    }
}

/// Full names of two words of those who led states, whatever the tagger and the titles make of them ("Hun Sen").
fn leaders(ground: &Ground<'_, '_>) -> Vec<Range<usize>> {
    let reading = ground.reading;
    let is_one = |at: usize| {
        let first = reading.word(at);
        if !shape::is_capital(first) {
            return false;
        }
        let last = reading.word(at + 1);
        shape::is_capital(last)
            && first.len() + last.len() < 40
            && !shape::is_capital(reading.word(at + 2))
            && leader(&format!("{first} {last}").to_lowercase()).is_some()
            && !shape::is_inside_other_name(ground, &(at..at + 2))
    };
    (0..reading.tokens.len()).filter(|&at| is_one(at)).map(|at| at..at + 2).collect()
}

/// Adds the `names` that no name found so far reaches the end of, in the place of those that they overlap.
fn put_in(
    ground: &Ground<'_, '_>,
    found: &mut Vec<Found>,
    names: Vec<Range<usize>>,
    (rule, confidence): (&'static str, u8),
) {
    if names.is_empty() {
        return;
    }
    // The end of the name that a token is in.
    let mut ends = vec![0; ground.reading.tokens.len()];
    for name in found.iter() {
        ends.get_mut(name.tokens.clone()).unwrap_or_default().fill(name.tokens.end);
    }
    let is_new = |name: &Range<usize>| ends.get(name.start).is_some_and(|&end| end < name.end);
    let names: Vec<Range<usize>> = names.into_iter().filter(is_new).collect();
    let parts: HashSet<usize> = names.iter().cloned().flatten().collect();
    found.retain(|name| !name.tokens.clone().any(|at| parts.contains(&at)));
    let names = names.into_iter();
    found.extend(names.map(|tokens| Found { tokens, rule, evidence: None, confidence }));
}

/// Do the words beside a faint name, or the name itself, say that it is a person's?
fn is_borne_out(ground: &Ground<'_, '_>, tokens: &Range<usize>, confidence: u8) -> bool {
    match evidence::beside(ground, tokens) {
        _ if evidence::is_quoted(ground, tokens) => false,
        Says::Human => true,
        Says::Thing => false,
        Says::Nothing => {
            confidence >= 50 && evidence::is_full_name(ground, tokens)
                || evidence::is_famous(ground, tokens)
        }
    }
}

/// Capitals right after a title are a name.
fn after_titles(ground: &Ground<'_, '_>, titles: &[Candidate], found: &mut Vec<Found>) {
    let reading = ground.reading;
    let mut known: Vec<Range<usize>> = found.iter().map(|name| name.tokens.clone()).collect();
    known.sort_by_key(|range| range.start);
    let small_words = OnceCell::new();
    for title in titles {
        let start = reading.tokens.partition_point(|t| t.span.start() < title.span.end());
        // "The director general (DG) Ilse Varga".
        let start = if reading.word(start) == ")" { start + 1 } else { start };
        let start = shape::skip_courtesy(reading, start);
        let glued =
            Span::new(title.span.end(), reading.tokens.get(start).map_or(0, |t| t.span.start()));
        if glued.of(reading.text).trim().len() > 12 || ground.is_title(start) {
            continue;
        }
        let run = shape::run(ground, start);
        let taken = known.get(known.partition_point(|r| r.end <= run.start));
        if run.is_empty() || taken.is_some_and(|r| r.start < run.end) {
            continue;
        }
        let other = ground.entity(run.start);
        let in_longer = other.is_some_and(|e| e.label != Label::Person && e.tokens.end > run.end);
        // What the tagger calls a body or a place may be just the title and the name.
        let other = other.filter(|e| e.tokens.start == run.start);
        let is_place = other.is_some_and(|e| e.label == Label::Place && e.confidence >= 60);
        let is_body = other.is_some_and(|e| e.label == Label::Organisation && e.confidence >= 80);
        let last = reading.word(run.end.saturating_sub(1));
        let unheard = run.len() == 1 && other.is_none() && !shape::is_name(last);
        let no_name = unheard || is_no_name(ground, &run);
        if shape::is_thing(last) || no_name && !is_mononym(ground, &run, &small_words) {
            continue;
        }
        if in_longer || is_place || is_body || shape::is_inside_other_name(ground, &run) {
            continue;
        }
        if let Some(tokens) = repair(ground, run) {
            let sure = if tokens.len() > 1 { 85 } else { 75 };
            found.push(Found {
                tokens,
                rule: "person.after-title",
                evidence: Some(title.span),
                confidence: sure,
            });
        }
    }
}

/// Is it one word that nobody knows, of letters that hardly begin a sentence, before a comma or a verb of speech?
fn is_mononym<'d>(
    ground: &Ground<'_, 'd>,
    run: &Range<usize>,
    small_words: &OnceCell<HashSet<&'d str>>,
) -> bool {
    let reading = ground.reading;
    let (word, next) = (reading.word(run.start), reading.word(run.end));
    let small = word.to_lowercase();
    run.len() == 1
        && word.len() > 5
        && word.contains(char::is_lowercase)
        && !shape::is_headline_word(word)
        && (next == "," || tells(next, Tells::Does))
        && !ground.is_country(run.start)
        && !small_words.get_or_init(|| small_words_of(reading)).contains(small.as_str())
}

/// The words of more than five letters that the document has in small letters.
fn small_words_of<'d>(reading: &Reading<'d>) -> HashSet<&'d str> {
    (0..reading.tokens.len())
        .map(|at| reading.word(at))
        .filter(|word| word.len() > 5 && word.starts_with(char::is_lowercase))
        .collect()
}

/// Is none of the words known as a name, or one an office, a direction, a verb of headlines ("Police Chief Warns")?
fn is_no_name(ground: &Ground<'_, '_>, run: &Range<usize>) -> bool {
    let words = || run.clone().map(|at| ground.reading.word(at));
    let tagged = ground.entity(run.start).is_some_and(|entity| entity.label == Label::Person);
    words().any(shape::is_headline_word) || !tagged && !words().any(shape::is_name)
}

/// What the tagger is sure of is sure only if something else speaks for it: a title, a courtesy, what the words beside
/// it say, a given name, or a longer name that these speak for.
fn doubt(ground: &Ground<'_, '_>, found: &mut [Found]) {
    /// As sure as a name can be that only the tagger speaks for.
    const ALONE: u8 = 85;
    let reading = ground.reading;
    let speaks = |name: &Found| {
        let first = reading.word(name.tokens.start);
        let given = known(folded(first)).has(Known::GIVEN.and(Known::COMMON_GIVEN));
        evidence::beside(ground, &name.tokens) == Says::Human
            || shape::is_addressed(ground, &name.tokens)
            || evidence::is_famous(ground, &name.tokens)
            || name.tokens.len() > 1 && given
    };
    let mut sure: HashSet<&str> = HashSet::default();
    for name in found.iter().filter(|name| speaks(name)) {
        sure.extend(name.tokens.clone().map(|at| reading.word(at)).filter(|word| word.len() > 1));
    }
    for name in found {
        let last = reading.word(name.tokens.end.saturating_sub(1));
        let first = reading.word(name.tokens.start);
        if !sure.contains(last) && !sure.contains(first) {
            name.confidence = name.confidence.min(ALONE);
        }
    }
}

/// A name in its own script, in brackets behind the name in Latin letters.
fn glosses(ground: &Ground<'_, '_>, found: &mut Vec<Found>) {
    let reading = ground.reading;
    let mut more = Vec::new();
    for name in found.iter() {
        let at = name.tokens.end + 1;
        let word = reading.word(at);
        let letters = word.chars().count();
        let is_gloss = reading.word(at - 1) == "("
            && matches!(reading.word(at + 1), ")" | ":" | "," | ";")
            && (2..=6).contains(&letters)
            && word.chars().all(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{3040}'..='\u{30ff}'));
        if is_gloss {
            more.push(Found {
                tokens: at..at + 1,
                rule: "person.gloss",
                evidence: Some(reading.span(name.tokens.clone())),
                confidence: 90,
            });
        }
    }
    found.append(&mut more);
}

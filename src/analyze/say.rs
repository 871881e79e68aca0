//! Phase 7: what is said, in quotation marks or in reported speech, and by whom.
//!
//! A quotation's speaker is looked for in the clause after it (`,” said Ilse Varga`, `,” the minister added`), then in the one before
//! it (`Varga told reporters: “`). A quotation without either, in a paragraph of its own, goes on with the speaker of the
//! paragraph before. A speaker nobody names stays unknown.

mod marks;

use std::ops::Range;

use crate::analyze::link::People;
use crate::analyze::scene::{Scene, words};
use crate::document::{PersonId, Quote, Why};
use crate::text::Span;

/// How far from a quotation its speaker may be named, in bytes.
const NEAR: usize = 140;

/// Verbs of saying. Sorted.
const SAYING: &[&str] = &[
    "acknowledged",
    "added",
    "adds",
    "admitted",
    "affirmed",
    "alleged",
    "announced",
    "argued",
    "argues",
    "asked",
    "asserted",
    "assured",
    "claimed",
    "claims",
    "commented",
    "complained",
    "conceded",
    "concluded",
    "confirmed",
    "continued",
    "cried",
    "declared",
    "denied",
    "emphasised",
    "emphasized",
    "explained",
    "explains",
    "expressed",
    "highlighted",
    "indicated",
    "insisted",
    "insists",
    "joked",
    "maintained",
    "mentioned",
    "noted",
    "notes",
    "observed",
    "opined",
    "pointed",
    "posted",
    "predicted",
    "promised",
    "questioned",
    "quipped",
    "quoted",
    "recalled",
    "reiterated",
    "remarked",
    "replied",
    "responded",
    "revealed",
    "said",
    "says",
    "stated",
    "states",
    "stressed",
    "told",
    "tweeted",
    "underlined",
    "warned",
    "wrote",
];

/// The quotations and reported speech of the scene, in order.
pub(super) fn find(
    scene: &Scene<'_>,
    people: &People,
    holders: &[Option<(u32, Why)>],
) -> Vec<Quote> {
    let speech = Speech { scene, people, holders };
    let mut quotes: Vec<Quote> = Vec::new();
    let mut last: Option<u32> = None;
    for sentences in scene.reading.sentences.chunk_by(|a, b| a.block == b.block) {
        let (Some(first), Some(end)) = (sentences.first(), sentences.last()) else { continue };
        let block = first.span.join(end.span);
        let marks = marks::quotations(scene.reading.text, block);
        for (place, &mark) in marks.iter().enumerate() {
            let from =
                place.checked_sub(1).and_then(|p| marks.get(p)).map_or(block.start(), |m| m.end());
            let to = marks.get(place + 1).map_or(block.end(), |m| m.start());
            let (speaker, why) = speech.speaker(mark, from..to, last);
            last = speaker.or(last);
            quotes.push(Quote { span: mark, speaker: speaker.map(PersonId), why });
        }
        for sentence in sentences {
            if marks.iter().any(|mark| mark.overlaps(sentence.span)) {
                continue;
            }
            if let Some((span, speaker, why)) = speech.reported(sentence.span, last) {
                last = speaker.or(last);
                quotes.push(Quote { span, speaker: speaker.map(PersonId), why });
            }
        }
    }
    quotes.sort_by_key(|quote| quote.span);
    quotes
}

struct Speech<'s, 'r> {
    scene: &'s Scene<'r>,
    people: &'s People,
    holders: &'s [Option<(u32, Why)>],
}

/// Who speaks in a clause: somebody named there, or a pronoun.
enum Voice {
    Actor(usize),
    Pronoun,
}

impl Speech<'_, '_> {
    /// Who says the quotation `mark`; `around` is where the clauses beside it may reach.
    fn speaker(&self, mark: Span, around: Range<usize>, last: Option<u32>) -> (Option<u32>, Why) {
        let text = self.scene.reading.text;
        let after =
            marks::clause_after(text, Span::new(mark.end(), around.end.min(mark.end() + NEAR)));
        let before = marks::clause_before(
            text,
            Span::new(around.start.max(mark.start().saturating_sub(NEAR)), mark.start()),
        );
        for (clause, rule) in [(after, "say.clause-after"), (before, "say.clause-before")] {
            match self.voice(clause) {
                Some(Voice::Actor(at)) => {
                    let why = Why { rule, evidence: Some(self.scene.span(at)) };
                    return (self.person(at), why);
                }
                Some(Voice::Pronoun) => {
                    let in_block = self.actors(Span::new(around.start, mark.start()));
                    let subject = in_block.into_iter().find_map(|at| self.person(at));
                    let who = subject.or(last).or_else(|| self.subject_before(mark.start()));
                    return (who, Why { rule: "say.pronoun", evidence: Some(clause) });
                }
                None => {}
            }
        }
        let alone = words(Span::new(around.start, mark.start()).of(text)).len() <= 1
            && words(Span::new(mark.end(), around.end).of(text)).len() <= 1;
        if alone && around.start + 2 >= mark.start() {
            return (last, Why { rule: "say.goes-on", evidence: None });
        }
        (None, Why { rule: "say.unknown", evidence: None })
    }

    /// What a sentence without quotation marks reports, and of whom.
    fn reported(&self, sentence: Span, last: Option<u32>) -> Option<(Span, Option<u32>, Why)> {
        let text = self.scene.reading.text;
        let head = sentence.of(text);
        let start = sentence.start();
        if head.get(..12).is_some_and(|head| head.eq_ignore_ascii_case("According to")) {
            let at = self
                .actors(Span::new(start, sentence.end()))
                .find(|&at| self.scene.span(at).start() <= start + 40)?;
            let comma = head.find(',').map(|comma| start + comma + 1)?;
            let content = trimmed(text, Span::new(comma, sentence.end()));
            let why = Why { rule: "say.according-to", evidence: Some(self.scene.span(at)) };
            return Some((content, self.person(at), why));
        }
        let verb = verb(text, sentence)?;
        let mut subjects = self.actors(Span::new(start, verb.start()));
        // "Varga met Holt and said": the first of them says it.
        let coordinated =
            words(Span::new(start, verb.start()).of(text)).last().is_some_and(|word| word == "and");
        let subject = if coordinated { subjects.next() } else { subjects.last() };
        let near = subject.filter(|&at| {
            let gap = Span::new(self.scene.span(at).end(), verb.start()).of(text);
            (coordinated || words(gap).len() <= 6) && !gap.contains([';', ':'])
        });
        let (speaker, evidence) = match near {
            Some(at) => (self.person(at), self.scene.span(at)),
            None if is_pronoun_before(Span::new(start, verb.start()).of(text)) => {
                (self.subject_before(start).or(last), verb)
            }
            None => return None,
        };
        let tail = trimmed(text, Span::new(verb.end(), sentence.end()));
        let content = if says_something(tail.of(text)) {
            tail
        } else {
            trimmed(
                text,
                Span::new(start, near.map_or(verb.start(), |at| self.scene.span(at).start())),
            )
        };
        let why = Why { rule: "say.reported", evidence: Some(evidence) };
        (words(content.of(text)).len() >= 4).then_some((content, speaker, why))
    }

    /// The actors that begin in `span`.
    fn actors(&self, span: Span) -> impl Iterator<Item = usize> + '_ {
        let scene = self.scene;
        let from = scene.actors.partition_point(|&at| scene.span(at).start() < span.start());
        scene
            .actors
            .get(from..)
            .unwrap_or(&[])
            .iter()
            .copied()
            .take_while(move |&at| scene.span(at).start() < span.end())
    }

    /// Who says it in a clause with a verb of saying.
    fn voice(&self, clause: Span) -> Option<Voice> {
        let text = self.scene.reading.text;
        let colon = clause.of(text).trim_end().ends_with(':');
        let Some(verb) = verb(text, clause) else {
            let last = self.actors(clause).last().filter(|_| colon)?;
            return Some(Voice::Actor(last));
        };
        let inverted = self.actors(Span::new(verb.end(), clause.end())).next().filter(|&at| {
            let gap = words(Span::new(verb.end(), self.scene.span(at).start()).of(text));
            gap.len() <= 1
                && gap
                    .iter()
                    .all(|word| matches!(word.as_str(), "the" | "mr" | "ms" | "mrs" | "former"))
        });
        let before = self.actors(Span::new(clause.start(), verb.start())).last();
        if let Some(at) = before.or(inverted) {
            return Some(Voice::Actor(at));
        }
        let words = words(clause.of(text));
        words.iter().any(|word| matches!(word.as_str(), "he" | "she")).then_some(Voice::Pronoun)
    }

    /// The person of a name, the holder of a title.
    fn person(&self, at: usize) -> Option<u32> {
        let holder = || self.holders.get(at).copied().flatten().map(|(person, _)| person);
        self.people.of.get(at).copied().flatten().or_else(holder)
    }

    /// The person last named before byte `at`, with whom their sentence begins.
    fn subject_before(&self, at: usize) -> Option<u32> {
        let scene = self.scene;
        let end = scene.actors.partition_point(|&actor| scene.span(actor).start() < at);
        let mut found: Option<(usize, u32)> = None;
        for &actor in scene.actors.get(..end)?.iter().rev().take(8) {
            let sentence = scene.sentence(actor);
            if found.is_some_and(|(of, _)| of != sentence) {
                break;
            }
            if let Some(person) = self.person(actor) {
                found = Some((sentence, person));
            }
        }
        found.map(|(_, person)| person)
    }
}

/// The first verb of saying in `span`.
fn verb(text: &str, span: Span) -> Option<Span> {
    let mut at = span.start();
    for word in span.of(text).split_inclusive(|c: char| !c.is_alphabetic()) {
        let letters = word.trim_end_matches(|c: char| !c.is_alphabetic());
        if letters.len() <= 12 && SAYING.binary_search(&letters).is_ok() {
            return Some(Span::new(at, at + letters.len()));
        }
        at += word.len();
    }
    None
}

/// Are the words after a verb of saying what is said, and not where or when ("in a statement")?
fn says_something(tail: &str) -> bool {
    let words = words(tail);
    let aside = words.first().is_some_and(|word| {
        matches!(
            word.as_str(),
            "in" | "on"
                | "at"
                | "during"
                | "to"
                | "after"
                | "while"
                | "ahead"
                | "from"
                | "by"
                | "as"
                | "following"
        )
    });
    words.len() >= 4 && (!aside || words.iter().take(14).any(|word| word == "that"))
}

fn is_pronoun_before(text: &str) -> bool {
    words(text).iter().rev().take(4).any(|word| matches!(word.as_str(), "he" | "she"))
}

/// `span` without white space, "that" and marks at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let cut =
        inner.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '–' | '—'));
    let cut = cut.strip_prefix("that ").unwrap_or(cut);
    let start = span.start() + inner.len() - cut.len();
    Span::new(start, start + cut.trim_end_matches([' ', ',', '\n']).len())
}

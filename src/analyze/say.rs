//! Phase 7: what is said, in quotation marks or in reported speech, and by whom.
//!
//! A quotation's speaker is looked for in the clause after it (`,” said Ilse Varga`, `,” the minister added`), then in the one before
//! it (`Varga told reporters: “`). A quotation without either, in a paragraph of its own, goes on with the speaker of the
//! paragraph before. A speaker nobody names stays unknown.

mod marks;
mod verbs;

use std::ops::Range;

use crate::analyze::link::People;
use crate::analyze::say::verbs::{
    Tie, is_plain, is_telling, is_what_is_said, namings, pronoun_beside, says_something, tie, verbs,
};
use crate::analyze::scene::{Lower, Scene, words};
use crate::document::{PersonId, Quote, Why};
use crate::lexicon::genders::Gender;
use crate::text::Span;

/// How far from a quotation its speaker may be named, in bytes.
const NEAR: usize = 200;

/// The most verbs of a sentence that may say who speaks, and the most actors that may be the subject of one.
const MOST: usize = 6;

/// So many quotations back it is looked for who spoke last.
const RECENT: usize = 64;

/// The quotations and reported speech of the scene, in order.
pub(super) fn find(
    scene: &Scene<'_>,
    people: &People,
    holders: &[Option<(u32, Why)>],
) -> Vec<Quote> {
    let speech = Speech { scene, people, holders };
    let mut quotes: Vec<Quote> = Vec::new();
    for sentences in scene.reading.sentences.chunk_by(|a, b| a.block == b.block) {
        let (Some(first), Some(end)) = (sentences.first(), sentences.last()) else { continue };
        let block = first.span.join(end.span);
        let marks = marks::quotations(scene.reading.text, block);
        let mut spoken = Vec::new();
        for (place, &mark) in marks.iter().enumerate() {
            let from =
                place.checked_sub(1).and_then(|p| marks.get(p)).map_or(block.start(), |m| m.end());
            let to = marks.get(place + 1).map_or(block.end(), |m| m.start());
            spoken.push((mark, Some(from..to)));
        }
        let plain = sentences.iter().map(|sentence| sentence.span);
        let plain = plain.filter(|sentence| !marks.iter().any(|mark| mark.overlaps(*sentence)));
        spoken.extend(plain.map(|sentence| (sentence, None)));
        spoken.sort_by_key(|(span, _)| *span);
        for (span, around) in spoken {
            let quote = match around {
                Some(around) => Some(speech.quotation(span, around, block, &quotes)),
                None => speech.reported(span, &quotes),
            };
            quotes.extend(quote);
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
    Pronoun(Gender),
}

impl Speech<'_, '_> {
    /// The quotation `mark` with its speaker; `around` is where the clauses beside it may reach, `before` what was said before
    /// it.
    fn quotation(&self, mark: Span, around: Range<usize>, block: Span, before: &[Quote]) -> Quote {
        let text = self.scene.reading.text;
        let quote = |speaker: Option<u32>, rule, evidence| Quote {
            span: mark,
            speaker: speaker.map(PersonId),
            sure: speaker.is_some()
                && matches!(rule, "say.clause-after" | "say.clause-before" | "say.signed"),
            why: Why { rule, evidence },
        };
        let after = Span::new(mark.end(), around.end.min(mark.end() + NEAR));
        if let Some(at) = self.signature(after) {
            return quote(self.person(at), "say.signed", Some(self.scene.span(at)));
        }
        let after = marks::clause_after(text, after);
        let ahead = marks::clause_before(
            text,
            Span::new(around.start.max(mark.start().saturating_sub(NEAR)), mark.start()),
        );
        // The words between two quotations of a paragraph say who speaks both.
        let goes_on = before.last().filter(|last| last.span.end() > block.start());
        let ended = mark.of(text).trim_end_matches(['”', '"', '»']).ends_with(['.', '!', '?']);
        for (clause, rule) in [(after, "say.clause-after"), (ahead, "say.clause-before")] {
            if clause == after && ended && self.is_next(clause) {
                continue;
            }
            match self.voice(clause) {
                Some(Voice::Actor(at)) => {
                    return quote(self.person(at), rule, Some(self.scene.span(at)));
                }
                Some(Voice::Pronoun(gender)) => {
                    let is_ahead = rule == "say.clause-before";
                    let same = goes_on.filter(|_| is_ahead && around.start > block.start());
                    // "Holt is “a friend”, he said": he is not Holt.
                    let from =
                        if is_ahead { clause.end() } else { self.sentence_start(mark.start()) };
                    let who = match same {
                        Some(last) => last.speaker.map(|who| who.0),
                        None => self.pronoun(gender, from, before),
                    };
                    return quote(who, "say.pronoun", Some(clause));
                }
                None => {}
            }
        }
        if let Some(at) = self.naming(ahead) {
            return quote(self.person(at), "say.clause-before", Some(self.scene.span(at)));
        }
        let alone = words(Span::new(around.start, mark.start()).of(text)).len() <= 1
            && (words(Span::new(mark.end(), around.end).of(text)).len() <= 1
                || ended && self.is_next(after));
        if alone && around.start + 2 >= mark.start() {
            let last = before.last().and_then(|last| last.speaker);
            return quote(last.map(|who| who.0), "say.goes-on", None);
        }
        quote(None, "say.unknown", None)
    }

    /// The name that signs a quotation: `“…” — Ilse Varga`.
    fn signature(&self, after: Span) -> Option<usize> {
        let text = self.scene.reading.text;
        let at = self.actors(after).next()?;
        let gap = Span::new(after.start(), self.scene.span(at).start()).of(text);
        let dash = gap.trim_start();
        (dash.starts_with(['-', '–', '—']) && words(dash).len() <= 2).then_some(at)
    }

    /// What a sentence without quotation marks reports, and of whom.
    fn reported(&self, sentence: Span, before: &[Quote]) -> Option<Quote> {
        let text = self.scene.reading.text;
        let head = sentence.of(text);
        let start = sentence.start();
        let quote = |span: Span, speaker: Option<u32>, sure, why| {
            let speaker = speaker.map(PersonId);
            let said = words(span.of(text)).len() >= 4;
            said.then_some(Quote { span, speaker, sure: sure && speaker.is_some(), why })
        };
        if head.get(..12).is_some_and(|head| head.eq_ignore_ascii_case("According to")) {
            let at = self
                .actors(Span::new(start, sentence.end()))
                .find(|&at| self.scene.span(at).start() <= start + 40)?;
            let comma = head.find(',').map(|comma| start + comma + 1)?;
            let content = trimmed(text, Span::new(comma, sentence.end()));
            let why = Why { rule: "say.according-to", evidence: Some(self.scene.span(at)) };
            return quote(content, self.person(at), true, why);
        }
        for verb in verbs(text, sentence).take(MOST) {
            let ahead = Span::new(start, verb.start());
            let behind = Span::new(verb.end(), sentence.end());
            let turned = ahead.of(text).trim_end().ends_with(',');
            let inverted = turned.then(|| self.inverted(behind)).flatten();
            let subject = inverted.or_else(|| self.subject(ahead));
            let tail = trimmed(text, behind);
            let follows = inverted.is_none() && says_something(tail.of(text));
            if follows && !is_what_is_said(verb.of(text), tail.of(text)) {
                continue;
            }
            // "Holt will travel on to Brod, where Varga asked to see him": nothing is said.
            if !follows && !is_plain(verb.of(text)) && tail.of(text).starts_with("to ") {
                continue;
            }
            let pronoun = pronoun_beside(ahead.of(text), "");
            let (speaker, rule, evidence, from) = match (subject, pronoun) {
                (Some(at), _) => {
                    let span = self.scene.span(at);
                    (self.person(at), "say.reported", span, span.start().min(verb.start()))
                }
                (None, Some(gender)) => {
                    // "Holt has left, he said": he is not Holt.
                    let from = if follows { verb.start() } else { start };
                    (self.pronoun(gender, from, before), "say.pronoun", verb, verb.start())
                }
                (None, None) => continue,
            };
            let content = if follows {
                tail
            } else {
                // "The talks go on, Varga said."
                let said = Span::new(start, from).of(text);
                let comma = said.rfind(',').unwrap_or(0);
                let joined = words(said.get(comma..).unwrap_or_default()).into_iter().nth(1);
                if joined.is_some_and(|word| matches!(word.as_str(), "and" | "or" | "but")) {
                    continue;
                }
                trimmed(text, Span::new(start, start + comma))
            };
            let why = Why { rule, evidence: Some(evidence) };
            return quote(content, speaker, subject.is_some(), why);
        }
        None
    }

    /// The actor in `ahead`, which ends before a verb of saying, that is the verb's subject.
    fn subject(&self, ahead: Span) -> Option<usize> {
        let text = self.scene.reading.text;
        let mut actors: Vec<usize> = self.actors(ahead).collect();
        // "Varga met Holt and said": the first of them says it.
        if words(ahead.of(text)).last().is_some_and(|word| word == "and") {
            return actors.first().copied();
        }
        actors.reverse();
        actors.truncate(MOST);
        let tied = |at: usize| tie(Span::new(self.scene.span(at).end(), ahead.end()).of(text));
        actors.retain(|&at| !self.is_object(at));
        let last = actors.iter().copied().find(|&at| tied(at) != Tie::None)?;
        let outer = || actors.iter().copied().filter(|&at| at < last).take(3);
        let aside = tied(last) == Tie::Aside;
        let outermost = outer().find(|&at| aside && tied(at) == Tie::Subject);
        outermost.or(Some(last)).filter(|&at| !self.is_one_of_two(at))
    }

    /// "A source close to Varga said": does a preposition stand before the actor and their titles?
    fn is_object(&self, at: usize) -> bool {
        let scene = self.scene;
        let place = scene.actors.partition_point(|&actor| actor < at);
        let mut first = at;
        for &before in scene.actors.get(..place).unwrap_or(&[]).iter().rev().take(3) {
            let touches = scene.gap(before, first).is_some_and(|gap| gap.trim().is_empty());
            if !(touches && scene.is_title(before)) {
                break;
            }
            first = before;
        }
        let mut back = words(scene.before_by(first, 40)).into_iter().rev();
        let word = back.find(|word| !matches!(word.as_str(), "the" | "." | "mr" | "mrs" | "ms"));
        word.is_some_and(|word| {
            matches!(
                word.as_str(),
                "to" | "of"
                    | "with"
                    | "for"
                    | "by"
                    | "about"
                    | "against"
                    | "from"
                    | "near"
                    | "at"
                    | "than"
            )
        })
    }

    /// "Varga and Holt said": is the actor, or the title before it, joined to another person?
    fn is_one_of_two(&self, at: usize) -> bool {
        let scene = self.scene;
        let who = self.person(at);
        let Ok(place) = scene.actors.binary_search(&at) else { return false };
        let mut first = at;
        for &before in scene.actors.get(..place).unwrap_or(&[]).iter().rev().take(4) {
            let gap = scene.gap(before, first).map(words).unwrap_or_default();
            if self.person(before) != who {
                return matches!(gap.as_slice(), [and] if and == "and");
            }
            first = before;
        }
        false
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

    /// Who says it in a clause with a verb of saying, or before a colon.
    fn voice(&self, clause: Span) -> Option<Voice> {
        let text = self.scene.reading.text;
        for verb in verbs(text, clause) {
            let ahead = Span::new(clause.start(), verb.start());
            let behind = Span::new(verb.end(), clause.end());
            if let Some(at) = self.subject(ahead) {
                return Some(Voice::Actor(at));
            }
            // "she told Varga", "told Varga": she is spoken to.
            let hearer = pronoun_beside(ahead.of(text), "").is_some() || is_telling(verb.of(text));
            if let Some(at) = self.inverted(behind).filter(|_| !hearer) {
                return Some(Voice::Actor(at));
            }
            if let Some(gender) = pronoun_beside(ahead.of(text), behind.of(text)) {
                return Some(Voice::Pronoun(gender));
            }
        }
        let colon = clause.of(text).trim_end().strip_suffix(':');
        let end = clause.start() + colon?.len();
        let last = self.actors(clause).last()?;
        // "Ilse Varga: “…”", else whom the clause is about: "Varga thanked Holt: “…”".
        let at_end = self.scene.span(last).end() == end;
        self.actors(clause).find(|_| !at_end).or(Some(last)).map(Voice::Actor)
    }

    /// Whose words are quoted right behind what they call so: "Varga called the plan “a lantern without oil”".
    fn naming(&self, ahead: Span) -> Option<usize> {
        let text = self.scene.reading.text;
        let verb = namings(text, ahead).last()?;
        let subject = Span::new(ahead.start(), verb.start());
        let so_called = subject.of(text).ends_with('-');
        let between = words(Span::new(verb.end(), ahead.end()).of(text));
        // "called on the council to be", "called the vote, which was".
        let other = |word: &Lower<'_>| {
            matches!(word.as_str(), "on" | "upon" | "," | ";" | "who" | "which" | "that")
        };
        let near = between.len() <= 8
            && !between.iter().any(other)
            && between.first().is_none_or(|word| word != "for");
        (near && !so_called).then(|| self.subject(subject)).flatten()
    }

    /// Is the clause behind a whole sentence in quotation marks the next sentence ("Varga said that …", "She added:")?
    fn is_next(&self, clause: Span) -> bool {
        let text = self.scene.reading.text;
        let Some(verb) = verbs(text, clause).next() else { return false };
        let tail = Span::new(verb.end(), clause.end());
        (says_something(tail.of(text)) || tail.of(text).trim_end().ends_with(':'))
            && self.inverted(tail).is_none()
    }

    /// Where the sentence of byte `at` begins.
    fn sentence_start(&self, at: usize) -> usize {
        let sentences = &self.scene.reading.sentences;
        let next = sentences.partition_point(|sentence| sentence.span.start() <= at);
        next.checked_sub(1).and_then(|at| sentences.get(at)).map_or(at, |s| s.span.start())
    }

    /// The actor right after a verb of saying: "said the minister".
    fn inverted(&self, behind: Span) -> Option<usize> {
        let at = self.actors(behind).next()?;
        let gap = words(
            Span::new(behind.start(), self.scene.span(at).start()).of(self.scene.reading.text),
        );
        let bare = |word: &Lower<'_>| {
            matches!(word.as_str(), "the" | "mr" | "ms" | "mrs" | "former" | "." | "a" | "an")
        };
        (gap.len() <= 2 && gap.iter().all(bare)).then_some(at)
    }

    /// The person of a name, the holder of a title.
    fn person(&self, at: usize) -> Option<u32> {
        let holder = || self.holders.get(at).copied().flatten().map(|(person, _)| person);
        self.people.of.get(at).copied().flatten().or_else(holder)
    }

    /// Whom "he" or "she", as `gender` says, at byte `at` means: the subject of the nearest sentence before that has one, unless somebody spoke
    /// since.
    fn pronoun(&self, gender: Gender, at: usize, before: &[Quote]) -> Option<u32> {
        let may_be = |person: &u32| self.people.may_be(*person, gender);
        let recent = || before.iter().rev().take(RECENT);
        let spoken = recent().find_map(|quote| {
            let speaker = quote.speaker.map(|who| who.0).filter(may_be)?;
            Some((quote.span.start(), speaker))
        });
        let scene = self.scene;
        let end = scene.actors.partition_point(|&actor| scene.span(actor).start() < at);
        let actors = || scene.actors.get(..end).unwrap_or(&[]).iter().rev().take(12);
        // Nobody was named since somebody spoke.
        if let Some((last, speaker)) = recent().find_map(|quote| Some((quote, quote.speaker?.0))) {
            let told = last.why.evidence.map_or(0, Span::end).max(last.span.end());
            let named = actors().next().is_some_and(|&actor| scene.span(actor).start() >= told);
            if !named && self.people.may_be_called(speaker, gender) {
                return Some(speaker);
            }
        }
        let mut met: Option<(usize, u32)> = None;
        let mut subject: Option<(usize, u32)> = None;
        for &actor in actors() {
            let Some(person) = self.person(actor).filter(may_be) else { continue };
            met = met.or(Some((actor, person)));
            if subject.is_some_and(|(of, _)| scene.sentence(of) != scene.sentence(actor)) {
                break;
            }
            if self.leads(actor) {
                subject = Some((actor, person));
            }
        }
        match (subject, spoken) {
            (Some((actor, person)), Some((when, speaker))) => {
                Some(if scene.span(actor).start() > when { person } else { speaker })
            }
            (Some((_, person)), None) => Some(person),
            (None, spoken) => spoken.map(|(_, speaker)| speaker).or(met.map(|(_, person)| person)),
        }
    }

    /// Does the sentence begin with this actor, as its subject does?
    fn leads(&self, at: usize) -> bool {
        let before = words(self.scene.before_by(at, 120));
        let after = self.scene.after(at);
        let owner = after.starts_with("'s") || after.starts_with("’s");
        let cut = before
            .iter()
            .rposition(|word| matches!(word.as_str(), "," | "”" | "\""))
            .map_or(0, |comma| comma + 1);
        let near = before.get(cut..).unwrap_or(&[]);
        let free = |word: &Lower<'_>| {
            !matches!(
                word.as_str(),
                "to" | "of"
                    | "with"
                    | "by"
                    | "for"
                    | "and"
                    | "said"
                    | "told"
                    | "that"
                    | "from"
                    | "is"
                    | "was"
                    | "including"
                    | "asked"
                    | "he"
                    | "she"
            )
        };
        !owner && near.len() <= 5 && near.iter().all(free)
    }
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

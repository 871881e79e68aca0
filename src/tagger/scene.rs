//! The article as the tagger walks it: which words may be part of a name, in which runs of capitals they stand,
//! and what the rest of the article tells of each word.

use std::ops::Range;

use crate::tagger::words::{Sort, Word, Words};
use crate::text::{Token, TokenKind, is_glued};

/// How a line is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// As a sentence.
    Sentence,
    /// With a capital on nearly every word: a headline.
    Title,
    /// In capitals.
    Capitals,
}

/// A place where a word stands; hyphens inside compounds have none.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The token.
    pub token: u32,
    /// The word's place in [`Words::types`].
    pub word: u32,
    /// The sentence.
    pub sentence: u32,
    /// A hyphen joins it to the place before.
    pub glued: bool,
    /// It may be part of a name. Chains of such places are decoded; everything else is outside.
    pub live: bool,
    /// It is first in its sentence, but for marks.
    pub first: bool,
    /// Its run of capitals; empty where it has no capital.
    pub run: (u32, u32),
}

/// An article, ready to make features of.
#[derive(Debug)]
pub struct Scene {
    /// Its words.
    pub words: Words,
    /// Its places, in order.
    pub places: Vec<Place>,
    /// The places of each sentence, and how it is written.
    pub sentences: Vec<(Range<usize>, Case)>,
    /// What was seen of each word, by [`Word::fold`].
    pub seen: Vec<Seen>,
    /// For each place with a capital, the one before and the one after of the same word in small letters; itself if none.
    pub twins: Vec<(u32, u32)>,
}

/// How often a word was seen in ways that tell of names; each count stops at 255.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    counts: [u8; Sight::COUNT],
}

/// A way in which a word is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// In small letters.
    Small,
    /// With a capital inside a sentence.
    Capital,
    /// Right after a frequent given name.
    AfterGiven,
    /// Right after a title.
    AfterTitle,
    /// Right before or after a verb of speech.
    Speaks,
    /// As the last of a run of capitals.
    RunLast,
    /// As the first of a run of capitals.
    RunFirst,
    /// As a run of its own.
    Alone,
}

impl Sight {
    /// How many there are.
    pub const COUNT: usize = 8;
}

impl Seen {
    fn add(&mut self, sights: u8) {
        for (bit, count) in self.counts.iter_mut().enumerate() {
            *count = count.saturating_add(sights >> bit & 1);
        }
    }

    /// The sights as a set of bits, without the one occurrence whose `own` sights are given.
    pub fn elsewhere(self, own: u8) -> u8 {
        let mut bits = 0;
        for (bit, &count) in self.counts.iter().enumerate() {
            bits |= u8::from(count > (own >> bit & 1)) << bit;
        }
        bits
    }
}

impl Scene {
    /// Looks over the article once.
    pub fn new(text: &str, tokens: &[Token], sentences: &[Range<usize>]) -> Self {
        let words = Words::new(text, tokens);
        let mut scene = Self {
            places: Vec::with_capacity(tokens.len()),
            sentences: Vec::with_capacity(sentences.len()),
            seen: vec![Seen::default(); words.folds],
            twins: Vec::new(),
            words,
        };
        for (number, range) in sentences.iter().enumerate() {
            let start = scene.places.len();
            scene.lay(tokens, range.clone(), number);
            let end = scene.places.len();
            let case = scene.case(start..end);
            scene.sentences.push((start..end, case));
            scene.mark_live(start, end);
            scene.mark_runs(start, end);
        }
        for at in 0..scene.places.len() {
            let sights = scene.sights(at);
            let fold = scene.word(at).fold as usize;
            if let Some(seen) = scene.seen.get_mut(fold) {
                seen.add(sights);
            }
        }
        scene.find_twins();
        scene
    }

    /// The word at a place.
    pub fn word(&self, at: usize) -> &Word {
        &self.words.types[self.places[at].word as usize]
    }

    /// The word `by` places before (negative) or after, in the same sentence.
    pub fn near(&self, at: usize, by: isize) -> Option<&Word> {
        self.near_id(at, by).map(|id| &self.words.types[id])
    }

    /// The place in [`Words::types`] of that word.
    pub fn near_id(&self, at: usize, by: isize) -> Option<usize> {
        let there = at.checked_add_signed(by)?;
        let place = self.places.get(there)?;
        (place.sentence == self.places[at].sentence).then_some(place.word as usize)
    }

    /// Up to four places with the same word and a capital, the nearest ones.
    pub fn others(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let step = |at: usize, back: bool| {
            let twins = self.twins.get(at).copied().unwrap_or((at as u32, at as u32));
            let other = if back { twins.0 } else { twins.1 } as usize;
            (other != at).then_some(other)
        };
        let before = std::iter::successors(step(at, true), move |&at| step(at, true)).take(2);
        let after = std::iter::successors(step(at, false), move |&at| step(at, false)).take(2);
        before.chain(after)
    }

    fn find_twins(&mut self) {
        let mut last = vec![u32::MAX; self.words.folds];
        self.twins = (0..self.places.len() as u32).map(|at| (at, at)).collect();
        for at in 0..self.places.len() {
            let word = self.word(at);
            if !word.capital {
                continue;
            }
            let before = std::mem::replace(&mut last[word.fold as usize], at as u32);
            if let Some(twins) = self.twins.get_mut(before as usize) {
                twins.1 = at as u32;
                self.twins[at].0 = before;
            }
        }
    }

    /// What is seen of the word elsewhere, as bits of [`Sight`].
    pub fn elsewhere(&self, at: usize) -> u8 {
        let fold = self.word(at).fold as usize;
        self.seen.get(fold).map_or(0, |seen| seen.elsewhere(self.sights(at)))
    }

    /// How the sentence of a place is written.
    pub fn case_of(&self, at: usize) -> Case {
        self.sentences[self.places[at].sentence as usize].1
    }

    fn lay(&mut self, tokens: &[Token], range: Range<usize>, sentence: usize) {
        let mut hyphen = false;
        let mut first = true;
        for token in range {
            let Some(&id) = self.words.ids.get(token) else { return };
            let word = &self.words.types[id as usize];
            let glued = hyphen;
            // A hyphen that touches both sides is not a place, nor one behind an article: "Al- Shammari".
            let behind_article = self.places.last().is_some_and(|last| {
                last.token as usize + 1 == token && self.words.types[last.word as usize].article
            });
            hyphen = word.sort == Sort::Hyphen
                && is_glued(tokens, token)
                && (behind_article || is_glued(tokens, token + 1));
            if hyphen {
                continue;
            }
            let letters = tokens[token].kind != TokenKind::Mark;
            self.places.push(Place {
                token: token as u32,
                word: id,
                sentence: sentence as u32,
                glued,
                live: false,
                first: first && letters,
                run: (0, 0),
            });
            first = first && !letters;
        }
    }

    fn case(&self, range: Range<usize>) -> Case {
        let (mut long, mut capital, mut shout, mut small) = (0, 0, 0, 0);
        for at in range {
            let word = self.word(at);
            if !word.letters || word.shape & 7 < 2 {
                continue;
            }
            shout += usize::from(word.shout);
            small += usize::from(!word.shout);
            if word.shape & 7 >= 3 {
                long += 1;
                capital += usize::from(word.capital);
            }
        }
        if shout >= 3 && small * 5 <= shout {
            Case::Capitals
        } else if long >= 4 && (long - capital) * 5 <= capital {
            Case::Title
        } else {
            Case::Sentence
        }
    }

    /// Live are capitals, what a hyphen joins to them, and short gaps between them that names can hold.
    fn mark_live(&mut self, start: usize, end: usize) {
        let mut last: Option<usize> = None;
        for at in start..end {
            let word = *self.word(at);
            let joined = self.places[at].glued
                && self.places[at - 1].live
                && !matches!(word.sort, Sort::Quote);
            if !(word.capital || joined) {
                continue;
            }
            self.places[at].live = true;
            if self.places[at].glued && at > start && self.word(at - 1).letters {
                self.places[at - 1].live = true;
            }
            if word.capital {
                if let Some(last) = last
                    && at - last > 1
                    && at - last <= 5
                    && self.may_bridge(last + 1, at)
                {
                    for gap in last + 1..at {
                        self.places[gap].live = true;
                    }
                }
                // "told von Arlon", "said van der Holt".
                for before in (start..at).rev().take(2) {
                    if self.word(before).sort != Sort::Nobiliary {
                        break;
                    }
                    self.places[before].live = true;
                }
                last = Some(at);
            } else if joined {
                last = Some(at);
            }
        }
        self.mark_nicknames(start, end);
        self.leave_openers(start, end);
    }

    /// "The talks": the most frequent of capitals need no weighing where no other stands beside them.
    fn leave_openers(&mut self, start: usize, end: usize) {
        let Some(at) = (start..end).find(|&at| self.places[at].first) else { return };
        let live = |at: usize| (start..end).contains(&at) && self.places[at].live;
        if self.word(at).opener && !live(at + 1) && !at.checked_sub(1).is_some_and(live) {
            self.places[at].live = false;
        }
    }

    fn may_bridge(&self, from: usize, to: usize) -> bool {
        (from..to).all(|at| {
            let word = self.word(at);
            matches!(word.sort, Sort::Particle | Sort::Nobiliary)
                || self.places[at].live
                || (word.letters && !word.capital && word.shape >> 3 == 0o52)
                || word.exact == crate::text::hash::hash(b"&")
        })
    }

    /// `Ana “Nan” Holt`: quotation marks around one or two capitals between capitals.
    fn mark_nicknames(&mut self, start: usize, end: usize) {
        for at in start + 1..end {
            if self.word(at).sort != Sort::Quote || !self.word(at - 1).capital {
                continue;
            }
            let closes =
                (at + 2..(at + 4).min(end)).find(|&close| self.word(close).sort == Sort::Quote);
            let Some(close) = closes else { continue };
            let inside = (at + 1..close).all(|inner| self.word(inner).capital);
            let after = close + 1 < end && self.word(close + 1).capital;
            if inside && after {
                self.places[at].live = true;
                self.places[close].live = true;
            }
        }
    }

    fn mark_runs(&mut self, start: usize, end: usize) {
        let mut at = start;
        while at < end {
            let mut stop = at;
            while stop < end && self.word(stop).capital {
                stop += 1;
            }
            for inside in at..stop {
                self.places[inside].run = (at as u32, stop as u32);
            }
            at = stop.max(at + 1);
        }
    }

    /// The ways in which the word is seen at this place, as bits of [`Sight`].
    fn sights(&self, at: usize) -> u8 {
        use crate::lexicon::names::Known;
        let word = self.word(at);
        let place = self.places[at];
        let bit = |sight: Sight, is: bool| u8::from(is) << sight as u8;
        if !word.capital {
            return bit(Sight::Small, word.letters);
        }
        if self.case_of(at) != Case::Sentence {
            return 0;
        }
        let before = self.near(at, -1);
        let after = self.near(at, 1);
        let says = |word: Option<&Word>| word.is_some_and(|w| w.sort == Sort::Says);
        let given = before.is_some_and(|w| w.capital && w.known.has(Known::COMMON_GIVEN));
        let title = before.is_some_and(|w| matches!(w.sort, Sort::Title | Sort::Courtesy));
        let (start, end) = (place.run.0 as usize, place.run.1 as usize);
        // "Jr." and "III" are not what a person is called by.
        let end = if end - start > 1 && self.word(end - 1).suffix { end - 1 } else { end };
        let several = end - start > 1;
        bit(Sight::Capital, !place.first)
            | bit(Sight::AfterGiven, given)
            | bit(Sight::AfterTitle, title)
            | bit(Sight::Speaks, says(after) || says(before))
            | bit(Sight::RunLast, several && at + 1 == end)
            | bit(Sight::RunFirst, several && at == start)
            | bit(Sight::Alone, !several && !place.first)
    }
}

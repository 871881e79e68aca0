//! The resolved mentions in their text, and what stands between two of them.

use std::borrow::Cow;
use std::ops::Deref;

use crate::analyze::candidate::{Candidate, CandidateKind};
use crate::analyze::reading::Reading;
use crate::text::Span;

/// The mentions of a document, with the sentence and the block of each.
#[derive(Debug)]
pub(super) struct Scene<'r> {
    /// The document as read.
    pub(super) reading: &'r Reading<'r>,
    /// All mentions, sorted.
    pub(super) mentions: Vec<Candidate>,
    /// The sentence in which each mention begins.
    pub(super) sentences: Vec<usize>,
    /// The places of people and titles in `mentions`, in order; a name inside a title is left out.
    pub(super) actors: Vec<usize>,
}

impl<'r> Scene<'r> {
    /// The scene of sorted `mentions`.
    pub(super) fn new(reading: &'r Reading<'r>, mentions: Vec<Candidate>) -> Self {
        let mut sentences = Vec::with_capacity(mentions.len());
        let mut at = 0;
        for mention in &mentions {
            while reading
                .sentences
                .get(at + 1)
                .is_some_and(|next| next.span.start() <= mention.span.start())
            {
                at += 1;
            }
            sentences.push(at);
        }
        let mut actors: Vec<usize> = Vec::new();
        let mut title_end = 0;
        for (place, mention) in mentions.iter().enumerate() {
            match mention.kind {
                CandidateKind::Country { .. } => {}
                CandidateKind::Title { .. } => {
                    title_end = mention.span.end();
                    actors.push(place);
                }
                CandidateKind::Person if mention.span.start() < title_end => {}
                CandidateKind::Person => actors.push(place),
            }
        }
        Self { reading, mentions, sentences, actors }
    }

    /// The scene without the mentions that are marked.
    pub(super) fn without(&self, marked: &[bool]) -> Self {
        let kept = self.mentions.iter().zip(marked).filter(|(_, marked)| !**marked);
        Self::new(self.reading, kept.map(|(mention, _)| *mention).collect())
    }

    /// The text of mention `at`.
    pub(super) fn text(&self, at: usize) -> &'r str {
        self.span(at).of(self.reading.text)
    }

    /// Where mention `at` stands.
    pub(super) fn span(&self, at: usize) -> Span {
        self.mentions.get(at).map_or_else(Span::default, |mention| mention.span)
    }

    /// Is mention `at` a title?
    pub(super) fn is_title(&self, at: usize) -> bool {
        self.mentions.get(at).is_some_and(|m| matches!(m.kind, CandidateKind::Title { .. }))
    }

    /// Is mention `at` a person's name?
    pub(super) fn is_person(&self, at: usize) -> bool {
        self.mentions.get(at).is_some_and(|m| m.kind == CandidateKind::Person)
    }

    /// The sentence in which mention `at` begins.
    pub(super) fn sentence(&self, at: usize) -> usize {
        self.sentences.get(at).copied().unwrap_or_default()
    }

    /// The block of mention `at`.
    pub(super) fn block(&self, at: usize) -> usize {
        self.reading.sentences.get(self.sentence(at)).map_or(0, |sentence| sentence.block)
    }

    /// What stands between mention `a` and the later mention `b`; `None` where another block begins between
    /// them, or where they are more than a line or two apart.
    pub(super) fn gap(&self, a: usize, b: usize) -> Option<&'r str> {
        let (from, to) = (self.span(a).end(), self.span(b).start());
        let near = from <= to && to - from <= 160;
        (near && self.block(a) == self.block(b)).then(|| Span::new(from, to).of(self.reading.text))
    }

    /// The text before mention `at` in its sentence, at most some 60 bytes of it.
    pub(super) fn before(&self, at: usize) -> &'r str {
        self.before_by(at, 60)
    }

    /// The text before mention `at` in its sentence, at most `width` bytes of it.
    pub(super) fn before_by(&self, at: usize, width: usize) -> &'r str {
        let text = self.reading.text;
        let end = self.span(at).start();
        let first = self.reading.sentences.get(self.sentence(at)).map_or(0, |s| s.span.start());
        let mut start = first.max(end.saturating_sub(width));
        while start < end && !text.is_char_boundary(start) {
            start += 1;
        }
        Span::new(start, end).of(text)
    }

    /// Do all longer words around mention `at` begin with capitals, as in a headline?
    pub(super) fn is_headline(&self, at: usize) -> bool {
        let lower = |word: &str| {
            let word = word.trim_end_matches(|c: char| c.is_ascii_punctuation());
            word.len() > 3 && word.chars().all(char::is_lowercase)
        };
        !self.before(at).split(' ').chain(self.after(at).split(' ')).any(lower)
    }

    /// The text after mention `at` in its block, at most some 60 bytes of it.
    pub(super) fn after(&self, at: usize) -> &'r str {
        let text = self.reading.text;
        let start = self.span(at).end();
        let block = self.block(at);
        let mut end = (start + 60).min(text.len());
        let mut sentence = self.sentence(at);
        let mut last = start;
        while let Some(found) = self.reading.sentences.get(sentence) {
            if found.block != block || found.span.start() >= end {
                break;
            }
            last = found.span.end();
            sentence += 1;
        }
        end = end.min(last.max(start));
        while end > start && !text.is_char_boundary(end) {
            end -= 1;
        }
        Span::new(start, end).of(text)
    }
}

/// The last word or mark of `text`, in lower case.
pub(super) fn last_word(text: &str) -> String {
    let text = text.trim_end();
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
    let start = text.trim_end_matches(inside).len();
    match text.get(start..).map(|word| word.trim_start_matches(|c: char| !c.is_alphanumeric())) {
        Some(word) if !word.is_empty() => word.to_lowercase(),
        _ => text.chars().next_back().map(String::from).unwrap_or_default(),
    }
}

/// A word in lower case, or a mark: a piece of the text where that has it so already, as for most.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lower<'t>(Cow<'t, str>);

impl Lower<'_> {
    /// The word.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Lower<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Lower<'_> {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Lower<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

/// The words of `text` in lower case, marks as words of their own, white space left out.
pub(super) fn words(text: &str) -> Vec<Lower<'_>> {
    let mut words = Vec::with_capacity(text.len() / 4 + 1);
    let mut at = 0;
    while let Some(first) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
        let rest = text.get(at..).unwrap_or("");
        let length = if first.is_alphanumeric() {
            rest.find(|c| !inside(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        if !first.is_whitespace() {
            words.push(lower(rest.get(..length).unwrap_or("")));
        }
        at += length;
    }
    words
}

fn lower(word: &str) -> Lower<'_> {
    Lower(if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        Cow::Borrowed(word)
    } else if word.is_ascii() {
        Cow::Owned(word.to_ascii_lowercase())
    } else {
        Cow::Owned(word.chars().flat_map(char::to_lowercase).collect())
    })
}

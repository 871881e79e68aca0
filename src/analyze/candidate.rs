//! What a detector gives: a span that may be a mention. Candidates may overlap; `resolve` decides.

use crate::document::{Iso, Why};
use crate::text::Span;

/// What a candidate would name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CandidateKind {
    /// A person's name.
    Person,
    /// An office, with the shortest span that still names it.
    Title {
        /// The core.
        core: Span,
    },
    /// A country.
    Country {
        /// Which.
        iso: Iso,
    },
}

/// A span that may be a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Where.
    pub span: Span,
    /// What it would name.
    pub kind: CandidateKind,
    /// Which rule found it.
    pub why: Why,
    /// How sure, in percent.
    pub confidence: u8,
}

//! Positions in text: spans, tokens, sentences, folding, display width, dates.
//!
//! This room knows nothing of news, and nothing above it. All of it is pure: no IO, no clock, and no
//! input makes it panic.

pub mod abbreviation;
pub mod date;
mod fold;
mod fuzzy;
pub mod hash;
mod one_line;
pub mod sentence;
pub mod span;
pub mod token;
pub mod width;
mod word_set;

pub use fold::fold;
pub use fuzzy::fuzzy;
pub use one_line::one_line;
pub use sentence::sentences;
pub use span::Span;
pub use token::{Token, TokenKind, compound, is_glued, tokenize, tokenize_onto};
pub use word_set::WordSet;

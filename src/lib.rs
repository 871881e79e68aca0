//! `dateline` reads news articles as they are on disk and knows who is who in them.
//!
//! The rooms, in reading order; each uses only rooms above it (`tests/it/tidy.rs` checks the order):

pub mod analyze;
pub mod clean;
pub mod document;
pub mod lexicon;
pub mod text;

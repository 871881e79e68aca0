//! `dateline` reads news articles as they are on disk and knows who is who in them.
//!
//! The rooms, in reading order; each uses only rooms above it (`tests/it/tidy.rs` checks the order):

pub mod analyze;
pub mod app;
pub mod clean;
pub mod config;
pub mod document;
pub mod lexicon;
pub mod reflow;
pub mod tagger;
pub mod text;
#[cfg(feature = "tui")]
pub mod ui;

//! `dateline` reads news articles as they are on disk and knows who is who in them.
//!
//! The rooms, in reading order; each uses only rooms above it (`tests/it/tidy.rs` checks the order):

pub mod text;

pub mod lexicon;

pub mod tagger;

pub mod document;

pub mod clean;

pub mod analyze;

pub mod reflow;

pub mod export;

pub mod source;

pub mod app;

pub mod config;

pub mod state;

#[cfg(feature = "tui")]
pub mod ui;

#[cfg(feature = "tui")]
pub mod shell;

pub mod cli;

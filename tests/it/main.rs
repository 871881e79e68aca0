//! The integration tests, one binary.

#![expect(clippy::string_slice, reason = "the tests slice text that they wrote themselves")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![expect(clippy::print_stdout, reason = "a test that is skipped says so")]

/// Stories in a small notation, and a reader without a terminal.
#[cfg(feature = "tui")]
mod support;

/// Keys in, screen out.
#[cfg(feature = "tui")]
mod screen;

/// Every command by every key.
#[cfg(feature = "tui")]
mod commands;

/// The people one watches.
#[cfg(feature = "tui")]
mod watch;

/// Every view in every size and look.
#[cfg(feature = "tui")]
mod looks;

/// Who says what.
#[cfg(feature = "tui")]
mod quotes;

/// The walk beyond the end of an article.
#[cfg(feature = "tui")]
mod beyond;

/// The mouse.
#[cfg(feature = "tui")]
mod pointing;

/// Finding by a few letters.
#[cfg(feature = "tui")]
mod narrow;

/// Who is new.
#[cfg(feature = "tui")]
mod news;

/// What the README shows is what the program does.
#[cfg(feature = "tui")]
mod readme;

/// The real program in a pseudo-terminal.
#[cfg(all(feature = "tui", unix))]
mod pty;

/// Pages and texts that nobody wrote to be read.
mod hostile;

/// The program as scripts use it.
mod cli;

/// Files in real mess, and what must come of them.
mod cleaning;

/// Files of every format, whole and broken.
mod formats;

/// Who is who in invented stories.
mod analysis;

/// Floors under the accuracy.
mod accuracy;

/// What the compiler does not check.
mod tidy;

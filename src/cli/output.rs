//! Writing to the two streams, and what can go wrong on the way.

use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::process::ExitCode;

use crate::config::ConfigError;
use crate::state::StateError;

/// How a command ended that was not refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    /// All was done.
    Done,
    /// Something could not be read, and the rest was done; or nothing was found.
    Partly,
}

/// Why a command could not be carried out.
#[derive(Debug)]
pub(super) enum Failure {
    /// A configuration file has a mistake.
    Config(ConfigError),
    /// What was asked for makes no sense, or there is nothing to read.
    Usage(String),
    /// The streams or the terminal failed.
    Io(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Io(error.into())
    }
}

impl From<StateError> for Failure {
    fn from(error: StateError) -> Self {
        Self::Usage(error.to_string())
    }
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self::Config(error)
    }
}

impl Failure {
    /// Says what failed; the exit status. A closed pipe ends quietly: whoever read has read enough.
    pub(super) fn report(self) -> ExitCode {
        match self {
            Self::Io(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Self::Io(error) => {
                complain(error);
                ExitCode::from(1)
            }
            Self::Usage(what) => {
                complain(what);
                ExitCode::from(2)
            }
            Self::Config(error) => {
                complain(error);
                ExitCode::from(2)
            }
        }
    }
}

/// A line on standard error.
pub(super) fn complain(what: impl Display) {
    let _ = writeln!(io::stderr().lock(), "dateline: {what}");
}

/// Standard output, buffered.
pub(super) fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// Can a person read what goes to standard output, on a screen that can be drawn on?
pub(super) fn is_screen() -> bool {
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    io::stdout().is_terminal() && !dumb
}

//! Why something could not be read, said for people: what, where, and what to do.

use std::error::Error;
use std::fmt;
use std::io;

/// A file that gave no article, and why.
#[derive(Debug)]
pub struct SourceError {
    name: String,
    cause: Cause,
}

/// What was wrong.
#[derive(Debug)]
pub enum Cause {
    /// The system refused.
    Io(io::Error),
    /// It is a folder where a file was asked for.
    Folder,
    /// There is nothing in it, or only white space.
    Empty,
    /// It is no text; what it is, as far as its content says.
    Binary(&'static str),
    /// More than can sensibly be an article.
    TooLarge,
    /// It is packed, and the packing is damaged.
    Damaged(&'static str),
}

impl SourceError {
    pub(super) fn new(name: impl Into<String>, cause: Cause) -> Self {
        Self { name: name.into(), cause }
    }

    /// The file's path as it was given, `-` for standard input.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What was wrong with it.
    pub fn cause(&self) -> &Cause {
        &self.cause
    }
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = if self.name == "-" { "standard input" } else { &self.name };
        match &self.cause {
            Cause::Io(e) if e.kind() == io::ErrorKind::NotFound => {
                write!(f, "{name}: there is no such file; check the path")
            }
            Cause::Io(e) if e.kind() == io::ErrorKind::PermissionDenied => {
                write!(f, "{name}: may not be read; check its permissions")
            }
            Cause::Io(e) => write!(f, "{name}: could not be read ({e})"),
            Cause::Folder => write!(f, "{name}: is a folder; give the files in it"),
            Cause::Empty => write!(f, "{name}: is empty; nothing to read"),
            Cause::Binary(what) => {
                write!(f, "{name}: is no article but {what}; give a text or a saved page")
            }
            Cause::TooLarge => write!(f, "{name}: is larger than 64 MB; split it first"),
            Cause::Damaged(what) => {
                write!(f, "{name}: its {what} data is damaged; fetch or pack it again")
            }
        }
    }
}

impl Error for SourceError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        if let Cause::Io(e) = &self.cause { Some(e) } else { None }
    }
}

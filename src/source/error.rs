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

    /// What is wrong, as a part of a sentence: "is empty".
    pub fn reason(&self) -> String {
        match &self.cause {
            Cause::Io(e) if e.kind() == io::ErrorKind::NotFound => "there is no such file".into(),
            Cause::Io(e) if e.kind() == io::ErrorKind::PermissionDenied => "may not be read".into(),
            Cause::Io(e) => format!("could not be read ({e})"),
            Cause::Folder => "is a folder".into(),
            Cause::Empty => "is empty".into(),
            Cause::Binary(what) => format!("is no article but {what}"),
            Cause::TooLarge => "is larger than 64 MB".into(),
            Cause::Damaged(what) => format!("its {what} data is damaged"),
        }
    }

    /// What can be done about it.
    pub fn advice(&self) -> &'static str {
        match &self.cause {
            Cause::Io(e) if e.kind() == io::ErrorKind::NotFound => "check the path",
            Cause::Io(e) if e.kind() == io::ErrorKind::PermissionDenied => "check its permissions",
            Cause::Io(_) => "try again, or copy it first",
            Cause::Folder => "give the files in it",
            Cause::Empty => "there is nothing to read",
            Cause::Binary(_) => "give a text or a saved page",
            Cause::TooLarge => "split it first",
            Cause::Damaged(_) => "fetch or pack it again",
        }
    }
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = if self.name == "-" { "standard input" } else { &self.name };
        write!(f, "{name}: {}; {}", self.reason(), self.advice())
    }
}

impl Error for SourceError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        if let Cause::Io(e) = &self.cause { Some(e) } else { None }
    }
}

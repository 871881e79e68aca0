//! Why something could not be read, said for people: what, where, and what to do.

use std::error::Error;
use std::fmt;
use std::io;

use crate::source::detect::Foreign;

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
    /// It is something else, as far as its content says.
    Foreign(Foreign),
    /// It is of a kind that can hold articles, and holds none; the kind and what to do.
    NoArticle(Foreign),
    /// More than can sensibly be an article.
    TooLarge,
    /// It is damaged so that nothing can be read; what of it.
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
            Cause::Foreign(it) => format!("is no article but {}", it.what),
            Cause::NoArticle(it) => format!("is {}", it.what),
            Cause::TooLarge => "is larger than 64 MB".into(),
            Cause::Damaged(what) => format!("is damaged: its {what} data cannot be read"),
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
            Cause::Foreign(it) | Cause::NoArticle(it) => it.advice,
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

//! What the user made (corrections, the people they watch) where they were in each article, and who was in each folder: small files of their own.
//!
//! A file is written anew beside the old one and put in its place, under a lock: it is whole at any moment, and two
//! programs that write at once lose nothing of each other's.

mod files;
mod folders;
mod places;
mod records;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

pub use crate::state::folders::Folder;
pub use crate::state::places::Places;
pub use crate::state::records::Records;

/// A file of the user's that cannot be used: which, where in it, and why.
#[derive(Debug)]
pub struct StateError {
    file: PathBuf,
    line: Option<usize>,
    reason: String,
}

impl StateError {
    fn io(file: &Path, error: &io::Error) -> Self {
        Self { file: file.to_owned(), line: None, reason: error.to_string() }
    }

    fn at(file: &Path, line: usize, reason: String) -> Self {
        Self { file: file.to_owned(), line: Some(line), reason }
    }
}

impl fmt::Display for StateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.file.display();
        match self.line {
            Some(line) => write!(f, "{file}:{line}: {}", self.reason),
            None => write!(f, "{file}: {}", self.reason),
        }
    }
}

impl std::error::Error for StateError {}

//! What there is to read: files, the pipe, what is built in; how each is read and cleaned, and what is said where that fails.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::SystemTime;

use crate::app::Failure;
use crate::clean;
use crate::document::{Article, RawArticle};
use crate::shell::pipe::Pipe;
use crate::source::{self, Contents, Fields, SourceError};

/// Where an article comes from.
#[derive(Clone, Debug)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// Articles that are already there: the built-in sample.
    Given(String, Arc<Contents>),
    /// Standard input, which may take its time.
    Pipe(Pipe),
}

impl Source {
    /// What the list calls it before it is looked into.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.to_string_lossy().into_owned(),
            Self::Given(name, _) => name.clone(),
            Self::Pipe(_) => "-".to_owned(),
        }
    }
}

/// When a file was written last, and its length: another one then is another text.
pub(super) type Stamp = Option<(SystemTime, u64)>;

/// All there is to read, each by its place; files that turn up later come last, so that a place stays what it is.
#[derive(Debug)]
pub(super) struct Sources {
    all: RwLock<Vec<Source>>,
    /// The folders that they were found in.
    folders: Vec<PathBuf>,
    fields: Fields,
    as_is: bool,
}

impl Sources {
    pub(super) fn new(
        all: Vec<Source>,
        folders: Vec<PathBuf>,
        fields: Fields,
        as_is: bool,
    ) -> Self {
        Self { all: RwLock::new(all), folders, fields, as_is }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.read().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// The one at place `file`.
    fn get(&self, file: usize) -> Option<Source> {
        self.all.read().unwrap_or_else(PoisonError::into_inner).get(file).cloned()
    }

    /// The pipes among them, with their places.
    pub(super) fn pipes(&self) -> Vec<(usize, Pipe)> {
        let all = self.all.read().unwrap_or_else(PoisonError::into_inner);
        let pipe = |(file, source): (usize, &Source)| match source {
            Source::Pipe(pipe) => Some((file, pipe.clone())),
            _ => None,
        };
        all.iter().enumerate().filter_map(pipe).collect()
    }

    pub(super) fn fields(&self) -> &Fields {
        &self.fields
    }

    /// What it is called.
    pub(super) fn name(&self, file: usize) -> String {
        self.get(file).map(|source| source.name()).unwrap_or_default()
    }

    /// As what it would be known again if it has not changed.
    pub(super) fn stamp(&self, file: usize) -> Stamp {
        match self.get(file)? {
            Source::File(path) => stamp(&path),
            Source::Given(..) | Source::Pipe(_) => None,
        }
    }

    /// What it holds; `None` while that has not come.
    pub(super) fn read(&self, file: usize) -> Option<Result<Arc<Contents>, Failure>> {
        match self.get(file)? {
            Source::Given(_, contents) => Some(Ok(contents)),
            Source::Pipe(pipe) => pipe.articles(),
            Source::File(path) => {
                let read = source::read(&path, &self.fields).map(Arc::new);
                let name = || path.to_string_lossy().into_owned();
                Some(read.map_err(|error| failure(name(), &error)))
            }
        }
    }

    pub(super) fn clean(&self, raw: &RawArticle) -> Article {
        if self.as_is { clean::as_is(raw) } else { clean::clean(raw) }
    }

    /// Looks through the folders again; the names of the files that were not there before, and the place of the first.
    pub(super) fn look_again(&self) -> (usize, Vec<String>) {
        // Of a folder that is gone nothing is found; it is no file either.
        let folders = self.folders.iter().filter(|folder| folder.is_dir());
        let mut new: Vec<PathBuf> = folders.flat_map(|folder| source::walk(folder).0).collect();
        let mut all = self.all.write().unwrap_or_else(PoisonError::into_inner);
        let file = |source: &Source| match source {
            Source::File(path) => Some(path.clone()),
            Source::Given(..) | Source::Pipe(_) => None,
        };
        let known: BTreeSet<PathBuf> = all.iter().filter_map(file).collect();
        new.retain(|path| !known.contains(path));
        let first = all.len();
        all.extend(new.iter().cloned().map(Source::File));
        (first, new.iter().map(|path| path.to_string_lossy().into_owned()).collect())
    }

    /// A defect of ours must not take the other articles away from the reader.
    pub(super) fn broken(&self, file: usize) -> Failure {
        let path = self.name(file);
        Failure {
            reason: "Something in it makes dateline fail: that is a defect of dateline.".into(),
            advice: format!("dateline --as-is {path}"),
            path,
        }
    }
}

fn stamp(path: &Path) -> Stamp {
    let about = fs::metadata(path).ok()?;
    Some((about.modified().ok()?, about.len()))
}

pub(super) fn failure(path: String, error: &SourceError) -> Failure {
    let reason = error.reason();
    // The error is the end of a sentence that begins with the file's name; here the name stands above it.
    let reason = if reason.starts_with("there ") { reason } else { format!("it {reason}") };
    Failure { path, reason: sentence(&reason), advice: sentence(error.advice()) }
}

fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}

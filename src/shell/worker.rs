//! The worker: reads, cleans and analyses off the thread that draws, what was asked for before the rest of the folder.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError};
use std::{io, thread};

use crate::analyze::Engine;
use crate::app::{ArticleId, Event, Failure, Heading};
use crate::clean;
use crate::document::{Article, RawArticle};
use crate::shell::run::Input;
use crate::source::{self, SourceError};

/// Where an article comes from.
#[derive(Clone, Debug)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// Articles that are already there: standard input, the built-in sample.
    Given(String, Vec<RawArticle>),
}

impl Source {
    /// What the list calls it before it is looked into.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.to_string_lossy().into_owned(),
            Self::Given(name, _) => name.clone(),
        }
    }

    fn read(&self) -> Result<Vec<RawArticle>, SourceError> {
        match self {
            Self::File(path) => source::read(path),
            Self::Given(_, articles) => Ok(articles.clone()),
        }
    }
}

/// The worker's means.
pub(super) struct Worker {
    sources: Vec<Source>,
    as_is: bool,
    engine: Engine,
    to: Sender<Input>,
    /// How many files from the first were looked into for the list.
    listed: usize,
    /// Files looked into out of turn, because one of their articles was opened.
    early: Vec<usize>,
}

impl Worker {
    /// Starts the worker; it ends with the sender of its requests.
    pub(super) fn start(
        sources: Vec<Source>,
        as_is: bool,
        engine: Engine,
        requests: Receiver<ArticleId>,
        to: Sender<Input>,
    ) -> io::Result<()> {
        let mut worker = Self { sources, as_is, engine, to, listed: 0, early: Vec::new() };
        thread::Builder::new()
            .name("worker".into())
            // Deeply nested pages are walked recursively.
            .stack_size(16 << 20)
            .spawn(move || worker.work(&requests))?;
        Ok(())
    }

    fn work(&mut self, requests: &Receiver<ArticleId>) {
        loop {
            let wanted = if self.listed < self.sources.len() && self.sources.len() > 1 {
                match requests.try_recv() {
                    Ok(id) => Some(id),
                    Err(TryRecvError::Empty) => None,
                    Err(TryRecvError::Disconnected) => return,
                }
            } else {
                match requests.recv() {
                    Ok(id) => Some(id),
                    Err(_) => return,
                }
            };
            let done = match wanted {
                // Who leafs through quickly wants only the last.
                Some(id) => self.open(requests.try_iter().last().unwrap_or(id)),
                None => self.list_next(),
            };
            if done.is_none() {
                return;
            }
        }
    }

    /// Answers with the article and its analysis. `None`: nobody listens any more.
    fn open(&mut self, id: ArticleId) -> Option<()> {
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let source = self.sources.get(id.file)?;
            let raws = match source.read() {
                Ok(raws) => raws,
                Err(error) => return Some(Err(failure(source.name(), &error))),
            };
            let Some(raw) = raws.get(id.nth) else {
                return Some(Err(Failure {
                    path: source.name(),
                    reason: "There is no article in it any more.".into(),
                    advice: "Has the file changed?  Open it again.".into(),
                }));
            };
            let article = Arc::new(self.clean(raw));
            self.to.send(Input::Event(Event::Opened(id, Arc::clone(&article)))).ok()?;
            let analysis = Arc::new(self.engine.analyze(&article.document));
            self.to.send(Input::Event(Event::Analyzed(id, analysis))).ok()?;
            Some(Ok(raws))
        }));
        match outcome {
            Ok(None) => return None,
            Ok(Some(Ok(raws))) => {
                if id.file >= self.listed && !self.early.contains(&id.file) {
                    self.early.push(id.file);
                    let headings = raws.iter().map(|raw| heading(&self.clean(raw))).collect();
                    self.to.send(Input::Event(Event::Listed(id.file, headings))).ok()?;
                }
            }
            Ok(Some(Err(failure))) => {
                self.to.send(Input::Event(Event::Failed(id.file, failure))).ok()?;
            }
            Err(_) => self.broken(id.file)?,
        }
        Some(())
    }

    fn list_next(&mut self) -> Option<()> {
        let file = self.listed;
        self.listed += 1;
        if self.early.contains(&file) {
            return Some(());
        }
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let source = self.sources.get(file)?;
            Some(match source.read() {
                Ok(raws) => {
                    Event::Listed(file, raws.iter().map(|raw| heading(&self.clean(raw))).collect())
                }
                Err(error) => Event::Failed(file, failure(source.name(), &error)),
            })
        }));
        match outcome {
            Ok(Some(event)) => self.to.send(Input::Event(event)).ok(),
            Ok(None) => Some(()),
            Err(_) => self.broken(file),
        }
    }

    /// A defect of ours must not take the other articles away from the reader.
    fn broken(&self, file: usize) -> Option<()> {
        let path = self.sources.get(file).map(Source::name).unwrap_or_default();
        let failure = Failure {
            reason: "Something in it makes dateline fail: that is a defect of dateline.".into(),
            advice: format!("dateline --as-is {path}"),
            path,
        };
        self.to.send(Input::Event(Event::Failed(file, failure))).ok()
    }

    fn clean(&self, raw: &RawArticle) -> Article {
        if self.as_is { clean::as_is(raw) } else { clean::clean(raw) }
    }
}

fn failure(path: String, error: &SourceError) -> Failure {
    Failure { path, reason: error.reason(), advice: error.advice().to_owned() }
}

/// The headline, or the first words of an article without one.
fn heading(article: &Article) -> Heading {
    let text = article.document.text();
    let first = || {
        let block = article.document.blocks().first()?;
        Some(block.span.of(text).split_whitespace().take(16).collect::<Vec<_>>().join(" "))
    };
    Heading {
        path: article.path.clone(),
        headline: article.meta.headline.clone().or_else(first).unwrap_or_default(),
        published: article.meta.published.clone(),
    }
}

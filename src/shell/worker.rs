//! The worker: reads, cleans and analyses off the thread that draws, what was asked for before the rest of the folder.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvError, Sender, TryRecvError};
use std::{io, thread};

use crate::analyze::Engine;
use crate::app::{ArticleId, Event, Failure, Heading, Named, full_names};
use crate::clean;
use crate::document::{Article, Correction, RawArticle};
use crate::shell::pipe::Pipe;
use crate::shell::run::Input;
use crate::source::{self, SourceError};
use crate::state::Places;

/// Where an article comes from.
#[derive(Clone, Debug)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// Articles that are already there: the built-in sample.
    Given(String, Vec<RawArticle>),
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

    /// Its articles; `None` while they have not come.
    fn read(&self) -> Option<Result<Vec<RawArticle>, Failure>> {
        Some(match self {
            Self::File(path) => source::read(path).map_err(|error| failure(self.name(), &error)),
            Self::Given(_, articles) => Ok(articles.clone()),
            Self::Pipe(pipe) => return pipe.articles(),
        })
    }
}

/// What the worker is asked for.
#[derive(Clone, Debug)]
pub(super) enum Request {
    /// Read, clean and analyse this article.
    Open(ArticleId),
    /// Tell who is in this article, which is not opened.
    Look(ArticleId),
    /// The pipe has ended: its articles are there.
    Arrived(usize),
    /// Go by these corrections from now on, and analyse the open article anew.
    Correct(Vec<Correction>),
}

/// The worker's means.
pub(super) struct Worker {
    sources: Vec<Source>,
    as_is: bool,
    engine: Engine,
    places: Option<Places>,
    /// The open article.
    open: Option<(ArticleId, Arc<Article>)>,
    to: Sender<Input>,
    /// How many files from the first were looked into for the list.
    listed: usize,
    /// Of how many files from the first it was told who is in them.
    named: usize,
    /// Is there a list to be read?
    has_list: bool,
    /// Files looked into out of turn, because one of their articles was opened.
    early: Vec<usize>,
    /// What was asked for and has not come by the pipe.
    owed: Option<ArticleId>,
}

impl Worker {
    /// Starts the worker; it ends with the sender of its requests.
    pub(super) fn start(
        sources: Vec<Source>,
        as_is: bool,
        engine: Engine,
        places: Option<Places>,
        (request, requests): (&Sender<Request>, Receiver<Request>),
        to: Sender<Input>,
    ) -> io::Result<()> {
        for (file, source) in sources.iter().enumerate() {
            if let Source::Pipe(pipe) = source {
                pipe.start(file, request.clone())?;
            }
        }
        let (open, listed, early, owed) = (None, 0, Vec::new(), None);
        let (named, has_list) = (0, sources.len() > 1);
        let mut worker =
            Self { sources, as_is, engine, places, open, to, listed, named, has_list, early, owed };
        thread::Builder::new()
            .name("worker".into())
            // Deeply nested pages are walked recursively.
            .stack_size(16 << 20)
            .spawn(move || worker.work(&requests))?;
        Ok(())
    }

    fn work(&mut self, requests: &Receiver<Request>) {
        loop {
            let all = self.sources.len();
            let listed = self.listed == all || all == 1;
            let idle = listed && (self.named == all || !self.has_list);
            let next = if idle {
                requests.recv().map_err(|RecvError| TryRecvError::Disconnected)
            } else {
                requests.try_recv()
            };
            let done = match next {
                Ok(request) => self.answer([request].into_iter().chain(requests.try_iter())),
                Err(TryRecvError::Empty) if listed => self.name_next(),
                Err(TryRecvError::Empty) => self.list_next(),
                Err(TryRecvError::Disconnected) => return,
            };
            if done.is_none() {
                return;
            }
        }
    }

    /// Who leafs through quickly wants only the last article; corrections all count.
    fn answer(&mut self, requests: impl Iterator<Item = Request>) -> Option<()> {
        let mut wanted = None;
        let mut looked = None;
        let mut arrived = None;
        let mut corrected = false;
        for request in requests {
            match request {
                Request::Open(id) => wanted = Some(id),
                Request::Look(id) => looked = Some(id),
                Request::Arrived(file) => arrived = Some(file),
                Request::Correct(rules) => {
                    self.engine = self.engine.clone().with_corrections(&rules);
                    corrected = true;
                }
            }
        }
        match (wanted, self.open.clone()) {
            (Some(id), _) => self.open(id),
            (None, _) if arrived.is_some() && arrived == self.owed.map(|id| id.file) => {
                self.owed.map_or(Some(()), |id| self.open(id))
            }
            (None, Some((id, article))) if corrected => self.analyze(id, &article),
            _ => Some(()),
        }?;
        // Its turn in the list may be over.
        if let Some(file) = arrived.filter(|file| *file < self.listed && !self.early.contains(file))
        {
            self.list(file)?;
        }
        looked.map_or(Some(()), |id| self.look(id))
    }

    fn look(&self, id: ArticleId) -> Option<()> {
        let look = || {
            let raws = self.sources.get(id.file)?.read()?.ok()?;
            let article = self.clean(raws.get(id.nth)?);
            Some(Arc::new(self.engine.analyze(&article.document)))
        };
        let analysis = catch_unwind(AssertUnwindSafe(look)).ok().flatten();
        self.to.send(Input::Event(Event::Looked(id, analysis))).ok()
    }

    fn analyze(&self, id: ArticleId, article: &Article) -> Option<()> {
        let analyze = || self.engine.analyze(&article.document);
        match catch_unwind(AssertUnwindSafe(analyze)) {
            Ok(analysis) => {
                self.to.send(Input::Event(Event::Analyzed(id, Arc::new(analysis)))).ok()
            }
            Err(_) => self.broken(id.file),
        }
    }

    /// Answers with the article and its analysis. `None`: nobody listens any more.
    fn open(&mut self, id: ArticleId) -> Option<()> {
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let source = self.sources.get(id.file)?;
            let raws = match source.read() {
                Some(Ok(raws)) => raws,
                Some(Err(failure)) => return Some(Err(failure)),
                None => {
                    self.owed = Some(id);
                    return Some(Ok(Vec::new()));
                }
            };
            self.owed = None;
            let Some(raw) = raws.get(id.nth) else {
                return Some(Err(Failure {
                    path: source.name(),
                    reason: "There is no article in it any more.".into(),
                    advice: "Has the file changed?  Open it again.".into(),
                }));
            };
            let article = Arc::new(self.clean(raw));
            self.to.send(Input::Event(Event::Opened(id, Arc::clone(&article)))).ok()?;
            self.open = Some((id, Arc::clone(&article)));
            let places = self.places.as_ref();
            if let Some(place) = places.and_then(|it| it.of(article.document.text())) {
                self.to.send(Input::Event(Event::Remembered(id, place))).ok()?;
            }
            let analysis = Arc::new(self.engine.analyze(&article.document));
            self.to.send(Input::Event(Event::Analyzed(id, analysis))).ok()?;
            Some(Ok(raws))
        }));
        match outcome {
            Ok(None) => return None,
            Ok(Some(Ok(raws))) => {
                // Of an article that is alone nobody reads a list.
                self.has_list |= raws.len() > 1;
                if self.owed.is_none() && id.file >= self.listed && !self.early.contains(&id.file) {
                    self.early.push(id.file);
                    let headings = self.headings(&raws);
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
        if self.early.contains(&file) { Some(()) } else { self.list(file) }
    }

    fn list(&self, file: usize) -> Option<()> {
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let source = self.sources.get(file)?;
            Some(source.read().map(|outcome| match outcome {
                Ok(raws) => Event::Listed(file, self.headings(&raws)),
                Err(failure) => Event::Failed(file, failure),
            }))
        }));
        match outcome {
            Ok(Some(Some(event))) => self.to.send(Input::Event(event)).ok(),
            // What has not come by the pipe is listed when it is there.
            Ok(Some(None) | None) => Some(()),
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

    /// What the list says of each article.
    fn headings(&self, raws: &[RawArticle]) -> Vec<Heading> {
        raws.iter().map(|raw| heading(&self.clean(raw))).collect()
    }

    /// Tells who is in the articles of the next file. That takes longer than their headings: it waits until the list has all.
    fn name_next(&mut self) -> Option<()> {
        let file = self.named;
        self.named += 1;
        let people = || {
            let raws = self.sources.get(file)?.read()?.ok()?;
            Some(raws.iter().map(|raw| self.people(&self.clean(raw))).collect())
        };
        match catch_unwind(AssertUnwindSafe(people)).ok().flatten() {
            Some(people) => self.to.send(Input::Event(Event::Named(file, people))).ok(),
            None => Some(()),
        }
    }

    /// Who is in the article.
    fn people(&self, article: &Article) -> Vec<Named> {
        let people = self.engine.analyze(&article.document).people.into_iter();
        let seen = people.filter(|person| !person.hidden);
        seen.map(|one| Named { names: full_names(&one), mentions: one.stops.len() }).collect()
    }

    fn clean(&self, raw: &RawArticle) -> Article {
        if self.as_is { clean::as_is(raw) } else { clean::clean(raw) }
    }
}

pub(super) fn failure(path: String, error: &SourceError) -> Failure {
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
        people: Vec::new(),
    }
}

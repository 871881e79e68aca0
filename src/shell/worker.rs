//! The worker: reads, cleans and analyses off the thread that draws, what was asked for before the rest of the folder.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvError, Sender, TryRecvError};
use std::time::SystemTime;
use std::{fs, io, thread};

use crate::analyze::Engine;
use crate::app::{ArticleId, Event, Failure, Heading, Named, full_names};
use crate::clean;
use crate::document::{Article, Correction, Person, RawArticle};
use crate::shell::pipe::Pipe;
use crate::shell::run::Input;
use crate::source::{self, Contents, Fields, SourceError};
use crate::state::Places;

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
    fields: Fields,
    /// The file with several articles that was read last: a mailbox is not read anew for each of its mails.
    last: Option<Last>,
    /// The open article.
    open: Option<(ArticleId, Arc<Article>)>,
    to: Sender<Input>,
    /// How many files from the first were looked into for the list.
    listed: usize,
    /// Of how many files from the first it was told who is in them.
    named: usize,
    /// Who is in the first articles of the next one.
    naming: Vec<Vec<Named>>,
    /// Is there a list to be read?
    has_list: bool,
    /// Files looked into out of turn, because one of their articles was opened.
    early: Vec<usize>,
    /// What was asked for and has not come by the pipe.
    owed: Option<ArticleId>,
}

/// A file as it was when it was read.
struct Last {
    file: usize,
    stamp: Option<(SystemTime, u64)>,
    contents: Arc<Contents>,
}

/// When a file was written last, and its length.
fn stamp(path: &Path) -> Option<(SystemTime, u64)> {
    let about = fs::metadata(path).ok()?;
    Some((about.modified().ok()?, about.len()))
}

impl Worker {
    /// Starts the worker; it ends with the sender of its requests.
    pub(super) fn start(
        sources: Vec<Source>,
        as_is: bool,
        fields: Fields,
        engine: Engine,
        places: Option<Places>,
        (request, requests): (&Sender<Request>, Receiver<Request>),
        to: Sender<Input>,
    ) -> io::Result<()> {
        for (file, source) in sources.iter().enumerate() {
            if let Source::Pipe(pipe) = source {
                pipe.start(file, fields.clone(), request.clone())?;
            }
        }
        let has_list = sources.len() > 1;
        let mut worker = Self {
            sources,
            as_is,
            engine,
            places,
            fields,
            last: None,
            open: None,
            to,
            listed: 0,
            named: 0,
            naming: Vec::new(),
            has_list,
            early: Vec::new(),
            owed: None,
        };
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

    /// What the file holds; `None` while that has not come.
    fn read(&mut self, file: usize) -> Option<Result<Arc<Contents>, Failure>> {
        let source = self.sources.get(file)?;
        let path = match source {
            Source::File(path) => path,
            Source::Given(_, contents) => return Some(Ok(Arc::clone(contents))),
            Source::Pipe(pipe) => return pipe.articles(),
        };
        let stamp = stamp(path);
        if let Some(last) = self.last.as_ref().filter(|it| it.file == file && it.stamp == stamp) {
            return Some(Ok(Arc::clone(&last.contents)));
        }
        let read = source::read(path, &self.fields).map(Arc::new);
        let read = read.map_err(|error| failure(source.name(), &error));
        if let Ok(contents) = read.as_ref()
            && contents.articles.len() > 1
        {
            self.last = Some(Last { file, stamp, contents: Arc::clone(contents) });
        }
        Some(read)
    }

    fn look(&mut self, id: ArticleId) -> Option<()> {
        let look = || {
            let contents = self.read(id.file)?.ok()?;
            let article = self.clean(contents.articles.get(id.nth)?);
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
            let contents = match self.read(id.file) {
                Some(Ok(contents)) => contents,
                Some(Err(failure)) => return Some(Err(failure)),
                None => {
                    self.owed = Some(id);
                    return Some(Ok(Arc::default()));
                }
            };
            self.owed = None;
            let Some(raw) = contents.articles.get(id.nth) else {
                return Some(Err(Failure {
                    path: self.sources.get(id.file)?.name(),
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
            if !contents.notes.is_empty() {
                let notes = format!("the file {}", contents.notes.join("; "));
                self.to.send(Input::Event(Event::Troubled(notes))).ok()?;
            }
            Some(Ok(contents))
        }));
        match outcome {
            Ok(None) => return None,
            Ok(Some(Ok(contents))) => {
                // Of an article that is alone nobody reads a list.
                self.has_list |= contents.articles.len() > 1;
                if self.owed.is_none() && id.file >= self.listed && !self.early.contains(&id.file) {
                    self.early.push(id.file);
                    let headings = self.headings(&contents.articles);
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

    fn list(&mut self, file: usize) -> Option<()> {
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            self.read(file).map(|outcome| match outcome {
                Ok(contents) => Event::Listed(file, self.headings(&contents.articles)),
                Err(failure) => Event::Failed(file, failure),
            })
        }));
        match outcome {
            Ok(Some(event)) => self.to.send(Input::Event(event)).ok(),
            // What has not come by the pipe is listed when it is there.
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

    /// What the list says of each article: of the many in one file what the file says of them, if it does.
    fn headings(&self, raws: &[RawArticle]) -> Vec<Heading> {
        let said = |raw: &RawArticle| {
            let head = clean::head(raw);
            let headline = head.headline.filter(|_| raws.len() > 1)?;
            let (path, published) = (raw.path.clone(), head.published);
            Some(Heading { path, headline, published, people: Vec::new() })
        };
        raws.iter().map(|raw| said(raw).unwrap_or_else(|| heading(&self.clean(raw)))).collect()
    }

    /// Finds who is in one more article, and tells it of a file when it is through. That takes longer than the headings: it waits until
    /// the list has all.
    fn name_next(&mut self) -> Option<()> {
        let file = self.named;
        let contents = self.read(file).and_then(Result::ok);
        let people = |raw: &RawArticle| {
            catch_unwind(AssertUnwindSafe(|| self.people(&self.clean(raw)))).unwrap_or_default()
        };
        let articles = contents.as_ref().map_or(&[][..], |it| &it.articles);
        if let Some(raw) = articles.get(self.naming.len()) {
            let found = people(raw);
            self.naming.push(found);
        }
        if self.naming.len() < articles.len() {
            return Some(());
        }
        self.named += 1;
        let named = std::mem::take(&mut self.naming);
        self.to.send(Input::Event(Event::Named(file, named))).ok()
    }

    /// Who is in the article.
    fn people(&self, article: &Article) -> Vec<Named> {
        let people = self.engine.analyze(&article.document).people.into_iter();
        let seen = people.filter(|person| !person.hidden);
        let named = |one: Person| Named {
            names: full_names(&one),
            mentions: one.stops.len(),
            titles: one.titles.into_iter().map(|(title, _)| title).collect(),
        };
        seen.map(named).collect()
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

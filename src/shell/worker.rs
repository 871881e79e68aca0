//! The worker: reads, cleans and analyses off the thread that draws, what the reader asks for, one thing after the other.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};
use std::thread;

use crate::analyze::Engine;
use crate::app::{ArticleId, Event, Failure};
use crate::document::{Analysis, Article, Correction};
use crate::export;
use crate::shell::run::Input;
use crate::shell::sources::{Sources, Stamp};
use crate::shell::survey::Survey;
use crate::source::Contents;
use crate::state::Places;

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
    /// Look what has changed in the folders.
    LookAgain,
}

/// The worker's means.
pub(super) struct Worker {
    sources: Arc<Sources>,
    engine: Arc<Engine>,
    survey: Survey,
    places: Option<Places>,
    /// The file with several articles that was read last: a mailbox is not read anew for each of its mails.
    last: Option<Last>,
    /// The file that was just opened, and what it holds: its list is to be told.
    opened: Option<(usize, Arc<Contents>)>,
    /// The open article.
    open: Option<(ArticleId, Arc<Article>)>,
    to: Sender<Input>,
    /// What was asked for and has not come by the pipe.
    owed: Option<ArticleId>,
}

/// A file as it was when it was read.
struct Last {
    file: usize,
    stamp: Stamp,
    contents: Arc<Contents>,
}

impl Worker {
    /// Starts the worker, and the survey of all there is; it ends with the sender of its requests.
    pub(super) fn start(
        sources: Sources,
        engine: Engine,
        places: Option<Places>,
        (request, requests): (&Sender<Request>, Receiver<Request>),
        to: Sender<Input>,
    ) -> io::Result<()> {
        for (file, pipe) in sources.pipes() {
            pipe.start(file, sources.fields().clone(), request.clone())?;
        }
        let (sources, engine) = (Arc::new(sources), Arc::new(engine));
        let survey = Survey::new(Arc::clone(&sources), Arc::clone(&engine), to.clone());
        let several = sources.len() > 1;
        if several {
            survey.of(0..sources.len())?;
        }
        let (last, opened, open, owed) = (None, None, None, None);
        let mut worker = Self { sources, engine, survey, places, last, opened, open, to, owed };
        thread::Builder::new()
            .name("worker".into())
            // Deeply nested pages are walked recursively.
            .stack_size(16 << 20)
            .spawn(move || worker.work(&requests))?;
        Ok(())
    }

    fn work(&mut self, requests: &Receiver<Request>) {
        while let Ok(request) = requests.recv() {
            // The reader comes first.
            self.survey.hold(true);
            let done = self.answer([request].into_iter().chain(requests.try_iter()));
            self.survey.hold(false);
            if done.is_none() {
                return;
            }
            // Its headlines are told with it, also where the survey is not there yet.
            if let Some((file, contents)) = self.opened.take() {
                let alone = contents.articles.len() == 1;
                let article = self.open.as_ref().filter(|_| alone).map(|(_, article)| article);
                if self.survey.note(file, &contents, article.map(Arc::as_ref)).is_none() {
                    return;
                }
            }
        }
    }

    /// Who leafs through quickly wants only the last article; corrections all count. `None`: nobody listens any more.
    fn answer(&mut self, requests: impl Iterator<Item = Request>) -> Option<()> {
        let mut wanted = None;
        let mut looked = None;
        let mut arrived = None;
        let mut corrected = false;
        let mut again = false;
        for request in requests {
            match request {
                Request::Open(id) => wanted = Some(id),
                Request::Look(id) => looked = Some(id),
                Request::Arrived(file) => arrived = Some(file),
                Request::LookAgain => again = true,
                Request::Correct(rules) => {
                    self.engine = Arc::new(Engine::clone(&self.engine).with_corrections(&rules));
                    self.survey.go_by(Arc::clone(&self.engine));
                    corrected = true;
                }
            }
        }
        let owed = self.owed.filter(|id| arrived == Some(id.file));
        match (wanted.or(owed), self.open.clone()) {
            (Some(id), _) => self.open(id)?,
            (None, Some((id, article))) if corrected => self.analyze(id, &article)?,
            _ => {}
        }
        if let Some(file) = arrived.filter(|_| self.sources.len() > 1) {
            let _ = self.survey.of([file].into_iter());
        }
        if again {
            self.look_again()?;
        }
        if let Some(id) = looked {
            self.look(id)?;
        }
        Some(())
    }

    /// What the file holds; `None` while that has not come.
    fn read(&mut self, file: usize) -> Option<Result<Arc<Contents>, Failure>> {
        let stamp = self.sources.stamp(file);
        if let Some(last) = self.last.as_ref().filter(|it| it.file == file && it.stamp == stamp) {
            return Some(Ok(Arc::clone(&last.contents)));
        }
        let read = self.sources.read(file)?;
        if let Ok(contents) = read.as_ref()
            && contents.articles.len() > 1
        {
            self.last = Some(Last { file, stamp, contents: Arc::clone(contents) });
        }
        Some(read)
    }

    fn tell(&self, event: Event) -> Option<()> {
        self.to.send(Input::Event(event)).ok()
    }

    /// Tells of files that are new in the folders, and has the list made anew of those that have changed.
    fn look_again(&mut self) -> Option<()> {
        let (first, new) = self.sources.look_again();
        let count = new.len();
        self.tell(Event::Found(new))?;
        if self.survey.of(first..first + count).is_err() || self.survey.of_changed().is_err() {
            let what = "the folder cannot be read again: there can be no more threads".to_owned();
            self.tell(Event::Troubled(what))?;
        }
        Some(())
    }

    /// Who and what is in the article, without whom the user hides.
    fn who_is_in(&self, article: &Article) -> Analysis {
        export::visible(self.engine.analyze(&article.document))
    }

    fn look(&mut self, id: ArticleId) -> Option<()> {
        let look = || {
            let contents = self.read(id.file)?.ok()?;
            let article = self.sources.clean(contents.articles.get(id.nth)?);
            Some(Arc::new(self.who_is_in(&article)))
        };
        let analysis = catch_unwind(AssertUnwindSafe(look)).ok().flatten();
        self.tell(Event::Looked(id, analysis))
    }

    fn analyze(&self, id: ArticleId, article: &Article) -> Option<()> {
        let analyze = || self.who_is_in(article);
        self.tell(match catch_unwind(AssertUnwindSafe(analyze)) {
            Ok(analysis) => Event::Analyzed(id, Arc::new(analysis)),
            Err(_) => Event::Failed(id.file, self.sources.broken(id.file)),
        })
    }

    /// Answers with the article and its analysis. `None`: nobody listens any more.
    fn open(&mut self, id: ArticleId) -> Option<()> {
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let contents = match self.read(id.file) {
                Some(Ok(contents)) => contents,
                Some(Err(failure)) => return Some(Err(failure)),
                None => {
                    self.owed = Some(id);
                    return Some(Ok(None));
                }
            };
            self.owed = None;
            let Some(raw) = contents.articles.get(id.nth) else {
                return Some(Err(Failure {
                    path: self.sources.name(id.file),
                    reason: "There is no such article in it any more.".into(),
                    advice: "Has the file changed?  a leads to the list.".into(),
                }));
            };
            let article = Arc::new(self.sources.clean(raw));
            self.tell(Event::Opened(id, Arc::clone(&article)))?;
            self.open = Some((id, Arc::clone(&article)));
            let places = self.places.as_ref();
            if let Some(place) = places.and_then(|it| it.of(article.document.text())) {
                self.tell(Event::Remembered(id, place))?;
            }
            let analysis = Arc::new(self.who_is_in(&article));
            self.tell(Event::Analyzed(id, analysis))?;
            if !contents.notes.is_empty() {
                let notes = format!("the file {}", contents.notes.join("; "));
                self.tell(Event::Troubled(notes))?;
            }
            Some(Ok(Some(contents)))
        }));
        match outcome {
            Ok(None) => return None,
            Ok(Some(Ok(contents))) => self.opened = contents.map(|contents| (id.file, contents)),
            Ok(Some(Err(failure))) => self.tell(Event::Failed(id.file, failure))?,
            Err(_) => self.tell(Event::Failed(id.file, self.sources.broken(id.file)))?,
        }
        Some(())
    }
}

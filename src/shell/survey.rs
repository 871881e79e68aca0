//! The survey of what there is to read: what the list says of each article, and who is in it. It is made on as many threads as there
//! are cores, beside the worker that answers the reader, and holds still while that one works.

use std::collections::VecDeque;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::{io, thread};

use crate::analyze::Engine;
use crate::app::{Event, Heading, Named, full_names};
use crate::clean;
use crate::document::{Article, Person, RawArticle};
use crate::export;
use crate::shell::run::Input;
use crate::shell::sources::{Sources, Stamp};
use crate::source::Contents;

/// More threads than this would only wait for the disk.
const THREADS: usize = 8;
/// So many bytes of cleaned text may wait between the list and the names; what is over is read again.
const ROOM: usize = 16 << 20;

/// What is to be done with a file.
#[derive(Debug)]
enum Job {
    /// To tell what the list says of its articles.
    List(usize),
    /// To tell who is in them. Where they were not kept, cleaned, they are read again.
    Name(usize, Option<Vec<Article>>),
}

#[derive(Debug)]
struct State {
    /// The lists lie before the names: names take longer, and a list is of use before all of them are known.
    jobs: VecDeque<Job>,
    /// Of each file as what it was listed; `None`: nobody has begun.
    listed: Vec<Option<Stamp>>,
    engine: Arc<Engine>,
    /// Bytes of text that may still be kept.
    room: usize,
    held: bool,
    begun: bool,
}

/// The survey; its copies are one.
#[derive(Clone)]
pub(super) struct Survey {
    shared: Arc<Shared>,
}

struct Shared {
    sources: Arc<Sources>,
    state: Mutex<State>,
    changed: Condvar,
    to: Sender<Input>,
}

impl Survey {
    pub(super) fn new(sources: Arc<Sources>, engine: Arc<Engine>, to: Sender<Input>) -> Self {
        let state = State {
            jobs: VecDeque::new(),
            listed: Vec::new(),
            engine,
            room: ROOM,
            held: false,
            begun: false,
        };
        let (state, changed) = (Mutex::new(state), Condvar::new());
        Self { shared: Arc::new(Shared { sources, state, changed, to }) }
    }

    /// Makes the survey of these files, as far as they are not listed already.
    ///
    /// # Errors
    /// Where there can be no thread to make it.
    pub(super) fn of(&self, files: impl Iterator<Item = usize>) -> io::Result<()> {
        let mut state = self.shared.lock();
        for file in files {
            if state.listed.get(file).is_none_or(Option::is_none) {
                state.jobs.push_back(Job::List(file));
            }
        }
        drop(state);
        self.begin()
    }

    /// Makes it anew of the files that have changed since.
    pub(super) fn of_changed(&self) -> io::Result<()> {
        let files = 0..self.shared.sources.len();
        let changed: Vec<usize> = files
            .filter(|&file| {
                let known = self.shared.lock().listed.get(file).copied().flatten();
                known.is_some_and(|stamp| stamp != self.shared.sources.stamp(file))
            })
            .collect();
        let mut state = self.shared.lock();
        for &file in &changed {
            if let Some(listed) = state.listed.get_mut(file) {
                *listed = None;
            }
        }
        drop(state);
        self.of(changed.into_iter())
    }

    /// Lists a file that was read for another reason, unless that is done or under way. `article` is the cleaned one, if it
    /// is alone. `None`: nobody listens any more.
    pub(super) fn note(
        &self,
        file: usize,
        contents: &Contents,
        article: Option<&Article>,
    ) -> Option<()> {
        if !self.shared.claim(file) {
            return Some(());
        }
        // Of an article that is alone nobody reads a list.
        if let (Some(article), 1) = (article, self.shared.sources.len()) {
            let listed = Event::Listed(file, vec![heading(article)]);
            return self.shared.tell(listed);
        }
        self.shared.list(file, contents)?;
        let _ = self.begin();
        Some(())
    }

    /// Goes by `engine` from now on.
    pub(super) fn go_by(&self, engine: Arc<Engine>) {
        self.shared.lock().engine = engine;
    }

    /// Holds still before the next article, or goes on.
    pub(super) fn hold(&self, held: bool) {
        self.shared.lock().held = held;
        self.shared.changed.notify_all();
    }

    /// Starts the threads, where there is something to do for them.
    fn begin(&self) -> io::Result<()> {
        let mut state = self.shared.lock();
        if state.begun || state.jobs.is_empty() {
            drop(state);
            self.shared.changed.notify_all();
            return Ok(());
        }
        state.begun = true;
        drop(state);
        for _ in 0..thread::available_parallelism().map_or(1, NonZero::get).min(THREADS) {
            let shared = Arc::clone(&self.shared);
            thread::Builder::new()
                .name("survey".into())
                // Deeply nested pages are walked recursively.
                .stack_size(16 << 20)
                .spawn(move || while shared.work().is_some() {})?;
        }
        Ok(())
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tell(&self, event: Event) -> Option<()> {
        self.to.send(Input::Event(event)).ok()
    }

    /// Takes the list of `file` upon oneself; `false` if somebody has.
    fn claim(&self, file: usize) -> bool {
        let stamp = self.sources.stamp(file);
        let mut state = self.lock();
        if state.listed.len() <= file {
            state.listed.resize(file + 1, None);
        }
        let Some(listed) = state.listed.get_mut(file) else { return false };
        let free = listed.is_none();
        listed.get_or_insert(stamp);
        free
    }

    /// Waits while the worker works.
    fn wait(&self) {
        let mut state = self.lock();
        while state.held {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Does what is next. `None`: nobody listens any more.
    fn work(&self) -> Option<()> {
        let mut state = self.lock();
        let job = loop {
            let next = if state.held { None } else { state.jobs.pop_front() };
            match next {
                Some(job) => break job,
                None => state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner),
            }
        };
        drop(state);
        match job {
            Job::List(file) if self.claim(file) => {
                let read = || match self.sources.read(file) {
                    Some(Ok(contents)) => self.list(file, &contents),
                    Some(Err(failure)) => {
                        self.tell(Event::Failed(file, failure))?;
                        self.tell(Event::Named(file, Vec::new()))
                    }
                    // What has not come by the pipe is listed when it is there.
                    None => {
                        if let Some(listed) = self.lock().listed.get_mut(file) {
                            *listed = None;
                        }
                        Some(())
                    }
                };
                catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
                    self.tell(Event::Failed(file, self.sources.broken(file)))?;
                    self.tell(Event::Named(file, Vec::new()))
                })
            }
            Job::List(_) => Some(()),
            Job::Name(file, kept) => self.name(file, kept),
        }
    }

    /// Tells what the list says of each article: of the many in one file what the file says of them, if it does.
    fn list(&self, file: usize, contents: &Contents) -> Option<()> {
        let several = contents.articles.len() > 1;
        let said = |raw: &RawArticle| {
            let head = clean::head(raw);
            let headline = head.headline.filter(|_| several)?;
            let (path, published) = (raw.path.clone(), head.published);
            Some(Heading { path, headline, published, people: Vec::new() })
        };
        let mut cleaned = Vec::new();
        let mut headings = Vec::new();
        for raw in &contents.articles {
            self.wait();
            headings.push(said(raw).unwrap_or_else(|| {
                let article = self.sources.clean(raw);
                let heading = heading(&article);
                cleaned.push(article);
                heading
            }));
        }
        self.tell(Event::Listed(file, headings))?;
        let all = cleaned.len() == contents.articles.len();
        let bytes = bytes(&cleaned);
        let mut state = self.lock();
        let kept = if all && bytes <= state.room {
            state.room -= bytes;
            Some(cleaned)
        } else {
            None
        };
        state.jobs.push_back(Job::Name(file, kept));
        drop(state);
        self.changed.notify_one();
        Some(())
    }

    /// Tells who is in the articles of a file.
    fn name(&self, file: usize, kept: Option<Vec<Article>>) -> Option<()> {
        let engine = Arc::clone(&self.lock().engine);
        let safely = |people: &dyn Fn() -> Vec<Named>| {
            self.wait();
            catch_unwind(AssertUnwindSafe(people)).unwrap_or_default()
        };
        let named = if let Some(articles) = kept {
            self.lock().room += bytes(&articles);
            articles.iter().map(|article| safely(&|| people(&engine, article))).collect()
        } else {
            let contents = self.sources.read(file).and_then(Result::ok).unwrap_or_default();
            let cleaned = |raw| safely(&|| people(&engine, &self.sources.clean(raw)));
            contents.articles.iter().map(cleaned).collect()
        };
        self.tell(Event::Named(file, named))
    }
}

/// Bytes of the articles' texts.
fn bytes(articles: &[Article]) -> usize {
    articles.iter().map(|article| article.document.text().len()).sum()
}

/// Who is in the article.
fn people(engine: &Engine, article: &Article) -> Vec<Named> {
    let people = export::visible(engine.analyze(&article.document)).people;
    let named = |one: Person| Named {
        names: full_names(&one),
        mentions: one.stops.len(),
        titles: one.titles.into_iter().map(|(title, _)| title).collect(),
    };
    people.into_iter().map(named).collect()
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

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::sync::mpsc::{self, Receiver};
    use std::time::Duration;

    use super::*;
    use crate::shell::sources::Source;
    use crate::source::Fields;

    /// A folder of this test's own with `count` stories.
    fn folder(name: &str, count: usize) -> PathBuf {
        let name = format!("dateline-survey-{}-{name}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for at in 0..count {
            write(&folder, at, "Ilse Varga");
        }
        folder
    }

    fn write(folder: &Path, at: usize, name: &str) {
        let story = format!(
            "The barges wait\n\nThe harbour master, {name}, met President Tomas Reyes on day {at}.\n"
        );
        fs::write(folder.join(format!("{at}.txt")), story).unwrap();
    }

    fn survey(folder: &Path, count: usize) -> (Survey, Receiver<Input>) {
        let file = |at: usize| Source::File(folder.join(format!("{at}.txt")));
        let all = (0..count).map(file).collect();
        let sources = Sources::new(all, vec![folder.to_owned()], Fields::default(), false);
        let (to, inputs) = mpsc::channel();
        (Survey::new(Arc::new(sources), Arc::new(Engine::embedded()), to), inputs)
    }

    /// The next `count` facts, a line each.
    fn told(inputs: &Receiver<Input>, count: usize) -> Vec<String> {
        let fact = |_| match inputs.recv_timeout(Duration::from_secs(20)).unwrap() {
            Input::Event(Event::Listed(file, headings)) => {
                format!("{file} {}", headings[0].headline)
            }
            Input::Event(Event::Named(file, people)) => match people.first() {
                Some(people) => format!("{file} {}", people[0].names[0]),
                None => format!("{file} nobody"),
            },
            Input::Event(Event::Failed(file, _)) => format!("{file} failed"),
            other => panic!("{other:?}"),
        };
        (0..count).map(fact).collect()
    }

    #[test]
    fn each_file_is_listed_once_and_then_named() {
        let folder = folder("once", 30);
        let (survey, inputs) = survey(&folder, 31);
        survey.of(0..31).unwrap();
        survey.of(0..31).unwrap();
        let told = told(&inputs, 62);
        for file in 0..30 {
            let of_file: Vec<&String> =
                told.iter().filter(|it| it.starts_with(&format!("{file} "))).collect();
            let expected = [format!("{file} The barges wait"), format!("{file} Ilse Varga")];
            assert_eq!(of_file, expected.iter().collect::<Vec<_>>());
        }
        assert!(told.contains(&"30 failed".to_owned()), "what is not there is told too");
        assert!(inputs.recv_timeout(Duration::from_millis(100)).is_err(), "and nothing twice");
    }

    #[test]
    fn only_what_has_changed_is_read_again() {
        let folder = folder("changed", 3);
        let (survey, inputs) = survey(&folder, 3);
        survey.of(0..3).unwrap();
        told(&inputs, 6);
        write(&folder, 1, "Katrin Lohse-Brandt");
        survey.of_changed().unwrap();
        assert_eq!(told(&inputs, 2), ["1 The barges wait", "1 Katrin Lohse-Brandt"]);
        assert!(inputs.recv_timeout(Duration::from_millis(100)).is_err());
    }

    #[test]
    fn it_holds_still_while_the_worker_works() {
        let folder = folder("held", 2);
        let (survey, inputs) = survey(&folder, 2);
        survey.hold(true);
        survey.of(0..2).unwrap();
        assert!(inputs.recv_timeout(Duration::from_millis(100)).is_err());
        survey.hold(false);
        told(&inputs, 4);
    }
}

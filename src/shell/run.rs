//! One loop: something happens, the state takes it in, effects are carried out, the screen is drawn.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};
use std::{io, thread};

use crossterm::event::{self, Event as TerminalEvent};
use crossterm::terminal;

use crate::app::{App, ArticleId, Effect, Event, Links, Settings, Watched};
use crate::config::{KeyStroke, Keymap};
use crate::shell::begin::Begun;
use crate::shell::browse;
use crate::shell::clipboard;
use crate::shell::ground::{self, Heard, Listener};
use crate::shell::look::Looks;
use crate::shell::memory::Memory;
use crate::shell::save;
use crate::shell::signals;
use crate::shell::terminal::Guard;
use crate::shell::worker::Request;
use crate::state::StateError;
use crate::ui::{self, Look};

/// Everything that can wake the program.
#[derive(Debug)]
pub(super) enum Input {
    /// A key.
    Key(KeyStroke),
    /// The terminal says whether its ground is light.
    Ground(bool),
    /// The mouse.
    Mouse(ui::Pointer),
    /// A fact for the state.
    Event(Event),
    /// Somebody wants the program to stop for now.
    Stop,
    /// It was stopped by force, and goes on.
    Continued,
    /// Somebody wants it to end, by this signal.
    Terminate(i32),
    /// A test wants to see what a panic leaves behind.
    Panic,
    /// The keyboard is gone.
    Closed,
}

/// How to read it.
#[derive(Debug)]
pub struct Options {
    /// The program that opens an address, if the user wishes for one.
    pub browser: Option<Vec<String>>,
    /// What the user has settled.
    pub settings: Settings,
    /// The keys.
    pub keymap: Keymap,
    /// The look.
    pub looks: Looks,
}

/// How the reading ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The reader left.
    Quit,
    /// By a signal, which is to be passed on.
    Signal(i32),
}

impl End {
    /// Ends the process by the signal that ended the reading, if one did.
    pub fn pass_on(self) {
        if let Self::Signal(signal) = self {
            signals::end_by(signal);
        }
    }
}

/// A frame waits so long for an analysis that is under way: two frames in a row would only flicker.
const PATIENCE: Duration = Duration::from_millis(40);

/// A large folder tells thousands of facts a second: for them alone there is no new frame before this time.
const LEISURE: Duration = Duration::from_millis(50);

/// Reads until the user leaves.
///
/// # Errors
/// Where the terminal cannot be had or is lost.
pub fn run(begun: Begun, options: Options) -> io::Result<End> {
    let Started { mut session, mut app, first, to, inputs } =
        Session::start(begun, options, terminal::size()?);
    let mut end = None;
    session.carry_out(&mut app, first, &mut end, None)?;
    let mut guard = Guard::take(app.settings.mouse)?;
    if session.on_light.is_some() {
        ground::ask()?;
    }
    signals::listen(to.clone())?;
    // The first look for input starts the watch over the terminal's size. Only what changes after it is told, so the size
    // is read once more.
    event::poll(Duration::ZERO)?;
    app.on(resized()?);
    listen_to_keys(to)?;
    let outcome = session.run(&mut app, &inputs, &mut guard);
    // Nobody is there any more to be told if this fails.
    let _ = session.memory.remember(&app);
    outcome
}

/// What carries out the effects.
pub(super) struct Session {
    pub(super) input: ui::Input,
    look: Look,
    /// The look for a light ground, where it is not known yet what it is.
    on_light: Option<Look>,
    memory: Memory,
    browser: Option<Vec<String>>,
    request: Sender<Request>,
    /// The article that was asked for before there was a session.
    asked: Option<ArticleId>,
    /// The article whose analysis the next frame waits for, and until when.
    waiting: Option<(ArticleId, Instant)>,
}

/// A session that has not run yet.
pub(super) struct Started {
    pub(super) session: Session,
    pub(super) app: App,
    /// What is to be done first.
    pub(super) first: Vec<Effect>,
    to: Sender<Input>,
    pub(super) inputs: Receiver<Input>,
}

impl Session {
    /// The session that carries on with what was begun.
    pub(super) fn start(begun: Begun, options: Options, size: (u16, u16)) -> Started {
        let Options { browser, settings, keymap, looks } = options;
        let Looks { look, on_light } = looks;
        let Begun { names, memory, request, asked, to, inputs } = begun;
        let mut app = App::new(settings, names, size);
        app.watch_all(Watched::new(memory.watched.clone()));
        app.correct_by(memory.corrections.clone());
        if let Some(folder) = &memory.folder {
            app.compare_with(folder.roll());
        }
        let browser = browse::program(browser, |name| std::env::var(name).ok());
        app.links = if browser.is_some() { Links::Open } else { Links::Copy };
        let first = app.start();
        let input = ui::Input::new(keymap);
        let waiting = None;
        let session = Self { input, look, on_light, memory, browser, request, asked, waiting };
        Started { session, app, first, to, inputs }
    }

    fn run(
        &mut self,
        app: &mut App,
        inputs: &Receiver<Input>,
        guard: &mut Guard,
    ) -> io::Result<End> {
        let mut end = None;
        // When the next frame is to be drawn; `None`: nothing has changed.
        let mut due = Some(Instant::now());
        let mut drawn = Instant::now();
        loop {
            let until = self.waiting.map(|(_, until)| until).or(due);
            if until.is_some_and(|until| until <= Instant::now()) {
                self.waiting = None;
                self.draw(app, guard)?;
                (due, drawn) = (None, Instant::now());
                continue;
            }
            let first = match until {
                Some(until) => {
                    match inputs.recv_timeout(until.saturating_duration_since(Instant::now())) {
                        Ok(input) => Some(input),
                        Err(RecvTimeoutError::Timeout) => None,
                        Err(RecvTimeoutError::Disconnected) => return Ok(End::Quit),
                    }
                }
                None => match inputs.recv() {
                    Ok(input) => Some(input),
                    Err(_) => return Ok(End::Quit),
                },
            };
            // What has come in the meantime goes into the same frame.
            for input in first.into_iter().chain(inputs.try_iter()) {
                let soon = if is_of_the_survey(&input) { drawn + LEISURE } else { Instant::now() };
                due = Some(due.map_or(soon, |due| due.min(soon)));
                self.take_in(input, app, guard, &mut end)?;
                if let Some(end) = end {
                    return Ok(end);
                }
            }
        }
    }

    fn take_in(
        &mut self,
        input: Input,
        app: &mut App,
        guard: &mut Guard,
        end: &mut Option<End>,
    ) -> io::Result<()> {
        match input {
            Input::Key(stroke) => {
                let effects = self.input.press(stroke, app);
                ui::limit_scrolling(app, &self.input);
                self.carry_out(app, effects, end, Some(guard))?;
            }
            Input::Ground(light) => {
                if let Some(look) = self.on_light.take().filter(|_| light) {
                    self.look = look;
                }
            }
            Input::Mouse(pointer) => {
                let effects = ui::point(app, pointer);
                ui::limit_scrolling(app, &self.input);
                self.carry_out(app, effects, end, Some(guard))?;
            }
            Input::Event(event) => {
                let effects = self.take_fact(event, app);
                self.carry_out(app, effects, end, Some(guard))?;
            }
            Input::Stop => {
                guard.lend(signals::stop)?;
                app.on(resized()?);
            }
            Input::Continued => {
                guard.retake()?;
                app.on(resized()?);
            }
            Input::Terminate(signal) => *end = Some(End::Signal(signal)),
            #[expect(clippy::panic, reason = "it was asked for, in a build for development")]
            Input::Panic => panic!("asked for by a signal"),
            Input::Closed => *end = Some(End::Quit),
        }
        Ok(())
    }

    /// Is there something that the worker was asked for and has not answered?
    pub(super) fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }

    /// Takes in what happened.
    pub(super) fn take_fact(&mut self, event: Event, app: &mut App) -> Vec<Effect> {
        let settled = match (&event, self.waiting) {
            (Event::Analyzed(id, _), Some((wanted, _))) => *id == wanted,
            (Event::Failed(file, _), Some((wanted, _))) => *file == wanted.file,
            (Event::Resized(..), _) => true,
            _ => false,
        };
        if settled {
            self.waiting = None;
        }
        app.on(event)
    }

    pub(super) fn carry_out(
        &mut self,
        app: &mut App,
        effects: Vec<Effect>,
        end: &mut Option<End>,
        mut guard: Option<&mut Guard>,
    ) -> io::Result<()> {
        for effect in effects {
            match effect {
                Effect::Open(id) => {
                    if let Err(error) = self.memory.remember(app) {
                        app.on(Event::Troubled(format!("the place is not kept: {error}")));
                    }
                    self.waiting = Some((id, Instant::now() + PATIENCE));
                    let asked = self.asked.take() == Some(id);
                    if !asked && self.request.send(Request::Open(id)).is_err() {
                        *end = Some(End::Quit);
                    }
                }
                Effect::LookAgain => {
                    if self.request.send(Request::LookAgain).is_err() {
                        *end = Some(End::Quit);
                    }
                }
                Effect::Look(id) => {
                    if self.request.send(Request::Look(id)).is_err() {
                        *end = Some(End::Quit);
                    }
                }
                Effect::Correct(rule) => {
                    let kept = self.memory.correct(rule);
                    self.analyze_again(app, kept, end);
                }
                Effect::TakeBack(rule) => {
                    let kept = self.memory.take_back(&rule);
                    self.analyze_again(app, kept, end);
                }
                Effect::Watch(name, on) => {
                    if let Err(error) = self.memory.watch(&name, on) {
                        app.on(Event::Troubled(format!("not kept: {error}")));
                    }
                }
                Effect::Enroll(roll) => {
                    if let Err(error) = self.memory.enroll(&roll) {
                        app.on(Event::Troubled(format!(
                            "who is in the folder is not kept: {error}"
                        )));
                    }
                }
                Effect::Browse(url) => {
                    let program = self.browser.as_deref().unwrap_or(&[]);
                    if let Err(error) = browse::open(program, &url) {
                        let name = program.first().map_or("", String::as_str);
                        app.on(Event::Troubled(format!("{name} cannot be started: {error}")));
                    }
                }
                Effect::Mouse(on) => {
                    if let Some(guard) = guard.as_mut() {
                        guard.take_mouse(on)?;
                    }
                }
                Effect::Save(name) => {
                    app.on(match save::save(app, &name) {
                        Ok(done) => Event::Done(done),
                        Err(why) => Event::NotSaved(name, why),
                    });
                }
                Effect::Copy(text) => {
                    app.on(clipboard::copy(&text, |name| std::env::var(name).ok())?);
                }
                Effect::Suspend => {
                    if let Some(guard) = guard.as_mut() {
                        guard.lend(signals::stop)?;
                    }
                }
                Effect::Redraw => {
                    if let Some(guard) = guard.as_mut() {
                        guard.redraw()?;
                    }
                }
                Effect::Quit => *end = Some(End::Quit),
            }
        }
        Ok(())
    }

    /// The corrections hold for now, even where they could not be written down.
    fn analyze_again(
        &mut self,
        app: &mut App,
        kept: Result<(), StateError>,
        end: &mut Option<End>,
    ) {
        if let Err(error) = kept {
            app.on(Event::Troubled(format!("only until you quit: {error}")));
        }
        self.waiting = app.reader.as_ref().map(|reader| (reader.id, Instant::now() + PATIENCE));
        if self.request.send(Request::Correct(self.memory.corrections.clone())).is_err() {
            *end = Some(End::Quit);
        }
    }

    fn draw(&mut self, app: &mut App, guard: &mut Guard) -> io::Result<()> {
        let look = &self.look;
        let input = &self.input;
        guard.terminal().draw(|frame| ui::draw(app, input, look, frame.buffer_mut()))?;
        Ok(())
    }
}

/// Is it a fact that nobody waits for?
fn is_of_the_survey(input: &Input) -> bool {
    matches!(input, Input::Event(Event::Listed(..) | Event::Named(..)))
}

fn resized() -> io::Result<Event> {
    let (columns, rows) = terminal::size()?;
    Ok(Event::Resized(columns, rows))
}

/// Keys and sizes come from the terminal itself, also where standard input is a pipe.
fn listen_to_keys(to: Sender<Input>) -> io::Result<()> {
    let mut listener = Listener::default();
    let listen = move || {
        loop {
            let input = match event::read() {
                Ok(TerminalEvent::Key(key)) => match ui::stroke_of(key) {
                    Some(stroke) => match listener.hear(stroke) {
                        Heard::Key(stroke) => Input::Key(stroke),
                        Heard::Light(light) => Input::Ground(light),
                        Heard::Part => continue,
                    },
                    None => continue,
                },
                Ok(TerminalEvent::Resize(columns, rows)) => {
                    Input::Event(Event::Resized(columns, rows))
                }
                Ok(TerminalEvent::Mouse(event)) => match ui::pointer_of(event) {
                    Some(pointer) => Input::Mouse(pointer),
                    None => continue,
                },
                Ok(_) => continue,
                Err(_) => Input::Closed,
            };
            let closed = matches!(input, Input::Closed);
            if to.send(input).is_err() || closed {
                return;
            }
        }
    };
    thread::Builder::new().name("keys".into()).spawn(listen)?;
    Ok(())
}

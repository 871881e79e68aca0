//! The reader without a screen, for screen readers and pipes: a prompt that takes the same keys and commands, and says
//! in lines what they did.

mod tell;

use std::io::{self, BufRead, Write};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use crate::app::command::COMMANDS;
use crate::app::{App, Command, Edit, Focus, Medium, Message};
use crate::config::{KeyStroke, Keymap, nearest};
use crate::shell::begin::Begun;
use crate::shell::linear::tell::Seen;
use crate::shell::run::{Input, Options, Session, Started};
use crate::ui;

/// So long the headlines of a folder are waited for.
const PATIENCE: Duration = Duration::from_secs(2);
/// Wide enough for any paragraph on one line, and a few of them high: a line of speech is not broken at a margin.
const SIZE: (u16, u16) = (32_000, 8);
const MEASURE: usize = 30_000;

/// Reads lines of keys or commands until there are no more or one of them quits.
///
/// # Errors
/// Where the input cannot be read or the output cannot be written.
pub fn linear(
    begun: Begun,
    mut options: Options,
    input: impl BufRead,
    out: &mut impl Write,
) -> io::Result<()> {
    options.settings.measure = MEASURE;
    options.settings.medium = Medium::Lines;
    // A word that is broken is heard broken.
    options.settings.hyphenate = false;
    options.settings.justify = false;
    let Started { mut session, mut app, first, inputs, .. } = Session::start(begun, options, SIZE);
    let mut end = None;
    session.carry_out(&mut app, first, &mut end, None)?;
    settle(&mut session, &mut app, &inputs)?;
    read_list(&mut session, &mut app, &inputs)?;
    let mut seen = Seen::default();
    say(&mut app, &session, &mut seen, out)?;
    for line in input.lines() {
        let line = line?;
        // What was found out since the last line counts for this one.
        settle(&mut session, &mut app, &inputs)?;
        if app.message.is_some() {
            say(&mut app, &session, &mut seen, out)?;
        }
        let mut rest = line.trim();
        // Enter reads on.
        if rest.is_empty() && app.prompt.is_none() {
            rest = "Space";
        }
        while !rest.is_empty() || app.prompt.is_some() {
            let effects = if app.prompt.is_some() {
                let answer = std::mem::take(&mut rest);
                type_in(&mut app, answer)
            } else if let Some(command) = Command::named(rest) {
                rest = "";
                app.apply(command)
            } else if let Some(number) = number_in_list(&app, rest) {
                rest = "";
                app.open_listed(number)
            } else if let Some(trouble) = no_command(rest, session.input.keymap()) {
                rest = "";
                app.message = Some(trouble);
                Vec::new()
            } else {
                let Some(stroke) = next_stroke(&mut rest) else { break };
                session.input.press(stroke, &mut app)
            };
            session.carry_out(&mut app, effects, &mut end, None)?;
            ui::limit_scrolling(&mut app, &session.input);
            settle(&mut session, &mut app, &inputs)?;
            if end.is_some() {
                return Ok(());
            }
            // What a prompt asks for may stand in the next line.
            if rest.is_empty() && app.prompt.is_some() {
                break;
            }
        }
        say(&mut app, &session, &mut seen, out)?;
    }
    Ok(())
}

/// Before a list is told its articles should have their headlines; a large folder is not waited for to its end.
fn read_list(session: &mut Session, app: &mut App, inputs: &Receiver<Input>) -> io::Result<()> {
    let until = Instant::now() + PATIENCE;
    while app.focus == Focus::List && app.shelf.progress().0 < app.shelf.progress().1 {
        let left = until.saturating_duration_since(Instant::now());
        let Ok(Input::Event(event)) = inputs.recv_timeout(left) else { return Ok(()) };
        let effects = session.take_fact(event, app);
        session.carry_out(app, effects, &mut None, None)?;
    }
    Ok(())
}

/// The article of the list that a line of digits means, counted from one.
fn number_in_list(app: &App, line: &str) -> Option<usize> {
    line.parse().ok().filter(|_| app.focus == Focus::List && app.prompt.is_none())
}

/// A word is meant for a command: were its letters taken for keys, "exit" would do four things nobody wants.
fn no_command(line: &str, keymap: &Keymap) -> Option<Message> {
    let is_word = line.len() > 3 && line.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    let one_key = line.bytes().all(|b| Some(b) == line.bytes().next());
    if !is_word || one_key || keymap.has_sequence(line) {
        return None;
    }
    let near = nearest(line, COMMANDS.iter().map(|row| row.name));
    let help = near.map(|near| format!(": did you mean {near}?")).unwrap_or_default();
    Some(Message { text: format!("there is no command “{line}”{help}"), error: true })
}

/// Waits until what was asked of the worker is there.
fn settle(session: &mut Session, app: &mut App, inputs: &Receiver<Input>) -> io::Result<()> {
    loop {
        let waits = session.is_waiting() || app.is_hunting();
        let next = if waits { inputs.recv().ok() } else { inputs.try_recv().ok() };
        match next {
            Some(Input::Event(event)) => {
                let effects = session.take_fact(event, app);
                session.carry_out(app, effects, &mut None, None)?;
            }
            Some(_) => {}
            None => return Ok(()),
        }
    }
}

fn say(app: &mut App, session: &Session, seen: &mut Seen, out: &mut impl Write) -> io::Result<()> {
    for line in seen.tell(app, session.input.keymap()) {
        let safe: String =
            line.chars().filter(|c| !crate::text::width::drives_terminal(*c)).collect();
        writeln!(out, "{safe}")?;
    }
    let label = app.prompt.as_ref().map_or("> ".to_owned(), |prompt| prompt.purpose.label());
    write!(out, "{label}")?;
    out.flush()
}

/// The whole answer to a prompt.
fn type_in(app: &mut App, answer: &str) -> Vec<crate::app::Effect> {
    let _ = app.type_in(Edit::End);
    let _ = app.type_in(Edit::EraseLine);
    for c in answer.chars() {
        let _ = app.type_in(Edit::Insert(c));
    }
    app.type_in(Edit::Accept)
}

/// Takes one key off the line: "Space", "Ctrl-o", or a single sign ("]p" is two).
fn next_stroke(rest: &mut &str) -> Option<KeyStroke> {
    let trimmed = rest.trim_start();
    let word = trimmed.split_whitespace().next()?;
    if word.chars().count() > 1
        && let Ok(stroke) = KeyStroke::parse(word)
    {
        *rest = trimmed.get(word.len()..)?;
        return Some(stroke);
    }
    let sign = trimmed.chars().next()?;
    *rest = trimmed.get(sign.len_utf8()..)?;
    KeyStroke::parse(&sign.to_string()).ok()
}

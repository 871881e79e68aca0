//! Copying: by the terminal, which also works over SSH, and by the system's own clipboard where there is one.

use std::env::consts::EXE_EXTENSION;
use std::io::{self, IsTerminal, Write};
use std::process::{Command, Stdio};
use std::thread;

use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;

use crate::app::Event;

/// Puts `text` on the clipboard; what is to be said of it. Not every terminal takes what it is sent, and none says so: where
/// there is a clipboard on this machine, a program puts it there too.
pub(super) fn copy(text: &str, variable: fn(&str) -> Option<String>) -> io::Result<Event> {
    let is_terminal = io::stdout().is_terminal();
    if is_terminal {
        execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))?;
    }
    let path = variable("PATH").unwrap_or_default();
    let is_there = |program: &&'static [&'static str]| {
        let name = program.first().copied().unwrap_or_default();
        std::env::split_paths(&path)
            .any(|folder| folder.join(name).with_extension(EXE_EXTENSION).is_file())
    };
    let programs: Vec<_> = programs(variable).into_iter().filter(is_there).collect();
    let Some(name) = programs.first().and_then(|program| program.first().copied()) else {
        return Ok(if is_terminal {
            Event::Copied(None)
        } else {
            Event::Troubled("not copied: there is no clipboard here".to_owned())
        });
    };
    let text = text.to_owned();
    // A program that hangs must not hold the reader up; what the terminal was sent stands in any case.
    let hand_over = move || {
        let _ = programs.iter().any(|program| give(program, &text).is_ok());
    };
    thread::Builder::new().name("clipboard".into()).spawn(hand_over)?;
    Ok(Event::Copied(Some(name)))
}

/// The programs that may be there, the likeliest first; none over SSH, whose clipboard is not the user's.
fn programs(variable: impl Fn(&str) -> Option<String>) -> Vec<&'static [&'static str]> {
    let set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    if set("SSH_CONNECTION") || set("SSH_TTY") {
        return Vec::new();
    }
    if cfg!(target_os = "macos") {
        return vec![&["pbcopy"]];
    }
    if cfg!(windows) {
        return vec![&["clip"]];
    }
    let mut programs: Vec<&'static [&'static str]> = Vec::new();
    if set("WAYLAND_DISPLAY") {
        programs.push(&["wl-copy"]);
    }
    if set("DISPLAY") {
        programs.push(&["xclip", "-selection", "clipboard"]);
        programs.push(&["xsel", "--clipboard", "--input"]);
    }
    programs
}

fn give(program: &[&str], text: &str) -> io::Result<()> {
    let (name, arguments) = program.split_first().ok_or(io::ErrorKind::NotFound)?;
    let mut child = Command::new(name)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(text.as_bytes())?;
    }
    let status = child.wait()?;
    if status.success() { Ok(()) } else { Err(io::ErrorKind::Other.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(environment: &[&str]) -> Vec<&'static str> {
        let variable = |name: &str| environment.contains(&name).then(|| "1".to_owned());
        programs(variable).into_iter().filter_map(|program| program.first().copied()).collect()
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn the_clipboard_is_that_of_the_screen_one_sits_at() {
        assert_eq!(found(&["WAYLAND_DISPLAY", "DISPLAY"]), ["wl-copy", "xclip", "xsel"]);
        assert_eq!(found(&["DISPLAY"]), ["xclip", "xsel"]);
        assert_eq!(found(&[]), [""; 0]);
    }

    #[test]
    fn over_ssh_the_terminal_alone_copies() {
        assert_eq!(found(&["SSH_TTY", "DISPLAY"]), [""; 0]);
    }
}

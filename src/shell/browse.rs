//! Opening an address in the user's browser: never by a shell, so that nothing in an address is a command.

use std::process::{Command, Stdio};
use std::{io, thread};

/// The program that opens addresses, and its first arguments; `None` where there is none, or where it would open them on
/// another machine than the one the user sits at.
pub(super) fn program(
    wanted: Option<Vec<String>>,
    variable: impl Fn(&str) -> Option<String>,
) -> Option<Vec<String>> {
    let set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    if wanted.is_some() {
        return wanted;
    }
    if set("SSH_CONNECTION") || set("SSH_TTY") {
        return None;
    }
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else if set("DISPLAY") || set("WAYLAND_DISPLAY") {
        "xdg-open"
    } else {
        return None;
    };
    Some(vec![program.to_owned()])
}

/// Starts the program for `url`; what it prints is not shown.
pub(super) fn open(program: &[String], url: &str) -> io::Result<()> {
    let Some((name, arguments)) = program.split_first() else { return Ok(()) };
    let mut child = Command::new(name)
        .args(arguments)
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    // Somebody has to take note of its end.
    thread::Builder::new().name("browser".into()).spawn(move || {
        let _ = child.wait();
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(environment: &[&str], wanted: Option<&str>) -> Option<Vec<String>> {
        let variable = |name: &str| environment.contains(&name).then(|| "1".to_owned());
        program(wanted.map(|name| vec![name.to_owned()]), variable)
    }

    #[test]
    fn over_ssh_nothing_is_opened_unless_it_is_wished_for() {
        assert_eq!(found(&["SSH_TTY", "DISPLAY"], None), None);
        assert_eq!(found(&["SSH_TTY"], Some("mine")), Some(vec!["mine".to_owned()]));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn without_a_display_nothing_is_opened() {
        assert_eq!(found(&[], None), None);
        assert_eq!(found(&["WAYLAND_DISPLAY"], None), Some(vec!["xdg-open".to_owned()]));
    }
}

//! Signals as events: whoever ends or stops the program gets a terminal that works.

use std::sync::mpsc::Sender;
use std::{io, thread};

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1};
use signal_hook::iterator::Signals;
use signal_hook::low_level;

use crate::shell::run::Input;

/// Sends every signal that concerns the terminal to the loop.
pub(super) fn listen(to: Sender<Input>) -> io::Result<()> {
    let signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
    // A build for development can be made to panic, to see that the terminal survives it.
    if cfg!(debug_assertions) {
        signals.add_signal(SIGUSR1)?;
    }
    let mut signals = signals;
    let send = move || {
        for signal in signals.forever() {
            let input = match signal {
                SIGTSTP => Input::Stop,
                SIGCONT => Input::Continued,
                SIGUSR1 => Input::Panic,
                signal => Input::Terminate(signal),
            };
            if to.send(input).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name("signals".into()).spawn(send)?;
    Ok(())
}

/// Stops the process as the shell's job control expects; comes back when it is continued.
pub(super) fn stop() {
    let _ = low_level::emulate_default_handler(SIGTSTP);
}

/// Ends the process by `signal`, as if it had never been caught: its parent sees how it ended.
pub(super) fn end_by(signal: i32) {
    let _ = low_level::emulate_default_handler(signal);
}

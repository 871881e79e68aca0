//! The terminal while the program has it: a guard whose existence is the proof.

use std::io::{self, BufWriter, Stdout, Write};
use std::panic;
use std::sync::Once;
use std::thread;

use crossterm::cursor;
use crossterm::execute;
use crossterm::style::force_color_output;
use crossterm::terminal::{self, EnterAlternateScreen, LeaveAlternateScreen};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;

/// The terminal in the program's hands: raw, on the other screen, its cursor hidden. Dropping it gives it back.
pub(super) struct Guard {
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
}

impl Guard {
    /// Takes the terminal.
    pub(super) fn take() -> io::Result<Self> {
        restore_on_panic();
        // With NO_COLOR set crossterm 0.29 sends an empty colour command, which is a full reset and takes bold and
        // reverse away with it. Which colours are sent is decided by the theme alone.
        force_color_output(true);
        enter()?;
        let backend = CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout()));
        match Terminal::new(backend) {
            Ok(terminal) => Ok(Self { terminal }),
            Err(error) => {
                leave();
                Err(error)
            }
        }
    }

    /// The terminal to draw on.
    pub(super) fn terminal(&mut self) -> &mut Terminal<CrosstermBackend<BufWriter<Stdout>>> {
        &mut self.terminal
    }

    /// Gives the terminal back while `away` runs, and takes it again; everything is drawn anew then.
    pub(super) fn lend(&mut self, away: impl FnOnce()) -> io::Result<()> {
        leave();
        away();
        self.retake()
    }

    /// Takes the terminal anew after something else had it.
    pub(super) fn retake(&mut self) -> io::Result<()> {
        enter()?;
        self.redraw()
    }

    /// Wipes the screen, so that the next frame is drawn whole. (`Terminal::clear` would ask the terminal where its cursor
    /// is, and wait for an answer that may never come.)
    pub(super) fn redraw(&mut self) -> io::Result<()> {
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::new(0, 0, size.width, size.height))
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        leave();
    }
}

fn enter() -> io::Result<()> {
    terminal::enable_raw_mode()?;
    let entered = execute!(io::stdout(), EnterAlternateScreen, cursor::Hide);
    if entered.is_err() {
        leave();
    }
    entered
}

/// Every step is tried, whatever became of the one before.
fn leave() {
    let mut out = io::stdout();
    let _ = execute!(out, LeaveAlternateScreen);
    let _ = execute!(out, cursor::Show);
    let _ = out.flush();
    let _ = terminal::disable_raw_mode();
}

/// A panic of the thread that draws gives the terminal back before it is reported. The worker's panics are
/// caught and shown as a failure of the article; their report would only run over the page.
fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().name() == Some("main") {
                leave();
                report(info);
            }
        }));
    });
}

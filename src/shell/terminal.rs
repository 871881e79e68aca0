//! The terminal while the program has it: a guard whose existence is the proof.

use std::io::{self, BufWriter, Stdout, Write};
use std::panic;
use std::sync::Once;
use std::thread;

use crossterm::cursor;
use crossterm::execute;
use crossterm::style::{Print, force_color_output};
use crossterm::terminal::{self, EnterAlternateScreen, LeaveAlternateScreen};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;

/// The terminal in the program's hands: raw, on the other screen, its cursor hidden. Dropping it gives it back.
pub(super) struct Guard {
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    mouse: bool,
}

impl Guard {
    /// Takes the terminal, and with `mouse` the mouse too.
    pub(super) fn take(mouse: bool) -> io::Result<Self> {
        restore_on_panic();
        // With NO_COLOR set crossterm 0.29 sends an empty colour command, which is a full reset and takes bold and
        // reverse away with it. Which colours are sent is decided by the theme alone.
        force_color_output(true);
        enter(mouse)?;
        let backend = CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout()));
        match Terminal::new(backend) {
            Ok(terminal) => Ok(Self { terminal, mouse }),
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

    /// Takes the mouse, or leaves it to the terminal.
    pub(super) fn take_mouse(&mut self, mouse: bool) -> io::Result<()> {
        self.mouse = mouse;
        set_mouse(mouse)
    }

    /// Gives the terminal back while `away` runs, and takes it again; everything is drawn anew then.
    pub(super) fn lend(&mut self, away: impl FnOnce()) -> io::Result<()> {
        leave();
        away();
        self.retake()
    }

    /// Takes the terminal anew after something else had it.
    pub(super) fn retake(&mut self) -> io::Result<()> {
        enter(self.mouse)?;
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

/// Buttons and the wheel are reported, with places beyond column 223, and nothing else: crossterm's own command also asks for
/// every movement, which would wake the program all the time.
#[cfg(not(windows))]
fn set_mouse(on: bool) -> io::Result<()> {
    let code = if on { "\x1b[?1000h\x1b[?1006h" } else { "\x1b[?1006l\x1b[?1000l" };
    execute!(io::stdout(), Print(code))
}

#[cfg(windows)]
fn set_mouse(on: bool) -> io::Result<()> {
    use crossterm::event::{DisableMouseCapture, EnableMouseCapture};
    if on {
        execute!(io::stdout(), EnableMouseCapture)
    } else {
        execute!(io::stdout(), DisableMouseCapture)
    }
}

fn enter(mouse: bool) -> io::Result<()> {
    terminal::enable_raw_mode()?;
    let entered = execute!(io::stdout(), EnterAlternateScreen, cursor::Hide)
        .and_then(|()| if mouse { set_mouse(true) } else { Ok(()) });
    if entered.is_err() {
        leave();
    }
    entered
}

/// Every step is tried, whatever became of the one before.
fn leave() {
    let mut out = io::stdout();
    let _ = set_mouse(false);
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

//! The real program in a pseudo-terminal: start, step, resize, suspend, quit, signals, piped input, leftovers.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use vt100::MouseProtocolMode;

/// How many terminals there were.
static COUNT: AtomicUsize = AtomicUsize::new(0);

/// How long anything may take before a test gives up.
const PATIENCE: Duration = Duration::from_secs(20);

/// The program in a terminal of its own.
struct Terminal {
    screen: Arc<Mutex<vt100::Parser>>,
    raw: Arc<Mutex<Vec<u8>>>,
    writer: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
}

impl Terminal {
    /// Runs `command` by a shell in a terminal of 24 rows and 80 columns.
    fn run(command: &str, environment: &[(&str, &str)]) -> Self {
        Self::sized(command, environment, 24, 80)
    }

    fn sized(command: &str, environment: &[(&str, &str)], rows: u16, cols: u16) -> Self {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut builder = CommandBuilder::new("/bin/sh");
        builder.args(["-c", command]);
        builder.cwd(env!("CARGO_MANIFEST_DIR"));
        builder.env("TERM", "xterm-256color");
        builder.env("RUST_BACKTRACE", "0");
        builder.env("DATELINE", env!("CARGO_BIN_EXE_dateline"));
        builder.env("XDG_CONFIG_HOME", scratch("empty-config"));
        // What one test leaves behind must not meet another.
        let own = scratch(&format!("own-{}", COUNT.fetch_add(1, Ordering::Relaxed)));
        builder.env("XDG_DATA_HOME", own.join("data"));
        builder.env("XDG_STATE_HOME", own.join("state"));
        builder.env_remove("NO_COLOR");
        builder.env_remove("COLORFGBG");
        for (name, value) in environment {
            builder.env(name, value);
        }
        let child = pair.slave.spawn_command(builder).expect("a shell");
        drop(pair.slave);
        let screen = Arc::new(Mutex::new(vt100::Parser::new(cells(rows), cells(cols), 0)));
        let raw = Arc::new(Mutex::new(Vec::new()));
        let mut reader = pair.master.try_clone_reader().expect("its output");
        let (to_screen, to_raw) = (Arc::clone(&screen), Arc::clone(&raw));
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                to_screen.lock().unwrap().process(&bytes[..count]);
                to_raw.lock().unwrap().extend_from_slice(&bytes[..count]);
            }
        });
        let writer = pair.master.take_writer().expect("its input");
        Self { screen, raw, writer, master: pair.master, child }
    }

    fn press(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).expect("the terminal takes keys");
        self.writer.flush().expect("the terminal takes keys");
    }

    fn text(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    #[track_caller]
    fn wait_for(&self, what: &str) {
        self.wait(what, |text| text.contains(what));
    }

    #[track_caller]
    fn wait(&self, what: &str, is_there: impl Fn(&str) -> bool) {
        let start = Instant::now();
        while !is_there(&self.text()) {
            assert!(start.elapsed() < PATIENCE, "never saw {what:?} on\n{}", self.text());
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits for the end; the exit status.
    #[track_caller]
    fn end(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("the shell's status") {
                // The last bytes may still be on their way.
                thread::sleep(Duration::from_millis(50));
                return status.exit_code();
            }
            assert!(start.elapsed() < PATIENCE, "it did not end:\n{}", self.text());
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// How the mouse is reported at present.
    fn mouse(&self) -> MouseProtocolMode {
        self.screen.lock().unwrap().screen().mouse_protocol_mode()
    }

    /// The terminal is as it was: main screen, cursor shown, the mouse let go, echo and line editing on.
    #[track_caller]
    fn is_restored(&self) {
        let parser = self.screen.lock().unwrap();
        assert!(!parser.screen().alternate_screen(), "the other screen is still on");
        assert!(!parser.screen().hide_cursor(), "the cursor is still hidden");
        assert_eq!(parser.screen().mouse_protocol_mode(), MouseProtocolMode::None, "the mouse");
        drop(parser);
        let raw = self.raw.lock().unwrap();
        let text = String::from_utf8_lossy(&raw);
        assert!(text.contains("echo-on"), "the terminal is still raw:\n{text}");
    }
}

fn cells(count: u16) -> std::num::NonZero<u16> {
    std::num::NonZero::new(count).expect("a terminal has a cell")
}

/// A folder of this test run.
fn scratch(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("dateline-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&path).expect("a scratch folder");
    path
}

/// Tells on the terminal whether it echoes, after the program has ended.
const AFTER: &str = "; s=$?; stty -a | grep -q ' echo ' && echo echo-on; exit $s";

#[test]
fn it_starts_steps_and_quits() {
    let mut terminal = Terminal::sized(&format!("$DATELINE{AFTER}"), &[], 40, 120);
    terminal.wait_for("PEOPLE");
    terminal.wait_for("Ilse Varga");
    terminal.press("1");
    terminal.wait_for("1/");
    terminal.press("n");
    terminal.wait_for("2/");
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
    terminal.is_restored();
}

#[test]
fn resizing_draws_anew() {
    let mut terminal = Terminal::sized(&format!("$DATELINE{AFTER}"), &[], 30, 120);
    terminal.wait_for("PEOPLE");
    terminal.screen.lock().unwrap().screen_mut().set_size(cells(24), cells(70));
    let size = PtySize { rows: 24, cols: 70, pixel_width: 0, pixel_height: 0 };
    terminal.master.resize(size).expect("a terminal can be resized");
    terminal.wait("the panel gone", |text| text.contains("Tab people"));
    terminal.press("Q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn piped_text_is_read_and_the_keys_come_from_the_terminal() {
    let story = "printf 'Mayor Opens Bridge\\n\\nThe mayor opened the bridge on Monday, and nobody fell into the river.\\n'";
    let mut terminal = Terminal::run(&format!("{story} | $DATELINE{AFTER}"), &[]);
    terminal.wait_for("nobody fell");
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
    terminal.is_restored();
}

#[test]
fn signals_give_the_terminal_back() {
    for signal in ["TERM", "HUP", "INT"] {
        let command = format!("$DATELINE & p=$!; echo $p > $PIDFILE; wait $p{AFTER}");
        // A background job of `sh -c` has no standard input of the terminal; the keys come from it all the same.
        let file = scratch("pid").join(signal);
        let path = file.to_string_lossy().into_owned();
        let mut terminal = Terminal::run(&command, &[("PIDFILE", &path)]);
        terminal.wait_for("Barge talks");
        let pid = std::fs::read_to_string(&file).expect("the process's number");
        kill(signal, pid.trim());
        let status = terminal.end();
        assert!(status > 128, "{signal} is passed on: {status}");
        terminal.is_restored();
    }
}

#[test]
#[cfg(debug_assertions)]
fn a_panic_gives_the_terminal_back_before_it_is_reported() {
    let command = format!("$DATELINE & p=$!; echo $p > $PIDFILE; wait $p{AFTER}");
    let file = scratch("pid").join("panic");
    let path = file.to_string_lossy().into_owned();
    let mut terminal = Terminal::run(&command, &[("PIDFILE", &path)]);
    terminal.wait_for("Barge talks");
    kill("USR1", std::fs::read_to_string(&file).expect("the process's number").trim());
    assert_eq!(terminal.end(), 101);
    assert!(terminal.text().contains("asked for by a signal"), "{}", terminal.text());
    terminal.is_restored();
}

#[test]
fn control_c_and_q_leave() {
    for keys in ["\u{3}", "Q", "q"] {
        let mut terminal = Terminal::run(&format!("$DATELINE{AFTER}"), &[]);
        terminal.wait_for("Barge talks");
        terminal.press(keys);
        assert_eq!(terminal.end(), 0);
        terminal.is_restored();
    }
}

#[test]
fn control_z_stops_and_fg_returns() {
    let mut terminal = Terminal::run("exec /bin/bash --norc -i", &[("PS1", "prompt> ")]);
    terminal.wait_for("prompt>");
    terminal.press("$DATELINE\n");
    terminal.wait_for("Barge talks");
    terminal.press("\u{1a}");
    terminal.wait_for("Stopped");
    assert_eq!(terminal.mouse(), MouseProtocolMode::None, "the shell has the mouse");
    assert!(!terminal.screen.lock().unwrap().screen().alternate_screen());
    terminal.press("fg\n");
    terminal.wait("the page again", |text| text.contains("Barge talks") && text.contains("? help"));
    terminal.press("Q");
    terminal.wait("the prompt", |text| text.trim_end().ends_with("prompt>"));
    terminal.press("exit\n");
    terminal.end();
}

#[test]
fn the_mouse_picks_until_it_is_let_go() {
    let mut terminal = Terminal::run(&format!("$DATELINE{AFTER}"), &[]);
    terminal.wait_for("Ilse Varga");
    terminal.wait_for("Tab people");
    assert_eq!(terminal.mouse(), MouseProtocolMode::PressRelease);
    let text = terminal.text();
    let (row, column) = text
        .lines()
        .enumerate()
        .find_map(|(row, line)| {
            let at = line.find("Ilse Varga")?;
            Some((row + 1, line[..at].chars().count() + 1))
        })
        .expect("the name is there");
    terminal.press(&format!("\u{1b}[<0;{column};{row}M\u{1b}[<0;{column};{row}m"));
    terminal.wait("the target", |text| {
        text.lines()
            .last()
            .is_some_and(|status| status.contains("Ilse Varga") && status.contains("2/"))
    });
    terminal.press("v");
    terminal.wait_for("mouse: selects text");
    assert_eq!(terminal.mouse(), MouseProtocolMode::None);
    terminal.press("Q");
    assert_eq!(terminal.end(), 0);
    terminal.is_restored();

    let mut terminal = Terminal::run(&format!("$DATELINE --no-mouse{AFTER}"), &[]);
    terminal.wait_for("Ilse Varga");
    assert_eq!(terminal.mouse(), MouseProtocolMode::None);
    terminal.press("q");
    terminal.end();
}

#[test]
fn a_slow_pipe_does_not_keep_the_screen_waiting() {
    let slow = "{ sleep 1; echo Envoy leaves; echo; echo The envoy Ilse Varga left the hall.; }";
    let mut terminal = Terminal::run(&format!("{slow} | $DATELINE{AFTER}"), &[]);
    terminal.wait_for("Reading from the pipe");
    terminal.press("jx");
    terminal.wait_for("left the hall");
    assert!(!terminal.text().contains("jx"), "keys are not shown:\n{}", terminal.text());
    terminal.press("q");
    terminal.end();
    terminal.is_restored();

    let mut terminal = Terminal::run(&format!("sleep 5 | $DATELINE{AFTER}"), &[]);
    terminal.wait_for("Reading from the pipe");
    terminal.press("q");
    terminal.wait("the main screen", |text| !text.contains("Reading from"));
}

#[test]
fn no_colour_keeps_the_emphasis() {
    let mut terminal = Terminal::run(&format!("$DATELINE{AFTER}"), &[("NO_COLOR", "1")]);
    terminal.wait_for("Ilse Varga");
    terminal.press("1");
    terminal.wait_for("1/");
    thread::sleep(Duration::from_millis(50));
    let parser = terminal.screen.lock().unwrap();
    let cells = (0..23).flat_map(|row| (0..80).map(move |column| (row, column)));
    let cells: Vec<_> =
        cells.filter_map(|(row, column)| parser.screen().cell(row, column)).collect();
    assert!(
        cells.iter().any(|cell| cell.inverse() && cell.bold()),
        "the current mention stands out"
    );
    assert!(cells.iter().any(|cell| cell.italic()), "titles are italic");
    assert!(cells.iter().all(|cell| cell.fgcolor() == vt100::Color::Default), "no colour is sent");
    drop(parser);
    terminal.press("q");
    terminal.end();
}

#[test]
fn nothing_in_a_file_drives_the_terminal() {
    let folder = scratch("hostile");
    let file = folder.join("story.txt");
    let hostile = "Envoy \u{1b}]0;owned\u{7}speaks\n\nThe envoy \u{1b}[2J\u{1b}[31mspoke\u{9b}5m for an hour, \u{202e}and then left the hall for good.\n";
    std::fs::write(&file, hostile).expect("a file");
    for option in ["", "--as-is"] {
        let command = format!("$DATELINE {option} \"$FILE\"{AFTER}");
        let path = file.to_string_lossy().into_owned();
        let mut terminal = Terminal::run(&command, &[("FILE", &path), ("NO_COLOR", "1")]);
        terminal.wait_for("left the hall");
        terminal.press("q");
        terminal.end();
        let raw = terminal.raw.lock().unwrap();
        let sent = String::from_utf8_lossy(&raw);
        assert!(!sent.contains("\u{1b}]0;"), "no title is set");
        assert!(!sent.contains("\u{1b}[2J\u{1b}[31m"), "no colour of the file's");
        assert!(!sent.contains('\u{202e}'), "no direction is turned round");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_explained_on_the_screen() {
    let folder = scratch("binary");
    let file = folder.join("photo.txt");
    std::fs::write(&file, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0").expect("a file");
    let path = file.to_string_lossy().into_owned();
    let mut terminal = Terminal::run(&format!("$DATELINE \"$FILE\"{AFTER}"), &[("FILE", &path)]);
    terminal.wait_for("Cannot read");
    terminal.press("q");
    terminal.end();
    terminal.is_restored();
}

#[test]
fn one_comes_back_to_where_one_was_also_when_the_file_has_moved() {
    let folder = scratch("moved");
    let state = folder.join("state").to_string_lossy().into_owned();
    let story: String = (0..60)
        .map(|n| {
            format!("Paragraph {n}: the harbour master, Ilse Varga, counted the barges again.\n\n")
        })
        .collect();
    let (before, after) = (folder.join("before.txt"), folder.join("after.txt"));
    std::fs::write(&before, story).expect("a file");
    let path = before.to_string_lossy().into_owned();
    let environment = [("FILE", &*path), ("XDG_STATE_HOME", &*state)];
    let mut terminal = Terminal::run(&format!("$DATELINE \"$FILE\"{AFTER}"), &environment);
    terminal.wait_for("Paragraph 0");
    terminal.press("1]n");
    terminal.wait_for("60/60");
    terminal.press("q");
    terminal.end();
    std::fs::rename(&before, &after).expect("the file moves");
    let path = after.to_string_lossy().into_owned();
    let environment = [("FILE", &*path), ("XDG_STATE_HOME", &*state)];
    let mut terminal = Terminal::run(&format!("$DATELINE \"$FILE\"{AFTER}"), &environment);
    terminal.wait_for("back where you were, at 100 %");
    assert!(terminal.text().contains("Paragraph 59"), "{}", terminal.text());
    assert!(terminal.text().contains("Ilse Varga"), "the target too");
    terminal.press("gq");
    terminal.end();
}

#[test]
fn the_next_time_a_folder_says_who_is_new() {
    let folder = scratch("news");
    let state = folder.join("state");
    let articles = folder.join("articles");
    std::fs::create_dir(&articles).expect("a folder");
    let write = |name: &str, text: &str| {
        std::fs::write(articles.join(name), text).expect("a file");
    };
    write("a.txt", "Foreign Minister Ilse Varga met the US envoy, Tomas Reyes, on Monday.");
    write("b.txt", "The harbour master, Bo Lindqvist, said on Tuesday that the barges would wait.");
    let (path, kept) =
        (articles.to_string_lossy().into_owned(), state.to_string_lossy().into_owned());
    let environment = [("FOLDER", &*path), ("XDG_STATE_HOME", &*kept)];
    let mut terminal = Terminal::run(&format!("$DATELINE \"$FOLDER\"{AFTER}"), &environment);
    terminal.wait("what is remembered", |_| {
        std::fs::read_dir(state.join("dateline").join("folders")).is_ok_and(|it| {
            it.flatten().any(|file| file.path().extension().is_some_and(|end| end == "toml"))
        })
    });
    terminal.press("q");
    terminal.end();
    write("c.txt", "Finance Minister Anna Holt took office on Friday and met Ilse Varga.");
    let mut terminal = Terminal::run(&format!("$DATELINE \"$FOLDER\"{AFTER}"), &environment);
    terminal.wait_for("1 new person");
    terminal.press("A");
    terminal.wait_for("Finance Minister");
    terminal.press("\r");
    terminal.wait_for("Anna Holt  1/1");
    terminal.press("Q");
    terminal.end();
}

#[test]
fn a_correction_holds_at_once_and_the_next_time() {
    let folder = scratch("corrected");
    let data = folder.join("data").to_string_lossy().into_owned();
    let file = folder.join("story.txt");
    let story = "The harbour master, Ilse Varga, met President Tomas Reyes on Monday.\n\n\
        Ms Varga said the talks with Illy Varga-Holt had ended, and President Reyes left.\n";
    std::fs::write(&file, story).expect("a file");
    let path = file.to_string_lossy().into_owned();
    let environment = [("FILE", &*path), ("XDG_DATA_HOME", &*data)];
    let command = format!("$DATELINE \"$FILE\"{AFTER}");
    let mut terminal = Terminal::sized(&command, &environment, 24, 120);
    terminal.wait_for("PEOPLE 3");
    terminal.press("3M1\r");
    terminal.wait_for("PEOPLE 2");
    terminal.wait_for("Ilse Varga  3/3");
    terminal.press("2w");
    terminal.wait_for("Tomas Reyes is watched");
    terminal.press("x");
    terminal.wait_for("PEOPLE 1");
    terminal.press("U");
    terminal.wait_for("taken back: hide: Tomas Reyes");
    terminal.wait_for("PEOPLE 2");
    terminal.press("Q");
    terminal.end();
    let rules = std::fs::read_to_string(folder.join("data/dateline/corrections.txt"));
    assert!(rules.is_ok_and(|rules| rules.ends_with("merge: Illy Varga-Holt = Ilse Varga\n")));
    let mut terminal = Terminal::sized(&command, &environment, 24, 120);
    terminal.wait_for("PEOPLE 2");
    terminal.wait_for("1* Tomas Reyes");
    terminal.press("Q");
    terminal.end();
}

#[test]
fn the_article_is_saved_and_nothing_is_written_over() {
    let folder = scratch("saved");
    let target = folder.join("ferry.md");
    let _ = std::fs::remove_file(&target);
    let mut terminal = Terminal::run(&format!("$DATELINE{AFTER}"), &[]);
    terminal.wait_for("? help");
    for (word, key) in [("saved: ", "e\u{15}"), ("is there already", "e\u{15}")] {
        terminal.press(&format!("{key}{}\r", target.display()));
        terminal.wait_for(word);
    }
    terminal.press("e\u{15}story.pdf\r");
    terminal.wait_for("ends in none of .md");
    terminal.wait_for("save as: story.pdf");
    terminal.press("\u{15}\rq");
    terminal.end();
    let brief = std::fs::read_to_string(&target).expect("the brief");
    assert!(brief.starts_with("# "), "{brief}");
}

fn kill(signal: &str, pid: &str) {
    let status = Command::new("kill").args([&format!("-{signal}"), pid]).status();
    assert!(status.is_ok_and(|status| status.success()));
}

#[test]
fn a_terminal_that_says_it_is_light_is_believed_whenever_it_says_so() {
    // The shell that runs these tests may itself have come by SSH.
    let environment = [("COLORTERM", "truecolor"), ("SSH_CONNECTION", ""), ("SSH_TTY", "")];
    let mut terminal = Terminal::run("\"$DATELINE\"", &environment);
    terminal.wait_for("? help");
    let sent = |terminal: &Terminal, what: &str| {
        let raw = terminal.raw.lock().unwrap();
        String::from_utf8_lossy(&raw).contains(what)
    };
    assert!(sent(&terminal, "\u{1b}]11;?"), "it asks");
    let light_person = "38;2;35;72;161";
    assert!(!sent(&terminal, light_person), "it begins with the dark theme");
    // The answer comes late, and between two keys; none of it is taken for a key.
    terminal.press("j\u{1b}]11;rgb:ffff/fdfd/f6f6\u{7}j");
    let start = Instant::now();
    while !sent(&terminal, light_person) {
        assert!(start.elapsed() < PATIENCE, "it stays dark:\n{}", terminal.text());
        thread::sleep(Duration::from_millis(5));
    }
    assert!(!terminal.text().contains("no key here"), "{}", terminal.text());
    terminal.press("Q");
    assert_eq!(terminal.end(), 0);
}

#[test]
#[cfg(target_os = "linux")]
fn a_copy_reaches_the_systems_clipboard_and_says_by_what() {
    use std::os::unix::fs::PermissionsExt;
    let folder = scratch("clipboard");
    let taken = folder.join("taken");
    let _ = std::fs::remove_file(&taken);
    let program = folder.join("xclip");
    std::fs::write(&program, "#!/bin/sh\ncat > \"$TAKEN.part\"; mv \"$TAKEN.part\" \"$TAKEN\"\n")
        .expect("a script");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("its mode");
    let path = format!("{}:/usr/bin:/bin", folder.display());
    let taken_name = taken.to_string_lossy().into_owned();
    let here = [("SSH_CONNECTION", ""), ("SSH_TTY", ""), ("WAYLAND_DISPLAY", "")];
    let with = [("DISPLAY", ":9"), ("PATH", &*path), ("TAKEN", &*taken_name)];
    let mut terminal =
        Terminal::sized("\"$DATELINE\"", &[here.as_slice(), &with].concat(), 24, 120);
    terminal.wait_for("PEOPLE");
    terminal.press("1y");
    terminal.wait_for("copied (by xclip): sentence: ");
    let start = Instant::now();
    while !taken.exists() {
        assert!(start.elapsed() < PATIENCE, "nothing was handed over");
        thread::sleep(Duration::from_millis(5));
    }
    let words = std::fs::read_to_string(&taken).expect("what was copied");
    assert!(words.contains("Varga"), "{words}");
    terminal.press("Q");
    terminal.end();
    // Without a clipboard there is the terminal alone, of which nobody knows.
    let without = [("DISPLAY", ""), ("PATH", "/usr/bin:/bin")];
    let mut terminal =
        Terminal::sized("\"$DATELINE\"", &[here.as_slice(), &without].concat(), 24, 120);
    terminal.wait_for("PEOPLE");
    terminal.press("1y");
    terminal.wait_for("copied (by the terminal, OSC 52): sentence: ");
    let raw = String::from_utf8_lossy(&terminal.raw.lock().unwrap()).into_owned();
    assert!(raw.contains("\u{1b}]52;c;"), "{raw}");
    terminal.press("Q");
    terminal.end();
}

#[test]
fn what_changes_while_it_is_read_is_read_again_and_what_is_gone_stays_on_the_screen() {
    let folder = scratch("changing");
    for file in std::fs::read_dir(&folder).expect("the folder").flatten() {
        let _ = std::fs::remove_file(file.path());
    }
    let story =
        |name: &str| format!("The harbour master, {name}, met President Tomas Reyes on Monday.\n");
    std::fs::write(folder.join("a.txt"), story("Ilse Varga")).expect("a file");
    std::fs::write(folder.join("b.txt"), story("Anna Holt")).expect("a file");
    let path = folder.to_string_lossy().into_owned();
    let mut terminal = Terminal::sized("\"$DATELINE\" \"$FOLDER\"", &[("FOLDER", &*path)], 24, 120);
    terminal.wait_for("ARTICLES 2");
    terminal.press("\r");
    terminal.wait_for("PEOPLE 2");
    std::fs::write(folder.join("a.txt"), story("Katrin Lohse")).expect("a file");
    terminal.press("\u{12}");
    terminal.wait_for("the text has changed");
    terminal.wait_for("Katrin Lohse");
    std::fs::remove_file(folder.join("a.txt")).expect("it is gone");
    terminal.press("\u{12}");
    terminal.wait_for("not read again");
    terminal.wait_for("Katrin Lohse");
    std::fs::write(folder.join("0.txt"), story("Bo Lindqvist")).expect("a file");
    terminal.press("a\u{12}");
    terminal.wait_for("ARTICLES 3");
    terminal.wait_for("a.txt: cannot be read");
    terminal.wait_for("Bo Lindqvist");
    terminal.press("Q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_newcomer_steps_through_what_one_official_says() {
    // The keys are those of the README's start, in the story that comes with the program.
    let mut terminal = Terminal::sized("\"$DATELINE\"", &[], 36, 116);
    terminal.wait_for("PEOPLE");
    terminal.press("1");
    terminal.wait_for("Ilse Varga  1/");
    terminal.press("]q");
    terminal.wait_for("says 1/");
    terminal.press("]q");
    terminal.wait_for("says 2/");
    terminal.press("Q");
    assert_eq!(terminal.end(), 0);
}

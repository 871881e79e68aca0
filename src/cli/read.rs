//! Reading: what the arguments name is opened in the reader, or printed where there is no screen.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use crate::clean;
use crate::cli::about;
use crate::cli::args::{Reading, command};
use crate::cli::output::{Failure, Status, complain, is_screen, stdout};
use crate::config::nearest;
use crate::document::RawArticle;
use crate::export;
use crate::source::{self, Contents, Fields};

/// An invented story, as messy as a scraper leaves them.
const SAMPLE: &str = include_str!("../../assets/sample.txt");

/// What there is to read.
pub(super) enum Input {
    File(PathBuf),
    /// The built-in sample.
    Sample(Contents),
    /// Standard input, not read yet.
    Pipe,
}

impl Input {
    /// Its articles. What could not be read, of it or at all, is complained of and told by the status.
    pub(super) fn articles(self, fields: &Fields, status: &mut Status) -> Vec<RawArticle> {
        let (name, read) = match self {
            Self::File(path) => {
                let read = source::read(&path, fields);
                (path.to_string_lossy().into_owned(), read)
            }
            Self::Sample(contents) => ("sample".to_owned(), Ok(contents)),
            Self::Pipe => ("standard input".to_owned(), source::read_pipe(fields)),
        };
        match read {
            Ok(Contents { articles, notes }) => {
                for note in notes {
                    complain(format_args!("{name}: {note}"));
                    *status = Status::Partly;
                }
                articles
            }
            Err(error) => {
                complain(error);
                *status = Status::Partly;
                Vec::new()
            }
        }
    }
}

/// Everything that `paths` name, folders as their files. What cannot be found is complained of, and told by the status.
pub(super) fn inputs(paths: &[PathBuf]) -> (Vec<Input>, Status) {
    let mut inputs = Vec::new();
    let mut status = Status::Done;
    for path in paths {
        if path == Path::new("-") {
            inputs.push(Input::Pipe);
            continue;
        }
        let (files, errors) = source::walk(path);
        if path.is_dir() && files.is_empty() && errors.is_empty() {
            complain(format_args!("{}: there are no files in this folder", path.display()));
            status = Status::Partly;
        }
        inputs.extend(files.into_iter().map(Input::File));
        for error in errors {
            complain(error);
            status = Status::Partly;
        }
    }
    (inputs, status)
}

/// `dateline [PATH]...`
pub(super) fn read(reading: &Reading) -> Result<Status, Failure> {
    let config = about::load_config()?;
    if let Some(name) = meant_command(&reading.paths) {
        let what = "it goes before every option and path";
        return Err(Failure::Usage(format!("did you mean the command `dateline {name}`? {what}")));
    }
    let mut paths = reading.paths.clone();
    if paths.is_empty() && hands_over() {
        paths.push("-".into());
    }
    if paths.is_empty() {
        paths.extend(config.library.clone());
    }
    let (inputs, status) = if paths.is_empty() {
        let sample = source::read_bytes("sample", SAMPLE.as_bytes().to_vec(), &Fields::default());
        let contents = sample.map_err(|error| Failure::Usage(error.to_string()))?;
        (vec![Input::Sample(contents)], Status::Done)
    } else {
        inputs(&paths)
    };
    if inputs.is_empty() {
        // Every reason was given already.
        return Ok(Status::Partly);
    }
    if !reading.linear && !is_screen() {
        return print(inputs, reading.as_is, &about::fields(&config), status);
    }
    // Of several folders at once nobody could say what was there last time.
    let folder = if let [only] = paths.as_slice() { Some(only.as_path()) } else { None };
    let folders = paths.iter().filter(|path| path.is_dir()).cloned().collect();
    screen(inputs, (folder, folders), reading, &config, status)
}

/// The command that the first of several paths was most likely meant to be: one that is no file, and written like it.
fn meant_command(paths: &[PathBuf]) -> Option<String> {
    let [first, _, ..] = paths else { return None };
    let word = first.to_str().filter(|word| word.chars().all(|c| c.is_ascii_alphabetic()))?;
    if first.exists() {
        return None;
    }
    let command = command();
    let names = command.get_subcommands().map(clap::Command::get_name);
    nearest(word, names).filter(|name| name.len().abs_diff(word.len()) <= 2).map(str::to_owned)
}

/// Is standard input something that was handed over? A terminal, a closed or an empty one is not.
pub(super) fn hands_over() -> bool {
    !io::stdin().is_terminal() && piped()
}

fn piped() -> bool {
    #[cfg(unix)]
    {
        use std::os::fd::AsFd;
        use std::os::unix::fs::FileTypeExt;
        let handle = io::stdin().as_fd().try_clone_to_owned().map(std::fs::File::from);
        let about = handle.and_then(|file| file.metadata());
        about.is_ok_and(|about| {
            about.file_type().is_fifo() || about.is_file() || about.file_type().is_socket()
        })
    }
    #[cfg(not(unix))]
    true
}

#[cfg(feature = "tui")]
fn screen(
    inputs: Vec<Input>,
    (folder, folders): (Option<&Path>, Vec<PathBuf>),
    reading: &Reading,
    config: &crate::config::Config,
    status: Status,
) -> Result<Status, Failure> {
    use crate::cli::args::When;
    use crate::config::Keymap;
    use crate::shell;

    let fields = about::fields(config);
    let mut sources = Vec::new();
    for input in inputs {
        sources.push(match input {
            Input::File(path) => shell::Source::File(path),
            Input::Sample(contents) => shell::Source::Given("sample".into(), contents.into()),
            // A prompt of its own takes standard input: the article comes before it.
            Input::Pipe if reading.linear => {
                let contents = source::read_pipe(&fields);
                let contents = contents.map_err(|error| Failure::Usage(error.to_string()))?;
                shell::Source::Given("-".into(), contents.into())
            }
            Input::Pipe => shell::Source::Pipe(shell::Pipe::default()),
        });
    }
    // The article is read while the keys and the look are: whoever opens one waits for both.
    let begun = shell::begin(shell::Reading {
        sources,
        folders,
        as_is: reading.as_is,
        fields,
        lists: about::load_lists()?,
        memory: memory(config, folder)?,
    })?;
    let paths = about::paths();
    let appearance = shell::Appearance {
        theme: reading.theme.clone(),
        ascii: reading.ascii,
        color: match reading.color {
            When::Auto => None,
            When::Always => Some(true),
            When::Never => Some(false),
        },
    };
    let variable = |name: &str| std::env::var(name).ok();
    let looks = shell::choose_look(&appearance, config, paths.as_ref(), variable)?;
    let keymap: Keymap = about::load_keymap()?;
    let mut settings = config.settings;
    settings.mouse &= !reading.no_mouse;
    if let Some(width) = reading.width {
        settings.measure = width.into();
    }
    let browser = config.browser.clone();
    let options = shell::Options { browser, settings, keymap, looks };
    if reading.linear {
        shell::linear(begun, options, io::stdin().lock(), &mut stdout())?;
        return Ok(status);
    }
    let end = shell::run(begun, options).map_err(|error| {
        Failure::Usage(format!(
            "the terminal cannot be used: {error}; `dateline clean` prints the text"
        ))
    })?;
    end.pass_on();
    Ok(status)
}

/// What the user made, where they were, and who was in the folder.
#[cfg(feature = "tui")]
fn memory(
    config: &crate::config::Config,
    folder: Option<&Path>,
) -> Result<crate::shell::Memory, Failure> {
    use crate::state::{Folder, Places, Records};

    let Some(paths) = about::paths() else { return Ok(crate::shell::Memory::default()) };
    let records = Records::new(&paths.data);
    Ok(crate::shell::Memory {
        corrections: records.corrections()?,
        watched: records.watched()?,
        records: Some(records),
        folder: folder.filter(|_| config.remember).and_then(|it| Folder::new(&paths.state, it)),
        places: config.remember.then(|| Places::new(&paths.state)),
    })
}

/// Without the terminal the text is printed.
#[cfg(not(feature = "tui"))]
fn screen(
    inputs: Vec<Input>,
    _folders: (Option<&Path>, Vec<PathBuf>),
    reading: &Reading,
    config: &crate::config::Config,
    status: Status,
) -> Result<Status, Failure> {
    print(inputs, reading.as_is, &about::fields(config), status)
}

/// The cleaned text of everything, a line of stars between two articles.
fn print(
    inputs: Vec<Input>,
    as_is: bool,
    fields: &Fields,
    mut status: Status,
) -> Result<Status, Failure> {
    let mut out = stdout();
    let mut first = true;
    for input in inputs {
        for raw in &input.articles(fields, &mut status) {
            if !first {
                out.write_all(b"\n* * *\n\n")?;
            }
            first = false;
            let article = if as_is { clean::as_is(raw) } else { clean::clean(raw) };
            out.write_all(export::clean_text(&article).as_bytes())?;
        }
    }
    out.flush()?;
    Ok(status)
}

//! Reading: what the arguments name is opened in the reader, or printed where there is no screen.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use crate::clean;
use crate::cli::about;
use crate::cli::args::Reading;
use crate::cli::output::{Failure, Status, complain, is_screen, stdout};
use crate::document::RawArticle;
use crate::export;
use crate::source;

/// An invented story, as messy as a scraper leaves them.
const SAMPLE: &str = include_str!("../../assets/sample.txt");

/// What there is to read.
pub(super) enum Input {
    File(PathBuf),
    /// The built-in sample.
    Sample(Vec<RawArticle>),
    /// Standard input, not read yet.
    Pipe,
}

impl Input {
    /// Its articles.
    pub(super) fn articles(self) -> Result<Vec<RawArticle>, source::SourceError> {
        match self {
            Self::File(path) => source::read(&path),
            Self::Sample(articles) => Ok(articles),
            Self::Pipe => source::read_pipe(),
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
    let mut paths = reading.paths.clone();
    if paths.is_empty() && !io::stdin().is_terminal() && piped() {
        paths.push("-".into());
    }
    if paths.is_empty() {
        paths.extend(config.library.clone());
    }
    let (inputs, status) = if paths.is_empty() {
        let sample = source::read_bytes("sample", SAMPLE.as_bytes().to_vec());
        let articles = sample.map_err(|error| Failure::Usage(error.to_string()))?;
        (vec![Input::Sample(articles)], Status::Done)
    } else {
        inputs(&paths)
    };
    if inputs.is_empty() {
        // Every reason was given already.
        return Ok(Status::Partly);
    }
    if !reading.linear && !is_screen() {
        return print(inputs, reading.as_is, status);
    }
    screen(inputs, reading, &config, status)
}

/// Is standard input something that was handed over? A closed or an empty one is not.
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
    reading: &Reading,
    config: &crate::config::Config,
    status: Status,
) -> Result<Status, Failure> {
    use crate::cli::args::When;
    use crate::config::Keymap;
    use crate::shell;

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
    let mut sources = Vec::new();
    for input in inputs {
        sources.push(match input {
            Input::File(path) => shell::Source::File(path),
            Input::Sample(articles) => shell::Source::Given("sample".into(), articles),
            // A prompt of its own takes standard input: the article comes before it.
            Input::Pipe if reading.linear => {
                let articles = source::read_pipe();
                let articles = articles.map_err(|error| Failure::Usage(error.to_string()))?;
                shell::Source::Given("-".into(), articles)
            }
            Input::Pipe => shell::Source::Pipe(shell::Pipe::default()),
        });
    }
    let lists = about::load_lists()?;
    let memory = memory(config)?;
    let as_is = reading.as_is;
    let browser = config.browser.clone();
    let options =
        shell::Options { sources, as_is, lists, memory, browser, settings, keymap, looks };
    if reading.linear {
        shell::linear(options, io::stdin().lock(), &mut stdout())?;
        return Ok(status);
    }
    let end = shell::run(options).map_err(|error| {
        Failure::Usage(format!(
            "the terminal cannot be used: {error}; `dateline clean` prints the text"
        ))
    })?;
    end.pass_on();
    Ok(status)
}

/// What the user made, and where they were.
#[cfg(feature = "tui")]
fn memory(config: &crate::config::Config) -> Result<crate::shell::Memory, Failure> {
    use crate::state::{Places, Records};

    let Some(paths) = about::paths() else { return Ok(crate::shell::Memory::default()) };
    let records = Records::new(&paths.data);
    Ok(crate::shell::Memory {
        corrections: records.corrections()?,
        watched: records.watched()?,
        records: Some(records),
        places: config.remember.then(|| Places::new(&paths.state)),
    })
}

/// Without the terminal the text is printed.
#[cfg(not(feature = "tui"))]
fn screen(
    inputs: Vec<Input>,
    reading: &Reading,
    _config: &crate::config::Config,
    status: Status,
) -> Result<Status, Failure> {
    print(inputs, reading.as_is, status)
}

/// The cleaned text of everything, a line of stars between two articles.
fn print(inputs: Vec<Input>, as_is: bool, mut status: Status) -> Result<Status, Failure> {
    let mut out = stdout();
    let mut first = true;
    for input in inputs {
        let raws = match input.articles() {
            Ok(raws) => raws,
            Err(error) => {
                complain(error);
                status = Status::Partly;
                continue;
            }
        };
        for raw in &raws {
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

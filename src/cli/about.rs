//! The program about itself: keys, configuration, completions, man page.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::analyze::{Engine, UserLists};
use crate::app::Watched;
use crate::app::command::{COMMANDS, Group};
use crate::cli::args::command;
use crate::cli::output::{Failure, Status, stdout};
use crate::config::{
    Config, ConfigError, Depth, JSON_KEYS, KEYS, Keymap, Paths, Theme, ThemeChoice,
};
use crate::document::Correction;
use crate::source::{Field, Fields};
use crate::state::Records;

/// The user's folders.
pub(super) fn paths() -> Option<Paths> {
    Paths::find(|name| std::env::var_os(name).map(Into::into))
}

/// The user's configuration, or the default where there is no file.
pub(super) fn load_config() -> Result<Config, Failure> {
    let Some(paths) = paths() else { return Ok(Config::default()) };
    let file = paths.config_file();
    match read_optional(&file)? {
        Some(text) => {
            let mut config = Config::parse(&text).map_err(|error| ConfigError { file, ..error })?;
            config.library = config.library.map(|library| at_home(&library));
            Ok(config)
        }
        None => Ok(Config::default()),
    }
}

/// Where articles in JSON have what, as the user says.
pub(super) fn fields(config: &Config) -> Fields {
    let named = |name: &str| Field::ALL.into_iter().find(|field| field.name() == name);
    let own = config.json.iter().filter_map(|(name, keys)| Some((named(name)?, keys)));
    own.fold(Fields::default(), |fields, (field, keys)| {
        keys.iter().fold(fields, |fields, key| fields.with(field, key))
    })
}

/// `~/news` is the folder in the user's home, as in a shell.
fn at_home(path: &Path) -> PathBuf {
    match (path.strip_prefix("~"), std::env::var_os("HOME")) {
        (Ok(rest), Some(home)) => Path::new(&home).join(rest),
        _ => path.to_owned(),
    }
}

/// The keys, with the user's over the default.
pub(super) fn load_keymap() -> Result<Keymap, Failure> {
    let Some(paths) = paths() else { return Ok(Keymap::new(None)?) };
    let file = paths.keys_file();
    let text = read_optional(&file)?;
    Ok(Keymap::new(text.as_deref()).map_err(|error| ConfigError { file, ..error })?)
}

/// The user's lists: names, titles, and what is never either, a phrase a line; `#` begins a remark.
pub(super) fn load_lists() -> Result<UserLists, Failure> {
    let Some(paths) = paths() else { return Ok(UserLists::default()) };
    let list = |name: &str| -> Result<Vec<String>, Failure> {
        let text = read_optional(&paths.list_file(name))?.unwrap_or_default();
        let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
        Ok(lines.filter(|line| !line.is_empty()).map(str::to_owned).collect())
    };
    Ok(UserLists { names: list("names")?, titles: list("titles")?, never: list("never")? })
}

/// The engine, by the user's lists and corrections.
pub(super) fn engine() -> Result<Engine, Failure> {
    Ok(Engine::embedded().with_lists(&load_lists()?).with_corrections(&load_corrections()?))
}

/// What the user set right.
pub(super) fn load_corrections() -> Result<Vec<Correction>, Failure> {
    let Some(paths) = paths() else { return Ok(Vec::new()) };
    Ok(Records::new(&paths.data).corrections()?)
}

/// Those whom the user watches. Nobody is a mistake: it says how to watch somebody.
pub(super) fn load_watched() -> Result<Watched, Failure> {
    let records = paths().map(|paths| Records::new(&paths.data));
    let names = records.as_ref().map_or(Ok(Vec::new()), Records::watched)?;
    let watched = Watched::new(names);
    if watched.is_empty() {
        let file = records.map(|records| {
            format!(", or put names into {}, one a line", records.watch_file().display())
        });
        let what = "you watch nobody: press w on a person in the reader";
        return Err(Failure::Usage(format!("{what}{}", file.unwrap_or_default())));
    }
    Ok(watched)
}

fn read_optional(file: &Path) -> Result<Option<String>, Failure> {
    match fs::read_to_string(file) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::Usage(format!("{} cannot be read: {error}", file.display()))),
    }
}

/// `dateline keys`: the table, in the form of the keymap file's sections.
pub(super) fn keys() -> Result<Status, Failure> {
    let keymap = load_keymap()?;
    let mut out = stdout();
    for group in Group::ALL {
        writeln!(out, "{}", group.heading())?;
        for row in COMMANDS.iter().filter(|row| row.group == group) {
            let keys = keymap.keys_of(row.command).join("  ");
            writeln!(out, "  {:<20} {keys:<22} {}", row.name, row.sentence)?;
        }
        writeln!(out)?;
    }
    if let Some(paths) = paths() {
        writeln!(out, "Change them in {}, like this:\n", paths.keys_file().display())?;
        writeln!(out, "  [all]\n  target-next = [\"n\", \"Right\"]\n  person-next = [\"] p\"]")?;
    }
    out.flush()?;
    Ok(Status::Done)
}

/// `dateline config`: where the files are, what they say, and whether they are right.
pub(super) fn config() -> Result<Status, Failure> {
    let mut out = stdout();
    if let Some(paths) = paths() {
        for file in [paths.config_file(), paths.keys_file()] {
            let there = if file.exists() { "" } else { "  (not there: the defaults hold)" };
            writeln!(out, "# {}{there}", file.display())?;
        }
        writeln!(out, "# themes: {}", paths.config.join("themes").display())?;
        let records = Records::new(&paths.data);
        for file in [records.corrections_file(), records.watch_file()] {
            let there = if file.exists() { "" } else { "  (not there)" };
            writeln!(out, "# yours: {}{there}", file.display())?;
        }
        writeln!(out, "# places: {}", paths.state.join("places").display())?;
        writeln!(out, "# folders: {}", paths.state.join("folders").display())?;
        for list in ["names", "titles", "never"] {
            let file = paths.list_file(list);
            let there = if file.exists() { "" } else { "  (not there)" };
            writeln!(out, "# list: {}{there}", file.display())?;
        }
    }
    let config = load_config()?;
    load_keymap()?;
    load_corrections()?;
    check_theme(&config)?;
    if let Some(library) = config.library.as_ref().filter(|library| !library.exists()) {
        let what = format!("library: there is nothing at {}", library.display());
        return Err(Failure::Usage(what));
    }
    writeln!(out)?;
    for (name, meaning) in KEYS {
        let value = config.value_of(name);
        let line = match value {
            Some(value) => format!("{name} = {value}"),
            None => format!("# {name} = …"),
        };
        writeln!(out, "{line:<28} # {meaning}")?;
    }
    writeln!(
        out,
        "\n[json]                       # keys of articles in JSON that are not known by themselves"
    )?;
    for (name, meaning) in JSON_KEYS {
        let keys = config.json.iter().find(|(it, _)| it == name);
        let line = match keys {
            Some((_, keys)) => format!("{name} = {keys:?}"),
            None => format!("# {name} = …"),
        };
        writeln!(out, "{line:<28} # {meaning}")?;
    }
    out.flush()?;
    Ok(Status::Done)
}

/// A theme that is named must be there and be right.
fn check_theme(config: &Config) -> Result<(), Failure> {
    let ThemeChoice::Named(name) = &config.theme else { return Ok(()) };
    if Theme::built_in(name, Depth::True).is_some() {
        return Ok(());
    }
    let file = paths().map(|paths| paths.theme_file(name)).unwrap_or_default();
    let Some(text) = read_optional(&file)? else {
        let what = format!(
            "theme: there is no `{name}`; the built-in ones are dark, light, mono, and {} is not there",
            file.display()
        );
        return Err(Failure::Usage(what));
    };
    Theme::parse(&text, Depth::True).map_err(|error| ConfigError { file, ..error })?;
    Ok(())
}

/// `dateline completions SHELL`
pub(super) fn completions(shell: clap_complete::Shell) -> Result<Status, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command(), "dateline", &mut script);
    stdout().write_all(&script)?;
    Ok(Status::Done)
}

/// `dateline man`
pub(super) fn man() -> Result<Status, Failure> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command()).render(&mut page)?;
    stdout().write_all(&page)?;
    Ok(Status::Done)
}

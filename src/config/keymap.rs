//! Which keys mean which command: `assets/keymap.toml`, and the user's `keys.toml` over it.

use std::collections::BTreeMap;

use crate::app::Command;
use crate::app::Focus;
use crate::app::command::COMMANDS;
use crate::config::error::{ConfigError, nearest};
use crate::config::key::{Key, KeyStroke};

/// The default keys, in the form of the user's file.
pub const DEFAULT: &str = include_str!("../../assets/keymap.toml");

/// What a sequence of keys means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// This command.
    Command(Command),
    /// More keys have to come.
    Prefix,
    /// Nothing.
    Nothing,
}

/// The sections of the file.
const MODES: [&str; 4] = ["all", "panel", "list", "help"];

type Strokes = Vec<KeyStroke>;

/// The checked map from keys to commands, for each mode.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    modes: BTreeMap<&'static str, BTreeMap<Strokes, Command>>,
}

impl Keymap {
    /// The default keys, with the user's file `over` them.
    ///
    /// # Errors
    /// Where `over` names no such command, mode or key, or gives one key two meanings.
    pub fn new(over: Option<&str>) -> Result<Self, ConfigError> {
        let mut keymap = Self::default();
        keymap.read(DEFAULT)?;
        if let Some(over) = over {
            keymap.read(over)?;
        }
        if keymap.keys_of(Command::Quit).is_empty() && keymap.keys_of(Command::Back).is_empty() {
            let error = ConfigError::new("neither quit nor back has a key");
            return Err(error.help("give one of them a key, or the reader could not be left"));
        }
        Ok(keymap)
    }

    /// What `keys` mean where `focus` has them.
    pub fn look_up(&self, focus: Focus, keys: &[KeyStroke]) -> Lookup {
        let mode = match focus {
            Focus::Text
            | Focus::Card
            | Focus::Why
            | Focus::Contexts
            | Focus::Quotes
            | Focus::Links
            | Focus::News => "all",
            Focus::Panel => "panel",
            Focus::List => "list",
            Focus::Help => "help",
        };
        for mode in [mode, "all"] {
            let Some(map) = self.modes.get(mode) else { continue };
            if let Some(command) = map.get(keys) {
                return Lookup::Command(*command);
            }
            if map.keys().any(|known| known.len() > keys.len() && known.starts_with(keys)) {
                return Lookup::Prefix;
            }
        }
        Lookup::Nothing
    }

    /// The keys of `command`, as they are shown, in the order of the file.
    pub fn keys_of(&self, command: Command) -> Vec<String> {
        let mut keys: Vec<&Strokes> = Vec::new();
        for map in self.modes.values() {
            keys.extend(map.iter().filter(|(_, it)| **it == command).map(|(keys, _)| keys));
        }
        // Single keys first, and of them the plain characters: they are what one presses.
        keys.sort_by_key(|keys| {
            let first = keys.first().copied().unwrap_or(KeyStroke::plain(Key::Esc));
            (keys.len(), first.ctrl || first.alt, !matches!(first.key, Key::Char(_)))
        });
        keys.dedup();
        keys.into_iter().map(|keys| show(keys)).collect()
    }

    /// Are there sequences that begin with the letters of `line`, each a key?
    pub fn has_sequence(&self, line: &str) -> bool {
        let mut strokes = line.chars().map(|c| KeyStroke::plain(Key::Char(c)));
        let (first, second) = (strokes.next(), strokes.next());
        let starts =
            |keys: &Strokes| keys.first().copied() == first && keys.get(1).copied() == second;
        self.modes.values().any(|map| map.keys().any(starts))
    }

    /// What can follow `prefix` where `focus` has the keys.
    pub fn after(&self, prefix: &[KeyStroke]) -> Vec<(String, Command)> {
        let mut found = Vec::new();
        for map in self.modes.values() {
            for (keys, command) in map {
                if keys.len() > prefix.len() && keys.starts_with(prefix) {
                    found.push((show(keys.get(prefix.len()..).unwrap_or(&[])), *command));
                }
            }
        }
        found
    }

    fn read(&mut self, text: &str) -> Result<(), ConfigError> {
        type File = BTreeMap<toml::Spanned<String>, BTreeMap<toml::Spanned<String>, Vec<String>>>;
        let file: File = toml::from_str(text).map_err(|error| ConfigError::toml(text, &error))?;
        for (mode, commands) in file {
            let Some(section) = MODES.into_iter().find(|known| known == mode.get_ref()) else {
                let error = ConfigError::new(format!("there is no section [{}]", mode.get_ref()));
                return Err(error
                    .help("the sections are [all], [panel], [list], [help]")
                    .at(text, mode.span().start));
            };
            let map = self.modes.entry(section).or_default();
            // All commands of the file lose their old keys first, so that two may change theirs about.
            let mut bindings = Vec::new();
            for (name, keys) in commands {
                let at = name.span().start;
                let Some(command) = Command::named(name.get_ref()) else {
                    return Err(unknown(name.get_ref()).at(text, at));
                };
                map.retain(|_, known| *known != command);
                bindings.push((command, keys, at));
            }
            for (command, keys, at) in bindings {
                for keys in keys {
                    let strokes = keys
                        .split_whitespace()
                        .map(KeyStroke::parse)
                        .collect::<Result<Strokes, _>>()
                        .map_err(|error| error.at(text, at))?;
                    bind(map, strokes, command).map_err(|error| error.at(text, at))?;
                }
            }
        }
        Ok(())
    }
}

fn bind(
    map: &mut BTreeMap<Strokes, Command>,
    keys: Strokes,
    command: Command,
) -> Result<(), ConfigError> {
    if keys.is_empty() {
        return Err(ConfigError::new("an empty key").help("write [] to take a command's keys away"));
    }
    let clash = map.iter().find(|(known, other)| {
        **other != command && (known.starts_with(&keys) || keys.starts_with(known))
    });
    if let Some((known, other)) = clash {
        let other = name_of(*other);
        let what = format!("`{}` would mean {} and {other}", show(&keys), name_of(command));
        return Err(ConfigError::new(what).help(format!(
            "give {other} other keys than `{}`, or none: {other} = []",
            show(known)
        )));
    }
    map.insert(keys, command);
    Ok(())
}

fn unknown(name: &str) -> ConfigError {
    let error = ConfigError::new(format!("there is no command `{name}`"));
    match nearest(name, COMMANDS.iter().map(|row| row.name)) {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None => error.help("`dateline keys` lists all commands"),
    }
}

fn name_of(command: Command) -> &'static str {
    COMMANDS.iter().find(|row| row.command == command).map_or("", |row| row.name)
}

/// A sequence as it is shown: `]p`, `^n`, `PageDown`.
pub fn show(keys: &[KeyStroke]) -> String {
    keys.iter().map(ToString::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strokes(keys: &str) -> Strokes {
        keys.split_whitespace().map(|key| KeyStroke::parse(key).unwrap()).collect()
    }

    #[track_caller]
    fn refused(file: &str, line: usize, part: &str) {
        let error = Keymap::new(Some(file)).unwrap_err();
        assert_eq!(error.line, Some(line), "{error}");
        assert!(error.to_string().contains(part), "{error}");
    }

    #[test]
    fn the_default_keys_are_in_order_and_no_command_is_out_of_reach() {
        let keymap = Keymap::new(None).unwrap();
        for row in COMMANDS {
            assert!(!keymap.keys_of(row.command).is_empty(), "{} has no key", row.name);
        }
    }

    #[test]
    fn sequences_wait_for_their_end() {
        let keymap = Keymap::new(None).unwrap();
        assert_eq!(keymap.look_up(Focus::Text, &strokes("]")), Lookup::Prefix);
        assert_eq!(
            keymap.look_up(Focus::Text, &strokes("] p")),
            Lookup::Command(Command::PersonNext)
        );
        assert_eq!(keymap.look_up(Focus::Text, &strokes("] x")), Lookup::Nothing);
    }

    #[test]
    fn the_panel_has_its_own_keys_over_the_common_ones() {
        let keymap = Keymap::new(None).unwrap();
        assert_eq!(keymap.look_up(Focus::Panel, &strokes("p")), Lookup::Command(Command::Preview));
        assert_eq!(keymap.look_up(Focus::Text, &strokes("p")), Lookup::Nothing);
        assert_eq!(keymap.look_up(Focus::Panel, &strokes("j")), Lookup::Command(Command::LineDown));
    }

    #[test]
    fn a_users_file_changes_what_it_names_and_nothing_else() {
        let keymap = Keymap::new(Some("[all]\ntarget-next = [\"l\"]\nzen = []\n")).unwrap();
        assert_eq!(
            keymap.look_up(Focus::Text, &strokes("l")),
            Lookup::Command(Command::TargetNext)
        );
        assert_eq!(keymap.look_up(Focus::Text, &strokes("n")), Lookup::Nothing);
        assert_eq!(keymap.look_up(Focus::Text, &strokes("z")), Lookup::Nothing);
        assert_eq!(keymap.look_up(Focus::Text, &strokes("j")), Lookup::Command(Command::LineDown));
    }

    #[test]
    fn two_commands_may_change_their_keys_about() {
        let keymap = Keymap::new(Some("[all]\nwider = [\"-\"]\nnarrower = [\"+\"]\n")).unwrap();
        assert_eq!(keymap.look_up(Focus::Text, &strokes("-")), Lookup::Command(Command::Wider));
    }

    #[test]
    fn a_reader_that_cannot_be_left_is_refused() {
        let error = Keymap::new(Some("[all]\nquit = []\nback = []\n")).unwrap_err();
        assert!(error.to_string().contains("neither quit nor back"), "{error}");
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        refused("[all]\n\ntarget-nxt = [\"l\"]\n", 3, "did you mean `target-next`?");
        refused("[all]\nzen = [\"Hyper-x\"]\n", 2, "`Hyper-x` is no key");
        refused("[all]\nzen = [\"j\"]\n", 2, "line-down");
        refused("[all]\nzen = [\"]\"]\n", 2, "would mean zen and");
        refused("[text]\n", 1, "the sections are");
        refused("[all]\nzen = \"z\"\n", 2, "“z” stands where a list like [\"a\", \"b\"] is wanted");
        refused("[all\n", 1, "");
    }
}

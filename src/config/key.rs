//! Keys as the user writes them: `j`, `Ctrl-n`, `PageDown`, `Space`.

use std::fmt;

use crate::config::error::ConfigError;

/// A key on the keyboard, without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is its own name")]
pub enum Key {
    Char(char),
    F(u8),
    Enter,
    Esc,
    Tab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
}

const NAMES: &[(&str, Key)] = &[
    ("Space", Key::Char(' ')),
    ("Enter", Key::Enter),
    ("Esc", Key::Esc),
    ("Tab", Key::Tab),
    ("Backspace", Key::Backspace),
    ("Delete", Key::Delete),
    ("Insert", Key::Insert),
    ("Up", Key::Up),
    ("Down", Key::Down),
    ("Left", Key::Left),
    ("Right", Key::Right),
    ("Home", Key::Home),
    ("End", Key::End),
    ("PageUp", Key::PageUp),
    ("PageDown", Key::PageDown),
];

/// One press of a key with its modifiers. Shift is part of a character (`G`), and stands apart only for other keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeyStroke {
    /// The key.
    pub key: Key,
    /// With Ctrl?
    pub ctrl: bool,
    /// With Alt?
    pub alt: bool,
    /// With Shift, for keys that are no characters?
    pub shift: bool,
}

impl KeyStroke {
    /// `key` alone.
    pub const fn plain(key: Key) -> Self {
        Self { key, ctrl: false, alt: false, shift: false }
    }

    /// Reads one stroke.
    ///
    /// # Errors
    /// Where `text` names no key.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let mut stroke = Self::plain(Key::Esc);
        let mut rest = text;
        loop {
            if let Some(after) = modifier(rest, &["Ctrl-", "C-", "^"]) {
                stroke.ctrl = true;
                rest = after;
            } else if let Some(after) = modifier(rest, &["Alt-", "A-"]) {
                stroke.alt = true;
                rest = after;
            } else if let Some(after) = modifier(rest, &["Shift-", "S-"]) {
                stroke.shift = true;
                rest = after;
            } else {
                break;
            }
        }
        let mut characters = rest.chars();
        stroke.key = match (characters.next(), characters.next()) {
            (Some(c), None) => Key::Char(if stroke.ctrl { c.to_ascii_lowercase() } else { c }),
            _ => named(rest).ok_or_else(|| {
                ConfigError::new(format!("`{text}` is no key"))
                    .help("keys are written like j, G, Ctrl-n, Alt-x, Space, PageDown, F1; a sequence with blanks: \"] p\"")
            })?,
        };
        Ok(stroke)
    }
}

/// `text` after the first of `prefixes` that it starts with, if a key is left to follow.
fn modifier<'a>(text: &'a str, prefixes: &[&str]) -> Option<&'a str> {
    prefixes.iter().find_map(|prefix| text.strip_prefix(prefix)).filter(|rest| !rest.is_empty())
}

fn named(name: &str) -> Option<Key> {
    if let Some(number) = name.strip_prefix('F').and_then(|number| number.parse().ok()) {
        return (1..=24).contains(&number).then_some(Key::F(number));
    }
    NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, key)| *key)
}

impl fmt::Display for KeyStroke {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("^")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        if self.shift {
            f.write_str("Shift-")?;
        }
        if let Some((name, _)) = NAMES.iter().find(|(_, key)| *key == self.key) {
            return f.write_str(name);
        }
        match self.key {
            Key::Char(c) => write!(f, "{c}"),
            Key::F(number) => write!(f, "F{number}"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, shown: &str) {
        let stroke = KeyStroke::parse(text).unwrap();
        assert_eq!(stroke.to_string(), shown);
        assert_eq!(KeyStroke::parse(shown).unwrap(), stroke, "what is shown can be written");
    }

    #[test]
    fn keys_are_read_and_shown() {
        check("j", "j");
        check("G", "G");
        check("Ctrl-n", "^n");
        check("C-N", "^n");
        check("^p", "^p");
        check("^", "^");
        check("-", "-");
        check("Alt-Right", "Alt-Right");
        check("Shift-Tab", "Shift-Tab");
        check("space", "Space");
        check("pagedown", "PageDown");
        check("F1", "F1");
        check("]", "]");
        check("é", "é");
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for wrong in ["", "Ctrl-", "Hyper-x", "F99", "jj"] {
            assert!(KeyStroke::parse(wrong).is_err(), "{wrong}");
        }
    }
}

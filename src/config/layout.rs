//! Keyboards of other scripts: which Latin key lies where a Cyrillic or Greek letter does.
//!
//! Whoever has such a layout on presses the same key for `n` and gets another letter; a command is meant all the same. A key
//! that the keymap gives to such a letter keeps it.

use crate::config::key::{Key, KeyStroke};

/// The rows of the keyboard with a Latin layout, then with others, key below key.
const ROWS: &[(&str, &str)] = &[
    // Russian
    ("`qwertyuiop[]asdfghjkl;'zxcvbnm,.", "ёйцукенгшщзхъфывапролджэячсмитьбю"),
    ("~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>", "ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ"),
    // Ukrainian and Belarusian, where they differ
    ("s]'\\o", "іїєґў"),
    ("S}\"|O", "ІЇЄҐЎ"),
    // Greek
    ("wertyuiopasdfghjklzxcvbnm", "ςερτυθιοπασδφγηξκλζχψωβνμ"),
    ("ERTYUIOPASDFGHJKLZXCVBNM", "ΕΡΤΥΘΙΟΠΑΣΔΦΓΗΞΚΛΖΧΨΩΒΝΜ"),
];

/// The key of a Latin keyboard that lies where `letter` does.
pub fn latin(letter: char) -> Option<char> {
    ROWS.iter().find_map(|(latin, other)| {
        let at = other.chars().position(|known| known == letter)?;
        latin.chars().nth(at)
    })
}

/// The stroke on a Latin keyboard.
pub fn latin_stroke(stroke: KeyStroke) -> Option<KeyStroke> {
    match stroke.key {
        Key::Char(letter) if !letter.is_ascii() => {
            Some(KeyStroke { key: Key::Char(latin(letter)?), ..stroke })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_are_as_long_as_each_other() {
        for (latin, other) in ROWS {
            assert_eq!(latin.chars().count(), other.chars().count(), "{other}");
        }
    }

    #[test]
    fn a_letter_is_the_key_it_lies_on() {
        assert_eq!(latin('т'), Some('n'));
        assert_eq!(latin('Т'), Some('N'));
        assert_eq!(latin('ъ'), Some(']'));
        assert_eq!(latin('і'), Some('s'));
        assert_eq!(latin('ν'), Some('n'));
        assert_eq!(latin('Ξ'), Some('J'));
        assert_eq!(latin('é'), None);
    }
}

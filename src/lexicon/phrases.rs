//! A table of phrases that lies ready in the binary: found by the letters of a text, longest first.
//!
//! The bytes are made by `examples/make_phrases.rs` from the plain lists in `assets/lexicon`:
//!
//! ```text
//! count of slots (u32 LE, a power of two)
//! per slot: where its group starts in the file (u32 LE; 0: empty)
//! groups:  key length (u8), key, count of records (u8), records
//! records: rest length (u8), rest, payload length (u8), payload; longest rest first
//! ```
//!
//! A phrase is cut after its first run of letters and digits: that run, folded, is the key of its group,
//! what follows is the rest. In a rest a space stands for white space or a hyphen.

pub(in crate::lexicon) mod build;

use crate::text::hash::fnv;

/// The longest key there is; a longer run of letters is in no list.
const LONGEST_KEY: usize = 40;

/// Phrases, each with some bytes that say what it means.
#[derive(Clone, Copy, Debug)]
pub struct Phrases {
    bytes: &'static [u8],
}

/// A phrase found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The byte of the text after the phrase.
    pub end: usize,
    /// What the phrase means.
    pub payload: &'static [u8],
}

impl Phrases {
    /// The table in `bytes`; bytes that are no table hold no phrases.
    pub const fn new(bytes: &'static [u8]) -> Self {
        Self { bytes }
    }

    /// Calls `each` with the phrases that start at the byte `at` of `text`, the longest first, until it answers `true`.
    pub fn at(self, text: &str, at: usize, mut each: impl FnMut(Hit) -> bool) {
        let Some(tail) = text.get(at..) else { return };
        let mut key = [0_u8; LONGEST_KEY];
        let Some((key_len, run)) = fold_run(tail, &mut key) else { return };
        let Some(key) = key.get(..key_len) else { return };
        let Some(group) = self.group(key) else { return };
        let Some(rest) = tail.get(run..) else { return };
        let mut records = Reader { bytes: group };
        let count = records.byte();
        for _ in 0..count {
            let pattern = records.piece();
            let payload = records.piece();
            if let Some(length) = follow(pattern, rest)
                && each(Hit { end: at + run + length, payload })
            {
                return;
            }
        }
    }

    /// The longest phrase that starts at the byte `at` of `text`.
    pub fn longest(self, text: &str, at: usize) -> Option<Hit> {
        let mut found = None;
        self.at(text, at, |hit| {
            found = Some(hit);
            true
        });
        found
    }

    /// The records of a key.
    fn group(self, key: &[u8]) -> Option<&'static [u8]> {
        let slots = word_at(self.bytes, 0)?;
        let mask = slots.checked_sub(1)?;
        let mut slot = fnv(key) & mask;
        for _ in 0..slots {
            let start = word_at(self.bytes, 4 + 4 * slot as usize)? as usize;
            if start == 0 {
                return None;
            }
            let mut reader = Reader { bytes: self.bytes.get(start..)? };
            if reader.piece() == key {
                return Some(reader.bytes);
            }
            slot = (slot + 1) & mask;
        }
        None
    }
}

/// `c` without case and accent; `None` where no single ASCII character stands for it.
pub fn fold(c: char) -> Option<u8> {
    if c.is_ascii() {
        return Some(c.to_ascii_lowercase() as u8);
    }
    Some(match c {
        'À'..='Å' | 'à'..='å' | 'Ā' | 'ā' | 'Ă' | 'ă' | 'Ą' | 'ą' => b'a',
        'Ç' | 'ç' | 'Ć' | 'ć' | 'Č' | 'č' => b'c',
        'È'..='Ë' | 'è'..='ë' | 'Ē' | 'ē' | 'Ė' | 'ė' | 'Ę' | 'ę' | 'Ě' | 'ě' => b'e',
        'Ğ' | 'ğ' => b'g',
        'Ì'..='Ï' | 'ì'..='ï' | 'Ī' | 'ī' | 'İ' | 'ı' => b'i',
        'Ł' | 'ł' => b'l',
        'Ñ' | 'ñ' | 'Ń' | 'ń' => b'n',
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō' | 'ō' => b'o',
        'Ś' | 'ś' | 'Ş' | 'ş' | 'Š' | 'š' | 'Ș' | 'ș' => b's',
        'Ù'..='Ü' | 'ù'..='ü' | 'Ū' | 'ū' => b'u',
        'Ý' | 'ý' | 'ÿ' => b'y',
        'Ź'..='ž' => b'z',
        '’' | '‘' | 'ʼ' | 'ʻ' => b'\'',
        '‐' | '‑' | '–' => b'-',
        '\u{a0}' | '\u{2009}' | '\u{202f}' => b' ',
        _ => return None,
    })
}

/// Folds the run of letters and digits at the start of `tail` into `key`: its folded length and its length in the text.
fn fold_run(tail: &str, key: &mut [u8; LONGEST_KEY]) -> Option<(usize, usize)> {
    // Most words have plain letters alone.
    let few = tail.as_bytes().iter().take(LONGEST_KEY + 1);
    let plain = few.take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let (mut length, mut end) = (plain, plain);
    let letters = key.get_mut(..plain)?;
    letters.copy_from_slice(tail.as_bytes().get(..plain)?);
    letters.make_ascii_lowercase();
    for c in tail.get(end..)?.chars().take_while(|c| c.is_alphanumeric()) {
        *key.get_mut(length)? = fold(c)?;
        length += 1;
        end += c.len_utf8();
    }
    (length > 0).then_some((length, end))
}

/// How much of `rest` the pattern takes, if it stands there as whole words.
fn follow(pattern: &[u8], rest: &str) -> Option<usize> {
    // Most patterns are already at odds with the first byte, if that is of ASCII.
    if let (Some(&wanted), Some(first)) = (pattern.first(), rest.bytes().next())
        && first.is_ascii()
        && wanted != b' '
        && wanted != first.to_ascii_lowercase()
    {
        return None;
    }
    let mut chars = rest.char_indices().peekable();
    let mut end = 0;
    for &wanted in pattern {
        let (at, c) = chars.next()?;
        let folded = if c == '\n' { None } else { fold(c) }?;
        if wanted == b' ' {
            if folded == b' ' || folded == b'\t' {
                while chars.peek().is_some_and(|&(_, c)| c == ' ' || c == '\u{a0}') {
                    chars.next();
                }
            } else if folded != b'-' {
                return None;
            }
        } else if folded != wanted {
            return None;
        }
        end = at + c.len_utf8();
    }
    let ends_word = pattern.last().is_some_and(|&last| !last.is_ascii_alphanumeric())
        || !rest.get(end..)?.starts_with(char::is_alphanumeric);
    ends_word.then_some(end)
}

/// Reads a file of short pieces; past its end everything is empty.
struct Reader {
    bytes: &'static [u8],
}

impl Reader {
    fn byte(&mut self) -> u8 {
        let Some((&first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        first
    }

    fn piece(&mut self) -> &'static [u8] {
        let length = usize::from(self.byte());
        let (piece, rest) = self.bytes.split_at_checked(length).unwrap_or((&[], &[]));
        self.bytes = rest;
        piece
    }
}

/// The little-endian word at byte `at`.
fn word_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..)?.first_chunk::<4>()?;
    Some(u32::from_le_bytes(*four))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two groups in two slots: "foreign", "foreign minister"; "u.s.".
    const TABLE: Phrases = Phrases::new(
        b"\x02\0\0\0\x0c\0\0\0\x24\0\0\0\x07foreign\x02\x09 minister\x01m\0\x01f\x01u\x01\x03.s.\x01u",
    );

    #[track_caller]
    fn check(text: &str, wanted: Option<(&str, u8)>) {
        let hit = TABLE.longest(text, 0);
        let got = hit.map(|hit| (text.get(..hit.end).unwrap(), hit.payload[0]));
        assert_eq!(got, wanted, "{text}");
    }

    #[test]
    fn the_longest_phrase_wins() {
        check("Foreign minister of", Some(("Foreign minister", b'm')));
        check("foreign ministers", Some(("foreign", b'f')));
    }

    #[test]
    fn spaces_hyphens_and_case_are_as_one() {
        check("FOREIGN-MINISTER", Some(("FOREIGN-MINISTER", b'm')));
        check("foreign\u{a0} minister", Some(("foreign\u{a0} minister", b'm')));
    }

    #[test]
    fn a_phrase_does_not_cross_a_line() {
        check("foreign\nminister", Some(("foreign", b'f')));
    }

    #[test]
    fn points_are_part_of_a_phrase() {
        check("U.S. and", Some(("U.S.", b'u')));
        check("U.S", None);
        check("USA", None);
    }

    #[test]
    fn no_table_holds_nothing() {
        assert_eq!(Phrases::new(b"").longest("foreign", 0), None);
        assert_eq!(Phrases::new(b"\x02\0\0\0\xff\0\0\0").longest("foreign", 0), None);
    }
}

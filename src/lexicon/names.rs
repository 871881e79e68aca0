//! Names of people and places: what a word, or a phrase of up to four words, is known as.
//!
//! `assets/lexicon/names.txt` is the source, `names.bin` the table made from it by `cargo run --example make_lexicon`.

use crate::lexicon::table::{self, Table};
use crate::text::hash::{folded, phrase};

static TABLE: Table<3> = Table::new(include_bytes!("../../assets/lexicon/names.bin"));

/// What a word is known as: a set of the constants below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known(u8);

impl Known {
    /// A given name.
    pub const GIVEN: Self = Self(1);
    /// A frequent given name.
    pub const COMMON_GIVEN: Self = Self(2);
    /// A surname.
    pub const SURNAME: Self = Self(4);
    /// A frequent surname.
    pub const COMMON_SURNAME: Self = Self(8);
    /// A given name or a surname.
    pub const NAME: Self = Self(16);
    /// A city, a state, a country.
    pub const PLACE: Self = Self(32);
    /// A place of more than 100,000 people.
    pub const BIG_PLACE: Self = Self(64);

    /// Is it known as one of `other`?
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The set as a number, to make features of.
    pub const fn bits(self) -> u8 {
        self.0
    }
}

/// What the word with this [`folded`] hash is known as.
pub fn known(hash: u64) -> Known {
    let bits = TABLE.get(phrase(0, hash)).and_then(|slot| slot.first());
    bits.map_or(Known::default(), |&bits| Known(bits))
}

/// Is the phrase of words with these hashes the name of a place?
pub fn is_place(words: &[u64]) -> bool {
    let hash = words.iter().fold(0, |so_far, &word| phrase(so_far, word));
    TABLE.get(hash).and_then(|slot| slot.first()).is_some_and(|&bits| Known(bits).has(Known::PLACE))
}

/// The table's bytes, from the lines of `names.txt`.
pub fn build(lines: &str) -> Vec<u8> {
    let entries: Vec<(u64, [u8; 3])> = lines
        .lines()
        .filter_map(|line| {
            let (name, marks) = line.split_once('\t')?;
            let hash = name.split(' ').fold(0, |so_far, word| phrase(so_far, folded(word)));
            Some((hash, [bits(marks).0, 0, 0]))
        })
        .collect();
    table::build(&entries)
}

fn bits(marks: &str) -> Known {
    marks.chars().fold(Known::default(), |known, mark| {
        known.and(match mark {
            'g' => Known::GIVEN,
            'h' => Known::COMMON_GIVEN,
            's' => Known::SURNAME,
            't' => Known::COMMON_SURNAME,
            'n' => Known::NAME,
            'p' => Known::PLACE,
            'q' => Known::BIG_PLACE,
            _ => Known::default(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = include_str!("../../assets/lexicon/names.txt");

    #[test]
    fn the_table_is_made_from_its_source() {
        assert!(build(SOURCE) == include_bytes!("../../assets/lexicon/names.bin"));
    }

    #[test]
    fn every_name_of_the_source_is_found() {
        let missed = SOURCE.lines().filter(|line| {
            let (name, marks) = line.split_once('\t').unwrap();
            let words: Vec<u64> = name.split(' ').map(folded).collect();
            if let [word] = words[..] {
                known(word).bits() != bits(marks).bits()
            } else {
                !is_place(&words)
            }
        });
        // Two names that share place and mark hide each other; there is room for a few.
        assert!(missed.count() < 100);
    }

    #[test]
    fn words_that_are_no_names_are_not_found() {
        let words = ["xqzzy", "negotiated", "ministerial", "thereupon", "wharrgarbl"];
        assert!(words.iter().all(|word| known(folded(word)).bits() == 0));
    }
}

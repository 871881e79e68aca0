//! Given names that are borne by women alone, or by men alone.
//!
//! `assets/lexicon/genders.txt` is the source, `genders.bin` the table made from it by `cargo run --example make_lexicon`.

use crate::lexicon::table::{self, Table};
use crate::text::hash::hash;

static TABLE: Table<3> = Table::new(include_bytes!("../../assets/lexicon/genders.bin"));

/// What "he" and "she" tell of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// "she"
    Female,
    /// "he"
    Male,
}

/// Of which gender those are who bear the given name, in small letters without accents; `None` where both do, or nobody knows.
pub fn gender_of_name(name: &str) -> Option<Gender> {
    match TABLE.get(hash(name.as_bytes()))? {
        [b'f', ..] => Some(Gender::Female),
        [b'm', ..] => Some(Gender::Male),
        _ => None,
    }
}

/// The table's bytes, from the lines of `genders.txt`.
pub fn build(lines: &str) -> Vec<u8> {
    let entries: Vec<(u64, [u8; 3])> = lines
        .lines()
        .filter_map(|line| {
            let (name, letter) = line.split_once('\t')?;
            Some((hash(name.as_bytes()), [*letter.as_bytes().first()?, 0, 0]))
        })
        .collect();
    table::build(&entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_that_of_the_plain_list() {
        let plain = include_str!("../../assets/lexicon/genders.txt");
        assert!(build(plain) == include_bytes!("../../assets/lexicon/genders.bin"));
    }

    #[test]
    fn names_have_their_gender() {
        assert_eq!(gender_of_name("ilse"), Some(Gender::Female));
        assert_eq!(gender_of_name("tomas"), Some(Gender::Male));
        for name in ["", "jean", "qqxzzyq"] {
            assert_eq!(gender_of_name(name), None, "{name}");
        }
    }
}

//! Word classes: words that stand in like places share a class, at three grains (64, 256 and 1000 classes).
//!
//! The source is a list of words with their three classes, `../shared/corpora/word-classes.tsv.gz`;
//! `cargo run --example make_lexicon` makes `assets/lexicon/classes.bin` from it. Capitals are folded.

use crate::lexicon::table::{self, Table};
use crate::text::hash::folded;

static TABLE: Table<5> = Table::new(include_bytes!("../../assets/lexicon/classes.bin"));

/// The classes of a word, each counted from 1; 0 where the word has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes {
    /// Among 64.
    pub coarse: u8,
    /// Among 256.
    pub middle: u16,
    /// Among 1000.
    pub fine: u16,
}

/// The classes of the word with this [`folded`] hash.
pub fn classes(hash: u64) -> Classes {
    match TABLE.get(hash) {
        Some(&[a, b, c, ..]) => unpack([a, b, c]),
        None => Classes::default(),
    }
}

/// The table's bytes, from lines of a word and its three classes, parted by tabs.
///
/// Words with digits and marks are left out, and of words that differ in capitals alone the first is kept.
pub fn build(lines: &str) -> Vec<u8> {
    let mut entries: Vec<(u64, [u8; 5])> = lines.lines().filter_map(entry).collect();
    entries.sort_by_key(|&(hash, _)| hash);
    entries.dedup_by_key(|&mut (hash, _)| hash);
    table::build(&entries)
}

fn entry(line: &str) -> Option<(u64, [u8; 5])> {
    let mut fields = line.split('\t');
    let word = fields.next()?;
    let inside = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '.' | '&');
    let plain =
        word.starts_with(char::is_alphabetic) && word.chars().all(inside) && word.len() <= 24;
    let mut class = || fields.next()?.parse::<u32>().ok();
    let (coarse, middle, fine) = (class()?, class()?, class()?);
    // One more, so that no value is all zeros.
    let packed = (coarse << 18 | middle << 10 | fine) + 1;
    let [a, b, c, _] = packed.to_le_bytes();
    plain.then_some((folded(word), [a, b, c, 0, 0]))
}

fn unpack([a, b, c]: [u8; 3]) -> Classes {
    let packed = u32::from_le_bytes([a, b, c, 0]).wrapping_sub(1);
    Classes {
        coarse: (packed >> 18 & 63) as u8 + 1,
        middle: (packed >> 10 & 255) as u16 + 1,
        fine: (packed & 1023) as u16 + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_come_back_as_they_were() {
        let (_, [a, b, c, ..]) = entry("word\t63\t255\t999").unwrap();
        assert_eq!(unpack([a, b, c]), Classes { coarse: 64, middle: 256, fine: 1000 });
        let (_, [a, b, c, ..]) = entry("word\t0\t0\t0").unwrap();
        assert_eq!(unpack([a, b, c]), Classes { coarse: 1, middle: 1, fine: 1 });
    }

    #[test]
    fn numbers_and_marks_are_left_out() {
        assert_eq!(entry("3,430\t1\t190\t538"), None);
        assert_eq!(entry("!!\t1\t190\t538"), None);
    }

    #[test]
    fn like_words_share_a_class() {
        let of = |word: &str| classes(folded(word));
        assert_ne!(of("minister").coarse, 0);
        assert_eq!(of("Monday").fine, of("tuesday").fine);
        assert_eq!(of("qqxzzyq"), Classes::default());
    }
}

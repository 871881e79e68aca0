//! Initials and clipped names by which people are known the world over: "AMLO", "PPK".
//!
//! `assets/lexicon/nicknames.txt` is searched as it lies in the binary: sorted lines, the short name as printed, then the full one.

use crate::lexicon::lines::Lines;

static LINES: Lines = Lines::new(include_str!("../../assets/lexicon/nicknames.txt"));

/// The full name of whom the world calls so.
pub fn full_name(short: &str) -> Option<&'static str> {
    // Most words of an article are no such name; none is longer than this.
    (short.len() <= 4 && short.starts_with(|c: char| c.is_ascii_uppercase()))
        .then(|| LINES.find(short))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_are_sorted_and_found() {
        assert!(LINES.text().lines().is_sorted());
        for line in LINES.text().lines() {
            let (short, full) = line.split_once('\t').expect("a tab");
            assert_eq!(full_name(short), Some(full));
        }
        assert_eq!(full_name("EU"), None);
    }
}

//! Initials and clipped names by which people are known the world over: "AMLO", "PPK".
//!
//! `assets/lexicon/nicknames.txt` is searched as it lies in the binary: sorted lines, the short name as printed, then the full one.

use crate::lexicon::lines::Lines;

static LINES: Lines = Lines::new(include_str!("../../assets/lexicon/nicknames.txt"));

/// The full name of whom the world calls so.
pub fn full_name(short: &str) -> Option<&'static str> {
    // Nearly all words of an article have no second capital; none of these names is longer.
    let capitals = || short.bytes().filter(u8::is_ascii_uppercase).count();
    ((3..=4).contains(&short.len()) && (capitals() > 1 || short == "CR7"))
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

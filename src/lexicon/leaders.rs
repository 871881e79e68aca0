//! Heads of states and governments since about 1950, and a few before, by name.
//!
//! `assets/lexicon/leaders.txt` is searched as it lies in the binary: sorted lines, the name in small letters without
//! accents, particles and suffixes, then the country and the office.

use crate::lexicon::lines::Lines;

static LINES: Lines = Lines::new(include_str!("../../assets/lexicon/leaders.txt"));

/// The ISO code of the country and the office that whoever bears this name holds or held ("US", "president"); the name
/// in small letters, without accents and particles, initials as single letters.
pub fn leader(name: &str) -> Option<(&'static str, &'static str)> {
    LINES.find(name)?.split_once(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_are_sorted_and_found() {
        assert!(LINES.text().lines().is_sorted());
        for line in LINES.text().lines() {
            let (name, _) = line.split_once('\t').expect("a tab");
            assert!(leader(name).is_some_and(|(iso, _)| iso.len() == 2), "{line}");
        }
    }

    #[test]
    fn others_are_not_found() {
        assert_eq!(leader("hans keller"), None);
        assert_eq!(leader(""), None);
    }
}

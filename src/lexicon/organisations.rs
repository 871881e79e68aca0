//! Firms, brands, retailers and papers of the world whose names can look like people's.
//!
//! `assets/lexicon/organisations.txt` is searched as it lies in the binary: sorted lines, in small letters, hyphens
//! as spaces.

use crate::lexicon::lines::Lines;

static LINES: Lines = Lines::new(include_str!("../../assets/lexicon/organisations.txt"));

/// Is `name` (in small letters, hyphens as spaces, `'` as apostrophe) such an organisation?
pub fn is_organisation(name: &str) -> bool {
    LINES.find(name).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_are_sorted_and_found() {
        assert!(LINES.text().lines().is_sorted());
        assert!(LINES.text().lines().all(is_organisation));
    }

    #[test]
    fn others_are_not_found() {
        for name in ["", "a", "zzz", "morgan", "stanley", "hans keller"] {
            assert!(!is_organisation(name), "{name}");
        }
    }
}

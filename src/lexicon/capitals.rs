//! Capitals, and seats of government, whose names papers use for the government itself.
//!
//! `assets/lexicon/capitals.txt` is searched as it lies in the binary: sorted lines, the name as printed, then the country.

use crate::lexicon::lines::Lines;

static LINES: Lines = Lines::new(include_str!("../../assets/lexicon/capitals.txt"));

/// The ISO code of the country whose government sits at `name` ("Islamabad", "New Delhi", "Kremlin").
pub fn seat(name: &str) -> Option<&'static str> {
    LINES.find(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::countries::country_name;

    #[test]
    fn the_lines_are_sorted_and_name_countries() {
        assert!(LINES.text().lines().is_sorted());
        for line in LINES.text().lines() {
            let (name, code) = line.split_once('\t').expect("a tab");
            assert_eq!(seat(name), Some(code));
            assert!(country_name(code).is_some(), "{line}");
        }
    }

    #[test]
    fn other_towns_are_none() {
        assert_eq!(seat("Lahore"), None);
    }
}

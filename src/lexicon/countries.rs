//! Names, abbreviations and demonyms of the states and territories of the world.

mod build;

pub use build::{build, names};

use crate::lexicon::lines::Lines;
use crate::lexicon::phrases::Phrases;

/// Only as printed: all its letters are capitals.
pub const EXACT: u8 = 1;
/// Only where its surroundings allow it.
pub const DOUBTFUL: u8 = 2;
/// No country, though a country's name is in it.
pub const BLOCK: u8 = 4;
/// Only before a hyphen ("Franco-German").
pub const PREFIX: u8 = 8;
/// Begins with a small letter.
pub const LOWER: u8 = 16;

static FORMS: Phrases = Phrases::new(include_bytes!("../../assets/lexicon/countries.bin"));
static NAMES: Lines = Lines::new(include_str!("../../assets/lexicon/countries.names"));

/// A form of a country's name that stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountryForm {
    /// The byte of the text after it.
    pub end: usize,
    /// The ISO 3166-1 code; "--" for a [`BLOCK`].
    pub code: &'static str,
    /// [`EXACT`] and the other bits.
    pub flags: u8,
}

/// The longest form that starts at the byte `at` of `text` with the capitals that it must have.
pub fn country_at(text: &str, at: usize) -> Option<CountryForm> {
    let mut found = None;
    FORMS.at(text, at, |hit| {
        let (Some(code), Some(&flags)) = (hit.payload.get(..2), hit.payload.get(2)) else {
            return false;
        };
        let written = text.get(at..hit.end).unwrap_or("");
        if !has_its_capitals(written, flags) {
            return false;
        }
        let code = std::str::from_utf8(code).unwrap_or("--");
        found = Some(CountryForm { end: hit.end, code, flags });
        true
    });
    found
}

/// The short English name of a country; `None` for a code that names none.
pub fn country_name(code: &str) -> Option<&'static str> {
    NAMES.find(code)
}

fn has_its_capitals(written: &str, flags: u8) -> bool {
    if flags & EXACT != 0 {
        return !written.contains(char::is_lowercase);
    }
    let first = written.chars().next().is_some_and(char::is_uppercase);
    let last = written.rsplit([' ', '-', '\'', '’', '\u{a0}', '(']).next().unwrap_or(written);
    let last = last.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || c == '.');
    (first || flags & LOWER != 0) && (last || flags & BLOCK != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, wanted: Option<(&str, &str)>) {
        let got = country_at(text, 0).map(|form| (text.get(..form.end).unwrap(), form.code));
        assert_eq!(got, wanted, "{text}");
    }

    #[test]
    fn abbreviations_stand_in_capitals() {
        check("US officials", Some(("US", "US")));
        check("us officials", None);
        check("U.S. officials", Some(("U.S.", "US")));
        check("U.S officials", Some(("U.S", "US")));
        check("DRC army", Some(("DRC", "CD")));
    }

    #[test]
    fn the_longest_name_wins() {
        check("Papua New Guinea's", Some(("Papua New Guinea", "PG")));
        check("Republic of the Congo", Some(("Republic of the Congo", "CG")));
        check("Dominican Republic", Some(("Dominican Republic", "DO")));
        check("Nigeria", Some(("Nigeria", "NG")));
        check("Nigeriens", Some(("Nigeriens", "NE")));
    }

    #[test]
    fn accents_and_apostrophes_are_as_they_come() {
        check("Côte d’Ivoire", Some(("Côte d’Ivoire", "CI")));
        check("Cote d'Ivoire", Some(("Cote d'Ivoire", "CI")));
        check("Türkiye", Some(("Türkiye", "TR")));
        check("Turkiye", Some(("Turkiye", "TR")));
    }

    #[test]
    fn a_common_word_is_no_country() {
        check("turkey dinner", None);
        check("polish the silver", None);
    }

    #[test]
    fn the_tables_are_those_of_the_plain_list() {
        let plain = include_str!("../../assets/lexicon/countries.tsv");
        assert!(build(plain).unwrap() == include_bytes!("../../assets/lexicon/countries.bin"));
        assert_eq!(names(plain), NAMES.text());
    }

    #[test]
    fn every_code_has_its_name() {
        assert_eq!(country_name("CI"), Some("Côte d'Ivoire"));
        assert_eq!(country_name("SU"), Some("Soviet Union"));
        assert_eq!(country_name("--"), None);
    }
}

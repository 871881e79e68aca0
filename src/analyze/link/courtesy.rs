//! What the words right before a name say of its bearer: a man or a woman, a king, a president or a president's wife.

use crate::analyze::scene::last_word;
use crate::lexicon::genders::Gender;

/// Whether a name has the title of a president before it, or of a president's wife.
#[derive(Clone, Copy, Default)]
pub(super) struct Rank {
    president: bool,
    first_lady: bool,
}

impl Rank {
    pub(super) fn join(&mut self, other: Self) {
        self.president |= other.president;
        self.first_lady |= other.first_lady;
    }

    /// "President Varga" is not First Lady Ilse Varga.
    pub(super) const fn is_married_to(self, other: Self) -> bool {
        self.president && !self.first_lady && other.first_lady && !other.president
    }
}

/// What the courtesy or the office before a name says.
pub(super) fn gender(before: &str) -> Option<Gender> {
    let last = last_word(before.trim_end().trim_end_matches('.'));
    match last.as_str() {
        "mr" | "sir" | "lord" | "king" | "prince" | "señor" | "monsieur" | "shri" | "husband"
        | "brother" | "son" | "father" | "encik" | "datuk" | "duke" | "emperor" | "sheikh"
        | "baron" | "imam" | "pope" => Some(Gender::Male),
        "mrs" | "ms" | "miss" | "madam" | "madame" | "dame" | "lady" | "queen" | "princess"
        | "señora" | "smt" | "wife" | "sister" | "daughter" | "mother" | "puan" | "datin"
        | "duchess" | "empress" | "sheikha" | "baroness" => Some(Gender::Female),
        word if word.ends_with("woman") => Some(Gender::Female),
        _ => None,
    }
}

/// What the title before a name says of being president or the wife of one.
pub(super) fn rank_before(before: &str) -> Rank {
    let before = before.trim_end().as_bytes();
    let ends = |title: &str| {
        before
            .len()
            .checked_sub(title.len())
            .and_then(|from| before.get(from..))
            .is_some_and(|end| end.eq_ignore_ascii_case(title.as_bytes()))
    };
    Rank {
        president: ends("president") && !ends("vice president") && !ends("vice-president"),
        first_lady: ends("first lady"),
    }
}

/// Does a word stand before the name that goes with given names alone?
pub(super) fn is_royal(before: &str) -> bool {
    matches!(
        last_word(before).as_str(),
        "king"
            | "queen"
            | "prince"
            | "princess"
            | "pope"
            | "emperor"
            | "empress"
            | "tsar"
            | "saint"
            | "patriarch"
            | "sultan"
            | "duke"
            | "duchess"
    )
}

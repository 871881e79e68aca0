//! Where a long word may be broken at the end of a row.

use hypher::{Lang, hyphenate};

/// Shorter words are not broken.
const SHORTEST: usize = 6;

/// How many bytes of `word` fit into `room` columns together with a hyphen, broken where English breaks it. Only words in
/// small letters are broken: a name or an abbreviation stays whole.
pub(super) fn break_at(word: &str, room: usize) -> Option<usize> {
    let letters = word.bytes().take_while(u8::is_ascii_lowercase).count();
    let core = word.get(..letters)?;
    // What follows may only be marks: `don't`, `re-elect` and `e.g.com` are not broken.
    let plain = word.get(letters..)?.chars().all(|c| !c.is_alphanumeric());
    if letters < SHORTEST || !plain {
        return None;
    }
    let mut best = None;
    let mut at = 0;
    for syllable in hyphenate(core, Lang::English) {
        at += syllable.len();
        if at + 1 > room || at >= letters {
            break;
        }
        best = Some(at);
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, room: usize, want: Option<&str>) {
        assert_eq!(break_at(word, room).and_then(|at| word.get(..at)), want, "{word} in {room}");
    }

    #[test]
    fn words_are_broken_between_syllables_as_far_as_there_is_room() {
        check("negotiations,", 6, Some("nego"));
        check("negotiations,", 20, Some("negotia"));
        check("negotiations,", 2, None);
    }

    #[test]
    fn names_short_words_and_words_with_marks_inside_stay_whole() {
        check("Dumitrescu", 7, None);
        check("talks", 4, None);
        check("re-election", 8, None);
        check("wouldn’t", 7, None);
    }
}

//! Hyphens with white space around them, as scraped texts have them: "Omar Ben - Harun", "Anthea Pang Po - kam".

use std::ops::Range;

use crate::analyze::people::{Ground, shape};
use crate::analyze::reading::Reading;
use crate::lexicon::beside::{Tells, tells};
use crate::tagger::Label;
use crate::text::token::is_glued;

/// Does the article write "59 - year" and "long - serving", and hardly ever a hyphen that touches its words?
pub(super) fn are_spaced(reading: &Reading<'_>) -> bool {
    let (mut spaced, mut glued) = (0, 0);
    for at in 1..reading.tokens.len() {
        if reading.word(at) != "-" || !reading.word(at - 1).ends_with(char::is_alphanumeric) {
            continue;
        }
        let touches = is_glued(&reading.tokens, at) || is_glued(&reading.tokens, at + 1);
        glued += usize::from(touches);
        spaced += usize::from(!touches && reading.word(at + 1).starts_with(char::is_lowercase));
    }
    spaced > 1 && spaced > 4 * glued
}

/// The ends of a name with the parts that spaced hyphens join to it: "Omar Ben" and "- Harun".
pub(super) fn over(ground: &Ground<'_, '_>, tokens: Range<usize>) -> (usize, usize) {
    let reading = ground.reading;
    let sentence = reading.sentence_of(tokens.start);
    let part = |at: usize| {
        sentence.contains(&at)
            && shape::is_capital(reading.word(at))
            && !shape::is_never(reading.word(at))
            && !ground.is_title(at)
            && !ground.is_country(at)
    };
    let (mut start, mut end) = (tokens.start, tokens.end);
    // "Anthea Pang Po" and "- kam", but "Varga - led".
    let syllable = |at: usize| {
        let (before, word) = (reading.word(at - 2), reading.word(at));
        word.len() < 7
            && before.len() < 6
            && word.chars().all(char::is_lowercase)
            && (tells(word, Tells::Syllable) || tokens.len() > 1 && !is_joined_word(word))
    };
    if reading.word(end) == "-" && (part(end + 1) || syllable(end + 1)) {
        end += 2;
    }
    if start > 1 && reading.word(start - 1) == "-" && part(start - 2) {
        let joined = ground.entity(start - 2).filter(|entity| entity.label == Label::Person);
        start = joined.map_or(start - 2, |entity| entity.tokens.start);
    }
    (start, end)
}

/// Can the word, in small letters, be one syllable of a Chinese or Korean name ("cheuk", "hyun", "tsz")?
pub(super) fn is_syllable(word: &str) -> bool {
    const ONSETS: [&str; 24] = [
        "", "b", "c", "ch", "d", "f", "g", "h", "hs", "j", "k", "l", "m", "n", "ng", "p", "q", "r",
        "s", "sh", "t", "ts", "tz", "zh",
    ];
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let Some(open) = word.find(vowel) else { return matches!(word, "tsz" | "sz" | "ng") };
    let (onset, rest) = word.split_at(open);
    let coda = rest.trim_start_matches(vowel);
    // "kwan", "hyun", "yeung", "xiao".
    let onset = onset.strip_suffix(['w', 'y', 'x', 'z']).unwrap_or(onset);
    word.len() < 7
        && rest.len() - coda.len() < 4
        && ONSETS.contains(&onset)
        && matches!(coda, "" | "h" | "k" | "l" | "m" | "n" | "ng" | "p" | "r" | "t" | "w" | "y")
}

/// May a hyphen join the word to a person's name that it is no part of ("Varga-led")?
pub(super) fn is_joined_word(word: &str) -> bool {
    matches!(
        word,
        "backed"
            | "based"
            | "born"
            | "era"
            | "inspired"
            | "led"
            | "like"
            | "made"
            | "owned"
            | "run"
            | "style"
    )
}

#[cfg(test)]
mod tests {
    use crate::analyze::people::bodies::tests::check;

    #[test]
    fn a_syllable_looks_like_one() {
        for word in ["cheuk", "hyun", "tsz", "kwan", "yeung", "xiao", "in"] {
            assert!(super::is_syllable(word), "{word}");
        }
        for word in ["backed", "based", "style", "owned", "friendly"] {
            assert!(!super::is_syllable(word), "{word}");
        }
    }

    #[test]
    fn a_spaced_hyphen_joins_a_name_where_all_hyphens_are_spaced() {
        let story = "The long - serving minister Anthea Pang Po - kam met her 59 - year - old aide on Monday.";
        check(story, "Anthea Pang Po - kam", true);
        let story =
            "The long - serving minister Ilse Ben - Varga met her 59 - year - old aide on Monday.";
        check(story, "Ilse Ben - Varga", true);
    }
}

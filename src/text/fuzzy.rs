//! Finding names by a few letters of them, as one types in a list that is to become shorter.

use crate::text::fold;

/// Does `text` have every word of `query`? How well, the best being the smallest number; `None`: not at all.
///
/// A word is there as it stands, or letter by letter in their order: each right after the one before, a little further on in
/// the same word, or at the start of one of the next words (`iv` for Ilse Varga, `vrga` for Varga). Small letters find capitals and
/// letters with marks too; with a capital in the query the case counts.
pub fn fuzzy(query: &str, text: &str) -> Option<u32> {
    let exact = query.chars().any(char::is_uppercase);
    let text = if exact { text.to_owned() } else { fold(text) };
    let letters: Vec<char> = text.chars().collect();
    query.split_whitespace().try_fold(0, |cost, word| {
        let word = if exact { word.to_owned() } else { fold(word) };
        let word: Vec<char> = word.chars().collect();
        Some(cost + word_cost(&word, &letters)?)
    })
}

/// So many letters of a word, or so many words, may be left out between two letters that were typed.
const GAP: usize = 2;
const WORDS: usize = 1;

fn word_cost(word: &[char], text: &[char]) -> Option<u32> {
    let starts_word = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| text.get(before));
        before.is_none_or(|c| !c.is_alphanumeric())
    };
    let whole = text.windows(word.len().max(1)).enumerate().filter(|(_, it)| *it == word);
    let best = whole.map(|(at, _)| if at == 0 { 0 } else { 2 - u32::from(starts_word(at)) }).min();
    if best.is_some() || word.is_empty() {
        return best.or(Some(0));
    }
    // The places where the letters so far can end.
    let mut ends: Vec<usize> = Vec::new();
    for (number, letter) in word.iter().enumerate() {
        let places = text.iter().enumerate().filter(|(_, c)| *c == letter).map(|(at, _)| at);
        let follows = |at: usize| {
            if number == 0 {
                return starts_word(at);
            }
            let first = ends.partition_point(|&end| end < at);
            let last = first.checked_sub(1).and_then(|place| ends.get(place));
            last.is_some_and(|&end| {
                let between = text.get(end + 1..at).unwrap_or(&[]);
                let words = (end + 1..at).filter(|&at| starts_word(at)).count();
                (starts_word(at) && words <= WORDS)
                    || (between.len() <= GAP && between.iter().all(|c| c.is_alphanumeric()))
            })
        };
        ends = places.filter(|&at| follows(at)).collect();
    }
    (!ends.is_empty()).then_some(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn found(query: &str, text: &str) {
        assert!(fuzzy(query, text).is_some(), "{query} in {text}");
    }

    #[track_caller]
    fn missed(query: &str, text: &str) {
        assert!(fuzzy(query, text).is_none(), "{query} in {text}");
    }

    #[test]
    fn a_few_letters_find_a_name() {
        found("", "Ilse Varga");
        found("varga", "Ilse Varga");
        found("lse", "Ilse Varga");
        found("iv", "Ilse Varga");
        found("ivar", "Ilse Varga");
        found("vrga", "Ilse Varga");
        found("var il", "Ilse Varga");
        found("lopez", "Ana López");
        found("López", "Ana López");
        found("tnext", "target-next");
    }

    #[test]
    fn letters_that_only_happen_to_be_there_do_not() {
        missed("vi", "Ilse Varga");
        missed("sar", "Ilse Varga");
        missed("envoy", "Every now and then the voyage is long");
        missed("Varga", "ilse varga");
        missed("x", "");
    }

    #[test]
    fn what_stands_there_comes_before_what_is_spelt_out() {
        assert!(fuzzy("var", "Varga") < fuzzy("var", "Ilse Varga"));
        assert!(fuzzy("arg", "Ilse Varga") < fuzzy("ivar", "Ilse Varga"));
    }
}

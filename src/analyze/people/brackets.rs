//! The rest of a name, that an editor put in brackets: "Kim (Hyung-ryul)", `Pat [Holt]`.

use foldhash::HashSet;

use crate::analyze::people::{Found, Ground, shape};
use crate::lexicon::names::{Known, known};
use crate::text::hash::folded;
use crate::text::token::is_glued;

/// Adds them to `found`.
pub(super) fn find(ground: &Ground<'_, '_>, found: &mut Vec<Found>) {
    let reading = ground.reading;
    let word = |at: usize| reading.word(at);
    let taken: HashSet<usize> = found.iter().flat_map(|name| name.tokens.clone()).collect();
    let mut more = Vec::new();
    for name in found.iter() {
        let end = name.tokens.end;
        let mut add = |tokens: std::ops::Range<usize>| {
            if !tokens.is_empty() && !tokens.clone().any(|at| taken.contains(&at)) {
                more.push(Found {
                    tokens,
                    rule: "person.bracket",
                    evidence: Some(reading.span(name.tokens.clone())),
                    confidence: 80,
                });
            }
        };
        // "Kim (Hyung-ryul)".
        let korean = name.tokens.len() == 1
            && known(folded(word(name.tokens.start))).has(Known::COMMON_SURNAME)
            && word(end + 2) == "-"
            && is_glued(&reading.tokens, end + 2)
            && word(end + 3).starts_with(char::is_lowercase);
        if word(end) == "(" && korean && word(end + 4) == ")" && shape::is_capital(word(end + 1)) {
            add(end + 1..end + 4);
        }
        // "(Ilse) Varga".
        let open = name.tokens.start.checked_sub(3);
        if open.is_some_and(|at| {
            word(at) == "("
                && word(at + 2) == ")"
                && shape::is_name(word(at + 1))
                && name.tokens.len() == 1
        }) {
            add(name.tokens.start - 2..name.tokens.start - 1);
        }
        // "Pat [Holt]": no word of the speaker's stands in square brackets behind a name but the name.
        if word(end) == "["
            && word(end + 2) == "]"
            && shape::is_name(word(end + 1))
            && shape::is_capital(word(end + 1))
        {
            add(end + 1..end + 2);
        }
    }
    found.append(&mut more);
}

#[cfg(test)]
mod tests {
    use crate::analyze::people::bodies::tests::check;

    #[test]
    fn the_rest_of_a_name_is_in_brackets() {
        check("“Mr Kim (Hyung-ryul) has been in Arlon,” she said.", "Hyung-ryul", true);
    }
}

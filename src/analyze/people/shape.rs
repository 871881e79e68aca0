//! The shape of a name: what its words look like, and what stands around it that takes it away.

use std::ops::Range;

use crate::analyze::people::Ground;
use crate::analyze::people::words::{COURTESIES, NEVER, NO_INITIALS, PARTICLES, THINGS, VERBS};
use crate::analyze::reading::Reading;
use crate::lexicon::beside::{Tells, tells};
use crate::lexicon::names::{Known, known};
use crate::tagger::Label;
use crate::text::hash::folded;
use crate::text::token::is_glued;
use crate::text::{Span, TokenKind};

/// "commented Ilse⏎Varga, director": is the second the rest of the first, behind a line's end inside a sentence?
pub(super) fn is_broken(
    reading: &Reading<'_>,
    first: &Range<usize>,
    second: &Range<usize>,
) -> bool {
    let gap = Span::new(reading.span(first.clone()).end(), reading.span(second.clone()).start());
    let line = reading.sentence_of(first.start);
    first.len() == 1
        && second.len() == 1
        && first.end == second.start
        && gap.of(reading.text).trim() == ""
        && gap.of(reading.text).matches('\n').count() == 1
        && first.start > line.start + 5
        && reading.word(second.end) == ","
}

/// Are the two capitals at token `at` somebody's initials, in a line that has small letters?
pub(super) fn is_pair_of_initials(ground: &Ground<'_, '_>, at: usize) -> bool {
    let word = ground.reading.word(at);
    let next = ground.reading.word(at + 1);
    word.len() == 2
        && word.chars().all(|c| c.is_ascii_uppercase())
        && !NO_INITIALS.contains(&word)
        && !ground.is_country(at)
        && !ground.is_title(at)
        && is_capital(next)
        && next.contains(char::is_lowercase)
        && next.len() > 2
}

/// The capitals from token `start` on that can be a name.
pub(super) fn run(ground: &Ground<'_, '_>, start: usize) -> Range<usize> {
    let reading = ground.reading;
    let sentence = sentence_end(reading, start);
    let mut end = start;
    let mut at = start;
    while at < sentence && at - start < 9 {
        let word = reading.word(at);
        if ground.is_title(at) || is_never(word) {
            break;
        }
        if is_capital(word) {
            at += 1;
            end = at;
        } else if PARTICLES.has(word) || word == "-" && is_glued(&reading.tokens, at) {
            at += 1;
        } else {
            break;
        }
    }
    start..end
}

/// Steps over "Mr", "Mrs." and the like.
pub(super) fn skip_courtesy(reading: &Reading<'_>, start: usize) -> usize {
    let mut at = start;
    while at < start + 4 && (is_courtesy(reading.word(at)) || at > start && reading.word(at) == ".")
    {
        at += 1;
    }
    at
}

/// Does a title or a courtesy stand right before the name?
pub(super) fn is_addressed(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> bool {
    tokens.start.checked_sub(1).is_some_and(|at| {
        // "Mrs. Holt", "the director general (DG) Holt".
        let mark = matches!(ground.reading.word(at), "." | ")");
        let at = if mark { at.saturating_sub(1) } else { at };
        ground.is_title(at) || is_courtesy(ground.reading.word(at))
    })
}

/// Do the tokens go on into the name of a thing ("Holt Foundation"), or stand inside one?
pub(super) fn is_inside_other_name(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> bool {
    let reading = ground.reading;
    let sentence = reading.sentence_of(tokens.start);
    let same_sentence = tokens.end < sentence.end;
    let next = reading.word(tokens.end);
    let before = |by: usize| tokens.start.checked_sub(by).map_or("", |at| reading.word(at));
    // "«Ilse Varga» School".
    let quoted = matches!(next, "»" | "”" | "\"")
        && matches!(before(1), "«" | "“" | "\"")
        && is_thing(reading.word(tokens.end + 1));
    // "The Ilse and Omar Varga Foundation".
    let one_of_two = matches!(next, "and" | "&")
        && matches!(before(1), "the" | "The")
        && ends_in_thing(reading, tokens.end + 1, &sentence);
    let thing = is_thing(next)
        || quoted
        || one_of_two
        || (tokens.len() > 1 || is_addressed(ground, tokens))
            && ends_in_thing(reading, tokens.end, &sentence);
    let in_longer = ground.entity(tokens.start).is_some_and(|entity| {
        matches!(entity.label, Label::Organisation | Label::Misc | Label::Place)
            && entity.tokens.start <= tokens.start
            && entity.tokens.end > tokens.end
            && entity.confidence >= 60
    });
    same_sentence && (thing || is_of_a_people(reading, tokens)) || in_longer
}

/// "Rabha villagers", "the Rabha people": is the name that of a people?
fn is_of_a_people(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let (before, next) =
        (tokens.start.checked_sub(1).map_or("", |at| reading.word(at)), reading.word(tokens.end));
    tokens.len() == 1
        && (tells(next, Tells::Folk)
            || next == "people"
                && matches!(before, "the" | "The" | "indigenous" | "tribal" | "ethnic" | "native"))
}

/// Do capitals go on from token `at` to the head of a thing's name ("Ilse Varga Children's Trust"), in a line that is no headline?
fn ends_in_thing(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let run = (at..sentence.end.min(at + 5)).take_while(|&next| {
        let word = reading.word(next);
        is_capital(word) || matches!(word, "’s" | "'s" | "bin" | "de" | "al" | "-")
    });
    let small = |at: &usize| reading.word(*at).len() > 3 && !is_capital(reading.word(*at));
    is_capital(reading.word(at))
        && run.last().is_some_and(|last| last > at && is_thing(reading.word(last)))
        && sentence.clone().filter(small).count() > 2
}

/// Is the word known as a name?
pub(super) fn is_name(word: &str) -> bool {
    known(folded(word)).has(Known::NAME.and(Known::SURNAME).and(Known::GIVEN))
}

/// Is it a frequent given name, and no article of Arabic or Spanish names ("Al")?
pub(super) fn begins_as_given(word: &str) -> bool {
    known(folded(word)).has(Known::COMMON_GIVEN) && !PARTICLES.has_in_any_case(word)
}

/// Is it the last word of a thing's name ("Hotel", "Foundation")?
pub(super) fn is_thing(word: &str) -> bool {
    is_capital(word) && THINGS.has_in_any_case(word.trim_end_matches('.'))
}

/// Is it a verb, an office, a direction, such as headlines write with a capital behind an office?
pub(super) fn is_headline_word(word: &str) -> bool {
    word.len() <= 13 && tells(&word.to_lowercase(), Tells::Headline)
}

/// Is it a capital alone, or capitals with points ("K", "K.", "K.J.")?
pub(super) fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    word.len() <= 8
        && letters.next().is_some_and(char::is_uppercase)
        && letters.all(|c| c == '.' || c.is_uppercase())
        && (word.len() == 1 || word.contains('.'))
}

/// Does the word begin with a capital?
pub(super) fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Is it a word that is in no name, in whatever case?
pub(super) fn is_never(word: &str) -> bool {
    NEVER.has_in_any_case(word)
}

/// Is the token at `start` the first word of its sentence, or in a line of capitals?
pub(super) fn begins_sentence(reading: &Reading<'_>, start: usize) -> bool {
    let next = reading.sentences.partition_point(|s| s.tokens.end <= start);
    let first = reading.sentences.get(next).map_or(start, |s| s.tokens.start);
    (first..start).all(|at| is_mark(reading, at) || VERBS.has_in_any_case(reading.word(at)))
}

pub(super) fn is_courtesy(word: &str) -> bool {
    COURTESIES.has_in_any_case(word.trim_end_matches('.'))
}

pub(super) fn is_mark(reading: &Reading<'_>, at: usize) -> bool {
    reading.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Mark)
}

/// The token after the last of the sentence that token `at` is in.
fn sentence_end(reading: &Reading<'_>, at: usize) -> usize {
    reading.sentence_of(at).end
}

#[cfg(test)]
mod tests {
    use crate::analyze::people::bodies::tests::check;
    #[test]
    fn a_body_named_after_two_is_nobody() {
        let story =
            "The money was given by the Omar and Ilse Varga Charitable Foundation on Monday.";
        check(story, "Omar", false);
    }

    #[test]
    fn what_ends_as_a_thing_is_none() {
        let story = "The mayor spoke at the Ilse Varga Children's Trust on Monday about the plan.";
        check(story, "Ilse Varga", false);
    }
}

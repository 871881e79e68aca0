//! The name that tokens hold: which of them, and of those beside them, belong to it.

use std::ops::Range;

use crate::analyze::people::shape::{
    begins_as_given, begins_sentence, is_addressed, is_capital, is_courtesy, is_headline_word,
    is_initial, is_mark, is_name, is_never, is_pair_of_initials, is_thing,
};
use crate::analyze::people::words::{
    AGENCIES, BODIES, FRONTS, GIVEN_TITLES, JOINTS, NO_INITIALS, TRADES, VERBS,
};
use crate::analyze::people::{Ground, hyphens};
use crate::analyze::reading::Reading;
use crate::lexicon::beside::{Tells, tells};
use crate::lexicon::names::{Known, known};
use crate::text::hash::folded;
use crate::text::token::is_glued;

/// The name that the tokens hold: without courtesies, titles, marks and possessives at its ends, with the
/// particles and suffixes that belong to it.
pub(super) fn repair(ground: &Ground<'_, '_>, tokens: Range<usize>) -> Option<Range<usize>> {
    let reading = ground.reading;
    let (mut start, mut end) = (tokens.start, tokens.end);
    while start < end {
        let word = reading.word(start);
        let dot = word == "." || is_mark(reading, start);
        let more = end - start > 1;
        let front =
            more && (TRADES.has_in_any_case(word) || is_office_acronym(reading, start..end));
        let verb = more && VERBS.has_in_any_case(word) && begins_sentence(reading, start);
        let given = known(folded(word)).has(Known::GIVEN.and(Known::COMMON_GIVEN));
        if more && is_headline_word(word) && !given && word.ends_with('s') {
            // "President Vetoes Bill", but "Warns Varga".
            if start > 0 && ground.is_title(start - 1) {
                return None;
            }
            start += 1;
            continue;
        }
        let title = ground.is_title(start) && !(more && GIVEN_TITLES.has_in_any_case(word));
        let demonym = more && ground.is_country(start) && is_capital(reading.word(start + 1));
        // "Arlon Press [Forum Ilse Varga]": the end of a body's name.
        let tail = end - start > 2
            && is_thing(word)
            && !known(folded(word)).has(Known::COMMON_SURNAME)
            && start > reading.sentence_of(start).start
            && is_capital(reading.word(start - 1));
        // "Wasn't Varga the first to go?"
        let asks = more && (word.ends_with("n’t") || word.ends_with("n't"));
        if dot || is_courtesy(word) || title || front || verb || demonym || tail || asks {
            start += 1;
        } else {
            break;
        }
    }
    while end > start {
        let word = reading.word(end - 1);
        let clitic = reading.is_clitic(end - 1);
        let mark = is_mark(reading, end - 1);
        let denies = end - start > 1 && word.to_lowercase().ends_with("n't");
        if clitic || mark || ground.is_title(end - 1) || is_number(word) || denies {
            end -= 1;
        } else {
            break;
        }
    }
    // "Al- Harun": a particle, torn off its name.
    if end - start >= 1
        && matches!(reading.word(end - 1), "Al" | "El" | "al" | "el")
        && reading.word(end) == "-"
        && is_capital(reading.word(end + 1))
    {
        end += 2;
    }
    // "Moon Jae" and "-in", "Kim Min" and "- soo": the rest of a given name.
    if end - start > 1
        && reading.word(end) == "-"
        && hyphens::is_syllable(reading.word(end + 1))
        && hyphens::is_syllable(&reading.word(end - 1).to_lowercase())
        && !hyphens::is_joined_word(reading.word(end + 1))
        && reading.word(end + 2) != "-"
    {
        end += 2;
    }
    if ground.spaces_hyphens() {
        (start, end) = hyphens::over(ground, start..end);
    }
    let first = reading.sentence_of(start).start;
    // "Omar wa Varga", of which the tagger took one part.
    let part = |at: usize| {
        let word = reading.word(at);
        is_capital(word) && !is_never(word) && !ground.is_title(at) && !ground.is_country(at)
    };
    let joint = |at: usize| JOINTS.contains(&reading.word(at));
    if start < end && joint(end) && part(end + 1) {
        end += 2;
    }
    if start > first + 1 && start < end && joint(start - 1) && part(start - 2) {
        start -= 2;
    }
    // A particle before the name ("al-", "bin", "van der") belongs to it, a suffix behind it too.
    while start > 0 && start < end && is_particle_before(reading, start) {
        start = if reading.word(start - 1) == "-" { start - 2 } else { start - 1 };
    }
    // "Omar Al - Harun Al -" before "Varga".
    let mut links = 0;
    while links < 4
        && start > first + 2
        && start < end
        && reading.word(start - 1) == "-"
        && matches!(reading.word(start - 2), "Al" | "El" | "al" | "el")
    {
        links += 1;
        start -= 2;
        if is_capital(reading.word(start - 1)) && !ground.is_title(start - 1) {
            start -= 1;
        }
    }
    // "H D Mara", of which the tagger took "D Mara".
    while start > first
        && start < end
        && is_initial(reading.word(start - 1))
        && !matches!(reading.word(start - 1), "A" | "E" | "I")
        && reading.word(start - 1).len() == 1
    {
        start -= 1;
    }
    // "T-Varga".
    if start > first + 1
        && start < end
        && reading.word(start - 1) == "-"
        && reading.word(start - 2).len() == 1
        && is_capital(reading.word(start - 2))
        && is_glued(&reading.tokens, start)
        && is_glued(&reading.tokens, start - 1)
    {
        start -= 2;
    }
    // "MS Varga", of which the tagger took "Varga".
    if start > first && end - start == 1 && is_pair_of_initials(ground, start - 1) {
        start -= 1;
    }
    let short = matches!(reading.word(start.wrapping_sub(1)), "Md" | "Mohd" | "Muhd" | "Nor");
    if start > first && (short || is_bengali_sheikh(reading, start)) && start < end {
        start -= 1;
    }
    // "Ilse Ato Varga": a title elsewhere, a given name between two names.
    if start > first + 1
        && start < end
        && is_among(&["ato", "nana", "haji", "sri"], reading.word(start - 1))
        && is_name(reading.word(start - 2))
        && is_capital(reading.word(start - 2))
        && !ground.is_title(start - 2)
    {
        start -= 2;
    }
    let suffix = if reading.word(end) == "," { end + 1 } else { end };
    if matches!(reading.word(suffix), "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III" | "IV") {
        end = suffix + 1;
    }
    // "1124 Alder St."
    let numbered = start.checked_sub(1).is_some_and(|at| is_number(reading.word(at)));
    if numbered
        && matches!(
            reading.word(end.saturating_sub(1)).trim_end_matches('.'),
            "St" | "Ave" | "Rd" | "Blvd"
        )
    {
        return None;
    }
    if AGENCIES.has_in_any_case(reading.word(start))
        && (end - start == 1 || reading.word(start + 1) == "News")
    {
        return None;
    }
    let front = if start > tokens.start { start } else { start.saturating_sub(1) };
    if is_body(reading, start..end)
        || ends_as_thing(reading, &(start..end))
        || is_thing(reading.word(end.saturating_sub(1)))
            && end - start > 1
            && is_addressed(ground, &(start..end))
        || end - start > 1 && FRONTS.has_in_any_case(reading.word(start))
        || is_capital(reading.word(front))
            && front < start
            && FRONTS.has_in_any_case(reading.word(front))
    {
        return None;
    }
    // "N. W. T.": initials of nothing.
    let initials = end - start > 1 && (start..end).all(|at| is_initial(reading.word(at)));
    let no_name = initials
        || is_wide_text(reading, start..end)
        || (start..end).all(|at| is_never(reading.word(at)));
    (start < end && !no_name).then_some(start..end)
}

/// "Sheikh Hasina": part of the name in the family of Bangladesh's founder.
fn is_bengali_sheikh(reading: &Reading<'_>, start: usize) -> bool {
    start > 0
        && matches!(reading.word(start - 1), "Sheikh" | "Shaikh" | "SHEIKH")
        && is_among(
            &["hasina", "kamal", "jamal", "mujib", "mujibur", "rehana", "russel", "russell"],
            reading.word(start),
        )
}

/// Is it prose in Chinese, Japanese or Korean? Names in these scripts have few letters.
fn is_wide_text(reading: &Reading<'_>, tokens: Range<usize>) -> bool {
    /// "알렉산드르 푸시킨", the longest that is common.
    const LONGEST: usize = 10;
    let wide = |c: &char| matches!(c, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
    reading.span(tokens).of(reading.text).chars().filter(wide).count() > LONGEST
}

/// Does a name of several words end like a thing's ("Fenwick Ward") and not begin with a given name?
fn ends_as_thing(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let last = reading.word(tokens.end.saturating_sub(1)).trim_end_matches('.').to_lowercase();
    let given =
        known(folded(reading.word(tokens.start))).has(Known::GIVEN.and(Known::COMMON_GIVEN));
    let surname = known(folded(&last)).has(Known::COMMON_SURNAME.and(Known::SURNAME));
    tokens.len() > 1 && tells(&last, Tells::ThingLast) && !(given && surname)
}

/// Are the tokens the name of a band or a paper?
fn is_body(reading: &Reading<'_>, tokens: Range<usize>) -> bool {
    if tokens.len() > 5 {
        return false;
    }
    let mut name = String::new();
    for at in tokens {
        let word = reading.word(at);
        if word != "-" {
            if !name.is_empty() {
                name.push(' ');
            }
            name.push_str(&word.to_lowercase());
        }
    }
    BODIES.binary_search(&name.as_str()).is_ok()
}

fn is_among(list: &[&str], word: &str) -> bool {
    word.len() <= 16 && list.contains(&word.to_lowercase().as_str())
}

/// "DGP", "J&K" before a name in normal case; "JP" may be the name's own initials.
fn is_office_acronym(reading: &Reading<'_>, tokens: Range<usize>) -> bool {
    let word = reading.word(tokens.start);
    let capitals = word.len() >= 2 && word.chars().all(|c| c.is_ascii_uppercase() || c == '&');
    let next = reading.word(tokens.start + 1);
    let next_normal = next.contains(char::is_lowercase) || next.contains('&');
    let name = known(folded(word)).has(Known::COMMON_SURNAME.and(Known::COMMON_GIVEN));
    capitals
        && next_normal
        && !name
        && (word.len() >= 3
            || matches!(word, "LG" | "CM" | "PM" | "FM" | "IG" | "SP" | "VP")
            || tokens.len() > 2 && NO_INITIALS.contains(&word) && begins_as_given(next))
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// "al-" and "bin" before the name; a particle that is also an English word does not count.
fn is_particle_before(reading: &Reading<'_>, start: usize) -> bool {
    let before = reading.word(start - 1);
    if before == "-" && start >= 2 {
        let particle = reading.word(start - 2);
        return is_glued(&reading.tokens, start - 1)
            && (is_glued(&reading.tokens, start) || is_capital(particle))
            && matches!(
                particle.to_lowercase().as_str(),
                "al" | "el" | "ul" | "as" | "ash" | "at" | "ad" | "ar" | "an" | "az"
            );
    }
    matches!(
        before,
        "bin"
            | "bint"
            | "binti"
            | "ibn"
            | "van"
            | "von"
            | "der"
            | "den"
            | "della"
            | "dos"
            | "das"
            | "Al"
            | "El"
            | "Van"
            | "Von"
            | "Bin"
            | "Ibn"
            | "Abu"
            | "Ould"
    )
}

#[cfg(test)]
mod tests {
    use crate::analyze::people::bodies::tests::check;
    #[test]
    fn a_given_name_of_two_parts_stays_whole() {
        let story = "The office of Prime Minister Kim Min - soo said on Friday that it was ready.";
        check(story, "Kim Min - soo", true);
        check("In the talks with H D Mara the minister was silent.", "H D Mara", true);
        check("MICHELLE Varga won the prize.", "MICHELLE Varga", true);
    }

    #[test]
    fn what_else_belongs_to_a_name_is_in_it() {
        check("Prime Minister Sheikh Hasina said so on Monday.", "Sheikh Hasina", true);
        check("It was said by the former minister Dr Anna Ato Varga.", "Anna Ato Varga", true);
        check(
            "A book on the party by MS Golvarkar was read aloud in the hall.",
            "MS Golvarkar",
            true,
        );
    }

    #[test]
    fn a_headline_s_verb_is_no_name() {
        check("President Vetoes Bill as Mayor Opens Park in Town", "Vetoes Bill", false);
        check("President Vetoes Bill as Mayor Opens Park in Town", "Opens Park", false);
    }

    #[test]
    fn a_question_s_verb_is_no_part_of_a_name() {
        check("Wasn’t Ilse Varga the first to say so in the council?", "Ilse Varga", true);
    }

    #[test]
    fn prose_in_another_script_is_no_name() {
        let prose = "년 전부터 친한 여동생 정도의 관계로 알고 지냈으며";
        check(&format!("The singer Ilse Varga said so. {prose}."), prose, false);
    }

    #[test]
    fn a_small_word_joins_two_parts() {
        check("It was said by President Temba wa Varga on Monday.", "Temba wa Varga", true);
    }
}

//! Sentences: where one ends, also after initials, abbreviations and closing quotes.
//!
//! A block may hold several lines. A line break is soft where the text was wrapped at a width, and ends a sentence
//! where it was not: dumps have a heading, a byline and a paragraph on a line each.

use crate::text::abbreviation::{self, Point};
use crate::text::{Span, WordSet};

/// Words that begin a sentence far more often than a name. After "U.S." or "Inc." they tell the end.
static STARTERS: WordSet = WordSet::new(&[
    "A",
    "After",
    "All",
    "Also",
    "Although",
    "An",
    "And",
    "Another",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Despite",
    "During",
    "Earlier",
    "Even",
    "Every",
    "For",
    "From",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Is",
    "It",
    "Its",
    "Last",
    "Many",
    "Meanwhile",
    "More",
    "Most",
    "My",
    "No",
    "Not",
    "Now",
    "On",
    "One",
    "Only",
    "Or",
    "Other",
    "Our",
    "She",
    "Since",
    "So",
    "Some",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "To",
    "Under",
    "Until",
    "We",
    "What",
    "When",
    "While",
    "Who",
    "With",
    "You",
]);

/// The sentences of a block of text, in order; together they cover all but the white space between.
pub fn sentences(text: &str) -> Vec<Span> {
    let wrap = wrap_width(text);
    let mut found = Vec::new();
    let mut start = None;
    let mut line_start = 0;
    let mut at = 0;
    while let Some(c) = char_at(text, at) {
        if start.is_some() {
            let dull = dull(text, at);
            if dull > 0 {
                at += dull;
                continue;
            }
        }
        let next = at + c.len_utf8();
        let mut behind = next;
        let ends = if c == '\n' {
            let hard = !is_soft(text, line_start, at, wrap);
            line_start = next;
            hard.then_some(at)
        } else if is_stop(c) {
            let closed = close(text, next);
            behind = closed;
            ends_at(text, at, c, closed).then_some(closed)
        } else {
            None
        };
        if !c.is_whitespace() && start.is_none() {
            start = Some(at);
        }
        if let Some(end) = ends {
            push(&mut found, text, start.take(), end);
        }
        at = behind;
    }
    push(&mut found, text, start, text.len());
    found
}

/// How many bytes from `at` on, of ASCII, neither end a line nor stop a sentence.
fn dull(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    let tells = |byte: &u8| !byte.is_ascii() || matches!(byte, b'\n' | b'.' | b'!' | b'?');
    rest.iter().position(tells).unwrap_or(rest.len())
}

fn push(found: &mut Vec<Span>, text: &str, start: Option<usize>, end: usize) {
    let Some(start) = start else { return };
    let kept = Span::new(start, end).of(text).trim_end().len();
    if kept > 0 {
        found.push(Span::new(start, start + kept));
    }
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।')
}

/// The place behind further stops, closing quotes and brackets.
fn close(text: &str, at: usize) -> usize {
    let mut end = at;
    while let Some(c) = char_at(text, end) {
        let closes = matches!(c, '”' | '’' | '»' | '"' | '\'' | ')' | ']' | '\u{94}' | '\u{92}');
        // A straight quote behind white space opens; without white space before it, it closes.
        if !(closes || is_stop(c)) {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// Does the stop `c` at `at`, closed at `closed`, end its sentence?
fn ends_at(text: &str, at: usize, c: char, closed: usize) -> bool {
    let after = text.get(closed..).unwrap_or("");
    let trimmed = after.trim_start_matches([' ', '\t', '\u{a0}', '\r', '\n']);
    let gap = after.len() - trimmed.len();
    let Some(first) = trimmed.chars().next() else { return true };
    if matches!(c, '。' | '！' | '？' | '؟' | '।') {
        return true;
    }
    if gap == 0 {
        return glued(text, at, closed, trimmed, first);
    }
    let opens = matches!(
        first,
        '“' | '‘'
            | '"'
            | '\''
            | '('
            | '['
            | '«'
            | '\u{93}'
            | '\u{91}'
            | '—'
            | '–'
            | '-'
            | '•'
            | '@'
            | '#'
            | '*'
    );
    let begins = first.is_uppercase()
        || first.is_numeric()
        || opens
        || (first.is_alphabetic() && !first.is_lowercase());
    if !begins && first.is_alphabetic() {
        return false;
    }
    let dashed = matches!(first, '—' | '–' | '-');
    if dashed {
        // "Why? — he asked", "ST. GEORGE'S. — ": the dash goes on.
        return false;
    }
    if c != '.' || closed > at + 1 {
        return true;
    }
    let word = word_before(text, at);
    match abbreviation::point(word) {
        None => true,
        Some(point) => {
            let next = trimmed.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
            let starts = STARTERS.has(next) || opens;
            match point {
                Point::Either => starts,
                // "No. The minister", "Plan B. The cabinet": "I" and "A" are initials as well.
                Point::Inside => {
                    starts && next.len() > 1 && (word == "no" || word == "No" || word.len() == 1)
                }
            }
        }
    }
}

/// Without white space behind the stop: "the end.The next", "the end.”The next".
fn glued(text: &str, at: usize, closed: usize, rest: &str, first: char) -> bool {
    if closed > at + 1 && matches!(first, '“' | '"') {
        return true;
    }
    if !first.is_uppercase() {
        return false;
    }
    let second = rest.chars().nth(1);
    let word_goes_on = second.is_none_or(|c| c.is_lowercase() || c == ' ');
    let word = word_before(text, at);
    let letters = word.chars().filter(|c| c.is_alphabetic()).take(2).count();
    let small = word.chars().next_back().is_some_and(|c| c.is_lowercase() || c.is_numeric());
    let plain = abbreviation::point(word).is_none();
    let quoted = closed > at + 1;
    word_goes_on
        && (quoted || (plain && small && (letters > 1 || word.chars().all(char::is_numeric))))
}

/// The letters, digits and inner points before `at`, at most the last 24 bytes.
fn word_before(text: &str, at: usize) -> &str {
    let head = text.get(..at).unwrap_or("");
    let mut start = at;
    for c in head.chars().rev() {
        if !(c.is_alphanumeric() || c == '.') || at - start > 24 {
            break;
        }
        start -= c.len_utf8();
    }
    text.get(start..at).unwrap_or("")
}

/// The width at which the text was wrapped: its longest line, where several lines come near it.
fn wrap_width(text: &str) -> Option<usize> {
    let longest = text.lines().map(|line| line.trim_end().len()).max()?;
    (40..=100).contains(&longest).then_some(longest)
}

/// Was the line that ends at `end` broken only because the next word had no room?
fn is_soft(text: &str, line_start: usize, end: usize, wrap: Option<usize>) -> bool {
    let line = text.get(line_start..end).unwrap_or("").trim_end();
    let rest = text.get(end + 1..).unwrap_or("");
    let next = rest.split('\n').next().unwrap_or("");
    let Some(first) = next.trim_start().chars().next() else { return false };
    let word = next.split_whitespace().next().unwrap_or("").len();
    let full = wrap.is_some_and(|wrap| line.len() + 1 + word > wrap && line.len() * 3 > wrap);
    let goes_on = first.is_lowercase() && line.ends_with(|c: char| c.is_alphanumeric() || c == ',');
    !line.is_empty() && (full || goes_on)
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `want` has a bar where a sentence ends.
    #[track_caller]
    fn check(want: &str) {
        let text = want.replace('|', "");
        let got: Vec<&str> = sentences(&text).iter().map(|s| s.of(&text)).collect();
        let want: Vec<&str> = want.split('|').map(str::trim).collect();
        assert_eq!(got, want);
    }

    #[test]
    fn plain_sentences_part() {
        check("The talks ended. |Nobody signed! |Why? |They will go on.");
        check("It cost 3.5 million.| In 2024 it was less.");
    }

    #[test]
    fn ranks_and_initials_do_not_end_one() {
        check("Lt. Gen. A. K. Mensah met S. Rao. |They spoke.");
        check("Mr. Holt and Dr. Varga left.");
        check("Sen. Ana Reyes (R-N.M.) spoke.");
        check("John Holt Jr. and Sons.");
    }

    #[test]
    fn acronyms_end_one_only_before_a_starter() {
        check("The U.S. Army left.");
        check("It flew to the U.S. |The envoy stayed.");
        check("He joined Varga Inc. |She did not.");
        check("On Jan. 5 it rained.");
    }

    #[test]
    fn quotes_close_with_their_sentence() {
        check("“We go.” |Holt left.");
        check("“Why now?” asked Holt.");
        check("\"Stop it,\" he said. |\"Now.\"");
        check("He said: ‘It is “over.”’ |They left.");
    }

    #[test]
    fn glued_sentences_part() {
        check("That was the end.|The next day it rained.");
        check("“That was it.”|The envoy left.");
        check("It began in 2024.|The end is open.");
    }

    #[test]
    fn points_inside_do_not() {
        check("See paper.example and U.S.-led 3.5 e.g. this.");
        check("He waited ... and waited.");
        check("ST. GEORGE'S — Rain fell.");
    }

    #[test]
    fn a_new_line_ends_one() {
        check("Envoy Ends Trip|\nBy Anna Holt|\nTalks ended on Monday.");
    }

    #[test]
    fn a_wrapped_line_does_not() {
        check(
            "The foreign minister of the island state told reporters in the capital on\nMonday that nothing had been signed and that the next round would have to\nwait until the spring. |Nobody else spoke.",
        );
        check("The foreign minister of the island state told\nreporters that he left.");
    }

    #[test]
    fn all_but_white_space_is_covered() {
        let text = "  A. B! \u{a0} ”x” .. \n\n \n 。。x\r\n  ";
        let covered: usize = sentences(text)
            .iter()
            .map(|s| s.of(text).chars().filter(|c| !c.is_whitespace()).count())
            .sum();
        assert_eq!(covered, text.chars().filter(|c| !c.is_whitespace()).count());
    }
}

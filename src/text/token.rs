//! Tokens: words with their inner apostrophes and points, numbers, single marks.
//!
//! Tokens point into the text and never change it; what lies between two of them is white space.
//!
//! ```text
//!  Lt. Gen. A.K. Mensah’s anti-graft, U.S.-backed plan
//!  ├─┘ ├──┘ ├──┘ ├────┘└┤ ├──┘│├───┘│ ├──┘│├────┘ ├──┘
//! ```
//!
//! - A hyphen or slash between letters is always a token of its own, so that "India-Pakistan", "Trump-era" and
//!   "ex-president" have their parts as tokens. [`is_glued`] says that a token touches the one before it, and
//!   [`compound`] gives back the whole ("Jean-Pierre", "al-Assad", "vice-president").
//! - A clitic ("'s", "’s", "'ll", also with a broken apostrophe) is a token of its own, so that a name ends before it.
//! - The point belongs to an initial, an abbreviation and an acronym ("S.", "Gen.", "U.S."); else it is a mark.
//! - Han, kana and Hangul form words apart from Latin ones; addresses of the web, of mail and "@handles" are one token.

use std::ops::Range;

use crate::text::Span;
use crate::text::abbreviation;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with apostrophes, points and digits inside ("Assad", "O'Neil", "U.S.", "Lt.", "AT&T").
    Word,
    /// An apostrophe and what is cut short behind it ("'s", "’s", "'ll").
    Clitic,
    /// Digits first ("2025", "3.5", "4th").
    Number,
    /// One mark ("," or "“"); also the hyphen inside a compound.
    Mark,
    /// A web or mail address, or a handle ("https://…", "desk@paper.example", "@minister").
    Address,
}

/// A word, a number or a mark, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// The tokens of `text`, in order, without overlaps; every character that is no white space is in one.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
    tokenize_onto(text, 0, &mut tokens);
    tokens
}

/// Appends the tokens of `text`, which lies `from` bytes behind the start of what their spans are to point into.
pub fn tokenize_onto(text: &str, from: usize, tokens: &mut Vec<Token>) {
    let mut at = 0;
    let mut after_word = false;
    while let Some(first) = char_at(text, at) {
        if first.is_whitespace() {
            at += first.len_utf8();
            after_word = false;
            continue;
        }
        let (end, kind) = match plain_word(text, at) {
            Some(end) => (end, TokenKind::Word),
            None => scan(text, at, first, after_word),
        };
        tokens.push(Token { span: Span::new(at, end).shifted(from), kind });
        after_word = kind == TokenKind::Word;
        at = end;
    }
}

/// The end of the word at `at` where it is one beyond doubt, as nearly all are: letters of ASCII, and then white space or
/// a mark that no word, address or clitic goes on with.
fn plain_word(text: &str, at: usize) -> Option<usize> {
    let rest = text.as_bytes().get(at..)?;
    let length = rest.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(rest.len());
    let ends = |byte: &u8| matches!(byte, b' ' | b'\n' | b',' | b';' | b')' | b'"' | b'!' | b'?');
    (length > 0 && rest.get(length).is_none_or(ends)).then_some(at + length)
}

/// Does the token at `at` touch the one before it ("-" and "Pakistan" in "India-Pakistan")?
pub fn is_glued(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    match (before, tokens.get(at)) {
        (Some(before), Some(token)) => before.span.end() == token.span.start(),
        _ => false,
    }
}

/// The places of the hyphenated compound that the token at `at` is part of; `at` alone where there is none.
///
/// Goes over words and numbers joined by hyphens without white space, never over slashes and dashes.
pub fn compound(text: &str, tokens: &[Token], at: usize) -> Range<usize> {
    /// Longer chains are no compounds; the bound keeps a call short.
    const LONGEST: usize = 16;
    let joins = |hyphen: usize| {
        let side = |i: usize| {
            tokens.get(i).is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
        };
        is_glued(tokens, hyphen)
            && is_glued(tokens, hyphen + 1)
            && tokens.get(hyphen).is_some_and(|t| is_hyphen(t.span.of(text)))
            && side(hyphen.wrapping_sub(1))
            && side(hyphen + 1)
    };
    let (mut first, mut last) = (at, at);
    if joins(at) {
        (first, last) = (at - 1, at + 1);
    }
    while first >= 2 && at - first < LONGEST && joins(first - 1) {
        first -= 2;
    }
    while last - at < LONGEST && joins(last + 1) {
        last += 2;
    }
    first..last + 1
}

/// Is `mark` one of the hyphens that join the parts of a compound?
pub fn is_hyphen(mark: &str) -> bool {
    matches!(mark, "-" | "\u{2010}" | "\u{2011}")
}

/// The end of the token that starts at `at` with `first`, and its kind. The end lies after `at`, always.
fn scan(text: &str, at: usize, first: char, after_word: bool) -> (usize, TokenKind) {
    if after_word && let Some(end) = clitic(text, at) {
        return (end, TokenKind::Clitic);
    }
    if first.is_ascii_digit() || (first.is_numeric() && !is_wide(first)) {
        return (number(text, at), TokenKind::Number);
    }
    if is_letter(first) {
        if let Some(end) = address(text, at) {
            return (end, TokenKind::Address);
        }
        return (word(text, at, first), TokenKind::Word);
    }
    if first == '@' && char_at(text, at + 1).is_some_and(|c| c.is_ascii_alphanumeric()) {
        let end = run(text, at + 1, |c| c.is_ascii_alphanumeric() || c == '_');
        return (end, TokenKind::Address);
    }
    (at + first.len_utf8(), TokenKind::Mark)
}

/// The end of a word: letters and digits, with apostrophes, points and ampersands where they belong inside.
fn word(text: &str, start: usize, first: char) -> usize {
    let wide = is_wide(first);
    let mut at = start;
    let mut segment = start;
    let mut dotted = false;
    loop {
        at = run(text, at, |c| {
            (is_letter(c) || c.is_ascii_digit() || is_mark(c)) && is_wide(c) == wide
        });
        let Some(c) = char_at(text, at) else { return at };
        let next = char_at(text, at + c.len_utf8());
        let letter_next = next.is_some_and(is_letter);
        match c {
            '.' => {
                let head = text.get(start..at).unwrap_or("");
                let short = at - segment <= if dotted { 2 } else { 1 };
                if letter_next && (short || dotted_tail(text, segment, at)) {
                    // "U.S." goes on; "J.K.Rowling" ends before the surname.
                    let tail = run(text, at + 1, is_letter);
                    let initials = short && char_at(text, segment).is_some_and(char::is_uppercase);
                    let name = tail > at + 3 && next.is_some_and(char::is_uppercase);
                    if initials && name {
                        return at + 1;
                    }
                    at += 1;
                    segment = at;
                    dotted = true;
                    continue;
                }
                if letter_next && is_domain(text, segment, at) {
                    at += 1;
                    segment = at;
                    continue;
                }
                let keeps =
                    abbreviation::point(head).is_some() && char_at(text, at + 1) != Some('.');
                return if keeps { at + 1 } else { at };
            }
            '&' if letter_next => {
                let upper = |at: Option<char>| at.is_some_and(char::is_uppercase);
                if !(upper(text.get(..at).and_then(|t| t.chars().next_back())) && upper(next)) {
                    return at;
                }
                at += 1;
                segment = at;
            }
            _ => {
                let Some(width) = apostrophe(text, at) else { return at };
                let inside =
                    char_at(text, at + width).is_some_and(is_letter) && clitic(text, at).is_none();
                if !inside {
                    return at;
                }
                at += width;
                segment = at;
            }
        }
    }
}

/// "Ph.D", "e.g", "a.m": a short head, then one letter that no letter follows.
fn dotted_tail(text: &str, segment: usize, point: usize) -> bool {
    point - segment <= 2 && run(text, point + 1, is_letter) == point + 2
}

/// "paper.example", "example.co.uk": small letters (or digits) on both sides of the point.
fn is_domain(text: &str, segment: usize, point: usize) -> bool {
    let small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let tail = run(text, point + 1, is_letter);
    text.get(segment..point).is_some_and(|head| head.chars().all(small))
        && text.get(point + 1..tail).is_some_and(|tail| {
            matches!(
                tail,
                "com"
                    | "org"
                    | "net"
                    | "gov"
                    | "edu"
                    | "info"
                    | "co"
                    | "uk"
                    | "in"
                    | "io"
                    | "tv"
                    | "news"
                    | "example"
            )
        })
}

/// The end of a number: digits with points, commas, colons, slashes and hyphens between, then letters ("4th", "3.5bn").
fn number(text: &str, start: usize) -> usize {
    let mut at = start;
    loop {
        at = run(text, at, char::is_numeric);
        let Some(c) = char_at(text, at) else { return at };
        let digit_next = char_at(text, at + c.len_utf8()).is_some_and(|c| c.is_ascii_digit());
        if !(digit_next && matches!(c, '.' | ',' | ':' | '/' | '-' | '–')) {
            break;
        }
        at += c.len_utf8();
    }
    run(text, at, |c| is_letter(c) && !is_wide(c))
}

/// The end of a web or mail address that starts at `start`.
fn address(text: &str, start: usize) -> Option<usize> {
    let rest = text.as_bytes().get(start..)?;
    let begins = |prefix: &str| {
        rest.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix.as_bytes()))
    };
    if begins("http://") || begins("https://") || begins("www.") {
        let end = run(text, start, |c| {
            !c.is_whitespace() && !matches!(c, '"' | '“' | '”' | '<' | '>' | '(' | ')')
        });
        let address = text.get(start..end)?;
        return Some(start + address.trim_end_matches(['.', ',', ';', ':', '!', '?', '…']).len());
    }
    // A mail address: a bounded look for the "@".
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    let local = rest.iter().take(64).position(|&b| !is_part(char::from(b)))?;
    if rest.get(local) != Some(&b'@') {
        return None;
    }
    let end = run(text, start + local + 1, |c| is_part(c) && c != '_');
    let host = text.get(start + local + 1..end)?.trim_end_matches('.');
    host.contains('.').then_some(start + local + 1 + host.len())
}

/// The end of the clitic at `at`: an apostrophe, then "s", "ll", "re", "ve", "d" or "m", then no letter.
fn clitic(text: &str, at: usize) -> Option<usize> {
    let width = apostrophe(text, at)?;
    let end = run(text, at + width, is_letter);
    let tail = text.get(at + width..end)?;
    matches!(tail, "s" | "S" | "ll" | "LL" | "re" | "RE" | "ve" | "VE" | "d" | "m").then_some(end)
}

/// How many bytes the apostrophe at `at` takes: straight, curly, its look-alikes, or one that was decoded wrongly.
fn apostrophe(text: &str, at: usize) -> Option<usize> {
    let c = char_at(text, at)?;
    match c {
        '\'' | '’' | '‘' | '‛' | 'ʼ' | 'ʻ' | '′' | '`' | '´' | '＇' | '\u{91}' | '\u{92}' => {
            Some(c.len_utf8())
        }
        'â' => ["â€™", "â€˜", "â\u{80}\u{99}", "â\u{80}\u{98}"]
            .into_iter()
            .find(|broken| text.get(at..).is_some_and(|t| t.starts_with(broken)))
            .map(str::len),
        _ => None,
    }
}

/// A letter of any script; the "â" that starts a broken mark is none, see `broken_mark`.
fn is_letter(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { c.is_alphabetic() }
}

/// A mark that combines with the letter before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{64b}'..='\u{65f}' | '\u{200d}' | '\u{ad}')
}

/// Is it a letter of Chinese, Japanese or Korean?
fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The first place from `at` on whose character is not `of` the kind.
fn run(text: &str, at: usize, of: impl Fn(char) -> bool) -> usize {
    let Some(rest) = text.get(at..) else { return at };
    let mut end = at;
    for c in rest.chars() {
        if !of(c) || (c == 'â' && apostrophe(text, end).is_some()) {
            break;
        }
        end += c.len_utf8();
    }
    end
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, want: &str) {
        let got: Vec<&str> = tokenize(text).iter().map(|t| t.span.of(text)).collect();
        assert_eq!(got.join(" "), want, "tokens of {text:?}");
    }

    #[test]
    fn marks_part_from_words() {
        check("“Stop,” said Holt.", "“ Stop , ” said Holt .");
        check("ACCRA (Desk) — Rain.", "ACCRA ( Desk ) — Rain .");
    }

    #[test]
    fn a_name_ends_before_its_possessive() {
        check("Holt's and Varga’s, Reyes' too", "Holt 's and Varga ’s , Reyes ' too");
        check("VARGA'S", "VARGA 'S");
        check("Vargaâ€™s plan", "Varga â€™s plan");
        check("Varga\u{92}s plan", "Varga \u{92}s plan");
        check("Varga‘s plan", "Varga ‘s plan");
    }

    #[test]
    fn apostrophes_inside_names_stay() {
        check("O'Neil, d’Arlon, N'Dour, Sana'a", "O'Neil , d’Arlon , N'Dour , Sana'a");
        check("don't", "don't");
        check("O’Brien’s", "O’Brien ’s");
        check("Oâ€™Brien", "Oâ€™Brien");
    }

    #[test]
    fn initials_ranks_and_acronyms_keep_their_points() {
        check("S. Rao met Lt. Gen. A.K. Mensah.", "S. Rao met Lt. Gen. A.K. Mensah .");
        check("U.S. and U.N. aid, 9 a.m. in Jan. 2025", "U.S. and U.N. aid , 9 a.m. in Jan. 2025");
        check("J.K.Mensah", "J.K. Mensah");
        check("Jr. Ph.D. etc.", "Jr. Ph.D. etc.");
    }

    #[test]
    fn glued_sentences_part() {
        check("the end.The next", "the end . The next");
        check("in 2024.The", "in 2024 . The");
        check("wait...What", "wait . . . What");
    }

    #[test]
    fn compounds_are_their_parts() {
        check("India-Pakistan talks", "India - Pakistan talks");
        check("the U.S.-backed al-Masri", "the U.S. - backed al - Masri");
        check("Holt/Varga", "Holt / Varga");
    }

    #[test]
    fn a_compound_is_found_again_from_any_part() {
        let text = "a Jean-Pierre-like Kim/Lee";
        let tokens = tokenize(text);
        for at in 1..6 {
            assert_eq!(compound(text, &tokens, at), 1..6, "from {at}");
        }
        assert_eq!(compound(text, &tokens, 0), 0..1);
        assert_eq!(compound(text, &tokens, 6), 6..7);
        assert!(is_glued(&tokens, 2) && !is_glued(&tokens, 1));
    }

    #[test]
    fn numbers_are_one_token() {
        check(
            "1,000 on 1996-08-22 at 10:30, 4th, 3.5bn",
            "1,000 on 1996-08-22 at 10:30 , 4th , 3.5bn",
        );
        check("a 63-year-old", "a 63 - year - old");
        check("COVID-19", "COVID - 19");
    }

    #[test]
    fn addresses_are_one_token() {
        check("see https://paper.example/a-b/c.html.", "see https://paper.example/a-b/c.html .");
        check("desk@paper.example, @min_x", "desk@paper.example , @min_x");
        check("paper.com said", "paper.com said");
    }

    #[test]
    fn scripts_part() {
        check("Lin (林小明) said", "Lin ( 林小明 ) said");
        check("Lin林小明", "Lin 林小明");
        check("محمد said", "محمد said");
    }

    #[test]
    fn ampersands_join_capitals_only() {
        check("J&K and AT&T, bread&butter", "J&K and AT&T , bread & butter");
    }

    #[test]
    fn every_character_is_in_one_token() {
        let text = "Â â€ “x” \u{ad}ﬁ 🔥🔥 ’ '' a.b.c. .. é\u{301} 1.2.3. x@y @ & 'tis";
        let mut at = 0;
        for token in tokenize(text) {
            assert!(text.get(at..token.span.start()).unwrap().trim().is_empty());
            assert!(token.span.end() > token.span.start());
            at = token.span.end();
        }
        assert!(text.get(at..).unwrap().trim().is_empty());
    }
}

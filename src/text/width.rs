//! How many terminal columns a text takes, counted by grapheme clusters.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The columns that `text` takes on a terminal.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    UnicodeWidthStr::width(text)
}

/// What a terminal cell shows for `grapheme`, and the columns it takes.
///
/// Text from files is untrusted: control characters and bidirectional overrides are never sent to the
/// terminal. A tab or a line break counts as one blank, all the others as nothing.
pub fn cell(grapheme: &str) -> (&str, usize) {
    match grapheme {
        "\t" | "\n" | "\r\n" | "\r" => (" ", 1),
        _ if grapheme.chars().any(drives_terminal) => ("", 0),
        _ => {
            let shown = as_terminals_agree(grapheme);
            (shown, width(shown))
        }
    }
}

/// Terminals disagree about the width of emoji that are joined to one picture, and of flags, and a wrong guess shifts the row:
/// of the first the first picture is shown, of the second the letters of the country.
fn as_terminals_agree(grapheme: &str) -> &str {
    if grapheme.len() < 8 {
        return grapheme;
    }
    if let Some((first, _)) = grapheme.split_once('\u{200d}')
        && width(first) == 2
    {
        return first;
    }
    let mut letters = grapheme.chars().map(|c| match c {
        '\u{1f1e6}'..='\u{1f1ff}' => usize::try_from(c as u32 - 0x1f1e6).ok(),
        _ => None,
    });
    match (letters.next(), letters.next(), letters.next()) {
        (Some(Some(first)), Some(Some(second)), None) => {
            let at = (first * 26 + second) * 2;
            std::str::from_utf8(PAIRS.get(at..at + 2).unwrap_or_default()).unwrap_or_default()
        }
        _ => grapheme,
    }
}

/// "AA", "AB" and so on to "ZZ".
const PAIRS: [u8; 26 * 26 * 2] = {
    let mut pairs = [b'A'; 26 * 26 * 2];
    let mut at = 0;
    while at < 26 * 26 {
        pairs[at * 2] += (at / 26) as u8;
        pairs[at * 2 + 1] += (at % 26) as u8;
        at += 1;
    }
    pairs
};

/// Could this character move the cursor, change a style or turn the reading direction round?
pub fn drives_terminal(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The longest prefix of whole graphemes that fits into `columns`.
pub fn fit(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += width(grapheme);
        if used > columns {
            return text.get(..at).unwrap_or("");
        }
    }
    text
}

/// `text` in at most `columns`, cut at a word where one ends near enough, with `mark` where it was cut.
pub fn truncate(text: &str, columns: usize, mark: &str) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let room = columns.saturating_sub(width(mark));
    let cut = fit(text, room);
    let at_word = cut.rfind(' ').filter(|&at| at * 2 >= cut.len());
    let cut = at_word.and_then(|at| cut.get(..at)).unwrap_or(cut);
    format!("{}{}", cut.trim_end(), fit(mark, columns))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(width("東京"), 4);
        assert_eq!(fit("東京", 3), "東");
    }

    #[test]
    fn nothing_from_a_file_drives_the_terminal() {
        assert_eq!(cell("\u{1b}"), ("", 0));
        assert_eq!(cell("\u{202e}"), ("", 0));
        assert_eq!(cell("\t"), (" ", 1));
        assert_eq!(cell("é"), ("é", 1));
    }

    #[test]
    fn what_terminals_disagree_about_is_shown_plainly() {
        assert_eq!(cell("🇭🇺"), ("HU", 2));
        assert_eq!(cell("👩‍👩‍👧"), ("👩", 2));
        assert_eq!(cell("क्‍ष"), ("क्‍ष", width("क्‍ष")), "letters are joined as they were");
    }

    #[test]
    fn a_cut_falls_between_words() {
        assert_eq!(truncate("adviser on Europe", 13, "…"), "adviser on…");
        assert_eq!(truncate("Wolfeschlegelstein", 8, "…"), "Wolfesc…");
        assert_eq!(truncate("short", 8, "…"), "short");
        assert_eq!(truncate("anything", 0, "…"), "");
    }
}

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
    fn a_cut_falls_between_words() {
        assert_eq!(truncate("adviser on Europe", 13, "…"), "adviser on…");
        assert_eq!(truncate("Wolfeschlegelstein", 8, "…"), "Wolfesc…");
        assert_eq!(truncate("short", 8, "…"), "short");
        assert_eq!(truncate("anything", 0, "…"), "");
    }
}

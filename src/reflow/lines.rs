//! The rows of a page, and the breaking of one block into rows.

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

use crate::document::BlockKind;
use crate::reflow::hyphen;
use crate::text::Span;
use crate::text::width::{cell, width};

/// What stands on a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Nothing: the space between blocks.
    Blank,
    /// Date, section, byline and source, under the headline.
    Head,
    /// A row of a block of the document.
    Block(BlockKind),
    /// A line that the cleaner took out, shown in its place.
    Dropped,
}

/// Where the characters of a row come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// These bytes of the document.
    Text(Span),
    /// Words of our own, or a line that was taken out: not a part of the document.
    Words(String),
}

/// One row of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What stands on it.
    pub kind: LineKind,
    /// Columns left free at its start.
    pub indent: usize,
    /// Does it start an item of a list? Then a dash stands in its indent.
    pub bullet: bool,
    /// What it shows.
    pub piece: Piece,
    /// Columns that its blanks have more than one each, so that it fills the measure.
    pub stretch: usize,
    /// Is its last word broken? Then a hyphen stands at its end.
    pub hyphen: bool,
    /// Where the cells of a table's row begin.
    pub tabs: Vec<usize>,
}

impl Line {
    pub(super) fn new(kind: LineKind, piece: Piece) -> Self {
        let (indent, bullet, stretch, hyphen, tabs) = (0, false, 0, false, Vec::new());
        Self { kind, indent, bullet, piece, stretch, hyphen, tabs }
    }

    pub(super) fn blank() -> Self {
        Self::new(LineKind::Blank, Piece::Words(String::new()))
    }

    /// The bytes of the document it shows; `None` for rows that are no part of it.
    pub fn span(&self) -> Option<Span> {
        match self.piece {
            Piece::Text(span) => Some(span),
            Piece::Words(_) => None,
        }
    }
}

/// One row of a broken text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Its bytes.
    pub(super) span: Span,
    /// Is its last word broken?
    pub(super) hyphen: bool,
    /// Was it broken because it was full? The last row, and one that a line break ends, were not.
    pub(super) full: bool,
}

/// So many rows with a broken word may follow each other.
const HYPHENS: usize = 2;
/// A word is broken only where at least so many columns would be left free without.
const WORTH: usize = 5;

/// Where `text` may be broken so that no row is wider than `columns`: the byte range of each row,
/// without the white space at its end. No character that is not white space is lost.
///
/// `keep` are ranges (of `text`) that stay on one row where the row before is then still two thirds full; with `hyphens` long
/// words are broken.
pub(super) fn break_text(text: &str, columns: usize, keep: &[Span], hyphens: bool) -> Vec<Row> {
    let columns = columns.max(1);
    let mut rows: Vec<Row> = Vec::new();
    let mut start = 0;
    let mut used = 0;
    // The last place where the row may end: (byte, columns used up to it).
    let mut last_break: Option<(usize, usize)> = None;
    let mut keep = keep.iter().peekable();
    let mut from = 0;
    for (at, opportunity) in linebreaks(text) {
        let mut chunk = Span::new(from, at).of(text);
        from = at;
        let mut wide = columns_of(chunk.trim_end());
        if used + wide > columns && used > 0 {
            let at_break = last_break.unwrap_or((at - chunk.len(), used));
            let mut row = Row { span: Span::new(start, at_break.0), hyphen: false, full: true };
            start = at_break.0;
            used -= at_break.1;
            // A word that stands alone behind the break, and not in a row of broken words.
            let free = columns.saturating_sub(at_break.1);
            let broken = rows.iter().rev().take(HYPHENS).filter(|row| row.hyphen).count();
            if hyphens
                && used == 0
                && free >= WORTH
                && broken < HYPHENS
                && let Some(cut) = hyphen::break_at(chunk.trim_end(), free)
            {
                start += cut;
                row.span = Span::new(row.span.start(), start);
                row.hyphen = true;
                chunk = Span::new(start, at).of(text);
                wide = columns_of(chunk.trim_end());
            }
            rows.push(row);
            last_break = None;
        }
        if used + wide > columns {
            let (row_start, rest) = split_long(text, Span::new(start, at), columns, &mut rows);
            start = row_start;
            used = rest;
        } else {
            used += columns_of(chunk);
        }
        while keep.next_if(|span| span.end() <= at).is_some() {}
        let inside = keep.peek().is_some_and(|span| span.start() < at && at < span.end());
        // A break inside a name counts only while the row is too short without the name's first part.
        if !inside || last_break.is_none_or(|(_, full)| full * 3 < columns * 2) {
            last_break = Some((at, used));
        }
        if opportunity == BreakOpportunity::Mandatory && at < text.len() {
            rows.push(Row { span: Span::new(start, at), hyphen: false, full: false });
            start = at;
            used = 0;
            last_break = None;
        }
    }
    rows.push(Row { span: Span::new(start, text.len()), hyphen: false, full: false });
    rows.retain_mut(|row| {
        let shown = row.span.of(text);
        let from = row.span.start() + (shown.len() - shown.trim_start().len());
        row.span = Span::new(from, from + shown.trim().len());
        !row.span.is_empty()
    });
    rows
}

/// Breaks `span`, in which no line may break, wherever it is full; gives the start of the last part and its columns.
fn split_long(text: &str, span: Span, columns: usize, rows: &mut Vec<Row>) -> (usize, usize) {
    let mut start = span.start();
    let mut used = 0;
    for (at, grapheme) in span.of(text).grapheme_indices(true) {
        let wide = cell(grapheme).1;
        if used + wide > columns && used > 0 {
            let part = Span::new(start, span.start() + at);
            rows.push(Row { span: part, hyphen: false, full: false });
            start = span.start() + at;
            used = 0;
        }
        used += wide;
    }
    (start, used)
}

pub(super) fn columns_of(text: &str) -> usize {
    if text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return text.len();
    }
    if text.chars().any(char::is_control) {
        return text.graphemes(true).map(|g| cell(g).1).sum();
    }
    width(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, columns: usize, want: &[&str]) {
        let rows: Vec<&str> =
            break_text(text, columns, &[], false).into_iter().map(|r| r.span.of(text)).collect();
        assert_eq!(rows, want);
    }

    #[test]
    fn rows_break_between_words() {
        check("the talks went on", 9, &["the talks", "went on"]);
        check("the talks went on", 8, &["the", "talks", "went on"]);
    }

    #[test]
    fn a_word_longer_than_the_row_is_cut() {
        check("a honorificabilitudo b", 8, &["a", "honorifi", "cabilitu", "do b"]);
    }

    #[test]
    fn wide_characters_never_overhang() {
        check("東京都庁", 5, &["東京", "都庁"]);
    }

    #[test]
    fn one_column_is_enough_for_anything() {
        check("ab c", 1, &["a", "b", "c"]);
        check("東", 1, &["東"]);
    }

    #[test]
    fn a_line_break_in_the_text_ends_the_row() {
        check("one\ntwo", 20, &["one", "two"]);
    }

    #[test]
    fn long_words_are_broken_where_that_is_wanted() {
        let text = "The delegation broke off the negotiations before noon.";
        let rows: Vec<String> = break_text(text, 34, &[], true)
            .into_iter()
            .map(|row| format!("{}{}", row.span.of(text), if row.hyphen { "-" } else { "" }))
            .collect();
        assert_eq!(rows, ["The delegation broke off the nego-", "tiations before noon."]);
    }

    #[test]
    fn a_name_stays_whole_where_the_row_is_full_enough_without_it() {
        let text = "the delegates heard Ilse Varga speak";
        let name = Span::new(20, 30);
        let rows: Vec<&str> =
            break_text(text, 26, &[name], true).into_iter().map(|r| r.span.of(text)).collect();
        assert_eq!(rows, ["the delegates heard", "Ilse Varga speak"]);
    }
}

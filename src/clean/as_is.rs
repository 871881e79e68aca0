//! A text taken as it is: not a character changed, its paragraphs found.

use crate::clean::lines::is_foul;
use crate::document::Block;
use crate::document::BlockKind;
use crate::document::Document;
use crate::text::Span;

/// The columns among which a line must end to have been broken by a program.
const WRAPPED: std::ops::RangeInclusive<usize> = 50..=100;

/// The document of `text` in its own lines; lines that were broken at a column are one block.
pub(super) fn document(text: &str) -> Document {
    let lines = spans(text);
    let width = wrap_width(text, &lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    let mut before = 0;
    for &span in &lines {
        let parted =
            text.get(before..span.start()).is_some_and(|gap| gap.matches('\n').count() > 1);
        let length = span.of(text).chars().count();
        match blocks.last_mut() {
            Some(last) if open && !parted => last.span = last.span.join(span),
            _ => blocks.push(Block { kind: BlockKind::Paragraph, span }),
        }
        open = width.is_some_and(|width| length + 22 > width && length <= width);
        before = span.end();
    }
    Document::new(text, blocks)
}

/// The lines that have text, without the white space around it.
fn spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{c}', '\u{2028}', '\u{2029}']) {
        let end = start + line.len();
        let empty = |c: char| c.is_whitespace() || is_foul(c);
        let left = line.len() - line.trim_start_matches(empty).len();
        let right = line.trim_end_matches(empty).len();
        if right > left {
            spans.push(Span::new(start + left, start + right));
        }
        start = end;
    }
    spans
}

/// See `lines::wrap_width`; here the lines keep their places.
fn wrap_width(text: &str, lines: &[Span]) -> Option<usize> {
    let width = lines.iter().map(|l| l.of(text).chars().count()).max()?;
    if !WRAPPED.contains(&width) {
        return None;
    }
    let (mut full, mut followed, mut open) = (0usize, 0usize, 0usize);
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        if text.get(line.end()..next.start()).is_none_or(|gap| gap.matches('\n').count() > 1) {
            continue;
        }
        followed += 1;
        let own = line.of(text);
        if own.chars().count() + 22 > width {
            full += 1;
            open += usize::from(!own.ends_with(['.', '!', '?', '”', '"', ':']));
        }
    }
    (followed >= 3 && full * 10 >= followed * 6 && open * 2 >= full).then_some(width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = document(text);
        assert_eq!(document.text(), text);
        assert_eq!(document.blocks().iter().map(|b| b.span.of(text)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn every_line_is_a_block() {
        check(
            "Envoy Leaves\r\n\r\n  The talks ended.  \nNobody spoke.\n",
            &["Envoy Leaves", "The talks ended.", "Nobody spoke."],
        );
    }

    #[test]
    fn broken_lines_are_one_block() {
        let text = "The ferry with two hundred people aboard left the harbour of\nSenna at dawn, and nobody has heard from its crew since the\nearly afternoon, the coast guard said in a short statement.\nBoats are looking for it.\n\nThe sea was calm.";
        let (first, last) = text.split_once("\n\n").unwrap();
        check(text, &[first, last]);
    }

    #[test]
    fn nothing_gives_nothing() {
        check(" \n\u{feff}\n", &[]);
    }
}

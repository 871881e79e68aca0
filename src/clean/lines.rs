//! A text in lines fit to be judged: controls gone, hard-wrapped lines put together.

/// A line of a text: a paragraph, as most dumps have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its text, trimmed, never empty.
    pub(super) text: String,
    /// Does a blank line stand before it?
    pub(super) parted: bool,
}

/// The lines of `text`.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut parted = true;
    // A form feed and the separators of Unicode end a line too.
    for raw in text.split(['\n', '\r', '\u{c}', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let text = scrub(raw);
        if text.is_empty() {
            parted = true;
            continue;
        }
        lines.push(Line { text, parted });
        parted = false;
    }
    unwrap(lines)
}

/// Is the character one that text from a file has no business with: a control, or one that turns the direction of writing?
pub(super) fn is_foul(c: char) -> bool {
    matches!(c, '\0'..='\x08' | '\x0e'..='\x1f' | '\x7f'..='\u{9f}' | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{feff}' | '\u{200b}' | '\u{ad}' | '\u{fffe}')
}

/// The line without controls, its white space single.
pub(super) fn scrub(line: &str) -> String {
    let trimmed = line.trim_ascii();
    if is_scrubbed(trimmed) {
        return trimmed.to_owned();
    }
    let mut out = String::with_capacity(line.len());
    let mut gap = false;
    for c in line.chars() {
        if c.is_whitespace() {
            gap = true;
        } else if !is_foul(c) {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        }
    }
    out
}

/// Plain letters and marks with single spaces: what most lines are.
fn is_scrubbed(line: &str) -> bool {
    let mut before = b' ';
    line.bytes().all(|byte| {
        let good = matches!(byte, b'!'..=b'~') || byte == b' ' && before != b' ';
        before = byte;
        good
    })
}

/// The columns among which a line must end to have been broken by a program.
const WRAPPED: std::ops::RangeInclusive<usize> = 50..=100;

/// Puts lines together that were broken at a fixed column, if the text as a whole is so broken.
fn unwrap(lines: Vec<Line>) -> Vec<Line> {
    let Some(width) = wrap_width(&lines) else { return lines };
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    let mut open = false;
    for line in lines {
        let length = line.text.chars().count();
        let full =
            length + 22 > width && length <= width && line.text.contains(char::is_alphanumeric);
        match out.last_mut() {
            // A line of marks parts what is above it from what is below.
            Some(last) if open && !line.parted && line.text.contains(char::is_alphanumeric) => {
                // A word broken at a hyphen keeps it: which hyphens are soft is not certain.
                if !last.text.ends_with('-') {
                    last.text.push(' ');
                }
                last.text.push_str(&line.text);
            }
            _ => out.push(line),
        }
        open = full;
    }
    out
}

/// The column at which the text was broken, if it was: most lines that are followed by another one without a blank line
/// end just below the longest, and many of them in the middle of a sentence.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let width = lines.iter().map(|l| l.text.chars().count()).max()?;
    if !WRAPPED.contains(&width) {
        return None;
    }
    let (mut full, mut followed, mut open) = (0usize, 0usize, 0usize);
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        if next.parted {
            continue;
        }
        followed += 1;
        if line.text.chars().count() + 22 > width {
            full += 1;
            open += usize::from(!line.text.ends_with(['.', '!', '?', '”', '"', ':']));
        }
    }
    (followed >= 3 && full * 10 >= followed * 6 && open * 2 >= full).then_some(width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let lines = lines(text);
        assert_eq!(lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn any_line_end_ends_a_line() {
        check("one\r\ntwo\rthree\n\n\nfour", &["one", "two", "three", "four"]);
    }

    #[test]
    fn controls_and_turned_writing_go() {
        check("Pre\u{202e}sident\u{7} \u{1b}[31mHolt\t said", &["President [31mHolt said"]);
    }

    #[test]
    fn hard_wrapped_paragraphs_come_together() {
        let text = "The ferry with two hundred people aboard left the harbour of\n\
                    Senna at dawn, and nobody has heard from its crew since the\n\
                    early afternoon, the coast guard said in a short statement.\n\
                    Boats are looking for it.\n\nThe sea was calm.\n";
        let lines = lines(text);
        assert_eq!(lines.len(), 2);
        assert!(lines[0].text.ends_with("statement. Boats are looking for it."));
    }

    #[test]
    fn a_list_of_short_lines_stays_one() {
        check(
            "Home\nWorld\nSport\nThe minister resigned on Monday.",
            &["Home", "World", "Sport", "The minister resigned on Monday."],
        );
    }
}

//! What the bytes are: text of which kind, or what else.

use crate::document::Format;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Nothing but white space.
    Nothing,
    /// No text; what it is in words.
    Binary(&'static str),
    /// Text.
    Written(Format),
}

/// The first bytes of what is no text.
const MAGIC: [(&[u8], &str); 16] = [
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xfe\xed\xfa", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
];

/// How far into a file its kind is looked for.
const HEAD: usize = 64 << 10;

/// What `bytes` are, by what stands in them.
pub(super) fn detect(bytes: &[u8]) -> Content {
    if let Some(&(_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Content::Binary(what);
    }
    if bytes.iter().all(|b| b.is_ascii_whitespace() || *b == 0) {
        return Content::Nothing;
    }
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if !is_utf16(bytes) && is_binary(head) {
        return Content::Binary("binary data");
    }
    if is_html(head) { Content::Written(Format::Html) } else { Content::Written(Format::Text) }
}

/// Does it open with the mark of UTF-16, or alternate letters and zeros as UTF-16 of English does?
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xff, 0xfe])
        || bytes.starts_with(&[0xfe, 0xff])
        || utf16_without_mark(bytes).is_some()
}

/// UTF-16 that has no mark: `Some(true)` for little endian.
pub(super) fn utf16_without_mark(bytes: &[u8]) -> Option<bool> {
    let head = bytes.get(..bytes.len().min(512) & !1)?;
    if head.len() < 16 {
        return None;
    }
    let zeros = |odd: usize| {
        head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count() * 10 >= head.len() * 4
    };
    match (zeros(0), zeros(1)) {
        (false, true) => Some(true),
        (true, false) => Some(false),
        _ => None,
    }
}

/// Text has no zeros and next to no control characters; a stray one is forgiven.
fn is_binary(head: &[u8]) -> bool {
    let control = |b: &u8| *b < 0x20 && !matches!(*b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
    let controls = head.iter().filter(|b| control(b)).count();
    controls * 50 > head.len()
}

/// A page: a tag of the document's frame near the start, or several tags of paragraphs.
fn is_html(head: &[u8]) -> bool {
    const FRAME: [&[u8]; 8] =
        [b"!doctype html", b"html", b"head", b"body", b"meta", b"title", b"article", b"main"];
    const PARTS: [&[u8]; 8] = [b"p", b"div", b"br", b"h1", b"h2", b"span", b"section", b"li"];
    let mut parts = 0;
    for (at, _) in head.iter().enumerate().filter(|(_, b)| **b == b'<').take(400) {
        let rest = head.get(at + 1..).unwrap_or_default();
        let is = |name: &[u8]| {
            rest.get(..name.len()).is_some_and(|r| r.eq_ignore_ascii_case(name))
                && rest
                    .get(name.len())
                    .is_some_and(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'))
        };
        if FRAME.iter().any(|name| is(name)) {
            return true;
        }
        parts += usize::from(PARTS.iter().any(|name| is(name)));
    }
    parts >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Content) {
        assert_eq!(detect(bytes), expected);
    }

    #[test]
    fn pages_are_known_by_their_tags() {
        check(b"\n <!DOCTYPE html><p>Hi", Content::Written(Format::Html));
        check(b"<HTML>\n<Body>x", Content::Written(Format::Html));
        check(b"<p>One.</p><p>Two.</p><p>Three.</p>", Content::Written(Format::Html));
    }

    #[test]
    fn prose_with_a_mark_or_a_tag_stays_text() {
        check(b"Profits < 3 percent, losses > 4", Content::Written(Format::Text));
        check(b"He wrote <br> once.", Content::Written(Format::Text));
    }

    #[test]
    fn what_is_no_text_is_named() {
        check(b"%PDF-1.7 ...", Content::Binary("a PDF document"));
        check(&[7, 3, 1, 0, 0, 2, 5, 255, 200, 1], Content::Binary("binary data"));
        check(b" \n\t\n", Content::Nothing);
    }

    #[test]
    fn utf16_is_text() {
        let wide: Vec<u8> = "The minister resigned.".bytes().flat_map(|b| [b, 0]).collect();
        check(&wide, Content::Written(Format::Text));
    }
}

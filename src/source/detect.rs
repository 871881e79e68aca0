//! What the bytes are: text of which kind, or what else.

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Nothing but white space.
    Nothing,
    /// Something that is no article.
    Foreign(Foreign),
    /// A ZIP archive: a book, or something else.
    Zip,
    /// An archive of the web.
    Warc,
    /// A mailbox.
    Mbox,
    /// A mail, or a page saved as one.
    Mail,
    /// Text.
    Text,
}

/// What is no article, in words, and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// With its article: "a PDF document".
    pub what: &'static str,
    /// In the imperative.
    pub advice: &'static str,
}

const TAKE_TEXT: &str = "take its text out first (`pdftotext FILE - | dateline`)";
const READ_PICTURE: &str = "give the text, not its picture";
pub(super) const UNPACK: &str = "unpack it and give the files in it";
pub(super) const SAVE_AS: &str = "save it as text, as a web page or as an EPUB first";
const OTHER: &str = "give a text, a page, a feed, a mail or a book";

/// The first bytes of what is no text.
const MAGIC: [(&[u8], &str, &str); 26] = [
    (b"\x89PNG", "a PNG picture", READ_PICTURE),
    (b"\xff\xd8\xff", "a JPEG picture", READ_PICTURE),
    (b"GIF8", "a GIF picture", READ_PICTURE),
    (b"II*\0", "a TIFF picture", READ_PICTURE),
    (b"MM\0*", "a TIFF picture", READ_PICTURE),
    (b"AT&TFORM", "a DjVu document", READ_PICTURE),
    (b"%PDF", "a PDF document", TAKE_TEXT),
    (b"%!PS", "a PostScript document", "take its text out first (`ps2ascii FILE | dateline`)"),
    (b"{\\rtf", "a rich text document", SAVE_AS),
    (b"\x7fELF", "a program", OTHER),
    (b"MZ\x90", "a program", OTHER),
    (b"\xfe\xed\xfa", "a program", OTHER),
    (b"\xcf\xfa\xed\xfe", "a program", OTHER),
    (b"\0asm", "a program", OTHER),
    (b"BZh", "a bzip2 archive", "unpack it first (`bzip2 -dc FILE | dateline`)"),
    (b"\xfd7zXZ", "an xz archive", "unpack it first (`xz -dc FILE | dateline`)"),
    (b"\x04\x22\x4d\x18", "an lz4 archive", "unpack it first (`lz4 -dc FILE | dateline`)"),
    (b"7z\xbc\xaf", "a 7-Zip archive", UNPACK),
    (b"Rar!", "a RAR archive", UNPACK),
    (b"SQLite format 3", "a database", OTHER),
    (b"\xd0\xcf\x11\xe0", "an old Office document or an Outlook message", SAVE_AS),
    (b"bplist0", "a binary property list or web archive", "save the page as HTML or MHTML"),
    (b"ID3", "a sound", OTHER),
    (b"OggS", "a sound", OTHER),
    (b"fLaC", "a sound", OTHER),
    (b"\x1aE\xdf\xa3", "a film", OTHER),
];

/// Marks that stand some bytes into the file.
const INNER: [(usize, &[u8], &str, &str); 6] = [
    (60, b"BOOKMOBI", "a Kindle book", "turn it into an EPUB first"),
    (257, b"ustar", "a tar archive", UNPACK),
    (4, b"ftypavif", "a picture", READ_PICTURE),
    (4, b"ftypheic", "a picture", READ_PICTURE),
    (4, b"ftyp", "a film", OTHER),
    (8, b"WEBP", "a WebP picture", READ_PICTURE),
];

/// How far into a file its kind is looked for.
const HEAD: usize = 64 << 10;

/// What `bytes` are, by what stands in them.
pub(super) fn detect(bytes: &[u8]) -> Content {
    let first = MAGIC.iter().find(|(magic, ..)| bytes.starts_with(magic));
    let inner = INNER
        .iter()
        .find(|(at, magic, ..)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(magic)));
    let foreign = first.map(|&(_, what, advice)| Foreign { what, advice });
    let foreign = foreign.or(inner.map(|&(_, _, what, advice)| Foreign { what, advice }));
    if let Some(foreign) = foreign {
        return Content::Foreign(foreign);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Content::Zip;
    }
    if bytes.iter().all(|b| b.is_ascii_whitespace() || *b == 0) {
        return Content::Nothing;
    }
    let start = bytes.trim_ascii_start();
    if start.starts_with(b"WARC/1.") || start.starts_with(b"WARC/0.") {
        return Content::Warc;
    }
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if is_mbox(start) {
        return Content::Mbox;
    }
    if is_mail(start.get(..HEAD).unwrap_or(start)) {
        return Content::Mail;
    }
    if !is_utf16(bytes) && is_binary(head) {
        return Content::Foreign(Foreign { what: "binary data", advice: OTHER });
    }
    Content::Text
}

/// A mailbox opens with the line that parts its mails: "From ", a sender, a day and a time; then headers.
fn is_mbox(start: &[u8]) -> bool {
    let mut lines = start.split(|b| *b == b'\n');
    let parting = lines.next().is_some_and(is_parting);
    parting
        && lines
            .next()
            .is_some_and(|line| header_name(line).is_some() || line.starts_with(b">From "))
}

/// The line that parts two mails of a mailbox.
pub(super) fn is_parting(line: &[u8]) -> bool {
    let digit = |at: usize| line.get(at).is_some_and(u8::is_ascii_digit);
    line.starts_with(b"From ")
        && line.len() < 400
        && line
            .iter()
            .enumerate()
            .any(|(at, b)| *b == b':' && at > 0 && digit(at - 1) && digit(at + 1) && digit(at + 2))
        && line
            .split(|b| b.is_ascii_whitespace())
            .any(|word| word.len() == 4 && (word.starts_with(b"19") || word.starts_with(b"20")))
}

/// A mail opens with headers, among them some that only mails have.
fn is_mail(start: &[u8]) -> bool {
    const STRONG: [&str; 18] = [
        "mime-version",
        "message-id",
        "received",
        "return-path",
        "delivered-to",
        "dkim-signature",
        "content-type",
        "content-transfer-encoding",
        "reply-to",
        "list-unsubscribe",
        "list-id",
        "snapshot-content-location",
        "x-mailer",
        "authentication-results",
        "in-reply-to",
        "references",
        "envelope-to",
        "x-mimeole",
    ];
    const WEAK: [&str; 6] = ["from", "to", "subject", "date", "cc", "sender"];
    let (mut strong, mut weak, mut addressed) = (0, 0, false);
    for line in start.split(|b| *b == b'\n') {
        if line.trim_ascii().is_empty() {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let Some(name) = header_name(line) else { return false };
        strong += usize::from(STRONG.contains(&&*name));
        weak += usize::from(WEAK.contains(&&*name));
        addressed |= name == "from" && line.contains(&b'@');
    }
    (strong >= 1 && weak >= 1 && strong + weak >= 3) || strong >= 2 || (weak >= 3 && addressed)
}

/// The name of a header that stands in the line, in small letters.
fn header_name(line: &[u8]) -> Option<String> {
    let name = line.get(..line.iter().take(80).position(|b| *b == b':')?)?;
    let fits = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    let text = std::str::from_utf8(name).ok().filter(|name| !name.is_empty())?;
    name.iter().all(fits).then(|| text.to_ascii_lowercase())
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
    let control = |b: &u8| *b < 0x20 && !matches!(*b, 8..=13 | 0x1b);
    let controls = head.iter().filter(|b| control(b)).count();
    controls * 50 > head.len()
}

/// A page: a tag of the document's frame near the start, or several tags of paragraphs.
pub(super) fn is_html(text: &str) -> bool {
    let head = text.as_bytes();
    let head = head.get(..HEAD).unwrap_or(head);
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

    #[track_caller]
    fn named(bytes: &[u8], expected: &str) {
        assert!(
            matches!(detect(bytes), Content::Foreign(Foreign { what, .. }) if what == expected)
        );
    }

    #[test]
    fn pages_are_known_by_their_tags() {
        assert!(is_html("\n <!DOCTYPE html><p>Hi"));
        assert!(is_html("<HTML>\n<Body>x"));
        assert!(is_html("<p>One.</p><p>Two.</p><p>Three.</p>"));
    }

    #[test]
    fn prose_with_a_mark_or_a_tag_stays_text() {
        assert!(!is_html("Profits < 3 percent, losses > 4"));
        assert!(!is_html("He wrote <br> once."));
    }

    #[test]
    fn what_is_no_text_is_named() {
        named(b"%PDF-1.7 ...", "a PDF document");
        named(&[7, 3, 1, 0, 0, 2, 5, 255, 200, 1], "binary data");
        check(b" \n\t\n", Content::Nothing);
    }

    #[test]
    fn utf16_is_text() {
        let wide: Vec<u8> = "The minister resigned.".bytes().flat_map(|b| [b, 0]).collect();
        check(&wide, Content::Text);
    }

    #[test]
    fn mails_are_known_by_their_headers() {
        check(b"Received: by x\r\n with y\r\nFrom: a@b\r\nSubject: S\r\n\r\nText", Content::Mail);
        check(
            b"From: <Saved by Blink>\r\nSnapshot-Content-Location: x\r\nMIME-Version: 1.0\r\n\r\n",
            Content::Mail,
        );
        check(b"From: Anna <anna@x.example>\nTo: b\nSubject: S\n\nText", Content::Mail);
        check(
            b"Date: 4 March 2025\nFrom: our correspondent in Senna\n\nThe ferry sank.",
            Content::Text,
        );
        check(b"Subject: to approval\n\nThe ferry sank.", Content::Text);
    }

    #[test]
    fn mailboxes_are_known_by_the_line_that_parts_mails() {
        check(b"From anna@x Tue Mar  4 10:15:00 2025\nSubject: S\n\nText", Content::Mbox);
        check(b"From - Tue Mar 04 10:15:00 2025\r\nX-Status: 0\r\n\r\nText", Content::Mbox);
        check(b"From Senna at 10:15 in 2025\nthe ferry left.", Content::Text);
        check(b"From Senna: the ferry\nSubject: x", Content::Text);
    }

    #[test]
    fn archives_of_the_web_are_known() {
        check(b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", Content::Warc);
    }
}

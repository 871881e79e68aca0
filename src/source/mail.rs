//! Mails, mailboxes, and pages that a browser saved as mails (MHTML).

use std::borrow::Cow;

use mail_parser::Address;
use mail_parser::Encoding;
use mail_parser::HeaderValue;
use mail_parser::Message;
use mail_parser::MessageParser;
use mail_parser::MessagePart;
use mail_parser::MimeHeaders;
use mail_parser::PartType;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use memchr::memmem;

use crate::document::Format;
use crate::document::Meta;
use crate::source::decode::decode;
use crate::source::detect::Foreign;
use crate::source::detect::is_parting;
use crate::source::error::Cause;
use crate::source::markup::count;
use crate::source::reading::Reading;

/// What is said of a mail that breaks off.
const CUT: &str = "breaks off, the last mail or page is not whole";

/// The most mails within mails that are opened.
const DEPTH: usize = 4;

/// A plain part is the real one where the HTML beside it has less than one word for so many of its own.
const REAL: usize = 2;

const EMPTY: Cause = Cause::NoArticle(Foreign {
    what: "a mail without text",
    advice: "save its attachments and give those",
});

/// Reads a mail or a saved page.
pub(super) fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Result<(), Cause> {
    let start = bytes.iter().position(|b| !b.is_ascii_whitespace()).unwrap_or(0);
    let bytes = bytes.get(start..).unwrap_or_default();
    let (bytes, cut) = closed(bytes);
    if cut {
        reading.note(CUT);
    }
    let message = MessageParser::default().parse(&*bytes).ok_or(Cause::Damaged("mail"))?;
    if open(&message, reading, 0) { Ok(()) } else { Err(EMPTY) }
}

/// Reads a mailbox: an article a mail. Lines that begin with "From " are written ">From " in it.
pub(super) fn read_box(bytes: &[u8], reading: &mut Reading<'_>) -> Result<(), Cause> {
    let before = reading.pieces.len();
    let mut empty = 0usize;
    let mut mail: Vec<u8> = Vec::new();
    let mut lines = bytes.trim_ascii_start().split_inclusive(|b| *b == b'\n').peekable();
    let mut blank = true;
    while let Some(line) = lines.next() {
        let quoted = line.iter().take_while(|b| **b == b'>').count();
        let parts = blank && is_parting(line.trim_ascii_end());
        if !parts {
            let unquoted =
                quoted > 0 && line.get(quoted..).is_some_and(|it| it.starts_with(b"From "));
            mail.extend_from_slice(line.get(usize::from(unquoted)..).unwrap_or_default());
        }
        blank = line.trim_ascii().is_empty();
        let last = lines.peek().is_none();
        if (parts || last) && !mail.trim_ascii().is_empty() {
            let (whole, cut) = closed(&mail);
            if cut && last {
                reading.note(CUT);
            }
            let message = MessageParser::default().parse(&*whole);
            empty += usize::from(!message.is_some_and(|it| open(&it, reading, 0)));
            mail.clear();
        }
    }
    if reading.pieces.len() == before {
        return Err(EMPTY);
    }
    if empty > 0 {
        let are = if empty == 1 { "mail has" } else { "mails have" };
        reading.note(format!("{empty} {are} no text and cannot be shown"));
    }
    Ok(())
}

/// The mail with the end of each of its multiparts, which the parser needs to find the last part, and whether one was missing.
fn closed(bytes: &[u8]) -> (Cow<'_, [u8]>, bool) {
    let mut missing: Vec<&[u8]> = Vec::new();
    let (mut from, mut seen) = (0, 0);
    let name = b"boundary=";
    // Each is looked for in all that follows: so many are enough.
    while seen < 40
        && let Some(at) = memmem::find(bytes.get(from..).unwrap_or_default(), name)
    {
        from += at + name.len();
        seen += 1;
        let rest = bytes.get(from..).unwrap_or_default();
        let ends = |b: &u8| matches!(b, b'"' | b';' | b'\r' | b'\n');
        let rest = rest.strip_prefix(b"\"").unwrap_or(rest);
        let boundary =
            rest.get(..rest.iter().take(80).position(ends).unwrap_or(0)).unwrap_or_default();
        let boundary = boundary.trim_ascii();
        let begun = memmem::find(rest, &[b"--", boundary].concat()).is_some();
        let ended = memmem::find(rest, &[b"--", boundary, b"--"].concat()).is_some();
        if begun && !ended && !boundary.is_empty() && !missing.contains(&boundary) {
            missing.push(boundary);
        }
    }
    if missing.is_empty() {
        return (Cow::Borrowed(bytes), false);
    }
    let mut whole = bytes.to_vec();
    for boundary in missing.iter().rev() {
        whole.extend_from_slice(&[b"\r\n--", *boundary, b"--\r\n"].concat());
    }
    (Cow::Owned(whole), true)
}

/// Adds the article of a mail, or those of the mails in it. `false` if there is no text.
fn open(message: &Message<'_>, reading: &mut Reading<'_>, depth: usize) -> bool {
    if let Some(location) = saved_from(message) {
        return open_page(message, location, reading);
    }
    let html = first_part(message, true).map(|part| text_of(message, part));
    let plain = first_part(message, false).map(|part| text_of(message, part));
    let (html, plain) = (html.filter(|it| count(it) > 0), plain.filter(|it| !it.trim().is_empty()));
    let real = match (&html, &plain) {
        (Some(html), Some(plain)) => count(html) * REAL < plain.split_whitespace().count(),
        _ => html.is_none(),
    };
    let body =
        if real { plain.map(|it| (Format::Text, it)) } else { html.map(|it| (Format::Html, it)) };
    let mut found = false;
    if let Some((format, text)) = body {
        found = reading.add(format, text, meta_of(message));
    }
    if depth < DEPTH {
        for part in &message.parts {
            if let PartType::Message(inner) = &part.body {
                found |= open(inner, reading, depth + 1);
            }
        }
    }
    found
}

/// The first part that is to be read: not an attachment, HTML or plain.
fn first_part<'a, 'x>(message: &'a Message<'x>, html: bool) -> Option<&'a MessagePart<'x>> {
    let parts = message.parts.iter().filter(|part| match &part.body {
        PartType::Html(_) => html,
        PartType::Text(_) => !html && is_plain(part),
        _ => false,
    });
    let shown = |part: &&MessagePart<'_>| {
        part.content_disposition().is_none_or(|it| !it.ctype().eq_ignore_ascii_case("attachment"))
    };
    parts.into_iter().find(shown)
}

/// Calendars and address cards are text too, for machines.
fn is_plain(part: &MessagePart<'_>) -> bool {
    let kind = part.content_type().and_then(|it| it.subtype());
    kind.is_none_or(|it| {
        ["plain", "enriched", "markdown", "x-markdown"].iter().any(|k| it.eq_ignore_ascii_case(k))
    })
}

/// The text of a part, by the encoding that it names or that is found.
fn text_of(message: &Message<'_>, part: &MessagePart<'_>) -> String {
    let given = match &part.body {
        PartType::Html(text) | PartType::Text(text) => text.to_string(),
        _ => String::new(),
    };
    let label = part.content_type().and_then(|it| it.attribute("charset"));
    // The parser takes what names no encoding for UTF-8.
    if label.is_some() && !given.contains('\u{fffd}') {
        return given;
    }
    let raw = message.raw_message.get(part.offset_body as usize..part.offset_end as usize);
    let bytes = raw.and_then(|raw| match part.encoding {
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
        Encoding::None => Some(raw.to_vec()),
    });
    match bytes {
        Some(bytes) if !bytes.trim_ascii().is_empty() => decode(&bytes, label),
        _ => given,
    }
}

/// The address of a page that a browser saved as a mail, empty where it is not known; `None` for mails.
fn saved_from(message: &Message<'_>) -> Option<String> {
    let header = |name: &str| match message.header(name.to_owned()) {
        Some(HeaderValue::Text(text)) => Some(text.trim().to_owned()),
        _ => None,
    };
    let address = header("Snapshot-Content-Location");
    let related = message.content_type().is_some_and(|it| it.subtype() == Some("related"));
    let by_browser = header("From").or_else(|| {
        let from = message.from()?.first()?;
        Some(format!("{} {}", from.name().unwrap_or_default(), from.address().unwrap_or_default()))
    });
    let by_browser = by_browser.is_some_and(|it| it.to_lowercase().contains("saved by"));
    let located = message.parts.iter().any(|part| part.content_location().is_some());
    let unsent = message.from().is_none_or(|it| it.first().is_none_or(|it| it.address().is_none()));
    if address.is_none() && !by_browser && !(related && located && unsent) {
        return None;
    }
    let inner = || {
        let root = first_part(message, true)?;
        root.content_location().map(str::to_owned)
    };
    Some(address.or_else(inner).or_else(|| header("Content-Location")).unwrap_or_default())
}

/// The page itself is the part that the root names, or the first page.
fn open_page(message: &Message<'_>, address: String, reading: &mut Reading<'_>) -> bool {
    let root = message.content_type().and_then(|it| it.attribute("start"));
    let root = root.map(|it| it.trim_matches(['<', '>']));
    let named = message.parts.iter().find(|part| {
        matches!(part.body, PartType::Html(_)) && root.is_some() && part.content_id() == root
    });
    let Some(part) = named.or_else(|| first_part(message, true)) else { return false };
    let url = Some(address).filter(|it| it.starts_with("http"));
    reading.add(Format::Html, text_of(message, part), Meta { url, ..Meta::default() })
}

fn meta_of(message: &Message<'_>) -> Meta {
    let bulk = ["List-Id", "List-Unsubscribe", "List-Post", "Precedence", "Feedback-ID"];
    let bulk = bulk.iter().any(|name| message.header((*name).to_owned()).is_some());
    let from = message.from().and_then(Address::first);
    let name = from.and_then(|it| it.name().or_else(|| it.address()));
    let name = name.map(|it| it.trim().trim_matches(['"', '\'']).trim().to_owned());
    let (byline, source) = match name {
        Some(name) => sender(&name, bulk),
        None => (Vec::new(), None),
    };
    let date = message.date().filter(|it| it.is_valid()).map(mail_parser::DateTime::to_rfc3339);
    Meta {
        headline: message.subject().map(|it| subject(it).to_owned()).filter(|it| !it.is_empty()),
        byline,
        published: date,
        source,
        language: message.parts.first().and_then(|it| match it.content_language() {
            HeaderValue::Text(text) => Some(text.to_string()),
            HeaderValue::TextList(list) => list.first().map(ToString::to_string),
            _ => None,
        }),
        ..Meta::default()
    }
}

/// Who wrote and who sent it: "Anna Holt from Harbour Notes" says both; a lone name is the paper's in what goes to many.
fn sender(name: &str, bulk: bool) -> (Vec<String>, Option<String>) {
    for between in [" from ", " at ", " via ", " @ ", " | "] {
        if let Some((writer, paper)) = name.split_once(between) {
            return (vec![writer.trim().to_owned()], Some(paper.trim().to_owned()));
        }
    }
    if bulk || name.contains('@') {
        (Vec::new(), Some(name.to_owned()))
    } else {
        (vec![name.to_owned()], None)
    }
}

/// The subject without the marks of forwarding.
fn subject(text: &str) -> &str {
    let mut text = text.trim();
    for _ in 0..8 {
        let Some((mark, rest)) = text.split_once(':') else { break };
        let marks = ["fwd", "fw", "wg", "tr", "rv"];
        if !marks.iter().any(|it| mark.trim().eq_ignore_ascii_case(it)) {
            break;
        }
        text = rest.trim();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::fields::Fields;
    use crate::source::reading::Piece;

    fn pieces(
        read: fn(&[u8], &mut Reading<'_>) -> Result<(), Cause>,
        text: &str,
    ) -> (Vec<Piece>, Vec<String>) {
        let fields = Fields::default();
        let mut reading = Reading::new(&fields);
        read(text.as_bytes(), &mut reading).unwrap();
        (reading.pieces, reading.notes)
    }

    const HEAD: &str = "From: Anna Holt <anna@h.example>\r\nTo: desk@h.example\r\nSubject: Fwd: =?utf-8?q?F=C3=A4hre?= found\r\n\
                        Date: Tue, 4 Mar 2025 21:30:00 -0500\r\nMIME-Version: 1.0\r\n";

    #[test]
    fn a_mail_has_its_head_and_its_text() {
        let (mails, _) = pieces(
            read,
            &format!(
                "{HEAD}Content-Type: text/plain; charset=iso-8859-1\r\n\
            Content-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=E9 is =\r\nopen.\r\n"
            ),
        );
        let [Piece { format, content, meta }] = &mails[..] else { panic!("{mails:?}") };
        assert_eq!((*format, content.as_str()), (Format::Text, "The café is open.\r\n"));
        assert_eq!(meta.headline.as_deref(), Some("Fähre found"));
        assert_eq!(meta.byline, ["Anna Holt"]);
        assert_eq!(meta.published.as_deref(), Some("2025-03-04T21:30:00-05:00"));
    }

    #[test]
    fn bytes_without_a_declared_encoding_are_looked_at() {
        let fields = Fields::default();
        let mut reading = Reading::new(&fields);
        let mut mail = HEAD.as_bytes().to_vec();
        mail.extend_from_slice(b"\r\nThe caf\xe9 is \x93open\x94.\r\n");
        read(&mail, &mut reading).unwrap();
        assert_eq!(reading.pieces[0].content.trim(), "The café is “open”.");
    }

    fn both(plain: &str, html: &str) -> String {
        format!(
            "{HEAD}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n{plain}\r\n\
             --b\r\nContent-Type: text/html\r\n\r\n{html}\r\n--b--\r\n"
        )
    }

    #[test]
    fn the_html_part_is_read_unless_the_plain_one_is_the_real_one() {
        let (mails, notes) = pieces(
            read,
            &both(
                "See the web version.",
                "<style>p {}</style><p>The ferry was found on Tuesday.</p>",
            ),
        );
        assert_eq!((mails[0].format, notes.len()), (Format::Html, 0));
        let (mails, _) = pieces(
            read,
            &both("The ferry was found on Tuesday, its crew asleep.", "<p>See the text part.</p>"),
        );
        assert_eq!(mails[0].format, Format::Text);
    }

    #[test]
    fn a_mail_that_breaks_off_says_so() {
        let whole = both("Text.", "<p>The ferry was found.</p>");
        let (mails, notes) = pieces(read, whole.trim_end().trim_end_matches("--b--"));
        assert_eq!((mails.len(), notes.len()), (1, 1));
    }

    #[test]
    fn a_mailbox_gives_an_article_a_mail() {
        let text = "From a@x Tue Mar  4 10:15:00 2025\nFrom: A <a@x>\nSubject: One\n\nText.\n>From Senna it left.\n>>From.\n\n\
                    From b@x Tue Mar  4 10:16:00 2025\nFrom: B <b@x>\nSubject: Two\nList-Id: <x>\n\nFrom here on.\n";
        let (mails, _) = pieces(read_box, text);
        assert_eq!(mails.len(), 2);
        assert_eq!(mails[0].content.trim(), "Text.\nFrom Senna it left.\n>>From.");
        assert_eq!(mails[1].meta.source.as_deref(), Some("B"));
        assert_eq!(mails[1].content.trim(), "From here on.");
    }

    #[test]
    fn a_page_saved_by_a_browser_is_a_page() {
        let text = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://h.example/1\r\nSubject: One\r\n\
                    Date: Tue, 4 Mar 2025 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n\
                    --b\r\nContent-Type: text/css\r\n\r\np {}\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\
                    Content-Location: https://h.example/1\r\n\r\n<html><body><p class=3D\"x\">Text =E2=80=94 more.</p></body></html>\r\n--b--\r\n";
        let (pages, _) = pieces(read, text);
        assert_eq!(
            pages[0].content.trim(),
            "<html><body><p class=\"x\">Text — more.</p></body></html>"
        );
        assert_eq!(pages[0].meta.url.as_deref(), Some("https://h.example/1"));
        assert_eq!(
            (pages[0].meta.published.as_deref(), pages[0].meta.headline.as_deref()),
            (None, None)
        );
    }

    #[test]
    fn senders_are_people_or_papers() {
        assert_eq!(
            sender("Anna Holt from Harbour Notes", true),
            (vec!["Anna Holt".into()], Some("Harbour Notes".into()))
        );
        assert_eq!(sender("Harbour Daily", true), (Vec::new(), Some("Harbour Daily".into())));
        assert_eq!(sender("Anna Holt", false), (vec!["Anna Holt".into()], None));
        assert_eq!(subject("Fwd: FW: Re: x"), "Re: x");
    }
}

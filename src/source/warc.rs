//! Archives of the web (WARC): the pages and texts in them, however a server sent them.

use crate::document::Format;
use crate::document::Meta;
use crate::source::decode::decode;
use crate::source::detect::Foreign;
use crate::source::error::Cause;
use crate::source::reading::End;
use crate::source::reading::Reading;
use crate::source::unpack::BROKEN;
use crate::source::unpack::Packing;

/// What is said of an archive that breaks off.
const CUT: &str = "breaks off, the last page is not whole";

/// Reads an archive: an article a page that a server gave.
pub(super) fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Result<(), Cause> {
    let before = reading.pieces.len();
    let mut rest = bytes;
    while let Some(at) = start_of(rest) {
        rest = rest.get(at..).unwrap_or_default();
        let (headers, body) = headers(rest);
        let length = headers.get("content-length").and_then(|it| it.parse::<usize>().ok());
        let Some(length) = length else {
            // Without its length a record ends where the next begins.
            reading.note("has a record without its length, which is left out");
            rest = rest.get(5..).unwrap_or_default();
            continue;
        };
        let block = body.get(..length).unwrap_or(body);
        if block.len() < length {
            reading.note(CUT);
        }
        if !record(&headers, block, reading) {
            break;
        }
        rest = body.get(length..).unwrap_or_default();
    }
    if reading.pieces.len() > before {
        return Ok(());
    }
    Err(Cause::NoArticle(Foreign {
        what: "a web archive in which there is no page",
        advice: "give one that has responses of type text/html",
    }))
}

/// Where the next record begins.
fn start_of(bytes: &[u8]) -> Option<usize> {
    let at = bytes.windows(7).position(|it| it == b"WARC/1." || it == b"WARC/0.")?;
    if at == 0 || bytes.get(at - 1) == Some(&b'\n') {
        return Some(at);
    }
    // Not at the start of a line: words of a page.
    let behind = at + 7;
    Some(behind + start_of_from(bytes.get(behind..)?)?)
}

fn start_of_from(bytes: &[u8]) -> Option<usize> {
    let found = bytes.windows(8).position(|it| it == b"\nWARC/1." || it == b"\nWARC/0.")?;
    Some(found + 1)
}

/// Headers by their names in small letters.
#[derive(Debug, Default)]
struct Headers(Vec<(String, String)>);

impl Headers {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }

    /// The type of the content, without what stands behind it.
    fn kind(&self) -> String {
        let kind = self.get("content-type").unwrap_or_default();
        kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    fn charset(&self) -> Option<&str> {
        let kind = self.get("content-type")?;
        let (_, behind) = kind.split_once("charset=")?;
        behind.split(';').next().map(|it| it.trim().trim_matches(['"', '\'']))
    }
}

/// The headers behind the first line, and what stands behind them.
fn headers(bytes: &[u8]) -> (Headers, &[u8]) {
    let mut headers = Headers::default();
    let mut rest = bytes;
    let mut first = true;
    while let Some(end) = rest.iter().position(|b| *b == b'\n') {
        let line = rest.get(..end).unwrap_or_default();
        rest = rest.get(end + 1..).unwrap_or_default();
        let line = String::from_utf8_lossy(line);
        let line = line.trim_end();
        if line.is_empty() || headers.0.len() > 400 {
            return (headers, rest);
        }
        if !std::mem::take(&mut first) {
            match (line.strip_prefix([' ', '\t']), headers.0.last_mut()) {
                (Some(more), Some((_, value))) => value.push_str(more),
                _ => {
                    let (name, value) = line.split_once(':').unwrap_or((line, ""));
                    headers.0.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
                }
            }
        }
    }
    (headers, &[])
}

/// Adds the page of a record, if it has one. `false` once there is no room for more.
fn record(headers: &Headers, block: &[u8], reading: &mut Reading<'_>) -> bool {
    let address = headers.get("warc-target-uri").map(|it| it.trim_matches(['<', '>']));
    let on_web = address.is_some_and(|it| it.starts_with("http"));
    let (kind, label, body) = match headers.get("warc-type") {
        Some("response") if block.starts_with(b"HTTP/") => {
            let status = block.split(|b| *b == b' ').nth(1);
            if !status.is_some_and(|it| it.starts_with(b"2")) {
                return true;
            }
            let (http, body) = self::headers(block);
            (http.kind(), http.charset().map(str::to_owned), sent(&http, body, reading))
        }
        // What was saved without its server's words, and the texts that crawls publish.
        Some("resource" | "conversion" | "response") if on_web => {
            (headers.kind(), headers.charset().map(str::to_owned), block.to_vec())
        }
        _ => return true,
    };
    let is_page = matches!(&*kind, "text/html" | "application/xhtml+xml");
    if !(is_page || kind == "text/plain") || body.trim_ascii().is_empty() {
        return true;
    }
    let text = decode(&body, label.as_deref());
    let format = if is_page { Format::Html } else { Format::Text };
    let meta = Meta {
        url: address.filter(|_| on_web).map(str::to_owned),
        language: headers.get("warc-identified-content-language").and_then(language),
        ..Meta::default()
    };
    reading.add(format, text, meta)
}

/// The first of the languages that a crawl found, of three letters.
fn language(found: &str) -> Option<String> {
    const CODES: [(&str, &str); 8] = [
        ("eng", "en"),
        ("deu", "de"),
        ("fra", "fr"),
        ("spa", "es"),
        ("ita", "it"),
        ("por", "pt"),
        ("nld", "nl"),
        ("rus", "ru"),
    ];
    let first = found.split(',').next()?.trim();
    CODES.iter().find(|(it, _)| *it == first).map(|(_, code)| (*code).to_owned())
}

/// The page as it was before the server cut it into chunks and packed it.
fn sent(http: &Headers, body: &[u8], reading: &mut Reading<'_>) -> Vec<u8> {
    let chunked =
        http.get("transfer-encoding").is_some_and(|it| it.eq_ignore_ascii_case("chunked"));
    // Crawlers put chunks together and leave the header that says there are some.
    let mut bytes =
        if chunked { joined(body).unwrap_or_else(|| body.to_vec()) } else { body.to_vec() };
    let packings = http.get("content-encoding").unwrap_or_default().to_ascii_lowercase();
    for name in packings.split(',').rev().map(str::trim).filter(|it| !it.is_empty()) {
        let Some(packing) = Packing::named(name) else {
            if name != "identity" {
                reading.note(format!(
                    "has a page packed as `{name}`, which is not known and left out"
                ));
                return Vec::new();
            }
            continue;
        };
        // They unpack, too, and leave that header.
        let marked = matches!(packing, Packing::Gzip | Packing::Zstd);
        if marked && Packing::of(&bytes) != Some(packing) {
            continue;
        }
        let (plain, end) = packing.take_off(&bytes, reading);
        match end {
            End::Whole => {}
            // Without a mark of its own, what cannot be unpacked may never have been packed.
            End::Broken if plain.is_empty() && !marked && std::str::from_utf8(&bytes).is_ok() => {
                continue;
            }
            End::Broken => reading.note(BROKEN),
            End::Full => reading.note("has pages that are too large when they are unpacked"),
        }
        bytes = plain;
    }
    bytes
}

/// Chunks put together: a length in hexadecimal digits, a line end, so many bytes. `None` if these are none.
fn joined(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut rest = body;
    loop {
        let Some(end) = rest.iter().take(80).position(|b| *b == b'\n') else {
            return (!out.is_empty()).then_some(out);
        };
        let line = String::from_utf8_lossy(rest.get(..end)?);
        let digits = line.split(';').next().unwrap_or_default().trim();
        let length = usize::from_str_radix(digits, 16).ok();
        let Some(length) = length else { return (!out.is_empty()).then_some(out) };
        if length == 0 {
            return Some(out);
        }
        rest = rest.get(end + 1..)?;
        out.extend_from_slice(rest.get(..length).unwrap_or(rest));
        rest = rest.get(length..).unwrap_or_default();
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::fields::Fields;
    use crate::source::reading::Piece;

    fn pieces(bytes: &[u8]) -> (Vec<Piece>, Vec<String>) {
        let fields = Fields::default();
        let mut reading = Reading::new(&fields);
        read(bytes, &mut reading).unwrap();
        (reading.pieces, reading.notes)
    }

    fn record(kind: &str, block: &str) -> String {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <https://h.example/1>\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    }

    fn response(head: &str, body: &str) -> String {
        record(
            "response",
            &format!(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{head}\r\n{body}"
            ),
        )
    }

    #[test]
    fn pages_are_found_among_the_records() {
        let archive = record("warcinfo", "software: x\r\n")
            + &record("request", "GET / HTTP/1.1\r\n\r\n")
            + &response("", "<p>WARC/1.0 is a format.</p>")
            + &record(
                "response",
                "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>No.</p>",
            );
        let (pages, notes) = pieces(archive.as_bytes());
        assert_eq!((pages.len(), notes.len()), (1, 0));
        assert_eq!(pages[0].content, "<p>WARC/1.0 is a format.</p>");
        assert_eq!(pages[0].meta.url.as_deref(), Some("https://h.example/1"));
    }

    #[test]
    fn chunks_are_put_together() {
        let (pages, _) = pieces(
            response("Transfer-Encoding: chunked\r\n", "3\r\n<p>\r\n5;x=y\r\nText.\r\n0\r\n\r\n")
                .as_bytes(),
        );
        assert_eq!(pages[0].content, "<p>Text.");
        let (pages, _) = pieces(
            response("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", "<p>Text.")
                .as_bytes(),
        );
        assert_eq!(pages[0].content, "<p>Text.", "the crawler has done it");
    }

    #[test]
    fn an_archive_that_breaks_off_gives_what_it_has() {
        let archive = response("", "<p>The ferry was found.</p>");
        let (pages, notes) = pieces(&archive.as_bytes()[..archive.len() - 20]);
        assert_eq!((pages[0].content.as_str(), notes.len()), ("<p>The ferr", 1));
    }

    #[test]
    fn records_without_a_length_are_passed_over() {
        let archive = "WARC/1.0\r\nWARC-Type: response\r\n\r\nx\r\n\r\n".to_owned()
            + &response("", "<p>Text.</p>");
        let (pages, notes) = pieces(archive.as_bytes());
        assert_eq!((pages.len(), notes.len()), (1, 1));
    }
}

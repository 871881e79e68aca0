//! Bytes to text: byte order mark, valid UTF-8, the encoding that the container or the text itself declares, a guess; in
//! this order.

use chardetng::EncodingDetector;
use chardetng::Iso2022JpDetection;
use chardetng::Utf8Detection;
use encoding_rs::Encoding;
use encoding_rs::ISO_2022_JP;
use encoding_rs::UTF_8;
use encoding_rs::UTF_16BE;
use encoding_rs::UTF_16LE;

use crate::source::detect::utf16_without_mark;

/// How far into a page its encoding may be declared; the standard says 1024, pages say otherwise.
const DECLARED_WITHIN: usize = 8 << 10;

/// The text of `bytes`, without a byte order mark. Line ends stay as they are. `label` is the encoding's name as the
/// container gives it: a server, a mail's header.
pub(super) fn decode(bytes: &[u8], label: Option<&str>) -> String {
    let label = label.and_then(|label| Encoding::for_label(label.as_bytes()));
    // The one encoding in use whose bytes are all plain ASCII.
    if label == Some(ISO_2022_JP) && bytes.contains(&0x1b) {
        return ISO_2022_JP.decode_without_bom_handling(bytes).0.into_owned();
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        encoding.decode_without_bom_handling(rest).0.into_owned()
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        text.to_owned()
    } else {
        let encoding = match utf16_without_mark(bytes) {
            Some(true) => UTF_16LE,
            Some(false) => UTF_16BE,
            None => choose(bytes, label),
        };
        encoding.decode_without_bom_handling(bytes).0.into_owned()
    }
}

fn choose(bytes: &[u8], label: Option<&'static Encoding>) -> &'static Encoding {
    // A file that is UTF-8 but for a broken character or a cut at its end stays UTF-8.
    if mostly_utf8(bytes) {
        return UTF_8;
    }
    let declared = || declared(bytes.get(..DECLARED_WITHIN).unwrap_or(bytes));
    if let Some(encoding) = label.or_else(declared).filter(|it| *it != UTF_8) {
        return encoding;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Many valid sequences beyond ASCII for each broken one.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= bad.saturating_mul(4).max(1)
}

/// The encoding that a page names in a `meta` tag, or XML in its first line.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    const KEYS: [&[u8]; 2] = [b"charset", b"encoding"];
    if !head.trim_ascii_start().starts_with(b"<") {
        return None;
    }
    let starts = |at: usize, key: &[u8]| {
        head.get(at..at + key.len()).is_some_and(|w| w.eq_ignore_ascii_case(key))
    };
    for (at, key) in (0..head.len())
        .filter_map(|at| KEYS.into_iter().find(|key| starts(at, key)).map(|key| (at, key)))
    {
        let rest = head.get(at + key.len()..)?;
        let skip = rest.iter().take_while(|b| matches!(**b, b' ' | b'=' | b'"' | b'\'')).count();
        let label: Vec<u8> = rest
            .iter()
            .skip(skip)
            .take(40)
            .copied()
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(*b, b'-' | b'_' | b':'))
            .collect();
        if let Some(encoding) = Encoding::for_label(&label) {
            return Some(encoding);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        assert_eq!(decode(bytes, None), expected);
    }

    #[test]
    fn a_mark_says_it_all() {
        check(b"\xef\xbb\xbfcaf\xc3\xa9", "café");
        check(b"\xff\xfeH\0i\0", "Hi");
    }

    #[test]
    fn a_declared_encoding_is_believed() {
        check(b"<meta charset='windows-1251'>\xcc\xee\xf1", "<meta charset='windows-1251'>Мос");
    }

    #[test]
    fn so_is_that_of_xml_and_of_the_container() {
        check(
            b"<?xml version='1.0' encoding=\"windows-1251\"?>\xcc\xee\xf1",
            "<?xml version='1.0' encoding=\"windows-1251\"?>Мос",
        );
        assert_eq!(decode(b"\xcc\xee\xf1", Some("windows-1251")), "Мос");
        assert_eq!(decode(b"\x1b$B5-\x1b(B", Some("iso-2022-jp")), "記");
        assert_eq!(
            decode("caf\u{e9}".as_bytes(), Some("iso-8859-1")),
            "café",
            "what is UTF-8 is UTF-8"
        );
    }

    #[test]
    fn the_rest_is_guessed() {
        check(
            b"\x93We will not leave\x94, she said at the caf\xe9.",
            "“We will not leave”, she said at the café.",
        );
    }

    #[test]
    fn one_broken_character_does_not_change_the_encoding() {
        check(
            "“One” – “two” – “three” …".bytes().chain([0xe2, 0x80]).collect::<Vec<_>>().as_slice(),
            "“One” – “two” – “three” …\u{fffd}",
        );
    }
}

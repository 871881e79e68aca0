//! Takes from a page, before it is parsed, what no parser bears: depth without end, attributes without end, zeros.
//!
//! The time that an HTML parser takes grows with the square of both, and extractors recurse; one pass over the bytes bounds them.

/// The most elements that may be open at once; those beyond lose their tags, not their text.
const DEPTH: usize = 220;

/// The most attributes of a tag, and the most bytes of one tag.
const ATTRIBUTES: usize = 48;
const TAG: usize = 32 << 10;

/// The most bytes of a page that are looked at.
pub(super) const SIZE: usize = 24 << 20;

/// Elements that never have an end tag, or whose end tag is often left out; they do not count for the depth.
const UNCOUNTED: [&str; 30] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "td", "tr", "th", "dt", "dd", "option", "thead", "tbody", "tfoot",
    "html", "head", "body", "optgroup", "colgroup",
];

/// The page, bounded.
pub(super) fn guard(html: &str) -> String {
    let html = html.get(..html.floor_char_boundary(SIZE)).unwrap_or(html);
    let mut out = String::with_capacity(html.len());
    let mut depth = 0usize;
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text(&mut out, rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        if rest.starts_with("<!--") {
            // Comments are of no use to anybody; one without end takes the rest, as in a browser.
            let end = rest.get(4..).and_then(|r| r.find("-->")).map_or(rest.len(), |e| e + 7);
            rest = rest.get(end..).unwrap_or_default();
            continue;
        }
        let closing = rest.starts_with("</");
        let name_at = if closing { 2 } else { 1 };
        let name = name(rest.get(name_at..).unwrap_or_default());
        if name.is_empty() {
            out.push('<');
            rest = rest.get(1..).unwrap_or_default();
            continue;
        }
        let end = tag_end(rest);
        let tag = rest.get(..end).unwrap_or(rest);
        rest = rest.get(end..).unwrap_or_default();
        let low = name.to_ascii_lowercase();
        let counted = !UNCOUNTED.contains(&low.as_str()) && !tag.ends_with("/>");
        if closing {
            if counted {
                if depth <= DEPTH {
                    text(&mut out, tag);
                }
                depth = depth.saturating_sub(1);
            } else {
                text(&mut out, tag);
            }
            continue;
        }
        if counted {
            depth += 1;
        }
        if depth <= DEPTH {
            open(&mut out, tag);
        } else {
            out.push(' ');
        }
        if matches!(
            low.as_str(),
            "script" | "style" | "textarea" | "noscript" | "iframe" | "svg" | "template"
        ) && counted
        {
            // What is in them is no markup of the page.
            let close = find_close(rest, &low);
            if !matches!(low.as_str(), "svg" | "iframe" | "noscript" | "template") {
                text(&mut out, rest.get(..close).unwrap_or_default());
            }
            rest = rest.get(close..).unwrap_or_default();
            if rest.is_empty() {
                out.push_str("</");
                out.push_str(&low);
                out.push('>');
            }
        }
    }
    text(&mut out, rest);
    out
}

fn text(out: &mut String, text: &str) {
    if text.contains('\0') {
        out.extend(text.chars().filter(|c| *c != '\0'));
    } else {
        out.push_str(text);
    }
}

fn name(rest: &str) -> &str {
    let end = rest
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != ':')
        .unwrap_or(rest.len());
    if rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?') {
        rest.get(..end.max(usize::from(end == 0))).unwrap_or_default()
    } else {
        ""
    }
}

/// The end of the tag that `rest` begins with; quotes may hold a ">".
fn tag_end(rest: &str) -> usize {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in rest.bytes().enumerate().take(TAG * 64) {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    // A quote that is never closed: the tag ends at the first ">" after all.
    rest.find('>').map_or(rest.len(), |at| at + 1)
}

/// The tag with its first attributes only.
fn open(out: &mut String, tag: &str) {
    if tag.len() <= 2048 {
        text(out, tag);
        return;
    }
    let mut quote = None;
    let mut count = 0;
    let mut before = b'<';
    for (at, byte) in tag.bytes().enumerate() {
        if quote == Some(byte) {
            quote = None;
        } else if quote.is_none() && matches!(byte, b'"' | b'\'') && before == b'=' {
            quote = Some(byte);
        } else if quote.is_none() && byte.is_ascii_whitespace() && !before.is_ascii_whitespace() {
            count += 1;
            if count > ATTRIBUTES || at > TAG {
                text(out, tag.get(..at).unwrap_or_default());
                out.push('>');
                return;
            }
        }
        before = byte;
    }
    if tag.len() <= TAG || tag.starts_with("<meta") || tag.starts_with("<META") {
        text(out, tag);
    } else {
        let name = name(tag.get(1..).unwrap_or_default());
        out.push('<');
        out.push_str(name);
        out.push('>');
    }
}

/// Where the end tag of `name` begins, or the end of the text.
fn find_close(rest: &str, name: &str) -> usize {
    let mut from = 0;
    while let Some(at) = rest.get(from..).and_then(|r| r.find("</")) {
        let start = from + at;
        let found = rest
            .get(start + 2..start + 2 + name.len())
            .is_some_and(|n| n.eq_ignore_ascii_case(name));
        if found {
            return start;
        }
        from = start + 2;
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        assert_eq!(guard(html), expected);
    }

    #[test]
    fn a_plain_page_stays_as_it_is() {
        let page = "<!DOCTYPE html><html><body><p class=\"a\">One <b>two</b></p><script>if (a < b) {}</script></body></html>";
        check(page, page);
    }

    #[test]
    fn comments_frames_and_zeros_go() {
        check("a<!-- <p> -->b\0c<svg><path/></svg>", "abc<svg></svg>");
    }

    #[test]
    fn depth_is_bounded_and_the_text_stays() {
        let deep = format!("{}text{}", "<div>".repeat(5000), "</div>".repeat(5000));
        let out = guard(&deep);
        assert_eq!(out.matches("<div>").count(), DEPTH);
        assert_eq!(out.matches("</div>").count(), DEPTH);
        assert!(out.contains("text"));
    }

    #[test]
    fn attributes_are_bounded() {
        let tag = format!("<p {}>x</p>", "a=\"1\" ".repeat(100_000));
        assert!(guard(&tag).len() < 400);
    }

    #[test]
    fn broken_markup_ends_too() {
        check("a < b and <p", "a < b and <p");
        check("<a title=\"never closed>text", "<a title=\"never closed>text");
    }
}

//! Makes of a page, before it is parsed, one that any parser and extractor bears: nested as it says, of bounded depth and size.
//!
//! The time that an HTML parser takes grows with the square of depth and attributes, and extractors recurse; one pass over the
//! bytes bounds them. What is beyond the bounds is not lost: its text is read without its markup.

mod tokens;

use crate::clean::lines::scrub;
use crate::clean::page::guard::tokens::Token;
use crate::clean::page::guard::tokens::Tokens;
use crate::clean::page::json_ld::unescaped;

/// The most elements that may be open at once; those beyond lose their tags, not their text.
const DEPTH: usize = 220;

/// The most elements of style ("b", "font") that may be open: a parser opens them again in every paragraph.
const STYLES: usize = 16;

/// The most attributes of a tag, and the most bytes of one tag.
const ATTRIBUTES: usize = 48;
const TAG: usize = 32 << 10;

/// The most tags of a page, and the most bytes, that are parsed.
const TAGS: usize = 200_000;
const SIZE: usize = 12 << 20;

/// Elements that never have an end tag, or whose end tag is often left out; they do not count for the depth.
const UNCOUNTED: [&str; 30] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "td", "tr", "th", "dt", "dd", "option", "thead", "tbody", "tfoot",
    "html", "head", "body", "optgroup", "colgroup",
];

/// Elements of style, which a parser opens again where a block closed them.
const STYLE: [&str; 13] =
    ["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// No end tag of what stands around one of these closes it.
const WALLS: [&str; 5] = ["table", "caption", "object", "marquee", "applet"];

/// A page that can be parsed.
#[derive(Debug, Default)]
pub(super) struct Guarded {
    /// Its markup, nested as it says.
    pub(super) html: String,
    /// How many tags are in it.
    pub(super) tags: usize,
    /// The lines of what stands beyond the bounds, without its markup.
    pub(super) beyond: Vec<String>,
}

/// The page, bounded.
pub(super) fn guard(html: &str) -> Guarded {
    let mut tokens = Tokens::of(html);
    let mut nest = Nest::default();
    let mut out = String::with_capacity(html.len().min(SIZE));
    let mut seen = 0;
    while seen < TAGS && out.len() < SIZE {
        let Some(token) = tokens.next() else { break };
        match token {
            Token::Text(text) if text.len() + out.len() > SIZE => {
                let fits = text.floor_char_boundary(SIZE.saturating_sub(out.len()));
                push(&mut out, text.get(..fits).unwrap_or_default());
                tokens.put_back(text.get(fits..).unwrap_or_default());
                break;
            }
            // A lone "<" is text, and said to be: a parser keeps a list of what it has to complain of.
            Token::Text(text) if text.contains('<') => push(&mut out, &text.replace('<', "&lt;")),
            Token::Text(text) | Token::Raw(text) => push(&mut out, text),
            Token::Open { name, tag } => {
                seen += 1;
                nest.open(&name, tag, &mut out);
            }
            Token::Close { name } => {
                seen += 1;
                nest.close(&name, &mut out);
            }
        }
    }
    Guarded { html: out, tags: seen, beyond: plain(tokens) }
}

/// The lines of markup without its tags.
pub(super) fn plain_lines(html: &str) -> Vec<String> {
    plain(Tokens::of(html))
}

/// The lines of what is left, a line for each element that is no part of a sentence.
fn plain(tokens: Tokens<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut flush = |line: &mut String| {
        let text = scrub(&unescaped(line));
        if !text.is_empty() {
            lines.push(text);
        }
        line.clear();
    };
    for token in tokens {
        match token {
            Token::Text(text) => line.push_str(text),
            Token::Raw(_) => {}
            Token::Open { name, .. } | Token::Close { name } => {
                if !super::blocks::INLINE.contains(&name.as_str()) {
                    flush(&mut line);
                }
            }
        }
    }
    flush(&mut line);
    lines
}

/// The elements that are open.
#[derive(Default)]
struct Nest {
    /// Their names, and whether their tags were written.
    open: Vec<(String, bool)>,
    styles: usize,
    once: [bool; 3],
}

impl Nest {
    fn open(&mut self, name: &str, tag: &str, out: &mut String) {
        // A second one only adds its attributes to the first.
        if let Some(at) = ["html", "head", "body"].iter().position(|n| *n == name)
            && let Some(once) = self.once.get_mut(at)
        {
            if !*once {
                open(out, tag);
            }
            *once = true;
            return;
        }
        if name.starts_with(['!', '?']) || UNCOUNTED.contains(&name) {
            open(out, tag);
            return;
        }
        if tokens::is_empty(tag) {
            // "<div/>" is an empty element only in XHTML; any parser is told so.
            if self.open.len() < DEPTH {
                open(out, tag);
                end(name, out);
            }
            return;
        }
        if name == "a" {
            // A link ends where the next begins.
            self.open.retain(|(n, _)| n != "a");
        }
        let style = STYLE.contains(&name);
        let fits = self.open.len() < DEPTH && !(style && self.styles >= STYLES);
        if fits {
            open(out, tag);
        } else {
            gap(name, out);
        }
        // Beyond the depth only so many are remembered that end tags find theirs.
        if self.open.len() < DEPTH * 2 {
            self.styles += usize::from(style && fits);
            self.open.push((name.to_owned(), fits));
        }
    }

    /// The end tag closes what was opened since its start tag; one without a start tag closes nothing.
    fn close(&mut self, name: &str, out: &mut String) {
        if UNCOUNTED.contains(&name) {
            // "</p>" alone makes an empty paragraph, "</br>" a line break: both part lines, and are kept.
            if !matches!(name, "html" | "head" | "body") {
                end(name, out);
            }
            return;
        }
        let found = self
            .open
            .iter()
            .rposition(|(n, _)| n == name || WALLS.contains(&n.as_str()))
            .filter(|at| self.open.get(*at).is_some_and(|(n, _)| n == name));
        let Some(at) = found else {
            if self.open.len() >= DEPTH {
                gap(name, out);
            }
            return;
        };
        // An end tag of style stands often where a block within it is open still: that stays open.
        let style = STYLE.contains(&name) || name == "a";
        let closed: Vec<(String, bool)> =
            if style { vec![self.open.remove(at)] } else { self.open.drain(at..).rev().collect() };
        for (name, written) in closed {
            if written {
                self.styles -= usize::from(STYLE.contains(&name.as_str())).min(self.styles);
                end(&name, out);
            } else {
                gap(&name, out);
            }
        }
    }
}

fn end(name: &str, out: &mut String) {
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// What stands for a tag that is left out: lines stay parted.
fn gap(name: &str, out: &mut String) {
    if super::blocks::INLINE.contains(&name) {
        return;
    }
    if !out.ends_with("<br>") {
        out.push_str("<br>");
    }
}

fn push(out: &mut String, text: &str) {
    if text.contains('\0') {
        out.extend(text.chars().filter(|c| *c != '\0'));
    } else {
        out.push_str(text);
    }
}

/// The tag with its first attributes only.
fn open(out: &mut String, tag: &str) {
    if tag.len() <= 2048 {
        push(out, tag);
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
                push(out, tag.get(..at).unwrap_or_default());
                out.push('>');
                return;
            }
        }
        before = byte;
    }
    if tag.len() <= TAG || tag.starts_with("<meta") || tag.starts_with("<META") {
        push(out, tag);
    } else {
        out.push('<');
        out.push_str(tokens::name(tag.get(1..).unwrap_or_default()));
        out.push('>');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &str) {
        assert_eq!(guard(html).html, expected);
    }

    #[test]
    fn a_plain_page_stays_as_it_is() {
        let page = "<!DOCTYPE html><html><body><p class=\"a\">One <b>two</b> 3 &lt; 4</p><ul><li>x<li>y</ul></body></html>";
        check(page, &page.replace("</body></html>", ""));
    }

    #[test]
    fn what_is_no_text_goes() {
        check("a<!-- <p> -->b\0c<svg><path/></svg><script>if (a < b) {}</script>d", "abcd");
        let data = "<script type=\"application/ld+json\">{\"a\": \"<p>\"}</script>";
        check(data, data);
    }

    #[test]
    fn what_never_ends_does_not_take_the_page_with_it() {
        check("<!-- one <p>two", " one <p>two");
        check("<!--><p>two", "<p>two");
        check("<svg><p>two", "<p>two");
        check("<title>one <p>two", "one <p>two");
        check("<plaintext><p>two", "<p>two");
        check("<title>one</title><p>two", "<title>one</title><p>two");
    }

    #[test]
    fn depth_is_bounded_and_the_text_stays() {
        for html in [
            format!("{}text{}", "<div>".repeat(5000), "</div>".repeat(5000)),
            format!("{}text", "<div></x><span></div>".repeat(5000)),
            format!("{}text", "<div/><section></div>".repeat(5000)),
            format!("{}text", "<b><p>".repeat(5000)),
        ] {
            let out = guard(&html).html;
            let opened = out.matches("<div>").count() + out.matches("<section>").count();
            assert!(opened <= DEPTH || out.matches("</").count() >= opened - DEPTH);
            assert!(out.matches("<b>").count() <= STYLES);
            assert!(out.contains("text"));
        }
    }

    #[test]
    fn elements_are_nested_as_the_tags_say() {
        check("<div><span>a</div>b", "<div><span>a</span></div>b");
        check("<div>a</div></div>b", "<div>a</div>b");
        check("<div><table><td>a</div>b</table>", "<div><table><td>ab</table>");
        check("<b><div>a</b>b</div>", "<b><div>a</b>b</div>");
        check("<a name=\"x\"/>b<a href=/x/>c</a>", "<a name=\"x\"/></a>b<a href=/x/>c</a>");
    }

    #[test]
    fn attributes_are_bounded() {
        let tag = format!("<p {}>x</p>", "a=\"1\" ".repeat(100_000));
        assert!(guard(&tag).html.len() < 400);
        let bodies = "<body a=1>".repeat(9);
        check(&bodies, "<body a=1>");
    }

    #[test]
    fn broken_markup_ends_too() {
        check("a < b and <p", "a &lt; b and <p");
        check("<a title=\"never closed>text", "<a title=\"never closed>text");
    }

    #[test]
    fn what_is_beyond_the_bounds_is_read_without_its_markup() {
        let page = "<p>One <b>two</b>&amp; three".repeat(TAGS / 3 + 2);
        let out = guard(&page);
        assert_eq!(out.tags, TAGS);
        let words = |text: &str| text.matches("three").count();
        assert_eq!(
            words(&out.html) + out.beyond.iter().map(|l| words(l)).sum::<usize>(),
            TAGS / 3 + 2
        );
        assert_eq!(out.beyond.last().map(String::as_str), Some("One two& three"));
    }
}

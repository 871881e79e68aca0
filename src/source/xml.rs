//! XML as a tree, read leniently: what is not closed, mistaken or too deep is noted, and the rest is read.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;

/// The deepest element that has a place of its own; text further in belongs to it.
const DEPTH: usize = 64;

/// The most elements of one file.
const ELEMENTS: usize = 400_000;

/// An element.
#[derive(Clone, Debug, Default)]
pub(super) struct Element {
    /// Its name with its prefix, as it stands: "dc:creator".
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Self>,
    /// The text that stands in it, not in its children.
    pub(super) text: String,
    /// Where in the file its content stands, tags and all.
    pub(super) inner: Range<usize>,
    /// Was it closed?
    pub(super) whole: bool,
}

impl Element {
    /// The first child of that name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The children of that name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The attribute of that name.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }

    /// Its text, trimmed, if there is some.
    pub(super) fn own_text(&self) -> Option<&str> {
        Some(self.text.trim()).filter(|text| !text.is_empty())
    }

    /// The name without its prefix.
    pub(super) fn local(&self) -> &str {
        self.name.rsplit(':').next().unwrap_or(&self.name)
    }

    /// Calls `each` with every element below this one, in their order.
    pub(super) fn walk<'a>(&'a self, each: &mut impl FnMut(&'a Self)) {
        for child in &self.children {
            each(child);
            child.walk(each);
        }
    }
}

/// The elements of a file below one that has no name, and whether all of the file could be read.
///
/// Where it cannot be read further, it is read on from the next element whose name is in `again`.
pub(super) fn parse(text: &str, again: &[&str]) -> (Element, bool) {
    let mut tree =
        Tree { open: vec![Element { whole: true, ..Element::default() }], extra: 0, count: 0 };
    let mut from = 0;
    let mut sound = true;
    loop {
        let (at, read) = tree.read(text, from);
        if read {
            break;
        }
        sound = false;
        // Whatever is open within one of these is lost with it; the next of them stands beside it.
        let behind = text.get(at + 1..).unwrap_or_default();
        let next = again.iter().filter_map(|name| start_of(behind, name)).min();
        let (Some(next), true) = (next, tree.count < ELEMENTS) else { break };
        if let Some(place) = tree.open.iter().position(|it| again.contains(&&*it.name)) {
            tree.close_to(place, 0, false);
        }
        tree.extra = 0;
        from = at + 1 + next;
    }
    sound &= tree.open.len() == 1;
    tree.close_to(1, text.len(), false);
    (tree.open.pop().unwrap_or_default(), sound)
}

/// Where the next element of that name begins.
fn start_of(text: &str, name: &str) -> Option<usize> {
    let starts = |(at, _): &(usize, &str)| {
        let behind = text.get(at + 1..).and_then(|rest| rest.strip_prefix(name));
        behind.is_some_and(|rest| rest.starts_with([' ', '>', '\n', '\r', '\t']))
    };
    text.match_indices('<').find(starts).map(|(at, _)| at)
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == ':')
}

/// A reader of the text from `from` on.
fn lenient(text: &str, from: usize) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text.get(from..).unwrap_or_default());
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// The tree while it grows.
struct Tree {
    /// The open elements, each within the one before; the first has no name and is never closed.
    open: Vec<Element>,
    /// How many elements that are too deep for a place of their own are open.
    extra: usize,
    count: usize,
}

impl Tree {
    /// Reads on from `from`. Where the reading stopped, and whether that was the end.
    fn read(&mut self, text: &str, mut from: usize) -> (usize, bool) {
        let mut reader = lenient(text, from);
        loop {
            let before = from + reader.buffer_position() as usize;
            let Ok(event) = reader.read_event() else { return (before, false) };
            let after = from + reader.buffer_position() as usize;
            match event {
                // "a < b" opens no element.
                Event::Start(tag) | Event::Empty(tag) if !is_name(tag.name().into_inner()) => {
                    self.text("<");
                    from = before + 1;
                    reader = lenient(text, from);
                }
                Event::Start(tag) => self.start(&tag, after),
                Event::Empty(tag) => {
                    self.start(&tag, after);
                    if self.extra > 0 {
                        self.extra -= 1
                    } else {
                        self.close_to(self.open.len() - 1, after, true)
                    }
                }
                Event::End(tag) => self.end(tag.name().into_inner(), before),
                Event::Text(words) => self.text(&words),
                Event::CData(words) => self.text(&words),
                Event::GeneralRef(entity) => match entity.resolve_char_ref() {
                    Ok(Some(sign)) => self.text(sign.encode_utf8(&mut [0; 4])),
                    _ => match &*entity {
                        "lt" => self.text("<"),
                        "gt" => self.text(">"),
                        "amp" => self.text("&"),
                        "quot" => self.text("\""),
                        "apos" => self.text("'"),
                        // An entity of HTML: whoever reads the text as HTML knows it.
                        other => {
                            self.text("&");
                            self.text(other);
                            self.text(";");
                        }
                    },
                },
                Event::Eof => return (after, true),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
            if self.count > ELEMENTS {
                return (after, false);
            }
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, after: usize) {
        self.count += 1;
        if self.extra > 0 || self.open.len() > DEPTH {
            self.extra += 1;
            return;
        }
        let mut attributes = Vec::new();
        let mut found = tag.attributes();
        for attribute in found.with_checks(false).flatten().take(40) {
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .unwrap_or_else(|_| attribute.value.clone());
            attributes.push((attribute.key.into_inner().to_owned(), value.into_owned()));
        }
        let name = tag.name().into_inner().to_owned();
        self.open.push(Element { name, attributes, inner: after..after, ..Element::default() });
    }

    /// Closes the innermost open element of that name, with what is open in it; where there is none, nothing.
    fn end(&mut self, name: &str, before: usize) {
        if self.extra > 0 {
            self.extra -= 1;
        } else if let Some(place) = self.open.iter().rposition(|it| it.name == name)
            && place > 0
        {
            self.close_to(place, before, true);
        }
    }

    /// Closes the element at `place` among the open ones and those in it.
    fn close_to(&mut self, place: usize, at: usize, whole: bool) {
        while self.open.len() > place.max(1) {
            let Some(mut done) = self.open.pop() else { return };
            done.whole = whole;
            done.inner.end = at.max(done.inner.start);
            if let Some(outer) = self.open.last_mut() {
                outer.children.push(done);
            }
        }
    }

    fn text(&mut self, words: &str) {
        if let Some(element) = self.open.last_mut() {
            element.text.push_str(words);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_text_and_attributes_are_read() {
        let text = "<?xml version='1.0'?><a x='1 &amp; 2'><dc:b>R&amp;D &nbsp;&#8217;s <![CDATA[<i>]]></dc:b><c/></a>";
        let (root, sound) = parse(text, &[]);
        let a = root.child("a").unwrap();
        assert!(sound && a.whole);
        assert_eq!(a.attribute("x"), Some("1 & 2"));
        let b = a.child("dc:b").unwrap();
        assert_eq!((b.local(), b.text.as_str()), ("b", "R&D &nbsp;’s <i>"));
        assert_eq!(&text[b.inner.clone()], "R&amp;D &nbsp;&#8217;s <![CDATA[<i>]]>");
        assert!(a.child("c").is_some());
    }

    #[test]
    fn a_file_that_breaks_off_says_so_and_keeps_what_is_whole() {
        let (root, sound) = parse("<rss><item><t>One</t></item><item><t>Tw", &["item"]);
        let items: Vec<bool> = root.child("rss").unwrap().all("item").map(|it| it.whole).collect();
        assert_eq!((items, sound), (vec![true, false], false));
    }

    #[test]
    fn a_sign_that_is_no_tag_is_text() {
        let (root, sound) =
            parse("<rss><item><t>a < b & c <3</t></item><item>Two</item></rss>", &["item"]);
        let items: Vec<_> = root.child("rss").unwrap().all("item").collect();
        assert_eq!((items.len(), sound), (2, true));
        assert_eq!(items[0].child("t").unwrap().text, "a < b & c <3");
    }

    #[test]
    fn a_mistake_costs_one_item() {
        let (root, sound) = parse(
            "<rss><item>One</item><item><![CDAT[Two</item><item><t>Three</t></item></rss>",
            &["item"],
        );
        let items: Vec<_> = root.child("rss").unwrap().all("item").collect();
        assert_eq!((items.iter().filter(|it| it.whole).count(), sound), (2, false), "{items:?}");
        assert_eq!(items.last().unwrap().child("t").unwrap().text, "Three");
    }

    #[test]
    fn depth_and_wrong_ends_do_no_harm() {
        let deep = "<a>".repeat(200_000) + "x" + &"</a>".repeat(200_000);
        let (root, sound) = parse(&deep, &[]);
        assert!(sound && root.child("a").is_some());
        let (root, _) = parse("<a><b>one</a></c>", &[]);
        assert_eq!(root.child("a").unwrap().child("b").unwrap().text, "one");
    }
}

//! A page in tags and text, read once from front to back in time that grows with its length alone.

/// The most bytes that are looked at for the end of a tag whose quotes do not close.
const QUOTED: usize = 2 << 20;

/// The most bytes of a title or a choice; an element of these that is longer was never closed.
const SHORT: usize = 64 << 10;

/// A piece of a page.
#[derive(Debug)]
pub(super) enum Token<'a> {
    /// Text as it stands, with its entities.
    Text(&'a str),
    /// What is in an element that has no markup within: data, a title. Its tags stand around it.
    Raw(&'a str),
    /// A start tag; its name in small letters.
    Open { name: String, tag: &'a str },
    /// An end tag.
    Close { name: String },
}

/// The pieces that matter, in order: no comments, scripts and drawings.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    rest: &'a str,
    /// A piece of text that was given back.
    back: &'a str,
    /// What is within the element that was opened last, and its name.
    within: Option<(&'a str, String)>,
    /// Is no comment closed from here on?
    comments_end: bool,
    /// Elements that have no end tag from here on.
    endless: Vec<String>,
}

impl<'a> Tokens<'a> {
    /// The pieces of `html`.
    pub(super) fn of(html: &'a str) -> Self {
        Self { rest: html, back: "", within: None, comments_end: false, endless: Vec::new() }
    }

    /// Gives back text that the last piece ended in.
    pub(super) fn put_back(&mut self, text: &'a str) {
        self.back = text;
    }

    /// Cuts `to` bytes off the rest.
    fn take(&mut self, to: usize) -> &'a str {
        let (head, rest) = self.rest.split_at_checked(to).unwrap_or((self.rest, ""));
        self.rest = rest;
        head
    }

    /// Where the end tag of `name` begins, within the next `most` bytes. It is not sought again for a name that had none once.
    fn end_of(&mut self, name: &str, most: usize) -> Option<usize> {
        if self.endless.iter().any(|n| n == name) {
            return None;
        }
        let near = self.rest.floor_char_boundary(most);
        let found = find_close(self.rest.get(..near).unwrap_or_default(), name);
        if found.is_none() {
            self.endless.push(name.to_owned());
        }
        found
    }

    /// Passes over the end tag that the rest begins with.
    fn skip_tag(&mut self) {
        let end = self.rest.find('>').map_or(self.rest.len(), |at| at + 1);
        self.take(end);
    }

    /// What becomes of a start tag; nothing where the element is of no use.
    fn opened(&mut self, name: String, tag: &'a str) -> Option<Token<'a>> {
        match name.as_str() {
            // Frames and old ways of showing markup as text: what is in them is read as the page.
            "frameset" | "frame" | "plaintext" | "xmp" | "noframes" | "noembed" => None,
            "svg" | "iframe" | "noscript" | "template" | "script" | "style" | "title"
            | "textarea" | "select"
                if is_empty(tag) =>
            {
                None
            }
            "svg" | "iframe" | "noscript" | "template" => {
                // One that is never closed would take the page with it.
                let end = self.end_of(&name, usize::MAX)?;
                self.take(end);
                self.skip_tag();
                None
            }
            "script" | "style" => {
                let end = self.end_of(&name, usize::MAX).unwrap_or(self.rest.len());
                let data = self.take(end);
                if !is_data(&name, tag) {
                    self.skip_tag();
                    return None;
                }
                self.within = Some((data, name.clone()));
                Some(Token::Open { name, tag })
            }
            "title" | "textarea" | "select" => {
                let end = self.end_of(&name, SHORT)?;
                let data = self.take(end);
                if name == "select" {
                    self.skip_tag();
                    return None;
                }
                self.within = Some((data, name.clone()));
                Some(Token::Open { name, tag })
            }
            _ => Some(Token::Open { name, tag }),
        }
    }
}

/// Is it an element without content, as XHTML writes one? In `<a href=/x/>` the slash is part of the address.
pub(super) fn is_empty(tag: &str) -> bool {
    tag.strip_suffix("/>").is_some_and(|head| {
        !head.contains('=')
            || head.ends_with(|c: char| c.is_whitespace() || matches!(c, '"' | '\''))
    })
}

/// Only data for search engines is kept of scripts.
fn is_data(name: &str, tag: &str) -> bool {
    name == "script" && tag.len() < 2048 && tag.to_ascii_lowercase().contains("ld+json")
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if !self.back.is_empty() {
            return Some(Token::Text(std::mem::take(&mut self.back)));
        }
        if let Some((data, name)) = self.within.take() {
            if !data.is_empty() {
                self.within = Some(("", name));
                return Some(Token::Raw(data));
            }
            self.skip_tag();
            return Some(Token::Close { name });
        }
        while !self.rest.is_empty() {
            let at = start(self.rest);
            if at > 0 {
                return Some(Token::Text(self.take(at)));
            }
            if self.rest.starts_with("<!--") {
                // "<!-->" is a whole comment. Of one without end the words stay: the page may be cut off.
                let within = self.rest.get(2..).filter(|_| !self.comments_end);
                if let Some(end) = within.and_then(|r| r.find("-->")) {
                    self.take(end + 5);
                } else {
                    self.comments_end = true;
                    self.take(4);
                }
                continue;
            }
            let closing = self.rest.starts_with("</");
            let low = name(self.rest.get(if closing { 2 } else { 1 }..).unwrap_or_default())
                .to_ascii_lowercase();
            let end = tag_end(self.rest);
            let tag = self.take(end);
            if closing {
                return Some(Token::Close { name: low });
            }
            if let Some(token) = self.opened(low, tag) {
                return Some(token);
            }
        }
        None
    }
}

/// Where the next tag begins; "<" may be text.
fn start(rest: &str) -> usize {
    let mut from = 0;
    while let Some(at) = rest.get(from..).and_then(|r| r.find('<')) {
        let at = from + at;
        let after = rest.get(at + 1..).unwrap_or_default();
        if !name(after).is_empty() || after.strip_prefix('/').is_some_and(|r| !name(r).is_empty()) {
            return at;
        }
        from = at + 1;
    }
    rest.len()
}

/// The name that `rest` begins with, empty where it is none.
pub(super) fn name(rest: &str) -> &str {
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?') {
        return "";
    }
    let inner = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == ':';
    let end =
        rest.char_indices().skip(1).find(|(_, c)| !inner(*c)).map_or(rest.len(), |(at, _)| at);
    rest.get(..end).unwrap_or_default()
}

/// The end of the tag that `rest` begins with; quotes may hold a ">".
fn tag_end(rest: &str) -> usize {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in rest.bytes().enumerate().take(QUOTED) {
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

/// Where the end tag of `name` begins.
fn find_close(rest: &str, name: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = rest.get(from..).and_then(|r| r.find("</")) {
        let start = from + at;
        let found = rest
            .get(start + 2..start + 2 + name.len())
            .is_some_and(|n| n.eq_ignore_ascii_case(name));
        if found {
            return Some(start);
        }
        from = start + 2;
    }
    None
}

//! A parsed page as lines: each block's text, and what the markup says of it.

use dom_query::Document;
use dom_query::NodeRef;

use crate::clean::lines;
use crate::clean::lines::scrub;

/// What holds a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tag {
    /// Anything else.
    #[default]
    Other,
    /// `p`.
    Paragraph,
    /// `h1`.
    First,
    /// `h2` to `h6`.
    Heading,
    /// `li`, `dt`, `dd`.
    Item,
    /// `figcaption`.
    Caption,
    /// `td`, `th`: one cell, or a row of short ones with tabs between them.
    Cell,
    /// `blockquote`.
    Quote,
    /// `pre`.
    Verbatim,
    /// `a`, `button`, `label` that stand alone.
    Control,
}

/// What stands around a line, a bit each.
pub(super) const AROUND: [&[&str]; 12] = [
    &["article"],
    &["main"],
    &["nav", "menu"],
    &["footer"],
    &["header"],
    &["aside"],
    &["figure", "figcaption", "picture"],
    &["blockquote"],
    &["ul", "ol", "dl"],
    &["table"],
    &["form", "fieldset", "select"],
    &["section"],
];

/// Words in the class, id and role of what stands around a line, a bit each; matched as parts.
pub(super) const MARKS: [&[&str]; 22] = [
    &["caption", "credit", "figure", "photo", "image", "gallery", "media"],
    &[
        "related",
        "recommend",
        "more-",
        "read-next",
        "readmore",
        "also",
        "outbrain",
        "taboola",
        "teaser",
        "promo",
    ],
    &["comment", "disqus", "respond", "reply"],
    &["author", "byline", "bio", "writer", "contributor"],
    &["date", "time", "publish", "timestamp"],
    &["share", "social", "follow", "sharing"],
    &["newsletter", "subscribe", "signup", "sign-up", "paywall", "subscription", "cta"],
    &["ad-", "-ad", "ads", "advert", "sponsor", "dfp"],
    &["nav", "menu", "breadcrumb", "crumb"],
    &["footer", "foot", "bottom", "copyright", "legal"],
    &["sidebar", "side", "rail", "aside", "widget"],
    &["header", "masthead", "top"],
    &[
        "article-body",
        "articlebody",
        "article__body",
        "story-body",
        "entry-content",
        "post-content",
        "article-content",
        "article__content",
        "body-content",
        "story-content",
        "post-body",
        "content-body",
        "articletext",
        "article-text",
        "rich-text",
        "richtext",
        "body-text",
        "main-content",
    ],
    &["article", "story", "post", "entry"],
    &["content", "body", "text"],
    &["headline", "title", "heading"],
    &[
        "deck",
        "dek",
        "subtitle",
        "standfirst",
        "summary",
        "excerpt",
        "lead",
        "intro",
        "subhead",
        "description",
    ],
    &["tag", "topic", "category", "keyword", "label"],
    &["list", "card", "item", "grid", "feed", "tile", "river"],
    &["cookie", "consent", "modal", "popup", "overlay", "banner", "gdpr", "privacy"],
    &["video", "player", "audio", "podcast"],
    &["trending", "popular", "latest", "most"],
];

/// A line of the page.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// Its text.
    pub(super) text: String,
    /// What holds it.
    pub(super) tag: Tag,
    /// What stands around it, by [`AROUND`].
    pub(super) around: u32,
    /// What the names of the elements around it say, by [`MARKS`]; those of the two nearest elements.
    pub(super) near: u32,
    /// The same of all elements further out.
    pub(super) far: u32,
    /// Letters of its text within links.
    pub(super) linked: usize,
    /// The element that holds the element it is in, and the one that holds that.
    pub(super) parents: [usize; 2],
    /// Is it bold or emphasised as a whole?
    pub(super) strong: bool,
    /// Words in it that are linked, in order, and where to.
    pub(super) links: Vec<(String, String)>,
    /// Is it kept from the eye?
    pub(super) hidden: bool,
    /// The row of a table and its cell in it, both counted from one; zeros outside of tables.
    pub(super) cell: [usize; 2],
}

/// The lines of the page, in order.
pub(super) fn blocks(document: &Document) -> Vec<Block> {
    let mut walk = Walk::default();
    walk.node(&document.root(), Place::default());
    walk.flush();
    rows(walk.blocks)
}

/// The longest cell of a row that is shown as one, in bytes.
const CELL: usize = 120;

/// Puts the cells of each row together, if they are short and one line each: tables of figures are read row by row, and those
/// that only place things on the page are not touched.
fn rows(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut rest = blocks.into_iter().peekable();
    while let Some(first) = rest.next() {
        let [row, _] = first.cell;
        let mut cells = vec![first];
        while row > 0
            && let Some(next) = rest.next_if(|next| next.cell[0] == row)
        {
            cells.push(next);
        }
        let short = cells.iter().all(|c| c.text.len() <= CELL);
        let apart = cells.windows(2).all(|pair| match pair {
            [a, b] => a.cell[1] < b.cell[1],
            _ => true,
        });
        if cells.len() < 2 || !short || !apart {
            out.append(&mut cells);
            continue;
        }
        let mut whole = Block { tag: Tag::Cell, strong: true, hidden: true, ..Block::default() };
        let mut column = 1;
        for cell in cells {
            // Empty cells keep their place.
            while column < cell.cell[1] {
                whole.text.push('\t');
                column += 1;
            }
            whole.text.push_str(&cell.text);
            whole.around |= cell.around;
            whole.near |= cell.near;
            whole.far |= cell.far;
            whole.linked += cell.linked;
            whole.parents = cell.parents;
            whole.strong &= cell.strong;
            whole.hidden &= cell.hidden;
        }
        out.push(whole);
    }
    out
}

/// Where the walk is.
#[derive(Clone, Copy, Default)]
struct Place {
    tag: Tag,
    around: u32,
    near: [u32; 2],
    far: u32,
    parents: [usize; 2],
    own: usize,
    linked: bool,
    strong: bool,
    hidden: bool,
    cell: [usize; 2],
}

#[derive(Default)]
struct Walk {
    rows: usize,
    /// Cells of the present row so far.
    cells: usize,
    blocks: Vec<Block>,
    text: String,
    linked: usize,
    strong: usize,
    place: Option<Place>,
    elements: usize,
    links: Vec<(String, String)>,
}

const SKIPPED: [&str; 18] = [
    "script", "style", "noscript", "template", "svg", "iframe", "head", "object", "canvas", "math",
    "audio", "map", "select", "textarea", "datalist", "embed", "input", "title",
];

/// Elements that are part of a line.
pub(super) const INLINE: [&str; 36] = [
    "a", "b", "i", "em", "strong", "span", "u", "sup", "sub", "small", "mark", "time", "abbr", "q",
    "cite", "font", "code", "kbd", "s", "del", "ins", "var", "big", "tt", "bdi", "bdo", "data",
    "dfn", "label", "samp", "acronym", "wbr", "strike", "nobr", "ruby", "img",
];

impl Walk {
    fn node(&mut self, node: &NodeRef<'_>, place: Place) {
        if node.is_text() {
            let text = node.text();
            if !text.trim().is_empty() {
                if self.place.is_none() {
                    self.place = Some(place);
                }
                let letters = text.trim().chars().count();
                if place.linked {
                    self.linked += letters;
                }
                if place.strong {
                    self.strong += letters;
                }
            }
            self.text.push_str(&text);
            return;
        }
        let name = node.qual_name_ref().map(|name| name.local.to_string());
        let Some(name) = name else {
            for child in node.children_it(false) {
                self.node(&child, place);
            }
            return;
        };
        let name = name.as_str();
        if SKIPPED.contains(&name) {
            return;
        }
        if name == "br" {
            self.flush();
            return;
        }
        let inline = INLINE.contains(&name);
        let mut inner = place;
        inner.linked |= name == "a";
        if !place.hidden && hidden(node) {
            self.flush();
            inner.hidden = true;
        }
        inner.strong |= matches!(name, "b" | "strong");
        for (bit, names) in AROUND.iter().enumerate() {
            if names.contains(&name) {
                inner.around |= 1 << bit;
            }
        }
        if !inline || name == "span" {
            inner.far |= inner.near[1];
            inner.near[1] = inner.near[0];
            inner.near[0] = marks(node);
        }
        if !inline {
            self.flush();
            inner.tag = tag(name, place.tag);
            match name {
                "tr" => {
                    self.rows += 1;
                    self.cells = 0;
                }
                "td" | "th" => {
                    self.cells += 1;
                    inner.cell = [self.rows, self.cells];
                }
                // A table within a cell has rows of its own.
                "table" => inner.cell = [0, 0],
                _ => {}
            }
            self.elements += 1;
            inner.parents = [place.own, place.parents[0]];
            inner.own = self.elements;
        }
        let (line, start) = (self.blocks.len(), self.text.len());
        for child in node.children_it(false) {
            self.node(&child, inner);
        }
        // A link around whole lines is a teaser, and no part of a text.
        if name == "a" && line == self.blocks.len() {
            let words = scrub(self.text.get(start..).unwrap_or_default());
            let address = node.attr("href").filter(|_| !words.is_empty());
            self.links.extend(address.map(|address| (words, address.trim().to_owned())));
        }
        if !inline || inner.hidden != place.hidden {
            self.flush();
        }
    }

    fn flush(&mut self) {
        if let Some(place) = self.place {
            if place.tag == Tag::Verbatim {
                // Its line ends are its own.
                for line in lines::lines(&self.text) {
                    self.push(place, line.text);
                }
            } else {
                self.push(place, scrub(&self.text));
            }
        }
        self.text.clear();
        self.links.clear();
        self.linked = 0;
        self.strong = 0;
        self.place = None;
    }

    fn push(&mut self, place: Place, text: String) {
        if !text.is_empty() {
            let letters = text.chars().filter(|c| !c.is_whitespace()).count();
            self.blocks.push(Block {
                tag: place.tag,
                around: place.around,
                near: place.near[0] | place.near[1],
                far: place.far,
                linked: self.linked,
                parents: place.parents,
                strong: self.strong * 10 >= letters * 9,
                hidden: place.hidden,
                cell: place.cell,
                text,
                links: std::mem::take(&mut self.links),
            });
        }
    }
}

fn hidden(node: &NodeRef<'_>) -> bool {
    node.has_attr("hidden")
        || node.attr("aria-hidden").is_some_and(|v| &*v == "true") && node.has_name("span")
        || node.attr("style").is_some_and(|style| {
            let style = style.to_ascii_lowercase();
            style.contains("display:none") || style.contains("display: none")
        })
}

fn tag(name: &str, outer: Tag) -> Tag {
    match name {
        // A paragraph within an item, a caption or a quotation is that.
        "p" if matches!(outer, Tag::Item | Tag::Caption | Tag::Quote) => outer,
        "p" => Tag::Paragraph,
        "h1" => Tag::First,
        "h2" | "h3" | "h4" | "h5" | "h6" => Tag::Heading,
        "li" | "dt" | "dd" => Tag::Item,
        "figcaption" => Tag::Caption,
        "td" | "th" => Tag::Cell,
        "blockquote" => Tag::Quote,
        "pre" => Tag::Verbatim,
        "button" | "label" | "nav" => Tag::Control,
        // A container within an item is the item still.
        "div" | "section"
            if matches!(
                outer,
                Tag::Item
                    | Tag::Caption
                    | Tag::First
                    | Tag::Heading
                    | Tag::Cell
                    | Tag::Quote
                    | Tag::Paragraph
            ) =>
        {
            outer
        }
        _ => Tag::Other,
    }
}

fn marks(node: &NodeRef<'_>) -> u32 {
    let mut names = String::new();
    for name in ["class", "id", "role", "data-component", "itemprop", "data-testid"] {
        if let Some(value) = node.attr(name) {
            names.push_str(value.get(..value.floor_char_boundary(200)).unwrap_or_default());
            names.push(' ');
        }
    }
    if names.is_empty() {
        return 0;
    }
    names.make_ascii_lowercase();
    let mut bits = 0;
    for (bit, words) in MARKS.iter().enumerate() {
        if words.iter().any(|w| names.contains(w)) {
            bits |= 1 << bit;
        }
    }
    bits
}

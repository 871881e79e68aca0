//! An article from the file to the page: what a source delivered, and what the cleaner made of it.

use crate::text::Span;

/// What the content of a [`RawArticle`] is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text: a scraper's dump, a note, a story.
    Text,
    /// A web page or a part of one.
    Html,
    /// Markdown, with front matter or without.
    Markdown,
}

/// One article as a source delivered it: decoded, split from its neighbours, not yet cleaned.
#[derive(Clone, Debug)]
pub struct RawArticle {
    /// The file's name without its last extension, `NAME#N` for the N-th of several, `-` for standard input.
    pub id: String,
    /// The file's path as the user gave it, with `#N` for the N-th article in it; `-` for standard input.
    pub path: String,
    /// What `content` is written in.
    pub format: Format,
    /// The text, decoded.
    pub content: String,
    /// What the container says of the article (a feed's title, a mail's date), dates and names in its own form; the cleaner
    /// puts them in order, and trusts them.
    pub meta: Meta,
}

/// The head of an article: everything that is known about it beside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// The headline.
    pub headline: Option<String>,
    /// The standfirst below it.
    pub deck: Option<String>,
    /// People and agencies as printed, without "By", roles and dates.
    pub byline: Vec<String>,
    /// Publication, in ISO 8601: a date, or a date and time.
    pub published: Option<String>,
    /// The last change, in ISO 8601.
    pub updated: Option<String>,
    /// The section ("World", "Business").
    pub section: Option<String>,
    /// The paper, site or agency.
    pub source: Option<String>,
    /// The language of the text, ISO 639-1 ("en").
    pub language: Option<String>,
    /// Where the article stands on the web.
    pub url: Option<String>,
}

/// What a block of the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The headline.
    Headline,
    /// The standfirst.
    Deck,
    /// A paragraph of the body.
    Paragraph,
    /// A cross-head.
    Subheading,
    /// An item of a list.
    ListItem,
    /// A quotation set apart.
    Quotation,
    /// The caption of a picture, or its credit.
    Caption,
    /// A row of a table, its cells parted by tabs.
    TableRow,
}

/// One block of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text, without the line break that ends it.
    pub span: Span,
}

/// The text that is analysed and shown, in blocks. Immutable once made, so that every span into it
/// stays valid.
///
/// Blocks are in order, disjoint and inside the text; the text between two blocks is white space, except in an
/// article taken as it is, where nothing is promised of it.
#[derive(Clone, Debug, Default)]
pub struct Document {
    text: Box<str>,
    blocks: Vec<Block>,
}

impl Document {
    /// A document of `text` in `blocks`. Blocks that break the order, overlap, are empty or do not fit the text are left out.
    pub fn new(text: impl Into<Box<str>>, blocks: impl IntoIterator<Item = Block>) -> Self {
        let text = text.into();
        let mut kept: Vec<Block> = Vec::new();
        for block in blocks {
            let fits = !block.span.of(&text).is_empty();
            let in_order = kept.last().is_none_or(|last| last.span.end() <= block.span.start());
            if fits && in_order {
                kept.push(block);
            }
        }
        Self { text, blocks: kept }
    }

    /// A document of the given blocks, a blank line between two.
    pub fn from_blocks<S: AsRef<str>>(blocks: impl IntoIterator<Item = (BlockKind, S)>) -> Self {
        let mut text = String::new();
        let mut spans = Vec::new();
        for (kind, content) in blocks {
            let content = content.as_ref();
            if content.is_empty() {
                continue;
            }
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            let start = text.len();
            text.push_str(content);
            spans.push(Block { kind, span: Span::new(start, text.len()) });
        }
        Self::new(text, spans)
    }

    /// The whole text: headline, deck and body, parted by blank lines.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The blocks, in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }
}

/// A line that the cleaner took out, and why. Nothing is lost: the reader can show it in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// The line as it stood.
    pub text: String,
    /// The reason in a few plain words ("advertisement", "headline again", "date, shown in the head").
    pub reason: &'static str,
    /// The number of the document's block before which it stood; the number of blocks if after the last.
    pub before: usize,
}

/// A part of the text that leads somewhere on the web.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The words that are linked.
    pub span: Span,
    /// Where they lead: an address of `http` or `https`, whole.
    pub url: String,
}

/// A cleaned article.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// See [`RawArticle::id`].
    pub id: String,
    /// See [`RawArticle::path`].
    pub path: String,
    /// What is known of it beside its text.
    pub meta: Meta,
    /// Its text in blocks, headline and deck first where it has them.
    pub document: Document,
    /// The dateline at the start of the body ("GENEVA —"), with its dash or colon.
    pub dateline: Option<Span>,
    /// What was taken out, in the order of the file.
    pub dropped: Vec<Dropped>,
    /// The links of its text, in order and apart.
    pub links: Vec<Link>,
}

//! A saved web page made into an article: its lines with their markup, three extractors' opinions of them, one decision.

mod blocks;
mod extract;
mod guard;
mod json_ld;
mod meta;
mod signs;

use dom_query::Document;

use crate::clean::dump::MOST;
use crate::clean::dump::clean_lines;
use crate::clean::dump::read_twice;
use crate::clean::dump::untouched;
use crate::clean::lines::Line;
use crate::clean::links;
use crate::clean::page::blocks::Block;
use crate::clean::page::blocks::Tag;
use crate::clean::tables::Tables;
use crate::clean::view::View;
use crate::clean::view::ends_sentence;
use crate::document::Article;
use crate::document::BlockKind;
use crate::document::Dropped;
use crate::document::Meta;

/// The article in the page.
pub(super) fn clean_page(html: &str, meta: Meta, tables: &Tables<'_>) -> Article {
    let page = Page::of(html);
    let kinds: Vec<BlockKind> = page.blocks.iter().map(kind).collect();
    let meta = page.meta.under(meta);
    let mut article = if page.blocks.len() > MOST {
        let texts = page.blocks.iter().map(|block| block.text.clone());
        untouched(kinds.into_iter().zip(texts), meta)
    } else {
        let read = read_twice(&page.views, page.signs, signs::count(), tables.page);
        clean_lines(&page.views, &read, &kinds, tables.page_doubt, meta, tables.headline)
    };
    let lines = page.blocks.iter().map(|block| (block.text.as_str(), block.links.as_slice()));
    article.links = links::of_page(&article, lines);
    let before = article.document.blocks().len();
    article.dropped.extend(page.hidden.into_iter().map(|text| Dropped {
        text,
        reason: "hidden on the page",
        before,
    }));
    article
}

/// The lines of markup without its tags, and nothing else of it.
pub(super) fn plain_lines(html: &str) -> Vec<String> {
    guard::plain_lines(html)
}

/// A page, looked at.
pub(super) struct Page {
    pub(super) views: Vec<View>,
    pub(super) signs: Vec<Vec<u16>>,
    blocks: Vec<Block>,
    /// What the page keeps from the eye.
    hidden: Vec<String>,
    meta: meta::Known,
}

/// Words of prose that make a story, and so many that a page which shows them shows its own.
const STORY: usize = 120;
const SHOWN: usize = 300;

impl Page {
    /// Parses the page and collects all signs.
    pub(super) fn of(html: &str) -> Self {
        let page = guard::guard(html);
        let document = Document::from(page.html.as_str());
        let meta = meta::known(&document);
        let mut blocks = blocks::blocks(&document);
        let beyond =
            page.beyond.iter().map(|text| Block { text: text.clone(), ..Block::default() });
        blocks.extend(beyond);
        let hidden = take_hidden(&mut blocks);
        let (mut views, mut signs) = (Vec::new(), Vec::new());
        if blocks.len() <= MOST {
            let opinions = extract::opinions(&page, &blocks);
            let lines = blocks.iter().map(|b| Line { text: b.text.clone(), parted: true });
            views = View::all(lines.collect());
            signs = signs::signs(&views, &blocks, &opinions, &meta.article_body);
        }
        Self { views, signs, blocks, hidden, meta }
    }

    /// How many signs a line of a page can have.
    pub(super) fn sign_count() -> usize {
        signs::count()
    }
}

/// Takes out what is hidden, unless the story is: many a page shows its text by a script.
fn take_hidden(blocks: &mut Vec<Block>) -> Vec<String> {
    let words = |hidden: bool| -> usize {
        let prose = blocks.iter().filter(|b| b.hidden == hidden && ends_sentence(&b.text));
        prose.map(|b| b.text.split_whitespace().count()).filter(|n| *n >= 8).sum()
    };
    let (shown, hidden) = (words(false), words(true));
    if shown < SHOWN && hidden >= STORY.max(shown) {
        return Vec::new();
    }
    blocks.extract_if(.., |b| b.hidden).map(|b| b.text).collect()
}

fn kind(block: &Block) -> BlockKind {
    match block.tag {
        Tag::First | Tag::Heading => BlockKind::Subheading,
        Tag::Item => BlockKind::ListItem,
        Tag::Quote => BlockKind::Quotation,
        Tag::Caption => BlockKind::Caption,
        Tag::Cell if block.text.contains('\t') => BlockKind::TableRow,
        _ => BlockKind::Paragraph,
    }
}

//! A saved web page made into an article: its lines with their markup, three extractors' opinions of them, one decision.

mod blocks;
mod extract;
mod guard;
mod json_ld;
mod meta;
mod signs;

use dom_query::Document;

use crate::clean::dump::clean_lines;
use crate::clean::dump::read_twice;
use crate::clean::lines::Line;
use crate::clean::links;
use crate::clean::page::blocks::Block;
use crate::clean::page::blocks::Tag;
use crate::clean::tables::Tables;
use crate::clean::view::View;
use crate::document::Article;
use crate::document::BlockKind;
use crate::document::Meta;

/// The article in the page.
pub(super) fn clean_page(html: &str, meta: Meta, tables: &Tables<'_>) -> Article {
    let page = Page::of(html);
    let read = read_twice(&page.views, page.signs, signs::count(), tables.page);
    let kinds: Vec<BlockKind> = page.blocks.iter().map(kind).collect();
    let meta = page.meta.under(meta);
    let mut article =
        clean_lines(&page.views, &read, &kinds, tables.page_doubt, meta, tables.headline);
    let lines = page.blocks.iter().map(|block| (block.text.as_str(), block.links.as_slice()));
    article.links = links::of_page(&article, lines);
    article
}

/// A page, looked at.
pub(super) struct Page {
    pub(super) views: Vec<View>,
    pub(super) signs: Vec<Vec<u16>>,
    blocks: Vec<Block>,
    meta: meta::Known,
}

impl Page {
    /// Parses the page and collects all signs.
    pub(super) fn of(html: &str) -> Self {
        let html = guard::guard(html);
        let document = Document::from(html.as_str());
        let blocks = blocks::blocks(&document);
        let meta = meta::known(&document);
        let opinions = extract::opinions(&html, &blocks);
        let lines = blocks.iter().map(|b| Line { text: b.text.clone(), parted: true });
        let views = View::all(lines.collect());
        let signs = signs::signs(&views, &blocks, &opinions, &meta.article_body);
        Self { views, signs, blocks, meta }
    }

    /// How many signs a line of a page can have.
    pub(super) fn sign_count() -> usize {
        signs::count()
    }
}

fn kind(block: &Block) -> BlockKind {
    match block.tag {
        Tag::First | Tag::Heading => BlockKind::Subheading,
        Tag::Item => BlockKind::ListItem,
        Tag::Quote => BlockKind::Quotation,
        Tag::Caption => BlockKind::Caption,
        Tag::Cell => BlockKind::TableRow,
        _ => BlockKind::Paragraph,
    }
}

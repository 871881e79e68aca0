//! Turns what a source delivered (plain text, HTML, Markdown) into an [`Article`]. Never fails; keeps what it takes out.

use crate::document::{Article, BlockKind, Document, RawArticle};

/// The cleaned article.
pub fn clean(raw: &RawArticle) -> Article {
    let blocks = raw.content.split("\n").map(str::trim).filter(|b| !b.is_empty());
    Article {
        id: raw.id.clone(),
        path: raw.path.clone(),
        meta: raw.meta.clone(),
        document: Document::from_blocks(blocks.map(|b| (BlockKind::Paragraph, b))),
        ..Article::default()
    }
}

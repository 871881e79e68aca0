//! Turns what a source delivered (plain text, HTML, Markdown) into an [`Article`]. Never fails; keeps what it takes out.

mod as_is;
mod byline;
mod container;
mod date;
mod dateline;
mod dump;
mod escapes;
mod head;
mod headline;
mod house;
mod junk;
mod language;
mod lines;
mod links;
mod markdown;
mod marked;
mod merge;
mod mojibake;
mod page;
mod pattern;
mod sequence;
mod signs;
mod stories;
mod strays;
mod tables;
pub mod training;
mod view;
mod writer;

use crate::clean::tables::TABLES;
use crate::clean::tables::Tables;
use crate::document::Article;
use crate::document::Format;
use crate::document::Meta;
use crate::document::RawArticle;

/// The cleaned article.
pub fn clean(raw: &RawArticle) -> Article {
    clean_with(raw, &TABLES)
}

fn clean_with(raw: &RawArticle, tables: &Tables<'_>) -> Article {
    let content = mojibake::repair(escapes::strip(raw.content.clone()));
    let meta = head(raw);
    let mut article = match raw.format {
        Format::Html => page::clean_page(&content, meta, tables),
        Format::Markdown if content.len() <= markdown::SIZE => {
            dump::clean_marked(markdown::blocks(&content), meta, tables)
        }
        Format::Text | Format::Markdown => dump::clean_text(&content, meta, tables),
    };
    article.id.clone_from(&raw.id);
    article.path.clone_from(&raw.path);
    links::add_printed(&mut article);
    article
}

/// What the container says of the article, in the form that an [`Article`] has it.
pub fn head(raw: &RawArticle) -> Meta {
    container::orderly(raw.meta.clone())
}

/// The article as the file has it, character for character; its lines are its blocks.
pub fn as_is(raw: &RawArticle) -> Article {
    let mut article = Article {
        id: raw.id.clone(),
        path: raw.path.clone(),
        meta: head(raw),
        document: as_is::document(&raw.content),
        ..Article::default()
    };
    links::add_printed(&mut article);
    article
}

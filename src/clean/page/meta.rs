//! What a page says of its article in its data: JSON-LD, Open Graph and other `meta` tags, times, microdata.

use dom_query::Document;

use crate::clean::page::blocks::Block;
use crate::document::Meta;

/// What is known.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// The head of the article.
    pub(super) meta: Meta,
    /// The text as JSON-LD gives it; empty on most pages.
    pub(super) article_body: String,
}

impl Known {
    /// The head, with what the container says above it.
    pub(super) fn under(&self, over: Meta) -> Meta {
        let own = self.meta.clone();
        Meta {
            headline: over.headline.or(own.headline),
            deck: over.deck,
            byline: if over.byline.is_empty() { own.byline } else { over.byline },
            published: over.published.or(own.published),
            updated: over.updated.or(own.updated),
            section: over.section.or(own.section),
            source: over.source.or(own.source),
            language: over.language.or(own.language),
            url: over.url.or(own.url),
        }
    }
}

/// Reads the page's data.
pub(super) fn known(_document: &Document, _blocks: &[Block]) -> Known {
    Known::default()
}

//! Several stories in one file, with a ruled line between two: each is cleaned by itself, and all of them stay.

use std::ops::Range;

use crate::clean::view::View;
use crate::document::Article;
use crate::document::Block;
use crate::document::BlockKind;
use crate::document::Document;
use crate::document::Dropped;
use crate::text::Span;

/// Words of prose that make a story.
const STORY: usize = 40;

/// How far below the ruled line a date or a name must stand.
const HEAD: usize = 7;

/// Why the line between goes.
pub(super) const REASON: &str = "line between two stories";

/// The stories of a text, without the lines between them; one range where it is one story.
pub(super) fn stories(views: &[View]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    for (at, view) in views.iter().enumerate() {
        // Ruled lines also part the sections of one story: only a head below makes another.
        if is_rule(&view.text) && has_head(views, at + 1) && is_story(views, from..at) {
            out.push(from..at);
            from = at + 1;
        }
    }
    match out.last_mut() {
        Some(last) if !is_story(views, from..views.len()) => last.end = views.len(),
        _ => out.push(from..views.len()),
    }
    out
}

/// "-----", "* * *", "=====": nothing but marks of one kind.
fn is_rule(text: &str) -> bool {
    let mut marks = text.chars().filter(|c| *c != ' ');
    let Some(first) = marks.next() else { return false };
    let rest: Vec<char> = marks.take(200).collect();
    matches!(first, '-' | '=' | '*' | '_' | '#' | '~' | '—' | '–' | '+')
        && rest.len() >= 2
        && rest.iter().all(|c| *c == first)
}

/// A line that may be a headline, and a date or a byline near it.
fn has_head(views: &[View], from: usize) -> bool {
    let head = views.get(from..(from + HEAD).min(views.len())).unwrap_or_default();
    let title = |v: &View| v.count >= 3 && !v.prose && !v.is_dateline() && !v.byline;
    head.iter().take(3).any(title) && head.iter().any(|v| v.is_dateline() || v.byline)
}

fn is_story(views: &[View], range: Range<usize>) -> bool {
    let prose = views.get(range).unwrap_or_default().iter().filter(|v| v.prose);
    prose.map(|v| v.count).sum::<usize>() >= STORY
}

/// The stories as one article: the head of the first, and the headlines of the others as subheadings.
pub(super) fn join(articles: Vec<Article>, between: &[String]) -> Article {
    let mut articles = articles.into_iter();
    let Some(mut all) = articles.next() else { return Article::default() };
    let mut text = all.document.text().to_owned();
    let mut blocks = all.document.blocks().to_vec();
    for (article, line) in articles.zip(between) {
        all.dropped.push(Dropped { text: line.clone(), reason: REASON, before: blocks.len() });
        let before = blocks.len();
        text.push_str("\n\n");
        let shift = text.len();
        text.push_str(article.document.text());
        blocks.extend(article.document.blocks().iter().map(|block| Block {
            kind: match block.kind {
                BlockKind::Headline => BlockKind::Subheading,
                BlockKind::Deck => BlockKind::Paragraph,
                kind => kind,
            },
            span: Span::new(block.span.start() + shift, block.span.end() + shift),
        }));
        all.dropped.extend(
            article
                .dropped
                .into_iter()
                .map(|gone| Dropped { before: gone.before + before, ..gone }),
        );
    }
    all.document = Document::new(text, blocks);
    all
}

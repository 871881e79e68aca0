//! Several stories in one file: each is cleaned by itself, and all of them stay.
//!
//! A ruled line parts two where a head follows it. Without one a head alone does, and only in a file that has nothing of a page's
//! frame: below the article of a page such heads are those of other articles.

use std::ops::Range;

use crate::clean::junk::Family;
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

/// The stories of a text, without the ruled lines between them; one range where it is one story.
pub(super) fn stories(views: &[View]) -> Vec<Range<usize>> {
    let framed = views.iter().any(|v| v.family.is_some_and(|f| !is_of_stories(f)));
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    for (at, view) in views.iter().enumerate() {
        // Ruled lines also part the sections of one story: only a head below makes another.
        let rule = is_rule(&view.text);
        let parts = if rule { has_head(views, at + 1) } else { !framed && is_head(views, at) };
        if parts && is_story(views, from..at) {
            out.push(from..at);
            from = at + usize::from(rule);
        }
    }
    match out.last_mut() {
        Some(last) if !is_story(views, from..views.len()) => last.end = views.len(),
        _ => out.push(from..views.len()),
    }
    out
}

/// What stands in files of stories alone, too.
fn is_of_stories(family: Family) -> bool {
    matches!(family, Family::Credit | Family::Checked | Family::Symbols | Family::Copyright)
}

/// A headline with a name and a date right below it, and then a paragraph.
fn is_head(views: &[View], at: usize) -> bool {
    let is_title = |v: &View| {
        (4..=25).contains(&v.count)
            && !v.prose
            && v.date.is_none()
            && !v.byline
            && v.family.is_none()
    };
    let below = views.get(at + 1..(at + 5).min(views.len())).unwrap_or_default();
    let head = below.iter().take_while(|v| !v.prose);
    let (mut named, mut dated) = (false, false);
    for view in head.clone() {
        named |= view.byline;
        dated |= view.date.is_some() && (view.byline || view.is_dateline());
    }
    // A deck may stand between, and nothing else.
    let short = head.clone().filter(|v| !v.byline && !v.is_dateline()).count();
    let follows = below.get(head.count()).is_some_and(|v| v.prose);
    let ended = at.checked_sub(1).and_then(|i| views.get(i)).is_some_and(|v| v.prose);
    views.get(at).is_some_and(is_title) && named && dated && short <= 1 && follows && ended
}

/// "-----", "* * *", "=====": nothing but marks of one kind.
fn is_rule(text: &str) -> bool {
    let mut marks = text.chars().filter(|c| *c != ' ');
    let Some(first) = marks.next() else { return false };
    let mut more = 0;
    matches!(first, '-' | '=' | '*' | '_' | '#' | '~' | '—' | '–' | '+')
        && marks.take(200).all(|c| {
            more += 1;
            c == first
        })
        && more >= 2
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
pub(super) fn join(articles: Vec<Article>, between: &[Option<String>]) -> Article {
    let mut articles = articles.into_iter();
    let Some(mut all) = articles.next() else { return Article::default() };
    let mut text = all.document.text().to_owned();
    let mut blocks = all.document.blocks().to_vec();
    for (article, line) in articles.zip(between) {
        let before = blocks.len();
        let line = line.clone().map(|text| Dropped { text, reason: REASON, before });
        all.dropped.extend(line);
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

//! The cleaned article: as JSON, as plain text, as Markdown.

use std::fmt::Write;

use serde::Serialize;

use crate::document::{Article, BlockKind};
use crate::text::date;

#[derive(Serialize)]
struct Clean<'a> {
    id: &'a str,
    path: &'a str,
    title: Option<&'a str>,
    deck: Option<&'a str>,
    byline: &'a [String],
    date: Option<&'a str>,
    updated: Option<&'a str>,
    section: Option<&'a str>,
    source: Option<&'a str>,
    language: Option<&'a str>,
    url: Option<&'a str>,
    dateline: Option<&'a str>,
    text: String,
    captions: Vec<&'a str>,
    dropped: Vec<DroppedOut<'a>>,
}

#[derive(Serialize)]
struct DroppedOut<'a> {
    text: &'a str,
    reason: &'a str,
}

/// The cleaned article as one JSON object on one line. "text" is the body alone.
///
/// # Errors
/// Never in practice: strings are always serialisable.
pub fn clean_json(article: &Article) -> serde_json::Result<String> {
    let text = article.document.text();
    let meta = &article.meta;
    let of_kind = |kind: BlockKind| {
        let blocks = article.document.blocks().iter();
        blocks.filter(move |block| block.kind == kind).map(|block| block.span.of(text))
    };
    serde_json::to_string(&Clean {
        id: &article.id,
        path: &article.path,
        title: meta.headline.as_deref(),
        deck: meta.deck.as_deref(),
        byline: &meta.byline,
        date: meta.published.as_deref(),
        updated: meta.updated.as_deref(),
        section: meta.section.as_deref(),
        source: meta.source.as_deref(),
        language: meta.language.as_deref(),
        url: meta.url.as_deref(),
        dateline: article.dateline.map(|span| span.of(text)),
        text: body(article).join("\n\n"),
        captions: of_kind(BlockKind::Caption).collect(),
        dropped: article
            .dropped
            .iter()
            .map(|gone| DroppedOut { text: &gone.text, reason: gone.reason })
            .collect(),
    })
}

/// The article for reading where there is no screen: headline, head, deck, body; captions stay out.
pub fn clean_text(article: &Article) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut head: Vec<String> = article.meta.headline.iter().cloned().collect();
    head.extend(Some(head_line(article)).filter(|line| !line.is_empty()));
    parts.extend(Some(head.join("\n")).filter(|head| !head.is_empty()));
    parts.extend(body(article).into_iter().map(str::to_owned));
    let text = parts.join("\n\n");
    if text.is_empty() { text } else { text + "\n" }
}

/// The article as Markdown, what is known of it in front matter.
pub fn clean_markdown(article: &Article) -> String {
    let text = article.document.text();
    let meta = &article.meta;
    let mut out = String::from("---\n");
    let mut field = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            let quoted = serde_json::Value::from(value).to_string();
            let _ = writeln!(out, "{name}: {quoted}");
        }
    };
    field("title", meta.headline.as_deref());
    field("date", meta.published.as_deref());
    field("author", Some(meta.byline.join(", ")).filter(|it| !it.is_empty()).as_deref());
    field("section", meta.section.as_deref());
    field("source", meta.source.as_deref());
    field("url", meta.url.as_deref());
    out.push_str("---\n");
    let mut before = None;
    for block in article.document.blocks() {
        // Items of one list and rows of one table stand right below each other.
        let whole = matches!(block.kind, BlockKind::ListItem | BlockKind::TableRow);
        let again = before == Some(block.kind);
        if !(whole && again) {
            out.push('\n');
        }
        before = Some(block.kind);
        let words = escape(block.span.of(text));
        let line = match block.kind {
            BlockKind::Headline => format!("# {words}"),
            BlockKind::Deck => format!("**{words}**"),
            BlockKind::Subheading => format!("## {words}"),
            BlockKind::ListItem => format!("- {words}"),
            BlockKind::Quotation => format!("> {words}"),
            BlockKind::Caption => format!("*{words}*"),
            BlockKind::TableRow => {
                let row = format!("| {} |", words.replace('\t', " | "));
                // The rule below the first row makes it a table.
                let rule = " --- |".repeat(words.matches('\t').count() + 1);
                if again { row } else { format!("{row}\n|{rule}") }
            }
            BlockKind::Paragraph => words,
        };
        out.push_str(&line);
        out.push('\n');
    }
    out
}

fn head_line(article: &Article) -> String {
    let meta = &article.meta;
    let mut parts: Vec<String> = meta.published.iter().map(|iso| date::in_words(iso)).collect();
    parts.extend(meta.section.clone());
    parts.extend(meta.byline.iter().cloned());
    parts.extend(meta.source.clone());
    parts.join(" · ")
}

/// The blocks of the text: the deck, where the file has it, and the body.
fn body(article: &Article) -> Vec<&str> {
    let text = article.document.text();
    let blocks = article.document.blocks().iter();
    blocks
        .filter(|block| !matches!(block.kind, BlockKind::Headline | BlockKind::Caption))
        .map(|block| block.span.of(text))
        .collect()
}

/// Marks that Markdown would take for its own.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let starts = at == 0 && matches!(c, '#' | '-' | '+' | '>');
        if starts || matches!(c, '*' | '_' | '`' | '[' | ']' | '\\' | '<') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

//! A page one can send: the article with its mentions marked, and who is who beside it. One file, no scripts,
//! nothing loaded from anywhere.

use std::fmt::Write;

use crate::document::{Analysis, Article, Block, BlockKind, Mention, MentionKind};
use crate::text::{Span, date};

/// The page up to its first article.
pub fn html_head(title: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width\">\n<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
        escape(title)
    )
}

/// The page from its last article on.
pub fn html_foot() -> &'static str {
    "</body>\n</html>\n"
}

const STYLE: &str = "
:root { color-scheme: light dark }
body { margin: 2rem auto; max-width: 66rem; padding: 0 1rem; font: 1.05rem/1.55 Georgia, serif }
section { display: grid; grid-template-columns: minmax(0, 38rem) 18rem; gap: 0 4rem; margin-bottom: 4rem }
section > * { grid-column: 1 } aside { grid-column: 2; grid-row: 1 / 99; font: .9rem/1.5 sans-serif }
@media (max-width: 50rem) { section { display: block } }
.head, figcaption { color: GrayText } aside b { display: block; margin-top: .6rem }
mark { background: none; color: inherit }
mark.person { font-weight: bold; color: light-dark(#2348a1, #93c5f5) }
mark.title { font-style: italic; color: light-dark(#733d62, #c09dbb) }
mark.country { color: light-dark(#237356, #86ae87) }
";

/// One article.
pub fn html_section(article: &Article, analysis: &Analysis) -> String {
    let mut out = String::from("<section>\n");
    let mut group: Option<BlockKind> = None;
    for block in article.document.blocks() {
        let inner = marked(article, analysis, block);
        if group != Some(block.kind) {
            close(group, &mut out);
            group = open(block.kind, &mut out).then_some(block.kind);
        }
        let (open, close) = match block.kind {
            BlockKind::Headline => ("<h1>", "</h1>"),
            BlockKind::Deck => ("<p><strong>", "</strong></p>"),
            BlockKind::Paragraph => ("<p>", "</p>"),
            BlockKind::Subheading => ("<h2>", "</h2>"),
            BlockKind::ListItem => ("<li>", "</li>"),
            BlockKind::Quotation => ("<blockquote>", "</blockquote>"),
            BlockKind::Caption => ("<figcaption>", "</figcaption>"),
            BlockKind::TableRow => ("<tr><td>", "</td></tr>"),
        };
        let inner = if block.kind == BlockKind::TableRow { cells(&inner) } else { inner };
        let _ = writeln!(out, "{open}{inner}{close}");
        if block.kind == BlockKind::Headline {
            let _ = writeln!(out, "<p class=\"head\">{}</p>", head(article));
        }
    }
    close(group, &mut out);
    out.push_str("<aside>\n<h3>People</h3>\n");
    for person in &analysis.people {
        let titles: Vec<String> = person.titles.iter().map(|(title, _)| escape(title)).collect();
        let count = person.stops.len();
        let _ = writeln!(out, "<b>{} {count}</b>{}", escape(&person.name), titles.join("<br>"));
    }
    out.push_str("<h3>Countries</h3>\n");
    for country in &analysis.countries {
        let _ = writeln!(out, "{} {}<br>", escape(country.name), country.stops.len());
    }
    out.push_str("</aside>\n</section>\n");
    out
}

/// The row's tabs as borders of its cells, but for one within a mark.
fn cells(row: &str) -> String {
    let mut out = String::with_capacity(row.len() + 64);
    let mut open = 0usize;
    for part in row.split_inclusive('\t') {
        open =
            (open + part.matches("<mark").count()).saturating_sub(part.matches("</mark").count());
        match part.strip_suffix('\t') {
            Some(cell) if open == 0 => {
                out.push_str(cell);
                out.push_str("</td><td>");
            }
            _ => out.push_str(part),
        }
    }
    out
}

/// Opens what stands around blocks of a kind, if anything does.
fn open(kind: BlockKind, out: &mut String) -> bool {
    match kind {
        BlockKind::ListItem => out.push_str("<ul>\n"),
        BlockKind::TableRow => out.push_str("<table>\n"),
        _ => return false,
    }
    true
}

fn close(kind: Option<BlockKind>, out: &mut String) {
    match kind {
        Some(BlockKind::ListItem) => out.push_str("</ul>\n"),
        Some(BlockKind::TableRow) => out.push_str("</table>\n"),
        _ => {}
    }
}

fn head(article: &Article) -> String {
    let meta = &article.meta;
    let mut parts: Vec<String> = meta.published.iter().map(|iso| date::in_words(iso)).collect();
    parts.extend(meta.section.clone());
    parts.extend(meta.byline.iter().cloned());
    parts.extend(meta.source.clone());
    escape(&parts.join(" · "))
}

/// The block's text with its mentions in `<mark>`; mentions nest, and never cross.
fn marked(article: &Article, analysis: &Analysis, block: &Block) -> String {
    let text = article.document.text();
    let from = analysis.mentions.partition_point(|m| m.span.start() < block.span.start());
    let mut open: Vec<Span> = Vec::new();
    let mut out = String::new();
    let mut at = block.span.start();
    let inside = analysis.mentions.iter().skip(from);
    for mention in inside.take_while(|m| m.span.start() < block.span.end()) {
        close_before(mention.span.start(), text, &mut open, &mut at, &mut out);
        // What would cross an open mark is left unmarked: a page must stay well-formed.
        if open.last().is_some_and(|outer| !outer.covers(mention.span)) {
            continue;
        }
        out.push_str(&escape(Span::new(at, mention.span.start()).of(text)));
        at = mention.span.start();
        out.push_str(&tag(mention, analysis));
        open.push(mention.span);
    }
    close_before(usize::MAX, text, &mut open, &mut at, &mut out);
    out.push_str(&escape(Span::new(at, block.span.end()).of(text)));
    out
}

fn close_before(start: usize, text: &str, open: &mut Vec<Span>, at: &mut usize, out: &mut String) {
    while let Some(inner) = open.pop_if(|span| span.end() <= start) {
        out.push_str(&escape(Span::new(*at, inner.end()).of(text)));
        out.push_str("</mark>");
        *at = inner.end();
    }
}

fn tag(mention: &Mention, analysis: &Analysis) -> String {
    let name = |person: crate::document::PersonId| {
        analysis.people.get(person.0 as usize).map_or("", |person| person.name.as_str())
    };
    let (class, hint) = match mention.kind {
        MentionKind::Person { person } => ("person", name(person).to_owned()),
        MentionKind::Title { holder, .. } => {
            ("title", holder.map_or_else(String::new, |(person, _)| name(person).to_owned()))
        }
        MentionKind::Country { iso } => ("country", iso.as_str().to_owned()),
    };
    format!("<mark class=\"{class}\" title=\"{}\">", escape(&hint))
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}

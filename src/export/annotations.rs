//! Mentions after the Web Annotation Data Model of the W3C: one annotation a line, with a position and a quotation, so
//! that other tools find the words again.

use serde::Serialize;

use crate::document::{Analysis, Article, MentionKind, PersonId};
use crate::export::offsets::Offsets;

#[derive(Serialize)]
struct Annotation<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    body: Vec<Body<'a>>,
    target: Target<'a>,
}

#[derive(Serialize)]
struct Body<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    purpose: &'static str,
    value: &'a str,
}

#[derive(Serialize)]
struct Target<'a> {
    source: &'a str,
    selector: [Selector<'a>; 2],
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector<'a> {
    TextPositionSelector { start: usize, end: usize },
    TextQuoteSelector { exact: &'a str, prefix: &'a str, suffix: &'a str },
}

/// So many bytes of the text stand with a quotation on each side.
const AROUND: usize = 32;

/// A line for each mention of the article; offsets are characters of the analysed text.
///
/// # Errors
/// Never in practice: strings and numbers are always serialisable.
pub fn annotations(article: &Article, analysis: &Analysis) -> serde_json::Result<String> {
    let text = article.document.text();
    let mut offsets = Offsets::new(text);
    let name = |person: PersonId| {
        analysis.people.get(person.0 as usize).map_or("", |person| person.name.as_str())
    };
    let tag = |purpose, value| Body { kind: "TextualBody", purpose, value };
    let mut lines = String::new();
    for (number, mention) in (1..).zip(&analysis.mentions) {
        let body = match &mention.kind {
            MentionKind::Person { person } => {
                vec![tag("classifying", "person"), tag("identifying", name(*person))]
            }
            MentionKind::Title { holder, .. } => {
                let mut body = vec![tag("classifying", "title")];
                body.extend(holder.map(|(person, _)| tag("identifying", name(person))));
                body
            }
            MentionKind::Country { iso } => {
                vec![tag("classifying", "country"), tag("identifying", iso.as_str())]
            }
        };
        let span = mention.span;
        let from = text.floor_char_boundary(span.start().saturating_sub(AROUND));
        let to = text.ceil_char_boundary((span.end() + AROUND).min(text.len()));
        let position = Selector::TextPositionSelector {
            start: offsets.chars(span.start()),
            end: offsets.chars(span.end()),
        };
        let quotation = Selector::TextQuoteSelector {
            exact: span.of(text),
            prefix: text.get(from..span.start()).unwrap_or_default(),
            suffix: text.get(span.end()..to).unwrap_or_default(),
        };
        let annotation = Annotation {
            context: "http://www.w3.org/ns/anno.jsonld",
            id: format!("urn:dateline:{}:{number}", encoded(&article.id)),
            kind: "Annotation",
            motivation: "identifying",
            body,
            target: Target { source: &article.path, selector: [position, quotation] },
        };
        lines.push_str(&serde_json::to_string(&annotation)?);
        lines.push('\n');
    }
    Ok(lines)
}

/// As a part of a URI.
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(byte.into());
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

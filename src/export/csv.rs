//! Mentions as comma-separated values, after RFC 4180.

use crate::document::{Analysis, Article, MentionKind};
use crate::export::offsets::Offsets;

/// The first line.
pub fn csv_header() -> &'static str {
    "path,id,kind,start,end,text,person,holder,iso,confidence\n"
}

/// A line for each mention of an article. A person and a holder stand with their names.
pub fn csv(article: &Article, analysis: &Analysis) -> String {
    let text = article.document.text();
    let mut offsets = Offsets::new(text);
    let mut lines = String::new();
    for mention in &analysis.mentions {
        let name = |person: crate::document::PersonId| {
            analysis.people.get(person.0 as usize).map_or("", |person| person.name.as_str())
        };
        let (kind, person, holder, iso) = match &mention.kind {
            MentionKind::Person { person } => ("person", name(*person), "", ""),
            MentionKind::Title { holder, .. } => {
                ("title", "", holder.map_or("", |(person, _)| name(person)), "")
            }
            MentionKind::Country { iso } => ("country", "", "", iso.as_str()),
        };
        let start = offsets.chars(mention.span.start()).to_string();
        let end = offsets.chars(mention.span.end()).to_string();
        let confidence = format!("{:.2}", f64::from(mention.confidence) / 100.0);
        let fields = [
            article.path.as_str(),
            article.id.as_str(),
            kind,
            &start,
            &end,
            mention.span.of(text),
            person,
            holder,
            iso,
            &confidence,
        ];
        lines.push_str(&fields.map(field).join(","));
        lines.push('\n');
    }
    lines
}

/// A field, quoted where it must be; one that a spreadsheet would run as a formula is made harmless.
fn field(text: &str) -> String {
    let text = match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => format!("'{text}"),
        _ => text.to_owned(),
    };
    if text.contains([',', '"', '\n', '\r']) {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        assert_eq!(field("plain"), "plain");
        assert_eq!(field("a, b"), "\"a, b\"");
        assert_eq!(field("say \"no\""), "\"say \"\"no\"\"\"");
        assert_eq!(field("=1+1"), "'=1+1");
    }
}

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
        let confidence = format!("{}.{:02}", mention.confidence / 100, mention.confidence % 100);
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
        for (at, text) in fields.into_iter().enumerate() {
            if at > 0 {
                lines.push(',');
            }
            push(&mut lines, text);
        }
        lines.push('\n');
    }
    lines
}

/// Appends a field, quoted where it must be; one that a spreadsheet would run as a formula is made harmless.
fn push(lines: &mut String, text: &str) {
    let quoted = text.contains([',', '"', '\n', '\r']);
    if quoted {
        lines.push('"');
    }
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        lines.push('\'');
    }
    if quoted {
        lines.push_str(&text.replace('"', "\"\""));
        lines.push('"');
    } else {
        lines.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        let field = |text: &str| {
            let mut lines = String::new();
            push(&mut lines, text);
            lines
        };
        assert_eq!(field("plain"), "plain");
        assert_eq!(field("a, b"), "\"a, b\"");
        assert_eq!(field("say \"no\""), "\"say \"\"no\"\"\"");
        assert_eq!(field("=1+1"), "'=1+1");
        assert_eq!(field("-1, \"2\""), "\"'-1, \"\"2\"\"\"");
    }
}

//! A brief of the officials in an article, as Markdown: who, which office, which country, what they say.

use std::cmp::Reverse;
use std::fmt::Write;

use crate::document::{Analysis, Article, Iso, Person, PersonId};
use crate::text::{date, one_line};

/// At most so many of a person's words are quoted.
const QUOTES: usize = 3;

/// The brief of one article, those most mentioned first.
pub fn brief(article: &Article, analysis: &Analysis) -> String {
    let mut out = String::new();
    let headline = article.meta.headline.as_deref().unwrap_or(&article.id);
    let _ = writeln!(out, "# {}\n", escape(&one_line(headline)));
    let day = article.meta.published.as_deref().map(date::in_words);
    let place = article.meta.url.clone().unwrap_or_else(|| article.path.clone());
    let about: Vec<String> = [day, article.meta.source.clone(), Some(place)]
        .into_iter()
        .flatten()
        .map(|part| escape(&part))
        .collect();
    let _ = writeln!(out, "{}\n", about.join(" · "));
    let mut people: Vec<(PersonId, &Person)> =
        analysis.people.iter().enumerate().map(|(at, it)| (PersonId(at as u32), it)).collect();
    people.retain(|(_, person)| !person.hidden);
    people.sort_by_key(|(_, person)| Reverse(person.stops.len()));
    for (id, person) in people {
        let _ = writeln!(out, "{}", about_person(person));
        for words in said(article, analysis, id).iter().take(QUOTES) {
            let _ = writeln!(out, "  > {}", escape(words));
        }
    }
    if analysis.people.is_empty() {
        out.push_str("No people were found in this article.\n");
    }
    out
}

fn about_person(person: &Person) -> String {
    let mut line = format!("- **{}**", escape(&person.name));
    let titles: Vec<String> = person.titles.iter().map(|(title, _)| escape(title)).collect();
    if !titles.is_empty() {
        let _ = write!(line, " — {}", titles.join("; "));
    }
    let countries: Vec<&str> = person.countries.iter().map(Iso::as_str).collect();
    if !countries.is_empty() {
        let _ = write!(line, " ({})", countries.join(", "));
    }
    let mentions = person.stops.len();
    let _ = write!(line, " · {mentions} mention{}", if mentions == 1 { "" } else { "s" });
    line
}

/// What the person says in the article, where the speaker is sure; what the article only reports is marked so.
pub(super) fn said(article: &Article, analysis: &Analysis, id: PersonId) -> Vec<String> {
    let text = article.document.text();
    let theirs = analysis.quotes.iter().filter(|quote| quote.speaker == Some(id));
    theirs.filter(|quote| quote.sure).map(|quote| quote.words(text)).collect()
}

/// Text that Markdown takes for nothing but text.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#') {
            out.push('\\');
        }
        if !c.is_control() {
            out.push(c);
        }
    }
    out
}

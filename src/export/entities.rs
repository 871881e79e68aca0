//! Who and what is in an article, as one JSON object.

use serde::Serialize;

use crate::document::{Analysis, Article, Form, Iso, Mention, MentionKind, PersonId};
use crate::export::offsets::Offsets;

#[derive(Serialize)]
struct Entities<'a> {
    id: &'a str,
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    chars: usize,
    mentions: Vec<MentionOut<'a>>,
    people: Vec<PersonOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    governments: Vec<GovernmentOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    quotes: Vec<QuoteOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

#[derive(Serialize)]
struct MentionOut<'a> {
    kind: &'static str,
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    core: Option<[usize; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    /// Not there for what is no title; `null` for a title that nobody is known to hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    holder: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    holder_rule: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    iso: Option<String>,
    rule: &'static str,
    confidence: f64,
}

#[derive(Serialize)]
struct PersonOut<'a> {
    id: String,
    name: &'a str,
    aliases: &'a [String],
    titles: Vec<&'a str>,
    countries: Vec<&'a str>,
    mentions: Counts,
}

#[derive(Serialize)]
struct Counts {
    stops: usize,
    by_name: usize,
    by_title: usize,
}

#[derive(Serialize)]
struct GovernmentOut<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    iso: String,
    rule: &'static str,
}

#[derive(Serialize)]
struct QuoteOut<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    speaker: Option<String>,
    sure: bool,
    rule: &'static str,
}

/// The object of one article on one line, offsets in characters. With `text`, the analysed text is in it.
///
/// # Errors
/// Never in practice: strings and numbers are always serialisable.
pub fn entities_json(
    article: &Article,
    analysis: &Analysis,
    with_text: bool,
) -> serde_json::Result<String> {
    let text = article.document.text();
    let mut offsets = Offsets::new(text);
    let mentions = analysis.mentions.iter().map(|it| mention(it, text, &mut offsets)).collect();
    let governments = analysis.governments.iter().map(|it| GovernmentOut {
        start: offsets.chars(it.span.start()),
        end: offsets.chars(it.span.end()),
        text: it.span.of(text),
        iso: it.iso.as_str().to_owned(),
        rule: it.why.rule,
    });
    let governments = governments.collect();
    let quotes = analysis.quotes.iter().map(|quote| QuoteOut {
        start: offsets.chars(quote.span.start()),
        end: offsets.chars(quote.span.end()),
        text: quote.span.of(text),
        speaker: quote.speaker.map(id),
        sure: quote.sure,
        rule: quote.why.rule,
    });
    let quotes = quotes.collect();
    serde_json::to_string(&Entities {
        id: &article.id,
        path: &article.path,
        title: article.meta.headline.as_deref(),
        chars: text.chars().count(),
        mentions,
        people: people(analysis),
        governments,
        quotes,
        text: with_text.then_some(text),
    })
}

fn mention<'a>(mention: &Mention, text: &'a str, offsets: &mut Offsets<'_>) -> MentionOut<'a> {
    let mut out = MentionOut {
        kind: "",
        start: offsets.chars(mention.span.start()),
        end: offsets.chars(mention.span.end()),
        text: mention.span.of(text),
        core: None,
        person: None,
        holder: None,
        holder_rule: None,
        iso: None,
        rule: mention.why.rule,
        confidence: f64::from(mention.confidence) / 100.0,
    };
    match mention.kind {
        MentionKind::Person { person } => {
            out.kind = "person";
            out.person = Some(id(person));
        }
        MentionKind::Title { core, holder } => {
            out.kind = "title";
            out.core = Some([offsets.chars(core.start()), offsets.chars(core.end())]);
            out.holder = Some(holder.map(|(person, _)| id(person)).into());
            out.holder_rule = holder.map(|(_, why)| why.rule);
        }
        MentionKind::Country { iso } => {
            out.kind = "country";
            out.iso = Some(iso.as_str().to_owned());
        }
    }
    out
}

fn people(analysis: &Analysis) -> Vec<PersonOut<'_>> {
    let people = analysis.people.iter().enumerate().map(|(place, person)| {
        let by_title = person.stops.iter().filter(|stop| stop.form == Form::Title).count();
        PersonOut {
            id: id(PersonId(place as u32)),
            name: &person.name,
            aliases: &person.aliases,
            titles: person.titles.iter().map(|(title, _)| title.as_str()).collect(),
            countries: person.countries.iter().map(Iso::as_str).collect(),
            mentions: Counts {
                stops: person.stops.len(),
                by_name: person.stops.len() - by_title,
                by_title,
            },
        }
    });
    people.collect()
}

/// `p1` for the first person of the article.
pub(super) fn id(person: PersonId) -> String {
    format!("p{}", person.0 + 1)
}

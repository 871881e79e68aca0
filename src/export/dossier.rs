//! A dossier: one person over many articles, by date: their titles over time, what they say, every context.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Serialize;

use crate::document::{Analysis, Article, Form, Person, PersonId};
use crate::export::brief::said;
use crate::export::names::{self, Forms, words};
use crate::text::width::drives_terminal;
use crate::text::{Span, date, fold, one_line};

/// All that was found of the people whom a name means.
#[derive(Debug)]
pub struct Dossiers {
    /// The words of the name, folded.
    wanted: Vec<String>,
    /// The entries of each person, by the folded name.
    people: BTreeMap<String, Vec<Entry>>,
}

/// What one article has of the person.
#[derive(Clone, Debug, Serialize)]
struct Entry {
    name: String,
    #[serde(skip)]
    id: String,
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<String>,
    aliases: Vec<String>,
    titles: Vec<String>,
    countries: Vec<String>,
    mentions: usize,
    by_title: usize,
    said: Vec<String>,
    contexts: Vec<String>,
}

impl Dossiers {
    /// For the people of this name: a whole name, or a part of one.
    pub fn new(name: &str) -> Self {
        Self { wanted: words(name), people: BTreeMap::new() }
    }

    /// Takes in what `article` has of them.
    pub fn add(&mut self, article: &Article, analysis: &Analysis) {
        for (at, person) in analysis.people.iter().enumerate() {
            if Forms::of(person).can_be(&self.wanted) {
                let entry = entry(article, analysis, person, PersonId(at as u32));
                self.people.entry(words(&person.name).join(" ")).or_default().push(entry);
            }
        }
    }

    /// Was nobody of that name in any article?
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// The dossiers as text for people: a person each, the articles by date.
    pub fn text(self) -> String {
        let mut out = String::new();
        for (place, entries) in self.by_person().iter().enumerate() {
            if place > 0 {
                out.push_str("\n\n");
            }
            write_person(&mut out, entries);
        }
        out.retain(|c| c == '\n' || !drives_terminal(c));
        out
    }

    /// The dossiers as JSON: an object a line, a person each.
    ///
    /// # Errors
    /// Never in practice: strings and numbers are always serialisable.
    pub fn json(self) -> serde_json::Result<String> {
        #[derive(Serialize)]
        struct Dossier<'a> {
            name: &'a str,
            mentions: usize,
            articles: &'a [Entry],
        }
        let mut lines = String::new();
        for entries in self.by_person() {
            let mentions = entries.iter().map(|entry| entry.mentions).sum();
            let dossier = Dossier { name: fullest(&entries), mentions, articles: &entries };
            lines.push_str(&serde_json::to_string(&dossier)?);
            lines.push('\n');
        }
        Ok(lines)
    }

    /// The entries of each person by date, whoever has the most first. A part of a name ("Varga") goes to the one person
    /// who can be meant.
    fn by_person(self) -> Vec<Vec<Entry>> {
        let mut people = self.people;
        let names: Vec<String> = people.keys().cloned().collect();
        for short in &names {
            let fits = |name: &&String| *name != short && name.ends_with(&format!(" {short}"));
            let mut longer = names.iter().filter(fits);
            if let (Some(only), None) = (longer.next(), longer.next())
                && let Some(mut entries) = people.remove(short)
            {
                people.entry(only.clone()).or_default().append(&mut entries);
            }
        }
        let mut dossiers: Vec<Vec<Entry>> = people.into_values().collect();
        for entries in &mut dossiers {
            entries.sort_by(|a, b| (&a.date, &a.path).cmp(&(&b.date, &b.path)));
        }
        dossiers.sort_by_key(|entries| std::cmp::Reverse(entries.len()));
        dossiers
    }
}

fn entry(article: &Article, analysis: &Analysis, person: &Person, id: PersonId) -> Entry {
    let by_title = person.stops.iter().filter(|stop| stop.form == Form::Title).count();
    Entry {
        name: person.name.clone(),
        id: article.id.clone(),
        path: article.path.clone(),
        date: article.meta.published.clone(),
        headline: article.meta.headline.as_deref().map(one_line),
        aliases: person.aliases.clone(),
        titles: person.titles.iter().map(|(title, _)| title.clone()).collect(),
        countries: person.countries.iter().map(|iso| iso.as_str().to_owned()).collect(),
        mentions: person.stops.len(),
        by_title,
        said: said(article, analysis, id),
        contexts: contexts(article, analysis, person),
    }
}

/// Each sentence that names the person, once.
fn contexts(article: &Article, analysis: &Analysis, person: &Person) -> Vec<String> {
    let text = article.document.text();
    let mut sentences: Vec<Span> = Vec::new();
    for stop in &person.stops {
        let at = analysis.sentences.partition_point(|it| it.start() <= stop.span.start());
        let sentence = at.checked_sub(1).and_then(|at| analysis.sentences.get(at));
        let sentence = sentence.copied().unwrap_or(stop.span);
        if sentences.last() != Some(&sentence) {
            sentences.push(sentence);
        }
    }
    sentences.into_iter().map(|sentence| one_line(sentence.of(text))).collect()
}

fn write_person(out: &mut String, entries: &[Entry]) {
    let mentions: usize = entries.iter().map(|entry| entry.mentions).sum();
    let articles = entries.len();
    let (s, es) = (if articles == 1 { "" } else { "s" }, if mentions == 1 { "" } else { "s" });
    let _ = writeln!(out, "{}", fullest(entries));
    let _ = writeln!(out, "{articles} article{s}, {mentions} mention{es}");
    for (title, first, last) in titles_over_time(entries) {
        let when = match (first, last) {
            (Some(first), Some(last)) if first != last => format!("{first} – {last}"),
            (Some(day), _) | (None, Some(day)) => day.to_owned(),
            (None, None) => "no date".to_owned(),
        };
        let _ = writeln!(out, "  {when:<24} {title}");
    }
    for entry in entries {
        let day = entry.date.as_deref().map_or("no date".to_owned(), date::in_words);
        // An article without a headline is called by its file, as everywhere.
        let headline = entry.headline.as_deref().unwrap_or(&entry.id);
        let _ = writeln!(out, "\n{day}  {headline}\n  {}", entry.path);
        let by_title = match entry.by_title {
            0 => String::new(),
            count => format!(" ({count} by title)"),
        };
        let count = entry.mentions;
        let _ = writeln!(out, "  {count} mention{}{by_title}", if count == 1 { "" } else { "s" });
        for words in &entry.said {
            let _ = writeln!(out, "  says: {words}");
        }
        for context in &entry.contexts {
            let _ = writeln!(out, "  · {context}");
        }
    }
}

/// Each title, with the first and the last day it is met.
fn titles_over_time(entries: &[Entry]) -> Vec<(&str, Option<&str>, Option<&str>)> {
    let mut titles: Vec<(&str, Option<&str>, Option<&str>)> = Vec::new();
    for entry in entries {
        let day = entry.date.as_deref().and_then(|date| date.get(..10));
        for title in &entry.titles {
            match titles.iter_mut().find(|(known, ..)| fold(known) == fold(title)) {
                Some((_, first, last)) => {
                    *first = first.or(day);
                    *last = day.or(*last);
                }
                None => titles.push((title, day, day)),
            }
        }
    }
    titles
}

/// The fullest name that the articles have.
fn fullest(entries: &[Entry]) -> &str {
    names::fullest(entries.iter().map(|entry| entry.name.as_str()))
}

//! What a listener is told: what changed since the last line, in words.

use crate::app::command::{COMMANDS, Group};
use crate::app::{App, ArticleId, Awaited, Command, Focus, News, Novelty, Reader};
use crate::config::Keymap;
use crate::document::{Analysis, Form, Iso, Person};
use crate::reflow::{LineKind, Piece};
use crate::text::{Span, date, one_line};
use crate::ui;

/// What was told last.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    article: Option<ArticleId>,
    /// The rows of the text that were read out: from, to.
    rows: (usize, usize),
    cursor: Option<Span>,
    failed: bool,
    /// The row of the list.
    chosen: Option<usize>,
}

impl Seen {
    /// The lines that say what is new; lists are told whole, and left again.
    pub(super) fn tell(&mut self, app: &mut App, keymap: &Keymap) -> Vec<String> {
        let mut lines = Vec::new();
        let message = app.message.as_ref().map(|message| message.text.clone());
        if let Some(failure) = app.failure.as_ref().filter(|_| !self.failed) {
            lines.push(format!("Cannot read {}. {}", failure.path, failure.reason));
            lines.push(failure.advice.clone());
        }
        self.failed = app.failure.is_some();
        let is_new = app.reader.as_ref().map(|reader| reader.id) != self.article;
        if let Some(reader) = app.reader.as_ref().filter(|_| is_new) {
            lines.extend(heading(reader));
            *self = Self { article: Some(reader.id), failed: self.failed, ..Self::default() };
        }
        match (app.focus, &app.reader) {
            (Focus::List, _) => lines.extend(self.list(app)),
            (Focus::News, _) => lines.extend(news(app)),
            (Focus::Help, _) => lines.extend(help(keymap)),
            (Focus::Card, Some(reader)) => lines.extend(card(app, reader)),
            (Focus::Why, Some(reader)) => lines.extend(ui::reasons(reader)),
            (Focus::Contexts, Some(reader)) => lines.extend(contexts(reader)),
            (Focus::Quotes, Some(reader)) => lines.extend(quotes(app, reader)),
            (Focus::Links, Some(reader)) => lines.extend(links(reader)),
            (Focus::Panel, Some(reader)) => lines.extend(panel(reader)),
            (_, Some(reader)) if app.awaited_key.is_some() => lines.extend(awaited(app, reader)),
            (_, Some(reader)) => lines.extend(self.text(app, reader, is_new)),
            (_, None) => {}
        }
        lines.extend(message);
        if !matches!(app.focus, Focus::Text | Focus::List) {
            let _ = app.apply(Command::Back);
        }
        app.message = None;
        if lines.is_empty() && app.prompt.is_none() && app.awaited_key.is_none() {
            lines.push("nothing has changed".to_owned());
        }
        lines
    }

    /// Where the walk went, or the rows that came onto the screen.
    fn text(&mut self, app: &App, reader: &Reader, is_new: bool) -> Vec<String> {
        let rows = usize::from(app.geometry().rows);
        let shown = (reader.top, (reader.top + rows).min(reader.page.lines().len()));
        let cursor = reader.cursor.map(|halt| halt.span);
        let mut lines = Vec::new();
        if cursor != self.cursor && cursor.is_some() {
            lines.extend(here(reader));
        } else if is_new || shown != self.rows {
            let (from, to) = self.rows;
            let fresh = (shown.0..shown.1).filter(|row| is_new || !(from..to).contains(row));
            for row in fresh {
                let Some(line) = reader.page.lines().get(row) else { continue };
                let text = match &line.piece {
                    Piece::Text(span) => one_line(span.of(reader.article.document.text())),
                    Piece::Words(words) => words.clone(),
                };
                // The head was told with the article.
                if !text.is_empty() && line.kind != LineKind::Head {
                    lines.push(text);
                }
            }
        } else if shown.1 == reader.page.lines().len() && app.message.is_none() {
            lines.push("the end".to_owned());
        }
        self.cursor = cursor;
        self.rows = shown;
        lines
    }

    fn list(&mut self, app: &App) -> Vec<String> {
        let entries = app.shelf.entries();
        let shown = app.shelf.shown();
        let line = |place: usize| {
            let entry = entries.get(*shown.get(place)?)?;
            let heading = &entry.heading;
            let day = heading.published.as_deref().map(|day| format!(", {}", date::in_words(day)));
            let name = if heading.headline.is_empty() { &heading.path } else { &heading.headline };
            let watched = match entry.watched {
                0 => String::new(),
                count => format!(", names people you watch {count} times"),
            };
            Some(format!("{}. {name}{}{watched}", place + 1, day.unwrap_or_default()))
        };
        let chosen = shown.partition_point(|&place| place < app.shelf.chosen());
        if self.chosen.replace(chosen).is_some() {
            return line(chosen).into_iter().collect();
        }
        let s = if shown.len() == 1 { "" } else { "s" };
        let mut lines = vec![format!("{} article{s}", shown.len())];
        lines.extend((0..shown.len()).filter_map(line));
        lines.push("A number opens an article; j and k say the next and the one before, the word Enter opens it.".to_owned());
        lines
    }
}

fn heading(reader: &Reader) -> Vec<String> {
    let meta = &reader.article.meta;
    let mut lines = Vec::new();
    let parts = [meta.published.as_deref().map(date::in_words), meta.section.clone()];
    let mut parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.extend(meta.byline.iter().cloned());
    if !parts.is_empty() {
        lines.push(parts.join(", "));
    }
    if let Some(analysis) = &reader.analysis {
        let people = reader.panel.people.len();
        lines.push(format!(
            "People {people}, titles {}, countries {}.  Tab lists them, a number picks a person, n steps, Enter reads on, ? is the help.",
            analysis.offices.len(),
            analysis.countries.len()
        ));
    }
    lines
}

/// "Ilse Varga 2 of 7, by title, “the minister”: the sentence."
fn here(reader: &Reader) -> Vec<String> {
    let Some(halt) = reader.cursor else { return Vec::new() };
    let text = reader.article.document.text();
    let mut place = match (reader.target_name(), reader.stop()) {
        (Some(name), Some(stop)) => format!("{name} {} of {}", stop + 1, reader.stops().len()),
        _ => one_line(halt.span.of(text)),
    };
    if let Some(said) = reader.quote_words() {
        let name = reader.target_name().map(|name| format!("{name} ")).unwrap_or_default();
        return vec![format!("{name}{said}: {}", one_line(halt.span.of(text)))];
    }
    if let Some(form) = reader.form() {
        place = format!("{place}, {form}");
    }
    vec![format!("{place}: {}", sentence(reader, halt.span))]
}

fn sentence(reader: &Reader, span: Span) -> String {
    let text = reader.article.document.text();
    let sentences = reader.analysis.as_ref().map_or(&[][..], |it| &it.sentences);
    let at = sentences.partition_point(|it| it.start() <= span.start()).checked_sub(1);
    one_line(at.and_then(|at| sentences.get(at)).copied().unwrap_or(span).of(text))
}

/// What the key that is waited for can be.
fn awaited(app: &App, reader: &Reader) -> Vec<String> {
    let Some(Awaited::Hint { labels, typed }) = &app.awaited_key else {
        return vec!["a letter, please".to_owned()];
    };
    let text = reader.article.document.text();
    let labels = labels.iter().filter(|(label, _)| label.starts_with(typed));
    let named = labels.filter_map(|(label, at)| Some((label, reader.mentions().get(*at)?)));
    named.map(|(label, it)| format!("{label}. {}", one_line(it.span.of(text)))).collect()
}

fn panel(reader: &Reader) -> Vec<String> {
    let Some(analysis) = &reader.analysis else { return Vec::new() };
    let mut lines = Vec::new();
    for (place, &at) in reader.panel.people.iter().enumerate() {
        lines.extend(analysis.people.get(at).map(|one| format!("{}. {}", place + 1, about(one))));
    }
    let offices: Vec<String> = reader
        .panel
        .offices
        .iter()
        .filter_map(|&at| analysis.offices.get(at))
        .map(|office| format!("{} {}", office.name, office.stops.len()))
        .collect();
    if !offices.is_empty() {
        lines.push(format!("Titles: {}", offices.join(", ")));
    }
    let countries: Vec<String> = reader
        .panel
        .countries
        .iter()
        .filter_map(|&at| analysis.countries.get(at))
        .map(|country| format!("{} {}", country.name, country.stops.len()))
        .collect();
    if !countries.is_empty() {
        lines.push(format!("Countries: {}", countries.join(", ")));
    }
    lines
}

fn about(person: &Person) -> String {
    let titles: Vec<&str> = person.titles.iter().map(|(title, _)| title.as_str()).collect();
    let titles = if titles.is_empty() { String::new() } else { format!(", {}", titles.join(", ")) };
    let by_title = person.stops.iter().filter(|stop| stop.form == Form::Title).count();
    let count = person.stops.len();
    let by_title = if by_title > 0 { format!(", {by_title} by title") } else { String::new() };
    let s = if count == 1 { "" } else { "s" };
    format!("{}{titles}: {count} mention{s}{by_title}", person.name)
}

fn card(app: &App, reader: &Reader) -> Vec<String> {
    let Some(analysis) = &reader.analysis else { return Vec::new() };
    let Some(person) = analysis.people.get(app.card) else { return Vec::new() };
    let mut lines = vec![about(person)];
    if !person.aliases.is_empty() {
        lines.push(format!("Also called {}", person.aliases.join(", ")));
    }
    for (title, mention) in &person.titles {
        let span = mention.and_then(|at| analysis.mentions.get(at)).map(|mention| mention.span);
        let words = span.map(|span| sentence(reader, span)).unwrap_or_default();
        lines.push(format!("{title}: {words}"));
    }
    let country = |iso: &Iso| analysis.countries.iter().find(|it| it.iso == *iso).map(|it| it.name);
    let countries: Vec<&str> = person.countries.iter().filter_map(country).collect();
    if !countries.is_empty() {
        lines.push(format!("Of {}, by the title", countries.join(", ")));
    }
    if let Some(first) = person.stops.first() {
        lines.push(format!("First: {}", sentence(reader, first.span)));
    }
    lines.extend(said(reader, analysis, Some(app.card)));
    let company = ui::company(reader, analysis, app.card).into_iter();
    let company: Vec<String> = company.map(|(name, count)| format!("{name} {count}")).collect();
    if !company.is_empty() {
        lines.push(format!("In the same paragraphs: {}", company.join(", ")));
    }
    lines
}

fn contexts(reader: &Reader) -> Vec<String> {
    let stops = reader.stops().iter().enumerate();
    stops.map(|(at, stop)| format!("{}. {}", at + 1, sentence(reader, stop.span))).collect()
}

fn quotes(app: &App, reader: &Reader) -> Vec<String> {
    reader.analysis.as_ref().map_or_else(Vec::new, |it| said(reader, it, app.quotes_of))
}

fn news(app: &App) -> Vec<String> {
    if app.news == News::First {
        return vec!["nothing to compare with yet: next time it says who is new".to_owned()];
    }
    let line = |it: &Novelty| {
        let sign = if it.is_new { "new" } else { "now also" };
        let words = format!("{}, {sign} {}", it.name, it.titles.join(", "));
        // The number opens the article, where the list shows it.
        let place = app.shelf.place(it.article);
        let number = app.shelf.shown().iter().position(|&shown| Some(shown) == place);
        let article = number.map_or_else(String::new, |at| format!(": article {}", at + 1));
        format!("{}{article}", words.trim_end())
    };
    app.news.lines().iter().map(line).collect()
}

fn links(reader: &Reader) -> Vec<String> {
    let text = reader.article.document.text();
    let links = reader.article.links.iter().enumerate();
    links
        .map(|(at, it)| format!("{}. {}: {}", at + 1, one_line(it.span.of(text)), it.url))
        .collect()
}

/// What the person says; of nobody, what all say.
fn said(reader: &Reader, analysis: &Analysis, person: Option<usize>) -> Vec<String> {
    let text = reader.article.document.text();
    let quotes = reader.quotes_of(person).into_iter().filter_map(|at| analysis.quotes.get(at));
    quotes
        .map(|quote| {
            let speaker = quote.speaker.map(|it| it.0 as usize);
            let name = reader.name_of(speaker).unwrap_or("somebody");
            let perhaps = if speaker.is_some() && !quote.sure { "perhaps " } else { "" };
            let says = if quote.is_reported(text) { "is reported to say" } else { "says" };
            format!("{perhaps}{name} {says}: {}", one_line(quote.span.of(text)))
        })
        .collect()
}

fn help(keymap: &Keymap) -> Vec<String> {
    let mut lines = Vec::new();
    for group in Group::ALL {
        lines.push(group.heading().to_owned());
        for row in COMMANDS.iter().filter(|row| row.group == group) {
            let keys = keymap.keys_of(row.command).join(" or ");
            lines.push(format!("{keys}, {}: {}", row.name, row.sentence));
        }
    }
    lines.push("An empty line reads on.".to_owned());
    lines
}

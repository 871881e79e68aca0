//! The card: what the article says of one person. The only box there is.

use crate::analyze::explain;
use crate::app::{App, Geometry, Reader};
use crate::config::Role;
use crate::document::{Analysis, Block, Form, MentionKind, Person, PersonId};
use crate::reflow::break_words;
use crate::text::width::{truncate, width};
use crate::text::{Span, one_line};
use crate::ui::frame::{self, Frame};
use crate::ui::paint::{Painter, Signs};

/// The field of the labels.
const LABEL: usize = 11;
/// So many rows of one kind before `… and n more`.
const MOST: usize = 5;

/// Columns of the strip that shows where the mentions lie.
const WHERE: usize = 32;

/// A row of the card: its label, and pieces of words in their roles.
struct Row {
    label: &'static str,
    pieces: Vec<(String, Option<Role>)>,
}

pub(super) fn draw(app: &App, reader: &Reader, geometry: &Geometry, painter: &mut Painter<'_>) {
    let Some(analysis) = &reader.analysis else { return };
    let Some(person) = analysis.people.get(app.card) else { return };
    let (_, right) = frame::sides(geometry);
    let inner_left = geometry.left;
    let room = usize::from(right.saturating_sub(inner_left + 3)).max(1);
    let strip = painter.look.signs.strip;
    let rows = rows(reader, analysis, person, app.card, room, strip);
    let count = mentions(person);
    let mut keys = vec![
        ("Enter", "go"),
        ("c", "contexts"),
        ("1-9", "another"),
        ("w", "watch"),
        ("M", "merge"),
        ("q", "close"),
    ];
    if rows.len() + 2 > usize::from(frame::most_rows(geometry)) {
        keys.insert(0, ("j k", "more"));
    }
    let frame = Frame { title: &person.name, note: &count, keys: &keys };
    let (top, height) = frame::open(&frame, reader, rows.len(), geometry, painter);
    let shown = usize::from(height.saturating_sub(2));
    for (offset, row) in rows.iter().skip(app.card_top).take(shown).enumerate() {
        let y = top + 1 + offset as u16;
        painter.put(inner_left, y, LABEL as u16, row.label, Role::Muted);
        let mut x = inner_left + (LABEL as u16).min(room as u16 / 3);
        for (words, role) in &row.pieces {
            let left_over = right.saturating_sub(x + 1);
            let words = painter.look.words(words);
            x = match role {
                Some(role) => painter.put(x, y, left_over, &words, *role),
                None => painter.put_plain(x, y, left_over, &words),
            };
        }
    }
}

/// The first row that still fills the card.
pub(super) fn last_top(app: &App, reader: &Reader, geometry: &Geometry) -> usize {
    let Some(analysis) = &reader.analysis else { return 0 };
    let Some(person) = analysis.people.get(app.card) else { return 0 };
    let (_, right) = frame::sides(geometry);
    let room = usize::from(right.saturating_sub(geometry.left + 3)).max(1);
    let rows = rows(reader, analysis, person, app.card, room, Signs::UNICODE.strip).len();
    rows.saturating_sub(usize::from(frame::most_rows(geometry)).saturating_sub(2))
}

/// How often the person is mentioned, and how: a count says what it counts.
fn mentions(person: &Person) -> String {
    let count = person.stops.len();
    let by_title = person.stops.iter().filter(|stop| stop.form == Form::Title).count();
    match (count, by_title) {
        (1, _) => "1 mention".to_owned(),
        (_, 0) => format!("{count} mentions"),
        _ => format!("{count} mentions: {} by name, {by_title} by title", count - by_title),
    }
}

fn rows(
    reader: &Reader,
    analysis: &Analysis,
    person: &Person,
    place: usize,
    room: usize,
    strip: [&'static str; 4],
) -> Vec<Row> {
    let text = reader.article.document.text();
    let words_room = room.saturating_sub(LABEL.min(room / 3)).max(1);
    let mut rows = Vec::new();
    for (title, mention) in person.titles.iter().take(MOST) {
        section(&mut rows, "Title");
        add(&mut rows, title, Some(Role::Title), words_room, 2);
        let Some(mention) = mention.and_then(|at| analysis.mentions.get(at)) else { continue };
        if let Some(sentence) = sentence_of(analysis, mention.span) {
            let words = one_line(sentence.of(text));
            add(&mut rows, &words, Some(Role::Muted), words_room, 2);
        }
        if let MentionKind::Title { holder: Some((_, why)), .. } = mention.kind {
            add(&mut rows, explain(why.rule), Some(Role::Muted), words_room, 2);
        }
    }
    if !person.countries.is_empty() {
        section(&mut rows, "Country");
        let mut pieces = Vec::new();
        for iso in &person.countries {
            let name = analysis.countries.iter().find(|it| it.iso == *iso).map_or("", |it| it.name);
            pieces.push((format!("{} ", iso.as_str()), Some(Role::Muted)));
            pieces.push((name.to_owned(), Some(Role::Country)));
            pieces.push(("   ".to_owned(), None));
        }
        pieces.push(("from the title".to_owned(), Some(Role::Muted)));
        push_pieces(&mut rows, pieces);
    }
    for (label, form, role) in
        [("By name", Form::Name, Role::PanelPerson), ("By title", Form::Title, Role::Title)]
    {
        let forms = count_forms(person, form, text);
        if !forms.is_empty() {
            if form == Form::Name {
                section(&mut rows, label);
            } else {
                rows.push(Row { label, pieces: Vec::new() });
            }
            push_counted(&mut rows, forms, role, words_room);
        }
    }
    if words_room > WHERE {
        section(&mut rows, "Where");
        push_pieces(&mut rows, whereabouts(reader, person, strip, words_room - WHERE));
    }
    if let Some(first) = person.stops.first()
        && let Some(sentence) = sentence_of(analysis, first.span)
    {
        section(&mut rows, "First");
        let percent = first.span.start() * 100 / text.len().max(1);
        let of_title = |(_, at): &(String, Option<usize>)| {
            let title = at.and_then(|at| analysis.mentions.get(at))?;
            sentence_of(analysis, title.span)
        };
        let known = person.titles.iter().take(MOST).any(|it| of_title(it) == Some(sentence));
        let words = if known { "with a title above".into() } else { one_line(sentence.of(text)) };
        let words = format!("{percent} %  {words}");
        add(&mut rows, &words, None, words_room, 2);
    }
    let quotes = analysis
        .quotes
        .iter()
        .filter(|quote| quote.sure)
        .filter(|quote| quote.speaker.is_some_and(|speaker| speaker.0 as usize == place));
    let quotes: Vec<String> = quotes.map(|quote| quote.words(text)).collect();
    if !quotes.is_empty() {
        section(&mut rows, "Said");
        for quote in quotes.iter().take(MOST) {
            add(&mut rows, quote, None, words_room, 2);
        }
        if quotes.len() > MOST {
            let more = format!("and {} more", quotes.len() - MOST);
            add(&mut rows, &more, Some(Role::Muted), words_room, 1);
        }
    }
    let company = company(reader, analysis, place);
    if !company.is_empty() {
        section(&mut rows, "With");
        push_counted(&mut rows, company, Role::PanelPerson, words_room);
    }
    rows
}

/// Where the mentions lie, heights by count as in the panel; and in how many paragraphs, as `room` behind it allows.
fn whereabouts(
    reader: &Reader,
    person: &Person,
    strip: [&'static str; 4],
    room: usize,
) -> Vec<(String, Option<Role>)> {
    let document = &reader.article.document;
    let length = document.text().len().max(1);
    let mut counts = [0usize; WHERE];
    for stop in &person.stops {
        if let Some(count) = counts.get_mut(stop.span.start() * WHERE / length) {
            *count += 1;
        }
    }
    let mut pieces: Vec<(String, Option<Role>)> = Vec::new();
    for count in counts {
        let role = Some(if count == 0 { Role::Faint } else { Role::Strip });
        let sign = strip.get(count.min(3)).copied().unwrap_or("");
        match pieces.last_mut().filter(|(_, last)| *last == role) {
            Some((signs, _)) => signs.push_str(sign),
            None => pieces.push((sign.to_owned(), role)),
        }
    }
    let names = |block: &&Block| person.stops.iter().any(|stop| block.span.covers(stop.span));
    let (some, all) = (document.blocks().iter().filter(names).count(), document.blocks().len());
    let (short, long) = (format!("   {some} of {all}"), format!("   {some} of {all} paragraphs"));
    let words = if width(&long) <= room { long } else { short };
    pieces.push((words, Some(Role::Muted)));
    pieces
}

/// Starts a section: a blank row, and the label on the next. Nothing empty is shown.
fn section(rows: &mut Vec<Row>, label: &'static str) {
    rows.push(Row { label: "", pieces: Vec::new() });
    let again = rows.iter().any(|row| row.label == label);
    if again {
        // The second title needs no label and no space of its own.
        rows.pop();
    }
    rows.push(Row { label: if again { "" } else { label }, pieces: Vec::new() });
}

/// Puts `words` into the open row and the ones below, in at most `most` rows.
fn add(rows: &mut Vec<Row>, words: &str, role: Option<Role>, room: usize, most: usize) {
    let mut lines = break_words(words, room);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = format!("{} …", truncate(last, room.saturating_sub(2), ""));
        }
    }
    for line in lines {
        push_pieces(rows, vec![(line, role)]);
    }
}

fn push_pieces(rows: &mut Vec<Row>, pieces: Vec<(String, Option<Role>)>) {
    match rows.last_mut() {
        Some(row) if row.pieces.is_empty() => row.pieces = pieces,
        _ => rows.push(Row { label: "", pieces }),
    }
}

/// Names with their counts, as many on a row as there is room for.
fn push_counted(rows: &mut Vec<Row>, counted: Vec<(String, usize)>, role: Role, room: usize) {
    let mut pieces: Vec<(String, Option<Role>)> = Vec::new();
    let mut used = 0;
    for (words, count) in counted {
        let words = truncate(&words, room.saturating_sub(5), "…");
        let wide = width(&words) + count.to_string().len() + 4;
        if used > 0 && used + wide > room + 3 {
            push_pieces(rows, std::mem::take(&mut pieces));
            used = 0;
        }
        used += wide;
        pieces.push((words, Some(role)));
        pieces.push((format!(" {count}   "), Some(Role::Muted)));
    }
    if !pieces.is_empty() {
        push_pieces(rows, pieces);
    }
}

/// The forms by which the person is named, the most frequent first.
fn count_forms(person: &Person, form: Form, text: &str) -> Vec<(String, usize)> {
    let mut forms: Vec<(String, usize)> = Vec::new();
    for stop in person.stops.iter().filter(|stop| stop.form == form) {
        let words = one_line(stop.span.of(text));
        match forms.iter_mut().find(|(known, _)| *known == words) {
            Some((_, count)) => *count += 1,
            None => forms.push((words, 1)),
        }
    }
    forms.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    forms.truncate(12);
    forms
}

/// Who else is named in the paragraphs that name person number `place`, and in how many such paragraphs, most first.
pub fn company(reader: &Reader, analysis: &Analysis, place: usize) -> Vec<(String, usize)> {
    let mut counts = vec![0usize; analysis.people.len()];
    for block in reader.article.document.blocks() {
        let from = analysis.mentions.partition_point(|m| m.span.start() < block.span.start());
        let inside = analysis.mentions.iter().skip(from);
        let mut here: Vec<usize> = inside
            .take_while(|mention| mention.span.start() < block.span.end())
            .filter_map(|mention| match mention.kind {
                MentionKind::Person { person }
                | MentionKind::Title { holder: Some((person, _)), .. } => Some(person),
                _ => None,
            })
            .map(|PersonId(person)| person as usize)
            .collect();
        here.sort_unstable();
        here.dedup();
        if here.contains(&place) {
            for other in here.into_iter().filter(|other| *other != place) {
                if let Some(count) = counts.get_mut(other) {
                    *count += 1;
                }
            }
        }
    }
    let named = counts.into_iter().enumerate().filter(|(_, count)| *count > 0);
    let mut company: Vec<(String, usize)> = named
        .filter_map(|(other, count)| Some((analysis.people.get(other)?.name.clone(), count)))
        .collect();
    company.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    company.truncate(12);
    company
}

fn sentence_of(analysis: &Analysis, span: Span) -> Option<Span> {
    let after = analysis.sentences.partition_point(|sentence| sentence.start() <= span.start());
    analysis.sentences.get(after.checked_sub(1)?).copied()
}

//! Why the mention one stands on was found, and why a title is its holder's, in words.

use crate::analyze::explain;
use crate::app::{App, Geometry, Reader};
use crate::config::Role;
use crate::document::{Analysis, Mention, MentionKind, PersonId, Quote, Why};
use crate::reflow::break_words;
use crate::text::one_line;
use crate::ui::frame::{self, Frame};
use crate::ui::paint::Painter;

/// A line: its words, and the role they are in; `None` is plain.
type Line = (String, Option<Role>);

pub(super) fn draw(app: &App, reader: &Reader, geometry: &Geometry, painter: &mut Painter<'_>) {
    let (_, right) = frame::sides(geometry);
    let room = usize::from(right.saturating_sub(geometry.left + 3)).max(1);
    let lines = lines(reader, room);
    let mut keys = vec![("q", "close")];
    if lines.len() + 2 > usize::from(frame::most_rows(geometry)) {
        keys.insert(0, ("j k", "more"));
    }
    let frame = Frame { title: "Why", note: "", keys: &keys };
    let (top, height) = frame::open(&frame, reader, lines.len(), geometry, painter);
    let shown = usize::from(height.saturating_sub(2));
    for (offset, (words, role)) in lines.iter().skip(app.card_top).take(shown).enumerate() {
        let y = top + 1 + offset as u16;
        let words = painter.look.words(words);
        let room = right.saturating_sub(geometry.left + 1);
        match role {
            Some(role) => painter.put(geometry.left, y, room, &words, *role),
            None => painter.put_plain(geometry.left, y, room, &words),
        };
    }
}

/// The same in words alone.
pub fn reasons(reader: &Reader) -> Vec<String> {
    let lines = lines(reader, usize::from(u16::MAX)).into_iter();
    lines.map(|(words, _)| words).filter(|words| !words.is_empty()).collect()
}

/// The first line that still fills the box.
pub(super) fn last_top(reader: &Reader, geometry: &Geometry) -> usize {
    let (_, right) = frame::sides(geometry);
    let room = usize::from(right.saturating_sub(geometry.left + 3)).max(1);
    lines(reader, room)
        .len()
        .saturating_sub(usize::from(frame::most_rows(geometry)).saturating_sub(2))
}

fn lines(reader: &Reader, room: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = vec![(String::new(), None)];
    let Some(analysis) = &reader.analysis else { return lines };
    let text = reader.article.document.text();
    let mut say = |words: String, role: Option<Role>| {
        if words.is_empty() {
            lines.push((words, role));
            return;
        }
        lines.extend(break_words(&words, room).into_iter().map(|line| (line, role)));
    };
    let place = reader.cursor.and_then(|halt| halt.mention);
    if let Some(mention) = place.and_then(|place| analysis.mentions.get(place)) {
        let words = one_line(mention.span.of(text));
        say(format!("“{words}” {}", what(mention, reader, analysis)), Some(Role::Strong));
        say(reason(&mention.why, text), None);
        say(
            format!("Sure to {} %. Rule: {}", mention.confidence, mention.why.rule),
            Some(Role::Muted),
        );
        if let MentionKind::Title { holder, .. } = mention.kind {
            say(String::new(), None);
            match holder {
                Some((person, why)) => {
                    say(format!("Held by {}", name(analysis, person)), Some(Role::Strong));
                    say(reason(&why, text), None);
                    say(format!("Rule: {}", why.rule), Some(Role::Muted));
                }
                None => {
                    say("The article does not say who holds it, or two could.".to_owned(), None);
                }
            }
        }
    } else if let Some(quote) = reader.quote().and_then(|quote| analysis.quotes.get(quote)) {
        say(said_by(quote, analysis), Some(Role::Strong));
        say(reason(&quote.why, text), None);
        say(format!("Rule: {}", quote.why.rule), Some(Role::Muted));
    }
    lines.push((String::new(), None));
    lines
}

/// What a mention is: `is a name of Ilse Varga`.
fn what(mention: &Mention, reader: &Reader, analysis: &Analysis) -> String {
    match mention.kind {
        MentionKind::Person { person } => {
            let name = name(analysis, person);
            if name == one_line(mention.span.of(reader.article.document.text())) {
                "is a person".to_owned()
            } else {
                format!("is {name}")
            }
        }
        MentionKind::Title { .. } => "is a title".to_owned(),
        MentionKind::Country { iso } => {
            let entry = analysis.countries.iter().find(|entry| entry.iso == iso);
            format!("is {}", entry.map_or(iso.as_str(), |entry| entry.name))
        }
    }
}

fn said_by(quote: &Quote, analysis: &Analysis) -> String {
    match quote.speaker {
        Some(person) if quote.sure => format!("{} says it", name(analysis, person)),
        Some(person) => format!("{} says it, perhaps", name(analysis, person)),
        None => "It is not known who says it".to_owned(),
    }
}

fn name(analysis: &Analysis, person: PersonId) -> &str {
    analysis.people.get(person.0 as usize).map_or("", |person| person.name.as_str())
}

/// The rule's sentence, and the words it went by.
fn reason(why: &Why, text: &str) -> String {
    let sentence = explain(why.rule);
    let evidence = why.evidence.map(|span| one_line(span.of(text))).filter(|it| !it.is_empty());
    match evidence {
        Some(words) => format!("{sentence} The words: “{words}”."),
        None => sentence.to_owned(),
    }
}

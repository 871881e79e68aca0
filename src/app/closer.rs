//! Looking closer: the card of a person, the contexts of the target, hints on the mentions, marks and jumps, copies.

use crate::app::event::Effect;
use crate::app::geometry::Geometry;
use crate::app::panel::Item;
use crate::app::reader::Target;
use crate::app::{App, Focus};
use crate::document::MentionKind;
use crate::text::{Span, one_line};

/// A key that is waited for, and what it will mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// The name of a mark to set.
    MarkName,
    /// The name of a mark to go to.
    MarkToGo,
    /// The letters of a hint: the labels of the mentions on the screen, and what was typed of one.
    Hint {
        /// Label and mention, by its place in the analysis.
        labels: Vec<(String, usize)>,
        /// The letters typed so far.
        typed: String,
    },
}

/// The letters of hints, the easiest to reach first.
const LETTERS: &[u8] = b"fjdkslaghrueiwoncmv";

impl App {
    /// Opens the card of the person at hand: the panel's choice, the person at the cursor, or the target.
    pub(super) fn open_card(&mut self) {
        let person = self.person_at_hand();
        match person {
            Some(person) => {
                self.card = person;
                self.card_top = 0;
                self.before_card = self.focus;
                self.focus = Focus::Card;
            }
            None => self.say("no person at hand: 1…9 picks one"),
        }
    }

    /// The panel's choice, the person on the card, at the cursor, or the target.
    pub(super) fn person_at_hand(&self) -> Option<usize> {
        let reader = self.reader.as_ref()?;
        if self.focus == Focus::Card {
            return Some(self.card);
        }
        if self.focus == Focus::Panel
            && let Some(Item::Target(Target::Person(at))) = reader.panel.item()
        {
            return Some(at);
        }
        let here = reader.cursor.and_then(|halt| reader.named_by(halt.mention?));
        let here = here.or_else(|| reader.quote_speaker().map(Target::Person));
        match (here, reader.target()) {
            (Some(Target::Person(at)), _) | (_, Some(Target::Person(at))) => Some(at),
            _ => None,
        }
    }

    /// Says why what one stands on was found.
    pub(super) fn open_why(&mut self) {
        let stands = self.reader.as_ref().is_some_and(|reader| {
            reader.cursor.is_some_and(|halt| halt.mention.is_some()) || reader.quote().is_some()
        });
        if !stands {
            self.say("no mention at the cursor: ^n goes to the next one");
            return;
        }
        if self.focus != Focus::Card {
            self.before_card = self.focus;
        }
        self.card_top = 0;
        self.focus = Focus::Why;
    }

    /// Opens the contexts of the target, at the current mention; where one has read on, at the next one from there.
    pub(super) fn open_contexts(&mut self) {
        let geometry = self.geometry();
        let Some(reader) = &self.reader else { return };
        let Some(last) = reader.stops().len().checked_sub(1) else {
            self.say("no target yet: 1…9 picks a person, / searches");
            return;
        };
        let (byte, on_screen) = reader.position(&geometry);
        if !on_screen || reader.stop().is_none() {
            let next = reader.stops().partition_point(|stop| stop.span.start() < byte);
            self.leave();
            self.go_to_stop(next.min(last));
        }
        self.before_sheet = Focus::Text;
        self.focus = Focus::Contexts;
        self.show_above_sheet();
    }

    /// Moves to another line of the contexts; the text follows.
    pub(super) fn move_contexts(&mut self, by: isize) {
        let Some(reader) = &self.reader else { return };
        let last = reader.stops().len().saturating_sub(1);
        let place = reader.stop().unwrap_or(0).saturating_add_signed(by).min(last);
        self.go_to_stop(place);
        self.show_above_sheet();
    }

    /// Where everything stands that the sheet leaves free.
    pub(super) fn geometry_above_sheet(&self) -> Geometry {
        let geometry = self.geometry();
        let rows = geometry.rows.saturating_sub(self.sheet_rows()).max(1);
        Geometry { rows, ..geometry }
    }

    /// Keeps the current mention out from under the sheet of contexts.
    fn show_above_sheet(&mut self) {
        let geometry = self.geometry_above_sheet();
        if let Some(reader) = &mut self.reader
            && let Some(halt) = reader.cursor
        {
            reader.bring_into_view(halt.span, &geometry);
        }
    }

    /// The rows that a sheet takes, its heading included; on a small screen all of them.
    pub fn sheet_rows(&self) -> u16 {
        let rows = self.geometry().rows;
        if self.size.1 < 10 {
            return rows;
        }
        let lines = match (self.focus, &self.reader) {
            (Focus::News, _) => self.news.lines().len(),
            (Focus::Quotes, Some(reader)) => reader.quotes_of(self.quotes_of).len(),
            (Focus::Links, Some(reader)) => {
                let geometry = self.geometry();
                let room = geometry.right().saturating_sub(geometry.left);
                reader.article.links.len() + reader.address_rows(room.into())
            }
            (_, Some(reader)) => reader.stops().len(),
            (_, None) => 0,
        };
        u16::try_from(lines).unwrap_or(u16::MAX).min(rows / 2).saturating_add(1)
    }

    /// Puts letters on every mention on the screen.
    pub(super) fn hint(&mut self) {
        let geometry = self.geometry();
        let Some(reader) = &self.reader else { return };
        let on_screen = |span: Span| reader.is_on_screen(span, &geometry);
        let places: Vec<usize> = reader
            .mentions()
            .iter()
            .enumerate()
            .filter(|(_, mention)| on_screen(mention.span))
            // A country inside a title has no room for letters of its own.
            .filter(|(_, mention)| {
                !matches!(mention.kind, MentionKind::Country { .. })
                    || !reader.mentions().iter().any(|other| {
                        matches!(other.kind, MentionKind::Title { .. })
                            && other.span.covers(mention.span)
                    })
            })
            .map(|(place, _)| place)
            .collect();
        if places.is_empty() {
            self.say("no mention on the screen");
            return;
        }
        let labels = labels(places.len()).into_iter().zip(places).collect();
        self.awaited_key = Some(Awaited::Hint { labels, typed: String::new() });
    }

    /// Takes the key that was waited for; `None` gives up.
    pub fn take_key(&mut self, key: Option<char>) {
        let Some(awaited) = self.awaited_key.take() else { return };
        self.message = None;
        let Some(key) = key else { return };
        match awaited {
            Awaited::MarkName => {
                if let Some(reader) = &mut self.reader {
                    let here = reader.page.byte_at(reader.top);
                    reader.jumps.mark(key, here);
                    self.say(&format!("mark {key} set: `{key} comes back here"));
                }
            }
            Awaited::MarkToGo => self.go_to_mark(key),
            Awaited::Hint { labels, mut typed } => {
                typed.push(key);
                if let Some((_, mention)) = labels.iter().find(|(label, _)| *label == typed) {
                    let mention = *mention;
                    let geometry = self.geometry();
                    if let Some(reader) = &mut self.reader {
                        reader.stand_on(mention, &geometry);
                    }
                    self.aim_here();
                } else if labels.iter().any(|(label, _)| label.starts_with(&typed)) {
                    self.awaited_key = Some(Awaited::Hint { labels, typed });
                } else {
                    // A wrong letter is no command: the letters wait for the right one, or for Esc.
                    typed.pop();
                    self.awaited_key = Some(Awaited::Hint { labels, typed });
                }
            }
        }
    }

    fn go_to_mark(&mut self, name: char) {
        let geometry = self.geometry();
        let Some(reader) = &mut self.reader else { return };
        let Some(place) = reader.jumps.marked(name) else {
            self.say(&format!("there is no mark {name}: m{name} sets it"));
            return;
        };
        let here = reader.page.byte_at(reader.top);
        reader.jumps.leave(here);
        reader.scroll_to(reader.page.row_of(place), &geometry);
    }

    /// Remembers where one is, before a command that leads far away.
    pub(super) fn leave(&mut self) {
        if let Some(reader) = &mut self.reader {
            let here = reader.page.byte_at(reader.top);
            reader.jumps.leave(here);
        }
    }

    /// Back to where one came from, or forward again.
    pub(super) fn jump(&mut self, forward: bool) {
        let geometry = self.geometry();
        let Some(reader) = &mut self.reader else { return };
        let here = reader.page.byte_at(reader.top);
        let place = if forward { reader.jumps.forward(here) } else { reader.jumps.back(here) };
        match place {
            Some(place) => {
                // Back from a search means back to what one was walking through.
                if !forward && reader.before_search().is_some() {
                    reader.end_search();
                }
                reader.scroll_to(reader.page.row_of(place), &geometry);
            }
            None if forward => self.say("there is nothing ahead"),
            None => self.say("there is nothing to go back to"),
        }
    }

    /// Copies the sentence at the cursor; with `source`, who says it and where.
    pub(super) fn copy(&mut self, source: bool) -> Vec<Effect> {
        if let Some(url) = self.link_here().map(|link| link.url.clone()) {
            self.say(&format!("copied: {url}"));
            return vec![Effect::Copy(url)];
        }
        let quoted = self.reader.as_ref().is_some_and(|reader| reader.quote().is_some());
        let Some(text) = self.sentence_here(source) else {
            self.say("nothing to copy: ^n goes to a mention");
            return Vec::new();
        };
        let what = if quoted { "quote" } else { "sentence" };
        let what = if source { format!("{what} and source") } else { what.to_owned() };
        let shown = text.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
        self.say(&format!("copied: {what}: {shown} …"));
        vec![Effect::Copy(text)]
    }

    /// Adds to what was said of a copy how it was made: of a terminal nobody knows whether it takes what it is sent.
    pub(super) fn tell_copied(&mut self, by: Option<&str>) {
        let Some(message) = &mut self.message else { return };
        if let Some(what) = message.text.strip_prefix("copied") {
            message.text = match by {
                Some(program) => format!("copied (by {program}){what}"),
                None => format!("copied (by the terminal, OSC 52){what}"),
            };
        }
    }

    fn sentence_here(&self, source: bool) -> Option<String> {
        let reader = self.reader.as_ref()?;
        let cursor = reader.cursor?.span;
        let analysis = reader.analysis.as_ref()?;
        let sentences = &analysis.sentences;
        let before = sentences.partition_point(|sentence| sentence.start() <= cursor.start());
        // A quotation is copied as it is, neither more nor less.
        let sentence = match reader.quote() {
            Some(_) => cursor,
            None => *sentences.get(before.checked_sub(1)?)?,
        };
        let text = reader.article.document.text();
        let words = one_line(sentence.of(text));
        if !source {
            return Some(words);
        }
        let quote =
            analysis.quotes.iter().find(|quote| quote.span.overlaps(sentence) && quote.sure);
        let speaker = quote.and_then(|quote| analysis.people.get(quote.speaker?.0 as usize));
        let meta = &reader.article.meta;
        let mut parts = Vec::new();
        parts.extend(speaker.map(|person| person.name.clone()));
        parts.extend(meta.headline.as_ref().map(|headline| format!("“{headline}”")));
        parts.extend(meta.source.clone());
        parts.extend(meta.published.as_deref().map(crate::text::date::in_words));
        parts.push(meta.url.clone().unwrap_or_else(|| reader.article.path.clone()));
        Some(format!("{words} ({})", parts.join(", ")))
    }
}

/// So many labels, none of which begins another.
fn labels(count: usize) -> Vec<String> {
    let letter = |at: usize| char::from(LETTERS.get(at).copied().unwrap_or(b'?'));
    let base = LETTERS.len();
    if count <= base {
        return (0..count).map(|at| letter(at).to_string()).collect();
    }
    (0..count.min(base * base))
        .map(|at| [letter(at / base), letter(at % base)].iter().collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_label_begins_another() {
        for count in [1, 19, 20, 200] {
            let labels = labels(count);
            assert_eq!(labels.len(), count);
            for (at, label) in labels.iter().enumerate() {
                assert!(labels.iter().skip(at + 1).all(|other| !other.starts_with(label.as_str())));
            }
        }
    }
}

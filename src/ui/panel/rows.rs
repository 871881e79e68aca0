//! Which rows of the panel are on the screen: two for a person while there is room, then one, then `n more`.

use crate::app::Reader;
use crate::app::panel::{Item, Section};
use crate::app::reader::Target;
use crate::document::{Analysis, Person};
use crate::reflow::break_words;

/// What a row shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// The heading of a section.
    Header(Section),
    /// A person, office or country.
    Target { target: Target, digit: Option<u8> },
    /// The fullest title of the person above, and how many more there are.
    Title { text: String, more: usize },
    /// The first row of a title that takes two.
    TitleStart(String),
    /// No row has the letters of the filter.
    Nothing,
    /// So many rows are not shown.
    More(usize),
    /// The space between sections.
    Blank,
}

/// One row on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The row of the panel that is chosen with it.
    pub(super) item: Option<Item>,
    /// What it shows.
    pub(super) content: Content,
}

/// At least so many countries keep their row.
const COUNTRIES: usize = 4;

/// The rows for a panel of `room` rows.
///
/// `words` are the columns that a title has.
pub(super) fn layout(
    reader: &Reader,
    analysis: &Analysis,
    room: usize,
    words: usize,
    focused: bool,
) -> Vec<Row> {
    let panel = &reader.panel;
    if panel.items().is_empty() && !panel.filter.is_empty() {
        return vec![Row { item: None, content: Content::Nothing }];
    }
    let wanted = if focused { panel.item() } else { reader.target().map(Item::Target) };
    let wanted = wanted.filter(|wanted| panel.items().contains(wanted));
    let below = titles_rows(reader).len()
        + if panel.countries.is_empty() { 0 } else { 2 + panel.countries.len().min(COUNTRIES) };
    let for_people = room.saturating_sub(below + 1).max(3.min(room));
    let mut rows = people_rows(reader, analysis, for_people, words);
    rows.extend(titles_rows(reader));
    rows.extend(country_rows(reader, room.saturating_sub(rows.len())));
    let seen =
        |rows: &[Row]| rows.iter().take(room).any(|row| wanted.is_none() || row.item == wanted);
    if rows.len() <= room && seen(&rows) {
        return rows;
    }
    // Not all fits, or what is wanted is among the rest: the whole list, as far down as it must be.
    let mut all = people_rows(reader, analysis, usize::MAX, words);
    all.extend(titles_rows(reader));
    all.extend(country_rows(reader, usize::MAX));
    let at = all.iter().rposition(|row| row.item.is_some() && row.item == wanted).unwrap_or(0);
    let from = (at + 2).saturating_sub(room).min(all.len().saturating_sub(room));
    all.drain(..from);
    all.truncate(room);
    all
}

/// The heading, then each person in one row or two, in at most `room` rows below the heading.
fn people_rows(reader: &Reader, analysis: &Analysis, room: usize, words: usize) -> Vec<Row> {
    let people = &reader.panel.people;
    let mut rows = Vec::new();
    if people.is_empty() {
        return rows;
    }
    rows.push(heading(reader, Section::People));
    if !reader.panel.shows(Section::People) {
        return rows;
    }
    let shown = if people.len() <= room { people.len() } else { room.saturating_sub(1) };
    // What is left after a row for each goes to titles, from the top; the target has its title in any case.
    let mut spare = room.saturating_sub(people.len());
    for (place, &at) in people.iter().take(shown).enumerate() {
        let target = Target::Person(at);
        let item = Some(Item::Target(target));
        let digit = u8::try_from(place + 1).ok().filter(|digit| *digit <= 9);
        rows.push(Row { item, content: Content::Target { target, digit } });
        let Some((text, more)) = analysis.people.get(at).and_then(fullest_title) else { continue };
        if reader.target() == Some(target) {
            // The target's title is not cut as long as two rows hold it.
            let mut parts = break_words(&text, words.saturating_sub(3));
            if let [first, _] = parts.as_slice() {
                spare = spare.saturating_sub(1);
                let content = Content::TitleStart(first.clone());
                rows.push(Row { item, content });
                parts.remove(0);
            }
            let text = if parts.len() == 1 { parts.concat() } else { text };
            spare = spare.saturating_sub(1);
            rows.push(Row { item, content: Content::Title { text, more } });
        } else if spare > 0 {
            spare -= 1;
            rows.push(Row { item, content: Content::Title { text, more } });
        }
    }
    if shown < people.len() {
        rows.push(Row { item: None, content: Content::More(people.len() - shown) });
    }
    rows
}

/// The title that says most, and how many others there are.
fn fullest_title(person: &Person) -> Option<(String, usize)> {
    let longest = person.titles.iter().rev().max_by_key(|(text, _)| text.chars().count())?;
    Some((longest.0.clone(), person.titles.len() - 1))
}

fn titles_rows(reader: &Reader) -> Vec<Row> {
    let mut rows = Vec::new();
    if reader.panel.offices.is_empty() {
        return rows;
    }
    rows.push(Row { item: None, content: Content::Blank });
    rows.push(heading(reader, Section::Titles));
    if reader.panel.shows(Section::Titles) {
        rows.extend(reader.panel.offices.iter().map(|&at| plain(Target::Office(at))));
    }
    rows
}

fn country_rows(reader: &Reader, room: usize) -> Vec<Row> {
    let countries = &reader.panel.countries;
    let mut rows = Vec::new();
    if countries.is_empty() || room < 3 {
        return rows;
    }
    rows.push(Row { item: None, content: Content::Blank });
    rows.push(heading(reader, Section::Countries));
    if !reader.panel.shows(Section::Countries) {
        return rows;
    }
    let fits = countries.len() <= room - 2;
    let shown = if fits { countries.len() } else { room - 3 };
    rows.extend(countries.iter().take(shown).map(|&at| plain(Target::Country(at))));
    if !fits {
        rows.push(Row { item: None, content: Content::More(countries.len() - shown) });
    }
    rows
}

/// The heading of `section`, which can be chosen where that folds it.
fn heading(reader: &Reader, section: Section) -> Row {
    let item = Item::Heading(section);
    let can_be_chosen = reader.panel.items().contains(&item);
    Row { item: can_be_chosen.then_some(item), content: Content::Header(section) }
}

fn plain(target: Target) -> Row {
    Row { item: Some(Item::Target(target)), content: Content::Target { target, digit: None } }
}

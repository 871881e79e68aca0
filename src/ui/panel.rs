//! The panel: people with their titles, titles, countries; counts, and strips that show where.

mod rows;

use crate::app::geometry::PanelPlace;
use crate::app::panel::{Item, Section};
use crate::app::reader::Target;
use crate::app::{App, Focus, Geometry, Reader};
use crate::config::Role;
use crate::document::{Analysis, Stop};
use crate::text::width::{fit, truncate, width};
use crate::ui::paint::Painter;
use crate::ui::panel::rows::Content;

/// Columns of the panel, from its left edge.
#[derive(Clone, Copy)]
struct Columns {
    left: u16,
    width: u16,
    strip: u16,
}

impl Columns {
    /// Where they stand; `None` where there is no panel.
    fn of(geometry: &Geometry) -> Option<Self> {
        match geometry.panel {
            PanelPlace::Hidden => None,
            PanelPlace::Beside { left, width, strip, .. } => Some(Self { left, width, strip }),
            PanelPlace::Instead => {
                let strip = if geometry.width < 40 { 0 } else { 6 };
                Some(Self { left: 2, width: geometry.width.saturating_sub(3), strip })
            }
        }
    }

    /// Names, titles and countries all start here.
    fn name(self) -> u16 {
        self.left + 3
    }

    /// The first of the three columns of the count.
    fn count(self) -> u16 {
        (self.left + self.width).saturating_sub(self.strip + 5)
    }

    fn name_room(self) -> u16 {
        self.count().saturating_sub(self.name() + 1)
    }

    /// What a line of words may take.
    fn words_room(self) -> u16 {
        (self.left + self.width).saturating_sub(self.name())
    }
}

pub(super) fn draw(app: &App, reader: &Reader, geometry: &Geometry, painter: &mut Painter<'_>) {
    let Some(columns) = Columns::of(geometry) else { return };
    let Some(analysis) = &reader.analysis else { return };
    let focused = app.focus == Focus::Panel;
    let first = u16::from(geometry.airy);
    let room = usize::from(geometry.rows - first);
    for (offset, row) in rows::layout(reader, analysis, room, columns.words_room().into(), focused)
        .iter()
        .enumerate()
    {
        let y = first + offset as u16;
        let chosen = focused && row.item.is_some() && row.item == reader.panel.item();
        let targeted = matches!((row.item, reader.target()), (Some(Item::Target(it)), Some(target)) if it == target);
        if targeted && columns.left > 0 {
            painter.put(columns.left - 1, y, 1, painter.look.signs.bar, Role::PanelTarget);
        }
        draw_row(reader, analysis, columns, y, row, targeted, focused, painter);
        if chosen {
            let from = columns.left.saturating_sub(1);
            painter.fill(from, y, columns.width + 1, Role::Row);
        }
    }
}

/// The row of the panel on row `y` of the screen.
pub(super) fn item_at(app: &App, reader: &Reader, geometry: &Geometry, y: u16) -> Option<Item> {
    let columns = Columns::of(geometry)?;
    let analysis = reader.analysis.as_ref()?;
    let first = u16::from(geometry.airy);
    let room = usize::from(geometry.rows - first);
    let focused = app.focus == Focus::Panel;
    let rows = rows::layout(reader, analysis, room, columns.words_room().into(), focused);
    rows.get(usize::from(y.checked_sub(first)?))?.item
}

#[expect(clippy::too_many_arguments, reason = "a row is drawn from where it stands and what it is")]
fn draw_row(
    reader: &Reader,
    analysis: &Analysis,
    columns: Columns,
    y: u16,
    row: &rows::Row,
    targeted: bool,
    focused: bool,
    painter: &mut Painter<'_>,
) {
    match &row.content {
        Content::Blank => {}
        Content::Nothing => {
            let words = format!("nothing here has “{}”", reader.panel.filter);
            let words = painter.look.words(&words);
            painter.put(columns.name(), y, columns.words_room(), &words, Role::Muted);
        }
        Content::Header(section) => {
            draw_header(reader, analysis, columns, y, *section, focused, painter);
        }
        Content::More(count) => {
            let words = format!("{count} more");
            painter.put(columns.name(), y, columns.name_room(), &words, Role::Muted);
        }
        Content::TitleStart(text) => {
            painter.put(columns.name(), y, columns.words_room(), text, Role::Title);
        }
        Content::Title { text, more } => {
            let room = columns.words_room();
            let more = if *more > 0 { format!(" +{more}") } else { String::new() };
            let room_for_title = room.saturating_sub(width(&more) as u16);
            let cut = truncate(text, room_for_title.into(), painter.look.signs.cut);
            let x = painter.put(columns.name(), y, room, &cut, Role::Title);
            painter.put(x, y, room, &more, Role::Muted);
        }
        Content::Target { target, digit } => {
            if let Some(digit) = digit {
                let role = if targeted { Role::PanelTarget } else { Role::Muted };
                painter.put(columns.left, y, 1, &digit.to_string(), role);
            }
            draw_target(reader, analysis, columns, y, *target, targeted, painter);
        }
    }
}

fn draw_header(
    reader: &Reader,
    analysis: &Analysis,
    columns: Columns,
    y: u16,
    section: Section,
    focused: bool,
    painter: &mut Painter<'_>,
) {
    let panel = &reader.panel;
    let (name, rows, target): (_, _, fn(usize) -> Target) = match section {
        Section::People => ("PEOPLE", &panel.people, Target::Person),
        Section::Titles => ("TITLES", &panel.offices, Target::Office),
        Section::Countries => ("COUNTRIES", &panel.countries, Target::Country),
    };
    let total: usize = rows.iter().map(|&at| target(at).stops(analysis).len()).sum();
    let muted = painter.style(Role::Muted);
    let heading =
        if focused { painter.style(Role::Head) } else { muted.patch(painter.style(Role::Strong)) };
    let x = painter.put_styled(columns.left, y, columns.width, name, heading);
    painter.put(x + 1, y, 5, &rows.len().to_string(), Role::Muted);
    put_count(total, columns, y, Role::Muted, painter);
    let shown = reader.panel.shows(section);
    if section == Section::Titles || !shown {
        let sign = if shown { "-" } else { "+" };
        painter.put(columns.left + columns.width - 1, y, 1, sign, Role::Muted);
    }
}

fn put_count(count: usize, columns: Columns, y: u16, role: Role, painter: &mut Painter<'_>) {
    painter.put(columns.count(), y, 3, &format!("{count:>3}"), role);
}

fn draw_target(
    reader: &Reader,
    analysis: &Analysis,
    columns: Columns,
    y: u16,
    target: Target,
    targeted: bool,
    painter: &mut Painter<'_>,
) {
    let stops = target.stops(analysis);
    let name = target.name(analysis);
    let room = columns.name_room();
    let role = match target {
        _ if targeted => Role::PanelTarget,
        Target::Person(_) => Role::PanelPerson,
        Target::Office(_) => Role::Title,
        Target::Country(_) | Target::Search => Role::Country,
    };
    match target {
        Target::Person(at) => {
            let name = short_name(name, room.into(), painter.look.signs.cut);
            painter.put(columns.name(), y, room, &name, role);
            if reader.panel.watched.contains(&at) {
                painter.put(columns.left + 1, y, 1, "*", Role::Muted);
            }
        }
        Target::Office(at) => {
            let holder = analysis
                .offices
                .get(at)
                .and_then(|office| analysis.people.get(office.holders.first()?.0 as usize))
                .and_then(|person| person.name.split_whitespace().last())
                .filter(|holder| width(holder) + 10 <= room.into())
                .unwrap_or("");
            let for_name =
                room.saturating_sub(if holder.is_empty() { 0 } else { width(holder) as u16 + 1 });
            let cut = truncate(name, for_name.into(), painter.look.signs.cut);
            painter.put(columns.name(), y, for_name, &cut, role);
            let x = columns.name() + room - width(holder) as u16;
            painter.put(x, y, room, holder, Role::Muted);
        }
        Target::Country(at) => {
            let code = analysis.countries.get(at).map_or("", |country| country.iso.as_str());
            painter.put(columns.left, y, 2, code, if targeted { role } else { Role::Muted });
            let cut = truncate(name, room.into(), painter.look.signs.cut);
            painter.put(columns.name(), y, room, &cut, role);
        }
        Target::Search => {}
    }
    put_count(stops.len(), columns, y, if targeted { role } else { Role::Muted }, painter);
    draw_strip(reader, columns, y, stops, targeted, painter);
}

/// Where the mentions lie: heights by count, so that rows compare.
fn draw_strip(
    reader: &Reader,
    columns: Columns,
    y: u16,
    stops: &[Stop],
    targeted: bool,
    painter: &mut Painter<'_>,
) {
    let parts = usize::from(columns.strip);
    let length = reader.article.document.text().len().max(1);
    let mut counts = vec![0usize; parts];
    for stop in stops {
        if let Some(count) = counts.get_mut(stop.span.start() * parts / length) {
            *count += 1;
        }
    }
    let from = columns.left + columns.width - columns.strip;
    for (part, count) in counts.into_iter().enumerate() {
        let role = match (count, targeted) {
            (0, _) => Role::Faint,
            (_, true) => Role::PanelTarget,
            (_, false) => Role::Strip,
        };
        let sign = painter.look.signs.strip.get(count.min(3)).copied().unwrap_or("");
        painter.put(from + part as u16, y, 1, sign, role);
    }
}

/// A name in at most `room` columns: given names become initials before anything is cut.
pub(super) fn short_name(name: &str, room: usize, cut: &str) -> String {
    if width(name) <= room {
        return name.to_owned();
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let mut short: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    for at in 0..words.len().saturating_sub(1) {
        if let (Some(place), Some(first)) = (short.get_mut(at), words.get(at)) {
            let initial = fit(first, 1);
            if first.chars().next().is_some_and(char::is_uppercase) && !initial.is_empty() {
                *place = format!("{initial}.");
            }
        }
        let joined = short.join(" ");
        if width(&joined) <= room {
            return joined;
        }
    }
    truncate(&short.join(" "), room, cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_keeps_its_last_word_longest() {
        assert_eq!(short_name("Andreea Dumitrescu", 15, "…"), "A. Dumitrescu");
        assert_eq!(short_name("Juan Carlos de la Torre", 20, "…"), "J. C. de la Torre");
        assert_eq!(short_name("Wolfeschlegelsteinhausen", 10, "…"), "Wolfeschl…");
        assert_eq!(short_name("Ilse Varga", 15, "…"), "Ilse Varga");
    }
}

//! The list of articles to choose from.

use crate::app::shelf::Entry;
use crate::app::{App, Geometry};
use crate::config::Role;
use crate::text::date;
use crate::text::width::{truncate, width};
use crate::ui::paint::Painter;

/// Columns of a star, how often somebody watched is mentioned, and the gap after it.
const STAR: u16 = 6;
/// Columns of a date like `Tue 4 Mar 2025`, and the gap after it.
const DATE: usize = 17;

pub(super) fn draw(app: &App, painter: &mut Painter<'_>) {
    let geometry = app.geometry();
    let left = if geometry.width < 60 { 2 } else { 4 }.min(geometry.width / 4);
    let room = usize::from(geometry.width.saturating_sub(left + 2));
    let shelf = &app.shelf;
    let top = u16::from(geometry.airy);
    let header = painter.style(Role::Muted).patch(painter.style(Role::Strong));
    let x = painter.put_styled(left, top, room as u16, "ARTICLES", header);
    let shown = shelf.shown();
    let mut count = shown.len().to_string();
    if shown.len() < shelf.entries().len() || !shelf.filter().is_empty() {
        count = format!("{count} of {}", shelf.entries().len());
    }
    if !shelf.filter().is_empty() {
        count = format!("{count}   /{}", shelf.filter());
    }
    if shelf.only_watched() {
        count.push_str("   * with somebody you watch");
    }
    painter.put(x + 1, top, room as u16, &count, Role::Muted);
    let first = top + 2;
    let rows = usize::from(geometry.rows.saturating_sub(first));
    let chosen = shown.partition_point(|&place| place < shelf.chosen());
    let from = first_shown(chosen, rows, shown.len());
    if shown.is_empty() && (shelf.only_watched() || !shelf.filter().is_empty()) {
        let words = match (shelf.only_watched(), shelf.filter()) {
            (true, _) => "no article here has somebody you watch".to_owned(),
            (false, filter) => painter.look.words(&format!("no article has “{filter}”")),
        };
        painter.put(left, first, room as u16, &words, Role::Muted);
    }
    // The stars take columns only where there are any.
    let starred = shelf.entries().iter().any(|entry| entry.watched > 0);
    let common = Common {
        folder: common_folder(shelf.entries()),
        dated: shelf.entries().iter().any(|entry| entry.heading.published.is_some()),
    };
    for (offset, &place) in shown.iter().skip(from).take(rows).enumerate() {
        let Some(entry) = shelf.entries().get(place) else { continue };
        let y = first + offset as u16;
        let (mut x, mut room) = (left, room);
        if starred && room > usize::from(STAR) {
            if entry.watched > 0 {
                let count = entry.watched.min(999);
                painter.put(x, y, STAR, &format!("*{count}"), Role::Watched);
            }
            x += STAR;
            room -= usize::from(STAR);
        }
        draw_entry(entry, common, x, y, room, painter);
        if from + offset == chosen {
            painter.put(left - 2.min(left), y, 1, painter.look.signs.bar, Role::PanelTarget);
            painter.fill(left - 2.min(left), y, geometry.width - left, Role::Row);
        }
    }
}

/// The first line that is shown: the chosen one stays off the edges as long as there is more on that side.
fn first_shown(chosen: usize, rows: usize, all: usize) -> usize {
    (chosen + rows / 4 + 1).saturating_sub(rows).min(all.saturating_sub(rows))
}

/// The line on row `row` of the screen, among those that are shown.
pub(super) fn line_at(app: &App, geometry: &Geometry, row: u16) -> Option<usize> {
    let first = u16::from(geometry.airy) + 2;
    let shown = app.shelf.shown();
    let chosen = shown.partition_point(|&place| place < app.shelf.chosen());
    let rows = usize::from(geometry.rows.saturating_sub(first));
    let from = first_shown(chosen, rows, shown.len());
    Some(from + usize::from(row.checked_sub(first)?)).filter(|line| *line < shown.len())
}

/// What all rows have in common.
#[derive(Clone, Copy)]
struct Common {
    /// How many bytes of every path say nothing.
    folder: usize,
    /// Has any of them a date?
    dated: bool,
}

/// How many bytes of every path are those of the folder that all articles are in.
fn common_folder(entries: &[Entry]) -> usize {
    let mut paths = entries.iter().map(|entry| entry.heading.path.as_str());
    let first = paths.next().unwrap_or_default();
    let same = paths.fold(first, |same, path| {
        let alike = same.bytes().zip(path.bytes()).take_while(|(a, b)| a == b).count();
        same.get(..same.floor_char_boundary(alike)).unwrap_or_default()
    });
    same.rfind(['/', '\\']).map_or(0, |at| at + 1)
}

fn draw_entry(
    entry: &Entry,
    common: Common,
    left: u16,
    y: u16,
    room: usize,
    painter: &mut Painter<'_>,
) {
    let cut = painter.look.signs.cut;
    let heading = &entry.heading;
    let path = heading.path.get(common.folder..).unwrap_or(&heading.path);
    let mut x = left;
    let mut room = room;
    if common.dated && room > 60 {
        let day = heading.published.as_deref().map(date::in_words).unwrap_or_default();
        painter.put(x, y, DATE as u16, &day, Role::Muted);
        x += DATE as u16;
        room -= DATE;
    }
    if entry.failed {
        let words = truncate(&format!("{path}: cannot be read"), room, cut);
        painter.put(x, y, room as u16, &words, Role::Error);
        return;
    }
    if heading.headline.is_empty() {
        painter.put(x, y, room as u16, &truncate(path, room, cut), Role::Muted);
        return;
    }
    // The path steps back behind the headline, and goes where there is no room for both.
    let path = truncate(path, room / 3, cut);
    let for_headline = if room > 60 { room - width(&path) - 3 } else { room };
    let headline = truncate(&heading.headline, for_headline, cut);
    painter.put_plain(x, y, for_headline as u16, &headline);
    if room > 60 {
        let at = x + (room - width(&path)) as u16;
        painter.put(at, y, room as u16, &path, Role::Muted);
    }
}

//! The sheet that lies over the lower half of the page: contexts, quotations, links, news. Its ground and its heading.

use crate::app::{App, Focus, Geometry, Reader};
use crate::config::Role;
use crate::text::width::width;
use crate::ui::links;
use crate::ui::paint::Painter;

/// What stands in the heading of a sheet.
pub(super) struct Heading<'a> {
    /// What the sheet shows.
    pub(super) title: &'a str,
    /// Of whom.
    pub(super) of: &'a str,
    /// How many lines there are.
    pub(super) count: usize,
    /// Keys, and what they do.
    pub(super) keys: &'a [(&'a str, &'a str)],
}

/// Wipes the sheet's ground and draws its heading; the first row below it, and how many rows there are.
pub(super) fn open(
    app: &App,
    heading: &Heading<'_>,
    geometry: &Geometry,
    painter: &mut Painter<'_>,
) -> (u16, usize) {
    let rows = app.sheet_rows();
    let top = geometry.rows.saturating_sub(rows);
    for y in top..geometry.rows {
        painter.wipe(0, y, geometry.width);
    }
    draw_heading(heading, geometry, top, painter);
    (top + 1, usize::from(rows.saturating_sub(1)))
}

/// The first line that is shown: the chosen one stays off the edges while there is more on that side.
pub(super) fn first_line(chosen: usize, shown: usize, all: usize) -> usize {
    (chosen + shown / 3 + 1).saturating_sub(shown).min(all.saturating_sub(shown))
}

/// The line of the contexts or the quotations on row `row` of the screen.
pub(super) fn line_at(app: &App, reader: &Reader, geometry: &Geometry, row: u16) -> Option<usize> {
    let mut shown = usize::from(app.sheet_rows().saturating_sub(1));
    let (chosen, all) = match app.focus {
        Focus::Quotes => {
            let quotes = reader.quotes_of(app.quotes_of);
            let chosen = reader.quote().and_then(|it| quotes.iter().position(|at| *at == it));
            (chosen, quotes.len())
        }
        Focus::Links => {
            shown = links::lines_shown(reader, geometry, shown);
            (reader.link(), reader.article.links.len())
        }
        _ => (reader.stop(), reader.stops().len()),
    };
    line_among(app, geometry, row, (chosen.unwrap_or(0), shown, all))
}

/// The line of the news on row `row` of the screen.
pub(super) fn news_line_at(app: &App, geometry: &Geometry, row: u16) -> Option<usize> {
    let shown = usize::from(app.sheet_rows().saturating_sub(1));
    line_among(app, geometry, row, (app.news_line, shown, app.news.lines().len()))
}

fn line_among(
    app: &App,
    geometry: &Geometry,
    row: u16,
    (chosen, shown, all): (usize, usize, usize),
) -> Option<usize> {
    let rows = app.sheet_rows();
    let top = geometry.rows.saturating_sub(rows) + 1;
    let from = first_line(chosen, shown, all);
    let offset = usize::from(row.checked_sub(top)?);
    Some(from + offset).filter(|line| offset < shown && *line < all)
}

/// Marks the line at row `y` as the chosen one.
pub(super) fn mark_chosen(y: u16, geometry: &Geometry, painter: &mut Painter<'_>) {
    let start = geometry.left.saturating_sub(2);
    let end = geometry.right();
    painter.put(start, y, 1, painter.look.signs.bar, Role::PanelTarget);
    painter.fill(start, y, end.saturating_sub(start) + 2, Role::Row);
}

fn draw_heading(heading: &Heading<'_>, geometry: &Geometry, y: u16, painter: &mut Painter<'_>) {
    let [across, ..] = painter.look.signs.frame;
    for x in 0..geometry.width {
        painter.put(x, y, 1, across, Role::Strip);
    }
    let room = geometry.width.saturating_sub(geometry.left);
    let title = format!(" {}  ", heading.title);
    let count = format!("  {} ", heading.count);
    // What the line has been drawn with must not shine through the words.
    let start = geometry.left.saturating_sub(1);
    painter.wipe(start, y, (width(&title) + width(heading.of) + width(&count)) as u16);
    let x = painter.put(start, y, room, &title, Role::Head);
    let x = painter.put(x, y, room, heading.of, Role::PanelTarget);
    let x = painter.put(x, y, room, &count, Role::Muted);
    let keys = heading.keys;
    let wide: usize = keys.iter().map(|(key, words)| width(key) + width(words) + 4).sum();
    let mut at = geometry.right().saturating_sub(wide as u16);
    if at > x {
        for (key, words) in keys {
            painter.wipe(at, y, (width(key) + width(words) + 4) as u16);
            at = painter.put(at, y, room, &format!(" {key} "), Role::Strong);
            at = painter.put(at, y, room, &format!("{words}  "), Role::Muted);
        }
    }
}

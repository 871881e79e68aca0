//! The box of what lies over the page: its place beside the current mention, its frame.

use crate::app::{Geometry, Reader};
use crate::config::Role;
use crate::text::width::width;
use crate::ui::paint::Painter;

/// What stands in the lines of a box.
pub(super) struct Frame<'a> {
    /// At the left of the top line.
    pub(super) title: &'a str,
    /// At its right.
    pub(super) note: &'a str,
    /// Keys in the bottom line, and what they do.
    pub(super) keys: &'a [(&'a str, &'a str)],
}

/// Draws a box for `lines` rows below the current mention, or above it if there is no room, on a small screen over all of it;
/// its top row and its height.
pub(super) fn open(
    frame: &Frame<'_>,
    reader: &Reader,
    lines: usize,
    geometry: &Geometry,
    painter: &mut Painter<'_>,
) -> (u16, u16) {
    let (left, right) = sides(geometry);
    let height = u16::try_from(lines + 2).unwrap_or(u16::MAX).min(most_rows(geometry));
    let current = reader.cursor.map(|halt| reader.page.row_of(halt.span.start()));
    let at = current.and_then(|row| row.checked_sub(reader.top)).map_or(0, |row| row as u16 + 1);
    let top = if at.saturating_add(height) <= geometry.rows {
        at
    } else if current.is_some() && height < at {
        at - 1 - height
    } else {
        geometry.rows - height
    };
    for y in top..top + height {
        painter.wipe(left, y, right - left + 1);
    }
    draw(frame, left, right, top, height, painter);
    (top, height)
}

/// The most rows that a box has: some of the page stays, but on a small screen.
pub(super) fn most_rows(geometry: &Geometry) -> u16 {
    if geometry.height <= 12 { geometry.rows } else { geometry.height - 4 }
}

/// The columns of the box's sides: as wide as the text with its gutter, so that no slivers of words stay beside it.
pub(super) fn sides(geometry: &Geometry) -> (u16, u16) {
    if geometry.width < 76 {
        return (0, geometry.width.saturating_sub(1));
    }
    let left = geometry.left.saturating_sub(3);
    (left, (geometry.left + geometry.measure + 2).min(geometry.width.saturating_sub(1)))
}

fn draw(
    frame: &Frame<'_>,
    left: u16,
    right: u16,
    top: u16,
    height: u16,
    painter: &mut Painter<'_>,
) {
    let [across, down, corners @ ..] = painter.look.signs.frame;
    let [top_left, top_right, bottom_left, bottom_right] = corners;
    let bottom = top + height.saturating_sub(1);
    for (y, start, end) in [(top, top_left, top_right), (bottom, bottom_left, bottom_right)] {
        painter.put(left, y, 1, start, Role::Strip);
        for x in left + 1..right {
            painter.put(x, y, 1, across, Role::Strip);
        }
        painter.put(right, y, 1, end, Role::Strip);
    }
    for y in top + 1..bottom {
        painter.put(left, y, 1, down, Role::Strip);
        painter.put(right, y, 1, down, Role::Strip);
    }
    let room = right.saturating_sub(left + 4);
    let title = format!(" {} ", frame.title);
    painter.wipe(left + 2, top, (width(&title) as u16).min(room));
    painter.put(left + 2, top, room, &title, Role::Head);
    let note = format!(" {} ", frame.note);
    let at = right.saturating_sub(width(&note) as u16 + 1);
    if !frame.note.is_empty() && usize::from(at) > usize::from(left) + width(frame.title) + 5 {
        painter.put(at, top, room, &note, Role::Muted);
    }
    let mut x = left + 2;
    // The last one closes the box: it is there before any other.
    let wide = |(key, words): &(&str, &str)| width(key) + width(words) + 4;
    let mut left_over =
        usize::from(right.saturating_sub(x)).saturating_sub(frame.keys.last().map_or(0, wide));
    for (at, piece) in frame.keys.iter().enumerate() {
        let is_last = at + 1 == frame.keys.len();
        if !is_last && wide(piece) > left_over {
            left_over = 0;
            continue;
        }
        left_over = left_over.saturating_sub(wide(piece));
        let (key, words) = piece;
        let piece = format!(" {key} {words}  ");
        painter.wipe(x, bottom, width(&piece) as u16);
        x = painter.put(x, bottom, room, &format!(" {key} "), Role::Strong);
        x = painter.put(x, bottom, room, &format!("{words} "), Role::Muted);
    }
}

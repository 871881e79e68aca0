//! What stands in the place of an article that is empty or could not be read.

use crate::app::{App, Failure, Geometry, Reader};
use crate::config::Role;
use crate::ui::paint::Painter;

/// Says what failed, why, and the one thing to do.
pub(super) fn failure(failure: &Failure, geometry: &Geometry, painter: &mut Painter<'_>) {
    let title = format!("Cannot read {}", failure.path);
    let mut row = u16::from(geometry.airy);
    row = wrapped(&title, row, 0, Role::Error, geometry, painter);
    row = wrapped(&failure.reason, row, 0, Role::Muted, geometry, painter) + 1;
    wrapped(&failure.advice, row, 4, Role::Strong, geometry, painter);
}

/// Says what is waited for: the pipe may take its time.
pub(super) fn waiting(app: &App, geometry: &Geometry, painter: &mut Painter<'_>) {
    let Some(name) = app.awaited_name() else { return };
    let words = match name {
        "-" => "Reading from the pipe …".to_owned(),
        name => format!("Reading {name} …"),
    };
    let words = painter.look.words(&words);
    wrapped(&words, u16::from(geometry.airy), 0, Role::Muted, geometry, painter);
}

/// Says that there is nothing to read, and why.
pub(super) fn empty(reader: &Reader, geometry: &Geometry, painter: &mut Painter<'_>) {
    let row = u16::from(geometry.airy);
    let (title, advice) = if reader.article.dropped.is_empty() {
        (format!("{} is empty", reader.article.path), "There is no text in it.")
    } else {
        let title = format!("There is no article in {}", reader.article.path);
        (title, "Everything in it looked like advertising or navigation: D shows it.")
    };
    let row = wrapped(&title, row, 0, Role::Strong, geometry, painter);
    wrapped(advice, row, 0, Role::Muted, geometry, painter);
}

fn wrapped(
    text: &str,
    mut row: u16,
    indent: u16,
    role: Role,
    geometry: &Geometry,
    painter: &mut Painter<'_>,
) -> u16 {
    let room = geometry.measure.saturating_sub(indent).max(1);
    for line in crate::reflow::break_words(text, room.into()) {
        if row >= geometry.rows {
            break;
        }
        painter.put(geometry.left + indent, row, room, &line, role);
        row += 1;
    }
    row
}

//! From a cell of the screen to what stands there.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use crate::app::geometry::PanelPlace;
use crate::app::{App, Effect, Focus, Geometry, Gesture, Pointed, Reader};
use crate::document::MentionKind;
use crate::ui::{list, panel, sheet};

/// A gesture of the mouse, and the cell it was made on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pointer {
    /// What was done.
    pub gesture: Gesture,
    /// The column.
    pub column: u16,
    /// The row.
    pub row: u16,
}

/// The gesture of a terminal's mouse event; `None` for those that mean nothing here.
pub fn pointer_of(event: MouseEvent) -> Option<Pointer> {
    let gesture = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Gesture::Click,
        MouseEventKind::ScrollDown => Gesture::WheelDown,
        MouseEventKind::ScrollUp => Gesture::WheelUp,
        _ => return None,
    };
    Some(Pointer { gesture, column: event.column, row: event.row })
}

/// Does what the gesture means where it was made.
#[must_use]
pub fn point(app: &mut App, pointer: Pointer) -> Vec<Effect> {
    match pointed_at(app, pointer) {
        Some(pointed) => app.point(pointer.gesture, pointed),
        None => Vec::new(),
    }
}

/// What stands under the pointer; nothing on the status line.
fn pointed_at(app: &App, pointer: Pointer) -> Option<Pointed> {
    let geometry = app.geometry();
    let Pointer { column, row, .. } = pointer;
    if row >= geometry.rows {
        return None;
    }
    if app.focus == Focus::List {
        return Some(list::line_at(app, &geometry, row).map_or(Pointed::Sheet, Pointed::Line));
    }
    if app.focus == Focus::News {
        let top = geometry.rows.saturating_sub(app.sheet_rows());
        let line = sheet::news_line_at(app, &geometry, row);
        let beside = if row < top { Pointed::Page } else { Pointed::Sheet };
        return Some(line.map_or(beside, Pointed::Line));
    }
    if app.focus == Focus::Help {
        return Some(Pointed::Sheet);
    }
    let reader = app.reader.as_ref().filter(|_| app.failure.is_none())?;
    if matches!(app.focus, Focus::Contexts | Focus::Quotes | Focus::Links) {
        let top = geometry.rows.saturating_sub(app.sheet_rows());
        if row >= top {
            let line = sheet::line_at(app, reader, &geometry, row);
            return Some(line.map_or(Pointed::Sheet, Pointed::Line));
        }
    }
    let in_panel = match geometry.panel {
        PanelPlace::Hidden => false,
        PanelPlace::Beside { rule, .. } => column >= rule,
        PanelPlace::Instead => true,
    };
    if in_panel {
        let item = panel::item_at(app, reader, &geometry, row);
        return Some(item.map_or(Pointed::Panel, Pointed::Row));
    }
    Some(mention_at(reader, &geometry, column, row).map_or(Pointed::Page, Pointed::Mention))
}

/// The mention at a cell of the text: the person before the title around it, the innermost of all.
fn mention_at(reader: &Reader, geometry: &Geometry, column: u16, row: u16) -> Option<usize> {
    let line = reader.page.lines().get(reader.top + usize::from(row))?;
    let text = reader.article.document.text();
    let byte = line.byte_at(text, column.checked_sub(geometry.left)?.into())?;
    let here = reader.mentions().iter().enumerate().filter(|(_, it)| it.span.contains(byte));
    here.min_by_key(|(_, it)| {
        // In "US envoy" one means the envoy, wherever one clicks.
        let country = matches!(it.kind, MentionKind::Country { .. });
        (country, it.span.len())
    })
    .map(|(place, _)| place)
}

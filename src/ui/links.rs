//! The links of the article in a line each: the words that are linked, and where they lead.

use crate::app::{App, Geometry, Links, Reader};
use crate::config::Role;
use crate::text::one_line;
use crate::text::width::{fit, truncate};
use crate::ui::paint::Painter;
use crate::ui::sheet::{self, Heading};

pub(super) fn draw(app: &App, reader: &Reader, geometry: &Geometry, painter: &mut Painter<'_>) {
    let links = &reader.article.links;
    let open = [("Enter", "open"), ("y", "copy"), ("q", "close")];
    let copy = [("y", "copy"), ("q", "close")];
    let keys: &[(&str, &str)] = if app.links == Links::Open { &open } else { &copy };
    let heading = Heading { title: "Links", of: "", count: links.len(), keys };
    let (top, shown) = sheet::open(app, &heading, geometry, painter);
    let rows = shown;
    let shown = lines_shown(reader, geometry, rows);
    let chosen = reader.link();
    let from = sheet::first_line(chosen.unwrap_or(0), shown, links.len());
    let text = reader.article.document.text();
    let cut = painter.look.signs.cut;
    let wide = geometry.right().saturating_sub(geometry.left);
    let for_words = wide / 3;
    for (offset, link) in links.iter().skip(from).take(shown).enumerate() {
        let y = top + offset as u16;
        let words = one_line(link.span.of(text));
        let mut x = geometry.left;
        // An address that is printed is not said twice.
        if words != link.url {
            let words = truncate(&words, for_words.into(), cut);
            painter.put(x, y, for_words, &words, Role::Link);
            x += for_words + 2;
        }
        let room = geometry.right().saturating_sub(x);
        painter.put(x, y, room, &truncate(&link.url, room.into(), cut), Role::Muted);
        if chosen == Some(from + offset) {
            sheet::mark_chosen(y, geometry, painter);
        }
    }
    // Where the line cuts an address, that of the chosen link stands whole below.
    if let Some(link) = chosen.and_then(|at| links.get(at)) {
        let mut rest = link.url.as_str();
        for y in (top + shown as u16)..(top + rows as u16) {
            let part = fit(rest, wide.into());
            painter.put(geometry.left, y, wide, part, Role::Link);
            rest = rest.get(part.len()..).unwrap_or_default();
        }
    }
}

/// How many of the sheet's `rows` are lines of links; the others show the chosen address.
pub(super) fn lines_shown(reader: &Reader, geometry: &Geometry, rows: usize) -> usize {
    let room = geometry.right().saturating_sub(geometry.left);
    // Without a line there would be nothing to choose from.
    rows.saturating_sub(reader.address_rows(room.into())).max(rows.min(1))
}

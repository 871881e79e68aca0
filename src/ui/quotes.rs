//! The quotations of one person, or of all, in a line each.

use crate::app::{App, Geometry, Reader};
use crate::config::Role;
use crate::text::one_line;
use crate::text::width::{truncate, width};
use crate::ui::paint::Painter;
use crate::ui::panel::short_name;
use crate::ui::sheet::{self, Heading};

/// The most columns that a speaker's name may have.
const NAME: usize = 18;

pub(super) fn draw(app: &App, reader: &Reader, geometry: &Geometry, painter: &mut Painter<'_>) {
    let Some(analysis) = &reader.analysis else { return };
    let quotes = reader.quotes_of(app.quotes_of);
    let of = reader.name_of(app.quotes_of).unwrap_or("everybody");
    let other = if app.quotes_of.is_some() { "everybody" } else { "the target" };
    let keys = [("Enter", "stay"), ("\"", other), ("y", "copy"), ("q", "close")];
    let heading = Heading { title: "Quotes", of, count: quotes.len(), keys: &keys };
    let (top, shown) = sheet::open(app, &heading, geometry, painter);
    let chosen = reader.quote().and_then(|quote| quotes.iter().position(|at| *at == quote));
    let from = sheet::first_line(chosen.unwrap_or(0), shown, quotes.len());
    let text = reader.article.document.text();
    let cut = painter.look.signs.cut;
    let right = geometry.right();
    for (offset, &at) in quotes.iter().skip(from).take(shown).enumerate() {
        let y = top + offset as u16;
        let Some(quote) = analysis.quotes.get(at) else { continue };
        let percent = quote.span.start() * 100 / text.len().max(1);
        painter.put(geometry.left, y, 5, &format!("{percent:>2} %"), Role::Muted);
        let mut x = geometry.left + 7;
        if app.quotes_of.is_none() {
            let room = NAME.min(usize::from(right.saturating_sub(x)) / 3);
            let speaker = reader.name_of(quote.speaker.map(|person| person.0 as usize));
            let role = if speaker.is_some() { Role::PanelPerson } else { Role::Muted };
            let name = short_name(speaker.unwrap_or("not named"), room, cut);
            painter.put(x, y, room as u16, &name, role);
            x += room as u16 + 1;
        }
        // Whoever is not named beside the words said them only perhaps.
        let perhaps = quote.speaker.is_some() && !quote.sure;
        let sign = match (perhaps, quote.is_reported(text)) {
            (true, _) => "perhaps ",
            (false, true) => "reported ",
            (false, false) => "",
        };
        x = painter.put(x, y, right.saturating_sub(x), sign, Role::Muted);
        let room = right.saturating_sub(x);
        let words = truncate(&one_line(quote.span.of(text)), room.into(), &format!(" {cut}"));
        debug_assert!(width(&words) <= usize::from(room));
        painter.put_plain(x, y, room, &words);
        if chosen == Some(from + offset) {
            sheet::mark_chosen(y, geometry, painter);
        }
    }
}

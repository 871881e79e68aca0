//! What is new in the folder in a line each: who, with which titles, in how many articles.

use crate::app::{App, Geometry, News};
use crate::config::Role;
use crate::text::one_line;
use crate::text::width::truncate;
use crate::ui::paint::Painter;
use crate::ui::panel::short_name;
use crate::ui::sheet::{self, Heading};

/// The most columns that a name may have.
const NAME: usize = 26;
/// Columns of `12 articles`, and the gap before it.
const COUNT: u16 = 14;

pub(super) fn draw(app: &App, geometry: &Geometry, painter: &mut Painter<'_>) {
    let lines = app.news.lines();
    let of = match app.news {
        News::First => "nothing to compare with yet: next time it says who is new",
        _ => "since last time",
    };
    let keys: &[(&str, &str)] =
        if lines.is_empty() { &[] } else { &[("Enter", "read"), ("q", "close")] };
    let heading = Heading { title: "New", of, count: lines.len(), keys };
    let (top, shown) = sheet::open(app, &heading, geometry, painter);
    let from = sheet::first_line(app.news_line, shown, lines.len());
    let cut = painter.look.signs.cut;
    let right = geometry.right();
    for (offset, line) in lines.iter().skip(from).take(shown).enumerate() {
        let y = top + offset as u16;
        let room = right.saturating_sub(geometry.left);
        let count = if line.articles == 1 { "1 article".into() } else { articles(line.articles) };
        let for_count = if room > 50 { COUNT } else { 0 };
        let at = right.saturating_sub(count.len() as u16);
        if for_count > 0 {
            painter.put(at, y, for_count, &count, Role::Muted);
        }
        let room = room.saturating_sub(for_count);
        let wide = NAME.min(usize::from(room) / 2);
        let name = short_name(&line.name, wide, cut);
        painter.put(geometry.left, y, wide as u16, &name, Role::PanelPerson);
        let sign = if line.is_new { "" } else { "now also " };
        let x = geometry.left + wide as u16 + 2;
        let x = painter.put(x, y, right.saturating_sub(x + for_count), sign, Role::Muted);
        let room = right.saturating_sub(x + for_count);
        let titles = one_line(&line.titles.join(", "));
        painter.put_plain(x, y, room, &truncate(&titles, room.into(), cut));
        if app.news_line == from + offset {
            sheet::mark_chosen(y, geometry, painter);
        }
    }
}

fn articles(count: usize) -> String {
    format!("{count} articles")
}

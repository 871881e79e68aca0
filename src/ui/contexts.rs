//! The contexts: every mention of the target in one line, the forms under each other (KWIC).

use unicode_segmentation::UnicodeSegmentation;

use crate::app::{App, Geometry, Reader};
use crate::config::Role;
use crate::document::Form;
use crate::text::one_line;
use crate::text::width::{fit, truncate, width};
use crate::ui::paint::Painter;
use crate::ui::sheet::{self, Heading};

pub(super) fn draw(app: &App, reader: &Reader, geometry: &Geometry, painter: &mut Painter<'_>) {
    let stops = reader.stops();
    let name = reader.target_name().unwrap_or_default();
    let keys = [("Enter", "stay"), ("y", "copy"), ("q", "close")];
    let heading = Heading { title: "Contexts", of: &name, count: stops.len(), keys: &keys };
    let (top, shown) = sheet::open(app, &heading, geometry, painter);
    let chosen = reader.stop().unwrap_or(0);
    let from = sheet::first_line(chosen, shown, stops.len());
    let text = reader.article.document.text();
    let (left, right) = (geometry.left, geometry.right());
    let wide = usize::from(right.saturating_sub(left));
    let column = left + (wide * 2 / 5) as u16;
    for (offset, stop) in stops.iter().skip(from).take(shown).enumerate() {
        let y = top + offset as u16;
        let percent = stop.span.start() * 100 / text.len().max(1);
        painter.put(left, y, 5, &format!("{percent:>2} %"), Role::Muted);
        let cut = painter.look.signs.cut;
        let block = reader.article.document.blocks().iter().find(|it| it.span.covers(stop.span));
        let block = block.map_or(stop.span, |block| block.span);
        let before = one_line(text.get(block.start()..stop.span.start()).unwrap_or(""));
        let room = usize::from(column.saturating_sub(left + 7));
        let before = fit_end(&before, room, cut);
        let at = column.saturating_sub(width(&before) as u16 + 1);
        painter.put(at, y, room as u16 + 1, &before, Role::Muted);
        let role = if stop.form == Form::Title { Role::TargetTitle } else { Role::Target };
        let words = one_line(stop.span.of(text));
        let x = painter.put(column, y, right.saturating_sub(column), &words, role);
        let after = text.get(stop.span.end()..block.end()).unwrap_or("");
        let blank = if after.starts_with(char::is_whitespace) { " " } else { "" };
        let after = format!("{blank}{}", one_line(after));
        let room = right.saturating_sub(x);
        painter.put_plain(x, y, room, &truncate(&after, room.into(), &format!(" {cut}")));
        if from + offset == chosen {
            sheet::mark_chosen(y, geometry, painter);
        }
    }
}

/// The end of `text` that fits into `columns`, cut at a word.
fn fit_end(text: &str, columns: usize, cut: &str) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let room = columns.saturating_sub(width(cut) + 1);
    let mut used = 0;
    let mut from = text.len();
    for (at, grapheme) in text.grapheme_indices(true).rev() {
        used += width(grapheme);
        if used > room {
            break;
        }
        from = at;
    }
    let kept = text.get(from..).unwrap_or("");
    let kept = kept.split_once(' ').filter(|_| from > 0).map_or(kept, |(_, rest)| rest);
    let joined = format!("{cut} {kept}");
    fit(&joined, columns).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_left_context_keeps_its_end() {
        assert_eq!(fit_end("one proposal and leave with two", 18, "…"), "… leave with two");
        assert_eq!(fit_end("short", 18, "…"), "short");
        assert_eq!(fit_end("anything", 0, "…"), "");
    }
}

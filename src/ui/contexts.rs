//! The contexts: every mention of the target in one line, the forms under each other (KWIC).

use unicode_segmentation::UnicodeSegmentation;

use crate::app::{App, Geometry, Reader};
use crate::config::Role;
use crate::document::Form;
use crate::text::one_line;
use crate::text::width::{fit, truncate, width};
use crate::ui::paint::Painter;

pub(super) fn draw(app: &App, reader: &Reader, geometry: &Geometry, painter: &mut Painter<'_>) {
    let rows = app.sheet_rows();
    let top = geometry.rows.saturating_sub(rows);
    for y in top..geometry.rows {
        painter.wipe(0, y, geometry.width);
    }
    heading(reader, geometry, top, painter);
    let stops = reader.stops();
    let shown = usize::from(rows.saturating_sub(1));
    let chosen = reader.stop().unwrap_or(0);
    // The chosen line stays off the edges while there is more on that side.
    let from =
        (chosen + shown / 3 + 1).saturating_sub(shown).min(stops.len().saturating_sub(shown));
    let text = reader.article.document.text();
    let (left, right) = (geometry.left, geometry.right());
    let wide = usize::from(right.saturating_sub(left));
    let column = left + (wide * 2 / 5) as u16;
    for (offset, stop) in stops.iter().skip(from).take(shown).enumerate() {
        let y = top + 1 + offset as u16;
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
            let start = left.saturating_sub(2);
            painter.put(start, y, 1, painter.look.signs.bar, Role::PanelTarget);
            painter.fill(start, y, right.saturating_sub(start) + 2, Role::Row);
        }
    }
}

fn heading(reader: &Reader, geometry: &Geometry, y: u16, painter: &mut Painter<'_>) {
    let [across, ..] = painter.look.signs.frame;
    for x in 0..geometry.width {
        painter.put(x, y, 1, across, Role::Strip);
    }
    let room = geometry.width.saturating_sub(geometry.left);
    let x = painter.put(geometry.left.saturating_sub(1), y, room, " Contexts  ", Role::Head);
    let name = reader.target_name().unwrap_or_default();
    let x = painter.put(x, y, room, &name, Role::PanelTarget);
    let x = painter.put(x, y, room, &format!("  {} ", reader.stops().len()), Role::Muted);
    let keys = [("Enter", "stay"), ("y", "copy"), ("q", "close")];
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

//! The commands that the command line can mean, above it: name, keys, and what each does.

use crate::app::palette::{Choice, choices};
use crate::app::{App, Geometry, Prompt};
use crate::config::Role;
use crate::text::width::truncate;
use crate::ui::input::Input;
use crate::ui::paint::Painter;

/// Columns of the names, and of the keys.
const NAME: u16 = 20;
const KEYS: u16 = 15;

pub(super) fn draw(
    app: &App,
    input: &Input,
    prompt: &Prompt,
    geometry: &Geometry,
    painter: &mut Painter<'_>,
) {
    let choices = choices(&prompt.text());
    // At most the lower half of the screen: the text stays in sight.
    let rows = choices.len().min(usize::from(geometry.rows / 2).max(1));
    let from = (prompt.chosen + 1).saturating_sub(rows);
    let top = geometry.rows.saturating_sub(rows as u16 + 1);
    let [across, ..] = painter.look.signs.frame;
    painter.wipe(0, top, geometry.width);
    for x in 0..geometry.width {
        painter.put(x, top, 1, across, Role::Strip);
    }
    let left = if geometry.width < 60 { 2 } else { 4 }.min(geometry.width / 4);
    let right = geometry.width.saturating_sub(1);
    let words = painter.look.words(" Commands ");
    painter.wipe(left.saturating_sub(1), top, words.len() as u16);
    painter.put(left.saturating_sub(1), top, right, &words, Role::Head);
    for (offset, choice) in choices.iter().skip(from).take(rows).enumerate() {
        let y = top + 1 + offset as u16;
        painter.wipe(0, y, geometry.width);
        draw_choice(app, input, *choice, left, y, right, painter);
        if from + offset == prompt.chosen {
            let start = left.saturating_sub(2);
            painter.put(start, y, 1, painter.look.signs.bar, Role::PanelTarget);
            painter.fill(start, y, geometry.width.saturating_sub(start), Role::Row);
        }
    }
}

fn draw_choice(
    app: &App,
    input: &Input,
    choice: Choice,
    left: u16,
    y: u16,
    right: u16,
    painter: &mut Painter<'_>,
) {
    let room = right.saturating_sub(left);
    let row = match choice {
        Choice::Percent(percent) => {
            painter.put(left, y, room, &format!("to {percent} % of the article"), Role::Strong);
            return;
        }
        Choice::Command(row) => row,
    };
    let x = left + NAME;
    painter.put(left, y, room.min(NAME - 1), row.name, Role::Strong);
    let keys = painter.look.words(&input.keymap().keys_of(row.command).join(" "));
    painter.put(x, y, right.saturating_sub(x).min(KEYS - 1), &keys, Role::Muted);
    let x = x + KEYS;
    let room = right.saturating_sub(x);
    if app.size.0 >= 60 {
        let words = painter.look.words(row.sentence);
        painter.put_plain(x, y, room, &truncate(&words, room.into(), painter.look.signs.cut));
    }
}

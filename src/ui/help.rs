//! The help: a page made from the table of commands and the keymap, never a list of its own.

use crate::app::App;
use crate::app::command::{COMMANDS, Group};
use crate::config::Role;
use crate::text::width::width;
use crate::ui::input::Input;
use crate::ui::paint::Painter;

/// The column of keys, and the gap after it.
const KEYS: usize = 12;
/// From these widths on the groups stand in two columns, and in three.
const TWO_COLUMNS: u16 = 76;
const THREE_COLUMNS: u16 = 114;

enum Row {
    Heading(&'static str),
    Keys(String, &'static str),
    Blank,
}

pub(super) fn draw(app: &App, input: &Input, painter: &mut Painter<'_>) {
    let (width, height) = app.size;
    let left = if width < 60 { 2.min(width / 4) } else { 4 };
    let room = width.saturating_sub(left + 1);
    let rows = height.saturating_sub(1);
    let columns = columns(app, input);
    let apart = room / (columns.len() as u16).max(1);
    let top = app.help_top;
    let mut y = 0;
    if top == 0 && rows > 2 {
        let x = painter.put(left, 0, room, "Keys", Role::Head);
        let words = "every key can be changed: dateline keys";
        if usize::from(room) > words.len() + 6 {
            painter.put(x + 2, 0, room, words, Role::Muted);
        }
        y = 2;
    }
    for (number, column) in columns.iter().enumerate() {
        let x = left + apart * number as u16;
        for (offset, row) in column.iter().skip(top).enumerate() {
            let at = y + offset as u16;
            if at >= rows {
                break;
            }
            match row {
                Row::Heading(words) => {
                    let style = painter.style(Role::Muted).patch(painter.style(Role::Strong));
                    painter.put_styled(x, at, apart, words, style);
                }
                Row::Keys(keys, words) => {
                    let keys = painter.look.words(keys);
                    painter.put(x, at, KEYS as u16 - 1, &keys, Role::Strong);
                    let words = painter.look.words(words);
                    painter.put_plain(
                        x + KEYS as u16,
                        at,
                        apart.saturating_sub(KEYS as u16),
                        &words,
                    );
                }
                Row::Blank => {}
            }
        }
    }
}

/// Which rows are on the screen, the first and the last, and how many there are; `None` where all are.
pub(super) fn shown(app: &App, input: &Input) -> Option<(usize, usize, usize)> {
    let longest = columns(app, input).iter().map(Vec::len).max().unwrap_or(0);
    let rows = usize::from(app.size.1.saturating_sub(if app.help_top == 0 { 3 } else { 1 }));
    let to = (app.help_top + rows).min(longest);
    (to - app.help_top.min(to) < longest).then_some((app.help_top + 1, to, longest))
}

/// The first row that still fills the screen.
pub(super) fn last_top(app: &App, input: &Input) -> usize {
    let longest = columns(app, input).iter().map(Vec::len).max().unwrap_or(0);
    // At the very top the heading takes two rows of its own.
    let rows = usize::from(app.size.1.saturating_sub(1));
    if longest + 2 <= rows { 0 } else { (longest + 1).saturating_sub(rows).max(1) }
}

fn columns(app: &App, input: &Input) -> Vec<Vec<Row>> {
    let wanted = match app.size.0 {
        THREE_COLUMNS.. => 3,
        TWO_COLUMNS.. => 2,
        _ => 1,
    };
    let groups: Vec<Vec<Row>> = Group::ALL
        .into_iter()
        .map(|group| {
            let heading = std::iter::once(Row::Heading(group.heading()));
            heading.chain(group_rows(group, input)).collect()
        })
        .collect();
    let height = |from: usize, to: usize| {
        let rows: usize = groups.get(from..to).unwrap_or_default().iter().map(Vec::len).sum();
        rows + to.saturating_sub(from + 1)
    };
    let ends = split(groups.len(), wanted, &height);
    let mut columns: Vec<Vec<Row>> = Vec::new();
    for (place, group) in groups.into_iter().enumerate() {
        if place == 0 || ends.contains(&place) {
            columns.push(Vec::new());
        }
        let Some(column) = columns.last_mut() else { continue };
        if !column.is_empty() {
            column.push(Row::Blank);
        }
        column.extend(group);
    }
    columns
}

/// Where the columns after the first begin, so that the longest is as short as can be: `groups` stay in order.
fn split(groups: usize, columns: usize, height: &dyn Fn(usize, usize) -> usize) -> Vec<usize> {
    if columns < 2 {
        return Vec::new();
    }
    let longest = |ends: &[usize]| {
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let to = ends.iter().copied().chain([groups]);
        starts.zip(to).map(|(from, to)| height(from, to)).max()
    };
    let rest = |end: usize| {
        let later = split(groups - end, columns - 1, &|from, to| height(from + end, to + end));
        std::iter::once(end).chain(later.into_iter().map(|at| at + end)).collect::<Vec<_>>()
    };
    (1..groups).map(rest).min_by_key(|ends| longest(ends)).unwrap_or_default()
}

/// One row for all neighbours with the same phrase: `n N  next, previous mention`.
fn group_rows(group: Group, input: &Input) -> Vec<Row> {
    let mut rows: Vec<(Vec<Vec<String>>, &'static str)> = Vec::new();
    for row in COMMANDS.iter().filter(|row| row.group == group) {
        let keys = input.keymap().keys_of(row.command);
        match rows.last_mut() {
            Some((all, phrase)) if *phrase == row.phrase => all.push(keys),
            _ => rows.push((vec![keys], row.phrase)),
        }
    }
    rows.into_iter().map(|(keys, phrase)| Row::Keys(show(&keys), phrase)).collect()
}

/// The first key of each command; then the others, while there is room.
fn show(commands: &[Vec<String>]) -> String {
    let firsts: Vec<&str> =
        commands.iter().filter_map(|keys| keys.first().map(String::as_str)).collect();
    if let ([first, .., last], true) = (firsts.as_slice(), firsts.len() > 3) {
        return format!("{first} … {last}");
    }
    let mut shown = firsts.join(" ");
    if width(&shown) >= KEYS {
        shown = firsts.first().map(|first| (*first).to_owned()).unwrap_or_default();
    }
    let seconds =
        commands.iter().map(|keys| keys.get(1).map(|key| arrow(key))).collect::<Option<Vec<_>>>();
    if let Some(seconds) = seconds {
        let longer = format!("{shown} {}", seconds.join(" "));
        if width(&longer) < KEYS {
            shown = longer;
        }
    }
    shown
}

fn arrow(key: &str) -> &str {
    match key {
        "Down" => "↓",
        "Up" => "↑",
        other => other,
    }
}

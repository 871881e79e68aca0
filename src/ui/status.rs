//! The status line: the target and where one is with it, or what the program has to say; at the right the place
//! in the folder and in the article, and the way to help.

use crate::app::command::COMMANDS;
use crate::app::geometry::PanelPlace;
use crate::app::{App, Awaited, Focus, Geometry, Links, Prompt, Purpose, Reader};
use crate::config::Role;
use crate::text::width::{truncate, width};
use crate::ui::help;
use crate::ui::input::Input;
use crate::ui::paint::Painter;
use crate::ui::panel::short_name;

/// What can follow the keys that wait, in a row above the status line: `m … anyone’s mention   p person …`.
pub(super) fn draw_choices(input: &Input, geometry: &Geometry, painter: &mut Painter<'_>) {
    let choices = input.choices();
    if choices.is_empty() || geometry.height < 3 {
        return;
    }
    let row = geometry.height - 2;
    painter.wipe(0, row, geometry.width);
    let mut x = geometry.left;
    for (keys, command) in choices {
        let words = COMMANDS.iter().find(|it| it.command == command).map_or("", |it| it.name);
        let needed = width(&keys) + 1 + width(words);
        if usize::from(x) + needed > usize::from(geometry.width) {
            break;
        }
        x = put(x, row, &keys, Role::Strong, geometry.width, painter);
        x = put(x + 1, row, words, Role::Muted, geometry.width, painter) + 3;
    }
}

/// Less than so many columns of a message say nothing.
const SHORTEST: usize = 12;

/// A piece of the line: words, and the role they are in.
type Piece = (String, Role);

pub(super) fn draw(app: &App, input: &Input, geometry: &Geometry, painter: &mut Painter<'_>) {
    let row = geometry.height - 1;
    if let Some(prompt) = &app.prompt {
        draw_prompt(app, prompt, geometry, painter);
        return;
    }
    let (from, to) = match app.focus {
        Focus::Help | Focus::List | Focus::News => {
            (geometry.left.min(7), geometry.width.saturating_sub(1))
        }
        _ => (geometry.left, geometry.right()),
    };
    let room = usize::from(to.saturating_sub(from));
    let right = right_parts(app, geometry);
    let (mut left, form) = left_parts(app, input, painter);
    // Too narrow, it gives up the place in the folder, then the form, then the other right parts from the last on; the count
    // never goes.
    let mut kept = right.len();
    if let Some((words, parts)) = form.and_then(|form| fit_form(&form, total(&left), &right, room))
    {
        left.push((format!("   {words}"), Role::Muted));
        kept = parts;
    }
    while kept > 0 && total(&left) + 3 + total_of(&right, kept) > room {
        kept -= 1;
    }
    // What the program has to say is cut rather than lost.
    while left.len() > 2 && total(&left) > room {
        let before: usize = total(left.get(..left.len() - 1).unwrap_or(&[]));
        let rest = room.saturating_sub(before);
        match left.last_mut() {
            Some((words, _)) if rest >= SHORTEST => {
                *words = truncate(words, rest, painter.look.signs.cut);
                break;
            }
            _ => left.pop(),
        };
    }
    if total(&left) > room && left.len() == 2 {
        let rest = room.saturating_sub(left.last().map_or(0, |(words, _)| width(words)));
        if let Some((name, _)) = left.first_mut() {
            *name = short_name(name, rest, painter.look.signs.cut);
        }
    }
    if app.reader.as_ref().is_some_and(|reader| reader.target().is_some())
        && !matches!(app.focus, Focus::Help | Focus::List | Focus::News)
        && from >= 2
    {
        painter.put(from - 2, row, 1, painter.look.signs.bar, Role::PanelTarget);
    }
    let mut x = from;
    for (words, role) in &left {
        let words = truncate(words, to.saturating_sub(x).into(), painter.look.signs.cut);
        x = put(x, row, &words, *role, to, painter);
    }
    let mut x = to.saturating_sub(total_of(&right, kept) as u16);
    // The parts stand in the order of the design, not in the order in which they are given up.
    let mut shown: Vec<_> = right.into_iter().take(kept).collect();
    shown.sort_by_key(|part| part.order);
    for (place, part) in shown.iter().enumerate() {
        if place > 0 {
            x += 3;
        }
        x = put(x, row, &part.key, Role::Strong, to, painter);
        x = put(x, row, &part.words, Role::Muted, to, painter);
    }
}

/// As much of the form as there is room for beside `left` columns and the parts at the right, and how many of those stay: the
/// place in the folder goes before it.
fn fit_form(form: &str, left: usize, right: &[Part], room: usize) -> Option<(String, usize)> {
    let all = right.len();
    let without_place = all - usize::from(right.last().is_some_and(|part| part.is_place));
    let short = form.strip_prefix("by title, ").unwrap_or(form);
    let tries = [(form, all), (form, without_place), (short, without_place)];
    let fits = |(words, kept): &(&str, usize)| {
        left + 3 + width(words) + 3 + total_of(right, *kept) <= room
    };
    tries.into_iter().find(fits).map(|(words, kept)| (words.to_owned(), kept))
}

/// Who can be meant by a number, in a row above the line that asks for it, where no panel shows it.
fn draw_people(reader: &Reader, geometry: &Geometry, painter: &mut Painter<'_>) {
    let Some(row) = geometry.height.checked_sub(2).filter(|row| *row > 1) else { return };
    painter.wipe(0, row, geometry.width);
    let mut x = geometry.left;
    for (place, &person) in reader.panel.people.iter().enumerate() {
        let Some(name) = reader.name_of(Some(person)) else { continue };
        let number = (place + 1).to_string();
        if usize::from(x) + number.len() + 1 + width(name) > usize::from(geometry.width) {
            break;
        }
        x = put(x, row, &number, Role::Strong, geometry.width, painter);
        x = put(x + 1, row, name, Role::PanelPerson, geometry.width, painter) + 3;
    }
}

/// The line that is typed, with its cursor, and how much it finds so far.
fn draw_prompt(app: &App, prompt: &Prompt, geometry: &Geometry, painter: &mut Painter<'_>) {
    let row = geometry.height - 1;
    if let (Purpose::Merge(_), Some(reader)) = (&prompt.purpose, &app.reader)
        && geometry.panel == PanelPlace::Hidden
    {
        draw_people(reader, geometry, painter);
    }
    if let Some(message) = &app.message
        && let Some(row) = row.checked_sub(1).filter(|row| *row > 1)
    {
        // Why the line was not taken.
        painter.wipe(0, row, geometry.width);
        let role = if message.error { Role::Error } else { Role::Muted };
        let room = geometry.width.saturating_sub(geometry.left);
        let words = truncate(&message.text, room.into(), painter.look.signs.cut);
        put(geometry.left, row, &words, role, geometry.width, painter);
    }
    let to = geometry.right();
    let found = match &app.reader {
        _ if prompt.purpose == Purpose::List => {
            format!("{} of {}", app.shelf.shown().len(), app.shelf.entries().len())
        }
        Some(reader) if prompt.purpose == Purpose::Panel => match reader.panel.items().len() {
            1 => "1 row".to_owned(),
            rows => format!("{rows} rows"),
        },
        Some(reader) if prompt.purpose == Purpose::Search && !prompt.text().is_empty() => {
            let place = reader.stop().map_or(0, |place| place + 1);
            let trouble = reader.search.as_ref().is_some_and(|search| search.trouble.is_some());
            let taken = if trouble { "as it stands  " } else { "" };
            format!("{taken}{place}/{}", reader.stops().len())
        }
        _ => String::new(),
    };
    let at = to.saturating_sub(width(&found) as u16);
    put(at, row, &found, Role::Muted, to, painter);
    let label = prompt.purpose.label();
    let label_width = (width(&label) as u16).min(to.saturating_sub(geometry.left) * 2 / 3);
    let room = usize::from(at.saturating_sub(geometry.left + label_width + 2));
    // A line longer than the room shows the part around its cursor.
    let before = prompt.before_cursor();
    let skip = width(&before).saturating_sub(room);
    let visible: String = prompt.text().chars().skip(skip).collect();
    let label = truncate(&label, label_width.into(), painter.look.signs.cut);
    let x = put(geometry.left, row, &label, Role::Strong, to, painter);
    put(x, row, &truncate(&visible, room, ""), Role::Strong, at, painter);
    let cursor = x + (width(&before) - skip) as u16;
    painter.reverse(cursor, row);
}

fn put(x: u16, row: u16, words: &str, role: Role, to: u16, painter: &mut Painter<'_>) -> u16 {
    let words = painter.look.words(words);
    let mut style = painter.style(role);
    // The bar's ground stays under the words.
    style.bg = None;
    painter.put_styled(x, row, to.saturating_sub(x), &words, style)
}

fn total(parts: &[Piece]) -> usize {
    parts.iter().map(|(words, _)| width(words)).sum()
}

/// A part at the right end: a key in bold and words.
struct Part {
    key: String,
    words: String,
    order: u8,
    /// Is it the place in the folder?
    is_place: bool,
}

fn part(order: u8, key: &str, words: impl Into<String>) -> Part {
    let key = if key.is_empty() { String::new() } else { format!("{key} ") };
    Part { key, words: words.into(), order, is_place: false }
}

fn total_of(parts: &[Part], kept: usize) -> usize {
    let shown = parts.iter().take(kept);
    shown.map(|part| width(&part.key) + width(&part.words) + 3).sum::<usize>().saturating_sub(3)
}

/// What stands at the right, the most needed first.
fn right_parts(app: &App, geometry: &Geometry) -> Vec<Part> {
    match app.focus {
        Focus::Help => {
            vec![
                part(3, "q", "back to the article"),
                part(2, "/", "find"),
                part(1, "j k", "scroll"),
            ]
        }
        Focus::List => vec![part(3, "?", "help"), part(1, "Enter", "read"), part(2, "q", "quit")],
        Focus::Card => vec![part(2, "q", "close"), part(1, "Enter", "go")],
        Focus::News if app.news.lines().is_empty() => vec![part(1, "q", "close")],
        Focus::News => vec![part(2, "q", "close"), part(1, "Enter", "read")],
        Focus::Why => vec![part(1, "q", "close")],
        Focus::Contexts | Focus::Quotes => vec![part(2, "q", "close"), part(1, "j k", "move")],
        Focus::Links => {
            let enter = if app.links == Links::Open { "open" } else { "copy" };
            vec![part(3, "q", "close"), part(2, "Enter", enter), part(1, "j k", "move")]
        }
        Focus::Panel => {
            vec![part(3, "Esc", "text"), part(1, "Enter", "go"), part(2, "p", "preview")]
        }
        Focus::Text => {
            let mut parts = Vec::new();
            let several = app.shelf.entries().len() > 1;
            if app.failure.is_some() {
                parts.push(part(3, "q", if several { "list" } else { "quit" }));
                if several {
                    parts.push(part(1, ")", "next article"));
                }
                parts.push(part(2, "?", "help"));
                return parts;
            }
            if let Some(reader) = &app.reader {
                let percent = reader.percent(geometry);
                let all = reader.page.lines().len() <= usize::from(geometry.rows);
                let words = if all { "all".to_owned() } else { format!("{percent} %") };
                parts.push(part(2, "", words));
            }
            parts.push(part(4, "?", "help"));
            let has_panel = app.reader.as_ref().is_some_and(|reader| !reader.is_without_mentions());
            if has_panel && geometry.panel == PanelPlace::Hidden && !app.zen {
                parts.push(part(3, "Tab", "people"));
            }
            if several {
                let place = app.reader.as_ref().and_then(|reader| app.shelf.place(reader.id));
                let place = place.map_or(0, |place| place + 1);
                let words = format!("{place} of {}", app.shelf.entries().len());
                parts.push(Part { is_place: true, ..part(1, "", words) });
            }
            parts
        }
    }
}

/// What stands at the left: name and count of the target, or a message; and the form, which is there if there is room.
fn left_parts(app: &App, input: &Input, painter: &Painter<'_>) -> (Vec<Piece>, Option<String>) {
    let mut parts: Vec<Piece> = Vec::new();
    match app.focus {
        Focus::Help => {
            let rows = help::shown(app, input);
            parts.extend(rows.map(|(from, to, all)| {
                let more = if to < all { "   Space: more" } else { "" };
                (format!("{from}–{to} of {all}{more}"), Role::Muted)
            }));
            return (parts, None);
        }
        Focus::List | Focus::News => {
            if let Some(message) = &app.message {
                return (vec![(message.text.clone(), Role::Muted)], None);
            }
            return (progress(app, painter), None);
        }
        Focus::Text
        | Focus::Panel
        | Focus::Card
        | Focus::Why
        | Focus::Contexts
        | Focus::Quotes
        | Focus::Links => {}
    }
    let Some(reader) = &app.reader else {
        return (if app.failure.is_some() { failed(app) } else { parts }, None);
    };
    let aside = if let Some(awaited) = &app.awaited_key {
        let words = match awaited {
            Awaited::MarkName => "m: a letter for this place",
            Awaited::MarkToGo => "`: the letter of a mark",
            Awaited::Hint { .. } => "f: the letters of a mention",
        };
        Some((words.to_owned(), Role::Strong))
    } else if input.pending().is_empty() {
        app.message.as_ref().map(|message| {
            (message.text.clone(), if message.error { Role::Error } else { Role::Muted })
        })
    } else {
        Some((input.pending().to_owned(), Role::Strong))
    };
    match reader.target_name() {
        Some(name) => {
            parts.push((name, Role::PanelTarget));
            parts.push((format!("  {}", count(reader)), Role::Strong));
            let quote = || Some((reader.quote_words()?, Role::Muted));
            if let Some((words, role)) = aside.or_else(quote) {
                parts.push((format!("   {words}"), role));
            } else {
                return (parts, reader.form().or_else(|| reader.bystander()));
            }
        }
        None => match aside {
            Some(aside) => parts.push(aside),
            None if reader.cursor.is_some() => {
                let here = reader.quote_words().or_else(|| reader.bystander());
                parts.extend(here.map(|words| (words, Role::Muted)));
            }
            None if reader.is_without_mentions() && !reader.page.lines().is_empty() => {
                let words = "No people, titles or countries in this article";
                parts.push((words.to_owned(), Role::Muted));
            }
            None => parts.extend(scrolled_off_headline(reader)),
        },
    }
    (parts, None)
}

fn count(reader: &Reader) -> String {
    let all = reader.stops().len();
    match (reader.stop(), all) {
        (Some(at), _) => format!("{}/{all}", at + 1),
        (None, 1) => "1 mention".to_owned(),
        (None, _) => format!("{all} mentions"),
    }
}

/// The headline, once it is above the screen.
fn scrolled_off_headline(reader: &Reader) -> Option<Piece> {
    let headline = reader.article.meta.headline.as_ref()?;
    (reader.top > 2).then(|| (headline.clone(), Role::Muted))
}

fn failed(app: &App) -> Vec<Piece> {
    let entries = app.shelf.entries().len();
    if entries < 2 {
        return Vec::new();
    }
    vec![(format!("{} of {entries} files not read", app.shelf.failed()), Role::Error)]
}

/// Cells of the line that shows how far the folder is read.
const CELLS: usize = 12;

/// How far the folder is read, until it is.
fn progress(app: &App, painter: &Painter<'_>) -> Vec<Piece> {
    let (looked, files) = app.shelf.progress();
    if looked >= files {
        let mut parts = if app.shelf.failed() > 0 { failed(app) } else { Vec::new() };
        let new = match app.news.people() {
            0 => return parts,
            1 => "1 new person".to_owned(),
            many => format!("{many} new people"),
        };
        let gap = if parts.is_empty() { "" } else { "   " };
        parts.push((format!("{gap}{new}"), Role::Muted));
        return parts;
    }
    let done = looked * CELLS / files.max(1);
    let [full, open] = painter.look.signs.progress;
    let line = format!("{}{}", full.repeat(done), open.repeat(CELLS - done));
    vec![(format!("Reading the folder  {looked} of {files}   {line}"), Role::Muted)]
}

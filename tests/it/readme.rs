//! What the README shows is what the program does: its tables and its picture are made here.
//!
//! `UPDATE_README=1 cargo test readme` writes them anew.

use std::fmt::Write;
use std::fs;
use std::sync::Arc;

use dateline::analyze::Engine;
use dateline::app::command::{COMMANDS, Group};
use dateline::app::{ArticleId, Event};
use dateline::{clean, config, source};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::support::Screen;

const PICTURE: &str = "docs/screen.svg";

/// Compares the file at `path` with what it should be, or writes it.
#[track_caller]
fn current(path: &str, is: &str, should: &str) {
    if is == should {
        return;
    }
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(path, should).expect("the file can be written");
        return;
    }
    panic!(
        "{path} is out of date: run `UPDATE_README=1 cargo test readme` and look at the difference"
    );
}

/// One test for both blocks of the one file: two would write it at the same time.
#[test]
fn readme_tables_are_current() {
    let readme = fs::read_to_string("README.md").expect("the README");
    let new = replace(&readme, "keys", &keys_table());
    let picture =
        format!("![An article and its people, with one of them as the target]({PICTURE})\n");
    let new = replace(&new, "screen", &picture);
    current("README.md", &readme, &new);
}

#[test]
fn readme_picture_is_current() {
    let is = fs::read_to_string(PICTURE).unwrap_or_default();
    current(PICTURE, &is, &svg(&sample_screen().buffer()));
}

/// Puts `content` between `<!-- name -->` and `<!-- /name -->`.
#[track_caller]
fn replace(readme: &str, name: &str, content: &str) -> String {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = readme.split_once(&open).expect("the README has the block");
    let (_, after) = rest.split_once(&close).expect("the block has an end");
    format!("{before}{open}{content}{close}{after}")
}

/// The table of keys, from the table of commands and the default keymap.
fn keys_table() -> String {
    let keymap = config::Keymap::new(None).expect("the default keys");
    let mut table = String::from("| keys | what they do | name |\n| --- | --- | --- |\n");
    for group in Group::ALL {
        for row in COMMANDS.iter().filter(|row| row.group == group) {
            // Nine rows for nine digits say no more than one.
            if row.name.starts_with("pick-") && row.name != "pick-1" {
                continue;
            }
            let (keys, sentence, name) = if row.name == "pick-1" {
                let sentence =
                    "Make the first … ninth person of the panel the target, and go there.";
                ("`1` … `9`".to_owned(), sentence, "pick-1` … `pick-9")
            } else {
                let keys = keymap.keys_of(row.command);
                let keys: Vec<String> = keys.iter().map(|keys| format!("`{keys}`")).collect();
                (keys.join(" "), row.sentence, row.name)
            };
            writeln!(table, "| {keys} | {sentence} | `{name}` |").expect("a string takes all");
        }
    }
    table
}

/// The built-in sample, its first person the target, one step taken.
fn sample_screen() -> Screen {
    let bytes = fs::read("assets/sample.txt").expect("the sample");
    let read = source::read_bytes("sample", bytes, &source::Fields::default());
    let raw = read.expect("the sample can be read").articles.remove(0);
    let article = clean::clean(&raw);
    let analysis = Engine::embedded().analyze(&article.document);
    let mut screen = Screen::empty((116, 36), &["sample"]);
    let id = ArticleId { file: 0, nth: 0 };
    screen.app.on(Event::Opened(id, Arc::new(article)));
    screen.app.on(Event::Analyzed(id, Arc::new(analysis)));
    screen.press("1 n");
    screen
}

/// Columns and rows of a cell in the picture's units.
const CELL: (usize, usize) = (8, 18);

/// The buffer as a picture: a text element for each run of one style.
fn svg(buffer: &Buffer) -> String {
    let (columns, rows) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    let (width, height) = (columns * CELL.0 + 16, rows * CELL.1 + 16);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"ui-monospace, \
         'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"13.3\" xml:space=\"preserve\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"#16181d\"/>\n"
    );
    for y in 0..rows {
        let row: Vec<&Cell> =
            (0..columns).filter_map(|x| buffer.cell((x as u16, y as u16))).collect();
        let mut x = 0;
        while let Some(first) = row.get(x) {
            let same = |cell: &&&Cell| cell.style() == first.style();
            let run: Vec<&&Cell> = row[x..].iter().take_while(same).collect();
            let text: String = run.iter().map(|cell| cell.symbol()).collect();
            draw_run(&mut out, first, &text, x, y, run.len());
            x += run.len();
        }
    }
    out.push_str("</svg>\n");
    out
}

fn draw_run(out: &mut String, cell: &Cell, text: &str, x: usize, y: usize, cells: usize) {
    let (left, top) = (x * CELL.0 + 8, y * CELL.1 + 8);
    let width = cells * CELL.0;
    if let Color::Rgb(red, green, blue) = cell.bg {
        let fill = format!("#{red:02x}{green:02x}{blue:02x}");
        writeln!(
            out,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{}\" fill=\"{fill}\"/>",
            CELL.1
        )
        .expect("a string takes all");
    }
    let trimmed = text.trim_end();
    if trimmed.is_empty() {
        return;
    }
    let fill = match cell.fg {
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        _ => "#d6d9df".to_owned(),
    };
    let mut style = String::new();
    for (modifier, words) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
    ] {
        if cell.modifier.contains(modifier) {
            style.push_str(words);
        }
    }
    let escaped = trimmed.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let length = trimmed.chars().count() * CELL.0;
    writeln!(
        out,
        "<text x=\"{left}\" y=\"{}\" textLength=\"{length}\" fill=\"{fill}\"{style}>{escaped}</text>",
        top + 13
    )
    .expect("a string takes all");
}

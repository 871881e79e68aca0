//! The brush: text in roles onto cells, never past an edge, never a character that drives the terminal.

use ratatui::buffer::Buffer;
use ratatui::style::{Color as Cell, Modifier, Style as CellStyle};
use unicode_segmentation::UnicodeSegmentation;

use crate::config::theme::Color;
use crate::config::{Role, Style, Theme};
use crate::text::width::cell;

/// The signs of rules, bars and strips.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signs {
    /// The bar of the target and of the current row.
    pub bar: &'static str,
    /// The rule between text and panel.
    pub rule: &'static str,
    /// A mention of the target on the rule.
    pub tick: &'static str,
    /// The current one.
    pub current_tick: &'static str,
    /// No mention, one, two, three and more in a part of the article.
    pub strip: [&'static str; 4],
    /// Between parts of one line.
    pub dot: &'static str,
    /// Where something was cut.
    pub cut: &'static str,
    /// Before an item of a list.
    pub bullet: &'static str,
    /// The done and the open part of a progress line.
    pub progress: [&'static str; 2],
    /// A box: across, down, and its corners from the top left, row by row.
    pub frame: [&'static str; 6],
}

impl Signs {
    /// For terminals of today.
    pub const UNICODE: Self = Self {
        bar: "▌",
        rule: "│",
        tick: "┤",
        current_tick: "┥",
        strip: ["▁", "▃", "▅", "▇"],
        dot: "·",
        cut: "…",
        bullet: "–",
        progress: ["━", "─"],
        frame: ["─", "│", "┌", "┐", "└", "┘"],
    };
    /// For terminals without, or with ambiguous widths.
    pub const ASCII: Self = Self {
        bar: ">",
        rule: "|",
        tick: "-",
        current_tick: "=",
        strip: ["_", ".", ":", "#"],
        dot: "-",
        cut: "...",
        bullet: "-",
        progress: ["=", "-"],
        frame: ["-", "|", "+", "+", "+", "+"],
    };
}

/// How everything looks.
#[derive(Clone, Debug)]
pub struct Look {
    /// The style of each role.
    pub theme: Theme,
    /// The signs.
    pub signs: Signs,
}

impl Look {
    /// Words of our own with the signs that this terminal has.
    pub fn words(&self, text: &str) -> String {
        if self.signs == Signs::UNICODE {
            return text.to_owned();
        }
        let mut plain = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '“' | '”' => plain.push('"'),
                '’' => plain.push('\''),
                '…' => plain.push_str("..."),
                '·' | '–' => plain.push('-'),
                '↓' | '↑' => {}
                _ => plain.push(c),
            }
        }
        plain
    }
}

/// Paints onto a buffer.
pub(super) struct Painter<'a> {
    buffer: &'a mut Buffer,
    /// How things look.
    pub(super) look: &'a Look,
}

impl<'a> Painter<'a> {
    pub(super) fn new(buffer: &'a mut Buffer, look: &'a Look) -> Self {
        Self { buffer, look }
    }

    /// The style of `role`.
    pub(super) fn style(&self, role: Role) -> CellStyle {
        cell_style(self.look.theme.style(role))
    }

    /// Puts `text` in the style of `role` at column `x` of row `y`, in at most `room` columns; the column after it.
    pub(super) fn put(&mut self, x: u16, y: u16, room: u16, text: &str, role: Role) -> u16 {
        let style = self.style(role);
        self.put_styled(x, y, room, text, style)
    }

    /// As [`Painter::put`], in the terminal's own colours.
    pub(super) fn put_plain(&mut self, x: u16, y: u16, room: u16, text: &str) -> u16 {
        self.put_styled(x, y, room, text, CellStyle::new())
    }

    /// As [`Painter::put`], in any style; what is not set in it stays as the cell has it.
    pub(super) fn put_styled(
        &mut self,
        x: u16,
        y: u16,
        room: u16,
        text: &str,
        style: CellStyle,
    ) -> u16 {
        let end = x.saturating_add(room).min(self.buffer.area.width);
        let mut at = x;
        for grapheme in text.graphemes(true) {
            let (shown, wide) = cell(grapheme);
            let wide = wide as u16;
            if at.saturating_add(wide) > end {
                break;
            }
            if wide == 0 {
                continue;
            }
            if let Some(cell) = self.buffer.cell_mut((at, y)) {
                cell.set_symbol(shown).set_style(style);
            }
            for covered in at + 1..at + wide {
                if let Some(cell) = self.buffer.cell_mut((covered, y)) {
                    cell.reset();
                    cell.set_style(style);
                }
            }
            at += wide;
        }
        at
    }

    /// Shows the cursor of a line that is typed.
    pub(super) fn reverse(&mut self, x: u16, y: u16) {
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            // On a reversed bar the cursor is what is not reversed.
            let on = CellStyle::new().add_modifier(Modifier::REVERSED);
            let off = CellStyle::new().remove_modifier(Modifier::REVERSED);
            cell.set_style(if cell.modifier.contains(Modifier::REVERSED) { off } else { on });
        }
    }

    /// Wipes `width` columns of a row from column `x`.
    pub(super) fn wipe(&mut self, x: u16, y: u16, width: u16) {
        for column in x..x.saturating_add(width) {
            if let Some(cell) = self.buffer.cell_mut((column, y)) {
                cell.reset();
            }
        }
    }

    /// Lays the ground of `role` under `width` columns from column `x`.
    pub(super) fn fill(&mut self, x: u16, y: u16, width: u16, role: Role) {
        let mut style = self.style(role);
        // Reversed letters of several colours would be a patchwork of grounds: the row has one ground, and one colour of letters.
        if style.add_modifier.contains(Modifier::REVERSED) {
            style = style.fg(Cell::Reset).bg(Cell::Reset);
            style = style.remove_modifier(Modifier::DIM | Modifier::ITALIC | Modifier::UNDERLINED);
        }
        for column in x..x.saturating_add(width) {
            if let Some(cell) = self.buffer.cell_mut((column, y)) {
                cell.set_style(style);
            }
        }
    }
}

/// The style of a terminal's cell for a style of the theme.
pub(super) fn cell_style(style: Style) -> CellStyle {
    let color = |color: Color| match color {
        Color::Indexed(index) => Cell::Indexed(index),
        Color::Rgb(red, green, blue) => Cell::Rgb(red, green, blue),
    };
    let mut modifiers = Modifier::empty();
    modifiers.set(Modifier::BOLD, style.bold);
    modifiers.set(Modifier::DIM, style.dim);
    modifiers.set(Modifier::ITALIC, style.italic);
    modifiers.set(Modifier::UNDERLINED, style.underline);
    modifiers.set(Modifier::REVERSED, style.reverse);
    let mut cell = CellStyle::new().add_modifier(modifiers);
    cell.fg = style.fg.map(color);
    cell.bg = style.bg.map(color);
    cell
}

//! Draws the state into a buffer, and turns keys into commands. Changes nothing of what it draws.

mod card;
mod contexts;
mod frame;
mod help;
mod input;
mod links;
mod list;
mod mouse;
mod news;
mod paint;
mod palette;
mod panel;
mod quotes;
mod sheet;
mod state;
mod status;
mod text;
mod why;

use ratatui::buffer::Buffer;

pub use card::company;
pub use input::{Input, stroke_of};
pub use mouse::{Pointer, point, pointer_of};
pub use paint::{Look, Signs};
pub use why::reasons;

use crate::app::App;
use crate::app::Focus;
use crate::app::Purpose;
use crate::app::geometry::PanelPlace;
use crate::config::Role;
use crate::ui::paint::Painter;

/// Draws the whole screen.
pub fn draw(app: &App, input: &Input, look: &Look, buffer: &mut Buffer) {
    let mut painter = Painter::new(buffer, look);
    let geometry = app.geometry();
    if geometry.width == 0 || geometry.height == 0 {
        return;
    }
    match app.focus {
        Focus::Help => help::draw(app, input, &mut painter),
        Focus::List => list::draw(app, &mut painter),
        Focus::News => {
            list::draw(app, &mut painter);
            news::draw(app, &geometry, &mut painter);
        }
        Focus::Text
        | Focus::Panel
        | Focus::Card
        | Focus::Why
        | Focus::Contexts
        | Focus::Quotes
        | Focus::Links => {
            if let Some(failure) = &app.failure {
                state::failure(failure, &geometry, &mut painter);
            } else if app.reader.is_none() {
                state::waiting(app, &geometry, &mut painter);
            } else if let Some(reader) = &app.reader {
                if geometry.panel != PanelPlace::Instead {
                    text::draw(app, reader, &geometry, &mut painter);
                }
                panel::draw(app, reader, &geometry, &mut painter);
                match app.focus {
                    Focus::Card => card::draw(app, reader, &geometry, &mut painter),
                    Focus::Why => why::draw(app, reader, &geometry, &mut painter),
                    Focus::Contexts => contexts::draw(app, reader, &geometry, &mut painter),
                    Focus::Quotes => quotes::draw(app, reader, &geometry, &mut painter),
                    Focus::Links => links::draw(app, reader, &geometry, &mut painter),
                    _ => {}
                }
            }
        }
    }
    if let Some(prompt) = app.prompt.as_ref().filter(|it| it.purpose == Purpose::Command) {
        palette::draw(app, input, prompt, &geometry, &mut painter);
    }
    if geometry.status {
        let row = geometry.height - 1;
        painter.fill(0, row, geometry.width, Role::Bar);
        status::draw(app, input, &geometry, &mut painter);
        status::draw_choices(input, &geometry, &mut painter);
    }
}

/// Keeps help and card from being scrolled past their ends, which only drawing knows.
pub fn limit_scrolling(app: &mut App, input: &Input) {
    let help = if app.focus == Focus::Help { help::last_top(app, input) } else { usize::MAX };
    let geometry = app.geometry();
    let card = match &app.reader {
        Some(reader) if app.focus == Focus::Card => card::last_top(app, reader, &geometry),
        Some(reader) if app.focus == Focus::Why => why::last_top(reader, &geometry),
        _ => usize::MAX,
    };
    app.limit_scrolling(help, card);
}

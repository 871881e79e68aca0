//! What the mouse does: the wheel moves what is under it, a click takes it.

use crate::app::event::Effect;
use crate::app::panel::Item;
use crate::app::{App, Command, Focus};

/// What was done with the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// The left button was pressed.
    Click,
    /// The wheel was turned towards the user.
    WheelDown,
    /// The wheel was turned away.
    WheelUp,
}

/// What the mouse points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointed {
    /// The page, where nobody is named.
    Page,
    /// A mention in the text, by its place in the analysis.
    Mention(usize),
    /// The panel, where nothing can be chosen.
    Panel,
    /// A row of the panel.
    Row(Item),
    /// A line of the list, the contexts or the quotations.
    Line(usize),
    /// The rest of what lies over the page.
    Sheet,
}

/// So many rows the wheel scrolls at once.
const ROWS: isize = 3;

impl App {
    /// Does what `gesture` means where the mouse points.
    #[must_use]
    pub fn point(&mut self, gesture: Gesture, pointed: Pointed) -> Vec<Effect> {
        // A line that is typed is finished by keys.
        if self.prompt.is_some() {
            return Vec::new();
        }
        self.message = None;
        self.touched = true;
        self.hunt = None;
        self.awaited_key = None;
        match gesture {
            Gesture::Click => self.click(pointed),
            Gesture::WheelDown => self.wheel(pointed, 1),
            Gesture::WheelUp => self.wheel(pointed, -1),
        }
    }

    fn click(&mut self, pointed: Pointed) -> Vec<Effect> {
        match (pointed, self.focus) {
            (Pointed::Line(line), Focus::List) => {
                if let Some(&place) = self.shelf.shown().get(line) {
                    self.shelf.choose(place);
                }
                return self.apply(Command::Choose);
            }
            (Pointed::Line(line), Focus::Contexts) => {
                self.go_to_stop(line);
                self.move_contexts(0);
            }
            (Pointed::Line(line), Focus::Quotes) => self.choose_quote(line),
            (Pointed::Line(line), Focus::Links) => self.choose_link(line),
            (Pointed::Line(line), Focus::News) => self.news_line = line,
            (_, Focus::Help | Focus::List) | (Pointed::Sheet | Pointed::Line(_), _) => {}
            // A click beside a card or a sheet closes it, and does no more.
            (
                _,
                Focus::Card
                | Focus::Why
                | Focus::Contexts
                | Focus::Quotes
                | Focus::Links
                | Focus::News,
            ) => self.close_sheet(),
            (Pointed::Mention(mention), _) => {
                self.leave();
                let geometry = self.geometry();
                if let Some(reader) = &mut self.reader {
                    reader.stand_on(mention, &geometry);
                }
                self.aim_here();
                self.focus = Focus::Text;
                self.drops_filter();
            }
            (Pointed::Row(item), _) => {
                if let Some(reader) = &mut self.reader {
                    reader.panel.choose_item(item);
                }
                self.focus = Focus::Panel;
                return self.apply(Command::Choose);
            }
            (Pointed::Page, Focus::Panel) => return self.apply(Command::Back),
            (Pointed::Page | Pointed::Panel, _) => {}
        }
        Vec::new()
    }

    fn wheel(&mut self, pointed: Pointed, way: isize) -> Vec<Effect> {
        let step = if way > 0 { Command::LineDown } else { Command::LineUp };
        match (self.focus, pointed) {
            (
                Focus::Contexts | Focus::Quotes | Focus::Links | Focus::News,
                Pointed::Line(_) | Pointed::Sheet,
            )
            | (Focus::Panel, Pointed::Panel | Pointed::Row(_)) => return self.apply(step),
            (Focus::Help | Focus::List | Focus::Card, _) => {
                for _ in 0..ROWS {
                    let _ = self.apply(step);
                }
            }
            _ => {
                let geometry = self.geometry();
                if let Some(reader) = &mut self.reader {
                    reader.scroll_by(way * ROWS, &geometry);
                }
            }
        }
        Vec::new()
    }
}

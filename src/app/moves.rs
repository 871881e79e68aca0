//! Moving about where the keys do not go to the text: the help, the list, the panel, the card, the contexts.

use crate::app::panel::Item;
use crate::app::{App, Command, Focus};

impl App {
    pub(super) fn close_sheet(&mut self) {
        self.focus = match self.focus {
            Focus::Card | Focus::Why => self.before_card,
            _ => self.before_sheet,
        };
    }

    pub(super) fn move_card(&mut self, command: Command) {
        let page = usize::from(self.size.1.saturating_sub(4)).max(1);
        match command {
            Command::Card => self.close_sheet(),
            Command::Top => self.card_top = 0,
            Command::Bottom => self.card_top = usize::MAX,
            // A person's digit leads from card to card.
            Command::Pick(digit) => {
                let place = usize::from(digit).saturating_sub(1);
                let person = self.reader.as_ref().and_then(|it| it.panel.people.get(place));
                if let Some(&person) = person {
                    self.card = person;
                    self.card_top = 0;
                }
            }
            _ => self.card_top = self.card_top.saturating_add_signed(rows_of(command, page)),
        }
    }

    /// The keys of movement scroll what does not fit; any other closes it.
    pub(super) fn move_why(&mut self, command: Command) {
        match rows_of(command, usize::from(self.size.1.saturating_sub(4)).max(1)) {
            0 => self.close_sheet(),
            by => self.card_top = self.card_top.saturating_add_signed(by),
        }
    }

    /// By how many lines of the sheet a command moves.
    pub(super) fn rows_on_sheet(&self, command: Command) -> isize {
        rows_of(command, usize::from(self.sheet_rows()).max(2) - 1)
    }

    pub(super) fn move_sheet(&mut self, command: Command) {
        let rows = self.rows_on_sheet(command);
        // Tab leads from the text to what lies beside it, and back: from here, back.
        if command == Command::PanelFocus {
            self.close_sheet();
            return;
        }
        match self.focus {
            Focus::Quotes => return self.move_quote_sheet(command, rows),
            Focus::Links => return self.move_link_sheet(command, rows),
            _ => {}
        }
        match command {
            Command::Contexts => self.close_sheet(),
            Command::Top => self.move_contexts(isize::MIN),
            Command::Bottom => self.move_contexts(isize::MAX),
            Command::TargetNext => self.move_contexts(1),
            Command::TargetPrevious => self.move_contexts(-1),
            _ => self.move_contexts(rows),
        }
    }

    pub(super) fn toggle_help(&mut self) {
        if self.focus == Focus::Help {
            self.focus = self.before_help;
        } else {
            self.before_help = self.focus;
            self.help_top = 0;
            self.focus = Focus::Help;
        }
    }

    pub(super) fn move_help(&mut self, command: Command) {
        let page = usize::from(self.size.1.saturating_sub(2)).max(1);
        self.help_top = match command {
            Command::Top => 0,
            Command::Bottom => usize::MAX,
            _ => self.help_top.saturating_add_signed(rows_of(command, page)),
        };
    }

    /// Keeps help and card from being scrolled past their ends: drawing knows how long they are.
    pub fn limit_scrolling(&mut self, help: usize, card: usize) {
        self.help_top = self.help_top.min(help);
        self.card_top = self.card_top.min(card);
    }

    pub(super) fn move_list(&mut self, command: Command) {
        let page = usize::from(self.size.1.saturating_sub(4)).max(1);
        let by = match command {
            Command::Top => isize::MIN,
            Command::Bottom => isize::MAX,
            _ => rows_of(command, page),
        };
        if by == 0 {
            self.say("that is for an article: Enter opens the chosen one");
        }
        self.shelf.step(by);
    }

    /// Does what a command means while the panel has the keys; `false` if it means what it always does.
    pub(super) fn move_panel(&mut self, command: Command) -> bool {
        let page = usize::from(self.size.1.saturating_sub(4)).max(1);
        let Some(reader) = &mut self.reader else { return false };
        match command {
            Command::Top => reader.panel.chosen = 0,
            Command::Bottom => reader.panel.step(isize::MAX),
            Command::Preview => {
                if let Some(Item::Target(target)) = reader.panel.item() {
                    self.aim(target);
                }
            }
            _ => match rows_of(command, page) {
                0 => return false,
                by => reader.panel.step(by),
            },
        }
        true
    }
}

/// By how many rows a command moves a choice, a page being `page` rows; 0 if it moves none.
fn rows_of(command: Command, page: usize) -> isize {
    let page = isize::try_from(page).unwrap_or(1);
    match command {
        Command::LineDown => 1,
        Command::LineUp => -1,
        Command::PageDown => page,
        Command::PageUp => -page,
        Command::HalfDown => (page / 2).max(1),
        Command::HalfUp => -(page / 2).max(1),
        _ => 0,
    }
}

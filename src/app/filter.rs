//! The panel and the list of articles made shorter by a few letters of what one looks for.

use crate::app::event::Effect;
use crate::app::prompt::{Edit, Prompt, Purpose};
use crate::app::{App, Command, Focus};

impl App {
    /// Opens the line for the letters that the rows of the panel, or of the list, must have.
    pub(super) fn ask_for_filter(&mut self) {
        match self.focus {
            Focus::List => {
                let filter = self.shelf.filter().to_owned();
                self.open_prompt(Purpose::List, &filter);
            }
            Focus::Panel => {
                let filter = self.reader.as_ref().map(|reader| reader.panel.filter.clone());
                self.open_prompt(Purpose::Panel, &filter.unwrap_or_default());
            }
            _ => {}
        }
    }

    /// Takes one change of that line. The rows change with every letter; the arrows move the choice, Enter takes it, Tab leaves
    /// the rows as they are, Esc brings all of them back.
    pub(super) fn edit_filter(&mut self, mut prompt: Prompt, edit: Edit) -> Vec<Effect> {
        match edit {
            Edit::Accept => return self.apply(Command::Choose),
            Edit::Complete => return Vec::new(),
            Edit::Cancel => {
                self.filter("");
                return Vec::new();
            }
            Edit::Earlier => self.step_row(-1),
            Edit::Later => self.step_row(1),
            _ => {
                prompt.edit(edit);
                self.filter(&prompt.text());
            }
        }
        self.prompt = Some(prompt);
        Vec::new()
    }

    fn step_row(&mut self, by: isize) {
        match (self.focus, &mut self.reader) {
            (Focus::List, _) => self.shelf.step(by),
            (_, Some(reader)) => reader.panel.step(by),
            _ => {}
        }
    }

    fn filter(&mut self, filter: &str) {
        if self.focus == Focus::List {
            self.shelf.narrow(filter);
            return;
        }
        let sort = self.settings.sort;
        if let Some(reader) = &mut self.reader
            && let Some(analysis) = reader.analysis.clone()
        {
            reader.panel.narrow(filter, &analysis, sort, &self.watched);
        }
    }

    /// The rows that were narrowed come back when one leaves the panel, and, in the list, before one leaves it; did any?
    pub(super) fn drops_filter(&mut self) -> bool {
        let filtered = match self.focus {
            Focus::List if self.shelf.filter().is_empty() && self.shelf.only_watched() => {
                self.shelf.leave_only_watched(false);
                return true;
            }
            Focus::List => !self.shelf.filter().is_empty(),
            _ => self.reader.as_ref().is_some_and(|reader| !reader.panel.filter.is_empty()),
        };
        if filtered {
            self.filter("");
        }
        filtered
    }
}

//! The prompt: a line that is typed, for a search (what it finds shows while it grows) or for a correction.

use crate::app::App;
use crate::app::event::Effect;
use crate::app::reader::{Halt, Target};
use crate::app::search::Search;

/// A change of the line, or its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// This character comes in.
    Insert(char),
    /// The character before the cursor goes.
    Backspace,
    /// The character under the cursor goes.
    Delete,
    /// The word before the cursor goes.
    EraseWord,
    /// Everything before the cursor goes.
    EraseLine,
    /// The cursor moves.
    Left,
    /// The cursor moves.
    Right,
    /// To the start of the line.
    Home,
    /// To its end.
    End,
    /// An earlier search.
    Earlier,
    /// A later one.
    Later,
    /// The next thing that the line can be taken for.
    Complete,
    /// The one before.
    CompleteBack,
    /// The line is right.
    Accept,
    /// It was not meant.
    Cancel,
}

/// What the line is for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// To look for it.
    #[default]
    Search,
    /// To leave only the rows of the panel that have its letters.
    Panel,
    /// To leave only the articles of the list that have them.
    List,
    /// To do a command.
    Command,
    /// To say who the person of this name is.
    Merge(String),
    /// To give this person another name.
    Rename(String),
    /// To give this person another title.
    Retitle(String),
    /// To save the article there.
    Save,
}

impl Purpose {
    /// What stands before the line.
    pub fn label(&self) -> String {
        match self {
            Self::Search | Self::Panel | Self::List => "/".to_owned(),
            Self::Command => ":".to_owned(),
            Self::Merge(name) => format!("{name} is (number or name): "),
            Self::Rename(name) => format!("{name} is called: "),
            Self::Save => "save as: ".to_owned(),
            Self::Retitle(name) => format!("{name} is (empty: no title): "),
        }
    }
}

/// The line while it is typed.
#[derive(Clone, Debug, Default)]
pub struct Prompt {
    /// What it is for.
    pub purpose: Purpose,
    /// Which of the things that it can be taken for is chosen.
    pub chosen: usize,
    text: Vec<char>,
    cursor: usize,
    /// How far back in the history one is.
    back: usize,
    /// The row at the top before the search began, and what one stood on.
    top: usize,
    here: Option<Halt>,
}

impl Prompt {
    /// The line.
    pub fn text(&self) -> String {
        self.text.iter().collect()
    }

    /// What stands before the cursor.
    pub fn before_cursor(&self) -> String {
        self.text.iter().take(self.cursor).collect()
    }

    pub(super) fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::Insert(c) => {
                self.text.insert(self.cursor, c);
                self.cursor += 1;
            }
            Edit::Backspace if self.cursor > 0 => {
                self.cursor -= 1;
                self.text.remove(self.cursor);
            }
            Edit::Delete if self.cursor < self.text.len() => {
                self.text.remove(self.cursor);
            }
            Edit::EraseWord => {
                let kept = self.text.iter().take(self.cursor);
                let trimmed = kept.rev().skip_while(|c| c.is_whitespace());
                let left = trimmed.skip_while(|c| !c.is_whitespace()).count();
                self.text.drain(left..self.cursor);
                self.cursor = left;
            }
            Edit::EraseLine => {
                self.text.drain(..self.cursor);
                self.cursor = 0;
            }
            Edit::Left => self.cursor = self.cursor.saturating_sub(1),
            Edit::Right => self.cursor = (self.cursor + 1).min(self.text.len()),
            Edit::Home => self.cursor = 0,
            Edit::End => self.cursor = self.text.len(),
            _ => {}
        }
    }

    fn set(&mut self, text: &str) {
        self.text = text.chars().collect();
        self.cursor = self.text.len();
    }
}

impl App {
    /// Opens the search prompt.
    pub(super) fn ask(&mut self) {
        if let Some(reader) = &self.reader {
            self.prompt =
                Some(Prompt { top: reader.top, here: reader.cursor, ..Prompt::default() });
        }
    }

    /// Opens a prompt with `text` in it.
    pub(super) fn open_prompt(&mut self, purpose: Purpose, text: &str) {
        let mut prompt = Prompt { purpose, ..Prompt::default() };
        prompt.set(text);
        self.prompt = Some(prompt);
    }

    /// Takes one change of the line that is typed.
    #[must_use]
    pub fn type_in(&mut self, edit: Edit) -> Vec<Effect> {
        let Some(mut prompt) = self.prompt.take() else { return Vec::new() };
        self.message = None;
        let emptied = edit == Edit::Backspace && prompt.text.is_empty();
        let given_up = edit == Edit::Cancel || emptied;
        match (&prompt.purpose, edit) {
            (Purpose::Panel | Purpose::List | Purpose::Command, _) => {
                let edit = if given_up { Edit::Cancel } else { edit };
                return match prompt.purpose {
                    Purpose::Command => self.edit_palette(prompt, edit),
                    _ => self.edit_filter(prompt, edit),
                };
            }
            (Purpose::Search, Edit::Accept) => self.accept(&prompt),
            (Purpose::Search, _) if given_up => self.cancel(&prompt),
            (Purpose::Search, _) => {
                self.edit_search(&mut prompt, edit);
                self.prompt = Some(prompt);
            }
            (purpose, Edit::Accept) => return self.answered(purpose, &prompt.text()),
            _ if given_up => {}
            _ => {
                prompt.edit(edit);
                self.prompt = Some(prompt);
            }
        }
        Vec::new()
    }

    fn edit_search(&mut self, prompt: &mut Prompt, edit: Edit) {
        match edit {
            Edit::Earlier | Edit::Later => {
                let back = if edit == Edit::Earlier {
                    (prompt.back + 1).min(self.searches.len())
                } else {
                    prompt.back.saturating_sub(1)
                };
                prompt.back = back;
                let known = self.searches.len().checked_sub(back);
                let text = known.and_then(|at| self.searches.get(at)).cloned().unwrap_or_default();
                prompt.set(&text);
            }
            _ => prompt.edit(edit),
        }
        self.look_for(&prompt.text(), prompt.top);
    }

    /// Lights the hits of `pattern` and shows the first below row `top`.
    fn look_for(&mut self, pattern: &str, top: usize) {
        let geometry = self.geometry();
        let Some(reader) = &mut self.reader else { return };
        reader.scroll_to(top, &geometry);
        reader.cursor = None;
        reader.search =
            (!pattern.is_empty()).then(|| Search::new(pattern, reader.article.document.text()));
        if reader.search.is_some() {
            self.aim(Target::Search);
        } else {
            reader.end_search();
        }
    }

    fn accept(&mut self, prompt: &Prompt) {
        let text = prompt.text();
        // An empty line looks for the last thing again.
        let pattern = if text.is_empty() { self.searches.last().cloned() } else { Some(text) };
        let Some(pattern) = pattern else { return };
        self.searches.retain(|known| *known != pattern);
        self.searches.push(pattern.clone());
        if let Some(reader) = &mut self.reader {
            let here = reader.page.byte_at(prompt.top);
            reader.jumps.leave(here);
        }
        self.look_for(&pattern, prompt.top);
        let Some(reader) = &self.reader else { return };
        let none = reader.stops().is_empty();
        match reader.search.as_ref().and_then(|search| search.trouble.clone()) {
            Some(what) => {
                let none = if none { "; nothing found" } else { "" };
                self.complain(&format!("no regular expression: {what}{none}"));
            }
            None if none => self.say("nothing found"),
            None => {}
        }
    }

    fn cancel(&mut self, prompt: &Prompt) {
        let geometry = self.geometry();
        let Some(reader) = &mut self.reader else { return };
        reader.end_search();
        reader.cursor = prompt.here;
        reader.scroll_to(prompt.top, &geometry);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(start: &str, edits: &[Edit], want: &str) {
        let mut prompt = Prompt::default();
        prompt.set(start);
        for edit in edits {
            prompt.edit(*edit);
        }
        let before = prompt.before_cursor();
        let after = prompt.text().replacen(&before, "", 1);
        assert_eq!(format!("{before}|{after}"), want);
    }

    #[test]
    fn the_line_is_edited_as_everywhere() {
        check("gran", &[Edit::Left, Edit::Insert('i')], "grai|n");
        check("grain barge", &[Edit::EraseWord], "grain |");
        check("grain", &[Edit::Home, Edit::Delete], "|rain");
        check("grain", &[Edit::Left, Edit::Left, Edit::EraseLine], "|in");
        check("", &[Edit::Left, Edit::Right, Edit::Delete], "|");
        check("é東", &[Edit::Backspace], "é|");
    }
}

//! The command line: every command by its name, a number for a place in the article.

use crate::app::command::{COMMANDS, Row};
use crate::app::event::Effect;
use crate::app::prompt::{Edit, Prompt, Purpose};
use crate::app::{App, Command};
use crate::text::fuzzy;

/// What the line can be taken for.
#[derive(Clone, Copy, Debug)]
pub enum Choice {
    /// This command.
    Command(&'static Row),
    /// To so many percent of the article, as the status line counts them.
    Percent(usize),
}

/// What everybody types, whatever else begins with it.
const SHORT: [(&str, Command); 3] =
    [("q", Command::Quit), ("h", Command::Help), ("help", Command::Help)];

/// What `text` can mean, the likeliest first.
pub fn choices(text: &str) -> Vec<Choice> {
    let text = text.trim();
    if let Ok(percent) = text.trim_end_matches('%').trim_end().parse::<usize>() {
        return vec![Choice::Percent(percent.min(100))];
    }
    let short = SHORT.iter().find(|(short, _)| *short == text).map(|(_, command)| *command);
    let cost = |row: &Row| {
        // Nine rows for nine digits would fill the page.
        if matches!(row.command, Command::Pick(2..)) && !text.starts_with("pick") {
            return None;
        }
        if short == Some(row.command) || row.name == text {
            return Some(0);
        }
        let name = fuzzy(text, row.name).map(|cost| cost + 1);
        // What it does is looked through by whole words only: it is long, and a few letters are in anything.
        name.or_else(|| fuzzy(text, row.sentence).filter(|cost| *cost < 3).map(|cost| cost + 10))
    };
    let mut rows: Vec<(u32, &Row)> =
        COMMANDS.iter().filter_map(|row| Some((cost(row)?, row))).collect();
    rows.sort_by_key(|(cost, _)| *cost);
    rows.into_iter().map(|(_, row)| Choice::Command(row)).collect()
}

impl App {
    /// Opens the command line.
    pub(super) fn open_palette(&mut self) {
        self.open_prompt(Purpose::Command, "");
    }

    /// Takes one change of the command line; Tab and the arrows go through the commands, Enter does the chosen one.
    pub(super) fn edit_palette(&mut self, mut prompt: Prompt, edit: Edit) -> Vec<Effect> {
        let choices = choices(&prompt.text());
        let last = choices.len().saturating_sub(1);
        match edit {
            Edit::Cancel => return Vec::new(),
            Edit::Accept => {
                return match choices.get(prompt.chosen) {
                    Some(Choice::Command(row)) => self.apply(row.command),
                    Some(Choice::Percent(percent)) => {
                        self.go_to_percent(*percent);
                        Vec::new()
                    }
                    None => {
                        self.say(&format!("there is no command “{}”", prompt.text()));
                        Vec::new()
                    }
                };
            }
            Edit::Earlier | Edit::CompleteBack => {
                prompt.chosen = prompt.chosen.checked_sub(1).unwrap_or(last);
            }
            Edit::Later | Edit::Complete => {
                prompt.chosen = if prompt.chosen >= last { 0 } else { prompt.chosen + 1 };
            }
            _ => {
                prompt.edit(edit);
                prompt.chosen = 0;
            }
        }
        self.prompt = Some(prompt);
        Vec::new()
    }

    fn go_to_percent(&mut self, percent: usize) {
        self.leave();
        let geometry = self.geometry();
        if let Some(reader) = &mut self.reader {
            // The row that is then the last on the screen: so the status line says the same number.
            let row = reader.page.lines().len() * percent / 100;
            reader.scroll_to(row.saturating_sub(geometry.rows.into()), &geometry);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn first(text: &str, name: &str) {
        let first = match choices(text).first() {
            Some(Choice::Command(row)) => row.name.to_owned(),
            Some(Choice::Percent(percent)) => format!("{percent} %"),
            None => String::new(),
        };
        assert_eq!(first, name, "{text}");
    }

    #[test]
    fn the_likeliest_comes_first() {
        first("q", "quit");
        first("quotes", "quotes");
        first("tnext", "target-next");
        first("sort", "sort");
        first("clipboard or nothing", "");
        first("50", "50 %");
        first("50 %", "50 %");
        first("5000", "100 %");
    }

    #[test]
    fn an_empty_line_is_all_commands() {
        assert_eq!(choices("").len(), COMMANDS.len() - 8, "one row for the nine digits");
        first("pick-7", "pick-7");
    }

    #[test]
    fn what_a_command_does_is_looked_through_too() {
        first("cleaner", "dropped");
    }
}

//! What the user made: the corrections and the people they watch, in text files of a line each.

use std::path::{Path, PathBuf};

use crate::document::Correction;
use crate::state::StateError;
use crate::state::files;

const CORRECTIONS: &str = "# What dateline is to take differently, one rule a line, applied to every article, in order:\n\
    #   merge: NAME = NAME TO SHOW      two names are one person\n\
    #   split: NAME = PERSON            the name is not this person's\n\
    #   hide: NAME                      neither listed nor marked\n\
    #   nobody: NAME                    not a person\n\
    #   title: NAME = TITLE             what they hold, whatever the article says\n";

const WATCHED: &str = "# The people you watch, one name a line.\n";

/// The files in the data folder.
#[derive(Clone, Debug)]
pub struct Records {
    corrections: PathBuf,
    watched: PathBuf,
}

impl Records {
    /// Those in `folder`, which need not be there yet.
    pub fn new(folder: &Path) -> Self {
        Self { corrections: folder.join("corrections.txt"), watched: folder.join("watch.txt") }
    }

    /// The file of the corrections.
    pub fn corrections_file(&self) -> &Path {
        &self.corrections
    }

    /// The file of the people watched.
    pub fn watch_file(&self) -> &Path {
        &self.watched
    }

    /// The corrections, in the order they were made.
    ///
    /// # Errors
    /// Where the file cannot be read, or a line is no rule.
    pub fn corrections(&self) -> Result<Vec<Correction>, StateError> {
        let file = &self.corrections;
        let text = files::read(file).map_err(|error| StateError::io(file, &error))?;
        let mut rules = Vec::new();
        for (line, number) in text.lines().zip(1..) {
            let rule =
                Correction::parse(line).map_err(|reason| StateError::at(file, number, reason))?;
            rules.extend(rule);
        }
        Ok(rules)
    }

    /// Writes a correction down.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn correct(&self, rule: &Correction) -> Result<(), StateError> {
        append(&self.corrections, CORRECTIONS, &rule.to_string())
    }

    /// Takes a correction back: the last line that says so. Whether there was one.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn take_back(&self, rule: &Correction) -> Result<bool, StateError> {
        let line = rule.to_string();
        remove(&self.corrections, |other| other.trim() == line)
    }

    /// The people watched.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn watched(&self) -> Result<Vec<String>, StateError> {
        let file = &self.watched;
        let text = files::read(file).map_err(|error| StateError::io(file, &error))?;
        let names = text.lines().map(str::trim);
        Ok(names.filter(|it| !it.is_empty() && !it.starts_with('#')).map(str::to_owned).collect())
    }

    /// Begins to watch `name`, or stops.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn watch(&self, name: &str, on: bool) -> Result<(), StateError> {
        if on {
            append(&self.watched, WATCHED, name)
        } else {
            remove(&self.watched, |line| line.trim() == name).map(|_| ())
        }
    }
}

/// One more line at the end of `file`, which begins with `heading` if it is new.
fn append(file: &Path, heading: &str, line: &str) -> Result<(), StateError> {
    let outcome = files::change(file, |text| {
        let mut text = if text.is_empty() { heading.to_owned() } else { text.to_owned() };
        if !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(line);
        text.push('\n');
        Some(text)
    });
    outcome.map(|_| ()).map_err(|error| StateError::io(file, &error))
}

/// The last line of `file` that `is` so goes; whether there was one.
fn remove(file: &Path, is: impl Fn(&str) -> bool) -> Result<bool, StateError> {
    let outcome = files::change(file, |text| {
        let lines: Vec<&str> = text.lines().collect();
        let last = lines.iter().rposition(|line| is(line))?;
        let kept = lines.iter().enumerate().filter(|(at, _)| *at != last);
        Some(kept.map(|(_, line)| format!("{line}\n")).collect())
    });
    outcome.map_err(|error| StateError::io(file, &error))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::thread;

    use super::*;
    use crate::state::places::tests::scratch;

    fn rule(line: &str) -> Correction {
        Correction::parse(line).unwrap().unwrap()
    }

    #[test]
    fn corrections_are_kept_in_order_and_taken_back() {
        let folder = scratch("corrections");
        let records = Records::new(&folder);
        assert_eq!(records.corrections().unwrap(), []);
        let (hide, merge) = (rule("hide: Tomas Reyes"), rule("merge: Bob Varga = Robert Varga"));
        records.correct(&hide).unwrap();
        records.correct(&merge).unwrap();
        assert_eq!(records.corrections().unwrap(), [hide.clone(), merge.clone()]);
        assert!(records.take_back(&hide).unwrap());
        assert!(!records.take_back(&hide).unwrap());
        assert_eq!(records.corrections().unwrap(), [merge]);
        let text = fs::read_to_string(records.corrections_file()).unwrap();
        assert!(text.starts_with("# What dateline is to take differently"), "{text}");
    }

    #[test]
    fn a_line_that_is_no_rule_is_named() {
        let folder = scratch("no-rule");
        let records = Records::new(&folder);
        fs::write(records.corrections_file(), "# mine\nhide: A\njoin: A = B\n").unwrap();
        let error = records.corrections().unwrap_err().to_string();
        assert!(error.contains("corrections.txt:3: there is no rule “join”"), "{error}");
    }

    #[test]
    fn programs_that_write_at_once_lose_nothing() {
        let folder = scratch("at-once");
        let write = |from: usize| {
            let records = Records::new(&folder);
            thread::spawn(move || {
                for at in 0..20 {
                    records.watch(&format!("Name {from} {at}"), true).unwrap();
                }
            })
        };
        let threads: Vec<_> = (0..4).map(write).collect();
        for thread in threads {
            thread.join().unwrap();
        }
        assert_eq!(Records::new(&folder).watched().unwrap().len(), 80);
    }

    #[test]
    fn a_person_is_watched_and_no_more() {
        let records = Records::new(&scratch("watch"));
        records.watch("Ilse Varga", true).unwrap();
        records.watch("Tomas Reyes", true).unwrap();
        records.watch("Ilse Varga", false).unwrap();
        assert_eq!(records.watched().unwrap(), ["Tomas Reyes"]);
    }
}

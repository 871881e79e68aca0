//! What can be wrong in a user's file, said so that it can be mended.

use std::fmt;
use std::path::PathBuf;

/// A mistake in a configuration file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// The file; empty for the defaults that are compiled in.
    pub file: PathBuf,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: String,
    /// What would be right, where that can be said.
    pub help: Option<String>,
}

impl ConfigError {
    pub(super) fn new(what: impl Into<String>) -> Self {
        Self { file: PathBuf::new(), line: None, what: what.into(), help: None }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The mistake that `error` found in `text`, at its line.
    pub(super) fn toml(text: &str, error: &toml::de::Error) -> Self {
        let line = error.span().map(|span| line_of(text, span.start));
        Self { line, ..Self::new(in_words(error.message().trim())) }
    }

    pub(super) fn at(mut self, text: &str, byte: usize) -> Self {
        self.line = Some(line_of(text, byte));
        self
    }
}

/// What the reader of the file found, in words that need no knowledge of this program's insides.
fn in_words(message: &str) -> String {
    let parts = ["invalid type: ", "invalid value: "].iter().find_map(|start| {
        message.strip_prefix(start).and_then(|rest| rest.split_once(", expected "))
    });
    let Some((found, wanted)) = parts else { return message.to_owned() };
    let quoted = |mark: char| found.split_once(mark).and_then(|(_, rest)| rest.rsplit_once(mark));
    let found = match found.split(' ').next() {
        Some("string") => quoted('"').map(|(words, _)| format!("“{words}”")),
        Some("sequence" | "array") => Some("a list".to_owned()),
        Some("map" | "table") => Some("a section".to_owned()),
        _ => quoted('`').map(|(value, _)| value.to_owned()),
    };
    let (wanted, are) = match wanted.split_whitespace().collect::<Vec<_>>().as_slice() {
        ["usize" | "u8" | "u16" | "u32" | "u64"] => ("a number", "is"),
        ["a", "boolean"] => ("true or false", "is"),
        ["a", "sequence"] => ("a list like [\"a\", \"b\"]", "is"),
        ["a" | "path", "string"] => ("words in quotation marks", "are"),
        ["a", "map"] | ["struct", ..] => ("a section", "is"),
        _ => return message.to_owned(),
    };
    format!("{} stands where {wanted} {are} wanted", found.unwrap_or_else(|| "this".to_owned()))
}

fn line_of(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|&b| b == b'\n').count() + 1
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.file.as_os_str().is_empty() {
            write!(f, "{}", self.file.display())?;
            if let Some(line) = self.line {
                write!(f, ", line {line}")?;
            }
            f.write_str(": ")?;
        }
        f.write_str(&self.what)?;
        if let Some(help) = &self.help {
            write!(f, "\n  {help}")?;
        }
        Ok(())
    }
}

impl std::error::Error for ConfigError {}

/// The name among `names` that `wrong` was most likely meant to be.
pub(crate) fn nearest<'a>(wrong: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    names
        .map(|name| (distance(wrong, name), name))
        .min()
        .filter(|(distance, _)| *distance <= wrong.len().max(3) / 2)
        .map(|(_, name)| name)
}

/// Levenshtein's distance.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (cell, &cb) in row.iter_mut().skip(1).zip(&b) {
            let change = diagonal + usize::from(ca != cb);
            diagonal = *cell;
            left = change.min(diagonal + 1).min(left + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_offered_and_a_far_one_is_not() {
        assert_eq!(nearest("measur", ["measure", "theme"].into_iter()), Some("measure"));
        assert_eq!(nearest("xyzzy", ["measure", "theme"].into_iter()), None);
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}

//! What the user sets right for good: one rule a line, readable, applied to every article.

use std::fmt;

/// One correction. Names are compared without regard to case and diacritics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// Two names are one person, who is called by the second.
    Merge {
        /// The one name.
        name: String,
        /// The other, which is shown.
        into: String,
    },
    /// A name is not this person's, but of a person of its own.
    Split {
        /// The name.
        name: String,
        /// Whose it is not.
        from: String,
    },
    /// The person is neither listed nor marked.
    Hide {
        /// Who.
        name: String,
    },
    /// This is not a person at all.
    Nobody {
        /// What it is that was taken for one.
        name: String,
    },
    /// The person holds this title, whatever the article says; with an empty one, none.
    Title {
        /// Who.
        name: String,
        /// What.
        title: String,
    },
}

impl Correction {
    /// Reads one line. An empty line or a comment is no rule: `Ok(None)`.
    ///
    /// # Errors
    /// In words, where the line is none of the rules.
    pub fn parse(line: &str) -> Result<Option<Self>, String> {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            return Ok(None);
        }
        let (word, rest) = line.split_once(':').ok_or_else(|| {
            format!("“{line}” has no rule in front: merge, split, hide, nobody or title, then “:”")
        })?;
        let (name, other) = match rest.split_once(" = ") {
            Some((name, other)) => (name.trim(), Some(other.trim())),
            // A title of nothing is written "title: Name =".
            None => match rest.trim_end().strip_suffix('=') {
                Some(name) => (name.trim(), Some("")),
                None => (rest.trim(), None),
            },
        };
        if name.is_empty() {
            return Err(format!("“{line}” does not say who"));
        }
        let name = name.to_owned();
        let second = |what: &str| match other {
            Some(other) if !other.is_empty() => Ok(other.to_owned()),
            _ => Err(format!("“{line}” needs {what} after “ = ”")),
        };
        Ok(Some(match word.trim() {
            "merge" => Self::Merge { name, into: second("the name to show")? },
            "split" => Self::Split { name, from: second("the person it is not")? },
            "hide" => Self::Hide { name },
            "nobody" => Self::Nobody { name },
            "title" => Self::Title { name, title: other.unwrap_or_default().to_owned() },
            word => {
                return Err(format!(
                    "there is no rule “{word}”: merge, split, hide, nobody, title"
                ));
            }
        }))
    }
}

/// The line that [`Correction::parse`] reads.
impl fmt::Display for Correction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Merge { name, into } => write!(f, "merge: {name} = {into}"),
            Self::Split { name, from } => write!(f, "split: {name} = {from}"),
            Self::Hide { name } => write!(f, "hide: {name}"),
            Self::Nobody { name } => write!(f, "nobody: {name}"),
            Self::Title { name, title } if title.is_empty() => write!(f, "title: {name} ="),
            Self::Title { name, title } => write!(f, "title: {name} = {title}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str) {
        let rule = Correction::parse(line).unwrap().unwrap();
        assert_eq!(rule.to_string(), line);
    }

    #[track_caller]
    fn refused(line: &str, why: &str) {
        let error = Correction::parse(line).unwrap_err();
        assert!(error.contains(why), "{error}");
    }

    #[test]
    fn each_rule_is_a_line_and_comes_back_from_it() {
        check("merge: Bob Varga = Robert Varga");
        check("split: Anna Varga = Robert Varga");
        check("hide: Robert Varga");
        check("nobody: Mauna Kea");
        check("title: Ilse Varga = Foreign Minister of Hungary");
        check("title: Ilse Varga =");
    }

    #[test]
    fn what_is_no_rule_is_said_in_words() {
        assert_eq!(Correction::parse("  # by hand"), Ok(None));
        assert_eq!(Correction::parse(""), Ok(None));
        refused("Bob Varga", "no rule in front");
        refused("merge: Bob Varga", "the name to show");
        refused("join: a = b", "no rule “join”");
        refused("hide:", "does not say who");
    }
}

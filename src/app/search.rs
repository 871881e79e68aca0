//! The search: a regular expression in smart case, over the text of the article.

use regex::RegexBuilder;

use crate::text::Span;

/// A search and what it found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// What was looked for, as it was typed.
    pub pattern: String,
    /// Where it is.
    pub hits: Vec<Span>,
    /// What is wrong with it as a regular expression, and where.
    pub trouble: Option<String>,
}

/// A pattern may become this large when it is compiled: a repetition of repetitions must not take all memory.
const SIZE: usize = 1 << 20;

impl Search {
    /// Looks for `pattern` in `text`. Without a capital in it the case does not matter. A pattern that is no regular
    /// expression is looked for as it stands.
    pub fn new(pattern: &str, text: &str) -> Self {
        // Nobody types the quotation marks and dashes of print at a prompt.
        let printed = pattern.replace('\'', "['’‘]").replace('"', "[\"“”]");
        let pattern_shown = pattern;
        let pattern = printed.as_str();
        let compile = |pattern: &str| {
            RegexBuilder::new(pattern)
                .case_insensitive(!has_capital(pattern))
                .size_limit(SIZE)
                .build()
        };
        let compiled = compile(pattern);
        let trouble = compiled.is_err().then(|| trouble(pattern_shown));
        let regex = compiled.or_else(|_| compile(&regex::escape(pattern_shown)));
        let hits = regex.map_or_else(
            |_| Vec::new(),
            |regex| {
                let found = regex.find_iter(text).map(|hit| Span::new(hit.start(), hit.end()));
                found.filter(|hit| !hit.is_empty()).collect()
            },
        );
        Self { pattern: pattern_shown.to_owned(), hits, trouble }
    }
}

/// What is wrong with `pattern`: `unclosed group, at “(and”`.
fn trouble(pattern: &str) -> String {
    use regex_syntax::Error;
    let (what, at) = match regex_syntax::parse(pattern) {
        Err(Error::Parse(error)) => (error.kind().to_string(), error.span().start.offset),
        Err(Error::Translate(error)) => (error.kind().to_string(), error.span().start.offset),
        _ => return "too large".to_owned(),
    };
    match pattern.get(at..).filter(|rest| !rest.is_empty()) {
        Some(rest) => format!("{what}, at “{rest}”"),
        None => format!("{what}, at its end"),
    }
}

/// Is there a capital that is not part of an escape like `\\W`?
fn has_capital(pattern: &str) -> bool {
    let mut escaped = false;
    pattern.chars().any(|c| {
        let counts = !escaped && c.is_uppercase();
        escaped = !escaped && c == '\\';
        counts
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, want: &[&str]) {
        let text = "Grain, grain (and more grains) at 5.5 percent";
        let found: Vec<&str> =
            Search::new(pattern, text).hits.into_iter().map(|hit| hit.of(text)).collect();
        assert_eq!(found, want);
    }

    #[test]
    fn small_letters_find_all_and_capitals_only_themselves() {
        check("grain", &["Grain", "grain", "grain"]);
        check("Grain", &["Grain"]);
        check(r"\Wand\W", &["(and "]);
    }

    #[test]
    fn regular_expressions_are_understood_and_broken_ones_taken_as_they_stand() {
        check(r"grains?\b", &["Grain", "grain", "grains"]);
        check("(and", &["(and"]);
        check("x*", &[]);
        let trouble = |pattern: &str| Search::new(pattern, "").trouble;
        assert_eq!(trouble("grain"), None);
        assert_eq!(trouble("rye (and").as_deref(), Some("unclosed group, at “(and”"));
        assert_eq!(trouble("*").as_deref(), Some("repetition operator missing expression, at “*”"));
        assert!(trouble("[a").is_some_and(|what| what.starts_with("unclosed character class")));
        assert_eq!(trouble("(?:a{900}){900}").as_deref(), Some("too large"));
        let text = "Pakistan’s “talks”";
        assert_eq!(Search::new("pakistan's", text).hits.len(), 1, "print has other apostrophes");
        assert_eq!(Search::new("\"talks\"", text).hits.len(), 1);
    }
}

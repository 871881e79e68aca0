//! Which titles name the same office, whatever their spelling, abbreviation or gender.

use crate::lexicon::titles::{BEFORE_HEAD, Class, HEAD, PORTFOLIO, UNIQUE, title_word_at};

/// What the core of a title says of the office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// Equal for all forms of one office: small letters, abbreviations written out, gender folded
    /// ("lieutenant general", "deputy prime minister", "minister of finance" as "finance minister").
    pub key: String,
    /// What kind of office it is.
    pub class: Class,
    /// Has a country (or the body that the title names) only one such officer at a time?
    pub unique: bool,
}

/// Words that make an office one of several.
const NOT_ALONE: [&str; 12] = [
    "deputy",
    "assistant",
    "associate",
    "vice",
    "joint",
    "additional",
    "co",
    "senior",
    "junior",
    "under",
    "sub",
    "adviser",
];

/// The office that `core` names; `None` where no word of it names one.
pub fn office(core: &str) -> Option<Office> {
    let mut words: Vec<&str> = Vec::new();
    let mut scratch: Vec<String> = Vec::new();
    let mut head: Option<(usize, Class, bool)> = None;
    let mut tail: Option<usize> = None;
    let mut portfolio = false;
    let mut at = 0;
    // First the words, each abbreviation written out.
    while let Some(next) = core.get(at..).and_then(|rest| rest.find(char::is_alphanumeric)) {
        at += next;
        let end = if let Some(found) = title_word_at(core, at) {
            if found.is(HEAD) && tail.is_none() {
                head = Some((scratch.len(), found.class, found.has(UNIQUE)));
            }
            portfolio |= found.is(PORTFOLIO);
            let written = core.get(at..found.end).unwrap_or("");
            let folded = if found.is(HEAD | BEFORE_HEAD) {
                found.key.to_owned()
            } else {
                written.to_lowercase()
            };
            scratch.push(folded);
            found.end
        } else {
            let rest = core.get(at..).unwrap_or("");
            let length = rest
                .find(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
                .unwrap_or(rest.len());
            let word = rest.get(..length).unwrap_or("").to_lowercase();
            if tail.is_none()
                && head.is_some()
                && matches!(word.as_str(), "of" | "for" | "to" | "at" | "in")
            {
                tail = Some(scratch.len());
            }
            scratch.push(word);
            at + length
        };
        at = end.max(at + 1);
    }
    let (_, class, head_unique) = head?;
    words.extend(scratch.iter().map(String::as_str));
    let mut key = match tail {
        // "minister of finance" is the "finance minister".
        Some(of) if class == Class::Minister || class == Class::Official => {
            let mut turned: Vec<&str> = words.get(of + 1..).unwrap_or(&[]).to_vec();
            turned.retain(|word| *word != "the");
            if turned.is_empty() || turned == ["state"] {
                words.join(" ")
            } else {
                turned.extend(words.get(..of).unwrap_or(&[]));
                turned.join(" ")
            }
        }
        _ => words.join(" "),
    };
    // Deputies come before the portfolio in both spellings.
    if tail.is_some()
        && let Some(first) = words.first().filter(|first| NOT_ALONE.contains(first))
        && !key.starts_with(first)
    {
        key = format!("{first} {}", key.replacen(&format!("{first} "), "", 1));
    }
    for (one, other) in [
        ("defense", "defence"),
        ("labor", "labour"),
        ("foreign affairs minister", "foreign minister"),
    ] {
        if key.contains(one) {
            key = key.replace(one, other);
        }
    }
    let alone = !words.iter().any(|word| NOT_ALONE.contains(word));
    let unique = alone
        && (head_unique
            || (portfolio
                && matches!(class, Class::Minister | Class::Official)
                && words.len() > 1));
    Some(Office { key, class, unique })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(core: &str, key: &str, class: Class, unique: bool) {
        assert_eq!(office(core), Some(Office { key: key.into(), class, unique }), "{core}");
    }

    #[track_caller]
    fn same(one: &str, other: &str) {
        assert_eq!(office(one).map(|o| o.key), office(other).map(|o| o.key), "{one} / {other}");
    }

    #[test]
    fn abbreviations_are_written_out() {
        check("PM", "prime minister", Class::Govt, true);
        check("Gen.", "general", Class::Military, false);
        check("Lt Gen", "lieutenant general", Class::Military, false);
        same("Gov.", "governor");
        same("IGP", "Inspector General of Police");
    }

    #[test]
    fn gender_and_spelling_are_folded() {
        same("spokeswoman", "Spokesman");
        same("Chairman", "chairwoman");
        same("Defense Minister", "defence minister");
        same("Secretary-General", "secretary general");
    }

    #[test]
    fn both_orders_are_one_office() {
        same("minister of finance", "Finance Minister");
        same("Minister for Foreign Affairs", "foreign minister");
        same("Deputy Minister of Health", "deputy health minister");
    }

    #[test]
    fn a_deputy_is_not_the_one() {
        check("deputy prime minister", "deputy prime minister", Class::Govt, false);
        check("health minister", "health minister", Class::Minister, true);
        check("minister", "minister", Class::Minister, false);
    }

    #[test]
    fn what_names_no_office_is_none() {
        assert_eq!(office("banana"), None);
        assert_eq!(office(""), None);
    }
}

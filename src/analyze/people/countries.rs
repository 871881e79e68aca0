//! People whose surname is a country's name: "Matt Canada … Canada was dismissed".

use foldhash::{HashMap, HashSet};

use crate::analyze::people::{Found, Ground};

/// The lone surnames of people found by their full names, where the article never uses the word as a country's name.
pub(super) fn surnames(ground: &Ground<'_, '_>, found: &[Found]) -> Vec<Found> {
    let reading = ground.reading;
    // The last word of each full name that is a country elsewhere, with the place where the name stands first.
    let mut names: HashMap<&str, usize> = HashMap::default();
    for name in found.iter().filter(|name| name.tokens.len() > 1 && name.confidence >= 75) {
        let at = name.tokens.end - 1;
        let first = names.entry(reading.word(at)).or_insert(at);
        *first = at.min(*first);
    }
    let lone = |at: &usize| {
        let alone = |at: usize| !ground.is_country(at);
        ground.is_country(*at)
            && at.checked_sub(1).is_none_or(alone)
            && alone(at + 1)
            && !ground.is_title(*at)
            && names.contains_key(reading.word(*at))
    };
    let places: Vec<usize> = (0..reading.tokens.len()).filter(lone).collect();
    let as_country = |at: &usize| {
        let before = at.checked_sub(1).map_or("", |before| reading.word(before)).to_lowercase();
        let named = names.get(reading.word(*at)).is_some_and(|first| first < at);
        !named
            || matches!(
                before.as_str(),
                "in" | "to"
                    | "from"
                    | "across"
                    | "into"
                    | "of"
                    | "throughout"
                    | "between"
                    | "for"
                    | "and"
                    | "with"
            )
            || matches!(reading.word(at + 1), "and" | "-")
    };
    let countries: HashSet<&str> =
        places.iter().filter(|at| as_country(at)).map(|&at| reading.word(at)).collect();
    places
        .into_iter()
        .filter(|&at| !countries.contains(reading.word(at)))
        .map(|at| Found {
            tokens: at..at + 1,
            rule: "person.known",
            evidence: None,
            confidence: 100,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::analyze::people::bodies::tests::check;

    #[test]
    fn a_surname_like_a_country_s_name_is_a_person_s() {
        let story = "The coach Matt Canada left on Monday. The team dismissed Canada in a letter.";
        check(story, "Canada", true);
        let story = "The coach Matt Canada left on Monday. He went to Canada in a hurry.";
        check(story, "Canada", false);
    }
}

//! People whose surname is a country's name: "Tobin Canada … Canada was dismissed".

use foldhash::{HashMap, HashSet};

use crate::analyze::people::{Found, Ground};
use crate::lexicon::countries::{country_at, country_name};
use crate::text::WordSet;

/// Words before the name of a country, by which the article is taken to speak of the country too.
static BEFORE_COUNTRIES: WordSet = WordSet::new(&[
    "across",
    "against",
    "and",
    "around",
    "at",
    "beat",
    "between",
    "by",
    "for",
    "from",
    "in",
    "into",
    "near",
    "of",
    "over",
    "play",
    "played",
    "through",
    "throughout",
    "to",
    "toward",
    "towards",
    "via",
    "with",
    "within",
]);

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
    let mut taken = vec![false; reading.tokens.len()];
    for name in found.iter().filter(|name| name.tokens.len() > 1) {
        taken.get_mut(name.tokens.clone()).unwrap_or_default().fill(true);
    }
    let lone = |at: &usize| {
        let alone = |at: usize| !ground.is_country(at);
        ground.is_country(*at)
            && !taken.get(*at).copied().unwrap_or(true)
            && at.checked_sub(1).is_none_or(alone)
            && alone(at + 1)
            && !ground.is_title(*at)
            && names.contains_key(reading.word(*at))
            && is_name_of_country(ground, *at)
    };
    let places: Vec<usize> = (0..reading.tokens.len()).filter(lone).collect();
    let as_country = |at: &usize| {
        let before = at.checked_sub(1).map_or("", |before| reading.word(before)).to_lowercase();
        let named = names.get(reading.word(*at)).is_some_and(|first| first < at);
        !named || BEFORE_COUNTRIES.has(&before) || matches!(reading.word(at + 1), "and" | "-")
    };
    let countries: HashSet<&str> =
        places.iter().filter(|at| as_country(at)).map(|&at| reading.word(at)).collect();
    // Surer than any country, which would else have the place.
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

/// Is it a country's own name, and not its people's ("Uzbek boxers")?
fn is_name_of_country(ground: &Ground<'_, '_>, at: usize) -> bool {
    let reading = ground.reading;
    let form = reading.tokens.get(at).and_then(|t| country_at(reading.text, t.span.start()));
    form.and_then(|form| country_name(form.code)).is_some_and(|name| name == reading.word(at))
}

#[cfg(test)]
mod tests {
    use crate::analyze::people::bodies::tests::check;

    #[test]
    fn a_surname_like_a_country_s_name_is_a_person_s() {
        let story = "The coach Tobin Canada left on Monday. The team dismissed Canada in a letter.";
        check(story, "Canada", true);
        let story = "The coach Tobin Canada left on Monday. He went to Canada in a hurry.";
        check(story, "Canada", false);
    }
}

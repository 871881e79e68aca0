//! Names that the place they stand in gives to something else: a street, a town, a people, an act, a paper.

use std::ops::Range;

use foldhash::HashSet;

use crate::analyze::people::evidence::{self, Says};
use crate::analyze::people::{Ground, shape};
use crate::analyze::reading::Reading;
use crate::lexicon::names::{Known, known};
use crate::lexicon::titles::title_plural;
use crate::tagger::{Entity, Label};
use crate::text::hash::folded;

/// Does something around the name say so? `names` are the first tokens of all names.
pub(super) fn is_other(
    ground: &Ground<'_, '_>,
    tokens: &Range<usize>,
    names: &HashSet<usize>,
) -> bool {
    is_crossing(ground, tokens)
        || is_home(ground, tokens)
        || is_doubled(ground, tokens)
        || ground.is_act(tokens)
        || is_people(ground, tokens)
        || is_dated(ground, tokens)
        || is_several(ground, tokens)
        || is_townsman(ground, tokens)
        || is_paper(ground, tokens, names)
}

/// "On Alder Street, between Varga and Holt": streets that cross another.
fn is_crossing(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> bool {
    let word = |at: usize| ground.reading.word(at);
    let first = ground.reading.sentence_of(tokens.start).start;
    let near = |far: usize| first.max(tokens.start.saturating_sub(far))..tokens.start;
    let Some(between) = near(6).rev().find(|&at| word(at) == "between") else { return false };
    let joined = between + 1 == tokens.start || word(tokens.start - 1) == "and";
    let street = |at: usize| {
        matches!(
            word(at).to_lowercase().as_str(),
            "street"
                | "avenue"
                | "road"
                | "calle"
                | "avenida"
                | "rue"
                | "st"
                | "st."
                | "ave"
                | "ave."
        )
    };
    joined && (first.max(between.saturating_sub(6))..between).any(street)
}

/// "A 34-year-old Alder Holme woman": where one lives.
fn is_home(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> bool {
    let word = |at: usize| ground.reading.word(at);
    let before = tokens.start.checked_sub(1).map_or("", word);
    matches!(before, "a" | "A" | "an" | "An" | "old")
        && matches!(
            word(tokens.end),
            "boy"
                | "couple"
                | "family"
                | "father"
                | "girl"
                | "man"
                | "mother"
                | "resident"
                | "teen"
                | "teenager"
                | "woman"
        )
}

/// "Wakka Wakka": a people, a town or a band.
fn is_doubled(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> bool {
    let word = |at: usize| ground.reading.word(at);
    tokens.len() == 2
        && word(tokens.start).len() > 3
        && word(tokens.start) == word(tokens.start + 1)
        && evidence::beside(ground, tokens) != Says::Human
}

/// The names of two that the article has an act of: "Holt-Varga" of the "Holt-Varga Act".
pub(super) fn acts<'d>(reading: &Reading<'d>, entities: &[Entity]) -> HashSet<&'d str> {
    entities
        .iter()
        .filter(|entity| entity.label != Label::Person)
        .filter_map(|entity| reading.span(entity.tokens.clone()).of(reading.text).rsplit_once(' '))
        .filter(|(name, head)| {
            name.contains(['-', '–']) && matches!(*head, "Act" | "Bill" | "Law" | "Amendment")
        })
        .map(|(name, _)| name)
        .collect()
}

/// "The Varga IV was heavier": what "the" stands before and no noun behind.
pub(super) fn is_model(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> bool {
    let word = |at: usize| ground.reading.word(at);
    tokens.start > 0
        && matches!(word(tokens.start - 1), "the" | "The")
        && matches!(
            word(tokens.end),
            "," | "."
                | ";"
                | "and"
                | "was"
                | "is"
                | "has"
                | "had"
                | "in"
                | "on"
                | "at"
                | "from"
                | "for"
        )
        && evidence::beside(ground, tokens) != Says::Human
        && (matches!(word(tokens.end - 1), "II" | "III" | "IV" | "V" | "VI")
            || !shape::begins_as_given(word(tokens.start))
                && (tokens.len() > 2
                    || !known(folded(word(tokens.start))).has(Known::GIVEN)
                    || word(tokens.start).len() == 2))
}

/// "Alder Holme (1999)": a work, unless it begins with a given name.
fn is_dated(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> bool {
    let word = |at: usize| ground.reading.word(at);
    let quoted = evidence::is_quoted(ground, tokens);
    let open = tokens.end + usize::from(quoted);
    word(open) == "("
        && word(open + 2) == ")"
        && word(open + 1).parse::<u16>().is_ok_and(|year| (1850..2100).contains(&year))
        && (tokens.len() == 1
            || quoted
            || !shape::begins_as_given(word(tokens.start)) && !shape::is_name(word(tokens.end - 1)))
        && !shape::is_addressed(ground, tokens)
        && evidence::beside(ground, tokens) != Says::Human
}

/// "Cardinals": more than one, or birds.
fn is_several(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> bool {
    let word = ground.reading.word(tokens.start);
    tokens.len() == 1
        && word.ends_with('s')
        && title_plural(word).is_some()
        && !shape::is_name(word)
        && !shape::is_addressed(ground, tokens)
}

/// "Beijinger", "Delhiites": who lives in a town.
fn is_townsman(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> bool {
    let word = ground.reading.word(tokens.start);
    let town = |ending: &str| {
        let town = word.strip_suffix(ending).filter(|town| town.len() > 3);
        // "Walker", of a place called Walk.
        let size = if ending.ends_with("er") { Known::BIG_PLACE } else { Known::PLACE };
        town.is_some_and(|town| known(folded(town)).has(size))
    };
    tokens.len() == 1
        && !shape::is_name(word)
        && !shape::is_addressed(ground, tokens)
        && ["er", "ers", "ite", "ites", "ian", "ians"].into_iter().any(town)
}

/// "Ngāti Arlon", "Franco-German": a people, a word of two peoples.
fn is_people(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> bool {
    let word = |at: usize| ground.reading.word(at);
    let folk =
        matches!(word(tokens.start), "Ngāi" | "Ngai" | "Ngāti" | "Ngati") && tokens.len() > 1;
    let two = matches!(word(tokens.start), "Franco" | "Anglo" | "Sino" | "Indo" | "Afro")
        && word(tokens.start + 1) == "-";
    folk || two
}

/// "Arlon Heute Editor Ilse Varga": a house, where an office of one stands between the name and the next.
fn is_paper(ground: &Ground<'_, '_>, tokens: &Range<usize>, names: &HashSet<usize>) -> bool {
    let word = |at: usize| ground.reading.word(at);
    let mut end = tokens.end;
    while end < tokens.end + 5 && ground.is_title(end) {
        end += 1;
    }
    end > tokens.end
        && tokens.len() > 1
        && names.contains(&end)
        && matches!(
            word(end - 1).to_lowercase().as_str(),
            "editor"
                | "correspondent"
                | "ceo"
                | "chairman"
                | "founder"
                | "co-founder"
                | "publisher"
        )
        && !shape::begins_as_given(word(tokens.start))
        && !shape::is_initial(word(tokens.start))
        && !shape::is_addressed(ground, tokens)
}

#[cfg(test)]
mod tests {
    use crate::analyze::people::bodies::tests::check;

    #[test]
    fn streets_and_towns_are_nobody() {
        let story = "They met on Calle Sol 16, between Alder and Marta González, at noon.";
        check(story, "Marta González", false);
        check("Police held a 34-year-old Ilse Holme woman on Monday.", "Ilse Holme", false);
    }

    #[test]
    fn a_work_with_its_year_is_nobody() {
        let story = "She played in Arlon (2018), Mirel (2019) and Hernán (2019), said Ilse Varga.";
        check(story, "Hernán", false);
        check("His mixtape ‘Ilse V’ (2016) was sold out.", "Ilse V", false);
    }

    #[test]
    fn who_lives_in_a_town_is_nobody_by_name() {
        check("For Delhiites, it was the hottest day of May.", "Delhiites", false);
        check("A 34-year-old Dubliner swam to the island.", "Dubliner", false);
    }

    #[test]
    fn a_people_is_nobody() {
        check("Ten Varga villagers and Ilse Holt came to the council on Monday.", "Varga", false);
        check("They asked Ngāti Varga and Ilse Holt to come to the council.", "Ngāti Varga", false);
    }

    #[test]
    fn a_law_named_after_two_is_nobody() {
        let story =
            "Since the Holt-Varga Act of 1980 was passed, Holt-Varga has worked, they said.";
        check(story, "Holt-Varga", false);
    }
}

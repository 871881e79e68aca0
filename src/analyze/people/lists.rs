//! Lists agree: of "Arlon, Mirel and Dubai" all are places, of "Ilse Varga, Ombra and Ray Holt" all are people.

use std::ops::Range;

use foldhash::{HashMap, HashSet};

use crate::analyze::people::evidence::{self, Says};
use crate::analyze::people::words::{KIN, PARTICLES};
use crate::analyze::people::{Found, Ground, shape};
use crate::lexicon::beside::{Tells, tells};
use crate::lexicon::names::{Known, is_place, known};
use crate::tagger::Label;
use crate::text::hash::folded;
use crate::text::token::is_glued;

/// The most items of a list that are looked at; longer ones are tables.
const MOST: usize = 64;

/// What an item of a list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// Surely a place.
    Place,
    /// Surely a firm, a party.
    Body,
    /// Surely a human being.
    Human,
    /// A full name with a frequent given name, and nothing else to speak for it.
    Given,
    /// A name that the tagger gives to a person, with nothing else to speak for it.
    Named,
    /// Something else.
    Other,
}

/// An item of a list.
struct Item {
    tokens: Range<usize>,
    sort: Sort,
    /// Does an age follow?
    aged: bool,
}

/// What the lists of the article say of names.
#[derive(Default)]
pub(super) struct Agreed {
    /// First tokens of found names that are no people's.
    pub(super) things: HashSet<usize>,
    /// Names of people that were not found.
    pub(super) people: Vec<Range<usize>>,
}

/// Looks over all lists of three items and more.
pub(super) fn agree(ground: &Ground<'_, '_>, found: &[Found]) -> Agreed {
    let mut agreed = Agreed::default();
    let names: HashMap<usize, &Found> =
        found.iter().map(|name| (name.tokens.start, name)).collect();
    for sentence in &ground.reading.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if !shape::is_capital(ground.reading.word(at)) {
                at += 1;
                continue;
            }
            let (parts, end) = list(ground, at, sentence.tokens.end);
            if parts.len() > 2 {
                let sorted = |(tokens, aged): (Range<usize>, bool)| Item {
                    sort: sort(ground, &names, &tokens),
                    tokens,
                    aged,
                };
                let items: Vec<Item> = parts.into_iter().map(sorted).collect();
                judge(ground, &items, &mut agreed);
            }
            at = end.max(at + 1);
        }
    }
    agreed
}

/// The items of the list that begins at token `at`, each with whether an age follows, and where it ends.
fn list(ground: &Ground<'_, '_>, mut at: usize, end: usize) -> (Vec<(Range<usize>, bool)>, usize) {
    let reading = ground.reading;
    let mut items = Vec::new();
    while items.len() < MOST {
        let run = item(ground, at, end);
        if run.is_empty() {
            break;
        }
        at = run.end;
        items.push((run, false));
        // "(2000)", "(per the town's estimate)".
        if reading.word(at) == "(" {
            let close = (at..end.min(at + 9)).find(|&far| reading.word(far) == ")");
            at = close.map_or(at, |close| close + 1);
        }
        // "Marko, 13, Petra, 11".
        if reading.word(at) == "," && is_age(reading.word(at + 1)) {
            at += 2;
            if let Some((_, aged)) = items.last_mut() {
                *aged = true;
            }
        }
        let comma = matches!(reading.word(at), "," | ";");
        let joined = at + usize::from(comma);
        let and = matches!(reading.word(joined), "and" | "or" | "&");
        if !comma && !and {
            break;
        }
        at = joined + usize::from(and);
        if reading.word(at) == "the" && item(ground, at + 1, end).len() > 1 {
            at += 1;
        }
    }
    (items, at)
}

/// The capitals from token `at` on, with particles and hyphens between.
fn item(ground: &Ground<'_, '_>, start: usize, end: usize) -> Range<usize> {
    let reading = ground.reading;
    let (mut at, mut last) = (start, start);
    while at < end && at < start + 9 {
        let word = reading.word(at);
        if shape::is_capital(word) && !shape::is_never(word) {
            at += 1;
            last = at;
        } else if at > start
            && (PARTICLES.has(word)
                || word == "-" && is_glued(&reading.tokens, at)
                || matches!(word, "of" | "for" | "to"))
        {
            at += 1;
        } else {
            break;
        }
    }
    start..last
}

fn sort(ground: &Ground<'_, '_>, names: &HashMap<usize, &Found>, item: &Range<usize>) -> Sort {
    let reading = ground.reading;
    let first = known(folded(reading.word(item.start)));
    let last = reading.word(item.end - 1);
    if let Some(name) = names.get(&item.start)
        && name.tokens == *item
    {
        // "the president of the republic, Ilse Varga, and …": no list.
        let behind_title = item.start > 1
            && reading.word(item.start - 1) == ","
            && ground.is_title(item.start - 2);
        let given = item.len() > 1 && shape::begins_as_given(reading.word(item.start));
        let human = behind_title
            || evidence::beside(ground, item) == Says::Human
            || evidence::is_famous(ground, item)
            || shape::is_addressed(ground, item)
            || item.len() > 1
                && (shape::is_initial(reading.word(item.start))
                    || tells(&last.to_lowercase(), Tells::Famous));
        return match (human, given) {
            (true, _) => Sort::Human,
            (false, true) => Sort::Given,
            (false, false) => Sort::Named,
        };
    }
    if item.clone().any(|at| names.contains_key(&at)) {
        return Sort::Human;
    }
    let label = ground.entity(item.start).filter(|e| e.tokens == *item);
    let sure = |wanted: Label| label.is_some_and(|e| e.label == wanted && e.confidence >= 60);
    let words: Vec<u64> = item.clone().map(|at| folded(reading.word(at))).collect();
    if item.clone().all(|at| ground.is_country(at))
        || sure(Label::Place)
        || item.len() == 1 && first.has(Known::BIG_PLACE)
        || item.len() < 5 && is_place(&words) && !first.has(Known::COMMON_GIVEN)
    {
        return Sort::Place;
    }
    let ends_so =
        item.len() > 1 && (shape::is_thing(last) || tells(&last.to_lowercase(), Tells::ThingLast));
    if sure(Label::Organisation) || ends_so { Sort::Body } else { Sort::Other }
}

fn judge(ground: &Ground<'_, '_>, items: &[Item], agreed: &mut Agreed) {
    let reading = ground.reading;
    let count = |sort: Sort| items.iter().filter(|item| item.sort == sort).count();
    let (places, bodies, given) = (count(Sort::Place), count(Sort::Body), count(Sort::Given));
    let humans = count(Sort::Human) + given;
    let start = items.first().map_or(0, |item| item.tokens.start);
    let word = |by: usize| start.checked_sub(by).map_or("", |at| reading.word(at));
    let local = matches!(word(1), "in" | "from" | "of" | "to" | "at" | "near" | "between");
    let called = tells(reading.word(head(ground, start).unwrap_or(0)), Tells::ThingsBefore);
    let named = count(Sort::Named);
    let full = items.iter().filter(|i| i.sort == Sort::Named && i.tokens.len() > 1).count();
    if called && humans == given && places > given {
        let names = items.iter().filter(|item| matches!(item.sort, Sort::Named | Sort::Given));
        agreed.things.extend(names.map(|item| item.tokens.start));
    } else if humans == 0 && (called || places > 0 && (local || places >= named) || bodies > 1) {
        let names = items.iter().filter(|item| item.sort == Sort::Named);
        agreed.things.extend(names.map(|item| item.tokens.start));
    }
    let aged = items.iter().filter(|item| item.aged).count();
    if aged > 1 && aged + 1 >= items.len() && humans + named > 0 {
        let others = |item: &&Item| {
            item.aged
                && !matches!(item.sort, Sort::Human | Sort::Given | Sort::Named)
                && item.tokens.len() < 4
        };
        agreed.people.extend(items.iter().filter(others).map(|item| item.tokens.clone()));
    } else if is_of_kin(ground, start) {
        // "Their three sons, Omar, Rafi and Iven".
        let others = |item: &&Item| {
            !matches!(item.sort, Sort::Human | Sort::Given | Sort::Named | Sort::Body)
                && item.tokens.len() < 3
                && !item.tokens.clone().any(|at| ground.is_title(at) || ground.is_country(at))
        };
        agreed.people.extend(items.iter().filter(others).map(|item| item.tokens.clone()));
    } else if humans > 0 && humans + full > 1 && places == 0 && bodies == 0 && !called {
        let of_people = head(ground, start).is_some_and(|at| {
            let one = reading.word(at).strip_suffix('s').unwrap_or("");
            tells(&one.to_lowercase(), Tells::Role)
        });
        for item in items.iter().filter(|item| item.sort == Sort::Other) {
            let words = || item.tokens.clone().map(|at| reading.word(at));
            let entity = ground.entity(item.tokens.start);
            let unsure = entity.is_none_or(|e| e.confidence < 90);
            let shaped = item.tokens.len() < 4
                && words().all(|word| word == "-" || word.contains(char::is_lowercase))
                && !item.tokens.clone().any(|at| ground.is_title(at) || ground.is_country(at));
            if unsure
                && shaped
                && (of_people || item.tokens.len() > 1 && words().any(shape::is_name))
            {
                agreed.people.push(item.tokens.clone());
            }
        }
    }
}

/// Do relatives stand right before the list that begins at token `at`: "three sons,", "her sisters"?
fn is_of_kin(ground: &Ground<'_, '_>, at: usize) -> bool {
    let word = |by: usize| at.checked_sub(by).map_or("", |at| ground.reading.word(at));
    let kin = if matches!(word(1), "," | ":" | "-" | "–" | "—") { word(2) } else { word(1) };
    kin == "children" || kin.strip_suffix('s').is_some_and(|one| KIN.contains(&one))
}

/// The word that says what the items are of the list that begins at token `at`: "singers such as", "towns of".
fn head(ground: &Ground<'_, '_>, at: usize) -> Option<usize> {
    let reading = ground.reading;
    let first = reading.sentence_of(at).start;
    let linked = |word: &str| {
        matches!(
            word,
            "such"
                | "as"
                | "like"
                | "including"
                | "are"
                | "were"
                | "namely"
                | ":"
                | ","
                | "of"
                | "in"
                | "from"
        )
    };
    (first.max(at.saturating_sub(4))..at).rev().find(|&at| !linked(reading.word(at)))
}

fn is_age(word: &str) -> bool {
    word.parse::<u8>().is_ok_and(|age| (1..=110).contains(&age))
}

#[cfg(test)]
mod tests {
    use crate::analyze::people::bodies::tests::check;

    #[test]
    fn a_list_with_towns_names_no_people() {
        let story = "It has branches in Arlon, Deir Sofan, Dubai, Sharjah and Abu Dhabi.";
        check(story, "Deir Sofan", false);
    }

    #[test]
    fn a_list_of_relatives_names_people() {
        let story = "He left behind three sons, Omar, Rafi and Ivenko, and a house in Arlon.";
        check(story, "Ivenko", true);
    }

    #[test]
    fn a_list_with_ages_names_people() {
        let story = "Anna, 44, shares her children Marko, 13, Petra, 11, and Regen, 8, with him.";
        check(story, "Regen", true);
    }
}

//! Who wrote it, told in sentences below the story or above it: "Ana Reyes covers the ports of Varland. Reach her at …".

use crate::clean::byline;
use crate::clean::view::View;

/// How many of the last lines that stay may tell of the writer.
const LAST: usize = 8;

/// How many of the first ones may.
const FIRST: usize = 3;

/// So many writers of an article are looked for; who signs with more is a list.
const WRITERS: usize = 8;

/// So many words of a line are looked at for the whole name, and so many for the given name alone.
const WHOLE: usize = 10;
const ALONE: usize = 5;

/// The first of the lines below the story that tell of one of its writers, `names` being theirs and `kept` the lines that stay.
///
/// A writer whom the story itself speaks of is a part of it.
pub(super) fn told(views: &[View], kept: &[usize], names: &[String]) -> Option<usize> {
    let last = kept.get(kept.len().saturating_sub(LAST)..).unwrap_or(&[]);
    let prose = |at: &&usize| views.get(**at).is_some_and(|v| v.prose);
    let lines = people(names).filter_map(|person| {
        let opens = |at: &&usize| views.get(**at).is_some_and(|view| person.opens(&view.text));
        last.iter().filter(prose).find(opens).filter(|first| {
            let story = kept.get(..kept.partition_point(|at| at < first)).unwrap_or(&[]);
            person.is_stranger(views, story)
        })
    });
    let first = *lines.min()?;
    let before = kept.iter().filter(prose).filter(|at| **at < first).count();
    let behind = kept.iter().filter(prose).filter(|at| **at >= first).count();
    (before > behind * 2).then_some(first)
}

/// The lines above the story that tell of one of its writers: of the first ones those that open with a writer's name.
pub(super) fn told_above(views: &[View], kept: &[usize], names: &[String]) -> Vec<usize> {
    let (first, story) = kept.split_at(kept.len().min(FIRST));
    let mut told = Vec::new();
    for person in people(names) {
        let tells = |view: &View| {
            let mut words = view.text.split_whitespace();
            let named = words.next().map(bare) == Some(person.given);
            view.prose && named && person.is_meant(words.next())
        };
        let mut lines = first.iter().filter(|at| views.get(**at).is_some_and(tells)).peekable();
        if lines.peek().is_some() && person.is_stranger(views, story) {
            told.extend(lines);
        }
    }
    told
}

/// Those of the writers whose names can be looked for.
fn people(names: &[String]) -> impl Iterator<Item = Person<'_>> {
    names.iter().take(WRITERS).filter_map(|name| Person::of(name))
}

/// A person who signs with a given name that is known and a surname.
struct Person<'a> {
    given: &'a str,
    surname: &'a str,
}

impl<'a> Person<'a> {
    fn of(name: &'a str) -> Option<Self> {
        let (given, rest) = name.split_once(' ')?;
        let surname = rest.rsplit(' ').next()?;
        (given.chars().count() > 2 && byline::has_given_name(name))
            .then_some(Self { given, surname })
    }

    /// Does the story never speak of the person?
    fn is_stranger(&self, views: &[View], story: &[usize]) -> bool {
        let called = |word: &str| [self.given, self.surname].contains(&bare(word));
        let mut prose = story.iter().filter_map(|at| views.get(*at)).filter(|v| v.prose);
        !prose.any(|view| view.text.split_whitespace().any(called))
    }

    /// Does the line name the person in its first words?
    fn opens(&self, line: &str) -> bool {
        let mut words = line.split_whitespace().take(WHOLE);
        let Some(at) = words.position(|word| bare(word) == self.given) else { return false };
        let mut behind = words.clone();
        at < ALONE && self.is_meant(behind.next())
            || words.take(3).any(|word| bare(word) == self.surname)
    }

    /// Is it this person and not a namesake, `next` being the word behind the given name?
    fn is_meant(&self, next: Option<&str>) -> bool {
        next.is_none_or(|next| bare(next) == self.surname || !next.starts_with(char::is_uppercase))
    }
}

/// The word without the marks around it and "'s".
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    ["'s", "’s"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::lines::Line;

    const STORY: &str =
        "The envoy left the island on Friday without an agreement, two officials said.";

    #[track_caller]
    fn check(story: &str, below: &[&str], expected: Option<usize>) {
        let lines = std::iter::repeat_n(&story, 10).chain(below);
        let line = |text: &&str| Line { text: (*text).to_owned(), parted: true };
        let views = View::all(lines.map(line).collect());
        let kept: Vec<usize> = (0..views.len()).collect();
        assert_eq!(told(&views, &kept, &["Anna B. Holt".to_owned()]), expected, "{below:?}");
    }

    #[test]
    fn the_writer_is_told_of_below_the_story() {
        let covers = "Anna covers the harbours of Varland and the people who live off them.";
        let reach = "You can write to her about the ferries and the fish of the island.";
        check(STORY, &[covers, reach], Some(10));
        let name = "A reporter of this paper since 2011, Anna Holt has seen all of its harbours.";
        check(STORY, &[STORY, name], Some(11));
        check(
            STORY,
            &[STORY, "The paper of Anna's brother has told the story of the ferry."],
            Some(11),
        );
    }

    #[test]
    fn a_namesake_is_not_the_writer() {
        let lawyer = "The lawyer Anna Mirel said that the ferries would sail again in spring.";
        check(STORY, &[STORY, lawyer], None);
        let views = |lead: &str| {
            let lines = [lead, STORY, STORY, STORY];
            View::all(lines.map(|text| Line { text: text.to_owned(), parted: true }).into())
        };
        let above = |lead: &str| told_above(&views(lead), &[0, 1, 2, 3], &["Anna Holt".to_owned()]);
        assert!(
            above("Anna Mirel left her office on Friday after ten years, she said.").is_empty()
        );
        assert_eq!(above("Anna covers the harbours of Varland, and has done so for years."), [0]);
    }

    #[test]
    fn a_writer_whom_the_story_speaks_of_is_a_part_of_it() {
        let said = "The envoy told Holt on Friday that he would leave the island, she said.";
        let end = "Anna was at the quay when the last of the ferries left for the mainland.";
        check(said, &[end], None);
        check(STORY, &["The envoy has left the island for good, and Anna was at the quay."], None);
    }
}

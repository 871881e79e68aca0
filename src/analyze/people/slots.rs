//! Places where only somebody's name can stand, whatever the tagger makes of the word: behind "her husband", at the head of what is
//! said to somebody, behind "DJ".

use std::ops::Range;

use crate::analyze::people::words::KIN;
use crate::analyze::people::{Ground, shape};
use crate::lexicon::beside::{Tells, tells};
use crate::lexicon::names::{Known, known};
use crate::text::TokenKind;
use crate::text::hash::folded;

/// Whom one has besides relatives.
const COMPANIONS: &[&str] = &[
    "boyfriend",
    "classmate",
    "colleague",
    "coworker",
    "fiance",
    "fiancee",
    "fiancé",
    "fiancée",
    "friend",
    "girlfriend",
    "roommate",
    "stepfather",
    "stepmother",
    "stepson",
    "teammate",
    "twin",
];

/// The names that stand in such places.
pub(super) fn find(ground: &Ground<'_, '_>) -> Vec<Range<usize>> {
    let reading = ground.reading;
    (0..reading.tokens.len())
        .filter(|&at| shape::is_capital(reading.word(at)))
        .filter_map(|at| {
            let slot = Slot { ground, at };
            let alone = at..at + 1;
            let is_name = slot.is_relative() || slot.is_called() || slot.is_apposed();
            is_name.then_some(alone).or_else(|| slot.stage_name())
        })
        .collect()
}

/// A word with a capital, to look at where it stands.
struct Slot<'g, 'r, 'd> {
    ground: &'g Ground<'r, 'd>,
    at: usize,
}

impl<'d> Slot<'_, '_, 'd> {
    fn before(&self, by: usize) -> &'d str {
        self.at.checked_sub(by).map_or("", |at| self.ground.reading.word(at))
    }

    fn behind(&self, by: usize) -> &'d str {
        self.ground.reading.word(self.at + by)
    }

    /// Can the word be a name by itself, and does it stand by itself?
    fn is_lone(&self) -> bool {
        let word = self.behind(0);
        word.len() > 1
            && word.contains(char::is_lowercase)
            && !shape::is_never(word)
            && !shape::is_thing(word)
            && !shape::is_capital(self.behind(1))
            && self.behind(1) != "-"
            && !self.ground.is_title(self.at)
            && !self.ground.is_country(self.at)
    }

    /// "Her husband Junior", "Varga’s younger sister Virginia".
    fn is_relative(&self) -> bool {
        let kin = self.before(1);
        if !KIN.contains(&kin) && !COMPANIONS.contains(&kin) || !self.is_lone() {
            return false;
        }
        let owns = |by: usize| {
            let clitic = self.at.checked_sub(by).and_then(|at| self.ground.reading.tokens.get(at));
            matches!(self.before(by), "his" | "her" | "my" | "His" | "Her" | "My")
                || clitic.is_some_and(|token| token.kind == TokenKind::Clitic)
        };
        owns(2) || self.before(2).starts_with(char::is_lowercase) && owns(3)
    }

    /// “Ilse, why did you go?”
    fn is_called(&self) -> bool {
        matches!(self.before(1), "“" | "\"" | "‘")
            && self.behind(1) == ","
            && matches!(
                self.behind(2),
                "are"
                    | "can"
                    | "come"
                    | "could"
                    | "did"
                    | "do"
                    | "get"
                    | "go"
                    | "have"
                    | "how"
                    | "look"
                    | "please"
                    | "thank"
                    | "what"
                    | "when"
                    | "where"
                    | "who"
                    | "why"
                    | "will"
                    | "you"
            )
            && self.is_lone()
            && known(folded(self.behind(0))).has(Known::COMMON_GIVEN)
    }

    /// "One of the workers, Alice, confirmed".
    fn is_apposed(&self) -> bool {
        self.before(1) == ","
            && self.behind(1) == ","
            && tells(self.behind(2), Tells::Does)
            && self.is_lone()
            && known(folded(self.behind(0))).has(Known::GIVEN)
            && !known(folded(self.behind(0))).has(Known::BIG_PLACE)
    }

    /// "DJ Ombra", "Lil’ Varga": the name with what makes it one of a stage. "DJ Ilse Varga" has a name, and plays.
    fn stage_name(&self) -> Option<Range<usize>> {
        if !matches!(self.behind(0), "DJ" | "Lil") || shape::is_capital(self.before(1)) {
            return None;
        }
        let first = self.at + 1 + usize::from(matches!(self.behind(1), "'" | "’"));
        let name = |at: &usize| {
            let word = self.ground.reading.word(*at);
            shape::is_capital(word) && !shape::is_thing(word) && !self.ground.is_title(*at)
        };
        let past = (first..first + 3).take_while(name).last()? + 1;
        let full = past > first + 1 && shape::begins_as_given(self.ground.reading.word(first));
        Some(if full { first } else { self.at }..past)
    }
}

#[cfg(test)]
mod tests {
    use crate::analyze::people::bodies::tests::check;

    #[test]
    fn whom_one_is_related_to_is_somebody() {
        check("Varga and her husband Junior met the press on Friday.", "Junior", true);
        check("The talks with her colleague Ray went on for hours.", "Ray", true);
        check("He and his wife left Arlon in 1990 for the coast.", "Arlon", false);
    }

    #[test]
    fn whom_one_speaks_to_is_somebody() {
        check("“Pamela, why are we talking about this?” she asked.", "Pamela", true);
        check("“Arlon, why not?” it said on a poster by the road.", "Arlon", false);
    }

    #[test]
    fn who_stands_between_commas_and_speaks_is_somebody() {
        check("An organizer with Arlon United, Alice, said it was so.", "Alice", true);
        check("An organizer from Arlon, Virginia, said it was so.", "Virginia", false);
    }

    #[test]
    fn a_stage_name_is_whole() {
        check("The music by DJ Ombrelo starts at eight.", "DJ Ombrelo", true);
        check("He toured with Lil’ Varga for two years.", "Lil’ Varga", true);
    }
}

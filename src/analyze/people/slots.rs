//! Places where only somebody's name can stand, whatever the tagger makes of the word: behind "her husband", at the head of what is
//! said to somebody, between the commas before a verb of speech, behind "DJ".

use std::ops::Range;

use crate::analyze::people::words::KIN;
use crate::analyze::people::{Ground, shape};
use crate::lexicon::beside::{Tells, tells};
use crate::lexicon::names::{Known, known};
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

/// Adjectives with a capital that are said of relatives as well: "her father is Protestant, her mother Catholic".
const CREEDS: &[&str] = &[
    "Anglican",
    "Baptist",
    "Buddhist",
    "Catholic",
    "Christian",
    "Conservative",
    "Democrat",
    "Democratic",
    "Democrats",
    "Evangelical",
    "Hindu",
    "Jew",
    "Jewish",
    "Labour",
    "Liberal",
    "Lutheran",
    "Methodist",
    "Mormon",
    "Muslim",
    "Orthodox",
    "Protestant",
    "Quaker",
    "Republican",
    "Republicans",
    "Shia",
    "Shiite",
    "Sikh",
    "Sunni",
    "Tory",
];

/// The names that stand in such places, each within one sentence.
pub(super) fn find(ground: &Ground<'_, '_>) -> Vec<Range<usize>> {
    let reading = ground.reading;
    let sentences = reading.sentences.iter().map(|sentence| &sentence.tokens);
    sentences
        .flat_map(|sentence| sentence.clone().map(move |at| Slot { ground, sentence, at }))
        .filter(|slot| shape::is_capital(slot.behind(0)))
        .filter_map(|slot| {
            let alone = slot.at..slot.at + 1;
            let is_name = slot.is_of_kin() || slot.is_called() || slot.is_apposed();
            is_name.then_some(alone).or_else(|| slot.stage_name())
        })
        .collect()
}

/// A word with a capital, to look at where it stands.
struct Slot<'g, 'r, 'd> {
    ground: &'g Ground<'r, 'd>,
    sentence: &'g Range<usize>,
    at: usize,
}

impl<'d> Slot<'_, '_, 'd> {
    /// The word so many places before in the sentence: 1 is the nearest.
    fn before(&self, by: usize) -> &'d str {
        let at = self.at.checked_sub(by).filter(|at| self.sentence.contains(at));
        at.map_or("", |at| self.ground.reading.word(at))
    }

    /// The word so many places behind in the sentence: 0 is the word itself.
    fn behind(&self, by: usize) -> &'d str {
        let at = Some(self.at + by).filter(|at| self.sentence.contains(at));
        at.map_or("", |at| self.ground.reading.word(at))
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
            && !CREEDS.contains(&word)
            && !self.ground.is_title(self.at)
            && !self.ground.is_country(self.at)
    }

    /// "Her husband Sunny", "Varga’s younger sister Virginia".
    fn is_of_kin(&self) -> bool {
        let kin = self.before(1);
        if !KIN.contains(&kin) && !COMPANIONS.contains(&kin) || !self.is_lone() {
            return false;
        }
        let owns = |by: usize| {
            let clitic = self.at.checked_sub(by);
            matches!(self.before(by), "his" | "her" | "my" | "His" | "Her" | "My")
                || clitic.is_some_and(|at| self.ground.reading.is_possessive(at))
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
            && !known(folded(self.behind(0))).has(Known::BIG_PLACE)
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
            self.sentence.contains(at)
                && shape::is_capital(word)
                && !shape::is_thing(word)
                && !shape::is_never(word)
                && !self.ground.is_title(*at)
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
        check("Varga and her brother Sunny ran the shop by the road.", "Sunny", true);
        check("The talks with her colleague Cliff went on for hours.", "Cliff", true);
        check("His father is Protestant, his mother Catholic and often away.", "Catholic", false);
        check("It was said by his wife\nResidents agreed with her.", "Residents", false);
    }

    #[test]
    fn whom_one_speaks_to_is_somebody() {
        check("“Monica, where did you put it?” she asked.", "Monica", true);
        check("“Sydney, are you ready?” it said on a poster by the road.", "Sydney", false);
    }

    #[test]
    fn who_stands_between_commas_and_speaks_is_somebody() {
        check("One of the drivers, Alice, said it was so.", "Alice", true);
        check("A driver from Arlon, Virginia, said it was so.", "Virginia", false);
    }

    #[test]
    fn a_stage_name_is_whole() {
        check("A set by DJ Ombrelo closed the fair.", "DJ Ombrelo", true);
        check("He toured with Lil’ Varga for two years.", "Lil’ Varga", true);
        check("They hired a DJ Saturday night and danced.", "DJ Saturday", false);
    }
}

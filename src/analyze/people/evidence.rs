//! What the words beside a name say of it: that a human being is meant, or a thing.

use std::ops::Range;

use foldhash::HashMap;

use crate::analyze::people::words::KIN;
use crate::analyze::people::{Ground, shape};
use crate::lexicon::beside::{Tells, tells};
use crate::lexicon::names::{Known, known};
use crate::lexicon::nicknames::full_name;
use crate::tagger::Label;
use crate::text::hash::folded;

/// How the place a name stands in speaks of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// A human being is meant.
    Human,
    /// A thing is meant.
    Thing,
    /// Neither.
    Nothing,
}

/// What the words right beside `tokens` say.
pub(super) fn beside(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> Says {
    let beside = Beside { ground, tokens };
    if beside.is_thing() {
        Says::Thing
    } else if beside.is_human() && !beside.is_town() {
        Says::Human
    } else {
        Says::Nothing
    }
}

/// Is it one word, a surname or initials that the world knows?
pub(super) fn is_famous(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> bool {
    let word = ground.reading.word(tokens.start);
    tokens.len() == 1
        && (tells(&word.to_lowercase(), Tells::Famous) || full_name(word).is_some())
        && !shape::is_inside_other_name(ground, tokens)
}

/// The places of the world's nicknames ("AMLO") where the article has the last name too, or they are nothing else's.
pub(super) fn nicknames(ground: &Ground<'_, '_>) -> Vec<usize> {
    let reading = ground.reading;
    let is_one = |at: &usize| {
        full_name(reading.word(*at)).is_some()
            && ground.entity(*at).is_none_or(|entity| entity.tokens.len() == 1)
            && !shape::is_inside_other_name(ground, &(*at..at + 1))
            && !ground.is_title(*at)
    };
    let mut places: Vec<usize> = (0..reading.tokens.len()).filter(is_one).collect();
    // The text is searched once for each nickname, however often it is said.
    let mut whole: HashMap<&str, bool> = HashMap::default();
    places.retain(|&at| {
        let word = reading.word(at);
        let has_last = || {
            let last = full_name(word).and_then(|full| full.rsplit(' ').next());
            last.is_some_and(|last| reading.text.contains(last))
        };
        word.len() > 3 || *whole.entry(word).or_insert_with(has_last)
    });
    places
}

/// "48-year-old Dovrel Varga, who", "the singer Dovrel Varga said": of whatever words the name is.
pub(super) fn is_introduced(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> bool {
    let beside = Beside { ground, tokens };
    let last = ground.reading.word(tokens.end - 1);
    let trade = tells(beside.before(1), Tells::Role)
        && shape::is_name(last)
        && !known(folded(last)).has(Known::BIG_PLACE)
        && !tells(&last.to_lowercase(), Tells::ThingLast);
    let aged = beside.before(1) == "old" && matches!(beside.before(3), "year" | "month");
    (2..=4).contains(&tokens.len())
        && (trade || aged)
        && (matches!(
            beside.behind(0),
            "," | "." | "who" | "of" | "from" | "was" | "is" | "has" | "and"
        ) || tells(beside.behind(0), Tells::Does))
}

/// "Her daughter, Virginia,": one word after a relative, that is a given name as well as a town's.
pub(super) fn is_relative(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> bool {
    let beside = Beside { ground, tokens };
    let comma = usize::from(beside.before(1) == ",");
    tokens.len() == 1
        && KIN.contains(&beside.before(1 + comma))
        && known(folded(ground.reading.word(tokens.start))).has(Known::GIVEN)
        && matches!(beside.behind(0), "," | "." | "and" | "who" | "was" | "is")
        && !ground.is_country(tokens.start)
}

/// Does the place it stands in say what no firm has: a relative, a trade, an age?
pub(super) fn lives(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> bool {
    Beside { ground, tokens }.lives()
}

/// Is it what a ruler has?
pub(super) fn is_rule(word: &str) -> bool {
    matches!(
        word,
        "administration"
            | "cabinet"
            | "dictatorship"
            | "government"
            | "junta"
            | "presidency"
            | "regime"
    )
}

/// The place of who rules, where the word at `at` is what a ruler has: "the Ilgar regime", "Ilgar's cabinet".
pub(super) fn ruler(ground: &Ground<'_, '_>, at: usize) -> Option<usize> {
    let reading = ground.reading;
    if !is_rule(reading.word(at)) {
        return None;
    }
    let clitic = reading.is_clitic(at.checked_sub(1)?);
    let name = at.checked_sub(1 + usize::from(clitic))?;
    let word = reading.word(name);
    let alone = ground.entity(name).is_none_or(|entity| entity.tokens.len() == 1)
        && name.checked_sub(1).is_none_or(|before| {
            !shape::is_capital(reading.word(before)) || shape::is_never(reading.word(before))
        });
    let is = alone
        && shape::is_capital(word)
        && word.contains(char::is_lowercase)
        && (shape::is_name(word) || tells(&word.to_lowercase(), Tells::Famous))
        && !shape::is_never(word)
        && !known(folded(word)).has(Known::PLACE.and(Known::BIG_PLACE))
        && !ground.is_country(name)
        && !ground.is_title(name)
        && !tells(&word.to_lowercase(), Tells::Ruler);
    is.then_some(name)
}

/// Does it stand in quotation marks alone?
pub(super) fn is_quoted(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> bool {
    let beside = Beside { ground, tokens };
    matches!(beside.before(1), "\"" | "“" | "‘" | "'" | "«")
        && (matches!(beside.behind(0), "\"" | "”" | "’" | "'" | "»")
            || beside.behind(0) == "," && matches!(beside.behind(1), "\"" | "”" | "’"))
}

/// Do the words look like a full name: two at least, a name or initials first, no place or thing last?
pub(super) fn is_full_name(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> bool {
    let word = |at: usize| ground.reading.word(at);
    let last = word(tokens.end - 1);
    let hyphens = tokens.clone().filter(|&at| word(at) == "-").count();
    let words = tokens.len().saturating_sub(2 * hyphens);
    (2..=6).contains(&words)
        && (shape::is_name(word(tokens.start)) || shape::is_initial(word(tokens.start)))
        && last.contains(char::is_lowercase)
        && !known(folded(last)).has(Known::BIG_PLACE)
        && !shape::is_thing(last)
        && !tells(&last.to_lowercase(), Tells::ThingLast)
}

/// Is it "TJ Varga", with initials that are no body's, behind a title or beside what says that a human being is named?
pub(super) fn is_initialled(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> bool {
    let word = |at: usize| ground.reading.word(at);
    let last = word(tokens.end - 1);
    (2..=3).contains(&tokens.len())
        && shape::is_pair_of_initials(ground, tokens.start)
        && (tokens.start + 1..tokens.end).all(|at| {
            shape::is_capital(word(at))
                && word(at).contains(char::is_lowercase)
                && word(at).len() > 2
        })
        && !known(folded(last)).has(Known::BIG_PLACE)
        && !shape::is_inside_other_name(ground, tokens)
        && (beside(ground, tokens) == Says::Human || shape::is_addressed(ground, tokens))
}

/// Does the name stand in a credit: "(K.J. Holt/Arlon Courier)", "(Courier/Ilse Varga)"?
pub(super) fn is_credited(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> bool {
    let beside = Beside { ground, tokens };
    beside.before(1) == "(" && beside.behind(0) == "/"
        || beside.before(1) == "/" && beside.behind(0) == ")"
}

/// A name, to look at what stands beside it.
struct Beside<'g, 'r, 'd> {
    ground: &'g Ground<'r, 'd>,
    tokens: &'g Range<usize>,
}

impl<'d> Beside<'_, '_, 'd> {
    /// The word so many places before the name: 1 is the nearest.
    fn before(&self, by: usize) -> &'d str {
        self.tokens.start.checked_sub(by).map_or("", |at| self.ground.reading.word(at))
    }

    /// The word so many places behind the name: 0 is the nearest.
    fn behind(&self, by: usize) -> &'d str {
        self.ground.reading.word(self.tokens.end + by)
    }

    fn is_human(&self) -> bool {
        self.lives() || tells(self.behind(0), Tells::Does) || tells(self.before(1), Tells::Said)
    }

    /// Does it say what no firm has: a relative, a trade, an age?
    fn lives(&self) -> bool {
        let (before, behind) = (self.before(1), self.behind(0));
        if tells(before, Tells::Role)
            || before == "," && tells(self.before(2), Tells::Role)
            || matches!(before, "named" | "nicknamed" | "alias")
            || before == "as" && self.before(2) == "known" && !self.renames_a_thing()
            || before == "of" && tells(self.before(2), Tells::Of)
            || before == "old" && matches!(self.before(3), "year" | "month")
        {
            return true;
        }
        let age = |word: &str| word.parse::<u8>().is_ok_and(|age| (3..=110).contains(&age));
        match behind {
            "who" | "whose" | "himself" | "herself" => true,
            "," if matches!(self.behind(1), "who" | "whose") => true,
            "," => {
                age(self.behind(1))
                    && matches!(self.behind(2), "," | "." | "and" | "who" | "from" | "of")
                    || matches!(self.behind(1), "a" | "an" | "the")
                        && (2..5).any(|by| self.is_office(self.tokens.end + by))
                    || self.holds_office()
            }
            "(" => age(self.behind(1)) && self.behind(2) == ")",
            "-" => matches!(self.behind(1), "era" | "led" | "appointed" | "nominated"),
            _ => self.owns() && tells(self.behind(1), Tells::Relative),
        }
    }

    /// "Ilse Varga, president of Arlon Press,": does a full name have an office behind it that no other name follows?
    fn holds_office(&self) -> bool {
        let office = self.tokens.end + 1;
        let end = (office..office + 8).find(|&at| !self.ground.is_title(at)).unwrap_or(office);
        self.tokens.len() > 1
            && end > office
            && matches!(self.ground.reading.word(end), "of" | "at" | "for" | "," | "." | "and")
    }

    /// "The Arlon Doctors, also known as": is what stands before "known as" a body or a place?
    fn renames_a_thing(&self) -> bool {
        (3..6)
            .find_map(|by| {
                let at = self.tokens.start.checked_sub(by)?;
                (!matches!(self.before(by), "," | "(" | "also" | "better" | "formerly"))
                    .then_some(at)
            })
            .and_then(|at| self.ground.entity(at))
            .is_some_and(|entity| matches!(entity.label, Label::Organisation | Label::Place))
    }

    /// Is token `at` a title, or a trade?
    fn is_office(&self, at: usize) -> bool {
        self.ground.is_title(at) || tells(self.ground.reading.word(at), Tells::Role)
    }

    fn is_thing(&self) -> bool {
        let before = self.before(1);
        tells(before, Tells::ThingBefore)
            || before == "of" && tells(self.before(2), Tells::ThingBefore)
            || tells(self.behind(0), Tells::ThingBehind)
            || self.is_led()
            || self.is_yours()
            || self.trades()
            || self.is_listed()
    }

    /// "Vernier's new outlets", "the launch of Vernier", "Vernier, which is": has it what firms have, and no given name?
    fn trades(&self) -> bool {
        let first = self.ground.reading.word(self.tokens.start);
        let wares = || {
            (1..5)
                .take_while(|&by| !shape::is_capital(self.behind(by)))
                .any(|by| tells(self.behind(by), Tells::Ware))
        };
        let which = || {
            self.behind(0) == ","
                && self.behind(1) == "which"
                && matches!(
                    self.behind(2),
                    "is" | "makes" | "operates" | "owns" | "provides" | "runs" | "sells" | "was"
                )
        };
        let joined = || {
            self.before(1) == "with"
                && matches!(self.before(2), "campaign" | "collaboration" | "partnership")
        };
        (self.tokens.len() == 1 || !shape::begins_as_given(first))
            && (self.owns() && wares()
                || which()
                || joined()
                || self.before(1) == "of" && tells(self.before(2), Tells::OfFirm))
    }

    /// "Your Vernier Dot", of two words and more; "Vernier offers both plans", "Vernier lets you", of a word that is nobody's name: what
    /// one buys.
    fn is_yours(&self) -> bool {
        let unheard =
            || !self.tokens.clone().any(|at| shape::is_name(self.ground.reading.word(at)));
        let does = || {
            matches!(self.behind(0), "allows" | "lets" | "offers")
                && matches!(self.behind(1), "you" | "users" | "both" | "free")
                || self.behind(0) == "offers" && matches!(self.behind(2), "tier" | "free")
        };
        matches!(self.before(1), "your" | "Your") && self.tokens.len() > 1
            || does() && unheard() && !is_famous(self.ground, self.tokens)
    }

    /// "Chief executive of Ilse Varga": what has a head of a firm.
    fn is_led(&self) -> bool {
        matches!(self.before(1), "of" | "at")
            && matches!(
                self.before(2).to_lowercase().as_str(),
                "ceo"
                    | "chairman"
                    | "chairperson"
                    | "chairwoman"
                    | "co-founder"
                    | "cfo"
                    | "coo"
                    | "cto"
                    | "director"
                    | "founder"
                    | "officer"
                    | "shareholder"
                    | "shareholders"
                    | "subsidiary"
            )
    }

    /// Is it one of things: "brands such as Ilse Varga, Ray Holt and Enzo", "three dams: Ilse Varga …"?
    fn is_listed(&self) -> bool {
        let reading = self.ground.reading;
        let first = reading.sentence_of(self.tokens.start).start;
        let back = |from: usize, most: usize, goes: fn(&str) -> bool| {
            (first.max(from.saturating_sub(most))..from)
                .rev()
                .find(|&at| !goes(reading.word(at)))
                .map_or(first.max(from.saturating_sub(most)), |at| at + 1)
        };
        let list = back(self.tokens.start, 60, is_item);
        let behind = (self.tokens.end..self.tokens.end + 60).find(|&at| {
            !is_item(reading.word(at))
                || reading.word(at).ends_with('s') && reading.word(at).len() < 5
        });
        if behind.is_some_and(|at| tells(reading.word(at), Tells::ThingsBefore)) {
            return true;
        }
        let head = back(list, 2, |word| {
            matches!(
                word,
                "such"
                    | "as"
                    | "like"
                    | "including"
                    | "includes"
                    | "include"
                    | "are"
                    | "were"
                    | "namely"
                    | ":"
                    | "--"
                    | "—"
                    | "–"
                    | "-"
            )
        });
        // "“…,” states Ilse Varga": a verb.
        let verb = || head > first + 1 && matches!(reading.word(head - 2), "," | "”" | "\"");
        head > first && tells(reading.word(head - 1), Tells::ThingsBefore) && !verb()
    }

    /// Is it one word that is a place's name?
    fn is_town(&self) -> bool {
        let word = self.ground.reading.word(self.tokens.start);
        self.tokens.len() == 1 && known(folded(word)).has(Known::BIG_PLACE)
    }

    /// Does a possessive follow?
    fn owns(&self) -> bool {
        self.ground.reading.is_possessive(self.tokens.end)
    }
}

/// May the word stand in a list of names?
fn is_item(word: &str) -> bool {
    shape::is_capital(word)
        || matches!(word, "," | "and" | "&" | "(" | ")" | "-" | "or" | "/" | "’s" | "'s")
}

#[cfg(test)]
mod tests {
    use crate::analyze::people::bodies::tests::check;

    #[test]
    fn a_list_of_things_names_no_people() {
        check(
            "It sells brands such as Marta Keller, Ilse Roth and Vernier.",
            "Marta Keller",
            false,
        );
        check("It sells brands such as Marta Keller, Ilse Roth and Vernier.", "Ilse Roth", false);
        check(
            "The Marta Keller and Ilse Roth stores opened on Monday in the old town.",
            "Ilse Roth",
            false,
        );
        check(
            "The ministers Marta Keller and Ilse Roth opened a store on Monday.",
            "Ilse Roth",
            true,
        );
    }

    #[test]
    fn what_one_is_or_has_says_that_one_is_human() {
        check("It was bought by her husband, Rocco, 71, in Arlon on Monday.", "Rocco", true);
        check("It was bought at the Marta Keller handbag shop.", "Marta Keller", false);
    }

    #[test]
    fn who_rules_is_human() {
        check("Most of it was sold under the Norrega regime.", "Norrega", false);
        check("Most of it was sold under the Batista regime.", "Batista", true);
        check("It was sold under the interim government and the Taliban regime.", "Taliban", false);
    }

    #[test]
    fn a_nickname_is_a_person_s_where_the_surname_stands_too() {
        check("On Friday AMLO opened the road to the coast.", "AMLO", true);
        check("The MBS rate fell again on Friday, the fund said.", "MBS", false);
    }

    #[test]
    fn a_relative_called_like_a_town_is_human() {
        check("She came to Arlon with her daughter, Virginia, on Friday.", "Virginia", true);
        check("She came to Arlon from her home in Virginia, on Friday.", "Virginia", false);
    }

    #[test]
    fn a_credit_names_a_person() {
        check("A crowd outside the court. (K.M. Varga/Arlon Courier)", "K.M. Varga", true);
    }
}

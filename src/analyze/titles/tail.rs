//! What stands behind the head: "of foreign affairs of Iran", "to Ukraine", "at Renmin University of China".

mod preposition;

use crate::analyze::titles::function::{is_courtesy, is_stop};
use crate::analyze::titles::tail::preposition::{allows, goes_on, preposition};
use crate::analyze::titles::view::{Case, Unit, View};
use crate::lexicon::beside::{Tells, tells};
use crate::lexicon::titles::{BEFORE_HEAD, BODY, CAPITALS, Class, HEAD, OCCUPATION, PORTFOLIO};
use crate::text::TokenKind;

pub(super) use crate::analyze::titles::tail::preposition::Preposition;

/// A complement that names the scope of an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tail {
    /// The unit after it.
    pub(super) past: usize,
    /// Does it begin with a portfolio that belongs to the core?
    pub(super) is_portfolio: bool,
    /// The unit after the portfolio.
    pub(super) portfolio_past: usize,
    /// Its first preposition.
    pub(super) preposition: Preposition,
}

/// No tail is longer, in units.
const LONGEST: usize = 28;

/// The tail behind the core that ends before the unit `past`.
pub(super) fn after(view: &View<'_>, head: usize, past: usize) -> Option<Tail> {
    let unit = view.units.get(head)?;
    let first = view.after(past.checked_sub(1)?)?;
    let joint = preposition(view.str(first))
        .filter(|p| allows(unit, *p))
        .or_else(|| lengthens(view, first, unit).then_some(Preposition::Of))?;
    if joint == Preposition::Of && is_charge(view, head, first) {
        return None;
    }
    let mut end = phrase(view, first, unit)?;
    let (is_portfolio, portfolio_past) = portfolio(view, first, end);
    // "professor of neurology at Harvard", "ambassador of Qatar to Cuba"
    for _ in 0..2 {
        let Some(next) = view.after(end - 1) else { break };
        let Some(more) = preposition(view.str(next)).filter(|p| goes_on(unit, joint, *p)) else {
            break;
        };
        if more == Preposition::In && joint != Preposition::Of {
            break;
        }
        let Some(longer) = phrase(view, next, unit) else { break };
        end = longer;
    }
    Some(Tail { past: end, is_portfolio, portfolio_past, preposition: joint })
}

/// "Accused the minister of lying": does the "of" at `of` belong to the verb before the head?
fn is_charge(view: &View<'_>, head: usize, of: usize) -> bool {
    let what = view.str(of + 1);
    let charged = |word: &str| {
        word.starts_with("accus") || word.starts_with("suspect") || word.starts_with("convict")
    };
    what.ends_with("ing")
        && what.starts_with(char::is_lowercase)
        && (head.saturating_sub(5)..head).any(|at| charged(view.str(at)))
}

/// "Minister of Foreign Affairs and International Cooperation": does the "and" at `at` add to the portfolio of an office that is one
/// phrase of the lexicon?
fn lengthens(view: &View<'_>, at: usize, unit: &Unit) -> bool {
    let head = unit.span.of(view.text);
    let scoped = unit.has_capital() && (head.contains(" of ") || head.contains(" for "));
    let next = |by: usize| view.units.get(at + by);
    scoped
        && matches!(view.str(at), "and" | "&")
        && next(1).is_some_and(|u| u.has_capital() && !u.is_person() && !u.country && !u.is(HEAD))
        && next(1).into_iter().chain(next(2)).any(|u| u.is(PORTFOLIO) && u.has_capital())
}

/// What a unit does to the noun phrase that is being read.
enum Step {
    /// The phrase may end behind it.
    Good,
    /// The phrase goes on, but may not end here.
    Pass,
    /// A word that no list has; too many of them are no scope.
    Unknown {
        /// May the phrase end behind it, and does it?
        ends: Option<bool>,
    },
    /// The phrase has ended before it.
    Stop,
    /// There is no such phrase at all.
    Void,
}

/// The end of the noun phrase behind the preposition at `first`.
fn phrase(view: &View<'_>, first: usize, head: &Unit) -> Option<usize> {
    let sentence = view.units.get(first)?.sentence;
    let mut good = None;
    let mut unknown = 0;
    for at in first + 1..first + LONGEST {
        let Some(unit) =
            view.units.get(at).filter(|unit| unit.sentence == sentence && !unit.is_person())
        else {
            break;
        };
        let walk = Walk { view, first, at, unit, after_good: good == Some(at) };
        match walk.step(head) {
            Step::Good => good = Some(at + 1),
            Step::Pass => {}
            Step::Unknown { ends } => {
                unknown += 1;
                if unknown > 3 {
                    break;
                }
                match ends {
                    Some(true) => good = Some(at + 1),
                    Some(false) => break,
                    None => {}
                }
                if ends.is_some() && !matches!(view.str(at + 1), "and" | "of") {
                    break;
                }
            }
            Step::Stop => break,
            Step::Void => return None,
        }
    }
    good
}

/// The reading of a noun phrase, at one of its units.
struct Walk<'v, 'd> {
    view: &'v View<'d>,
    first: usize,
    at: usize,
    unit: &'v Unit,
    /// Could the phrase end right before this unit?
    after_good: bool,
}

impl Walk<'_, '_> {
    fn step(&self, head: &Unit) -> Step {
        let word = self.view.str(self.at);
        match self.unit.kind {
            TokenKind::Mark => self.mark(word),
            TokenKind::Clitic => {
                let next = self.view.units.get(self.at + 1);
                let noun = next.is_some_and(|u| u.kind == TokenKind::Word && !u.is_person());
                // What the owner owns may be out of reach, and the owner alone would be wrong.
                if self.after_good && noun && !is_stop(self.view.str(self.at + 1)) {
                    Step::Pass
                } else {
                    Step::Void
                }
            }
            // "of the 2020 Olympics"
            TokenKind::Number if self.begins() && self.next(1).is_some_and(Unit::has_capital) => {
                Step::Pass
            }
            // "of District 9", "of the Group of 16"
            TokenKind::Number if self.is_numbered() => Step::Good,
            TokenKind::Number | TokenKind::Address => Step::Stop,
            TokenKind::Word => self.word(word, head),
        }
    }

    fn mark(&self, word: &str) -> Step {
        let joins = match word {
            "," => lists(self.view, self.at),
            "&" => self.after_good,
            // "of the House of Representatives’ committee"
            "'" | "’" => self.unit.glued && self.after_good && self.is_plural_owner(),
            "-" | "\u{2010}" | "\u{2011}" | "/" => self.unit.glued,
            "." => self.unit.glued && self.after_good && self.next(1).is_some_and(|u| u.glued),
            _ => false,
        };
        if joins { Step::Pass } else { Step::Stop }
    }

    fn word(&self, word: &str, head: &Unit) -> Step {
        let unit = self.unit;
        let before = self.view.str(self.at - 1);
        if unit.glued && before == "-" {
            // "of Go-To-Market Strategy", "of the London-based firm"
            return if unit.has_capital() { Step::Good } else { Step::Pass };
        }
        match word {
            "and" | "And" if (self.after_good || before == ",") && self.is_alike() => {
                return Step::Pass;
            }
            "and" if head.class() == Class::Academic && self.after_good && self.is_field() => {
                return Step::Pass;
            }
            "the" | "The" | "its" | "their"
                if self.begins() || matches!(before, "of" | "for" | "at" | "and") =>
            {
                return Step::Pass;
            }
            "a" | "an" if self.begins() => return Step::Pass,
            "of" if before == "Group"
                && self.next(1).is_some_and(|u| u.kind == TokenKind::Number) =>
            {
                return Step::Pass;
            }
            "of" | "for" | "Of" | "For" | "de" | "del" | "e" | "et" | "y"
                if self.after_good && self.goes_deeper(word) =>
            {
                return Step::Pass;
            }
            "the" | "The" | "a" | "an" | "to" | "in" | "on" | "at" | "by" | "from" | "To"
            | "In" | "On" | "At" | "and" | "And" | "of" | "for" => return Step::Stop,
            _ if is_courtesy(word) => return Step::Stop,
            // "adviser to Senator Holt": the title beside the name is its own.
            _ if unit.is(HEAD)
                && !(unit.is(PORTFOLIO) && self.begins())
                && is_before_person(self.view, self.at)
                && !matches!(before, "the" | "The") =>
            {
                return self.other_office();
            }
            _ if unit.country => return Step::Good,
            _ => {}
        }
        let plural = unit.word.is_some_and(|word| word.plural);
        if unit.has_capital() {
            let other_office = unit.is(HEAD)
                && !unit.is(BODY | PORTFOLIO | BEFORE_HEAD)
                && self.after_good
                && !plural;
            let stop = unit.label.is_none() && (other_office || (is_stop(word) && !self.begins()));
            return match stop {
                true if other_office => self.other_office(),
                true => Step::Stop,
                false => Step::Good,
            };
        }
        if is_stop(word) {
            return Step::Stop;
        }
        if unit.is(BODY | PORTFOLIO | BEFORE_HEAD) {
            return Step::Good;
        }
        if unit.is(HEAD) {
            let owned = self.next(1).is_some_and(|u| u.kind == TokenKind::Clitic);
            let scope = head.word.is_some_and(|word| {
                word.has(OCCUPATION)
                    || matches!(
                        word.class,
                        Class::Official | Class::Diplomat | Class::Leader | Class::Spokesperson
                    )
            });
            let good = (plural && before == "of") || owned || (self.begins() && scope);
            return if good { Step::Good } else { Step::Stop };
        }
        self.unknown(word, head)
    }

    /// A word in small letters that no list has.
    fn unknown(&self, word: &str, head: &Unit) -> Step {
        // "the Prince of Wales visit", "they accuse the CEC of fraud": these have no scope that no list knows.
        let fixed = head.class() == Class::Royalty
            || head.word.is_some_and(|word| word.has(CAPITALS) && word.is(HEAD));
        if (word.ends_with("ed") && !self.begins()) || word.ends_with("ly") || fixed {
            return Step::Stop;
        }
        let is_last = self.next(1).is_none_or(|next| {
            next.sentence != self.unit.sentence
                || matches!(next.kind, TokenKind::Mark | TokenKind::Clitic)
                || is_stop(self.view.str(self.at + 1))
                || next.is(HEAD) && is_before_person(self.view, self.at + 1)
                || matches!(
                    self.view.str(self.at + 1),
                    "and" | "of" | "at" | "in" | "on" | "for" | "to"
                )
        });
        let noun = !word.ends_with("ing") || head.class() == Class::Academic;
        let is_of = matches!(self.view.str(self.first), "of" | "Of" | "OF" | "on");
        Step::Unknown { ends: is_last.then_some(noun && is_of) }
    }

    /// Is this the first word behind the preposition, the article aside?
    fn begins(&self) -> bool {
        self.at == self.first + 1
            || (self.at == self.first + 2 && matches!(self.view.str(self.first + 1), "the" | "The"))
    }

    fn next(&self, by: usize) -> Option<&Unit> {
        self.view.units.get(self.at + by)
    }

    /// At the head of another title: "spokesman for EU trade chief Holt" is no spokesman for EU trade.
    fn other_office(&self) -> Step {
        let takes_scope = !matches!(
            self.unit.class(),
            Class::Honorific
                | Class::Military
                | Class::Police
                | Class::Judge
                | Class::Academic
                | Class::Clergy
                | Class::Royalty
                | Class::Legislator
        ) && self.unit.word.is_none_or(|word| word.key != "ambassador");
        if takes_scope && self.after_good { Step::Void } else { Step::Stop }
    }

    /// Is the mark here the apostrophe of a plural, and does the name of what it owns follow?
    fn is_plural_owner(&self) -> bool {
        self.view.str(self.at - 1).ends_with('s')
            && self
                .next(1)
                .is_some_and(|next| next.has_capital() && !next.glued && !next.is_person())
    }

    /// Does the number here belong to the name before it?
    fn is_numbered(&self) -> bool {
        let before = |by: usize| self.at.checked_sub(by).map_or("", |at| self.view.str(at));
        let unit = matches!(
            before(1),
            "Area"
                | "District"
                | "Division"
                | "Local"
                | "Precinct"
                | "Region"
                | "Sector"
                | "Unit"
                | "Ward"
                | "Zone"
                | "Formula"
        );
        unit || (before(1) == "of" && before(2) == "Group")
    }

    /// May what follows be what an "and" joins to the word before it?
    fn is_alike(&self) -> bool {
        let by = if matches!(self.view.str(self.at + 1), "the" | "its") { 2 } else { 1 };
        let Some(next) = self.next(by) else { return false };
        let capitals =
            next.has_capital() && self.view.units.get(self.at - 1).is_some_and(Unit::has_capital);
        let other_office = next.is(HEAD) && !next.is(PORTFOLIO | BODY);
        // "disease prevention and control centre"
        let of_body = by == 1
            && next.is(BEFORE_HEAD)
            && self.next(2).is_some_and(|u| u.is(BODY | PORTFOLIO) && !u.is(HEAD));
        !next.is_person() && !other_office && (next.is(PORTFOLIO) || capitals || of_body)
    }

    /// "Professor of psychology and cognitive science at": do one or two words in small letters follow, and then what ends the title?
    fn is_field(&self) -> bool {
        let is_word = |by: usize| {
            self.next(by).is_some_and(|u| u.case == Case::Lower && !u.is(HEAD))
                && !is_stop(self.view.str(self.at + by))
                && !tells(self.view.str(self.at + by), Tells::Role)
                && !matches!(
                    self.view.str(self.at + by),
                    "chairs"
                        | "directs"
                        | "has"
                        | "heads"
                        | "holds"
                        | "is"
                        | "leads"
                        | "lectures"
                        | "lives"
                        | "runs"
                        | "serves"
                        | "sits"
                        | "studies"
                        | "teaches"
                        | "was"
                        | "works"
                        | "writes"
                )
        };
        let ends = |by: usize| {
            let word = self.view.str(self.at + by);
            let title = self.next(by).is_some_and(|u| u.is(HEAD));
            matches!(word, "at" | "in" | ",")
                || is_courtesy(word)
                || title && is_before_person(self.view, self.at + by)
        };
        is_word(1) && (ends(2) || is_word(2) && ends(3))
    }

    /// Does the phrase go on behind this "of" or "for"?
    fn goes_deeper(&self, word: &str) -> bool {
        let next = if self.view.str(self.at + 1) == "the" { self.next(2) } else { self.next(1) };
        let is_of = matches!(word, "of" | "Of");
        let named = self.view.units.get(self.at - 1).is_some_and(Unit::has_capital);
        next.is_some_and(|u| {
            let many = u.is(HEAD) && u.word.is_some_and(|w| w.plural);
            !u.is_person()
                && (u.has_capital() || u.country || (is_of && (u.is(BODY | PORTFOLIO) || many)))
        }) && (is_of || named)
    }
}

/// Does a person's name stand right behind the unit at `at`?
fn is_before_person(view: &View<'_>, at: usize) -> bool {
    view.after(at).and_then(|next| view.units.get(next)).is_some_and(Unit::is_person)
}

/// "Culture, Sports and Tourism": is the comma at `at` one of a list of portfolios or of capitalised words that an "and" ends?
fn lists(view: &View<'_>, at: usize) -> bool {
    let part =
        |i: usize| view.units.get(i).is_some_and(|unit| unit.is(PORTFOLIO) && !unit.is_person());
    // "Environment, Water, and Agriculture"
    let last = matches!(view.str(at + 1), "and" | "&")
        && view.str(at.saturating_sub(2)) == ","
        && part(at + 2)
        && !view.units.get(at + 3).is_some_and(|unit| unit.is(HEAD));
    if last && part(at - 1) {
        return true;
    }
    if !part(at - 1) || !part(at + 1) {
        return false;
    }
    (at + 2..at + 10).any(|i| matches!(view.str(i), "and" | "&") && part(i + 1))
}

/// Is what stands behind the preposition at `first` a portfolio ("of foreign affairs"), and where does that end?
fn portfolio(view: &View<'_>, first: usize, end: usize) -> (bool, usize) {
    if !matches!(view.str(first), "of" | "for" | "Of" | "For" | "OF" | "FOR" | "and" | "&") {
        return (false, first);
    }
    let mut at = first + 1;
    if matches!(view.str(at), "the" | "The") {
        at += 1;
    }
    let mut past = first;
    while at < end {
        let Some(unit) = view.units.get(at) else { break };
        if unit.is(PORTFOLIO) && !unit.country {
            past = at + 1;
        } else if !matches!(view.str(at), "and" | "&" | ",") || past == first {
            break;
        }
        at += 1;
    }
    // "of Health Services": a portfolio that only begins a longer name is none.
    let whole = past == end || matches!(view.str(past), "of" | "at" | "for" | "in" | "to");
    (past > first && whole, past)
}

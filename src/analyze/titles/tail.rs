//! What stands behind the head: "of foreign affairs of Iran", "to Ukraine", "at Renmin University of China".

use crate::analyze::titles::function::{is_courtesy, is_stop};
use crate::analyze::titles::view::{Unit, View};
use crate::lexicon::titles::{BEFORE_HEAD, BODY, Class, HEAD, OCCUPATION, PORTFOLIO};
use crate::text::TokenKind;

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

/// The words that begin a tail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Preposition {
    /// "head of the agency"
    Of,
    /// "minister for trade"
    For,
    /// "ambassador to Fiji"
    To,
    /// "professor at the university"
    At,
    /// "consul in Basel"
    In,
}

/// No tail is longer, in units.
const LONGEST: usize = 28;

/// The tail behind the core that ends before the unit `past`.
pub(super) fn after(view: &View<'_>, head: usize, past: usize) -> Option<Tail> {
    let unit = view.units.get(head)?;
    let first = view.after(past.checked_sub(1)?)?;
    let preposition = preposition(view.str(first)).filter(|p| allows(unit, *p))?;
    let mut end = phrase(view, first, unit)?;
    let (is_portfolio, portfolio_past) = portfolio(view, first, end);
    // "professor of neurology at Harvard", "ambassador of Qatar to Cuba"
    for _ in 0..2 {
        let Some(next) = view.after(end - 1) else { break };
        let Some(more) =
            self::preposition(view.str(next)).filter(|p| goes_on(unit, preposition, *p))
        else {
            break;
        };
        if more == Preposition::In && preposition != Preposition::Of {
            break;
        }
        let Some(longer) = phrase(view, next, unit) else { break };
        end = longer;
    }
    Some(Tail { past: end, is_portfolio, portfolio_past, preposition })
}

fn preposition(word: &str) -> Option<Preposition> {
    Some(match word {
        "of" | "Of" | "OF" => Preposition::Of,
        "for" | "For" | "FOR" => Preposition::For,
        "to" | "To" => Preposition::To,
        "at" | "At" => Preposition::At,
        "in" => Preposition::In,
        _ => return None,
    })
}

fn allows(unit: &Unit, preposition: Preposition) -> bool {
    let class = unit.class();
    let adviser = unit.word.is_some_and(|word| {
        matches!(
            word.key,
            "adviser"
                | "secretary"
                | "delegate"
                | "representative"
                | "aide"
                | "observer"
                | "counsellor"
        ) || word.key.ends_with("adviser")
            || word.key.ends_with("secretary")
            || word.key.ends_with("representative")
    });
    match preposition {
        Preposition::Of => class != Class::Honorific,
        Preposition::For => !matches!(class, Class::Honorific | Class::Royalty),
        Preposition::To => class == Class::Diplomat || adviser,
        Preposition::At => !matches!(
            class,
            Class::Honorific
                | Class::State
                | Class::Govt
                | Class::Royalty
                | Class::Legislator
                | Class::Judge
        ),
        Preposition::In => class == Class::Diplomat,
    }
}

fn goes_on(unit: &Unit, first: Preposition, next: Preposition) -> bool {
    match next {
        Preposition::At => first == Preposition::Of && allows(unit, Preposition::At),
        Preposition::To => first == Preposition::Of && unit.class() == Class::Diplomat,
        Preposition::For => first == Preposition::Of && unit.class() != Class::State,
        Preposition::Of => first != Preposition::Of,
        Preposition::In => false,
    }
}

/// The end of the noun phrase behind the preposition at `first`.
fn phrase(view: &View<'_>, first: usize, head: &Unit) -> Option<usize> {
    let mut at = first + 1;
    let mut good = None;
    let mut unknown = 0;
    let sentence = view.units.get(first)?.sentence;
    let is_of = matches!(view.str(first), "of" | "Of" | "OF");
    while let Some(unit) = view.units.get(at).filter(|unit| unit.sentence == sentence) {
        if at > first + LONGEST || unit.is_person() {
            break;
        }
        let word = view.str(at);
        let begins =
            at == first + 1 || (at == first + 2 && matches!(view.str(first + 1), "the" | "The"));
        match unit.kind {
            TokenKind::Mark => match word {
                "," if lists(view, at) => {}
                "&" if good == Some(at) => {}
                "-" | "/" if unit.glued && good == Some(at) => {}
                "." if unit.glued
                    && good == Some(at)
                    && view.units.get(at + 1).is_some_and(|u| u.glued) => {}
                _ => break,
            },
            TokenKind::Clitic => {
                let next = view.units.get(at + 1);
                if good != Some(at)
                    || !next
                        .is_some_and(|u| u.has_capital() || u.is(BODY | PORTFOLIO | BEFORE_HEAD))
                {
                    break;
                }
            }
            TokenKind::Number => {
                if !(begins && view.units.get(at + 1).is_some_and(Unit::has_capital))
                    && good != Some(at)
                {
                    break;
                }
                if good == Some(at) {
                    break;
                }
            }
            TokenKind::Address => break,
            TokenKind::Word => match word {
                "and" | "And" => {
                    let next = view.units.get(at + 1);
                    let alike = next.is_some_and(|next| {
                        !next.is_person()
                            && !(next.is(HEAD) && !next.is(PORTFOLIO | BODY))
                            && (next.is(PORTFOLIO)
                                || (next.has_capital()
                                    && view.units.get(at - 1).is_some_and(Unit::has_capital)))
                    });
                    if good != Some(at) || !alike {
                        break;
                    }
                }
                "the" | "The" | "its" | "their"
                    if begins || matches!(view.str(at - 1), "of" | "for" | "at" | "and") => {}
                "a" | "an" if begins => {}
                "of" | "for" | "Of" | "For" | "de" | "del" | "del la" | "e" | "et" | "y"
                    if good == Some(at) =>
                {
                    let next = if view.str(at + 1) == "the" { at + 2 } else { at + 1 };
                    let goes = view.units.get(next).is_some_and(|u| {
                        !u.is_person()
                            && (u.has_capital()
                                || u.country
                                || (matches!(word, "of" | "Of") && u.is(BODY | PORTFOLIO))
                                || (word == "of" && u.is(HEAD) && u.word.is_some_and(|w| w.plural)))
                    });
                    if !goes
                        || (word == "for" && !view.units.get(at - 1).is_some_and(Unit::has_capital))
                    {
                        break;
                    }
                }
                "to" | "in" | "on" | "at" | "by" | "from" | "To" | "In" | "On" | "At" => break,
                _ if is_courtesy(word) => break,
                // "adviser to Senator Holt": the title beside the name is its own.
                _ if unit.is(HEAD)
                    && is_before_person(view, at)
                    && !matches!(view.str(at - 1), "the" | "The") =>
                {
                    break;
                }
                _ if unit.country => good = Some(at + 1),
                _ if unit.has_capital() => {
                    if unit.is(HEAD)
                        && !unit.is(BODY | PORTFOLIO | BEFORE_HEAD)
                        && good == Some(at)
                        && !unit.word.is_some_and(|w| w.plural)
                        && unit.label.is_none()
                    {
                        break;
                    }
                    if is_stop(word) && unit.label.is_none() && !begins {
                        break;
                    }
                    good = Some(at + 1);
                }
                _ if is_stop(word) => break,
                _ if unit.is(BODY | PORTFOLIO | BEFORE_HEAD) => good = Some(at + 1),
                _ if unit.is(HEAD) => {
                    let of_many =
                        unit.word.is_some_and(|w| w.plural) && matches!(view.str(at - 1), "of");
                    let owned = view.units.get(at + 1).is_some_and(|u| u.kind == TokenKind::Clitic);
                    let master = begins
                        && head.word.is_some_and(|w| {
                            w.has(OCCUPATION)
                                || matches!(
                                    w.class,
                                    Class::Official
                                        | Class::Diplomat
                                        | Class::Leader
                                        | Class::Spokesperson
                                )
                        });
                    if !of_many && !owned && !master {
                        break;
                    }
                    good = Some(at + 1);
                }
                _ => {
                    unknown += 1;
                    let ends = view.units.get(at + 1).is_none_or(|next| {
                        next.sentence != sentence
                            || matches!(next.kind, TokenKind::Mark | TokenKind::Clitic)
                            || is_stop(view.str(at + 1))
                            || matches!(
                                view.str(at + 1),
                                "and" | "of" | "at" | "in" | "on" | "for" | "to"
                            )
                    });
                    if unknown > 3 || (word.ends_with("ed") && !begins) || word.ends_with("ly") {
                        break;
                    }
                    if ends {
                        if !word.ends_with("ing") && is_of {
                            good = Some(at + 1);
                        }
                        if !matches!(view.str(at + 1), "and" | "of") {
                            break;
                        }
                    }
                }
            },
        }
        at += 1;
    }
    good
}

/// Does a person's name stand right behind the unit at `at`?
fn is_before_person(view: &View<'_>, at: usize) -> bool {
    view.after(at).and_then(|next| view.units.get(next)).is_some_and(Unit::is_person)
}

/// "Culture, Sports and Tourism": is the comma at `at` one of a list of portfolios or of capitalised words that an "and" ends?
fn lists(view: &View<'_>, at: usize) -> bool {
    let part =
        |i: usize| view.units.get(i).is_some_and(|unit| unit.is(PORTFOLIO) && !unit.is_person());
    if !part(at - 1) || !part(at + 1) {
        return false;
    }
    (at + 2..at + 10).any(|i| matches!(view.str(i), "and" | "&") && part(i + 1))
}

/// Is what stands behind the preposition at `first` a portfolio ("of foreign affairs"), and where does that end?
fn portfolio(view: &View<'_>, first: usize, end: usize) -> (bool, usize) {
    if !matches!(view.str(first), "of" | "for" | "Of" | "For" | "OF" | "FOR") {
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

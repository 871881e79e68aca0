//! What is never a title, whatever speaks for it: parts of names of bodies, acronyms of bodies, parts of the body.

use std::collections::BTreeSet;

use crate::analyze::titles::features::{Beside, beside};
use crate::analyze::titles::grammar::Proposal;
use crate::analyze::titles::view::{Case, Unit, View};
use crate::lexicon::titles::{
    BEFORE, BODY, CAPITALS, Class, HEAD, OCCUPATION, PORTFOLIO, TitleWord, WEAK,
};
use crate::text::TokenKind;

/// What makes "Prime Minister’s Office" a body.
const OFFICES: [&str; 43] = [
    "Office",
    "Offices",
    "OFFICE",
    "Department",
    "Secretariat",
    "House",
    "Palace",
    "Council",
    "Court",
    "Cup",
    "Award",
    "Awards",
    "Fund",
    "Committee",
    "Commission",
    "Bureau",
    "Residence",
    "Guard",
    "Guards",
    "Medal",
    "Trophy",
    "Prize",
    "Conference",
    "Forum",
    "Foundation",
    "Street",
    "Avenue",
    "Road",
    "Hospital",
    "School",
    "College",
    "Island",
    "Hotel",
    "Square",
    "Highway",
    "Lobby",
    "Chambers",
    "Center",
    "Centre",
    "Complex",
    "Building",
    "Stadium",
    "University",
];

/// The document's acronyms that name bodies.
#[derive(Debug, Default)]
pub(super) struct Acronyms<'d> {
    of_bodies: BTreeSet<&'d str>,
}

impl<'d> Acronyms<'d> {
    /// Those that stand in brackets behind a name, or that are used like one.
    pub(super) fn new(view: &View<'d>) -> Self {
        let mut of_bodies = BTreeSet::new();
        for (at, unit) in view.units.iter().enumerate() {
            let Some(word) = unit.word.filter(|word| word.has(CAPITALS) && word.is(HEAD)) else {
                continue;
            };
            let bracketed = at > 0
                && view.str(at - 1) == "("
                && view.str(at + 1) == ")"
                && view.before(at - 1).and_then(|i| view.units.get(i)).is_some_and(|named| {
                    named.has_capital()
                        && !named.is_person()
                        && !named.word.is_some_and(|w| w.is(HEAD) || spells(&word, w))
                });
            // "the DA councillor", "MEP offices", "DA-led"
            let modifies = is_modifier(view, at)
                || (view.str(at + 1) == "-" && view.units.get(at + 1).is_some_and(|u| u.glued));
            if bracketed || modifies {
                of_bodies.insert(unit.span.of(view.text));
            }
        }
        Self { of_bodies }
    }
}

/// "Inspector General of Police (IGP)": does the last word of the name end what the acronym stands for?
fn spells(acronym: &TitleWord, last: TitleWord) -> bool {
    acronym.key.ends_with(last.key)
}

/// Is `proposal` surely no title?
pub(super) fn vetoes(view: &View<'_>, proposal: &Proposal, acronyms: &Acronyms<'_>) -> bool {
    let Some(unit) = view.units.get(proposal.head) else { return true };
    let Some(word) = unit.word else { return true };
    let place = beside(view, proposal);
    let before = view.before(proposal.full.start);
    let next = view.after(proposal.full.end - 1);
    let next_unit = next.and_then(|at| view.units.get(at));
    let next_word = next.map_or("", |at| view.str(at));
    let person_next = matches!(place, Beside::Next | Beside::NextComma);
    if word.plural && !person_next {
        return true;
    }
    // "Sir" stands before a name, or before another title.
    if word.has(BEFORE) && place != Beside::Next && !next_unit.is_some_and(begins_name) {
        return true;
    }
    if word.has(CAPITALS) && is_no_office(view, proposal, unit, acronyms, place) {
        return true;
    }
    // "shot in the head"
    let bare = proposal.tail.is_none() && proposal.full.len() == 1;
    if word.has(WEAK)
        && !word.has(CAPITALS)
        && bare
        && matches!(place, Beside::Nobody | Beside::Near)
    {
        return true;
    }
    if word.has(OCCUPATION) && bare && matches!(place, Beside::Nobody | Beside::Near) {
        return true;
    }
    // "Coach of the Year"
    if let Some(of) = view.after(proposal.core.end - 1).filter(|at| view.str(*at) == "of") {
        let what = if view.str(of + 1) == "the" { of + 2 } else { of + 1 };
        if matches!(
            view.str(what),
            "Year"
                | "year"
                | "Month"
                | "month"
                | "Week"
                | "week"
                | "Match"
                | "match"
                | "Tournament"
                | "tournament"
        ) {
            return true;
        }
    }
    if unit.has_capital()
        && is_in_name_of_body(view, proposal.full.end - 1)
        && place != Beside::Next
    {
        return true;
    }
    match word.key {
        // "Department of Justice", "United States Justice"
        "justice" => {
            unit.has_capital()
                && matches!(place, Beside::Nobody | Beside::Near)
                && (proposal.full.len() > 1
                    || !before.is_some_and(|at| matches!(view.str(at), "the" | "The" | "a" | "A")))
        }
        // "the premier league", "premier energy event"
        "premier" => {
            let noun = |u: &Unit| {
                u.is(BODY | PORTFOLIO)
                    || matches!(next_word, "event" | "energy" | "league" | "club" | "tournament")
            };
            unit.case == Case::Lower
                && next_unit.is_some_and(|u| u.kind == TokenKind::Word && !u.is_person() && noun(u))
        }
        // "Let history judge us", "to coach"
        "judge" | "coach" | "captain" | "head" | "manager" | "chair" | "marshal"
            if unit.case == Case::Lower && is_verb(view, proposal) =>
        {
            true
        }
        "sheikh" => before.is_some_and(|at| matches!(view.str(at), "El" | "el" | "Al" | "al")),
        "chair" => {
            unit.case == Case::Lower
                && before.is_some_and(|at| {
                    matches!(
                        view.str(at),
                        "a" | "in" | "plastic" | "electric" | "rocking" | "wooden"
                    )
                })
                && !person_next
                && place == Beside::Nobody
                && proposal.tail.is_none()
        }
        _ => false,
    }
}

/// May a name, or another title before it, begin with `unit`?
fn begins_name(unit: &Unit) -> bool {
    unit.is_person()
        || (unit.has_capital() && (unit.is(HEAD) || (unit.word.is_none() && !unit.country)))
}

/// An acronym that is no office here: the body's, the hour's, or the beginning of a name.
fn is_no_office(
    view: &View<'_>,
    proposal: &Proposal,
    unit: &Unit,
    acronyms: &Acronyms<'_>,
    place: Beside,
) -> bool {
    let before = proposal.head.checked_sub(1).and_then(|at| view.units.get(at));
    if acronyms.of_bodies.contains(unit.span.of(view.text)) {
        return true;
    }
    if before.is_some_and(|u| u.kind == TokenKind::Number) {
        return true;
    }
    // "Rosand, MD, MSc" is a degree.
    unit.class() == Class::Business
        && place == Beside::Before
        && proposal.tail.is_none()
        && proposal.full.len() == 1
        && unit.word.is_some_and(|w| w.key == "managing director")
}

/// Does a verb that looks like a head stand here: after "to" or "will", before an object?
fn is_verb(view: &View<'_>, proposal: &Proposal) -> bool {
    if proposal.full.len() > 1 && proposal.tail.is_none() {
        return false;
    }
    let before = view.before(proposal.full.start).map_or("", |at| view.str(at));
    let after = view.after(proposal.head).map_or("", |at| view.str(at));
    matches!(
        before,
        "to" | "will"
            | "would"
            | "can"
            | "could"
            | "should"
            | "may"
            | "might"
            | "must"
            | "not"
            | "let"
            | "cannot"
    ) || matches!(after, "it" | "them" | "us" | "him" | "me" | "you" | "whether" | "how")
}

/// Does a noun in small letters follow, so that what the acronym at `at` names is a body?
fn is_modifier(view: &View<'_>, at: usize) -> bool {
    let Some(next) = view.after(at) else { return false };
    let Some(unit) = view.units.get(next) else { return false };
    let known = unit.word.is_some_and(|word| word.is(HEAD | BODY | PORTFOLIO));
    let word = view.str(next);
    unit.case == Case::Lower
        && (known
            || matches!(
                word,
                "authorities"
                    | "officials"
                    | "offices"
                    | "members"
                    | "staff"
                    | "supporters"
                    | "leaders"
                    | "policy"
                    | "workers"
            ))
}

/// "Prosecutor’s Office", "Governor House": does the name of a body go on behind the unit at `last`?
fn is_in_name_of_body(view: &View<'_>, last: usize) -> bool {
    let Some(next) = view.after(last) else { return false };
    let clitic = view.units.get(next).is_some_and(|unit| unit.kind == TokenKind::Clitic);
    let noun = if clitic { view.after(next) } else { Some(next) };
    noun.is_some_and(|at| OFFICES.contains(&view.str(at)))
}

//! From a head to the whole title: its core, and how far it reaches to both sides.
//!
//! ```text
//!  former Pakistan Army chief          deputy minister of foreign affairs of Iran
//!                  └──┘ head                  └──┘ head
//!                  └──┘ core           └────────────────────────────────┘ core
//!  └────────────────────────┘ full     └────────────────────────────────────────┘ full
//! ```

use std::ops::Range;

use crate::analyze::titles::function::{is_opener, is_stop};
use crate::analyze::titles::tail::{self, Tail};
use crate::analyze::titles::view::{Case, View};
use crate::lexicon::titles::{
    BEFORE_HEAD, BEHIND_HEAD, BODY, Class, FORMER, HEAD, PORTFOLIO, QUALITY,
};
use crate::tagger::Label;

/// A title that may stand at a head. All ranges are places of units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Proposal {
    /// The head.
    pub(super) head: usize,
    /// The shortest that still names the office.
    pub(super) core: Range<usize>,
    /// The whole.
    pub(super) full: Range<usize>,
    /// What stands behind it.
    pub(super) tail: Option<Tail>,
}

/// The title at the head `head`.
pub(super) fn propose(view: &View<'_>, head: usize) -> Proposal {
    let core_first = core_start(view, head);
    let core_past = core_end(view, head);
    let tail = tail::after(view, head, core_past);
    let first = full_start(view, core_first);
    let past = tail.as_ref().map_or(core_past, |tail| tail.past);
    let core_past = tail
        .as_ref()
        .filter(|tail| tail.is_portfolio)
        .map_or(core_past, |tail| tail.portfolio_past);
    Proposal { head, core: core_first..core_past, full: first..past, tail }
}

/// Where the office begins: at the first of "deputy", "foreign", "vice" before the head.
fn core_start(view: &View<'_>, head: usize) -> usize {
    let mut first = head;
    while let Some(before) = view.before(first) {
        let Some(unit) = view.units.get(before) else { break };
        let glue =
            view.str(before) == "-" && unit.glued && view.units.get(first).is_some_and(|u| u.glued);
        if glue {
            match view.before(before) {
                Some(prefix)
                    if view
                        .units
                        .get(prefix)
                        .is_some_and(|u| u.is(BEFORE_HEAD | PORTFOLIO) && !u.is(FORMER)) =>
                {
                    first = prefix;
                }
                _ => break,
            }
        } else if unit.is(BEFORE_HEAD | PORTFOLIO)
            && !unit.is(FORMER)
            && (!unit.is(HEAD) || modifies(view, before, first, head))
        {
            first = before;
        } else if joins_portfolios(view, before, first) {
            first = before - 1;
        } else {
            break;
        }
    }
    first
}

/// Does a word that may be a head itself ("chief", "deputy") belong to the head behind it here?
fn modifies(view: &View<'_>, at: usize, first: usize, head: usize) -> bool {
    let Some(rank) = view.units.get(head).map(super::view::Unit::class) else { return false };
    match view.units.get(at).and_then(|unit| unit.word).map_or("", |word| word.key) {
        "deputy" | "vice" | "assistant" | "associate" | "executive" | "lead" => true,
        "head" => view.str(head).to_ascii_lowercase().contains("coach"),
        "chief" => {
            first == head
                && !matches!(
                    rank,
                    Class::Military
                        | Class::Honorific
                        | Class::Clergy
                        | Class::Royalty
                        | Class::State
                )
        }
        _ => !matches!(rank, Class::Military | Class::Honorific | Class::Clergy | Class::Royalty),
    }
}

/// "health and family welfare minister": is the unit at `at` an "and" or a comma between two portfolios?
fn joins_portfolios(view: &View<'_>, at: usize, first: usize) -> bool {
    let portfolio =
        |i: usize| view.units.get(i).is_some_and(|unit| unit.is(PORTFOLIO) && !unit.is(HEAD));
    matches!(view.str(at), "and" | "And" | "&" | ",")
        && portfolio(first)
        && view.before(at).is_some_and(portfolio)
}

/// Where the office ends without what stands behind an "of": after "elect", "designate", "general".
fn core_end(view: &View<'_>, head: usize) -> usize {
    let mut past = head + 1;
    while let Some(next) = view.after(past - 1) {
        let behind = |i: usize| {
            view.units.get(i).is_some_and(|unit| {
                unit.is(BEHIND_HEAD) && (!unit.is(HEAD) || unit.case == Case::Lower)
            })
        };
        if behind(next) {
            past = next + 1;
        } else if view.str(next) == "-"
            && view.units.get(next).is_some_and(|u| u.glued)
            && behind(next + 1)
            && view.after(next).is_some()
        {
            past = next + 2;
        } else {
            break;
        }
    }
    past
}

/// Where the whole begins: before "former", the country, the organisation.
fn full_start(view: &View<'_>, core_first: usize) -> usize {
    let mut first = core_first;
    while let Some(before) = view.before(first) {
        let Some(unit) = view.units.get(before) else { break };
        let written = view.str(before);
        if unit.is_person() {
            break;
        }
        let at_start = view.before(before).is_none();
        let named = matches!(unit.label, Some(Label::Organisation | Label::Place | Label::Misc));
        let take = if unit.is(FORMER) || unit.country {
            true
        } else if written == "-" && unit.glued && view.units.get(first).is_some_and(|u| u.glued) {
            match view.before(before) {
                Some(prefix) if view.units.get(prefix).is_some_and(|u| u.is(FORMER)) => {
                    first = prefix;
                    continue;
                }
                _ => false,
            }
        } else if unit.kind == crate::text::TokenKind::Clitic
            && matches!(written, "'s" | "’s" | "'" | "’")
        {
            let owner = view.before(before).and_then(|owner| view.units.get(owner));
            match owner {
                Some(owner)
                    if owner.country
                        || (owner.has_capital() && !owner.is_person() && !owner.is(HEAD)) =>
                {
                    first = before - 1;
                    continue;
                }
                _ => false,
            }
        } else if unit.is(QUALITY) || (unit.is(HEAD) && !unit.is(BODY)) {
            false
        } else if unit.is(BODY | PORTFOLIO) {
            !view.in_headline(before) || named || unit.case == Case::Lower || true
        } else if unit.has_capital() {
            named
                || (!(at_start && is_opener(written))
                    && !is_stop(written)
                    && !view.in_headline(before))
        } else {
            // "Board of Trustees chairman": small words inside a name.
            named
                && view.units.get(first).is_some_and(|u| !u.opens)
                && matches!(
                    written,
                    "of" | "for" | "and" | "the" | "&" | "on" | "in" | "de" | "del" | "al" | "-"
                )
        };
        if !take {
            break;
        }
        first = before;
    }
    // A name does not begin with a small word.
    while first < core_first
        && matches!(view.str(first), "of" | "for" | "and" | "the" | "&" | "on" | "in" | "-")
    {
        first += 1;
    }
    first
}

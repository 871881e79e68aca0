//! From a head to the whole title: its core, and how far it reaches to both sides.
//!
//! ```text
//!  former Pakistan Army chief          deputy minister of foreign affairs of Iran
//!                  └──┘ head                  └──┘ head
//!                  └──┘ core           └────────────────────────────────┘ core
//!  └────────────────────────┘ full     └────────────────────────────────────────┘ full
//! ```

use std::ops::Range;

use crate::analyze::titles::function::{is_courtesy, is_opener};
use crate::analyze::titles::tail::{self, Tail};
use crate::analyze::titles::view::{Case, Unit, View};
use crate::lexicon::titles::{
    BEFORE_HEAD, BEHIND_HEAD, BODY, CAPITALS, Class, FIELD, FORMER, HEAD, PORTFOLIO, QUALITY,
};
use crate::tagger::Label;
use crate::text::TokenKind;

/// No office goes further back than this, in steps; the bound keeps a text of nothing but capitals from being slow.
const LONGEST: usize = 24;

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
    let class = view.units.get(head).map_or(Class::None, Unit::class);
    let roles = match class {
        Class::Honorific => return head,
        Class::Military | Class::Clergy | Class::Royalty => BEFORE_HEAD,
        _ => BEFORE_HEAD | PORTFOLIO,
    };
    let mut first = chief_of_list(view, head).unwrap_or(head);
    while let Some(before) = view.before(first).filter(|_| head - first < LONGEST) {
        let Some(unit) = view.units.get(before) else { break };
        let is_modifier = |unit: &Unit| unit.is(roles) && !unit.is(FORMER);
        if is_hyphen(view, before) {
            match view
                .before(before)
                .filter(|prefix| view.units.get(*prefix).is_some_and(is_modifier))
            {
                Some(prefix) => first = prefix,
                None => break,
            }
        } else if (is_modifier(unit)
            && !cuts_compound(view, before)
            && (!unit.is(HEAD) || modifies(view, before, head)))
            || is_field(view, before, first, head)
        {
            first = before;
        } else if joins_portfolios(view, before, first) {
            first = before - 1;
        } else if let Some(rank) = spans_a_field(view, before, first) {
            first = rank;
        } else {
            break;
        }
    }
    first
}

/// "chief people, culture and communications officer": the "chief" before a list of fields and the officer at `head`.
fn chief_of_list(view: &View<'_>, head: usize) -> Option<usize> {
    let officer = view.units.get(head)?;
    if !matches!(view.str(head), "officer" | "Officer") {
        return None;
    }
    let mut at = head;
    let mut listed = false;
    for _ in 0..10 {
        at = view.before(at)?;
        let unit = view.units.get(at)?;
        let word = view.str(at);
        if word.eq_ignore_ascii_case("chief") {
            return (listed && unit.case == officer.case).then_some(at);
        }
        if matches!(word, "," | "and" | "&") {
            listed = true;
            continue;
        }
        let field = unit.kind == TokenKind::Word && unit.case == officer.case && !is_opener(word);
        if !field || unit.is_person() || unit.country {
            return None;
        }
    }
    None
}

/// "events manager", "tropical medicine adviser": is the unit at `at` the field of work of the post?
fn is_field(view: &View<'_>, at: usize, first: usize, head: usize) -> bool {
    let (Some(unit), Some(next)) = (view.units.get(at), view.units.get(first)) else {
        return false;
    };
    let post = view.units.get(head).is_some_and(|unit| {
        let class = matches!(
            unit.class(),
            Class::Business
                | Class::Academic
                | Class::Media
                | Class::Sport
                | Class::Official
                | Class::Spokesperson
        );
        class || unit.word.is_some_and(|word| matches!(word.key, "head" | "chief"))
    });
    // "management", "robotics", "insurance": nouns by their ends.
    let word = view.str(at);
    let noun = unit.word.is_none()
        && unit.label.is_none()
        && unit.case == Case::Lower
        && word.len() > 6
        && ["tion", "ment", "ics", "ology", "ance", "ence", "ture", "ware", "graphy"]
            .iter()
            .any(|end| word.ends_with(end));
    let same_case = unit.has_capital() == next.has_capital();
    post && same_case && !cuts_compound(view, at) && (unit.is(FIELD) || noun)
}

/// Is the unit at `at` a hyphen inside a compound?
fn is_hyphen(view: &View<'_>, at: usize) -> bool {
    let glued = |i: usize| view.units.get(i).is_some_and(|unit| unit.glued);
    // Some papers print "co - founder".
    let prefix = at > 0 && matches!(view.str(at - 1), "co" | "Co" | "ex" | "Ex" | "vice" | "Vice");
    matches!(view.str(at), "-" | "\u{2010}" | "\u{2011}")
        && (prefix || (glued(at) && glued(at + 1)))
}

/// Would a title that begins at `at` cut a compound ("small-city mayor")?
fn cuts_compound(view: &View<'_>, at: usize) -> bool {
    let prefix = |i: usize| view.units.get(i).is_some_and(|unit| unit.is(FORMER | BEFORE_HEAD));
    view.before(at)
        .is_some_and(|hyphen| is_hyphen(view, hyphen) && !view.before(hyphen).is_some_and(prefix))
}

/// "chief sports officer", "senior climate adviser": the rank before one or two words of a field that no list has.
fn spans_a_field(view: &View<'_>, before: usize, first: usize) -> Option<usize> {
    let mut at = before;
    for _ in 0..2 {
        let unit = view.units.get(at)?;
        let capital = view.units.get(first)?.has_capital();
        let plain = unit.kind == TokenKind::Word
            && unit.word.is_none()
            && !unit.country
            && unit.has_capital() == capital
            && unit.label.is_none()
            && !is_opener(view.str(at));
        if !plain {
            return None;
        }
        at = view.before(at)?;
        let rank = matches!(
            view.str(at).to_ascii_lowercase().as_str(),
            "chief"
                | "senior"
                | "deputy"
                | "assistant"
                | "associate"
                | "vice"
                | "principal"
                | "lead"
                | "executive"
        );
        if rank && view.units.get(at)?.has_capital() == capital {
            return Some(at);
        }
    }
    None
}

/// Does a word that may be a head itself ("chief", "deputy") belong to the head behind it here?
fn modifies(view: &View<'_>, at: usize, head: usize) -> bool {
    let Some(unit) = view.units.get(head) else { return false };
    let is_post = unit.word.is_some_and(|word| word.key == "officer");
    let rank = !is_post
        && matches!(
            unit.class(),
            Class::Military
                | Class::Police
                | Class::Honorific
                | Class::Clergy
                | Class::Royalty
                | Class::State
        );
    match view.units.get(at).and_then(|unit| unit.word).map_or("", |word| word.key) {
        "deputy" | "vice" | "assistant" | "associate" | "executive" | "lead" => true,
        "head" => view.str(head).to_ascii_lowercase().contains("coach"),
        _ => !rank,
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
    let behind = |at: usize| {
        view.units.get(at).is_some_and(|unit| {
            unit.is(BEHIND_HEAD)
                && (!unit.is(HEAD) || unit.case == Case::Lower || is_general_behind(view, head, at))
        })
    };
    let mut past = head + 1;
    if takes_portfolio_behind(view, head) {
        past = head + 2;
    }
    // "chief journalist", "chief AI scientist"
    let trade = (head + 1..head + 3).find(|at| is_chief_of_trade(view, head, *at));
    if let Some(post) = trade.filter(|post| {
        *post == head + 1
            || view.units.get(head + 1).is_some_and(|field| {
                field.is(FIELD | PORTFOLIO | BEFORE_HEAD) || field.case == Case::Upper
            })
    }) {
        past = post + 1;
    }
    while let Some(next) = view.after(past - 1) {
        if behind(next) {
            past = next + 1;
        } else if is_hyphen(view, next) && behind(next + 1) {
            past = next + 2;
        } else {
            break;
        }
    }
    past
}

/// "Secretary Information Omar Harun", "Director Operations,": does the portfolio stand right behind the head, as in South Asia?
fn takes_portfolio_behind(view: &View<'_>, head: usize) -> bool {
    let (Some(unit), Some(next)) = (view.units.get(head), view.after(head)) else { return false };
    let key = unit.word.map_or("", |word| word.key);
    let portfolio = view.units.get(next).is_some_and(|unit| {
        unit.case == Case::Title && unit.is(PORTFOLIO) && !unit.is(HEAD) && !unit.country
    });
    let ends = view
        .after(next)
        .and_then(|after| view.units.get(after))
        .is_none_or(|after| after.is_person() || after.kind == TokenKind::Mark);
    unit.case == Case::Title
        && portfolio
        && ends
        && ["secretary", "director", "minister", "commissioner", "adviser"]
            .iter()
            .any(|post| key.ends_with(post))
}

/// "chief journalist", "head gardener": a trade that no list has makes one post with the rank before it.
fn is_chief_of_trade(view: &View<'_>, head: usize, next: usize) -> bool {
    let rank = matches!(
        view.units.get(head).and_then(|unit| unit.word).map_or("", |word| word.key),
        "chief" | "head"
    );
    let same = |one: &Unit, other: &Unit| one.case == other.case && one.sentence == other.sentence;
    let same_case = match (view.units.get(head), view.units.get(next)) {
        (Some(head), Some(next)) => same(head, next),
        _ => false,
    };
    let plain = view.units.get(next).is_some_and(|unit| {
        unit.word.is_none()
            && unit.label.is_none()
            && !unit.country
            && unit.span.len() > 4
            && unit.kind == TokenKind::Word
    });
    let word = view.str(next);
    rank && same_case
        && plain
        && ["er", "or", "ist", "ian", "ant", "ee", "man"].iter().any(|end| word.ends_with(end))
}

/// "Supervisor General of": the word "General" at `at` that is no rank before a name.
fn is_general_behind(view: &View<'_>, head: usize, at: usize) -> bool {
    let rank =
        |unit: &Unit| matches!(unit.class(), Class::Military | Class::Police | Class::Honorific);
    view.str(at) == "General"
        && view.units.get(head).is_some_and(|unit| !rank(unit))
        && !view.after(at).and_then(|next| view.units.get(next)).is_some_and(Unit::is_person)
}

/// Where the whole begins: before "former", the country, the organisation.
fn full_start(view: &View<'_>, core_first: usize) -> usize {
    let mut first = core_first;
    for _ in 0..LONGEST {
        let Some(further) = view.before(first).and_then(|at| reach_back(view, at, first)) else {
            break;
        };
        first = further;
    }
    // A name does not begin with a small word.
    while first < core_first
        && view.str(first) != "al"
        && (is_link(view.str(first)) || view.str(first) == "The")
    {
        first += 1;
    }
    first
}

/// "Recall Vega’s boss", "Hosting President", "Security Analyst Maj Gen": is the word with a capital at `at` no part of the
/// office that so far begins at `first`: the first of its sentence before a name, or another trade before a rank?
fn stands_apart(view: &View<'_>, at: usize, first: usize) -> bool {
    let Some(title) = view.units.get(first) else { return false };
    let word = view.str(at);
    let opens_sentence = view
        .before(at)
        .is_none_or(|i| view.units.get(i).is_some_and(|u| u.kind == TokenKind::Mark))
        && view.units.get(at).is_some_and(|u| u.word.is_none() && u.label.is_none());
    let owner = view.units.get(first + 1).is_some_and(|unit| unit.kind == TokenKind::Clitic);
    let before_name =
        title.country || (title.label.is_some() && title.opens) || owner || word.ends_with("ing");
    let rank = title.is(HEAD) && title.class() == Class::Military && title.case == Case::Title;
    (opens_sentence && before_name) || rank || word.ends_with("n't") || word.ends_with("n’t")
}

/// "Taiwan’s incumbent president", "Colombia’s first left-wing president": the owner before what is said of the holder, at `at`.
fn owner_of_quality(view: &View<'_>, at: usize) -> Option<usize> {
    let mut at = at;
    for _ in 0..4 {
        let unit = view.units.get(at)?;
        let word = view.str(at);
        let says = unit.is(QUALITY | FORMER)
            || (unit.is(PORTFOLIO | BODY | BEFORE_HEAD) && !unit.is(HEAD))
            || matches!(
                word,
                "first"
                    | "second"
                    | "third"
                    | "last"
                    | "only"
                    | "top"
                    | "real"
                    | "female"
                    | "ever"
                    | "billionaire"
                    | "own"
            )
            || (word.len() > 4 && (word.ends_with("est") || word.ends_with("ly")));
        if unit.case != Case::Lower || !says {
            return None;
        }
        at = view.before(at)?;
        let clitic = view.units.get(at)?;
        if clitic.kind == TokenKind::Clitic && matches!(view.str(at), "'s" | "’s" | "'" | "’") {
            return owner(view, at);
        }
    }
    None
}

/// The country or the body whose "’s" stands at `clitic`.
fn owner(view: &View<'_>, clitic: usize) -> Option<usize> {
    let at = view.before(clitic)?;
    let unit = view.units.get(at)?;
    let takes = unit.country || (unit.has_capital() && !unit.is_person() && !unit.is(HEAD));
    takes.then_some(at)
}

/// Small words and marks inside a name ("Board of Trustees chairman").
fn is_link(word: &str) -> bool {
    matches!(word, "of" | "for" | "and" | "the" | "&" | "on" | "in" | "de" | "del" | "al" | "-")
}

/// The new start, if the unit at `before` belongs to the title that so far begins at `first`.
fn reach_back(view: &View<'_>, before: usize, first: usize) -> Option<usize> {
    let unit = view.units.get(before)?;
    let title = view.units.get(first)?;
    let written = view.str(before);
    let named = matches!(unit.label, Some(Label::Organisation | Label::Place));
    if unit.is_person() || title.class() == Class::Honorific {
        return None;
    }
    if unit.is(FORMER) || unit.country {
        return Some(before);
    }
    if is_hyphen(view, before) {
        // "ex-president"
        let prefix = view.before(before)?;
        return view.units.get(prefix)?.is(FORMER).then_some(prefix);
    }
    if unit.kind == TokenKind::Clitic && matches!(written, "'s" | "’s" | "'" | "’") {
        // "Pakistan’s army chief"
        return owner(view, before);
    }
    if cuts_compound(view, before) {
        // "Asia-Pacific director"
        let part = view.before(before - 1)?;
        let both = unit.has_capital()
            && view.units.get(part).is_some_and(|u| u.has_capital() && !u.is_person());
        return both.then_some(part);
    }
    let rank = matches!(
        unit.word.map_or("", |word| word.key),
        "deputy" | "assistant" | "vice" | "acting" | "associate"
    );
    if rank && unit.is(BEFORE_HEAD) && title.has_capital() && !title.is(HEAD) {
        // "deputy White House press secretary"
        return Some(before);
    }
    let acronym = unit.word.is_some_and(|word| word.is(HEAD) && word.has(CAPITALS));
    if acronym && title.case == Case::Lower {
        // "the DDC chief": what stands before an office in small letters is its body.
        return Some(before);
    }
    if written == "New"
        && matches!(
            view.str(first),
            "York"
                | "Jersey"
                | "Zealand"
                | "Delhi"
                | "Orleans"
                | "Hampshire"
                | "Mexico"
                | "South"
                | "England"
        )
    {
        return Some(before);
    }
    if matches!(written, "al" | "Al" | "El" | "el") && title.has_capital() && !title.is(HEAD) {
        // "al Qaeda leader"
        return Some(before);
    }
    if written == "New" && named && title.has_capital() && !title.is(HEAD | BEFORE_HEAD) {
        // "New Hope leader"
        return Some(before);
    }
    if let Some(owner) = owner_of_quality(view, before) {
        return Some(owner);
    }
    if unit.is(QUALITY) || (unit.is(HEAD) && !unit.is(BODY)) {
        return None;
    }
    if unit.is(BODY | PORTFOLIO) {
        return Some(before);
    }
    if unit.has_capital() {
        let plain = !is_opener(written)
            && !is_courtesy(written)
            && !view.in_headline(before)
            && !stands_apart(view, before, first);
        return (named || plain).then_some(before);
    }
    // "Health and Human Services Secretary"
    let listed = matches!(written, "and" | "&")
        && title.has_capital()
        && !title.is(HEAD)
        && view
            .before(before)
            .and_then(|i| view.units.get(i))
            .is_some_and(|u| u.has_capital() && u.is(PORTFOLIO) && !u.is(HEAD));
    (listed || (named && !title.opens && is_link(written))).then_some(before)
}

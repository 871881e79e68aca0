//! What is never a title, whatever speaks for it: parts of names of bodies, acronyms of bodies, parts of the body.

use std::collections::BTreeSet;

use crate::analyze::titles::features::{Beside, Heads, beside};
use crate::analyze::titles::function::{is_copula, is_saying, is_stop};
use crate::analyze::titles::grammar::Proposal;
use crate::analyze::titles::view::{Case, Unit, View};
use crate::lexicon::titles::{
    BEFORE, BODY, CAPITAL, CAPITALS, Class, FORMER, HEAD, OCCUPATION, PORTFOLIO, TitleWord, WEAK,
};
use crate::tagger::Label;
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

/// What is named after people with their titles.
#[rustfmt::skip]
const NAMESAKES: &[&str] = &[
    "University", "Hospital", "Mosque", "Airport", "Stadium", "Road", "Street", "Avenue", "Boulevard", "Prize", "Award", "Awards",
    "Cup", "Foundation", "Center", "Centre", "Bridge", "Port", "School", "College", "Institute", "Base", "Park", "Library",
    "Museum", "Highway", "Expressway", "Square", "Lake", "Dam", "Tower", "Building", "Theatre", "Theater", "Trophy", "Church",
    "Cathedral", "Mall", "Reserve", "Fund", "Trust", "Academy", "Complex", "Clinic", "Arena", "Memorial", "Island", "Hotel", "Drive",
    "District", "Polytechnic", "Causeway", "Chair", "Scholarship", "Medal", "Festival", "Sound", "Bay",
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
                    !named.is_person()
                        && !named.word.is_some_and(|w| w.is(HEAD) || spells(&word, w))
                });
            // "the DA councillor", "MEP offices", "DA-led"
            let modifies = is_modifier(view, at)
                || is_body_next(view, at)
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

/// A proposal with what stands around it.
struct Setting<'v, 'd> {
    view: &'v View<'d>,
    proposal: &'v Proposal,
    unit: &'v Unit,
    word: TitleWord,
    place: Beside,
    /// Does somebody bear this office elsewhere in the document?
    held: bool,
}

/// Is `proposal` surely no title?
pub(super) fn vetoes(
    view: &View<'_>,
    proposal: &Proposal,
    acronyms: &Acronyms<'_>,
    heads: &Heads,
) -> bool {
    let Some(unit) = view.units.get(proposal.head) else { return true };
    let Some(word) = unit.word else { return true };
    let held = word.has(WEAK | OCCUPATION) && word.key != "leader" && heads.names_holder(word.key);
    let case = Setting { view, proposal, unit, word, place: beside(view, proposal), held };
    let acronym = word.has(CAPITALS) && is_no_office(view, proposal, unit, acronyms, case.place);
    acronym || case.is_without_holder() || case.is_in_longer_name() || case.is_other_word()
}

impl Setting<'_, '_> {
    /// Is a person's name right beside it?
    fn is_named(&self) -> bool {
        matches!(self.place, Beside::Next | Beside::NextComma)
    }

    fn before(&self) -> &str {
        self.view.before(self.proposal.full.start).map_or("", |at| self.view.str(at))
    }

    fn next(&self) -> Option<&Unit> {
        self.view.after(self.proposal.full.end - 1).and_then(|at| self.view.units.get(at))
    }

    fn next_word(&self) -> &str {
        self.view.after(self.proposal.full.end - 1).map_or("", |at| self.view.str(at))
    }

    /// Plurals, honorifics, weak heads and occupations need somebody, or something, beside them.
    fn is_without_holder(&self) -> bool {
        let word = &self.word;
        let bare = self.proposal.tail.is_none() && self.proposal.full.len() == 1;
        let alone = matches!(self.place, Beside::Nobody | Beside::Near);
        // "police chief Holt … the chief said"
        let known = self.held && matches!(self.before(), "the" | "The");
        // "Count on us": at the start of a sentence any word has a capital.
        let opens_sentence = self.view.before(self.proposal.full.start).is_none();
        let speaks = is_saying(self.next_word()) || self.next_word() == ",";
        (word.has(CAPITAL) && opens_sentence && alone && !speaks && self.unit.case == Case::Title)
            || (word.plural && !self.is_named())
            // "Sir" stands before a name, or before another title.
            || (word.has(BEFORE) && self.place != Beside::Next && !self.next().is_some_and(begins_name))
            // "shot in the head"
            || (word.has(WEAK) && !word.has(CAPITALS) && bare && alone && !known)
            || (word.has(OCCUPATION) && bare && alone && !known)
    }

    /// "Coach of the Year", "Prosecutor’s Office", "King’s College", "owner-occupier", "non-MP".
    fn is_in_longer_name(&self) -> bool {
        let (view, proposal) = (self.view, self.proposal);
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
            ) {
                return true;
            }
        }
        let start = proposal.full.start;
        let hyphen = |at: usize| view.str(at) == "-" && view.units.get(at).is_some_and(|u| u.glued);
        let compound =
            (start > 0 && hyphen(start - 1) && view.units.get(start).is_some_and(|u| u.glued))
                || (proposal.tail.is_none()
                    && hyphen(proposal.full.end)
                    && view.units.get(proposal.full.end + 1).is_some_and(|u| u.glued));
        compound
            || self.is_namesake()
            || (self.unit.has_capital() && self.place != Beside::Next && self.begins_body())
    }

    /// "King Fahd University", "Dr. A. G. Pillay Hospital": is the title the first word of what was named after its holder?
    fn is_namesake(&self) -> bool {
        if !self.unit.has_capital() || self.proposal.tail.is_some() {
            return false;
        }
        let mut at = self.proposal.full.end - 1;
        for _ in 0..7 {
            let Some(next) = self.view.after(at) else { return false };
            let Some(unit) = self.view.units.get(next) else { return false };
            let word = self.view.str(next);
            let inside = unit.has_capital() || matches!(word, "bin" | "al" | "-" | ".");
            if !inside {
                return false;
            }
            if NAMESAKES.contains(&word) && !unit.is_person() {
                return true;
            }
            at = next;
        }
        false
    }

    /// Does the name of a body go on behind it?
    fn begins_body(&self) -> bool {
        let view = self.view;
        let Some(next) = view.after(self.proposal.full.end - 1) else { return false };
        let clitic = view.units.get(next).is_some_and(|unit| unit.kind == TokenKind::Clitic);
        let noun = if clitic { view.after(next) } else { Some(next) };
        let Some(noun) = noun else { return false };
        let capital =
            view.units.get(noun).is_some_and(|unit| unit.has_capital() && !unit.is_person());
        OFFICES.contains(&view.str(noun))
            || (clitic && capital && self.unit.class() == Class::Royalty)
    }

    /// Heads that are other words too.
    fn is_other_word(&self) -> bool {
        let lower = self.unit.case == Case::Lower;
        let (before, next) = (self.before(), self.next_word());
        let noun_next = self.next().is_some_and(|u| {
            u.kind == TokenKind::Word
                && u.case == Case::Lower
                && !is_stop(next)
                && !matches!(
                    next,
                    "and" | "or" | "of" | "for" | "to" | "at" | "in" | "on" | "the" | "a"
                )
                && !next.ends_with("ed")
        });
        let alone = matches!(self.place, Beside::Nobody | Beside::Near);
        let article = matches!(before, "the" | "The" | "a" | "A");
        match self.word.key {
            // "Department of Justice", "United States Justice", "justice delayed"
            "justice" if alone => noun_next || !article || self.proposal.full.len() > 1,
            // "premier energy event", but "the premier cheered"
            "premier" if lower => noun_next && !(next.ends_with('s') && article),
            // "a representative of the firm"
            "representative" | "speaker"
                if lower
                    && alone
                    && matches!(before, "a" | "an" | "A" | "An" | "any" | "every") =>
            {
                true
            }
            // "Let history judge us", "to coach"
            "judge" | "coach" | "captain" | "head" | "manager" | "chair" | "marshal"
                if lower && is_verb(self.view, self.proposal) =>
            {
                true
            }
            "director" | "coach" | "captain" if matches!(before, "best" | "Best") => true,
            // "Best Director"
            "director" | "coach" if self.view.str(self.proposal.full.start) == "Best" => true,
            // "Volkswagen AG"
            "attorney general" if self.unit.case == Case::Upper => {
                let firm = self.proposal.head.checked_sub(1).and_then(|at| self.view.units.get(at));
                self.place != Beside::Next
                    && firm.is_some_and(|u| u.has_capital() && u.word.is_none() && !u.country)
            }
            // "Beachy Head"
            "head" if !lower && alone && self.proposal.tail.is_none() => true,
            // "is representative of"
            "representative" if lower && (is_copula(before) || before == "not") => true,
            "sheikh" => matches!(before, "El" | "el" | "Al" | "al"),
            // "a plastic chair"
            "chair" if lower && alone && self.proposal.tail.is_none() => {
                matches!(
                    before,
                    "a" | "in" | "plastic" | "electric" | "rocking" | "wooden" | "empty"
                )
            }
            // "Capital FM"
            "foreign minister" if self.unit.case == Case::Upper => {
                let station = self.proposal.full.start < self.proposal.core.start
                    && !self
                        .view
                        .units
                        .get(self.proposal.head - 1)
                        .is_some_and(|u| u.country || u.is(FORMER));
                station && self.place != Beside::Next
            }
            _ => false,
        }
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
    // "LG Electronics"
    let next = view.after(proposal.head).and_then(|at| view.units.get(at));
    let goes_on =
        |next: &Unit| next.label == Some(Label::Organisation) && !next.opens && next.has_capital();
    let firm = matches!(
        view.str(proposal.head),
        "LG" | "AG" | "SP" | "DC" | "DA" | "AC" | "GM" | "SG" | "DG" | "GE" | "CP"
    );
    if firm && unit.label == Some(Label::Organisation) && next.is_some_and(goes_on) {
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
    let before = view.before(proposal.full.start).map_or("", |at| view.str(at));
    let after = view.after(proposal.head).map_or("", |at| view.str(at));
    let object = matches!(after, "it" | "them" | "us" | "him" | "me" | "you" | "whether" | "how");
    let alone = proposal.full.len() == 1 || proposal.tail.is_some();
    object
        || (alone
            && matches!(
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
            ))
}

/// "SP Group": does the name of a body go on behind the acronym?
fn is_body_next(view: &View<'_>, at: usize) -> bool {
    let next = view.after(at).and_then(|next| view.units.get(next));
    next.is_some_and(|unit| {
        unit.has_capital() && unit.is(BODY) && !unit.is(HEAD) && !unit.is_person()
    })
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

//! Titles that are parts of names: of bodies, prizes, streets, editions; and acronyms that are no office here.

use std::collections::BTreeSet;

use crate::analyze::titles::features::Beside;
use crate::analyze::titles::function::is_saying;
use crate::analyze::titles::veto::Setting;
use crate::analyze::titles::view::{Case, Unit, View};
use crate::lexicon::titles::{BODY, CAPITALS, Class, HEAD, PORTFOLIO, TitleWord};
use crate::tagger::Label;
use crate::text::TokenKind;

/// What makes "Prime Minister’s Office" a body, and "Founder’s Edition" a thing.
#[rustfmt::skip]
const OFFICES: &[&str] = &[
    "Office", "Offices", "OFFICE", "Department", "Secretariat", "House", "Palace", "Council", "Court", "Cup", "Award", "Awards",
    "Fund", "Committee", "Commission", "Bureau", "Residence", "Guard", "Guards", "Medal", "Trophy", "Prize", "Conference", "Forum",
    "Foundation", "Street", "Avenue", "Road", "Hospital", "School", "College", "Island", "Hotel", "Square", "Highway", "Lobby",
    "Chambers", "Center", "Centre", "Complex", "Building", "Stadium", "University", "Edition", "Cut", "Choice", "Guide", "Day",
    "Club", "Corner", "Pick", "Picks", "Note", "Collection", "Plate", "Stakes", "Handbook", "Lodge", "Mansion", "Quarters",
    "Branch", "Unit", "Division", "Squad", "Agency", "Service", "Directorate", "Presidency", "Authority", "Corps", "Force",
    "Academy", "Association", "Union", "League", "Board", "Institute", "City", "Bay", "Park", "Summit", "Challenge", "Ball", "Roundtable", "Wife", "Daughter", "Series", "Weekly",
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

/// Acronyms of offices that are also currents, towns, makers of cars, versions.
const MANY_THINGS: &[&str] = &[
    "LG", "AG", "SP", "DC", "DA", "AC", "GM", "SG", "DG", "GE", "CP", "DM", "LT", "PS", "CS", "OC",
    "DP", "IG", "DI", "TD", "CC", "VC", "PVC", "NSA", "FM", "MD", "HM", "PRO", "CAS", "CDS", "ADC",
    "ASI", "DEO", "CPO", "CCO", "CSO", "MLC", "MK", "MCA", "MHA", "MPA",
];

/// So many different acronyms are looked for in the whole document; more are no article but a list.
const MOST: usize = 64;

/// The document's acronyms that name bodies.
#[derive(Debug, Default)]
pub(in crate::analyze::titles) struct Acronyms<'d> {
    of_bodies: BTreeSet<&'d str>,
}

impl<'d> Acronyms<'d> {
    /// Those that stand in brackets behind a name, or that are used like one.
    pub(in crate::analyze::titles) fn new(view: &View<'d>) -> Self {
        let mut of_bodies = BTreeSet::new();
        let mut seen = BTreeSet::new();
        for (at, unit) in view.units.iter().enumerate() {
            let Some(word) = unit.word.filter(|word| word.has(CAPITALS) && word.is(HEAD)) else {
                continue;
            };
            let bracketed = at > 0
                && view.str(at - 1) == "("
                && (view.str(at + 1) == ")" || view.str(at + 2) == ")")
                && view.before(at - 1).and_then(|i| view.units.get(i)).is_some_and(|named| {
                    !named.is_person()
                        && !named.word.is_some_and(|w| w.is(HEAD) || spells(&word, w))
                });
            // "the DA councillor", "MEP offices", "DA-led"
            let modifies = is_modifier(view, at)
                || is_body_next(view, at)
                || (view.str(at + 1) == "-" && view.units.get(at + 1).is_some_and(|u| u.glued));
            let written = unit.span.of(view.text);
            let spelt_out =
                seen.len() < MOST && seen.insert(written) && is_spelt_out_as_body(view, written);
            if bracketed || modifies || spelt_out {
                of_bodies.insert(written);
            }
        }
        Self { of_bodies }
    }
}

/// "Democratic Party for the People" for "DPP": is the acronym somewhere the first letters of a name that is no office?
fn is_spelt_out_as_body(view: &View<'_>, acronym: &str) -> bool {
    let small = |word: &str| matches!(word, "of" | "for" | "the" | "and" | "de" | "&");
    (0..view.units.len()).any(|first| {
        let mut letters = acronym.chars();
        let mut at = first;
        let mut office = false;
        while !letters.as_str().is_empty() {
            let Some(unit) = view.units.get(at) else { return false };
            let capital = unit.case == Case::Title;
            if !capital && at == first {
                return false;
            }
            let word = unit.span.of(view.text);
            let begins = capital && word.chars().next() == letters.clone().next();
            match begins && !unit.is_person() {
                true => letters.next(),
                false if at > first && small(word) => None,
                false => return false,
            };
            office |= unit.is(HEAD);
            at += 1;
        }
        !office
    })
}

/// "Inspector General of Police (IGP)": does the last word of the name end what the acronym stands for?
fn spells(acronym: &TitleWord, last: TitleWord) -> bool {
    acronym.key.ends_with(last.key)
}

impl Setting<'_, '_> {
    /// "Coach of the Year", "Prosecutor’s Office", "King’s College", "owner-occupier", "non-MP".
    pub(super) fn is_in_longer_name(&self) -> bool {
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
            || self.is_office_of()
            || self.is_edition()
            || self.is_namesake()
            || (self.unit.has_capital() && self.place != Beside::Next && self.begins_body())
    }

    /// An acronym that is no office here: the body's, the hour's, or the beginning of a name.
    pub(super) fn is_no_office(&self, acronyms: &Acronyms<'_>) -> bool {
        let (view, proposal, unit) = (self.view, self.proposal, self.unit);
        let written = unit.span.of(view.text);
        if acronyms.of_bodies.contains(written) || written == "SEC." {
            return true;
        }
        let before = proposal.head.checked_sub(1).and_then(|at| view.units.get(at));
        if before.is_some_and(|u| u.kind == TokenKind::Number) {
            return true;
        }
        // "PM 2.5"
        if self.next().is_some_and(|u| u.kind == TokenKind::Number) {
            return true;
        }
        // "LG Electronics"
        let next = view.after(proposal.head).and_then(|at| view.units.get(at));
        let goes_on = |next: &Unit| {
            next.label == Some(Label::Organisation) && !next.opens && next.has_capital()
        };
        if MANY_THINGS.contains(&written) {
            // "Walker (DC)": a party.
            let party = before.is_some_and(|u| u.span.of(view.text) == "(")
                && proposal.head > 1
                && view.units.get(proposal.head - 2).is_some_and(Unit::is_person);
            if party {
                return true;
            }
            let firm = unit.label == Some(Label::Organisation) && next.is_some_and(goes_on);
            if firm || self.is_bare_acronym() {
                return true;
            }
        }
        // "Rosand, MD, MSc" is a degree.
        unit.class() == Class::Business
            && self.place == Beside::Before
            && proposal.tail.is_none()
            && proposal.full.len() == 1
            && self.word.key == "managing director"
    }

    /// "DC fast charging", "most GM engines": letters that stand for much else, with nothing that makes them somebody.
    fn is_bare_acronym(&self) -> bool {
        let alone = matches!(self.place, Beside::Nobody | Beside::Near);
        if !alone || self.proposal.tail.is_some() || self.held || self.spelt_out {
            return false;
        }
        let next = self.next_word();
        let full = self.proposal.full.start..self.proposal.head;
        let body = self.view.units.get(full).is_some_and(|units| {
            units.iter().any(|u| u.country || u.word.is_some() || u.label == Some(Label::Place))
        });
        // "The DA said" is a party's in South Africa, unless the article has an attorney.
        let article = !matches!(self.unit.span.of(self.view.text), "DA")
            && matches!(self.before(), "the" | "The");
        let known = body || article || matches!(self.before(), "as" | "then");
        let place = self.next().is_some_and(|u| u.label == Some(Label::Place) || u.is(HEAD));
        !(is_saying(next) || place || (known && !self.noun_follows()))
    }

    /// "King Fahd University", "Dr. A. G. Pillay Hospital": is the title the first word of what was named after its holder?
    fn is_namesake(&self) -> bool {
        // Posts of a firm are named after nobody: "Executive Director Vega Foundation". "Prince of Wales" is.
        let post =
            matches!(self.unit.class(), Class::Business | Class::Media | Class::Spokesperson);
        let scoped = self.proposal.tail.is_some() && self.unit.class() != Class::Royalty;
        if !self.unit.has_capital() || post || scoped {
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
            let street =
                matches!(word, "Street" | "Road" | "Avenue" | "Drive" | "Boulevard" | "Highway");
            if street || (NAMESAKES.contains(&word) && !unit.is_person()) {
                return true;
            }
            at = next;
        }
        false
    }

    /// "The prosecutor’s office": a body.
    fn is_office_of(&self) -> bool {
        let clitic = self.view.after(self.proposal.full.end - 1).filter(|at| {
            self.view.units.get(*at).is_some_and(|unit| unit.kind == TokenKind::Clitic)
        });
        clitic
            .and_then(|at| self.view.after(at))
            .is_some_and(|at| matches!(self.view.str(at), "office" | "offices"))
    }

    /// "Football Manager 2020", "the Argus Leader": a game, a paper.
    fn is_edition(&self) -> bool {
        if !self.unit.has_capital() || self.place == Beside::Next || self.proposal.tail.is_some() {
            return false;
        }
        // "who owns The Age Well Coach", "the ship Polar Prince"
        let named_the = self.before() == "The"
            && self
                .view
                .before(self.proposal.full.start)
                .and_then(|at| self.view.before(at))
                .is_some_and(|at| {
                    self.view.units.get(at).is_some_and(|u| u.kind == TokenKind::Word)
                })
            && !self.view.in_headline(self.proposal.head);
        let ship = self.unit.class() == Class::Royalty
            && self.unit.case == Case::Title
            && matches!(self.place, Beside::Nobody | Beside::Near)
            && self.proposal.full.start < self.proposal.core.start
            && !self
                .view
                .units
                .get(self.proposal.full.start..self.proposal.core.start)
                .is_some_and(|units| {
                    units
                        .iter()
                        .any(|u| u.country || u.word.is_some() || u.label == Some(Label::Place))
                });
        if named_the || ship {
            return true;
        }
        let year = |u: &Unit| u.kind == TokenKind::Number && u.span.len() == 4;
        let paper = self.word.key == "leader" && self.unit.label.is_some() && !self.unit.opens;
        paper || self.next().is_some_and(year)
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

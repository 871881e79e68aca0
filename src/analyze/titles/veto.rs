//! What is never a title, whatever speaks for it: parts of names of bodies, acronyms of bodies, parts of the body.

mod body;
mod word;

pub(super) use crate::analyze::titles::veto::body::Acronyms;

use crate::analyze::titles::features::{Beside, Heads, beside};
use crate::analyze::titles::function::{is_copula, is_saying, is_stop};
use crate::analyze::titles::grammar::Proposal;
use crate::analyze::titles::view::{Case, Unit, View};
use crate::lexicon::titles::{BEFORE, CAPITAL, CAPITALS, HEAD, OCCUPATION, THING, TitleWord, WEAK};

/// A proposal with what stands around it.
struct Setting<'v, 'd> {
    view: &'v View<'d>,
    proposal: &'v Proposal,
    unit: &'v Unit,
    word: TitleWord,
    place: Beside,
    /// Does somebody bear this office elsewhere in the document?
    held: bool,
    /// Does this office, if it is written in capitals here, stand in words elsewhere in the document?
    spelt_out: bool,
    /// Is the document about films?
    of_films: bool,
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
    let held =
        word.has(WEAK | OCCUPATION | THING) && word.key != "leader" && heads.names_holder(word.key);
    let case = Setting {
        view,
        proposal,
        unit,
        word,
        place: beside(view, proposal),
        held,
        spelt_out: heads.spells_out(word.key),
        of_films: heads.of_films,
    };
    (word.has(CAPITALS) && case.is_no_office(acronyms))
        || case.is_nickname()
        || case.is_without_holder()
        || case.is_in_longer_name()
        || case.is_other_word()
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

    /// "Anan “Pope” Pong": does it stand in quotation marks between two parts of a name?
    fn is_nickname(&self) -> bool {
        let (start, end) = (self.proposal.full.start, self.proposal.full.end);
        let quote = |at: usize| matches!(self.view.str(at), "\"" | "“" | "”" | "'" | "‘" | "’");
        let person = |at: usize| self.view.units.get(at).is_some_and(Unit::is_person);
        start > 1 && quote(start - 1) && quote(end) && person(start - 2) && person(end + 1)
    }

    /// Plurals, honorifics, weak heads and occupations need somebody, or something, beside them.
    fn is_without_holder(&self) -> bool {
        let word = &self.word;
        let bare = self.proposal.tail.is_none() && self.proposal.full.len() == 1;
        let alone = matches!(self.place, Beside::Nobody | Beside::Near);
        // "while she was principal"
        let pronoun = is_copula(self.before())
            && self
                .view
                .before(self.proposal.full.start)
                .and_then(|at| self.view.before(at))
                .is_some_and(|at| matches!(self.view.str(at), "he" | "she" | "He" | "She"));
        // "police chief Holt … the chief said"
        let known = self.held && matches!(self.before(), "the" | "The");
        // "Count on us": at the start of a sentence any word has a capital.
        let opens_sentence = matches!(self.before(), "" | "“" | "\"" | "‘");
        let speaks = is_saying(self.next_word()) || self.next_word() == ",";
        (word.has(CAPITAL) && opens_sentence && alone && !speaks && self.unit.case == Case::Title)
            || (word.plural && (!self.is_named() || self.is_kin()))
            // "Sir" stands before a name, or before another title.
            || (word.has(BEFORE) && self.place != Beside::Next && !self.goes_before_name())
            // "shot in the head"
            || (word.has(WEAK) && !word.has(CAPITALS) && bare && alone && !known)
            || (word.has(OCCUPATION) && bare && alone && !known && !pronoun)
            || (word.has(THING) && alone && !self.held && !self.acts_like_somebody())
    }

    /// Does a name, or another title before it, begin behind it?
    fn goes_before_name(&self) -> bool {
        self.next().is_some_and(|unit| {
            let unknown = unit.word.is_none() && !unit.country && !is_stop(self.next_word());
            unit.is_person() || (unit.has_capital() && (unit.is(HEAD) || unknown))
        })
    }

    /// "Brothers", which no order has when it stands before two names.
    fn is_kin(&self) -> bool {
        matches!(self.word.key, "brother" | "sister" | "father" | "mother")
    }

    /// "The publisher said", "the controller of the city": is what might be a thing somebody?
    fn acts_like_somebody(&self) -> bool {
        let next = self.next_word();
        self.proposal.tail.is_some() || is_saying(next) || next == "who"
    }
}

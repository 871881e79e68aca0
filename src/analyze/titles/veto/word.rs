//! Heads that are other words too: verbs, adjectives, furniture, films.

use crate::analyze::titles::features::Beside;
use crate::analyze::titles::function::{is_copula, is_saying, is_stop};
use crate::analyze::titles::grammar::Proposal;
use crate::analyze::titles::tail::Preposition;
use crate::analyze::titles::veto::Setting;
use crate::analyze::titles::view::{Case, View};
use crate::lexicon::titles::{Class, FORMER, OCCUPATION, THING, WEAK};
use crate::tagger::Label;
use crate::text::TokenKind;

impl Setting<'_, '_> {
    /// Does a word with a capital follow that the lexicon or the tagger knows, and that is no name?
    fn goes_on_in_capitals(&self) -> bool {
        self.next().is_some_and(|unit| {
            unit.has_capital() && !unit.is_person() && (unit.word.is_some() || unit.label.is_some())
        })
    }

    /// Does a word in small letters that no list has stand before it ("fluent")?
    fn follows_quality(&self) -> bool {
        let before = self.view.before(self.proposal.full.start);
        before.and_then(|at| self.view.units.get(at)).is_some_and(|unit| {
            unit.kind == TokenKind::Word
                && unit.case == Case::Lower
                && unit.word.is_none()
                && !is_stop(self.before())
                && !matches!(self.before(), "the" | "a" | "and" | "of" | "by" | "to" | "for")
        })
    }

    /// "King of Monitors": is what follows "of" many things, and no land?
    fn rules_things(&self) -> bool {
        let of = self.view.after(self.proposal.head).filter(|&at| self.view.str(at) == "of");
        let what = of.and_then(|of| self.view.units.get(of + 1));
        what.is_some_and(|unit| {
            let word = unit.span.of(self.view.text);
            let many = word.ends_with('s') && !word.ends_with("ss") && word.len() > 4;
            many && !unit.country && !matches!(unit.label, Some(Label::Place | Label::Person))
        })
    }

    /// "Egypt has been a mediator", "Vega Watch, the market’s supervisor": is a country or a body the one?
    fn is_said_of_no_person(&self) -> bool {
        let view = self.view;
        let anybody = self.word.has(WEAK | OCCUPATION | THING)
            || matches!(self.word.key, "mediator" | "administrator" | "founder" | "moderator");
        if !anybody || self.unit.has_capital() {
            return false;
        }
        let mut at = self.proposal.full.start;
        for _ in 0..4 {
            let Some(before) = view.before(at) else { return false };
            let word = view.str(before);
            let one = view.before(before).and_then(|i| view.units.get(i));
            let body = one.is_some_and(|u| u.country || u.label == Some(Label::Organisation));
            if word == "," || is_copula(word) {
                // "has been": the one stands a word further.
                let farther = view
                    .before(before)
                    .filter(|i| matches!(view.str(*i), "has" | "have" | "had"))
                    .and_then(|i| view.before(i))
                    .and_then(|i| view.units.get(i));
                let farther =
                    farther.is_some_and(|u| u.country || u.label == Some(Label::Organisation));
                return body && word != "," || farther || (body && at != self.proposal.full.start);
            }
            let passes = view.units.get(before).is_some_and(|u| u.case == Case::Lower)
                && (!is_stop(word) || word == "an");
            if !passes {
                return false;
            }
            at = before;
        }
        false
    }

    /// Does a noun in small letters follow ("premier event")?
    pub(super) fn noun_follows(&self) -> bool {
        let next = self.next_word();
        self.next().is_some_and(|u| u.kind == TokenKind::Word && u.case == Case::Lower)
            && !is_stop(next)
            && !matches!(
                next,
                "and" | "or" | "of" | "for" | "to" | "at" | "in" | "on" | "the" | "a"
            )
            && !next.ends_with("ed")
    }

    /// Does the title begin with an owner that is neither a country nor a body?
    fn is_owned_by_nobody_known(&self) -> bool {
        let units = self.proposal.full.start..self.proposal.core.start;
        let units = self.view.units.get(units).unwrap_or_default();
        units.last().is_some_and(|unit| unit.kind == TokenKind::Clitic)
            && !units.iter().any(|unit| unit.country || unit.label.is_some() || unit.word.is_some())
    }

    /// "An Ontario Court of Appeal justice": does a court stand before the head?
    fn is_of_court(&self) -> bool {
        let before = self.proposal.full.start..self.proposal.head;
        before.into_iter().any(|at| matches!(self.view.str(at), "Court" | "court"))
    }

    /// Heads that are other words too.
    pub(super) fn is_other_word(&self) -> bool {
        let lower = self.unit.case == Case::Lower;
        let (before, next) = (self.before(), self.next_word());
        let noun_next = self.noun_follows();
        let alone = matches!(self.place, Beside::Nobody | Beside::Near);
        let article = matches!(before, "the" | "The" | "a" | "A");
        // "the SEC.": an agency.
        let short = self.unit.span.of(self.view.text).trim_end_matches('.').len() < 4;
        if matches!(self.word.key, "secretary" | "lieutenant")
            && self.place != Beside::Next
            && self.unit.case == Case::Upper
            && short
        {
            return true;
        }
        if self.is_said_of_no_person() {
            return true;
        }
        match self.word.key {
            // "the last fluent speaker"
            "speaker" if lower && alone && self.follows_quality() => true,
            // "a highly paid speaker"
            "speaker"
                if lower && alone && self.proposal.tail.is_none() && before.ends_with("paid") =>
            {
                true
            }
            // "King of Monitors"
            "king" | "queen" if self.place == Beside::Nobody && self.rules_things() => true,
            // "cash is king", "a disco queen"
            "king" | "queen" | "prince" | "princess" | "emperor" if lower && alone => {
                is_copula(before) || self.follows_quality()
            }
            // "the colonial ruler France"
            "ruler" | "leader" if lower && self.next().is_some_and(|u| u.country) => true,
            // The oldest of a family.
            "patriarch" if lower => self.place != Beside::Next,
            // "the principal weapon", "a representative office"
            "principal" | "representative" if lower && alone && noun_next => true,
            // "her previous boss"
            "boss" => matches!(
                before,
                "his"
                    | "her"
                    | "their"
                    | "my"
                    | "our"
                    | "your"
                    | "His"
                    | "Her"
                    | "a"
                    | "the"
                    | "The"
            ),
            // "Department of Justice", "United States Justice", "justice delayed"
            "justice" if alone && lower && self.is_of_court() => false,
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
            "judge" | "coach" | "captain" | "head" | "manager" | "chair" | "marshal" | "whip"
            | "founder"
                if lower && is_verb(self.view, self.proposal) =>
            {
                true
            }
            // A rank; any other specialist is none.
            "specialist" => self.place != Beside::Next || self.proposal.full.len() > 1,
            // Whoever has made a film.
            "director" if self.of_films && self.proposal.tail.is_none() => {
                self.proposal.full.len() == 1
            }
            "director" | "coach" | "captain" if matches!(before, "best" | "Best") => true,
            // "Hun Sen said": without a name behind it, it ends one.
            "senator" | "representative"
                if self.place != Beside::Next
                    && matches!(self.unit.span.of(self.view.text), "Sen" | "Rep") =>
            {
                true
            }
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
            // "General Amir Holt": a given name.
            "emir" if self.unit.span.of(self.view.text) == "Amir" => {
                self.place == Beside::Next
                    && self.proposal.head > 0
                    && self.view.units.get(self.proposal.head - 1).is_some_and(|u| {
                        matches!(u.class(), Class::Military | Class::Police | Class::Honorific)
                    })
            }
            // "to turn Holt’s head"
            "head"
                if lower
                    && alone
                    && self.proposal.tail.is_none()
                    && self.is_owned_by_nobody_known() =>
            {
                true
            }
            "sheikh" => matches!(before, "El" | "el" | "Al" | "al"),
            // "iCloud Private Relay"
            "private" if !lower => alone,
            // "the General Presidency": the adjective.
            "general" | "major" if !lower && alone => self.goes_on_in_capitals(),
            // "a Duke assistant professor"
            "duke" if !lower && alone && self.proposal.tail.is_none() => {
                !article && !self.held && !is_saying(next)
            }
            // "the town of Elkton, MD."
            "managing director" if self.unit.case == Case::Upper => {
                before == "," && self.place != Beside::Next
            }
            // "a plastic chair"
            "chair" if lower && alone && self.proposal.tail.is_none() => {
                matches!(before, "a" | "in") || self.follows_quality()
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

/// Does a verb that looks like a head stand here: after "to" or "will", before an object?
fn is_verb(view: &View<'_>, proposal: &Proposal) -> bool {
    let before = view.before(proposal.full.start).map_or("", |at| view.str(at));
    let after = view.after(proposal.head).map_or("", |at| view.str(at));
    let object = matches!(
        after,
        "it" | "them" | "us" | "him" | "me" | "you" | "whether" | "how" | "out" | "up"
    );
    // "from minister to head of the council"
    let noun = proposal.tail.as_ref().is_some_and(|tail| tail.preposition == Preposition::Of);
    let alone = !noun && (proposal.full.len() == 1 || proposal.tail.is_some());
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
                    | "ever"
                    | "never"
            ))
}

//! Prepositions behind a head, and which of them an office can have there: an ambassador is one to a country, a minister is not.

use crate::analyze::titles::view::Unit;
use crate::lexicon::titles::Class;

/// The words that begin a tail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analyze::titles) enum Preposition {
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
    /// "rapporteur on housing"
    On,
}

/// The preposition that `word` is.
pub(super) fn preposition(word: &str) -> Option<Preposition> {
    Some(match word {
        "of" | "Of" | "OF" => Preposition::Of,
        "for" | "For" | "FOR" => Preposition::For,
        "to" | "To" => Preposition::To,
        "at" | "At" => Preposition::At,
        "in" => Preposition::In,
        "on" => Preposition::On,
        _ => return None,
    })
}

/// Can the office at `unit` have it right behind?
pub(super) fn allows(unit: &Unit, preposition: Preposition) -> bool {
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
        Preposition::At => {
            let vice = unit.word.is_some_and(|word| word.key.ends_with("vice president"));
            vice || !matches!(unit.word.map_or("", |word| word.key), "head" | "chief" | "leader")
                && !matches!(
                    class,
                    Class::Honorific
                        | Class::State
                        | Class::Govt
                        | Class::Royalty
                        | Class::Legislator
                        | Class::Judge
                        | Class::Clergy
                )
        }
        Preposition::In => class == Class::Diplomat,
        Preposition::On => unit
            .word
            .is_some_and(|word| word.key.ends_with("rapporteur") || word.key == "ranking member"),
    }
}

/// Can a `next` phrase follow on the `first` one?
pub(super) fn goes_on(unit: &Unit, first: Preposition, next: Preposition) -> bool {
    match next {
        // "head of research at the bank", "director for games at the firm"
        Preposition::At => {
            let post = matches!(unit.word.map_or("", |word| word.key), "head" | "chief");
            matches!(first, Preposition::Of | Preposition::For)
                && (post || allows(unit, Preposition::At))
        }
        Preposition::To => first == Preposition::Of && unit.class() == Class::Diplomat,
        Preposition::For => {
            let vice = unit.word.is_some_and(|word| word.key.ends_with("vice president"));
            first == Preposition::Of && (vice || unit.class() != Class::State)
        }
        Preposition::Of => first != Preposition::Of,
        Preposition::In | Preposition::On => false,
    }
}

//! What the words between a title and a name say of the two.

use crate::analyze::holders::glosses::{is_owner, skip_age, skip_gloss, skip_letters};
use crate::analyze::holders::verbs::{
    breaks, is_appointing, is_be, is_break, is_copula, is_courtesy, is_determiner, is_finite,
    is_function_word,
};
use crate::analyze::scene::{Lower, words};

/// What the text between two mentions says of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Bond {
    /// A title and the name right after it.
    Direct,
    /// The same with a comma, dash or bracket.
    Comma,
    /// "of the northern region, " between.
    Far,
    /// "is", "was appointed".
    Copula,
    /// A name and the title after a comma.
    Apposition,
    /// A name and the title in brackets, or after a dash.
    Bracket,
    /// "appointed NAME as TITLE".
    As,
    /// "NAME TITLE".
    Bare,
}

/// What stands between a title and the name after it.
pub(super) fn before_name(gap: &[Lower<'_>]) -> Option<Bond> {
    // A quotation ends here, and the name is the speaker's.
    let closed = |two: &[Lower<'_>]| matches!(two, [comma, quote] if comma == "," && matches!(quote.as_str(), "\"" | "'" | "’"));
    if gap.iter().any(|word| matches!(word.as_str(), "”" | "»")) || gap.windows(2).any(closed) {
        return None;
    }
    let gap: Vec<&str> = gap
        .iter()
        .map(Lower::as_str)
        .filter(|word| {
            !is_courtesy(word) && !matches!(*word, "\"" | "“" | "”" | "'" | "‘" | "’" | "*" | "«")
        })
        .collect();
    let gap = match gap.as_slice() {
        // "The head of the Trust (THT) in Oslo, Ilse Varga": the gloss says nothing.
        ["(", ..] => skip_gloss(&gap),
        _ => &gap,
    };
    match gap {
        [] | ["." | ")" | "_"] => Some(Bond::Direct),
        ["," | "–" | "—" | "-" | "("] | [",", "the" | "a"] => Some(Bond::Comma),
        ["and", rest @ ..] if is_description(rest) => Some(Bond::Far),
        // "and member of the council"
        ["and", "member", "of", rest @ ..]
            if rest.len() <= 6
                && rest.iter().all(|word| *word == "the" || is_content_word(word)) =>
        {
            Some(Bond::Far)
        }
        ["is" | "was" | "are" | "remains" | "named" | "called" | "surnamed" | "identified"]
        | ["identified", "as"]
        | [",", "identified", "as"]
        | [",", "named"] => Some(Bond::Copula),
        [",", "the" | "a" | "an", inner @ ..] if is_description(inner) => Some(Bond::Comma),
        ["of" | "for" | "at" | "in" | "from", inner @ .., ","]
            if inner.len() <= 9
                && !breaks(inner)
                && !inner.iter().any(|word| word.starts_with(|c: char| c.is_ascii_digit())) =>
        {
            Some(Bond::Far)
        }
        _ => None,
    }
}

/// "and club legend", "and businessman" before a name: what else its bearer is.
fn is_description(rest: &[&str]) -> bool {
    const KIN: [&str; 10] = [
        "wife", "husband", "son", "daughter", "brother", "sister", "father", "mother", "partner",
        "friend",
    ];
    (1..=5).contains(&rest.len())
        && rest.first() != Some(&"and")
        && rest.last() != Some(&"and")
        && rest.iter().all(|word| {
            if *word == "and" {
                return true;
            }
            is_content_word(word) && !KIN.contains(word)
        })
}

/// May the word describe somebody or name a body: no verb, no determiner, no small word?
fn is_content_word(word: &str) -> bool {
    word.starts_with(char::is_alphabetic)
        && !is_break(word)
        && !is_copula(word)
        && !is_finite(word)
        && !is_function_word(word)
        && !is_determiner(word)
        && !word.ends_with("ed")
}

/// "Ambassador of Norland in Hammerport Ilse Varga", "director of the Trust for Norland Omar Harun".
pub(super) fn is_place_between(gap: &str) -> bool {
    let mut words = gap.split_whitespace();
    let preposition = words.next();
    let rest: Vec<&str> = words.collect();
    let all_capitals = rest.iter().all(|word| word.starts_with(char::is_uppercase));
    let free = match preposition {
        Some("in") => rest.len() == 1 || all_capitals && rest.len() <= 3,
        Some("to") => all_capitals && rest.len() <= 3,
        Some("of" | "for" | "at") => rest.len() <= 7,
        Some("from") => rest.len() <= 4,
        _ => false,
    };
    let ends_well = rest.last().is_some_and(|last| {
        last.starts_with(char::is_uppercase) || rest.len() == 1 || is_region(last)
    });
    free && ends_well
        && rest.iter().all(|word| {
            let lower = word.to_lowercase();
            !word.ends_with([',', '.', '”', '"', ':', ';', ')'])
                && !is_break(&lower)
                && !is_copula(&lower)
                && !is_finite(&lower)
                && !matches!(
                    lower.as_str(),
                    "who" | "with" | "on" | "to" | "by" | "from" | "as" | "when" | "about" | "in"
                )
        })
}

/// What a member of parliament is from.
fn is_region(word: &str) -> bool {
    matches!(
        word,
        "constituency"
            | "district"
            | "state"
            | "province"
            | "seat"
            | "county"
            | "region"
            | "city"
            | "division"
    )
}

/// "LG J&K Ilse Varga", "head of Vega South Africa, Ilse Varga": the end of the title's place or body, where the title was found too
/// short. `is_scoped` says whether the title itself names a body.
/// `is_capital` whether it begins with a capital, as in "Secretary Information Omar Harun".
pub(super) fn is_end_of_title(gap: &str, is_scoped: bool, is_capital: bool) -> bool {
    let comma = gap.trim_end().strip_suffix(',');
    let words: Vec<&str> = comma.unwrap_or(gap).split_whitespace().collect();
    let place = |word: &str| word.len() <= 5 && !word.contains(char::is_lowercase);
    let capital = |word: &&str| {
        word.split('-').any(|part| part.starts_with(char::is_uppercase))
            && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '&' | '’' | '\''))
    };
    let all = words.iter().all(capital);
    match words.as_slice() {
        [] => false,
        [only] if comma.is_none() && place(only) => all,
        [_] | [_, _] if comma.is_none() && is_capital => all,
        _ => all && words.len() <= 4 && is_scoped,
    }
}

/// " nationale des eaux (DNE), Mrs ": the rest of a title in another language or found too short, up to a courtesy before the name.
pub(super) fn is_rest_before_courtesy(gap: &str) -> bool {
    const COURTESIES: [&str; 6] = [", Mr ", ", Mrs ", ", Ms ", ", Mr. ", ", Mrs. ", ", Ms. "];
    let Some(rest) = COURTESIES.iter().find_map(|courtesy| gap.strip_suffix(courtesy)) else {
        return false;
    };
    let words = words(rest);
    let words: Vec<&str> = words.iter().map(Lower::as_str).collect();
    words.len() <= 14 && !words.iter().any(|word| is_finite(word)) && !breaks(&words)
}

/// " was the Norlander, ": a title, then of what nation its holder is.
pub(super) fn is_named_by_nation(gap: &str) -> bool {
    let words: Vec<&str> = gap.split_whitespace().collect();
    matches!(words.as_slice(), ["is" | "was", "the", nation] if nation.starts_with(char::is_uppercase))
}

/// ", Ministry of External Affairs, " between a title and its name.
pub(super) fn is_body_in_commas(gap: &str) -> bool {
    let Some(inner) = gap.trim().strip_prefix(',').and_then(|gap| {
        let gap = gap.trim_end();
        gap.strip_suffix(',').or_else(|| {
            ["Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Eng.", "HE", "H.E."]
                .iter()
                .find_map(|courtesy| gap.strip_suffix(courtesy)?.trim_end().strip_suffix(','))
        })
    }) else {
        return false;
    };
    let words: Vec<&str> = inner.split_whitespace().collect();
    (2..=10).contains(&words.len())
        && words.iter().all(|word| is_of_body(word.trim_end_matches(',')))
}

/// ", Green Fund (GF) " or ", founding " between a name and its title.
pub(super) fn is_body_ahead(gap: &str) -> bool {
    let Some(inner) = gap.trim_start().strip_prefix(',') else { return false };
    let parts: Vec<&str> = inner.split_whitespace().collect();
    let body = parts.len() <= 7 && parts.iter().all(|word| is_of_body(word));
    let few = parts.len() <= 3 && words(inner).iter().all(|word| is_content_word(word));
    !parts.is_empty()
        && (body && parts.iter().any(|word| word.starts_with(char::is_uppercase)) || few)
}

/// May the word stand in the name of a body?
fn is_of_body(word: &str) -> bool {
    let inner = word.trim_start_matches('(').trim_end_matches(')');
    inner.starts_with(|c: char| c.is_uppercase() || c == '&')
        && !inner.ends_with(['.', ',', ':', ';', '”', '"'])
        || matches!(word, "of" | "and" | "for" | "the" | "in")
}

/// "The Varga administration as a mediator": is the word behind a name what somebody leads, which is not the person?
pub(super) fn is_rule(word: &str) -> bool {
    matches!(word, "administration" | "cabinet" | "campaign" | "government" | "regime" | "team")
}

/// What stands between a name and the title after it.
pub(super) fn after_name(gap: &[Lower<'_>]) -> Option<Bond> {
    let gap: Vec<&str> =
        gap.iter().map(Lower::as_str).filter(|word| !matches!(*word, "“" | "”" | "\"")).collect();
    match gap.as_slice() {
        [] | ["the"] => return Some(Bond::Bare),
        [next, ..] if is_rule(next) => return None,
        ["(" | "—" | "–" | "-" | "["] => return Some(Bond::Bracket),
        ["(" | "—" | "–" | "-", rest @ ..] if is_apposition(rest) => {
            return Some(Bond::Bracket);
        }
        ["as"] | ["to", "be"] | ["to", "be", "the"] => return Some(Bond::As),
        ["as", article] | ["as", article, "new"] if is_article(article) => {
            return Some(Bond::As);
        }
        _ => {}
    }
    let gap = skip_gloss(&gap);
    if let [",", rest @ ..] = gap {
        let rest = skip_age(skip_letters(rest));
        if is_apposition(rest) {
            return Some(Bond::Apposition);
        }
    }
    let goes_on = || {
        let verb = gap.first().is_some_and(|word| word.starts_with(char::is_alphabetic))
            && !gap.first().is_some_and(|word| is_function_word(word));
        verb && !gap.contains(&",") && !gap.contains(&"who") && ends_in_predicate(gap)
    };
    (is_predicate(gap) || goes_on()).then_some(Bond::Copula)
}

/// What stands between "as" and a title.
fn is_article(word: &str) -> bool {
    matches!(
        word,
        "the" | "a" | "an" | "its" | "his" | "her" | "their" | "new" | "interim" | "acting"
    )
}

/// The words between "NAME," and a title that is the name's: an article with adjectives, an owner, or a relative
/// clause with a copula.
pub(super) fn is_apposition(rest: &[&str]) -> bool {
    match rest {
        [] => true,
        ["who", more @ ..] => ends_in_predicate(more),
        _ if is_enumeration(rest) || is_coordinated(rest) => true,
        [first, more @ ..] => {
            rest.len() <= 6
                && (is_determiner(first)
                    || rest.iter().any(|word| matches!(*word, "'s" | "’s") || is_owner(word)))
                && !more.iter().any(|word| {
                    is_break(word)
                        || is_copula(word)
                        || matches!(
                            *word,
                            "and"
                                | "with"
                                | "by"
                                | "to"
                                | "of"
                                | "in"
                                | "for"
                                | ","
                                | "have"
                                | "has"
                                | "had"
                                | "on"
                        )
                })
                || is_reduced(rest)
        }
    }
}

/// "journalist, founder and", "lawyer and former".
pub(super) fn is_enumeration(rest: &[&str]) -> bool {
    rest.len() <= 6
        && rest.last().is_some_and(|word| matches!(*word, "," | "and" | "former"))
        && rest.windows(2).all(|two| !matches!(two, [",", ","]))
        && rest.iter().filter(|word| !matches!(**word, "," | "and" | "former")).count() <= 3
        && rest.iter().all(|word| {
            matches!(*word, "," | "and" | "former")
                || word.starts_with(char::is_alphabetic)
                    && !is_break(word)
                    && !is_copula(word)
                    && !is_function_word(word)
                    && !is_finite(word)
                    && !is_determiner(word)
                    && !word.ends_with("ed")
                    && !word.ends_with("ing")
        })
        && rest.first().is_some_and(|word| word.starts_with(char::is_alphabetic) && *word != "and")
}

/// "a geologist from Oslo and the", "a lawyer and former": a description, then the title.
fn is_coordinated(rest: &[&str]) -> bool {
    let Some(and) = rest.iter().rposition(|word| *word == "and") else { return false };
    let (before, after) = (rest.get(..and).unwrap_or(&[]), rest.get(and + 1..).unwrap_or(&[]));
    let clause = |word: &&str| {
        is_break(word) || is_finite(word) || is_copula(word) || matches!(*word, "," | "who" | "and")
    };
    let owned = after.len() <= 4
        && after.first().is_some_and(|word| is_determiner(word))
        && after.last().is_some_and(|word| matches!(*word, "s" | "'s" | "’s") || is_owner(word));
    // "Omar Harun, lead author of the report and a professor"
    let bare = before.len() <= 8 && before.contains(&"of");
    before.len() <= 14
        && (bare || before.first().is_some_and(|word| matches!(*word, "a" | "an" | "the")))
        && before.len() > 1
        && !before.iter().any(clause)
        && (after.len() <= 2 && after.iter().all(|word| is_determiner(word) || *word == "current")
            || owned)
}

/// "has been in parliament since 2010 and was a": does the last part of the words lead to a title?
pub(super) fn ends_in_predicate(gap: &[&str]) -> bool {
    if is_predicate(gap) {
        return true;
    }
    let and = gap.iter().rposition(|word| matches!(*word, "and" | "who"));
    and.is_some_and(|and| is_predicate(gap.get(and + 1..).unwrap_or(&[])))
        && gap.len() <= 30
        && !gap.iter().any(|word| is_break(word))
}

/// "appointed minister in May", "once serving as".
pub(super) fn is_reduced(rest: &[&str]) -> bool {
    is_predicate(rest)
        && rest
            .last()
            .is_some_and(|word| matches!(*word, "as" | "the" | "a" | "an" | "named" | "appointed"))
}

/// "was appointed", "is also the", "has served as the".
pub(super) fn is_predicate(gap: &[&str]) -> bool {
    if gap.is_empty() || gap.len() > 10 || gap.iter().any(|word| is_break(word)) {
        return false;
    }
    let Some(verb) = gap.iter().rposition(|word| is_copula(word)) else { return false };
    let (before, after) = (gap.get(..verb).unwrap_or(&[]), gap.get(verb + 1..).unwrap_or(&[]));
    let passive = is_appointing(gap.get(verb).copied().unwrap_or_default());
    let has_be = before.iter().any(|word| is_be(word));
    if passive && !has_be && !before.is_empty() && before.last() != Some(&",") {
        return false;
    }
    if passive
        && !has_be
        && after.first().is_some_and(|word| matches!(*word, "a" | "an" | "the" | "his" | "her"))
    {
        return false;
    }
    let after = match after {
        [.., "post" | "position" | "role" | "office" | "job", "of"]
        | [.., "post" | "position" | "role" | "office" | "job", "of", "the" | "a"] => &[],
        ["in", rest @ ..] if gap.get(verb) == Some(&"sworn") => rest,
        ["to", "be", rest @ ..] | ["one", "of", rest @ ..] | ["not", "only", rest @ ..] => rest,
        _ => after,
    };
    after.len() <= 5
        && !after.iter().any(|word| {
            matches!(
                *word,
                "by" | "with"
                    | "about"
                    | "after"
                    | "before"
                    | "between"
                    | "during"
                    | "into"
                    | "without"
                    | "from"
                    | "not"
                    | "under"
                    | ","
                    | "when"
                    | "like"
                    | "against"
                    | "because"
                    | "in"
                    | "of"
                    | "for"
                    | "on"
                    | "at"
                    | "to"
                    | "going"
                    | "also-ran"
                    | "meeting"
                    | "never"
                    | "“"
                    | "\""
            )
        })
        && !before.iter().any(|word| matches!(*word, "and" | "but" | "'s" | "’s"))
}

/// "for operations", "in the north": the end of a title, found too short; or nothing.
fn is_tail(tail: &[&str]) -> bool {
    match tail {
        [] => true,
        [of, inner @ ..] => {
            matches!(*of, "of" | "for" | "in" | "at")
                && (1..=5).contains(&inner.len())
                && inner.iter().all(|word| {
                    word.starts_with(char::is_alphabetic)
                        && !is_break(word)
                        && !is_copula(word)
                        && !is_finite(word)
                })
        }
    }
}

fn is_free_adjective(word: &str) -> bool {
    word.starts_with(char::is_alphabetic)
        && !is_function_word(word)
        && !is_determiner(word)
        && !is_finite(word)
        && !is_copula(word)
        && !is_break(word)
        && !word.ends_with("ed")
}

/// Do two titles in a row belong to one holder whose name is before them?
pub(super) fn follows(gap: &[Lower<'_>]) -> bool {
    let gap: Vec<&str> = gap.iter().map(Lower::as_str).collect();
    // "Commander of the Fleet (CF) and first vice-chairman"
    let gap = if gap.first() == Some(&"(") { skip_gloss(&gap) } else { &gap };
    if let [.., "and", adjective] = gap
        && is_free_adjective(adjective)
        && is_tail(gap.get(..gap.len() - 2).unwrap_or(&[]))
    {
        return true;
    }
    match gap {
        [tail @ .., "and"] if is_tail(tail) => true,
        [] | ["," | "and" | "&" | "(" | "/"] => true,
        [",", rest @ ..] if is_reduced(rest) => true,
        // "who has been manager since May, was previously the"
        [.., ",", "is" | "was", "previously" | "formerly" | "earlier" | "also", "the" | "a"]
        | [.., ",", "is" | "was", "the" | "a" | "an"]
            if !gap.iter().any(|word| is_break(word)) =>
        {
            true
        }
        [")", "and" | ","]
        | [",", "and" | "a" | "the" | "who", ..]
        | ["and", "the" | "a" | "an" | "also" | "former" | "later" | "current" | "as", ..] => {
            gap.len() <= 5 && !gap.iter().any(|word| is_break(word) || *word == "with")
        }
        ["as", "well", "as", rest @ ..] => rest.len() <= 1,
        _ => {
            // "was minister until 2019 and became envoy"
            let and = gap.iter().rposition(|word| *word == "and");
            and.is_some_and(|and| is_predicate(gap.get(and + 1..).unwrap_or(&[])))
                && !gap.iter().any(|word| is_break(word))
        }
    }
}

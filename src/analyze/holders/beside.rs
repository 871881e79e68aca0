//! Titles with their holder's name beside them.
//!
//! ```text
//! Foreign Minister Ilse Varga         before the name, also stacked or coordinated
//! the foreign minister, Ilse Varga,   before the name, with a comma
//! Ilse Varga, 52, the minister        in apposition
//! Ilse Varga was appointed minister   predicate
//! ```

use crate::analyze::scene::{Scene, words};
use crate::document::Why;
use crate::text::Span;

/// Where a title's holder is named: the mention of the name, and how that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Beside {
    /// The place of the name among the mentions.
    pub(crate) name: usize,
    /// The rule.
    pub(crate) why: Why,
    /// Does only space, a comma, an article or another title part the two?
    pub(crate) touching: bool,
}

/// What the text between two mentions says of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Bond {
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

/// For each mention of the scene, the name beside it if it is a title that has one.
pub(crate) fn find(scene: &Scene<'_>) -> Vec<Option<Beside>> {
    let mut found: Vec<Option<Beside>> = vec![None; scene.mentions.len()];
    for place in (0..scene.actors.len()).rev() {
        forward(scene, place, &mut found);
    }
    for place in 0..scene.actors.len() {
        backward(scene, place, &mut found);
    }
    found
}

/// A title before a name, or before a title that is before a name.
fn forward(scene: &Scene<'_>, place: usize, found: &mut [Option<Beside>]) {
    let Some((at, next)) = pair(scene, place) else { return };
    if !scene.is_title(at) {
        return;
    }
    let Some(gap) = scene.gap(at, next) else { return };
    let gap_words = words(gap);
    let evidence = Some(scene.span(at).join(scene.span(next)));
    if scene.is_person(next) {
        let Some(bond) = before_name(&gap_words) else { return };
        let (rule, touching) = match bond {
            Bond::Direct => ("holder.before-name", true),
            Bond::Comma => ("holder.before-name-comma", true),
            Bond::Far => ("holder.before-name-far", false),
            _ => ("holder.is-name", false),
        };
        if bond == Bond::Comma && is_after_name(scene, place) {
            return;
        }
        set(found, at, Beside { name: next, why: Why { rule, evidence }, touching });
    } else if chains(&gap_words, scene, at, next) {
        let Some(Some(other)) = found.get(next).copied() else { return };
        let by_front = matches!(
            other.why.rule,
            "holder.before-name"
                | "holder.before-name-comma"
                | "holder.before-name-far"
                | "holder.stacked"
        );
        if by_front {
            let why = Why { rule: "holder.stacked", evidence };
            set(found, at, Beside { name: other.name, why, touching: other.touching });
        }
    }
}

/// A title after a name, or after a title that is after a name.
fn backward(scene: &Scene<'_>, place: usize, found: &mut [Option<Beside>]) {
    let Some((previous, at)) = place.checked_sub(1).and_then(|before| pair(scene, before)) else {
        return;
    };
    if !scene.is_title(at) || found.get(at).is_none_or(Option::is_some) {
        return;
    }
    let Some(gap) = scene.gap(previous, at) else { return };
    let gap_words = words(gap);
    let evidence = Some(scene.span(previous).join(scene.span(at)));
    if scene.is_person(previous) {
        let Some(bond) = after_name(&gap_words) else { return };
        let (rule, touching) = match bond {
            Bond::Apposition => ("holder.apposition", true),
            Bond::Bracket => ("holder.bracket", true),
            Bond::As => ("holder.as", false),
            Bond::Bare => ("holder.after-name", true),
            _ => ("holder.predicate", false),
        };
        set(found, at, Beside { name: previous, why: Why { rule, evidence }, touching });
    } else if follows(&gap_words) {
        let Some(Some(other)) = found.get(previous).copied() else { return };
        if other.name < previous {
            let why = Why { rule: "holder.listed", evidence };
            set(found, at, Beside { name: other.name, why, touching: other.touching });
        }
    }
}

fn set(found: &mut [Option<Beside>], at: usize, beside: Beside) {
    if let Some(slot) = found.get_mut(at) {
        *slot = Some(beside);
    }
}

fn pair(scene: &Scene<'_>, place: usize) -> Option<(usize, usize)> {
    Some((*scene.actors.get(place)?, *scene.actors.get(place + 1)?))
}

/// "Varga, the minister, Holt": is the title between its own name and the next?
fn is_after_name(scene: &Scene<'_>, place: usize) -> bool {
    let Some((previous, at)) = place.checked_sub(1).and_then(|before| pair(scene, before)) else {
        return false;
    };
    scene.is_person(previous)
        && scene.gap(previous, at).is_some_and(|gap| {
            let gap = words(gap);
            after_name(&gap).is_some_and(|bond| matches!(bond, Bond::Apposition | Bond::Copula))
        })
}

/// What stands between a title and the name after it.
fn before_name(gap: &[String]) -> Option<Bond> {
    let gap: Vec<&str> = gap
        .iter()
        .map(String::as_str)
        .filter(|word| {
            !is_courtesy(word) && !matches!(*word, "\"" | "“" | "”" | "'" | "‘" | "’" | "*" | "«")
        })
        .collect();
    match gap.as_slice() {
        [] | ["."] => Some(Bond::Direct),
        ["," | "–" | "—" | "-" | "(" | ":"] | [",", "the"] | [",", "a"] => Some(Bond::Comma),
        ["is" | "was" | "are" | "remains" | "named" | "called" | "identified"]
        | ["identified", "as"]
        | [",", "identified", "as"]
        | [",", "named"] => Some(Bond::Copula),
        ["of" | "for" | "at" | "in" | "from", inner @ .., ","]
            if inner.len() <= 9 && !breaks(inner) =>
        {
            Some(Bond::Far)
        }
        ["(", inner @ .., ")"] | ["(", inner @ .., ")", ","] if inner.len() <= 4 => {
            Some(Bond::Direct)
        }
        _ => None,
    }
}

/// Do two titles in a row belong to one holder whose name follows?
fn chains(gap: &[String], scene: &Scene<'_>, at: usize, next: usize) -> bool {
    let gap: Vec<&str> = gap.iter().map(String::as_str).filter(|word| !is_courtesy(word)).collect();
    match gap.as_slice() {
        [] | ["."] | ["/"] | ["-"] | ["–"] | ["cum"] | [","] | ["("] | [",", "the"] => true,
        ["and" | "&"] | [",", "and"] => {
            // "the president and Foreign Minister Varga" are two.
            let lower = |at: usize| scene.text(at).starts_with(char::is_lowercase);
            let definite = words(scene.before(at)).last().is_some_and(|word| word == "the");
            !(definite && lower(at) && !lower(next))
        }
        _ => false,
    }
}

/// What stands between a name and the title after it.
fn after_name(gap: &[String]) -> Option<Bond> {
    let gap: Vec<&str> =
        gap.iter().map(String::as_str).filter(|word| !matches!(*word, "“" | "”" | "\"")).collect();
    match gap.as_slice() {
        [] => return Some(Bond::Bare),
        ["(" | "—" | "–" | "-" | "["] => return Some(Bond::Bracket),
        ["(" | "—" | "–" | "-", "the" | "a" | "an"] => return Some(Bond::Bracket),
        ["as"]
        | [
            "as",
            "the" | "a" | "an" | "its" | "his" | "her" | "their" | "new" | "interim" | "acting",
        ]
        | ["as", "the", "new"]
        | ["to", "be"]
        | ["to", "be", "the"]
        | ["as", "its" | "his" | "her", "new"] => {
            return Some(Bond::As);
        }
        _ => {}
    }
    if let [",", rest @ ..] = gap.as_slice() {
        let rest = skip_age(rest);
        if is_apposition(rest) {
            return Some(Bond::Apposition);
        }
    }
    is_predicate(&gap).then_some(Bond::Copula)
}

/// "52," or "aged 52,".
fn skip_age<'a, 'w>(rest: &'a [&'w str]) -> &'a [&'w str] {
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    match rest {
        [age, ",", more @ ..] if is_number(age) => more,
        ["aged", age, ",", more @ ..] if is_number(age) => more,
        _ => rest,
    }
}

/// The words between "NAME," and a title that is the name's: articles and adjectives, or a relative clause with
/// a copula.
fn is_apposition(rest: &[&str]) -> bool {
    match rest {
        ["who" | "whose" | "which", more @ ..] => {
            is_predicate(more) && rest.first() != Some(&"whose")
        }
        _ if rest.len() > 5 => false,
        _ => !rest.iter().any(|word| {
            is_break(word)
                || is_copula(word)
                || matches!(*word, "and" | "with" | "his" | "her" | "their" | "by" | "to")
        }),
    }
}

/// "was appointed", "is also the", "has served as the".
fn is_predicate(gap: &[&str]) -> bool {
    if gap.is_empty() || gap.len() > 9 || gap.iter().any(|word| is_break(word)) {
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
    after.len() <= 5
        && !after.iter().any(|word| {
            matches!(
                *word,
                "by" | "with"
                    | "from"
                    | "not"
                    | "under"
                    | ","
                    | "when"
                    | "like"
                    | "against"
                    | "told"
                    | "because"
            )
        })
        && !before.iter().any(|word| matches!(*word, "and" | "but" | "'s" | "’s"))
}

/// Do two titles in a row belong to one holder whose name is before them?
fn follows(gap: &[String]) -> bool {
    let gap: Vec<&str> = gap.iter().map(String::as_str).collect();
    match gap.as_slice() {
        [] | ["," | "and" | "&" | "(" | "/"] => true,
        [")", "and" | ","]
        | [",", "and" | "a" | "the" | "who", ..]
        | ["and", "the" | "a" | "an" | "also" | "former" | "later" | "current" | "as", ..] => {
            gap.len() <= 5 && !gap.iter().any(|word| is_break(word) || *word == "with")
        }
        ["as", "well", "as", rest @ ..] => rest.len() <= 1,
        _ => false,
    }
}

/// Words with which another clause begins.
fn is_break(word: &str) -> bool {
    matches!(
        word,
        ";" | ":"
            | "!"
            | "?"
            | "said"
            | "says"
            | "that"
            | "but"
            | "told"
            | "after"
            | "while"
            | "if"
            | "met"
            | "whom"
            | "whose"
            | "because"
            | "over"
            | "against"
            | "where"
            | "between"
    )
}

fn breaks(words: &[&str]) -> bool {
    words
        .iter()
        .any(|word| is_break(word) || is_copula(word) || matches!(*word, "," | "who" | "has" | "."))
}

fn is_be(word: &str) -> bool {
    matches!(
        word,
        "is" | "was"
            | "are"
            | "were"
            | "be"
            | "been"
            | "being"
            | "got"
            | "who's"
            | "he's"
            | "she's"
            | "'s"
            | "as"
    )
}

fn is_appointing(word: &str) -> bool {
    matches!(
        word,
        "appointed"
            | "named"
            | "elected"
            | "re-elected"
            | "reelected"
            | "nominated"
            | "promoted"
            | "elevated"
            | "hired"
            | "chosen"
            | "picked"
            | "confirmed"
            | "installed"
            | "designated"
            | "selected"
            | "declared"
            | "made"
            | "ordained"
            | "crowned"
            | "proclaimed"
    )
}

fn is_copula(word: &str) -> bool {
    is_be(word) && word != "'s"
        || is_appointing(word)
        || matches!(
            word,
            "became"
                | "become"
                | "becomes"
                | "becoming"
                | "remains"
                | "remained"
                | "served"
                | "serves"
                | "serving"
                | "serve"
                | "acted"
                | "acts"
                | "acting"
                | "works"
                | "worked"
                | "sworn"
                | "resigned"
                | "retired"
                | "stepped"
        )
}

fn is_courtesy(word: &str) -> bool {
    matches!(
        word,
        "mr" | "mrs"
            | "ms"
            | "miss"
            | "madam"
            | "."
            | "mme"
            | "h.e"
            | "he"
            | "h"
            | "his"
            | "her"
            | "excellency"
            | "hrh"
            | "hh"
            | "highness"
            | "royal"
            | "shri"
            | "smt"
            | "encik"
            | "tuan"
            | "señor"
            | "haji"
            | "hajj"
            | "ustaz"
    )
}

/// The core of the title that stands before name `at`, in lower case.
pub(crate) fn of_name(scene: &Scene<'_>, beside: &[Option<Beside>], at: usize) -> Option<String> {
    let place = scene.actors.binary_search(&at).ok()?;
    let title = *scene.actors.get(place.checked_sub(1)?)?;
    let holds = beside.get(title).copied().flatten().is_some_and(|beside| beside.name == at);
    holds.then(|| scene.text(title).to_lowercase())
}

//! Titles with their holder's name beside them.
//!
//! ```text
//! Foreign Minister Ilse Varga         before the name, also stacked or coordinated
//! the foreign minister, Ilse Varga,   before the name, with a comma
//! Ilse Varga, 52, the minister        in apposition
//! Ilse Varga was appointed minister   predicate
//! ```

use crate::analyze::office;
use crate::analyze::scene::{Scene, last_word, words};
use crate::document::Why;

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
    let appositions = appositions(scene);
    for place in (0..scene.actors.len()).rev() {
        forward(scene, place, &appositions, &mut found);
    }
    for place in 0..scene.actors.len() {
        backward(scene, place, &mut found);
    }
    found
}

/// For each actor: is it a title in apposition to the name before it, or in a row with such a title?
fn appositions(scene: &Scene<'_>) -> Vec<bool> {
    let mut flags = vec![false; scene.actors.len()];
    for place in 1..scene.actors.len() {
        let Some((previous, at)) = pair(scene, place - 1) else { break };
        let Some(gap) = scene.gap(previous, at).filter(|_| scene.is_title(at)) else { continue };
        let gap = words(gap);
        let flag = if scene.is_person(previous) {
            // "Varga, Deputy Minister and Envoy Holt": a bare comma may just part a list.
            let bare = matches!(gap.as_slice(), [comma] if comma == ",") && goes_on(scene, place);
            after_name(&gap)
                .is_some_and(|bond| matches!(bond, Bond::Apposition | Bond::Copula | Bond::Bare))
                && !bare
                && is_closed(scene, at)
        } else {
            flags.get(place - 1).copied().unwrap_or(false) && follows(&gap)
        };
        if let Some(slot) = flags.get_mut(place) {
            *slot = flag;
        }
    }
    flags
}

/// Is the title the first of a row ("Minister and Envoy NAME") that ends with a name?
fn goes_on(scene: &Scene<'_>, mut place: usize) -> bool {
    for _ in 0..4 {
        let Some((at, next)) = pair(scene, place) else { return false };
        let Some(gap) = scene.gap(at, next) else { return false };
        let gap = words(gap);
        if scene.is_person(next) {
            return before_name(&gap) == Some(Bond::Direct);
        }
        if !matches!(gap.as_slice(), [])
            && gap.first().is_none_or(|word| word != "and" && word != "&")
        {
            return false;
        }
        place += 1;
    }
    false
}

/// A title before a name, or before a title that is before a name.
fn forward(scene: &Scene<'_>, place: usize, appositions: &[bool], found: &mut [Option<Beside>]) {
    let Some((at, next)) = pair(scene, place) else { return };
    // "She is chancellor. Olaf Brandt …": what begins the next sentence is not named by the title that ends this one.
    let apart = scene.sentence(at) != scene.sentence(next);
    if !scene.is_title(at) || is_plural(scene, at) || apart {
        return;
    }
    let is_after = appositions.get(place).copied().unwrap_or(false);
    let Some(gap) = scene.gap(at, next) else { return };
    let gap_words = words(gap);
    let evidence = Some(scene.span(at).join(scene.span(next)));
    if scene.is_person(next) {
        let place_between = || is_place_between(gap).then_some(Bond::Far);
        let Some(bond) = before_name(&gap_words).or_else(place_between) else { return };
        let (rule, touching) = match bond {
            Bond::Direct => ("holder.before-name", true),
            Bond::Comma => ("holder.before-name-comma", true),
            Bond::Far => ("holder.before-name-far", false),
            _ => ("holder.is-name", false),
        };
        if bond != Bond::Direct && is_after {
            return;
        }
        set(found, at, Beside { name: next, why: Why { rule, evidence }, touching });
    } else if chains(&gap_words, scene, at, next) && !(is_after && !gap_words.is_empty()) {
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
    if !scene.is_title(at) || found.get(at).is_none_or(Option::is_some) || is_plural(scene, at) {
        return;
    }
    let Some(gap) = scene.gap(previous, at) else { return };
    let gap_words = words(gap);
    let evidence = Some(scene.span(previous).join(scene.span(at)));
    if matches!(gap.trim(), "'s" | "’s" | "’" | "'") {
        let other = place.checked_sub(2).and_then(|before| pair(scene, before));
        owned(scene, other, at, found);
    } else if scene.is_person(previous) {
        let Some(bond) = after_name(&gap_words) else { return };
        if bond == Bond::Apposition && !is_closed(scene, at) {
            return;
        }
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

/// "Varga, Holt’s adviser": the title is in apposition to the name before its owner's.
fn owned(scene: &Scene<'_>, pair: Option<(usize, usize)>, at: usize, found: &mut [Option<Beside>]) {
    let Some((name, owner)) = pair else { return };
    let comma = scene.gap(name, owner).is_some_and(|gap| matches!(gap.trim(), "," | ", the"));
    if comma && scene.is_person(name) && is_closed(scene, at) {
        let why = Why {
            rule: "holder.apposition",
            evidence: Some(scene.span(name).join(scene.span(at))),
        };
        set(found, at, Beside { name, why, touching: false });
    }
}

/// Does the clause of a title in apposition end with it, so that it is not the subject of a verb? After "a", "his"
/// and the like it is enough that no verb of saying or being follows.
fn is_closed(scene: &Scene<'_>, at: usize) -> bool {
    let after = words(scene.after(at));
    let Some(next) = after.first().map(String::as_str) else { return true };
    if is_finite(next) {
        return false;
    }
    let article = last_word(scene.before(at));
    let loose = matches!(
        article.as_str(),
        "a" | "an" | "his" | "her" | "their" | "now" | "former" | "then" | "its"
    );
    loose || !next.starts_with(char::is_alphanumeric) || is_function_word(next)
}

/// Verbs whose subject a title before them is.
fn is_finite(word: &str) -> bool {
    matches!(
        word,
        "'s" | "’s"
            | "’"
            | "said"
            | "says"
            | "told"
            | "added"
            | "noted"
            | "asked"
            | "stated"
            | "is"
            | "was"
            | "are"
            | "were"
            | "has"
            | "had"
            | "have"
            | "will"
            | "would"
            | "can"
            | "could"
            | "did"
            | "does"
            | "announced"
            | "met"
            | "wrote"
            | "confirmed"
            | "praised"
            | "stressed"
            | "called"
            | "urged"
            | "explained"
            | "visited"
            | "went"
            | "warned"
            | "tweeted"
            | "may"
            | "might"
            | "should"
            | "must"
    )
}

fn is_function_word(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "who"
            | "of"
            | "for"
            | "in"
            | "at"
            | "from"
            | "since"
            | "until"
            | "to"
            | "during"
            | "on"
            | "under"
            | "as"
            | "with"
            | "when"
            | "whose"
            | "that"
            | "or"
            | "but"
            | "by"
            | "before"
            | "between"
            | "while"
            | "then"
            | "also"
            | "after"
            | "about"
            | "over"
            | "into"
            | "against"
    )
}

/// "Presidents", "Sens.": held by several.
pub(crate) fn is_plural(scene: &Scene<'_>, at: usize) -> bool {
    let words = words(scene.text(at));
    let before_of = words.iter().position(|word| matches!(word.as_str(), "of" | "for" | "at"));
    let head = words.get(..before_of.unwrap_or(words.len())).unwrap_or(&[]);
    head.iter().rev().find(|word| *word != ".").is_some_and(|word| office::is_plural(word))
}

fn set(found: &mut [Option<Beside>], at: usize, beside: Beside) {
    if let Some(slot) = found.get_mut(at) {
        *slot = Some(beside);
    }
}

fn pair(scene: &Scene<'_>, place: usize) -> Option<(usize, usize)> {
    Some((*scene.actors.get(place)?, *scene.actors.get(place + 1)?))
}

/// What stands between a title and the name after it.
fn before_name(gap: &[String]) -> Option<Bond> {
    // A quotation ends here, and the name is the speaker's.
    let closed = |two: &[String]| matches!(two, [comma, quote] if comma == "," && matches!(quote.as_str(), "\"" | "'" | "’"));
    if gap.iter().any(|word| matches!(word.as_str(), "”" | "»")) || gap.windows(2).any(closed) {
        return None;
    }
    let gap: Vec<&str> = gap
        .iter()
        .map(String::as_str)
        .filter(|word| {
            !is_courtesy(word) && !matches!(*word, "\"" | "“" | "”" | "'" | "‘" | "’" | "*" | "«")
        })
        .collect();
    match gap.as_slice() {
        [] | ["."] | [")"] => Some(Bond::Direct),
        ["," | "–" | "—" | "-" | "("] | [",", "the"] | [",", "a"] => Some(Bond::Comma),
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

/// "Ambassador of Norland in Hammerport Ilse Varga", "director of the Trust for Norland Omar Harun".
fn is_place_between(gap: &str) -> bool {
    let mut words = gap.split_whitespace();
    let preposition = words.next();
    let rest: Vec<&str> = words.collect();
    let all_capitals = rest.iter().all(|word| word.starts_with(char::is_uppercase));
    let free = match preposition {
        Some("in") => rest.len() == 1 || all_capitals && rest.len() <= 3,
        Some("to") => all_capitals && rest.len() <= 3,
        Some("of" | "for" | "at") => rest.len() <= 7,
        _ => false,
    };
    let ends_well =
        rest.last().is_some_and(|last| last.starts_with(char::is_uppercase) || rest.len() == 1);
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

/// Do two titles in a row belong to one holder whose name follows?
fn chains(gap: &[String], scene: &Scene<'_>, at: usize, next: usize) -> bool {
    let gap: Vec<&str> = gap.iter().map(String::as_str).filter(|word| !is_courtesy(word)).collect();
    let gap = match gap.as_slice() {
        ["(", inner @ .., ")"] if inner.len() <= 4 => &[],
        _ => gap.as_slice(),
    };
    match gap {
        [] | ["."] | ["/"] | ["-"] | ["–"] | ["cum"] | [","] | ["("] | [",", "the"] => true,
        ["and" | "&"] | [",", "and"] => {
            // "the president and Foreign Minister Varga" are two.
            let lower = |at: usize| scene.text(at).starts_with(char::is_lowercase);
            let definite = last_word(scene.before(at)) == "the";
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
        [] | ["the"] => return Some(Bond::Bare),
        ["(" | "—" | "–" | "-" | "["] => return Some(Bond::Bracket),
        ["(" | "—" | "–" | "-", rest @ ..] if is_apposition(rest) => {
            return Some(Bond::Bracket);
        }
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
    let gap = skip_gloss(&gap);
    if let [",", rest @ ..] = gap {
        let rest = skip_age(rest);
        if is_apposition(rest) {
            return Some(Bond::Apposition);
        }
    }
    is_predicate(gap).then_some(Bond::Copula)
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

/// The words between "NAME," and a title that is the name's: an article with adjectives, an owner, or a relative
/// clause with a copula.
fn is_apposition(rest: &[&str]) -> bool {
    match rest {
        [] => true,
        ["who", more @ ..] => ends_in_predicate(more),
        _ if is_enumeration(rest) => true,
        [first, more @ ..] => {
            rest.len() <= 6
                && (is_determiner(first)
                    || rest.iter().any(|word| {
                        matches!(*word, "'s" | "’s") || word.ends_with("'s") || word.ends_with("’s")
                    }))
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
fn is_enumeration(rest: &[&str]) -> bool {
    rest.len() <= 6
        && rest.last().is_some_and(|word| matches!(*word, "," | "and" | "former"))
        && rest.windows(2).all(|two| !matches!(two, [",", ","]))
        && rest.iter().filter(|word| !matches!(**word, "," | "and" | "former")).count() <= 3
        && rest.iter().all(|word| {
            matches!(*word, "," | "and")
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

/// "(a gloss)" right after a name, or the end of one.
fn skip_gloss<'a, 'w>(gap: &'a [&'w str]) -> &'a [&'w str] {
    match gap {
        [")", rest @ ..] => rest,
        ["(", inner @ ..] => match inner.iter().position(|word| *word == ")") {
            Some(end) if end <= 4 => inner.get(end + 1..).unwrap_or(&[]),
            _ => gap,
        },
        _ => gap,
    }
}

/// "has been in parliament since 2010 and was a": does the last part of the words lead to a title?
pub(crate) fn ends_in_predicate(gap: &[&str]) -> bool {
    if is_predicate(gap) {
        return true;
    }
    let and = gap.iter().rposition(|word| matches!(*word, "and" | "who"));
    and.is_some_and(|and| is_predicate(gap.get(and + 1..).unwrap_or(&[])))
        && gap.len() <= 30
        && !gap.iter().any(|word| is_break(word))
}

/// "appointed minister in May", "once serving as".
fn is_reduced(rest: &[&str]) -> bool {
    is_predicate(rest)
        && rest
            .last()
            .is_some_and(|word| matches!(*word, "as" | "the" | "a" | "an" | "named" | "appointed"))
}

fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "its"
            | "our"
            | "their"
            | "my"
            | "then"
            | "now"
            | "currently"
            | "also"
            | "both"
            | "once"
            | "formerly"
            | "previously"
            | "another"
            | "one"
            | "former"
            | "newly"
            | "himself"
            | "herself"
            | "longtime"
            | "long-time"
            | "who's"
    )
}

/// "was appointed", "is also the", "has served as the".
fn is_predicate(gap: &[&str]) -> bool {
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
        ["to", "be", rest @ ..] | ["one", "of", rest @ ..] => rest,
        _ => after,
    };
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

/// Do two titles in a row belong to one holder whose name is before them?
fn follows(gap: &[String]) -> bool {
    let gap: Vec<&str> = gap.iter().map(String::as_str).collect();
    match gap.as_slice() {
        [] | ["," | "and" | "&" | "(" | "/"] => true,
        [",", rest @ ..] if is_reduced(rest) => true,
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
            "assumed"
                | "assume"
                | "assumes"
                | "held"
                | "holds"
                | "took"
                | "became"
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
            | "e"
            | "eng"
            | "engr"
            | "ing"
            | "hon"
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

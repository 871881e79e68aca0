//! The small words between a title and a name: verbs that join the two, words that part them.

/// Verbs whose subject a title before them is.
pub(super) fn is_finite(word: &str) -> bool {
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

pub(super) fn is_function_word(word: &str) -> bool {
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

pub(super) fn is_determiner(word: &str) -> bool {
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

/// Words with which another clause begins.
pub(super) fn is_break(word: &str) -> bool {
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

pub(super) fn breaks(words: &[&str]) -> bool {
    words
        .iter()
        .any(|word| is_break(word) || is_copula(word) || matches!(*word, "," | "who" | "has" | "."))
}

pub(super) fn is_be(word: &str) -> bool {
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

pub(super) fn is_appointing(word: &str) -> bool {
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

pub(super) fn is_copula(word: &str) -> bool {
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

pub(super) fn is_courtesy(word: &str) -> bool {
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
            | "advocate"
            | "adv"
            | "barrister"
            | "ayatollah"
            | "comrade"
            | "cde"
            | "mullah"
            | "hajji"
    )
}

/// Verbs with which somebody makes another something.
pub(super) fn is_making(word: &str) -> bool {
    is_appointing(word)
        || matches!(
            word,
            "make"
                | "makes"
                | "making"
                | "name"
                | "names"
                | "naming"
                | "appoint"
                | "pick"
                | "choose"
                | "chose"
                | "nominate"
                | "call"
        )
}

//! Verbs of saying, and whether what stands before one is its subject.

use crate::analyze::scene::{Lower, words};
use crate::lexicon::genders::Gender;
use crate::text::{Span, WordSet};

/// Verbs of saying.
static SAYING: WordSet = WordSet::new(&[
    "acknowledged",
    "acknowledges",
    "added",
    "adds",
    "admits",
    "admitted",
    "affirmed",
    "alleged",
    "announced",
    "argued",
    "argues",
    "asked",
    "asserted",
    "asserts",
    "assured",
    "cautioned",
    "claimed",
    "claims",
    "clarified",
    "commented",
    "comments",
    "complained",
    "conceded",
    "concluded",
    "concludes",
    "confirmed",
    "confirms",
    "continued",
    "continues",
    "countered",
    "cried",
    "declared",
    "declares",
    "denied",
    "denounced",
    "disclosed",
    "emphasised",
    "emphasized",
    "exclaimed",
    "explained",
    "explains",
    "expressed",
    "highlighted",
    "indicated",
    "insisted",
    "insists",
    "joked",
    "lamented",
    "maintained",
    "mentioned",
    "noted",
    "notes",
    "observed",
    "observes",
    "opined",
    "opines",
    "pointed",
    "posted",
    "predicted",
    "predicts",
    "promised",
    "questioned",
    "quipped",
    "quoted",
    "reaffirmed",
    "recalled",
    "recalls",
    "reiterated",
    "remarked",
    "replied",
    "replies",
    "responded",
    "revealed",
    "reveals",
    "said",
    "say",
    "says",
    "stated",
    "states",
    "stressed",
    "stresses",
    "suggested",
    "suggests",
    "tells",
    "testified",
    "told",
    "tweeted",
    "underlined",
    "underscored",
    "urged",
    "vowed",
    "warned",
    "warns",
    "writes",
    "wrote",
]);

/// Verbs of what is said of something, in the words between the quotation marks behind them: "called the plan “a lantern without oil”".
#[rustfmt::skip]
static NAMING: WordSet = WordSet::new(&[
    "blasted", "branded", "called", "calls", "characterised", "characterized", "condemned", "criticised", "criticized",
    "decried", "denounced", "deplored", "described", "describes", "dismissed", "dismisses", "dubbed", "hailed", "labeled",
    "labelled", "likened", "praised", "rejected", "ridiculed", "slammed", "termed",
]);

/// The verbs of saying in `span`, in order. One in the passive ("was asked") says that somebody else spoke, but for "was quoted"; one
/// after "the" or "their" ("their alleged part") is none.
pub(super) fn verbs(text: &str, span: Span) -> impl Iterator<Item = Span> + '_ {
    among(&SAYING, text, span)
}

/// The verbs of naming in `span`, in order; the same holds of them.
pub(super) fn namings(text: &str, span: Span) -> impl Iterator<Item = Span> + '_ {
    among(&NAMING, text, span)
}

fn among<'t>(set: &'static WordSet, text: &'t str, span: Span) -> impl Iterator<Item = Span> + 't {
    let mut at = span.start();
    let mut before = "";
    span.of(text).split_inclusive(|c: char| !c.is_alphabetic()).filter_map(move |word| {
        let letters = word.trim_end_matches(|c: char| !c.is_alphabetic());
        let found = Span::new(at, at + letters.len());
        at += word.len();
        let passive = is_be(before) && letters != "quoted" || is_noun_ahead(before);
        if !letters.is_empty() {
            before = letters;
        }
        (set.has(letters) && !passive).then_some(found)
    })
}

fn is_be(word: &str) -> bool {
    matches!(word, "was" | "were" | "been" | "being" | "be" | "is" | "are" | "get" | "got")
}

/// Words after which no verb can stand.
fn is_noun_ahead(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "their"
            | "his"
            | "its"
            | "such"
            | "these"
            | "those"
            | "any"
            | "no"
            | "of"
    )
}

/// What the words between an actor and a verb of saying make of the actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// The verb's subject.
    Subject,
    /// The end of an apposition or of a side clause, whose subject may stand before it: "Varga, after meeting Holt, said".
    Aside,
    /// Another word is the subject: "the Varga administration said".
    None,
}

/// How an actor is tied to a verb of saying with these words between them.
pub(super) fn tie(gap: &str) -> Tie {
    if gap.len() > 300 || gap.contains([';', ':', '“', '”', '\n', '?', '!', '"']) {
        return Tie::None;
    }
    let gap = without_brackets(gap);
    let gap = words(&gap);
    let gap: Vec<&str> = gap.iter().map(Lower::as_str).collect();
    match gap.as_slice() {
        [] => Tie::Subject,
        [","] => Tie::Aside,
        [",", inner @ .., ","] | ["-" | "–" | "—", inner @ .., "-" | "–" | "—"] => {
            // "Varga, was the daughter of a farmer, said the police".
            if inner.first().is_some_and(|word| is_helping(word)) {
                Tie::None
            } else {
                Tie::Subject
            }
        }
        [first, .., ","] if is_preposition(first) => Tie::Subject,
        _ if gap.contains(&",") || gap.len() > 16 => Tie::None,
        ["'" | "’", "s", .., paper] if is_writing(paper) => Tie::Subject,
        [first, ..] if is_preposition(first) => Tie::Subject,
        _ if gap.iter().all(|word| is_beside_verb(word)) => Tie::Subject,
        _ => Tie::None,
    }
}

/// `text` without what stands in brackets.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let outside = |c: &char| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    text.chars().filter(outside).collect()
}

/// What somebody writes says what they say.
fn is_writing(word: &str) -> bool {
    matches!(word, "letter" | "statement" | "tweet" | "post" | "message" | "note" | "speech")
}

fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "from"
            | "with"
            | "for"
            | "at"
            | "in"
            | "on"
            | "during"
            | "after"
            | "before"
            | "when"
            | "while"
            | "speaking"
            | "as"
            | "to"
            | "by"
    )
}

/// Helping verbs.
fn is_helping(word: &str) -> bool {
    matches!(word, "has" | "had" | "have" | "was" | "is" | "would" | "will" | "did" | "does")
}

/// Words that stand beside a verb: helping verbs, adverbs, days.
fn is_beside_verb(word: &str) -> bool {
    let adverb = matches!(
        word,
        "also"
            | "then"
            | "later"
            | "further"
            | "again"
            | "even"
            | "himself"
            | "herself"
            | "once"
            | "still"
            | "now"
            | "just"
            | "today"
            | "yesterday"
            | "this"
            | "last"
            | "earlier"
            | "here"
            | "there"
            | "too"
            | "meanwhile"
            | "however"
            | "often"
            | "never"
            | "always"
            | "went"
            | "took"
            | "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "month"
            | "week"
            | "year"
            | "on"
            | "to"
    );
    adverb || is_helping(word) || word.ends_with("ly")
}

/// Does "he" or "she" say it, right before or right after the verb? Which of them tells of whom.
pub(super) fn pronoun_beside(before: &str, after: &str) -> Option<Gender> {
    let pronoun = |word: &Lower<'_>| match word.as_str() {
        "he" => Some(Gender::Male),
        "she" => Some(Gender::Female),
        _ => None,
    };
    let near = words(before).into_iter().rev().find(|word| !is_beside_verb(word));
    let next = words(after.get(..after.len().min(8)).unwrap_or(after));
    near.as_ref().and_then(pronoun).or_else(|| next.first().and_then(pronoun))
}

/// Are the words after a verb of saying what is said, and not where or when ("in a statement")?
pub(super) fn says_something(tail: &str) -> bool {
    let words = words(tail);
    let aside = words.first().is_some_and(|word| {
        matches!(
            word.as_str(),
            "in" | "on"
                | "at"
                | "during"
                | "to"
                | "after"
                | "while"
                | "ahead"
                | "from"
                | "by"
                | "as"
                | "following"
                | "last"
                | "before"
        )
    });
    words.len() >= 4 && (!aside || words.iter().take(14).any(|word| word == "that"))
}

/// Does whoever is named behind the verb hear it?
pub(super) fn is_telling(verb: &str) -> bool {
    matches!(verb, "told" | "tells" | "assured" | "urged" | "warned" | "warns")
}

/// Verbs that mean nothing but saying.
pub(super) fn is_plain(verb: &str) -> bool {
    matches!(verb, "say" | "said" | "says" | "told" | "tells")
}

/// Is `tail`, behind `verb`, what is said, and not what one claims, asks for or promises ("claimed victory in the vote")?
///
/// Behind most verbs a clause says so: by "that", or by its verb near the start.
pub(super) fn is_what_is_said(verb: &str, tail: &str) -> bool {
    if is_plain(verb) {
        return true;
    }
    let words = words(tail);
    let to = words.iter().take(10).position(|word| word == "to");
    let near = |word: &Lower<'_>| {
        is_helping(word)
            || matches!(
                word.as_str(),
                "that"
                    | "are"
                    | "were"
                    | "can"
                    | "could"
                    | "should"
                    | "may"
                    | "might"
                    | "must"
                    | "do"
                    | "cannot"
                    | "not"
                    | "won't"
                    | "won’t"
                    | "don't"
                    | "don’t"
                    | "doesn't"
                    | "doesn’t"
                    | "needs"
                    | "need"
                    | "wants"
                    | "want"
                    | "remains"
                    | "went"
                    | "came"
                    | "made"
                    | "took"
                    | "left"
                    | "lost"
                    | "won"
                    | "gave"
                    | "knew"
                    | "felt"
                    | "it's"
                    | "it’s"
            )
    };
    match to {
        Some(0) => matches!(verb, "promised" | "vowed"),
        Some(_) if matches!(verb, "asked" | "urged" | "warned" | "warns") => true,
        _ => words.iter().take(10).any(near),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_claims_is_not_what_one_says() {
        assert!(!is_what_is_said("claimed", "victory in the vote of the town"));
        assert!(!is_what_is_said("promised", "voters a coast guard by autumn"));
        assert!(!is_what_is_said("asked", "to see him before the talks"));
        assert!(is_what_is_said("claimed", "the vote was won by his party"));
        assert!(is_what_is_said("promised", "that the harbour stays open"));
        assert!(is_what_is_said("urged", "both sides to find ways to talk"));
        assert!(is_what_is_said("said", "the talks collapsed over fish"));
    }

    #[track_caller]
    fn check_tie(gap: &str, wanted: Tie) {
        assert_eq!(tie(gap), wanted, "Varga{gap}said");
    }

    #[test]
    fn a_subject_may_have_its_apposition() {
        check_tie(" ", Tie::Subject);
        check_tie(" also ", Tie::Subject);
        check_tie(" (R-Texas) ", Tie::Subject);
        check_tie(", the minister of trade, ", Tie::Subject);
        check_tie(" of the trade ministry ", Tie::Subject);
        check_tie("’s letter ", Tie::Subject);
        check_tie(", ", Tie::Aside);
    }

    #[test]
    fn another_word_may_be_the_subject() {
        check_tie(" administration ", Tie::None);
        check_tie("’s lawyers ", Tie::None);
        check_tie(", three lawmakers ", Tie::None);
        check_tie(" critic, ", Tie::None);
        check_tie(", was the daughter of a farmer, ", Tie::None);
        check_tie(" had broken to deserve ", Tie::None);
    }

    #[test]
    fn the_passive_is_not_said() {
        let all = |text: &str| verbs(text, Span::new(0, text.len())).count();
        assert_eq!(all("she was asked and told by many"), 1);
        assert_eq!(all("he was quoted as saying"), 1);
        assert_eq!(all("he noted it and said no"), 2);
        assert_eq!(all("for their alleged part in the claims"), 0);
    }
}

//! Capitals that stand for their governments: "Islamabad said", "ties with Beijing", "Moscow’s decision".
//!
//! They name no country, and are not among the mentions: a reader who follows a country may want to see them all the same, so they
//! are kept apart. Only what the words beside a capital make plain is taken; a capital after "in" or "from" is a town.

use crate::analyze::reading::Reading;
use crate::document::{Government, Iso, Why};
use crate::lexicon::capitals::seat;
use crate::lexicon::countries::country_at;
use crate::tagger::{Entity, Label};
use crate::text::TokenKind;

/// What only somebody does, or a government.
#[rustfmt::skip]
const DOES: &[&str] = &[
    "accused", "accuses", "agreed", "agrees", "announced", "announces", "argues", "backs", "blamed", "blames", "called", "claimed",
    "claims", "condemned", "considers", "decided", "demanded", "demands", "denied", "denies", "expects", "feared", "fears", "hoped",
    "hopes", "imposed", "insisted", "insists", "intends", "maintains", "offered", "pledged", "refused", "refuses", "rejected",
    "rejects", "responded", "retaliated", "said", "says", "seeks", "sought", "summoned", "supports", "threatened", "threatens",
    "urged", "urges", "views", "vowed", "vows", "wanted", "wants", "warned", "warns", "welcomed", "welcomes",
];

/// Verbs that go before what only a government has done, behind which a town is seldom the subject.
const HELPERS: &[&str] = &["could", "did", "had", "has", "must", "should", "will", "would"];

/// What a government has.
#[rustfmt::skip]
const OWNS: &[&str] = &[
    "aggression", "allies", "ambitions", "approval", "backing", "claim", "claims", "concerns", "decision", "decisions", "demand",
    "demands", "denial", "envoy", "foreign", "fury", "government", "influence", "insistence", "intention", "intentions", "interests",
    "military", "move", "moves", "nuclear", "objections", "offer", "policies", "policy", "position", "proposal", "readiness",
    "refusal", "rejection", "relations", "request", "response", "sanctions", "stance", "strategy", "support", "threats", "ties",
    "warning", "warnings",
];

/// Words before what a government is asked, told or charged with.
#[rustfmt::skip]
const TOLD: &[&str] = &[
    "accuse", "accused", "accuses", "accusing", "blame", "blamed", "blames", "blaming", "condemned", "pressed", "pressing",
    "pressured", "slammed", "told", "urge", "urged", "urges", "urging", "warned", "warning",
];

/// What two governments have between them.
#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    "agreement", "alliance", "confrontation", "cooperation", "deal", "diplomacy", "dispute", "negotiate", "negotiations", "peace",
    "pressure", "reached", "relations", "relationship", "relationships", "rift", "talks", "tension", "tensions", "ties", "treaty",
    "trust", "war",
];

/// The governments named by their seats, in order.
pub(in crate::analyze) fn governments(
    reading: &Reading<'_>,
    entities: &[Entity],
) -> Vec<Government> {
    let mut entities = entities.iter().peekable();
    let mut found = Vec::new();
    for at in 0..reading.tokens.len() {
        let Some((iso, past)) = capital(reading, at) else { continue };
        while entities.next_if(|entity| entity.tokens.end <= at).is_some() {}
        let around = entities.peek().filter(|entity| entity.tokens.contains(&at));
        let is_part = around.is_some_and(|entity| {
            entity.label == Label::Person || entity.tokens.start < at || entity.tokens.end > past
        });
        let rule = if is_part { None } else { rule(reading, at, past) };
        if let (Some(rule), Some(first), Some(last)) =
            (rule, reading.tokens.get(at), reading.tokens.get(past - 1))
        {
            let why = Why { rule, evidence: None };
            found.push(Government { span: first.span.join(last.span), iso, why });
        }
    }
    found
}

/// The country whose capital is named from the token `at` on, and the token after the name.
fn capital(reading: &Reading<'_>, at: usize) -> Option<(Iso, usize)> {
    let token = reading.tokens.get(at).filter(|token| token.kind == TokenKind::Word)?;
    if !token.span.of(reading.text).starts_with(char::is_uppercase) {
        return None;
    }
    let whole = |past: usize| {
        let last = reading.tokens.get(past - 1)?;
        Some((Iso::new(seat(token.span.join(last.span).of(reading.text))?)?, past))
    };
    whole(at + 2).or_else(|| whole(at + 1))
}

/// Which words beside the capital from `at` to before `past` make it a government.
fn rule(reading: &Reading<'_>, at: usize, past: usize) -> Option<&'static str> {
    let before = |by: usize| at.checked_sub(by).map_or("", |i| reading.word(i));
    // "the Kremlin"
    let skipped = usize::from(matches!(before(1), "the" | "The"));
    let before = |by: usize| before(by + skipped);
    let word = reading.word(past);
    let opens = reading
        .sentences
        .binary_search_by_key(&(at.saturating_sub(skipped)), |sentence| sentence.tokens.start)
        .is_ok();
    let clause = opens
        || matches!(
            before(1),
            "that"
                | "but"
                | "But"
                | "while"
                | "as"
                | "because"
                | "when"
                | "if"
                | "and"
                | "which"
                | "how"
        );
    let town = matches!(
        before(1),
        "in" | "In"
            | "from"
            | "From"
            | "at"
            | "near"
            | "outside"
            | "of"
            | "around"
            | "across"
            | "through"
    );
    let is_owner = matches!(word, "'s" | "’s");
    if DOES.contains(&word) && !town || HELPERS.contains(&word) && clause {
        Some("government.does")
    } else if is_owner && OWNS.contains(&reading.word(past + 1)) && !town {
        Some("government.has")
    } else if word != "-" && TOLD.contains(&before(1))
        || matches!(before(1), "with" | "on" | "by" | "towards") && BETWEEN.contains(&before(2))
    {
        Some("government.told")
    } else if is_beside_another(reading, at, past) {
        Some("government.pair")
    } else {
        None
    }
}

/// "between Washington and Tehran", "Ankara-Baghdad ties": does another capital or a country stand beside it, with something that only
/// governments have?
fn is_beside_another(reading: &Reading<'_>, at: usize, past: usize) -> bool {
    let other = |i: usize| {
        let start = reading.tokens.get(i).map(|token| token.span.start());
        seat(reading.word(i)).is_some()
            || start.is_some_and(|start| country_at(reading.text, start).is_some())
    };
    let joins = |i: usize| matches!(reading.word(i), "and" | "-" | "–");
    let between = |i: usize| matches!(reading.word(i), "between" | "Between" | "both" | "Both");
    let second = joins(past) && other(past + 1);
    let first = at > 1 && joins(at - 1) && other(at - 2);
    let shared = |i: usize| BETWEEN.contains(&reading.word(i));
    (second && at > 0 && between(at - 1))
        || (first && at > 2 && between(at - 3))
        || (second && reading.word(past) != "and" && shared(past + 2))
        || (first && reading.word(at - 1) != "and" && shared(past))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, Document};

    /// What is found must be what stands in brackets.
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace(['[', ']'], "");
        let document = Document::from_blocks([(BlockKind::Paragraph, text.as_str())]);
        let reading = Reading::new(&document);
        let mut shown = text.clone();
        for government in governments(&reading, &[]).iter().rev() {
            shown.insert(government.span.end(), ']');
            shown.insert(government.span.start(), '[');
        }
        assert_eq!(shown, marked);
    }

    #[test]
    fn what_a_government_does_and_has() {
        check("[Islamabad] said so. He was told that [New Delhi] had refused.");
        check("[Moscow]’s decision came late, and the [Kremlin] denied it.");
    }

    #[test]
    fn what_it_is_told() {
        check("They urged [Tehran] to agree, and sought talks with [Beijing].");
        check("relations between [Washington] and [Beijing]; [Ankara]-[Baghdad] ties");
    }

    #[test]
    fn a_town_is_none() {
        check("In Moscow, and from Paris to Berlin, rain fell. He flew to London.");
        check("They accused the Beijing-based firm of fraud.");
        check("TOKYO (XY) — He left Tokyo's harbour. Beijing is large.");
    }
}

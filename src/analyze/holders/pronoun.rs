//! Titles that the sentence gives to a person named before, or to "he" and "she".
//!
//! ```text
//! She was appointed minister            the person whom the sentence before begins with
//! Varga left for Geneva as envoy        the person whom this sentence begins with
//! ```

use crate::analyze::holders::gaps::{ends_in_predicate, is_rule};
use crate::analyze::holders::verbs::{is_finite, is_function_word};
use crate::analyze::link::People;
use crate::analyze::scene::{Lower, Scene, last_word, words};
use crate::document::Why;
use crate::text::Span;

/// The person whom the words before title `at` are about, if they say that the person is, was or acts as it.
/// `holders` has what is known of the titles before it.
pub(crate) fn by_pronoun(
    scene: &Scene<'_>,
    at: usize,
    people: &People,
    holders: &[Option<(u32, Why)>],
) -> Option<(u32, Why)> {
    if matches!(last_word(scene.before(at)).as_str(), "next" | "future" | "eventual") {
        return None;
    }
    let owner = owner_before(scene, at);
    let at = owner.unwrap_or(at);
    let place = scene.actors.partition_point(|&actor| actor < at);
    let here = scene.sentence(at);
    let last = place
        .checked_sub(1)
        .and_then(|last| scene.actors.get(last))
        .copied()
        .filter(|&last| scene.sentence(last) == here);
    let tail = last.map_or_else(
        || scene.before_by(at, 160),
        |last| Span::new(scene.span(last).end(), scene.span(at).start()).of(scene.reading.text),
    );
    let tail = words(tail);
    let pronoun = tail.iter().rposition(|word| {
        matches!(word.as_str(), "he" | "she" | "he's" | "she's" | "who" | "his" | "her")
    });
    let making = tail.windows(2).any(|two| {
        matches!(two, [making, whom] if making == "making" && (whom == "him" || whom == "her"))
    });
    let as_title = ends_with_as(&tail) && !is_clause(scene, at) || making;
    let gap: Vec<&str> = tail
        .get(pronoun.unwrap_or(tail.len())..)
        .unwrap_or(&[])
        .iter()
        .map(Lower::as_str)
        .collect();
    let owner = matches!(gap.first(), Some(&("his" | "her")));
    // "He fell, and it was the general who…"
    let other = gap.contains(&"it");
    let predicate = !gap.is_empty() && !owner && !other && ends_in_predicate(&gap);
    let passive = tail.iter().any(|word| matches!(word.as_str(), "by" | "him" | "them")) && !making;
    let rule = if predicate { "holder.pronoun" } else { "holder.as-far" };
    let of_rule = pronoun.is_none() && tail.first().is_some_and(|word| is_rule(word));
    if !predicate {
        if !as_title || passive || of_rule {
            return None;
        }
        // "He joined as an officer and rose to become a manager."
        if let Some(last) = last.filter(|&last| pronoun.is_none() && scene.is_title(last)) {
            let (person, _) = (*holders.get(last)?)?;
            return Some((person, Why { rule, evidence: Some(scene.span(last)) }));
        }
        if pronoun.is_none() && last.is_none() {
            return None;
        }
    }
    let mut inside = scene
        .actors
        .get(..place)?
        .iter()
        .rev()
        .take(16)
        .take_while(|&&actor| scene.sentence(actor) == here)
        .filter(|&&actor| scene.is_person(actor));
    // Who acts as something is the sentence's subject; who is something was just named.
    let name = if predicate {
        inside.next()
    } else {
        // "Varga left after Holt took over as minister."
        let clause = inside.clone().find(|&&name| opens_clause(scene, name));
        clause.or_else(|| inside.last())
    };
    // "Varga's plan to make her friend minister".
    if name.is_some_and(|&name| !predicate && pronoun.is_none() && is_owner(scene, name)) {
        return None;
    }
    let (person, name) = match name {
        Some(&name) => (people.of.get(name).copied().flatten()?, name),
        None => subject_before(scene, people, place, here)?,
    };
    Some((person, Why { rule, evidence: Some(scene.span(name)) }))
}

/// "After Varga": does a clause begin with the name at `at`?
fn opens_clause(scene: &Scene<'_>, at: usize) -> bool {
    matches!(
        last_word(scene.before(at)).as_str(),
        "after" | "because" | "before" | "once" | "until" | "when" | "while"
    )
}

/// "As the minister sat down": "as" begins a clause.
pub(super) fn is_clause(scene: &Scene<'_>, at: usize) -> bool {
    if !scene.before(at).ends_with("as the ") {
        return false;
    }
    let next = words(scene.after(at)).into_iter().next().unwrap_or_default();
    is_finite(&next)
        || matches!(
            next.as_str(),
            "arrived"
                | "began"
                | "came"
                | "gave"
                | "held"
                | "left"
                | "looked"
                | "made"
                | "ran"
                | "sat"
                | "seeks"
                | "spoke"
                | "stood"
                | "took"
                | "tried"
                | "tries"
                | "waited"
                | "walked"
                | "watched"
        )
}

/// "as President Holt's envoy": the mention with which the owner of title `at` begins.
fn owner_before(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let place = scene.actors.partition_point(|&actor| actor < at);
    let name = *scene.actors.get(place.checked_sub(1)?)?;
    let owns = scene.gap(name, at).is_some_and(|gap| matches!(gap.trim(), "'s" | "’s" | "’" | "'"));
    if !owns || !scene.is_person(name) {
        return None;
    }
    let title = place.checked_sub(2).and_then(|before| scene.actors.get(before)).copied();
    let title = title.filter(|&title| {
        scene.is_title(title) && scene.gap(title, name).is_some_and(|gap| gap.trim().is_empty())
    });
    Some(title.unwrap_or(name))
}

/// "Varga's".
fn is_owner(scene: &Scene<'_>, at: usize) -> bool {
    let after = scene.after(at);
    after.starts_with("'s") || after.starts_with("’s")
}

/// "A former minister, she won": the title stands before "he" or "she", with whom its sentence begins.
pub(crate) fn before_pronoun(scene: &Scene<'_>, at: usize, people: &People) -> Option<(u32, Why)> {
    let lead = words(scene.before(at));
    // "Now, as the duchess, she"
    let lead = match lead.as_slice() {
        [adverb, comma, rest @ ..] if comma == "," && !is_finite(adverb) => rest,
        lead => lead,
    };
    let free = |word: &Lower<'_>| {
        !is_finite(word) && (!is_function_word(word) || word == "as") && word != ","
    };
    let opens = |word: &Lower<'_>| matches!(word.as_str(), "a" | "an" | "the" | "once" | "as");
    let begins = lead.first().is_none_or(opens) && lead.len() <= 4 && lead.iter().all(free);
    let after = words(scene.after(at));
    let comma = after.iter().take(9).position(|word| word == ",")?;
    let pronoun = after.get(comma + 1)?;
    let clause = after.iter().take(comma).any(|word| is_finite(word) || word == ".");
    if !begins || clause || !matches!(pronoun.as_str(), "he" | "she") {
        return None;
    }
    let place = scene.actors.partition_point(|&actor| actor < at);
    let (person, name) = subject_before(scene, people, place, scene.sentence(at))?;
    Some((person, Why { rule: "holder.pronoun", evidence: Some(scene.span(name)) }))
}

/// "as", "as the new", "to become a", "the post of".
fn ends_with_as(words: &[Lower<'_>]) -> bool {
    if let [.., post, of] = words
        && of == "of"
        && matches!(post.as_str(), "post" | "position" | "role" | "rank" | "office" | "job")
    {
        return true;
    }
    words
        .iter()
        .rev()
        .take(4)
        .find(|word| {
            !matches!(
                word.as_str(),
                "the"
                    | "a"
                    | "an"
                    | "new"
                    | "first"
                    | "its"
                    | "interim"
                    | "acting"
                    | "outside"
                    | "senior"
                    | "special"
            )
        })
        .is_some_and(|word| matches!(word.as_str(), "as" | "become" | "became" | "becoming"))
}

/// The person that the nearest earlier sentence with a name begins with, at most three sentences back.
pub(crate) fn subject_before(
    scene: &Scene<'_>,
    people: &People,
    place: usize,
    here: usize,
) -> Option<(u32, usize)> {
    let mut subject = None;
    let mut found_in = None;
    for &actor in scene.actors.get(..place)?.iter().rev().take(24) {
        let sentence = scene.sentence(actor);
        if sentence == here || !scene.is_person(actor) {
            continue;
        }
        if sentence + 3 < here || found_in.is_some_and(|found| found != sentence) {
            break;
        }
        found_in = Some(sentence);
        subject = people.of.get(actor).copied().flatten().map(|person| (person, actor));
    }
    subject
}

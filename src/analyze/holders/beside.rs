//! Titles with their holder's name beside them.
//!
//! ```text
//! Foreign Minister Ilse Varga         before the name, also stacked or coordinated
//! the foreign minister, Ilse Varga,   before the name, with a comma
//! Ilse Varga, 52, the minister        in apposition
//! Ilse Varga was appointed minister   predicate
//! ```

use crate::analyze::holders::gaps::{
    Bond, after_name, before_name, follows, is_body_ahead, is_body_in_commas, is_end_of_title,
    is_named_by_nation, is_place_between, is_rest_before_courtesy,
};
use crate::analyze::holders::glosses::is_owner;
use crate::analyze::holders::pronoun::is_clause;
use crate::analyze::holders::verbs::{
    is_courtesy, is_determiner, is_finite, is_function_word, is_making,
};
use crate::analyze::scene::{Lower, Scene, last_word, words};
use crate::document::Why;
use crate::lexicon::beside::{Tells, tells};
use crate::lexicon::titles::title_plural;

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
            // "the Mayor Omar Harun, the Manager and Rector of the College, Mr Holt": so does "the" where a courtesy follows.
            let bare = match gap.as_slice() {
                [comma] if comma == "," => goes_on(scene, place, false),
                [comma, the] if comma == "," && the == "the" => goes_on(scene, place, true),
                _ => false,
            };
            after_name(&gap)
                .or_else(|| modified(scene, previous, at))
                .is_some_and(|bond| matches!(bond, Bond::Apposition | Bond::Copula | Bond::Bare))
                && !bare
                && (is_closed(scene, at) || lacks_comma(scene, previous, at))
        } else {
            flags.get(place - 1).copied().unwrap_or(false) && follows(&gap)
        };
        if let Some(slot) = flags.get_mut(place) {
            *slot = flag;
        }
    }
    flags
}

/// The first title of the row ("Manager and Rector") that ends at this place among the actors.
fn row_start(scene: &Scene<'_>, mut place: usize) -> usize {
    while let Some((before, at)) = place.checked_sub(1).and_then(|before| pair(scene, before))
        && scene.is_title(before)
        && scene.gap(before, at).is_some_and(|gap| matches!(gap.trim(), "and" | "&"))
    {
        place -= 1;
    }
    scene.actors.get(place).copied().unwrap_or_default()
}

/// Is the title the first of a row ("Minister and Envoy NAME") that ends with a name, or with a courtesy and a name?
fn goes_on(scene: &Scene<'_>, mut place: usize, courtesy: bool) -> bool {
    for _ in 0..4 {
        let Some((at, next)) = pair(scene, place) else { return false };
        let Some(gap) = scene.gap(at, next) else { return false };
        let gap = words(gap);
        if scene.is_person(next) {
            return if courtesy {
                gap.iter().any(|word| matches!(word.as_str(), "mr" | "mrs" | "ms"))
            } else {
                before_name(&gap) == Some(Bond::Direct)
            };
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
        let is_scoped = [" of ", " at ", " for "].iter().any(|of| scene.text(at).contains(of));
        let bond = before_name(&gap_words)
            .or_else(place_between)
            .or_else(|| {
                let capital =
                    scene.text(at).starts_with(char::is_uppercase) && !scene.is_headline(at);
                (is_end_of_title(gap, is_scoped, capital)
                    || is_body_in_commas(gap)
                    || is_rest_before_courtesy(gap))
                .then_some(Bond::Far)
            })
            // "The minister and businessman Holt" may be two.
            .filter(|bond| {
                *bond != Bond::Far
                    || !gap.trim_start().starts_with("and ")
                    || last_word(scene.before(at)) != "the"
                    || is_trade_too(&gap_words)
            })
            .or_else(|| is_named_by_nation(gap).then_some(Bond::Copula))
            // "It had a manager in Ilse Varga".
            .or_else(|| {
                let one = matches!(last_word(scene.before(at)).as_str(), "a" | "an");
                (gap.trim() == "in" && one).then_some(Bond::Copula)
            });
        let Some(bond) = bond else {
            if gap.trim() == ":" && is_credit(scene, at, next) {
                let why = Why { rule: "holder.credit", evidence };
                set(found, at, Beside { name: next, why, touching: true });
            }
            return;
        };
        let (rule, touching) = match bond {
            Bond::Direct => ("holder.before-name", true),
            Bond::Comma => ("holder.before-name-comma", true),
            Bond::Far => ("holder.before-name-far", false),
            _ => ("holder.is-name", false),
        };
        // "Varga, head of the fund, the minister, Mrs Holt": with "the" before and a courtesy behind, the next office in a list.
        let next_of_list =
            gap_words.iter().any(|word| matches!(word.as_str(), "mr" | "mrs" | "ms"))
                && last_word(scene.before(row_start(scene, place))) == "the";
        if bond != Bond::Direct && is_after && !next_of_list
            || bond == Bond::Comma && is_lead(scene, at, next)
        {
            return;
        }
        set(found, at, Beside { name: next, why: Why { rule, evidence }, touching });
    } else if chains(&gap_words, scene, at, next) && (!is_after || gap_words.is_empty()) {
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
    let Some(gap) =
        scene.gap(previous, at).filter(|_| scene.sentence(previous) == scene.sentence(at))
    else {
        return;
    };
    let gap_words = words(gap);
    let evidence = Some(scene.span(previous).join(scene.span(at)));
    if matches!(gap.trim(), "'s" | "’s" | "’" | "'") {
        let other = place.checked_sub(2).and_then(|before| pair(scene, before));
        owned(scene, other, at, found);
    } else if scene.is_person(previous) {
        if is_clause(scene, at) {
            return;
        }
        let bond = after_name(&gap_words).or_else(|| modified(scene, previous, at));
        let Some(bond) = bond.or_else(|| made(scene, previous, &gap_words)) else { return };
        if bond == Bond::Apposition && !is_closed(scene, at) && !lacks_comma(scene, previous, at) {
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

/// "Omar Harun, Green Fund (GF) spokesman, said", "Ilse Varga, founding director of Vega, said": words before the title without an
/// article. The second comma must stand.
fn modified(scene: &Scene<'_>, name: usize, at: usize) -> Option<Bond> {
    let gap = scene.gap(name, at)?;
    let after = scene.after(at).trim_start();
    let closed =
        after.is_empty() || after.starts_with([',', '.', ';', ')', '—', '–', '”', '"', '\n']);
    let in_north =
        words(after).first().is_some_and(|word| matches!(word.as_str(), "in" | "at" | "for"));
    (is_body_ahead(gap) && (closed || in_north)).then_some(Bond::Apposition)
}

/// "They made Ilse Varga their chairwoman."
fn made(scene: &Scene<'_>, name: usize, gap: &[Lower<'_>]) -> Option<Bond> {
    let [owner] = gap else { return None };
    let owned = matches!(owner.as_str(), "his" | "her" | "its" | "their" | "our" | "my");
    let before = words(scene.before(name));
    let made = before.iter().rev().take(6).any(|word| is_making(word));
    (owned && made).then_some(Bond::Bare)
}

/// "Varga, Holt’s adviser": the title is in apposition to the name before its owner's.
fn owned(scene: &Scene<'_>, pair: Option<(usize, usize)>, at: usize, found: &mut [Option<Beside>]) {
    let Some((name, owner)) = pair else { return };
    let comma = scene
        .gap(name, owner)
        .is_some_and(|gap| matches!(gap.trim(), "," | ", the" | "—" | "–" | "-"));
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
    // "Ilse Varga, senior executive director, said", where the two were found apart.
    let place = scene.actors.partition_point(|&actor| actor <= at);
    if let Some(&next) = scene.actors.get(place)
        && scene.is_title(next)
        && scene.gap(at, next).is_some_and(|gap| gap.trim().is_empty())
        && !scene.actors.get(place + 1).is_some_and(|&name| {
            scene.is_person(name) && scene.gap(next, name).is_some_and(|gap| gap.trim().is_empty())
        })
    {
        return words(scene.after(next))
            .first()
            .is_none_or(|word| !word.starts_with(char::is_alphanumeric));
    }
    let after = words(scene.after(at));
    let Some(next) = after.first().map(Lower::as_str) else { return true };
    if is_finite(next) {
        return false;
    }
    // "the head of the team tasked with the plan"
    let participle = next.ends_with("ed")
        && after.get(1).is_some_and(|word| matches!(word.as_str(), "with" | "by" | "in" | "at"));
    if participle {
        return true;
    }
    loose_or_closed(scene, at, next)
}

/// "Madam Ilse Varga, Director of Events said": a clause begins with the name, and the office has a capital or says of what it is, so
/// that only the second comma is missing.
fn lacks_comma(scene: &Scene<'_>, name: usize, at: usize) -> bool {
    let title = scene.text(at);
    let gap = scene.gap(name, at).map(words).unwrap_or_default();
    let bare = match gap.as_slice() {
        [comma] => comma == ",",
        // "Omar Harun, the firm's director told"
        [comma, .., owner] => comma == "," && gap.len() <= 5 && is_owner(owner),
        [] => false,
    };
    let lead = words(scene.before_by(name, 120));
    let mark = |word: &Lower<'_>| matches!(word.as_str(), "," | "“" | "”" | "\"" | ":");
    let cut = lead.iter().rposition(mark).map_or(0, |mark| mark + 1);
    let begins = |word: &Lower<'_>| {
        is_courtesy(word) || matches!(word.as_str(), "but" | "and" | "while" | "meanwhile")
    };
    bare && scene.is_person(name)
        && (gap.len() > 1
            || title.starts_with(char::is_uppercase)
            || title.contains(" of ")
            || title.contains(" for "))
        && lead.get(cut..).is_some_and(|lead| lead.iter().all(begins))
}

fn loose_or_closed(scene: &Scene<'_>, at: usize, next: &str) -> bool {
    let article = last_word(scene.before(at));
    let loose = matches!(
        article.as_str(),
        "a" | "an" | "his" | "her" | "their" | "now" | "former" | "then" | "its"
    );
    // "Omar Harun, President Holt Securities, said": the body after the office.
    let body = scene.after(at).trim_start().starts_with(char::is_uppercase);
    loose || body || !next.starts_with(char::is_alphanumeric) || is_function_word(next)
}

/// "Presidents", "Sens.": held by several.
pub(crate) fn is_plural(scene: &Scene<'_>, at: usize) -> bool {
    let words = scene.text(at).split_whitespace();
    let head = words.take_while(|word| !matches!(*word, "of" | "for" | "at" | "in"));
    head.last().is_some_and(|word| title_plural(word).is_some())
}

fn set(found: &mut [Option<Beside>], at: usize, beside: Beside) {
    if let Some(slot) = found.get_mut(at) {
        *slot = Some(beside);
    }
}

fn pair(scene: &Scene<'_>, place: usize) -> Option<(usize, usize)> {
    Some((*scene.actors.get(place)?, *scene.actors.get(place + 1)?))
}

/// "After a talk with the minister, Varga left": the title ends an adverbial before the sentence's subject.
fn is_lead(scene: &Scene<'_>, at: usize, name: usize) -> bool {
    let before = words(scene.before_by(at, 120));
    let after = words(scene.after(name));
    let opens = before.first().is_some_and(|word| {
        matches!(
            word.as_str(),
            "after"
                | "before"
                | "during"
                | "in"
                | "on"
                | "at"
                | "when"
                | "while"
                | "with"
                | "following"
                | "by"
                | "since"
                | "although"
                | "if"
                | "meeting"
                | "addressing"
                | "joining"
                | "besides"
                | "unlike"
                | "like"
        )
    });
    let acts = after.first().is_some_and(|word| {
        word.starts_with(char::is_alphabetic) && !is_function_word(word)
            || matches!(word.as_str(), "also" | "then" | "who")
    });
    opens
        && acts
        && before.last().is_some_and(|word| word == "the")
        && !before.iter().any(|word| word == ",")
}

/// "Editor: Ilse Varga": a line, or the end of one, that gives a role its name.
fn is_credit(scene: &Scene<'_>, at: usize, name: usize) -> bool {
    let before = scene.before(at).trim_end();
    let after = scene.after(name);
    let ends = after.trim_start_matches(' ').chars().next();
    let is_line = |c: char| matches!(c, '\n' | ',' | ';' | '|' | '(' | ')' | '.' | '/');
    let begins = before.is_empty() || before.ends_with([')', '|', '/', ';', '.']);
    // "Author: Ilse Varga Editor: Omar Harun"
    let goes_on = scene.text(at).starts_with(char::is_uppercase) && before.contains(':');
    begins && ends.is_none_or(is_line) || goes_on && ends.is_none_or(|c| c == '\n')
}

/// "and scholar": a trade of whoever has the title before it.
fn is_trade_too(gap: &[Lower<'_>]) -> bool {
    matches!(gap, [and, trade] if and == "and" && tells(trade, Tells::Role))
}

/// Do two titles in a row belong to one holder whose name follows?
fn chains(gap: &[Lower<'_>], scene: &Scene<'_>, at: usize, next: usize) -> bool {
    let gap: Vec<&str> = gap.iter().map(Lower::as_str).filter(|word| !is_courtesy(word)).collect();
    let gap = match gap.as_slice() {
        ["(", inner @ .., ")"] if inner.len() <= 4 => &[],
        _ => gap.as_slice(),
    };
    match gap {
        []
        | ["." | "/" | "-" | "–" | "cum" | "," | "(" | "is" | "was"]
        | [",", "the"]
        | ["and" | "&", "current" | "now" | "then" | "former" | "incumbent"] => true,
        ["and" | "&"] | [",", "and"] => {
            // "the president and Foreign Minister Varga" are two.
            let lower = |at: usize| scene.text(at).starts_with(char::is_lowercase);
            let definite = last_word(scene.before(at)) == "the";
            !(definite && lower(at) && !lower(next))
        }
        // "founder and legendary boss Ilse Varga"
        ["and" | "&", adjective] if last_word(scene.before(at)) != "the" => {
            adjective.starts_with(char::is_alphabetic)
                && !is_function_word(adjective)
                && !is_determiner(adjective)
                && !is_finite(adjective)
                && !matches!(*adjective, "its" | "wife" | "husband" | "son")
        }
        ["and" | "&", ..] => is_body_between(scene.gap(at, next).unwrap_or("")),
        _ => false,
    }
}

/// "Deputy Prime Minister and Green Norland Party (GNP) leader": the body of the second title.
fn is_body_between(gap: &str) -> bool {
    let rest: Vec<&str> = gap.split_whitespace().skip(1).collect();
    let small =
        |word: &str| matches!(word, "former" | "current" | "then" | "ex" | "of" | "and" | "the");
    rest.len() <= 6
        && rest.iter().any(|word| word.starts_with(char::is_uppercase))
        && rest.iter().all(|word| {
            small(word)
                || word.starts_with(|c: char| c.is_uppercase() || c == '(')
                    && !word.ends_with([',', '.', ':', ';'])
        })
}

/// The core of the title that stands before name `at`, in lower case.
pub(crate) fn of_name(scene: &Scene<'_>, beside: &[Option<Beside>], at: usize) -> Option<String> {
    let place = scene.actors.binary_search(&at).ok()?;
    let title = *scene.actors.get(place.checked_sub(1)?)?;
    let holds = beside.get(title).copied().flatten().is_some_and(|beside| beside.name == at);
    holds.then(|| scene.text(title).to_lowercase())
}

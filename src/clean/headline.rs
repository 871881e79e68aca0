//! Which line is the headline: every line above the body's start is weighed by its signs, with trained weights.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::clean::junk::Family;
use crate::clean::sequence::Part;
use crate::clean::signs::Tape;
use crate::clean::view::View;

/// How far above the body's start a headline may stand.
const REACH: usize = 60;

/// From this margin on a line is surely the body's.
const FIRM: i32 = 1536;

/// How much less than its deck a headline may weigh.
const CLOSE: i32 = 192;

/// How much less than a line it may weigh that looks like no headline: a whole sentence, a topic of two words.
const APART: i32 = 768;

/// Marks of a path to a page: "News / World", "Leaders | Envoys".
const PATH: [char; 5] = ['/', '|', '>', '»', '›'];

/// The number of the line that is the headline of the `body`, by the weights in `table`, if any line can be; `read` is what the
/// lines were read as.
pub(super) fn headline(
    views: &[View],
    read: &[(Part, i32)],
    body: Range<usize>,
    table: &[u8],
) -> Option<usize> {
    let weight = |sign: u16| {
        let at = usize::from(sign) * 2;
        table
            .get(at..at + 2)
            .and_then(|b| b.try_into().ok())
            .map_or(0, |b| i32::from(i16::from_le_bytes(b)))
    };
    let weighed: Vec<(i32, usize)> = candidates(views, read, body)
        .into_iter()
        .map(|(at, signs)| (signs.into_iter().map(weight).sum::<i32>(), at))
        .collect();
    let best = *weighed.iter().max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)))?;
    Some(beside(views, &weighed, best).unwrap_or(best.1))
}

/// The candidate beside the `best` one that is the headline instead: the line right above, where the best one is its deck, or the
/// one right below a topic of two words.
fn beside(views: &[View], weighed: &[(i32, usize)], best: (i32, usize)) -> Option<usize> {
    let (most, at) = best;
    let view = views.get(at)?;
    let near = |other: usize, least: usize, gap: i32| {
        let line = views.get(other).filter(|v| v.count >= least && !v.text.contains(PATH))?;
        let weight = weighed.iter().find(|(_, at)| *at == other)?.0;
        (most - weight < gap && line.key() != view.key()).then_some(other)
    };
    if view.count <= 2 {
        return near(at + 1, 6, APART);
    }
    let sentence = view.prose && is_stopped(&view.text);
    // A deck says more than its headline; a path and the paper's name with the headline are longer than it, too.
    near(at.checked_sub(1)?, 4, if sentence { APART } else { CLOSE })
        .filter(|above| views.get(*above).is_some_and(|v| v.count <= view.count))
}

/// Does the line end with a full stop? The last point of initials is none: "The darkest house in L.A."
fn is_stopped(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '’', ')']);
    let Some(text) = text.strip_suffix('.') else { return false };
    let last = text.rsplit(' ').next().unwrap_or(text);
    let is_initial =
        |part: &str| matches!(part.as_bytes(), [letter] if letter.is_ascii_uppercase());
    !(last.contains('.') && last.split('.').all(is_initial))
}

/// Is the line a credit by its form: all of it in brackets?
fn is_credit(text: &str) -> bool {
    let within = |open, close| {
        let inner = text.strip_prefix(open).and_then(|text| text.strip_suffix(close));
        inner.is_some_and(|inner: &str| !inner.contains([')', ']']))
    };
    within('(', ')') || within('[', ']')
}

/// The headline without the site's name behind a bar, and without the section's before one.
pub(super) fn tidy(text: &str) -> &str {
    let words = |part: &str| part.split_whitespace().count();
    if let Some((left, right)) = text.rsplit_once(" | ")
        && words(right) <= 4
        && words(left) >= 4
    {
        return tidy(left.trim());
    }
    for mark in [" | ", " / ", " » ", " › ", " > "] {
        if let Some((left, right)) = text.split_once(mark)
            && words(left) <= 3
            && words(right) >= 5
        {
            return tidy(right.trim());
        }
    }
    text
}

/// The lines that can be the headline, and their signs.
pub(super) fn candidates(
    views: &[View],
    read: &[(Part, i32)],
    body: Range<usize>,
) -> Vec<(usize, Vec<u16>)> {
    let Range { start, end } = body;
    let vocabulary = vocabulary(views, start, end);
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for view in views {
        *counts.entry(view.key()).or_insert(0) += 1;
    }
    let possible = |at: usize| {
        views.get(at).is_some_and(|v| {
            let other = v.family.is_some_and(|f| !matches!(f, Family::Follow | Family::Player));
            let head = (v.is_dateline() || v.byline) && v.count < 8;
            // The first line of the body may be the headline, but no paragraph is, unless a date or a name stands right below.
            let signed =
                (at + 1..at + 4).any(|i| views.get(i).is_some_and(|v| v.is_dateline() || v.byline));
            let stop = is_stopped(&v.text);
            let text = stop && v.count >= 12 && at >= start && !signed;
            // What is surely read as the body's is no headline if it is a full sentence or stands between paragraphs.
            let firm = |least: i32| read.get(at).is_some_and(|(_, margin)| *margin > least);
            let text = text
                || at >= start && stop && v.count >= 8 && firm(FIRM)
                || at > start && firm(if signed { FIRM * 3 } else { FIRM });
            // A caption that breaks off before its credit, a post that ends in its tags.
            let last = v.text.rsplit(' ').next().unwrap_or_default();
            let cut = last.ends_with(['(', '[']) || last.starts_with('#');
            !other && !head && !text && !cut && !is_credit(&v.text) && (2..=40).contains(&v.count)
        })
    };
    let low = start.saturating_sub(REACH);
    let high = (start + 3).min(views.len());
    let all: Vec<usize> = (low..high).filter(|at| possible(*at)).collect();
    let shared: Vec<usize> = all.iter().map(|at| share(views.get(*at), &vocabulary)).collect();
    let mut out = Vec::with_capacity(all.len());
    for (number, &at) in all.iter().enumerate() {
        let Some(view) = views.get(at) else { continue };
        let mut tape = Tape::default();
        let own = shared.get(number).copied().unwrap_or(0);
        tape.one_of(6, Some(own));
        tape.one_of(
            36,
            Some(own * 6 + [3, 5, 7, 12, 20].iter().filter(|b| view.count >= **b).count()),
        );
        tape.bucket(&[3, 4, 5, 6, 8, 12, 16, 20, 26], view.count);
        tape.flag(view.ended);
        tape.flag(view.text.ends_with('.') && view.count > 8);
        tape.flag(view.text.ends_with(['?', '!']));
        tape.flag(view.prose);
        tape.flag(view.credited);
        tape.flag(view.text.contains([' ']) && !view.text.chars().any(char::is_lowercase));
        tape.flag(view.text.starts_with(char::is_lowercase));
        tape.flag(view.text.contains(['>', '»', '›']));
        tape.flag(view.text.contains('/'));
        tape.flag(view.text.contains(['{', '}', '@', '©']));
        tape.flag(view.byline || view.is_dateline());
        tape.flag(view.family.is_some());
        let times = counts.get(view.key()).copied().unwrap_or(1) as usize;
        tape.one_of(4, Some(times - 1));
        tape.one_of(4, (view.count >= 4).then_some(times - 1));
        // Is this the first of its kind, or has the line above as much to do with the body?
        let above = (number > 0).then(|| all.get(number - 1).copied().unwrap_or(0));
        let close = above.is_some_and(|a| at - a <= 2);
        tape.one_of(7, Some(if close { shared.get(number - 1).copied().unwrap_or(0) } else { 6 }));
        let next = all.get(number + 1).copied().filter(|n| n - at <= 2);
        tape.one_of(7, Some(next.map_or(6, |_| shared.get(number + 1).copied().unwrap_or(0))));
        let better_above =
            shared.get(..number).unwrap_or_default().iter().filter(|s| **s >= own.max(3)).count();
        tape.one_of(4, Some(better_above));
        let longer_below =
            next.and_then(|n| views.get(n)).is_some_and(|n| n.count > view.count + 4);
        tape.flag(longer_below);
        let longer_than_above = close
            && above
                .and_then(|a| views.get(a))
                .is_some_and(|a| view.count > a.count + 4 && a.count >= 4);
        tape.flag(longer_than_above);
        for step in 1..=3 {
            tape.one_of(9, Some(views.get(at + step).map_or(8, |v| kind(v, at + step >= start))));
            tape.one_of(
                9,
                Some(at.checked_sub(step).and_then(|i| views.get(i)).map_or(8, |v| kind(v, false))),
            );
        }
        let has = |range: &[View]| range.iter().any(|v| v.byline || v.is_dateline());
        let below = views.get(at + 1..(at + 6).min(views.len())).unwrap_or_default();
        let before = views.get(at.saturating_sub(6)..at).unwrap_or_default();
        tape.one_of(4, Some(usize::from(has(below)) * 2 + usize::from(has(before))));
        tape.bucket(&[1, 2, 3, 4, 6, 9, 14, 20, 40], start.saturating_sub(at));
        tape.flag(at > start);
        tape.flag(at == 0);
        tape.flag(at == start);
        tape.flag(at == start && times > 1);
        tape.flag(view.text.ends_with(':'));
        tape.flag(view.text.contains(". ") && view.ended);
        tape.flag(address(view) && !view.text.contains(['“', '"', '‘', '\'']));
        // A path ("News / World / Envoy Leaves") ends in what another candidate is.
        let holds = all.iter().filter_map(|other| views.get(*other)).any(|other| {
            other.count >= 3
                && other.key().len() < view.key().len()
                && view.key().ends_with(other.key())
        });
        tape.flag(holds);
        // How many candidates stand between this one and the next line of a date or a name, and whether there is such a line.
        let signed = (at + 1..(at + 9).min(views.len()))
            .find(|i| views.get(*i).is_some_and(|v| v.byline || v.is_dateline()));
        let between = |from: usize, to: usize| {
            all.iter()
                .filter(|c| (from..to).contains(*c))
                .filter(|c| views.get(**c).is_some_and(|v| v.count >= 4))
                .count()
        };
        tape.one_of(4, signed.map(|to| between(at + 1, to)));
        let prior = (at.saturating_sub(8)..at)
            .rev()
            .find(|i| views.get(*i).is_some_and(|v| v.byline || v.is_dateline()));
        tape.one_of(4, prior.map(|from| between(from + 1, at)));
        // The candidates right above and below, by their length.
        for other in [at.checked_sub(1), Some(at + 1)] {
            let near = other.filter(|o| all.contains(o)).and_then(|o| views.get(o));
            tape.one_of(5, near.map(|v| [4, 8, 16, 26].iter().filter(|b| v.count >= **b).count()));
        }
        out.push((at, tape.on));
    }
    out
}

/// Does the line speak to the reader, for the house?
fn address(view: &View) -> bool {
    view.words.iter().any(|w| matches!(w, "our" | "we" | "us" | "your" | "we're" | "commission"))
}

fn kind(view: &View, in_body: bool) -> usize {
    match view {
        _ if in_body && view.prose => 0,
        v if v.is_dateline() => 1,
        v if v.byline => 2,
        v if v.credited => 3,
        v if v.family.is_some() => 4,
        v if v.prose => 5,
        v if v.count <= 3 => 6,
        _ => 7,
    }
}

/// How much of what the line speaks of the body speaks of too, 0 to 5.
fn share(view: Option<&View>, vocabulary: &BTreeSet<&str>) -> usize {
    let Some(view) = view else { return 0 };
    let content: BTreeSet<&str> = view.words.iter().filter(is_content).collect();
    let shared = content.iter().filter(|w| vocabulary.contains(*w)).count();
    if content.is_empty() { 0 } else { (shared * 5).div_ceil(content.len()) }
}

fn is_content(word: &&str) -> bool {
    word.len() >= 4 || word.chars().any(|c| c.is_ascii_digit())
}

/// Content words of the body.
fn vocabulary(views: &[View], start: usize, end: usize) -> BTreeSet<&str> {
    let body = views.get(start..end.max(start)).unwrap_or_default();
    body.iter()
        .filter(|v| v.prose)
        .take(40)
        .flat_map(|v| v.words.iter().filter(is_content))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::lines::Line;

    #[test]
    fn a_headline_stands_without_site_and_section() {
        let headline = "Envoy leaves Senna without a deal";
        for text in [
            "Envoy leaves Senna without a deal | Daily Harbour",
            "World | Envoy leaves Senna without a deal",
            "News / World News / Envoy leaves Senna without a deal",
            headline,
        ] {
            assert_eq!(tidy(text), headline);
        }
        assert_eq!(tidy("Ferries / Trains"), "Ferries / Trains");
    }

    #[test]
    fn a_credit_is_no_headline_and_initials_end_no_sentence() {
        for credit in ["(Ada Quill / Senna Times)", "[Handout photo]"] {
            assert!(is_credit(credit), "{credit}");
        }
        for headline in [
            "[Opinion] Why the envoy left (again)",
            "Ferries / Trains",
            "Envoy leaves Senna / Daily Harbour",
            "World News / Envoy Leaves Senna Without Any Deal",
        ] {
            assert!(!is_credit(headline), "{headline}");
        }
        assert!(is_stopped("The envoy left.”"));
        assert!(is_stopped("She scored 409.30."));
        assert!(!is_stopped("The darkest house in L.A."));
        assert!(!is_stopped("The envoy left"));
    }

    #[test]
    fn a_headline_goes_before_its_deck_and_its_topic() {
        let choice = |lines: [(&str, i32); 2]| {
            let views =
                lines.map(|(text, _)| View::of(Line { text: text.to_owned(), parted: false }));
            let weighed = [(lines[0].1, 0), (lines[1].1, 1)];
            beside(&views, &weighed, *weighed.iter().max().unwrap())
        };
        let headline = "Envoy leaves Senna without a deal";
        let deck = "Talks on the harbour broke down after two days";
        let sentence = "Talks on the harbour broke down on Tuesday after two days.";
        assert_eq!(choice([(headline, 900), (deck, 1000)]), Some(0));
        assert_eq!(choice([(headline, 500), (deck, 1000)]), None);
        assert_eq!(choice([(headline, 500), (sentence, 1000)]), Some(0));
        assert_eq!(choice([("Senna talks", 1000), (headline, 700)]), Some(1));
        assert_eq!(choice([("World / Senna / Talks / Harbour", 900), (headline, 1000)]), None);
        assert_eq!(choice([(sentence, 900), (headline, 1000)]), None);
    }
}

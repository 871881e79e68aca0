//! The head of a dump: which line is the headline, which lines say the section, the date and who wrote it.

mod dates;

use std::ops::Range;

use crate::clean::byline;
use crate::clean::head::dates::dates;
use crate::clean::headline::headline;
use crate::clean::headline::tidy;
use crate::clean::junk::Family;
use crate::clean::pattern::Words;
use crate::clean::sequence::Part;
use crate::clean::view::View;
use crate::document::Meta;

/// What the head is made of; each a number of a line.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// The headline.
    pub(super) headline: Option<usize>,
    /// Lines that say the headline again.
    pub(super) repeats: Vec<usize>,
    /// The line below the headline that says what the story is about.
    pub(super) deck: Option<usize>,
    /// The section's name.
    pub(super) section: Option<usize>,
    /// Lines that are a date of the page, and little else.
    pub(super) dates: Vec<usize>,
    /// Lines that are a byline.
    pub(super) bylines: Vec<usize>,
    /// Was the date read below the headline?
    pub(super) dated_below: bool,
    /// Did a line say "By"?
    pub(super) signed: bool,
    /// What was read from them.
    pub(super) meta: Meta,
}

impl Head {
    /// Is the line a part of the head?
    pub(super) fn has(&self, at: usize) -> bool {
        [self.headline, self.deck, self.section].contains(&Some(at))
            || [&self.repeats, &self.dates, &self.bylines].iter().any(|lines| lines.contains(&at))
    }
}

/// Sections as papers name them, folded.
const SECTIONS: [&str; 72] = [
    "world",
    "world news",
    "us",
    "u.s",
    "usa",
    "uk",
    "us news",
    "uk news",
    "europe",
    "asia",
    "africa",
    "americas",
    "middle east",
    "australia",
    "china",
    "india",
    "pakistan",
    "international",
    "national",
    "nation",
    "politics",
    "business",
    "economy",
    "markets",
    "money",
    "finance",
    "technology",
    "tech",
    "science",
    "health",
    "environment",
    "climate",
    "energy",
    "education",
    "society",
    "culture",
    "arts",
    "entertainment",
    "lifestyle",
    "life",
    "style",
    "fashion",
    "food",
    "travel",
    "sport",
    "sports",
    "football",
    "cricket",
    "opinion",
    "editorial",
    "analysis",
    "comment",
    "features",
    "investigations",
    "crime",
    "law",
    "courts",
    "defence",
    "defense",
    "military",
    "security",
    "media",
    "religion",
    "local",
    "metro",
    "city",
    "top news",
    "top stories",
    "breaking news",
    "news",
    "latest",
    "latest news",
];

/// How many lines above and below the headline and the body's start belong to the head.
const NEAR: usize = 8;

/// Where the body is, and which lines stay.
struct Body<'a> {
    kept: &'a [bool],
    start: usize,
    /// See [`deep`].
    deep: usize,
    end: usize,
}

/// Finds the head of an article whose body is the lines `body`; `read` and `kept` say what each was read as and which stay, `table` chooses the headline where
/// no line above the body is the one that is `known`.
pub(super) fn find(
    views: &[View],
    read: &[(Part, i32)],
    kept: &[bool],
    body: Range<usize>,
    table: &[u8],
    known: Option<&str>,
) -> Head {
    let Range { start, end } = body;
    let mut head = Head::default();
    let known = known.map(|known| Words::of(known, usize::MAX));
    let known = known.as_ref().map(Words::joined);
    let said = (0..(start + 3).min(views.len()))
        .rev()
        .find(|at| views.get(*at).is_some_and(|v| v.count >= 2 && Some(v.key()) == known));
    // "Daily Harbour - Envoy leaves Senna": a line is what the container says, less the paper's name.
    let said = said.or_else(|| {
        let known = known?;
        (0..start.min(views.len())).rev().find(|at| {
            views.get(*at).is_some_and(|v| {
                v.count >= 4
                    && v.key().len() * 5 >= known.len() * 3
                    && (known.ends_with(v.key()) || known.starts_with(v.key()))
            })
        })
    });
    // Where the headline is known, a line that says something else is a part of the text, which must not vanish.
    let like = |at: &usize| {
        let key = views.get(*at).map_or("", |view| view.key());
        known.is_none_or(|known| resembles(key, known))
    };
    if let Some(at) = said.or_else(|| headline(views, read, start..end, table).filter(like))
        && let Some(view) = views.get(at)
    {
        head.headline = Some(at);
        head.meta.headline = Some(tidy(&view.text).to_owned());
        // Within the body what stays has been weighed: a cross-head may say what the headline says.
        head.repeats = (0..views.len())
            .filter(|i| *i < start || kept.get(*i) != Some(&true))
            .filter(|i| *i != at && views.get(*i).is_some_and(|v| same_headline(v, view)))
            .collect();
    }
    let anchor = head.headline.unwrap_or(start);
    let first_repeat =
        head.repeats.iter().copied().filter(|i| *i < start).min().unwrap_or(anchor).min(anchor);
    let deep = deep(views, kept, start);
    let body = Body { kept, start, deep, end };
    dates(views, first_repeat, anchor, &body, &mut head);
    bylines(views, anchor, &body, &mut head);
    section(views, first_repeat, start, &mut head);
    head.deck = deck(views, kept, start, &head);
    head.meta.deck = head.deck.and_then(|at| views.get(at)).map(|v| v.text.clone());
    head
}

/// Are most words of a line in the headline?
fn resembles(line: &str, headline: &str) -> bool {
    let words: Vec<&str> = headline.split(' ').collect();
    let shared = line.split(' ').filter(|word| words.contains(word)).count();
    shared * 5 >= line.split(' ').count() * 3
}

/// The deck: a sentence below the headline, above the lines of names, dates and the body. The first paragraph is one only
/// where such a line parts it from the rest.
fn deck(views: &[View], kept: &[bool], start: usize, head: &Head) -> Option<usize> {
    let last = head.repeats.iter().copied().filter(|at| *at < start).max();
    let top = head.headline?.max(last.unwrap_or(0));
    let is_head = |at: usize| {
        views.get(at).is_some_and(|v| {
            v.is_dateline() || v.byline || head.bylines.contains(&at) || head.dates.contains(&at)
        })
    };
    for at in top + 1..(top + 4).min(start + 1) {
        let view = views.get(at)?;
        let short = view.count <= 3 || view.family.is_some_and(|f| f != Family::Credit);
        if short && !is_head(at) && Some(at) != head.headline {
            continue;
        }
        let caption = view.credited
            || views.get(at + 1).is_some_and(|v| v.family == Some(Family::Credit) && at < start);
        if is_head(at) || caption || view.date.is_some() || !(5..=70).contains(&view.count) {
            return None;
        }
        let signed = (at + 1..at + 4).any(is_head);
        let stays = kept.get(at) == Some(&true);
        let whole = view.count >= 8 || view.ended;
        return (if at < start {
            whole && (stays || signed || at + 3 >= start)
        } else {
            stays && signed
        })
        .then_some(at);
    }
    None
}

fn same_headline(a: &View, b: &View) -> bool {
    a.key() == b.key()
        || (b.count >= 5
            && a.key().len() <= b.key().len() + 40
            && a.key().contains(b.key())
            && !a.prose)
}

/// The line where the head is surely over: the third long paragraph that stays. A deck, a picture and a list of links
/// may stand between headline and date.
fn deep(views: &[View], kept: &[bool], start: usize) -> usize {
    let long = |at: &usize| {
        kept.get(*at) == Some(&true) && views.get(*at).is_some_and(|v| v.prose && v.count >= 20)
    };
    let third = (start..views.len()).filter(long).nth(2).unwrap_or(views.len());
    third.min(start + 25).max((start + 5).min(views.len()))
}

/// Who wrote it: a line that says "By", else a line of names in the head, else either behind the body.
fn bylines(views: &[View], anchor: usize, body: &Body<'_>, head: &mut Head) {
    let &Body { kept, start, deep, end } = body;
    let low = anchor.saturating_sub(4);
    let high = deep;
    let mut names: Vec<String> = Vec::new();
    for at in (anchor..high).chain((low..anchor).rev()) {
        let Some(view) = views.get(at) else { continue };
        if !view.byline || Some(at) == head.headline {
            continue;
        }
        let rest = byline::after_opener(&view.text).unwrap_or_default();
        let mut found = byline::names(rest, true);
        if found.is_empty() && !rest.chars().any(char::is_alphanumeric) {
            found = after_lone_opener(views, at, head);
        }
        head.bylines.push(at);
        if names.is_empty() {
            names = found;
        }
    }
    head.signed = !names.is_empty();
    if names.is_empty() {
        names = nameless(views, anchor, start, head);
    }
    if names.is_empty() {
        for at in end.saturating_sub(1)..(end + 6).min(views.len()) {
            if let Some(view) = views.get(at).filter(|v| v.byline && v.count <= 10)
                && let Some(rest) = byline::after_opener(&view.text)
            {
                names = byline::names(rest, true);
                if kept.get(at) != Some(&true) {
                    head.bylines.push(at);
                }
                break;
            }
        }
    }
    head.bylines.extend(signed_below(views, deep, &names));
    head.meta.byline = names;
}

/// The line below the story that says once more who wrote it, and little else: "Ana Reyes", "Author: Ana Reyes, Editor". In an
/// interview there are many.
fn signed_below(views: &[View], from: usize, names: &[String]) -> Option<usize> {
    let signs = |at: &usize| {
        views.get(*at).filter(|v| (2..=6).contains(&v.count) && !v.ended).is_some_and(|view| {
            let rest = byline::after_opener(&view.text).unwrap_or(&view.text);
            let found = byline::names(rest, true);
            !found.is_empty() && found.iter().all(|name| names.contains(name))
        })
    };
    let mut lines = (from..views.len()).filter(signs);
    lines.next().filter(|_| lines.next().is_none())
}

/// "By" alone: the names are on the next lines.
fn after_lone_opener(views: &[View], at: usize, head: &mut Head) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for next in at + 1..(at + 8).min(views.len()) {
        let Some(view) = views.get(next).filter(|v| v.count <= 12 && !v.is_dateline()) else {
            break;
        };
        if matches!(view.key(), "and" | "" | "with") {
            head.bylines.push(next);
            continue;
        }
        let more = byline::names(&view.text, true);
        let follows = found.is_empty()
            || views
                .get(next - 1)
                .is_some_and(|v| matches!(v.key(), "and" | "") || v.text.ends_with([',', '&']));
        if more.is_empty() || !follows {
            break;
        }
        head.bylines.push(next);
        found.extend(more);
    }
    found
}

/// A line of names without "By" in the head: beside the date, or with a given name that is known.
fn nameless(views: &[View], anchor: usize, start: usize, head: &mut Head) -> Vec<String> {
    let mut best: Option<(i32, usize, Vec<String>)> = None;
    for at in anchor + 1..(start + 3).min(views.len()) {
        let Some(view) = views.get(at) else { continue };
        let plain = view.family.is_none() || view.family == Some(Family::Counter);
        if !plain
            || view.prose
            || view.count > 16
            || view.ended && view.count > 8
            || Some(at) == head.section
            || head.repeats.contains(&at)
        {
            continue;
        }
        let names = byline::names(&view.text, false);
        let covered: usize = names.iter().map(|n| n.split_whitespace().count()).sum();
        // "Anna Holt West Senna Gazette": the paper is no part of the name, and a sign of one.
        let paper = at < start && byline::ends_in_paper(&view.text);
        if names.is_empty() || (covered * 2 < view.count && view.date.is_none() && !paper) {
            continue;
        }
        let near = |low: usize, high: usize, sign: fn(&View) -> bool| {
            (low..=high)
                .any(|i| i > anchor && i < start + 3 && i != at && views.get(i).is_some_and(sign))
        };
        let dated = view.date.is_some() || near(at.saturating_sub(2), at + 2, View::is_dateline);
        let given = names.iter().all(|n| byline::has_given_name(n));
        let role = near(at + 1, at + 1, |v| {
            matches!(v.family, Some(Family::Author | Family::Follow | Family::ReadingTime))
        }) || byline::has_role(&view.text)
            || views.get(at + 1).is_some_and(|v| v.count <= 8 && byline::has_role(&v.text));
        // Below the text stands who wrote it once more: "Written by Anna Holt", "Anna Holt is a reporter".
        let again = views.get(end_of(start, views)..).unwrap_or_default().iter().any(|v| {
            !view.key().is_empty()
                && (v.key().starts_with(view.key())
                    || v.count <= 8 && v.byline && v.key().ends_with(view.key()))
        });
        let surname = names.iter().all(|n| byline::has_surname(n));
        // A credit looks like a name: "Ana Reyes" above "Getty Images".
        let credit =
            view.credited || views.get(at + 1).is_some_and(|v| v.family == Some(Family::Credit));
        let worth = i32::from(dated) * 2
            + i32::from(given) * 3
            + i32::from(role) * 2
            + i32::from(again) * 2
            + i32::from(paper) * 2
            + i32::from(surname && dated)
            - i32::from(credit) * 3
            - i32::from(at >= start) * 2;
        if worth >= 3 && best.as_ref().is_none_or(|(most, ..)| worth > *most) {
            best = Some((worth, at, names));
        }
    }
    best.map_or_else(Vec::new, |(_, at, names)| {
        head.bylines.push(at);
        names
    })
}

fn end_of(start: usize, views: &[View]) -> usize {
    (start + 3).min(views.len())
}

/// A section's name right above the headline, or between two of it, or between it and the body.
fn section(views: &[View], first: usize, start: usize, head: &mut Head) {
    let above = (first.saturating_sub(3)..first).rev();
    for at in above.chain(first + 1..start) {
        let Some(view) = views.get(at) else { continue };
        let is_name = |view: &View| view.count <= 3 && SECTIONS.contains(&view.key());
        // Several of them are a menu.
        let menu = [at.checked_sub(1), Some(at + 1)]
            .into_iter()
            .flatten()
            .any(|i| views.get(i).is_some_and(is_name));
        if is_name(view) && !menu {
            head.section = Some(at);
            head.meta.section = Some(view.text.clone());
            return;
        }
    }
}

//! The head of a dump: which line is the headline, which lines say the section, the date and who wrote it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::clean::byline;
use crate::clean::view::View;
use crate::document::Meta;

/// What the head is made of; each a number of a line.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// The headline.
    pub(super) headline: Option<usize>,
    /// Lines that say the headline again.
    pub(super) repeats: Vec<usize>,
    /// The section's name.
    pub(super) section: Option<usize>,
    /// Lines that are a date of the page, and little else.
    pub(super) dates: Vec<usize>,
    /// Lines that are a byline.
    pub(super) bylines: Vec<usize>,
    /// What was read from them.
    pub(super) meta: Meta,
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

/// Finds the head of an article whose body starts at line `start` and ends before `end`.
pub(super) fn find(views: &[View], start: usize, end: usize) -> Head {
    let mut head = Head::default();
    let vocabulary = vocabulary(views, start, end);
    let counts = counts(views);
    let last = (start + 2).min(views.len());
    let best = (0..last)
        .filter_map(|at| Some((score(views, at, start, &vocabulary, &counts)?, at)))
        .max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    if let Some((_, at)) = best
        && let Some(view) = views.get(at)
    {
        head.headline = Some(at);
        head.meta.headline = Some(tidy(&view.text));
        head.repeats = (0..views.len())
            .filter(|i| *i != at && views.get(*i).is_some_and(|v| same_headline(v, view)))
            .collect();
    }
    let anchor = head.headline.unwrap_or(start);
    let first_repeat =
        head.repeats.iter().copied().filter(|i| *i < start).min().unwrap_or(anchor).min(anchor);
    dates(views, first_repeat, anchor, start, end, &mut head);
    bylines(views, anchor, start, end, &mut head);
    section(views, first_repeat, start, &mut head);
    head
}

/// The headline without the site's name behind a bar.
fn tidy(text: &str) -> String {
    match text.rsplit_once(" | ") {
        Some((left, right))
            if right.split_whitespace().count() <= 4 && left.split_whitespace().count() >= 4 =>
        {
            left.trim().to_owned()
        }
        _ => text.to_owned(),
    }
}

fn same_headline(a: &View, b: &View) -> bool {
    a.key == b.key
        || (b.count >= 5 && a.key.len() <= b.key.len() + 40 && a.key.contains(&b.key) && !a.prose)
}

/// Content words of the body, with how often.
fn vocabulary(views: &[View], start: usize, end: usize) -> BTreeMap<&str, u32> {
    let mut words = BTreeMap::new();
    for view in views.get(start..end).unwrap_or_default().iter().filter(|v| v.prose).take(40) {
        for word in
            view.words.iter().filter(|w| w.len() >= 4 || w.chars().any(|c| c.is_ascii_digit()))
        {
            *words.entry(word).or_insert(0) += 1;
        }
    }
    words
}

fn counts(views: &[View]) -> BTreeMap<&str, u32> {
    let mut counts = BTreeMap::new();
    for view in views {
        *counts.entry(view.key.as_str()).or_insert(0) += 1;
    }
    counts
}

/// How much the line looks like the headline; nothing where it cannot be.
fn score(
    views: &[View],
    at: usize,
    start: usize,
    vocabulary: &BTreeMap<&str, u32>,
    counts: &BTreeMap<&str, u32>,
) -> Option<f32> {
    let view = views.get(at)?;
    if view.family.is_some()
        || view.is_dateline()
        || view.byline
        || view.credited
        || !(2..=40).contains(&view.count)
    {
        return None;
    }
    let content: BTreeSet<&str> = view
        .words
        .iter()
        .filter(|w| w.len() >= 4 || w.chars().any(|c| c.is_ascii_digit()))
        .collect();
    if content.is_empty() {
        return None;
    }
    let shared = content.iter().filter(|w| vocabulary.contains_key(*w)).count() as f32
        / content.len() as f32;
    let mut score = 4.0 * shared * (content.len() as f32 / 4.0).min(1.0);
    let repeats = counts.get(view.key.as_str()).copied().unwrap_or(1);
    if view.count >= 4 && repeats >= 2 {
        score += 1.5;
    }
    score += match view.count {
        2 | 3 => -1.5,
        4 | 5 => 0.0,
        6..=20 => 1.0,
        21..=26 => 0.0,
        _ => -2.0,
    };
    if view.ended && view.text.ends_with('.') {
        score -= if view.count > 12 { 2.5 } else { 1.0 };
    }
    let signs = views.get(at + 1..(at + 5).min(views.len())).unwrap_or_default();
    if signs.iter().any(|v| v.byline || v.is_dateline()) {
        score += 1.0;
    }
    let before = views.get(at.saturating_sub(4)..at).unwrap_or_default();
    if before.iter().any(|v| v.byline || v.is_dateline())
        && !signs.iter().any(|v| v.byline || v.is_dateline())
    {
        score -= 0.5;
    }
    score -= (start.saturating_sub(at) as f32 * 0.06).min(3.0);
    if at >= start {
        score -= 2.5;
    }
    if at == 0 {
        score += 0.8;
    }
    Some(score)
}

/// Dates near the headline and the body's start; if there is none, one right after the body.
fn dates(views: &[View], first: usize, anchor: usize, start: usize, end: usize, head: &mut Head) {
    let mut published: Option<(i32, String)> = None;
    let mut updated = None;
    let low = first.saturating_sub(NEAR);
    let high = (start + 4).min(views.len());
    for at in low..high {
        let Some(view) = views.get(at).filter(|v| v.date.is_some()) else { continue };
        if at >= start && view.prose && view.beside_date > 5 {
            continue;
        }
        let lone = view.is_dateline() || view.byline || view.beside_date <= 10 && !view.ended;
        if !lone {
            continue;
        }
        if let Some(found) = &view.date {
            let before = view.text.get(..found.start).unwrap_or_default().to_lowercase();
            let changed = ["updat", "modif", "revis"].iter().any(|w| before.contains(w))
                && !["publish", "post"].iter().any(|w| before.contains(w));
            let labelled =
                ["publish", "post", "first", "creat", "date"].iter().any(|w| before.contains(w));
            let near = (at as i32 - anchor as i32).abs();
            let worth = i32::from(labelled) * 6
                - i32::from(changed) * 8
                - near / 2
                - i32::from(at < anchor) * 2;
            if changed && updated.is_none() {
                updated = Some(found.iso.clone());
            }
            if published.as_ref().is_none_or(|(best, _)| worth > *best) {
                published = Some((worth, found.iso.clone()));
            }
        }
        if view.is_dateline() {
            head.dates.push(at);
        }
    }
    if published.is_none() {
        for at in end.saturating_sub(2)..(end + 12).min(views.len()) {
            if let Some(view) = views.get(at)
                && let Some(found) =
                    view.date.as_ref().filter(|_| view.is_dateline() && !view.prose)
            {
                published = Some((0, found.iso.clone()));
                head.dates.push(at);
                break;
            }
        }
    }
    head.meta.published = published.map(|(_, iso)| iso);
    head.meta.updated = updated.filter(|u| Some(u) != head.meta.published.as_ref());
}

fn bylines(views: &[View], anchor: usize, start: usize, end: usize, head: &mut Head) {
    let low = anchor.saturating_sub(4);
    let high = (start + 4).min(views.len());
    let around = (anchor..high).chain((low..anchor).rev());
    let mut names: Vec<String> = Vec::new();
    for at in around {
        let Some(view) = views.get(at) else { continue };
        if !view.byline || (view.prose && view.count > 16) {
            continue;
        }
        let rest = byline::after_opener(&view.text).unwrap_or_default();
        let mut found = byline::names(rest);
        if found.is_empty() && rest.is_empty() {
            // "By" alone: the name is on the next line.
            for next in at + 1..(at + 4).min(views.len()) {
                let Some(view) = views.get(next).filter(|v| v.count <= 8 && v.family.is_none())
                else {
                    break;
                };
                let more = byline::names(&view.text);
                if more.is_empty() && !found.is_empty() {
                    break;
                }
                head.bylines.push(next);
                found.extend(more);
                if !found.is_empty() && !view.text.ends_with([',', '&']) {
                    break;
                }
            }
        }
        head.bylines.push(at);
        if names.is_empty() {
            names = found;
        }
    }
    if names.is_empty() {
        names = beside_date(views, anchor, start, head);
    }
    if names.is_empty() {
        for at in end.saturating_sub(1)..(end + 6).min(views.len()) {
            if let Some(view) = views.get(at).filter(|v| v.byline && v.count <= 8)
                && let Some(rest) = byline::after_opener(&view.text)
            {
                names = byline::names(rest);
                head.bylines.push(at);
                break;
            }
        }
    }
    head.meta.byline = names;
}

/// A line of capitalised words next to the date, between headline and body: a name without "By".
fn beside_date(views: &[View], anchor: usize, start: usize, head: &mut Head) -> Vec<String> {
    for at in anchor + 1..(start + 1).min(views.len()) {
        let Some(view) = views.get(at) else { continue };
        if view.family.is_some()
            || view.prose
            || view.credited
            || view.count > 12
            || Some(at) == head.section
        {
            continue;
        }
        let near = [at.wrapping_sub(2), at.wrapping_sub(1), at, at + 1, at + 2];
        let dated = near
            .iter()
            .any(|i| *i > anchor && *i < start + 2 && views.get(*i).is_some_and(View::is_dateline));
        if !dated {
            continue;
        }
        let names = byline::names(&view.text);
        let covered: usize = names.iter().map(|n| n.split_whitespace().count()).sum();
        if !names.is_empty() && covered * 2 >= view.count.min(covered + 4) {
            head.bylines.push(at);
            return names;
        }
    }
    Vec::new()
}

/// A section's name right above the headline, or between two of it, or between it and the body.
fn section(views: &[View], first: usize, start: usize, head: &mut Head) {
    let above = (first.saturating_sub(3)..first).rev();
    for at in above.chain(first + 1..start) {
        let Some(view) = views.get(at) else { continue };
        if view.count <= 3 && SECTIONS.contains(&view.key.as_str()) {
            head.section = Some(at);
            head.meta.section = Some(view.text.clone());
            return;
        }
    }
}

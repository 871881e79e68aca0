//! When it was published: the dates of the head, or what stands below the body in their place.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::clean::date;
use crate::clean::date::Found;
use crate::clean::date::Order;
use crate::clean::head::Body;
use crate::clean::head::Head;
use crate::clean::head::NEAR;
use crate::clean::junk::Family;
use crate::clean::marked::Marked;
use crate::clean::pattern::hash;
use crate::clean::view::View;

/// Dates near the headline and the body's start; if there is none, one right after the body.
pub(super) fn dates(views: &[View], first: usize, anchor: usize, body: &Body<'_>, head: &mut Head) {
    let &Body { kept, deep, end, .. } = body;
    let mut best: Option<(i32, String, bool)> = None;
    let mut updated = None;
    let low = first.saturating_sub(NEAR);
    let high = deep;
    let foot = foot(views, end.saturating_sub(2).max(high)..(end + 12).min(views.len()));
    let month_first = OnceCell::new();
    for at in (low..high).chain(foot) {
        let Some(view) = views.get(at).filter(|v| v.date.is_some()) else { continue };
        let in_text = at >= anchor && view.prose;
        let lone = view.is_dateline() || view.byline || (view.beside_date <= 10 && !view.ended);
        if !lone || (in_text && view.beside_date > 5) {
            continue;
        }
        let mut from = 0;
        for found in date::find_all(&view.text) {
            let label = view.text.get(from..found.start).unwrap_or_default().to_lowercase();
            from = found.end;
            let iso = read(found, || *month_first.get_or_init(|| is_month_first(views)));
            let has = |words: &[&str]| words.iter().any(|w| label.contains(w));
            let labelled = has(&["publish", "post", "first", "creat"]);
            let changed = has(&["updat", "modif", "revis"]) && !labelled;
            let near = (at as i32 - anchor as i32).abs().min(40);
            let foot = if at >= high { 10 } else { 0 };
            let mixed = if view.is_dateline() || view.byline { 0 } else { 3 };
            let worth = i32::from(labelled) * 6
                - i32::from(changed) * 8
                - near / 2
                - i32::from(at < anchor) * 3
                - foot
                - mixed;
            if changed && updated.is_none() {
                updated = Some(iso.clone());
            }
            if best.as_ref().is_none_or(|(most, ..)| worth > *most) {
                best = Some((worth, iso, at >= anchor && at < high));
            }
        }
        // What stays below the head's lines is part of the text: the date of an embedded post, of a correction.
        // What says that it was published there is not: "Published in X, May 4".
        let says = view.words.iter().take(2).any(|word| word == "published")
            || matches!(view.words.get(0), "posted" | "updated" | "last" | "first");
        if view.is_dateline() && (at < high || says || kept.get(at) != Some(&true)) {
            head.dates.push(at);
        }
    }
    // A lone date behind the body or above the headline gives way to how the page wants to be cited.
    if best.as_ref().is_none_or(|(worth, _, above)| !above && *worth < 0) {
        let said = cited(views, end).or_else(|| match best.take() {
            Some((_, iso, _)) => Some(iso),
            None => pictured(views, anchor, end),
        });
        best = said.map(|iso| (0, iso, false));
    }
    head.dated_below = best.as_ref().is_some_and(|b| b.2);
    head.meta.published = best.map(|(_, iso, _)| iso);
    head.meta.updated = updated.filter(|u| Some(u) != head.meta.published.as_ref());
}

/// The lines behind the body where its date may stand: none where several lone dates are those of other stories.
fn foot(views: &[View], range: Range<usize>) -> Range<usize> {
    let lone = |v: &&View| v.is_dateline() && v.beside_date == 0;
    let dates = views.get(range.clone()).unwrap_or_default().iter().filter(lone);
    if dates.count() >= 2 { range.start..range.start } else { range }
}

/// "Citation: Envoy leaves (2024, March 3) retrieved 5 March 2024 from …": how a page wants to be cited says its day.
fn cited(views: &[View], end: usize) -> Option<String> {
    let foot = views.get(end.saturating_sub(6)..(end + 25).min(views.len()))?;
    foot.iter().filter(|v| v.words.get(0) == "citation" && v.text.contains("retrieved")).find_map(
        |v| {
            let text = v.text.get(..v.text.floor_char_boundary(400))?;
            date::find_all(text).into_iter().next().map(|found| found.iso)
        },
    )
}

/// The last day on which a picture of the story was taken, "Wednesday, March 5, 2025" in its caption, or a post that it shows was
/// written, where no line says when the story was published. Pictures from the archive do not count.
fn pictured(views: &[View], from: usize, to: usize) -> Option<String> {
    let high = (to + 3).min(views.len());
    let days = (from..high).filter_map(|at| Some((at, views.get(at)?))).flat_map(|(at, v)| {
        let post = v.date.is_some() && v.count <= 14 && v.text.contains("(@");
        let credit = views.get(at + 1).is_some_and(|v| v.family == Some(Family::Credit));
        let caption = (v.credited || credit) && !v.words.iter().any(|w| w == "file");
        let mut days = if post || caption { date::find_all(&v.text) } else { Vec::new() };
        days.retain(|f| post || v.text.get(f.start..f.end).is_some_and(|t| t.contains("day")));
        days.into_iter().map(|found| found.iso)
    });
    days.max()
}

/// The date as the text means it: "12-05-23" is in May, or in December where the month stands first in the text.
fn read(found: Found, is_month_first: impl FnOnce() -> bool) -> String {
    match found.order {
        Some(Order::Either) if is_month_first() => found.month_first(),
        _ => found.iso,
    }
}

/// Does the text write the month first? It does as its other dates in figures do; where they do not say, Americans do, who spell
/// in their own way.
fn is_month_first(views: &[View]) -> bool {
    let found = views.iter().filter(|v| v.date.is_some()).flat_map(|v| date::find_all(&v.text));
    let mut orders = found.filter_map(|found| found.order).filter(|order| *order != Order::Either);
    match orders.next() {
        Some(first) if orders.all(|order| order == first) => first == Order::Month,
        _ => is_american(views),
    }
}

/// Is the text spelt as in the United States, by several words?
fn is_american(views: &[View]) -> bool {
    let [mut here, mut there] = [BTreeSet::new(), BTreeSet::new()];
    for word in views.iter().flat_map(|v| v.words.hashes()) {
        match SPELLINGS.of(*word) {
            0 => {}
            1 => drop(here.insert(word)),
            _ => drop(there.insert(word)),
        }
    }
    here.len() >= 3 && here.len() > there.len() * 3
}

/// Words by how they are spelt: the first mark for America, the second for Britain.
static SPELLINGS: Marked<512> = {
    let mut table = Marked::new();
    let mut at = 0;
    while at < SPELT.len() {
        table = table.with(hash(SPELT[at].0), 0).with(hash(SPELT[at].1), 1);
        at += 1;
    }
    table
};

/// In America, and in Britain.
const SPELT: [(&str, &str); 40] = [
    ("analyze", "analyse"),
    ("analyzed", "analysed"),
    ("behavior", "behaviour"),
    ("behaviors", "behaviours"),
    ("canceled", "cancelled"),
    ("center", "centre"),
    ("centers", "centres"),
    ("centered", "centred"),
    ("color", "colour"),
    ("colors", "colours"),
    ("colored", "coloured"),
    ("colorful", "colourful"),
    ("counselor", "counsellor"),
    ("defense", "defence"),
    ("favor", "favour"),
    ("favors", "favours"),
    ("favorite", "favourite"),
    ("favorites", "favourites"),
    ("flavor", "flavour"),
    ("flavors", "flavours"),
    ("fulfill", "fulfil"),
    ("gray", "grey"),
    ("harbor", "harbour"),
    ("honor", "honour"),
    ("honored", "honoured"),
    ("humor", "humour"),
    ("jewelry", "jewellery"),
    ("labeled", "labelled"),
    ("labor", "labour"),
    ("modeling", "modelling"),
    ("neighbor", "neighbour"),
    ("neighbors", "neighbours"),
    ("neighborhood", "neighbourhood"),
    ("neighborhoods", "neighbourhoods"),
    ("offense", "offence"),
    ("rumors", "rumours"),
    ("theater", "theatre"),
    ("traveled", "travelled"),
    ("traveler", "traveller"),
    ("traveling", "travelling"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::lines::Line;

    #[track_caller]
    fn check(line: &str, text: &[&str], expected: &str) {
        let lines = std::iter::once(&line).chain(text);
        let line_of = |text: &&str| Line { text: (*text).to_owned(), parted: true };
        let views = View::all(lines.map(line_of).collect());
        let found = date::find(line).unwrap();
        assert_eq!(read(found, || is_month_first(&views)), expected, "{line}, {text:?}");
    }

    #[test]
    fn a_date_in_figures_is_read_as_the_text_writes_them() {
        check("12-05-23", &[], "2023-05-12");
        check("12-05-23", &["Updated 12/24/2023"], "2023-12-05");
        check("12-05-23", &["Updated 24/12/2023"], "2023-05-12");
        let spelt = "The labor center has a favorite color, its neighbors say.";
        check("12-05-23", &[spelt], "2023-12-05");
        check("12-05-23", &[spelt, "Updated 24/12/2023"], "2023-05-12");
        check("12-05-23", &["The Labour centre, a Pearl Harbor of defense."], "2023-05-12");
        check("12.05.2023", &[spelt], "2023-05-12");
        check("12 May 2023", &[spelt], "2023-05-12");
    }
}

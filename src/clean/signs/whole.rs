//! What the signs of a line need to know of the whole text.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::clean::byline;
use crate::clean::junk::Family;
use crate::clean::pattern::ByHash;
use crate::clean::pattern::Hashes;
use crate::clean::pattern::Words;
use crate::clean::pattern::hash;
use crate::clean::signs::class;
use crate::clean::view::View;

/// What must be known of the whole text.
pub(super) struct Whole {
    /// The class of each line.
    pub(super) classes: Vec<usize>,
    /// Words of prose before each line, and of all.
    pub(super) before: Vec<usize>,
    /// The nearest line of prose at or before each line, and at or after it.
    pub(super) last_prose: Vec<Option<usize>>,
    /// The same after it.
    pub(super) next_prose: Vec<Option<usize>>,
    /// How many lines that end a body stand between the first prose and each line.
    pub(super) ends: Vec<usize>,
    /// How many lines of junk's form there are before each.
    pub(super) junk: Vec<usize>,
    /// How often the line is in the text, and whether it was before.
    pub(super) times: Vec<(usize, bool)>,
    /// Lines whose words stand within a longer line.
    pub(super) within: Vec<bool>,
    /// The words of the middle one of all lines of prose, by length.
    pub(super) usual: usize,
    /// Lines that name a weekday, a day and a year in one.
    pub(super) dated: Vec<bool>,
    /// The next line of prose after each that says nothing of the house.
    pub(super) next_plain: Vec<Option<usize>>,
    /// Prose that opens with a name that a short line says.
    pub(super) named: Vec<bool>,
    /// In how many prose lines each content word is.
    pub(super) vocabulary: ByHash<u16>,
    /// What is written like a name within a sentence.
    pub(super) names: Hashes,
    /// The run of lines without sentences that each line stands in; see [`runs`].
    pub(super) runs: Vec<Option<Range<usize>>>,
    /// How much of what that run speaks of the text speaks of, 0 to 5.
    pub(super) shares: Vec<Option<usize>>,
    /// Lines that open with a part of a writer's name, or say nothing else.
    pub(super) written: Vec<Option<Written>>,
}

/// How a line names who wrote the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// It says little else.
    Alone,
    /// A sentence opens with it.
    Opens,
}

impl Whole {
    /// The class of each line.
    pub(super) fn classes(views: &[View]) -> Vec<usize> {
        let times = times(views);
        views.iter().zip(&times).map(|(v, t)| class(v, t.0 > 1 && v.count >= 2)).collect()
    }

    /// Looks at all lines.
    pub(super) fn of(views: &[View]) -> Self {
        let times = times(views);
        let classes: Vec<usize> =
            views.iter().zip(&times).map(|(v, t)| class(v, t.0 > 1 && v.count >= 2)).collect();
        let mut before = vec![0];
        let mut junk = vec![0];
        let mut ends = Vec::with_capacity(views.len());
        let (mut started, mut ended) = (0usize, 0usize);
        for view in views {
            let prose = if view.prose && view.family.is_none() { view.count.min(80) } else { 0 };
            started += prose;
            ends.push(ended);
            if started > 40 && view.family.is_some_and(Family::ends_the_body) {
                ended += 1;
            }
            before.push(started);
            junk.push(junk.last().copied().unwrap_or(0) + usize::from(view.family.is_some()));
        }
        let is_prose = |at: &usize| views.get(*at).is_some_and(|v| v.prose && v.family.is_none());
        let mut last_prose = Vec::with_capacity(views.len());
        let mut last = None;
        for at in 0..views.len() {
            last_prose.push(last);
            if is_prose(&at) {
                last = Some(at);
            }
        }
        let mut next_prose = vec![None; views.len()];
        let mut next = None;
        for (at, slot) in next_prose.iter_mut().enumerate().rev() {
            *slot = next;
            if is_prose(&at) {
                next = Some(at);
            }
        }
        let mut next_plain = vec![None; views.len()];
        let mut next = None;
        for (at, slot) in next_plain.iter_mut().enumerate().rev() {
            *slot = next;
            if is_prose(&at) && !views.get(at).is_some_and(|v| v.house.is_frame()) {
                next = Some(at);
            }
        }
        let (runs, vocabulary) = (runs(views), vocabulary(views));
        Self {
            named: named(views),
            next_plain,
            usual: usual(views),
            dated: views.iter().map(dated).collect(),
            within: within(views),
            shares: shares(views, &runs, &vocabulary),
            vocabulary,
            names: views.iter().filter(|v| v.prose).flat_map(|v| &v.names).copied().collect(),
            runs,
            written: written(views),
            classes,
            before,
            last_prose,
            next_prose,
            ends,
            junk,
            times,
        }
    }
}

/// Which lines of prose open with the name of a short line: "Ana Reyes", and below "Ana Reyes writes about the sea".
fn named(views: &[View]) -> Vec<bool> {
    let first = |hashes: &[u64]| match hashes {
        [a, b, ..] => a.rotate_left(9) ^ b,
        _ => 0,
    };
    let mut names = BTreeSet::new();
    for view in views.iter().filter(|v| v.byline || (2..=3).contains(&v.count)) {
        let capital = |w: &str| w.starts_with(char::is_uppercase);
        let words: Vec<&str> = view.text.split_whitespace().collect();
        if view.byline {
            names.extend(view.words.hashes().windows(2).map(first));
        } else if words.iter().all(|w| capital(w)) {
            names.insert(first(view.words.hashes()));
        }
    }
    let opens = |v: &View| v.prose && names.contains(&first(v.words.hashes()));
    views.iter().map(opens).collect()
}

/// Which lines name who wrote the text, by the lines that say "By": "Ana Reyes", "Reyes covers the sea".
fn written(views: &[View]) -> Vec<Option<Written>> {
    let mut parts = BTreeSet::new();
    for view in views.iter().filter(|v| v.byline && v.count <= 8) {
        let capital = |w: &&str| w.starts_with(char::is_uppercase) && w.chars().count() >= 3;
        let rest = byline::after_opener(&view.text).unwrap_or_default();
        let names = rest.split(|c: char| !c.is_alphanumeric() && c != '-').filter(capital);
        parts.extend(names.map(|name| hash(&name.to_lowercase())));
    }
    let named = |view: &View| {
        let first = view.words.get(0);
        let first = first.strip_suffix("'s").unwrap_or(first);
        let opens = parts.contains(&hash(first));
        match view {
            _ if !opens => None,
            v if v.prose => Some(Written::Opens),
            v if v.count <= 5 => Some(Written::Alone),
            _ => None,
        }
    };
    views.iter().map(named).collect()
}

/// The runs of lines that could be headlines, with at most one short label between two of them: lists of other stories are
/// such runs, and so are the lists of an article; a cross-head stands alone.
pub(super) fn runs(views: &[View]) -> Vec<Option<Range<usize>>> {
    let mut out: Vec<Option<Range<usize>>> = vec![None; views.len()];
    let mut from = 0;
    while from < views.len() {
        if !views.get(from).is_some_and(titled) {
            from += 1;
            continue;
        }
        let (mut end, mut gap) = (from + 1, 0);
        for (at, view) in views.iter().enumerate().skip(from + 1) {
            match view {
                v if titled(v) => (end, gap) = (at + 1, 0),
                v if !v.prose && v.count < 5 && gap == 0 => gap = 1,
                _ => break,
            }
        }
        for slot in out.get_mut(from..end).unwrap_or_default() {
            *slot = Some(from..end);
        }
        from = end;
    }
    out
}

/// For each line of a run how much of what the run speaks of is in the `vocabulary`, 0 to 5.
fn shares(
    views: &[View],
    runs: &[Option<Range<usize>>],
    vocabulary: &ByHash<u16>,
) -> Vec<Option<usize>> {
    let mut out = vec![None; views.len()];
    let mut at = 0;
    while let Some(run) = runs.get(at) {
        let Some(run) = run else {
            at += 1;
            continue;
        };
        let own = views.get(run.clone()).unwrap_or_default().iter().filter(|v| titled(v)).take(24);
        let (mut shared, mut all) = (0, 0);
        for word in own.flat_map(|v| content(&v.words)) {
            all += 1;
            shared += usize::from(vocabulary.contains_key(&word));
        }
        let share = (all >= 3).then(|| (shared * 6 / all).min(5));
        out.get_mut(run.clone()).unwrap_or_default().fill(share);
        at = run.end;
    }
    out
}

/// Could the line be a headline, by its form alone?
pub(in crate::clean) fn titled(view: &View) -> bool {
    !view.prose
        && (4..=30).contains(&view.count)
        && matches!(view.family, None | Some(Family::Related))
        && !view.byline
        && !view.credited
        && !view.is_dateline()
        && !view.text.ends_with(':')
}

fn usual(views: &[View]) -> usize {
    let prose = views.iter().filter(|v| v.prose && v.family.is_none());
    let mut counts: Vec<usize> = prose.map(|v| v.count).collect();
    counts.sort_unstable();
    counts.get(counts.len() / 2).copied().unwrap_or(0)
}

/// "Wednesday, Dec. 20, 2023" within a sentence.
fn dated(view: &View) -> bool {
    const DAYS: [&str; 7] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    view.prose
        && (1..view.words.len()).any(|at| {
            DAYS.contains(&view.words.get(at))
                && view.words.get(at + 3).len() == 4
                && view.words.get(at + 3).starts_with("20")
        })
}

/// How often each line is in the text, and whether it was before.
fn times(views: &[View]) -> Vec<(usize, bool)> {
    let mut seen = ByHash::<usize>::default();
    let mut times = Vec::with_capacity(views.len());
    for view in views {
        let n = seen.entry(view.print).or_insert(0);
        times.push((0, *n > 0));
        *n += 1;
    }
    for (view, time) in views.iter().zip(&mut times) {
        time.0 = seen.get(&view.print).copied().unwrap_or(1);
    }
    times
}

/// Which lines of five words and more are part of a longer line: pull quotes, teasers, captions of videos.
fn within(views: &[View]) -> Vec<bool> {
    // Runs of five words of the long lines, as hashes; a line is within if all its runs are in one other line.
    const RUN: usize = 5;
    fn hashes(view: &View) -> impl Iterator<Item = u64> {
        let windows = view.words.hashes().windows(RUN);
        windows.map(|w| w.iter().fold(0u64, |h, x| h.rotate_left(7) ^ x))
    }
    let mut runs = ByHash::<usize>::default();
    for (at, view) in views.iter().enumerate().filter(|(_, v)| v.prose) {
        for run in hashes(view) {
            runs.entry(run).or_insert(at);
        }
    }
    views
        .iter()
        .enumerate()
        .map(|(at, view)| {
            view.words.len() >= RUN
                && hashes(view).all(|run| {
                    runs.get(&run).is_some_and(|holder| {
                        *holder != at && views.get(*holder).is_some_and(|h| h.count > view.count)
                    })
                })
        })
        .collect()
}

/// The hashes of the words that say something.
pub(super) fn content(words: &Words) -> impl Iterator<Item = u64> {
    words
        .hashed()
        .filter(|(word, _)| word.len() >= 5 || word.bytes().any(|b| b.is_ascii_digit()))
        .map(|(_, hash)| hash)
}

fn vocabulary(views: &[View]) -> ByHash<u16> {
    let mut words = ByHash::<u16>::default();
    for view in views.iter().filter(|v| v.prose && v.family.is_none()) {
        let mut own: Vec<u64> = content(&view.words).collect();
        own.sort_unstable();
        own.dedup();
        for word in own {
            let n = words.entry(word).or_insert(0);
            *n = n.saturating_add(1);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::lines::Line;

    fn views(lines: &[&str]) -> Vec<View> {
        View::all(lines.iter().map(|l| Line { text: (*l).to_owned(), parted: true }).collect())
    }

    #[test]
    fn a_list_of_headlines_is_a_run_and_a_cross_head_is_none() {
        let views = views(&[
            "The envoy left the island on Friday without an agreement, two officials said.",
            "What the ferries carried last year",
            "The witnesses have not been named, according to the governor of the island.",
            "Port workers vote to strike on Monday",
            "World",
            "Bishop asks for a day of mourning",
            "Ferry lost off Senna in a storm",
        ]);
        let runs = runs(&views);
        assert_eq!(runs[1], Some(1..2));
        assert_eq!(runs[5], Some(3..7));
        assert_eq!(runs[2], None);
    }

    #[test]
    fn who_wrote_it_is_known_below_the_story() {
        let views = views(&[
            "By Anna Holt",
            "The envoy left the island on Friday without an agreement, two officials said.",
            "Holt covers the harbours of Varland and the people who live off them.",
            "Anna Holt",
        ]);
        let said = [None, None, Some(Written::Opens), Some(Written::Alone)];
        assert_eq!(written(&views), said);
    }
}

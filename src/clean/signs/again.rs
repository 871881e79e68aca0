//! The signs of a second reading: what a first one took for the body says much of the lines around it.

use crate::clean::pattern::ByHash;
use crate::clean::sequence::Part;
use crate::clean::signs::CLASSES;
use crate::clean::signs::Tape;
use crate::clean::signs::whole;
use crate::clean::signs::whole::Whole;
use crate::clean::signs::whole::content;
use crate::clean::view::View;

/// What a line's margin in the first reading must be at least to stand on a level; see [`level`].
const LEVELS: [i32; 9] = [-6144, -3072, -1536, -512, 0, 512, 1536, 3072, 6144];

/// From here on a line is surely body.
const SURE: i32 = 1536;

/// Adds to the signs of each line, which end before `base`, those of a second reading.
pub(in crate::clean) fn again(
    views: &[View],
    first: &[(Part, i32)],
    signs: Vec<Vec<u16>>,
    base: usize,
) -> Vec<Vec<u16>> {
    let body = Body::of(views, first);
    let mut out = Vec::with_capacity(signs.len());
    for (at, (signs, view)) in signs.into_iter().zip(views).enumerate() {
        let mut tape = Tape { base: base as u16, on: signs };
        line(&mut tape, view, first, &body, at);
        out.push(tape.on);
    }
    out
}

/// How many signs are added.
pub(in crate::clean) fn count() -> usize {
    let (views, first) = ([View::blank()], [(Part::Body, 0)]);
    let mut tape = Tape::default();
    for view in &views {
        line(&mut tape, view, &first, &Body::of(&views, &first), 0);
    }
    usize::from(tape.base)
}

/// What the first reading took for the body, counted.
struct Body {
    classes: Vec<usize>,
    /// Words that are surely body before each line, and of all.
    before: Vec<usize>,
    /// Lines that are body before each line, and of all.
    lines: Vec<usize>,
    /// In how many lines that are surely body each content word is, and each first word.
    vocabulary: ByHash<u32>,
    openings: ByHash<u32>,
    /// For each class, lines of it that are body, and all.
    of_class: [(u32, u32); CLASSES],
    /// The first line that is surely body, and the last.
    ends: Option<(usize, usize)>,
    /// Of the run of lines that could be headlines that each line stands in: how much the body's sentences speak of what it
    /// speaks of, 0 to 5, and its length, 0 to 3.
    runs: Vec<Option<(usize, usize)>>,
}

impl Body {
    fn of(views: &[View], first: &[(Part, i32)]) -> Self {
        let classes = Whole::classes(views);
        let mut out = Self {
            before: vec![0],
            lines: vec![0],
            vocabulary: ByHash::default(),
            openings: ByHash::default(),
            of_class: [(0, 0); CLASSES],
            ends: None,
            runs: Vec::new(),
            classes,
        };
        let mut prose = ByHash::<u32>::default();
        let (mut words, mut lines) = (0, 0);
        for (at, (view, (_, margin))) in views.iter().zip(first).enumerate() {
            if *margin > SURE {
                words += view.count.min(80);
                out.ends = Some((out.ends.map_or(at, |e| e.0), at));
                let mut own: Vec<u64> =
                    content(&view.words).chain(view.names.iter().copied()).collect();
                own.sort_unstable();
                own.dedup();
                for word in own {
                    *out.vocabulary.entry(word).or_insert(0) += 1;
                    if view.prose {
                        prose.insert(word, 1);
                    }
                }
                if let Some(opening) = view.words.hashes().first() {
                    *out.openings.entry(*opening).or_insert(0) += 1;
                }
            }
            lines += usize::from(*margin > 0);
            out.before.push(words);
            out.lines.push(lines);
            let class = out.classes.get(at).copied().unwrap_or(0);
            if let Some(slot) = out.of_class.get_mut(class) {
                slot.0 += u32::from(*margin > 0);
                slot.1 += 1;
            }
        }
        out.runs = runs(views, &prose);
        out
    }
}

/// See [`Body::runs`]; `prose` has the words of the body's sentences.
fn runs(views: &[View], prose: &ByHash<u32>) -> Vec<Option<(usize, usize)>> {
    let mut out = vec![None; views.len()];
    let runs = whole::runs(views);
    let mut at = 0;
    while let Some(run) = runs.get(at) {
        let Some(run) = run else {
            at += 1;
            continue;
        };
        let own = views.get(run.clone()).unwrap_or_default().iter().filter(|v| whole::titled(v));
        let words: Vec<u64> =
            own.take(24).flat_map(|v| content(&v.words).chain(v.names.iter().copied())).collect();
        let shared = words.iter().filter(|w| prose.contains_key(w)).count();
        let lines = [2, 3, 6].iter().filter(|bound| run.len() >= **bound).count();
        let share = (words.len() >= 3).then(|| ((shared * 6 / words.len()).min(5), lines));
        out.get_mut(run.clone()).unwrap_or_default().fill(share);
        at = run.end;
    }
    out
}

/// The level of a margin, 0 to 9.
fn level(margin: i32) -> usize {
    LEVELS.iter().filter(|bound| margin > **bound).count()
}

/// Gone, doubtful, stays, or no line at all.
fn coarse(read: Option<&(Part, i32)>) -> usize {
    match read {
        Some((_, ..=-1537)) => 0,
        Some((_, ..=0)) => 1,
        Some((_, ..=1536)) => 2,
        Some(_) => 3,
        None => 4,
    }
}

fn line(tape: &mut Tape, view: &View, first: &[(Part, i32)], body: &Body, at: usize) {
    let lines = first.len();
    let (part, margin) = first.get(at).copied().unwrap_or((Part::Body, 0));
    let own = level(margin);
    let form = if view.prose { 2 } else { usize::from(view.count >= 8) };
    tape.one_of(10, Some(own));
    tape.one_of(30, Some(own * 3 + form));
    tape.one_of(12, Some(part as usize * 3 + form));
    let near = |step: isize| at.checked_add_signed(step).and_then(|i| first.get(i));
    for step in [-3, -2, -1, 1, 2, 3] {
        tape.one_of(11, Some(near(step).map_or(10, |(_, margin)| level(*margin))));
    }
    let around = coarse(near(-1)) * 5 + coarse(near(1));
    tape.one_of(25, Some(around));
    tape.one_of(100, Some(coarse(near(0)).min(3) * 25 + around));
    tape.one_of(75, Some(form * 25 + around));
    // How much of the body stands before it, and how much behind it.
    let get = |sums: &[usize], i: usize| sums.get(i.min(lines)).copied().unwrap_or(0);
    let all = get(&body.before, lines).max(1);
    let done = get(&body.before, at);
    let left = all - get(&body.before, at + 1).min(all);
    tape.bucket(&[1, 20, 60, 150, 300], done);
    tape.bucket(&[1, 20, 60, 150, 300], left);
    tape.bucket(&[1, 4, 10, 20, 40], left * 100 / all);
    let ahead = get(&body.lines, at + 9) - get(&body.lines, at + 1).min(get(&body.lines, at + 9));
    let back = get(&body.lines, at) - get(&body.lines, at.saturating_sub(8));
    tape.one_of(9, Some(ahead));
    tape.one_of(9, Some(back));
    tape.one_of(27, Some(form * 9 + ahead));
    // Where it stands beside the body's two ends.
    let steps = |distance: usize| [1, 2, 3, 5, 9, 20].iter().filter(|b| distance > **b).count();
    let place = body.ends.map(|(from, to)| match at {
        _ if at < from => steps(from - at),
        _ if at > to => 7 + steps(at - to),
        _ if at == to => 14,
        _ => 15,
    });
    tape.one_of(16, place);
    tape.one_of(48, place.map(|place| form * 16 + place));
    // What it speaks of, beside what the body speaks of.
    let known = u32::from(margin > SURE);
    let share = |words: &mut dyn Iterator<Item = u64>| {
        let (mut shared, mut all) = (0usize, 0usize);
        for word in words {
            all += 1;
            shared += usize::from(body.vocabulary.get(&word).is_some_and(|n| *n > known));
        }
        (all >= 2).then(|| shared * 4 / all)
    };
    let words = share(&mut content(&view.words));
    let names = share(&mut view.names.iter().copied());
    let run = body.runs.get(at).copied().flatten();
    tape.one_of(6, run.map(|(share, _)| share));
    tape.one_of(24, run.map(|(share, lines)| share * 4 + lines));
    tape.one_of(5, words);
    tape.one_of(15, words.map(|share| form * 5 + share));
    tape.one_of(20, words.map(|share| coarse(near(0)).min(3) * 5 + share));
    tape.one_of(5, names);
    tape.one_of(15, names.map(|share| form * 5 + share));
    // Lists and interviews: how many lines of the body open with the same word.
    let opening = view.words.hashes().first().and_then(|word| body.openings.get(word));
    let same = opening.copied().unwrap_or(0).saturating_sub(known);
    tape.one_of(9, Some(form * 3 + [2, 5].iter().filter(|b| same >= **b).count()));
    // How many lines of its class are body.
    let class = body.classes.get(at).copied().unwrap_or(0);
    let (stay, all) = body.of_class.get(class).copied().unwrap_or((0, 0));
    let (stay, all) = (stay - u32::from(margin > 0).min(stay), all.saturating_sub(1));
    tape.one_of(5, (all >= 2).then(|| (stay * 4 / all) as usize));
    tape.one_of(15, (all >= 2).then(|| form * 5 + (stay * 4 / all) as usize));
}

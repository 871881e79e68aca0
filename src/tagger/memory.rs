//! What the first pass said of each word, for the second pass: a word that is a surname in one place is one in the next.

use crate::tagger::Label;
use crate::tagger::features::feature;
use crate::tagger::scene::{Case, Scene};
use crate::tagger::states::{OUTSIDE, State, label};

/// The parts that a word can have played.
const PARTS: usize = 10;

const OUTSIDE_PART: usize = 9;

/// How often each word of the article played each part in the first pass.
#[derive(Debug, Default)]
pub struct Memory {
    counts: Vec<[u8; PARTS]>,
}

impl Memory {
    /// Remembers the states of all places.
    pub fn new(scene: &Scene, states: &[State]) -> Self {
        let mut counts = vec![[0u8; PARTS]; scene.words.folds];
        for (at, &state) in states.iter().enumerate() {
            if let Some(part) = part(scene, at, state)
                && let Some(counts) = counts.get_mut(scene.word(at).fold as usize)
            {
                counts[part] = counts[part].saturating_add(1);
            }
        }
        Self { counts }
    }

    /// Appends to `out` the features of the place `at`, whose state in the first pass was `own`.
    pub fn features(&self, scene: &Scene, at: usize, states: &[State], out: &mut Vec<u32>) {
        let Some(&own) = states.get(at) else { return };
        let here = self.elsewhere(scene, at, own);
        let place = &scene.places[at];
        let (start, end) = (place.run.0 as usize, place.run.1 as usize);
        let alone = u64::from(end - start == 1) | u64::from(place.first) << 1;
        let case = scene.case_of(at) as u64;
        let mut add = |template: u64, value: u64| out.push(feature(template, value));
        let bits = pattern(&here);
        let most = majority(&here);
        add(100, bits);
        add(101, bits << 2 | alone);
        add(102, most.0);
        add(103, most.0 << 8 | most.1 << 4 | alone);
        add(104, most.0 << 8 | most.1 << 4 | case);
        add(105, most.0 << 8 | own_kind(own) << 4 | most.1);
        for (part, &count) in here.iter().enumerate() {
            if count > 0 {
                add(106, (part as u64) << 4 | alone);
                add(107, (part as u64) << 8 | own_kind(own) << 4 | u64::from(count.min(3)));
            }
        }
        if end - start > 1 {
            let of = |there: usize| {
                let own = states.get(there).copied().unwrap_or(OUTSIDE);
                majority(&self.elsewhere(scene, there, own)).0
            };
            let before = if at > start { of(at - 1) } else { 15 };
            let after = if at + 1 < end { of(at + 1) } else { 15 };
            add(108, before << 8 | most.0);
            add(109, after << 8 | most.0);
            add(110, before << 8 | after << 4 | most.0);
        }
    }

    fn elsewhere(&self, scene: &Scene, at: usize, own: State) -> [u8; PARTS] {
        let mut counts = self.counts.get(scene.word(at).fold as usize).copied().unwrap_or_default();
        if let Some(part) = part(scene, at, own) {
            counts[part] = counts[part].saturating_sub(1);
        }
        counts
    }
}

/// The part of a word in this state; none where it says nothing.
fn part(scene: &Scene, at: usize, state: State) -> Option<usize> {
    let place = &scene.places[at];
    if !place.live {
        return None;
    }
    let Some(kind) = label(state) else {
        let tells = scene.word(at).capital && !place.first && scene.case_of(at) == Case::Sentence;
        return tells.then_some(OUTSIDE_PART);
    };
    let only = (state - 1) % 4 == 3;
    Some(match kind {
        Label::Person => (state - 1) as usize % 4,
        Label::Place => 4 + usize::from(only),
        Label::Organisation => 6 + usize::from(only),
        Label::Misc => 8,
    })
}

fn pattern(counts: &[u8; PARTS]) -> u64 {
    counts.iter().fold(0, |bits, &count| bits << 1 | u64::from(count > 0))
}

/// The kind that most occurrences have (0 where there is none), and how strongly: a number below 16.
fn majority(counts: &[u8; PARTS]) -> (u64, u64) {
    let sum = |from: usize, to: usize| counts[from..to].iter().map(|&c| u64::from(c)).sum::<u64>();
    let kinds = [sum(0, 4), sum(4, 6), sum(6, 8), sum(8, 9), sum(9, 10)];
    let total: u64 = kinds.iter().sum();
    let mut best = 0;
    for (kind, &count) in kinds.iter().enumerate() {
        if count > kinds[best] {
            best = kind;
        }
    }
    if total == 0 {
        return (0, 0);
    }
    let share = kinds[best] * 4 / total;
    let many = match total {
        1 => 0,
        2..=3 => 1,
        _ => 2,
    };
    (best as u64 + 1, share.saturating_sub(1) * 3 + many)
}

fn own_kind(state: State) -> u64 {
    match state {
        OUTSIDE => 0,
        13.. => 4,
        _ => u64::from((state - 1) / 4) + 1,
    }
}

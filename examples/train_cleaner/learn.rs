//! A chain of four parts, learnt by softmax with a margin: losing a line of the body costs more than keeping junk.

use dateline::clean::training;
use dateline::clean::training::Part;
use dateline::clean::training::SCALE;
use dateline::clean::training::Weights;

use crate::texts::Text;

/// How it learns.
#[derive(Clone, Copy)]
pub(crate) struct Options {
    pub(crate) epochs: usize,
    pub(crate) decay: f64,
    /// What it costs to lose a line of eight words of the body.
    pub(crate) loss: f64,
    /// A line of junk that other texts say is body by more than this counts neither way: some truths end early.
    pub(crate) forgive: f64,
    /// The share of signs that are left out of each look at a line, so that none is trusted alone.
    pub(crate) drop: f64,
    /// How many times it learns, each time in another order.
    pub(crate) rounds: usize,
    /// How strongly the weights of the headline are held back.
    pub(crate) ridge: f64,
    /// A sign that fewer pages have is not learnt from.
    pub(crate) least: usize,
    /// What each word that a line of junk has beyond ten adds to what it costs to keep it.
    pub(crate) length: f64,
}

/// A text with the signs of its lines in one of the two readings.
struct Example<'a> {
    text: &'a Text,
    signs: Vec<Vec<u16>>,
    forgiven: Vec<bool>,
}

const RATE: f64 = 0.12;

/// The tables of both readings, one after the other.
pub(crate) fn learn(texts: &[&Text], options: Options) -> Vec<u8> {
    let Some((once, again)) = texts.first().map(|t| t.observed.counts()) else { return Vec::new() };
    // Each half is read with what the other half taught, so that the second reading learns from a first one as it will be.
    let halves: Vec<Vec<u8>> = (0..2)
        .map(|half| {
            let others = texts.iter().filter(|t| t.half() != half);
            table(&firsts(others.copied()), once, options)
        })
        .collect();
    let read =
        |text: &&Text| training::read(Weights::new(&halves[text.half()]), &text.observed.signs());
    let first_reads: Vec<_> = texts.iter().map(read).collect();
    let forgiven = |text: &Text, read: &[(Part, i32)]| {
        let lines = text.labels.iter().zip(&text.observed.seen).zip(read);
        lines
            .map(|((label, seen), (_, margin))| {
                *label == 'x' && seen.prose && f64::from(*margin) > options.forgive * SCALE
            })
            .collect::<Vec<bool>>()
    };
    let mut out = {
        let examples: Vec<Example<'_>> = texts
            .iter()
            .zip(&first_reads)
            .map(|(text, read)| Example {
                text,
                signs: text.observed.signs(),
                forgiven: forgiven(text, read),
            })
            .collect();
        table(&examples, once, options)
    };
    let examples: Vec<Example<'_>> = texts
        .iter()
        .zip(&first_reads)
        .map(|(text, read)| Example {
            text,
            signs: text.observed.again(read),
            forgiven: forgiven(text, read),
        })
        .collect();
    out.extend(table(&examples, again, options));
    out
}

/// What the tables make of a text.
pub(crate) fn read(tables: &[u8], text: &Text) -> Vec<(Part, i32)> {
    let (first, second) = Weights::pair(tables, text.observed.counts().0);
    let read = training::read(first, &text.observed.signs());
    training::read(second, &text.observed.again(&read))
}

fn firsts<'a>(texts: impl Iterator<Item = &'a Text>) -> Vec<Example<'a>> {
    let example = |text: &'a Text| Example {
        text,
        signs: text.observed.signs(),
        forgiven: vec![false; text.labels.len()],
    };
    texts.map(example).collect()
}

/// What it costs to read the line as `part`.
fn cost(text: &Text, at: usize, part: Part, options: Options) -> f64 {
    let seen = &text.observed.seen[at];
    let kept = part == Part::Body;
    match (text.labels[at], kept) {
        ('b', false) if seen.words >= 8 => options.loss,
        ('p', _) | ('b', true) => 0.0,
        ('m' | 't', true) => 0.3,
        ('b', false) => 1.0,
        (_, true) => 1.0 + options.length * (seen.words.min(50) as f64 - 10.0),
        (_, false) if part != text.parts[at] => 0.3,
        _ => 0.0,
    }
}

/// The mean of the weights that several orders of the texts give.
fn table(examples: &[Example<'_>], signs: usize, options: Options) -> Vec<u8> {
    let common = common(examples, signs, options.least);
    let mut sums = vec![0.0f64; signs * 4 + 16];
    for round in 0..options.rounds {
        let own = weights(examples, &common, options, round as u64);
        sums.iter_mut().zip(own).for_each(|(sum, weight)| *sum += weight);
    }
    let fixed = |(at, w): (usize, f64)| {
        // A line has all its signs now, where it had a part of them; steps were never left out.
        let share = if at < signs * 4 { 1.0 - options.drop } else { 1.0 };
        let weight = w / options.rounds as f64 * share * SCALE;
        (weight.round().clamp(-32_000.0, 32_000.0) as i16).to_le_bytes()
    };
    sums.into_iter().enumerate().flat_map(fixed).collect()
}

/// Which signs at least so many pages have.
fn common(examples: &[Example<'_>], signs: usize, least: usize) -> Vec<bool> {
    let mut pages = vec![(usize::MAX, 0usize); signs];
    // Texts of one page stand beside each other.
    for example in examples.iter().filter(|e| !e.text.planted) {
        for sign in example.signs.iter().flatten() {
            let (last, count) = &mut pages[usize::from(*sign)];
            if *last != example.text.page {
                (*last, *count) = (example.text.page, *count + 1);
            }
        }
    }
    pages.into_iter().map(|(_, count)| count >= least).collect()
}

fn weights(examples: &[Example<'_>], common: &[bool], options: Options, round: u64) -> Vec<f64> {
    let signs = common.len();
    let size = signs * 4 + 16;
    let mut weights = vec![0.0f64; size];
    let mut squares = vec![1e-8f64; size];
    let mut average = vec![0.0f64; size];
    let mut slope = Slope { sums: vec![0.0; size], touched: Vec::new() };
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15 ^ round << 32);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut state = 20_240_301u64 + round;
    for epoch in 0..options.epochs {
        for at in (1..order.len()).rev() {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            order.swap(at, (state >> 33) as usize % (at + 1));
        }
        for &number in &order {
            let example = &examples[number];
            let mut kept = example.signs.clone();
            for line in &mut kept {
                line.retain(|s| {
                    common[usize::from(*s)] && (options.drop == 0.0 || dice.roll() >= options.drop)
                });
            }
            slopes(example, &kept, &weights, signs, options, &mut slope);
            for &index in &slope.touched {
                let sum = std::mem::take(&mut slope.sums[index]);
                if sum != 0.0 {
                    squares[index] += sum * sum;
                    weights[index] -= RATE * sum / squares[index].sqrt();
                }
            }
            slope.touched.clear();
        }
        for (weight, square) in weights.iter_mut().zip(&squares) {
            let strength = options.decay * RATE * examples.len() as f64;
            *weight *= 1.0 / (1.0 + strength / square.sqrt());
        }
        if epoch * 2 >= options.epochs {
            average.iter_mut().zip(&weights).for_each(|(sum, weight)| *sum += weight);
        }
    }
    let rounds = (options.epochs - options.epochs.div_ceil(2)).max(1) as f64;
    for weight in &mut average {
        *weight /= rounds;
    }
    average
}

/// Random numbers from 0 to 1, the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// The slope of the loss, only where it is touched.
struct Slope {
    sums: Vec<f64>,
    touched: Vec<usize>,
}

impl Slope {
    fn add(&mut self, index: usize, value: f64) {
        self.sums[index] += value;
        self.touched.push(index);
    }
}

/// The likelihood of each part of each line, and of each step to it, by forward and backward products, each line's brought to one.
fn likely(own: &[[f64; 4]], steps: &[[f64; 4]; 4]) -> (Vec<[f64; 4]>, Vec<[[f64; 4]; 4]>) {
    let n = own.len();
    let steps = steps.map(|row| row.map(f64::exp));
    let own: Vec<[f64; 4]> = own
        .iter()
        .map(|scores| {
            let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            scores.map(|score| (score - most).exp())
        })
        .collect();
    let mut forth = vec![[0.0; 4]; n];
    let mut back = vec![[0.0; 4]; n];
    for at in 0..n {
        for p in 0..4 {
            let come = match at.checked_sub(1) {
                None => [1.0, 1.0, 0.0, 0.0][p],
                Some(last) => (0..4).map(|l| forth[last][l] * steps[l][p]).sum(),
            };
            forth[at][p] = come * own[at][p];
        }
        forth[at] = to_one(forth[at]);
    }
    for at in (0..n).rev() {
        for p in 0..4 {
            back[at][p] = match own.get(at + 1) {
                None => [1.0, 1.0, 0.0, 1.0][p],
                Some(own) => (0..4).map(|l| steps[p][l] * own[l] * back[at + 1][l]).sum(),
            };
        }
        back[at] = to_one(back[at]);
    }
    let mut lines = vec![[0.0; 4]; n];
    let mut pairs = vec![[[0.0; 4]; 4]; n];
    for at in 0..n {
        lines[at] = to_one([0, 1, 2, 3].map(|p| forth[at][p] * back[at][p]));
        let Some(before) = at.checked_sub(1) else { continue };
        for last in 0..4 {
            pairs[at][last] = [0, 1, 2, 3]
                .map(|p| forth[before][last] * steps[last][p] * own[at][p] * back[at][p]);
        }
        let all: f64 = pairs[at].iter().flatten().sum();
        pairs[at].iter_mut().flatten().for_each(|pair| *pair /= all);
    }
    (lines, pairs)
}

fn to_one(values: [f64; 4]) -> [f64; 4] {
    let all: f64 = values.iter().sum();
    values.map(|value| value / all)
}

fn slopes(
    example: &Example<'_>,
    kept: &[Vec<u16>],
    weights: &[f64],
    signs: usize,
    options: Options,
    slope: &mut Slope,
) {
    let text = example.text;
    let n = kept.len();
    let mut steps = [[f64::NEG_INFINITY; 4]; 4];
    for a in Part::ALL {
        for b in Part::ALL {
            if training::follows(a, b) {
                steps[a as usize][b as usize] = weights[signs * 4 + a as usize * 4 + b as usize];
            }
        }
    }
    let plain: Vec<[f64; 4]> = kept
        .iter()
        .map(|signs| {
            let mut score = [0.0; 4];
            for sign in signs {
                for (part, score) in score.iter_mut().enumerate() {
                    *score += weights[usize::from(*sign) * 4 + part];
                }
            }
            score
        })
        .collect();
    let mut own = plain.clone();
    let mut right = plain;
    for at in 0..n {
        for part in Part::ALL {
            if example.forgiven[at] {
                continue;
            }
            own[at][part as usize] += cost(text, at, part, options);
            if text.parts[at] != part {
                right[at][part as usize] = f64::NEG_INFINITY;
            }
        }
    }
    let (lines, pairs) = likely(&own, &steps);
    let (true_lines, true_pairs) = likely(&right, &steps);
    // Numbers too small to add up say nothing.
    if [&lines, &true_lines].into_iter().flatten().flatten().any(|p| p.is_nan()) {
        return;
    }
    for at in 0..n {
        for p in 0..4 {
            let error = lines[at][p] - true_lines[at][p];
            if error.abs() > 1e-6 {
                for sign in &kept[at] {
                    slope.add(usize::from(*sign) * 4 + p, error);
                }
            }
            for last in 0..4 {
                let error = pairs[at][last][p] - true_pairs[at][last][p];
                if error.abs() > 1e-9 {
                    slope.add(signs * 4 + last * 4 + p, error);
                }
            }
        }
    }
}

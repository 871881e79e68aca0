//! The choice of the headline among the candidates of a text.

use dateline::clean::training::SCALE;

use crate::learn;
use crate::learn::Options;
use crate::texts::Text;
use crate::texts::fold_words;

/// The candidates for the headline of a text that `tables` read, and which of them are right.
fn candidates(text: &Text, tables: &[u8]) -> Vec<(Vec<u16>, bool)> {
    let read = learn::read(tables, text);
    let prose = |at: usize| text.observed.seen[at].prose;
    let stays = |at: usize| read[at].1 > if prose(at) { -2048 } else { -256 };
    let start = (0..read.len()).find(|at| prose(*at) && stays(*at)).unwrap_or(0);
    let end = (0..read.len()).rev().find(|at| stays(*at)).map_or(0, |at| at + 1);
    let title = text.title.as_deref().unwrap_or_default();
    text.observed
        .headline_candidates(&read, start..end)
        .into_iter()
        .map(|(at, signs)| (signs, fold_words(&text.lines[at]) == title))
        .collect()
}

/// A log-linear choice among the candidates. Where the body starts is read, for each half of the texts, with weights learnt from
/// the other half, so that the choice learns from starts that are as uncertain as those it will meet.
pub(crate) fn learn_headlines(texts: &[&Text], options: Options) -> Vec<u8> {
    let ridge = options.ridge;
    let quick = Options { epochs: options.epochs.div_ceil(2), ..options };
    let mut examples: Vec<Vec<(Vec<u16>, bool)>> = Vec::new();
    for half in 0..2 {
        let others: Vec<&Text> = texts.iter().filter(|t| t.half() != half).copied().collect();
        let tables = learn::learn(&others, quick);
        let own = texts.iter().filter(|t| t.half() == half && !t.clean && t.title.is_some());
        examples.extend(own.map(|text| candidates(text, &tables)));
    }
    examples.retain(|c| c.iter().any(|(_, right)| *right));
    let size = 1 + examples
        .iter()
        .flatten()
        .flat_map(|(signs, _)| signs.iter().copied())
        .max()
        .unwrap_or(0) as usize;
    let size = size.max(256);
    let (mut weights, mut squares) = (vec![0.0f64; size], vec![1e-8f64; size]);
    for _ in 0..40 {
        for example in &examples {
            let scores: Vec<f64> = example
                .iter()
                .map(|(signs, _)| signs.iter().map(|s| weights[usize::from(*s)]).sum())
                .collect();
            let all = sum_log(scores.iter().copied());
            let right = sum_log(scores.iter().zip(example).filter(|(_, e)| e.1).map(|(s, _)| *s));
            for (score, (signs, is_right)) in scores.iter().zip(example) {
                let error =
                    (score - all).exp() - if *is_right { (score - right).exp() } else { 0.0 };
                for sign in signs {
                    let at = usize::from(*sign);
                    let slope = error + ridge * weights[at];
                    squares[at] += slope * slope;
                    weights[at] -= 0.1 * slope / squares[at].sqrt();
                }
            }
        }
    }
    weights
        .iter()
        .flat_map(|w| ((w * SCALE).round().clamp(-32_000.0, 32_000.0) as i16).to_le_bytes())
        .collect()
}

fn sum_log(values: impl Iterator<Item = f64>) -> f64 {
    values.map(f64::exp).sum::<f64>().ln()
}

/// Is the choice right, and can it be?
pub(crate) fn headline_right(text: &Text, tables: &[u8], heads: &[u8]) -> (bool, bool) {
    let weight = |sign: u16| {
        let at = usize::from(sign) * 2;
        heads.get(at..at + 2).map_or(0, |b| i32::from(i16::from_le_bytes([b[0], b[1]])))
    };
    let candidates = candidates(text, tables);
    let best = candidates.iter().enumerate().max_by_key(|(at, (signs, _))| {
        (signs.iter().map(|s| weight(*s)).sum::<i32>(), -(*at as i64))
    });
    (best.is_some_and(|(_, (_, right))| *right), candidates.iter().any(|c| c.1))
}

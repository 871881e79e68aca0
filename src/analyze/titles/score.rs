//! How sure it is that a proposal is a title: a sum of small weights that were trained on annotated articles.

use crate::analyze::titles::features::WEIGHTS;

/// The weights, each in [`UNIT`]s, as `examples/train_titles.rs` made them.
static TRAINED: &[u8] = include_bytes!("../../../assets/lexicon/titles.weights");

/// One step of a stored weight, in parts of a natural logarithm's odds.
pub(super) const UNIT: f32 = 1.0 / 40.0;

/// The odds that speak for a proposal with these features, as a logarithm.
pub(super) fn odds(features: &[u16]) -> f32 {
    let sum: i32 = features
        .iter()
        .map(|&at| {
            TRAINED.get(usize::from(at) % WEIGHTS).map_or(0, |&byte| i32::from(byte.cast_signed()))
        })
        .sum();
    sum as f32 * UNIT
}

/// The chance in percent.
pub(super) fn percent(odds: f32) -> u8 {
    (100.0 / (1.0 + (-odds).exp())).round().clamp(1.0, 99.0) as u8
}

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

/// The chance in percent: the odds drawn to the middle, as they turned out in articles held out of training. A title
/// that stands beside a name is surer than one that stands alone.
#[expect(clippy::cast_sign_loss, reason = "clamped to 1..=99")]
pub(super) fn percent(odds: f32, named: bool) -> u8 {
    let doubt = if named { 1.3 } else { 2.4 };
    (100.0 / (1.0 + (doubt - 0.8 * odds).exp())).round().clamp(1.0, 99.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::hash::fnv;

    #[test]
    fn the_weights_are_those_that_were_trained() {
        assert_eq!(TRAINED.len(), WEIGHTS);
        assert_eq!(fnv(TRAINED), CHECKSUM, "train again, or note the new sum");
    }

    #[test]
    fn the_chance_is_drawn_to_the_middle() {
        assert_eq!(percent(0.0, true), 21);
        assert_eq!(percent(9.0, true), 99);
        assert_eq!(percent(-9.0, true), 1);
        assert!(percent(4.0, false) < percent(4.0, true));
    }

    const CHECKSUM: u32 = 1_221_706_001;
}

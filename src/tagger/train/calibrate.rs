//! How sure a person's name is, from how often names with such a margin were right.

use crate::tagger::model::CONFIDENCES;
use crate::tagger::states::{STATES, State};
use crate::tagger::train::corpus::Example;
use crate::tagger::{Label, entities};

/// Names of people with their margins, found in articles that the weights had not seen.
#[derive(Clone, Debug, Default)]
pub struct Calibration {
    seen: Vec<(f32, bool)>,
}

impl Calibration {
    /// Looks at the people in these states.
    pub fn look(&mut self, example: &Example, states: &[State], margins: &[f32]) {
        for (range, kind) in entities(&example.scene, states) {
            if kind != Label::Person {
                continue;
            }
            let margin =
                margins.get(range.clone()).into_iter().flatten().copied().fold(f32::MAX, f32::min);
            let masks = example.masks.get(range.clone()).unwrap_or_default();
            let states = states.get(range).unwrap_or_default();
            if masks.contains(&ANY) {
                continue;
            }
            let right = masks.iter().zip(states).all(|(mask, &state)| mask >> state & 1 == 1);
            self.seen.push((margin, right));
        }
    }

    /// The margins, in steps of `scale` to 1, at which each of [`CONFIDENCES`] but the first begins.
    ///
    /// The share of right names may only rise with the margin: neighbours that fall are pooled until it does.
    pub fn steps(&self, scale: f32) -> Vec<i32> {
        let mut seen = self.seen.clone();
        seen.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut pools: Vec<Pool> = Vec::new();
        for (margin, right) in seen {
            pools.push(Pool { from: margin, right: f32::from(u8::from(right)), all: 1.0 });
            while let [.., before, last] = pools.as_mut_slice()
                && before.share() >= last.share()
            {
                before.right += last.right;
                before.all += last.all;
                pools.pop();
            }
        }
        let begin = |percent: u8| {
            let wanted = f32::from(percent) / 100.0;
            pools.iter().find(|pool| pool.share() >= wanted).map(|pool| (pool.from * scale) as i32)
        };
        CONFIDENCES.iter().skip(1).map(|&percent| begin(percent).unwrap_or(i32::MAX)).collect()
    }
}

/// Any state may be: nothing is known of the place.
const ANY: u16 = (1 << (STATES - 1)) - 1;

struct Pool {
    from: f32,
    right: f32,
    all: f32,
}

impl Pool {
    /// With one name more of either kind, so that a small pool is never quite sure.
    fn share(&self) -> f32 {
        (self.right + 0.5) / (self.all + 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_surer_the_larger_the_margin() {
        let seen = (0..1000).map(|n| (n as f32 / 100.0, n % 10 != 3 || n > 600)).collect();
        let steps = Calibration { seen }.steps(10.0);
        assert!(steps.is_sorted());
        assert!(steps[10] < 65 && *steps.last().unwrap() >= 60, "{steps:?}");
    }

    #[test]
    fn without_names_nothing_is_sure() {
        assert!(Calibration::default().steps(10.0).iter().all(|&step| step == i32::MAX));
    }
}

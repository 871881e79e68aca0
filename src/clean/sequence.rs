//! Which lines are the body: one decision over all lines, by weights that were trained on pages whose body is known.
//!
//! ```text
//!   Before ──► Body ◄──► Inside        Before  menus, headline, byline
//!                │                     Body    stays
//!                ▼                     Inside  captions, links, offers within the body
//!              After                   After   comments, other stories, the foot
//! ```

/// What a line is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What stands before the body.
    Before,
    /// The body.
    Body,
    /// What stands within the body and is no part of it.
    Inside,
    /// What stands after the body.
    After,
}

impl Part {
    /// All four, in the order of the weights.
    pub const ALL: [Self; 4] = [Self::Before, Self::Body, Self::Inside, Self::After];
}

/// May `next` follow `part`?
pub const fn follows(part: Part, next: Part) -> bool {
    matches!(
        (part, next),
        (Part::Before, Part::Before | Part::Body)
            | (Part::Body, Part::Body | Part::Inside | Part::After)
            | (Part::Inside, Part::Inside | Part::Body)
            | (Part::After, Part::After)
    )
}

/// The weights: for each sign four numbers, then four by four for the steps. Fixed point, [`SCALE`] for one.
#[derive(Clone, Copy, Debug)]
pub struct Weights<'a> {
    bytes: &'a [u8],
}

/// What a weight of one is in the table.
pub const SCALE: f64 = 512.0;

/// A score that nothing makes good.
const NEVER: i32 = i32::MIN / 4;

impl<'a> Weights<'a> {
    /// The table in `bytes`: little-endian, two bytes a number.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// The two tables of a first and a second reading in `bytes`; the first has `signs` signs.
    pub fn pair(bytes: &'a [u8], signs: usize) -> (Self, Self) {
        let (first, second) = bytes.split_at(((signs * 4 + 16) * 2).min(bytes.len()));
        (Self::new(first), Self::new(second))
    }

    fn at(self, index: usize) -> i32 {
        let pair = self.bytes.get(index * 2..index * 2 + 2);
        pair.and_then(|b| b.try_into().ok()).map_or(0, |b| i32::from(i16::from_le_bytes(b)))
    }

    fn step(self, part: Part, next: Part) -> i32 {
        if !follows(part, next) {
            return NEVER;
        }
        let steps = (self.bytes.len() / 2).saturating_sub(16);
        self.at(steps + part as usize * 4 + next as usize)
    }

    fn line(self, signs: &[u16]) -> [i32; 4] {
        let mut sum = [0; 4];
        for sign in signs {
            for (part, sum) in sum.iter_mut().enumerate() {
                *sum += self.at(usize::from(*sign) * 4 + part);
            }
        }
        sum
    }
}

/// What each line is most likely part of, and how much better the best reading with it as body is than the best
/// without, in units of [`SCALE`].
pub fn read(weights: Weights<'_>, lines: &[Vec<u16>]) -> Vec<(Part, i32)> {
    let own: Vec<[i32; 4]> = lines.iter().map(|signs| weights.line(signs)).collect();
    // The best way to each part of each line from the start, and from it to the end.
    let mut there = vec![[NEVER; 4]; own.len()];
    let mut before: Option<[i32; 4]> = None;
    for (slot, own) in there.iter_mut().zip(&own) {
        for part in Part::ALL {
            let best = match before {
                None if matches!(part, Part::Before | Part::Body) => 0,
                None => NEVER,
                Some(before) => Part::ALL
                    .into_iter()
                    .zip(before)
                    .map(|(last, score)| score.max(NEVER) + weights.step(last, part))
                    .max()
                    .unwrap_or(NEVER),
            };
            if let (Some(slot), Some(own)) = (slot.get_mut(part as usize), own.get(part as usize)) {
                *slot = best.max(NEVER) + own;
            }
        }
        before = Some(*slot);
    }
    let mut onward = vec![[NEVER; 4]; own.len()];
    let mut after: Option<[i32; 4]> = None;
    for (slot, own) in onward.iter_mut().zip(&own).rev() {
        for part in Part::ALL {
            let best = match after {
                None if part == Part::Inside => NEVER,
                None => 0,
                Some(after) => Part::ALL
                    .into_iter()
                    .zip(after)
                    .map(|(next, score)| score.max(NEVER) + weights.step(part, next))
                    .max()
                    .unwrap_or(NEVER),
            };
            if let Some(slot) = slot.get_mut(part as usize) {
                *slot = best.max(NEVER);
            }
        }
        let mut whole = *slot;
        for (sum, own) in whole.iter_mut().zip(own) {
            *sum += own;
        }
        after = Some(whole);
    }
    there
        .iter()
        .zip(&onward)
        .map(|(a, b)| {
            let total = |part: Part| {
                let (a, b) = (a.get(part as usize), b.get(part as usize));
                a.copied().unwrap_or(NEVER).max(NEVER) / 2
                    + b.copied().unwrap_or(NEVER).max(NEVER) / 2
            };
            let best = Part::ALL.into_iter().max_by_key(|p| total(*p)).unwrap_or(Part::Body);
            let others = [Part::Before, Part::Inside, Part::After].map(total);
            let without = others.into_iter().max().unwrap_or(NEVER);
            (best, total(Part::Body).saturating_sub(without).saturating_mul(2))
        })
        .collect()
}

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

/// A score that nothing makes good; the scores of a text of any length stay far from it.
const NEVER: i64 = i64::MIN / 8;

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

    /// What each step from part to part is worth.
    fn steps(self) -> [[i64; 4]; 4] {
        let (rows, _) = self.bytes.as_chunks::<8>();
        let first = rows.len().saturating_sub(4);
        Part::ALL.map(|part| {
            let own = rows.get(first + part as usize).map_or([0; 4], |row| four(*row));
            let mut steps = [NEVER; 4];
            for ((slot, next), worth) in steps.iter_mut().zip(Part::ALL).zip(own) {
                if follows(part, next) {
                    *slot = i64::from(worth);
                }
            }
            steps
        })
    }

    fn line(self, signs: &[u16]) -> [i64; 4] {
        let (rows, _) = self.bytes.as_chunks::<8>();
        let mut sum = [0i32; 4];
        for sign in signs {
            let Some(row) = rows.get(usize::from(*sign)) else { continue };
            for (sum, weight) in sum.iter_mut().zip(four(*row)) {
                *sum += i32::from(weight);
            }
        }
        sum.map(i64::from)
    }
}

fn four(row: [u8; 8]) -> [i16; 4] {
    let mut out = [0; 4];
    for (slot, pair) in out.iter_mut().zip(row.as_chunks::<2>().0) {
        *slot = i16::from_le_bytes(*pair);
    }
    out
}

/// What each line is most likely part of, and how much better the best reading with it as body is than the best
/// without, in units of [`SCALE`].
pub fn read(weights: Weights<'_>, lines: &[Vec<u16>]) -> Vec<(Part, i32)> {
    let own: Vec<[i64; 4]> = lines.iter().map(|signs| weights.line(signs)).collect();
    let steps = weights.steps();
    // The best way to each part of each line from the start, and from it to the end.
    let mut there = vec![[NEVER; 4]; own.len()];
    let mut before: Option<[i64; 4]> = None;
    for (slot, own) in there.iter_mut().zip(&own) {
        let come = match before {
            None => [0, 0, NEVER, NEVER],
            Some(before) => {
                let mut best = [NEVER; 4];
                for (score, steps) in before.into_iter().zip(&steps) {
                    for (best, step) in best.iter_mut().zip(steps) {
                        *best = (*best).max(score + step);
                    }
                }
                best
            }
        };
        for ((slot, come), own) in slot.iter_mut().zip(come).zip(own) {
            *slot = come.max(NEVER) + own;
        }
        before = Some(*slot);
    }
    let mut onward = vec![[NEVER; 4]; own.len()];
    let mut after: Option<[i64; 4]> = None;
    for (slot, own) in onward.iter_mut().zip(&own).rev() {
        *slot = match after {
            None => [0, 0, NEVER, 0],
            Some(after) => steps.map(|steps| {
                let ways = steps.into_iter().zip(after).map(|(step, score)| step + score);
                ways.fold(NEVER, i64::max)
            }),
        };
        let mut whole = *slot;
        for (sum, own) in whole.iter_mut().zip(own) {
            *sum += own;
        }
        after = Some(whole);
    }
    there
        .iter()
        .zip(&onward)
        .map(|(there, onward)| {
            let [start, body, inside, end] = sums(*there, *onward);
            let without = start.max(inside).max(end);
            let best = match body.max(without) {
                most if most == end => Part::After,
                most if most == inside => Part::Inside,
                most if most == body => Part::Body,
                _ => Part::Before,
            };
            let margin = (body - without).clamp(i32::MIN.into(), i32::MAX.into());
            (best, i32::try_from(margin).unwrap_or(0))
        })
        .collect()
}

fn sums(a: [i64; 4], b: [i64; 4]) -> [i64; 4] {
    let mut out = a;
    for (sum, other) in out.iter_mut().zip(b) {
        *sum += other;
    }
    out
}

//! The weights, used as they lie in the binary: a hash table from a feature to a weight for each state.
//!
//! ```text
//!  "DLT2"  count: u32  steps: 16 × i32  transitions: 16 × 16 × i16  marks: count × u16  rows: count × 16 × i8
//! ```
//!
//! Marks lie in buckets of eight. A feature's bucket is its hash times the number of buckets; from there bucket after bucket
//! is searched for its mark (the low bits of the hash, never 0) until one has room (0). The row stands at the mark's place. `steps` are the margins
//! from which on a name is 50, 55, … percent sure. All numbers are little-endian.

use crate::tagger::decode::{Matrix, Scores};
use crate::tagger::states::STATES;

const MAGIC: &[u8; 4] = b"DLT2";
const STEPS: usize = 16;

/// How many marks are compared at once.
const BUCKET: usize = 8;

const HEAD: usize = 4 + 4 + STEPS * 4 + STATES * STATES * 2;

/// 1 in each eighth of a number.
const ONES: u128 = u128::MAX / 0xffff;

/// What some features say of each state.
pub type Sum = [i16; STATES];

/// Adds what some features say to the scores of a place.
pub fn add(sum: &Sum, scores: &mut Scores) {
    for (score, &part) in scores.iter_mut().zip(sum) {
        *score += i32::from(part);
    }
}

/// A model of weights.
#[derive(Clone, Copy, Debug)]
pub struct Model<'b> {
    marks: &'b [[[u8; 2]; BUCKET]],
    rows: &'b [[u8; STATES]],
    steps: &'b [[u8; 4]],
    transitions: &'b [[u8; 2]],
}

impl<'b> Model<'b> {
    /// The model that lies in `bytes`; one without weights where they are no model.
    pub fn new(bytes: &'b [u8]) -> Self {
        Self::read(bytes).unwrap_or(Self { marks: &[], rows: &[], steps: &[], transitions: &[] })
    }

    fn read(bytes: &'b [u8]) -> Option<Self> {
        let (head, body) = bytes.split_at_checked(HEAD)?;
        let head = head.strip_prefix(MAGIC)?;
        let (numbers, head) = head.split_at_checked(4)?;
        let count = u32::from_le_bytes(*numbers.first_chunk()?) as usize;
        let (steps, transitions) = head.split_at_checked(STEPS * 4)?;
        let (marks, rows) = body.split_at_checked(count.checked_mul(2)?)?;
        let (marks, rows): (&[[u8; 2]], &[[u8; STATES]]) =
            (marks.as_chunks().0, rows.as_chunks().0);
        let (marks, odd) = marks.as_chunks();
        (rows.len() == count && odd.is_empty()).then_some(Self {
            marks,
            rows,
            steps: steps.as_chunks().0,
            transitions: transitions.as_chunks().0,
        })
    }

    /// The scores of the states after each other.
    pub fn transitions(&self) -> Matrix {
        let mut out = [[0; STATES]; STATES];
        for (to, from) in out.as_flattened_mut().iter_mut().zip(self.transitions) {
            *to = i32::from(i16::from_le_bytes(*from));
        }
        out
    }

    /// The weights of the features, added up.
    pub fn sum(&self, features: &[u32]) -> Sum {
        let mut sum = [0i16; STATES];
        for &feature in features {
            if let Some(row) = self.row(feature) {
                for (total, &weight) in sum.iter_mut().zip(row) {
                    *total = total.saturating_add(i16::from(weight.cast_signed()));
                }
            }
        }
        sum
    }

    /// How sure, in percent, a name with this margin is.
    pub fn confidence(&self, margin: i32) -> u8 {
        let reached =
            self.steps.iter().take_while(|step| margin >= i32::from_le_bytes(**step)).count();
        CONFIDENCES.get(reached).copied().unwrap_or(99)
    }

    fn row(&self, feature: u32) -> Option<&'b [u8; STATES]> {
        // The mark in each eighth of a number: compared at once, an eighth is 0 where it is found.
        let wanted = u128::from(u16::from_le_bytes(mark(feature))) * ONES;
        let mut bucket = place(feature, self.marks.len());
        for _ in 0..self.marks.len() {
            let there = u128::from_le_bytes(*self.marks.get(bucket)?.as_flattened().first_chunk()?);
            let unlike = there ^ wanted;
            let hits = unlike.wrapping_sub(ONES) & !unlike & ONES << 15;
            if hits != 0 {
                // The lowest of the bits set is true; those above it may be borrowed.
                return self.rows.get(bucket * BUCKET + hits.trailing_zeros() as usize / 16);
            }
            // A bucket is filled from its front.
            if there >> 112 == 0 {
                return None;
            }
            bucket = if bucket + 1 == self.marks.len() { 0 } else { bucket + 1 };
        }
        None
    }
}

/// The percentages between the steps.
pub const CONFIDENCES: [u8; STEPS + 1] =
    [30, 40, 50, 55, 60, 65, 70, 75, 80, 84, 87, 90, 92, 94, 96, 98, 99];

/// The bytes of a model: weights by feature, transitions, and the margins at which each of [`CONFIDENCES`] but the first begins.
pub fn build(
    weights: &[(u32, [i8; STATES])],
    transitions: &[[i16; STATES]; STATES],
    steps: &[i32],
) -> Vec<u8> {
    let buckets = weights.len() * 5 / 4 / BUCKET + 1;
    let count = buckets * BUCKET;
    let mut marks = vec![[0; 2]; count];
    let mut rows = vec![[0; STATES]; count];
    for (feature, row) in weights {
        let mut at = place(*feature, buckets) * BUCKET;
        while marks[at] != [0, 0] {
            at = (at + 1) % count;
        }
        marks[at] = mark(*feature);
        rows[at] = row.map(i8::cast_unsigned);
    }
    let mut bytes = MAGIC.to_vec();
    bytes.extend((count as u32).to_le_bytes());
    for at in 0..STEPS {
        bytes.extend(steps.get(at).copied().unwrap_or(i32::MAX).to_le_bytes());
    }
    for score in transitions.as_flattened() {
        bytes.extend(score.to_le_bytes());
    }
    bytes.extend(marks.as_flattened());
    bytes.extend(rows.as_flattened());
    bytes
}

fn place(feature: u32, buckets: usize) -> usize {
    ((u64::from(feature) * buckets as u64) >> 32) as usize
}

fn mark(feature: u32) -> [u8; 2] {
    ((feature as u16).max(1)).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_come_back() {
        let weights: Vec<(u32, [i8; STATES])> =
            (0..500u32).map(|n| (n.wrapping_mul(0x9e37_79b9), [n as i8; STATES])).collect();
        let mut transitions = [[0; STATES]; STATES];
        transitions[2][3] = -7;
        let bytes = build(&weights, &transitions, &[-5, 0, 10]);
        let model = Model::new(&bytes);
        let mut scores = [0; STATES];
        add(&model.sum(&[weights[7].0, weights[9].0, 12345]), &mut scores);
        assert_eq!(scores, [16; STATES]);
        assert_eq!(model.transitions()[2][3], -7);
        assert_eq!([-9, -5, 3, 10, 999].map(|m| model.confidence(m)), [30, 40, 50, 55, 55]);
    }

    #[test]
    fn other_bytes_are_an_empty_model() {
        let mut scores = [0; STATES];
        add(&Model::new(b"not a model").sum(&[1, 2, 3]), &mut scores);
        add(&Model::new(&[]).sum(&[1, 2, 3]), &mut scores);
        assert_eq!(scores, [0; STATES]);
    }
}

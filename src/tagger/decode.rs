//! Exact decoding of a chain: the best sequence of states, and how much worse the best one without each state is.

use crate::tagger::states::{OUTSIDE, STATES, State, may_end, may_follow, may_start};

/// The score of each state at a place.
pub type Scores = [i32; STATES];

/// A score for each state after each other: first the one before, then the one after.
pub type Matrix = [Scores; STATES];

/// The scores of states after each other, as the decoder reads them.
#[derive(Debug)]
pub struct Transitions {
    after: Matrix,
    /// The same turned over: walked from the end, whole rows are added at once.
    before: Matrix,
}

/// What no sum of scores reaches.
const NEVER: i32 = -1 << 28;

/// Decodes chains; keeps its buffers.
#[derive(Debug, Default)]
pub struct Decoder {
    forward: Vec<Scores>,
    from: Vec<[State; STATES]>,
    backward: Vec<Scores>,
}

/// The transitions with all that may not be shut off.
pub fn shut(scores: Matrix) -> Transitions {
    let score = |from: usize, to: usize| {
        if may_follow(from as State, to as State) { scores[from][to] } else { NEVER }
    };
    Transitions {
        after: std::array::from_fn(|from| std::array::from_fn(|to| score(from, to))),
        before: std::array::from_fn(|to| std::array::from_fn(|from| score(from, to))),
    }
}

impl Decoder {
    /// The best states for a chain that stands between words outside; `transitions` are [`shut`].
    pub fn best(&mut self, chain: &[Scores], transitions: &Transitions, states: &mut Vec<State>) {
        states.clear();
        self.forward(chain, transitions);
        let Some(end) = self.forward.last() else { return };
        let mut state = argmax(&std::array::from_fn(|s| ending(end, transitions, s)));
        states.resize(chain.len(), OUTSIDE);
        for (slot, from) in states.iter_mut().zip(&self.from).rev() {
            *slot = state;
            state = from[state as usize % STATES];
        }
    }

    /// For each place of the chain, how much the best sequence loses where its state is another; after [`Self::best`].
    pub fn margins(
        &mut self,
        chain: &[Scores],
        transitions: &Transitions,
        states: &[State],
        margins: &mut Vec<i32>,
    ) {
        margins.clear();
        let Some(end) = self.forward.last() else { return };
        let mut after: Scores = std::array::from_fn(|s| {
            if may_end(s as State) { transitions.after[s][OUTSIDE as usize] } else { NEVER }
        });
        let best = (0..STATES).map(|s| end[s] + after[s]).max().unwrap_or(0);
        self.backward.clear();
        for scores in chain.iter().rev() {
            self.backward.push(after);
            let with: Scores = std::array::from_fn(|s| (scores[s] + after[s]).max(NEVER));
            after = [NEVER; STATES];
            for (row, with) in transitions.before.iter().zip(with) {
                for (best, score) in after.iter_mut().zip(row) {
                    *best = (*best).max(score + with);
                }
            }
        }
        for ((forward, backward), &state) in
            self.forward.iter().zip(self.backward.iter().rev()).zip(states)
        {
            let other = (0..STATES)
                .filter(|&s| s != state as usize)
                .map(|s| forward[s] + backward[s])
                .max()
                .unwrap_or(NEVER);
            margins.push(best - other);
        }
    }

    fn forward(&mut self, chain: &[Scores], transitions: &Transitions) {
        self.forward.clear();
        self.from.clear();
        for scores in chain {
            let mut next = [NEVER; STATES];
            let mut from = [OUTSIDE; STATES];
            if let Some(last) = self.forward.last() {
                for (state, (so_far, row)) in last.iter().zip(&transitions.after).enumerate() {
                    for ((best, from), score) in next.iter_mut().zip(&mut from).zip(row) {
                        if so_far + score > *best {
                            *best = so_far + score;
                            *from = state as State;
                        }
                    }
                }
            } else {
                let first = transitions.after[OUTSIDE as usize];
                next = std::array::from_fn(
                    |to| if may_start(to as State) { first[to] } else { NEVER },
                );
            }
            for (score, emission) in next.iter_mut().zip(scores) {
                *score = (*score + emission).max(NEVER);
            }
            self.forward.push(next);
            self.from.push(from);
        }
    }
}

fn ending(end: &Scores, transitions: &Transitions, state: usize) -> i32 {
    let last = transitions.after[state][OUTSIDE as usize];
    if may_end(state as State) { end[state] + last } else { NEVER }
}

fn argmax(scores: &Scores) -> State {
    let mut best = 0;
    for (state, &score) in scores.iter().enumerate() {
        if score > scores[best] {
            best = state;
        }
    }
    best as State
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagger::Label;
    use crate::tagger::states::{Position, state};

    fn decode(chain: &[Scores]) -> (Vec<State>, Vec<i32>) {
        let (mut decoder, mut states, mut margins) = (Decoder::default(), Vec::new(), Vec::new());
        let transitions = shut([[0; STATES]; STATES]);
        decoder.best(chain, &transitions, &mut states);
        decoder.margins(chain, &transitions, &states, &mut margins);
        (states, margins)
    }

    fn scores(of: &[(State, i32)]) -> Scores {
        let mut scores = [0; STATES];
        for &(state, score) in of {
            scores[state as usize] = score;
        }
        scores
    }

    #[test]
    fn a_name_is_never_left_open() {
        let first = state(Label::Person, Position::First);
        let (states, _) = decode(&[scores(&[(first, 50)])]);
        assert_ne!(states, [first]);
    }

    #[test]
    fn both_words_of_a_name_go_together() {
        let first = state(Label::Person, Position::First);
        let last = state(Label::Person, Position::Last);
        let (states, margins) = decode(&[scores(&[(first, 50)]), scores(&[(last, -10), (0, 20)])]);
        assert_eq!(states, [first, last]);
        // Without the name: outside twice, 20.
        assert_eq!(margins, [20, 20]);
    }

    #[test]
    fn nothing_gives_nothing() {
        assert_eq!(decode(&[]), (vec![], vec![]));
    }
}

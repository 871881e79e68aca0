//! Exact decoding of a chain: the best sequence of states, and how much worse the best one without each state is.

use crate::tagger::states::{OUTSIDE, STATES, State, may_end, may_follow, may_start};

/// The score of each state at a place.
pub type Scores = [i32; STATES];

/// The score of each state after each other.
pub type Transitions = [Scores; STATES];

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
pub fn shut(mut transitions: Transitions) -> Transitions {
    for (from, row) in transitions.iter_mut().enumerate() {
        for (to, score) in row.iter_mut().enumerate() {
            if !may_follow(from as State, to as State) {
                *score = NEVER;
            }
        }
    }
    transitions
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
            if may_end(s as State) { transitions[s][OUTSIDE as usize] } else { NEVER }
        });
        let best = (0..STATES).map(|s| end[s] + after[s]).max().unwrap_or(0);
        self.backward.clear();
        for scores in chain.iter().rev() {
            self.backward.push(after);
            let with: Scores = std::array::from_fn(|s| (scores[s] + after[s]).max(NEVER));
            after = std::array::from_fn(|s| {
                let row = &transitions[s];
                (0..STATES).map(|to| row[to] + with[to]).max().unwrap_or(NEVER).max(NEVER)
            });
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
                for (state, &so_far) in last.iter().enumerate() {
                    let row = &transitions[state];
                    for to in 0..STATES {
                        let score = so_far + row[to];
                        if score > next[to] {
                            next[to] = score;
                            from[to] = state as State;
                        }
                    }
                }
            } else {
                for to in 0..STATES {
                    if may_start(to as State) {
                        next[to] = transitions[OUTSIDE as usize][to];
                    }
                }
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
    if may_end(state as State) { end[state] + transitions[state][OUTSIDE as usize] } else { NEVER }
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

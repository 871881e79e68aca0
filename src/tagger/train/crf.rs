//! A linear-chain conditional random field, learned by stochastic gradient steps of adaptive size.
//!
//! Where an article says only some of the truth, the probability of everything that agrees with it is raised.

use crate::tagger::states::{OUTSIDE, STATES, State, may_end, may_follow, may_start};

/// No feature.
pub const NONE: u32 = u32::MAX;

type Row = [f32; STATES];

/// How the weights are learned.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// The first step's size.
    pub rate: f32,
    /// By how much a weight shrinks to nothing: the L1 penalty.
    pub shrink: f32,
    /// How often a feature is left out, to make others learn.
    pub dropout: f32,
    /// How often an article is read without the features of the second pass.
    pub first_pass: f32,
    /// How much a wrong state is raised while learning: a margin.
    pub margin: f32,
    /// Where the random numbers begin.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { rate: 0.15, shrink: 2e-6, dropout: 0.5, first_pass: 0.4, margin: 0.5, seed: 1 }
    }
}

/// The features of one article, place by place.
#[derive(Clone, Debug, Default)]
pub struct Step {
    /// The features of all live places.
    pub features: Vec<u32>,
    /// Where those of each place end.
    pub ends: Vec<u32>,
    /// The states that each place may have.
    pub masks: Vec<u16>,
    /// The chains.
    pub chains: Vec<Chain>,
    /// How much it counts.
    pub weight: f32,
}

/// Places that are decoded together.
#[derive(Clone, Copy, Debug)]
pub struct Chain {
    /// How many.
    pub len: u32,
}

impl Step {
    /// The features of the live place with this number.
    pub fn features_of(&self, number: usize) -> &[u32] {
        let start = if number == 0 { 0 } else { self.ends[number - 1] as usize };
        &self.features[start..self.ends[number] as usize]
    }

    /// Gives the features new numbers and drops those that get none.
    pub fn renumber(&mut self, ids: &[u32]) {
        let mut kept = Vec::with_capacity(self.features.len());
        let mut start = 0;
        for end in &mut self.ends {
            let old = self.features[start..*end as usize].iter();
            start = *end as usize;
            kept.extend(old.map(|&f| ids[f as usize]).filter(|&f| f != NONE));
            *end = kept.len() as u32;
        }
        self.features = kept;
    }

    /// Moves the numbers of the features up.
    pub fn shift(&mut self, by: u32) {
        for feature in &mut self.features {
            *feature += by;
        }
    }
}

#[derive(Clone, Copy)]
struct Weights {
    now: Row,
    squares: Row,
    /// When it was last shrunk.
    shrunk: u32,
}

/// The weights while they are learned.
pub struct Crf {
    rows: Vec<Weights>,
    dead: Vec<bool>,
    transitions: [Row; STATES],
    transition_squares: [Row; STATES],
    sums: Vec<Row>,
    transition_sums: [Row; STATES],
    summed: u32,
    settings: Settings,
    random: u64,
    clock: u32,
    loss: f64,
    rate: f32,
}

impl std::fmt::Debug for Crf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Crf").field("features", &self.rows.len()).finish_non_exhaustive()
    }
}

impl Crf {
    /// Weights of zero.
    pub fn new(features: usize, settings: Settings) -> Self {
        Self {
            rows: vec![Weights { now: [0.0; STATES], squares: [0.0; STATES], shrunk: 0 }; features],
            dead: vec![false; features],
            transitions: [[0.0; STATES]; STATES],
            transition_squares: [[0.0; STATES]; STATES],
            sums: Vec::new(),
            transition_sums: [[0.0; STATES]; STATES],
            summed: 0,
            settings,
            random: 0x2545_f491_4f6c_dd1d ^ settings.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15),
            clock: 0,
            loss: 0.0,
            rate: settings.rate,
        }
    }

    /// Goes through the articles once, each with its features of the second pass where it has them.
    pub fn round<'s>(
        &mut self,
        round: usize,
        steps: impl Iterator<Item = (&'s Step, Option<&'s Step>)>,
    ) {
        self.rate = self.settings.rate / (1.0 + round as f32 * 0.25);
        self.loss = 0.0;
        let mut order: Vec<(&Step, Option<&Step>)> = steps.collect();
        for at in (1..order.len()).rev() {
            let other = self.next() as usize % (at + 1);
            order.swap(at, other);
        }
        for (first, second) in order {
            let without = self.chance() < self.settings.first_pass;
            self.learn(first, second.filter(|_| !without));
        }
    }

    /// The negative log likelihood of the last round.
    pub fn loss(&self) -> f64 {
        self.loss
    }

    /// The scores of states after each other.
    pub fn transitions(&self) -> [Row; STATES] {
        self.transitions
    }

    /// The scores of the states of a place with these features.
    ///
    /// All features are there now, while only some were in learning: each counts for less.
    pub fn emission(&self, features: &[u32]) -> Row {
        let mut sum: Row = [0.0; STATES];
        for &feature in features {
            for (total, weight) in sum.iter_mut().zip(&self.rows[feature as usize].now) {
                *total += weight;
            }
        }
        sum.map(|score| score * self.presence())
    }

    /// How many of the features there are in learning, as a share.
    fn presence(&self) -> f32 {
        1.0 - self.settings.dropout
    }

    /// Adds the weights of `member` to those that [`Self::settle`] averages.
    pub fn add(&mut self, member: &Self) {
        self.sums.resize(self.rows.len(), [0.0; STATES]);
        for (sum, row) in self.sums.iter_mut().zip(&member.rows) {
            sum.iter_mut().zip(row.now).for_each(|(sum, weight)| *sum += weight);
        }
        let sums = self.transition_sums.as_flattened_mut().iter_mut();
        sums.zip(member.transitions.as_flattened()).for_each(|(sum, weight)| *sum += weight);
        self.summed += 1;
    }

    /// Lets only the features live that live in `other`.
    pub fn follow(&mut self, other: &Self) {
        self.dead.clone_from(&other.dead);
    }

    /// Takes the averages for the weights: they waver less than those of any one member.
    pub fn settle(&mut self) {
        if self.summed == 0 {
            return;
        }
        let count = self.summed as f32;
        for (row, sum) in self.rows.iter_mut().zip(&self.sums) {
            row.now = sum.map(|weight| weight / count);
        }
        self.transitions = self.transition_sums.map(|row| row.map(|weight| weight / count));
    }

    /// Keeps the features of the largest weights, and forgets the others for good; how many are left.
    pub fn prune(&mut self, keep: usize) -> usize {
        let order = self.by_size();
        for &feature in order.iter().skip(keep) {
            self.rows[feature].now = [0.0; STATES];
            self.dead[feature] = true;
        }
        order.len().min(keep)
    }

    /// The weights in whole numbers, by the hashes of their features, the largest only.
    pub fn quantised(&self, hashes: &[u32], keep: usize, scale: f32) -> Vec<(u32, [i8; STATES])> {
        let scale = scale * self.presence();
        let whole = |weight: f32| (weight * scale).round().clamp(-127.0, 127.0) as i8;
        let mut rows: Vec<(u32, [i8; STATES])> = Vec::new();
        for feature in self.by_size().into_iter().take(keep) {
            let row = self.rows[feature].now.map(whole);
            if row != [0; STATES] {
                rows.push((hashes[feature], row));
            }
        }
        rows.sort_unstable();
        rows
    }

    /// The transitions in whole numbers.
    pub fn quantised_transitions(&self, scale: f32) -> [[i16; STATES]; STATES] {
        self.transitions.map(|row| row.map(|weight| (weight * scale).round() as i16))
    }

    /// The features with weights, the largest first.
    fn by_size(&self) -> Vec<usize> {
        let size = |row: &Row| row.iter().fold(0.0f32, |most, w| most.max(w.abs()));
        let mut order: Vec<(f32, usize)> = self
            .rows
            .iter()
            .enumerate()
            .map(|(feature, weights)| (size(&weights.now), feature))
            .filter(|&(size, feature)| size > 0.0 && !self.dead[feature])
            .collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        order.into_iter().map(|(_, feature)| feature).collect()
    }

    fn learn(&mut self, first: &Step, second: Option<&Step>) {
        let transitions = self.transitions.map(|row| row.map(f32::exp));
        let mut start = 0;
        let mut kept: Vec<Vec<u32>> = Vec::new();
        for chain in &first.chains {
            let range = start..start + chain.len as usize;
            start = range.end;
            self.clock += 1;
            kept.clear();
            for number in range.clone() {
                let all = first
                    .features_of(number)
                    .iter()
                    .chain(second.map_or(&[][..], |s| s.features_of(number)));
                let mut some = Vec::with_capacity(96);
                for &feature in all {
                    if !self.dead[feature as usize] && self.chance() >= self.settings.dropout {
                        some.push(feature);
                    }
                }
                kept.push(some);
            }
            let masks = &first.masks[range];
            let emissions: Vec<Row> = kept
                .iter()
                .zip(masks)
                .map(|(features, mask)| {
                    let mut row = self.fresh_emission(features);
                    for (state, score) in row.iter_mut().enumerate() {
                        *score += if mask >> state & 1 == 0 { self.settings.margin } else { 0.0 };
                    }
                    row
                })
                .collect();
            let (wrong, edges, log_all) = expect(&emissions, &transitions, None);
            let (right, right_edges, log_right) = expect(&emissions, &transitions, Some(masks));
            self.loss += f64::from(log_all - log_right) * f64::from(first.weight);
            for ((features, wrong), right) in kept.iter().zip(&wrong).zip(&right) {
                let gradient: Row = std::array::from_fn(|s| (wrong[s] - right[s]) * first.weight);
                if gradient.iter().any(|g| g.abs() > 1e-4) {
                    self.step(features, &gradient);
                }
            }
            for from in 0..STATES {
                for to in 0..STATES {
                    let gradient = (edges[from][to] - right_edges[from][to]) * first.weight;
                    if gradient != 0.0 {
                        let squares = &mut self.transition_squares[from][to];
                        *squares += gradient * gradient;
                        self.transitions[from][to] -=
                            self.rate * gradient / (squares.sqrt() + 1e-3);
                    }
                }
            }
        }
    }

    /// The scores, after the weights concerned have shrunk for the time since they were last looked at.
    fn fresh_emission(&mut self, features: &[u32]) -> Row {
        let mut sum = [0.0; STATES];
        for &feature in features {
            let row = &mut self.rows[feature as usize];
            let since = (self.clock - row.shrunk) as f32 * self.settings.shrink * self.rate;
            row.shrunk = self.clock;
            for ((weight, square), total) in row.now.iter_mut().zip(&row.squares).zip(&mut sum) {
                let shrink = since / (square.sqrt() + 1e-3);
                *weight = (weight.abs() - shrink).max(0.0).copysign(*weight);
                *total += *weight;
            }
        }
        sum
    }

    fn step(&mut self, features: &[u32], gradient: &Row) {
        for &feature in features {
            let row = &mut self.rows[feature as usize];
            for ((weight, square), &slope) in row.now.iter_mut().zip(&mut row.squares).zip(gradient)
            {
                *square += slope * slope;
                *weight -= self.rate * slope / (square.sqrt() + 1e-3);
            }
        }
    }

    fn next(&mut self) -> u64 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        self.random >> 11
    }

    fn chance(&mut self) -> f32 {
        (self.next() & 0xff_ffff) as f32 / (1 << 24) as f32
    }
}

/// The probabilities of each state at each place and of each state after each other, and the log of the sum over all
/// sequences, or over those that `masks` allow.
fn expect(
    emissions: &[Row],
    transitions: &[Row; STATES],
    masks: Option<&[u16]>,
) -> (Vec<Row>, [Row; STATES], f32) {
    let len = emissions.len();
    let mut log = 0.0f32;
    // Each place's scores as factors, the largest of them 1.
    let factors: Vec<Row> = emissions
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let most = row.iter().take(STATES - 1).fold(f32::MIN, |m, &x| m.max(x));
            log += most;
            std::array::from_fn(|s| {
                let may = s < STATES - 1 && masks.is_none_or(|masks| masks[at] >> s & 1 == 1);
                // A floor keeps a chain possible whose only allowed states are very unlikely.
                if may { (row[s] - most).exp().max(1e-30) } else { 0.0 }
            })
        })
        .collect();
    let follow: [Row; STATES] = std::array::from_fn(|from| {
        std::array::from_fn(|to| {
            if may_follow(from as State, to as State) { transitions[from][to] } else { 0.0 }
        })
    });
    let outside = OUTSIDE as usize;
    let mut forward: Vec<Row> = Vec::with_capacity(len);
    for factor in &factors {
        let mut row: Row = if let Some(last) = forward.last() {
            let mut row = [0.0; STATES];
            for (from, &so_far) in last.iter().enumerate() {
                if so_far > 0.0 {
                    for to in 0..STATES {
                        row[to] += so_far * follow[from][to];
                    }
                }
            }
            row
        } else {
            std::array::from_fn(
                |s| if may_start(s as State) { transitions[outside][s] } else { 0.0 },
            )
        };
        let mut sum = 0.0;
        for state in 0..STATES {
            row[state] *= factor[state];
            sum += row[state];
        }
        let sum = f32::max(sum, 1e-35);
        log += sum.ln();
        row = row.map(|x| x / sum);
        forward.push(row);
    }
    let mut after: Row =
        std::array::from_fn(|s| if may_end(s as State) { transitions[s][outside] } else { 0.0 });
    let mut edges = [[0.0; STATES]; STATES];
    let mut places = vec![[0.0; STATES]; len];
    let end: f32 = forward
        .last()
        .map_or(1.0, |row| (0..STATES).map(|s| row[s] * after[s]).sum::<f32>().max(1e-35));
    log += end.ln();
    for at in (0..len).rev() {
        let mut sum = 0.0;
        for state in 0..STATES {
            places[at][state] = forward[at][state] * after[state];
            sum += places[at][state];
        }
        let sum = f32::max(sum, 1e-35);
        places[at] = places[at].map(|x| x / sum);
        if at + 1 == len {
            for state in 0..STATES {
                edges[state][outside] += places[at][state];
            }
        }
        let with: Row = std::array::from_fn(|s| factors[at][s] * after[s]);
        if at == 0 {
            for state in 0..STATES {
                edges[outside][state] += places[at][state];
            }
            break;
        }
        let mut next = [0.0; STATES];
        let mut total = 0.0;
        for from in 0..STATES {
            for to in 0..STATES {
                let joint = follow[from][to] * with[to];
                next[from] += joint;
                total += forward[at - 1][from] * joint;
            }
        }
        let total = f32::max(total, 1e-35);
        for from in 0..STATES {
            for to in 0..STATES {
                edges[from][to] += forward[at - 1][from] * follow[from][to] * with[to] / total;
            }
        }
        let most = next.iter().fold(1e-35f32, |m, &x| m.max(x));
        after = next.map(|x| x / most);
    }
    (places, edges, log)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two articles of one word each: feature 0 says person, feature 1 says outside.
    fn steps() -> [Step; 2] {
        let step = |feature: u32, mask: u16| Step {
            features: vec![feature],
            ends: vec![1],
            masks: vec![mask],
            chains: vec![Chain { len: 1 }],
            weight: 1.0,
        };
        [step(0, 1 << 4), step(1, 1)]
    }

    #[test]
    fn what_is_shown_is_learned() {
        let steps = steps();
        let mut crf = Crf::new(2, Settings { dropout: 0.0, margin: 0.0, ..Settings::default() });
        let mut losses = Vec::new();
        for round in 0..20 {
            crf.round(round, steps.iter().map(|s| (s, None)));
            losses.push(crf.loss());
        }
        assert!(losses[19] < losses[0] / 2.0, "{losses:?}");
        let weights = crf.emission(&[0]);
        assert!(weights[4] > weights[0]);
    }

    #[test]
    fn probabilities_sum_to_one() {
        let emissions = [[0.3; STATES], [0.1; STATES], [-2.0; STATES]];
        let (places, edges, _) = expect(&emissions, &[[1.0; STATES]; STATES], None);
        for place in places {
            assert!((place.iter().sum::<f32>() - 1.0).abs() < 1e-4);
        }
        assert!((edges.as_flattened().iter().sum::<f32>() - 4.0).abs() < 1e-3);
    }
}

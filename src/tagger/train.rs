//! Training: from annotated articles to the bytes of a model. Deterministic, and pure as the rest of the room.
//!
//! [`corpus`] turns annotated text into scenes with the states that each place may have, [`crf`] learns the weights of a
//! conditional random field, here is the order of things: honest labels for the first pass by cross-training, calibration
//! from the same, the weights for both passes, pruning, averaging, quantising. [`augment`] makes more to learn from,
//! [`evaluate`] measures.

pub mod augment;
pub mod calibrate;
pub mod corpus;
pub mod crf;
pub mod evaluate;

use std::collections::HashMap;

use crate::tagger::decode::{Decoder, Scores, shut};
use crate::tagger::features::{self, Groups};
use crate::tagger::memory::Memory;
use crate::tagger::model;
use crate::tagger::states::{OUTSIDE, State};
use crate::tagger::train::calibrate::Calibration;
use crate::tagger::train::corpus::{Article, Example};
use crate::tagger::train::crf::{Chain, Crf, Settings, Step};
use crate::tagger::{chains, forbid};

/// How a model is trained.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// The groups of features.
    pub groups: Groups,
    /// A feature must occur this often.
    pub least: u32,
    /// How many parts the articles are divided into for honest first-pass labels.
    pub folds: usize,
    /// How often the articles are gone through for the labels of the first pass.
    pub first_rounds: usize,
    /// How often the articles are gone through for the final weights.
    pub rounds: usize,
    /// How many times the final weights are learned, each time in another order, to be averaged.
    pub members: usize,
    /// How many features are kept.
    pub features: usize,
    /// How many steps of the quantised weights make 1.
    pub scale: f32,
    /// The learner's settings.
    pub settings: Settings,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            groups: Groups::ALL,
            least: 2,
            folds: 4,
            first_rounds: 8,
            rounds: 14,
            members: 3,
            features: 150_000,
            scale: 48.0,
            settings: Settings::default(),
        }
    }
}

/// Trains a model; `say` is told how it goes.
pub fn train(articles: &[Article], plan: &Plan, say: &mut dyn FnMut(&str)) -> Vec<u8> {
    let examples: Vec<Example> = articles.iter().map(Example::new).collect();
    let places: usize = examples.iter().map(Example::live).sum();
    say(&format!("{} articles, {places} places that may be part of a name", examples.len()));

    let mut table = Table::default();
    let mut first: Vec<Step> =
        examples.iter().map(|example| table.step(example, plan.groups, None)).collect();
    let known = table.settle(plan.least, 0, &mut first);
    say(&format!("{known} features of the first pass"));
    let (labels, calibration) = honest_labels(&examples, &first, known, plan, say);

    let mut second_table = Table::default();
    let mut second: Vec<Step> = Vec::new();
    if plan.groups.has(Groups::SECOND) {
        let pairs = examples.iter().zip(&labels);
        second = pairs.map(|(e, l)| second_table.step(e, plan.groups, Some(l))).collect();
    }
    let more = second_table.settle(plan.least, known as u32, &mut second);
    say(&format!("{more} features of the second pass"));

    let crf = learn(&first, &second, known + more, plan, say);
    let hashes = [table.kept, second_table.kept].concat();
    let weights = crf.quantised(&hashes, plan.features, plan.scale);
    say(&format!("{} features written", weights.len()));
    let transitions = crf.quantised_transitions(plan.scale);
    model::build(&weights, &transitions, &calibration.steps(plan.scale))
}

/// The labels that weights give which have not seen the article, and how sure these are.
fn honest_labels(
    examples: &[Example],
    steps: &[Step],
    features: usize,
    plan: &Plan,
    say: &mut dyn FnMut(&str),
) -> (Vec<Vec<State>>, Calibration) {
    let mut labels: Vec<Vec<State>> = vec![Vec::new(); examples.len()];
    let mut calibration = Calibration::default();
    for fold in 0..plan.folds {
        let mut crf = Crf::new(features, plan.settings);
        let inside = |n: usize| n % plan.folds != fold;
        for round in 0..plan.first_rounds {
            let seen = steps.iter().enumerate().filter(|(n, _)| inside(*n));
            crf.round(round, seen.map(|(_, step)| (step, None)));
        }
        for n in (0..examples.len()).filter(|&n| !inside(n)) {
            let (states, margins) = predict(&examples[n], &steps[n], &crf);
            if examples[n].trusted {
                calibration.look(&examples[n], &states, &margins);
            }
            labels[n] = states;
        }
        say(&format!("first pass, part {} of {}", fold + 1, plan.folds));
    }
    (labels, calibration)
}

/// The weights for both passes: each article is read now with, now without the features of the second.
fn learn(
    first: &[Step],
    second: &[Step],
    features: usize,
    plan: &Plan,
    say: &mut dyn FnMut(&str),
) -> Crf {
    let mut all = Crf::new(features, plan.settings);
    for member in 0..plan.members {
        let seed = plan.settings.seed + member as u64;
        let mut one = Crf::new(features, Settings { seed, ..plan.settings });
        if member > 0 {
            one.follow(&all);
        }
        for round in 0..plan.rounds {
            if member == 0 && round * 2 == plan.rounds {
                let kept = one.prune(plan.features);
                say(&format!("{kept} features kept"));
            }
            one.round(round, first.iter().enumerate().map(|(n, step)| (step, second.get(n))));
        }
        say(&format!("member {} of {}: loss {:.0}", member + 1, plan.members, one.loss()));
        if member == 0 {
            all.follow(&one);
        }
        all.add(&one);
    }
    all.settle();
    all
}

/// Numbers for features, in order of appearance.
#[derive(Default)]
struct Table {
    ids: HashMap<u32, u32>,
    hashes: Vec<u32>,
    counts: Vec<u32>,
    /// The hashes of those that are frequent enough, in the order of their final numbers.
    kept: Vec<u32>,
}

impl Table {
    fn step(&mut self, example: &Example, groups: Groups, labels: Option<&Vec<State>>) -> Step {
        let scene = &example.scene;
        let memory = labels.map(|labels| Memory::new(scene, labels));
        let mut step = Step { weight: example.weight, ..Step::default() };
        let mut found = Vec::new();
        for chain in chains(scene) {
            for at in chain.clone() {
                found.clear();
                match (&memory, labels) {
                    (Some(memory), Some(labels)) => memory.features(scene, at, labels, &mut found),
                    _ => features::local(scene, at, groups, &mut found),
                }
                for &hash in &found {
                    let fresh = self.hashes.len() as u32;
                    let id = *self.ids.entry(hash).or_insert(fresh);
                    if id == fresh {
                        self.hashes.push(hash);
                        self.counts.push(0);
                    }
                    self.counts[id as usize] += 1;
                    step.features.push(id);
                }
                step.ends.push(step.features.len() as u32);
                step.masks.push(example.masks[at]);
            }
            step.chains.push(Chain { len: chain.len() as u32 });
        }
        step
    }

    /// Drops the rare features and numbers the others from `from` on; how many they are.
    fn settle(&mut self, least: u32, from: u32, steps: &mut [Step]) -> usize {
        let mut ids = vec![crf::NONE; self.counts.len()];
        for ((id, &count), &hash) in ids.iter_mut().zip(&self.counts).zip(&self.hashes) {
            if count >= least {
                *id = from + self.kept.len() as u32;
                self.kept.push(hash);
            }
        }
        for step in steps {
            step.renumber(&ids);
        }
        self.kept.len()
    }
}

/// The states and margins of the first pass.
fn predict(example: &Example, step: &Step, crf: &Crf) -> (Vec<State>, Vec<f32>) {
    /// Whole numbers for the decoder, much finer than the final ones.
    const SCALE: f32 = 256.0;
    let scene = &example.scene;
    let mut states = vec![OUTSIDE; scene.places.len()];
    let mut margins = vec![0.0; scene.places.len()];
    let transitions = shut(crf.transitions().map(|row| row.map(|w| (w * SCALE) as i32)));
    let mut decoder = Decoder::default();
    let (mut found, mut gaps) = (Vec::new(), Vec::new());
    let mut number = 0;
    for chain in chains(scene) {
        let mut emissions: Vec<Scores> = Vec::with_capacity(chain.len());
        for at in chain.clone() {
            let mut scores = crf.emission(step.features_of(number)).map(|w| (w * SCALE) as i32);
            forbid(scene, at, &mut scores);
            emissions.push(scores);
            number += 1;
        }
        decoder.best(&emissions, &transitions, &mut found);
        decoder.margins(&emissions, &transitions, &found, &mut gaps);
        for ((at, &state), &gap) in chain.zip(&found).zip(&gaps) {
            states[at] = state;
            margins[at] = gap as f32 / SCALE;
        }
    }
    (states, margins)
}

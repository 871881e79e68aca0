//! Training: from annotated articles to the bytes of a model. Deterministic, and pure as the rest of the room.
//!
//! [`corpus`] turns annotated text into scenes with the states that each place may have, [`crf`] learns the weights of
//! a conditional random field from them, here is the order of things: honest first-pass labels by
//! cross-training, the weights for both passes, pruning, quantising, calibration.

pub mod augment;
pub mod corpus;
pub mod crf;

use std::collections::HashMap;

use crate::tagger::decode::{Decoder, Scores, shut};
use crate::tagger::features::{self, Groups};
use crate::tagger::memory::Memory;
use crate::tagger::model::{self, CONFIDENCES};
use crate::tagger::scene::Scene;
use crate::tagger::states::{OUTSIDE, State};
use crate::tagger::train::corpus::{Article, Example};
use crate::tagger::train::crf::{Chain, Crf, Settings, Step};
use crate::tagger::{Label, Tagger, chains, forbid};

/// How a model is trained.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// The groups of features.
    pub groups: Groups,
    /// A feature must occur this often.
    pub least: u32,
    /// How many parts the articles are divided into for honest first-pass labels.
    pub folds: usize,
    /// How often the articles are gone through for the final weights.
    pub rounds: usize,
    /// How many features are kept.
    pub features: usize,
    /// Are the weights of the later rounds averaged?
    pub average: bool,
    /// The learner's settings.
    pub settings: Settings,
    /// How many steps of the quantised weights make 1.
    pub scale: f32,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            groups: Groups::ALL,
            least: 2,
            folds: 4,
            rounds: 14,
            features: 150_000,
            average: false,
            settings: Settings::default(),
            scale: 32.0,
        }
    }
}

/// Trains a model; `say` is told how it goes.
pub fn train(articles: &[Article], plan: &Plan, say: &mut dyn FnMut(&str)) -> Vec<u8> {
    let examples: Vec<Example> = articles.iter().map(Example::new).collect();
    let places: usize = examples.iter().map(|e| e.live()).sum();
    say(&format!("{} articles, {places} live places", examples.len()));

    // First pass: honest labels for every article from weights that have not seen it.
    let mut table = Table::default();
    let first: Vec<Step> =
        examples.iter().map(|example| table.step(example, plan.groups, None)).collect();
    say(&format!("{} features", table.ids.len()));
    let ids = table.frequent(plan.least);
    let mut first = first;
    first.iter_mut().for_each(|step| step.renumber(&ids));
    let count = |ids: &[u32]| ids.iter().filter(|&&id| id != crf::NONE).count();
    let known = count(&ids);
    let mut labels: Vec<Vec<State>> = vec![Vec::new(); examples.len()];
    if plan.groups.0 & Groups::SECOND != 0 {
        for fold in 0..plan.folds {
            let mut crf = Crf::new(known, plan.settings);
            let inside = |n: usize| n % plan.folds != fold;
            for round in 0..plan.rounds.min(8) {
                crf.round(
                    round,
                    first.iter().enumerate().filter(|(n, _)| inside(*n)).map(|(_, s)| (s, None)),
                );
                if plan.average && round >= 4 {
                    crf.sum();
                }
            }
            crf.settle();
            for n in (0..examples.len()).filter(|&n| !inside(n)) {
                labels[n] = predict(&examples[n].scene, &first[n], &crf);
            }
            say(&format!("first pass, part {} of {}", fold + 1, plan.folds));
        }
    }

    // Both passes: each article now with, now without the features of the second.
    let mut second_table = Table { ids: HashMap::new(), counts: Vec::new() };
    let second: Vec<Option<Step>> = examples
        .iter()
        .zip(&labels)
        .map(|(example, labels)| {
            (!labels.is_empty()).then(|| second_table.step(example, plan.groups, Some(labels)))
        })
        .collect();
    let second_ids = second_table.frequent(plan.least);
    let second: Vec<Option<Step>> = second
        .into_iter()
        .map(|step| {
            step.map(|mut step| {
                step.renumber(&second_ids);
                step.shift(known as u32);
                step
            })
        })
        .collect();
    let total = known + count(&second_ids);
    let mut crf = Crf::new(total, plan.settings);
    let mut hashes = vec![0u32; total];
    for (&hash, &id) in &table.ids {
        if ids[id as usize] != crf::NONE {
            hashes[ids[id as usize] as usize] = hash;
        }
    }
    for (&hash, &id) in &second_table.ids {
        if second_ids[id as usize] != crf::NONE {
            hashes[known + second_ids[id as usize] as usize] = hash;
        }
    }
    for round in 0..plan.rounds {
        if round * 2 == plan.rounds {
            let kept = crf.prune(plan.features);
            say(&format!("{kept} features kept"));
        }
        crf.round(round, first.iter().zip(second.iter().map(Option::as_ref)));
        say(&format!("round {round}: loss {:.1}", crf.loss()));
        if plan.average && round * 2 >= plan.rounds {
            crf.sum();
        }
    }
    crf.settle();
    let (weights, transitions) = crf.quantised(&hashes, plan.features, plan.scale);
    say(&format!("{} features written", weights.len()));
    model::build(&weights, &transitions, &default_steps(plan.scale))
}

/// The margins at which a name would be as sure as said if the weights were right: log odds.
fn default_steps(scale: f32) -> Vec<i32> {
    CONFIDENCES
        .iter()
        .skip(1)
        .map(|&percent| {
            let p = f32::from(percent) / 100.0;
            ((p / (1.0 - p)).ln() * scale).round() as i32
        })
        .collect()
}

/// Numbers for features, and how often each occurs.
#[derive(Default)]
struct Table {
    ids: HashMap<u32, u32>,
    counts: Vec<u32>,
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
                    let fresh = self.counts.len() as u32;
                    let id = *self.ids.entry(hash).or_insert(fresh);
                    if id == fresh {
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

    /// New numbers for the features that occur often enough, `NONE` for the others.
    fn frequent(&self, least: u32) -> Vec<u32> {
        let mut next = 0;
        self.counts
            .iter()
            .map(|&count| {
                if count < least {
                    return crf::NONE;
                }
                next += 1;
                next - 1
            })
            .collect()
    }
}

fn predict(scene: &Scene, step: &Step, crf: &Crf) -> Vec<State> {
    const SCALE: f32 = 256.0;
    let mut states = vec![OUTSIDE; scene.places.len()];
    let transitions = shut(crf.transitions().map(|row| row.map(|w| (w * SCALE) as i32)));
    let mut decoder = Decoder::default();
    let mut found = Vec::new();
    let mut number = 0;
    for chain in chains(scene) {
        let emissions: Vec<Scores> = chain
            .clone()
            .map(|at| {
                let scores = crf.emission(step.features_of(number));
                number += 1;
                let mut scores = scores.map(|w| (w * SCALE) as i32);
                forbid(scene, at, &mut scores);
                scores
            })
            .collect();
        decoder.best(&emissions, &transitions, &mut found);
        states[chain].copy_from_slice(&found);
    }
    states
}

/// Right, wrong and missed names of one label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Found and right.
    pub right: usize,
    /// Found and wrong.
    pub wrong: usize,
    /// Not found.
    pub missed: usize,
}

impl Tally {
    /// Precision, recall and F1.
    pub fn scores(self) -> [f64; 3] {
        let ratio = |of: usize, all: usize| if all == 0 { 0.0 } else { of as f64 / all as f64 };
        let p = ratio(self.right, self.right + self.wrong);
        let r = ratio(self.right, self.right + self.missed);
        [p, r, if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }]
    }
}

/// A difference between what was tagged and what is annotated.
#[derive(Clone, Debug)]
pub struct Mistake {
    /// The article.
    pub article: String,
    /// The bytes.
    pub span: (usize, usize),
    /// Was it tagged (or missed)?
    pub extra: bool,
    /// How sure.
    pub confidence: u8,
}

/// How well people are found, by exact span; each with confidence whether right, and the mistakes.
pub fn people(tagger: &Tagger<'_>, articles: &[Article]) -> (Tally, Vec<(u8, bool)>, Vec<Mistake>) {
    let mut tally = Tally::default();
    let mut sure = Vec::new();
    let mut mistakes = Vec::new();
    for article in articles {
        let reading = corpus::read(&article.text);
        let found = tagger.tag(&article.text, &reading.tokens, &reading.sentences);
        let mut gold: Vec<(usize, usize)> = article
            .names
            .iter()
            .filter(|n| n.label == Label::Person)
            .map(|n| (n.start, n.end))
            .collect();
        for entity in found.iter().filter(|e| e.label == Label::Person) {
            let span = (
                reading.tokens[entity.tokens.start].span.start(),
                reading.tokens[entity.tokens.end - 1].span.end(),
            );
            if let Some(at) = gold.iter().position(|&g| g == span) {
                gold.remove(at);
                tally.right += 1;
                sure.push((entity.confidence, true));
            } else if !article.is_free(span) {
                tally.wrong += 1;
                sure.push((entity.confidence, false));
                mistakes.push(Mistake {
                    article: article.id.clone(),
                    span,
                    extra: true,
                    confidence: entity.confidence,
                });
            }
        }
        tally.missed += gold.len();
        mistakes.extend(gold.into_iter().map(|span| Mistake {
            article: article.id.clone(),
            span,
            extra: false,
            confidence: 0,
        }));
    }
    (tally, sure, mistakes)
}

//! The trained tagger: people, places, organisations and other names in a tokenised text.
//!
//! A linear-chain model over features of the word, its neighbours, name lists, word classes and the whole
//! document, decoded exactly, in two passes. Its weights lie in the binary and are used as they lie.
//!
//! [`words`] finds out what is known of each different word, [`scene`] where it stands, [`features`] makes numbers of
//! both, [`model`] weighs them (`sums` each word once), [`decode`] finds the best states; [`memory`] carries the first pass to the second.

use std::ops::Range;

pub mod decode;
pub mod features;
pub mod memory;
pub mod model;
pub mod scene;
pub mod states;
mod sums;
pub mod train;
pub mod words;

use crate::tagger::decode::{Decoder, Scores, Transitions};
use crate::tagger::features::{Groups, Role};
use crate::tagger::memory::Memory;
use crate::tagger::model::Model;
use crate::tagger::scene::{Case, Scene};
use crate::tagger::states::{OUTSIDE, Position, STATES, State};
use crate::tagger::sums::Sums;
use crate::tagger::words::Sort;
use crate::text::Token;
use crate::text::hash::hash;

static MODEL: &[u8] = include_bytes!("../assets/tagger/model.bin");

/// What a tagged span names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Label {
    /// A name, or a part of a name, of an individual; without titles before it.
    Person,
    /// A country, city, region, river, building.
    Place,
    /// A company, party, ministry, team, paper.
    Organisation,
    /// Anything else with a name: nationalities, events, works, products.
    Misc,
}

/// A tagged span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its tokens, as places in the tokens given.
    pub tokens: Range<usize>,
    /// What it names.
    pub label: Label,
    /// How sure, in percent.
    pub confidence: u8,
}

/// A model, ready to use.
#[derive(Clone, Copy, Debug)]
pub struct Tagger<'b> {
    model: Model<'b>,
    groups: Groups,
}

impl Default for Tagger<'static> {
    fn default() -> Self {
        Self::embedded()
    }
}

impl Tagger<'static> {
    /// The model that is compiled in. Costs nothing to make.
    pub fn embedded() -> Self {
        Self::new(MODEL)
    }
}

impl<'b> Tagger<'b> {
    /// The model that lies in `bytes`.
    pub fn new(bytes: &'b [u8]) -> Self {
        Self::with_groups(bytes, Groups::ALL)
    }

    /// The model that lies in `bytes`, trained with these groups of features.
    pub fn with_groups(bytes: &'b [u8], groups: Groups) -> Self {
        Self { model: Model::new(bytes), groups }
    }

    /// The names in `text`, sorted and disjoint. `sentences` are ranges of places in `tokens`; no name crosses one.
    pub fn tag(&self, text: &str, tokens: &[Token], sentences: &[Range<usize>]) -> Vec<Entity> {
        let scene = Scene::new(text, tokens, sentences);
        let (states, margins) = self.decode(&scene);
        entities(&scene, &states)
            .map(|(range, label)| {
                let margin = margins.get(range.clone()).and_then(|m| m.iter().min()).copied();
                Entity {
                    tokens: scene.places[range.start].token as usize
                        ..scene.places[range.end - 1].token as usize + 1,
                    label,
                    confidence: self.model.confidence(margin.unwrap_or(0)),
                }
            })
            .collect()
    }

    /// The state of each place, and how much the best sequence loses where that place has another.
    pub fn decode(&self, scene: &Scene) -> (Vec<State>, Vec<i32>) {
        let transitions = decode::shut(self.model.transitions());
        let mut pass = Pass { states: vec![OUTSIDE; scene.places.len()], ..Pass::default() };
        let mut features = Vec::with_capacity(128);
        // Of the live places alone, one chain after the other.
        let mut emissions: Vec<Scores> = Vec::new();
        let mut sums = Sums::new(scene);
        for chain in chains(scene) {
            let done = emissions.len();
            for at in chain.clone() {
                let mut scores = [0; STATES];
                let by = (&self.model, self.groups);
                for role in std::iter::once((Role::own(scene, at), 0)).chain(Role::NEAR) {
                    model::add(&sums.get(scene, at, role, by, &mut features), &mut scores);
                }
                features.clear();
                features::of_place(scene, at, self.groups, &mut features);
                model::add(&self.model.sum(&features), &mut scores);
                forbid(scene, at, &mut scores);
                emissions.push(scores);
            }
            pass.decode(&emissions[done..], chain, &transitions);
        }
        let first = pass.states.clone();
        let memory = Memory::new(scene, &first);
        pass.margins = vec![0; scene.places.len()];
        let mut rest = emissions.as_mut_slice();
        for chain in chains(scene) {
            let (emissions, others) = rest.split_at_mut(chain.len());
            rest = others;
            if self.groups.has(Groups::SECOND) {
                for (at, scores) in chain.clone().zip(&mut *emissions) {
                    features.clear();
                    memory.features(scene, at, &first, &mut features);
                    model::add(&self.model.sum(&features), scores);
                }
            }
            pass.decode(emissions, chain.clone(), &transitions);
            pass.margins(emissions, chain, &transitions);
        }
        pass.gloss(scene);
        (pass.states, pass.margins)
    }
}

/// What is never part of a person's name, whatever the weights say: "Mr" and "Lt.", the state in "(R-Ohio)", and the
/// words before "University" and "Airport".
fn forbid(scene: &Scene, at: usize, scores: &mut Scores) {
    const FAR: i32 = 100_000;
    let place = &scene.places[at];
    let party = || place.glued && at > 0 && scene.word(at - 1).party;
    let honour = || {
        let rest = at + 1..(place.run.1 as usize).min(at + 6);
        scene.case_of(at) == Case::Sentence
            && rest.into_iter().any(|later| scene.word(later).sort == Sort::Head)
    };
    if scene.word(at).sort == Sort::Courtesy || party() || honour() {
        for (state, score) in scores.iter_mut().enumerate() {
            if states::label(state as State) == Some(Label::Person) {
                *score -= FAR;
            }
        }
    }
}

/// The state and the margin of each place, so far.
#[derive(Default)]
struct Pass {
    decoder: Decoder,
    states: Vec<State>,
    margins: Vec<i32>,
    chain_states: Vec<State>,
    chain_margins: Vec<i32>,
}

impl Pass {
    /// `emissions` are those of the chain.
    fn decode(&mut self, emissions: &[Scores], chain: Range<usize>, transitions: &Transitions) {
        self.decoder.best(emissions, transitions, &mut self.chain_states);
        self.states[chain].copy_from_slice(&self.chain_states);
    }

    fn margins(&mut self, emissions: &[Scores], chain: Range<usize>, transitions: &Transitions) {
        if self.chain_states.iter().all(|&state| state == OUTSIDE) {
            return;
        }
        self.decoder.margins(emissions, transitions, &self.chain_states, &mut self.chain_margins);
        self.margins[chain].copy_from_slice(&self.chain_margins);
    }
}

impl Pass {
    /// "Lin (林小明)": the name in another script is of the kind of the name before the bracket.
    fn gloss(&mut self, scene: &Scene) {
        for at in 2..scene.places.len() {
            let is = |at: usize, mark: &str| scene.word(at).exact == hash(mark.as_bytes());
            if !scene.word(at).wide || !(is(at - 1, "(") || is(at - 1, "（")) {
                continue;
            }
            if let Some(label) = states::label(self.states[at - 2]) {
                self.states[at] = states::state(label, Position::Only);
                self.margins[at] = self.margins[at - 2];
            }
        }
    }
}

/// The chains of live places: each lies in one sentence, between places that are outside.
pub fn chains(scene: &Scene) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        while scene.places.get(at).is_some_and(|place| !place.live) {
            at += 1;
        }
        let sentence = scene.places.get(at)?.sentence;
        let start = at;
        while scene.places.get(at).is_some_and(|place| place.live && place.sentence == sentence) {
            at += 1;
        }
        Some(start..at)
    })
}

/// The names that the states spell, as ranges of places.
pub fn entities<'a>(
    scene: &'a Scene,
    states: &'a [State],
) -> impl Iterator<Item = (Range<usize>, Label)> + 'a {
    let mut at = 0;
    std::iter::from_fn(move || {
        while states.get(at).is_some_and(|&state| !states::begins(state)) {
            at += 1;
        }
        let &first = states.get(at)?;
        let label = states::label(first)?;
        let start = at;
        at += 1;
        let goes_on = |at: usize| {
            let last = states.get(at - 1).copied().unwrap_or(OUTSIDE);
            states.get(at).is_some_and(|&state| {
                states::label(state) == Some(label)
                    && !states::begins(state)
                    && states::may_follow(last, state)
            }) && scene.places[at].sentence == scene.places[start].sentence
        };
        while goes_on(at) {
            at += 1;
        }
        Some((start..at, label))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagger::train::corpus::read;

    /// `want` has the people in brackets.
    #[track_caller]
    fn check(want: &str) {
        let text = want.replace(['[', ']'], "");
        let reading = read(&text);
        let mut marked = text.clone();
        for entity in
            Tagger::embedded().tag(&text, &reading.tokens, &reading.sentences).iter().rev()
        {
            if entity.label == Label::Person {
                marked.insert(reading.tokens[entity.tokens.end - 1].span.end(), ']');
                marked.insert(reading.tokens[entity.tokens.start].span.start(), '[');
            }
        }
        assert_eq!(marked, want);
    }

    #[test]
    fn the_name_alone_is_the_person() {
        check(
            "Foreign Minister [Ilse Varga]’s deputy told reporters in Geneva on Monday that talks had ended.",
        );
        check("Mr [Holt] and Lt. Gen. [A.K. Mensah] met Senator [Tomas Reyes] in Accra.");
    }

    #[test]
    fn a_surname_is_known_again() {
        check(
            "[Anna Holt] left on Friday. The talks were hard, [Holt] said. Critics of [Holt] disagreed.",
        );
    }

    #[test]
    fn a_name_in_another_script_goes_with_its_name() {
        check("Deputy Mayor [Lin Hsiao-ming] ([林小明]) said the plan was ready.");
    }

    #[test]
    fn honours_name_no_person() {
        check(
            "Students of Anna Holt University marched to Reyes International Airport on Tuesday.",
        );
    }

    #[test]
    fn entities_are_sorted_and_disjoint_whatever_the_text() {
        let texts = [
            "",
            "-",
            "A-B-C",
            "(“’s”) Ana “Nan” Holt",
            "IN CAPITALS ALL OF IT. YES!",
            "x\u{0}\u{ad}林Ω 1-2-A",
        ];
        for text in texts {
            let reading = read(text);
            let found = Tagger::embedded().tag(text, &reading.tokens, &reading.sentences);
            assert!(found.windows(2).all(|pair| pair[0].tokens.end <= pair[1].tokens.start));
        }
        let beyond = std::iter::once(0..3).collect::<Vec<_>>();
        assert!(Tagger::embedded().tag("Holt", &[], &beyond).is_empty());
    }

    #[test]
    fn the_model_is_the_one_that_its_card_describes() {
        /// As `assets/README.md` says; from `hash` of `text`.
        const CHECKSUM: u64 = 0x484b_e2d8_deca_4e50;
        assert_eq!(hash(MODEL), CHECKSUM, "{:#018x}", hash(MODEL));
        let card = include_str!("../assets/README.md");
        assert!(card.contains(&format!("{CHECKSUM:#018x}")));
    }
}

//! What a word adds to the scores of the places it stands at or beside, summed up once however often it is said.

use crate::tagger::features::{Groups, Role, of_word};
use crate::tagger::model::{Model, Sum};
use crate::tagger::scene::Scene;

/// The sums of the article's words, made when first asked for.
pub(super) struct Sums {
    /// For each word and role, the place in `made`; for the end of a sentence, behind the last word.
    places: Vec<[u32; Role::COUNT]>,
    made: Vec<Sum>,
}

/// The mark of a sum that is not made yet.
const NOT_MADE: u32 = u32::MAX;

impl Sums {
    pub(super) fn new(scene: &Scene) -> Self {
        Self {
            places: vec![[NOT_MADE; Role::COUNT]; scene.words.types.len() + 1],
            made: Vec::new(),
        }
    }

    /// What the word `by` places from `at` adds there in `role`. `features` is room to work in.
    pub(super) fn get(
        &mut self,
        scene: &Scene,
        at: usize,
        (role, by): (Role, isize),
        (model, groups): (&Model<'_>, Groups),
        features: &mut Vec<u32>,
    ) -> Sum {
        let id = scene.near_id(at, by);
        let slot = &mut self.places[id.unwrap_or(scene.words.types.len())][role as usize];
        if let Some(sum) = self.made.get(*slot as usize) {
            return *sum;
        }
        features.clear();
        of_word(id.map(|id| &scene.words.types[id]), role, groups, features);
        let sum = model.sum(features);
        *slot = self.made.len() as u32;
        self.made.push(sum);
        sum
    }
}

//! Finds people, titles and countries, and who is who.
//!
//! The phases, one file each, in order: [`reading`] (tokens and sentences), the tagger, the detectors
//! (each gives [`candidate::Candidate`]s, which may overlap), resolve (the one place where overlaps are
//! decided), link (mentions to people, titles to holders), say (quotes and their speakers), summary.

pub mod candidate;
mod corrections;
pub mod countries;
mod explain;
mod holders;
mod link;
mod lists;
mod office;
mod people;
#[cfg(test)]
mod properties;
pub mod reading;
mod resolve;
mod say;
mod scene;
mod summary;
#[cfg(test)]
mod tests;
pub mod titles;

pub use crate::analyze::explain::explain;
pub use crate::analyze::lists::UserLists;

use crate::analyze::candidate::Candidate;
use crate::analyze::corrections::Corrections;
use crate::analyze::lists::Lists;
use crate::analyze::reading::Reading;
use crate::analyze::scene::Scene;
use crate::document::{Analysis, Correction, Document};
use crate::tagger::Tagger;

/// Everything the analysis goes by. Costs nothing to make: the data lies ready in the binary.
#[derive(Clone, Debug, Default)]
pub struct Engine {
    tagger: Tagger<'static>,
    lists: Lists,
    corrections: Corrections,
}

impl Engine {
    /// The engine with the data that is compiled in.
    pub fn embedded() -> Self {
        Self::default()
    }

    /// The same, with another tagger: to measure a model that is not compiled in.
    #[must_use]
    pub fn with_tagger(self, tagger: Tagger<'static>) -> Self {
        Self { tagger, ..self }
    }

    /// The same, with lists of the user that come before everything else.
    #[must_use]
    pub fn with_lists(self, lists: &UserLists) -> Self {
        Self { lists: Lists::new(lists), ..self }
    }

    /// The same, with what the user set right.
    #[must_use]
    pub fn with_corrections(self, rules: &[Correction]) -> Self {
        Self { corrections: Corrections::new(rules), ..self }
    }

    /// Who and what is in `document`.
    pub fn analyze(&self, document: &Document) -> Analysis {
        let reading = Reading::new(document);
        let entities = self.tagger.tag(
            reading.text,
            &reading.tokens,
            &reading.sentences.iter().map(|s| s.tokens.clone()).collect::<Vec<_>>(),
        );
        let countries = countries::find(&reading, &entities);
        let titles = titles::find(&reading, &countries, &entities);
        let people = people::find(&reading, &entities, &titles, &countries);
        let mut candidates = [countries, titles, people].concat();
        self.lists.find(&reading).apply(&mut candidates);
        let analysis = self.put_together(&reading, candidates);
        Analysis { governments: countries::governments(&reading, &entities), ..analysis }
    }

    /// The later phases alone: who is who among mentions that were found elsewhere (by a reader, say, or an
    /// annotator).
    pub fn conclude(&self, document: &Document, mut candidates: Vec<Candidate>) -> Analysis {
        let reading = Reading::new(document);
        self.lists.find(&reading).apply(&mut candidates);
        self.put_together(&reading, candidates)
    }

    fn put_together(&self, reading: &Reading<'_>, candidates: Vec<Candidate>) -> Analysis {
        let mut scene = Scene::new(reading, resolve::resolve(candidates));
        let mut beside = holders::beside::find(&scene);
        let mut people = link::link(&scene, &|at| holders::beside::of_name(&scene, &beside, at));
        if !self.corrections.is_empty() {
            let nobodies = self.corrections.nobodies(&scene, &people);
            if nobodies.contains(&true) {
                scene = scene.without(&nobodies);
                beside = holders::beside::find(&scene);
                people = link::link(&scene, &|at| holders::beside::of_name(&scene, &beside, at));
            }
            self.corrections.relink(&scene, &mut people);
        }
        people.learn_genders(&scene);
        let offices = holders::offices::offices(&scene);
        let holders = holders::alone::resolve(&scene, &people, &beside, &offices);
        let quotes = say::find(&scene, &people, &holders);
        let mut analysis = summary::sum_up(&scene, &people, &holders, &offices, quotes);
        self.corrections.finish(&mut analysis);
        analysis
    }
}

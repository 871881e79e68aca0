//! Finds people, titles and countries, and who is who.
//!
//! The phases, one file each, in order: [`reading`] (tokens and sentences), the tagger, the detectors
//! (each gives [`candidate::Candidate`]s, which may overlap), resolve (the one place where overlaps are
//! decided), link (mentions to people, titles to holders), say (quotes and their speakers), summary.

pub mod candidate;
pub mod countries;
mod holders;
mod link;
mod office;
mod people;
pub mod reading;
mod resolve;
mod say;
mod scene;
mod summary;
pub mod titles;

use crate::analyze::candidate::Candidate;
use crate::analyze::reading::Reading;
use crate::analyze::scene::Scene;
use crate::document::{Analysis, Document};
use crate::tagger::Tagger;

/// Everything the analysis goes by. Costs nothing to make: the data lies ready in the binary.
#[derive(Clone, Debug, Default)]
pub struct Engine {}

impl Engine {
    /// The engine with the data that is compiled in.
    pub fn embedded() -> Self {
        Self {}
    }

    /// Who and what is in `document`.
    pub fn analyze(&self, document: &Document) -> Analysis {
        let reading = Reading::new(document);
        let entities = Tagger::embedded().tag(
            reading.text,
            &reading.tokens,
            &reading.sentences.iter().map(|s| s.tokens.clone()).collect::<Vec<_>>(),
        );
        let countries = countries::find(&reading, &entities);
        let titles = titles::find(&reading, &countries, &entities);
        let people = people::find(&reading, &entities, &titles, &countries);
        conclude(&reading, [countries, titles, people].concat())
    }

    /// The later phases alone: who is who among mentions that were found elsewhere (by a reader, say, or an
    /// annotator).
    #[expect(clippy::unused_self, reason = "the engine's lists will be asked here too")]
    pub fn conclude(&self, document: &Document, candidates: Vec<Candidate>) -> Analysis {
        conclude(&Reading::new(document), candidates)
    }
}

fn conclude(reading: &Reading<'_>, candidates: Vec<Candidate>) -> Analysis {
    let scene = Scene::new(reading, resolve::resolve(candidates));
    let beside = holders::beside::find(&scene);
    let people = link::link(&scene, &|at| holders::beside::of_name(&scene, &beside, at));
    let offices = holders::alone::offices(&scene);
    let holders = holders::alone::resolve(&scene, &people, &beside, &offices);
    let quotes = say::find(&scene, &people, &holders);
    summary::sum_up(&scene, &people, &holders, &offices, quotes)
}

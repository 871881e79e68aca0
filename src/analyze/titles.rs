//! Titles.
use crate::analyze::candidate::Candidate;
use crate::analyze::reading::Reading;
use crate::tagger::Entity;
/// All titles.
pub fn find(
    _reading: &Reading<'_>,
    _countries: &[Candidate],
    _entities: &[Entity],
) -> Vec<Candidate> {
    Vec::new()
}

//! Phase 8: what the page shows: people, offices, countries, with the places where the walk halts.

use crate::analyze::candidate::CandidateKind;
use crate::analyze::holders::beside::Beside;
use crate::analyze::link::People;
use crate::analyze::scene::Scene;
use crate::document::{Analysis, Mention, MentionKind, PersonId, Why};

/// The analysis of a linked scene, without its quotes.
pub(super) fn sum_up(
    scene: &Scene<'_>,
    people: &People,
    holders: &[Option<(u32, Why)>],
    _beside: &[Option<Beside>],
) -> Analysis {
    let mentions = scene
        .mentions
        .iter()
        .enumerate()
        .map(|(at, candidate)| Mention {
            span: candidate.span,
            kind: match candidate.kind {
                CandidateKind::Person => MentionKind::Person {
                    person: PersonId(people.of.get(at).copied().flatten().unwrap_or_default()),
                },
                CandidateKind::Title { core } => MentionKind::Title {
                    core,
                    holder: holders
                        .get(at)
                        .copied()
                        .flatten()
                        .map(|(who, why)| (PersonId(who), why)),
                },
                CandidateKind::Country { iso } => MentionKind::Country { iso },
            },
            why: candidate.why,
            confidence: candidate.confidence,
        })
        .collect();
    Analysis {
        mentions,
        sentences: scene.reading.sentences.iter().map(|s| s.span).collect(),
        ..Analysis::default()
    }
}

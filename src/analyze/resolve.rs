//! Phase 5: the one place where overlaps are decided.
//!
//! Within a kind mentions are disjoint: the surer wins, then the longer, then the earlier. Across kinds they may
//! nest: a country or a person inside a title. A person and a country never overlap: the surer wins.

use crate::analyze::candidate::{Candidate, CandidateKind};

/// The mentions among the candidates, sorted.
pub(super) fn resolve(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.retain(|candidate| !candidate.span.is_empty());
    candidates.sort_by_key(|c| {
        (c.span.start(), std::cmp::Reverse(c.span.end()), order(c), std::cmp::Reverse(c.confidence))
    });
    candidates.dedup_by(|later, first| later.span == first.span && order(later) == order(first));
    let mut alive = vec![true; candidates.len()];
    for at in 0..candidates.len() {
        // Candidates of one region are few: a region ends where nothing reaches on.
        for other in at + 1..candidates.len() {
            let (Some(a), Some(b)) = (candidates.get(at), candidates.get(other)) else { break };
            if b.span.start() >= a.span.end() || !alive.get(at).copied().unwrap_or(false) {
                break;
            }
            if !alive.get(other).copied().unwrap_or(false) || may_overlap(a, b) {
                continue;
            }
            let loser = if beats(b, a) { at } else { other };
            if let Some(slot) = alive.get_mut(loser) {
                *slot = false;
            }
        }
    }
    let mut place = 0;
    candidates.retain(|_| {
        place += 1;
        alive.get(place - 1).copied().unwrap_or(false)
    });
    candidates
}

/// May both stand, though they overlap?
fn may_overlap(outer: &Candidate, inner: &Candidate) -> bool {
    use CandidateKind::{Country, Person, Title};
    match (outer.kind, inner.kind) {
        (Title { .. }, Country { .. }) => outer.span.covers(inner.span),
        (Title { core }, Person) => outer.span.covers(inner.span) && !core.overlaps(inner.span),
        (Country { .. } | Person, Title { .. }) => outer.span == inner.span && outer.kind != Person,
        _ => false,
    }
}

/// Does the later `b` win against `a`? What looks like a title inside a name ("Sultan A. Harun") is a part of it.
fn beats(b: &Candidate, a: &Candidate) -> bool {
    let in_name = a.kind == CandidateKind::Person && order(b) == 0 && a.span.covers(b.span);
    !in_name && (b.confidence, b.span.len()) > (a.confidence, a.span.len())
}

const fn order(candidate: &Candidate) -> u8 {
    match candidate.kind {
        CandidateKind::Title { .. } => 0,
        CandidateKind::Person => 1,
        CandidateKind::Country { .. } => 2,
    }
}

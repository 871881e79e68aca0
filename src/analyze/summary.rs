//! Phase 8: what the page shows: people, offices, countries, with the places where the walk halts.

mod names;
mod offices;

pub(super) use crate::analyze::summary::names::forms;

use crate::analyze::candidate::CandidateKind;
use crate::analyze::link::People;
use crate::analyze::office::Office;
use crate::analyze::scene::{Scene, words};
use crate::document::{
    Analysis, CountryEntry, Form, Iso, Mention, MentionKind, PersonId, Quote, Stop, Why,
};
use crate::lexicon::countries::country_name;

/// The analysis of a linked scene.
pub(super) fn sum_up(
    scene: &Scene<'_>,
    people: &People,
    holders: &[Option<(u32, Why)>],
    offices: &[Option<Office>],
    quotes: Vec<Quote>,
) -> Analysis {
    let mentions: Vec<Mention> = scene
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
    let titles = offices::titles(scene, holders, offices);
    Analysis {
        people: names::people(scene, people, &titles),
        offices: offices::offices(scene, &titles),
        countries: countries(&mentions),
        governments: Vec::new(),
        quotes,
        sentences: scene.reading.sentences.iter().map(|s| s.span).collect(),
        mentions,
    }
}

fn countries(mentions: &[Mention]) -> Vec<CountryEntry> {
    let mut entries: Vec<CountryEntry> = Vec::new();
    for (at, mention) in mentions.iter().enumerate() {
        let MentionKind::Country { iso } = mention.kind else { continue };
        let stop = Stop { span: mention.span, mention: at, form: Form::Name };
        match entries.iter_mut().find(|entry| entry.iso == iso) {
            Some(entry) => entry.stops.push(stop),
            None => entries.push(CountryEntry { iso, name: name_of(iso), stops: vec![stop] }),
        }
    }
    entries
}

fn name_of(iso: Iso) -> &'static str {
    country_name(iso.as_str()).unwrap_or("")
}

/// `text` on one line, each run of white space one space.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Is there nothing but space, commas, articles and courtesies between two mentions?
fn is_touching(gap: &str) -> bool {
    words(gap).iter().all(|word| {
        matches!(
            word.as_str(),
            "," | "."
                | "the"
                | "a"
                | "an"
                | "mr"
                | "mrs"
                | "ms"
                | "("
                | ")"
                | "“"
                | "\""
                | "–"
                | "—"
        )
    })
}

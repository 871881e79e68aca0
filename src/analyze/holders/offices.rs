//! The office of each title: its words, the countries within it, the acronym beside it.

use crate::analyze::candidate::CandidateKind;
use crate::analyze::office::Office;
use crate::analyze::scene::Scene;
use crate::document::Iso;
use crate::text::Span;

/// The office of each mention that is a title.
pub(crate) fn offices(scene: &Scene<'_>) -> Vec<Option<Office>> {
    (0..scene.mentions.len()).map(|at| office(scene, at)).collect()
}

fn office(scene: &Scene<'_>, at: usize) -> Option<Office> {
    let mention = scene.mentions.get(at)?;
    let CandidateKind::Title { core } = mention.kind else { return None };
    let isos = scene
        .mentions
        .get(at + 1..)
        .unwrap_or(&[])
        .iter()
        .take_while(|inner| inner.span.start() < mention.span.end())
        .chain(
            scene
                .mentions
                .get(..at)
                .unwrap_or(&[])
                .last()
                .filter(|m| m.span.overlaps(mention.span)),
        )
        .filter_map(|inner| match inner.kind {
            CandidateKind::Country { iso } => Some((inner.span, iso)),
            _ => None,
        });
    let countries: Vec<(Span, Iso)> = isos.collect();
    let text = without(scene.reading.text, mention.span, &countries);
    let core = without(scene.reading.text, core, &countries);
    let mut office = Office::new(&text, &core, countries.into_iter().map(|(_, iso)| iso).collect());
    office.scope.extend(acronym_beside(scene, at));
    Some(office)
}

/// "TT" of "the head of the Third Trust (TT)" and of "the Third Trust (TT) head", in small letters.
fn acronym_beside(scene: &Scene<'_>, at: usize) -> Option<String> {
    let behind = || scene.after(at).trim_start().strip_prefix('(')?.split_once(')');
    let ahead = || scene.before(at).trim_end().strip_suffix(')')?.rsplit_once('(');
    let word = behind().map(|(word, _)| word).or_else(|| ahead().map(|(_, word)| word))?;
    let is_acronym = (2..=8).contains(&word.len()) && word.chars().all(|c| c.is_ascii_uppercase());
    is_acronym.then(|| word.to_ascii_lowercase())
}

/// The text at `span` without the countries in it.
fn without(text: &str, span: Span, countries: &[(Span, Iso)]) -> String {
    let mut kept = String::with_capacity(span.len());
    let mut at = span.start();
    for (country, _) in countries.iter().filter(|(country, _)| span.covers(*country)) {
        kept.push_str(Span::new(at, country.start()).of(text));
        at = country.end();
    }
    kept.push_str(Span::new(at, span.end()).of(text));
    kept
}

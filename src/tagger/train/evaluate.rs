//! How well people are found, by exact span.

use crate::tagger::train::corpus::{Article, read};
use crate::tagger::{Label, Tagger};

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
        let reading = read(&article.text);
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

//! What the extractors take for the article: an opinion each on every line, of which the model makes one decision.

use std::collections::HashSet;
use std::panic;
use std::panic::AssertUnwindSafe;

use dom_query::Document;
use dom_smoothie::Readability;
use trafilatura::ExtractionFocus;
use trafilatura::Options;

use crate::clean::page::blocks::Block;
use crate::clean::page::blocks::blocks;
use crate::clean::pattern::Words;

/// The largest page that the extractors get; beyond it the lines speak for themselves.
const SIZE: usize = 3 << 20;

/// How many extractors there are.
pub(super) const COUNT: usize = 2;

/// For each line, which extractors keep it, a bit each.
pub(super) fn opinions(html: &str, lines: &[Block]) -> Vec<u8> {
    let mut out = vec![0; lines.len()];
    if html.len() > SIZE {
        return out;
    }
    let texts = [guarded(|| trafilatura_html(html)), guarded(|| readability_html(html))];
    for (bit, text) in texts.into_iter().enumerate() {
        let Some(text) = text else { continue };
        let kept = Kept::of(&blocks(&Document::from(text.as_str())));
        for (line, out) in lines.iter().zip(&mut out) {
            *out |= u8::from(kept.has(&line.text)) << bit;
        }
    }
    out
}

/// An extractor that fails has no opinion.
fn guarded(extract: impl FnOnce() -> Option<String>) -> Option<String> {
    panic::catch_unwind(AssertUnwindSafe(extract)).ok().flatten()
}

fn trafilatura_html(html: &str) -> Option<String> {
    let options = Options::default()
        .with_focus(ExtractionFocus::FavorPrecision)
        .with_exclude_comments(true)
        .with_fallback(false);
    trafilatura::extract(html, &options).ok().map(|result| result.content_html)
}

fn readability_html(html: &str) -> Option<String> {
    let mut reader = Readability::new(html, None, None).ok()?;
    reader.parse().ok().map(|article| article.content.to_string())
}

/// What an extractor kept: its lines, and its runs of four words.
struct Kept {
    lines: HashSet<String>,
    runs: HashSet<u64>,
}

impl Kept {
    fn of(lines: &[Block]) -> Self {
        let mut kept = Self { lines: HashSet::new(), runs: HashSet::new() };
        let mut all: Vec<u64> = Vec::new();
        for line in lines {
            let words = Words::of(&line.text, usize::MAX);
            all.extend(words.hashes());
            kept.lines.insert(words.joined());
        }
        kept.runs.extend(all.windows(4).map(run));
        kept
    }

    fn has(&self, line: &str) -> bool {
        let words = Words::of(line, 200);
        if words.len() < 5 {
            return self.lines.contains(&words.joined());
        }
        let hashes = words.hashes();
        let runs = hashes.len() - 3;
        hashes.windows(4).filter(|w| self.runs.contains(&run(w))).count() * 10 >= runs * 8
    }
}

fn run(words: &[u64]) -> u64 {
    words.iter().fold(0, |h, w| h.rotate_left(9) ^ w)
}

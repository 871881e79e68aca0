//! How fast the whole engine reads: bytes a second, on an invented story and on whatever texts lie in `../shared/gold`.

use std::path::Path;

use dateline::analyze::Engine;
use dateline::document::{BlockKind, Document};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

fn main() {
    divan::main();
}

/// An invented story of some length, with everything that the engine looks for.
const STORY: &str = include_str!("story.txt");

/// The story, so many times over.
#[divan::bench(args = [1, 16, 256])]
fn story(bencher: Bencher<'_, '_>, times: usize) {
    measure(bencher, &document(&STORY.repeat(times)));
}

/// Real articles, one after the other; the story where there are none.
#[divan::bench]
fn articles(bencher: Bencher<'_, '_>) {
    let mut text = String::new();
    let mut paths: Vec<_> = std::fs::read_dir(Path::new("../shared/gold/texts"))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    for path in paths {
        text.push_str(&std::fs::read_to_string(path).unwrap_or_default());
        text.push('\n');
    }
    if text.is_empty() {
        text.push_str(STORY);
    }
    measure(bencher, &document(&text));
}

/// The worst there is: one thing over and over.
#[divan::bench(args = ["Varga ", "President ", ", ", "President Varga, ", "THE MINISTER ", "US-", "“said Holt”, ", "al-", "Ilse A. Varga and Minister "])]
fn repeated(bencher: Bencher<'_, '_>, piece: &str) {
    measure(bencher, &document(&piece.repeat(300_000 / piece.len())));
}

fn measure(bencher: Bencher<'_, '_>, document: &Document) {
    let engine = Engine::embedded();
    let words = document.text().split_whitespace().count();
    bencher
        .counter(BytesCount::of_str(document.text()))
        .counter(ItemsCount::new(words))
        .bench_local(|| engine.analyze(document));
}

fn document(text: &str) -> Document {
    Document::from_blocks(text.lines().map(|line| (BlockKind::Paragraph, line.trim())))
}

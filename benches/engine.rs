//! How fast the cleaner and the whole engine read: bytes a second, on an invented story and on whatever texts lie in
//! `../shared/gold`, and on the worst that there is.

use std::path::Path;

use dateline::analyze::Engine;
use dateline::document::{BlockKind, Document, Format, Meta, RawArticle};
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

/// A page of an invented paper, its frame and its story many times over, in bytes of about so many thousands.
#[divan::bench(args = [8, 80, 800])]
fn clean_page(bencher: Bencher<'_, '_>, thousands: usize) {
    let (head, rest) = PAGE.split_once("<ol>").unwrap_or((PAGE, ""));
    let more = "<p>The governor said on Tuesday that the road to Brod would be closed for a month, and that the ferry would go.</p>";
    let middle = more.repeat((thousands * 1000).saturating_sub(PAGE.len()) / more.len());
    clean(bencher, Format::Html, format!("{head}{middle}<ol>{rest}"));
}

/// A dump of 50 kB, most of it the frame of its page.
#[divan::bench]
fn clean_dump_of_50_kb(bencher: Bencher<'_, '_>) {
    clean(bencher, Format::Text, DUMP.repeat(50_000 / DUMP.len() + 1));
}

/// The worst that the cleaner can be given, a megabyte of each.
#[divan::bench(args = ["<div>", "<span>", "<table><tr><td>", "<", "<!-- a ", "<p>a", "<font size=1><p>", "<a href=\">", "a\n"])]
fn clean_hostile(bencher: Bencher<'_, '_>, piece: &str) {
    let format = if piece.contains('<') { Format::Html } else { Format::Text };
    clean(bencher, format, piece.repeat(1_000_000 / piece.len()));
}

const PAGE: &str = include_str!("../tests/fixtures/clean/flood.html");
const DUMP: &str = include_str!("../tests/fixtures/clean/ferry.txt");

fn clean(bencher: Bencher<'_, '_>, format: Format, content: String) {
    let raw = RawArticle {
        id: String::new(),
        path: String::new(),
        format,
        content,
        meta: Meta::default(),
    };
    bencher.counter(BytesCount::of_str(&raw.content)).bench_local(|| dateline::clean::clean(&raw));
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

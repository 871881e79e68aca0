//! Trains the weights that tell titles from words that only look like one.
//!
//! ```text
//! cargo run --release --example train_titles -- ../shared/gold-train assets/lexicon/titles.weights [--errors]
//! ```
//!
//! Every fifth article is left out, to report on. The same articles give the same weights, always. With
//! `--errors` it prints what weights from four fifths of the others get wrong in the fifth.
#![expect(clippy::print_stderr, reason = "a command for developers")]

use std::error::Error;
use std::path::{Path, PathBuf};

use dateline::analyze::reading::Reading;
use dateline::analyze::{countries, titles};
use dateline::document::{Block, BlockKind, Document};
use dateline::tagger::{Entity, Label, Tagger};
use dateline::text::Span;
use serde_json::Value;

/// How often the articles are gone through.
const ROUNDS: usize = 15;
/// How far one example moves a weight, at first.
const STEP: f32 = 0.05;
/// How strongly weights are held near nothing.
const DECAY: f32 = 0.03;

/// A mention of the annotation, in bytes.
struct Gold {
    kind: String,
    span: Span,
    core: Span,
}

/// A proposal with what the annotation says of it.
#[derive(Clone)]
struct Case {
    features: Vec<u16>,
    truth: bool,
    shown: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("no folder of annotated articles given")?);
    let out = PathBuf::from(arguments.next().ok_or("no file for the weights given")?);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder.join("texts"))?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<_, _>>()?;
    files.sort();
    let show = arguments.next().is_some_and(|argument| argument == "--errors");
    let mut data: Vec<Case> = Vec::new();
    let mut ends = Vec::new();
    for (number, file) in files.iter().enumerate() {
        if number % 5 != 4 {
            add_article(&folder, file, &mut data)?;
            ends.push(data.len());
        }
    }
    report_folds(&data, &ends, show);
    let weights = train(&data);
    let (_, unit) = titles::weights();
    let bytes: Vec<u8> = weights
        .iter()
        .map(|w| (w / unit).round().clamp(-127.0, 127.0) as i8)
        .map(i8::cast_unsigned)
        .collect();
    let right = data.iter().filter(|one| (sum(&weights, &one.features) > 0.0) == one.truth).count();
    eprintln!(
        "{} proposals, {} titles, {right} told right",
        data.len(),
        data.iter().filter(|one| one.truth).count()
    );
    std::fs::write(out, bytes)?;
    Ok(())
}

fn add_article(folder: &Path, file: &Path, data: &mut Vec<Case>) -> Result<(), Box<dyn Error>> {
    let text = std::fs::read_to_string(file)?;
    let name = file.file_stem().and_then(|stem| stem.to_str()).ok_or("a file without a name")?;
    let gold = annotation(&folder.join("mentions").join(format!("{name}.json")), &text)?;
    let document = as_it_is(&text);
    let reading = Reading::new(&document);
    let people = people(&reading, &gold);
    let others = others(&reading, &people);
    for harm in [None, Some(Harm::Missed), Some(Harm::Mistaken)] {
        add_reading(&reading, &gold, &with(&others, harmed(&people, harm)), data);
    }
    Ok(())
}

/// A piece of the text with the words around it.
fn shown(text: &str, span: Span) -> String {
    let start = text.floor_char_boundary(span.start().saturating_sub(50));
    let end = text.ceil_char_boundary(span.end() + 40);
    let left = text.get(start..span.start()).unwrap_or("");
    let right = text.get(span.end()..end).unwrap_or("");
    format!("{left}[{}]{right}", span.of(text)).replace('\n', " ")
}

/// The places and bodies that the tagger finds beside the people.
fn others(reading: &Reading<'_>, people: &[Entity]) -> Vec<Entity> {
    let sentences: Vec<_> = reading.sentences.iter().map(|s| s.tokens.clone()).collect();
    let mut found = Tagger::embedded().tag(reading.text, &reading.tokens, &sentences);
    found.retain(|one| {
        let overlaps = |person: &Entity| {
            one.tokens.start < person.tokens.end && person.tokens.start < one.tokens.end
        };
        one.label != Label::Person && !people.iter().any(overlaps)
    });
    found
}

/// Both, in order.
fn with(others: &[Entity], mut people: Vec<Entity>) -> Vec<Entity> {
    people.extend_from_slice(others);
    people.sort_by_key(|entity| entity.tokens.start);
    people
}

/// What a tagger may do to a name.
#[derive(Clone, Copy)]
enum Harm {
    /// Not see it.
    Missed,
    /// Call it a place or a body.
    Mistaken,
}

/// The people with every seventh one harmed, so that the weights do not rely on a perfect tagger.
fn harmed(people: &[Entity], harm: Option<Harm>) -> Vec<Entity> {
    let mut harmed = people.to_vec();
    match harm {
        None => {}
        Some(Harm::Missed) => {
            let mut at = 0;
            harmed.retain(|_| {
                at += 1;
                at % 7 != 3
            });
        }
        Some(Harm::Mistaken) => {
            for (at, entity) in harmed.iter_mut().enumerate().filter(|(at, _)| at % 7 == 5) {
                entity.label = if at % 2 == 0 { Label::Place } else { Label::Organisation };
            }
        }
    }
    harmed
}

fn add_reading(reading: &Reading<'_>, gold: &[Gold], entities: &[Entity], data: &mut Vec<Case>) {
    let found = countries::find(reading, entities);
    for example in titles::examples(reading, &found, entities) {
        let right = gold.iter().any(|g| {
            g.kind == "title" && g.span.covers(example.span) && example.span.covers(g.core)
        });
        let touched = gold.iter().any(|g| g.kind == "title" && g.core.overlaps(example.span));
        let free = gold.iter().any(|g| {
            let shared = example
                .span
                .end()
                .min(g.span.end())
                .saturating_sub(example.span.start().max(g.span.start()));
            g.kind == "optional" && 2 * shared >= example.span.len() && shared > 0
        });
        if right || !(touched || free) {
            let shown = shown(reading.text, example.span);
            data.push(Case { features: example.features, truth: right, shown });
        }
    }
}

/// The text in lines, each a block.
fn as_it_is(text: &str) -> Document {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at + line.len() - line.trim_start().len(), at + line.trim_end().len());
        if !line.trim().is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph, span });
        }
        at += line.len();
    }
    Document::new(text, blocks)
}

/// The people of the annotation, as a tagger would give them.
fn people(reading: &Reading<'_>, gold: &[Gold]) -> Vec<Entity> {
    let mut people: Vec<Entity> = gold
        .iter()
        .filter(|g| g.kind == "person")
        .filter_map(|g| {
            let first = reading.tokens.iter().position(|t| t.span.end() > g.span.start())?;
            let last = reading.tokens.iter().rposition(|t| t.span.start() < g.span.end())?;
            (first <= last).then_some(Entity {
                tokens: first..last + 1,
                label: Label::Person,
                confidence: 95,
            })
        })
        .collect();
    people.sort_by_key(|entity| entity.tokens.start);
    people
}

fn annotation(file: &Path, text: &str) -> Result<Vec<Gold>, Box<dyn Error>> {
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let json: Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    let byte =
        |value: &Value| value.as_u64().and_then(|at| bytes.get(at as usize)).copied().unwrap_or(0);
    let mentions = json["mentions"].as_array().cloned().unwrap_or_default();
    Ok(mentions
        .iter()
        .map(|m| Gold {
            kind: m["kind"].as_str().unwrap_or("").to_owned(),
            span: Span::new(byte(&m["start"]), byte(&m["end"])),
            core: Span::new(byte(&m["core"][0]), byte(&m["core"][1])),
        })
        .collect())
}

fn sum(weights: &[f32], features: &[u16]) -> f32 {
    features.iter().map(|&at| weights[usize::from(at)]).sum()
}

/// How well weights from four fifths of the articles tell the titles of the fifth.
fn report_folds(data: &[Case], ends: &[usize], show: bool) {
    let mut surest = (0, 0);
    let (mut right, mut extra, mut missed, mut loss) = (0, 0, 0, 0.0);
    for fold in 0..5 {
        let held = |at: usize| ends.partition_point(|&end| end <= at) % 5 == fold;
        let seen: Vec<Case> =
            data.iter().enumerate().filter(|(at, _)| !held(*at)).map(|(_, d)| d.clone()).collect();
        let weights = train(&seen);
        for (_, one) in data.iter().enumerate().filter(|(at, _)| held(*at)) {
            let (odds, truth) = (sum(&weights, &one.features), &one.truth);
            if odds > 4.4 {
                surest.0 += 1;
                surest.1 += usize::from(!truth);
            }
            if show && (odds > 0.0) != *truth {
                eprintln!("{} {odds:.1} {}", if *truth { "missed" } else { "extra" }, one.shown);
            }
            loss += if *truth { (-odds).exp().ln_1p() } else { odds.exp().ln_1p() };
            match (odds > 0.0, truth) {
                (true, true) => right += 1,
                (true, false) => extra += 1,
                (false, true) => missed += 1,
                (false, false) => {}
            }
        }
    }
    let f1 = 2.0 * right as f32 / (2 * right + extra + missed) as f32;
    eprintln!(
        "five folds: {right} right, {extra} extra, {missed} missed, F1 {f1:.4}, loss {:.4}",
        loss / data.len() as f32
    );
    eprintln!("surest: {} of {} wrong", surest.1, surest.0);
}

/// Logistic regression by steps that grow smaller (Adagrad), the examples in a fixed random order.
fn train(data: &[Case]) -> Vec<f32> {
    let (size, _) = titles::weights();
    let mut weights = vec![0.0_f32; size];
    let mut spread = vec![1e-3_f32; size];
    let mut order: Vec<usize> = (0..data.len()).collect();
    let mut seed = 1_u64;
    for _ in 0..ROUNDS {
        for i in (1..order.len()).rev() {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            order.swap(i, (seed >> 33) as usize % (i + 1));
        }
        for &i in &order {
            let Case { features, truth, .. } = &data[i];
            let chance = 1.0 / (1.0 + (-sum(&weights, features)).exp());
            let error = chance - f32::from(u8::from(*truth));
            for &at in features {
                let at = usize::from(at);
                let gradient = error + DECAY * weights[at];
                spread[at] += gradient * gradient;
                weights[at] -= STEP * gradient / spread[at].sqrt();
            }
        }
    }
    weights
}

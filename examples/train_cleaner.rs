//! Trains the line model of the cleaner on pages whose body is known, and writes its table:
//! `cargo run --release --no-default-features --example train_cleaner -- PAGES assets/cleaner.bin`
//!
//! PAGES has `lines.jsonl` and `truth.jsonl`. With `--hold K` the pages whose number is K modulo five, by sorted id, are kept out and
//! measured. A chain of four parts, trained by softmax with a margin: losing a line of the body costs more than keeping junk.

use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::fs;
use std::io;
use std::io::Write;
use std::path::Path;

use dateline::clean::training;
use dateline::clean::training::Part;
use dateline::clean::training::SCALE;
use dateline::clean::training::Seen;
use dateline::clean::training::Weights;
use serde_json::Value;

/// A text with what each line is.
struct Text {
    seen: Vec<Seen>,
    parts: Vec<Part>,
    labels: Vec<char>,
    fold: usize,
    window: bool,
    lines: Vec<String>,
    title: Option<String>,
    /// Made of the truth alone: nothing in it may go.
    clean: bool,
}

const EPOCHS: usize = 14;
const RATE: f64 = 0.12;
const DECAY: f64 = 0.05;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    let option = |name: &str| {
        args.iter()
            .position(|a| a == name)
            .and_then(|at| args.get(at + 1))
            .and_then(|v| v.parse::<f64>().ok())
    };
    let folder = Path::new(args.first().ok_or("which pages?")?);
    let hold = option("--hold").map(|k| k as usize);
    let epochs = option("--epochs").map_or(EPOCHS, |e| e as usize);
    let decay = option("--decay").unwrap_or(DECAY);
    let loss = option("--loss").unwrap_or(12.0);
    let ridge = option("--ridge").unwrap_or(0.002);
    // With `--html` the model of saved pages is trained, from `html/`.
    let pages = args.iter().any(|a| a == "--html");
    if let Some(cross) = args.iter().position(|a| a == "--cross").and_then(|at| args.get(at + 1)) {
        let mut list = String::new();
        for (number, id) in truths(folder)?.keys().enumerate() {
            list.push_str(&format!("{id}\t{}\n", number % 5));
        }
        fs::create_dir_all(cross)?;
        fs::write(Path::new(cross).join("folds.tsv"), list)?;
    }
    let texts = if pages { load_pages(folder)? } else { load(folder)? };
    let signs = if pages { training::page_sign_count() } else { training::sign_count() };
    let mut log = io::stderr();
    writeln!(log, "{} texts, {signs} signs", texts.len())?;
    // With `--cross FOLDER` each fifth is read with the tables of the other four, which are written there, for `clean_pages`.
    let cross = args.iter().position(|a| a == "--cross").and_then(|at| args.get(at + 1));
    let folds: Vec<Option<usize>> =
        if cross.is_some() { (0..5).map(Some).collect() } else { vec![hold] };
    let mut titles = [(0usize, 0usize, 0usize); 2];
    #[expect(clippy::type_complexity, reason = "it is used once, here")]
    let mut scored: Vec<(bool, bool, Vec<(Part, i32)>, &Text)> = Vec::new();
    for hold in folds {
        let train: Vec<&Text> = texts.iter().filter(|t| Some(t.fold) != hold).collect();
        let table = learn(&train, signs, epochs, decay, loss);
        let heads = if pages {
            Vec::new()
        } else {
            learn_headlines(&train, signs, epochs, decay, loss, ridge)
        };
        if let (Some(cross), Some(fold)) = (cross, hold) {
            let name = |what: &str| Path::new(cross).join(format!("{fold}.{what}.bin"));
            if pages {
                fs::write(name("page"), &table)?;
            } else {
                fs::write(name("lines"), &table)?;
                fs::write(name("headline"), &heads)?;
            }
        } else {
            if let Some(path) = args.get(1).filter(|a| !a.starts_with("--") && *a != "-") {
                fs::write(path, &table)?;
            }
            if let Some(path) = args.get(2).filter(|a| !a.starts_with("--") && *a != "-" && !pages)
            {
                fs::write(path, &heads)?;
            }
        }
        let weights = Weights::new(&table);
        for text in texts.iter().filter(|t| hold.is_none_or(|h| t.fold == h)) {
            let signs: Vec<Vec<u16>> = text.seen.iter().map(|s| s.signs.clone()).collect();
            if !pages && !text.clean && text.title.is_some() {
                let (right, there) = headline_right(text, &table, &heads);
                let slot = &mut titles[usize::from(!text.window)];
                *slot = (slot.0 + 1, slot.1 + usize::from(right), slot.2 + usize::from(there));
            }
            scored.push((text.window, text.clean, training::read(weights, &signs), text));
        }
    }
    for (name, (all, right, there)) in ["window", "full"].into_iter().zip(titles) {
        writeln!(log, "{name}: headline right {right} of {all}, a candidate in {there}")?;
    }
    for (name, window, clean) in
        [("window", true, false), ("full", false, false), ("clean", true, true)]
    {
        for (short, long, prose) in [
            (0.0, 0.0, 0.0),
            (0.0, 1.0, 1.0),
            (0.0, 1.0, 2.0),
            (1.0, 1.0, 3.0),
            (0.5, 2.0, 4.0),
            (1.0, 3.0, 6.0),
            (2.0, 4.0, 8.0),
        ] {
            let group = scored.iter().filter(|s| s.0 == window && s.1 == clean);
            report(name, group.map(|s| (&s.2, s.3)), [short, long, prose])?;
        }
    }
    Ok(())
}

fn truths(folder: &Path) -> Result<BTreeMap<String, Value>, Box<dyn Error>> {
    let mut truths: BTreeMap<String, Value> = BTreeMap::new();
    for line in fs::read_to_string(folder.join("truth.jsonl"))?.lines() {
        let value: Value = serde_json::from_str(line)?;
        truths.insert(value["id"].as_str().unwrap_or_default().to_owned(), value);
    }
    Ok(truths)
}

fn load(folder: &Path) -> Result<Vec<Text>, Box<dyn Error>> {
    let truths = truths(folder)?;
    let mut pages: BTreeMap<String, Value> = BTreeMap::new();
    for line in fs::read_to_string(folder.join("lines.jsonl"))?.lines() {
        let value: Value = serde_json::from_str(line)?;
        pages.insert(value["id"].as_str().unwrap_or_default().to_owned(), value);
    }
    let mut texts = Vec::new();
    for (number, id) in truths.keys().enumerate() {
        let Some(page) = pages.get(id) else { continue };
        let lines: Vec<&str> =
            page["lines"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let labels: Vec<char> = match &page["labels"] {
            Value::String(s) => s.chars().collect(),
            list => list
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|l| l.as_str()?.chars().next())
                .collect(),
        };
        let at = |i: usize| page["window"][i].as_u64().map(|n| n as usize);
        let (low, high) = (at(0).unwrap_or(0), at(1).unwrap_or(lines.len()));
        let fold = number % 5;
        let title = truths.get(id).and_then(|t| t["title"].as_str());
        for (range, window) in [(low..high, true), (0..lines.len(), false)] {
            let labels = &labels[range.clone()];
            texts.extend(text(&lines[range], labels, title, fold, window, false));
        }
        if let Some(truth) = truths.get(id) {
            let body: Vec<&str> = truth["text"]
                .as_str()
                .unwrap_or_default()
                .split('\n')
                .filter(|l| !l.trim().is_empty())
                .collect();
            let mut lines = body.clone();
            let mut labels = vec!['b'; lines.len()];
            if let Some(title) = truth["title"].as_str() {
                lines.insert(0, title);
                labels.insert(0, 't');
            }
            texts.extend(text(&lines, &labels, title, fold, true, true));
        }
    }
    Ok(texts)
}

/// The saved pages, each line labelled by the true text: the words of both are aligned at runs of words that both have once.
fn load_pages(folder: &Path) -> Result<Vec<Text>, Box<dyn Error>> {
    let mut texts = Vec::new();
    for (number, (id, truth)) in truths(folder)?.iter().enumerate() {
        let Ok(raws) = dateline::source::read(&folder.join(format!("html/{id}.html.gz"))) else {
            continue;
        };
        let Some(raw) = raws.first() else { continue };
        let (seen, lines) = training::observe_page(&raw.content);
        let right = aligned(&lines, truth["text"].as_str().unwrap_or_default());
        let title = truth["title"].as_str().map(fold_words);
        let labels: Vec<char> = lines
            .iter()
            .zip(right)
            .map(|(line, right)| match right {
                _ if Some(fold_words(line)) == title => 't',
                true => 'b',
                false => 'x',
            })
            .collect();
        let (Some(first), Some(last)) =
            (labels.iter().position(|l| *l == 'b'), labels.iter().rposition(|l| *l == 'b'))
        else {
            continue;
        };
        let part = |(at, label): (usize, &char)| match label {
            'b' => Part::Body,
            _ if at < first => Part::Before,
            _ if at > last => Part::After,
            _ => Part::Inside,
        };
        let parts = labels.iter().enumerate().map(part).collect();
        texts.push(Text {
            seen,
            parts,
            labels,
            lines,
            title,
            fold: number % 5,
            window: true,
            clean: false,
        });
    }
    Ok(texts)
}

/// Which lines are part of `truth`, most of their words, in order.
fn aligned(lines: &[String], truth: &str) -> Vec<bool> {
    const RUN: usize = 4;
    let truth: Vec<String> = fold_words(truth).split(' ').map(str::to_owned).collect();
    let mut words: Vec<(usize, String)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        words.extend(
            fold_words(line).split(' ').filter(|w| !w.is_empty()).map(|w| (at, w.to_owned())),
        );
    }
    // Runs that the truth has once, and where the page has them; of several places the chain of most runs decides.
    let mut once: BTreeMap<Vec<&str>, Option<usize>> = BTreeMap::new();
    for (at, run) in truth.windows(RUN).enumerate() {
        once.entry(run.iter().map(String::as_str).collect())
            .and_modify(|o| *o = None)
            .or_insert(Some(at));
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (at, run) in words.windows(RUN).enumerate() {
        let key: Vec<&str> = run.iter().map(|w| w.1.as_str()).collect();
        if let Some(Some(there)) = once.get(&key) {
            pairs.push((at, *there));
        }
    }
    // The longest chain that rises in both, by patience.
    let mut tails: Vec<usize> = Vec::new();
    let mut back: Vec<Option<usize>> = vec![None; pairs.len()];
    for (number, (_, there)) in pairs.iter().enumerate() {
        let slot = tails.partition_point(|t| pairs[*t].1 < *there);
        back[number] = slot.checked_sub(1).map(|s| tails[s]);
        if slot == tails.len() { tails.push(number) } else { tails[slot] = number }
    }
    let mut matched = vec![false; words.len()];
    let mut chain: Vec<(usize, usize)> = Vec::new();
    let mut at = tails.last().copied();
    while let Some(number) = at {
        chain.push(pairs[number]);
        at = back[number];
    }
    chain.reverse();
    for &(here, _) in &chain {
        matched[here..here + RUN].iter_mut().for_each(|m| *m = true);
    }
    // Words between two links of the chain that stand in both at the same distance, from both sides.
    for &(here, there) in &chain {
        let (mut a, mut b) = (here, there);
        while a > 0 && b > 0 && !matched[a - 1] && words[a - 1].1 == truth[b - 1] {
            (a, b) = (a - 1, b - 1);
            matched[a] = true;
        }
        let (mut a, mut b) = (here + RUN, there + RUN);
        while a < words.len() && b < truth.len() && !matched[a] && words[a].1 == truth[b] {
            matched[a] = true;
            (a, b) = (a + 1, b + 1);
        }
    }
    let mut counts = vec![(0usize, 0usize); lines.len()];
    for ((line, _), right) in words.iter().zip(&matched) {
        counts[*line].0 += usize::from(*right);
        counts[*line].1 += 1;
    }
    counts.into_iter().map(|(right, all)| all > 0 && right * 10 >= all * 6).collect()
}

fn text(
    lines: &[&str],
    labels: &[char],
    title: Option<&str>,
    fold: usize,
    window: bool,
    clean: bool,
) -> Option<Text> {
    let seen = training::observe(lines);
    let labels: Vec<char> = seen.iter().map(|s| labels[s.line]).collect();
    let body = |c: &char| matches!(c, 'b' | 'p');
    let (first, last) = (labels.iter().position(body)?, labels.iter().rposition(body)?);
    let parts = labels
        .iter()
        .enumerate()
        .map(|(at, label)| match at {
            _ if body(label) => Part::Body,
            _ if at < first => Part::Before,
            _ if at > last => Part::After,
            _ => Part::Inside,
        })
        .collect();
    let lines = seen.iter().map(|s| lines[s.line].to_owned()).collect();
    let title = title.map(fold_words);
    Some(Text { seen, parts, labels, fold, window, lines, title, clean })
}

/// What it costs to read the line as `part`.
fn cost(text: &Text, at: usize, part: Part, loss: f64) -> f64 {
    let seen = &text.seen[at];
    let kept = part == Part::Body;
    match (text.labels[at], kept) {
        ('b', false) if seen.words >= 8 => loss,
        ('p', _) | ('b', true) => 0.0,
        ('m' | 't', true) => 0.3,
        ('b', false) | (_, true) => 1.0,
        (_, false) if part != text.parts[at] => 0.3,
        _ => 0.0,
    }
}

fn learn(texts: &[&Text], signs: usize, epochs: usize, decay: f64, loss: f64) -> Vec<u8> {
    let size = signs * 4 + 16;
    let mut weights = vec![0.0f64; size];
    let mut squares = vec![1e-8f64; size];
    let mut average = vec![0.0f64; size];
    let mut order: Vec<usize> = (0..texts.len()).collect();
    let mut state = 20_240_301u64;
    for epoch in 0..epochs {
        for at in (1..order.len()).rev() {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            order.swap(at, (state >> 33) as usize % (at + 1));
        }
        for &number in &order {
            let text = texts[number];
            let gradient = slope(text, &weights, signs, loss);
            let share = decay / texts.len() as f64;
            for (index, slope) in gradient {
                squares[index] += slope * slope;
                weights[index] -= RATE * slope / squares[index].sqrt();
            }
            let _ = share;
        }
        for (weight, square) in weights.iter_mut().zip(&squares) {
            *weight *= 1.0 / (1.0 + decay * RATE * texts.len() as f64 / square.sqrt());
        }
        if epoch * 2 >= epochs {
            for (sum, weight) in average.iter_mut().zip(&weights) {
                *sum += weight;
            }
        }
    }
    let rounds = (epochs - epochs.div_ceil(2)).max(1) as f64;
    average
        .iter()
        .flat_map(|w| {
            ((w / rounds * SCALE).round().clamp(-32_000.0, 32_000.0) as i16).to_le_bytes()
        })
        .collect()
}

/// The slope of the loss of one text, by forward and backward sums.
fn slope(text: &Text, weights: &[f64], signs: usize, loss: f64) -> BTreeMap<usize, f64> {
    let n = text.seen.len();
    let own: Vec<[f64; 4]> = (0..n)
        .map(|at| {
            let mut score = [0.0; 4];
            for sign in &text.seen[at].signs {
                for (part, score) in score.iter_mut().enumerate() {
                    *score += weights[usize::from(*sign) * 4 + part];
                }
            }
            for part in Part::ALL {
                score[part as usize] += cost(text, at, part, loss);
            }
            score
        })
        .collect();
    let step = |a: Part, b: Part| {
        if training::follows(a, b) {
            weights[signs * 4 + a as usize * 4 + b as usize]
        } else {
            f64::NEG_INFINITY
        }
    };
    let mut forth = vec![[f64::NEG_INFINITY; 4]; n];
    let mut back = vec![[f64::NEG_INFINITY; 4]; n];
    for at in 0..n {
        for part in Part::ALL {
            let come = if at == 0 {
                if matches!(part, Part::Before | Part::Body) { 0.0 } else { f64::NEG_INFINITY }
            } else {
                total(Part::ALL.map(|last| forth[at - 1][last as usize] + step(last, part)))
            };
            forth[at][part as usize] = come + own[at][part as usize];
        }
    }
    for at in (0..n).rev() {
        for part in Part::ALL {
            back[at][part as usize] = if at + 1 == n {
                if part == Part::Inside { f64::NEG_INFINITY } else { 0.0 }
            } else {
                total(Part::ALL.map(|next| {
                    step(part, next) + own[at + 1][next as usize] + back[at + 1][next as usize]
                }))
            };
        }
    }
    let all = total(Part::ALL.map(|p| forth[n - 1][p as usize] + back[n - 1][p as usize]));
    let mut slope: BTreeMap<usize, f64> = BTreeMap::new();
    for at in 0..n {
        for part in Part::ALL {
            let likely = (forth[at][part as usize] + back[at][part as usize] - all).exp();
            let error = likely - f64::from(u8::from(text.parts[at] == part));
            if error.abs() > 1e-6 {
                for sign in &text.seen[at].signs {
                    *slope.entry(usize::from(*sign) * 4 + part as usize).or_insert(0.0) += error;
                }
            }
            if at > 0 {
                for last in Part::ALL {
                    if training::follows(last, part) {
                        let likely = (forth[at - 1][last as usize]
                            + step(last, part)
                            + own[at][part as usize]
                            + back[at][part as usize]
                            - all)
                            .exp();
                        let true_step = text.parts[at - 1] == last && text.parts[at] == part;
                        *slope
                            .entry(signs * 4 + last as usize * 4 + part as usize)
                            .or_insert(0.0) += likely - f64::from(u8::from(true_step));
                    }
                }
            }
        }
    }
    slope
}

fn total(values: [f64; 4]) -> f64 {
    let most = values.into_iter().fold(f64::NEG_INFINITY, f64::max);
    if most == f64::NEG_INFINITY {
        return most;
    }
    most + values.into_iter().map(|v| (v - most).exp()).sum::<f64>().ln()
}

/// Words right, junk gone, texts hurt, if a line stays down to the given margins (short lines, longer lines, prose).
fn report<'a>(
    name: &str,
    group: impl Iterator<Item = (&'a Vec<(Part, i32)>, &'a Text)>,
    margins: [f64; 3],
) -> io::Result<()> {
    let (mut texts, mut precision, mut recall, mut junk, mut gone, mut hurt) =
        (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    for (read, text) in group {
        let (mut right, mut kept, mut body, mut lost) = (0.0, 0.0, 0.0, false);
        for (at, (_, margin)) in read.iter().enumerate() {
            let seen = &text.seen[at];
            let need = if seen.prose {
                margins[2]
            } else if seen.words >= 8 {
                margins[1]
            } else {
                margins[0]
            };
            let stays = f64::from(*margin) / SCALE > -need;
            let words = seen.words as f64;
            kept += words * f64::from(u8::from(stays));
            match text.labels[at] {
                'b' => {
                    body += words;
                    right += words * f64::from(u8::from(stays));
                    lost |= !stays && seen.words >= 8;
                }
                'x' => {
                    junk += 1.0;
                    gone += f64::from(u8::from(!stays));
                }
                't' if at < 3 || text.parts[at] == Part::Before => {
                    kept -= words * f64::from(u8::from(stays));
                }
                _ => {}
            }
        }
        texts += 1.0;
        precision += if kept > 0.0 { right / kept } else { 0.0 };
        recall += right / f64::max(body, 1.0);
        hurt += f64::from(u8::from(lost));
    }
    let (p, r) = (precision / texts, recall / texts);
    writeln!(
        io::stderr(),
        "{name:7} {margins:?} F1 {:.4} P {p:.4} R {r:.4} junk gone {:.3} hurt {:.3} of {texts}",
        2.0 * p * r / (p + r),
        gone / f64::max(junk, 1.0),
        hurt / texts
    )
}

fn fold_words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// The candidates for the headline of a text, read with the line model, and which of them are right.
fn headlines(text: &Text, table: &[u8]) -> Vec<(Vec<u16>, bool)> {
    let signs: Vec<Vec<u16>> = text.seen.iter().map(|s| s.signs.clone()).collect();
    let read = training::read(Weights::new(table), &signs);
    let stays = |at: usize| read[at].1 > if text.seen[at].prose { -2048 } else { -256 };
    let start = (0..read.len()).find(|at| text.seen[*at].prose && stays(*at)).unwrap_or(0);
    let end = (0..read.len()).rev().find(|at| stays(*at)).map_or(0, |at| at + 1);
    let title = text.title.as_deref().unwrap_or_default();
    training::headline_candidates(&text.lines, start, end)
        .into_iter()
        .map(|(at, signs)| (signs, fold_words(&text.lines[at]) == title))
        .collect()
}

/// A log-linear choice among the candidates. Where the body starts is read, for each half of the texts, with weights learnt from
/// the other half, so that the choice learns from starts that are as uncertain as those it will meet.
fn learn_headlines(
    texts: &[&Text],
    signs: usize,
    epochs: usize,
    decay: f64,
    loss: f64,
    ridge: f64,
) -> Vec<u8> {
    let mut examples: Vec<Vec<(Vec<u16>, bool)>> = Vec::new();
    for half in 0..2 {
        // Both dumps of a page are in one half: they stand beside each other, with the page's clean text.
        let here = |number: usize| number / 3 % 2 == half;
        let numbered = || texts.iter().enumerate();
        let others: Vec<&Text> = numbered().filter(|(n, _)| !here(*n)).map(|(_, t)| *t).collect();
        let table = learn(&others, signs, epochs.div_ceil(2), decay, loss);
        let own = numbered().filter(|(n, t)| here(*n) && !t.clean && t.title.is_some());
        examples.extend(own.map(|(_, t)| headlines(t, &table)));
    }
    examples.retain(|c| c.iter().any(|(_, right)| *right));
    let size = 1 + examples
        .iter()
        .flatten()
        .flat_map(|(signs, _)| signs.iter().copied())
        .max()
        .unwrap_or(0) as usize;
    let size = size.max(256);
    let (mut weights, mut squares) = (vec![0.0f64; size], vec![1e-8f64; size]);
    for _ in 0..40 {
        for example in &examples {
            let scores: Vec<f64> = example
                .iter()
                .map(|(signs, _)| signs.iter().map(|s| weights[usize::from(*s)]).sum())
                .collect();
            let all = sum_log(scores.iter().copied());
            let right = sum_log(scores.iter().zip(example).filter(|(_, e)| e.1).map(|(s, _)| *s));
            for (score, (signs, is_right)) in scores.iter().zip(example) {
                let error =
                    (score - all).exp() - if *is_right { (score - right).exp() } else { 0.0 };
                for sign in signs {
                    let at = usize::from(*sign);
                    let slope = error + ridge * weights[at];
                    squares[at] += slope * slope;
                    weights[at] -= 0.1 * slope / squares[at].sqrt();
                }
            }
        }
    }
    weights
        .iter()
        .flat_map(|w| ((w * SCALE).round().clamp(-32_000.0, 32_000.0) as i16).to_le_bytes())
        .collect()
}

fn sum_log(values: impl Iterator<Item = f64>) -> f64 {
    values.map(f64::exp).sum::<f64>().ln()
}

fn headline_right(text: &Text, table: &[u8], heads: &[u8]) -> (bool, bool) {
    let weight = |sign: u16| {
        let at = usize::from(sign) * 2;
        heads.get(at..at + 2).map_or(0, |b| i32::from(i16::from_le_bytes([b[0], b[1]])))
    };
    let candidates = headlines(text, table);
    let best = candidates.iter().enumerate().max_by_key(|(at, (signs, _))| {
        (signs.iter().map(|s| weight(*s)).sum::<i32>(), -(*at as i64))
    });
    (best.is_some_and(|(_, (_, right))| *right), candidates.iter().any(|c| c.1))
}

//! Trains the line model of the cleaner on pages whose body is known, and writes its table:
//! `cargo run --release --no-default-features --example train_cleaner -- PAGES assets/cleaner.bin`
//!
//! PAGES has `lines.jsonl` and `truth.jsonl`. With `--hold K` the pages whose number is K modulo five, by sorted id, are kept out and
//! measured; with `--cross FOLDER` each fifth is read with the tables of the other four.

mod headline;
mod learn;
mod texts;

use std::env;
use std::error::Error;
use std::fs;
use std::io;
use std::io::Write;
use std::path::Path;

use dateline::clean::training::Part;
use dateline::clean::training::SCALE;

use crate::headline::headline_right;
use crate::headline::learn_headlines;
use crate::learn::Options;
use crate::texts::Text;

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
    let options = Options {
        epochs: option("--epochs").map_or(14, |e| e as usize),
        decay: option("--decay").unwrap_or(0.05),
        loss: option("--loss").unwrap_or(12.0),
        forgive: option("--forgive").unwrap_or(f64::INFINITY),
        drop: option("--drop").unwrap_or(0.0),
        rounds: option("--rounds").map_or(1, |n| n as usize),
        ridge: option("--ridge").unwrap_or(0.1),
        least: option("--least").map_or(1, |n| n as usize),
        length: option("--length").unwrap_or(0.0),
    };
    // With `--html` the model of saved pages is trained, from `html/`.
    let pages = args.iter().any(|a| a == "--html");
    if let Some(cross) = args.iter().position(|a| a == "--cross").and_then(|at| args.get(at + 1)) {
        let mut list = String::new();
        for (number, id) in texts::truths(folder)?.keys().enumerate() {
            list.push_str(&format!("{id}\t{}\n", number % 5));
        }
        fs::create_dir_all(cross)?;
        fs::write(Path::new(cross).join("folds.tsv"), list)?;
    }
    let texts = if pages { texts::load_pages(folder)? } else { texts::load(folder)? };
    let mut log = io::stderr();
    writeln!(log, "{} texts, {:?} signs", texts.len(), texts.first().map(|t| t.observed.counts()))?;
    // With `--cross FOLDER` each fifth is read with the tables of the other four, which are written there, for `clean_pages`.
    let cross = args.iter().position(|a| a == "--cross").and_then(|at| args.get(at + 1));
    let folds: Vec<Option<usize>> =
        if cross.is_some() { (0..5).map(Some).collect() } else { vec![hold] };
    // With `--bodies CORPUS` as many texts of it as `--most` says are put into the frames of the pages.
    let bodies = match args.iter().position(|a| a == "--bodies").and_then(|at| args.get(at + 1)) {
        Some(path) => texts::bodies(Path::new(path), option("--most").map_or(200, |n| n as usize))?,
        None => Vec::new(),
    };
    let mut titles = [(0usize, 0usize, 0usize); 2];
    #[expect(clippy::type_complexity, reason = "it is used once, here")]
    let mut scored: Vec<(bool, bool, Vec<(Part, i32)>, &Text)> = Vec::new();
    for hold in folds {
        let train: Vec<&Text> = texts.iter().filter(|t| Some(t.fold()) != hold).collect();
        let planted = texts::planted(&train, &bodies);
        let all: Vec<&Text> = train.iter().copied().chain(&planted).collect();
        let table = learn::learn(&all, options);
        let heads = if pages { Vec::new() } else { learn_headlines(&train, options) };
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
        for text in texts.iter().filter(|t| hold.is_none_or(|h| t.fold() == h)) {
            if !pages && !text.clean && text.title.is_some() {
                let (right, there) = headline_right(text, &table, &heads);
                let slot = &mut titles[usize::from(!text.window)];
                *slot = (slot.0 + 1, slot.1 + usize::from(right), slot.2 + usize::from(there));
            }
            scored.push((text.window, text.clean, learn::read(&table, text), text));
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
            let seen = &text.observed.seen[at];
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

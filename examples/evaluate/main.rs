//! Measures the engine against annotated articles: people, titles, countries, who is who, holders.
//!
//! ```text
//! cargo run --release --example evaluate -- GOLDDIR [--part tune|report|all] [--oracle]
//!     [--errors N] [--rules] [--bins] [--only KIND] [--people ID] [--model FILE | --aside FOLDER]
//! ```
//!
//! GOLDDIR holds `texts/*.txt` and `mentions/*.json`. `report` is every fifth article by name, `tune` the
//! others. `--oracle` hands the annotated mentions to the linker, to measure it alone.
//! `--model` puts another tagger in the place of the one compiled in, say one that has not seen these articles;
//! `--aside` reads each quarter of `tune` with the tagger that was trained without it: FOLDER has `0.bin` to `3.bin`,
//! which `train … FOLDER/K.bin --aside K` writes.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command that prints its result")]

mod gold;
mod score;

use std::path::PathBuf;
use std::process::ExitCode;

use dateline::analyze::Engine;
use dateline::document::Analysis;
use dateline::tagger::Tagger;

use crate::gold::Gold;
use crate::score::Board;

/// What was asked for on the command line.
struct Asked {
    folder: PathBuf,
    part: String,
    oracle: bool,
    errors: usize,
    rules: bool,
    bins: bool,
    only: Option<String>,
    people: Option<String>,
    model: Option<PathBuf>,
    aside: Option<PathBuf>,
}

fn main() -> ExitCode {
    let Some(asked) = asked(std::env::args().skip(1)) else {
        eprintln!(
            "usage: evaluate GOLDDIR [--part tune|report|all] [--oracle] [--errors N] [--rules] [--bins] [--only KIND] [--people ID] [--model FILE | --aside FOLDER]"
        );
        return ExitCode::from(2);
    };
    let golds = match gold::read(&asked.folder) {
        Ok(golds) => golds,
        Err(error) => {
            eprintln!("{}: {error}", asked.folder.display());
            return ExitCode::FAILURE;
        }
    };
    let engines = match engines(&asked) {
        Ok(engines) => engines,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let mut board = Board::new(asked.errors, asked.only.clone());
    for (place, gold) in golds.iter().enumerate() {
        let wanted = match asked.part.as_str() {
            "tune" => place % 5 != 4,
            "report" => place % 5 == 4,
            _ => true,
        };
        if wanted {
            // The quarters are counted among the articles of `tune` alone, as `train` does.
            let engine = &engines[(place - place / 5) % engines.len()];
            let analysis = found(engine, gold, asked.oracle);
            if asked.people.as_ref() == Some(&gold.id) {
                print_people(&analysis);
                print_quotes(&gold.text, &analysis);
            }
            board.add(gold, &analysis);
        }
    }
    board.print();
    if asked.rules {
        board.print_rules();
        board.print_lost();
    }
    if asked.bins {
        board.print_bins();
    }
    ExitCode::SUCCESS
}

/// The engine to measure; with `--aside` one for each quarter.
fn engines(asked: &Asked) -> Result<Vec<Engine>, String> {
    let models: Vec<PathBuf> = match (&asked.model, &asked.aside) {
        (Some(path), _) => vec![path.clone()],
        (None, Some(folder)) => (0..4).map(|part| folder.join(format!("{part}.bin"))).collect(),
        (None, None) => return Ok(vec![Engine::embedded()]),
    };
    let engine = |path: &PathBuf| {
        let bytes = std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
        Ok(Engine::embedded().with_tagger(Tagger::new(bytes.leak())))
    };
    models.iter().map(engine).collect()
}

fn found(engine: &Engine, gold: &Gold, oracle: bool) -> Analysis {
    let document = gold.document();
    if oracle { engine.conclude(&document, gold.candidates()) } else { engine.analyze(&document) }
}

fn print_people(analysis: &Analysis) {
    for person in &analysis.people {
        let titles: Vec<&str> = person.titles.iter().map(|(title, _)| title.as_str()).collect();
        println!(
            "{} {:?} {titles:?} {:?} {}",
            person.name,
            person.aliases,
            person.countries,
            person.stops.len()
        );
    }
    for office in &analysis.offices {
        println!("  {} {:?} {}", office.name, office.holders, office.stops.len());
    }
}

fn print_quotes(text: &str, analysis: &Analysis) {
    for quote in &analysis.quotes {
        let speaker = quote.speaker.and_then(|who| analysis.people.get(who.0 as usize));
        println!(
            "  {} {} | {}",
            quote.why.rule,
            speaker.map_or("?", |who| &who.name),
            quote.span.of(text)
        );
    }
}

fn asked(mut arguments: impl Iterator<Item = String>) -> Option<Asked> {
    let mut asked = Asked {
        folder: PathBuf::new(),
        part: "all".to_owned(),
        oracle: false,
        errors: 0,
        rules: false,
        bins: false,
        only: None,
        people: None,
        model: None,
        aside: None,
    };
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--part" => asked.part = arguments.next()?,
            "--errors" => asked.errors = arguments.next()?.parse().ok()?,
            "--only" => asked.only = Some(arguments.next()?),
            "--people" => asked.people = Some(arguments.next()?),
            "--model" => asked.model = Some(arguments.next()?.into()),
            "--aside" => asked.aside = Some(arguments.next()?.into()),
            "--oracle" => asked.oracle = true,
            "--rules" => asked.rules = true,
            "--bins" => asked.bins = true,
            folder if asked.folder.as_os_str().is_empty() && !folder.starts_with('-') => {
                asked.folder = PathBuf::from(folder);
            }
            _ => return None,
        }
    }
    (!asked.folder.as_os_str().is_empty()).then_some(asked)
}

//! Trains the tagger:
//!
//!     cargo run --release --example train -- ../shared/corpora ../shared/gold-train assets/tagger/model.bin
//!
//! Options: `--open` (the licence-clean texts alone), `--without GROUPS` (a number, for ablation), `--evaluate GOLD`
//! (show scores on a folder of gold, without training), `--errors N`, and settings of the learner by name.
#![expect(clippy::print_stderr, clippy::print_stdout, reason = "a command for developers")]

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

use dateline::tagger::features::Groups;
use dateline::tagger::train::augment::{self, Dice, Donors};
use dateline::tagger::train::corpus::{Article, Name};
use dateline::tagger::train::evaluate::{self, Mistake};
use dateline::tagger::train::{self, Plan};
use dateline::tagger::{Label, Tagger};
use serde_json::Value;

/// How much an article of each text counts.
const GOLD_WEIGHT: f32 = 2.0;
const WORLDWIDE_WEIGHT: f32 = 1.0;
const CONLL_WEIGHT: f32 = 0.4;
const OPEN_WEIGHT: f32 = 0.4;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("train: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> io::Result<()> {
    let mut paths = Vec::new();
    let mut plan = Plan::default();
    let (mut open, mut errors, mut keep, mut aside) = (false, 0, false, None);
    let (mut copies, mut heads) = (0.0, 0.0);
    let mut weights = [GOLD_WEIGHT, WORLDWIDE_WEIGHT, CONLL_WEIGHT, OPEN_WEIGHT];
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut number = || arguments.next().and_then(|n| n.parse::<f32>().ok()).unwrap_or(0.0);
        match argument.as_str() {
            "--open" => open = true,
            "--keep" => keep = true,
            "--aside" => aside = Some(number() as usize),
            "--without" => plan.groups = Groups(Groups::ALL.0 & !(number() as u8)),
            "--errors" => errors = number() as usize,
            "--rounds" => plan.rounds = number() as usize,
            "--least" => plan.least = number() as u32,
            "--features" => plan.features = number() as usize,
            "--rate" => plan.settings.rate = number(),
            "--shrink" => plan.settings.shrink = number(),
            "--dropout" => plan.settings.dropout = number(),
            "--first-pass" => plan.settings.first_pass = number(),
            "--members" => plan.members = number() as usize,
            "--seed" => plan.settings.seed = number() as u64,
            "--margin" => plan.settings.margin = number(),
            "--gold-weight" => weights[0] = number(),
            "--worldwide-weight" => weights[1] = number(),
            "--conll-weight" => weights[2] = number(),
            "--copies" => copies = number(),
            "--heads" => heads = number(),
            "--open-weight" => weights[3] = number(),
            _ => paths.push(argument),
        }
    }
    let [corpora, gold_train, out] = &paths[..] else {
        return Err(io::Error::other("usage: train CORPORA GOLD-TRAIN OUT"));
    };
    let texts = Texts::read(Path::new(corpora), Path::new(gold_train), open, aside, weights)?;
    if !keep {
        let names = fs::read_to_string(
            Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lexicon/names.txt"),
        )?;
        let articles = more(texts.train, &Donors::new(&names), copies, heads);
        let bytes = train::train(&articles, &plan, &mut |line| eprintln!("{line}"));
        eprintln!("{} bytes", bytes.len());
        fs::write(out, bytes)?;
    }
    let bytes = fs::read(out)?;
    let tagger = Tagger::with_groups(&bytes, plan.groups);
    for (name, articles) in &texts.held {
        let (tally, sure, mistakes) = evaluate::people(&tagger, articles);
        let [p, r, f] = tally.scores();
        let high: Vec<bool> =
            sure.iter().filter(|(c, _)| *c >= 90).map(|&(_, right)| right).collect();
        let right = high.iter().filter(|&&right| right).count();
        println!(
            "{name:18} P {:.4} R {:.4} F1 {:.4}  {} names; at 90 % and above: {}, {:.4} right",
            p,
            r,
            f,
            tally.right + tally.missed,
            high.len(),
            right as f64 / high.len().max(1) as f64
        );
        if errors > 0 && !name.ends_with("report") {
            for mistake in mistakes.iter().take(errors) {
                if let Some(article) = articles.iter().find(|a| a.id == mistake.article) {
                    println!("  {}", context(&article.text, mistake));
                }
            }
        }
    }
    Ok(())
}

fn context(text: &str, mistake: &Mistake) -> String {
    let (start, end) = mistake.span;
    let from =
        (0..=start).rev().filter(|&at| text.is_char_boundary(at)).take(50).last().unwrap_or(start);
    let to =
        (end..=text.len()).filter(|&at| text.is_char_boundary(at)).take(40).last().unwrap_or(end);
    let part = |a: usize, b: usize| text.get(a..b).unwrap_or("").replace('\n', "⏎");
    let sort = if mistake.extra { "extra " } else { "missed" };
    format!(
        "{sort} {:3} {}: {}⟦{}⟧{}",
        mistake.confidence,
        mistake.article,
        part(from, start),
        part(start, end),
        part(end, to)
    )
}

/// The articles, some of them with a headline, and copies of some with other people, at half their weight.
fn more(articles: Vec<Article>, donors: &Donors, copies: f32, heads: f32) -> Vec<Article> {
    let mut dice = Dice::new(7);
    let mut all = Vec::with_capacity(articles.len() * 2);
    for article in articles {
        let long = article.text.len() > 400;
        if long
            && dice.chance((copies * 100.0) as u64)
            && let Some(mut other) = augment::exchanged(&article, donors, &mut dice)
        {
            other.weight *= 0.5;
            all.push(other);
        }
        let head = long && dice.chance((heads * 100.0) as u64);
        let headed = if head { augment::headed(&article, &mut dice) } else { None };
        all.push(headed.unwrap_or(article));
    }
    all
}

/// The articles to train on, and those kept aside.
struct Texts {
    train: Vec<Article>,
    held: Vec<(String, Vec<Article>)>,
}

impl Texts {
    fn read(
        corpora: &Path,
        gold_train: &Path,
        open: bool,
        aside: Option<usize>,
        weights: [f32; 4],
    ) -> io::Result<Self> {
        let gold = gold_train.parent().unwrap_or(gold_train).join("gold");
        let dev = read_gold(&gold)?;
        let all = read_gold(gold_train)?;
        let (report, tune): (Vec<_>, Vec<_>) =
            all.into_iter().enumerate().partition(|(n, _)| n % 5 == 4);
        let report: Vec<Article> = report.into_iter().map(|(_, a)| a).collect();
        let mut tune: Vec<Article> = tune.into_iter().map(|(_, a)| a).collect();
        let mut worldwide = read_lines(&corpora.join("worldwide-train.jsonl"), weights[1])?;
        let twin = |a: &Article| a.id.replacen("wwn-", "wwn_", 1);
        worldwide.retain(|a| !dev.iter().chain(&report).any(|b| b.id == twin(a)));
        // What the other annotation says of places and organisations is used where the gold has the people.
        for article in &mut tune {
            article.weight = weights[0];
            if let Some(at) = worldwide.iter().position(|a| twin(a) == article.id)
                && !merge(article, &worldwide.remove(at))
            {
                eprintln!("{}: the two texts differ", article.id);
            }
        }
        let held_out = |n: usize| n % 10 == 9;
        let (world_held, world): (Vec<_>, Vec<_>) =
            worldwide.into_iter().enumerate().partition(|(n, _)| held_out(*n));
        let conll = read_lines(&corpora.join("conll2003-train.jsonl"), weights[2])?;
        let (conll_held, conll): (Vec<_>, Vec<_>) =
            conll.into_iter().enumerate().partition(|(n, _)| held_out(*n));
        let second = |v: Vec<(usize, Article)>| v.into_iter().map(|(_, a)| a).collect::<Vec<_>>();
        let dwie = read_lines(&corpora.join("dwie-dev.jsonl"), 0.0)?;
        let mut train =
            read_lines(&corpora.join("open-train.jsonl"), if open { 1.0 } else { weights[3] })?;
        if !open {
            train.extend(second(world));
            train.extend(second(conll));
            let (held, kept): (Vec<_>, Vec<_>) =
                tune.into_iter().enumerate().partition(|(n, _)| Some(n % 4) == aside);
            train.extend(second(kept));
            tune = second(held);
        }
        let held = vec![
            ("gold".to_owned(), dev),
            ("gold-train report".to_owned(), report),
            ("gold-train aside".to_owned(), tune),
            ("worldwide held out".to_owned(), second(world_held)),
            ("conll held out".to_owned(), second(conll_held)),
            ("dwie-dev".to_owned(), dwie),
        ];
        Ok(Self { train, held })
    }
}

/// Heads of names that honour a person: what stands before them names no person there.
const HONOURS: [&str; 36] = [
    "Academy",
    "Airport",
    "Arena",
    "Auditorium",
    "Award",
    "Bridge",
    "Building",
    "Center",
    "Centre",
    "Church",
    "City",
    "Clinic",
    "College",
    "Cup",
    "Foundation",
    "Fund",
    "Hall",
    "Highway",
    "Hospital",
    "House",
    "Institute",
    "International",
    "Library",
    "Medal",
    "Memorial",
    "Museum",
    "Palace",
    "Park",
    "Prize",
    "School",
    "Specialized",
    "Square",
    "Stadium",
    "Street",
    "Trophy",
    "University",
];

/// Titles that some annotators took into the name.
const TITLES: [&str; 14] = [
    "Mr",
    "Mr.",
    "Mrs",
    "Mrs.",
    "Ms",
    "Ms.",
    "Dr",
    "Dr.",
    "Prof.",
    "Prof",
    "Imam",
    "Ayatollah",
    "Sir",
    "President",
];

/// Brings the people of other annotations nearer to the guidelines: no title before the name, no one in an airport's name.
fn tidy(article: &mut Article) {
    for name in article.names.iter_mut().filter(|n| n.label == Label::Person) {
        while let Some((title, rest)) =
            article.text.get(name.start..name.end).and_then(|t| t.split_once(' '))
        {
            if !TITLES.contains(&title) || rest.is_empty() {
                break;
            }
            name.start += title.len() + 1;
        }
        let after = article.text.get(name.end..).unwrap_or("");
        let head = after
            .strip_prefix(' ')
            .unwrap_or("")
            .split(|c: char| !c.is_alphabetic())
            .next()
            .unwrap_or("");
        if HONOURS.contains(&head) {
            name.end += 1 + head.len();
            name.label = Label::Organisation;
        }
    }
}

/// The people of `article` with the other names of `other`, the same text (but for white space and a line before it)
/// annotated by other rules.
fn merge(article: &mut Article, other: &Article) -> bool {
    let solid = |text: &str| -> Vec<(usize, char)> {
        text.char_indices().filter(|(_, c)| !c.is_whitespace()).collect()
    };
    let (ours, theirs) = (solid(&article.text), solid(&other.text));
    let Some(skip) = ours.len().checked_sub(theirs.len()) else { return false };
    if !ours.iter().skip(skip).zip(&theirs).all(|(a, b)| a.1 == b.1) {
        return false;
    }
    article.people_only = false;
    let place = |at: usize| {
        let number = theirs.partition_point(|&(byte, _)| byte < at);
        ours.get(skip + number).map_or(article.text.len(), |&(byte, _)| byte)
    };
    for name in &other.names {
        let (start, last) = (place(name.start), place(name.end.saturating_sub(1)));
        let width =
            article.text.get(last..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8);
        let end = last + width;
        let clash = article.names.iter().any(|n| n.start < end && start < n.end);
        if !clash && name.label != Label::Person {
            article.names.push(Name { start, end, label: name.label });
        }
    }
    true
}

fn read_gold(folder: &Path) -> io::Result<Vec<Article>> {
    let mut files: Vec<_> = fs::read_dir(folder.join("mentions"))?.collect::<Result<_, _>>()?;
    files.sort_by_key(fs::DirEntry::file_name);
    let mut articles = Vec::new();
    for file in files {
        let value: Value = serde_json::from_str(&fs::read_to_string(file.path())?)?;
        let id = value["id"].as_str().unwrap_or_default().to_owned();
        let text = fs::read_to_string(folder.join("texts").join(format!("{id}.txt")))?;
        let bytes = offsets(&text);
        let mut article = Article {
            id,
            people_only: true,
            trusted: true,
            weight: GOLD_WEIGHT,
            ..Article::default()
        };
        for mention in value["mentions"].as_array().into_iter().flatten() {
            let at = |key: &str| {
                bytes.get(mention[key].as_u64().unwrap_or(0) as usize).copied().unwrap_or(0)
            };
            let (start, end) = (at("start"), at("end"));
            match mention["kind"].as_str() {
                Some("person") => article.names.push(Name { start, end, label: Label::Person }),
                Some("optional") => article.free.push((start, end)),
                _ => {}
            }
        }
        article.text = text;
        articles.push(article);
    }
    Ok(articles)
}

fn read_lines(path: &Path, weight: f32) -> io::Result<Vec<Article>> {
    let mut articles = Vec::new();
    for line in fs::read_to_string(path)?.lines() {
        let value: Value = serde_json::from_str(line)?;
        let text = value["text"].as_str().unwrap_or_default().to_owned();
        let bytes = offsets(&text);
        let mut article = Article {
            id: value["id"].as_str().unwrap_or_default().to_owned(),
            weight,
            ..Article::default()
        };
        for entity in value["ents"].as_array().into_iter().flatten() {
            let at = |n: usize| {
                bytes.get(entity[n].as_u64().unwrap_or(0) as usize).copied().unwrap_or(0)
            };
            let label = match entity[2].as_str() {
                Some("PERSON") => Label::Person,
                Some("LOC" | "COUNTRY") => Label::Place,
                Some("ORG") => Label::Organisation,
                Some("MISC" | "DEMONYM") => Label::Misc,
                _ => continue,
            };
            article.names.push(Name { start: at(0), end: at(1), label });
        }
        for span in value["ignore"].as_array().into_iter().flatten() {
            let at =
                |n: usize| bytes.get(span[n].as_u64().unwrap_or(0) as usize).copied().unwrap_or(0);
            article.free.push((at(0), at(1)));
        }
        article.text = text;
        if weight > 0.0 {
            tidy(&mut article);
        }
        articles.push(article);
    }
    Ok(articles)
}

/// The byte of each character, and the text's length.
fn offsets(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

//! Cleans the files that are named and prints an object a line, to measure the cleaner:
//! `cargo run --release --no-default-features --example clean_pages -- [--cross FOLDER] FILE... > out.jsonl`
//!
//! With `--cross` each page is cleaned with the tables of the fifths that it is not in, as `train_cleaner --cross FOLDER` wrote
//! them: so a page that was never seen scores. With `--people TRUTH` the people found in what was cleaned are held against the people
//! found in the true body, by their full names; `astray` names those that only one of the two has.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::env;
use std::error::Error;
use std::fs;
use std::io;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

use dateline::analyze::Engine;
use dateline::clean;
use dateline::clean::training;
use dateline::clean::training::Doubt;
use dateline::clean::training::TABLES;
use dateline::clean::training::Tables;
use dateline::document::Article;
use dateline::document::BlockKind;
use dateline::document::Format;
use dateline::document::Meta;
use dateline::document::RawArticle;
use dateline::source;
use dateline::source::Fields;
use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut spent = 0.0;
    let mut files = 0;
    let mut args = env::args().skip(1).peekable();
    let mut cross = match args.next_if(|a| a == "--cross").and_then(|_| args.next()) {
        Some(folder) => Some(Cross::load(Path::new(&folder))?),
        None => None,
    };
    // `--doubt 0,1024,2048,…`: other margins than those compiled in, in the order of `Doubt`.
    if let (Some(list), Some(cross)) =
        (args.next_if(|a| a == "--doubt").and_then(|_| args.next()), cross.as_mut())
    {
        let values = list.split(',').map(|n| n.parse().unwrap_or(0));
        let Doubt { before, within, after, house, junk } = cross.doubt.get_or_insert(TABLES.doubt);
        let slots = [before, within, after, house].into_iter().flatten().chain([junk]);
        slots.zip(values).for_each(|(slot, value)| *slot = value);
    }
    let truths = match args.next_if(|a| a == "--people").and_then(|_| args.next()) {
        Some(path) => Some(truths(Path::new(&path))?),
        None => None,
    };
    let engine = Engine::embedded();
    let (mut same, mut found, mut wanted) = (0usize, 0usize, 0usize);
    for path in args {
        let raws = match source::read(Path::new(&path), &Fields::default()) {
            Ok(contents) => contents.articles,
            Err(e) => {
                writeln!(io::stderr(), "{e}")?;
                continue;
            }
        };
        let start = Instant::now();
        let articles: Vec<Article> = raws
            .iter()
            .map(|raw| match &cross {
                Some(cross) => training::clean_with(raw, &cross.tables(&path)),
                None => clean::clean(raw),
            })
            .collect();
        spent += start.elapsed().as_secs_f64();
        files += 1;
        let mut astray = Vec::new();
        if let Some(truth) = truths.as_ref().and_then(|truths| truths.get(id_of(&path))) {
            let truth = people(&engine, &clean::as_is(&raw(truth)));
            let own: BTreeSet<String> = articles.iter().flat_map(|a| people(&engine, a)).collect();
            astray.extend(own.symmetric_difference(&truth).cloned());
            same += truth.intersection(&own).count();
            found += own.len();
            wanted += truth.len();
        }
        for article in &articles {
            let mut object = object(article);
            if truths.is_some() {
                object["astray"] = json!(astray);
            }
            writeln!(out, "{object}")?;
        }
    }
    writeln!(io::stderr(), "{files} files, {spent:.2} s in the cleaner")?;
    if truths.is_some() {
        let f1 = (same * 2) as f64 / (found + wanted).max(1) as f64;
        writeln!(
            io::stderr(),
            "people: {found} found, {wanted} in the true bodies, {same} in both, F1 {f1:.3}"
        )?;
    }
    Ok(())
}

/// The tables of five fifths, and which fifth a page is in.
struct Cross {
    folds: BTreeMap<String, usize>,
    tables: Vec<[Vec<u8>; 3]>,
    doubt: Option<Doubt>,
}

impl Cross {
    fn load(folder: &Path) -> io::Result<Self> {
        let list = fs::read_to_string(folder.join("folds.tsv"))?;
        let pair = |line: &str| {
            let (id, fold) = line.split_once('\t')?;
            Some((id.to_owned(), fold.parse().ok()?))
        };
        let table = |fold: usize, what: &str, own: &[u8]| {
            fs::read(folder.join(format!("{fold}.{what}.bin"))).unwrap_or_else(|_| own.to_vec())
        };
        let tables = (0..5).map(|fold| {
            [
                table(fold, "lines", TABLES.lines),
                table(fold, "headline", TABLES.headline),
                table(fold, "page", TABLES.page),
            ]
        });
        Ok(Self {
            folds: list.lines().filter_map(pair).collect(),
            tables: tables.collect(),
            doubt: None,
        })
    }

    fn tables(&self, path: &str) -> Tables<'_> {
        let fold = self.folds.get(id_of(path)).copied().unwrap_or(0);
        let [lines, headline, page] = &self.tables[fold];
        Tables {
            lines,
            headline,
            page,
            doubt: self.doubt.unwrap_or(TABLES.doubt),
            page_doubt: self.doubt.unwrap_or(TABLES.page_doubt),
        }
    }
}

/// The page's id: the file's name up to the first stop.
fn id_of(path: &str) -> &str {
    path.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or_default()
}

/// The true bodies by their ids.
fn truths(path: &Path) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let mut truths = BTreeMap::new();
    for line in fs::read_to_string(path)?.lines() {
        let value: serde_json::Value = serde_json::from_str(line)?;
        let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
        truths.insert(text("id"), text("text"));
    }
    Ok(truths)
}

fn raw(text: &str) -> RawArticle {
    RawArticle {
        id: String::new(),
        path: String::new(),
        format: Format::Text,
        content: text.to_owned(),
        meta: Meta::default(),
    }
}

/// The full names of the people in the body, without the headline, which a true body has not either.
fn people(engine: &Engine, article: &Article) -> BTreeSet<String> {
    let text = article.document.text();
    let blocks = article.document.blocks().iter();
    let body = blocks.filter(|b| !matches!(b.kind, BlockKind::Headline | BlockKind::Caption));
    let body: Vec<&str> = body.map(|b| b.span.of(text)).collect();
    let article = clean::as_is(&raw(&body.join("\n\n")));
    let analysis = engine.analyze(&article.document);
    analysis.people.into_iter().map(|person| person.name.to_lowercase()).collect()
}

fn object(article: &Article) -> serde_json::Value {
    let text = article.document.text();
    let of = |wanted: fn(BlockKind) -> bool| {
        let blocks = article.document.blocks().iter().filter(move |b| wanted(b.kind));
        blocks.map(|b| b.span.of(text).to_owned()).collect::<Vec<_>>()
    };
    let body = of(|kind| !matches!(kind, BlockKind::Headline | BlockKind::Caption));
    let dropped: Vec<_> = article
        .dropped
        .iter()
        .map(|d| json!({"text": d.text, "reason": d.reason, "before": d.before}))
        .collect();
    json!({
        "id": article.id, "path": article.path, "title": article.meta.headline, "deck": article.meta.deck,
        "byline": article.meta.byline, "date": article.meta.published, "section": article.meta.section,
        "source": article.meta.source, "language": article.meta.language, "text": body.join("\n\n"),
        "captions": of(|kind| kind == BlockKind::Caption), "dropped": dropped,
    })
}

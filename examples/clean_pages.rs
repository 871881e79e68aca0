//! Cleans the files that are named and prints an object a line, to measure the cleaner:
//! `cargo run --release --no-default-features --example clean_pages -- FILE... > out.jsonl`

use std::env;
use std::error::Error;
use std::io;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

use dateline::clean;
use dateline::document::Article;
use dateline::document::BlockKind;
use dateline::source;
use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut spent = 0.0;
    let mut files = 0;
    for path in env::args().skip(1) {
        let raws = match source::read(Path::new(&path)) {
            Ok(raws) => raws,
            Err(e) => {
                writeln!(io::stderr(), "{e}")?;
                continue;
            }
        };
        let start = Instant::now();
        let articles: Vec<Article> = raws.iter().map(clean::clean).collect();
        spent += start.elapsed().as_secs_f64();
        files += 1;
        for article in &articles {
            writeln!(out, "{}", object(article))?;
        }
    }
    writeln!(io::stderr(), "{files} files, {spent:.2} s in the cleaner")?;
    Ok(())
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

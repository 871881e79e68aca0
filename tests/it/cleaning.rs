//! Each file of `tests/fixtures/clean` with what must come of it.

use std::fs;
use std::path::Path;

use dateline::clean;
use dateline::document::Article;
use dateline::document::BlockKind;
use dateline::document::Format;
use dateline::document::Meta;
use dateline::document::RawArticle;
use dateline::source;
use dateline::source::Fields;

/// The head in lines, then the body.
fn shown(article: &Article) -> String {
    let text = article.document.text();
    let mut out = String::new();
    let mut line = |name: &str, value: &str| {
        if !value.is_empty() {
            out.push_str(&format!("{name}: {value}\n"));
        }
    };
    let meta = &article.meta;
    line("headline", meta.headline.as_deref().unwrap_or_default());
    line("byline", &meta.byline.join(", "));
    line("published", meta.published.as_deref().unwrap_or_default());
    line("section", meta.section.as_deref().unwrap_or_default());
    line("dateline", article.dateline.map_or("", |span| span.of(text)));
    for block in body(article) {
        out.push('\n');
        out.push_str(block);
        out.push('\n');
    }
    out
}

fn body(article: &Article) -> Vec<&str> {
    let blocks = article.document.blocks().iter();
    let wanted = blocks.filter(|b| !matches!(b.kind, BlockKind::Headline | BlockKind::Caption));
    wanted.map(|b| b.span.of(article.document.text())).collect()
}

#[test]
fn every_fixture_gives_what_is_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/clean");
    let (files, errors) = source::walk(&folder);
    assert!(errors.is_empty());
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e != "expected")) {
        let expected = fs::read_to_string(file.with_extension("expected")).unwrap();
        let raws = source::read(file, &Fields::default()).unwrap().articles;
        let found: Vec<String> = raws.iter().map(|raw| shown(&clean::clean(raw))).collect();
        assert_eq!(found.join("\n=====\n"), expected, "{}", file.display());
    }
}

#[test]
fn a_clean_article_stays_as_it_is() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/clean");
    for name in ["ferry.txt", "judge.html"] {
        let raws = source::read(&folder.join(name), &Fields::default()).unwrap().articles;
        let once = clean::clean(&raws[0]);
        let again = clean::clean(&RawArticle {
            id: String::new(),
            path: String::new(),
            format: Format::Text,
            content: once.document.text().to_owned(),
            meta: Meta::default(),
        });
        assert_eq!(body(&again), body(&once), "{name}");
    }
}

#[test]
fn nothing_of_a_dump_is_lost() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/clean/ferry.txt");
    let raws = source::read(&file, &Fields::default()).unwrap().articles;
    let article = clean::clean(&raws[0]);
    for line in raws[0].content.lines().filter(|l| !l.trim().is_empty()) {
        let kept = article.document.text().contains(line.trim());
        assert!(kept || article.dropped.iter().any(|d| d.text == line.trim()), "{line}");
    }
}

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
    let (files, _) = source::walk(&folder);
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e != "expected")) {
        let once = clean::clean(&source::read(file, &Fields::default()).unwrap().articles[0]);
        let words: Vec<String> = body(&once).iter().map(|b| b.replace('\t', " ")).collect();
        let again = clean::clean(&RawArticle {
            id: String::new(),
            path: String::new(),
            format: Format::Text,
            content: format!(
                "{}\n\n{}",
                once.meta.headline.as_deref().unwrap_or_default(),
                words.join("\n\n")
            ),
            meta: Meta::default(),
        });
        assert_eq!(body(&again), words, "{}", file.display());
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

#[test]
fn all_stories_of_a_file_stay_with_and_without_a_line_between() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/clean/stories.txt");
    let raw = source::read(&file, &Fields::default()).unwrap().articles.remove(0);
    let is_rule = |line: &&str| !line.starts_with(['=', '-']);
    let bare: Vec<&str> = raw.content.lines().filter(is_rule).collect();
    for content in [bare.join("\n"), raw.content.clone()] {
        let article = clean::clean(&RawArticle { content, ..raw.clone() });
        let blocks = body(&article);
        for words in ["left the island on Friday", "walk out next week", "a day of mourning"] {
            assert!(blocks.iter().any(|block| block.contains(words)), "{words}");
        }
        for headline in
            ["Port workers vote to strike on Monday", "Bishop asks for a day of mourning"]
        {
            assert!(blocks.contains(&headline), "{headline}");
        }
    }
}

#[test]
fn markdown_is_read_by_its_marks() {
    let text = "# Envoy leaves *Senna* without a deal\n\nBy Anna Holt\n\n7 March 2025\n\n\
        SENNA — The [envoy](http://a.example) of Varland left the **island** on Friday without an agreement, two officials said.\n\n\
        ![The envoy at the airport](a.jpg)\n\n## What is open\n\n\
        - The witnesses have not been named, according to the governor's office.\n\
        - The hearings have no date, and the families of the missing want one.\n\n\
        > “There will be another round,” Governor Ines Novak told reporters at the airport.\n\n\
        | Round | Hours |\n| --- | --- |\n| First | 4 |\n| Second | 6 |\n\n\
        The two sides could not agree on who should hear the witnesses, the officials said on Friday evening.\n";
    let raw = RawArticle {
        id: String::new(),
        path: String::new(),
        format: Format::Markdown,
        content: text.to_owned(),
        meta: Meta::default(),
    };
    let article = clean::clean(&raw);
    assert_eq!(article.meta.headline.as_deref(), Some("Envoy leaves Senna without a deal"));
    assert_eq!(article.meta.byline, ["Anna Holt"]);
    assert_eq!(article.meta.published.as_deref(), Some("2025-03-07"));
    let kinds: Vec<BlockKind> = article.document.blocks().iter().map(|b| b.kind).collect();
    assert_eq!(
        kinds,
        [
            BlockKind::Headline,
            BlockKind::Paragraph,
            BlockKind::Caption,
            BlockKind::Subheading,
            BlockKind::ListItem,
            BlockKind::ListItem,
            BlockKind::Quotation,
            BlockKind::TableRow,
            BlockKind::TableRow,
            BlockKind::TableRow,
            BlockKind::Paragraph,
        ]
    );
    assert!(!article.document.text().contains(['*', '[', '#', '>']));
}

#[test]
fn what_a_page_hides_is_kept_apart() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/clean/flood.html");
    let article = clean::clean(&source::read(&file, &Fields::default()).unwrap().articles[0]);
    let hidden = |d: &&dateline::document::Dropped| d.reason == "hidden on the page";
    assert!(article.dropped.iter().find(hidden).is_some_and(|d| d.text.contains("cookies")));
    let text = article.document.text();
    let rows = article.document.blocks().iter().filter(|b| b.kind == BlockKind::TableRow);
    let rows: Vec<&str> = rows.map(|b| b.span.of(text)).collect();
    assert_eq!(rows, ["Station\tLevel\tHour", "Brod\t7.10 m\t04:00", "Lipa\t6.85 m"]);
}

#[test]
fn pictures_writers_and_interviews_in_a_dump() {
    let text = "Senna's ferries return to the winter route\n\nBy Anna Holt\n\nMarch 4, 2025\n\n\
        SENNA — The ferries of Varland went back to the winter route on Tuesday after nine days in harbour, the company said.\n\n\
        The first boat leaves the quay at dawn. (Ilse Novak / Senna Times)\n\n\
        Passengers had slept in the customs house, and the town had fed them there at its own cost, Mayor Odile Martens said.\n\n\
        What the pilots of the harbour want\n\n(Image credit: Harbour Films)\n\n\
        The pilots want two nights of rest in a week, and the company has offered one, its director Tomas Hale said on Monday.\n\n\
        Q: When will there be a second boat?\n\nA: In May\n\n\
        Hale said that the yard at Brod had been paid in full, and that the boat would be painted there before it sailed.\n\n\
        The talks go on next week, when a judge from the capital is to hear both sides, according to the governor's office.\n\n\
        Author: Anna Holt, Editor\n\n\
        Anna has seen every harbour of Varland since she came to the Daily Harbour in 2011.\n\n\
        The post Senna's ferries return to the winter route appeared first on Daily Harbour.\n";
    let raw = RawArticle {
        id: String::new(),
        path: String::new(),
        format: Format::Text,
        content: text.to_owned(),
        meta: Meta::default(),
    };
    let article = clean::clean(&raw);
    assert_eq!(article.meta.byline, ["Anna Holt"]);
    let blocks = article.document.blocks();
    let has = |words: &str, kind: BlockKind| {
        blocks.iter().any(|b| b.kind == kind && b.span.of(article.document.text()).contains(words))
    };
    assert!(has("leaves the quay at dawn", BlockKind::Caption));
    for words in ["What the pilots", "Q: When will", "A: In May", "a judge from the capital"] {
        assert!(has(words, BlockKind::Paragraph), "{words}");
    }
    for words in ["Author: Anna Holt", "Anna has seen", "appeared first on"] {
        assert!(!article.document.text().contains(words), "{words}");
    }
}

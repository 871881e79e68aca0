//! Each file of `tests/fixtures/formats` with what must come of it, and that no damage to one makes anything panic.
//!
//! `UPDATE_FORMATS=1 cargo test --test it formats` writes what comes: read the difference.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;
use std::time::Instant;

use dateline::clean;
use dateline::document::Article;
use dateline::document::BlockKind;
use dateline::source;
use dateline::source::Field;
use dateline::source::Fields;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// The keys that `own-keys.json` has and nobody knows.
fn fields() -> Fields {
    let own = Fields::default().with(Field::Title, "kop").with(Field::Text, "tekst");
    own.with(Field::Authors, "door").with(Field::Date, "dag")
}

fn fixtures() -> Vec<PathBuf> {
    let (files, errors) = source::walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER));
    assert!(errors.is_empty());
    let is_input = |it: &PathBuf| {
        let name = it.file_name().unwrap_or_default().to_string_lossy();
        !name.ends_with(".expected.txt") && name != "README.md"
    };
    let inputs: Vec<PathBuf> = files.into_iter().filter(is_input).collect();
    assert!(inputs.len() > 40);
    inputs
}

const FOLDER: &str = "tests/fixtures/formats";

/// What the file gives: notes, and of each article its name, its head and its text; or why it gives nothing.
fn shown(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match source::read_bytes(&name, fs::read(file).unwrap(), &fields()) {
        Err(error) => format!("{error}\n"),
        Ok(contents) => {
            let mut out: String =
                contents.notes.iter().map(|it| format!("{name}: {it}\n")).collect();
            for raw in &contents.articles {
                out.push_str(&format!("===== {} ({:?})\n", raw.path, raw.format));
                out.push_str(&article(&clean::clean(raw)));
            }
            out
        }
    }
}

fn article(article: &Article) -> String {
    let text = article.document.text();
    let meta = &article.meta;
    let mut out = String::new();
    let mut line = |name: &str, value: Option<&str>| {
        if let Some(value) = value.filter(|it| !it.is_empty()) {
            out.push_str(&format!("{name}: {value}\n"));
        }
    };
    line("headline", meta.headline.as_deref());
    line("byline", Some(&meta.byline.join(", ")));
    line("published", meta.published.as_deref());
    line("updated", meta.updated.as_deref());
    line("section", meta.section.as_deref());
    line("source", meta.source.as_deref());
    line("language", meta.language.as_deref());
    line("url", meta.url.as_deref());
    line("dateline", article.dateline.map(|span| span.of(text)));
    for block in article.document.blocks().iter().filter(|it| it.kind != BlockKind::Headline) {
        let kind = match block.kind {
            BlockKind::Paragraph => String::new(),
            other => format!("[{other:?}] "),
        };
        out.push_str(&format!("\n{kind}{}\n", block.span.of(text)));
    }
    out
}

#[test]
fn every_format_gives_what_is_expected() {
    let mut wrong = Vec::new();
    for file in fixtures() {
        let expected = PathBuf::from(format!("{}.expected.txt", file.display()));
        let found = shown(&file);
        if std::env::var_os("UPDATE_FORMATS").is_some() {
            fs::write(&expected, found).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != found {
            wrong.push(format!("{}:\n{found}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Reads and cleans, and does not panic; a little file takes a little time.
fn survive(bytes: Vec<u8>) {
    let start = Instant::now();
    if let Ok(contents) = source::read_bytes("x", bytes, &fields()) {
        assert!(!contents.articles.is_empty(), "what gives no article says why");
        contents.articles.iter().take(3).for_each(|raw| {
            let _ = clean::clean(raw);
        });
    }
    assert!(start.elapsed() < Duration::from_secs(20));
}

fn config(cases: u32) -> ProptestConfig {
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    ProptestConfig { rng_seed: RngSeed::Fixed(5), ..config }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn random_bytes_do_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        survive(bytes);
    }

    /// The marks by which formats are known, put together at random.
    #[test]
    fn random_marks_do_no_harm(parts in prop::collection::vec(prop::sample::select(MARKS), 0..40)) {
        survive(parts.concat().into_bytes());
    }
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn damage_does_no_harm(
        which in any::<prop::sample::Index>(),
        end in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in any::<bool>(),
    ) {
        let files = fixtures();
        let mut bytes = fs::read(which.get(&files)).unwrap();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if cut {
            bytes.truncate(end.index(bytes.len()));
        }
        survive(bytes);
    }
}

const MARKS: &[&str] = &[
    "\u{1f}",
    "\u{8b}",
    "PK\u{3}\u{4}",
    "WARC/1.0\r\n",
    "WARC-Type: response\r\n",
    "Content-Length: 40\r\n",
    "\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
    "From a@b Tue Mar  4 10:15:00 2025\n",
    "From: a@b\nSubject: x\n",
    "MIME-Version: 1.0\n",
    "Content-Type: multipart/mixed; boundary=b\n\n",
    "--b\n",
    "--b--\n",
    "Content-Type: message/rfc822\n\n",
    "<rss><channel>",
    "<item>",
    "<title>",
    "</item>",
    "<![CDATA[",
    "]]>",
    "&",
    "<feed>",
    "<entry>",
    "{\"a\":",
    "[{",
    "\"text\":\"",
    "\\u00",
    "}",
    "]",
    "{\"articles\":[",
    "---\n",
    "title: x\n",
    "+++\n",
    "# A\n",
    "**b**",
    "<html><p>",
    "\n",
    " ",
    "The ferry sank.",
    "é",
    "\u{1b}[",
    "\u{0}",
];

#[test]
fn what_is_too_large_or_too_deep_ends_soon() {
    let item = "<item><title>A ferry</title><description>The ferry sank off Senna today.</description></item>";
    let feed = format!("<rss><channel>{}</channel></rss>", item.repeat(100_000));
    let start = Instant::now();
    let contents = source::read_bytes("x", feed.into_bytes(), &fields()).unwrap();
    assert_eq!((contents.articles.len(), contents.notes.len()), (10_000, 1));
    let mut mail = "From: a@b\nSubject: x\nMIME-Version: 1.0\n".to_owned();
    for depth in 0..2000 {
        mail.push_str(&format!("Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n"));
    }
    mail.push_str("Content-Type: text/plain\n\nThe ferry sank off Senna today.\n");
    let _ = source::read_bytes("x", mail.into_bytes(), &fields());
    let mut mail = String::new();
    for _ in 0..2000 {
        mail.push_str("From: a@b\nSubject: x\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n");
    }
    let _ = source::read_bytes("x", mail.into_bytes(), &fields());
    for deep in ["[{\"a\":".repeat(200_000), "<rss>".repeat(200_000), "<div><p>".repeat(100_000)] {
        let _ = source::read_bytes("x", deep.into_bytes(), &fields());
    }
    assert!(start.elapsed() < Duration::from_mins(1), "{:?}", start.elapsed());
}

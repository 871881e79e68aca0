//! Pages and texts that nobody wrote to be read: nothing panics, nothing is lost, and time grows with the length alone.

use std::time::{Duration, Instant};

use dateline::clean;
use dateline::document::{Article, Format, Meta, RawArticle};
use proptest::prelude::*;

fn raw(format: Format, content: String) -> RawArticle {
    RawArticle { id: String::new(), path: String::new(), format, content, meta: Meta::default() }
}

fn cleaned(format: Format, content: &str) -> Article {
    clean::clean(&raw(format, content.to_owned()))
}

/// The blocks are in order, within the text, and parted by white space.
fn check_blocks(article: &Article) {
    let text = article.document.text();
    let mut end = 0;
    for block in article.document.blocks() {
        assert!(block.span.start() >= end && block.span.end() <= text.len());
        assert!(text[end..block.span.start()].trim().is_empty());
        end = block.span.end();
    }
    assert!(text[end..].trim().is_empty());
    let blocks = article.document.blocks().len();
    assert!(article.dropped.iter().all(|gone| gone.before <= blocks));
    assert!(article.dateline.is_none_or(|place| place.end() <= text.len()));
}

/// The words of a text, in order.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(str::to_owned).collect()
}

/// Every word that went in is in the text, in what was taken out, or in the head.
fn check_nothing_lost(article: &Article, source: &str) {
    let mut there = words(article.document.text());
    there.extend(article.dropped.iter().flat_map(|gone| words(&gone.text)));
    there.extend(article.meta.headline.iter().flat_map(|h| words(h)));
    there.sort();
    for word in words(source) {
        assert!(there.binary_search(&word).is_ok(), "{word:?} is lost");
    }
}

/// Repeats that end within seconds even in a test's build; twice as much of it takes about twice as long.
#[track_caller]
fn check_time(format: Format, name: &str, make: impl Fn(usize) -> String, size: usize) {
    let time = |size: usize| {
        let raw = raw(format, make(size));
        let start = Instant::now();
        check_blocks(&clean::clean(&raw));
        start.elapsed()
    };
    let (once, fourfold) = (time(size), time(size * 4));
    // Other work may take the machine's time: what is squared takes sixteen times as long.
    let most = once * 11 + Duration::from_millis(400);
    assert!(fourfold < most, "{name}: {once:?} for {size}, {fourfold:?} for four times as much");
}

#[test]
fn hostile_pages_take_time_by_their_length() {
    let page = |name: &str, size: usize, make: fn(usize) -> String| {
        check_time(Format::Html, name, make, size);
    };
    page("nested divs", 5_000, |n| format!("{}<p>One.", "<div>".repeat(n)));
    page("nested spans", 5_000, |n| format!("{}One.", "<span>".repeat(n)));
    page("divs nested against their end tags", 2_500, |n| "<div></x><section></div>".repeat(n));
    page("empty divs of XHTML", 2_500, |n| "<div/>".repeat(n));
    page("styles that never end", 2_500, |n| {
        format!("{}{}", "<b class=x>".repeat(n), "<p>a".repeat(n))
    });
    page("tables in tables", 1_000, |n| "<table><tr><td>".repeat(n));
    page("lists in lists", 2_500, |n| "<ul><li>".repeat(n));
    page("attributes", 25_000, |n| {
        format!("<p {}>One.</p>", (0..n).map(|i| format!("a{i}=1 ")).collect::<String>())
    });
    page("bodies with attributes", 5_000, |n| (0..n).map(|i| format!("<body a{i}=1>")).collect());
    page("comments that never end", 25_000, |n| "<!-- a ".repeat(n));
    page("titles that never end", 5_000, |n| "<title>a".repeat(n));
    page("drawings that never end", 5_000, |n| "<svg>a".repeat(n));
    page("angles", 250_000, |n| "<".repeat(n));
    page("quotes that never end", 10_000, |n| "<a href=\">".repeat(n));
    page("links", 2_500, |n| "<a href=/x>One of many</a> ".repeat(n));
    page("paragraphs", 2_500, |n| {
        "<p>The minister said on Monday that the ferry had been lost.".repeat(n)
    });
    page("entities", 50_000, |n| "&amp;".repeat(n));
    page("one line", 250_000, |n| "word ".repeat(n));
}

#[test]
fn hostile_texts_take_time_by_their_length() {
    for format in [Format::Text, Format::Markdown] {
        let text = |name: &str, size: usize, make: fn(usize) -> String| {
            check_time(format, name, make, size);
        };
        text("one line", 100_000, |n| "word ".repeat(n));
        text("one word", 250_000, |n| "a".repeat(n));
        text("one word with commas", 100_000, |n| "a,".repeat(n));
        text("lines of a letter", 20_000, |n| "a\n".repeat(n));
        text("the same line", 2_500, |n| {
            "The minister said on Monday that the ferry was lost.\n".repeat(n)
        });
        text("lines of dates", 2_500, |n| "By Anna Holt 3 March 2024\n".repeat(n));
        text("dates in figures", 2_500, |n| "By Anna Holt 12-05-23\n".repeat(n));
        text("marks", 50_000, |n| "*_[(`>#".repeat(n));
        text("quotes in quotes", 2_500, |n| ">".repeat(n) + "a");
        text("brackets", 25_000, |n| "[".repeat(n));
    }
}

#[test]
fn what_is_deeper_than_any_page_keeps_its_words() {
    let page =
        format!("{}<p>The minister resigned.</p>{}", "<div>".repeat(3_000), "</div>".repeat(3_000));
    check_nothing_lost(&cleaned(Format::Html, &page), "The minister resigned");
    let page = "<p>One <b>two</b> three".repeat(80_000);
    let article = cleaned(Format::Html, &page);
    let count = article.document.blocks().len() + article.dropped.len();
    assert!(count >= 80_000, "{count}");
}

const TEXTS: [&str; 14] = [
    "The minister said on Monday that the ferry had been lost with everybody aboard.",
    "Advertisement",
    "By Anna Holt",
    "3 March 2024",
    "Share on Facebook",
    "Envoy leaves Senna",
    "SENNA — The governor resigned",
    "Read more",
    "----------",
    "© 2024 Daily Harbour",
    "\u{202e}\u{0}x",
    "東京で大臣が辞任した。",
    "“Quoted,” she said.",
    "Photo: Ana Reyes",
];

const TAGS: [&str; 30] = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<b>",
    "</b>",
    "<a href=x>",
    "</a>",
    "<ul>",
    "<li>",
    "</ul>",
    "<h1>",
    "</h1>",
    "<blockquote>",
    "</blockquote>",
    "<figure>",
    "<figcaption>",
    "</figure>",
    "<br>",
    "<span>",
    "</span>",
    "<article>",
    "</article>",
    "<div/>",
    "<",
    "&lt;",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let content = String::from_utf8_lossy(&bytes).into_owned();
        for format in [Format::Text, Format::Html, Format::Markdown] {
            check_blocks(&cleaned(format, &content));
        }
    }

    #[test]
    fn no_soup_of_tags_makes_it_panic_or_lose_a_word(
        parts in proptest::collection::vec((0..TAGS.len(), 0..TEXTS.len(), any::<bool>()), 0..40),
    ) {
        let mut page = String::new();
        let mut said = String::new();
        for (tag, text, with_text) in parts {
            page.push_str(TAGS[tag]);
            if with_text {
                page.push_str(&format!(" {} ", TEXTS[text]));
                said.push_str(TEXTS[text]);
                said.push(' ');
            }
        }
        let article = cleaned(Format::Html, &page);
        check_blocks(&article);
        check_nothing_lost(&article, &said);
    }

    #[test]
    fn no_line_of_a_text_is_lost(
        parts in proptest::collection::vec((0..TEXTS.len(), any::<bool>()), 0..40),
    ) {
        let text: String = parts
            .iter()
            .map(|(text, blank)| format!("{}\n{}", TEXTS[*text], if *blank { "\n" } else { "" }))
            .collect();
        let article = cleaned(Format::Text, &text);
        check_blocks(&article);
        check_nothing_lost(&article, &text);
    }
}

//! The people one watches: in the text, in the panel, and in the list of a folder.

use dateline::app::{Event, Heading, Named, Watched};
use insta::assert_snapshot;

use crate::support::Screen;

const STORY: &str = "
# Talks on the Lock
[[T:p1|[[C:HU|Hungarian]] Foreign {Minister}]] [[P:p1|Ilse Varga]] met the [[T:p2|[[C:US|US]] {envoy}]].
Nobody had expected [[P:p2|Tomas Reyes]] to come.
The [[T:p1|{minister}]] left at noon.
";

fn watching(name: &str) -> Screen {
    let mut screen = Screen::empty((100, 14), &["story.txt"]);
    screen.app.watch_all(Watched::new(vec![name.to_owned()]));
    screen.open(0, STORY);
    screen
}

#[test]
fn lines_that_name_somebody_watched_have_a_star() {
    let screen = watching("Ilse Varga");
    let text = screen.text();
    let starred: Vec<&str> =
        text.lines().filter_map(|line| line.trim_start().strip_prefix("* ")).collect();
    assert_eq!(starred.len(), 2, "{text}");
    assert!(starred[0].starts_with("Hungarian Foreign Minister Ilse Varga"), "{text}");
    assert!(starred[1].starts_with("The minister left"), "a title of theirs counts:\n{text}");
}

#[test]
fn one_level_of_marks_is_theirs_alone() {
    let mut screen = watching("Tomas Reyes");
    screen.press("t t");
    assert!(screen.status().contains("marks: watched"), "{}", screen.status());
    let modifiers = screen.modifiers();
    // Text without the panel and the gutter.
    let row = |at: usize| {
        modifiers.lines().nth(at).unwrap_or("").chars().skip(2).take(60).collect::<String>()
    };
    let text = screen.text();
    let at = |words: &str| text.lines().position(|line| line.contains(words)).unwrap();
    assert!(row(at("Nobody had expected")).contains('b'), "{modifiers}");
    assert!(!row(at("The minister left")).contains(['b', 'i']), "{modifiers}");
    let mut nobody = Screen::reading((100, 14), STORY);
    nobody.press("t t");
    assert!(nobody.status().contains("marks: target"), "with nobody watched: {}", nobody.status());
}

/// Three articles, two of which mention Varga.
fn folder() -> Screen {
    let mut screen = Screen::empty((100, 14), &["a.txt", "b.txt", "c.txt"]);
    let named = |name: &str, mentions: usize| Named {
        names: vec![name.to_owned()],
        titles: Vec::new(),
        mentions,
    };
    let articles = [
        ("Barges Wait", vec![named("Ilse Varga", 7), named("Tomas Reyes", 2)]),
        ("Fog", vec![named("Anna Holt", 1)]),
        ("Barges Sail", vec![named("Ilse Varga", 1)]),
    ];
    for (file, (headline, people)) in articles.into_iter().enumerate() {
        let path = format!("news/{headline}.txt");
        let published = Some("2025-03-04".into());
        let heading = Heading { path, headline: headline.into(), published, people };
        let _ = screen.app.on(Event::Listed(file, vec![heading]));
    }
    screen
}

#[test]
fn the_list_stars_the_articles_that_mention_them() {
    let mut screen = folder();
    assert!(!screen.text().contains('*'), "nobody is watched");
    screen.press("w");
    assert!(screen.status().contains("nobody is watched"), "{}", screen.status());
    screen.app.watch_all(Watched::new(vec!["ilse varga".into()]));
    assert_snapshot!("list_watched", screen.text());
    screen.press("w");
    let text = screen.text();
    assert!(text.contains("ARTICLES 2 of 3") && !text.contains("Fog"), "{text}");
    screen.press("q");
    assert!(screen.text().contains("ARTICLES 3\n"), "{}", screen.text());
    assert!(screen.text().contains("Fog"));
}

#[test]
fn an_article_is_found_by_a_name_in_it() {
    let mut screen = folder();
    screen.press("/ h o l t");
    let text = screen.text();
    assert!(text.contains("Fog") && !text.contains("Barges"), "{text}");
}

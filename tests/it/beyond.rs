//! The walk beyond the end of an article, and what comes back after a search, a card, a step aside.

use std::sync::Arc;

use dateline::app::{ArticleId, Command, Effect, Event};

use crate::support::{Screen, story};

const FIRST: &str = "# Talks\n[[P:p1|Ilse Varga]] met [[P:p2|Tomas Reyes]]. [[P:p1|Varga]] left.";
const OTHER: &str = "# Fog\n[[P:p1|Anna Holt]] slept.";
const LAST: &str =
    "# Barges\n[[P:p1|Tomas Reyes]] waited. [[P:p2|Varga]] came; [[P:p2|Varga]] went.";

const STORIES: [&str; 3] = [FIRST, OTHER, LAST];

/// Three articles, `open` of them opened.
#[track_caller]
fn folder(open: usize) -> Screen {
    let mut screen = Screen::empty((100, 20), &["1.txt", "2.txt", "3.txt"]);
    for _ in 0..open {
        screen.press("j");
    }
    screen.press("Enter");
    screen.open(open, STORIES[open]);
    screen
}

/// Does what the program asks for until it asks no more; the articles that were looked into.
fn answer(screen: &mut Screen, mut effects: Vec<Effect>) -> Vec<usize> {
    let mut looked = Vec::new();
    while let Some(effect) = effects.pop() {
        match effect {
            Effect::Look(id) => {
                looked.push(id.file);
                let (_, analysis) = story(STORIES[id.file]);
                effects = screen.app.on(Event::Looked(id, Some(Arc::new(analysis))));
            }
            Effect::Open(id) => screen.open(id.file, STORIES[id.file]),
            other => panic!("{other:?}"),
        }
    }
    looked
}

fn open_article(screen: &Screen) -> Option<usize> {
    screen.app.reader.as_ref().map(|reader| reader.id.file)
}

#[test]
fn after_the_last_mention_comes_the_next_article_that_has_one() {
    let mut screen = folder(0);
    screen.press("1 n");
    assert_eq!(screen.current(), "Varga");
    let effects = screen.app.apply(Command::TargetNext);
    assert_eq!(answer(&mut screen, effects), [1, 2], "the one between does not name her");
    assert_eq!(open_article(&screen), Some(2));
    assert_eq!(screen.current(), "Varga");
    assert!(screen.status().contains("1/2   on to article 3 of 3"), "{}", screen.status());
    let effects = screen.app.apply(Command::TargetPrevious);
    assert_eq!(answer(&mut screen, effects), [1, 0]);
    assert!(screen.status().contains("2/2   back to article 1 of 3"), "{}", screen.status());
}

#[test]
fn where_no_later_article_has_one_the_walk_goes_round() {
    let mut screen = folder(2);
    screen.press("1 n");
    let effects = screen.app.apply(Command::TargetNext);
    assert!(effects.is_empty(), "{effects:?}");
    assert!(
        screen.status().contains("1/2   from the top: no later article mentions Varga"),
        "{}",
        screen.status()
    );
}

#[test]
fn any_key_ends_the_search_through_the_folder() {
    let mut screen = folder(0);
    screen.press("1 n");
    let effects = screen.app.apply(Command::TargetNext);
    assert_eq!(effects, [Effect::Look(ArticleId { file: 1, nth: 0 })]);
    let effects = screen.app.on(Event::Looked(ArticleId { file: 1, nth: 0 }, None));
    assert_eq!(effects, [Effect::Look(ArticleId { file: 2, nth: 0 })]);
    assert!(screen.status().contains("looking for Ilse Varga"), "{}", screen.status());
    screen.press("j");
    let (_, analysis) = story(LAST);
    let effects =
        screen.app.on(Event::Looked(ArticleId { file: 2, nth: 0 }, Some(Arc::new(analysis))));
    assert!(effects.is_empty(), "{effects:?}");
    assert_eq!(open_article(&screen), Some(0));
}

#[test]
fn a_search_gives_the_target_back() {
    let mut screen = folder(0);
    screen.press("1 / t o m a s Enter");
    assert!(screen.status().starts_with("▌ /tomas  1/1"), "{}", screen.status());
    screen.press("q");
    assert!(
        screen.status().starts_with("▌ Ilse Varga  2 mentions   Ilse Varga again"),
        "{}",
        screen.status()
    );
    screen.press("/ t o m a s Enter ^o");
    assert!(screen.status().starts_with("▌ Ilse Varga"), "{}", screen.status());
    screen.press("n / x Esc");
    assert!(
        screen.status().starts_with("▌ Ilse Varga  1/2"),
        "given up, all is as it was: {}",
        screen.status()
    );
    screen.press("/ t o m a s Enter )");
    screen.open(1, OTHER);
    assert!(screen.status().contains("no mention of Ilse Varga here"), "{}", screen.status());
}

#[test]
fn the_mention_that_a_search_has_found_can_be_the_target() {
    let mut screen = folder(0);
    screen.press("/ t o m a s Enter *");
    assert!(screen.status().starts_with("▌ Tomas Reyes"), "{}", screen.status());
}

#[test]
fn a_broken_regular_expression_is_looked_for_as_it_stands_and_said_to_be_broken() {
    let mut screen = folder(0);
    screen.press("/ ( a");
    assert!(screen.status().ends_with("as it stands  0/0"), "{}", screen.status());
    screen.press("Enter");
    assert!(
        screen.status().contains("no regular expression: unclosed group, at “(a”; nothing found"),
        "{}",
        screen.status()
    );
}

#[test]
fn the_status_line_names_what_one_stands_on_beside_the_target() {
    let mut screen = Screen::reading(
        (100, 20),
        "# Talks\n[[P:p1|Ilse Varga]] met the [[T:p2|US {envoy}]], [[P:p2|Tomas Reyes]]; a [[T:-|{deputy}]] slept.",
    );
    screen.press("] t");
    assert_eq!(screen.status().split("   ").next(), Some("on Tomas Reyes, “US envoy”"));
    screen.press("2 ] t");
    assert!(
        screen.status().contains("Ilse Varga  1 mention   on Tomas Reyes, “US envoy”"),
        "{}",
        screen.status()
    );
    screen.press("] t");
    assert!(screen.status().contains("on deputy"), "{}", screen.status());
}

#[test]
fn a_card_over_the_contexts_goes_back_to_them() {
    let mut screen = folder(0);
    screen.press("1 c K");
    assert!(screen.text().contains('┌'));
    screen.press("q");
    assert!(
        screen.text().contains("Contexts") && !screen.text().contains('┌'),
        "{}",
        screen.text()
    );
    screen.press("q");
    assert!(!screen.text().contains("Contexts"), "{}", screen.text());
    assert_eq!(open_article(&screen), Some(0));
}

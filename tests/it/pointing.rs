//! The mouse, and what it finds under it; keys of other scripts.

use dateline::app::{Command, Effect, Gesture, Links};
use dateline::ui::{self, Pointer};

use crate::support::{Screen, story};

const STORY: &str = "
# Envoy’s Third Trip Ends Without a Date
[[T:p1|[[C:HU|Hungarian]] Foreign {Minister}]] [[P:p1|Ilse Varga]] met [[T:p2|[[C:US|US]] {envoy}]] [[P:p2|Tomas Reyes]].
[[Q:p1|“We came with one proposal,”]] said [[P:p1|Varga]]. [[P:p1|Varga]] left.
The barges waited.
";

/// Where `words` stand on the screen.
#[track_caller]
fn place(screen: &Screen, words: &str) -> (u16, u16) {
    let text = screen.text();
    let found = text.lines().enumerate().find_map(|(row, line)| {
        let at = line.find(words)?;
        Some((line[..at].chars().count() as u16, row as u16))
    });
    found.unwrap_or_else(|| panic!("{words} is not on\n{text}"))
}

#[track_caller]
fn gesture(screen: &mut Screen, gesture: Gesture, words: &str) -> Vec<Effect> {
    let (column, row) = place(screen, words);
    ui::point(&mut screen.app, Pointer { gesture, column, row })
}

#[track_caller]
fn click(screen: &mut Screen, words: &str) -> Vec<Effect> {
    gesture(screen, Gesture::Click, words)
}

#[test]
fn a_click_on_a_mention_makes_it_the_target() {
    let mut screen = Screen::reading((120, 24), STORY);
    let _ = click(&mut screen, "Tomas Reyes.");
    assert!(screen.status().starts_with("▌ Tomas Reyes  1/1"), "{}", screen.status());
    let _ = click(&mut screen, "US envoy");
    assert_eq!(screen.current(), "US envoy", "not the country in it");
    let _ = click(&mut screen, "barges");
    assert!(screen.status().starts_with("▌ Tomas Reyes"), "plain text changes nothing");
}

#[test]
fn a_click_on_a_row_of_the_panel_takes_it() {
    let mut screen = Screen::reading((120, 24), STORY);
    let _ = click(&mut screen, "HU Hungary");
    assert!(screen.status().starts_with("▌ Hungary  1/1"), "{}", screen.status());
    let _ = click(&mut screen, "TITLES");
    assert!(screen.text().contains("Reyes   1"), "unfolded:\n{}", screen.text());
    let _ = click(&mut screen, "PEOPLE");
}

#[test]
fn a_click_in_the_list_opens_the_article() {
    let mut screen = Screen::empty((80, 20), &["a.txt", "b.txt"]);
    let effects = click(&mut screen, "b.txt");
    assert_eq!(effects, [Effect::Open(dateline::app::ArticleId { file: 1, nth: 0 })]);
}

#[test]
fn a_click_in_a_sheet_goes_there_and_one_beside_it_closes_it() {
    let mut screen = Screen::reading((120, 24), STORY);
    screen.press("1 c");
    let (_, row) = place(&screen, "Contexts");
    let _ =
        ui::point(&mut screen.app, Pointer { gesture: Gesture::Click, column: 20, row: row + 3 });
    assert!(screen.status().contains("3/3"), "{}", screen.status());
    let _ = click(&mut screen, "Envoy’s Third");
    assert!(!screen.text().contains("Contexts"));
    screen.press("\"");
    let _ = click(&mut screen, "%   “We came");
    assert!(screen.current().starts_with("“We came"), "{}", screen.current());
    screen.press("q K");
    let _ = click(&mut screen, "Envoy’s Third");
    assert!(!screen.text().contains('┌'), "{}", screen.text());
}

#[test]
fn the_wheel_scrolls_what_is_under_it() {
    let mut screen = Screen::reading((80, 6), STORY);
    let first =
        |screen: &Screen| screen.text().lines().next().unwrap_or_default().trim().to_owned();
    let top = first(&screen);
    let _ = gesture(&mut screen, Gesture::WheelDown, "Envoy’s");
    assert_ne!(first(&screen), top);
    let _ = gesture(&mut screen, Gesture::WheelUp, "Ilse");
    assert_eq!(first(&screen), top);
    let mut screen = Screen::empty((80, 12), &["a.txt", "b.txt", "c.txt", "d.txt", "e.txt"]);
    let _ = gesture(&mut screen, Gesture::WheelDown, "a.txt");
    assert_eq!(screen.app.shelf.chosen(), 3);
}

#[test]
fn the_mouse_can_be_let_go() {
    let mut screen = Screen::reading((80, 24), STORY);
    assert_eq!(screen.app.apply(Command::Mouse), [Effect::Mouse(false)]);
    assert!(screen.status().contains("mouse: selects text"), "{}", screen.status());
    assert_eq!(screen.app.apply(Command::Mouse), [Effect::Mouse(true)]);
    assert!(screen.status().contains("Shift and the mouse select"), "{}", screen.status());
}

#[test]
fn no_cell_makes_it_fail() {
    for size in [(120, 24), (80, 12), (40, 10), (20, 5), (12, 3)] {
        for keys in ["j", "Tab", "1 c", "1 \"", "1 K", "1 !", "?", "T"] {
            let mut screen = Screen::reading(size, STORY);
            screen.press(keys);
            for row in 0..size.1 {
                for column in 0..size.0 {
                    for gesture in [Gesture::WheelUp, Gesture::WheelDown, Gesture::Click] {
                        let _ = ui::point(&mut screen.app, Pointer { gesture, column, row });
                    }
                }
            }
            let _ = screen.text();
        }
    }
}

#[test]
fn keys_of_other_scripts_mean_the_key_they_lie_on() {
    let mut screen = Screen::reading((120, 24), STORY);
    screen.press("1 т");
    assert!(screen.status().contains("2/3"), "Cyrillic т lies on n: {}", screen.status());
    screen.press("ъ с");
    assert_eq!(screen.current(), "Hungarian", "a sequence: ]c");
    screen.press("1 ν");
    assert!(screen.status().contains("/3"), "Greek ν lies on n: {}", screen.status());
    screen.press("é");
    assert!(screen.status().contains("é is no key here"), "{}", screen.status());
    screen.press("ь я ` я");
    assert!(!screen.status().contains("there is no mark"), "a mark may have any name");
}

#[test]
fn why_is_said_in_words() {
    let (article, analysis) =
        real("Envoy Tomas Reyes met Foreign Minister Ilse Varga in Geneva on Monday.");
    let mut screen = Screen::empty((100, 24), &["story.txt"]);
    screen.press("!");
    screen.load(article, analysis);
    screen.press("!");
    assert!(screen.status().contains("no mention at the cursor"), "{}", screen.status());
    screen.press("] t !");
    insta::assert_snapshot!("why", screen.text());
    screen.press("q");
    assert!(!screen.text().contains("─ Why"));
    screen.resize(40, 8).press("! j j");
    assert!(screen.text().contains("Held by Tomas Reyes"), "it scrolls:\n{}", screen.text());
    screen.press("q");
    screen.resize(100, 24);
    screen.press("] p ! n");
    assert!(!screen.text().contains("─ Why"), "any other key closes it");
}

/// What the engine itself makes of a text.
fn real(text: &str) -> (dateline::document::Article, dateline::document::Analysis) {
    let (article, _) = story(text);
    let analysis = dateline::analyze::Engine::embedded().analyze(&article.document);
    (article, analysis)
}

#[test]
fn the_address_of_the_article_is_opened_or_copied() {
    let mut screen = Screen::reading((120, 24), STORY);
    assert!(screen.app.apply(Command::Browse).is_empty());
    assert!(screen.status().contains("does not say where it stands"), "{}", screen.status());
    let (mut article, analysis) = story(STORY);
    article.meta.url = Some("https://news.example/talks".into());
    screen.load(article.clone(), analysis.clone());
    let effects = screen.app.apply(Command::Browse);
    assert_eq!(effects, [Effect::Browse("https://news.example/talks".into())]);
    assert!(screen.status().contains("opened in the browser"), "{}", screen.status());
    screen.app.links = Links::Copy;
    let effects = screen.app.apply(Command::Browse);
    assert_eq!(effects, [Effect::Copy("https://news.example/talks".into())]);
    screen.app.links = Links::Open;
    article.meta.url = Some("file:///etc/passwd".into());
    screen.load(article, analysis);
    let effects = screen.app.apply(Command::Browse);
    assert_eq!(effects, [Effect::Copy("file:///etc/passwd".into())], "no page of the web");
}

#[test]
fn edges_hyphens_and_marks_can_be_changed() {
    let mut screen = Screen::reading((60, 24), STORY);
    let before = screen.text();
    screen.press("J");
    assert!(screen.status().contains("both edges straight"), "{}", screen.status());
    assert_ne!(screen.text().lines().nth(3), before.lines().nth(3));
    screen.press("J H");
    assert!(screen.status().contains("long words are broken"), "{}", screen.status());
    screen.press("t");
    assert!(screen.status().contains("marks: first"), "{}", screen.status());
    let bold = screen.modifiers();
    let row = screen.text().lines().position(|line| line.contains("Varga left")).unwrap();
    assert!(!bold.lines().nth(row).unwrap().contains('b'), "not the second mention:\n{bold}");
}

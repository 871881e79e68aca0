//! Finding by a few letters: rows of the panel, articles of the list, commands.

use dateline::app::{ArticleId, Event, Heading};
use insta::assert_snapshot;

use crate::support::Screen;

const STORY: &str = "
# Envoy’s Third Trip Ends Without a Date
[[T:p1|[[C:HU|Hungarian]] Foreign {Minister}]] [[P:p1|Ilse Varga]] met [[T:p2|[[C:US|US]] {envoy}]] [[P:p2|Tomas Reyes]].
[[P:p3|Péter Lakatos]] had left. [[P:p3|Lakatos]] slept.
A [[T:-|{deputy}]] of nobody waited.
";

fn screen() -> Screen {
    Screen::reading((120, 24), STORY)
}

#[test]
fn a_few_letters_leave_only_some_rows_of_the_panel() {
    let mut screen = screen();
    screen.press("Tab / p e t e r");
    let text = screen.text();
    assert!(text.contains("PEOPLE 1") && !text.contains("Ilse Varga  "), "{text}");
    assert!(screen.status().starts_with("/peter"), "{}", screen.status());
    assert!(screen.status().ends_with("1 row"), "{}", screen.status());
    screen.press("Enter");
    assert!(screen.status().starts_with("▌ Péter Lakatos  1/2"), "{}", screen.status());
    assert!(screen.text().contains("PEOPLE 3"), "all rows are there again");
}

#[test]
fn a_person_is_found_by_a_title_too_and_a_title_in_its_fold() {
    let mut screen = screen();
    screen.press("Tab / e n v o y");
    assert_snapshot!("panel_narrowed", screen.text());
    screen.press("^u d e p u t y Down Enter");
    assert!(screen.status().starts_with("▌ deputy  1/1"), "{}", screen.status());
}

#[test]
fn the_rows_come_back_before_the_panel_is_left() {
    let mut screen = screen();
    screen.press("Tab / v a r Tab");
    assert!(screen.text().contains("PEOPLE 1"), "Tab keeps the rows as they are");
    screen.press("q");
    assert!(screen.text().contains("PEOPLE 3"), "{}", screen.text());
    assert!(screen.status().contains("preview"), "the panel has the keys: {}", screen.status());
    screen.press("/ x x x");
    assert!(screen.text().contains("nothing here has “xxx”"), "{}", screen.text());
    screen.press("Enter Esc");
    assert!(screen.text().contains("PEOPLE 3"), "{}", screen.text());
}

fn list() -> Screen {
    let mut screen = Screen::empty((100, 16), &["a.txt", "b.txt", "c.txt"]);
    for (file, headline) in ["Barges Wait", "Envoy Leaves", "Barges Sail"].iter().enumerate() {
        let headline = (*headline).to_owned();
        let heading =
            Heading { path: format!("{file}.txt"), headline, published: None, people: Vec::new() };
        let _ = screen.app.on(Event::Listed(file, vec![heading]));
    }
    screen
}

#[test]
fn a_few_letters_leave_only_some_articles_of_the_list() {
    let mut screen = list();
    screen.press("/ b a r g");
    let text = screen.text();
    assert!(text.contains("ARTICLES 2 of 3   /barg") && !text.contains("Envoy Leaves"), "{text}");
    screen.press("Down Enter");
    screen.open(2, STORY);
    screen.press("(");
    screen.open(0, STORY);
    assert_eq!(
        screen.app.reader.as_ref().map(|reader| reader.id),
        Some(ArticleId { file: 0, nth: 0 }),
        "from article to article goes by what is in the list"
    );
    screen.press("(");
    assert!(
        screen.status().contains("this is the first article of those in the list"),
        "{}",
        screen.status()
    );
    screen.press("q");
    assert!(screen.text().contains("ARTICLES 2 of 3"), "{}", screen.text());
    screen.press("q");
    assert!(screen.text().contains("ARTICLES 3"), "{}", screen.text());
}

#[test]
fn every_command_can_be_typed() {
    let mut screen = screen();
    screen.press(": t n e x t");
    assert_snapshot!("palette", screen.text());
    screen.press("Esc 1 n : t n e x t Enter");
    assert!(screen.status().contains("from the top"), "{}", screen.status());
    screen.press(": s o r t Enter");
    assert!(screen.text().contains("sorted by appearance"), "{}", screen.text());
    screen.press(": n o n s e n s e Enter");
    assert!(screen.status().contains("there is no command “nonsense”"), "{}", screen.status());
}

#[test]
fn tab_and_the_arrows_go_through_the_commands_there_and_back() {
    let mut screen = screen();
    screen.press(": q u o t e");
    screen.press("Tab Tab");
    let chosen = |screen: &Screen| {
        let text = screen.text();
        text.lines().find(|line| line.contains("▌ quote")).unwrap_or_default().trim().to_owned()
    };
    assert!(chosen(&screen).contains("quote-previous"), "{}", screen.text());
    screen.press("Shift-Tab Up");
    assert!(chosen(&screen).contains("quotes "), "{}", screen.text());
}

#[test]
fn q_is_quit_and_a_number_a_place() {
    let mut screen = screen();
    screen.resize(60, 6);
    screen.press(": 1 0 0 Enter");
    assert!(screen.status().contains("100 %"), "{}", screen.status());
    screen.press("^o");
    assert!(!screen.status().contains("100 %"), "{}", screen.status());
    screen.press(": q");
    let effects = screen.app.type_in(dateline::app::Edit::Accept);
    assert_eq!(effects, [dateline::app::Effect::Quit]);
}

#[test]
fn the_help_is_searched_by_the_command_line() {
    let mut screen = screen();
    screen.press("? / m a r k");
    let text = screen.text();
    assert!(text.contains("mark-set") && text.contains("Commands"), "{text}");
    for size in [(60, 20), (40, 10), (20, 5), (12, 3), (1, 1)] {
        screen.resize(size.0, size.1);
        let _ = screen.text();
    }
}

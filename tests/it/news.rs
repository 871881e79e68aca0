//! What is new in a folder since last time: the sheet over the list, and the word about it in the status line.

use dateline::app::{ArticleId, Effect, Enrolled, Event, Focus, Heading, Named, Roll};
use insta::assert_snapshot;

use crate::support::Screen;

fn named(name: &str, titles: &[&str]) -> Named {
    let titles = titles.iter().map(|&title| title.to_owned()).collect();
    Named { names: vec![name.to_owned()], titles, mentions: 1 }
}

/// Three articles, two of which have somebody who was not there before; and what is to be remembered.
fn folder(before: Option<Roll>) -> (Screen, Vec<Effect>) {
    let mut screen = Screen::empty((100, 16), &["a.txt", "b.txt", "c.txt"]);
    screen.app.compare_with(before);
    let articles = [
        ("Barges Wait", vec![named("Ilse Varga", &["Foreign Minister"]), named("Bo Lund", &[])]),
        ("Fog", vec![named("Tomas Reyes", &["US envoy"]), named("Reyes", &[])]),
        ("Barges Sail", vec![named("Ilse Varga", &["Prime Minister"]), named("Bo Lund", &[])]),
    ];
    for (file, (headline, _)) in articles.iter().enumerate() {
        let path = format!("{file}.txt");
        let heading = Heading { path, headline: (*headline).into(), ..Heading::default() };
        screen.app.on(Event::Listed(file, vec![heading]));
    }
    screen.press("A");
    assert!(screen.status().contains("not known yet"), "{}", screen.status());
    let mut effects = Vec::new();
    for (file, (_, people)) in articles.into_iter().enumerate() {
        assert!(effects.is_empty(), "not before the last one");
        effects = screen.app.on(Event::Named(file, vec![people]));
    }
    screen.press("g");
    (screen, effects)
}

/// Varga alone, with her first office.
fn before() -> Roll {
    let (names, titles) = (vec!["ILSE VARGA".into()], vec!["Hungarian Foreign Minister".into()]);
    Roll { people: vec![Enrolled { names, titles }] }
}

#[test]
fn the_sheet_says_who_and_which_title_is_new() {
    let (mut screen, _) = folder(Some(before()));
    assert!(screen.status().contains("2 new people"), "{}", screen.status());
    screen.press("A");
    assert_snapshot!("news", screen.text());
    screen.press("q");
    assert_eq!(screen.app.focus, Focus::List);
}

#[test]
fn enter_opens_the_first_article_that_has_it_with_the_person_as_the_target() {
    let (mut screen, _) = folder(Some(before()));
    screen.press("A G");
    let effects = screen.app.apply(dateline::app::Command::Choose);
    assert_eq!(effects, [Effect::Open(ArticleId { file: 2, nth: 0 })]);
    screen.open(2, "[[P:p1|Bo Lund]] waited.\n[[T:p2|Prime {Minister}]] [[P:p2|Ilse Varga]] came.");
    assert_eq!(screen.current(), "Ilse Varga");
    assert!(screen.status().contains("Ilse Varga  1/1"), "{}", screen.status());
    screen.press("A G Enter");
    assert_eq!((screen.app.focus, screen.current().as_str()), (Focus::Text, "Ilse Varga"));
    screen.press("A q");
    assert_eq!(screen.app.focus, Focus::Text, "back to where one was");
}

#[test]
fn the_first_time_there_is_nothing_to_compare_with() {
    let (mut screen, effects) = folder(None);
    let [Effect::Enroll(roll)] = effects.as_slice() else { panic!("{effects:?}") };
    let names: Vec<_> = roll.people.iter().map(|it| it.names[0].as_str()).collect();
    assert_eq!(names, ["Ilse Varga", "Bo Lund", "Tomas Reyes"]);
    assert!(!screen.status().contains("new"), "{}", screen.status());
    screen.press("A");
    assert!(screen.text().contains(" New  nothing to compare with yet"), "{}", screen.text());
    screen.press("j Enter");
    assert_eq!(screen.app.focus, Focus::List);
    let (mut again, _) = folder(Some(roll.clone()));
    again.press("A");
    assert!(again.status().contains("nobody is new"), "{}", again.status());
}

#[test]
fn of_what_is_not_remembered_nothing_is_told() {
    let mut screen = Screen::empty((100, 14), &["a.txt", "b.txt"]);
    for file in 0..2 {
        let effects = screen.app.on(Event::Named(file, vec![vec![named("Bo Lund", &[])]]));
        assert_eq!(effects, []);
    }
    screen.press("A");
    assert!(screen.status().contains("only of a folder that is remembered"));
}

#[test]
fn a_folder_with_one_article_has_no_news() {
    let mut screen = Screen::empty((100, 14), &["a.txt"]);
    screen.app.compare_with(None);
    screen.open(0, "[[P:p1|Bo Lund]] waited.");
    screen.press("A");
    assert!(screen.status().contains("several articles"), "{}", screen.status());
}

//! Keys in, screen out: the real application on a buffer, at several sizes and in several looks.

use dateline::app::{Event, Failure};
use dateline::config::{Depth, Theme};
use dateline::document::{Government, Iso, Why};
use dateline::text::Span;
use dateline::ui::Signs;
use insta::assert_snapshot;
use proptest::prelude::*;

use crate::support::{Screen, story};

const STORY: &str = "
# Envoy’s Third Trip Ends Without a Date
GENEVA — [[T:p1|[[C:HU|Hungarian]] {Foreign Minister}]] [[P:p1|Ilse Varga]] told reporters on Monday that talks with [[T:p2|[[C:US|US]] {envoy}]] [[P:p2|Tomas Reyes]] had ended without a date for the next round.
“We came with one proposal and leave with two,” the [[T:p1|{minister}]] said. “That is not failure, but nobody should call it progress.” Her [[T:p3|{deputy}]], [[P:p3|Péter Lakatos]], had left the hall twenty minutes earlier with a folder under his arm and a driver waiting.
[[P:p2|Reyes]], who has crossed the Atlantic nine times since he was named in September, gave no news conference.
## Who pays
At issue is who inspects the grain barges on the lower Danube. [[C:RO|Romania]] wants armed guards; [[C:HU|Hungary]] would leave the work to 120 unarmed observers under [[T:p4|{Gen}]] [[P:p4|A. K. Mensah]], a [[T:p4|former {Chief of Staff} of [[C:GH|Ghana]]]].
[[P:p4|Mensah]] said his teams had found “rust, cats and one piano”. [[P:p1|Varga]] thanked him and moved to the next item.
";

fn screen(columns: u16, rows: u16) -> Screen {
    Screen::reading((columns, rows), STORY)
}

#[test]
fn a_wide_screen_has_text_and_panel_as_one_spread() {
    assert_snapshot!(screen(120, 32).text());
}

#[test]
fn eighty_columns_are_text_alone_until_the_panel_is_wanted() {
    let mut screen = screen(80, 24);
    assert_snapshot!("eighty", screen.text());
    screen.press("Tab");
    assert_snapshot!("eighty_panel", screen.text());
    screen.press("q");
    assert!(!screen.text().contains("PEOPLE"));
}

#[test]
fn a_narrow_screen_gives_the_panel_the_texts_place() {
    let mut screen = screen(60, 20);
    assert_snapshot!("sixty", screen.text());
    screen.press("Tab");
    assert_snapshot!("sixty_panel", screen.text());
    screen.press("Enter");
    assert!(screen.text().contains("Envoy’s Third"), "{}", screen.text());
    assert!(screen.status().starts_with("▌ Ilse Varga  1/3"), "{}", screen.status());
}

#[test]
fn small_screens_keep_to_what_matters() {
    assert_snapshot!("forty", screen(40, 10).text());
    assert_snapshot!("tiny", screen(12, 3).text());
}

#[test]
fn the_target_is_walked_by_name_and_by_title() {
    let mut screen = screen(120, 32);
    screen.press("1");
    assert_eq!(screen.current(), "Ilse Varga");
    assert!(screen.status().starts_with("▌ Ilse Varga  1/3"), "{}", screen.status());
    screen.press("n");
    assert_eq!(screen.current(), "minister");
    assert!(screen.status().contains("2/3   by title, “the minister”"), "{}", screen.status());
    assert_snapshot!("target", screen.text());
    assert_snapshot!("target_modifiers", screen.modifiers());
    screen.press("n");
    assert!(screen.status().contains("3/3   as “Varga”"), "{}", screen.status());
    screen.press("n");
    assert!(screen.status().contains("1/3   from the top"), "{}", screen.status());
    screen.press("N");
    assert!(screen.status().contains("3/3   from the end"), "{}", screen.status());
    screen.press("[ n");
    assert!(screen.status().contains("1/3"), "{}", screen.status());
    screen.press("] n");
    assert!(screen.status().contains("3/3"), "{}", screen.status());
}

#[test]
fn every_kind_of_mention_has_its_step() {
    let mut screen = screen(120, 32);
    screen.press("^n");
    assert_eq!(screen.current(), "Hungarian Foreign Minister");
    screen.press("^n");
    assert_eq!(screen.current(), "Hungarian");
    screen.press("] p");
    assert_eq!(screen.current(), "Ilse Varga");
    screen.press("] c");
    assert_eq!(screen.current(), "US");
    screen.press("] t");
    assert_eq!(screen.current(), "minister");
    screen.press("[ t");
    assert_eq!(screen.current(), "US envoy");
    screen.press("[ c");
    assert_eq!(screen.current(), "Hungarian");
    screen.press("^p");
    assert_eq!(screen.current(), "Hungarian Foreign Minister");
    screen.press("[ p");
    assert_eq!(screen.current(), "Varga", "backwards past the first is the last");
    screen.press("[ m");
    assert_eq!(screen.current(), "Mensah");
    screen.press("] m");
    assert_eq!(screen.current(), "Varga");
}

#[test]
fn the_mention_at_the_cursor_becomes_the_target() {
    let mut screen = screen(120, 32);
    screen.press("*");
    assert!(screen.status().contains("no mention at the cursor"), "{}", screen.status());
    screen.press("] t *");
    assert!(
        screen.status().contains("Ilse Varga"),
        "a held title is its holder: {}",
        screen.status()
    );
    screen.press("] c *");
    assert!(screen.status().starts_with("▌ Hungary  1/2   as “Hungarian”"), "{}", screen.status());
}

#[test]
fn the_panel_chooses_previews_folds_and_sorts() {
    let mut screen = screen(120, 32);
    screen.press("Tab j p");
    assert_eq!(screen.current(), "A. K. Mensah");
    assert!(screen.status().contains("preview"), "the panel keeps the keys: {}", screen.status());
    screen.press("s");
    assert!(screen.text().contains("sorted by appearance"));
    let text = screen.text();
    let row =
        |name: &str| text.lines().position(|line| line.contains(&format!("  {name}   "))).unwrap();
    assert!(row("Tomas Reyes") < row("A. K. Mensah"), "{text}");
    screen.press("s");
    assert!(screen.text().contains("sorted by name"));
    screen.press("T");
    assert_snapshot!("unfolded", screen.text());
    screen.press("T G Enter");
    assert!(screen.status().starts_with("▌ United States"), "{}", screen.status());
    screen.press("\\");
    assert!(!screen.text().contains("PEOPLE"));
    screen.press("\\");
    assert!(screen.text().contains("PEOPLE"));
}

#[test]
fn the_page_scrolls_like_a_pager() {
    let mut screen = screen(80, 12);
    let first =
        |screen: &Screen| screen.text().lines().next().unwrap_or_default().trim().to_owned();
    let top = first(&screen);
    screen.press("j j k");
    assert_eq!(first(&screen), "Tue 4 Mar 2025 · World · Anna Holt");
    screen.press("}");
    assert!(first(&screen).starts_with("GENEVA"));
    screen.press("} {");
    assert!(first(&screen).starts_with("GENEVA"));
    screen.press("G");
    assert!(screen.status().contains("100 %"), "{}", screen.status());
    let text = screen.text();
    assert!(!text.lines().nth(10).unwrap().trim().is_empty(), "no page of nothing:\n{text}");
    screen.press("g");
    assert_eq!(first(&screen), top);
    screen.press("Space b");
    assert_eq!(first(&screen), top);
    screen.press("d u");
    assert_eq!(first(&screen), top);
}

#[test]
fn a_jump_puts_the_mention_at_a_third_and_never_at_the_edge() {
    let mut screen = screen(80, 14);
    screen.press("2");
    let row = |screen: &Screen| {
        screen.text().lines().position(|line| line.starts_with("     ▌")).expect("the gutter mark")
    };
    assert!((2..=8).contains(&row(&screen)), "{}", screen.text());
}

#[test]
fn resizing_keeps_the_place() {
    let mut screen = screen(120, 14);
    screen.press("} }");
    let top = screen.text().lines().next().unwrap().trim().split(' ').next().unwrap().to_owned();
    screen.resize(64, 14).resize(110, 9).resize(120, 14);
    assert!(screen.text().lines().next().unwrap().trim().starts_with(&top), "{}", screen.text());
    screen.press("2 n");
    screen.resize(40, 12).resize(80, 12);
    assert!(screen.text().contains('▌'), "the current mention stays on the screen");
}

#[test]
fn keys_of_a_sequence_show_what_can_follow() {
    let mut screen = screen(80, 24);
    screen.press("]");
    let text = screen.text();
    assert!(text.contains("p person-next") && text.contains("c country-next"), "{text}");
    screen.press("Esc");
    assert!(!screen.text().contains("person-next"));
    screen.press("] x");
    assert!(screen.status().contains("]x is no key here"), "{}", screen.status());
}

#[test]
fn a_capital_that_stands_for_the_target_country_is_marked_and_not_counted() {
    let (article, mut analysis) = story("# Talks\n[[C:HU|Hungary]] agreed. Budapest said so.");
    let at = article.document.text().find("Budapest").unwrap();
    analysis.governments.push(Government {
        span: Span::new(at, at + "Budapest".len()),
        iso: Iso::new("HU").unwrap(),
        why: Why { rule: "government.does", evidence: None },
    });
    let mut screen = Screen::empty((100, 30), &["story.txt"]);
    screen.load(article, analysis);
    let marks = |screen: &Screen| {
        let text = screen.text();
        let row = text.lines().position(|row| row.contains("Budapest said")).unwrap();
        let column = text.lines().nth(row).unwrap().find("Budapest").unwrap();
        screen
            .modifiers()
            .lines()
            .nth(row)
            .unwrap()
            .chars()
            .skip(column)
            .take(8)
            .collect::<String>()
    };
    let plain = marks(&screen);
    screen.press("] c *");
    assert!(screen.status().contains("1/1"), "{}", screen.status());
    assert_ne!(marks(&screen), plain);
}

#[test]
fn marks_can_be_all_the_targets_or_none() {
    let mut screen = screen(120, 32);
    // The row of the text that begins with the dateline, up to the rule.
    let row = |screen: &Screen| {
        screen.modifiers().lines().nth(4).unwrap().chars().take(70).collect::<String>()
    };
    assert!(row(&screen).contains('b'));
    screen.press("t t");
    assert!(!row(&screen).contains('b'), "only the target is marked, and there is none");
    screen.press("1 n");
    assert!(row(&screen).contains('U'));
    screen.press("t");
    assert!(!row(&screen).contains('U'));
}

#[test]
fn the_width_of_the_text_can_be_changed() {
    let mut screen = screen(120, 32);
    screen.press("+");
    assert!(screen.status().contains("text width 70"));
    screen.press("- - - - - - - - - - - -");
    assert!(screen.status().contains("text width 40"));
    assert!(screen.text().contains("PEOPLE"));
}

#[test]
fn zen_is_only_the_text() {
    let mut screen = screen(120, 32);
    screen.press("z");
    assert!(!screen.text().contains("PEOPLE"));
    screen.press("q");
    assert!(screen.text().contains("PEOPLE"), "q goes back before it quits");
}

#[test]
fn the_help_is_made_from_the_table() {
    let mut screen = screen(80, 24);
    screen.press("?");
    assert_snapshot!("help_80", screen.text());
    screen.press("q");
    assert!(screen.text().contains("GENEVA"));
    screen.resize(60, 20);
    screen.press("F1 G");
    let text = screen.text();
    assert!(text.contains("back, quit"), "the end of the help can be seen:\n{text}");
}

#[test]
fn several_articles_are_a_list_to_choose_from() {
    let mut screen = Screen::empty((100, 20), &["a.txt", "b.txt", "c.txt"]);
    assert!(screen.text().contains("ARTICLES 3"));
    screen.press("j Enter");
    screen.open(1, STORY);
    assert!(screen.status().contains("2 of 3"), "{}", screen.status());
    screen.press("1 )");
    screen.open(2, "# Short\n[[P:p1|Ilse Varga]] slept.");
    assert!(
        screen.status().contains("Ilse Varga  1 mention"),
        "the target is carried on: {}",
        screen.status()
    );
    screen.press(")");
    assert!(screen.status().contains("this is the last article"), "{}", screen.status());
    screen.press("(");
    screen.open(1, "# Other\nNobody came.");
    assert!(screen.status().contains("no mention of Ilse Varga here"), "{}", screen.status());
    screen.press("q");
    assert!(screen.text().contains("ARTICLES 3"));
}

#[test]
fn what_cannot_be_read_is_explained_in_its_place() {
    let mut screen = Screen::empty((80, 24), &["summit.pdf", "b.txt"]);
    screen.press("Enter");
    screen.app.on(Event::Failed(
        0,
        Failure {
            path: "summit.pdf".into(),
            reason: "A PDF has no text that dateline reads.".into(),
            advice: "pdftotext summit.pdf - | dateline -".into(),
        },
    ));
    assert_snapshot!("failure", screen.text());
}

#[test]
fn an_article_without_officials_says_so() {
    let screen =
        Screen::reading((120, 32), "# Fog Lifts by Noon\nFog on the lower river will lift.");
    assert!(screen.status().starts_with("No people, titles or countries"), "{}", screen.status());
    assert!(!screen.text().contains('│'), "no panel is drawn");
}

#[test]
fn ascii_is_ascii() {
    let mut screen = screen(120, 32);
    screen.look.signs = Signs::ASCII;
    screen.press("1 n");
    let ours: String = screen.text().chars().filter(|c| !c.is_ascii()).collect();
    let article: &[char] = &['’', '—', '“', '”', 'é'];
    assert!(ours.chars().all(|c| article.contains(&c)), "{ours}");
}

#[test]
fn without_colour_weight_and_slant_tell_the_kinds_apart() {
    let mut screen = screen(120, 32);
    screen.look.theme = Theme::built_in("mono", Depth::None).unwrap();
    screen.press("1 n");
    assert_snapshot!("mono_modifiers", screen.modifiers());
    let buffer = screen.buffer();
    assert!(buffer.content.iter().all(|cell| {
        cell.fg == ratatui::style::Color::Reset && cell.bg == ratatui::style::Color::Reset
    }));
}

proptest! {
    #[test]
    fn no_size_and_no_key_makes_it_fail(
        sizes in prop::collection::vec((0u16..200, 0u16..60), 1..6),
        keys in prop::collection::vec("[jkbdugGnNtTsDz+)(a?qp*1-9\\\\{}\"!:/vJHoKcfiw]|\\] q|Esc|\\^n|\\^p|Tab|Enter|Space|\\] p|\\[ c|F1", 0..30),
    ) {
        let mut screen = screen(80, 24);
        let per = keys.len() / sizes.len() + 1;
        for (size, keys) in sizes.iter().zip(keys.chunks(per).chain(std::iter::repeat(&[][..]))) {
            screen.resize(size.0, size.1);
            for key in keys {
                screen.press(key);
                let _ = screen.text();
            }
            let _ = screen.text();
        }
    }
}

#[test]
fn a_search_lights_its_hits_while_it_is_typed() {
    let mut screen = screen(120, 32);
    screen.press("/ r e y");
    assert!(screen.status().starts_with("/rey"), "{}", screen.status());
    assert!(screen.status().ends_with("1/2"), "{}", screen.status());
    assert_eq!(screen.current(), "Rey");
    screen.press("Enter n");
    assert!(screen.status().starts_with("▌ /rey  2/2"), "{}", screen.status());
    screen.press("n");
    assert!(screen.status().contains("1/2   from the top"), "{}", screen.status());
    screen.press("/ R E Y Enter");
    assert!(
        screen.status().contains("nothing found"),
        "a capital asks for itself: {}",
        screen.status()
    );
    screen.press("/ Up Up");
    assert!(screen.status().starts_with("/rey"), "the history: {}", screen.status());
    screen.press("Esc");
    assert!(!screen.status().contains("rey"), "{}", screen.status());
    screen.press("/ r e y Enter");
    let effects = screen.app.apply(dateline::app::Command::Back);
    assert!(effects.is_empty(), "the search goes before the reader does: {effects:?}");
    assert!(!screen.status().contains("rey"), "{}", screen.status());
}

#[test]
fn the_card_says_what_the_article_says_of_one_person() {
    let mut screen = screen(120, 32);
    screen.press("K");
    assert!(screen.status().contains("no person at hand"));
    screen.press("1 K");
    assert_snapshot!("card", screen.text());
    screen.press("3");
    assert!(screen.text().contains("┌─ Tomas Reyes"), "{}", screen.text());
    screen.press("Enter");
    assert!(screen.status().starts_with("▌ Tomas Reyes  1/2"), "{}", screen.status());
    screen.press("K q");
    assert!(!screen.text().contains('┌'));
    screen.press("c K q q q");
    assert!(!screen.text().contains("Contexts"), "card and contexts over each other can be left");
    for size in [(60, 20), (40, 10), (20, 5), (12, 3)] {
        screen.resize(size.0, size.1).press("K G g q");
    }
}

#[test]
fn the_contexts_stand_under_each_other_and_lead_there() {
    let mut screen = screen(120, 32);
    screen.press("c");
    assert!(screen.status().contains("no target yet"));
    screen.press("1 c");
    assert_snapshot!("contexts", screen.text());
    screen.press("j j");
    assert_eq!(screen.current(), "Varga");
    screen.press("Enter");
    assert!(screen.status().starts_with("▌ Ilse Varga  3/3"), "{}", screen.status());
    assert!(!screen.text().contains("Contexts"));
}

#[test]
fn letters_pick_a_mention_on_the_screen() {
    let mut screen = screen(120, 32);
    screen.press("f");
    let text = screen.text();
    assert!(text.contains("— fu"), "letters lie on the first mention:\n{text}");
    screen.press("j");
    assert!(screen.status().starts_with("▌ Ilse Varga  1/3"), "{}", screen.status());
    screen.press("f ? x");
    assert!(screen.status().contains("the letters of a mention"), "{}", screen.status());
    screen.press("Esc");
    assert!(!screen.status().contains("the letters of a mention"), "{}", screen.status());
}

#[test]
fn marks_and_the_jump_list_lead_back() {
    let mut screen = screen(80, 12);
    let first =
        |screen: &Screen| screen.text().lines().next().unwrap_or_default().trim().to_owned();
    screen.press("} m a");
    assert!(screen.status().contains("mark a set"), "{}", screen.status());
    let there = first(&screen);
    screen.press("G");
    assert_ne!(first(&screen), there);
    screen.press("^o");
    assert_eq!(first(&screen), there);
    screen.press("Alt-Right");
    assert!(screen.status().contains("100 %"), "{}", screen.status());
    screen.press("` a");
    assert_eq!(first(&screen), there);
    screen.press("` z");
    assert!(screen.status().contains("there is no mark z"), "{}", screen.status());
}

#[test]
fn a_sentence_is_copied_with_its_source() {
    let (_, analysis) = crate::support::story(STORY);
    let mut screen = screen(120, 32);
    screen.press("y");
    assert!(screen.status().contains("nothing to copy"), "{}", screen.status());
    assert!(!analysis.sentences.is_empty());
    screen.press("2");
    let effects = screen.app.apply(dateline::app::Command::CopyWithSource);
    let [dateline::app::Effect::Copy(text)] = effects.as_slice() else {
        panic!("one text is copied: {effects:?}");
    };
    assert!(text.contains("Gen A. K. Mensah") && text.contains("story.txt"), "{text}");
    assert!(screen.status().contains("copied: sentence and source"), "{}", screen.status());
}

#[test]
fn corrections_ask_for_what_they_need_and_say_what_they_did() {
    let mut screen = screen(120, 32);
    screen.press("M");
    assert!(screen.status().contains("no person at hand"), "{}", screen.status());
    screen.press("2 M");
    assert!(
        screen.status().starts_with("A. K. Mensah is (number or name):"),
        "{}",
        screen.status()
    );
    screen.press("9 Enter");
    assert!(screen.status().contains("there is no person number 9"), "{}", screen.status());
    screen.press("M v a r g a Enter");
    assert!(screen.status().contains("A. K. Mensah is Ilse Varga now; U"), "{}", screen.status());
    screen.press("1 r Esc R Ctrl-u Enter");
    assert!(screen.status().contains("Ilse Varga has no title; U"), "{}", screen.status());
    screen.press("1 [ n S");
    assert!(screen.status().contains("“Ilse Varga” is the name shown"), "{}", screen.status());
    screen.press("n n S");
    assert!(screen.status().contains("Varga is not Ilse Varga; U"), "{}", screen.status());
    screen.press("2 X");
    assert!(screen.status().contains("A. K. Mensah is not a person; U"), "{}", screen.status());
    screen.press("U U U");
    assert!(screen.status().contains("taken back: title: Ilse Varga ="), "{}", screen.status());
    screen.press("U U");
    assert!(screen.status().contains("no correction to take back"), "{}", screen.status());
}

#[test]
fn the_people_watched_stand_first_with_a_star() {
    let mut screen = screen(120, 32);
    screen.press("3 w");
    assert!(screen.status().contains("is watched"), "{}", screen.status());
    assert!(screen.text().contains("1* "), "{}", screen.text());
    screen.press("w");
    assert!(screen.status().contains("no longer watched"), "{}", screen.status());
    assert!(!screen.text().contains("1* "), "{}", screen.text());
}

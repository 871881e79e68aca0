//! Who says what: the sheet of quotes, and the step from quote to quote.

use insta::assert_snapshot;

use crate::support::Screen;

const STORY: &str = "
# Envoy’s Third Trip Ends Without a Date
[[Q:p1|“We came with one proposal and leave with two,”]] [[T:p1|Foreign {Minister}]] [[P:p1|Ilse Varga]] said.
[[Q:-|“Nobody should call it progress.”]] The hall was empty by then.
[[P:p2|Tomas Reyes]] was later quoted as saying [[Q:p2|“we will see”]].
She added that [[Q:?p1|the barges would be inspected by the end of the month at the latest, whoever pays]].
[[P:p3|Lakatos]] had left.
";

fn screen() -> Screen {
    Screen::reading((100, 24), STORY)
}

#[test]
fn the_quotes_of_the_target_are_stepped_through() {
    let mut screen = screen();
    // The name stands behind the words: they come first all the same.
    screen.press("1 ] q");
    assert!(screen.current().starts_with("“We came"), "{}", screen.current());
    screen.press("] q");
    assert!(screen.current().starts_with("the barges"), "{}", screen.current());
    assert!(
        screen.status().contains("Ilse Varga  1 mention   says 2/2, perhaps"),
        "{}",
        screen.status()
    );
    screen.press("] q");
    assert!(screen.current().starts_with("“We came"), "{}", screen.current());
    assert!(screen.status().contains("from the top"), "{}", screen.status());
    screen.press("[ q");
    assert!(screen.current().starts_with("the barges"), "{}", screen.current());
}

#[test]
fn with_nobody_as_the_target_all_are_stepped_through_each_with_its_speaker() {
    let mut screen = screen();
    screen.press("] q");
    assert!(screen.status().contains("Ilse Varga says, 1/4 of all"), "{}", screen.status());
    screen.press("] q");
    assert!(screen.status().contains("nobody is named as the speaker"), "{}", screen.status());
    screen.press("] q ] q");
    assert!(
        screen.status().contains("Ilse Varga says, perhaps, 4/4 of all"),
        "{}",
        screen.status()
    );
}

#[test]
fn who_says_nothing_is_said_to() {
    let mut screen = screen();
    screen.press("3");
    for keys in ["] q", "\""] {
        screen.press(keys);
        assert!(screen.status().contains("nothing that Lakatos says"), "{}", screen.status());
    }
    let mut screen = Screen::reading((100, 24), "# Fog\n[[P:p1|Ilse Varga]] slept.");
    screen.press("\"");
    assert!(screen.status().contains("nobody is quoted in this article"), "{}", screen.status());
}

#[test]
fn the_sheet_has_a_line_for_each_and_leads_there() {
    let mut screen = screen();
    screen.press("1 \"");
    assert_snapshot!("quotes_of_one", screen.text());
    screen.press("\"");
    assert_snapshot!("quotes_of_all", screen.text());
    screen.press("j Enter");
    assert!(!screen.text().contains("Quotes"), "{}", screen.text());
    assert!(screen.status().contains("Ilse Varga"), "{}", screen.status());
    screen.press("\" q");
    assert!(!screen.text().contains("Quotes"), "{}", screen.text());
    for size in [(60, 20), (40, 10), (20, 5), (12, 3), (1, 1)] {
        screen.resize(size.0, size.1).press("\" \" G g q");
        let _ = screen.text();
    }
}

#[test]
fn a_quote_is_copied_whole_with_its_speaker() {
    let mut screen = screen();
    screen.press("] q");
    let effects = screen.app.apply(dateline::app::Command::CopyWithSource);
    let [dateline::app::Effect::Copy(text)] = effects.as_slice() else {
        panic!("one text is copied: {effects:?}");
    };
    assert!(
        text.starts_with("“We came with one proposal and leave with two,” (Ilse Varga"),
        "{text}"
    );
}

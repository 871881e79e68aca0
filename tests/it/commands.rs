//! Every command by every key it has: what it changes, on the screen or outside. A command without a case does not compile.

use std::sync::Arc;

use dateline::app::command::COMMANDS;
use dateline::app::palette::{Choice, choices};
use dateline::app::{
    App, ArticleId, Awaited, Command, Effect, Event, Focus, Named, Roll, Settings,
};
use dateline::config::{KeyStroke, Keymap};
use dateline::document::{Correction, Dropped, Link};
use dateline::text::Span;
use dateline::ui;
use insta::assert_snapshot;

use crate::support::{Screen, story};

const STORY: &str = "
# Envoy’s Third Trip Ends Without a Date
[[T:p1|[[C:HU|Hungarian]] Foreign {Minister}]] [[P:p1|Ilse Varga]] met [[T:p2|[[C:US|US]] {envoy}]] [[P:p2|Tomas Reyes]].
[[Q:p1|“We came with one proposal and leave with two,”]] [[P:p1|Varga]] said of the harbour plan.
[[P:p3|Anna Holt]], [[P:p4|Bo Lindqvist]], [[P:p5|Cora Maddox]] and [[P:p6|Dan Okoro]] had waited since the morning.
[[P:p7|Eva Lindt]] and [[P:p8|Femi Ade]] came later, [[P:p9|Gus Brandt]] not at all.
[[Q:p1|“Nobody asked us,”]] the [[T:p1|{minister}]] said.
";

const FILLER: &str = "The barges lay in the harbour for a third week while the water stood too low at the lock, and nobody who \
                      was asked could say when the grain would be on its way again, or who would pay for what had spoilt.";

/// The middle one of three articles, long enough to scroll, with all that a command may want to have.
fn reading() -> Screen {
    let markup = format!("{STORY}\n{}", [FILLER; 14].join("\n"));
    let (mut article, analysis) = story(&markup);
    article.meta.url = Some("https://courier.example/talks".into());
    article.dropped =
        vec![Dropped { text: "ADVERTISEMENT".into(), reason: "advertisement", before: 1 }];
    let at = article.document.text().find("harbour plan").unwrap();
    let url = "https://courier.example/plan".to_owned();
    article.links = vec![Link { span: Span::new(at, at + "harbour plan".len()), url }];
    let mut screen = Screen::empty((120, 20), &["a.txt", "b.txt", "c.txt"]);
    screen.press("j Enter");
    screen.app.compare_with(Some(Roll::default()));
    let named = Named { names: vec!["Anna Holt".into()], titles: Vec::new(), mentions: 1 };
    for file in 0..3 {
        let _ = screen.app.on(Event::Named(file, vec![vec![named.clone()]]));
    }
    let id = ArticleId { file: 1, nth: 0 };
    let _ = screen.app.on(Event::Opened(id, Arc::new(article)));
    let _ = screen.app.on(Event::Analyzed(id, Arc::new(analysis)));
    screen
}

/// What can be seen of the program at one moment.
struct Shot {
    focus: Focus,
    top: usize,
    current: String,
    target: Option<String>,
    screen: String,
    prompt: Option<String>,
    awaited: Option<Awaited>,
    settings: Settings,
    /// What the last key asks to be done outside.
    effects: Vec<Effect>,
}

impl Shot {
    fn of(screen: &Screen, effects: Vec<Effect>) -> Self {
        let app: &App = &screen.app;
        let reader = app.reader.as_ref().unwrap();
        Self {
            focus: app.focus,
            top: reader.top,
            current: screen.current(),
            target: reader.target_name(),
            screen: screen.text(),
            prompt: app.prompt.as_ref().map(|prompt| prompt.purpose.label()),
            awaited: app.awaited_key.clone(),
            settings: app.settings,
            effects,
        }
    }

    fn asks(&self, start: &str) -> bool {
        self.prompt.as_ref().is_some_and(|label| label.starts_with(start))
    }

    fn wants(&self, effect: &Effect) -> bool {
        self.effects == [effect.clone()]
    }

    fn copies(&self, parts: &[&str]) -> bool {
        let [Effect::Copy(text)] = self.effects.as_slice() else { return false };
        parts.iter().all(|part| text.contains(part))
    }
}

/// The keys that lead to where the command has something to do.
fn before(command: Command) -> &'static str {
    use Command as C;
    match command {
        C::LineUp | C::PageUp | C::HalfUp | C::ParagraphPrevious | C::Top | C::JumpBack => "G",
        C::JumpForward => "G ^o",
        C::TargetNext
        | C::TargetLast
        | C::Card
        | C::Contexts
        | C::Why
        | C::Quotes
        | C::QuoteNext
        | C::Copy
        | C::CopyWithSource
        | C::Watch
        | C::Merge
        | C::Rename
        | C::Retitle
        | C::Hide
        | C::LetGo
        | C::Nobody => "1",
        C::TargetPrevious | C::Split => "1 n",
        C::TargetFirst => "1 n n",
        C::TargetHere => "^n",
        C::MentionPrevious => "^n ^n",
        C::PersonPrevious => "] p ] p",
        C::TitlePrevious => "] t ] t",
        C::CountryPrevious => "] c ] c",
        C::QuotePrevious => "1 ] q ] q",
        C::Undo => "1 x",
        C::Choose | C::Preview | C::Back => "Tab",
        C::LineDown
        | C::PageDown
        | C::HalfDown
        | C::ParagraphNext
        | C::Bottom
        | C::Search
        | C::MarkSet
        | C::MarkGo
        | C::Pick(_)
        | C::MentionNext
        | C::PersonNext
        | C::TitleNext
        | C::CountryNext
        | C::Hint
        | C::Links
        | C::Save
        | C::PanelFocus
        | C::PanelHide
        | C::PanelWider
        | C::PanelNarrower
        | C::Fold
        | C::FoldHere
        | C::Sort
        | C::Marks
        | C::Dropped
        | C::Wider
        | C::Narrower
        | C::Justify
        | C::Hyphenate
        | C::Mouse
        | C::Zen
        | C::ArticleNext
        | C::ArticlePrevious
        | C::ArticleList
        | C::News
        | C::Reload
        | C::Browse
        | C::Palette
        | C::Help
        | C::Quit
        | C::Suspend
        | C::Redraw => "",
    }
}

/// Did the command do what its sentence says?
fn is_done(command: Command, was: &Shot, is: &Shot) -> bool {
    use Command as C;
    let settings = (&was.settings, &is.settings);
    let varga = || "Ilse Varga".to_owned();
    match command {
        C::LineDown => is.top == was.top + 1,
        C::LineUp => is.top + 1 == was.top,
        C::PageDown => is.top == was.top + 17,
        C::PageUp => is.top + 17 == was.top,
        C::HalfDown => is.top == was.top + 9,
        C::HalfUp => is.top + 9 == was.top,
        C::ParagraphNext => is.top > was.top && is.top < was.top + 8,
        C::ParagraphPrevious => is.top < was.top && is.top + 8 > was.top,
        C::Top | C::JumpBack => was.top > 0 && is.top == 0,
        C::Bottom => is.top > was.top && is.screen.contains("100 %"),
        C::JumpForward => was.top == 0 && is.top > 0,
        C::Search => is.asks("/"),
        C::MarkSet => is.awaited == Some(Awaited::MarkName),
        C::MarkGo => is.awaited == Some(Awaited::MarkToGo),
        C::Hint => matches!(is.awaited, Some(Awaited::Hint { .. })) && is.screen != was.screen,
        C::Pick(place) => {
            let names = ["Ilse Varga", "Tomas Reyes", "Anna Holt", "Bo Lindqvist", "Cora Maddox"];
            let rest = ["Dan Okoro", "Eva Lindt", "Femi Ade", "Gus Brandt"];
            let name = names.iter().chain(&rest).nth(usize::from(place) - 1).unwrap();
            is.target.as_deref() == Some(name) && is.current == *name
        }
        C::TargetNext => (was.current.as_str(), is.current.as_str()) == ("Ilse Varga", "Varga"),
        C::TargetPrevious => (was.current.as_str(), is.current.as_str()) == ("Varga", "Ilse Varga"),
        C::TargetFirst => (was.current.as_str(), is.current.as_str()) == ("minister", "Ilse Varga"),
        C::TargetLast => is.current == "minister",
        C::TargetHere => was.target.is_none() && is.target == Some(varga()),
        C::MentionNext => was.current.is_empty() && is.current == "Hungarian Foreign Minister",
        C::MentionPrevious => {
            was.current == "Hungarian" && is.current == "Hungarian Foreign Minister"
        }
        C::PersonNext => is.current == "Ilse Varga",
        C::PersonPrevious => was.current == "Tomas Reyes" && is.current == "Ilse Varga",
        C::TitleNext => is.current == "Hungarian Foreign Minister",
        C::TitlePrevious => was.current == "US envoy" && is.current == "Hungarian Foreign Minister",
        C::CountryNext => is.current == "Hungarian",
        C::CountryPrevious => was.current == "US" && is.current == "Hungarian",
        C::Card => is.focus == Focus::Card && is.screen.contains("Ilse Varga ─"),
        C::Contexts => {
            is.focus == Focus::Contexts && is.screen.contains(" Contexts  Ilse Varga  3")
        }
        C::Why => is.focus == Focus::Why && is.screen.contains(" Why "),
        C::Quotes => is.focus == Focus::Quotes && is.screen.contains(" Quotes  Ilse Varga  2"),
        C::Links => is.focus == Focus::Links && is.screen.contains("https://courier.example/plan"),
        C::QuoteNext => is.current.starts_with("“We came"),
        C::QuotePrevious => {
            was.current.starts_with("“Nobody") && is.current.starts_with("“We came")
        }
        C::Copy => is.copies(&["Hungarian Foreign Minister Ilse Varga met"]),
        C::CopyWithSource => {
            is.copies(&["Ilse Varga met", "“Envoy’s Third Trip", "courier.example"])
        }
        C::Save => is.asks("save as: "),
        C::Watch => is.wants(&Effect::Watch(varga(), true)) && is.screen.contains("1* Ilse"),
        C::Merge => is.asks("Ilse Varga is (number or name)"),
        C::Rename => is.asks("Ilse Varga is called"),
        C::Retitle => is.asks("Ilse Varga is (empty"),
        C::Split => {
            let (name, from) = ("Varga".to_owned(), varga());
            is.wants(&Effect::Correct(Correction::Split { name, from }))
        }
        C::Hide => is.wants(&Effect::Correct(Correction::Hide { name: varga() })),
        C::Nobody => is.wants(&Effect::Correct(Correction::Nobody { name: varga() })),
        C::Undo => is.wants(&Effect::TakeBack(Correction::Hide { name: varga() })),
        C::PanelFocus => is.focus == Focus::Panel,
        C::PanelHide | C::Zen => was.screen.contains("PEOPLE") && !is.screen.contains("PEOPLE"),
        C::Choose => is.focus == Focus::Text && is.target == Some(varga()),
        C::Preview => is.focus == Focus::Panel && is.target == Some(varga()),
        C::Fold | C::FoldHere => {
            !was.screen.contains("envoy            ") && is.screen != was.screen
        }
        C::Sort => settings.0.sort != settings.1.sort,
        C::Marks => settings.0.marks != settings.1.marks,
        C::Dropped => !was.screen.contains("ADVERTISEMENT") && is.screen.contains("ADVERTISEMENT"),
        C::Wider => settings.1.measure == settings.0.measure + 4,
        C::Narrower => settings.1.measure + 4 == settings.0.measure,
        C::PanelWider => settings.1.panel == Some(38),
        C::PanelNarrower => settings.1.panel == Some(34),
        C::Justify => settings.1.justify,
        C::Hyphenate => settings.1.hyphenate,
        C::Mouse => is.wants(&Effect::Mouse(false)),
        C::ArticleNext => is.wants(&Effect::Open(ArticleId { file: 2, nth: 0 })),
        C::ArticlePrevious => is.wants(&Effect::Open(ArticleId { file: 0, nth: 0 })),
        C::ArticleList => is.focus == Focus::List && is.screen.contains("ARTICLES 3"),
        C::News => is.focus == Focus::News && is.screen.contains(" New  since last time  1"),
        C::Reload => is.wants(&Effect::Open(ArticleId { file: 1, nth: 0 })),
        C::LetGo => was.target == Some(varga()) && is.target.is_none(),
        C::Browse => is.wants(&Effect::Browse("https://courier.example/talks".into())),
        C::Palette => is.asks(":") && is.screen.contains("line-down"),
        C::Help => is.focus == Focus::Help && is.screen.contains("Keys"),
        C::Back => was.focus == Focus::Panel && is.focus == Focus::Text,
        C::Quit => is.wants(&Effect::Quit),
        C::Suspend => is.wants(&Effect::Suspend),
        C::Redraw => is.wants(&Effect::Redraw),
    }
}

/// The strokes of a key as it is shown: `]p` is two.
fn strokes(shown: &str) -> Vec<KeyStroke> {
    match KeyStroke::parse(shown) {
        Ok(stroke) => vec![stroke],
        Err(_) => shown.chars().map(|key| KeyStroke::parse(&key.to_string()).unwrap()).collect(),
    }
}

fn press(screen: &mut Screen, key: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    for stroke in strokes(key) {
        effects = screen.input.press(stroke, &mut screen.app);
        ui::limit_scrolling(&mut screen.app, &screen.input);
    }
    effects
}

#[test]
fn every_key_does_what_its_command_says() {
    let keymap = Keymap::new(None).unwrap();
    for row in COMMANDS {
        let keys = keymap.keys_of(row.command);
        assert!(!keys.is_empty(), "{} has no key", row.name);
        for key in keys {
            let mut screen = reading();
            screen.press(before(row.command));
            let was = Shot::of(&screen, Vec::new());
            let effects = press(&mut screen, &key);
            let is = Shot::of(&screen, effects);
            assert!(
                is_done(row.command, &was, &is),
                "{key} does not do {}: {:?}, on “{}”\n{}\nbefore:\n{}",
                row.name,
                is.effects,
                is.current,
                is.screen,
                was.screen
            );
        }
    }
}

#[test]
fn every_command_is_done_by_its_name_in_the_palette() {
    for row in COMMANDS {
        match choices(row.name).first() {
            Some(Choice::Command(first)) => assert_eq!(first.command, row.command, "{}", row.name),
            other => panic!("{}: {other:?}", row.name),
        }
    }
}

#[test]
fn esc_lets_go_of_one_thing_after_the_other_and_never_quits() {
    let mut screen = Screen::reading((120, 20), STORY);
    let target = |screen: &Screen| Shot::of(screen, Vec::new()).target;
    screen.press("1 / m e t Enter");
    assert_eq!(target(&screen).as_deref(), Some("/met"));
    screen.press("t");
    assert!(screen.status().contains("marks: first"));
    screen.press("Esc");
    assert!(!screen.status().contains("marks"), "the message goes first: {}", screen.status());
    assert_eq!(target(&screen).as_deref(), Some("/met"));
    screen.press("Esc");
    assert_eq!(target(&screen).as_deref(), Some("Ilse Varga"), "then the search");
    screen.press("j Esc");
    assert_eq!(target(&screen), None, "then the target");
    assert_eq!(press(&mut screen, "Esc"), []);
    assert!(screen.status().contains("q quits"), "{}", screen.status());
    assert_eq!(press(&mut screen, "q"), [Effect::Quit]);
    // In a folder it leads to the list, and no further.
    let mut screen = reading();
    screen.press("Esc");
    assert_eq!(screen.app.focus, Focus::List);
    assert_eq!(press(&mut screen, "Esc"), []);
}

#[test]
fn in_the_list_nothing_is_done_to_the_article_beneath() {
    for key in ["M", "S", "r", "R", "x", "X", "e", "o", "y", "Y", "K", "c", "\"", "L", "!"] {
        let mut screen = reading();
        screen.press("1 a");
        assert_eq!(press(&mut screen, key), [], "{key}");
        assert!(screen.app.prompt.is_none() && screen.app.focus == Focus::List, "{key}");
        assert!(screen.status().contains("that is for an article"), "{key}: {}", screen.status());
    }
}

#[test]
fn a_correction_of_an_earlier_day_is_named_before_it_is_taken_back() {
    let mut screen = reading();
    let rule = |name: &str| Correction::Hide { name: name.to_owned() };
    screen.app.correct_by(vec![rule("Bo Lund"), rule("Ola Berg")]);
    screen.press("1 x");
    assert!(screen.status().contains("Ilse Varga is hidden"), "{}", screen.status());
    assert_eq!(press(&mut screen, "U"), [Effect::TakeBack(rule("Ilse Varga"))]);
    assert_eq!(press(&mut screen, "U"), []);
    assert!(screen.status().contains("of an earlier day, “hide: Ola Berg”"), "{}", screen.status());
    screen.press("j");
    assert_eq!(press(&mut screen, "U"), [], "another key in between: it is named again");
    assert_eq!(press(&mut screen, "U"), [Effect::TakeBack(rule("Ola Berg"))]);
    screen.press("U");
    assert_eq!(press(&mut screen, "U"), [Effect::TakeBack(rule("Bo Lund"))]);
    screen.press("U");
    assert!(screen.status().contains("no correction to take back"), "{}", screen.status());
}

#[test]
fn a_name_that_is_refused_stays_in_its_line() {
    let mut screen = reading();
    screen.press("e Ctrl-u a . p d f");
    let effects = press(&mut screen, "Enter");
    let [Effect::Save(name)] = effects.as_slice() else { panic!("{effects:?}") };
    let _ = screen.app.on(Event::NotSaved(name.clone(), "“a.pdf” ends in none of .md".into()));
    assert!(screen.status().contains("save as: a.pdf"), "{}", screen.status());
    assert!(screen.text().contains("ends in none of .md"), "{}", screen.text());
    screen.press("Backspace");
    assert!(!screen.text().contains("ends in none"), "{}", screen.text());
    assert!(screen.status().contains("save as: a.pd"), "{}", screen.status());
}

#[test]
fn an_article_read_again_keeps_the_place_and_a_file_that_is_gone_keeps_its_text() {
    let id = ArticleId { file: 1, nth: 0 };
    let open = |screen: &mut Screen, markup: &str| {
        let (article, analysis) = story(markup);
        let _ = screen.app.on(Event::Opened(id, Arc::new(article)));
        let _ = screen.app.on(Event::Analyzed(id, Arc::new(analysis)));
    };
    let filler: Vec<String> = (0..14).map(|at| format!("Day {at}. {FILLER}")).collect();
    let mut screen = reading();
    open(&mut screen, &format!("{STORY}\n{}", filler.join("\n")));
    screen.press("2 G");
    let top = |screen: &Screen| {
        let text = screen.text();
        text.lines().find_map(|row| Some(row.split_once("Day ")?.1.to_owned())).unwrap()
    };
    let day = top(&screen);
    assert_eq!(press(&mut screen, "Ctrl-r"), [Effect::Open(id)]);
    open(&mut screen, &format!("{STORY}\nCorrection: a name was wrong.\n{}", filler.join("\n")));
    assert_eq!(top(&screen), day);
    assert!(screen.status().contains("the text has changed"), "{}", screen.status());
    let target = |screen: &Screen| Shot::of(screen, Vec::new()).target;
    assert_eq!(target(&screen).as_deref(), Some("Tomas Reyes"));
    press(&mut screen, "Ctrl-r");
    let failure = dateline::app::Failure {
        path: "b.txt".into(),
        reason: "There is no such file.".into(),
        advice: String::new(),
    };
    let _ = screen.app.on(Event::Failed(1, failure));
    assert!(screen.status().contains("not read again"), "{}", screen.status());
    assert_eq!(top(&screen), day, "what one reads stays");
}

#[test]
fn files_that_are_new_in_the_folder_come_to_the_end_of_the_list() {
    let mut screen = reading();
    screen.press("a");
    assert_eq!(press(&mut screen, "Ctrl-r"), [Effect::LookAgain]);
    let _ = screen.app.on(Event::Found(vec!["0.txt".into()]));
    assert!(screen.text().contains("ARTICLES 4"), "{}", screen.text());
    let _ = screen.app.on(Event::Found(Vec::new()));
    assert!(screen.status().contains("no new file"), "{}", screen.status());
}

#[test]
fn digits_pick_people_and_count_nothing() {
    let mut screen = reading();
    screen.press("5 j");
    let shot = Shot::of(&screen, Vec::new());
    assert_eq!((shot.target.as_deref(), shot.top), (Some("Cora Maddox"), 1));
}

#[test]
fn a_sequence_shows_what_can_follow_and_esc_leaves_it() {
    let mut screen = reading();
    screen.press("]");
    let text = screen.text();
    assert!(text.contains("p person-next") && text.contains("q quote-next"), "{text}");
    assert!(screen.status().contains(']'), "{}", screen.status());
    screen.press("Esc");
    assert!(!screen.text().contains("person-next"), "{}", screen.text());
    screen.press("] y");
    assert!(screen.status().contains("]y is no key here"), "{}", screen.status());
}

/// Keys of movement move what has the focus, and nothing else.
#[test]
fn wherever_the_keys_go_movement_moves_what_is_there() {
    let chosen = |screen: &Screen| screen.app.reader.as_ref().unwrap().panel.chosen;
    let mut screen = reading();
    screen.press("Tab j j");
    assert_eq!(chosen(&screen), 2, "in the panel");
    screen.press("G g k");
    assert_eq!(chosen(&screen), 0);
    screen.press("q 1 c j");
    assert_eq!(screen.current(), "Varga", "in the contexts");
    screen.press("G");
    assert_eq!(screen.current(), "minister");
    screen.press("N Tab");
    assert_eq!((screen.current().as_str(), screen.app.focus), ("Varga", Focus::Text));
    screen.press("\" j");
    assert!(screen.current().starts_with("“Nobody"), "in the quotes: {}", screen.current());
    screen.press("Enter ? j j");
    assert_eq!(screen.app.help_top, 2, "in the help");
    screen.press("q K 2");
    assert!(screen.text().contains("Tomas Reyes ─"), "a digit leads from card to card");
    screen.press("q a j");
    assert_eq!(screen.app.shelf.chosen(), 2, "in the list");
}

#[test]
fn what_lies_over_a_sheet_closes_to_it() {
    for over in ["K", "!", "?"] {
        let mut screen = reading();
        screen.press("1 c");
        screen.press(over).press("q");
        assert_eq!(screen.app.focus, Focus::Contexts, "{over}");
        screen.press("q");
        assert_eq!(screen.app.focus, Focus::Text, "{over}");
    }
}

#[test]
fn a_link_is_opened_or_copied_from_the_sheet() {
    let mut screen = reading();
    screen.press("L");
    assert_eq!(screen.current(), "harbour plan");
    assert_snapshot!("links", screen.text());
    let url = "https://courier.example/plan".to_owned();
    assert_eq!(press(&mut screen, "y"), [Effect::Copy(url.clone())]);
    assert_eq!(press(&mut screen, "Enter"), [Effect::Browse(url)]);
    screen.press("L");
    assert_eq!(screen.app.focus, Focus::Text);
}

#[test]
fn every_section_of_the_panel_folds() {
    let mut screen = reading();
    screen.resize(120, 40);
    screen.press("Tab F");
    assert!(!screen.text().contains("Anna Holt             1"), "{}", screen.text());
    screen.press("3");
    assert!(screen.status().contains("Anna Holt  1/1"), "digits pick all the same");
    screen.press("g Enter");
    assert!(screen.text().contains("9  Gus Brandt"), "{}", screen.text());
    screen.press("G F");
    assert!(!screen.text().contains("HU Hungary"), "{}", screen.text());
    screen.press("Enter");
    assert!(screen.text().contains("HU Hungary"), "{}", screen.text());
}

#[test]
fn who_can_be_meant_is_shown_where_there_is_no_panel() {
    let mut screen = reading();
    screen.resize(80, 20).press("1 M");
    let text = screen.text();
    assert!(text.contains("1 Ilse Varga   2 Tomas Reyes   3 Anna Holt"), "{text}");
    screen.press("2 Enter");
    assert!(screen.status().contains("Ilse Varga is Tomas Reyes now"), "{}", screen.status());
}

#[test]
fn contexts_begin_where_one_reads_and_the_way_back_is_remembered() {
    let mut screen = reading();
    screen.press("/ h a r b o u r Enter g G u u");
    let top = screen.app.reader.as_ref().unwrap().top;
    screen.press("c");
    let at = screen.app.reader.as_ref().unwrap().stop().unwrap();
    assert!(at > 2, "not the first one at the top of the article: {at}");
    screen.press("G q ^o");
    assert_eq!(screen.app.reader.as_ref().unwrap().top, top);
}

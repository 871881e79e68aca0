//! Every view in every size and every look: what a terminal cannot show is not sent to it, and everything can be read.

use dateline::app::Watched;
use dateline::config::theme::{BUILT_IN, Color as ThemeColor};
use dateline::config::{Depth, Role, Style, Theme};
use dateline::document::Link;
use dateline::text::Span;
use dateline::ui::{Look, Signs};
use ratatui::style::Color;

use crate::support::{Screen, story};

/// Plain ASCII, so that any other sign on the screen is one of ours.
const STORY: &str = "
# Envoy's Third Trip Ends Without a Date
[[T:p1|[[C:HU|Hungarian]] Foreign {Minister}]] [[P:p1|Ilse Varga]] met [[T:p2|[[C:US|US]] {envoy}]] [[P:p2|Tomas Reyes]].
[[Q:p1|\"We came with one proposal and leave with two, and nobody should call that progress,\"]] [[P:p1|Varga]] said.
## Who pays
- The towns along the river, said [[P:p3|Wilhelmina Featherstonehaugh-Cholmondeley]], who leads the harbour board of the north
- [[Q:-|\"Nobody asked us,\"]] said the others, and the [[T:p1|{minister}]] left by the back door while the barges lay in the harbour.
";

/// The usual sizes, and some that nobody plans for.
const SIZES: [(u16, u16); 8] =
    [(80, 24), (120, 40), (200, 60), (40, 10), (100, 30), (59, 9), (20, 4), (3, 2)];

/// Keys that lead to each view.
const VIEWS: [&str; 19] = [
    "",
    "1 n",
    "?",
    "1 K",
    "1 c",
    "\"",
    "L",
    "1 !",
    ":",
    ": s o r",
    "Tab",
    "Tab / v a r",
    "1 M",
    "1 R",
    "f",
    "]",
    "/ v a r",
    "a",
    "e",
];

fn screen(size: (u16, u16), look: &Look) -> Screen {
    let (mut article, analysis) = story(STORY);
    let at = article.document.text().find("harbour board").unwrap();
    let url = "https://courier.example/board".to_owned();
    article.links = vec![Link { span: Span::new(at, at + "harbour board".len()), url }];
    let mut screen = Screen::empty(size, &["story.txt"]);
    screen.app.watch_all(Watched::new(vec!["Tomas Reyes".into()]));
    screen.look = look.clone();
    screen.load(article, analysis);
    screen
}

fn look(theme: &str, depth: Depth, signs: &Signs) -> Look {
    Look { theme: Theme::built_in(theme, depth).unwrap(), signs: *signs }
}

/// Every view of every size in `look`, cell by cell.
fn each_cell(look: &Look, mut check: impl FnMut(&ratatui::buffer::Cell, &dyn Fn() -> String)) {
    for size in SIZES {
        for view in VIEWS {
            let mut screen = screen(size, look);
            screen.press(view);
            let buffer = screen.buffer();
            let say = || format!("{size:?} “{view}”\n{}", screen.text());
            for cell in &buffer.content {
                check(cell, &say);
            }
        }
    }
}

#[test]
fn ascii_is_ascii_in_every_view() {
    each_cell(&look("dark", Depth::True, &Signs::ASCII), |cell, say| {
        assert!(cell.symbol().is_ascii(), "{:?} in {}", cell.symbol(), say());
    });
}

#[test]
fn without_colour_no_colour_is_sent() {
    each_cell(&look("mono", Depth::None, &Signs::UNICODE), |cell, say| {
        assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "{}", say());
    });
}

#[test]
fn sixteen_colours_are_enough_in_dark_and_light() {
    for theme in ["dark", "light"] {
        let few = |color: Color| matches!(color, Color::Reset | Color::Indexed(..16));
        each_cell(&look(theme, Depth::Ansi, &Signs::UNICODE), |cell, say| {
            assert!(few(cell.fg) && few(cell.bg), "{theme}: {:?} in {}", cell.style(), say());
        });
    }
}

#[test]
fn without_colour_the_kinds_differ() {
    let theme = Theme::built_in("mono", Depth::None).unwrap();
    let kinds = [
        Role::Person,
        Role::Title,
        Role::Country,
        Role::CountryInTitle,
        Role::Target,
        Role::Current,
        Role::CurrentTitle,
        Role::Link,
    ];
    let plain = Style::default();
    for (at, kind) in kinds.iter().enumerate() {
        assert_ne!(theme.style(*kind), plain, "{kind:?} is not marked");
        for other in kinds.iter().skip(at + 1) {
            // What is country and in a title, and what is title and the target, have another colour where there is one.
            assert_ne!(theme.style(*kind), theme.style(*other), "{kind:?} and {other:?}");
        }
    }
}

/// Words are read on the terminal's ground, on the bar and on the chosen row.
#[test]
fn everything_that_is_read_has_contrast() {
    let words = [
        Role::Head,
        Role::Muted,
        Role::Person,
        Role::Title,
        Role::Country,
        Role::CountryInTitle,
        Role::Target,
        Role::TargetTitle,
        Role::Current,
        Role::CurrentTitle,
        Role::PanelPerson,
        Role::PanelTarget,
        Role::Error,
        Role::Watched,
    ];
    for (name, grounds) in [
        ("dark", [(0, 0, 0), (0x1e, 0x1e, 0x2e), (0x2e, 0x34, 0x40)]),
        ("light", [(255, 255, 255), (0xfd, 0xf6, 0xe3), (0xf5, 0xf5, 0xf5)]),
    ] {
        assert!(BUILT_IN.iter().any(|(known, _)| *known == name));
        let theme = Theme::built_in(name, Depth::True).unwrap();
        let of = |role: Role| theme.style(role);
        let own = [of(Role::Bar).bg, of(Role::Row).bg].into_iter().flatten().map(rgb);
        let grounds: Vec<_> = grounds.into_iter().chain(own).collect();
        for role in words {
            let style = of(role);
            let Some(letters) = style.fg.map(rgb) else { continue };
            let under = style.bg.map_or(grounds.clone(), |own| vec![rgb(own)]);
            for ground in under {
                let contrast = contrast(letters, ground);
                assert!(contrast >= 4.5, "{name}: {role:?} on {ground:?} has {contrast:.1}");
            }
        }
    }
}

fn rgb(color: ThemeColor) -> (u8, u8, u8) {
    match color {
        ThemeColor::Rgb(red, green, blue) => (red, green, blue),
        ThemeColor::Indexed(index) => panic!("in true colour no role has number {index}"),
    }
}

/// The contrast of two colours by the rule of the WCAG.
fn contrast(one: (u8, u8, u8), other: (u8, u8, u8)) -> f64 {
    let light = |(red, green, blue): (u8, u8, u8)| {
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
    };
    let (one, other) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

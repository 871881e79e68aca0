//! The state of the program, and what each command and event does to it.
//!
//! Pure: no terminal, no files, no clock. A [`Command`] is what the user wants, an [`Event`] what happened
//! outside, an [`Effect`] what must be done outside. Commands never touch what is drawn: `ui` reads the state.

mod apply;
mod closer;
pub mod command;
mod correct;
mod event;
mod filter;
pub mod geometry;
mod hunt;
mod jumps;
mod links;
mod looks;
mod mouse;
mod moves;
mod news;
mod opening;
pub mod palette;
pub mod panel;
mod place;
mod prompt;
mod quotes;
pub mod reader;
mod reload;
mod search;
pub mod shelf;
mod walk;
mod watch;

pub use closer::Awaited;
pub use command::Command;
pub use event::{ArticleId, Effect, Event, Failure, Heading, Named};
pub use geometry::Geometry;
pub use mouse::{Gesture, Pointed};
pub use news::{Enrolled, News, Novelty, Roll};
pub use place::{Kind, Place};
pub use prompt::{Edit, Prompt, Purpose};
pub use reader::{Marks, Reader, Target};
pub use search::Search;
pub use shelf::Shelf;
pub use watch::{Watched, full_names};

use crate::document::Correction;

/// How the user is told what was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// It is drawn.
    Screen,
    /// It is said in lines: what only changes how a screen looks is not done.
    Lines,
}

/// What the user has settled once for all articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Columns of text a row may have.
    pub measure: usize,
    /// Columns of the panel; `None`: as many as suit the screen.
    pub panel: Option<u16>,
    /// Which mentions are marked in the text.
    pub marks: Marks,
    /// The order of the panel's rows.
    pub sort: panel::Sort,
    /// Are the rows of the text stretched until both edges are straight?
    pub justify: bool,
    /// Are long words broken at the end of a row?
    pub hyphenate: bool,
    /// How the user is told what was done.
    pub medium: Medium,
    /// Does the mouse scroll and pick? Else it selects, as everywhere in the terminal.
    pub mouse: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            measure: 66,
            panel: None,
            marks: Marks::All,
            sort: panel::Sort::Frequency,
            justify: false,
            hyphenate: false,
            medium: Medium::Screen,
            mouse: true,
        }
    }
}

/// What is done with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Links {
    /// It is opened in the browser.
    Open,
    /// It is copied: there is no browser, or it would be on another machine than the user.
    Copy,
}

/// Where the keys go, and what fills the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The text of the open article.
    Text,
    /// The panel beside it.
    Panel,
    /// The list of articles.
    List,
    /// The help, over whatever had the focus before.
    Help,
    /// The card of a person, over the text.
    Card,
    /// Why the mention at the cursor was found, over the text.
    Why,
    /// The contexts of the target, below the text.
    Contexts,
    /// The quotations of the target or of all, below the text.
    Quotes,
    /// The links of the article, below the text.
    Links,
    /// What is new in the folder, below the list.
    News,
}

/// A word from the program in the status line, until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What it says.
    pub text: String,
    /// Does it tell of something that went wrong?
    pub error: bool,
}

/// All that the program knows while it runs.
#[derive(Debug)]
pub struct App {
    /// What the user has settled.
    pub settings: Settings,
    /// The articles there are.
    pub shelf: Shelf,
    /// The open article.
    pub reader: Option<Reader>,
    /// Why the article that was to be opened is not.
    pub failure: Option<Failure>,
    /// Where the keys go.
    pub focus: Focus,
    /// Where the keys went before the help was opened.
    pub(crate) before_help: Focus,
    /// The first row of the help that is on the screen.
    pub help_top: usize,
    /// Is the panel shown? `None`: where there is room for it.
    pub panel_wanted: Option<bool>,
    /// Is there only the text?
    pub zen: bool,
    /// Are the lines that the cleaner took out shown?
    pub show_dropped: bool,
    /// The screen, in columns and rows.
    pub size: (u16, u16),
    /// What the program has to say.
    pub message: Option<Message>,
    /// The article that was asked for and has not come yet.
    pub(crate) awaited: Option<ArticleId>,
    /// The person on the card.
    pub card: usize,
    /// Whose quotations the sheet shows; `None`: everybody's.
    pub quotes_of: Option<usize>,
    /// The first row of the card that is shown.
    pub card_top: usize,
    /// Where the keys went before contexts or quotations were opened.
    pub(crate) before_sheet: Focus,
    /// Where the keys went before the card was opened: that may be over a sheet.
    pub(crate) before_card: Focus,
    /// The search while it is typed.
    pub prompt: Option<Prompt>,
    /// Searches, the last one last.
    pub(crate) searches: Vec<String>,
    /// The key that is waited for.
    pub awaited_key: Option<Awaited>,
    /// The target of the article before, looked for in the next one.
    pub(crate) carried: Option<(Target, String)>,
    /// The people the user watches.
    pub watched: Watched,
    /// All corrections that hold, the last one last: these can be taken back.
    pub(crate) corrected: Vec<Correction>,
    /// How many of them were made before the start, and not taken back yet.
    pub(crate) corrected_before: usize,
    /// The correction of earlier days that the user was told would be taken back.
    pub(crate) undo_told: Option<Correction>,
    /// What is done with an address.
    pub links: Links,
    /// What is new in the folder.
    pub news: News,
    /// The chosen line of what is new.
    pub news_line: usize,
    /// The search through the folder for the target.
    pub(crate) hunt: Option<hunt::Hunt>,
    /// The article that is being read again.
    pub(crate) reloading: Option<reload::Reload>,
    /// Which way the walk came into the article that is being opened.
    pub(crate) arriving: Option<walk::Way>,
    /// Has the user pressed a key yet?
    pub(crate) touched: bool,
}

impl App {
    /// A program with nothing open, on a screen of `size` columns and rows.
    pub fn new(settings: Settings, names: Vec<String>, size: (u16, u16)) -> Self {
        let shelf = Shelf::new(names);
        let focus = if shelf.entries().len() > 1 { Focus::List } else { Focus::Text };
        Self {
            settings,
            shelf,
            reader: None,
            failure: None,
            focus,
            before_help: focus,
            help_top: 0,
            panel_wanted: None,
            zen: false,
            show_dropped: false,
            size,
            message: None,
            awaited: None,
            card: 0,
            quotes_of: None,
            card_top: 0,
            before_sheet: focus,
            before_card: focus,
            prompt: None,
            searches: Vec::new(),
            awaited_key: None,
            carried: None,
            watched: Watched::default(),
            corrected: Vec::new(),
            corrected_before: 0,
            undo_told: None,
            links: Links::Open,
            news: News::default(),
            news_line: 0,
            hunt: None,
            reloading: None,
            arriving: None,
            touched: false,
        }
    }

    /// What has to be done first: a single article is opened at once.
    #[must_use]
    pub fn start(&mut self) -> Vec<Effect> {
        match self.shelf.entries() {
            [only] => {
                let id = only.id;
                self.open(id)
            }
            _ => Vec::new(),
        }
    }

    /// Where everything stands on the screen.
    pub fn geometry(&self) -> Geometry {
        let empty = self.reader.as_ref().is_some_and(Reader::is_without_mentions);
        let wanted = if self.zen || empty || self.failure.is_some() {
            Some(false)
        } else {
            self.panel_wanted
        };
        Geometry::new(self.size, self.settings.measure, wanted, self.settings.panel)
    }
}

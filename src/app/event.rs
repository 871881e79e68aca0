//! What happens outside the program's state, and what it asks to be done outside.

use std::sync::Arc;

use crate::app::news::Roll;
use crate::app::place::Place;
use crate::document::{Analysis, Article, Correction};

/// Which article: the place of its file among those given, and its place in that file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleId {
    /// The file.
    pub file: usize,
    /// The article in it.
    pub nth: usize,
}

/// A person as the list of articles knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Their names of more than one word, and the one that is shown.
    pub names: Vec<String>,
    /// Every title that the article gives them.
    pub titles: Vec<String>,
    /// How often the article mentions them.
    pub mentions: usize,
}

/// What the list says of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// Its path, with `#N` where the file has several.
    pub path: String,
    /// Its headline, or its first words.
    pub headline: String,
    /// When it was published, in ISO 8601.
    pub published: Option<String>,
    /// Who is in it.
    pub people: Vec<Named>,
}

/// Why a file could not be read, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The file, as the user named it.
    pub path: String,
    /// What is wrong, in a sentence.
    pub reason: String,
    /// What can be done about it.
    pub advice: String,
}

/// A fact from outside. Past tense: it has happened, and cannot be refused.
#[derive(Clone, Debug)]
pub enum Event {
    /// The screen has another size now.
    Resized(u16, u16),
    /// These files were found in the folder that were not there before; they come after all others.
    Found(Vec<String>),
    /// A file was looked into: these are its articles.
    Listed(usize, Vec<Heading>),
    /// Who is in each article of a file.
    Named(usize, Vec<Vec<Named>>),
    /// An article was read and cleaned.
    Opened(ArticleId, Arc<Article>),
    /// The mentions of an article were found.
    Analyzed(ArticleId, Arc<Analysis>),
    /// The mentions of an article that was only looked into were found; `None`: it could not be read.
    Looked(ArticleId, Option<Arc<Analysis>>),
    /// One has been in this article before, and was here.
    Remembered(ArticleId, Place),
    /// Something that was asked for outside is done, and this can be said of it.
    Done(String),
    /// Something that was asked for outside did not work, for this reason.
    Troubled(String),
    /// The article could not be saved under this name, for this reason.
    NotSaved(String, String),
    /// A text was put on the clipboard: by this program, or by the terminal alone.
    Copied(Option<&'static str>),
    /// A file could not be read.
    Failed(usize, Failure),
}

/// What the shell must do. Imperative: it has not happened yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Read, clean and analyse this article; answer with [`Event::Opened`] and [`Event::Analyzed`], or [`Event::Failed`].
    Open(ArticleId),
    /// Look through the folders again; answer with [`Event::Found`], and with [`Event::Listed`] for what has changed.
    LookAgain,
    /// Analyse this article without opening it; answer with [`Event::Looked`].
    Look(ArticleId),
    /// Write this correction down, and analyse the open article by it.
    Correct(Correction),
    /// Take this correction back, and analyse the open article without it.
    TakeBack(Correction),
    /// Begin to watch this person, or stop.
    Watch(String, bool),
    /// Remember that these are the people of the folder.
    Enroll(Roll),
    /// Open this address in the browser.
    Browse(String),
    /// Let the mouse be reported, or leave it to the terminal.
    Mouse(bool),
    /// Save the open article in a file of this name, in the format that its end says.
    Save(String),
    /// Put this text on the clipboard.
    Copy(String),
    /// Give the terminal back, stop, and take it again when the user returns.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// End the program.
    Quit,
}

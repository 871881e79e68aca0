//! Where one is in an article, to come back to it another day.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::app::event::ArticleId;
use crate::app::panel::Folds;
use crate::app::reader::{Reader, Target};

/// A place in an article, with what was stepped through there. Bytes are those of its document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// The byte at the top of the screen.
    pub byte: usize,
    /// What was stepped through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<(Kind, String)>,
    /// Which sections of the panel were folded.
    pub folds: Folds,
    /// The jump list, the last place last.
    pub jumps: Vec<usize>,
    /// Marks.
    pub marks: BTreeMap<char, usize>,
}

/// The kind of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A person.
    Person,
    /// An office.
    Title,
    /// A country.
    Country,
}

impl Place {
    /// Is there nothing to come back to?
    pub fn is_start(&self) -> bool {
        *self == Self::default()
    }

    /// Are all its places in `text`?
    pub fn is_in(&self, text: &str) -> bool {
        let mut bytes = self.jumps.iter().chain(self.marks.values()).chain([&self.byte]);
        bytes.all(|&byte| text.is_char_boundary(byte))
    }
}

impl App {
    /// Where one is in the open article.
    pub fn place(&self) -> Option<Place> {
        let reader = self.reader.as_ref()?;
        let analysis = reader.analysis.as_ref();
        let target = reader.target().zip(analysis).and_then(|(target, analysis)| {
            let kind = match target {
                Target::Person(_) => Kind::Person,
                Target::Office(_) => Kind::Title,
                Target::Country(_) => Kind::Country,
                Target::Search => return None,
            };
            Some((kind, target.name(analysis).to_owned()))
        });
        Some(Place { target, ..reader.place() })
    }

    /// Goes back to where one was in article `id`.
    pub(super) fn return_to(&mut self, id: ArticleId, place: Place) {
        let geometry = self.geometry();
        // Whoever reads an article again is there already.
        if self.is_reloading(id) {
            return;
        }
        let Some(reader) = self.reader.as_mut().filter(|reader| reader.id == id) else { return };
        let moved = place.byte > 0;
        // Whoever one came with from another article is looked for here first.
        if self.carried.is_none() {
            self.carried = place.target.clone().map(|(kind, name)| {
                let target = match kind {
                    Kind::Person => Target::Person(0),
                    Kind::Title => Target::Office(0),
                    Kind::Country => Target::Country(0),
                };
                (target, name)
            });
        }
        reader.take_place(place, &geometry);
        if moved {
            let percent = reader.percent(&geometry);
            self.say(&format!("back where you were, at {percent} %"));
        }
    }
}

impl Reader {
    fn place(&self) -> Place {
        let (jumps, marks) = self.jumps.all();
        let byte = if self.top == 0 { 0 } else { self.page.byte_at(self.top) };
        Place { byte, target: None, folds: self.panel.folds, jumps, marks }
    }
}

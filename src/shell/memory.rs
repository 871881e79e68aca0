//! What the user made and where they were, as the running program has it; every change goes to the files at once.

use crate::app::{App, Roll};
use crate::document::Correction;
use crate::state::{Folder, Places, Records, StateError};

/// Without the folders (or with `remember = false`) all of it lasts until the end of the program.
#[derive(Debug, Default)]
pub struct Memory {
    /// The files of what the user made.
    pub records: Option<Records>,
    /// The files of where they were.
    pub places: Option<Places>,
    /// The file of who was in the folder that is read, if it is one.
    pub folder: Option<Folder>,
    /// The corrections, those of the files first.
    pub corrections: Vec<Correction>,
    /// The people watched at the start.
    pub watched: Vec<String>,
}

impl Memory {
    pub(super) fn correct(&mut self, rule: Correction) -> Result<(), StateError> {
        let kept = self.records.as_ref().map_or(Ok(()), |records| records.correct(&rule));
        self.corrections.push(rule);
        kept
    }

    pub(super) fn take_back(&mut self, rule: &Correction) -> Result<(), StateError> {
        if let Some(last) = self.corrections.iter().rposition(|known| known == rule) {
            self.corrections.remove(last);
        }
        self.records.as_ref().map_or(Ok(()), |records| records.take_back(rule).map(|_| ()))
    }

    pub(super) fn watch(&self, name: &str, on: bool) -> Result<(), StateError> {
        self.records.as_ref().map_or(Ok(()), |records| records.watch(name, on))
    }

    /// Remembers who is in the folder.
    pub(super) fn enroll(&self, roll: &Roll) -> Result<(), StateError> {
        self.folder.as_ref().map_or(Ok(()), |folder| folder.remember(roll))
    }

    /// Remembers where one is in the open article.
    pub(super) fn remember(&self, app: &App) -> Result<(), StateError> {
        match (&self.places, &app.reader, app.place()) {
            (Some(places), Some(reader), Some(place)) => {
                places.remember(reader.article.document.text(), &place)
            }
            _ => Ok(()),
        }
    }
}

//! The articles there are to read, as a list to choose from.

use std::collections::BTreeSet;

use crate::app::event::{ArticleId, Heading, Named};
use crate::app::watch::Watched;
use crate::text::{date, fuzzy};

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which article.
    pub id: ArticleId,
    /// What is known of it; before its file was looked into only the path.
    pub heading: Heading,
    /// Could its file not be read?
    pub failed: bool,
    /// How often it mentions those whom the user watches.
    pub watched: usize,
    /// Does it have the letters of the filter, and whom it must have?
    pub shown: bool,
}

impl Entry {
    fn new(id: ArticleId, heading: Heading) -> Self {
        Self { id, heading, failed: false, watched: 0, shown: true }
    }

    /// Counts those watched, and decides whether it is shown.
    fn look_at(&mut self, filter: &str, only_watched: bool, watched: &Watched) {
        self.watched = watched.mentions(&self.heading.people);
        self.narrow(filter, only_watched);
    }

    /// Decides by headline, path, date and the names in it whether it is shown.
    fn narrow(&mut self, filter: &str, only_watched: bool) {
        let Heading { path, headline, published, people } = &self.heading;
        let has_letters = || {
            let day = published.as_deref().map(date::in_words).unwrap_or_default();
            let mut names = people.iter().flat_map(|one| &one.names);
            fuzzy(filter, &format!("{headline} {path} {day}")).is_some()
                || names.any(|name| fuzzy(filter, name).is_some_and(|cost| cost < 3))
        };
        self.shown = (!only_watched || self.watched > 0) && (filter.is_empty() || has_letters());
    }
}

/// All articles, in the order of their files, and the chosen one.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    entries: Vec<Entry>,
    filter: String,
    only_watched: bool,
    watched: Watched,
    chosen: usize,
    /// The files that were looked into.
    looked: BTreeSet<usize>,
    /// Those of which it is known who is in them.
    named: BTreeSet<usize>,
    files: usize,
}

impl Shelf {
    /// A shelf of files, each taken for one article until it is looked into.
    pub fn new(names: Vec<String>) -> Self {
        let files = names.len();
        let entries = names.into_iter().enumerate().map(|(file, path)| {
            let heading = Heading { path, ..Heading::default() };
            Entry::new(ArticleId { file, nth: 0 }, heading)
        });
        Self { entries: entries.collect(), files, ..Self::default() }
    }

    /// Puts files that turned up later at the end.
    pub(super) fn add(&mut self, names: Vec<String>) {
        let first = self.files;
        self.files += names.len();
        self.entries.extend(names.into_iter().zip(first..).map(|(path, file)| {
            let heading = Heading { path, ..Heading::default() };
            Entry::new(ArticleId { file, nth: 0 }, heading)
        }));
        self.choose_among();
    }

    /// The rows, in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The places of the rows that have the letters of the filter; of all if there are none.
    pub fn shown(&self) -> Vec<usize> {
        let shown = self.entries.iter().enumerate().filter(|(_, entry)| entry.shown);
        shown.map(|(place, _)| place).collect()
    }

    /// The letters that the rows on the screen have.
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// Are some rows left out?
    pub(super) fn is_narrowed(&self) -> bool {
        self.only_watched || !self.filter.is_empty()
    }

    /// Are only the articles shown that mention somebody watched?
    pub fn only_watched(&self) -> bool {
        self.only_watched
    }

    /// Leaves only the articles that mention somebody watched, or all again.
    pub(super) fn leave_only_watched(&mut self, only: bool) {
        self.only_watched = only;
        self.choose_among();
    }

    /// Takes note of whom the user watches.
    pub(super) fn note_watched(&mut self, watched: &Watched) {
        self.watched = watched.clone();
        for entry in &mut self.entries {
            entry.watched = watched.mentions(&entry.heading.people);
        }
        self.only_watched &= !watched.is_empty();
        self.choose_among();
    }

    /// Leaves only the rows that have the letters of `filter`.
    pub(super) fn narrow(&mut self, filter: &str) {
        filter.clone_into(&mut self.filter);
        self.choose_among();
    }

    /// Decides of every row whether it is shown; a choice that is not moves to the first that is.
    fn choose_among(&mut self) {
        let (filter, only_watched) = (&self.filter, self.only_watched);
        self.entries.iter_mut().for_each(|entry| entry.narrow(filter, only_watched));
        let chosen_is_shown = self.entries.get(self.chosen).is_some_and(|entry| entry.shown);
        if !chosen_is_shown {
            self.chosen = self.shown().first().copied().unwrap_or(0);
        }
    }

    /// Moves the choice by `by` rows of those that are shown, stopping at the ends.
    pub(super) fn step(&mut self, by: isize) {
        let shown = self.shown();
        let here = shown.partition_point(|&place| place < self.chosen);
        let there = here.saturating_add_signed(by).min(shown.len().saturating_sub(1));
        self.chosen = shown.get(there).copied().unwrap_or(self.chosen);
    }

    /// The row that is shown next after `place`, or before it.
    pub(super) fn beside(&self, place: usize, forward: bool) -> Option<usize> {
        let mut shown = self.shown().into_iter();
        if forward {
            shown.find(|&other| other > place)
        } else {
            shown.rev().find(|&other| other < place)
        }
    }

    /// The place of the chosen row.
    pub fn chosen(&self) -> usize {
        self.chosen
    }

    /// How many files were looked into, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.looked.len(), self.files)
    }

    /// Is it known of every file who is in it?
    pub(super) fn is_named(&self) -> bool {
        self.named.len() == self.files
    }

    /// How many files could not be read.
    pub fn failed(&self) -> usize {
        self.entries.iter().filter(|entry| entry.failed).count()
    }

    /// The row of article `id`.
    pub fn place(&self, id: ArticleId) -> Option<usize> {
        self.entries.binary_search_by_key(&id, |entry| entry.id).ok()
    }

    /// Chooses the row at `place`, or the last one.
    pub(super) fn choose(&mut self, place: usize) {
        self.chosen = place.min(self.entries.len().saturating_sub(1));
    }

    /// Puts the articles of `file` in the place of what stood for it; the choice stays with its article.
    pub(super) fn list(&mut self, file: usize, headings: Vec<Heading>) {
        let known = self.entries.get(self.chosen).map(|entry| entry.id);
        let from = self.entries.partition_point(|entry| entry.id.file < file);
        let to = self.entries.partition_point(|entry| entry.id.file <= file);
        let (filter, only, watched) = (&self.filter, self.only_watched, &self.watched);
        let new = headings.into_iter().enumerate().map(|(nth, heading)| {
            let mut entry = Entry::new(ArticleId { file, nth }, heading);
            entry.look_at(filter, only, watched);
            entry
        });
        self.entries.splice(from..to, new);
        self.looked.insert(file);
        let place = known.map_or(0, |id| self.entries.partition_point(|entry| entry.id < id));
        self.choose(place);
    }

    /// Takes note of who is in the articles of `file`.
    pub(super) fn name(&mut self, file: usize, people: Vec<Vec<Named>>) {
        self.named.insert(file);
        let (filter, only, watched) = (&self.filter, self.only_watched, &self.watched);
        for (nth, people) in people.into_iter().enumerate() {
            let id = ArticleId { file, nth };
            if let Ok(at) = self.entries.binary_search_by_key(&id, |entry| entry.id)
                && let Some(entry) = self.entries.get_mut(at)
            {
                entry.heading.people = people;
                entry.look_at(filter, only, watched);
            }
        }
    }

    /// Notes that `file` could not be read.
    pub(super) fn fail(&mut self, file: usize) {
        self.looked.insert(file);
        self.entries
            .iter_mut()
            .filter(|entry| entry.id.file == file)
            .for_each(|entry| entry.failed = true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(path: &str) -> Heading {
        Heading { path: path.into(), ..Heading::default() }
    }

    #[test]
    fn a_feed_becomes_its_articles_and_the_choice_stays() {
        let mut shelf = Shelf::new(vec!["a.xml".into(), "b.txt".into()]);
        shelf.choose(1);
        shelf.list(0, vec![heading("a.xml#1"), heading("a.xml#2")]);
        assert_eq!(shelf.entries().len(), 3);
        assert_eq!(shelf.entries()[shelf.chosen()].heading.path, "b.txt");
        assert_eq!(shelf.place(ArticleId { file: 0, nth: 1 }), Some(1));
    }

    #[test]
    fn files_that_turn_up_later_come_last_and_are_waited_for() {
        let mut shelf = Shelf::new(vec!["a.txt".into(), "b.txt".into()]);
        shelf.list(1, vec![heading("b.txt")]);
        shelf.list(1, vec![heading("b.txt")]);
        assert_eq!(shelf.progress(), (1, 2), "a file counts once");
        shelf.add(vec!["0.txt".into()]);
        assert_eq!(shelf.entries().last().unwrap().heading.path, "0.txt");
        assert_eq!(shelf.progress(), (1, 3));
    }

    #[test]
    fn a_file_without_articles_leaves_no_row() {
        let mut shelf = Shelf::new(vec!["a.xml".into(), "b.txt".into()]);
        shelf.choose(1);
        shelf.list(0, vec![]);
        assert_eq!((shelf.entries().len(), shelf.chosen()), (1, 0));
        assert_eq!(shelf.progress(), (1, 2));
    }
}

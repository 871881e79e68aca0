//! The articles there are to read, as a list to choose from.

use crate::app::event::{ArticleId, Heading};

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which article.
    pub id: ArticleId,
    /// What is known of it; before its file was looked into only the path.
    pub heading: Heading,
    /// Could its file not be read?
    pub failed: bool,
}

/// All articles, in the order of their files, and the chosen one.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    entries: Vec<Entry>,
    chosen: usize,
    looked: usize,
    files: usize,
}

impl Shelf {
    /// A shelf of files, each taken for one article until it is looked into.
    pub fn new(names: Vec<String>) -> Self {
        let files = names.len();
        let entries = names.into_iter().enumerate().map(|(file, path)| Entry {
            id: ArticleId { file, nth: 0 },
            heading: Heading { path, headline: String::new(), published: None },
            failed: false,
        });
        Self { entries: entries.collect(), chosen: 0, looked: 0, files }
    }

    /// The rows, in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The place of the chosen row.
    pub fn chosen(&self) -> usize {
        self.chosen
    }

    /// How many files were looked into, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.looked, self.files)
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
        let new = headings.into_iter().enumerate().map(|(nth, heading)| Entry {
            id: ArticleId { file, nth },
            heading,
            failed: false,
        });
        self.entries.splice(from..to, new);
        self.looked = (self.looked + 1).min(self.files);
        let place = known.map_or(0, |id| self.entries.partition_point(|entry| entry.id < id));
        self.choose(place);
    }

    /// Notes that `file` could not be read.
    pub(super) fn fail(&mut self, file: usize) {
        self.looked = (self.looked + 1).min(self.files);
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
        Heading { path: path.into(), headline: String::new(), published: None }
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
    fn a_file_without_articles_leaves_no_row() {
        let mut shelf = Shelf::new(vec!["a.xml".into(), "b.txt".into()]);
        shelf.choose(1);
        shelf.list(0, vec![]);
        assert_eq!((shelf.entries().len(), shelf.chosen()), (1, 0));
        assert_eq!(shelf.progress(), (1, 2));
    }
}

//! What the trainer of the line model needs: the signs of lines, the parts, and the form of the table.

use std::ops::Range;

use crate::clean;
use crate::clean::headline;
use crate::clean::lines::Line;
use crate::clean::lines::scrub;
use crate::clean::page::Page;
use crate::clean::signs;
use crate::clean::view::View;
use crate::document::Article;
use crate::document::RawArticle;

pub use crate::clean::sequence::Part;
pub use crate::clean::sequence::SCALE;
pub use crate::clean::sequence::Weights;
pub use crate::clean::sequence::follows;
pub use crate::clean::sequence::read;
pub use crate::clean::tables::Doubt;
pub use crate::clean::tables::TABLES;
pub use crate::clean::tables::Tables;

/// A line that is not empty, as the model sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Its number among the lines that were given.
    pub line: usize,
    /// Its signs.
    pub signs: Vec<u16>,
    /// Its words.
    pub words: usize,
    /// Is it a sentence or more?
    pub prose: bool,
    /// Has it the form of a family of junk?
    pub junk: bool,
}

/// The cleaned article by other tables than those compiled in.
pub fn clean_with(raw: &RawArticle, tables: &Tables<'_>) -> Article {
    clean::clean_with(raw, tables)
}

/// A text as the model sees it.
#[derive(Debug)]
pub struct Observed {
    /// Its lines that are not empty.
    pub seen: Vec<Seen>,
    views: Vec<View>,
    count: usize,
}

impl Observed {
    /// The signs of all lines.
    pub fn signs(&self) -> Vec<Vec<u16>> {
        self.seen.iter().map(|s| s.signs.clone()).collect()
    }

    /// The signs of all lines for a second reading, after the `first` one.
    pub fn again(&self, first: &[(Part, i32)]) -> Vec<Vec<u16>> {
        signs::again(&self.views, first, self.signs(), self.count)
    }

    /// How many signs there are, and how many for a second reading.
    pub fn counts(&self) -> (usize, usize) {
        (self.count, self.count + signs::count_again())
    }

    /// The lines that can be the headline of the `body` when all were `read` as is said, and their signs.
    pub fn headline_candidates(
        &self,
        read: &[(Part, i32)],
        body: Range<usize>,
    ) -> Vec<(usize, Vec<u16>)> {
        headline::candidates(&self.views, read, body)
    }
}

/// The lines as the model sees them.
pub fn observe<S: AsRef<str>>(lines: &[S]) -> Observed {
    let mut kept = Vec::new();
    let mut views = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let text = scrub(line.as_ref());
        if !text.is_empty() {
            kept.push(at);
            views.push(Line { text, parted: true });
        }
    }
    let views = View::all(views);
    let signs = signs::signs(&views);
    let seen = kept
        .into_iter()
        .zip(signs)
        .zip(&views)
        .map(|((line, signs), view)| Seen {
            line,
            signs,
            words: view.count,
            prose: view.prose,
            junk: view.family.is_some(),
        })
        .collect();
    Observed { seen, views, count: signs::count() }
}

/// The lines of a saved page as the model of pages sees them, and their text.
pub fn observe_page(html: &str) -> (Observed, Vec<String>) {
    let page = Page::of(html);
    let texts = page.views.iter().map(|v| v.text.clone()).collect();
    let seen: Vec<Seen> = page
        .views
        .iter()
        .zip(page.signs.iter().cloned())
        .enumerate()
        .map(|(line, (view, signs))| Seen {
            line,
            signs,
            words: view.count,
            prose: view.prose,
            junk: view.family.is_some(),
        })
        .collect();
    (Observed { seen, views: page.views, count: Page::sign_count() }, texts)
}

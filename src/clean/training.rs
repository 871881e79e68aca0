//! What the trainer of the line model needs: the signs of lines, the parts, and the form of the table.

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

/// How many signs there are.
pub fn sign_count() -> usize {
    signs::count()
}

/// The lines as the model sees them.
pub fn observe<S: AsRef<str>>(lines: &[S]) -> Vec<Seen> {
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
    kept.into_iter()
        .zip(signs)
        .zip(&views)
        .map(|((line, signs), view)| Seen {
            line,
            signs,
            words: view.count,
            prose: view.prose,
            junk: view.family.is_some(),
        })
        .collect()
}

/// The lines that can be the headline of a body that starts at `start` and ends before `end`, and their signs; numbers among
/// the lines that are not empty.
pub fn headline_candidates<S: AsRef<str>>(
    lines: &[S],
    start: usize,
    end: usize,
) -> Vec<(usize, Vec<u16>)> {
    let lines = lines.iter().map(|l| scrub(l.as_ref())).filter(|l| !l.is_empty());
    let views = View::all(lines.map(|text| Line { text, parted: true }).collect());
    headline::candidates(&views, start, end)
}

/// The lines of a saved page as the model of pages sees them, and their text.
pub fn observe_page(html: &str) -> (Vec<Seen>, Vec<String>) {
    let page = Page::of(html);
    let texts = page.views.iter().map(|v| v.text.clone()).collect();
    let seen = page.views.iter().zip(page.signs).enumerate().map(|(line, (view, signs))| Seen {
        line,
        signs,
        words: view.count,
        prose: view.prose,
        junk: view.family.is_some(),
    });
    (seen.collect(), texts)
}

/// How many signs a line of a page can have.
pub fn page_sign_count() -> usize {
    Page::sign_count()
}

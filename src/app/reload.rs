//! Reading again: the open article from its file, which may have changed, or the folder. Where one is stays where it is.

use crate::app::event::{ArticleId, Effect, Failure};
use crate::app::geometry::Geometry;
use crate::app::jumps::Jumps;
use crate::app::reader::{Halt, Reader};
use crate::app::{App, Focus, News};
use crate::document::Document;
use crate::text::Span;

/// An article that is being read again, and what came of it as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reload {
    id: ArticleId,
    outcome: Option<&'static str>,
}

impl App {
    /// Reads the open article again, or, in the list, looks through the folder again.
    pub(super) fn reload(&mut self) -> Vec<Effect> {
        match (self.focus, self.awaited) {
            (Focus::List | Focus::News, _) | (_, None) => {
                self.say("looking through the folder again");
                vec![Effect::LookAgain]
            }
            (_, Some(id)) => {
                self.reloading = Some(Reload { id, outcome: None });
                self.open(id)
            }
        }
    }

    /// Is this article being read again? What is known of earlier days does not count then.
    pub(super) fn is_reloading(&self, id: ArticleId) -> bool {
        self.reloading.is_some_and(|reload| reload.id == id)
    }

    /// Takes `reader`, just opened, for `before`, if it is the same article read again.
    pub(super) fn take_up(&mut self, reader: Reader, before: Option<Reader>) -> Reader {
        let mut reader = reader;
        let geometry = self.geometry();
        let Some(before) = before else { return reader };
        reader.panel.folds = before.panel.folds;
        match self.reloading.as_mut().filter(|it| it.id == reader.id && before.id == reader.id) {
            Some(reload) if before.article.document.text() == reader.article.document.text() => {
                reload.outcome = Some("read again: nothing has changed");
                before
            }
            Some(reload) => {
                reload.outcome = Some("read again: the text has changed");
                reader.stand_like(&before, &geometry);
                reader
            }
            None => reader,
        }
    }

    /// Says what came of reading again, when that is over.
    pub(super) fn tell_reload(&mut self, id: ArticleId) {
        if let Some(reload) = self.reloading.take_if(|reload| reload.id == id)
            && let (Some(outcome), None) = (reload.outcome, &self.message)
        {
            self.say(outcome);
        }
    }

    /// The file that should have been read again cannot be read; what one reads stays on the screen.
    pub(super) fn keeps_text(&mut self, file: usize, failure: &Failure) -> bool {
        let kept = self.reloading.take_if(|reload| reload.id.file == file).is_some();
        let kept = kept && self.reader.as_ref().is_some_and(|reader| reader.id.file == file);
        if kept {
            self.complain(&format!(
                "not read again, this is the text as it was: {}",
                failure.reason
            ));
        }
        kept
    }

    /// Takes in which files are new in the folder.
    pub(super) fn found(&mut self, names: Vec<String>) {
        let text = match names.len() {
            0 => "no new file; those that have changed are read again".to_owned(),
            1 => "1 new file, at the end of the list".to_owned(),
            many => format!("{many} new files, at the end of the list"),
        };
        if !names.is_empty() {
            self.news = match std::mem::take(&mut self.news) {
                News::Told { before, .. } => News::Awaited(Some(before)),
                News::First => News::Awaited(None),
                other => other,
            };
        }
        self.shelf.add(names);
        self.say(&text);
    }
}

impl Reader {
    /// Goes to where `before`, another text of the same article, stood.
    fn stand_like(&mut self, before: &Self, geometry: &Geometry) {
        let (old, new) = (&before.article.document, &self.article.document);
        let (jumps, marks) = before.jumps.all();
        let jumps = jumps.into_iter().map(|byte| moved(byte, old, new)).collect();
        let marks = marks.into_iter().map(|(name, byte)| (name, moved(byte, old, new))).collect();
        self.jumps = Jumps::with(jumps, marks);
        self.cursor = before.cursor.and_then(|halt| {
            let start = moved(halt.span.start(), old, new);
            let span = Span::new(start, start + halt.span.len());
            let words = new.text().get(start..span.end());
            // Which mention it is comes with the analysis.
            (words == Some(halt.span.of(old.text()))).then_some(Halt {
                span,
                mention: None,
                ..halt
            })
        });
        if before.top > 0 {
            let byte = moved(before.page.byte_at(before.top), old, new);
            self.scroll_to(self.page.row_of(byte), geometry);
        }
    }
}

/// Where byte `at` of `old` is in `new`: in the same paragraph; where that is gone, at the end of the last one before it that is still
/// there.
fn moved(at: usize, old: &Document, new: &Document) -> usize {
    let above = old.blocks().partition_point(|block| block.span.start() <= at);
    let same = old.blocks().iter().take(above).rev().find_map(|block| {
        let words = block.span.of(old.text());
        let same = new.blocks().iter().find(|it| it.span.of(new.text()) == words)?;
        Some(same.span.start() + (at - block.span.start()).min(words.len()))
    });
    same.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::BlockKind;

    fn document(paragraphs: &[&str]) -> Document {
        Document::from_blocks(paragraphs.iter().map(|words| (BlockKind::Paragraph, *words)))
    }

    #[test]
    fn a_place_moves_with_its_paragraph() {
        let old = document(&["One.", "The second.", "A third."]);
        let new = document(&["Correction: two.", "One.", "The second.", "A third, and more."]);
        let at = |words: &str| old.text().find(words).unwrap();
        let there = |words: &str| new.text().find(words).unwrap();
        assert_eq!(moved(at("second"), &old, &new), there("second"));
        // The third is another now: it comes after the second.
        assert_eq!(moved(at("third"), &old, &new), there("The second.") + "The second.".len());
        assert_eq!(moved(at("third"), &old, &document(&["Nothing of it."])), 0);
    }
}

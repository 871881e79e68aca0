//! The whole page: head, blocks, and the lines that were taken out where they are asked for.

use crate::document::{Article, Block, BlockKind, Dropped};
use crate::reflow::lines::{Line, LineKind, Piece, Row, break_text, columns_of};
use crate::reflow::table;
use crate::text::{Span, date};

/// How a page is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a wish of its own")]
pub struct Options<'a> {
    /// The most columns a row may have.
    pub measure: usize,
    /// Is there a blank row before the headline?
    pub airy: bool,
    /// Are the lines that the cleaner took out shown in their places?
    pub show_dropped: bool,
    /// Are the blanks of a row stretched until it fills the measure?
    pub justify: bool,
    /// Are long words broken at the end of a row?
    pub hyphenate: bool,
    /// Spans that a row break should leave whole (people's names), in order.
    pub keep: &'a [Span],
}

/// The rows of an article at one width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    lines: Vec<Line>,
}

impl Page {
    /// All rows, from the top.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The row that shows byte `at` of the document, or the last one before it.
    pub fn row_of(&self, at: usize) -> usize {
        // Rows that show no part of the document go with the next one that does.
        let mut best = 0;
        let mut low = 0;
        let mut high = self.lines.len();
        while low < high {
            let middle = low.midpoint(high);
            let shown = (middle..high).find_map(|i| self.lines.get(i)?.span().map(|s| (i, s)));
            match shown {
                Some((i, span)) if span.start() <= at => {
                    best = i;
                    low = i + 1;
                }
                _ => high = middle,
            }
        }
        best
    }

    /// The first byte of the document shown at row `row` or below it.
    pub fn byte_at(&self, row: usize) -> usize {
        let below = self.lines.iter().skip(row).find_map(Line::span).map(Span::start);
        below.or_else(|| self.lines.iter().rev().find_map(Line::span).map(Span::end)).unwrap_or(0)
    }
}

/// Lays `article` out.
pub fn layout(article: &Article, options: Options<'_>) -> Page {
    let mut page = Layout { article, options, lines: Vec::new(), keep: 0, table: Vec::new() };
    if options.airy {
        page.lines.push(Line::blank());
    }
    let blocks = article.document.blocks();
    let mut dropped = article.dropped.iter().peekable();
    let mut headed = false;
    for (number, block) in blocks.iter().enumerate() {
        if !headed && block.kind != BlockKind::Headline {
            page.head();
            headed = true;
        }
        while let Some(gone) = dropped.next_if(|gone| gone.before <= number) {
            page.dropped(gone);
        }
        page.table(number);
        page.block(*block, number.checked_sub(1).and_then(|before| blocks.get(before)));
    }
    if !headed {
        page.head();
    }
    dropped.for_each(|gone| page.dropped(gone));
    while page.lines.last().is_some_and(|line| line.kind == LineKind::Blank) {
        page.lines.pop();
    }
    Page { lines: page.lines }
}

struct Layout<'a> {
    article: &'a Article,
    options: Options<'a>,
    lines: Vec<Line>,
    /// How many of `options.keep` lie before the current block.
    keep: usize,
    /// Where the cells of the rows of the present table begin that are still to come, the next row last.
    table: Vec<Vec<usize>>,
}

impl Layout<'_> {
    fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| line.kind != LineKind::Blank) {
            self.lines.push(Line::blank());
        }
    }

    /// Date, section, byline and source in one muted paragraph, and the blank row below.
    fn head(&mut self) {
        let meta = &self.article.meta;
        let mut parts = Vec::new();
        parts.extend(meta.published.as_deref().map(date::in_words));
        parts.extend(meta.section.clone());
        if !meta.byline.is_empty() {
            parts.push(meta.byline.join(", "));
        }
        parts.extend(meta.source.clone());
        self.words(&parts.join(" · "), LineKind::Head);
        self.gap();
    }

    fn dropped(&mut self, gone: &Dropped) {
        if self.options.show_dropped {
            self.gap();
            self.words(&format!("{} [{}]", gone.text, gone.reason), LineKind::Dropped);
            self.gap();
        }
    }

    fn words(&mut self, words: &str, kind: LineKind) {
        for row in break_text(words, self.options.measure, &[], false) {
            self.lines.push(Line::new(kind, Piece::Words(row.span.of(words).to_owned())));
        }
    }

    /// Measures the table whose first row is block `number`.
    fn table(&mut self, number: usize) {
        let blocks = self.article.document.blocks();
        let is_row = |block: &&Block| block.kind == BlockKind::TableRow;
        let starts = self.table.is_empty()
            && number
                .checked_sub(1)
                .and_then(|before| blocks.get(before))
                .is_none_or(|before| !is_row(&before));
        if starts {
            let rows = blocks.iter().skip(number).take_while(is_row);
            let text = self.article.document.text();
            let rows: Vec<&str> = rows.map(|block| block.span.of(text)).collect();
            self.table = table::columns(&rows, self.options.measure).unwrap_or_default();
            self.table.reverse();
        }
    }

    fn block(&mut self, block: Block, before: Option<&Block>) {
        let same_list = before.is_some_and(|before| before.kind == block.kind)
            && matches!(block.kind, BlockKind::ListItem | BlockKind::TableRow);
        let after_cross_head = before.is_some_and(|before| before.kind == BlockKind::Subheading);
        if before.is_some() && !same_list && !after_cross_head {
            self.gap();
        }
        let indent = match block.kind {
            BlockKind::ListItem => 2,
            BlockKind::Quotation => 4,
            _ => 0,
        };
        // On a screen too narrow for it the indent yields.
        let indent = if self.options.measure > indent * 4 { indent } else { 0 };
        let text = block.span.of(self.article.document.text());
        let start = block.span.start();
        let keep: Vec<Span> = self
            .options
            .keep
            .iter()
            .skip(self.keep)
            .take_while(|span| span.start() < block.span.end())
            .map(|span| {
                Span::new(span.start().saturating_sub(start), span.end().saturating_sub(start))
            })
            .collect();
        self.keep += keep.len();
        if let Some(tabs) = self.table.pop() {
            let kind = LineKind::Block(block.kind);
            self.lines.push(Line { tabs, ..Line::new(kind, Piece::Text(block.span)) });
            return;
        }
        if block.kind == BlockKind::TableRow && text.contains('\t') {
            self.stacked(text, start);
            return;
        }
        let measure = self.options.measure - indent;
        let rows = break_text(text, measure, &keep, self.options.hyphenate && flows(block.kind));
        for (number, row) in rows.into_iter().enumerate() {
            let line = Line::new(LineKind::Block(block.kind), Piece::Text(row.span.shifted(start)));
            self.lines.push(Line {
                indent,
                bullet: number == 0 && indent > 0 && block.kind == BlockKind::ListItem,
                stretch: if self.options.justify && flows(block.kind) {
                    stretch(row, row.span.of(text), measure)
                } else {
                    0
                },
                hyphen: row.hyphen,
                ..line
            });
        }
    }
}

impl Layout<'_> {
    /// A row of a table that is too wide for the screen: its cells below each other, all but the first set in.
    fn stacked(&mut self, text: &str, start: usize) {
        let mut from = 0;
        for (number, cell) in text.split('\t').enumerate() {
            let indent = if number > 0 && self.options.measure > 8 { 2 } else { 0 };
            for row in break_text(cell, self.options.measure - indent, &[], false) {
                let span = row.span.shifted(start + from);
                let line = Line::new(LineKind::Block(BlockKind::TableRow), Piece::Text(span));
                self.lines.push(Line { indent, ..line });
            }
            from += cell.len() + 1;
        }
    }
}

/// Is it running text, which can be justified and hyphenated?
fn flows(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quotation | BlockKind::Deck
    )
}

/// So many columns a blank may have at most where a row is stretched: a row of holes is worse than a ragged edge.
const WIDEST: usize = 3;

/// How many columns the blanks of a row get, so that it fills `measure`.
fn stretch(row: Row, shown: &str, measure: usize) -> usize {
    let gaps = shown.matches(' ').count();
    let free = measure.saturating_sub(columns_of(shown) + usize::from(row.hyphen));
    if row.full && free <= gaps * (WIDEST - 1) { free } else { 0 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::{Document, Meta};
    use crate::text::width::width;

    fn article(blocks: &[(BlockKind, &str)]) -> Article {
        Article {
            document: Document::from_blocks(blocks.iter().copied()),
            meta: Meta {
                published: Some("2025-03-04".into()),
                section: Some("World".into()),
                ..Meta::default()
            },
            ..Article::default()
        }
    }

    fn options(measure: usize) -> Options<'static> {
        let (justify, hyphenate) = (false, false);
        Options { measure, airy: false, show_dropped: false, justify, hyphenate, keep: &[] }
    }

    fn shown(article: &Article, page: &Page) -> Vec<String> {
        page.lines()
            .iter()
            .map(|line| {
                let words = match &line.piece {
                    Piece::Text(span) => span.of(article.document.text()),
                    Piece::Words(words) => words,
                };
                format!("{}{words}", " ".repeat(line.indent))
            })
            .collect()
    }

    #[test]
    fn the_head_stands_under_the_headline() {
        let article = article(&[
            (BlockKind::Headline, "Barges Wait"),
            (BlockKind::Paragraph, "GENEVA — The barges waited."),
            (BlockKind::Subheading, "Who pays"),
            (BlockKind::Paragraph, "Nobody."),
            (BlockKind::ListItem, "rust"),
            (BlockKind::ListItem, "cats"),
        ]);
        let page = layout(&article, options(40));
        assert_eq!(
            shown(&article, &page),
            [
                "Barges Wait",
                "Tue 4 Mar 2025 · World",
                "",
                "GENEVA — The barges waited.",
                "",
                "Who pays",
                "Nobody.",
                "",
                "  rust",
                "  cats"
            ]
        );
    }

    #[test]
    fn what_was_taken_out_can_be_shown_in_its_place() {
        let mut article =
            article(&[(BlockKind::Paragraph, "One."), (BlockKind::Paragraph, "Two.")]);
        article.meta = Meta::default();
        article.dropped =
            vec![Dropped { text: "Ads | Ads".into(), reason: "advertisement", before: 1 }];
        let page = layout(&article, Options { show_dropped: true, ..options(40) });
        assert_eq!(shown(&article, &page), ["One.", "", "Ads | Ads [advertisement]", "", "Two."]);
    }

    #[test]
    fn a_justified_row_ends_at_the_measure_and_the_last_one_where_it_ends() {
        let text = "The delegation broke off the negotiations before noon and left for home.";
        let article = article(&[(BlockKind::Paragraph, text)]);
        let page = layout(&article, Options { justify: true, hyphenate: true, ..options(34) });
        let ends: Vec<usize> = page
            .lines()
            .iter()
            .filter_map(|line| line.cells(text).last().map(|cell| cell.column + 1))
            .collect();
        let [full @ .., last] = ends.as_slice() else { panic!("there are rows") };
        assert!(full.iter().all(|end| *end == 34) && *last < 34, "{ends:?}");
    }

    #[test]
    fn a_table_has_its_cells_under_each_other() {
        let article = article(&[
            (BlockKind::TableRow, "Port\tTonnes"),
            (BlockKind::TableRow, "Giurgiu\t1,200"),
            (BlockKind::Paragraph, "After."),
        ]);
        let text = article.document.text();
        let page = layout(&article, options(40));
        let rows: Vec<String> = page
            .lines()
            .iter()
            .map(|line| {
                line.cells(text).iter().fold(String::new(), |row, cell| {
                    format!("{row}{}{}", " ".repeat(cell.column - row.chars().count()), cell.text)
                })
            })
            .filter(|row| !row.is_empty())
            .collect();
        assert_eq!(rows, ["Port     Tonnes", "Giurgiu   1,200", "After."]);
        let giurgiu = page.lines().iter().find(|line| line.span().is_some_and(|it| it.start() > 5));
        let number = giurgiu.and_then(|line| line.byte_at(text, 10));
        assert_eq!(number.and_then(|at| text.get(at..at + 1)), Some("1"));
    }

    #[test]
    fn a_table_that_is_too_wide_has_its_cells_below_each_other() {
        let article = article(&[
            (BlockKind::TableRow, "Port\tWhat the minister said of it"),
            (BlockKind::TableRow, "Senna\tIt will be closed for a month, or for two"),
        ]);
        let page = layout(&article, options(24));
        assert_eq!(
            shown(&article, &page).into_iter().filter(|row| !row.is_empty()).collect::<Vec<_>>(),
            [
                "Tue 4 Mar 2025 · World",
                "Port",
                "  What the minister said",
                "  of it",
                "Senna",
                "  It will be closed for",
                "  a month, or for two",
            ]
        );
    }

    proptest! {
        #[test]
        fn no_row_is_too_wide_and_no_character_is_lost(
            text in "[ -~é東\u{301}\n\t]{0,200}",
            measure in 2usize..60,
            justify: bool,
            hyphenate: bool,
        ) {
            let blocks: Vec<_> = text.split("\n\n").map(|b| (BlockKind::Paragraph, b.trim())).collect();
            let mut article = article(&blocks);
            article.meta = Meta::default();
            let page = layout(&article, Options { justify, hyphenate, ..options(measure) });
            let mut seen = String::new();
            for line in page.lines() {
                if let Piece::Text(span) = line.piece {
                    let words = span.of(article.document.text());
                    let plain: String = words.chars().filter(|c| !c.is_control()).collect();
                    prop_assert!(width(&plain) <= measure, "{words:?} in {measure}");
                    let cells = line.cells(article.document.text());
                    for cell in cells.iter().filter(|cell| crate::text::width::cell(cell.text).1 > 0) {
                        prop_assert!(cell.column < measure, "{words:?} in {measure}");
                        let there = line.byte_at(article.document.text(), cell.column);
                        prop_assert!(there.is_some_and(|byte| byte >= cell.byte));
                    }
                    seen.push_str(words);
                }
            }
            let squeeze = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(squeeze(&seen), squeeze(article.document.text()));
        }

        #[test]
        fn every_byte_has_its_row(text in "[a-z \n]{1,300}", measure in 5usize..40) {
            let blocks: Vec<_> = text.split("\n\n").map(|b| (BlockKind::Paragraph, b.trim())).collect();
            let article = article(&blocks);
            let page = layout(&article, options(measure));
            for (row, line) in page.lines().iter().enumerate() {
                if let Some(span) = line.span() {
                    prop_assert_eq!(page.row_of(span.start()), row);
                    prop_assert_eq!(page.byte_at(row), span.start());
                }
            }
        }
    }
}

//! Markdown in blocks: what each line is by its marks, and its words without them.

use pulldown_cmark::Event;
use pulldown_cmark::HeadingLevel;
use pulldown_cmark::Options;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::clean::lines::scrub;
use crate::clean::page::plain_lines;
use crate::document::BlockKind;

/// The largest text whose marks are read; a larger one is read as it stands.
pub(super) const SIZE: usize = 8 << 20;

/// A text in Markdown.
#[derive(Debug, Default)]
pub(super) struct Marked {
    /// Its lines, and what each is.
    pub(super) blocks: Vec<(BlockKind, String)>,
    /// The heading of the first level, where there is exactly one: the headline.
    pub(super) headline: Option<String>,
}

/// The blocks of `text`, in order.
pub(super) fn blocks(text: &str) -> Marked {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut walk = Walk::default();
    Parser::new_ext(text, options).for_each(|event| walk.event(event));
    walk.flush();
    let [headline] = walk.firsts.as_slice() else {
        return Marked { blocks: walk.blocks, headline: None };
    };
    Marked { headline: Some(headline.clone()), blocks: walk.blocks }
}

#[derive(Default)]
struct Walk {
    blocks: Vec<(BlockKind, String)>,
    firsts: Vec<String>,
    line: String,
    quotes: usize,
    items: usize,
    heading: Option<HeadingLevel>,
    image: bool,
    code: bool,
    row: bool,
    html: String,
}

impl Walk {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            // Every line of code is one of its own.
            Event::Text(text) if self.code => {
                for line in text.lines() {
                    self.line.push_str(line);
                    self.flush();
                }
            }
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => self.line.push_str(&text),
            Event::SoftBreak => self.line.push(' '),
            Event::HardBreak if self.row => self.line.push(' '),
            Event::HardBreak | Event::Rule => self.flush(),
            Event::Html(html) => self.html.push_str(&html),
            Event::InlineHtml(html) => {
                if html.get(..3).is_some_and(|tag| tag.eq_ignore_ascii_case("<br")) {
                    self.flush();
                }
            }
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock | Tag::FootnoteDefinition(_) => self.flush(),
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(*level);
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotes += 1;
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.code = true;
            }
            Tag::Item => {
                self.flush();
                self.items += 1;
            }
            Tag::TableHead | Tag::TableRow => {
                self.flush();
                self.row = true;
            }
            // A picture's words are its caption, wherever it stands.
            Tag::Image { .. } => {
                self.flush();
                self.image = true;
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::TableCell => self.line.push('\t'),
            TagEnd::Image => {
                self.flush();
                self.image = false;
            }
            TagEnd::Heading(_) => {
                self.flush();
                self.heading = None;
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Item => {
                self.flush();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                self.flush();
                self.code = false;
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.flush();
                self.row = false;
            }
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html);
                let kind = self.kind();
                self.blocks.extend(plain_lines(&html).into_iter().map(|line| (kind, line)));
            }
            TagEnd::Paragraph | TagEnd::FootnoteDefinition => self.flush(),
            _ => {}
        }
    }

    fn kind(&self) -> BlockKind {
        if self.image {
            BlockKind::Caption
        } else if self.row {
            BlockKind::TableRow
        } else if self.heading.is_some() {
            BlockKind::Subheading
        } else if self.quotes > 0 {
            BlockKind::Quotation
        } else if self.items > 0 {
            BlockKind::ListItem
        } else {
            BlockKind::Paragraph
        }
    }

    fn flush(&mut self) {
        let line = std::mem::take(&mut self.line);
        let text = if self.row && !self.image {
            let cells: Vec<String> = line.split('\t').map(scrub).collect();
            cells.join("\t").trim_end().to_owned()
        } else {
            scrub(&line)
        };
        if text.trim().is_empty() {
            return;
        }
        if self.heading == Some(HeadingLevel::H1) && !self.image {
            self.firsts.push(text.clone());
        }
        self.blocks.push((self.kind(), text));
    }
}

#[cfg(test)]
mod tests {
    use BlockKind::{Caption, ListItem, Paragraph, Quotation, Subheading, TableRow};

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(BlockKind, &str)]) {
        let found = blocks(text).blocks;
        let found: Vec<(BlockKind, &str)> = found.iter().map(|(k, t)| (*k, t.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_go_and_words_stay() {
        check(
            "The *minister* said **no**, and [the envoy](http://a.example/x) `left`\non Monday.",
            &[(Paragraph, "The minister said no, and the envoy left on Monday.")],
        );
    }

    #[test]
    fn headings_lists_and_quotes() {
        let text = "# Ferry lost\n\nOne.\n\n## Who pays\n\n1. The port\n   - its owner\n2. The state\n\n> Nobody knows.\n";
        check(
            text,
            &[
                (Subheading, "Ferry lost"),
                (Paragraph, "One."),
                (Subheading, "Who pays"),
                (ListItem, "The port"),
                (ListItem, "its owner"),
                (ListItem, "The state"),
                (Quotation, "Nobody knows."),
            ],
        );
        assert_eq!(blocks(text).headline.as_deref(), Some("Ferry lost"));
    }

    #[test]
    fn tables_pictures_and_code() {
        check(
            "| Port | Tonnes |\n| --- | ---: |\n| Senna | 90 |\n| Reni | |\n",
            &[(TableRow, "Port\tTonnes"), (TableRow, "Senna\t90"), (TableRow, "Reni")],
        );
        check(
            "![The ferry at *Senna*](a.jpg)\n\nOne.",
            &[(Caption, "The ferry at Senna"), (Paragraph, "One.")],
        );
        check("```\na = 1\nb = 2\n```", &[(Paragraph, "a = 1"), (Paragraph, "b = 2")]);
    }

    #[test]
    fn html_within_is_read_without_its_tags() {
        check(
            "<div>\n<p>One.</p>\n<p>Two.</p>\n</div>\n",
            &[(Paragraph, "One."), (Paragraph, "Two.")],
        );
        check("One<br>two <sup>three</sup>", &[(Paragraph, "One"), (Paragraph, "two three")]);
    }
}

//! Stories in a small notation, and a reader without a terminal that takes keys and shows its screen.
//!
//! ```text
//! [[T:p1|US {Secretary of State}]] [[P:p1|Marco Vale]] met [[C:FR|French]] ministers.
//! ```
//!
//! `P` is a person, `T` a title with its core in braces and its holder (`-` for none), `C` a country, `Q` what somebody says
//! (`-` for nobody known, `?p1` for perhaps p1). They nest.
//! A line that starts with `# ` is the headline, with `## ` a cross-head, with `- ` an item of a list.

use std::sync::Arc;

use dateline::app::{App, ArticleId, Event, Settings};
use dateline::config::{Depth, KeyStroke, Keymap, Theme};
use dateline::document::{
    Analysis, Article, BlockKind, CountryEntry, Document, Form, Iso, Mention, MentionKind, Meta,
    Office, Person, PersonId, Quote, Stop, Why,
};
use dateline::text::Span;
use dateline::ui::{self, Input, Look, Signs};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

const WHY: Why = Why { rule: "test", evidence: None };

/// The article and the analysis that `markup` says.
#[track_caller]
pub(crate) fn story(markup: &str) -> (Article, Analysis) {
    let mut blocks = Vec::new();
    let mut mentions = Vec::new();
    let mut quotes = Vec::new();
    let mut start = 0;
    for line in markup.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (kind, line) = match line {
            _ if line.starts_with("# ") => (BlockKind::Headline, &line[2..]),
            _ if line.starts_with("## ") => (BlockKind::Subheading, &line[3..]),
            _ if line.starts_with("- ") => (BlockKind::ListItem, &line[2..]),
            _ => (BlockKind::Paragraph, line),
        };
        let mut plain = String::new();
        parse(line, start, &mut plain, &mut mentions, &mut quotes);
        start += plain.len() + 2;
        blocks.push((kind, plain));
    }
    mentions.sort_by_key(|mention: &Mention| mention.span);
    let headline = blocks.iter().find(|(kind, _)| *kind == BlockKind::Headline);
    let meta = Meta {
        headline: headline.map(|(_, text)| text.clone()),
        published: Some("2025-03-04".into()),
        section: Some("World".into()),
        byline: vec!["Anna Holt".into()],
        ..Meta::default()
    };
    let document = Document::from_blocks(blocks);
    let mut analysis = summary(document.text(), mentions);
    quotes.sort_by_key(|quote: &Quote| quote.span);
    analysis.quotes = quotes;
    // Each block counts as a sentence here.
    analysis.sentences = document.blocks().iter().map(|block| block.span).collect();
    let article = Article {
        id: "story".into(),
        path: "story.txt".into(),
        meta,
        document,
        ..Article::default()
    };
    (article, analysis)
}

/// Appends the plain text of `line` to `plain`, its mentions, shifted by `base`, to `mentions`, what is said to `quotes`.
fn parse(
    line: &str,
    base: usize,
    plain: &mut String,
    mentions: &mut Vec<Mention>,
    quotes: &mut Vec<Quote>,
) {
    // The open marks: kind, who or what, where it starts, where its core starts and ends.
    let mut open: Vec<(String, usize, usize, usize)> = Vec::new();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("[[") {
            let (head, tail) = after.split_once('|').expect("a mark has a bar");
            open.push((head.to_owned(), plain.len(), plain.len(), plain.len()));
            rest = tail;
        } else if let Some(after) = rest.strip_prefix("]]") {
            let (head, from, core_from, core_to) = open.pop().expect("a mark that was opened");
            match head.strip_prefix("Q:") {
                Some(of) => quotes.push(quote(of, Span::new(base + from, base + plain.len()))),
                None => {
                    mentions.push(mention(&head, base, from..plain.len(), core_from..core_to));
                }
            }
            rest = after;
        } else if c == '{' {
            open.last_mut().expect("a core stands in a title").2 = plain.len();
            rest = &rest[1..];
        } else if c == '}' {
            open.last_mut().expect("a core stands in a title").3 = plain.len();
            rest = &rest[1..];
        } else {
            plain.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
}

fn quote(of: &str, span: Span) -> Quote {
    let rule = if of.starts_with('?') { "say.pronoun" } else { "say.clause-after" };
    let id = of.trim_start_matches('?').strip_prefix('p').map(str::parse::<u32>);
    let speaker = id.map(|id| PersonId(id.expect("a person is p1, p2, …") - 1));
    let sure = rule == "say.clause-after" && speaker.is_some();
    Quote { span, speaker, sure, why: Why { rule, evidence: None } }
}

fn mention(
    head: &str,
    base: usize,
    span: std::ops::Range<usize>,
    core: std::ops::Range<usize>,
) -> Mention {
    let (kind, of) = head.split_once(':').expect("kind and id");
    let person = |id: &str| PersonId(id[1..].parse::<u32>().expect("a person is p1, p2, …") - 1);
    let kind = match kind {
        "P" => MentionKind::Person { person: person(of) },
        "T" => MentionKind::Title {
            core: Span::new(base + core.start, base + core.end),
            holder: (of != "-").then(|| (person(of), WHY)),
        },
        "C" => MentionKind::Country { iso: Iso::new(of).expect("an ISO code") },
        _ => panic!("no such mark: {head}"),
    };
    let span = Span::new(base + span.start, base + span.end);
    Mention { span, kind, why: WHY, confidence: 95 }
}

/// People, offices and countries of the mentions, as plainly as can be.
fn summary(text: &str, mentions: Vec<Mention>) -> Analysis {
    let mut analysis = Analysis::default();
    let stop = |place: usize, form: Form| Stop { span: mentions[place].span, mention: place, form };
    let count = mentions.iter().filter_map(|m| match m.kind {
        MentionKind::Person { person } => Some(person.0 + 1),
        _ => None,
    });
    for id in 0..count.max().unwrap_or(0) {
        let mut person = Person {
            name: String::new(),
            aliases: Vec::new(),
            titles: Vec::new(),
            countries: Vec::new(),
            hidden: false,
            stops: Vec::new(),
        };
        for (place, mention) in mentions.iter().enumerate() {
            let words = mention.span.of(text);
            match mention.kind {
                MentionKind::Person { person: PersonId(of) } if of == id => {
                    if words.len() > person.name.len() {
                        words.clone_into(&mut person.name);
                    }
                    person.stops.push(stop(place, Form::Name));
                }
                MentionKind::Title { holder: Some((PersonId(of), _)), .. } if of == id => {
                    person.titles.push((words.to_owned(), Some(place)));
                    let beside = mentions.iter().any(|other| {
                        other.kind == MentionKind::Person { person: PersonId(id) }
                            && other.span.start() == mention.span.end() + 1
                    });
                    if !beside {
                        person.stops.push(stop(place, Form::Title));
                    }
                }
                _ => {}
            }
        }
        analysis.people.push(person);
    }
    for (place, mention) in mentions.iter().enumerate() {
        match mention.kind {
            MentionKind::Title { holder, .. } => analysis.offices.push(Office {
                name: mention.span.of(text).to_owned(),
                holders: holder.iter().map(|(person, _)| *person).collect(),
                stops: vec![stop(place, Form::Name)],
            }),
            MentionKind::Country { iso } => {
                let known = analysis.countries.iter_mut().find(|it| it.iso == iso);
                let entry = if let Some(entry) = known {
                    entry
                } else {
                    let name = match iso.as_str() {
                        "HU" => "Hungary",
                        "US" => "United States",
                        "RO" => "Romania",
                        "GH" => "Ghana",
                        _ => "Elsewhere",
                    };
                    analysis.countries.push(CountryEntry { iso, name, stops: Vec::new() });
                    analysis.countries.last_mut().expect("just pushed")
                };
                entry.stops.push(stop(place, Form::Name));
            }
            MentionKind::Person { .. } => {}
        }
    }
    analysis.mentions = mentions;
    analysis
}

/// The real application with a buffer for a terminal.
pub(crate) struct Screen {
    pub(crate) app: App,
    pub(crate) input: Input,
    pub(crate) look: Look,
}

impl Screen {
    /// A screen of `size` on which `markup` is open.
    #[track_caller]
    pub(crate) fn reading(size: (u16, u16), markup: &str) -> Self {
        let mut screen = Self::empty(size, &["story.txt"]);
        screen.open(0, markup);
        screen
    }

    /// A screen with nothing open and `names` on the shelf.
    pub(crate) fn empty(size: (u16, u16), names: &[&str]) -> Self {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        let mut app = App::new(Settings::default(), names, size);
        let _ = app.start();
        let theme = Theme::built_in("dark", Depth::True).expect("it is built in");
        let look = Look { theme, signs: Signs::UNICODE };
        Self { app, input: Input::new(Keymap::new(None).expect("the default keys")), look }
    }

    /// Opens an article that is already there.
    pub(crate) fn load(&mut self, article: Article, analysis: Analysis) {
        let id = ArticleId { file: 0, nth: 0 };
        self.app.on(Event::Opened(id, Arc::new(article)));
        self.app.on(Event::Analyzed(id, Arc::new(analysis)));
    }

    /// Answers the request for article `file` with `markup`.
    #[track_caller]
    pub(crate) fn open(&mut self, file: usize, markup: &str) {
        let (article, analysis) = story(markup);
        let id = ArticleId { file, nth: 0 };
        self.app.on(Event::Opened(id, Arc::new(article)));
        self.app.on(Event::Analyzed(id, Arc::new(analysis)));
    }

    /// Presses keys: `"n n ] p Enter"`.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            let stroke = KeyStroke::parse(key).expect("a key");
            let _ = self.input.press(stroke, &mut self.app);
            ui::limit_scrolling(&mut self.app, &self.input);
        }
        self
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.app.on(Event::Resized(columns, rows));
        self
    }

    pub(crate) fn buffer(&self) -> Buffer {
        let (columns, rows) = self.app.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        ui::draw(&self.app, &self.input, &self.look, &mut buffer);
        buffer
    }

    /// The screen as text, without the blanks at the ends of its rows.
    pub(crate) fn text(&self) -> String {
        rows(&self.buffer(), |cell| cell.symbol().to_owned())
    }

    /// The screen's modifiers, a letter a cell: `b` bold, `i` italic, `u` underlined, `r` reversed, `d` dim,
    /// capitals for two and more.
    pub(crate) fn modifiers(&self) -> String {
        rows(&self.buffer(), |cell| {
            let modifier = cell.modifier;
            let letters = [
                (Modifier::REVERSED, 'r'),
                (Modifier::UNDERLINED, 'u'),
                (Modifier::ITALIC, 'i'),
                (Modifier::BOLD, 'b'),
                (Modifier::DIM, 'd'),
            ];
            let set: Vec<char> =
                letters.iter().filter(|(it, _)| modifier.contains(*it)).map(|(_, c)| *c).collect();
            match set.as_slice() {
                [] => " ".to_owned(),
                [one] => one.to_string(),
                [first, ..] => first.to_ascii_uppercase().to_string(),
            }
        })
    }

    /// The last row.
    pub(crate) fn status(&self) -> String {
        self.text().lines().last().unwrap_or_default().trim().to_owned()
    }

    /// The words one stands on.
    pub(crate) fn current(&self) -> String {
        let Some(reader) = &self.app.reader else { return String::new() };
        reader.cursor.map_or("", |it| it.span.of(reader.article.document.text())).to_owned()
    }
}

fn rows(buffer: &Buffer, of: impl Fn(&ratatui::buffer::Cell) -> String) -> String {
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let row: String =
            (0..buffer.area.width).filter_map(|x| buffer.cell((x, y))).map(&of).collect();
        out.push_str(row.trim_end());
        out.push('\n');
    }
    out
}

//! A line and what can be seen of it at a glance; every later step looks at these.

use crate::clean::byline;
use crate::clean::date;
use crate::clean::house::House;
use crate::clean::junk;
use crate::clean::junk::Ending;
use crate::clean::junk::Family;
use crate::clean::lines::Line;
use crate::clean::pattern::Words;
use crate::clean::pattern::hash;

/// How many words of a line are looked at one by one.
const LOOK: usize = 61;

/// A line of more bytes has none of the forms of short lines, however few spaces are in it.
const SHORT: usize = 1500;

/// A line and its signs.
#[expect(clippy::struct_excessive_bools, reason = "each is a sign by itself")]
#[derive(Clone, Debug)]
pub(super) struct View {
    /// The line's text.
    pub(super) text: String,
    /// Its words, the first ones.
    pub(super) words: Words,
    /// How many words it has in all; of writing without spaces, three letters count as one.
    pub(super) count: usize,
    /// The family of junk whose form it has.
    pub(super) family: Option<Family>,
    /// Does it end as a sentence does?
    pub(super) ended: bool,
    /// Is it a sentence or more, by length and end?
    pub(super) prose: bool,
    /// The date in it, if it is a short line with one.
    pub(super) date: Option<date::Found>,
    /// Its number of words beyond date, label and time, if it has a date.
    pub(super) beside_date: usize,
    /// Is it a line of who wrote this?
    pub(super) byline: bool,
    /// What it says of the house.
    pub(super) house: House,
    /// Does it end in the credit of a picture?
    pub(super) credited: bool,
    /// Does it end in a credit as nothing but a caption does?
    pub(super) captioned: bool,
    /// The hash of its key, to compare lines quickly.
    pub(super) print: u64,
    /// Its words that are written like names, but the first one, as hashes that no content word has.
    pub(super) names: Vec<u64>,
}

impl View {
    /// Looks at a line.
    pub(super) fn of(line: Line) -> Self {
        let Line { text, .. } = line;
        let words = Words::of(&text, LOOK);
        let mut count = text.split_whitespace().count();
        if !text.is_ascii() && text.chars().any(is_unspaced) {
            count = count.max(text.chars().count() / 3);
        }
        let ended = ends_sentence(&text);
        let prose = (count >= 8 && ended) || count >= 25;
        let short = text.len() <= SHORT;
        let digit = text.bytes().any(|b| b.is_ascii_digit());
        let date = if short && digit && count <= 22 { date::find(&text) } else { None };
        let beside_date = date.as_ref().map_or(0, |_| beside(&text));
        let family = if short { junk::family(&text, &words) } else { None };
        let byline = short
            && count <= 22
            && !(prose && date.is_none() && count > 14)
            && byline::is_byline(&text);
        let ending = match count {
            4..=70 if short && junk::says_picture(&text, &words) => Ending::Caption,
            ..=90 if short => junk::ending(&text),
            _ => Ending::Plain,
        };
        let house = House::of(&text, &words, count);
        let print = words.hashes().iter().fold(0u64, |print, hash| {
            (print.rotate_left(9) ^ hash).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        });
        let names = names(&text).collect();
        Self {
            text,
            words,
            count,
            family,
            ended,
            prose,
            date,
            beside_date,
            byline,
            house,
            credited: ending != Ending::Plain,
            captioned: ending == Ending::Caption,
            print,
            names,
        }
    }

    /// A line of nothing.
    pub(super) fn blank() -> Self {
        Self::of(Line { text: String::new(), parted: false })
    }

    /// The lines, looked at.
    pub(super) fn all(lines: Vec<Line>) -> Vec<Self> {
        lines.into_iter().map(Self::of).collect()
    }

    /// What it says, to compare lines: its first words folded.
    pub(super) fn key(&self) -> &str {
        self.words.joined()
    }

    /// Is it little more than a date?
    pub(super) fn is_dateline(&self) -> bool {
        self.date.is_some() && self.beside_date <= 5
    }
}

/// See [`View::names`].
fn names(text: &str) -> impl Iterator<Item = u64> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .take(60)
        .skip(1)
        .filter(|w| w.starts_with(char::is_uppercase) && w.len() > 2)
        .map(|w| hash(w) ^ 1)
}

/// Writing that has no spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{0e00}'..='\u{0e7f}')
}

/// A full stop or its like, behind it quotes and brackets at most.
pub(super) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»', '*', ' ']);
    bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '।']) && !bare.ends_with("...")
        || bare.ends_with("...") && bare.split_whitespace().count() > 20
}

/// The words outside the date and its labels.
fn beside(text: &str) -> usize {
    const LABELS: [&str; 30] = [
        "published",
        "updated",
        "posted",
        "on",
        "at",
        "last",
        "first",
        "date",
        "by",
        "in",
        "modified",
        "ist",
        "et",
        "am",
        "pm",
        "edt",
        "est",
        "gmt",
        "utc",
        "originally",
        "created",
        "created:",
        "print",
        "edition",
        "time",
        "et",
        "pt",
        "ct",
        "pst",
        "pdt",
    ];
    let mut rest = String::with_capacity(text.len());
    let mut from = 0;
    for found in date::find_all(text) {
        rest.push_str(text.get(from..found.start).unwrap_or_default());
        rest.push(' ');
        from = found.end;
    }
    rest.push_str(text.get(from..).unwrap_or_default());
    rest.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !LABELS.contains(&w.to_ascii_lowercase().as_str()))
        .count()
}

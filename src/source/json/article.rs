//! Which objects are articles, and where they have what.

use serde_json::Map;
use serde_json::Value;

use crate::document::Format;
use crate::document::Meta;
use crate::source::fields::Field;
use crate::source::fields::Fields;
use crate::source::fields::fold;
use crate::source::markup::has_markup;
use crate::source::markup::is_deck;
use crate::source::markup::plain;
use crate::source::reading::Reading;

type Object = Map<String, Value>;

/// Objects within an article that hold some of its fields.
const WITHIN: [&str; 10] = [
    "fields",
    "_source",
    "attributes",
    "data",
    "node",
    "article",
    "metadata",
    "meta",
    "story",
    "item",
];

/// Where an object that stands for a line of text has it.
const LINE: [&str; 13] = [
    "main",
    "rendered",
    "name",
    "value",
    "original",
    "text",
    "html",
    "fullName",
    "full_name",
    "plain",
    "#text",
    "content",
    "title",
];

/// Fewer words are no article's text, unless a headline stands over them.
const WORDS: usize = 25;

/// The search for articles in JSON.
#[derive(Debug, Default)]
pub(super) struct Search {
    /// Was there a headline without a text?
    pub(super) titles: bool,
    full: bool,
}

/// What a list says of all articles in it.
#[derive(Clone, Debug, Default)]
struct About {
    source: Option<String>,
    language: Option<String>,
}

impl Search {
    /// Adds the articles in `value`.
    pub(super) fn look_into(&mut self, value: &Value, reading: &mut Reading<'_>) {
        self.walk(value, &About::default(), reading);
    }

    /// How many articles were found; the parser keeps the depth small.
    fn walk(&mut self, value: &Value, about: &About, reading: &mut Reading<'_>) -> usize {
        if self.full {
            return 0;
        }
        match value {
            Value::Array(list) => list.iter().map(|it| self.walk(it, about, reading)).sum(),
            Value::Object(object) => {
                let view = View { object, fields: reading.fields };
                if let Some((format, text)) = view.text() {
                    let meta = view.meta(&text, about);
                    self.full = !reading.add(format, text, meta);
                    return 1;
                }
                let inner = view.about(about);
                let found: usize = object.values().map(|it| self.walk(it, &inner, reading)).sum();
                if found > 0 {
                    return found;
                }
                let Some(title) = view.line(Field::Title) else { return 0 };
                let Some(summary) = view.line(Field::Description) else {
                    self.titles |=
                        view.line(Field::Url).is_some() || view.line(Field::Date).is_some();
                    return 0;
                };
                // Of an article that is only announced the announcement is read.
                if summary.split_whitespace().count() < 5 || summary == title {
                    return 0;
                }
                let mut meta = view.meta(&summary, about);
                meta.deck = None;
                let format = format_of(&summary);
                self.full = !reading.add(format, summary, meta);
                1
            }
            _ => 0,
        }
    }
}

/// An object, with what its inner objects have of the article.
struct View<'a> {
    object: &'a Object,
    fields: &'a Fields,
}

impl<'a> View<'a> {
    /// The values of a field, the likeliest first: by the user's names, by known ones, by known ones within.
    fn values(&self, field: Field) -> impl Iterator<Item = &'a Value> {
        let own = self.fields.own(field).filter_map(|path| at_path(self.object, path));
        let inner = WITHIN.iter().filter_map(|name| self.object.get(*name)?.as_object());
        let known = [self.object].into_iter().chain(inner).flat_map(move |object| {
            Fields::known(field).iter().filter_map(move |name| {
                object.iter().find(|(key, _)| fold(key) == *name).map(|(_, value)| value)
            })
        });
        own.chain(known).filter(|value| !value.is_null())
    }

    /// Did the user name this field, and is it here?
    fn is_own(&self, field: Field) -> bool {
        self.fields.own(field).any(|path| at_path(self.object, path).is_some())
    }

    fn line(&self, field: Field) -> Option<String> {
        self.values(field).find_map(line)
    }

    /// The text, if this is an article.
    fn text(&self) -> Option<(Format, String)> {
        let text = self.values(Field::Text).find_map(|value| {
            text(value, 0).filter(|text| !text.trim().is_empty() && !is_address(text))
        })?;
        let words = text.split_whitespace().count();
        let known = words >= WORDS
            || (words >= 3 && self.line(Field::Title).is_some())
            || (words >= 5
                && (self.line(Field::Url).is_some() || self.line(Field::Date).is_some()));
        if !known && !self.is_own(Field::Text) {
            return None;
        }
        let marked = ["markdown", "md"].iter().any(|key| {
            self.object.iter().any(|(it, value)| fold(it) == *key && value.as_str() == Some(&text))
        });
        Some((if marked { Format::Markdown } else { format_of(&text) }, text))
    }

    fn about(&self, outer: &About) -> About {
        let is_list = ["items", "entries", "articles", "results", "posts"]
            .iter()
            .any(|key| self.object.get(*key).is_some_and(Value::is_array));
        if !is_list {
            return outer.clone();
        }
        let source = self.line(Field::Title).or_else(|| self.source());
        About {
            source: source.map(|it| plain(&it)).or_else(|| outer.source.clone()),
            language: self.line(Field::Language).or_else(|| outer.language.clone()),
        }
    }

    fn source(&self) -> Option<String> {
        self.values(Field::Source).filter_map(line).find(|it| !is_address(it))
    }

    fn meta(&self, text: &str, about: &About) -> Meta {
        let mut byline = Vec::new();
        for value in self.values(Field::Authors) {
            names(value, &mut byline);
            if !byline.is_empty() {
                break;
            }
        }
        let day = |field| self.values(field).find_map(day);
        let headline = self.line(Field::Title).map(|it| plain(&it)).filter(|it| !it.is_empty());
        let deck = self.line(Field::Description).map(|it| plain(&it));
        let address = self.values(Field::Url).chain(self.values(Field::Source)).filter_map(line);
        Meta {
            deck: deck.filter(|it| is_deck(it, text) && Some(it) != headline.as_ref()),
            headline,
            byline,
            published: day(Field::Date),
            updated: day(Field::Updated),
            section: self.values(Field::Section).find_map(|it| match it {
                Value::Array(list) => list.iter().find_map(line),
                other => line(other),
            }),
            source: self.source().map(|it| plain(&it)).or_else(|| about.source.clone()),
            language: self.line(Field::Language).or_else(|| about.language.clone()),
            url: address.into_iter().find(|it| is_address(it)),
        }
    }
}

/// The value at keys from the outside in, with points between them; a key may have points of its own.
fn at_path<'a>(object: &'a Object, path: &str) -> Option<&'a Value> {
    if let Some(value) = object.get(path) {
        return Some(value);
    }
    path.match_indices('.').find_map(|(at, _)| {
        let inner = object.get(path.get(..at)?)?;
        let inner = inner.as_array().and_then(|list| list.first()).unwrap_or(inner);
        at_path(inner.as_object()?, path.get(at + 1..)?)
    })
}

/// A line of text, also where an object stands for it.
fn line(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim(),
        Value::Object(object) => return LINE.iter().find_map(|name| line(object.get(*name)?)),
        _ => return None,
    };
    (!text.is_empty()).then(|| text.to_owned())
}

/// A text: as it stands, or in paragraphs that are strings or objects.
fn text(value: &Value, depth: usize) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Object(object) => {
            const PARTS: [&str; 9] = [
                "rendered",
                "html",
                "text",
                "content",
                "value",
                "body",
                "paragraphs",
                "blocks",
                "elements",
            ];
            PARTS.iter().filter(|_| depth < 4).find_map(|name| text(object.get(*name)?, depth + 1))
        }
        Value::Array(list) => {
            let parts: Vec<String> = list.iter().filter_map(|it| text(it, depth + 1)).collect();
            let parts = parts.iter().map(String::as_str).filter(|it| !it.trim().is_empty());
            let joined = parts.collect::<Vec<_>>().join("\n\n");
            (!joined.is_empty()).then_some(joined)
        }
        _ => None,
    }
}

fn format_of(text: &str) -> Format {
    const TAGS: [&str; 16] = [
        "<p", "<br", "<div", "<a ", "<b>", "<i>", "<em", "<strong", "<span", "<h2", "<h3", "<ul",
        "<li", "<img", "<figure", "<html",
    ];
    let lower = text.to_ascii_lowercase();
    if TAGS.iter().any(|tag| lower.contains(tag)) && has_markup(text) {
        Format::Html
    } else {
        Format::Text
    }
}

fn is_address(text: &str) -> bool {
    let start = ["http://", "https://", "//", "www."].iter().any(|start| text.starts_with(start));
    start && !text.contains(char::is_whitespace)
}

/// The names in a string, a list, an object or a list of objects.
fn names(value: &Value, found: &mut Vec<String>) {
    let name = match value {
        Value::Array(list) => {
            list.iter().take(40).for_each(|it| names(it, found));
            return;
        }
        Value::Object(object) => {
            let part = |keys: &[&str]| keys.iter().find_map(|key| line(object.get(*key)?));
            let first = part(&["firstname", "first_name", "firstName", "givenName"]);
            let last = part(&["lastname", "last_name", "lastName", "familyName"]);
            line(value).or_else(|| Some([first?, last?].join(" ")))
        }
        other => line(other),
    };
    if let Some(name) = name.filter(|it| !is_address(it) && it.split_whitespace().count() < 40) {
        found.push(plain(&name));
    }
}

/// A date: as it is written, or counted in seconds or their thousandths from the beginning of 1970.
fn day(value: &Value) -> Option<String> {
    let counted = match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => {
            let text = text.trim();
            let digits = text.bytes().all(|b| b.is_ascii_digit());
            match text.len() {
                10 | 13 if digits => text.parse().ok(),
                8.. if text.as_bytes().iter().take(8).all(u8::is_ascii_digit) => {
                    return Some(compact(text));
                }
                0 => None,
                _ => return Some(text.to_owned()),
            }
        }
        other => return line(other),
    };
    let seconds = counted.map(|it| if it > 1e11 { it / 1000.0 } else { it })?;
    // From 1970 to 2200.
    (1e6..7.3e9).contains(&seconds).then(|| in_iso(seconds as i64))
}

/// "20250304T101500Z" or "20250304101500" as ISO 8601 with its marks.
fn compact(text: &str) -> String {
    let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
    let part =
        |from: usize, to: usize| digits.get(from..to).map(|it| it.iter().collect::<String>());
    let zone = if text.ends_with('Z') { "Z" } else { "" };
    let day =
        [part(0, 4), part(4, 6), part(6, 8)].into_iter().flatten().collect::<Vec<_>>().join("-");
    match (part(8, 10), part(10, 12), part(12, 14)) {
        (Some(hour), Some(minute), second) => {
            format!("{day}T{hour}:{minute}:{}{zone}", second.unwrap_or_else(|| "00".to_owned()))
        }
        _ => day,
    }
}

fn in_iso(seconds: i64) -> String {
    let (day, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    // Howard Hinnant's days to a date.
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let date = of_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let year = year + era * 400 + next;
    let (hour, minute) = (second / 3600, second / 60 % 60);
    format!("{year:04}-{month:02}-{date:02}T{hour:02}:{minute:02}:{:02}Z", second % 60)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn dates_come_in_every_form() {
        let check =
            |value: Value, expected: &str| assert_eq!(day(&value).as_deref(), Some(expected));
        check(json!("2025-03-04T10:00:00+01:00"), "2025-03-04T10:00:00+01:00");
        check(json!(1_741_082_400), "2025-03-04T10:00:00Z");
        check(json!(1_741_082_400_000_i64), "2025-03-04T10:00:00Z");
        check(json!("1741082400"), "2025-03-04T10:00:00Z");
        check(json!("20250304T101500Z"), "2025-03-04T10:15:00Z");
        check(json!("20250304"), "2025-03-04");
        check(json!(1_709_251_199), "2024-02-29T23:59:59Z");
        assert_eq!(day(&json!(7)), None);
    }

    #[test]
    fn names_come_in_every_form() {
        let check = |value: Value, expected: &[&str]| {
            let mut found = Vec::new();
            names(&value, &mut found);
            assert_eq!(found, expected);
        };
        check(json!("Anna Holt"), &["Anna Holt"]);
        check(
            json!([{"name": "Anna Holt"}, {"name": "Tomas Reyes"}]),
            &["Anna Holt", "Tomas Reyes"],
        );
        check(json!({"original": "By Anna Holt", "person": []}), &["By Anna Holt"]);
        check(json!([{"firstname": "Anna", "lastname": "Holt"}]), &["Anna Holt"]);
        check(json!("https://social.example/anna"), &[]);
    }

    #[test]
    fn texts_come_in_paragraphs() {
        let found = |value: Value| text(&value, 0);
        assert_eq!(found(json!(["One.", "", "Two."])).as_deref(), Some("One.\n\nTwo."));
        assert_eq!(
            found(json!([{"type": "text", "content": "One."}, {"type": "image"}])).as_deref(),
            Some("One.")
        );
    }
}

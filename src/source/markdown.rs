//! Markdown: whether a text is some, and what the front matter above it says.

use crate::document::Meta;

/// How many lines from the top marks of Markdown are looked for.
const LINES: usize = 400;

/// What stands in front matter, by its keys in small letters.
#[derive(Debug, Default)]
struct Front(Vec<(String, Vec<String>)>);

/// What the front matter at the top of the text says, and the text behind it; `None` where there is none.
pub(super) fn front_matter(text: &str) -> Option<(Meta, &str)> {
    let start = text.trim_start_matches(['\u{feff}', '\n', '\r']);
    let fence = ["---", "+++", ";;;"].into_iter().find(|fence| start.starts_with(fence))?;
    let mut lines = start.split_inclusive('\n');
    let first = lines.next()?;
    if first.trim_end() != fence {
        return None;
    }
    let mut length = first.len();
    let mut inner = Vec::new();
    for line in lines {
        length += line.len();
        let bare = line.trim_end();
        if bare == fence || (fence == "---" && bare == "...") {
            let front = if fence == "+++" { toml(&inner.join("\n"))? } else { yaml(&inner)? };
            return Some((front.meta(), start.get(length..)?));
        }
        inner.push(bare);
        if inner.len() > 200 {
            break;
        }
    }
    None
}

/// Does the text have two kinds of marks that dumps of pages do not have?
pub(super) fn is_markdown(text: &str) -> bool {
    let mut kinds = [false; 6];
    let mut before = "";
    for line in text.lines().take(LINES) {
        let bare = line.trim_end();
        let depth = bare.chars().take_while(|c| *c == '#').count();
        let behind = bare.get(depth..).unwrap_or_default();
        let heading =
            (1..=6).contains(&depth) && behind.starts_with(' ') && behind.trim().len() > 1;
        let number = behind.trim_start().starts_with(|c: char| c.is_ascii_digit());
        let underlined = bare.len() >= 3 && !before.trim().is_empty() && before.len() < 120;
        let found = [
            heading && !(depth == 1 && number),
            underlined && (bare.chars().all(|c| c == '=') || bare.chars().all(|c| c == '-')),
            bare.contains("](http") || bare.contains("](/") || bare.contains("](#"),
            bare.contains("!["),
            paired(bare, "**") || paired(bare, "__"),
            bare.starts_with("```") || bare.starts_with("~~~"),
        ];
        kinds.iter_mut().zip(found).for_each(|(kind, found)| *kind |= found);
        before = bare;
    }
    kinds.iter().filter(|it| **it).count() >= 2
}

/// Does the mark stand around words in the line?
fn paired(line: &str, mark: &str) -> bool {
    let Some((_, rest)) = line.split_once(mark) else { return false };
    let Some((inner, _)) = rest.split_once(mark) else { return false };
    inner.starts_with(char::is_alphanumeric) && inner.ends_with(|c: char| !c.is_whitespace())
}

impl Front {
    fn all(&self, names: &[&str]) -> Vec<String> {
        let found = names.iter().find_map(|name| self.0.iter().find(|(key, _)| key == name));
        found.map(|(_, values)| values.clone()).unwrap_or_default()
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        let has =
            |name: &&&str| self.0.iter().any(|(key, values)| key == **name && !values.is_empty());
        let name = names.iter().find(has)?;
        self.all(&[*name]).into_iter().find(|it| !it.is_empty())
    }

    fn meta(&self) -> Meta {
        let url =
            self.first(&["url", "link", "canonical_url", "canonical", "permalink", "original_url"]);
        let source = self.first(&[
            "source",
            "publication",
            "publisher",
            "site",
            "sitename",
            "site_name",
            "website",
        ]);
        let is_address = |it: &String| it.starts_with("http");
        Meta {
            headline: self.first(&["title", "headline", "name"]),
            deck: self.first(&[
                "subtitle",
                "deck",
                "standfirst",
                "description",
                "summary",
                "excerpt",
                "lead",
            ]),
            byline: self.all(&["author", "authors", "byline", "by", "creator", "writer"]),
            published: self.first(&[
                "date",
                "published",
                "publishdate",
                "pubdate",
                "published_at",
                "date_published",
                "created",
            ]),
            updated: self.first(&[
                "updated",
                "lastmod",
                "modified",
                "last_modified_at",
                "date_modified",
            ]),
            section: self.first(&["section", "category", "categories", "topic", "tags"]),
            language: self.first(&["lang", "language", "locale"]),
            url: url.filter(is_address).or_else(|| source.clone().filter(is_address)),
            source: source.filter(|it| !is_address(it)),
        }
    }
}

/// The part of YAML that front matter is written in: keys with a value, a list, or lines that belong together.
fn yaml(lines: &[&str]) -> Option<Front> {
    let mut front = Front::default();
    // The lines below a key: 1 to be put together, 2 each for itself.
    let mut block = None;
    for line in lines {
        let bare = line.trim();
        let inner = line.starts_with([' ', '\t']);
        if bare.is_empty() || (bare.starts_with('#') && block.is_none()) {
            continue;
        }
        let item = bare.strip_prefix("- ").or_else(|| (bare == "-").then_some(""));
        if let (Some(item), Some((_, values)), None) = (item, front.0.last_mut(), block) {
            // A list of objects: "- name: Anna Holt".
            let item = item.strip_prefix("name:").unwrap_or(item);
            values.extend(scalar(item));
            continue;
        }
        if inner {
            let Some((_, values)) = front.0.last_mut() else { continue };
            match (block, values.last_mut()) {
                (Some(()), Some(last)) => {
                    last.push(' ');
                    last.push_str(bare);
                }
                (Some(()), None) => values.push(bare.to_owned()),
                // An object below a key: "author:", "  name: Anna Holt".
                (None, _) => match bare.split_once(':') {
                    Some(("name", value)) if values.is_empty() => values.extend(scalar(value)),
                    Some(_) => {}
                    None => values.extend(scalar(bare)),
                },
            }
            continue;
        }
        let (key, value) = bare.split_once(':')?;
        if key.is_empty() || key.split_whitespace().count() > 3 {
            return None;
        }
        let value = value.trim();
        block = matches!(value, "|" | ">" | "|-" | ">-" | "|+" | ">+").then_some(());
        let values = match value.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            _ if block.is_some() => Vec::new(),
            Some(list) => split(list).into_iter().filter_map(scalar).collect(),
            None => scalar(value).into_iter().collect(),
        };
        let key = key.trim().trim_matches(['"', '\'']).to_lowercase().replace('-', "_");
        front.0.push((key, values));
    }
    (!front.0.is_empty()).then_some(front)
}

/// Parts between commas that do not stand in quotation marks.
fn split(list: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut quote) = (0, None);
    for (at, c) in list.char_indices() {
        match (quote, c) {
            (None, '"' | '\'') if list.get(start..at).is_some_and(|it| it.trim().is_empty()) => {
                quote = Some(c)
            }
            (Some(open), c) if c == open => quote = None,
            (None, ',') => {
                parts.extend(list.get(start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.extend(list.get(start..));
    parts
}

/// A value without its quotation marks and the remark behind it.
fn scalar(text: &str) -> Option<String> {
    let text = text.trim();
    let quoted = |mark: char| {
        let inner = text.strip_prefix(mark)?;
        let end = inner.rfind(mark)?;
        inner.get(..end)
    };
    let value = if let Some(inner) = quoted('"') {
        inner.replace("\\\"", "\"").replace("\\\\", "\\")
    } else if let Some(inner) = quoted('\'') {
        inner.replace("''", "'")
    } else {
        text.split(" #").next().unwrap_or_default().trim_end().to_owned()
    };
    (!value.is_empty() && !matches!(&*value, "null" | "~")).then_some(value)
}

fn toml(text: &str) -> Option<Front> {
    let table: toml::Table = toml::from_str(text).ok()?;
    let line = |value: &toml::Value| match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Datetime(date) => Some(date.to_string()),
        toml::Value::Table(inner) => inner.get("name")?.as_str().map(str::to_owned),
        _ => None,
    };
    let mut front = Front::default();
    for (key, value) in &table {
        let values = match value {
            toml::Value::Array(list) => list.iter().filter_map(line).collect(),
            // Zola keeps what is not its own in a table.
            toml::Value::Table(inner) if matches!(&**key, "extra" | "taxonomies" | "params") => {
                for (key, value) in inner {
                    let list = value.as_array().map(Vec::as_slice);
                    let values =
                        list.unwrap_or(std::slice::from_ref(value)).iter().filter_map(line);
                    front.0.push((key.to_lowercase(), values.collect()));
                }
                continue;
            }
            other => line(other).into_iter().collect(),
        };
        front.0.push((key.to_lowercase(), values));
    }
    (!front.0.is_empty()).then_some(front)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_read_and_the_rest_handed_on() {
        let text = "---\r\ntitle: \"Ferry: found\" # a remark\r\nauthors:\r\n  - Anna Holt\r\n  - name: Tomas Reyes\r\ndate: 2025-03-04T10:00:00+01:00\r\n\
                    tags: [World, 'the sea, the coast']\r\nsource: https://h.example/1\r\ndescription: >\r\n  The search\r\n  is over.\r\nlang: en\r\n---\r\n\r\nThe *ferry*.\r\n";
        let (meta, rest) = front_matter(text).unwrap();
        assert_eq!(rest, "\r\nThe *ferry*.\r\n");
        assert_eq!(meta.headline.as_deref(), Some("Ferry: found"));
        assert_eq!(meta.byline, ["Anna Holt", "Tomas Reyes"]);
        assert_eq!(meta.published.as_deref(), Some("2025-03-04T10:00:00+01:00"));
        assert_eq!(meta.section.as_deref(), Some("World"));
        assert_eq!((meta.url.as_deref(), meta.source), (Some("https://h.example/1"), None));
        assert_eq!(meta.deck.as_deref(), Some("The search is over."));
        assert_eq!(meta.language.as_deref(), Some("en"));
    }

    #[test]
    fn so_is_toml() {
        let (meta, rest) = front_matter("+++\ntitle = \"Ferry\"\ndate = 2025-03-04\n[extra]\nauthor = \"Anna Holt\"\n+++\nText.").unwrap();
        assert_eq!(
            (meta.headline.as_deref(), meta.published.as_deref()),
            (Some("Ferry"), Some("2025-03-04"))
        );
        assert_eq!((meta.byline, rest), (vec!["Anna Holt".to_owned()], "Text."));
    }

    #[test]
    fn rules_between_paragraphs_are_no_front_matter() {
        assert!(front_matter("---\nThe ferry was found.\n---\nMore.").is_none());
        assert!(front_matter("---\ntitle: x\n").is_none());
        assert!(front_matter("----\na: b\n----\n").is_none());
        assert!(front_matter("+++\nnot = = toml\n+++\n").is_none());
        assert_eq!(split("a, 'b, c', d's"), ["a", " 'b, c'", " d's"]);
    }

    #[test]
    fn two_kinds_of_marks_make_markdown() {
        assert!(is_markdown("# Ferry found\n\nThe **crew** slept."));
        assert!(is_markdown("Ferry\n=====\n\n[More](https://h.example)"));
        assert!(!is_markdown("# Ferry found\n\nThe crew slept.\n\n#ferry #senna"));
        assert!(!is_markdown("- one\n- two\n\n> He said so.\n\n* * *\n\n2 ** 3"));
        assert!(!is_markdown("Title\n-----\nText ----- more"));
    }
}

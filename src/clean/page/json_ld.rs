//! JSON-LD: what a page says of its article for search engines, in whatever shape it says it.

use dom_query::Document;
use serde_json::Value;

/// What was said.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// The headline.
    pub(super) headline: Option<String>,
    /// Who wrote it.
    pub(super) authors: Vec<String>,
    /// When it was published, as written.
    pub(super) published: Option<String>,
    /// When it was changed.
    pub(super) updated: Option<String>,
    /// The section.
    pub(super) section: Option<String>,
    /// The paper.
    pub(super) publisher: Option<String>,
    /// The text.
    pub(super) body: String,
}

/// The largest block of data that is read.
const SIZE: usize = 2 << 20;

/// What the first article in the page's data says.
pub(super) fn said(document: &Document) -> Said {
    let mut said = Said::default();
    for node in document.select("script[type=\"application/ld+json\"]").nodes().iter().take(40) {
        let text = node.text();
        if text.len() > SIZE {
            continue;
        }
        let Some(value) = parse(&text) else { continue };
        let mut articles = Vec::new();
        collect(&value, 0, &mut articles);
        for article in articles {
            read(article, &value, &mut said);
        }
    }
    said
}

/// Raw line breaks within strings, comments of scripts and a semicolon at the end are common.
fn parse(text: &str) -> Option<Value> {
    let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let text = text
        .trim()
        .trim_start_matches("//<![CDATA[")
        .trim_end_matches("//]]>")
        .trim()
        .trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| {
        let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&clean).ok()
    })
}

/// The objects that are articles, wherever they stand.
fn collect<'a>(value: &'a Value, depth: usize, out: &mut Vec<&'a Value>) {
    if depth > 6 {
        return;
    }
    match value {
        Value::Array(list) => list.iter().take(200).for_each(|v| collect(v, depth + 1, out)),
        Value::Object(map) => {
            if is_article(value) {
                out.push(value);
            } else {
                for key in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"] {
                    if let Some(inner) = map.get(key) {
                        collect(inner, depth + 1, out);
                    }
                }
            }
        }
        _ => {}
    }
}

fn is_article(value: &Value) -> bool {
    let kind = |t: &Value| {
        t.as_str().is_some_and(|t| {
            t.ends_with("Article")
                || matches!(
                    t,
                    "BlogPosting" | "Report" | "LiveBlogPosting" | "Review" | "SocialMediaPosting"
                )
        })
    };
    match value.get("@type") {
        Some(Value::Array(list)) => list.iter().any(kind),
        Some(t) => kind(t),
        None => false,
    }
}

fn read(article: &Value, root: &Value, said: &mut Said) {
    let text = |key: &str| article.get(key).and_then(plain);
    said.headline = said.headline.take().or_else(|| text("headline")).or_else(|| text("name"));
    said.published =
        said.published.take().or_else(|| text("datePublished")).or_else(|| text("dateCreated"));
    said.updated = said.updated.take().or_else(|| text("dateModified"));
    said.section = said.section.take().or_else(|| text("articleSection"));
    if said.body.is_empty() {
        said.body = text("articleBody").unwrap_or_default();
    }
    if said.publisher.is_none()
        && let Some(publisher) = article.get("publisher")
    {
        said.publisher = names(publisher, root).into_iter().next();
    }
    if said.authors.is_empty()
        && let Some(author) = article.get("author").or_else(|| article.get("creator"))
    {
        said.authors = names(author, root);
    }
}

/// A string, or the first of a list of strings.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(s) if !s.trim().is_empty() => Some(unescaped(s.trim())),
        Value::Array(list) => list.iter().find_map(plain),
        _ => None,
    }
}

/// Names of persons or organisations: strings, objects with a name, references to such, or lists of them.
fn names(value: &Value, root: &Value) -> Vec<String> {
    match value {
        Value::String(s) => vec![unescaped(s.trim())],
        Value::Array(list) => list.iter().take(12).flat_map(|v| names(v, root)).collect(),
        Value::Object(map) => {
            if let Some(name) = map.get("name") {
                return match name {
                    Value::Array(list) => list.iter().take(12).filter_map(plain).collect(),
                    name => plain(name).into_iter().collect(),
                };
            }
            let Some(id) = map.get("@id").and_then(Value::as_str) else { return Vec::new() };
            let graph = root.get("@graph").or(Some(root)).and_then(Value::as_array);
            let same = graph
                .into_iter()
                .flatten()
                .find(|v| v.get("@id").and_then(Value::as_str) == Some(id));
            same.and_then(|v| v.get("name")).and_then(plain).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Data is often escaped once more for HTML.
pub(super) fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut text = text.to_owned();
    for (name, mark) in [
        ("&quot;", "\""),
        ("&#039;", "'"),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&rsquo;", "’"),
        ("&lsquo;", "‘"),
        ("&ldquo;", "“"),
        ("&rdquo;", "”"),
        ("&#8217;", "’"),
        ("&#8216;", "‘"),
        ("&#8220;", "“"),
        ("&#8221;", "”"),
        ("&nbsp;", " "),
        ("&#8211;", "–"),
        ("&ndash;", "–"),
        ("&mdash;", "—"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ] {
        if text.contains(name) {
            text = text.replace(name, mark);
        }
    }
    text
}

//! A saved web page made into an article.

use crate::clean::dump::clean_text;
use crate::document::Article;
use crate::document::Meta;

/// The article in the page.
pub(super) fn clean_page(html: &str, meta: Meta) -> Article {
    clean_text(&visible(html), meta)
}

/// The page's text, a line a block.
fn visible(html: &str) -> String {
    let mut out = String::with_capacity(html.len() / 4);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text(&mut out, rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        let skip = ["script", "style", "noscript", "svg", "template"].iter().find(|name| {
            rest.get(1..=name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name))
        });
        let end = if let Some(name) = skip {
            let close = format!("</{name}");
            rest.find(close.as_str()).map_or(rest.len(), |at| at + close.len())
        } else {
            0
        };
        let tag = rest.get(1..).unwrap_or_default().trim_start_matches('/');
        let inline = [
            "a", "b", "i", "em", "strong", "span", "u", "sup", "sub", "small", "mark", "time",
            "abbr", "q", "cite", "font", "code",
        ]
        .iter()
        .any(|name| {
            tag.get(..name.len()).is_some_and(|t| t.eq_ignore_ascii_case(name))
                && tag.get(name.len()..).is_some_and(|t| t.starts_with([' ', '>', '/', '\n', '\t']))
        });
        if !inline {
            out.push('\n');
        }
        let close = rest.get(end..).and_then(|r| r.find('>')).map_or(rest.len(), |at| end + at + 1);
        rest = rest.get(close..).unwrap_or_default();
    }
    text(&mut out, rest);
    out
}

fn text(out: &mut String, text: &str) {
    let mut text = text.replace(['\n', '\r'], " ");
    for (name, mark) in [
        ("&nbsp;", " "),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ] {
        if text.contains(name) {
            text = text.replace(name, mark);
        }
    }
    out.push_str(&text);
}

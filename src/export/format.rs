//! The formats by the ends of file names: what the reader saves an article as.

use std::path::Path;

use crate::document::{Analysis, Article};
use crate::export;

/// The ends that are known, with what each holds.
pub const FORMATS: [(&str, &str); 6] = [
    ("md", "a brief of the officials"),
    ("html", "the article with its mentions marked"),
    ("txt", "the cleaned text"),
    ("csv", "a mention a line"),
    ("jsonl", "article, people and mentions in one object"),
    ("jsonld", "an annotation a line"),
];

/// The article as the end of `file` says; `None` for one that is not known.
///
/// # Errors
/// Never in practice: strings and numbers are always serialisable.
pub fn by_name(
    file: &Path,
    article: &Article,
    analysis: &Analysis,
) -> serde_json::Result<Option<String>> {
    let end = file.extension().map(|end| end.to_string_lossy().to_lowercase());
    Ok(Some(match end.as_deref() {
        Some("md") => export::brief(article, analysis),
        Some("html") => {
            let title = article.meta.headline.as_deref().unwrap_or(&article.id);
            let section = export::html_section(article, analysis);
            format!("{}{section}{}", export::html_head(title), export::html_foot())
        }
        Some("txt") => export::clean_text(article),
        Some("csv") => format!("{}{}", export::csv_header(), export::csv(article, analysis)),
        Some("jsonl") => export::entities_json(article, analysis, true)? + "\n",
        Some("jsonld") => export::annotations(article, analysis)?,
        _ => return Ok(None),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_end_that_is_named_is_known() {
        let (article, analysis) = (Article::default(), Analysis::default());
        for (end, _) in FORMATS {
            let file = format!("story.{end}");
            assert!(by_name(file.as_ref(), &article, &analysis).unwrap().is_some(), "{end}");
        }
        assert!(by_name("story.pdf".as_ref(), &article, &analysis).unwrap().is_none());
    }
}

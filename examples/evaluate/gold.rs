//! Annotated articles from their folder.

use std::fs;
use std::io;
use std::path::Path;

use dateline::analyze::candidate::{Candidate, CandidateKind};
use dateline::clean::as_is;
use dateline::document::{Document, Format, Iso, Meta, RawArticle, Why};
use dateline::text::Span;
use serde::Deserialize;

/// One article with its annotation.
pub(crate) struct Gold {
    /// The file's name without its extension.
    pub(crate) id: String,
    /// The text of the file.
    pub(crate) text: String,
    /// The annotated mentions, in the order of their file.
    pub(crate) mentions: Vec<Marked>,
    /// The byte where each character begins, and the length of the text.
    bytes: Vec<usize>,
}

/// One annotated mention; offsets count characters.
#[derive(Deserialize)]
pub(crate) struct Marked {
    pub(crate) kind: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) core: Option<(usize, usize)>,
    pub(crate) person: Option<String>,
    pub(crate) holder: Option<String>,
    pub(crate) iso: Option<String>,
}

#[derive(Deserialize)]
struct File {
    id: String,
    mentions: Vec<Marked>,
}

/// All annotated articles of `folder`, sorted by name.
pub(crate) fn read(folder: &Path) -> io::Result<Vec<Gold>> {
    let mut paths: Vec<_> = fs::read_dir(folder.join("mentions"))?
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    paths.sort();
    paths.iter().map(|path| read_one(folder, path)).collect()
}

fn read_one(folder: &Path, path: &Path) -> io::Result<Gold> {
    let file: File = serde_json::from_str(&fs::read_to_string(path)?)?;
    let text = fs::read_to_string(folder.join("texts").join(format!("{}.txt", file.id)))?;
    let bytes = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    Ok(Gold { id: file.id, text, mentions: file.mentions, bytes })
}

impl Gold {
    /// The characters before byte `at`.
    pub(crate) fn character(&self, at: usize) -> usize {
        self.bytes.partition_point(|&byte| byte < at)
    }

    /// The text from `start` to `end`, counted in characters, with as much around it, on one line.
    pub(crate) fn around(&self, start: usize, end: usize, width: usize) -> String {
        let before = self.span(start.saturating_sub(width), start);
        let after = self.span(end, end + width);
        let inside = self.span(start, end);
        format!("{}⟦{}⟧{}", before.of(&self.text), inside.of(&self.text), after.of(&self.text))
            .replace('\n', "⏎")
    }

    /// The file's text as it is.
    pub(crate) fn document(&self) -> Document {
        let raw = RawArticle {
            id: self.id.clone(),
            path: self.id.clone(),
            format: Format::Text,
            content: self.text.clone(),
            meta: Meta::default(),
        };
        as_is(&raw).document
    }

    /// The annotated mentions as if a detector had found them.
    pub(crate) fn candidates(&self) -> Vec<Candidate> {
        let candidate = |mention: &Marked| {
            let span = self.span(mention.start, mention.end);
            let kind = match mention.kind.as_str() {
                "person" => CandidateKind::Person,
                "title" => {
                    let (start, end) = mention.core?;
                    CandidateKind::Title { core: self.span(start, end) }
                }
                "country" => CandidateKind::Country { iso: Iso::new(mention.iso.as_deref()?)? },
                _ => return None,
            };
            let why = Why { rule: "given", evidence: None };
            Some(Candidate { span, kind, why, confidence: 100 })
        };
        self.mentions.iter().filter_map(candidate).collect()
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let byte = |at: usize| self.bytes.get(at).copied().unwrap_or(self.text.len());
        Span::new(byte(start), byte(end))
    }
}

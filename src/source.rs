//! Where articles come from: finds out what a file is, unpacks it, decodes it, and splits it into articles.
//!
//! The text is handed on as it stands in the file, line ends and all; only its encoding is settled here.
//! What a file is, its content says, not its name.

mod decode;
mod detect;
mod epub;
mod error;
mod feed;
mod fields;
mod json;
mod mail;
mod markdown;
mod markup;
mod reading;
mod unpack;
mod walk;
mod warc;
mod xml;
mod zip;

use std::fs;
use std::io;
use std::path::Path;

use crate::document::RawArticle;
use crate::source::reading::Piece;
use crate::source::reading::Reading;

pub use crate::source::detect::Foreign;
pub use crate::source::error::Cause;
pub use crate::source::error::SourceError;
pub use crate::source::fields::Field;
pub use crate::source::fields::Fields;
pub use crate::source::walk::walk;

/// What a file gave.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    /// Its articles, in their order; never none.
    pub articles: Vec<RawArticle>,
    /// What could not be read of it, for people, each a part of a sentence: "breaks off, …".
    pub notes: Vec<String>,
}

/// The articles of the file at `path`, in their order. `fields` says where articles in JSON have what.
///
/// # Errors
/// It cannot be read, or is no article; the error says which and what to do.
pub fn read(path: &Path, fields: &Fields) -> Result<Contents, SourceError> {
    let name = path.to_string_lossy();
    let fail = |cause| SourceError::new(&*name, cause);
    let about = fs::metadata(path).map_err(|e| fail(Cause::Io(e)))?;
    if about.is_dir() {
        return Err(fail(Cause::Folder));
    }
    // A device or a pipe may have no end; what `<(…)` gives is a pipe, and read to its end within the limit.
    let bytes = if about.is_file() {
        if about.len() > reading::LIMIT {
            return Err(fail(Cause::TooLarge));
        }
        fs::read(path).map_err(|e| fail(Cause::Io(e)))?
    } else {
        let file = fs::File::open(path).map_err(|e| fail(Cause::Io(e)))?;
        read_to_limit(file).map_err(&fail)?
    };
    read_bytes(&name, bytes, fields)
}

/// The articles that come by standard input, which is read to its end; their name is `-`.
///
/// # Errors
/// Where it cannot be read, is empty, or is no text.
pub fn read_pipe(fields: &Fields) -> Result<Contents, SourceError> {
    let bytes = read_to_limit(io::stdin().lock()).map_err(|cause| SourceError::new("-", cause))?;
    read_bytes("-", bytes, fields)
}

/// The articles in `bytes`, which were found under `name` (`-` for standard input).
///
/// # Errors
/// They are no article; the error says what they are and what to do.
pub fn read_bytes(name: &str, bytes: Vec<u8>, fields: &Fields) -> Result<Contents, SourceError> {
    let mut reading = Reading::new(fields);
    reading.open(bytes).map_err(|cause| SourceError::new(name, cause))?;
    let id = id_of(name);
    let several = reading.pieces.len() > 1;
    let article = |(at, piece): (usize, Piece)| {
        let numbered = |name: &str| {
            if several { format!("{name}#{}", at + 1) } else { name.to_owned() }
        };
        let Piece { format, content, meta } = piece;
        RawArticle { id: numbered(&id), path: numbered(name), format, content, meta }
    };
    let articles = reading.pieces.into_iter().enumerate().map(article).collect();
    Ok(Contents { articles, notes: reading.notes })
}

fn read_to_limit(from: impl io::Read) -> Result<Vec<u8>, Cause> {
    let mut bytes = Vec::new();
    io::Read::read_to_end(&mut io::Read::take(from, reading::LIMIT + 1), &mut bytes)
        .map_err(Cause::Io)?;
    if bytes.len() as u64 > reading::LIMIT { Err(Cause::TooLarge) } else { Ok(bytes) }
}

/// The file's name without its last extension.
fn id_of(name: &str) -> String {
    if name == "-" {
        return name.to_owned();
    }
    Path::new(name)
        .file_stem()
        .map_or_else(|| name.to_owned(), |stem| stem.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn content(bytes: &[u8]) -> String {
        let read = read_bytes("a/story.txt", bytes.to_vec(), &Fields::default()).unwrap();
        assert_eq!(read.articles.len(), 1);
        read.articles.into_iter().next().unwrap().content
    }

    #[test]
    fn the_id_is_the_name_without_its_last_extension() {
        assert_eq!(id_of("news/us-rally.txt"), "us-rally");
        assert_eq!(id_of("x.html.gz"), "x.html");
        assert_eq!(id_of(".hidden"), ".hidden");
        assert_eq!(id_of("-"), "-");
    }

    #[test]
    fn the_text_is_the_files_own_to_the_character() {
        assert_eq!(content(b"One\r\n\r\n Two \rthree\n\n"), "One\r\n\r\n Two \rthree\n\n");
    }

    #[test]
    fn what_cannot_be_read_is_said_in_a_line() {
        let said = |bytes: &[u8]| {
            read_bytes("x", bytes.to_vec(), &Fields::default()).unwrap_err().to_string()
        };
        assert!(said(b"").contains("empty"));
        assert!(said(b"\x89PNG\r\n\x1a\n\0\0\0").contains("PNG"));
        assert!(said(b"\x7fELF\x02\x01\0\0\0\0\0\0\0\0").contains("program"));
    }

    #[test]
    fn a_folder_is_no_file() {
        let error = read(Path::new("src"), &Fields::default()).unwrap_err();
        assert!(error.to_string().contains("folder"));
    }
}

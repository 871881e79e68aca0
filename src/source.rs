//! Where articles come from: finds out what a file is, unpacks it, decodes it, and splits it into articles.
//!
//! The text is handed on as it stands in the file, line ends and all; only its encoding is settled here.
//! What a file is, its content says, not its name.

mod decode;
mod detect;
mod error;
mod unpack;
mod walk;

use std::fs;
use std::io;
use std::path::Path;

use crate::document::Meta;
use crate::document::RawArticle;
use crate::source::detect::Content;

pub use crate::source::error::Cause;
pub use crate::source::error::SourceError;
pub use crate::source::walk::walk;

/// The articles of the file at `path`, in their order.
///
/// # Errors
/// It cannot be read, or is no article; the error says which and what to do.
pub fn read(path: &Path) -> Result<Vec<RawArticle>, SourceError> {
    let name = path.to_string_lossy();
    let fail = |cause| SourceError::new(&*name, cause);
    let about = fs::metadata(path).map_err(|e| fail(Cause::Io(e)))?;
    if about.is_dir() {
        return Err(fail(Cause::Folder));
    }
    // A device or a pipe may have no end; what `<(…)` gives is a pipe, and read to its end within the limit.
    let bytes = if about.is_file() {
        if about.len() > unpack::LIMIT {
            return Err(fail(Cause::TooLarge));
        }
        fs::read(path).map_err(|e| fail(Cause::Io(e)))?
    } else {
        let file = fs::File::open(path).map_err(|e| fail(Cause::Io(e)))?;
        read_to_limit(file).map_err(&fail)?
    };
    read_bytes(&name, bytes)
}

/// The articles that come by standard input, which is read to its end; their name is `-`.
///
/// # Errors
/// Where it cannot be read, is empty, or is no text.
pub fn read_pipe() -> Result<Vec<RawArticle>, SourceError> {
    let bytes = read_to_limit(io::stdin().lock()).map_err(|cause| SourceError::new("-", cause))?;
    read_bytes("-", bytes)
}

/// The articles in `bytes`, which were found under `name` (`-` for standard input).
///
/// # Errors
/// They are no article; the error says what they are and what to do.
pub fn read_bytes(name: &str, bytes: Vec<u8>) -> Result<Vec<RawArticle>, SourceError> {
    let fail = |cause| SourceError::new(name, cause);
    let bytes = unpack::unpack(bytes).map_err(&fail)?;
    let id = id_of(name);
    let one = |format, content| {
        vec![RawArticle {
            id: id.clone(),
            path: name.to_owned(),
            format,
            content,
            meta: Meta::default(),
        }]
    };
    match detect::detect(&bytes) {
        Content::Nothing => Err(fail(Cause::Empty)),
        Content::Binary(what) => Err(fail(Cause::Binary(what))),
        Content::Written(format) => Ok(one(format, decode::decode(&bytes, format))),
    }
}

fn read_to_limit(from: impl io::Read) -> Result<Vec<u8>, Cause> {
    let mut bytes = Vec::new();
    io::Read::read_to_end(&mut io::Read::take(from, unpack::LIMIT + 1), &mut bytes)
        .map_err(Cause::Io)?;
    if bytes.len() as u64 > unpack::LIMIT { Err(Cause::TooLarge) } else { Ok(bytes) }
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
        let articles = read_bytes("a/story.txt", bytes.to_vec()).unwrap();
        assert_eq!(articles.len(), 1);
        articles.into_iter().next().unwrap().content
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
        let said = |bytes: &[u8]| read_bytes("x", bytes.to_vec()).unwrap_err().to_string();
        assert!(said(b"").contains("empty"));
        assert!(said(b"\x89PNG\r\n\x1a\n\0\0\0").contains("PNG"));
        assert!(said(b"\x7fELF\x02\x01\0\0\0\0\0\0\0\0").contains("program"));
    }

    #[test]
    fn a_folder_is_no_file() {
        assert!(read(Path::new("src")).unwrap_err().to_string().contains("folder"));
    }
}

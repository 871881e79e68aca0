//! One file while it is read: what was found in it so far, and how much of it may still be unpacked.

use std::io::Read;

use crate::document::Format;
use crate::document::Meta;
use crate::source::decode::decode;
use crate::source::detect;
use crate::source::detect::Content;
use crate::source::epub;
use crate::source::error::Cause;
use crate::source::feed;
use crate::source::fields::Fields;
use crate::source::json;
use crate::source::mail;
use crate::source::markdown;
use crate::source::unpack;
use crate::source::warc;

/// The most bytes of a file that are read, packed or unpacked.
pub(super) const LIMIT: u64 = 64 << 20;

/// The most bytes that all that is packed inside a file may unpack to.
const ROOM: u64 = 4 * LIMIT;

/// The most articles of one file.
const MOST: usize = 10_000;

/// The most notes of one file: a broken one can have a thing to say for each line.
const NOTES: usize = 8;

/// An article that has no name yet.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) format: Format,
    pub(super) content: String,
    pub(super) meta: Meta,
}

/// How a packed stream ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// It was whole.
    Whole,
    /// It breaks off, or is damaged from here on.
    Broken,
    /// It is longer than there is room for.
    Full,
}

/// One file while it is read.
pub(super) struct Reading<'a> {
    pub(super) fields: &'a Fields,
    pub(super) pieces: Vec<Piece>,
    /// What could not be read, each a part of a sentence: "breaks off".
    pub(super) notes: Vec<String>,
    left: u64,
}

impl<'a> Reading<'a> {
    pub(super) fn new(fields: &'a Fields) -> Self {
        Self { fields, pieces: Vec::new(), notes: Vec::new(), left: ROOM }
    }

    /// Notes what could not be read, once.
    pub(super) fn note(&mut self, what: impl Into<String>) {
        let what = what.into();
        if self.notes.len() < NOTES && !self.notes.contains(&what) {
            self.notes.push(what);
        }
    }

    /// Adds an article. `false` once there are as many as one file may have.
    pub(super) fn add(&mut self, format: Format, content: String, meta: Meta) -> bool {
        if self.pieces.len() == MOST {
            self.note(format!("has more than {MOST} articles, the rest is left out; split it"));
            return false;
        }
        self.pieces.push(Piece { format, content, meta });
        true
    }

    /// Reads a packed stream to its end, as far as it and the room go.
    pub(super) fn drain(&mut self, from: impl Read) -> (Vec<u8>, End) {
        let room = self.left.min(LIMIT);
        let mut bytes = Vec::new();
        let outcome = from.take(room + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > room {
            self.left = 0;
            return (Vec::new(), End::Full);
        }
        self.take(bytes.len() as u64);
        (bytes, if outcome.is_ok() { End::Whole } else { End::Broken })
    }

    /// Takes so many bytes of the room. `false` if there are not so many.
    pub(super) fn take(&mut self, bytes: u64) -> bool {
        let enough = bytes <= self.left;
        self.left = self.left.saturating_sub(bytes);
        enough
    }

    /// Finds the articles in `bytes`, whatever these are.
    pub(super) fn open(&mut self, bytes: Vec<u8>) -> Result<(), Cause> {
        let bytes = unpack::unpack(bytes, self)?;
        match detect::detect(&bytes) {
            Content::Nothing => Err(Cause::Empty),
            Content::Foreign(what) => Err(Cause::Foreign(what)),
            Content::Zip => epub::read(&bytes, self),
            Content::Warc => warc::read(&bytes, self),
            Content::Mbox => mail::read_box(&bytes, self),
            Content::Mail => mail::read(&bytes, self),
            Content::Text => self.open_text(decode(&bytes, None)),
        }
    }

    /// Finds the articles in a text.
    fn open_text(&mut self, mut text: String) -> Result<(), Cause> {
        if feed::is_feed(&text) {
            return feed::read(&text, self);
        }
        if json::is_json(&text) && json::read(&text, self)? {
            return Ok(());
        }
        let front =
            markdown::front_matter(&text).map(|(meta, rest)| (meta, text.len() - rest.len()));
        let (format, meta) = if let Some((meta, start)) = front {
            text.drain(..start);
            // A page of a site's generator has front matter too.
            let page = text.trim_start().starts_with('<') && detect::is_html(&text);
            (if page { Format::Html } else { Format::Markdown }, meta)
        } else if detect::is_html(&text) {
            (Format::Html, Meta::default())
        } else if markdown::is_markdown(&text) {
            (Format::Markdown, Meta::default())
        } else {
            (Format::Text, Meta::default())
        };
        self.add(format, text, meta);
        Ok(())
    }
}

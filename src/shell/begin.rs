//! The beginning: what there is to read is read and analysed already while keys, look and terminal are made ready.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};

use crate::analyze::{Engine, UserLists};
use crate::app::ArticleId;
use crate::shell::memory::Memory;
use crate::shell::run::Input;
use crate::shell::sources::{Source, Sources};
use crate::shell::worker::{Request, Worker};
use crate::source::Fields;

/// What to read, and by what.
#[derive(Debug)]
pub struct Reading {
    /// What to read.
    pub sources: Vec<Source>,
    /// The folders that they were found in.
    pub folders: Vec<PathBuf>,
    /// Are articles shown as they are?
    pub as_is: bool,
    /// Where articles in JSON have what.
    pub fields: Fields,
    /// What the user says is a name, a title, or neither.
    pub lists: UserLists,
    /// What the user made, and where they were.
    pub memory: Memory,
}

/// What is under way.
#[derive(Debug)]
pub struct Begun {
    pub(super) names: Vec<String>,
    pub(super) memory: Memory,
    pub(super) request: Sender<Request>,
    /// The article that was asked for already.
    pub(super) asked: Option<ArticleId>,
    pub(super) to: Sender<Input>,
    pub(super) inputs: Receiver<Input>,
}

/// Starts the worker; an article that is alone is asked for at once.
///
/// # Errors
/// Where there can be no thread for it.
pub fn begin(reading: Reading) -> io::Result<Begun> {
    let Reading { sources, folders, as_is, fields, lists, memory } = reading;
    let names: Vec<String> = sources.iter().map(Source::name).collect();
    let engine = Engine::embedded().with_lists(&lists).with_corrections(&memory.corrections);
    let places = memory.places.clone();
    let sources = Sources::new(sources, folders, fields, as_is);
    let (to, inputs) = mpsc::channel();
    let (request, requests) = mpsc::channel();
    Worker::start(sources, engine, places, (&request, requests), to.clone())?;
    let asked = (names.len() == 1).then_some(ArticleId { file: 0, nth: 0 });
    if let Some(id) = asked {
        // A worker that is gone is noticed at the next request.
        let _ = request.send(Request::Open(id));
    }
    Ok(Begun { names, memory, request, asked, to, inputs })
}

//! Standard input as an article: it may come slowly, and the screen does not wait for it.

use std::io;
use std::sync::mpsc::Sender;
use std::sync::{Arc, OnceLock};
use std::thread;

use crate::app::Failure;
use crate::shell::sources::failure;
use crate::shell::worker::Request;
use crate::source::{self, Contents, Fields};

/// What comes by the pipe, once all of it is there.
#[derive(Clone, Debug, Default)]
pub struct Pipe {
    whole: Arc<OnceLock<Result<Arc<Contents>, Failure>>>,
}

impl Pipe {
    /// Its articles; `None` while it has not ended.
    pub(super) fn articles(&self) -> Option<Result<Arc<Contents>, Failure>> {
        self.whole.get().cloned()
    }

    /// Reads it to its end on a thread of its own, and then says so.
    pub(super) fn start(&self, file: usize, fields: Fields, to: Sender<Request>) -> io::Result<()> {
        let whole = Arc::clone(&self.whole);
        let read = move || {
            let name = || "standard input".to_owned();
            let articles =
                source::read_pipe(&fields).map(Arc::new).map_err(|error| failure(name(), &error));
            // Nobody else fills it, and whoever is gone need not be told.
            let _ = whole.set(articles);
            let _ = to.send(Request::Arrived(file));
        };
        thread::Builder::new().name("pipe".into()).spawn(read)?;
        Ok(())
    }
}

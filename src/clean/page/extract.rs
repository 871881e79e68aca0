//! What the extractors take for the article: an opinion each on every line, of which the model makes one decision.

use std::collections::HashSet;
use std::panic;
use std::sync::Arc;
use std::sync::Once;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use dom_query::Document;
use dom_smoothie::Readability;
use trafilatura::ExtractionFocus;
use trafilatura::Options;

use crate::clean::page::blocks::Block;
use crate::clean::page::blocks::blocks;
use crate::clean::page::guard::Guarded;
use crate::clean::page::guard::guard;
use crate::clean::pattern::Words;

/// How many extractors there are.
pub(super) const COUNT: usize = 2;

/// The largest page that the extractors get, in bytes and in tags. Within these bounds, and those of depth and attributes that
/// the guard sets, each takes a second at the most; beyond them the lines speak for themselves, so that the same page always gives
/// the same article.
const SIZE: usize = 2 << 20;
const TAGS: usize = 40_000;

/// How long an extractor may take, should a page be found that it hangs on all the same.
const PATIENCE: Duration = Duration::from_secs(10);

/// So many may run at once, those that hang included; beyond that none is asked any more.
const RUNNING_AT_MOST: usize = 64;

/// The name of the threads that extractors run on.
const THREAD: &str = "extractor";

/// Room for recursion as deep as a page may be nested.
const STACK: usize = 64 << 20;

/// For each line, which extractors keep it, a bit each.
pub(super) fn opinions(page: &Guarded, lines: &[Block]) -> Vec<u8> {
    let mut out = vec![0; lines.len()];
    if page.html.len() > SIZE || page.tags > TAGS {
        return out;
    }
    let html: Arc<str> = page.html.as_str().into();
    let asked = [ask(&html, trafilatura_html), ask(&html, readability_html)];
    let until = Instant::now() + PATIENCE;
    for (bit, answer) in asked.into_iter().enumerate() {
        let left = until.saturating_duration_since(Instant::now());
        let Some(kept) = answer.and_then(|answer| answer.recv_timeout(left).ok()) else { continue };
        for (line, out) in lines.iter().zip(&mut out) {
            *out |= u8::from(kept.has(&line.text)) << bit;
        }
    }
    out
}

/// Runs an extractor on a thread of its own. One that panics or hangs has no opinion; a thread that hangs is left behind.
fn ask(html: &Arc<str>, extract: fn(&str) -> Option<String>) -> Option<Receiver<Kept>> {
    static RUNNING: AtomicUsize = AtomicUsize::new(0);
    /// Counts itself out however the thread ends.
    struct Count;
    impl Drop for Count {
        fn drop(&mut self) {
            RUNNING.fetch_sub(1, Ordering::Relaxed);
        }
    }
    quiet();
    if RUNNING.fetch_add(1, Ordering::Relaxed) >= RUNNING_AT_MOST {
        RUNNING.fetch_sub(1, Ordering::Relaxed);
        return None;
    }
    let (answer, answers) = mpsc::channel();
    let html = Arc::clone(html);
    let work = move || {
        let _count = Count;
        if let Some(text) = extract(&html) {
            let kept = Kept::of(&blocks(&Document::from(guard(&text).html.as_str())));
            // Nobody may be waiting any more.
            let _ = answer.send(kept);
        }
    };
    thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK).spawn(work).ok()?;
    Some(answers)
}

/// A panic of an extractor is no news: the report would only run over the screen.
fn quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().name() != Some(THREAD) {
                report(info);
            }
        }));
    });
}

fn trafilatura_html(html: &str) -> Option<String> {
    let options = Options::default()
        .with_focus(ExtractionFocus::FavorPrecision)
        .with_exclude_comments(true)
        .with_fallback(false);
    trafilatura::extract(html, &options).ok().map(|result| result.content_html)
}

fn readability_html(html: &str) -> Option<String> {
    let mut reader = Readability::new(html, None, None).ok()?;
    reader.parse().ok().map(|article| article.content.to_string())
}

/// What an extractor kept: its lines, and its runs of four words.
struct Kept {
    lines: HashSet<String>,
    runs: HashSet<u64>,
}

impl Kept {
    fn of(lines: &[Block]) -> Self {
        let mut kept = Self { lines: HashSet::new(), runs: HashSet::new() };
        let mut all: Vec<u64> = Vec::new();
        for line in lines {
            let words = Words::of(&line.text, usize::MAX);
            all.extend(words.hashes());
            kept.lines.insert(words.joined().to_owned());
        }
        kept.runs.extend(all.windows(4).map(run));
        kept
    }

    fn has(&self, line: &str) -> bool {
        let words = Words::of(line, 200);
        if words.len() < 5 {
            return self.lines.contains(words.joined());
        }
        let hashes = words.hashes();
        let runs = hashes.len() - 3;
        hashes.windows(4).filter(|w| self.runs.contains(&run(w))).count() * 10 >= runs * 8
    }
}

fn run(words: &[u64]) -> u64 {
    words.iter().fold(0, |h, w| h.rotate_left(9) ^ w)
}

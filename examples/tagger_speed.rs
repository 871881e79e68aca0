//! Words a second of tokens, sentences and tagger, on the texts of a folder:
//!
//!     cargo run --release --example tagger_speed -- ../shared/gold/texts
#![expect(clippy::print_stdout, reason = "a command for developers")]

use std::time::{Duration, Instant};
use std::{env, fs, io};

use dateline::tagger::Tagger;
use dateline::tagger::train::corpus::read;

fn main() -> io::Result<()> {
    let folder =
        env::args().nth(1).ok_or_else(|| io::Error::other("usage: tagger_speed FOLDER"))?;
    let mut texts = Vec::new();
    for file in fs::read_dir(folder)? {
        texts.push(fs::read_to_string(file?.path())?);
    }
    let words: usize = texts.iter().map(|t| t.split_whitespace().count()).sum();
    let tagger = Tagger::embedded();
    let [mut reading, mut tagging] = [Duration::MAX; 2];
    let mut found = 0;
    for _ in 0..20 {
        let start = Instant::now();
        let read: Vec<_> = texts.iter().map(|text| read(text)).collect();
        reading = reading.min(start.elapsed());
        let start = Instant::now();
        found = texts
            .iter()
            .zip(&read)
            .map(|(text, r)| tagger.tag(text, &r.tokens, &r.sentences).len())
            .sum::<usize>();
        tagging = tagging.min(start.elapsed());
    }
    let speed = |time: Duration| words as f64 / time.as_secs_f64() / 1000.0;
    println!("{words} words, {found} names");
    println!("tokens and sentences: {:.0} thousand words a second", speed(reading));
    println!("tagger:               {:.0} thousand words a second", speed(tagging));
    println!("together:             {:.0} thousand words a second", speed(reading + tagging));
    Ok(())
}

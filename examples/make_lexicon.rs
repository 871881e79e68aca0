//! Makes the tables of `assets/lexicon` from their sources:
//!
//!     gunzip -c ../shared/corpora/word-classes.tsv.gz | cargo run --release --example make_lexicon
//!
//! Without classes on standard input, only the names and their genders are made.
#![expect(clippy::print_stderr, reason = "a command for developers")]

use std::io::Read;
use std::path::Path;
use std::{fs, io};

use dateline::lexicon::{classes, genders, names};

fn main() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lexicon");
    let table = names::build(&fs::read_to_string(folder.join("names.txt"))?);
    eprintln!("names.bin: {} bytes", table.len());
    fs::write(folder.join("names.bin"), table)?;
    let table = genders::build(&fs::read_to_string(folder.join("genders.txt"))?);
    eprintln!("genders.bin: {} bytes", table.len());
    fs::write(folder.join("genders.bin"), table)?;
    let mut lines = String::new();
    io::stdin().read_to_string(&mut lines)?;
    if !lines.is_empty() {
        let table = classes::build(&lines);
        eprintln!("classes.bin: {} bytes", table.len());
        fs::write(folder.join("classes.bin"), table)?;
    }
    Ok(())
}

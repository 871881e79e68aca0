//! Makes the compact tables of countries and titles from their plain lists.
//!
//! ```text
//! cargo run --example make_phrases
//! ```

use std::error::Error;
use std::fs;
use std::path::Path;

use dateline::lexicon::{countries, titles};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lexicon");
    let plain = fs::read_to_string(folder.join("countries.tsv"))?;
    fs::write(folder.join("countries.bin"), countries::build(&plain)?)?;
    fs::write(folder.join("countries.names"), countries::names(&plain))?;
    let plain = fs::read_to_string(folder.join("titles.txt"))?;
    fs::write(folder.join("titles.bin"), titles::build(&plain)?)?;
    Ok(())
}

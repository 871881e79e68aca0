//! Makes the table of countries from the plain list in `assets/lexicon/countries.tsv`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::lexicon::countries::{BLOCK, DOUBTFUL, EXACT, LOWER, PREFIX};
use crate::lexicon::phrases::build::{Groups, cut, lines, table};

/// The bytes of `assets/lexicon/countries.bin`.
///
/// # Errors
///
/// A form with letters that no ASCII letter stands for.
pub fn build(plain: &str) -> Result<Vec<u8>, String> {
    table(&groups(plain)?)
}

/// The short names, by code: "AD\tAndorra" and so on, sorted.
pub fn names(plain: &str) -> String {
    let names: BTreeMap<&str, &str> = lines(plain)
        .filter_map(|line| line.split_once('\t'))
        .map(|(code, rest)| (code, rest.split('\t').next().unwrap_or(rest)))
        .filter(|(code, _)| *code != "--")
        .collect();
    names.iter().fold(String::new(), |mut out, (code, name)| {
        let _ = writeln!(out, "{code}\t{name}");
        out
    })
}

fn groups(plain: &str) -> Result<Groups, String> {
    let mut groups = Groups::new();
    for line in lines(plain) {
        let mut cells = line.split('\t');
        let (code, name) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
        let mut forms: Vec<String> =
            cells.next().unwrap_or("").split(';').map(|f| f.trim().to_owned()).collect();
        forms.insert(0, name.to_owned());
        for form in forms.iter().filter(|f| !f.is_empty() && *f != "-") {
            let mut bare = form.as_str();
            let mut flags = 0;
            let mut plural = false;
            loop {
                if let Some(rest) = bare.strip_suffix('!') {
                    (bare, flags) = (rest, flags | EXACT);
                } else if let Some(rest) = bare.strip_suffix('?') {
                    (bare, flags) = (rest, flags | DOUBTFUL);
                } else if let Some(rest) = bare.strip_suffix('+') {
                    (bare, plural) = (rest, true);
                } else {
                    break;
                }
            }
            if code == "--" {
                flags |= BLOCK;
            }
            let bare = bare.strip_prefix("the ").or(bare.strip_prefix("The ")).unwrap_or(bare);
            if let Some(prefix) = bare.strip_suffix('-') {
                add(&mut groups, prefix, code, flags | PREFIX)?;
                continue;
            }
            add(&mut groups, bare, code, flags)?;
            if plural || (flags & EXACT == 0 && (bare.ends_with("an") || bare.ends_with('i'))) {
                add(&mut groups, &format!("{bare}s"), code, flags)?;
            }
        }
    }
    Ok(groups)
}

fn add(groups: &mut Groups, form: &str, code: &str, flags: u8) -> Result<(), String> {
    let (key, rest) = cut(form)?;
    let styled = ["State of ", "Kingdom of ", "Republic of ", "Sultanate of ", "Principality of "];
    let may_be_small =
        form.starts_with(char::is_lowercase) || styled.iter().any(|style| form.starts_with(style));
    let lower = if may_be_small { LOWER } else { 0 };
    let mut payload = code.as_bytes().to_vec();
    payload.push(flags | lower);
    groups.entry(key).or_default().entry(rest).or_insert(payload);
    Ok(())
}

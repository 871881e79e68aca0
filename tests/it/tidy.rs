//! What the compiler does not check: the order of the rooms, the shape of files, what the README says.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms of `src`, in reading order, each with the rooms it may use.
const ROOMS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("lexicon", &["text"]),
    ("tagger", &["text", "lexicon"]),
    ("document", &["text"]),
    ("clean", &["text", "lexicon", "document"]),
    ("analyze", &["text", "lexicon", "tagger", "document"]),
    ("reflow", &["text", "document"]),
    ("export", &["text", "document"]),
    ("source", &["text", "document"]),
    ("app", &["text", "document", "reflow"]),
    ("config", &["app"]),
    ("state", &["text", "document", "app"]),
    ("ui", &["text", "document", "analyze", "reflow", "app", "config"]),
    (
        "shell",
        &[
            "text", "document", "reflow", "clean", "analyze", "export", "source", "app", "config",
            "state", "ui",
        ],
    ),
    (
        "cli",
        &[
            "text", "document", "reflow", "clean", "analyze", "export", "source", "app", "config",
            "state", "shell",
        ],
    ),
];

/// Lines that a file may have before its tests.
const LINES: usize = 500;

#[test]
fn rooms_use_only_what_they_may() {
    for (path, source) in sources() {
        let room = room_of(&path);
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            assert!(["lib", "main"].contains(&&*room), "{room} is not in ROOMS");
            continue;
        };
        for (at, _) in source.match_indices("crate::") {
            let rest = &source[at + "crate::".len()..];
            let used: String =
                rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            // `use crate::{a, b}` leaves `used` empty and fails: one `use` per room keeps this test simple.
            assert!(
                used == room || allowed.contains(&&*used),
                "{}: `{room}` may not use `{used}`",
                path.display()
            );
        }
    }
}

#[test]
fn every_file_says_what_it_is_for_and_stays_a_file() {
    for (path, source) in sources() {
        assert!(source.starts_with("//! "), "{} does not open with `//! `", path.display());
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = code.lines().count();
        assert!(lines <= LINES, "{}: {lines} lines before its tests: split it", path.display());
    }
}

fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the sources").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let source = fs::read_to_string(&path).expect("a source");
                found.push((path, source));
            }
        }
    }
    assert!(found.len() > 20, "the sources were found");
    found
}

/// `src/ui/panel/rows.rs` lies in the room `ui`.
fn room_of(path: &Path) -> String {
    let first = path.components().nth(1).expect("a path below src");
    let name = first.as_os_str().to_string_lossy();
    name.trim_end_matches(".rs").to_owned()
}

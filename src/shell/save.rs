//! Saves the open article where the user says, in the format that the name's end says. Nothing is written over.

use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::app::App;
use crate::export::{self, FORMATS};

/// What to tell the user: done, or why not.
pub(super) fn save(app: &App, name: &str) -> Result<String, String> {
    let file = at_home(name);
    let open = app.reader.as_ref().and_then(|reader| Some((reader, reader.analysis.as_ref()?)));
    let (reader, analysis) = open.ok_or("there is no article to save yet")?;
    let text = export::by_name(&file, &reader.article, analysis).map_err(|it| it.to_string())?;
    let text = text.ok_or_else(|| {
        let ends: Vec<String> = FORMATS.iter().map(|(end, _)| format!(".{end}")).collect();
        format!("“{name}” ends in none of {}", ends.join(" "))
    })?;
    let written = File::create_new(&file).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map(|()| format!("saved: {}", file.display())).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => format!("{} is there already", file.display()),
        _ => format!("{} cannot be written: {error}", file.display()),
    })
}

/// `~/brief.md` lies in the user's home, as in a shell.
fn at_home(name: &str) -> PathBuf {
    match (name.strip_prefix("~/"), std::env::var_os("HOME")) {
        (Some(rest), Some(home)) => Path::new(&home).join(rest),
        _ => name.into(),
    }
}

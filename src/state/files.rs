//! Files that are whole at any moment.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The text of `file`; an empty one where there is none.
pub(super) fn read(file: &Path) -> io::Result<String> {
    match fs::read_to_string(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        outcome => outcome,
    }
}

/// Changes the text of `file` by `change`, alone among all programs that do so; `None` leaves it as it is.
pub(super) fn change(file: &Path, change: impl FnOnce(&str) -> Option<String>) -> io::Result<bool> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let lock = File::create(folder.join(".lock"))?;
    lock.lock()?;
    let Some(text) = change(&read(file)?) else { return Ok(false) };
    replace(file, &text)?;
    Ok(true)
}

/// Leaves of the TOML files in `folder` the `most` that were written last.
pub(super) fn forget_the_oldest(folder: &Path, most: usize) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut files: Vec<(SystemTime, PathBuf)> = entries
        .flatten()
        .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
        .filter(|(_, path)| path.extension().is_some_and(|it| it == "toml"))
        .collect();
    let over = files.len().saturating_sub(most);
    files.sort();
    for (_, file) in files.into_iter().take(over) {
        let _ = fs::remove_file(file);
    }
}

/// Puts a file of this text in the place of `file`.
pub(super) fn replace(file: &Path, text: &str) -> io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    // Two programs may write the same file at once: each needs a name of its own beside it.
    let beside = folder.join(format!(".{name}.{}", std::process::id()));
    let written = File::create(&beside).and_then(|mut new| {
        new.write_all(text.as_bytes())?;
        new.sync_all()?;
        fs::rename(&beside, file)
    });
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

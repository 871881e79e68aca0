//! The files of a folder, in the order in which people sort them.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use crate::source::error::Cause;
use crate::source::error::SourceError;

/// The deepest folder that is looked into.
const DEPTH: usize = 32;

/// The files under `path` in natural order ("2.txt" before "10.txt"), folders after the files beside them; of a file, itself.
///
/// Hidden files and folders are passed over, and a folder that a link leads back to is not entered again. What cannot be
/// listed is in the second list.
pub fn walk(path: &Path) -> (Vec<PathBuf>, Vec<SourceError>) {
    let mut found = (Vec::new(), Vec::new());
    if path.is_dir() {
        let mut seen = BTreeSet::new();
        into(path, 0, &mut seen, &mut found);
    } else {
        found.0.push(path.to_owned());
    }
    found
}

fn into(
    folder: &Path,
    depth: usize,
    seen: &mut BTreeSet<PathBuf>,
    found: &mut (Vec<PathBuf>, Vec<SourceError>),
) {
    // The real path tells a loop of links: each folder is entered once, by whichever way it is met first.
    let entered = fs::canonicalize(folder).is_ok_and(|real| seen.insert(real));
    if !entered || depth > DEPTH {
        return;
    }
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) => {
            found.1.push(SourceError::new(folder.to_string_lossy(), Cause::Io(e)));
            return;
        }
    };
    let mut files = Vec::new();
    let mut folders = Vec::new();
    for entry in entries.flatten() {
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let path = entry.path();
        match fs::metadata(&path) {
            Ok(about) if about.is_dir() => folders.push(path),
            Ok(about) if about.is_file() => files.push(path),
            // Sockets, devices and links to nowhere are nothing to read.
            _ => {}
        }
    }
    let natural = |a: &PathBuf, b: &PathBuf| {
        natural(&a.to_string_lossy(), &b.to_string_lossy()).then_with(|| a.cmp(b))
    };
    files.sort_by(natural);
    folders.sort_by(natural);
    found.0.append(&mut files);
    for folder in folders {
        into(&folder, depth + 1, seen, found);
    }
}

/// Case aside, and numbers by their value.
fn natural(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a.chars().peekable(), b.chars().peekable());
    loop {
        match (a.peek().copied(), b.peek().copied()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => {
                let order = number(&mut a).cmp(&number(&mut b));
                if order.is_ne() {
                    return order;
                }
            }
            (Some(x), Some(y)) => {
                let order = x.to_lowercase().cmp(y.to_lowercase());
                if order.is_ne() {
                    return order;
                }
                a.next();
                b.next();
            }
        }
    }
}

/// A number as its length without leading zeros and its digits, so that no number is too long.
fn number(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> (usize, String) {
    let mut digits = String::new();
    while let Some(c) = chars.next_if(char::is_ascii_digit) {
        if c != '0' || !digits.is_empty() {
            digits.push(c);
        }
    }
    (digits.len(), digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sorted: &[&str]) {
        for pair in sorted.windows(2) {
            assert_eq!(natural(pair[0], pair[1]), Ordering::Less, "{pair:?}");
        }
    }

    #[test]
    fn numbers_sort_by_value() {
        check(&["a1", "a2", "a10", "a11b", "b"]);
        check(&["2024-03-09", "2024-3-10", "2024-10-01"]);
    }

    #[test]
    fn case_does_not_matter() {
        check(&["apple", "Banana", "cherry"]);
    }

    #[test]
    fn hidden_files_and_loops_are_passed_over() {
        let root = std::env::temp_dir().join(format!("dateline-walk-{}", std::process::id()));
        fs::create_dir_all(root.join("deep")).unwrap();
        for name in ["10.txt", "9.txt", ".hidden", "deep/1.txt"] {
            fs::write(root.join(name), "x").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(&root, root.join("deep/loop")).unwrap();
        let (files, errors) = walk(&root);
        let names: Vec<_> =
            files.iter().map(|f| f.strip_prefix(&root).unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["9.txt", "10.txt", "deep/1.txt"]);
        assert!(errors.is_empty());
        fs::remove_dir_all(&root).unwrap();
    }
}

//! Who was in each folder, feed or mailbox when it was read last: a file for each, found by its path.

use std::fs;
use std::path::{Path, PathBuf};

use crate::app::Roll;
use crate::state::StateError;
use crate::state::files;
use crate::text::hash::hash;

/// So many folders are remembered; of more, those go that were not read for the longest time.
const MOST: usize = 200;

/// What is remembered of one folder.
#[derive(Clone, Debug)]
pub struct Folder {
    file: PathBuf,
}

impl Folder {
    /// That of the articles in `path`, a folder or a file with several, kept in the state folder `state`, which need not be
    /// there yet. `None` where there is nothing at `path`.
    pub fn new(state: &Path, path: &Path) -> Option<Self> {
        // A folder is the same by whatever way one comes to it.
        let path = path.canonicalize().ok()?;
        let number = hash(path.as_os_str().as_encoded_bytes());
        Some(Self { file: state.join("folders").join(format!("{number:016x}.toml")) })
    }

    /// Who was in it. A file that cannot be read or understood is as good as none: nothing of the user's making is in it.
    pub fn roll(&self) -> Option<Roll> {
        toml::from_str(&fs::read_to_string(&self.file).ok()?).ok()
    }

    /// Remembers who is in it.
    ///
    /// # Errors
    /// Where the state folder cannot be written.
    pub fn remember(&self, roll: &Roll) -> Result<(), StateError> {
        let text = toml::to_string(roll).unwrap_or_default();
        files::replace(&self.file, &text).map_err(|error| StateError::io(&self.file, &error))?;
        files::forget_the_oldest(self.file.parent().unwrap_or(Path::new(".")), MOST);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Enrolled;
    use crate::state::places::tests::scratch;

    fn roll(name: &str) -> Roll {
        let titles = vec!["Minister of “Ports”".to_owned()];
        Roll { people: vec![Enrolled { names: vec![name.to_owned()], titles }] }
    }

    #[test]
    fn a_folder_is_found_by_any_way_to_it() {
        let state = scratch("folders");
        let news = scratch("folders-news");
        fs::create_dir_all(news.join("in")).unwrap();
        let folder = Folder::new(&state, &news).unwrap();
        assert_eq!(folder.roll(), None);
        folder.remember(&roll("Ilse Varga")).unwrap();
        let again = Folder::new(&state, &news.join("in").join("..")).unwrap();
        assert_eq!(again.roll(), Some(roll("Ilse Varga")));
        assert_eq!(Folder::new(&state, &news.join("in")).unwrap().roll(), None);
        again.remember(&Roll::default()).unwrap();
        assert_eq!(folder.roll(), Some(Roll::default()), "nobody was in it: that is known");
        assert!(Folder::new(&state, &news.join("none")).is_none());
        fs::write(news.join("mails.mbox"), "").unwrap();
        assert_eq!(Folder::new(&state, &news.join("mails.mbox")).unwrap().roll(), None);
    }

    #[test]
    fn a_broken_file_is_none() {
        let state = scratch("folders-broken");
        let folder = Folder::new(&state, &state).unwrap();
        folder.remember(&roll("Ilse Varga")).unwrap();
        fs::write(&folder.file, "[[people]]\nnames = 7").unwrap();
        assert_eq!(folder.roll(), None);
    }
}

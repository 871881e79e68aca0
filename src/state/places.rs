//! Where one was in each article: a file for each, found by what the article says, so that a moved file is found again.

use std::fs;
use std::path::{Path, PathBuf};

use crate::app::Place;
use crate::state::StateError;
use crate::state::files;
use crate::text::hash::hash;

/// So many articles are remembered; of more, those go that were not read for the longest time.
const MOST: usize = 2000;

/// The places in the state folder.
#[derive(Clone, Debug)]
pub struct Places {
    folder: PathBuf,
}

impl Places {
    /// Those in `folder`, which need not be there yet.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.join("places") }
    }

    /// Where one was in the article of this text. A file that cannot be read or understood is as good as none: nothing of
    /// the user's making is in it.
    pub fn of(&self, text: &str) -> Option<Place> {
        let place: Place = toml::from_str(&fs::read_to_string(self.file(text)).ok()?).ok()?;
        place.is_in(text).then_some(place)
    }

    /// Remembers where one is in the article of this text; forgets it where there is nothing to come back to.
    ///
    /// # Errors
    /// Where the folder cannot be written.
    pub fn remember(&self, text: &str, place: &Place) -> Result<(), StateError> {
        let file = self.file(text);
        if place.is_start() {
            return match fs::remove_file(&file) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    Err(StateError::io(&file, &error))
                }
                _ => Ok(()),
            };
        }
        let known = file.exists();
        let line = toml::to_string(place).unwrap_or_default();
        files::replace(&file, &line).map_err(|error| StateError::io(&file, &error))?;
        if !known {
            files::forget_the_oldest(&self.folder, MOST);
        }
        Ok(())
    }

    fn file(&self, text: &str) -> PathBuf {
        self.folder.join(format!("{:016x}.toml", hash(text.as_bytes())))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::app::Kind;

    /// A folder of this test's own, empty.
    pub(in crate::state) fn scratch(name: &str) -> PathBuf {
        let name = format!("dateline-state-{}-{name}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn an_article_is_found_by_what_it_says() {
        let places = Places::new(&scratch("places"));
        assert_eq!(places.of("One story."), None);
        let place = Place {
            byte: 4,
            target: Some((Kind::Person, "Ilse Varga".into())),
            marks: [('a', 2)].into(),
            ..Place::default()
        };
        places.remember("One story.", &place).unwrap();
        assert_eq!(places.of("One story."), Some(place));
        assert_eq!(places.of("Another story."), None);
        places.remember("One story.", &Place::default()).unwrap();
        assert_eq!(places.of("One story."), None);
        places.remember("One story.", &Place::default()).unwrap();
    }

    #[test]
    fn a_broken_file_or_a_place_beyond_the_text_is_none() {
        let folder = scratch("broken");
        let places = Places::new(&folder);
        let place = Place { byte: 4000, ..Place::default() };
        places.remember("One story.", &place).unwrap();
        assert_eq!(places.of("One story."), None);
        fs::write(places.file("Two stories."), "byte = \"\u{fffd}").unwrap();
        assert_eq!(places.of("Two stories."), None);
    }
}

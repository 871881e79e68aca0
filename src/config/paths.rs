//! Where the user's files lie: `XDG_*` where it is set, on every system; else the system's own places.

use std::path::PathBuf;

use directories::ProjectDirs;

/// The folders of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// `config.toml`, `keys.toml` and `themes/`.
    pub config: PathBuf,
}

impl Paths {
    /// The folders as the environment says, by `variable` (the process's environment, or a test's).
    /// `None` where there is not even a home folder.
    pub fn find(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<Self> {
        let xdg = variable("XDG_CONFIG_HOME").filter(|path| path.is_absolute());
        let config = match xdg {
            Some(path) => path.join("dateline"),
            None => ProjectDirs::from("", "", "dateline")?.config_dir().to_owned(),
        };
        Some(Self { config })
    }

    /// The configuration file.
    pub fn config_file(&self) -> PathBuf {
        self.config.join("config.toml")
    }

    /// The keymap file.
    pub fn keys_file(&self) -> PathBuf {
        self.config.join("keys.toml")
    }

    /// The file of the user's theme `name`.
    pub fn theme_file(&self, name: &str) -> PathBuf {
        self.config.join("themes").join(format!("{name}.toml"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xdg_is_honoured_everywhere() {
        let paths = Paths::find(|name| (name == "XDG_CONFIG_HOME").then(|| "/conf".into()));
        assert_eq!(paths.unwrap().config_file(), PathBuf::from("/conf/dateline/config.toml"));
    }
}

//! Where the user's files lie: `XDG_*` where it is set, on every system; else the system's own places.

use std::path::PathBuf;

use directories::ProjectDirs;

/// The folders of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// `config.toml`, `keys.toml` and `themes/`.
    pub config: PathBuf,
    /// What the user made: `lists/`, `corrections.txt`, `watch.txt`.
    pub data: PathBuf,
    /// Where they were: `places/`.
    pub state: PathBuf,
}

impl Paths {
    /// The folders as the environment says, by `variable` (the process's environment, or a test's).
    /// `None` where there is not even a home folder.
    pub fn find(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<Self> {
        let xdg = |name| {
            variable(name).filter(|path| path.is_absolute()).map(|path| path.join("dateline"))
        };
        let system = ProjectDirs::from("", "", "dateline");
        let of_system = system.as_ref();
        let config = xdg("XDG_CONFIG_HOME").or_else(|| Some(of_system?.config_dir().to_owned()))?;
        let data = xdg("XDG_DATA_HOME").or_else(|| Some(of_system?.data_dir().to_owned()))?;
        let state_home = || Some(of_system?.state_dir().unwrap_or(&data).to_owned());
        let state = xdg("XDG_STATE_HOME").or_else(state_home)?;
        Some(Self { config, data, state })
    }

    /// The configuration file.
    pub fn config_file(&self) -> PathBuf {
        self.config.join("config.toml")
    }

    /// The keymap file.
    pub fn keys_file(&self) -> PathBuf {
        self.config.join("keys.toml")
    }

    /// The user's list `name` of names, titles, or what is neither.
    pub fn list_file(&self, name: &str) -> PathBuf {
        self.data.join("lists").join(format!("{name}.txt"))
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
        let paths = Paths::find(|name| match name {
            "XDG_CONFIG_HOME" => Some("/conf".into()),
            "XDG_DATA_HOME" => Some("/data".into()),
            "XDG_STATE_HOME" => Some("/state".into()),
            _ => None,
        });
        let paths = paths.unwrap();
        assert_eq!(paths.config_file(), PathBuf::from("/conf/dateline/config.toml"));
        assert_eq!(paths.state, PathBuf::from("/state/dateline"));
        assert_eq!(paths.list_file("names"), PathBuf::from("/data/dateline/lists/names.txt"));
    }
}

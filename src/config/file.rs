//! `config.toml`: what the user wrote, and what the program makes of it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;

use crate::app::Marks;
use crate::app::Settings;
use crate::app::geometry::{LEAST_PANEL, MOST_PANEL};
use crate::app::panel::Sort;
use crate::config::error::{ConfigError, nearest};

/// Which theme is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// Dark or light, as far as the terminal tells.
    #[default]
    Auto,
    /// This one.
    Named(String),
}

/// The checked configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The folder that is opened when no path is given.
    pub library: Option<PathBuf>,
    /// The theme.
    pub theme: ThemeChoice,
    /// Are only ASCII signs used for bars and rules?
    pub ascii: bool,
    /// Is it kept where the user was in each article?
    pub remember: bool,
    /// The program that opens an address, and its arguments.
    pub browser: Option<Vec<String>>,
    /// Names that articles in JSON have for their parts: a name of [`JSON_KEYS`], and keys, the best first.
    pub json: Vec<(String, Vec<String>)>,
    /// What the reader starts with.
    pub settings: Settings,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            library: None,
            theme: ThemeChoice::Auto,
            ascii: false,
            remember: true,
            browser: None,
            json: Vec::new(),
            settings: Settings::default(),
        }
    }
}

/// Every key of the file, with what it means: for the nearest name of an unknown one, and for `dateline config`.
pub const KEYS: [(&str, &str); 12] = [
    ("library", "the folder that is opened when no path is given"),
    ("theme", "auto, dark, light, mono, or the name of a file in themes/"),
    ("ascii", "true: only ASCII signs for bars and rules"),
    ("remember", "false: not kept where you were in an article, nor who was in a folder"),
    ("measure", "columns of text a line may have, 40 to 90"),
    ("panel", "columns of the panel, 24 to 60"),
    ("justify", "true: the text has two straight edges"),
    ("hyphenate", "true: long words are broken at the end of a line"),
    ("marks", "which mentions are marked: all, first, watched, target, none"),
    ("sort", "the order of the panel: frequency, appearance, name"),
    ("mouse", "false: the mouse selects text and does nothing else"),
    ("browser", "the program that opens an address, with its arguments"),
];

/// The keys of the section `[json]`, with what they mean. A value is a key of the file, keys from the outside in with
/// points between them, or a list of such.
pub const JSON_KEYS: [(&str, &str); 10] = [
    ("title", "the headline: \"story.head\" is the key `head` in the object `story`"),
    ("text", "the text, plain or with tags; a list of paragraphs will do"),
    ("authors", "who wrote it: a name, a list of names or of objects with names"),
    ("date", "when it was published"),
    ("updated", "when it was last changed"),
    ("url", "where it stands on the web"),
    ("source", "the paper, site or agency"),
    ("section", "the section"),
    ("language", "the language"),
    ("description", "the standfirst"),
];

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawConfig {
    library: Option<PathBuf>,
    theme: Option<String>,
    ascii: Option<bool>,
    remember: Option<bool>,
    measure: Option<toml::Spanned<usize>>,
    panel: Option<toml::Spanned<u16>>,
    justify: Option<bool>,
    hyphenate: Option<bool>,
    mouse: Option<bool>,
    browser: Option<Vec<String>>,
    marks: Option<toml::Spanned<String>>,
    sort: Option<toml::Spanned<String>>,
    json: BTreeMap<String, toml::Spanned<toml::Value>>,
}

impl Config {
    /// Reads the text of a `config.toml`.
    ///
    /// # Errors
    /// Where it has an unknown key or a value that is not possible.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let raw: RawConfig = toml::from_str(text).map_err(|error| unknown_key(text, &error))?;
        let RawConfig { library, theme, ascii, remember, measure, marks, sort, .. } = raw;
        let (ascii, remember) = (ascii.unwrap_or(false), remember.unwrap_or(true));
        let mut config = Self { library, ascii, remember, ..Self::default() };
        config.browser = raw.browser.filter(|words| !words.is_empty());
        config.json = json(text, raw.json)?;
        config.settings.justify = raw.justify.unwrap_or(false);
        config.settings.hyphenate = raw.hyphenate.unwrap_or(false);
        config.settings.mouse = raw.mouse.unwrap_or(true);
        if let Some(name) = theme.filter(|name| name != "auto") {
            config.theme = ThemeChoice::Named(name);
        }
        if let Some(measure) = measure {
            let at = measure.span().start;
            config.settings.measure = measure.into_inner();
            if !(40..=90).contains(&config.settings.measure) {
                return Err(ConfigError::new("`measure` is from 40 to 90").at(text, at));
            }
        }
        if let Some(panel) = raw.panel {
            let at = panel.span().start;
            if !(LEAST_PANEL..=MOST_PANEL).contains(panel.get_ref()) {
                return Err(ConfigError::new("`panel` is from 24 to 60").at(text, at));
            }
            config.settings.panel = Some(panel.into_inner());
        }
        if let Some(marks) = marks {
            config.settings.marks = one_of(
                text,
                &marks,
                &[Marks::All, Marks::First, Marks::Watched, Marks::Target, Marks::None]
                    .map(|level| (level.name(), level)),
            )?;
        }
        if let Some(sort) = sort {
            config.settings.sort = one_of(
                text,
                &sort,
                &[Sort::Frequency, Sort::Appearance, Sort::Name].map(|sort| (sort.name(), sort)),
            )?;
        }
        Ok(config)
    }
}

impl Config {
    /// The value of the key `name` as the file would have it; `None` where it is not set.
    pub fn value_of(&self, name: &str) -> Option<String> {
        Some(match name {
            "library" => format!("{:?}", self.library.as_ref()?.to_string_lossy()),
            "theme" => match &self.theme {
                ThemeChoice::Auto => "\"auto\"".to_owned(),
                ThemeChoice::Named(name) => format!("{name:?}"),
            },
            "ascii" => self.ascii.to_string(),
            "remember" => self.remember.to_string(),
            "measure" => self.settings.measure.to_string(),
            "panel" => self.settings.panel?.to_string(),
            "justify" => self.settings.justify.to_string(),
            "hyphenate" => self.settings.hyphenate.to_string(),
            "mouse" => self.settings.mouse.to_string(),
            "browser" => format!("{:?}", self.browser.as_ref()?),
            "marks" => format!("{:?}", self.settings.marks.name()),
            "sort" => format!("{:?}", self.settings.sort.name()),
            _ => return None,
        })
    }
}

/// The section `[json]`, checked.
fn json(
    text: &str,
    section: BTreeMap<String, toml::Spanned<toml::Value>>,
) -> Result<Vec<(String, Vec<String>)>, ConfigError> {
    let mut checked = Vec::new();
    for (name, value) in section {
        let at = value.span().start;
        let known = || JSON_KEYS.iter().map(|(name, _)| *name);
        if !known().any(|it| it == name) {
            let help = match nearest(&name, known()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("its keys are {}", known().collect::<Vec<_>>().join(", ")),
            };
            return Err(ConfigError::new(format!("[json] has no key `{name}`"))
                .at(text, at)
                .help(help));
        }
        let keys: Option<Vec<String>> = match value.into_inner() {
            toml::Value::String(key) => Some(vec![key]),
            toml::Value::Array(keys) => {
                keys.into_iter().map(|key| key.as_str().map(str::to_owned)).collect()
            }
            _ => None,
        };
        let wanted = "is a key of the file in quotation marks, or a list of such";
        let keys = keys
            .filter(|keys| keys.iter().all(|key| !key.is_empty()))
            .ok_or_else(|| ConfigError::new(format!("`{name}` {wanted}")).at(text, at))?;
        checked.push((name, keys));
    }
    Ok(checked)
}

fn one_of<T: Copy>(
    text: &str,
    value: &toml::Spanned<String>,
    choices: &[(&str, T)],
) -> Result<T, ConfigError> {
    let found = choices.iter().find(|(name, _)| name == value.get_ref());
    found.map(|(_, choice)| *choice).ok_or_else(|| {
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        ConfigError::new(format!("`{}` is none of {}", value.get_ref(), names.join(", ")))
            .at(text, value.span().start)
    })
}

fn unknown_key(text: &str, error: &toml::de::Error) -> ConfigError {
    let plain = ConfigError::toml(text, error);
    let Some(name) =
        error.message().strip_prefix("unknown field `").and_then(|m| m.split('`').next())
    else {
        return plain;
    };
    let names: Vec<&str> = KEYS.iter().map(|(name, _)| *name).chain(["json"]).collect();
    let help = match nearest(name, names.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the keys are {}", names.join(", ")),
    };
    ConfigError { what: format!("there is no key `{name}`"), help: Some(help), ..plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(file: &str, line: usize, part: &str) {
        let error = Config::parse(file).unwrap_err();
        assert_eq!(error.line, Some(line), "{error}");
        assert!(error.to_string().contains(part), "{error}");
    }

    #[test]
    fn an_empty_file_is_the_default() {
        assert_eq!(Config::parse("").unwrap(), Config::default());
    }

    #[test]
    fn every_key_is_read() {
        let config = Config::parse(
            "library = \"/news\"\ntheme = \"light\"\nascii = true\nremember = false\nmeasure = 70\npanel = 40\nmarks = \"target\"\nsort = \"name\"\njustify = true\nhyphenate = true\nmouse = false\nbrowser = [\"firefox\"]\n",
        )
        .unwrap();
        assert_eq!(config.library, Some(PathBuf::from("/news")));
        assert_eq!(config.theme, ThemeChoice::Named("light".into()));
        assert!(config.ascii && !config.remember);
        assert_eq!(
            config.settings,
            Settings {
                measure: 70,
                panel: Some(40),
                marks: Marks::Target,
                sort: Sort::Name,
                justify: true,
                hyphenate: true,
                mouse: false,
                ..Settings::default()
            }
        );
    }

    #[test]
    fn keys_of_json_are_one_or_a_list() {
        let config = Config::parse("[json]\ntext = \"story.body\"\ntitle = [\"kop\", \"head\"]\n");
        let expected = [
            ("text".to_owned(), vec!["story.body".to_owned()]),
            ("title".to_owned(), vec!["kop".to_owned(), "head".to_owned()]),
        ];
        assert_eq!(config.unwrap().json, expected);
        refused("[json]\ntitel = \"x\"\n", 2, "did you mean `title`?");
        refused("[json]\ntext = 7\n", 2, "a key of the file in quotation marks");
        refused("json = 7\n", 1, "a section");
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        refused("\nmeasur = 70\n", 2, "did you mean `measure`?");
        refused("measure = 700\n", 1, "from 40 to 90");
        refused("panel = 12\n", 1, "from 24 to 60");
        refused("marks = \"some\"\n", 1, "none of all, first, watched, target, none");
        refused("measure = \"wide\"\n", 1, "“wide” stands where a number is wanted");
        refused("measure = -3\n", 1, "-3 stands where a number is wanted");
        refused("ascii = 1\n", 1, "1 stands where true or false is wanted");
        refused(
            "theme = [\"dark\"]\n",
            1,
            "a list stands where words in quotation marks are wanted",
        );
        refused(
            "browser = \"firefox\"\n",
            1,
            "“firefox” stands where a list like [\"a\", \"b\"] is wanted",
        );
        refused("measure 70\n", 1, "");
    }
}

//! Which theme and how many colours: from the command line, the configuration and the environment. What these leave open the
//! terminal may say later: an answer that is late or never comes must not stand between a reader and the text.

use std::fs;
use std::io::ErrorKind;

use crate::config::nearest;
use crate::config::{Config, ConfigError, Depth, Paths, Theme, ThemeChoice};
use crate::shell::ground;
use crate::ui::{Look, Signs};

/// What the user asked for on the command line and in the environment.
#[derive(Clone, Debug, Default)]
pub struct Appearance {
    /// `--theme`.
    pub theme: Option<String>,
    /// `--ascii`.
    pub ascii: bool,
    /// `--color`: `Some(false)` for never, `Some(true)` for always.
    pub color: Option<bool>,
}

/// How everything looks, as far as is known before the terminal is asked.
#[derive(Clone, Debug)]
pub struct Looks {
    /// The look to begin with.
    pub look: Look,
    /// The one to change to if the terminal says that it is light; `None`: it need not be asked.
    pub on_light: Option<Look>,
}

/// The look that follows, `variable` being the environment.
///
/// # Errors
/// Where there is no such theme, or its file has a mistake.
pub fn choose_look(
    appearance: &Appearance,
    config: &Config,
    paths: Option<&Paths>,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<Looks, ConfigError> {
    let depth = depth(appearance.color, &variable);
    let named = match (&appearance.theme, &config.theme) {
        (Some(name), _) if name != "auto" => Some(name.clone()),
        (None, ThemeChoice::Named(name)) => Some(name.clone()),
        _ => None,
    };
    let open = named.is_none() && depth != Depth::None && variable("COLORFGBG").is_none();
    let theme = match named {
        _ if depth == Depth::None => Theme::built_in("mono", depth),
        Some(name) => match Theme::built_in(&name, depth) {
            Some(theme) => Some(theme),
            None => Some(theme_file(&name, depth, paths)?),
        },
        None if is_light(&variable) => Theme::built_in("light", depth),
        None => Theme::built_in("dark", depth),
    };
    // The tests of `config` hold the built-in themes to be well-formed.
    let theme = theme.ok_or_else(|| ConfigError {
        file: "themes".into(),
        line: None,
        what: "the built-in theme is damaged".into(),
        help: None,
    })?;
    let light = Theme::built_in("light", depth).filter(|_| open && ground::may_be_asked(&variable));
    // GNU screen shows italic as reverse, and a reversed title would shout.
    let no_italic = variable("TERM").is_some_and(|term| term.starts_with("screen"))
        && variable("TMUX").is_none();
    let ascii = appearance.ascii || config.ascii;
    let signs = if ascii { Signs::ASCII } else { Signs::UNICODE };
    let look = |mut theme: Theme| {
        if no_italic {
            theme.without_italic();
        }
        Look { theme, signs }
    };
    Ok(Looks { look: look(theme), on_light: light.map(look) })
}

fn theme_file(name: &str, depth: Depth, paths: Option<&Paths>) -> Result<Theme, ConfigError> {
    let wrong = |what: String| ConfigError {
        file: paths.map(|paths| paths.theme_file(name)).unwrap_or_default(),
        line: None,
        what,
        help: Some(known_themes(name, paths)),
    };
    let Some(paths) = paths else { return Err(wrong(format!("there is no theme `{name}`"))) };
    if name.contains(['/', '\\']) {
        return Err(wrong(format!("`{name}` is no name of a theme")));
    }
    let file = paths.theme_file(name);
    let text = match fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Err(wrong(format!("there is no theme `{name}`")));
        }
        Err(error) => return Err(wrong(format!("the theme `{name}` cannot be read: {error}"))),
    };
    Theme::parse(&text, depth).map_err(|error| ConfigError { file, ..error })
}

/// The theme that `wrong` was most likely meant to be, or all there are.
fn known_themes(wrong: &str, paths: Option<&Paths>) -> String {
    let mut names: Vec<String> = ["auto", "dark", "light", "mono"].map(str::to_owned).to_vec();
    let folder = paths.map(|paths| paths.config.join("themes"));
    let files = folder.and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten().flatten();
    let mut own: Vec<String> = files
        .filter_map(|file| Some(file.path().file_stem()?.to_string_lossy().into_owned()))
        .collect();
    own.sort();
    names.append(&mut own);
    match nearest(wrong, names.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the themes are {}", names.join(", ")),
    }
}

/// How many colours: `--color`, `NO_COLOR`, `CLICOLOR_FORCE`, `COLORTERM`, `TERM`.
fn depth(color: Option<bool>, variable: impl Fn(&str) -> Option<String>) -> Depth {
    let set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    let term = variable("TERM").unwrap_or_default();
    let forced =
        color == Some(true) || variable("CLICOLOR_FORCE").is_some_and(|value| value != "0");
    if color == Some(false) || (!forced && (set("NO_COLOR") || term == "dumb" || term == "vt100")) {
        return Depth::None;
    }
    match variable("COLORTERM").as_deref() {
        Some("truecolor" | "24bit") => Depth::True,
        _ if term.contains("direct") => Depth::True,
        _ if term.contains("256color") => Depth::Indexed,
        _ => Depth::Ansi,
    }
}

/// What rxvt, Konsole and others say of their ground: `COLORFGBG=15;0` is dark, `0;15` light.
fn is_light(variable: impl Fn(&str) -> Option<String>) -> bool {
    let ground =
        variable("COLORFGBG").and_then(|value| value.rsplit(';').next()?.parse::<u8>().ok());
    ground.is_some_and(|ground| ground == 7 || ground == 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(environment: &[(&str, &str)], color: Option<bool>, want: Depth) {
        let variable = |name: &str| {
            environment.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).into())
        };
        assert_eq!(depth(color, variable), want);
    }

    #[test]
    fn the_environment_says_how_many_colours_there_are() {
        check(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")], None, Depth::True);
        check(&[("TERM", "xterm-256color")], None, Depth::Indexed);
        check(&[("TERM", "xterm")], None, Depth::Ansi);
        check(&[("TERM", "xterm-256color"), ("NO_COLOR", "1")], None, Depth::None);
        check(&[("TERM", "xterm-256color"), ("NO_COLOR", "")], None, Depth::Indexed);
        check(&[("TERM", "xterm"), ("NO_COLOR", "1")], Some(true), Depth::Ansi);
        check(&[("TERM", "xterm"), ("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], None, Depth::Ansi);
        check(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")], Some(false), Depth::None);
        check(&[("TERM", "dumb")], None, Depth::None);
    }

    #[test]
    fn a_light_ground_is_known_by_its_number() {
        assert!(is_light(|_| Some("0;15".into())));
        assert!(is_light(|_| Some("0;default;15".into())));
        assert!(!is_light(|_| Some("15;0".into())));
        assert!(!is_light(|_| None));
    }

    #[test]
    fn no_colour_wins_over_a_theme() {
        let appearance =
            Appearance { theme: Some("light".into()), color: Some(false), ..Appearance::default() };
        let look = choose_look(&appearance, &Config::default(), None, |_| None).unwrap();
        assert_eq!(Some(look.look.theme), Theme::built_in("mono", Depth::None));
        assert!(look.on_light.is_none());
    }

    #[test]
    fn the_terminal_is_asked_only_where_nothing_else_says_how_it_looks() {
        let asks = |theme: Option<&str>, environment: &[(&str, &str)]| {
            let theme = theme.map(str::to_owned);
            let appearance = Appearance { theme, ..Appearance::default() };
            let variable = |name: &str| {
                let known = environment.iter().find(|(known, _)| *known == name);
                known.map(|(_, value)| (*value).to_owned())
            };
            let looks = choose_look(&appearance, &Config::default(), None, variable).unwrap();
            looks.on_light.is_some()
        };
        let xterm = ("TERM", "xterm-256color");
        assert!(asks(None, &[xterm]));
        assert!(!asks(Some("dark"), &[xterm]));
        assert!(!asks(None, &[xterm, ("COLORFGBG", "15;0")]));
        assert!(!asks(None, &[xterm, ("NO_COLOR", "1")]));
        assert!(!asks(None, &[xterm, ("SSH_CONNECTION", "a b")]));
    }

    #[test]
    fn an_unknown_theme_is_an_error_that_names_the_known_ones() {
        let appearance = Appearance { theme: Some("drak".into()), ..Appearance::default() };
        let error = choose_look(&appearance, &Config::default(), None, |_| None).unwrap_err();
        assert!(error.to_string().contains("did you mean `dark`?"), "{error}");
        let appearance = Appearance { theme: Some("solarised".into()), ..Appearance::default() };
        let error = choose_look(&appearance, &Config::default(), None, |_| None).unwrap_err();
        assert!(error.to_string().contains("the themes are auto, dark, light, mono"), "{error}");
    }
}

//! How each role of the page looks: themes are files, `assets/themes/*.toml` and the user's.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::config::error::{ConfigError, nearest};

/// What a piece of the screen is, by meaning and never by place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The headline.
    Head,
    /// What steps back: date line, dateline, captions, numbers of the panel.
    Muted,
    /// Bars of the strips, the thumb of the rule.
    Strip,
    /// The rule and empty strips.
    Faint,
    /// A person in the text.
    Person,
    /// A title in the text.
    Title,
    /// A country in the text.
    Country,
    /// A country inside a title.
    CountryInTitle,
    /// The target, named.
    Target,
    /// The target, by title.
    TargetTitle,
    /// The mention one stands on.
    Current,
    /// The mention one stands on, by title.
    CurrentTitle,
    /// A mention that is uncertain.
    Uncertain,
    /// A person's name in the panel.
    PanelPerson,
    /// The target's row in the panel, its bar and ticks.
    PanelTarget,
    /// The status line's ground.
    Bar,
    /// The chosen row's ground.
    Row,
    /// The words that matter on the status line and the help: names, keys.
    Strong,
    /// What went wrong.
    Error,
    /// Words that lead somewhere on the web.
    Link,
    /// A mention of somebody whom the user watches; over the mark of its kind.
    Watched,
}

const ROLES: [&str; 21] = [
    "head",
    "muted",
    "strip",
    "faint",
    "person",
    "title",
    "country",
    "country-in-title",
    "target",
    "target-title",
    "current",
    "current-title",
    "uncertain",
    "panel-person",
    "panel-target",
    "bar",
    "row",
    "strong",
    "error",
    "link",
    "watched",
];

/// How many colours a terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// None: the theme `mono`.
    None,
    /// The sixteen of the terminal's palette.
    Ansi,
    /// The 256 of xterm.
    Indexed,
    /// All.
    True,
}

/// A colour in one of three depths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// One of the sixteen or 256.
    Indexed(u8),
    /// Red, green, blue.
    Rgb(u8, u8, u8),
}

/// Colours and modifiers of a role; what is not set is the terminal's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "they are the terminal's five independent attributes"
)]
pub struct Style {
    /// The letters.
    pub fg: Option<Color>,
    /// The ground.
    pub bg: Option<Color>,
    /// Bold.
    pub bold: bool,
    /// Dim.
    pub dim: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// Letters and ground changed about.
    pub reverse: bool,
}

/// A style for each role, in the depth of the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    styles: BTreeMap<Role, Style>,
}

/// The themes that are compiled in, by name.
pub const BUILT_IN: [(&str, &str); 3] = [
    ("dark", include_str!("../../assets/themes/dark.toml")),
    ("light", include_str!("../../assets/themes/light.toml")),
    ("mono", include_str!("../../assets/themes/mono.toml")),
];

/// A role as a theme's file says it: a colour is given in three depths.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct RawStyle {
    fg: Option<String>,
    fg_256: Option<u8>,
    fg_16: Option<u8>,
    bg: Option<String>,
    bg_256: Option<u8>,
    bg_16: Option<u8>,
    modifiers: Vec<RawModifier>,
    /// Instead of the modifiers, where there are only sixteen colours.
    modifiers_16: Option<Vec<RawModifier>>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum RawModifier {
    Bold,
    Dim,
    Italic,
    Underline,
    Reverse,
}

impl Theme {
    /// The built-in theme `name` (`dark`, `light`, `mono`) at `depth`.
    pub fn built_in(name: &str, depth: Depth) -> Option<Self> {
        let (_, text) = BUILT_IN.into_iter().find(|(known, _)| *known == name)?;
        Self::parse(text, depth).ok()
    }

    /// Reads a theme's file for a terminal of `depth`.
    ///
    /// # Errors
    /// Where it names no such role, colour or modifier.
    pub fn parse(text: &str, depth: Depth) -> Result<Self, ConfigError> {
        let file: BTreeMap<toml::Spanned<String>, RawStyle> =
            toml::from_str(text).map_err(|error| ConfigError::toml(text, &error))?;
        let mut styles = BTreeMap::new();
        for (name, raw) in file {
            let at = name.span().start;
            let role = role_named(name.get_ref()).map_err(|error| error.at(text, at))?;
            let style = resolve(&raw, depth).map_err(|error| error.at(text, at))?;
            styles.insert(role, style);
        }
        Ok(Self { styles })
    }

    /// Takes italic away, for terminals that show it as something else.
    pub fn without_italic(&mut self) {
        self.styles.values_mut().for_each(|style| style.italic = false);
    }

    /// How `role` looks.
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(&role).copied().unwrap_or_default()
    }
}

fn role_named(name: &str) -> Result<Role, ConfigError> {
    let value = serde::de::value::StrDeserializer::<serde::de::value::Error>::new(name);
    Role::deserialize(value).map_err(|_unknown| {
        let error = ConfigError::new(format!("there is no role `{name}`"));
        match nearest(name, ROLES.into_iter()) {
            Some(near) => error.help(format!("did you mean `{near}`?")),
            None => error.help(format!("the roles are {}", ROLES.join(", "))),
        }
    })
}

fn resolve(raw: &RawStyle, depth: Depth) -> Result<Style, ConfigError> {
    let RawStyle { fg, fg_256, fg_16, bg, bg_256, bg_16, modifiers, modifiers_16 } = raw;
    let color = |rgb: &Option<String>, indexed: Option<u8>, ansi: Option<u8>| {
        Ok(match depth {
            Depth::None => None,
            Depth::Ansi => ansi.map(Color::Indexed),
            Depth::Indexed => indexed.map(Color::Indexed),
            Depth::True => rgb.as_deref().map(parse_rgb).transpose()?,
        })
    };
    let mut style = Style {
        fg: color(fg, *fg_256, *fg_16)?,
        bg: color(bg, *bg_256, *bg_16)?,
        ..Style::default()
    };
    let chosen = match modifiers_16 {
        Some(fewer) if depth <= Depth::Ansi => fewer,
        _ => modifiers,
    };
    for modifier in chosen {
        match modifier {
            RawModifier::Bold => style.bold = true,
            RawModifier::Dim => style.dim = true,
            RawModifier::Italic => style.italic = true,
            RawModifier::Underline => style.underline = true,
            RawModifier::Reverse => style.reverse = true,
        }
    }
    Ok(style)
}

fn parse_rgb(text: &str) -> Result<Color, ConfigError> {
    let wrong =
        || ConfigError::new(format!("`{text}` is no colour")).help("write it like \"#93c5f5\"");
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6).ok_or_else(wrong)?;
    let value = u32::from_str_radix(digits, 16).map_err(|_not_hex| wrong())?;
    let [_, red, green, blue] = value.to_be_bytes();
    Ok(Color::Rgb(red, green, blue))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_theme_has_every_role_in_every_depth() {
        for (name, text) in BUILT_IN {
            for depth in [Depth::None, Depth::Ansi, Depth::Indexed, Depth::True] {
                let theme = Theme::parse(text, depth).unwrap();
                for role in ROLES {
                    let role = role_named(role).unwrap();
                    assert!(theme.styles.contains_key(&role), "{name}: {role:?}");
                }
            }
        }
    }

    #[test]
    fn without_colour_no_colour_is_left() {
        for (_, text) in BUILT_IN {
            let theme = Theme::parse(text, Depth::None).unwrap();
            assert!(theme.styles.values().all(|s| s.fg.is_none() && s.bg.is_none()));
        }
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        let error = Theme::parse("[head]\n\n[persn]\n", Depth::True).unwrap_err();
        assert_eq!(error.line, Some(3));
        assert!(error.to_string().contains("did you mean `person`?"), "{error}");
        let error = Theme::parse("[head]\nfg = \"blue\"\n", Depth::True).unwrap_err();
        assert!(error.to_string().contains("is no colour"), "{error}");
    }
}

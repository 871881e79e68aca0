//! The user's files and the defaults, turned into a checked keymap, a theme and settings.
//!
//! The defaults in `assets` are written like the user's files and read by the same code. What is wrong in a
//! user's file is an error that names the file, the line and the nearest valid name; nothing is guessed.

mod error;
mod file;
pub mod key;
pub mod keymap;
pub mod layout;
mod paths;
pub mod theme;

pub use error::ConfigError;
pub(crate) use error::nearest;
pub use file::{Config, JSON_KEYS, KEYS, ThemeChoice};
pub use key::{Key, KeyStroke};
pub use keymap::{Keymap, Lookup};
pub use paths::Paths;
pub use theme::{Depth, Role, Style, Theme};

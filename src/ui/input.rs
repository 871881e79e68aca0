//! Keys to commands: the strokes of a sequence are kept until it is complete.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::app::{App, Awaited, Command, Edit, Effect, Message};
use crate::config::keymap::show;
use crate::config::layout::latin_stroke;
use crate::config::{Key, KeyStroke, Keymap, Lookup};

/// The keymap, and the strokes of a sequence that is not complete.
#[derive(Clone, Debug)]
pub struct Input {
    keymap: Keymap,
    strokes: Vec<KeyStroke>,
    shown: String,
}

impl Input {
    /// Input by `keymap`, nothing pressed yet.
    pub fn new(keymap: Keymap) -> Self {
        Self { keymap, strokes: Vec::new(), shown: String::new() }
    }

    /// The keymap.
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// The strokes that wait for more, as they are shown.
    pub fn pending(&self) -> &str {
        &self.shown
    }

    /// What can follow the strokes that wait.
    pub fn choices(&self) -> Vec<(String, Command)> {
        if self.strokes.is_empty() { Vec::new() } else { self.keymap.after(&self.strokes) }
    }

    /// Takes one stroke: does what it completes, or waits for more.
    #[must_use]
    pub fn press(&mut self, stroke: KeyStroke, app: &mut App) -> Vec<Effect> {
        if app.prompt.is_some() {
            return edit_of(stroke).map(|edit| app.type_in(edit)).unwrap_or_default();
        }
        if app.awaited_key.is_some() {
            // The letters of hints are Latin; those of marks are whatever one likes.
            let hint = matches!(app.awaited_key, Some(Awaited::Hint { .. }));
            let letter = match latin_stroke(stroke).filter(|_| hint).unwrap_or(stroke).key {
                Key::Char(c) if !stroke.ctrl && !stroke.alt => Some(c),
                _ => None,
            };
            app.take_key(letter);
            return Vec::new();
        }
        self.strokes.push(stroke);
        let mut found = self.keymap.look_up(app.focus, &self.strokes);
        // Where the letter means nothing, the key it lies on may.
        if found == Lookup::Nothing
            && let Some(latin) = latin_stroke(stroke)
        {
            let mut strokes = self.strokes.clone();
            strokes.pop();
            strokes.push(latin);
            let by_place = self.keymap.look_up(app.focus, &strokes);
            if by_place != Lookup::Nothing {
                (found, self.strokes) = (by_place, strokes);
            }
        }
        match found {
            Lookup::Command(command) => {
                self.clear();
                app.apply(command)
            }
            Lookup::Prefix => {
                self.shown = show(&self.strokes);
                Vec::new()
            }
            Lookup::Nothing => {
                // Esc leaves a sequence; anything else is said to be nothing.
                let silent = self.strokes.len() > 1 && stroke.key == Key::Esc;
                let text = format!("{} is no key here; ? shows the keys", show(&self.strokes));
                app.message = (!silent).then_some(Message { text, error: false });
                self.clear();
                Vec::new()
            }
        }
    }

    fn clear(&mut self) {
        self.strokes.clear();
        self.shown.clear();
    }
}

/// What a stroke does to a line that is typed.
fn edit_of(stroke: KeyStroke) -> Option<Edit> {
    Some(match (stroke.key, stroke.ctrl) {
        (Key::Char('u'), true) => Edit::EraseLine,
        (Key::Char('w'), true) => Edit::EraseWord,
        (Key::Char('a'), true) | (Key::Home, _) => Edit::Home,
        (Key::Char('e'), true) | (Key::End, _) => Edit::End,
        (Key::Char('h'), true) | (Key::Backspace, _) => Edit::Backspace,
        (Key::Tab, _) if stroke.shift => Edit::CompleteBack,
        (Key::Tab, _) => Edit::Complete,
        (Key::Char('p'), true) | (Key::Up, _) => Edit::Earlier,
        (Key::Char('n'), true) | (Key::Down, _) => Edit::Later,
        (Key::Char('c' | 'g'), true) | (Key::Esc, _) => Edit::Cancel,
        (Key::Char(c), false) if !stroke.alt => Edit::Insert(c),
        (Key::Enter, _) => Edit::Accept,
        (Key::Delete, _) => Edit::Delete,
        (Key::Left, _) => Edit::Left,
        (Key::Right, _) => Edit::Right,
        _ => return None,
    })
}

/// The stroke of a terminal's key event; `None` for releases and for keys that no command can have.
pub fn stroke_of(event: KeyEvent) -> Option<KeyStroke> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let mut shift = event.modifiers.contains(KeyModifiers::SHIFT);
    let key = match event.code {
        KeyCode::Char(c) => {
            // Some terminals send shift and the small letter, others the capital.
            let c = if shift && c.is_ascii_lowercase() { c.to_ascii_uppercase() } else { c };
            shift = false;
            Key::Char(c)
        }
        KeyCode::BackTab => {
            shift = true;
            Key::Tab
        }
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Insert => Key::Insert,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::F(number) => Key::F(number),
        _ => return None,
    };
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let key = match key {
        Key::Char(c) if ctrl => Key::Char(c.to_ascii_lowercase()),
        key => key,
    };
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    Some(KeyStroke { key, ctrl, alt, shift })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminals_differ_in_how_they_send_capitals() {
        let capital = KeyEvent::new(KeyCode::Char('N'), KeyModifiers::NONE);
        let shifted = KeyEvent::new(KeyCode::Char('n'), KeyModifiers::SHIFT);
        let both = KeyEvent::new(KeyCode::Char('N'), KeyModifiers::SHIFT);
        let wanted = KeyStroke::parse("N").unwrap();
        for event in [capital, shifted, both] {
            assert_eq!(stroke_of(event), Some(wanted));
        }
    }

    #[test]
    fn a_key_is_taken_once() {
        let mut release = KeyEvent::new(KeyCode::Char('n'), KeyModifiers::NONE);
        release.kind = KeyEventKind::Release;
        assert_eq!(stroke_of(release), None);
    }
}

//! Is the terminal light or dark? It is asked once, and never waited for: the page is there before the answer, and an answer
//! that comes late, or in the midst of keys, is told from them. (The terminal library takes it for keys.)

use std::io::{self, Write};

use crate::config::{Key, KeyStroke};

/// "What is your ground?", ended as most terminals end their answer too.
const QUESTION: &[u8] = b"\x1b]11;?\x07";
/// What an answer begins with, after the key that opens it.
const ANSWER: &str = "11;rgb";
/// No answer is longer.
const LONGEST: usize = 40;

/// May the terminal be asked, `variable` being the environment? Over SSH an answer may be torn apart on its way, and these
/// terminals would show the question.
pub(super) fn may_be_asked(variable: impl Fn(&str) -> Option<String>) -> bool {
    let set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    let term = variable("TERM").unwrap_or_default();
    let screen = term.starts_with("screen") && !set("TMUX");
    !set("SSH_CONNECTION")
        && !set("SSH_TTY")
        && !screen
        && !["", "dumb", "linux", "vt100", "vt220"].contains(&term.as_str())
}

/// Asks.
pub(super) fn ask() -> io::Result<()> {
    let mut out = io::stdout();
    out.write_all(QUESTION)?;
    out.flush()
}

/// Takes the answer out of the keys.
#[derive(Debug, Default)]
pub(super) struct Listener {
    answer: Option<String>,
}

/// What a key was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// A key.
    Key(KeyStroke),
    /// A part of the answer.
    Part,
    /// The end of it: the ground is light, or is not.
    Light(bool),
}

impl Listener {
    /// Takes one key as the terminal library gives it.
    pub(super) fn hear(&mut self, stroke: KeyStroke) -> Heard {
        let Key::Char(c) = stroke.key else {
            self.answer = None;
            return Heard::Key(stroke);
        };
        let Some(answer) = &mut self.answer else {
            if stroke.alt && !stroke.ctrl && c == ']' {
                self.answer = Some(String::new());
                return Heard::Part;
            }
            return Heard::Key(stroke);
        };
        let ends = (stroke.ctrl && c == 'g') || (stroke.alt && c == '\\');
        if ends {
            let light = is_light(answer);
            self.answer = None;
            return light.map_or(Heard::Part, Heard::Light);
        }
        let at = answer.len();
        let fits = match ANSWER.as_bytes().get(at) {
            Some(&wanted) => c == char::from(wanted),
            None => c.is_ascii_hexdigit() || "a:/".contains(c),
        };
        if stroke.ctrl || stroke.alt || !fits || at > LONGEST {
            self.answer = None;
            return Heard::Key(stroke);
        }
        answer.push(c);
        Heard::Part
    }
}

/// Is the colour of an answer like `11;rgb:ffff/ffff/ffff` nearer to white than to black, for the eye?
fn is_light(answer: &str) -> Option<bool> {
    let (_, colour) = answer.split_once(':')?;
    let mut parts = colour.split('/').map(|part| {
        let digits = u32::try_from(part.len()).ok().filter(|digits| (1..=4).contains(digits))?;
        let value = u32::from_str_radix(part, 16).ok()?;
        Some(f64::from(value) / f64::from(16_u32.pow(digits) - 1))
    });
    let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
    Some(0.299 * red + 0.587 * green + 0.114 * blue > 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is heard of `keys`, in which `^]`, `^g` and `^\` stand for Alt-], Ctrl-g and Alt-\.
    fn hear(keys: &str) -> Vec<Heard> {
        let mut listener = Listener::default();
        let mut heard = Vec::new();
        let mut keys = keys.chars();
        while let Some(c) = keys.next() {
            let stroke = match c {
                '^' => match keys.next() {
                    Some('g') => KeyStroke { ctrl: true, ..KeyStroke::plain(Key::Char('g')) },
                    other => {
                        let key = Key::Char(other.unwrap_or(' '));
                        KeyStroke { alt: true, ..KeyStroke::plain(key) }
                    }
                },
                c => KeyStroke::plain(Key::Char(c)),
            };
            heard.push(listener.hear(stroke));
        }
        heard.retain(|it| *it != Heard::Part);
        heard
    }

    fn key(c: char) -> Heard {
        Heard::Key(KeyStroke::plain(Key::Char(c)))
    }

    #[test]
    fn an_answer_is_told_from_keys() {
        assert_eq!(hear("j^]11;rgb:ffff/ffff/f0f0^gn"), [key('j'), Heard::Light(true), key('n')]);
        assert_eq!(hear("^]11;rgb:1e/1e/2e^\\"), [Heard::Light(false)]);
        assert_eq!(hear("^]11;rgba:fdfd/f6f6/e3e3/ffff^\\"), [Heard::Light(true)]);
        assert_eq!(
            hear("^]11;rgb:oops^gj"),
            [key('o'), key('o'), key('p'), key('s'), hear("^g")[0], key('j')]
        );
    }

    #[test]
    fn keys_stay_keys() {
        assert_eq!(hear("11;rgb"), "11;rgb".chars().map(key).collect::<Vec<_>>());
        assert_eq!(hear("^]n"), [key('n')], "the opening key alone means nothing to the reader");
    }

    #[test]
    fn a_terminal_far_away_or_an_old_one_is_not_asked() {
        let asked = |environment: &[(&str, &str)]| {
            may_be_asked(|name| {
                let known = environment.iter().find(|(known, _)| *known == name);
                known.map(|(_, value)| (*value).to_owned())
            })
        };
        assert!(asked(&[("TERM", "xterm-256color")]));
        assert!(!asked(&[("TERM", "xterm-256color"), ("SSH_TTY", "/dev/pts/1")]));
        assert!(!asked(&[("TERM", "screen")]));
        assert!(asked(&[("TERM", "screen-256color"), ("TMUX", "1")]));
        assert!(!asked(&[("TERM", "linux")]));
        assert!(!asked(&[]));
    }
}

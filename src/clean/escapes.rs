//! What a terminal would have swallowed: colours, titles and moves of the cursor in a dump of a terminal's output, and
//! letters struck over one another.

/// The text without them. An article taken as it is keeps them, so that its places stay those of the file.
pub(super) fn strip(text: String) -> String {
    if !text.contains(['\u{1b}', '\u{8}', '\u{9b}']) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\u{1b}' => match rest.next_if(|next| ('\u{20}'..='\u{7e}').contains(next)) {
                Some('[') => control(&mut rest),
                // A title, a link, a string for the device: to its end, or to the end of the line.
                Some(']' | 'P' | '_' | '^' | 'X') => string(&mut rest),
                // A character set: one sign more.
                Some(' '..='/') => {
                    rest.next_if(|next| ('0'..='~').contains(next));
                }
                _ => {}
            },
            '\u{9b}' => control(&mut rest),
            // "a\u{8}a" is a bold a, "_\u{8}a" an underlined one.
            '\u{8}' => {
                if out.ends_with(|last: char| !matches!(last, '\n' | '\r')) {
                    out.pop();
                }
            }
            c => out.push(c),
        }
    }
    out
}

type Signs<'a> = std::iter::Peekable<std::str::Chars<'a>>;

/// Numbers and marks, then the letter that ends them.
fn control(rest: &mut Signs<'_>) {
    while rest.next_if(|next| ('\u{20}'..='?').contains(next)).is_some() {}
    rest.next_if(|next| ('@'..='~').contains(next));
}

fn string(rest: &mut Signs<'_>) {
    while let Some(next) = rest.next_if(|next| *next != '\n') {
        if next == '\u{7}' || next == '\u{9c}' {
            return;
        }
        if next == '\u{1b}' {
            rest.next_if_eq(&'\\');
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(strip(text.to_owned()), expected);
    }

    #[test]
    fn whole_sequences_go() {
        check(
            "\u{1b}[1;31mENVOY\u{1b}[0m leaves \u{1b}[38;5;12mSenna\u{1b}[K",
            "ENVOY leaves Senna",
        );
        check(
            "\u{1b}]0;a title\u{7}Text \u{1b}]8;;https://x.example\u{1b}\\link\u{1b}]8;;\u{1b}\\.",
            "Text link.",
        );
        check("\u{1b}(B\u{1b}=Text\u{1b}", "Text");
        check("\u{9b}1mText", "Text");
    }

    #[test]
    fn struck_over_letters_are_one() {
        check("N\u{8}Na\u{8}a _\u{8}u\u{8}\u{8}\u{8}\u{8}\u{8}", "");
        check("N\u{8}NA\u{8}A\n\u{8}x", "NA\nx");
    }

    #[test]
    fn a_sequence_that_breaks_off_takes_no_line_with_it() {
        check("\u{1b}]0;a title\nText", "\nText");
        check("\u{1b}[31", "");
        check("\u{1b}é", "é");
    }
}

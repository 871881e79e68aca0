//! JSON that is not whole: controls in strings are taken for what they are, and what is open at a break is closed.

use serde_json::Value;

/// The value of `text`, as far as it can be had, and whether it is all there.
pub(super) fn mend(text: &str) -> (Option<Value>, bool) {
    let escaped = escape_controls(text);
    let text = escaped.as_deref().unwrap_or(text);
    match serde_json::from_str(text) {
        Ok(value) => (Some(value), true),
        Err(error) => {
            let at =
                if error.is_eof() { text.len() } else { place(text, error.line(), error.column()) };
            (close(text.get(..at).unwrap_or(text)), false)
        }
    }
}

/// The byte of a line and column as the parser counts them: both from 1, columns in bytes.
fn place(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let at = (before + column.saturating_sub(1)).min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Line ends and other controls that stand raw in strings, written as JSON wants them; `None` if there are none.
fn escape_controls(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let (mut inside, mut escaped, mut any) = (false, false, false);
    for c in text.chars() {
        if inside && c < ' ' {
            any = true;
            out.push_str(&format!("\\u{:04x}", c as u32));
            continue;
        }
        match c {
            '"' if !escaped => inside = !inside,
            _ => {}
        }
        escaped = inside && c == '\\' && !escaped;
        out.push(c);
    }
    any.then_some(out)
}

/// The value of what stands before a break: open strings, lists and objects are closed there.
fn close(text: &str) -> Option<Value> {
    let mut open = Vec::new();
    let (mut inside, mut escaped) = (None, false);
    for (at, c) in text.char_indices() {
        match c {
            '"' if !escaped => inside = if inside.is_some() { None } else { Some(at) },
            _ if inside.is_some() => {}
            '{' => open.push('}'),
            '[' => open.push(']'),
            '}' | ']' => {
                open.pop();
            }
            _ => {}
        }
        escaped = inside.is_some() && c == '\\' && !escaped;
    }
    let closers: String = open.iter().rev().collect();
    let tries = if inside.is_some() {
        // A sign that is half written goes.
        let cut = text.rfind('\\').filter(|at| text.len() - at < 6).and_then(|at| text.get(..at));
        [Some(text), cut]
            .into_iter()
            .flatten()
            .flat_map(|it| [format!("{it}\""), format!("{it}\":null")])
            .collect()
    } else {
        let bare = text.trim_end();
        // So does a number or word that may be half written, and the comma before it.
        let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '+' | '-');
        let cut = bare.trim_end_matches(word).trim_end();
        vec![
            bare.trim_end_matches(',').to_owned(),
            format!("{bare}null"),
            format!("{bare}:null"),
            cut.trim_end_matches(',').to_owned(),
            format!("{cut}null"),
        ]
    };
    tries.iter().find_map(|it| serde_json::from_str(&format!("{it}{closers}")).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let (value, whole) = mend(text);
        assert_eq!(value.unwrap().to_string(), expected);
        assert!(!whole);
    }

    #[test]
    fn what_is_open_is_closed() {
        check(r#"{"a":"one"#, r#"{"a":"one"}"#);
        check(r#"{"a":"one\"#, r#"{"a":"one"}"#);
        check(r#"{"a":"one\u20"#, r#"{"a":"one"}"#);
        check(r#"{"a":1,"#, r#"{"a":1}"#);
        check(r#"{"a":1,"b"#, r#"{"a":1,"b":null}"#);
        check(r#"{"a":1,"b""#, r#"{"a":1,"b":null}"#);
        check(r#"{"a":1,"b":"#, r#"{"a":1,"b":null}"#);
        check(r#"{"a":1,"b":tr"#, r#"{"a":1,"b":null}"#);
        check(r#"[{"a":1},{"a":[2"#, r#"[{"a":1},{"a":[2]}]"#);
    }

    #[test]
    fn what_stands_before_a_mistake_is_kept() {
        check(r#"{"a": "one", "b": oops, "c": 3}"#, r#"{"a":"one","b":null}"#);
        check("{\"é\": \"é\", é", r#"{"é":"é"}"#);
    }

    #[test]
    fn raw_line_ends_in_strings_are_line_ends() {
        let (value, whole) = mend("{\"a\": \"one\ntwo\",\n\"b\": \"\\\"\"}");
        assert_eq!((value.unwrap()["a"].as_str(), whole), (Some("one\ntwo"), true));
    }
}

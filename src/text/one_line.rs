//! A piece of text on one line: what a hard-wrapped file broke stands together again.

/// `text` with each run of white space as one blank, and none at its ends.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_become_blanks() {
        assert_eq!(one_line(" Foreign\n  Minister "), "Foreign Minister");
        assert_eq!(one_line("\n"), "");
    }
}

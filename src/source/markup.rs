//! Text with tags in it, as containers hold it: whether it is some, its words, how many.

use dom_query::Document;

/// Does the text have tags or entities?
pub(super) fn has_markup(text: &str) -> bool {
    let tag = |(at, _): (usize, &str)| {
        let rest = text.get(at + 1..).unwrap_or_default();
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!')
            && rest.contains('>')
    };
    let entity = |(at, _): (usize, &str)| {
        let rest = text.get(at + 1..).unwrap_or_default();
        let name = rest.chars().take(10).take_while(|c| c.is_ascii_alphanumeric() || *c == '#');
        let length = name.count();
        length >= 2 && rest.get(length..).is_some_and(|rest| rest.starts_with(';'))
    };
    text.match_indices('<').take(50).any(tag) || text.match_indices('&').take(50).any(entity)
}

/// HTML that parts its paragraphs by blank lines alone, as some write it, with its paragraphs marked.
pub(super) fn in_paragraphs(html: &str) -> String {
    const BLOCKS: [&str; 6] = ["<p", "<br", "<div", "<li", "<h2", "<table"];
    let lower = html.to_ascii_lowercase();
    if BLOCKS.iter().any(|tag| lower.contains(tag)) || !html.contains('\n') {
        return html.to_owned();
    }
    let lines = html.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| format!("<p>{line}</p>\n")).collect()
}

/// The words of HTML in one line.
pub(super) fn plain(html: &str) -> String {
    let words = if has_markup(html) {
        Document::fragment(html).text().to_string()
    } else {
        html.to_owned()
    };
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A summary is a standfirst if it is short, whole, and not the beginning of the text itself.
pub(super) fn is_deck(summary: &str, body: &str) -> bool {
    let cut = summary.trim_end_matches(['.', '…', ']', '[', ' ']);
    let whole = !summary.ends_with('…') && !summary.ends_with("...") && !summary.ends_with(']');
    let size = summary.split_whitespace().count();
    whole && (4..=70).contains(&size) && !plain(body).contains(cut)
}

/// How many words of HTML are shown, about.
pub(super) fn count(html: &str) -> usize {
    let lower = html.to_ascii_lowercase();
    let mut words = 0;
    let mut rest = lower.as_str();
    while !rest.is_empty() {
        let (text, behind) = rest.split_once('<').unwrap_or((rest, ""));
        words += text.split_whitespace().filter(|it| it.chars().any(char::is_alphanumeric)).count();
        let hidden = ["style", "script", "title"].iter().find(|name| behind.starts_with(**name));
        rest = match hidden {
            Some(name) => behind.split_once(&format!("</{name}")).map_or("", |(_, it)| it),
            None => behind,
        };
        rest = if behind.is_empty() { "" } else { rest.split_once('>').map_or("", |(_, it)| it) };
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_entities_are_markup() {
        assert!(has_markup("R&amp;D") && has_markup("a<br>") && has_markup("x&#8217;s"));
        assert!(!has_markup("AT&T; a < b") && !has_markup("<3 & x"));
    }

    #[test]
    fn plain_words_stand_in_one_line() {
        assert_eq!(plain("<b>R&amp;D</b>\n is  <i>up</i>"), "R&D is up");
        assert_eq!(in_paragraphs("One <b>b</b>\n\nTwo"), "<p>One <b>b</b></p>\n<p>Two</p>\n");
    }

    #[test]
    fn the_beginning_of_the_text_is_no_standfirst() {
        assert!(is_deck("The crew slept all day.", "<p>The ferry was found.</p>"));
        assert!(!is_deck("The ferry was found", "<p>The ferry was <b>found</b> on Tuesday.</p>"));
        assert!(!is_deck("The crew slept all …", "<p>The ferry was found.</p>"));
    }

    #[test]
    fn words_of_a_page_are_counted_without_its_style() {
        assert_eq!(count("<style>a b</style><p>One, two <b>three</b></p>"), 3);
        assert_eq!(count("<p>One <img"), 1);
    }
}

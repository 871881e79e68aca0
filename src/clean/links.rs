//! The links of an article: those of the page that lead on from its text, and addresses printed in it.

use crate::document::Article;
use crate::document::Block;
use crate::document::BlockKind;
use crate::document::Link;
use crate::text::Span;

/// What an address of the web begins with.
const WEB: [&str; 2] = ["https://", "http://"];

/// The links of a page whose words are in the article, `lines` being those of the page with what is linked in each.
///
/// The lines come in the page's order; one that the cleaner has changed or taken out has none.
pub(super) fn of_page<'a>(
    article: &Article,
    lines: impl Iterator<Item = (&'a str, &'a [(String, String)])>,
) -> Vec<Link> {
    let text = article.document.text();
    let page = article.meta.url.as_deref();
    let mut links = Vec::new();
    let mut blocks = article.document.blocks();
    for (line, linked) in lines.filter(|(_, linked)| !linked.is_empty()) {
        let is_it = |block: &Block| {
            let words = block.span.of(text);
            // The cells of a table are lines of the page.
            words == line || block.kind == BlockKind::TableRow && words.contains(line)
        };
        let Some(place) = blocks.iter().position(is_it) else { continue };
        let Some(block) = blocks.get(place) else { continue };
        blocks = blocks.get(place..).unwrap_or_default();
        let (mut at, end) = (block.span.start(), block.span.end());
        for (words, address) in linked {
            let found = text.get(at..end).and_then(|rest| rest.find(words.as_str()));
            let (Some(found), Some(url)) = (found, whole(address, page)) else { continue };
            let span = Span::new(at + found, at + found + words.len());
            at = span.end();
            links.push(Link { span, url });
        }
    }
    // Two cells of one row may have found the same words.
    links.sort_by_key(|link: &Link| link.span);
    links.dedup_by(|link, before| link.span.overlaps(before.span));
    links
}

/// `address` as it stands in the page at `page`, made whole; `None` for what leads nowhere on the web.
fn whole(address: &str, page: Option<&str>) -> Option<String> {
    let is_whole = WEB.iter().any(|start| {
        address.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
    });
    if is_whole {
        return Some(address.to_owned());
    }
    if let Some(rest) = address.strip_prefix("//") {
        return Some(format!("https://{rest}"));
    }
    let rest = address.strip_prefix('/')?;
    let start = WEB.iter().find(|start| page.is_some_and(|page| page.starts_with(**start)))?;
    let host = page?.get(start.len()..)?.split(['/', '?', '#']).next()?;
    Some(format!("{start}{host}/{rest}"))
}

/// Adds the addresses that are printed in the text.
pub(super) fn add_printed(article: &mut Article) {
    let text = article.document.text();
    let known = &article.links;
    let mut printed = Vec::new();
    for (at, _) in text.match_indices("http") {
        let Some(rest) = text.get(at..) else { continue };
        if !WEB.iter().any(|start| rest.starts_with(start)) {
            continue;
        }
        let stops = |c: char| c.is_whitespace() || "<>\"“”«»|\\^`{}".contains(c);
        let address = rest.get(..rest.find(stops).unwrap_or(rest.len())).unwrap_or_default();
        let address = without_end(address);
        let span = Span::new(at, at + address.len());
        // An address that is part of another one ("…?to=https://…") is that one's.
        let within = printed.last().is_some_and(|last: &Link| last.span.end() > at);
        let has_host = WEB.iter().any(|start| address.len() > start.len() + 3);
        if has_host && !within && !known.iter().any(|link| link.span.overlaps(span)) {
            printed.push(Link { span, url: address.to_owned() });
        }
    }
    article.links.append(&mut printed);
    article.links.sort_by_key(|link| link.span);
}

/// The sentence's own signs after an address are none of it; a bracket is if it was opened there.
fn without_end(address: &str) -> &str {
    let mut kept = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', ']', '*']);
    while kept.ends_with(')') && kept.matches(')').count() > kept.matches('(').count() {
        kept = kept.get(..kept.len() - 1).unwrap_or_default();
        kept = kept.trim_end_matches(['.', ',']);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::clean;
    use crate::document::{Format, Meta, RawArticle};

    #[track_caller]
    fn check(format: Format, content: &str, want: &[(&str, &str)]) {
        let (id, path, content) = ("a".into(), "a".into(), content.into());
        let article = clean(&RawArticle { id, path, format, content, meta: Meta::default() });
        let text = article.document.text();
        let found: Vec<(&str, &str)> =
            article.links.iter().map(|link| (link.span.of(text), link.url.as_str())).collect();
        assert_eq!(found, want, "{text}");
    }

    #[test]
    fn the_links_of_a_page_stay_with_their_words() {
        let page = r##"<html><head><link rel="canonical" href="https://courier.example/world/barges"></head><body><article>
            <h1>Barges Wait at the Lock</h1>
            <p>The ministry said on Monday that <a href="/world/locks">the lock</a> would open again, and that
            <a href="https://lock.example/plan?a=1">its   plan</a> for the autumn had been sent to all the towns.</p>
            <p>Nobody in the harbour had seen the <a href="#plan">plan</a> by Tuesday, the harbour master wrote, and
            <a href="mailto:desk@courier.example">the desk</a> of the Courier has asked the ministry for a copy of it.</p>
            </article></body></html>"##;
        check(
            Format::Html,
            page,
            &[
                ("the lock", "https://courier.example/world/locks"),
                ("its plan", "https://lock.example/plan?a=1"),
            ],
        );
    }

    #[test]
    fn printed_addresses_are_links_without_the_signs_around_them() {
        let text = "Barges Wait at the Lock\n\nThe plan (https://lock.example/plan_(new)) is long.\n\n                    More of it is at http://courier.example/a?b=https://c.example, the Courier wrote.\n";
        check(
            Format::Text,
            text,
            &[
                ("https://lock.example/plan_(new)", "https://lock.example/plan_(new)"),
                (
                    "http://courier.example/a?b=https://c.example",
                    "http://courier.example/a?b=https://c.example",
                ),
            ],
        );
    }

    #[test]
    fn an_address_is_made_whole_or_is_none() {
        let page = Some("https://courier.example/world/barges?x");
        assert_eq!(whole("//cdn.example/a", page).as_deref(), Some("https://cdn.example/a"));
        assert_eq!(whole("/a", page).as_deref(), Some("https://courier.example/a"));
        assert_eq!(whole("/a", None), None);
        assert_eq!(whole("javascript:alert(1)", page), None);
        assert_eq!(whole("HTTPS://A.example", None).as_deref(), Some("HTTPS://A.example"));
    }
}

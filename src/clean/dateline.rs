//! The place at the head of the first paragraph: "WASHINGTON:", "MADRID (AP) —", "NEW DELHI, March 3 (Reuters) -".

use crate::text::Span;

/// The longest dateline in bytes.
const LONGEST: usize = 90;

/// The dateline at the start of `text`, with its dash or colon; `text` is a paragraph.
pub(super) fn dateline(text: &str) -> Option<Span> {
    let head = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or(text);
    for (at, mark) in head.match_indices([':', '—', '–', '-', '|']) {
        let end = at + mark.len();
        let before = text.get(..at).unwrap_or_default();
        // A dash stands apart, or glued on both sides if it is a long one ("GENEVA—The"); a hyphen in a name does not.
        let after = text.get(end..).unwrap_or_default();
        let apart = before.ends_with([' ', ')']) || after.starts_with(' ');
        if matches!(mark, "-" | "|")
            && !(before.ends_with([' ', ')']) && after.starts_with([' ', '-']))
        {
            continue;
        }
        if mark == "–" && !apart {
            continue;
        }
        if mark == ":" && !after.starts_with(' ') {
            continue;
        }
        let prose =
            after.trim_start_matches(['-', ' ']).chars().next().is_some_and(char::is_alphanumeric)
                || after.trim_start().starts_with(['“', '"', '‘', '\'', '$', '£']);
        let full = if after.starts_with('-') { end + 1 } else { end };
        return (prose && after.split_whitespace().count() >= 4 && is_place(before.trim(), mark))
            .then(|| Span::new(0, full));
    }
    None
}

/// A place in capitals, or one with an agency or a date behind it: what stands before the mark.
fn is_place(before: &str, mark: &str) -> bool {
    let (place, bracket) = match before.split_once('(') {
        Some((place, rest)) => (place.trim(), rest.split_once(')')),
        None => (before, None),
    };
    if before.contains('(') && bracket.is_none_or(|(_, rest)| !rest.trim().is_empty()) {
        return false;
    }
    let mut parts = place.split([',', '/', ';']).map(str::trim).filter(|p| !p.is_empty());
    let Some(city) = parts.next() else { return false };
    let mut beside = parts.clone();
    let dated = parts.any(is_month_day) || is_month_day(city);
    let letters = |c: &char| c.is_alphabetic();
    let shouting = city.chars().filter(letters).count() >= 3
        && city.chars().filter(letters).all(char::is_uppercase);
    let named = beside.all(|p| {
        p.split_whitespace().count() <= 4
            && (p.starts_with(char::is_uppercase) || p.starts_with(|c: char| c.is_ascii_digit()))
    });
    let words = city.split_whitespace().count();
    if words == 0 || words > 4 || !named {
        return false;
    }
    if shouting {
        return !matches!(
            city,
            "EXCLUSIVE"
                | "BREAKING"
                | "OPINION"
                | "ANALYSIS"
                | "WATCH"
                | "READ"
                | "UPDATE"
                | "VIDEO"
                | "EXPLAINER"
                | "NOTE"
                | "LIVE"
                | "FACT CHECK"
                | "BREAKING NEWS"
        );
    }
    let capitals = city.split_whitespace().all(|w| w.starts_with(char::is_uppercase));
    // "Geneva (AP) —" and "Geneva, March 3 —" are datelines, "Holt: no deal" is speech.
    let agency = bracket.is_some_and(|(inside, _)| {
        inside.split_whitespace().count() <= 3 && inside.starts_with(char::is_uppercase)
    });
    capitals && mark != "|" && (agency || dated)
}

/// "March 3", "3 March", "Mar 3".
fn is_month_day(part: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let words: Vec<&str> = part.split_whitespace().collect();
    (2..=3).contains(&words.len())
        && words.iter().any(|w| w.starts_with(|c: char| c.is_ascii_digit()))
        && words
            .iter()
            .any(|w| w.get(..3).is_some_and(|w| MONTHS.contains(&w.to_ascii_lowercase().as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(dateline(text).map_or("", |span| span.of(text)), expected);
    }

    #[test]
    fn places_in_capitals() {
        check("WASHINGTON: The envoy of the republic left.", "WASHINGTON:");
        check("MADRID (AP) — The envoy of the republic left.", "MADRID (AP) —");
        check("GENEVA—The envoy of the republic left.", "GENEVA—");
        check(
            "NEW DELHI, March 3 (Reuters) - The envoy of the republic left.",
            "NEW DELHI, March 3 (Reuters) -",
        );
        check(
            "RAFAH, Gaza Strip (AP) — More than twenty ferries left.",
            "RAFAH, Gaza Strip (AP) —",
        );
        check(
            "PORT-AU-PRINCE, Haiti -- The envoy of the republic left.",
            "PORT-AU-PRINCE, Haiti --",
        );
    }

    #[test]
    fn places_with_an_agency_or_a_day() {
        check("Geneva (Reuters) – The envoy of the republic left.", "Geneva (Reuters) –");
        check("Senna, March 4: The envoy of the republic left.", "Senna, March 4:");
    }

    #[test]
    fn speech_and_sentences_are_none() {
        check("Holt: we have nothing to say to them today.", "");
        check("He said this: nobody leaves the room today.", "");
        check("BREAKING: The envoy of the republic left.", "");
        check("The well-known minister - a former judge - left the room.", "");
        check("UN-backed talks on the ferry ended on Monday.", "");
    }
}

//! Who wrote it: names in a byline, without "By", roles, addresses and dates.

mod words;

use crate::clean::byline::words::DESKS;
use crate::clean::byline::words::OPENERS;
use crate::clean::byline::words::OUTLETS;
use crate::clean::byline::words::PARTICLES;
use crate::clean::byline::words::ROLES;
use crate::clean::byline::words::SENTENCE;
use crate::clean::date;
use crate::lexicon::names;
use crate::lexicon::names::Known;
use crate::text::hash::folded;

/// Is this a line of who wrote it: an opener and names, with a date or a role perhaps, and nothing else?
pub(super) fn is_byline(line: &str) -> bool {
    let Some(rest) = after_opener(line) else { return false };
    if rest.trim().is_empty() {
        return line.split_whitespace().count() <= 2
            && !line.trim().eq_ignore_ascii_case("from")
            && !line.trim().eq_ignore_ascii_case("par");
    }
    if is_lone_house(line, rest) {
        return true;
    }
    let names = names(rest, true);
    let from_names: usize = names.iter().map(|n| n.split_whitespace().count()).sum();
    let rest = cut_date(rest);
    let words = rest.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count();
    !names.is_empty() && words <= from_names + 12 && !ends_like_prose(line, words)
}

/// "By HarbourLabs": one word with capitals within, which signs for a desk.
fn is_lone_house(line: &str, rest: &str) -> bool {
    let by = line.get(..2).is_some_and(|head| head.eq_ignore_ascii_case("by"));
    let rest = rest.trim();
    let upper = rest.chars().filter(|c| c.is_uppercase()).count();
    by && upper >= 2
        && rest.starts_with(char::is_uppercase)
        && rest.chars().all(char::is_alphabetic)
        && rest.chars().any(char::is_lowercase)
        && line.len() > rest.len() + 2
}

fn ends_like_prose(line: &str, words: usize) -> bool {
    words > 7 && line.ends_with(['.', '!', '?']) && !line.ends_with("Inc.") && !line.contains('@')
}

/// The line after "By" or the like.
pub(super) fn after_opener(line: &str) -> Option<&str> {
    // "Ines Novak as told to Anna Holt": the second one wrote it.
    const TOLD: &str = " as told to ";
    if line.len() < 120
        && line.contains(TOLD)
        && let Some((_, writer)) = line.split_once(TOLD)
    {
        return Some(writer);
    }
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut best: Option<&str> = None;
    let first = line.bytes().next().unwrap_or(0).to_ascii_lowercase();
    for opener in OPENERS {
        if opener.bytes().next() == Some(first)
            && let Some(head) = line.get(..opener.len())
            && head.eq_ignore_ascii_case(opener)
        {
            let rest = line.get(opener.len()..).unwrap_or_default();
            // "BySaima Sidik" is "By" glued to a name; "Byron" is a name.
            let parted = rest.is_empty() || rest.starts_with(|c: char| !c.is_alphanumeric());
            let glued = opener == "by" && head == "By" && rest.starts_with(char::is_uppercase);
            if (parted || glued) && best.is_none_or(|b| rest.len() < b.len()) {
                best = Some(rest);
            }
        }
    }
    best.map(|rest| rest.trim_start_matches([':', ' ', '-', '|', '\u{a0}']))
}

fn cut_date(text: &str) -> &str {
    match date::find(text) {
        Some(found) => text.get(..found.start).unwrap_or(text),
        None => text,
    }
}

/// The names in what follows an opener (`said`), or in a line that is nothing else; nothing where it does not read as names.
/// After an opener an organisation may be named too.
pub(super) fn names(text: &str, said: bool) -> Vec<String> {
    if said && is_lone_house(&format!("by {text}"), text) {
        return vec![text.trim().to_owned()];
    }
    let cut = cut_date(text);
    let mut found = in_parts(cut, said);
    if found.is_empty()
        && let Some(date) = date::find(text)
    {
        // "May 30, 2023 / Anna Holt"
        let behind = text.get(date.end..).unwrap_or_default();
        found = in_parts(after_opener(behind).unwrap_or(behind), said);
    }
    found
}

/// The names in what data gives as the writer: what does not read as names is one, if it is short.
pub(super) fn given(text: &str) -> Vec<String> {
    let text = after_opener(text).unwrap_or(text);
    let found = names(text, true);
    if found.is_empty()
        && text.split_whitespace().count() <= 5
        && text.contains(char::is_alphabetic)
    {
        return vec![text.to_owned()];
    }
    found
}

fn in_parts(text: &str, said: bool) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in split(text) {
        let Some((name, cut)) = name(part, said) else {
            // What follows a role or an address may be a place; names come first.
            if found.is_empty() {
                continue;
            }
            break;
        };
        // "By Anna Holt, Daily Harbour": where people are named, what follows without a given name is their paper, and so is
        // what a role stands behind: "Harbour Review Staff".
        let outlet = found.first().is_some_and(|first| has_given_name(first))
            && !has_given_name(&name)
            && !has_initial(&name)
            && (cut || !has_surname(&name));
        if outlet {
            break;
        }
        if !found.contains(&name) {
            found.push(name);
        }
        if found.len() == 8 {
            break;
        }
    }
    found
}

/// Parts at commas, "and", "&", bars, bullets and slashes; what stands behind "in", "for" or "at" is a place or an outlet.
fn split(text: &str) -> Vec<&str> {
    let mut parts = vec![text];
    for mark in [
        " and ", " And ", " AND ", " & ", ",", "|", ";", " · ", "•", " / ", " — ", " – ", " - ",
        " with ", "(", ")", " @", " und ", "/",
    ] {
        parts = parts.into_iter().flat_map(|p| p.split(mark)).collect();
    }
    let behind = |part: &'static str| move |p: &str| p.find(part);
    let marks = [
        " in ",
        " for ",
        " For ",
        " at ",
        " as told ",
        " FOR ",
        " from ",
        " In ",
        " special to ",
        " via ",
    ];
    parts
        .into_iter()
        .map(|part| {
            let cut = marks.iter().filter_map(|m| behind(m)(part)).filter(|at| *at > 0).min();
            // "Institute for Basic Science" is one name.
            let institute = [
                "Institute",
                "Center",
                "Centre",
                "Foundation",
                "University",
                "Society",
                "Council",
                "Association",
            ]
            .iter()
            .any(|w| part.trim_start().starts_with(w));
            cut.filter(|_| !institute).and_then(|at| part.get(..at)).unwrap_or(part)
        })
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .collect()
}

/// The name that the part opens with: two to five capitalised words, or an agency; and whether a role or a paper cut it short.
fn name(part: &str, said: bool) -> Option<(String, bool)> {
    let part = after_opener(part).unwrap_or(part);
    let all = part.split_whitespace().count();
    let mut words: Vec<&str> = Vec::new();
    let mut cut = false;
    for word in part.split_whitespace() {
        let bare = word.trim_matches(|c: char| {
            !c.is_alphanumeric() && c != '.' && c != '’' && c != '\'' && c != '*'
        });
        let bare = bare.trim_matches('*').trim_end_matches(|c: char| c.is_ascii_digit());
        let low = bare.to_lowercase();
        // "Harbour Staff", "News Desk" sign as a person does.
        let house = all == 2
            && words.len() == 1
            && matches!(low.as_str(), "staff" | "desk" | "editors" | "newsroom" | "team");
        let first_of_house = all == 2
            && words.is_empty()
            && part
                .split_whitespace()
                .nth(1)
                .is_some_and(|w| matches!(w.to_lowercase().as_str(), "staff" | "desk"));
        if let Some((own, handle)) = bare.split_once('@')
            && !own.is_empty()
            && !handle.contains('.')
            && own.starts_with(char::is_uppercase)
        {
            // "Anna Holt@aholt": a handle glued to the name.
            words.push(own);
            break;
        }
        // "By Team Harbour" signs as a person does.
        let team = said && all == 2 && words.is_empty() && low == "team";
        if bare.contains('@')
            || bare.contains(".com")
            || (ROLES.contains(&low.as_str()) && !house && !first_of_house && !team)
        {
            cut = true;
            break;
        }
        if words.len() >= 2
            && (OUTLETS.contains(&low.as_str()) || bare == "The")
            && words.first().is_some_and(|w| is_given(w))
        {
            // "Anna Holt West Senna Gazette": the paper's place is no part of the name.
            let inner = words.get(1).is_some_and(|w| {
                w.chars().count() <= 2 || PARTICLES.contains(&w.to_lowercase().as_str())
            });
            words.truncate(if inner { words.len() } else { 2 });
            cut = true;
            break;
        }
        let capital = bare.starts_with(char::is_uppercase);
        let inside = !words.is_empty()
            && (PARTICLES.contains(&low.as_str())
                || said && matches!(low.as_str(), "of" | "for" | "the"));
        if bare.is_empty() || (!capital && !inside && !PARTICLES.contains(&low.as_str())) {
            break;
        }
        let clean = unglued(bare);
        words.push(clean);
        if clean.len() < bare.len()
            || bare.len() < word.trim_end_matches(['.', ',', '*', ':']).len()
                && word.ends_with(|c: char| c.is_ascii_digit())
        {
            break;
        }
    }
    while words.last().is_some_and(|w| w.starts_with(char::is_lowercase)) {
        words.pop();
    }
    let desk = words.len() == 1
        && words.first().is_some_and(|w| DESKS.contains(&w.to_lowercase().as_str()));
    if !desk && !(2..=6).contains(&words.len()) {
        return None;
    }
    if words.iter().all(|w| w.chars().count() <= 2) && !desk {
        return None;
    }
    if !said && words.iter().any(|w| SENTENCE.contains(&w.to_lowercase().as_str())) {
        return None;
    }
    let mut name = words.join(" ");
    if name.ends_with('.') && !name.ends_with("Jr.") && !name.ends_with("Sr.") {
        name.pop();
    }
    Some((case(&name), cut))
}

/// Does the line end in a word that papers are called by?
pub(super) fn ends_in_paper(text: &str) -> bool {
    let last = text.split(|c: char| c.is_whitespace()).next_back().unwrap_or_default();
    OUTLETS.contains(&last.to_lowercase().as_str())
}

/// "Anna B. Holt": an initial in the middle.
fn has_initial(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let inner = words.get(1..words.len().saturating_sub(1)).unwrap_or_default();
    inner.iter().any(|w| w.len() == 2 && w.ends_with('.') && w.starts_with(char::is_uppercase))
}

/// Does the name open with a given name that is known?
pub(super) fn has_given_name(name: &str) -> bool {
    name.split_whitespace().next().is_some_and(is_given)
}

/// Is its last word a surname that is known, and none of its words that of a paper?
pub(super) fn has_surname(name: &str) -> bool {
    let known = name.split_whitespace().last().is_some_and(|w| {
        names::known(folded(w)).has(Known::SURNAME.and(Known::COMMON_SURNAME).and(Known::NAME))
    });
    known && !name.split_whitespace().any(|w| OUTLETS.contains(&w.to_lowercase().as_str()))
}

fn is_given(word: &str) -> bool {
    names::known(folded(word.trim_end_matches('.'))).has(Known::GIVEN.and(Known::COMMON_GIVEN))
}

/// Does the line name a role in a newsroom?
pub(super) fn has_role(text: &str) -> bool {
    const SURE: [&str; 14] = [
        "reporter",
        "correspondent",
        "editor",
        "contributor",
        "writer",
        "columnist",
        "journalist",
        "producer",
        "historian",
        "critic",
        "fellow",
        "analyst",
        "staff",
        "professor",
    ];
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|w| SURE.contains(&w.to_lowercase().as_str()))
}

/// `HeikkiläArchive` is a name with a button glued to it.
fn unglued(word: &str) -> &str {
    let mut before = ' ';
    for (at, c) in word.char_indices() {
        if at > 3 && c.is_uppercase() && before.is_lowercase() {
            let head = word.get(..at).unwrap_or(word);
            let rest = word.get(at..).unwrap_or_default().to_lowercase();
            if ROLES.iter().any(|r| rest.starts_with(r)) || rest.starts_with("archive") {
                return head;
            }
        }
        before = c;
    }
    word.strip_suffix("archive").filter(|head| head.len() > 3).unwrap_or(word)
}

/// A name in capitals is written as names are.
fn case(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 6 || name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let mut out = String::with_capacity(name.len());
    let mut start = true;
    for c in name.chars() {
        if start {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        start = !c.is_alphabetic();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        assert!(is_byline(line), "{line}");
        assert_eq!(names(after_opener(line).unwrap(), true), expected, "{line}");
    }

    #[test]
    fn one_name_or_several() {
        check("By Anna Holt", &["Anna Holt"]);
        check("By Anna Holt and Tomas Reyes", &["Anna Holt", "Tomas Reyes"]);
        check("BY ANNA HOLT, TOMAS REYES & Li Wei", &["Anna Holt", "Tomas Reyes", "Li Wei"]);
        check("Written by Juan de la Cruz", &["Juan de la Cruz"]);
        check("ByAnna Holt", &["Anna Holt"]);
    }

    #[test]
    fn roles_dates_and_addresses_are_cut() {
        check("By Anna Holt, Staff Writer", &["Anna Holt"]);
        check("By Anna HoltStaff Writer", &["Anna Holt"]);
        check("By Anna Holt March 3, 2024", &["Anna Holt"]);
        check("By Anna Holt | aholt@harbour.example | Daily Harbour", &["Anna Holt"]);
        check("By Reuters", &["Reuters"]);
        check("By Anna Holt Senior Diplomatic Correspondent", &["Anna Holt"]);
        check("By Anna Holt, Harbour Review Staff", &["Anna Holt"]);
        check("By Anna Holt The Associated Press", &["Anna Holt"]);
        check("By Anna Holt West Senna Gazette", &["Anna Holt"]);
        check("By Anna Holt@aholt", &["Anna Holt"]);
        check("Ines Novak as told to Anna Holt", &["Anna Holt"]);
    }

    #[test]
    fn strange_names_count_where_they_have_the_form_of_one() {
        check(
            "By: Carla Reyes, Jordeene B. Lagaze - @harbour",
            &["Carla Reyes", "Jordeene B. Lagaze"],
        );
        check("By HarbourLabs", &["HarbourLabs"]);
        check("By Team HARBOUR", &["Team HARBOUR"]);
        check("News by Anna Holt News Reporter", &["Anna Holt"]);
    }

    #[test]
    fn prose_is_no_byline() {
        for line in [
            "By Tuesday the rebels had taken the town.",
            "By the time the ferry sank, nobody was on board.",
            "By now the talks have failed",
            "Byron Holt resigned",
            "The report by Anna Holt was leaked.",
        ] {
            assert!(!is_byline(line), "{line}");
        }
    }
}

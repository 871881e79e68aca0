//! Who wrote it: names in a byline, without "By", roles, addresses and dates.

use crate::clean::date;

/// What a byline opens with.
const OPENERS: [&str; 26] = [
    "by",
    "by:",
    "written by",
    "words by",
    "story by",
    "reported by",
    "report by",
    "reporting by",
    "author:",
    "authors:",
    "author",
    "posted by",
    "review by",
    "reviewed by",
    "text by",
    "article by",
    "analysis by",
    "opinion by",
    "von",
    "por",
    "par",
    "from",
    "published by",
    "di",
    "edited by",
    "written by:",
];

/// Words of a role, an outlet or a button; a name ends before them.
const ROLES: [&str; 97] = [
    "staff",
    "writer",
    "writers",
    "reporter",
    "reporters",
    "editor",
    "editors",
    "correspondent",
    "correspondents",
    "contributor",
    "contributors",
    "contributing",
    "senior",
    "associate",
    "assistant",
    "deputy",
    "managing",
    "chief",
    "columnist",
    "journalist",
    "producer",
    "freelance",
    "freelancer",
    "special",
    "guest",
    "news",
    "desk",
    "newsroom",
    "web",
    "digital",
    "online",
    "team",
    "bureau",
    "political",
    "business",
    "sports",
    "health",
    "science",
    "technology",
    "tech",
    "world",
    "national",
    "international",
    "foreign",
    "diplomatic",
    "economics",
    "follow",
    "email",
    "share",
    "updated",
    "published",
    "posted",
    "read",
    "bio",
    "profile",
    "twitter",
    "facebook",
    "via",
    "agencies",
    "lead",
    "breaking",
    "features",
    "feature",
    "executive",
    "principal",
    "general",
    "assignment",
    "investigative",
    "intern",
    "fellow",
    "director",
    "professor",
    "media",
    "analyst",
    "min",
    "minute",
    "minutes",
    "author",
    "columnists",
    "blogger",
    "editorial",
    "board",
    "video",
    "local",
    "crime",
    "education",
    "environment",
    "climate",
    "culture",
    "entertainment",
    "lifestyle",
    "reviews",
    "commerce",
    "shopping",
    "photographer",
    "photos",
    "opinion",
];

/// Small words within a name.
const PARTICLES: [&str; 22] = [
    "de", "van", "von", "der", "den", "del", "della", "di", "da", "la", "le", "bin", "ibn", "al",
    "el", "ter", "ten", "dos", "du", "y", "e", "st",
];

/// Agencies and papers whose names are printed where a writer's would be.
const DESKS: [&str; 22] = [
    "afp",
    "ap",
    "reuters",
    "pti",
    "ani",
    "dpa",
    "ians",
    "upi",
    "xinhua",
    "app",
    "tass",
    "anadolu",
    "efe",
    "ansa",
    "lusa",
    "kyodo",
    "yonhap",
    "bernama",
    "bloomberg",
    "cnn",
    "bbc",
    "nbc",
];

/// Is this a line of who wrote it: an opener and names, with a date or a role perhaps, and nothing else?
pub(super) fn is_byline(line: &str) -> bool {
    let Some(rest) = after_opener(line) else { return false };
    if rest.trim().is_empty() {
        return line.split_whitespace().count() <= 2
            && !line.trim().eq_ignore_ascii_case("from")
            && !line.trim().eq_ignore_ascii_case("par");
    }
    let names = names(rest);
    let from_names: usize = names.iter().map(|n| n.split_whitespace().count()).sum();
    let rest = cut_date(rest);
    let words = rest.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count();
    !names.is_empty() && words <= from_names + 12 && !ends_like_prose(line, words)
}

fn ends_like_prose(line: &str, words: usize) -> bool {
    words > 7 && line.ends_with(['.', '!', '?']) && !line.ends_with("Inc.") && !line.contains('@')
}

/// The line after "By" or the like.
pub(super) fn after_opener(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut best: Option<&str> = None;
    for opener in OPENERS {
        if let Some(head) = line.get(..opener.len())
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

/// The names in what follows an opener, or in a line that is nothing else; nothing where it does not read as names.
pub(super) fn names(text: &str) -> Vec<String> {
    let text = cut_date(text);
    let mut found: Vec<String> = Vec::new();
    for part in split(text) {
        let Some(name) = name(part) else {
            // What follows a role or an address may be a place; names come first.
            if found.is_empty() {
                continue;
            }
            break;
        };
        if !found.contains(&name) {
            found.push(name);
        }
        if found.len() == 8 {
            break;
        }
    }
    found
}

/// Parts at commas, "and", "&", bars, bullets and slashes.
fn split(text: &str) -> Vec<&str> {
    let mut parts = vec![text];
    for mark in [
        " and ", " And ", " AND ", " & ", ",", "|", ";", " · ", "•", " / ", " — ", " – ", " - ",
        " with ", " for ", " in ", "(", ")", " @", " und ", "/",
    ] {
        parts = parts.into_iter().flat_map(|p| p.split(mark)).collect();
    }
    parts.into_iter().map(str::trim).filter(|p| !p.is_empty()).collect()
}

/// The name that the part opens with: two to five capitalised words, or an agency.
fn name(part: &str) -> Option<String> {
    let part = after_opener(part).unwrap_or(part);
    let mut words: Vec<&str> = Vec::new();
    for word in part.split_whitespace() {
        let bare =
            word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != '’' && c != '\'');
        let low = bare.to_lowercase();
        if ROLES.contains(&low.as_str()) || bare.contains('@') || bare.contains(".com") {
            // An outlet's desk is a name of its own: "Associated Press" ends above, "Web Desk" is not one.
            break;
        }
        let capital = bare.starts_with(|c: char| c.is_uppercase());
        if !capital && !PARTICLES.contains(&low.as_str()) {
            break;
        }
        if bare.is_empty() {
            break;
        }
        words.push(unglued(bare));
        if words.last().is_some_and(|w| w.len() < bare.len()) {
            break;
        }
    }
    while words.last().is_some_and(|w| {
        PARTICLES.contains(&w.to_lowercase().as_str()) && w.starts_with(char::is_lowercase)
    }) {
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
    let mut name = words.join(" ");
    if name.ends_with('.') && !name.ends_with("Jr.") && !name.ends_with("Sr.") {
        name.pop();
    }
    Some(case(&name))
}

/// "HeikkiläArchive" is a name with a button glued to it.
fn unglued(word: &str) -> &str {
    let mut before = ' ';
    for (at, c) in word.char_indices() {
        if at > 3 && c.is_uppercase() && before.is_lowercase() {
            let head = word.get(..at).unwrap_or(word);
            let rest = word.get(at..).unwrap_or_default().to_lowercase();
            if ROLES.iter().any(|r| rest.starts_with(r)) {
                return head;
            }
        }
        before = c;
    }
    word
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
        assert_eq!(names(after_opener(line).unwrap()), expected, "{line}");
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

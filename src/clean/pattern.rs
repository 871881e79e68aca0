//! Small patterns over the words of a line, read as they stand: nothing is compiled.
//!
//! ```text
//! sign up now|today?       "now" or "today" or neither
//! # comments?              a number, then "comment" or "comments"
//! share on @net            a class of words
//! subscribe to *           anything after it
//! _                        any one word
//! ```

/// The words of a line, folded: lower case, punctuation at their ends cut, pure punctuation left out.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    text: String,
    ends: Vec<u32>,
    hashes: Vec<u64>,
}

impl Words {
    /// The words of `line`, at most `most` of them; the rest is not looked at.
    pub(super) fn of(line: &str, most: usize) -> Self {
        let mut words = Self {
            text: String::with_capacity(line.len().min(400)),
            ends: Vec::with_capacity(most.min(line.len() / 6 + 2)),
            hashes: Vec::with_capacity(most.min(line.len() / 6 + 2)),
        };
        let breaks = |c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    '|' | '/'
                        | '·'
                        | '•'
                        | '–'
                        | '—'
                        | '»'
                        | '›'
                        | '…'
                        | '('
                        | ')'
                        | '['
                        | ']'
                        | '*'
                )
        };
        for word in line.split(breaks) {
            let word = word.trim_matches(|c: char| {
                !c.is_alphanumeric() && !matches!(c, '@' | '#' | '©' | '$' | '£' | '€')
            });
            let word = word.strip_prefix('#').unwrap_or(word);
            if word.is_empty() {
                continue;
            }
            let start = words.text.len();
            for c in word.chars() {
                match c {
                    '’' => words.text.push('\''),
                    _ if c.is_ascii() => words.text.push(c.to_ascii_lowercase()),
                    _ => words.text.extend(c.to_lowercase()),
                }
            }
            words.ends.push(words.text.len() as u32);
            words.hashes.push(hash(words.text.get(start..).unwrap_or_default()));
            if words.ends.len() >= most {
                break;
            }
        }
        words
    }

    /// How many.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The `at`-th word, empty past the end.
    pub(super) fn get(&self, at: usize) -> &str {
        let start =
            if at == 0 { 0 } else { self.ends.get(at - 1).map_or(usize::MAX, |e| *e as usize) };
        self.ends.get(at).and_then(|end| self.text.get(start..*end as usize)).unwrap_or("")
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.get(at))
    }

    /// The hash of each, to compare words and to find them in tables.
    pub(super) fn hashes(&self) -> &[u64] {
        &self.hashes
    }

    /// All of them with their hashes.
    pub(super) fn hashed(&self) -> impl Iterator<Item = (&str, u64)> {
        self.iter().zip(self.hashes.iter().copied())
    }

    /// All of them with single spaces, to compare lines.
    pub(super) fn joined(&self) -> String {
        self.iter().collect::<Vec<_>>().join(" ")
    }
}

/// FNV-1a.
pub(super) const fn hash(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let mut sum = 0xcbf2_9ce4_8422_2325_u64;
    let mut at = 0;
    while at < bytes.len() {
        sum = (sum ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    sum
}

/// Names of networks and of the buttons beside them.
const NET: [&str; 48] = [
    "facebook",
    "twitter",
    "x",
    "linkedin",
    "whatsapp",
    "telegram",
    "reddit",
    "pinterest",
    "flipboard",
    "tumblr",
    "pocket",
    "instapaper",
    "email",
    "e-mail",
    "mail",
    "messenger",
    "threads",
    "bluesky",
    "mastodon",
    "tiktok",
    "instagram",
    "youtube",
    "snapchat",
    "line",
    "viber",
    "vk",
    "xing",
    "sms",
    "print",
    "copy",
    "link",
    "rss",
    "google",
    "google+",
    "feed",
    "share",
    "tweet",
    "pin",
    "save",
    "whats",
    "app",
    "url",
    "koo",
    "wechat",
    "weibo",
    "bookmark",
    "gmail",
    "teilen",
];

/// Does the whole line match? A pattern that begins with a word is a quick miss on most lines.
pub(super) fn matches(pattern: &str, words: &Words) -> bool {
    let mut steps = 400;
    run(pattern, words, 0, &mut steps)
}

fn run(pattern: &str, words: &Words, at: usize, steps: &mut u32) -> bool {
    if *steps == 0 {
        return false;
    }
    *steps -= 1;
    let pattern = pattern.trim_start();
    if pattern.is_empty() {
        return at == words.len();
    }
    let (item, rest) = pattern.split_once(' ').unwrap_or((pattern, ""));
    if item == "*" {
        return rest.is_empty() || (at..=words.len()).any(|next| run(rest, words, next, steps));
    }
    let (item, optional, many) = match item.as_bytes().last() {
        Some(b'?') => (item.get(..item.len() - 1).unwrap_or(item), true, false),
        Some(b'+') => (item.get(..item.len() - 1).unwrap_or(item), false, true),
        _ => (item, false, false),
    };
    if at < words.len() && is(item, words.get(at)) {
        if many && run(pattern, words, at + 1, steps) {
            return true;
        }
        if run(rest, words, at + 1, steps) {
            return true;
        }
    }
    optional && run(rest, words, at, steps)
}

fn is(item: &str, word: &str) -> bool {
    item.split('|').any(|one| match one {
        "_" => true,
        "#" => is_number(word),
        "@net" => is_net(word),
        "@at" => word.starts_with('@') || word.contains('@') || is_address(word),
        "@price" => word.starts_with(['$', '£', '€']),
        _ => one == word,
    })
}

/// Is the word a network's name or a button's?
pub(super) fn is_net(word: &str) -> bool {
    NET.contains(&word)
}

/// Digits, with marks or a unit of thousands ("1.2k").
pub(super) fn is_number(word: &str) -> bool {
    let digits = word.trim_end_matches(['k', 'm', '+', '%']);
    word.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ':'))
}

/// An address on the web.
pub(super) fn is_address(word: &str) -> bool {
    word.starts_with("http") && word.contains("//") || word.starts_with("www.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, line: &str, expected: bool) {
        assert_eq!(matches(pattern, &Words::of(line, 60)), expected, "{pattern}: {line}");
    }

    #[test]
    fn words_classes_and_gaps() {
        check("sign up now|today?", "Sign up!", true);
        check("sign up now|today?", "SIGN UP TODAY »", true);
        check("sign up now|today?", "Sign up a friend", false);
        check("# comment|comments", "1,204 Comments", true);
        check("@net+", "Facebook | Twitter | Email", true);
        check("@net+", "Facebook said on Monday", false);
        check("by * , you agree *", "By signing up", false);
        check("by signing|clicking * agree *", "By signing up, you agree to our terms", true);
    }

    #[test]
    fn a_hard_pattern_ends_in_time() {
        check("* a * a * a * a * b", &"a ".repeat(60), false);
    }
}

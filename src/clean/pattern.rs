//! Small patterns over the words of a line, read as they stand: nothing is compiled.
//!
//! ```text
//! sign up now|today?       "now" or "today" or neither
//! # comments?              a number, then "comment" or "comments"
//! share on @net            a class of words
//! subscribe to *           anything after it
//! _                        any one word
//! ```

use std::collections::HashMap;
use std::collections::HashSet;
use std::hash::BuildHasherDefault;
use std::hash::Hasher;

/// The words of a line, folded: lower case, punctuation at their ends cut, pure punctuation left out.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    /// All of them with single spaces between.
    text: String,
    /// Where each ends in `text`.
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
        let mut rest = line;
        while !rest.is_empty() {
            let end = word_end(rest);
            let (word, behind) = rest.split_at(end);
            rest = behind.get(behind.chars().next().map_or(0, char::len_utf8)..).unwrap_or("");
            let word = word.trim_matches(|c: char| {
                !c.is_alphanumeric() && !matches!(c, '@' | '#' | '©' | '$' | '£' | '€')
            });
            let word = word.strip_prefix('#').unwrap_or(word);
            if word.is_empty() {
                continue;
            }
            if !words.text.is_empty() {
                words.text.push(' ');
            }
            let start = words.text.len();
            if word.is_ascii() {
                words.text.push_str(word);
                words.text.get_mut(start..).unwrap_or_default().make_ascii_lowercase();
            } else {
                for c in word.chars() {
                    match c {
                        '’' => words.text.push('\''),
                        _ if c.is_ascii() => words.text.push(c.to_ascii_lowercase()),
                        _ => words.text.extend(c.to_lowercase()),
                    }
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
            if at == 0 { 0 } else { self.ends.get(at - 1).map_or(usize::MAX, |e| *e as usize + 1) };
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
    pub(super) fn joined(&self) -> &str {
        &self.text
    }
}

/// Where the first word of `text` ends: at white space or a mark that parts words.
fn word_end(text: &str) -> usize {
    let mut from = 0;
    loop {
        // Byte by byte to the next one that may part: most are letters.
        let bytes = text.as_bytes().get(from..).unwrap_or_default();
        let step = bytes.iter().position(
            |byte| !matches!(byte, b'+'..=b'.' | b'0'..=b'Z' | b'^'..=b'{' | b'!'..=b'\''),
        );
        let Some(step) = step else { return text.len() };
        let at = from + step;
        match text.get(at..).and_then(|rest| rest.chars().next()) {
            Some(c) if !parts_words(c) => from = at + c.len_utf8(),
            _ => return at,
        }
    }
}

fn parts_words(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '|' | '/' | '·' | '•' | '–' | '—' | '»' | '›' | '…' | '(' | ')' | '[' | ']' | '*'
        )
}

/// FNV-1a.
pub(super) const fn hash(word: &str) -> u64 {
    hash_of(word.as_bytes(), 0, word.len())
}

const fn hash_of(bytes: &[u8], from: usize, to: usize) -> u64 {
    let mut sum = 0xcbf2_9ce4_8422_2325_u64;
    let mut at = from;
    while at < to {
        sum = (sum ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    sum
}

/// The hashes of a list of words.
pub(super) const fn hashes<const N: usize>(words: &[&str; N]) -> [u64; N] {
    let mut out = [0; N];
    let mut at = 0;
    while at < N {
        out[at] = hash(words[at]);
        at += 1;
    }
    out
}

/// A table by hashes, which are as good as random already.
pub(super) type ByHash<V> = HashMap<u64, V, BuildHasherDefault<AsIs>>;

/// A set of hashes.
pub(super) type Hashes = HashSet<u64, BuildHasherDefault<AsIs>>;

/// Takes a hash for what it is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
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

/// One item of a pattern: the words that may stand here, as a range among all words, and what else may.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    /// Where its words begin.
    pub(super) from: u16,
    /// Where they end.
    pub(super) to: u16,
    flags: u8,
}

const OPTIONAL: u8 = 1;
const MANY: u8 = 2;
/// `*`
const GAP: u8 = 4;
/// `_`
const ANY: u8 = 8;
/// `#`
const NUMBER: u8 = 16;
/// `@net`
const NETWORK: u8 = 32;
/// `@at`
const PLACE: u8 = 64;
/// `@price`
const PRICE: u8 = 128;

impl Item {
    /// An item that nothing matches.
    pub(super) const NONE: Self = Self { from: 0, to: 0, flags: 0 };

    /// May there be nothing here?
    pub(super) const fn is_optional(self) -> bool {
        self.flags & OPTIONAL != 0
    }

    /// May a word stand here that is not written in the pattern?
    pub(super) const fn is_class(self) -> bool {
        self.flags & !(OPTIONAL | MANY) != 0
    }
}

/// Takes `pattern` apart: its items into `items` from `item` on, the hashes of its words into `words` from `word` on; where both
/// then end. With nothing to write to, it only counts.
pub(super) const fn parse(
    pattern: &str,
    items: &mut [Item],
    mut item: usize,
    words: &mut [u64],
    mut word: usize,
) -> (usize, usize) {
    let bytes = pattern.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let mut own = Item { from: word as u16, to: 0, flags: 0 };
        let mut from = at;
        loop {
            let end = at >= bytes.len() || bytes[at] == b' ';
            if end || bytes[at] == b'|' {
                let mut to = at;
                if end && to > from && matches!(bytes[to - 1], b'?' | b'+') {
                    to -= 1;
                    own.flags |= if bytes[to] == b'?' { OPTIONAL } else { MANY };
                }
                let class = class_of(bytes, from, to);
                own.flags |= class;
                if class == 0 {
                    if !words.is_empty() {
                        words[word] = hash_of(bytes, from, to);
                    }
                    word += 1;
                }
                from = at + 1;
            }
            if end {
                break;
            }
            at += 1;
        }
        own.to = word as u16;
        if !items.is_empty() {
            items[item] = own;
        }
        item += 1;
        at += 1;
    }
    (item, word)
}

/// The class of words that is written here, or 0 for a word.
const fn class_of(bytes: &[u8], from: usize, to: usize) -> u8 {
    match to - from {
        1 if bytes[from] == b'*' => GAP,
        1 if bytes[from] == b'_' => ANY,
        1 if bytes[from] == b'#' => NUMBER,
        3 if bytes[from] == b'@' => PLACE,
        4 if bytes[from] == b'@' => NETWORK,
        6 if bytes[from] == b'@' => PRICE,
        _ => 0,
    }
}

/// Does the whole line match? `all` are the words that the items point into.
pub(super) fn matches(pattern: &[Item], all: &[u64], words: &Words) -> bool {
    let mut steps = 400;
    run(pattern, all, words, 0, &mut steps)
}

fn run(pattern: &[Item], all: &[u64], words: &Words, at: usize, steps: &mut u32) -> bool {
    if *steps == 0 {
        return false;
    }
    *steps -= 1;
    let Some((item, rest)) = pattern.split_first() else { return at == words.len() };
    if item.flags & GAP != 0 {
        return rest.is_empty()
            || (at..=words.len()).any(|next| {
                // Most places fail at the first word behind the gap: they cost no step.
                let fits = rest.first().is_none_or(|item| {
                    item.is_optional() || item.flags & GAP != 0 || is(*item, all, words, next)
                });
                fits && run(rest, all, words, next, steps)
            });
    }
    if is(*item, all, words, at) {
        if item.flags & MANY != 0 && run(pattern, all, words, at + 1, steps) {
            return true;
        }
        if run(rest, all, words, at + 1, steps) {
            return true;
        }
    }
    item.is_optional() && run(rest, all, words, at, steps)
}

fn is(item: Item, all: &[u64], words: &Words, at: usize) -> bool {
    let Some(hash) = words.hashes.get(at) else { return false };
    let written = all.get(usize::from(item.from)..usize::from(item.to)).unwrap_or_default();
    if written.contains(hash) {
        return true;
    }
    if !item.is_class() {
        return false;
    }
    let word = words.get(at);
    item.flags & ANY != 0
        || item.flags & NUMBER != 0 && is_number(word)
        || item.flags & NETWORK != 0 && is_net(*hash)
        || item.flags & PLACE != 0 && (word.contains('@') || is_address(word))
        || item.flags & PRICE != 0 && word.starts_with(['$', '£', '€'])
}

/// Is the word with this hash a network's name or a button's?
pub(super) fn is_net(word: u64) -> bool {
    static HASHES: [u64; NET.len()] = hashes(&NET);
    HASHES.contains(&word)
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
        let (mut items, mut words) = ([Item::NONE; 20], [0; 60]);
        let (count, _) = parse(pattern, &mut items, 0, &mut words, 0);
        let found = matches(&items[..count], &words, &Words::of(line, 60));
        assert_eq!(found, expected, "{pattern}: {line}");
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

//! A name in its parts, and whether two names can be one person's.

use crate::analyze::link::given::{GIVEN, PARTICLES, SUFFIXES};
use crate::lexicon::nicknames::full_name;
use crate::text::fold;
use crate::text::hash::hash;

/// How one part of a name agrees with one of another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Agreement {
    Equal,
    Initial,
    Nickname,
    Spelling,
}

/// A name in folded parts, without particles and suffix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// The parts, initials as single letters.
    pub(crate) parts: Vec<String>,
    /// "jr", "iii".
    suffix: Option<&'static str>,
    /// The first letters of all words, particles too ("mbs").
    initials: String,
    /// Is it a short word in capitals, perhaps an acronym ("MBS")?
    acronym: bool,
    /// Is the last part the father's name ("Omar bin Harun", "bin Harun")?
    patronymic: bool,
    /// Is the second part the father's name ("Omar bin Harun Al Sauti")?
    of_father: bool,
    /// A bit for each part: names without a bit in common have no part in common.
    marks: u64,
}

impl Name {
    /// The name that `text` writes.
    pub(crate) fn new(text: &str) -> Self {
        let whole_in_capitals = !text.contains(char::is_lowercase);
        // "AMLO" is Andrés Manuel López Obrador, whatever else the article calls him.
        let short = text;
        let full = full_name(text);
        let text = full.unwrap_or(text);
        let mut parts = Vec::new();
        let mut bound = Vec::new();
        let mut suffix = None;
        let mut initials = String::new();
        let (mut bin, mut patronymic, mut of_father) = (false, false, false);
        for word in text.split(|c: char| c.is_whitespace() || is_inner_mark(c)) {
            let letters: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
            let folded = fold(&letters);
            if folded.is_empty() {
                continue;
            }
            // "CMC" for Christian McAllen: two letters of the surname.
            let mac = letters.starts_with("Mc") && letters.len() > 3;
            initials.extend(folded.chars().take(1 + usize::from(mac)));
            patronymic = bin;
            bin = matches!(folded.as_str(), "bin" | "bint" | "ibn");
            let behind = SUFFIXES.iter().find(|known| !parts.is_empty() && **known == folded);
            if let Some(&known) = behind {
                suffix = Some(known);
            } else if PARTICLES.contains(&folded.as_str()) {
                bound.push(folded);
            } else if is_initials(&letters, whole_in_capitals) {
                parts.extend(folded.chars().map(String::from));
            } else {
                of_father |= patronymic && parts.len() == 1;
                parts.push(folded);
            }
        }
        if parts.is_empty() {
            parts = bound;
        }
        let acronym = whole_in_capitals
            && (parts.len() == 1 || full.is_some())
            && (2..=5).contains(&initials_of(short));
        if acronym {
            initials = fold(short);
        }
        let marks = parts.iter().fold(0, |marks, part| marks | 1 << (hash(part.as_bytes()) >> 58));
        Self { parts, suffix, initials, acronym, patronymic, of_father, marks }
    }

    /// The parts written out.
    pub(crate) fn full_parts(&self) -> usize {
        self.parts.iter().filter(|part| is_full(part)).count()
    }

    /// How much of the name it has: a part counts two, an initial one.
    pub(crate) fn weight(&self) -> usize {
        self.parts.len() + self.full_parts()
    }

    /// One key for equal names.
    pub(crate) fn key(&self) -> String {
        let mut key = self.parts.join(" ");
        if let Some(suffix) = self.suffix {
            key.push(',');
            key.push_str(suffix);
        }
        key
    }

    /// Is it a short word in capitals, perhaps the first letters of a name?
    pub(crate) const fn is_acronym(&self) -> bool {
        self.acronym
    }

    /// Can the lone `self`, the name of a king, not be this one, as it is only the father's in it ("Omar bin Harun")?
    pub(crate) fn is_father_in(&self, other: &Self) -> bool {
        !self.acronym
            && self.parts.len() == 1
            && other.patronymic
            && (other.parts.len() == 1 || other.parts.first() != self.parts.first())
    }

    /// All parts in one word (`IlseVarga`).
    pub(crate) fn glued(&self) -> String {
        let mut glued = self.parts.concat();
        glued.push_str(self.suffix.unwrap_or(""));
        glued
    }

    /// Can `self`, of at least two parts, be the same person's name as the at least as full `other`? The higher the
    /// surer; 0 for no.
    pub(crate) fn same_full(&self, other: &Self) -> u8 {
        if self.suffix.is_some() && other.suffix.is_some() && self.suffix != other.suffix {
            return 0;
        }
        let (short, long) = (&self.parts, &other.parts);
        let shares = self.marks & other.marks != 0 && short.iter().any(|part| long.contains(part));
        if short.len() < 3 && !shares {
            return 0;
        }
        if self.is_reversed(other) {
            return 2;
        }
        let Some(pairs) = align(short, long) else { return 0 };
        let exact = pairs.iter().filter(|(_, how)| *how == Agreement::Equal).count();
        let loose = pairs
            .iter()
            .filter(|(_, how)| matches!(how, Agreement::Nickname | Agreement::Spelling))
            .count();
        if exact == 0 && !(loose == 2 && short.len() >= 3) || loose > 1 {
            return 0;
        }
        let first = pairs.first().is_some_and(|&(at, _)| at == 0);
        let last = pairs.last().is_some_and(|&(at, _)| at + 1 == long.len());
        if !(last || first) || self.middle_differs(other) {
            return 0;
        }
        match (first && last, loose) {
            (true, 0) => 4,
            (_, 0) => 3,
            _ => 1,
        }
    }

    /// How well the short `self` (one part, or a part of a surname) fits into the fuller `other`: 0 for not.
    pub(crate) fn part_of(&self, other: &Self) -> u8 {
        if self.acronym && other.parts.len() >= 2 && other.initials == self.initials {
            return 4;
        }
        let (short, long) = (&self.parts, &other.parts);
        let suffixes_clash =
            self.suffix.is_some() && other.suffix.is_some() && self.suffix != other.suffix;
        if short.len() > long.len() || suffixes_clash {
            return 0;
        }
        if long.ends_with(short) {
            // "Sheikh Omar" is Omar Al-Omar sooner than Rafi Al-Omar, "Holt Jr." is Ray Holt Jr. sooner than Anna Holt.
            let whole = long.len() > short.len() && long.starts_with(short);
            let suffix = self.suffix.is_some() && self.suffix == other.suffix;
            return if whole || suffix { 7 } else { 6 };
        }
        if long.starts_with(short) {
            return 5;
        }
        // The first of two surnames ("Arce" in "Luis Arce Catacora"), a surname before a given name of two parts.
        if long.len() >= 3
            && !other.of_father
            && long.get(1..).is_some_and(|rest| rest.starts_with(short))
        {
            return 6;
        }
        if long.windows(short.len()).any(|inner| inner == short.as_slice()) {
            return 4;
        }
        let [only] = short.as_slice() else { return 0 };
        match (long.first(), long.last()) {
            (_, Some(last)) if is_spelling(only, last) => 3,
            (Some(first), _) if is_nickname(only, first) => 2,
            (Some(first), _) if is_spelling(only, first) || is_clipped(only, first) => 1,
            _ => 0,
        }
    }

    /// "Orbán Viktor" for "Viktor Orbán".
    fn is_reversed(&self, other: &Self) -> bool {
        self.parts.len() == 2
            && other.parts.len() == 2
            && self.parts.first() == other.parts.last()
            && self.parts.last() == other.parts.first()
    }

    /// "George W. Bush" and "George H. W. Bush" are two.
    fn middle_differs(&self, other: &Self) -> bool {
        let middle = |name: &Self| -> Vec<String> {
            let inner = name.parts.get(1..name.parts.len().saturating_sub(1)).unwrap_or(&[]);
            inner.iter().filter(|part| !is_full(part)).cloned().collect()
        };
        let (ours, theirs) = (middle(self), middle(other));
        !ours.is_empty() && !theirs.is_empty() && ours != theirs
    }
}

/// The parts of `short`, in order, each with its place in `long` and how it agrees; the ends are met first.
fn align(short: &[String], long: &[String]) -> Option<Vec<(usize, Agreement)>> {
    if short.len() > long.len() {
        return None;
    }
    let mut pairs = Vec::with_capacity(short.len());
    let mut from = 0;
    for (place, part) in short.iter().enumerate() {
        let left = short.len() - place - 1;
        let room = long.len().checked_sub(left)?;
        let (at, how) = (from..room).find_map(|at| Some((at, agreement(part, long.get(at)?)?)))?;
        pairs.push((at, how));
        from = at + 1;
    }
    Some(pairs)
}

fn agreement(a: &str, b: &str) -> Option<Agreement> {
    if a == b {
        Some(Agreement::Equal)
    } else if !is_full(a) || !is_full(b) {
        (a.chars().next() == b.chars().next()).then_some(Agreement::Initial)
    } else if is_nickname(a, b) {
        Some(Agreement::Nickname)
    } else if is_spelling(a, b) {
        Some(Agreement::Spelling)
    } else {
        None
    }
}

/// The other forms of a given name.
pub(crate) fn pet_forms(part: &str) -> impl Iterator<Item = &'static str> + '_ {
    GIVEN
        .iter()
        .filter(move |line| line.contains(&part))
        .flat_map(|line| line.iter().copied())
        .filter(move |other| *other != part)
}

fn is_nickname(a: &str, b: &str) -> bool {
    a != b && GIVEN.iter().any(|line| line.contains(&a) && line.contains(&b))
}

/// "Trav" for Travis, "Rosita" for Rosa.
fn is_clipped(short: &str, full: &str) -> bool {
    let stem = full.trim_end_matches(['a', 'e', 'o']);
    let small = stem.len() < full.len()
        && short.strip_prefix(stem).is_some_and(|tail| matches!(tail, "ita" | "ito"));
    let cut = short.len() > 2
        && short.len() + 2 <= full.len()
        && full.starts_with(short)
        && !short.ends_with(['a', 'e', 'i', 'o', 'u', 'y']);
    small || cut
}

/// One letter more, less or other, or two neighbours changed; five letters at least, the first the same.
fn is_spelling(a: &str, b: &str) -> bool {
    if a.len() < 5
        || b.len() < 5
        || a.len().abs_diff(b.len()) > 2
        || a.as_bytes().first() != b.as_bytes().first()
    {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.len() < 5 || long.len() - short.len() > 1 || short.first() != long.first() {
        return false;
    }
    let head = short.iter().zip(long.iter()).take_while(|(x, y)| x == y).count();
    let rest = |from: usize, of: &[char]| of.get(from..).unwrap_or(&[]).to_vec();
    if short.len() == long.len() {
        return rest(head + 1, short) == rest(head + 1, long)
            || short.get(head) == long.get(head + 1)
                && short.get(head + 1) == long.get(head)
                && rest(head + 2, short) == rest(head + 2, long);
    }
    rest(head, short) == rest(head + 1, long)
}

fn is_full(part: &str) -> bool {
    part.chars().nth(1).is_some()
}

/// "S.", "J.K.", "AK" before other words of a name.
fn is_initials(letters: &str, whole_in_capitals: bool) -> bool {
    let count = letters.chars().count();
    let capitals = letters.chars().all(char::is_uppercase);
    count == 1 || capitals && count <= 3 && !whole_in_capitals
}

fn initials_of(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

const fn is_inner_mark(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '"' | '“' | '”' | ',' | '.' | '(' | ')')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_full(a: &str, b: &str, same: bool) {
        let (a, b) = (Name::new(a), Name::new(b));
        let (short, long) = if a.parts.len() <= b.parts.len() { (&a, &b) } else { (&b, &a) };
        assert_eq!(short.same_full(long) > 0, same, "{a:?} {b:?}");
    }

    #[test]
    fn fuller_forms_are_one_person() {
        check_full("S. Jayawant", "Suresh Jayawant", true);
        check_full("Luis Arbo Candela", "Luis Arbo", true);
        check_full("Tomas bin Harun Al Sauti", "Tomas bin Harun", true);
        check_full("Orsós Viktor", "Viktor Orsos", true);
        check_full("Kim Dong-ha", "Kim Dong Ha", true);
        check_full("Bill Harrow", "William Harrow", true);
        check_full("Mohammed Idris", "Muhammad Idris", true);
        check_full("A.K. Mensah", "AK Mensah", true);
    }

    #[test]
    fn different_given_names_are_two_people() {
        check_full("Anna Varga", "Ilse Varga", false);
        check_full("George H. W. Bell", "George W. Bell", false);
        check_full("Peter Holt Jr.", "Peter Holt Sr.", false);
        check_full("Anna Holt", "Anna Reyes", false);
    }

    #[track_caller]
    fn check_part(short: &str, long: &str, fits: bool) {
        assert_eq!(Name::new(short).part_of(&Name::new(long)) > 0, fits, "{short} {long}");
    }

    #[test]
    fn a_part_stands_for_the_whole() {
        check_part("Varga", "Ilse Varga", true);
        check_part("al-Harun", "Omar Harun", true);
        check_part("MBH", "Mohammed bin Harun", true);
        check_part("Ki", "Ki Lin-pao", true);
        check_part("Vargha", "Ilse Varga", true);
        check_part("Trav", "Travis Holt", true);
        check_part("CMC", "Christian McAllen", true);
        check_part("Holt", "Ilse Varga", false);
        check_part("Vera", "Ilse Varga", false);
    }
}

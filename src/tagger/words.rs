//! What the tagger knows of each different word of an article, found out once however often it is said.

use crate::lexicon::classes::{Classes, classes};
use crate::lexicon::names::{Known, known};
use crate::text::hash::{folded, hash};
use crate::text::{Token, TokenKind};

/// A different word ("type") of the article.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is asked for by itself")]
pub struct Word {
    /// The hash of the word as it stands.
    pub exact: u64,
    /// The hash in small letters.
    pub lower: u64,
    /// The place of the word in small letters among those of the article.
    pub fold: u32,
    /// Its form: capitals, small letters, digits, marks.
    pub shape: u16,
    /// The hashes of its first one to four and its last one to four letters, in small letters.
    pub affixes: [u32; 8],
    /// Its classes.
    pub classes: Classes,
    /// What names it is known as.
    pub known: Known,
    /// What sort of word it is.
    pub sort: Sort,
    /// Its first letter is a capital, or it is of a script that has none.
    pub capital: bool,
    /// It is written in capitals, two at least.
    pub shout: bool,
    /// It is an article of Arabic names ("al", "El").
    pub article: bool,
    /// It is the letter of a party, as in "(R-Ohio)".
    pub party: bool,
    /// It follows on names ("Jr.", "III").
    pub suffix: bool,
    /// It has a letter.
    pub letters: bool,
    /// It is written in Chinese, Japanese or Korean.
    pub wide: bool,
}

/// The sorts of words that tell of names beside them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Nothing of the below.
    #[default]
    Plain,
    /// A courtesy, a rank or an office that stands before a name.
    Title,
    /// A short title that is never part of a name ("Mr", "Lt.").
    Courtesy,
    /// The last word of a name that honours a person ("Airport").
    Head,
    /// A verb of speech.
    Says,
    /// A word that may stand inside a name in small letters ("of").
    Particle,
    /// One that also begins names of people ("von Arlon", "al-Masri").
    Nobiliary,
    /// An opening or closing quotation mark.
    Quote,
    /// A hyphen.
    Hyphen,
}

/// The words of an article.
#[derive(Debug, Default)]
pub struct Words {
    /// The place in `types` of each token.
    pub ids: Vec<u32>,
    /// The different words.
    pub types: Vec<Word>,
    /// How many different words there are in small letters.
    pub folds: usize,
}

impl Words {
    /// The words of `tokens`.
    pub fn new(text: &str, tokens: &[Token]) -> Self {
        let mut words = Self { ids: Vec::with_capacity(tokens.len()), ..Self::default() };
        let mut exact = Index::new(tokens.len());
        let mut lower = Index::new(tokens.len());
        for token in tokens {
            let word = token.span.of(text);
            let key = hash(word.as_bytes());
            let id = exact.place(key, || {
                let fresh = Word::new(word, token.kind, key, &mut lower);
                words.types.push(fresh);
            });
            words.ids.push(id);
        }
        words.folds = lower.len as usize;
        words
    }
}

impl Word {
    fn new(word: &str, kind: TokenKind, exact: u64, folds: &mut Index) -> Self {
        let lower = folded(word);
        let fold = folds.place(lower, || {});
        let letters = matches!(kind, TokenKind::Word | TokenKind::Clitic);
        let capital = kind == TokenKind::Word
            && word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
        let shout = capital
            && word.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !word.chars().any(char::is_lowercase);
        let inner = letters && word.chars().any(char::is_uppercase);
        Self {
            exact,
            lower,
            fold,
            shape: shape(word, kind),
            affixes: if capital || inner { affixes(word) } else { [0; 8] },
            classes: if letters { classes(lower) } else { Classes::default() },
            known: if letters { known(lower) } else { Known::default() },
            sort: sort(word, kind),
            capital: capital || inner && kind == TokenKind::Word,
            shout,
            article: matches!(word, "al" | "Al" | "el" | "El" | "ul" | "AL" | "EL"),
            party: matches!(word, "R" | "D" | "I" | "DFL"),
            suffix: matches!(word, "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III" | "IV"),
            letters,
            wide: letters
                && word.starts_with(
                    |c| matches!(c, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'),
                ),
        }
    }
}

/// The form of a word in a number: runs of capitals, small letters and others, up to six of them, and its length.
fn shape(word: &str, kind: TokenKind) -> u16 {
    if kind == TokenKind::Address {
        return u16::MAX;
    }
    let mut shape: u16 = 0;
    let mut last = 0;
    let mut runs = 0;
    for c in word.chars() {
        let class = match c {
            c if c.is_uppercase() => 1,
            c if c.is_lowercase() => 2,
            c if c.is_numeric() => 3,
            '.' => 4,
            '\'' | '’' | '‘' => 5,
            c if c.is_alphabetic() => 6,
            _ => 7,
        };
        if class != last && runs < 4 {
            shape = shape << 3 | class;
            runs += 1;
            last = class;
        }
    }
    let length = match word.len() {
        0 | 1 => 0,
        2 => 1,
        3 => 2,
        4..=6 => 3,
        _ => 4,
    };
    shape << 3 | length
}

/// The hashes of the first one to four and the last one to four letters.
fn affixes(word: &str) -> [u32; 8] {
    let mut out = [0; 8];
    let (heads, tails) = out.split_at_mut(4);
    let starts = word.char_indices().skip(1).map(|(at, _)| at).chain([word.len()]);
    for (slot, at) in heads.iter_mut().zip(starts) {
        *slot = folded(word.get(..at).unwrap_or("")) as u32;
    }
    for (slot, (at, _)) in tails.iter_mut().zip(word.char_indices().rev()) {
        *slot = folded(word.get(at..).unwrap_or("")) as u32;
    }
    out
}

/// Offices, ranks and occupations that stand before a name. Sorted, in small letters, without points.
const TITLES: [&str; 148] = [
    "activist",
    "actor",
    "actress",
    "admiral",
    "alderman",
    "alhaji",
    "ambassador",
    "analyst",
    "archbishop",
    "attorney",
    "auditor",
    "author",
    "ayatollah",
    "baron",
    "baroness",
    "barrister",
    "batsman",
    "bishop",
    "bowler",
    "brigadier",
    "caliph",
    "candidate",
    "captain",
    "cardinal",
    "cdr",
    "chairman",
    "chairperson",
    "chairwoman",
    "chancellor",
    "chef",
    "chief",
    "coach",
    "colonel",
    "commander",
    "commissioner",
    "commodore",
    "comrade",
    "congressman",
    "congressperson",
    "congresswoman",
    "constable",
    "consul",
    "convener",
    "convenor",
    "corporal",
    "councillor",
    "crown",
    "dame",
    "dato",
    "datuk",
    "dean",
    "defender",
    "deputy",
    "detective",
    "director",
    "economist",
    "editor",
    "emir",
    "envoy",
    "father",
    "founder",
    "frau",
    "general",
    "goalkeeper",
    "governor",
    "hajiya",
    "head",
    "herr",
    "hon",
    "imam",
    "inspector",
    "judge",
    "justice",
    "king",
    "lady",
    "lawmaker",
    "lawyer",
    "leader",
    "lecturer",
    "lieutenant",
    "lord",
    "ltcol",
    "majgen",
    "major",
    "manager",
    "marshal",
    "maulana",
    "mayor",
    "metropolitan",
    "midfielder",
    "minister",
    "monsieur",
    "monsignor",
    "msgr",
    "mufti",
    "oba",
    "officer",
    "pastor",
    "patriarch",
    "pope",
    "premier",
    "president",
    "prince",
    "princess",
    "principal",
    "private",
    "professor",
    "prosecutor",
    "provost",
    "pte",
    "queen",
    "rabbi",
    "rector",
    "registrar",
    "representative",
    "rev",
    "reverend",
    "sec",
    "secretary",
    "senator",
    "sergeant",
    "shaikh",
    "shehu",
    "sheikh",
    "sheikha",
    "signor",
    "singer",
    "sir",
    "sister",
    "skipper",
    "speaker",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "squadron",
    "striker",
    "sultan",
    "superintendent",
    "treasurer",
    "tun",
    "umpire",
    "ustaz",
    "vicar",
    "vice",
    "whip",
    "wing",
    "winger",
    "writer",
];

/// Short titles that are never part of a name. Sorted.
const COURTESIES: [&str; 59] = [
    "adgp", "adm", "adv", "asp", "ato", "barr", "brig", "capt", "ceo", "cfo", "cji", "cjp", "cllr",
    "cm", "cmdr", "coas", "col", "coo", "cpl", "dgp", "dpm", "dr", "dsp", "engr", "fm", "gen",
    "gov", "hon'ble", "igp", "insp", "lg", "lt", "madam", "madame", "maj", "messrs", "miss",
    "mister", "mla", "mlc", "mme", "mna", "mp", "mps", "mr", "mrs", "ms", "mx", "pm", "prof",
    "rep", "sen", "sgt", "sho", "shri", "smt", "ssp", "supt", "vp",
];

/// Verbs of speech. Sorted.
const SAYS: [&str; 44] = [
    "acknowledged",
    "added",
    "admitted",
    "announced",
    "argued",
    "asked",
    "asserted",
    "called",
    "claimed",
    "commented",
    "concluded",
    "confirmed",
    "declared",
    "denied",
    "described",
    "emphasised",
    "emphasized",
    "explained",
    "expressed",
    "insisted",
    "noted",
    "observed",
    "pointed",
    "quipped",
    "recalled",
    "remarked",
    "replied",
    "reported",
    "responded",
    "revealed",
    "said",
    "says",
    "stated",
    "stressed",
    "suggested",
    "tells",
    "thinks",
    "told",
    "tweeted",
    "urged",
    "vowed",
    "warned",
    "writes",
    "wrote",
];

/// Words in small letters that stand inside names of people, places and organisations. Sorted.
const PARTICLES: [&str; 21] = [
    "a", "an", "and", "ap", "at", "dan", "das", "des", "do", "e", "for", "in", "ka", "of", "on",
    "oo", "t", "te", "the", "to", "y",
];

/// Words in small letters that stand in names of people alone, also at their beginning. Sorted.
const NOBILIARY: [&str; 27] = [
    "abd", "abu", "al", "ben", "bin", "bint", "binti", "da", "de", "del", "della", "den", "der",
    "di", "dos", "du", "el", "ibn", "la", "le", "ould", "ten", "ter", "ul", "van", "von", "zu",
];

/// The last words of names that honour a person: a university, an airport. Sorted.
const HEADS: [&str; 33] = [
    "academy",
    "airport",
    "arena",
    "auditorium",
    "avenue",
    "award",
    "awards",
    "boulevard",
    "cathedral",
    "center",
    "centre",
    "clinic",
    "college",
    "cup",
    "foundation",
    "highway",
    "hospital",
    "institute",
    "international",
    "library",
    "medal",
    "memorial",
    "mosque",
    "museum",
    "palace",
    "prize",
    "road",
    "school",
    "stadium",
    "street",
    "trophy",
    "trust",
    "university",
];

/// The lists, each with the sort of its words.
const LISTS: [(&[&str], Sort); 6] = [
    (&HEADS, Sort::Head),
    (&COURTESIES, Sort::Courtesy),
    (&TITLES, Sort::Title),
    (&SAYS, Sort::Says),
    (&PARTICLES, Sort::Particle),
    (&NOBILIARY, Sort::Nobiliary),
];

/// For each first letter and length, may a list have such a word? Spares nearly every word the search.
const MAY_HAVE: [u32; 26] = {
    let mut lengths = [0; 26];
    let mut list = 0;
    while list < LISTS.len() {
        let words = LISTS[list].0;
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            lengths[(word[0] - b'a') as usize] |= 1 << word.len();
            at += 1;
        }
        list += 1;
    }
    lengths
};

fn sort(word: &str, kind: TokenKind) -> Sort {
    if kind == TokenKind::Mark {
        return match word {
            "\"" | "“" | "”" | "‘" | "’" | "'" | "«" | "»" => Sort::Quote,
            "-" | "\u{2010}" | "\u{2011}" => Sort::Hyphen,
            _ => Sort::Plain,
        };
    }
    let bare = word.strip_suffix('.').unwrap_or(word);
    let first = bare.as_bytes().first().map_or(0, u8::to_ascii_lowercase);
    let lengths =
        MAY_HAVE.get(usize::from(first).wrapping_sub(usize::from(b'a'))).copied().unwrap_or(0);
    if bare.len() > 16 || lengths >> bare.len() & 1 == 0 {
        return Sort::Plain;
    }
    let mut buffer = [0; 16];
    let Some(lower) = buffer.get_mut(..bare.len()) else { return Sort::Plain };
    lower.copy_from_slice(bare.as_bytes());
    lower.make_ascii_lowercase();
    let Ok(lower) = std::str::from_utf8(lower) else { return Sort::Plain };
    let found = LISTS.iter().find(|(words, _)| words.binary_search(&lower).is_ok());
    match found {
        // A particle in capitals is no particle: "The", "Of", "Bin".
        Some((_, Sort::Particle | Sort::Nobiliary)) if bare != lower => Sort::Plain,
        Some(&(_, sort)) => sort,
        None => Sort::Plain,
    }
}

/// Places of hashes in order of first appearance: an open hash table.
#[derive(Debug)]
struct Index {
    slots: Vec<(u64, u32)>,
    len: u32,
}

impl Index {
    const FREE: u32 = u32::MAX;

    /// Room for `keys` different hashes.
    fn new(keys: usize) -> Self {
        Self { slots: vec![(0, Self::FREE); (keys + keys / 2).next_power_of_two().max(16)], len: 0 }
    }

    /// The place of `key`; `fresh` is called where it is new.
    fn place(&mut self, key: u64, fresh: impl FnOnce()) -> u32 {
        let mask = self.slots.len() - 1;
        let mut at = key as usize & mask;
        while let Some(slot) = self.slots.get_mut(at) {
            if slot.1 == Self::FREE {
                *slot = (key, self.len);
                self.len += 1;
                fresh();
                return self.len - 1;
            }
            if slot.0 == key {
                return slot.1;
            }
            at = (at + 1) & mask;
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    #[test]
    fn the_lists_are_sorted() {
        assert!(LISTS.iter().all(|(words, _)| words.is_sorted()));
    }

    #[test]
    fn a_word_is_looked_at_once() {
        let text = "Holt said Holt, and HOLT said";
        let words = Words::new(text, &tokenize(text));
        assert_eq!(words.ids, [0, 1, 0, 2, 3, 4, 1]);
        assert_eq!(words.types[0].fold, words.types[4].fold);
        assert_eq!(words.folds, 4);
        assert_eq!(words.types[1].sort, Sort::Says);
        assert!(words.types[4].shout && !words.types[0].shout);
    }
}

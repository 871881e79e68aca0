//! What the tagger knows of each different word of an article, found out once however often it is said.

mod sorts;

pub use sorts::Sort;
use sorts::sort;

use crate::lexicon::classes::{Classes, classes};
use crate::lexicon::names::{Known, known};
use crate::text::hash::{folded, hash};
use crate::text::{Token, TokenKind, WordSet};

/// Words with a capital that stand alone at the beginning of a sentence more often than all names together.
#[rustfmt::skip]
static OPENERS: WordSet = WordSet::new(&[
    "a", "about", "after", "all", "also", "although", "among", "an", "and", "another", "any", "are", "around", "as", "at",
    "because", "before", "both", "but", "by", "can", "could", "despite", "did", "do", "does", "during", "each", "earlier", "even",
    "every", "few", "following", "for", "from", "further", "furthermore", "given", "had", "has", "have", "he", "her", "here", "his",
    "how", "however", "i", "if", "in", "including", "indeed", "instead", "into", "is", "it", "its", "last", "later", "many",
    "meanwhile", "more", "moreover", "most", "much", "my", "nearly", "neither", "nevertheless", "no", "nor", "not", "nothing", "now",
    "of", "on", "once", "one", "only", "or", "other", "others", "our", "over", "perhaps", "several", "she", "should", "since", "so",
    "some", "still", "such", "than", "that", "the", "their", "then", "there", "therefore", "these", "they", "this", "those", "though",
    "through", "thus", "to", "today", "too", "two", "under", "unless", "until", "up", "upon", "was", "we", "were", "what", "when",
    "where", "whether", "which", "while", "who", "whose", "why", "with", "within", "without", "would", "yes", "yet", "you", "your",
]);

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
    /// It begins sentences and is never a whole name ("The", "But").
    pub opener: bool,
    /// It has a letter.
    pub letters: bool,
    /// It is written in Chinese, Japanese or Korean.
    pub wide: bool,
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
        let mut exact = Index::default();
        let mut lower = Index::default();
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
            opener: OPENERS.has_in_any_case(word),
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

/// Places of hashes in order of first appearance: an open hash table that grows with them, since a long article has few words
/// that a short one has not.
#[derive(Debug)]
struct Index {
    slots: Vec<(u64, u32)>,
    len: u32,
}

impl Default for Index {
    fn default() -> Self {
        Self { slots: vec![Self::FREE; 1024], len: 0 }
    }
}

impl Index {
    const FREE: (u64, u32) = (0, u32::MAX);

    /// The place of `key`; `fresh` is called where it is new.
    fn place(&mut self, key: u64, fresh: impl FnOnce()) -> u32 {
        let slot = self.slot(key);
        if slot.1 == Self::FREE.1 {
            let place = self.len;
            *self.slot(key) = (key, place);
            self.len += 1;
            if self.len as usize * 2 > self.slots.len() {
                self.grow();
            }
            fresh();
            return place;
        }
        slot.1
    }

    /// Where `key` stands, or will stand.
    fn slot(&mut self, key: u64) -> &mut (u64, u32) {
        let mask = self.slots.len() - 1;
        let mut at = key as usize & mask;
        while self.slots[at].1 != Self::FREE.1 && self.slots[at].0 != key {
            at = (at + 1) & mask;
        }
        &mut self.slots[at]
    }

    fn grow(&mut self) {
        let twice = vec![Self::FREE; self.slots.len() * 2];
        for slot in std::mem::replace(&mut self.slots, twice) {
            if slot.1 != Self::FREE.1 {
                *self.slot(slot.0) = slot;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

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

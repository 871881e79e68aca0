//! Sets of words that are laid out when the program is compiled, for lists that are asked of nearly each word.

use crate::text::hash::fnv;

/// The slots of a set; at most half of them are taken.
const SLOTS: usize = 1024;

/// The longest word of a set, in bytes.
const LONGEST: usize = 24;

/// A set of words: an open hash table.
#[derive(Debug)]
pub struct WordSet {
    words: &'static [&'static str],
    /// One more than the word's place in the list; 0 is free.
    slots: [u16; SLOTS],
}

impl WordSet {
    /// The set of `words`: at most 512, none of them longer than 24 bytes.
    ///
    /// # Panics
    ///
    /// Where there are more, or longer ones; for a static set when the program is compiled.
    pub const fn new(words: &'static [&'static str]) -> Self {
        assert!(words.len() <= SLOTS / 2);
        let mut slots = [0; SLOTS];
        let mut at = 0;
        while at < words.len() {
            let bytes = words[at].as_bytes();
            assert!(bytes.len() <= LONGEST);
            let mut slot = fnv(bytes) as usize % SLOTS;
            while slots[slot] != 0 {
                slot = (slot + 1) % SLOTS;
            }
            at += 1;
            slots[slot] = at as u16;
        }
        Self { words, slots }
    }

    /// The words, as they were given.
    pub const fn words(&self) -> &'static [&'static str] {
        self.words
    }

    /// Is `word` among them, as it stands?
    pub fn has(&self, word: &str) -> bool {
        word.len() <= LONGEST && self.find(word.as_bytes()).is_some()
    }

    /// Is `word`, put in small letters, among them?
    pub fn has_in_any_case(&self, word: &str) -> bool {
        self.place_in_any_case(word).is_some()
    }

    /// The place of `word`, put in small letters, among the words as they were given; the first where it stands twice.
    pub fn place_in_any_case(&self, word: &str) -> Option<usize> {
        if !word.is_ascii() {
            let lower = word.to_lowercase();
            return self.find(lower.as_bytes()).filter(|_| lower.len() <= LONGEST);
        }
        let mut buffer = [0; LONGEST];
        let lower = buffer.get_mut(..word.len())?;
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        self.find(lower)
    }

    fn find(&self, word: &[u8]) -> Option<usize> {
        let mut slot = fnv(word) as usize % SLOTS;
        while let Some(at) = self.slots[slot].checked_sub(1) {
            if self.words[usize::from(at)].as_bytes() == word {
                return Some(usize::from(at));
            }
            slot = (slot + 1) % SLOTS;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static WORDS: WordSet = WordSet::new(&["of", "the", "señora", "w/ro"]);

    #[test]
    fn all_words_and_no_others_are_in_it() {
        assert!(WORDS.words().iter().all(|word| WORDS.has(word)));
        for word in ["", "o", "off", "The", "a word that is longer than any in the set"] {
            assert!(!WORDS.has(word), "{word}");
        }
    }

    #[test]
    fn a_word_has_its_place() {
        assert_eq!(WORDS.place_in_any_case("The"), Some(1));
        assert_eq!(WORDS.place_in_any_case("they"), None);
    }

    #[test]
    fn case_may_be_of_no_matter() {
        assert!(WORDS.has_in_any_case("THE") && WORDS.has_in_any_case("SEÑORA"));
        assert!(!WORDS.has_in_any_case("THEN"));
        assert!(!WORDS.has_in_any_case("A WORD THAT IS LONGER THAN ANY IN THE SET"));
    }
}

//! Sorted lines, searched as they lie in the binary.

use std::cmp::Ordering;

/// The words of the filter; so many bits that a few thousand keys fill a twentieth of them.
const FILTER: usize = 512;

/// Sorted lines of a key each, or of a key, a tab and what it stands for.
///
/// Most words that are looked for are in no list: a bit for each key, set when the program is compiled, tells that
/// without a search.
pub(super) struct Lines {
    text: &'static str,
    filter: [u64; FILTER],
}

impl Lines {
    /// The lines of `text`.
    pub(super) const fn new(text: &'static str) -> Self {
        let bytes = text.as_bytes();
        let mut filter = [0; FILTER];
        let (mut at, mut hash, mut in_key) = (0, SEED, true);
        while at < bytes.len() {
            match bytes[at] {
                b'\n' | b'\t' if in_key => {
                    let (word, bit) = place(hash);
                    filter[word] |= bit;
                    in_key = bytes[at] == b'\n';
                    hash = SEED;
                }
                b'\n' => in_key = true,
                byte if in_key => hash = step(hash, byte),
                _ => {}
            }
            at += 1;
        }
        Self { text, filter }
    }

    /// The text as it lies.
    #[cfg(test)]
    pub(super) const fn text(&self) -> &'static str {
        self.text
    }

    /// What stands behind the tab in the line of `key`, or nothing where it has none; `None` where there is no such line.
    pub(super) fn find(&self, key: &str) -> Option<&'static str> {
        let (word, bit) = place(key.bytes().fold(SEED, step));
        if self.filter.get(word).is_none_or(|bits| bits & bit == 0) {
            return None;
        }
        let bytes = self.text.as_bytes();
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = low.midpoint(high);
            let before = bytes.get(low..middle).unwrap_or_default();
            let start = before.iter().rposition(|&b| b == b'\n').map_or(low, |at| low + at + 1);
            let rest = bytes.get(start..high).unwrap_or_default();
            let length = rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len());
            let line = rest.get(..length).unwrap_or_default();
            let tab = line.iter().position(|&b| b == b'\t');
            match line.get(..tab.unwrap_or(length)).unwrap_or_default().cmp(key.as_bytes()) {
                Ordering::Equal => {
                    let from = start + tab.map_or(length, |at| at + 1);
                    return self.text.get(from..start + length);
                }
                Ordering::Less => low = start + length + 1,
                Ordering::Greater => high = start,
            }
        }
        None
    }
}

/// Where the hash of a key begins (FNV-1a).
const SEED: u32 = 0x811c_9dc5;

/// The hash with one byte more.
const fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// The word of the filter, and the bit in it, that stand for a hash.
const fn place(hash: u32) -> (usize, u64) {
    let hash = hash ^ hash >> 15;
    (hash as usize / 64 % FILTER, 1 << (hash % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    static LINES: Lines = Lines::new("alpha\ta\nbeta\nbeta two\tb c\n");

    #[test]
    fn a_key_gives_what_stands_behind_it() {
        assert_eq!(LINES.find("alpha"), Some("a"));
        assert_eq!(LINES.find("beta"), Some(""));
        assert_eq!(LINES.find("beta two"), Some("b c"));
        assert_eq!(LINES.find("bet"), None);
        assert_eq!(LINES.find("a"), None);
        assert_eq!(LINES.find(""), None);
    }
}

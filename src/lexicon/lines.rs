//! Sorted lines, found by their first field as they lie in the binary.

use crate::text::hash::fnv;

/// The slots of a table; at most half of them are taken.
const SLOTS: usize = 8192;

/// Lines of a key each, or of a key, a tab and what it stands for; sorted, for whoever reads them.
///
/// Where each key's line begins is laid out in a hash table when the program is compiled.
pub(super) struct Lines {
    text: &'static str,
    /// One more than the byte where the line begins; 0 is free.
    slots: [u16; SLOTS],
}

impl Lines {
    /// The lines of `text`: at most 4,096, and less than 64 KiB.
    pub(super) const fn new(text: &'static str) -> Self {
        let bytes = text.as_bytes();
        assert!(bytes.len() < u16::MAX as usize);
        let mut slots = [0; SLOTS];
        let (mut at, mut count) = (0, 0);
        while at < bytes.len() {
            let start = at;
            while at < bytes.len() && bytes[at] != b'\n' && bytes[at] != b'\t' {
                at += 1;
            }
            let mut slot = fnv(bytes.split_at(at).0.split_at(start).1) as usize % SLOTS;
            while slots[slot] != 0 {
                slot = (slot + 1) % SLOTS;
            }
            slots[slot] = start as u16 + 1;
            count += 1;
            while at < bytes.len() && bytes[at] != b'\n' {
                at += 1;
            }
            at += 1;
        }
        assert!(count <= SLOTS / 2);
        Self { text, slots }
    }

    /// The text as it lies.
    #[cfg(test)]
    pub(super) const fn text(&self) -> &'static str {
        self.text
    }

    /// What stands behind the tab in the line of `key`, or nothing where it has none; `None` where there is no such line.
    pub(super) fn find(&self, key: &str) -> Option<&'static str> {
        let mut slot = fnv(key.as_bytes()) as usize % SLOTS;
        while let Some(start) = self.slots[slot].checked_sub(1) {
            let rest = self.text.get(usize::from(start)..)?;
            if let Some(behind) = rest.strip_prefix(key)
                && matches!(behind.as_bytes().first(), None | Some(b'\n' | b'\t'))
            {
                let line = behind.split('\n').next()?;
                return Some(line.strip_prefix('\t').unwrap_or(line));
            }
            slot = (slot + 1) % SLOTS;
        }
        None
    }
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

//! Words with marks, a bit each: a table by the hashes of words, filled when the program is compiled.

/// A table of `SLOTS` places, open addressing; to be made far larger than what is put into it.
pub(super) struct Marked<const SLOTS: usize> {
    slots: [(u64, u16); SLOTS],
}

impl<const SLOTS: usize> Marked<SLOTS> {
    pub(super) const fn new() -> Self {
        Self { slots: [(0, 0); SLOTS] }
    }

    /// The same with the mark `bit` for what has this hash.
    pub(super) const fn with(mut self, hash: u64, bit: u16) -> Self {
        let mut slot = hash as usize % SLOTS;
        while self.slots[slot].1 != 0 && self.slots[slot].0 != hash {
            slot = (slot + 1) % SLOTS;
        }
        self.slots[slot] = (hash, self.slots[slot].1 | 1 << bit);
        self
    }

    /// The marks of what has this hash.
    pub(super) fn of(&self, hash: u64) -> u16 {
        let mut slot = hash as usize % SLOTS;
        loop {
            match self.slots.get(slot) {
                Some(&(_, 0)) | None => return 0,
                Some(&(own, bits)) if own == hash => return bits,
                Some(_) => slot = (slot + 1) % SLOTS,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_add_up_and_other_words_have_none() {
        // 1 and 9 want the same place of eight.
        let table = Marked::<8>::new().with(1, 0).with(9, 1).with(1, 3);
        assert_eq!([1, 9, 17].map(|hash| table.of(hash)), [0b1001, 0b10, 0]);
    }
}

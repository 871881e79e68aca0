//! A hash table that is used as it lies in the binary: slots of equal size, probed one after the other.
//!
//! A slot is a value of `N` bytes that ends in two bytes of the key's hash; a value of zeros is a free slot. Two keys
//! of one place and one mark cannot be told apart, which is rare enough (one word in 5,000) to be harmless.

/// A table of slots of `N` bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table<const N: usize> {
    slots: &'static [[u8; N]],
}

impl<const N: usize> Table<N> {
    /// The table that lies in `bytes`; what does not fill a slot is left out.
    pub(super) const fn new(bytes: &'static [u8]) -> Self {
        Self { slots: bytes.as_chunks().0 }
    }

    /// The slot of the key with this hash.
    pub(super) fn get(self, hash: u64) -> Option<&'static [u8; N]> {
        let mark = mark(hash);
        let mut at = place(hash, self.slots.len());
        for _ in 0..self.slots.len() {
            let slot = self.slots.get(at)?;
            if is_free(slot) {
                return None;
            }
            // Byte by byte: for so few, a call to compare slices would cost more.
            if slot[N - 2] == mark[0] && slot[N - 1] == mark[1] {
                return Some(slot);
            }
            at = if at + 1 == self.slots.len() { 0 } else { at + 1 };
        }
        None
    }
}

/// The bytes of a table of `entries`, four fifths full: the key's hash, and the value with room for the mark behind it.
pub(super) fn build<const N: usize>(entries: &[(u64, [u8; N])]) -> Vec<u8> {
    let mut slots = vec![[0; N]; entries.len() * 5 / 4 + 1];
    for &(hash, mut value) in entries {
        if let Some(tail) = value.last_chunk_mut() {
            *tail = mark(hash);
        }
        let mut at = place(hash, slots.len());
        while slots.get(at).is_some_and(|slot| !is_free(slot)) {
            at = (at + 1) % slots.len();
        }
        if let Some(slot) = slots.get_mut(at) {
            *slot = value;
        }
    }
    slots.into_flattened()
}

fn place(hash: u64, slots: usize) -> usize {
    (((hash >> 32) * slots as u64) >> 32) as usize
}

fn mark(hash: u64) -> [u8; 2] {
    (hash as u16).to_le_bytes()
}

fn is_free<const N: usize>(slot: &[u8; N]) -> bool {
    slot.iter().all(|&byte| byte == 0)
}

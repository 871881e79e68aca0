//! Hashes of words that are the same on every machine: the tables in the binary are laid out by them.

/// The longest word, in bytes of its small letters, that is told from another by its end.
const LONGEST: usize = 64;

const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of some bytes.
pub fn hash(bytes: &[u8]) -> u64 {
    let mut state = (bytes.len() as u64).wrapping_mul(FACTOR) ^ 0x51a5_e1e4_dbd1_eb75;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let mut word = [0; 8];
        word.copy_from_slice(chunk);
        state = mix(state ^ u64::from_le_bytes(word));
    }
    mix(mix(state ^ big_endian(chunks.remainder())))
}

/// At most seven bytes as a number, the first one highest. In two steps that may overlap: a loop over so few would cost more.
fn big_endian(bytes: &[u8]) -> u64 {
    let behind = |first: usize| 8 * (bytes.len() - first);
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        u64::from(u32::from_be_bytes(*first)) << behind(4) | u64::from(u32::from_be_bytes(*last))
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<2>(), bytes.last_chunk::<2>()) {
        u64::from(u16::from_be_bytes(*first)) << behind(2) | u64::from(u16::from_be_bytes(*last))
    } else {
        bytes.first().copied().map_or(0, u64::from)
    }
}

/// A hash that can be worked out when the program is compiled (FNV-1a).
pub const fn fnv(bytes: &[u8]) -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

/// The hash of `word` in small letters, with plain apostrophes; only the first 64 bytes count.
pub fn folded(word: &str) -> u64 {
    let mut buffer = [0; LONGEST];
    let kept = fold(word, &mut buffer);
    hash(buffer.get(..kept).unwrap_or(&[]))
}

/// One more word for a phrase whose hash so far is `phrase`; start with 0.
pub const fn phrase(phrase: u64, word: u64) -> u64 {
    mix(phrase.rotate_left(23) ^ word)
}

/// Writes `word` in small letters into `buffer`; how many bytes it took.
fn fold(word: &str, buffer: &mut [u8; LONGEST]) -> usize {
    if word.is_ascii() {
        let kept = word.len().min(LONGEST);
        for (to, from) in buffer.iter_mut().zip(word.bytes()) {
            *to = from.to_ascii_lowercase();
        }
        return kept;
    }
    let mut used = 0;
    for c in word.chars().flat_map(char::to_lowercase) {
        let c = if matches!(c, '’' | '‘' | 'ʼ' | '´') { '\'' } else { c };
        let Some(place) = buffer.get_mut(used..used + c.len_utf8()) else { break };
        c.encode_utf8(place);
        used += c.len_utf8();
    }
    used
}

const fn mix(x: u64) -> u64 {
    let x = x.wrapping_mul(FACTOR);
    x ^ (x >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_apostrophes_fold() {
        assert_eq!(folded("O’NEIL"), folded("o'neil"));
        assert_eq!(folded("Öster"), folded("öster"));
        assert_ne!(folded("holt"), folded("hold"));
    }

    #[test]
    fn a_hash_never_changes() {
        assert_eq!(hash(b""), hash(b""));
        assert_eq!(folded("Dateline"), hash(b"dateline"));
        assert_ne!(phrase(phrase(0, 1), 2), phrase(phrase(0, 2), 1));
    }

    #[test]
    fn the_bytes_left_over_are_a_number() {
        for length in 0..8 {
            let bytes: Vec<u8> = (1..=length).collect();
            let wanted = bytes.iter().fold(0, |number, &byte| number << 8 | u64::from(byte));
            assert_eq!(big_endian(&bytes), wanted);
        }
    }

    #[test]
    fn any_length_will_do() {
        for length in 0..200 {
            assert_eq!(folded(&"é".repeat(length)), folded(&"É".repeat(length)));
        }
    }
}

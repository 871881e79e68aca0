//! Takes compression off, whatever the file is called.

use std::io::Read;

use flate2::read::MultiGzDecoder;

use crate::source::error::Cause;

/// The most bytes of a file that are read, packed or unpacked.
pub(super) const LIMIT: u64 = 64 << 20;

/// The most layers of packing that are taken off.
const LAYERS: usize = 3;

/// The bytes without their compression. A stream that breaks off gives what came before the break.
pub(super) fn unpack(mut bytes: Vec<u8>) -> Result<Vec<u8>, Cause> {
    for _ in 0..LAYERS {
        if !bytes.starts_with(&[0x1f, 0x8b]) {
            break;
        }
        let mut plain = Vec::new();
        let outcome = MultiGzDecoder::new(bytes.as_slice()).take(LIMIT + 1).read_to_end(&mut plain);
        if plain.len() as u64 > LIMIT {
            return Err(Cause::TooLarge);
        }
        if outcome.is_err() && plain.is_empty() {
            return Err(Cause::Damaged("gzip"));
        }
        bytes = plain;
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn gz(bytes: &[u8]) -> Vec<u8> {
        let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    #[test]
    fn gzip_comes_off_also_twice() {
        assert_eq!(unpack(gz(b"The talks")).unwrap(), b"The talks");
        assert_eq!(unpack(gz(&gz(b"The talks"))).unwrap(), b"The talks");
    }

    #[test]
    fn a_stream_that_breaks_off_gives_what_it_has() {
        let story = b"The ferry sank. ".repeat(4000);
        let packed = gz(&story);
        let half = unpack(packed[..packed.len() - 9].to_vec()).unwrap();
        assert!(half.starts_with(b"The ferry sank."));
    }

    #[test]
    fn damage_at_the_start_is_said() {
        assert!(matches!(unpack(vec![0x1f, 0x8b, 9, 9, 9]), Err(Cause::Damaged(_))));
    }

    #[test]
    fn a_bomb_is_refused() {
        let bomb = gz(&vec![b'a'; (LIMIT + 2) as usize]);
        assert!(matches!(unpack(bomb), Err(Cause::TooLarge)));
    }
}

//! Takes compression off, whatever the file is called.

use std::io::Read;

use brotli_decompressor::Decompressor;
use flate2::bufread::DeflateDecoder;
use flate2::bufread::GzDecoder;
use flate2::bufread::ZlibDecoder;
use ruzstd::decoding::BlockDecodingStrategy;
use ruzstd::decoding::FrameDecoder;

use crate::source::error::Cause;
use crate::source::reading::End;
use crate::source::reading::LIMIT;
use crate::source::reading::Reading;

/// The most layers of packing that are taken off.
const LAYERS: usize = 3;

const GZIP: &[u8] = &[0x1f, 0x8b];
const ZSTD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];

/// What is said of a stream that is not whole.
pub(super) const BROKEN: &str =
    "breaks off or is damaged where it is packed, only what comes before is read";

/// A way to pack bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    Gzip,
    Zstd,
    /// Only named by servers: it has no mark of its own.
    Brotli,
    /// With zlib's head, or, as some servers send it, without.
    Deflate,
}

impl Packing {
    /// What the bytes are packed with, as far as they say.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(GZIP) {
            Some(Self::Gzip)
        } else if bytes.starts_with(ZSTD) || skipped(bytes).is_some() {
            Some(Self::Zstd)
        } else {
            None
        }
    }

    /// What a server calls it.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "gzip" | "x-gzip" => Some(Self::Gzip),
            "zstd" => Some(Self::Zstd),
            "br" => Some(Self::Brotli),
            "deflate" => Some(Self::Deflate),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
            Self::Brotli => "brotli",
            Self::Deflate => "deflate",
        }
    }

    /// The bytes as they were before they were packed, as far as they can be had.
    pub(super) fn take_off(self, bytes: &[u8], reading: &mut Reading<'_>) -> (Vec<u8>, End) {
        match self {
            Self::Gzip => gzip(bytes, reading),
            Self::Zstd => zstd(bytes, reading),
            Self::Brotli => reading.drain(Decompressor::new(bytes, 4096)),
            Self::Deflate => match reading.drain(ZlibDecoder::new(bytes)) {
                (plain, End::Broken) if plain.is_empty() => {
                    reading.drain(DeflateDecoder::new(bytes))
                }
                done => done,
            },
        }
    }
}

/// The bytes without their compression. A stream that breaks off gives what came before the break, and a note.
pub(super) fn unpack(mut bytes: Vec<u8>, reading: &mut Reading<'_>) -> Result<Vec<u8>, Cause> {
    for _ in 0..LAYERS {
        let Some(packing) = Packing::of(&bytes) else { break };
        bytes = match packing.take_off(&bytes, reading) {
            (_, End::Full) => return Err(Cause::TooLarge),
            (plain, End::Broken) if plain.is_empty() => {
                return Err(Cause::Damaged(packing.name()));
            }
            (plain, End::Broken) => {
                reading.note(BROKEN);
                plain
            }
            (plain, End::Whole) => plain,
        };
    }
    Ok(bytes)
}

/// All members, one after the other, as archives of the web have them.
fn gzip(bytes: &[u8], reading: &mut Reading<'_>) -> (Vec<u8>, End) {
    let mut plain = Vec::new();
    let mut rest = bytes;
    while rest.starts_with(GZIP) {
        let mut member = GzDecoder::new(rest);
        let (more, end) = reading.drain(&mut member);
        plain.extend_from_slice(&more);
        if plain.len() as u64 > LIMIT {
            return (Vec::new(), End::Full);
        }
        if end != End::Whole {
            return (plain, end);
        }
        rest = member.into_inner();
    }
    (plain, after(rest))
}

/// All frames, one after the other. The decoder keeps a window back until the last block: a frame that breaks off is
/// given an empty last block, so that nothing of what was decoded stays in it.
fn zstd(bytes: &[u8], reading: &mut Reading<'_>) -> (Vec<u8>, End) {
    const LAST: &[u8] = &[1, 0, 0, 0, 0, 0, 0];
    let mut plain = Vec::new();
    let mut rest = bytes;
    loop {
        if let Some(behind) = skipped(rest) {
            rest = behind;
            continue;
        }
        if !rest.starts_with(ZSTD) {
            return (plain, after(rest));
        }
        let mut frame = FrameDecoder::new();
        frame.set_max_window_size(LIMIT);
        if frame.init(&mut rest).is_err() {
            return (plain, End::Broken);
        }
        let mut end = End::Whole;
        loop {
            let block = BlockDecodingStrategy::UptoBlocks(1);
            let finished = frame.decode_blocks(&mut rest, block);
            let finished = finished.unwrap_or_else(|_| {
                end = End::Broken;
                frame.decode_blocks(LAST, BlockDecodingStrategy::UptoBlocks(1)).unwrap_or(true)
            });
            let more = frame.collect().unwrap_or_default();
            plain.extend_from_slice(&more);
            if !reading.take(more.len() as u64) || plain.len() as u64 > LIMIT {
                return (Vec::new(), End::Full);
            }
            if finished {
                break;
            }
        }
        if end == End::Broken {
            return (plain, end);
        }
    }
}

/// The bytes behind a frame of zstd that holds no data, if one stands here.
fn skipped(bytes: &[u8]) -> Option<&[u8]> {
    let ([kind, 0x2a, 0x4d, 0x18], rest) = bytes.split_first_chunk()? else { return None };
    let (length, rest) = rest.split_first_chunk()?;
    (0x50..=0x5f).contains(kind).then_some(())?;
    rest.get(u32::from_le_bytes(*length) as usize..)
}

/// Padding of zeros behind a packed stream is nothing; anything else should not be there.
fn after(rest: &[u8]) -> End {
    if rest.iter().all(|b| *b == 0 || b.is_ascii_whitespace()) { End::Whole } else { End::Broken }
}

/// What a raw stream of `deflate` at the start of `bytes` holds, and how many bytes it takes.
pub(super) fn inflate(bytes: &[u8], reading: &mut Reading<'_>) -> (Vec<u8>, End, usize) {
    let mut stream = DeflateDecoder::new(bytes);
    let (plain, end) = reading.drain(stream.by_ref());
    (plain, end, stream.total_in() as usize)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;
    use crate::source::fields::Fields;

    fn gz(bytes: &[u8]) -> Vec<u8> {
        let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    fn zst(bytes: &[u8]) -> Vec<u8> {
        ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
    }

    /// The plain bytes, and whether there was something to note.
    fn open(bytes: Vec<u8>) -> Result<(Vec<u8>, bool), Cause> {
        let fields = Fields::default();
        let mut reading = Reading::new(&fields);
        let plain = unpack(bytes, &mut reading)?;
        Ok((plain, !reading.notes.is_empty()))
    }

    #[test]
    fn packing_comes_off_also_twice() {
        let story = || (b"The talks".to_vec(), false);
        assert_eq!(open(gz(b"The talks")).unwrap(), story());
        assert_eq!(open(zst(b"The talks")).unwrap(), story());
        assert_eq!(open(gz(&zst(b"The talks"))).unwrap(), story());
    }

    #[test]
    fn members_and_frames_follow_one_another() {
        let gzip = [gz(b"The "), gz(b"talks"), vec![0; 40]].concat();
        assert_eq!(open(gzip).unwrap(), (b"The talks".to_vec(), false));
        let zstd = [&[0x52, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 9, 9], &*zst(b"The "), &zst(b"talks")];
        assert_eq!(open(zstd.concat()).unwrap(), (b"The talks".to_vec(), false));
        let (plain, noted) = open([gz(b"The talks"), b"more".to_vec()].concat()).unwrap();
        assert!(plain == b"The talks" && noted);
    }

    #[test]
    fn a_stream_that_breaks_off_gives_what_it_has() {
        let story: Vec<u8> =
            (0..40_000).flat_map(|n| format!("Ferry {n} sank. ").into_bytes()).collect();
        for packed in [gz(&story), zst(&story)] {
            let (half, noted) = open(packed[..packed.len() * 2 / 3].to_vec()).unwrap();
            assert!(noted && half.len() > 100_000, "{}", half.len());
            assert!(story.starts_with(&half));
        }
    }

    #[test]
    fn damage_at_the_start_is_said() {
        assert!(matches!(open(vec![0x1f, 0x8b, 9, 9, 9]), Err(Cause::Damaged("gzip"))));
        assert!(matches!(open(vec![0x28, 0xb5, 0x2f, 0xfd, 9, 9]), Err(Cause::Damaged("zstd"))));
    }

    #[test]
    fn a_bomb_is_refused() {
        let bomb = vec![b'a'; (LIMIT + 2) as usize];
        assert!(matches!(open(gz(&bomb)), Err(Cause::TooLarge)));
        assert!(matches!(open(zst(&bomb)), Err(Cause::TooLarge)));
    }

    #[test]
    fn servers_pack_in_their_ways() {
        let fields = Fields::default();
        let mut reading = Reading::new(&fields);
        let mut plain =
            |name, bytes: &[u8]| Packing::named(name).unwrap().take_off(bytes, &mut reading);
        let brotli = b"\x0b\x04\x80The talks\x03";
        assert_eq!(plain("br", brotli), (b"The talks".to_vec(), End::Whole));
        let raw = gz(b"The talks");
        let raw = &raw[10..raw.len() - 8];
        assert_eq!(plain("deflate", raw), (b"The talks".to_vec(), End::Whole));
        assert_eq!(plain("deflate", b"\xff\xff").1, End::Broken);
    }
}

//! The files of a ZIP archive, read from the front: an archive that breaks off gives what stands before the break.

use crate::source::reading::End;
use crate::source::reading::Reading;
use crate::source::unpack::inflate;

const LOCAL: &[u8] = b"PK\x03\x04";
const DIRECTORY: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
const DESCRIPTOR: &[u8] = b"PK\x07\x08";

/// The most files of an archive.
const MOST: usize = 20_000;

/// What an archive holds.
#[derive(Debug, Default)]
pub(super) struct Archive {
    files: Vec<(String, Vec<u8>)>,
    /// Could all of it be read?
    pub(super) sound: bool,
}

impl Archive {
    /// Reads the files whose names `wanted` wants; of the others only the names.
    pub(super) fn read(
        bytes: &[u8],
        wanted: impl Fn(&str) -> bool,
        reading: &mut Reading<'_>,
    ) -> Self {
        let mut archive = Self { files: Vec::new(), sound: true };
        let mut rest = bytes;
        while let Some(entry) = Entry::read(rest) {
            let data = rest.get(entry.data..).unwrap_or_default();
            let (file, taken, whole) = entry.open(data, wanted(&entry.name), reading);
            archive.sound &= whole;
            archive.files.push((entry.name, file));
            rest = data.get(taken..).unwrap_or_default();
            if archive.files.len() == MOST {
                archive.sound = false;
                break;
            }
            // Behind the data may stand a descriptor; whatever stands there, the next file has its mark.
            let Some(next) = next_mark(rest) else { break };
            rest = rest.get(next..).unwrap_or_default();
        }
        archive.sound &= rest.starts_with(DIRECTORY) || rest.starts_with(END);
        archive.sound &=
            bytes.len() < 22 || bytes.windows(4).rev().take(70_000).any(|it| it == END);
        archive
    }

    /// The file of that name; of two the later, as archives that were added to have it.
    pub(super) fn file(&self, name: &str) -> Option<&[u8]> {
        let exact = self.files.iter().rev().find(|(it, _)| it == name);
        let found =
            exact.or_else(|| self.files.iter().rev().find(|(it, _)| it.eq_ignore_ascii_case(name)));
        found.map(|(_, file)| file.as_slice())
    }

    /// The names, in the archive's order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(name, _)| name.as_str())
    }
}

/// The nearest mark of a part.
fn next_mark(bytes: &[u8]) -> Option<usize> {
    let mark = |it: &[u8]| it == LOCAL || it == DIRECTORY || it == END;
    bytes.windows(4).position(mark)
}

/// What stands before the data of a file.
struct Entry {
    name: String,
    /// 0 for data as they are, 8 for packed ones.
    method: u16,
    packed: usize,
    /// Are the lengths given behind the data, and the data in cipher?
    flags: u16,
    /// Where the data begin.
    data: usize,
}

impl Entry {
    fn read(bytes: &[u8]) -> Option<Self> {
        if !bytes.starts_with(LOCAL) {
            return None;
        }
        let short = |at: usize| Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?));
        let long = |at: usize| Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?));
        let name = usize::from(short(26)?);
        let data = 30 + name + usize::from(short(28)?);
        let name = String::from_utf8_lossy(bytes.get(30..30 + name)?).into_owned();
        Some(Self { name, method: short(8)?, packed: long(18)? as usize, flags: short(6)?, data })
    }

    /// The file, how many bytes its data take, and whether it is all there.
    fn open(&self, data: &[u8], wanted: bool, reading: &mut Reading<'_>) -> (Vec<u8>, usize, bool) {
        let behind = self.flags & 8 != 0 && self.packed == 0;
        let known = data.get(..self.packed).filter(|_| !behind);
        let length = known.map_or(0, <[u8]>::len);
        let in_cipher = self.flags & 1 != 0;
        match self.method {
            _ if !wanted => (Vec::new(), length, known.is_some() || behind),
            8 if !in_cipher => {
                let (file, end, taken) = inflate(known.unwrap_or(data), reading);
                (file, known.map_or(taken, <[u8]>::len), end == End::Whole)
            }
            0 if !in_cipher => {
                // Without their length, data that are not packed go on to the next mark.
                let mark = |it: &[u8]| it == LOCAL || it == DIRECTORY || it == DESCRIPTOR;
                let end = data.windows(4).position(mark).filter(|_| behind);
                let file = known.or_else(|| data.get(..end?)).unwrap_or(data);
                let fits = reading.take(file.len() as u64);
                let kept = if fits { file.to_vec() } else { Vec::new() };
                (kept, file.len(), fits && (known.is_some() || end.is_some()))
            }
            _ => (Vec::new(), length, false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::fields::Fields;

    /// A file that is not packed, its length before or behind it.
    fn stored(name: &str, data: &str, behind: bool) -> Vec<u8> {
        let length = |on: bool| if on { (data.len() as u32).to_le_bytes() } else { [0; 4] };
        let mut out = LOCAL.to_vec();
        out.extend([20, 0, if behind { 8 } else { 0 }, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        out.extend(length(!behind));
        out.extend(length(!behind));
        out.extend((name.len() as u16).to_le_bytes());
        out.extend([0, 0]);
        out.extend(name.as_bytes());
        out.extend(data.as_bytes());
        if behind {
            out.extend(DESCRIPTOR);
            out.extend([0; 4]);
            out.extend(length(true));
            out.extend(length(true));
        }
        out
    }

    fn read(bytes: &[u8]) -> Archive {
        let fields = Fields::default();
        Archive::read(bytes, |_| true, &mut Reading::new(&fields))
    }

    #[test]
    fn files_are_read_wherever_their_length_stands() {
        let end = [END, &[0; 18]].concat();
        let bytes =
            [stored("a", "One", false), stored("b", "Two", true), stored("a", "Three", false), end]
                .concat();
        let archive = read(&bytes);
        assert_eq!(
            (archive.file("a"), archive.file("B")),
            (Some(&b"Three"[..]), Some(&b"Two"[..]))
        );
        assert_eq!(archive.names().collect::<Vec<_>>(), ["a", "b", "a"]);
        assert!(archive.sound);
    }

    #[test]
    fn an_archive_that_breaks_off_gives_what_it_has() {
        let bytes = [stored("a", "One", false), stored("b", "The second", false)].concat();
        let archive = read(&bytes[..bytes.len() - 7]);
        assert_eq!((archive.file("a"), archive.file("b")), (Some(&b"One"[..]), Some(&b"The"[..])));
        assert!(!archive.sound);
    }
}

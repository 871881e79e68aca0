//! Mends UTF-8 that was once read as Windows-1252 ("â€œWe wonâ€™tâ€"), and only where that is certain.

use encoding_rs::WINDOWS_1252;

/// What text of this kind begins a damaged character with: the bytes C2, C3, E2, C5, C4 and F0 read as letters.
const LEADS: [char; 6] = ['Â', 'Ã', 'â', 'Å', 'Ä', 'ð'];

/// The text, each damaged run put right. A run is put right only if it reads back as one whole UTF-8 character
/// beyond ASCII; a French "â" or a Swedish "Å" is followed by what no damaged run has.
pub(super) fn repair(text: String) -> String {
    if !text.contains(LEADS) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    let mut mended = 0usize;
    while let Some(at) = rest.find(LEADS) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        if let Some((good, used)) = damaged(from) {
            out.push(good);
            mended += 1;
            rest = from.get(used..).unwrap_or_default();
        } else {
            let step = from.chars().next().map_or(1, char::len_utf8);
            out.push_str(from.get(..step).unwrap_or_default());
            rest = from.get(step..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    if mended == 0 { text } else { out }
}

/// The character that a damaged run at the start of `text` stood for, and the run's length.
fn damaged(text: &str) -> Option<(char, usize)> {
    let mut bytes = [0u8; 4];
    let mut length = 0;
    let mut used = 0;
    let mut wanted = 4;
    for c in text.chars().take(4) {
        let byte = as_byte(c)?;
        if length == 0 {
            wanted = match byte {
                0xc2..=0xdf => 2,
                0xe0..=0xef => 3,
                0xf0..=0xf4 => 4,
                _ => return None,
            };
        } else if !(0x80..=0xbf).contains(&byte) {
            return None;
        }
        *bytes.get_mut(length)? = byte;
        length += 1;
        used += c.len_utf8();
        if length == wanted {
            let good = std::str::from_utf8(bytes.get(..length)?).ok()?.chars().next()?;
            return Some((good, used));
        }
    }
    None
}

/// The byte that Windows-1252 (or Latin-1, for what it leaves out) has for the character.
fn as_byte(c: char) -> Option<u8> {
    if (c as u32) < 0x100 {
        return u8::try_from(c as u32).ok();
    }
    let mut buffer = [0u8; 4];
    let (bytes, _, lossy) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    match (*bytes).first() {
        Some(&byte) if !lossy && bytes.len() == 1 => Some(byte),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(repair(text.to_owned()), expected);
    }

    #[test]
    fn quotes_dashes_and_accents_come_back() {
        check("â€œWe wonâ€™t goâ€\u{9d}, said JosÃ©", "“We won’t go”, said José");
        check("KYIV â€” The", "KYIV — The");
        check("5Â\u{a0}km", "5\u{a0}km");
    }

    #[test]
    fn letters_that_belong_there_stay() {
        check("Âme, château, Åse, São, pâté", "Âme, château, Åse, São, pâté");
        check("Malmö Ãra", "Malmö Ãra");
    }
}

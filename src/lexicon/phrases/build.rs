//! Makes the table of [`Phrases`](super::Phrases) from phrases; for the commands that write the assets, and the
//! tests that compare them.

use std::collections::BTreeMap;

use crate::lexicon::phrases::fold;
use crate::text::hash::fnv;

/// Phrases by the first run of letters in them: what follows it, and what the phrase means.
pub(in crate::lexicon) type Groups = BTreeMap<Vec<u8>, BTreeMap<Vec<u8>, Vec<u8>>>;

/// The bytes of a table, as [`crate::lexicon::phrases`] describes them.
pub(in crate::lexicon) fn table(groups: &Groups) -> Result<Vec<u8>, String> {
    let slots = (groups.len() * 2).next_power_of_two();
    let mut starts = vec![0_u32; slots];
    let mut blob = Vec::new();
    for (key, records) in groups {
        let start = 4 + 4 * slots + blob.len();
        let mut slot = fnv(key) as usize & (slots - 1);
        while starts.get(slot).is_some_and(|taken| *taken != 0) {
            slot = (slot + 1) & (slots - 1);
        }
        if let Some(free) = starts.get_mut(slot) {
            *free = start as u32;
        }
        piece(&mut blob, key)?;
        blob.push(
            u8::try_from(records.len())
                .map_err(|error| format!("too many phrases begin alike: {error}"))?,
        );
        let mut sorted: Vec<_> = records.iter().collect();
        sorted.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        for (rest, payload) in sorted {
            piece(&mut blob, rest)?;
            piece(&mut blob, payload)?;
        }
    }
    let mut bytes = (slots as u32).to_le_bytes().to_vec();
    bytes.extend(starts.iter().flat_map(|start| start.to_le_bytes()));
    bytes.extend(blob);
    Ok(bytes)
}

fn piece(blob: &mut Vec<u8>, bytes: &[u8]) -> Result<(), String> {
    blob.push(u8::try_from(bytes.len()).map_err(|error| format!("a phrase is too long: {error}"))?);
    blob.extend(bytes);
    Ok(())
}

/// A phrase folded, cut after its first run of letters and digits.
pub(in crate::lexicon) fn cut(form: &str) -> Result<(Vec<u8>, Vec<u8>), String> {
    let folded: Option<Vec<u8>> = form.chars().map(fold).collect();
    let folded = folded.ok_or_else(|| format!("{form:?} has a letter that folds to none"))?;
    let run = folded.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(folded.len());
    if run == 0 {
        return Err(format!("{form:?} does not begin with a letter"));
    }
    let (key, rest) = folded.split_at(run);
    Ok((key.to_vec(), rest.to_vec()))
}

/// The lines of a plain list, without comments.
pub(in crate::lexicon) fn lines(plain: &str) -> impl Iterator<Item = &str> {
    plain.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
}

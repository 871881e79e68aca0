//! Sorted lines, searched as they lie in the binary.

use std::cmp::Ordering;

/// The line of the sorted `lines` that is `key`, or begins with `key` and a tab: what stands behind the tab.
pub(super) fn find<'l>(lines: &'l str, key: &str) -> Option<&'l str> {
    let bytes = lines.as_bytes();
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
                return lines.get(start + tab.map_or(length, |at| at + 1)..start + length);
            }
            Ordering::Less => low = start + length + 1,
            Ordering::Greater => high = start,
        }
    }
    None
}

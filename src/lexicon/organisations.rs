//! Firms, brands, retailers and papers of the world whose names can look like people's.
//!
//! `assets/lexicon/organisations.txt` is searched as it lies in the binary: sorted lines, in small letters, hyphens
//! as spaces.

static LINES: &str = include_str!("../../assets/lexicon/organisations.txt");

/// Is `name` (in small letters, hyphens as spaces, `'` as apostrophe) such an organisation?
pub fn is_organisation(name: &str) -> bool {
    let bytes = LINES.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low.midpoint(high);
        let before = bytes.get(low..middle).unwrap_or_default();
        let start = before.iter().rposition(|&b| b == b'\n').map_or(low, |at| low + at + 1);
        let rest = bytes.get(start..high).unwrap_or_default();
        let length = rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len());
        match rest.get(..length).unwrap_or_default().cmp(name.as_bytes()) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => low = start + length + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_are_sorted_and_found() {
        assert!(LINES.lines().is_sorted());
        assert!(LINES.lines().all(is_organisation));
    }

    #[test]
    fn others_are_not_found() {
        for name in ["", "a", "zzz", "morgan", "stanley", "hans keller"] {
            assert!(!is_organisation(name), "{name}");
        }
    }
}

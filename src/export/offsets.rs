//! Byte offsets as character offsets: inside the program spans are bytes, outside they are Unicode scalar values.

/// Turns byte offsets of one text into character offsets, fastest when each is near the one before.
#[derive(Debug)]
pub(super) struct Offsets<'t> {
    text: &'t str,
    /// The last answer: bytes, characters.
    last: (usize, usize),
}

impl<'t> Offsets<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, last: (0, 0) }
    }

    /// The characters before byte `at`.
    pub(super) fn chars(&mut self, at: usize) -> usize {
        let (from, count) = self.last;
        let chars =
            |from: usize, to: usize| self.text.get(from..to).map_or(0, |t| t.chars().count());
        let now = if at < from { count - chars(at, from) } else { count + chars(from, at) };
        self.last = (at, now);
        now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_and_not_bytes() {
        let mut offsets = Offsets::new("“Péter” 東 x");
        assert_eq!(offsets.chars(3), 1);
        assert_eq!(offsets.chars(9), 6);
        assert_eq!(offsets.chars(0), 0, "also backwards");
        assert_eq!(offsets.chars(17), 10);
    }
}

//! The one way to point at text: a half-open range of bytes on character boundaries.

use std::cmp::Ordering;
use std::fmt;

/// A half-open range `start..end` of bytes in some text.
///
/// ```text
///  the prime minister said
///      └────────────┘          Span::new(4, 18)
/// ```
///
/// `start <= end` always holds. That both ends lie on character boundaries of the text it points
/// into is kept by whoever makes it; [`Span::of`] answers with an empty string where it does not.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// The range from `start` to `end`; an `end` before `start` counts as `start`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// The first byte.
    pub const fn start(self) -> usize {
        self.start
    }

    /// The byte after the last.
    pub const fn end(self) -> usize {
        self.end
    }

    /// How many bytes it covers.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Does it cover nothing?
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The text it points at; empty where the span does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Is the byte at `at` inside?
    pub const fn contains(self, at: usize) -> bool {
        self.start <= at && at < self.end
    }

    /// Does `other` lie wholly inside, ends included?
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Do the two share at least one byte?
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same span in a text in which it lies `by` bytes later.
    #[must_use]
    pub const fn shifted(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl Ord for Span {
    /// By start, then the longer first, so that an outer span comes before what it covers.
    fn cmp(&self, other: &Self) -> Ordering {
        self.start.cmp(&other.start).then(other.end.cmp(&self.end))
    }
}

impl PartialOrd for Span {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_never_runs_backwards() {
        assert_eq!(Span::new(5, 3), Span::new(5, 5));
    }

    #[test]
    fn a_span_that_does_not_fit_points_at_nothing() {
        assert_eq!(Span::new(1, 2).of("é"), "");
        assert_eq!(Span::new(0, 9).of("é"), "");
        assert_eq!(Span::new(0, 2).of("é"), "é");
    }

    #[test]
    fn the_outer_span_sorts_first() {
        let mut spans = [Span::new(4, 6), Span::new(0, 2), Span::new(4, 9)];
        spans.sort();
        assert_eq!(spans, [Span::new(0, 2), Span::new(4, 9), Span::new(4, 6)]);
    }
}

//! Where one has been in the article: the jump list, and marks.

use std::collections::BTreeMap;

/// So many places are remembered.
const MOST: usize = 100;

/// Places as bytes of the document, so that they hold at any width.
#[derive(Clone, Debug, Default)]
pub(super) struct Jumps {
    past: Vec<usize>,
    future: Vec<usize>,
    marks: BTreeMap<char, usize>,
}

impl Jumps {
    /// Remembers that one leaves `place` by a jump.
    pub(super) fn leave(&mut self, place: usize) {
        if self.past.last() != Some(&place) {
            self.past.push(place);
        }
        if self.past.len() > MOST {
            self.past.remove(0);
        }
        self.future.clear();
    }

    /// The place before, `here` being where one is.
    pub(super) fn back(&mut self, here: usize) -> Option<usize> {
        let place = self.past.pop()?;
        self.future.push(here);
        Some(place)
    }

    /// The place that one came back from.
    pub(super) fn forward(&mut self, here: usize) -> Option<usize> {
        let place = self.future.pop()?;
        self.past.push(here);
        Some(place)
    }

    /// Sets mark `name` at `place`.
    pub(super) fn mark(&mut self, name: char, place: usize) {
        self.marks.insert(name, place);
    }

    /// Where one has been, and the marks.
    pub(super) fn all(&self) -> (Vec<usize>, BTreeMap<char, usize>) {
        (self.past.clone(), self.marks.clone())
    }

    /// The jump list with these places behind, and these marks.
    pub(super) fn with(past: Vec<usize>, marks: BTreeMap<char, usize>) -> Self {
        Self { past, future: Vec::new(), marks }
    }

    /// The place of mark `name`.
    pub(super) fn marked(&self, name: char) -> Option<usize> {
        self.marks.get(&name).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_and_forward_are_inverse() {
        let mut jumps = Jumps::default();
        jumps.leave(10);
        jumps.leave(20);
        assert_eq!(jumps.back(30), Some(20));
        assert_eq!(jumps.back(20), Some(10));
        assert_eq!(jumps.back(10), None);
        assert_eq!(jumps.forward(10), Some(20));
        assert_eq!(jumps.forward(20), Some(30));
        assert_eq!(jumps.forward(30), None);
    }

    #[test]
    fn a_new_jump_forgets_what_was_ahead() {
        let mut jumps = Jumps::default();
        jumps.leave(10);
        let _ = jumps.back(20);
        jumps.leave(15);
        assert_eq!(jumps.forward(15), None);
    }
}

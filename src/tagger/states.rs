//! The states of the chain: where in a name of which kind a word stands.
//!
//! People, places and organisations tell a first, inner, last and only word apart; the rest tells the first from the
//! following ones. Fifteen states and a spare one, so that the weights of a feature are sixteen bytes.

use crate::tagger::Label;

/// How many states there are, with the spare one.
pub const STATES: usize = 16;

/// A state: `OUTSIDE`, or 1 + 4 × kind + position; the last two of Misc are not used.
pub type State = u8;

/// The word is no part of a name.
pub const OUTSIDE: State = 0;

/// Where in its name a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// The first of several.
    First,
    /// Neither first nor last.
    Inner,
    /// The last of several.
    Last,
    /// The only one.
    Only,
}

/// The labels in the order of their states.
pub const LABELS: [Label; 4] = [Label::Person, Label::Place, Label::Organisation, Label::Misc];

const MISC_FIRST: State = 13;
const MISC_NEXT: State = 14;

/// The state of a word of a name of the `label`.
pub fn state(label: Label, position: Position) -> State {
    let kind = match label {
        Label::Person => 0,
        Label::Place => 1,
        Label::Organisation => 2,
        Label::Misc => {
            return match position {
                Position::First | Position::Only => MISC_FIRST,
                Position::Inner | Position::Last => MISC_NEXT,
            };
        }
    };
    1 + 4 * kind + position as State
}

/// The label of a state; none for outside and the spare state.
pub fn label(state: State) -> Option<Label> {
    match state {
        1..=4 => Some(Label::Person),
        5..=8 => Some(Label::Place),
        9..=12 => Some(Label::Organisation),
        MISC_FIRST | MISC_NEXT => Some(Label::Misc),
        _ => None,
    }
}

/// Does a name begin with this state?
pub const fn begins(state: State) -> bool {
    match state {
        1..=12 => matches!((state - 1) % 4, 0 | 3),
        MISC_FIRST => true,
        _ => false,
    }
}

/// Must a name go on after this state?
const fn open(state: State) -> bool {
    matches!(state, 1..=12) && matches!((state - 1) % 4, 0 | 1)
}

/// Can the chain begin with this state?
pub const fn may_start(state: State) -> bool {
    state == OUTSIDE || begins(state)
}

/// Can the chain end with this state?
pub const fn may_end(state: State) -> bool {
    state <= MISC_NEXT && !open(state)
}

/// Can `to` follow on `from`?
pub const fn may_follow(from: State, to: State) -> bool {
    if from > MISC_NEXT || to > MISC_NEXT {
        return false;
    }
    if open(from) {
        // The inner or the last word of the same kind.
        return matches!(to, 1..=12)
            && (to - 1) / 4 == (from - 1) / 4
            && matches!((to - 1) % 4, 1 | 2);
    }
    may_start(to) || (to == MISC_NEXT && from >= MISC_FIRST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_on_until_its_last_word() {
        let person = |position| state(Label::Person, position);
        assert!(may_follow(person(Position::First), person(Position::Last)));
        assert!(!may_follow(person(Position::First), OUTSIDE));
        assert!(!may_follow(person(Position::First), state(Label::Place, Position::Last)));
        assert!(may_follow(person(Position::Last), person(Position::Only)));
        assert!(!may_follow(OUTSIDE, person(Position::Inner)));
    }

    #[test]
    fn labels_come_back() {
        for kind in LABELS {
            assert_eq!(label(state(kind, Position::Inner)), Some(kind));
            assert_eq!(label(state(kind, Position::Only)), Some(kind));
        }
        assert_eq!(label(OUTSIDE), None);
        assert_eq!(label(15), None);
    }
}

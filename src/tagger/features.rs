//! The features of a place: numbers that stand for what is true of it.

use crate::lexicon::names::{Known, is_place};
use crate::tagger::scene::{Case, Place, Scene};
use crate::tagger::words::{Sort, Word};

/// Which features are made: a set of groups, for ablation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Groups(pub u8);

impl Groups {
    /// The words around.
    pub const CONTEXT: u8 = 1;
    /// Shapes and affixes.
    pub const FORM: u8 = 2;
    /// Word classes.
    pub const CLASSES: u8 = 4;
    /// Lists of names.
    pub const NAMES: u8 = 8;
    /// The run of capitals.
    pub const RUN: u8 = 16;
    /// The rest of the document.
    pub const DOCUMENT: u8 = 32;
    /// The labels of the first pass.
    pub const SECOND: u8 = 64;
    /// All of them.
    pub const ALL: Self = Self(127);

    /// Is the group among them?
    pub const fn has(self, group: u8) -> bool {
        self.0 & group != 0
    }
}

/// The word beyond the ends of a sentence.
const EDGE: u64 = 0x0ed6_e0ed_6e0e_d6e0;

/// Makes a feature of a template's number and a value.
pub(super) const fn feature(template: u64, value: u64) -> u32 {
    let x =
        (value ^ template.wrapping_mul(0xa076_1d64_78bd_642f)).wrapping_mul(0xe703_7ed1_a0b4_28db);
    ((x >> 32) ^ (x >> 7)) as u32
}

const fn pair(a: u64, b: u64) -> u64 {
    (a.wrapping_mul(0x8ebc_6af0_9c88_c6e3)).rotate_left(31) ^ b
}

/// The words whose features depend on nothing but the word: the one that stands at a place, and its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The word at the place.
    Own,
    /// The same, in small letters behind a hyphen: "in" at the end of "Jae-in" is another word than "in".
    Tail,
    /// The second word before.
    SecondBefore,
    /// The word before.
    Before,
    /// The word after.
    After,
    /// The second word after.
    SecondAfter,
}

impl Role {
    /// How many there are.
    pub const COUNT: usize = 6;
    /// The neighbours, with how many places they are away.
    pub const NEAR: [(Self, isize); 4] =
        [(Self::SecondBefore, -2), (Self::Before, -1), (Self::After, 1), (Self::SecondAfter, 2)];

    /// How the word at `at` stands there.
    pub fn own(scene: &Scene, at: usize) -> Self {
        let tail = scene.places[at].glued && !scene.word(at).capital;
        if tail { Self::Tail } else { Self::Own }
    }
}

/// Appends to `out` the features of the place `at` that need no labels.
pub fn local(scene: &Scene, at: usize, groups: Groups, out: &mut Vec<u32>) {
    of_word(Some(scene.word(at)), Role::own(scene, at), groups, out);
    for (role, by) in Role::NEAR {
        of_word(scene.near(at, by), role, groups, out);
    }
    of_place(scene, at, groups, out);
}

/// Appends the features that a word brings to a place by standing there in `role`; no word where the sentence has ended.
pub fn of_word(word: Option<&Word>, role: Role, groups: Groups, out: &mut Vec<u32>) {
    let mut add = |template: u64, value: u64| out.push(feature(template, value));
    if groups.has(Groups::CONTEXT) {
        let lower = lower(word);
        match role {
            Role::Own => {
                add(2, word.map_or(EDGE, |word| word.exact));
                add(3, lower);
            }
            Role::Tail => {
                add(2, pair(lower, 1));
                add(3, pair(lower, 1));
            }
            Role::Before => add(4, lower),
            Role::After => add(5, lower),
            Role::SecondBefore => add(6, lower),
            Role::SecondAfter => add(7, lower),
        }
    }
    let own = word.filter(|_| matches!(role, Role::Own | Role::Tail));
    if let Some(word) = own.filter(|_| groups.has(Groups::FORM)) {
        add(20, u64::from(word.shape));
        for (number, &affix) in word.affixes.iter().enumerate().skip(1) {
            add(30 + number as u64, u64::from(affix));
        }
    }
    if groups.has(Groups::CLASSES) {
        let [coarse, middle, fine] = classes_of(word);
        let capital = word.map_or(2, |word| u64::from(word.capital));
        match role {
            Role::Own | Role::Tail => {
                add(40, coarse);
                add(41, middle);
                add(42, fine);
                add(55, pair(middle, word.map_or(0, |word| u64::from(word.shape))));
            }
            Role::Before => {
                add(43, pair(coarse, capital));
                add(44, pair(middle, capital));
                add(45, pair(fine, capital));
            }
            Role::After => {
                add(46, pair(coarse, capital));
                add(47, pair(middle, capital));
                add(48, pair(fine, capital));
            }
            Role::SecondBefore => add(49, middle),
            Role::SecondAfter => add(50, middle),
        }
    }
    if let Some(word) = own.filter(|_| groups.has(Groups::NAMES)) {
        add(60, known(word));
        add(68, pair(known(word), u64::from(word.classes.coarse)));
    }
}

/// Appends the features that several words or the place itself bring.
pub fn of_place(scene: &Scene, at: usize, groups: Groups, out: &mut Vec<u32>) {
    let place = &scene.places[at];
    let word = scene.word(at);
    let [b2, b1, a1, a2] = Role::NEAR.map(|(_, by)| scene.near(at, by));
    let case = scene.case_of(at);
    let spot = u64::from(place.first) | (case as u64) << 1;
    let run = place.run.1 - place.run.0;
    let length = u64::from(run.min(4));
    let mut add = |template: u64, value: u64| out.push(feature(template, value));
    add(0, spot);
    add(1, pair(spot, length));

    if groups.has(Groups::CONTEXT) {
        let [lb2, lb1, la1, la2] = [b2, b1, a1, a2].map(lower);
        let own = match Role::own(scene, at) {
            Role::Tail => pair(word.lower, 1),
            _ => word.lower,
        };
        add(8, pair(lb1, own));
        add(9, pair(own, la1));
        add(10, pair(lb1, la1));
        add(11, pair(lb2, lb1));
        add(12, pair(la1, la2));
        let sorts = [b2, b1, a1, a2].map(|w| w.map_or(0, |w| w.sort as u64));
        add(13, pair(sorts[1], sorts[2]));
        add(14, pair(sorts[0], sorts[1]));
        add(15, pair(sorts[2], sorts[3]));
        let glue = u64::from(place.glued) | u64::from(next_glued(scene, at)) << 1;
        if glue != 0 {
            add(16, glue);
            add(17, pair(glue, if place.glued { lb1 } else { la1 }));
            let shapes = pair(u64::from(word.shape), b1.map_or(0, |w| u64::from(w.shape)));
            add(18, pair(glue, shapes));
        }
    }
    if groups.has(Groups::FORM) {
        let [sb1, sa1] = [b1, a1].map(|w| w.map_or(0xffff, |w| u64::from(w.shape)));
        let s0 = u64::from(word.shape);
        add(21, pair(s0, spot));
        add(22, pair(sb1, s0));
        add(23, pair(s0, sa1));
        add(24, pair(pair(sb1, s0), sa1));
    }
    if groups.has(Groups::CLASSES) {
        classes(word, [b2, b1, a1, a2], &mut add);
    }
    if groups.has(Groups::NAMES) {
        let [kb1, ka1] = [b1, a1].map(|w| w.map_or(0x100, known));
        let k0 = known(word);
        add(61, pair(k0, spot));
        add(62, pair(kb1, k0));
        add(63, pair(k0, ka1));
        add(64, pair(pair(kb1, k0), ka1));
        add(65, pair(k0, length));
        let sb1 = b1.map_or(9, |w| w.sort as u64);
        let sa1 = a1.map_or(9, |w| w.sort as u64);
        add(66, pair(pair(k0, sb1), sa1));
        add(67, place_phrase(scene, at, place));
    }
    if groups.has(Groups::RUN) && run > 0 {
        self::run(scene, at, place, &mut add);
    }
    if groups.has(Groups::DOCUMENT) {
        let here = u64::from(scene.elsewhere(at));
        let alone = u64::from(run == 1);
        add(90, here);
        add(91, pair(here, pair(alone, spot)));
        add(92, pair(here, known(word)));
        for bit in 0..8 {
            if here >> bit & 1 == 1 {
                add(93, pair(bit, pair(alone, spot)));
            }
        }
        others(scene, at, &mut add);
        if run > 1 {
            let before = if at > place.run.0 as usize { scene.elsewhere(at - 1) } else { 0 };
            let after = if at + 1 < place.run.1 as usize { scene.elsewhere(at + 1) } else { 0 };
            add(94, pair(u64::from(before), pair(here, length)));
            add(95, pair(u64::from(after), pair(here, length)));
        }
    }
}

/// What stands around the word elsewhere in the article; each thing counts once.
fn others(scene: &Scene, at: usize, add: &mut impl FnMut(u64, u64)) {
    let mut met = [0u64; 24];
    let mut used = 0;
    for other in scene.others(at) {
        let (before, after) = (scene.near(other, -1), scene.near(other, 1));
        let middle = |word: Option<&Word>| word.map_or(999, |w| u64::from(w.classes.middle));
        let form = |word: Option<&Word>| word.map_or(0x100, known);
        let values = [
            (120, lower(before)),
            (121, lower(after)),
            (122, middle(before)),
            (123, middle(after)),
            (124, form(before)),
            (125, form(after)),
        ];
        for (template, value) in values {
            let key = pair(template, value);
            if met.iter().take(used).any(|&m| m == key) {
                continue;
            }
            if let Some(slot) = met.get_mut(used) {
                *slot = key;
                used += 1;
            }
            add(template, value);
        }
    }
}

fn lower(word: Option<&Word>) -> u64 {
    word.map_or(EDGE, |word| word.lower)
}

fn known(word: &Word) -> u64 {
    u64::from(word.known.bits()) | u64::from(word.capital) << 7
}

fn next_glued(scene: &Scene, at: usize) -> bool {
    scene.places.get(at + 1).is_some_and(|next| next.glued)
}

fn classes_of(word: Option<&Word>) -> [u64; 3] {
    let classes = word.map(|word| word.classes).unwrap_or_default();
    [u64::from(classes.coarse), u64::from(classes.middle), u64::from(classes.fine)]
}

fn classes(word: &Word, near: [Option<&Word>; 4], add: &mut impl FnMut(u64, u64)) {
    let [b2, b1, a1, a2] = near.map(classes_of);
    let c0 = classes_of(Some(word));
    add(51, pair(b1[1], c0[1]));
    add(52, pair(c0[1], a1[1]));
    add(53, pair(pair(b1[0], c0[0]), a1[0]));
    add(54, pair(b1[1], a1[1]));
    add(56, pair(b2[0], b1[0]));
    add(57, pair(a1[0], a2[0]));
}

/// Is the place inside a phrase that is known as a place, and where in it?
fn place_phrase(scene: &Scene, at: usize, place: &Place) -> u64 {
    if scene.word(at).known.has(Known::PLACE) && place.run.1 - place.run.0 <= 1 {
        return 1;
    }
    let (start, end) = (place.run.0 as usize, place.run.1 as usize);
    let mut words = [0; 4];
    // The longest phrase of two to four words of the run that holds the place.
    for length in [4, 3, 2] {
        let from = (at + 1).saturating_sub(length).max(start);
        for first in from..=at {
            if first + length > end {
                break;
            }
            for (slot, inside) in words.iter_mut().zip(first..first + length) {
                *slot = scene.word(inside).lower;
            }
            if is_place(words.get(..length).unwrap_or(&[])) {
                return 2 + u64::from(first < at) + 2 * u64::from(first + length == end);
            }
        }
    }
    0
}

/// What stands at the ends of the run of capitals, and right outside of it.
fn run(scene: &Scene, at: usize, place: &Place, add: &mut impl FnMut(u64, u64)) {
    let (start, end) = (place.run.0 as usize, place.run.1 as usize);
    let length = (end - start).min(4) as u64;
    let from_start = (at - start).min(2) as u64;
    let from_end = (end - 1 - at).min(2) as u64;
    let spot = from_start | from_end << 2 | length << 4;
    let before = scene.near(start, -1);
    let after = scene.near(end - 1, 1);
    let (first, last) = (scene.word(start), scene.word(end - 1));
    add(70, spot);
    add(71, pair(lower(before), from_start));
    add(72, pair(lower(after), from_end));
    add(73, pair(lower(before), lower(after)));
    let middle = |word: Option<&Word>| word.map_or(999, |w| u64::from(w.classes.middle));
    add(74, pair(middle(before), length));
    add(75, pair(middle(after), length));
    let sort = |word: Option<&Word>| word.map_or(9, |w| w.sort as u64);
    add(76, pair(pair(sort(before), sort(after)), spot));
    if length > 1 {
        add(77, pair(last.lower, from_end));
        add(78, pair(first.lower, from_start));
        add(79, pair(pair(known(first), known(last)), spot));
        add(80, pair(u64::from(last.classes.fine), from_end));
        add(81, pair(u64::from(first.classes.fine), from_start));
        let title = matches!(first.sort, Sort::Title | Sort::Courtesy);
        add(82, pair(u64::from(title), spot));
    }
    if scene.case_of(at) == Case::Capitals {
        add(83, spot);
    }
}

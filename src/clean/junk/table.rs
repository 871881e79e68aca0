//! The patterns of all families, taken apart by the compiler: when the program starts they lie ready to be searched.

use crate::clean::junk::families::PATTERNS;
use crate::clean::pattern::Item;
use crate::clean::pattern::parse;

/// The patterns whose first word this is, in the order of the table.
pub(super) fn opened_by(hash: u64) -> impl Iterator<Item = u16> {
    let from = FIRSTS.partition_point(|(own, _)| *own < hash);
    FIRSTS.get(from..).unwrap_or_default().iter().take_while(move |f| f.0 == hash).map(|f| f.1)
}

/// The patterns that may begin with any word.
pub(super) fn open() -> impl Iterator<Item = u16> {
    OPEN.iter().copied()
}

/// The items of a pattern.
pub(super) fn items(pattern: u16) -> &'static [Item] {
    let at = usize::from(pattern);
    let bounds = BOUNDS.get(at).zip(BOUNDS.get(at + 1));
    bounds
        .and_then(|(from, to)| LAID.items.get(usize::from(*from)..usize::from(*to)))
        .unwrap_or_default()
}

/// A set of words in 64 bits: each word's hash sets one.
pub(super) fn bits(words: &[u64]) -> u64 {
    words.iter().fold(0, |bits, hash| bits | bit(*hash))
}

const fn bit(hash: u64) -> u64 {
    1 << (hash >> 58)
}

/// May the pattern match a line whose words set these bits? Not if a word that it asks for is none of them.
pub(super) fn may_match(pattern: u16, bits: u64) -> bool {
    ASKED.get(usize::from(pattern)).is_none_or(|asked| asked & bits != 0)
}

/// The bits of the words of which each pattern asks for one, of the item that has the fewest; all bits where it asks for none.
static ASKED: [u64; PATTERNS.len()] = {
    let mut asked = [u64::MAX; PATTERNS.len()];
    let mut at = 0;
    while at < PATTERNS.len() {
        let mut item = LAYOUT.bounds[at] as usize;
        while item < LAYOUT.bounds[at + 1] as usize {
            let own = LAYOUT.items[item];
            if !own.is_optional() && !own.is_class() {
                let mut bits = 0;
                let mut word = own.from as usize;
                while word < own.to as usize {
                    bits |= bit(LAYOUT.words[word]);
                    word += 1;
                }
                if bits.count_ones() < asked[at].count_ones() {
                    asked[at] = bits;
                }
            }
            item += 1;
        }
        at += 1;
    }
    asked
};

/// The words of the items.
pub(super) fn words() -> &'static [u64] {
    &LAID.words
}

/// How many items and words there are.
const SIZES: (usize, usize) = {
    let (mut items, mut words) = (0, 0);
    let mut at = 0;
    while at < PATTERNS.len() {
        let sizes = parse(PATTERNS[at].2, &mut [], 0, &mut [], 0);
        items = sizes.0 + items;
        words = sizes.1 + words;
        at += 1;
    }
    (items, words)
};

/// All items and all words, one pattern after the other, and where each pattern begins.
struct Laid {
    items: [Item; SIZES.0],
    words: [u64; SIZES.1],
    bounds: [u16; PATTERNS.len() + 1],
}

static LAID: Laid = LAYOUT;
static BOUNDS: [u16; PATTERNS.len() + 1] = LAYOUT.bounds;

const LAYOUT: Laid = {
    let mut laid =
        Laid { items: [Item::NONE; SIZES.0], words: [0; SIZES.1], bounds: [0; PATTERNS.len() + 1] };
    let (mut item, mut word) = (0, 0);
    let mut at = 0;
    while at < PATTERNS.len() {
        laid.bounds[at] = item as u16;
        (item, word) = parse(PATTERNS[at].2, &mut laid.items, item, &mut laid.words, word);
        at += 1;
    }
    laid.bounds[at] = item as u16;
    laid
};

/// How many first words, and how many patterns that may begin with any.
const FIRST_SIZES: (usize, usize) = {
    let (mut firsts, mut open) = (0, 0);
    let mut at = 0;
    while at < PATTERNS.len() {
        let mut item = LAYOUT.bounds[at] as usize;
        let end = LAYOUT.bounds[at + 1] as usize;
        let mut any = false;
        while item < end {
            let own = LAYOUT.items[item];
            firsts += (own.to - own.from) as usize;
            any |= own.is_class();
            if !own.is_optional() {
                break;
            }
            item += 1;
        }
        open += any as usize;
        at += 1;
    }
    (firsts, open)
};

/// Each word that may stand first, with its pattern, in order.
static FIRSTS: [(u64, u16); FIRST_SIZES.0] = FILLED.0;
static OPEN: [u16; FIRST_SIZES.1] = FILLED.1;

const FILLED: ([(u64, u16); FIRST_SIZES.0], [u16; FIRST_SIZES.1]) = {
    let mut firsts = [(0, 0); FIRST_SIZES.0];
    let mut open = [0; FIRST_SIZES.1];
    let (mut first, mut opened) = (0, 0);
    let mut at = 0;
    while at < PATTERNS.len() {
        let mut item = LAYOUT.bounds[at] as usize;
        let end = LAYOUT.bounds[at + 1] as usize;
        let mut any = false;
        while item < end {
            let own = LAYOUT.items[item];
            let mut word = own.from as usize;
            while word < own.to as usize {
                firsts[first] = (LAYOUT.words[word], at as u16);
                first += 1;
                word += 1;
            }
            any |= own.is_class();
            if !own.is_optional() {
                break;
            }
            item += 1;
        }
        if any {
            open[opened] = at as u16;
            opened += 1;
        }
        at += 1;
    }
    (sorted(firsts), open)
};

/// Shell's sort, which a compiler can run.
const fn sorted<const N: usize>(mut list: [(u64, u16); N]) -> [(u64, u16); N] {
    let mut gap = N / 2;
    while gap > 0 {
        let mut at = gap;
        while at < N {
            let own = list[at];
            let mut to = at;
            while to >= gap
                && (list[to - gap].0 > own.0
                    || list[to - gap].0 == own.0 && list[to - gap].1 > own.1)
            {
                list[to] = list[to - gap];
                to -= gap;
            }
            list[to] = own;
            at += 1;
        }
        gap /= 2;
    }
    list
}

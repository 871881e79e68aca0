//! What speaks for and against a proposal, as numbers of weights.

use std::collections::{BTreeMap, BTreeSet};

use crate::analyze::titles::function::{is_copula, is_saying, is_stop};
use crate::analyze::titles::grammar::Proposal;
use crate::analyze::titles::view::{Unit, View};
use crate::lexicon::titles::{
    BEFORE_HEAD, BODY, CAPITALS, Class, FORMER, HEAD, OCCUPATION, PORTFOLIO, QUALITY, WEAK,
};
use crate::tagger::Label;
use crate::text::TokenKind;

/// How many weights there are; a power of two.
pub(super) const WEIGHTS: usize = 8192;

/// Where a person stands, seen from a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// No person near.
    Nobody,
    /// "President Vance"
    Next,
    /// "the president, Vance"
    NextComma,
    /// "Vance, the president"
    Before,
    /// "Vance is the president", "Vance as president"
    Is,
    /// "Vance’s spokesman"
    Owner,
    /// "Vance, who is president", "Vance (president)"
    Near,
}

/// What the document says of its heads as a whole.
#[derive(Debug, Default)]
pub(super) struct Heads {
    /// For each office: how often it stands, how often right before a person.
    counts: BTreeMap<&'static str, (u32, u32)>,
    /// The offices that stand somewhere in words, not as an acronym.
    spelt_out: BTreeSet<&'static str>,
    /// Is the document about films, so that a director has made one?
    pub(super) of_films: bool,
}

/// Words of which a document about films has several.
const FILMS: &[&str] = &[
    "film",
    "films",
    "movie",
    "movies",
    "screenplay",
    "screenwriter",
    "filmmaker",
    "filmmakers",
    "cast",
    "sequel",
    "starring",
    "trailer",
    "premiere",
    "cinema",
    "anime",
    "blockbuster",
    "Oscar",
    "Hollywood",
    "filmmaking",
];

impl Heads {
    /// Counts the offices of `proposals`.
    pub(super) fn new(view: &View<'_>, proposals: &[Proposal]) -> Self {
        let films = |unit: &&Unit| FILMS.contains(&unit.span.of(view.text));
        let of_films = view.units.iter().filter(films).take(3).count() == 3;
        let mut heads = Self { of_films, ..Self::default() };
        for proposal in proposals {
            let Some(word) = view.units.get(proposal.head).and_then(|unit| unit.word) else {
                continue;
            };
            if !word.has(CAPITALS) {
                heads.spelt_out.insert(word.key);
            }
            let count = heads.counts.entry(word.key).or_default();
            count.0 += 1;
            let named = matches!(
                beside(view, proposal),
                Beside::Next | Beside::NextComma | Beside::Before | Beside::Is
            );
            count.1 += u32::from(named);
        }
        heads
    }

    /// Does the office stand somewhere in words, so that its acronym is known?
    pub(super) fn spells_out(&self, key: &str) -> bool {
        self.spelt_out.contains(key)
    }

    /// Does a person bear this office, or one that its word ends ("police chief" for "chief"), somewhere in the document?
    pub(super) fn names_holder(&self, key: &str) -> bool {
        let ends = |office: &str| {
            office.strip_suffix(key).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
        };
        self.counts.iter().any(|(office, count)| count.1 > 0 && ends(office))
    }
}

/// Where a person stands beside `proposal`.
pub(super) fn beside(view: &View<'_>, proposal: &Proposal) -> Beside {
    let person = |at: usize| view.units.get(at).is_some_and(Unit::is_person);
    let last = proposal.full.end - 1;
    if let Some(next) = view.after(last) {
        if person(next) {
            return Beside::Next;
        }
        if let Some(second) = view.after(next) {
            // "Dr. Syed Holt"
            let style =
                |at: usize| view.units.get(at).is_some_and(|u| u.class() == Class::Honorific);
            if style(last) && style(next) && person(second) {
                return Beside::Next;
            }
            if matches!(view.str(next), "," | "(" | ":" | "“" | "\"" | "-" | "–") && person(second)
            {
                return Beside::NextComma;
            }
            let third = view.after(second).unwrap_or(second);
            if matches!(view.str(next), "," | "(")
                && person(third)
                && view.units.get(second).is_some_and(|u| u.word.is_some())
            {
                return Beside::NextComma;
            }
        }
    }
    let Some(before) = view.before(proposal.full.start) else { return Beside::Nobody };
    let skips = matches!(
        view.str(before),
        "a" | "an" | "the" | "The" | "A" | "its" | "his" | "her" | "their"
    ) || view.units.get(before).is_some_and(|u| u.is(QUALITY));
    let Some(left) = (if skips { view.before(before) } else { Some(before) }) else {
        return Beside::Nobody;
    };
    if person(left) {
        return Beside::Before;
    }
    let lefter = view.before(left);
    match view.str(left) {
        "," | "(" | "–" | "—" | "-" if lefter.is_some_and(person) => Beside::Before,
        "'s" | "’s" | "'" | "’" if lefter.is_some_and(person) => Beside::Owner,
        word if is_copula(word) || matches!(word, "as" | "named" | "appointed" | "elected") => {
            let mut at = left;
            for _ in 0..8 {
                match view.before(at) {
                    Some(i) if person(i) => return Beside::Is,
                    Some(i) if matches!(view.str(i), ";" | ":") => break,
                    Some(i) => at = i,
                    None => break,
                }
            }
            Beside::Nobody
        }
        _ => {
            let mut at = left;
            for _ in 0..4 {
                match view.before(at) {
                    Some(i) if person(i) => return Beside::Near,
                    Some(i) => at = i,
                    None => break,
                }
            }
            Beside::Nobody
        }
    }
}

/// What kind of word stands at a place beside a title.
fn neighbour(view: &View<'_>, at: Option<usize>) -> u32 {
    let Some(at) = at else { return 1 };
    let Some(unit) = view.units.get(at) else { return 1 };
    let word = view.str(at);
    if unit.is_person() {
        return 2;
    }
    match unit.kind {
        TokenKind::Mark => match word {
            "," => 3,
            "." | "!" | "?" => 4,
            "(" | "[" => 5,
            ")" | "]" => 6,
            "\"" | "“" | "”" | "‘" | "’" | "'" | "«" | "»" => 7,
            "-" if unit.glued => 8,
            ":" => 9,
            _ => 10,
        },
        TokenKind::Clitic => 11,
        TokenKind::Number => 12,
        TokenKind::Address => 13,
        TokenKind::Word => {
            if is_saying(word) {
                14
            } else if is_copula(word) {
                15
            } else if matches!(word, "the" | "The" | "THE") {
                16
            } else if matches!(word, "a" | "an" | "A" | "An") {
                17
            } else if matches!(
                word,
                "his" | "her" | "their" | "its" | "my" | "our" | "your" | "His" | "Her" | "Its"
            ) {
                18
            } else if matches!(word, "and" | "And" | "or" | "&") {
                19
            } else if matches!(word, "who" | "whose" | "which" | "that") {
                20
            } else if matches!(
                word,
                "of" | "for" | "to" | "at" | "in" | "on" | "by" | "with" | "from"
            ) {
                21
            } else if matches!(word, "as" | "named" | "appointed" | "elected" | "became" | "become")
            {
                22
            } else if matches!(
                word,
                "has"
                    | "had"
                    | "have"
                    | "will"
                    | "would"
                    | "can"
                    | "could"
                    | "should"
                    | "may"
                    | "might"
            ) {
                23
            } else if matches!(
                word,
                "any"
                    | "every"
                    | "each"
                    | "no"
                    | "some"
                    | "many"
                    | "these"
                    | "those"
                    | "all"
                    | "several"
                    | "two"
                    | "three"
                    | "other"
                    | "most"
                    | "few"
            ) {
                24
            } else if matches!(
                word,
                "this" | "that" | "This" | "another" | "one" | "next" | "new" | "first" | "last"
            ) {
                25
            } else if is_stop(word) {
                26
            } else if unit.is(FORMER | QUALITY) {
                27
            } else if unit.country {
                28
            } else if unit.is(HEAD) {
                29
            } else if unit.is(BODY | PORTFOLIO | BEFORE_HEAD) {
                if unit.has_capital() { 30 } else { 31 }
            } else if unit.has_capital() {
                match unit.label {
                    Some(Label::Organisation) => 32,
                    Some(Label::Place) => 33,
                    Some(_) => 34,
                    None => 35,
                }
            } else if word.ends_with("ed") {
                36
            } else if word.ends_with("ing") {
                37
            } else if word.ends_with('s') {
                38
            } else {
                39
            }
        }
    }
}

/// Classes whose words behave alike.
fn group(class: Class, flags: u8) -> u32 {
    if flags & (WEAK | OCCUPATION) != 0 {
        return 1;
    }
    match class {
        Class::State | Class::Govt | Class::Minister | Class::Diplomat | Class::Spokesperson => 2,
        Class::Legislator | Class::Party | Class::Judge | Class::Prosecutor | Class::Official => 3,
        Class::Royalty | Class::Clergy => 4,
        Class::Military | Class::Police => 5,
        Class::Business | Class::Academic | Class::Media | Class::Sport => 6,
        Class::Honorific => 7,
        Class::Candidate => 8,
        Class::Leader | Class::None => 1,
    }
}

/// How the head lies in what the tagger found: nowhere, at its beginning, in it, at its end, alone; and in what.
fn inside(view: &View<'_>, proposal: &Proposal) -> u32 {
    let Some(unit) = view.units.get(proposal.head) else { return 0 };
    let goes_on = |at: Option<usize>| {
        at.and_then(|at| view.units.get(at))
            .is_some_and(|next| next.label.is_some() && !next.opens && !next.is_person())
    };
    let follows = goes_on(view.after(proposal.head));
    match unit.label {
        None => u32::from(follows),
        Some(label) => 2 + 4 * (label as u32) + 2 * u32::from(unit.opens) + u32::from(follows),
    }
}

/// Whose office it is: what stands before the "’s" at `before`.
fn owner(view: &View<'_>, before: Option<usize>) -> u32 {
    let clitic = |at: &usize| view.units.get(*at).is_some_and(|u| u.kind == TokenKind::Clitic);
    match before.filter(clitic) {
        None => 0,
        Some(at) => 1 + neighbour(view, view.before(at)),
    }
}

/// Does a name stand in the sentence of the unit at `at`, within twelve units?
fn sentence_has_person(view: &View<'_>, at: usize) -> bool {
    let Some(sentence) = view.units.get(at).map(|unit| unit.sentence) else { return false };
    view.units
        .get(at.saturating_sub(12)..view.units.len().min(at + 13))
        .is_some_and(|near| near.iter().any(|u| u.is_person() && u.sentence == sentence))
}

/// A hash of the last three letters of a word in small letters.
fn end_hash(word: &str) -> u32 {
    if !word.starts_with(char::is_lowercase) || word.len() < 5 {
        return 1;
    }
    word.as_bytes().rchunks(3).next().map_or(0, |end| {
        end.iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
    })
}

/// A hash of a word, of either case.
fn word_hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |sum, byte| {
        (sum ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
    })
}

/// The numbers of the weights that speak for or against `proposal`.
pub(super) fn features(view: &View<'_>, proposal: &Proposal, heads: &Heads, out: &mut Vec<u16>) {
    out.clear();
    let Some(unit) = view.units.get(proposal.head) else { return };
    let Some(word) = unit.word else { return };
    let mut template = 0_u32;
    let mut add = |value: u32| {
        template += 1;
        let mixed = (value ^ template.wrapping_mul(0x9e37_79b9)).wrapping_mul(0x85eb_ca6b);
        out.push(((mixed ^ (mixed >> 15)) as usize % WEIGHTS) as u16);
    };
    let class = word.class as u32;
    let person = beside(view, proposal) as u32;
    let case = unit.case as u32;
    let plural = u32::from(word.plural);
    let before = view.before(proposal.full.start);
    let after = view.after(proposal.full.end - 1);
    let left = neighbour(view, before);
    let lefter = neighbour(view, before.and_then(|at| view.before(at)));
    let right = neighbour(view, after);
    let righter = neighbour(view, after.and_then(|at| view.after(at)));
    let core_left = proposal.head - proposal.core.start;
    let has_core = u32::from(core_left > 0);
    let has_left = match proposal.core.start - proposal.full.start {
        0 => 0,
        _ if view
            .units
            .get(proposal.full.start..proposal.core.start)
            .is_some_and(|units| units.iter().any(|u| u.country)) =>
        {
            1
        }
        _ if view.units.get(proposal.full.start).is_some_and(Unit::has_capital) => 2,
        _ => 3,
    };
    let tail = proposal
        .tail
        .as_ref()
        .map_or(0, |tail| 1 + tail.preposition as u32 + 8 * u32::from(tail.is_portfolio));
    let key = word_hash(word.key);
    let (count, named) = heads.counts.get(word.key).copied().unwrap_or((0, 0));
    let seen = count.min(3) * 4 + named.min(3);
    let headline = u32::from(view.in_headline(proposal.head));
    let label = unit.label.map_or(0, |label| 1 + label as u32) * 2 + u32::from(unit.opens);
    let inside = inside(view, proposal);
    let owner = owner(view, before);
    let held = u32::from(heads.names_holder(word.key));
    let somebody = u32::from(sentence_has_person(view, proposal.head));
    let weak = u32::from(word.has(WEAK)) * 2 + u32::from(word.has(OCCUPATION));
    let first = u32::from(before.is_none());
    let at_end = u32::from(after.is_none());
    let strong = (person << 3) | (has_left << 1) | u32::from(tail > 0);

    let group = group(word.class, word.flags);
    let calm = match right {
        14 | 15 | 23 => 0,
        1 | 3..=7 | 9 | 10 | 16..=22 | 24..=26 => 1,
        2 => 2,
        11 => 3,
        8 | 12 | 13 => 4,
        _ => 5,
    };
    let article = match left {
        16 => 0,
        17 => 1,
        18 | 11 => 2,
        1 | 3..=10 => 3,
        24 | 25 => 4,
        21 => 5,
        22 => 6,
        _ => 7,
    };
    add(group << 8 | article << 4 | calm);
    add(group << 8 | person);
    add(group << 8 | article << 4 | plural);
    add(group << 8 | calm << 4 | case);
    add(group << 8 | strong);
    add(0);
    add(class);
    add(u32::from(word.flags));
    add(key);
    add(class << 8 | person);
    add(class << 8 | case << 4 | plural);
    add(class << 8 | left);
    add(class << 8 | right);
    add(class << 8 | tail);
    add(class << 8 | has_left << 1 | has_core);
    add(left << 8 | right);
    add(left << 8 | lefter);
    add(right << 8 | righter);
    add(left << 16 | right << 8 | case << 4 | plural);
    add(person << 8 | left);
    add(person << 8 | right);
    add(person << 8 | weak << 4 | plural);
    add(person << 8 | case);
    add(seen << 8 | left);
    add(seen << 8 | person);
    add(class << 8 | seen);
    add(strong << 8 | weak);
    add(strong << 8 | case << 4 | plural);
    add(label << 8 | person);
    add(label << 8 | right);
    add(headline << 8 | person << 4 | case);
    add(headline << 8 | class);
    add(first << 8 | case << 4 | right);
    add(at_end << 8 | person);
    add(word_hash(before.map_or("", |at| view.str(at))));
    add(word_hash(after.map_or("", |at| view.str(at))));
    add(word_hash(before.and_then(|at| view.before(at)).map_or("", |at| view.str(at))));
    add(key ^ person << 24);
    add(key ^ left << 20);
    add(key ^ case << 20 ^ plural << 24);
    add(key ^ has_left << 20 ^ tail << 24);
    add(inside << 8 | person);
    add(inside << 8 | group << 4 | u32::from(tail > 0));
    add(inside << 8 | right);
    add(owner << 8 | group << 4 | case);
    add(held << 12 | article << 8 | group << 4 | somebody);
    add(held << 12 | calm << 8 | article << 4 | u32::from(has_left > 0));
    add(somebody << 12 | calm << 8 | article << 4 | group);
    add(end_hash(before.map_or("", |at| view.str(at))));
    add(end_hash(after.map_or("", |at| view.str(at))) ^ article << 20);
}

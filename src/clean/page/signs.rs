//! The signs of a page's lines: those of any text, and what the markup and the extractors say.

use std::collections::BTreeMap;

use crate::clean::page::blocks::AROUND;
use crate::clean::page::blocks::Block;
use crate::clean::page::blocks::MARKS;
use crate::clean::page::extract;
use crate::clean::signs;
use crate::clean::signs::Tape;
use crate::clean::view::View;

const TAGS: usize = 10;

/// The signs of each line of a page; `article_body` is what the page's own data says its text is.
pub(super) fn signs(
    views: &[View],
    blocks: &[Block],
    opinions: &[u8],
    article_body: &str,
) -> Vec<Vec<u16>> {
    let base = signs::count() as u16;
    let holders = holders(views, blocks);
    let body: String = article_body.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut lines = signs::signs(views);
    for (at, (signs, view)) in lines.iter_mut().zip(views).enumerate() {
        let mut tape = Tape { base, on: std::mem::take(signs) };
        line(&mut tape, view, blocks, opinions, at, &holders, &body);
        *signs = tape.on;
    }
    lines
}

/// How many signs there are.
pub(super) fn count() -> usize {
    let mut tape = Tape { base: signs::count() as u16, on: Vec::new() };
    line(&mut tape, &View::blank(), &[Block::default()], &[0], 0, &Holders::default(), "");
    usize::from(tape.base)
}

/// How many words of prose each element holds, of all.
#[derive(Default)]
struct Holders {
    inner: BTreeMap<usize, usize>,
    outer: BTreeMap<usize, usize>,
    all: usize,
    most: usize,
}

fn holders(views: &[View], blocks: &[Block]) -> Holders {
    let mut out = Holders::default();
    for (view, block) in views.iter().zip(blocks) {
        if view.prose && view.family.is_none() {
            *out.inner.entry(block.parents[0]).or_insert(0) += view.count;
            *out.outer.entry(block.parents[1]).or_insert(0) += view.count;
            out.all += view.count;
        }
    }
    out.most = out.inner.values().copied().max().unwrap_or(0);
    out
}

fn line(
    tape: &mut Tape,
    view: &View,
    blocks: &[Block],
    opinions: &[u8],
    at: usize,
    holders: &Holders,
    body: &str,
) {
    let blank = Block::default();
    let block = blocks.get(at).unwrap_or(&blank);
    let opinion = |i: Option<usize>| i.and_then(|i| opinions.get(i)).map(|o| usize::from(*o));
    let all = 1 << extract::COUNT;
    let own = opinion(Some(at)).unwrap_or(0);
    let form = usize::from(view.prose) * 2 + usize::from(view.count >= 8);
    tape.one_of(all, Some(own));
    tape.one_of(all * 4, Some(own * 4 + form));
    for step in 1..=2 {
        tape.one_of(all + 1, Some(opinion(at.checked_sub(step)).unwrap_or(all)));
        tape.one_of(all + 1, Some(opinion(Some(at + step)).unwrap_or(all)));
    }
    let none = |range: std::ops::Range<usize>| {
        opinions.get(range).unwrap_or_default().iter().all(|o| *o == 0)
    };
    tape.flag(none(at + 1..(at + 6).min(opinions.len())));
    tape.flag(none(at.saturating_sub(5)..at));
    tape.flag(none(at..opinions.len()));
    tape.flag(none(0..at));
    // The majority of them.
    let votes = own.count_ones() as usize;
    tape.one_of(4, Some(votes));
    tape.one_of(TAGS * 4, Some(block.tag as usize * 4 + votes.min(3)));
    tape.one_of(TAGS * 4, Some(block.tag as usize * 4 + form));
    for neighbour in [at.checked_sub(1), Some(at + 1)] {
        let tag = neighbour.and_then(|i| blocks.get(i)).map_or(TAGS, |b| b.tag as usize);
        tape.one_of(TAGS + 1, Some(tag));
    }
    for bit in 0..AROUND.len() {
        tape.flag(block.around >> bit & 1 == 1);
        tape.flag(block.around >> bit & 1 == 1 && view.prose);
    }
    for bit in 0..MARKS.len() {
        tape.flag(block.near >> bit & 1 == 1);
        tape.flag(block.near >> bit & 1 == 1 && votes > 0);
        tape.flag(block.far >> bit & 1 == 1);
    }
    let letters = view.text.chars().count().max(1);
    tape.one_of(6, Some(block.linked * 5 / letters));
    tape.one_of(12, Some((block.linked * 5 / letters).min(5) + 6 * usize::from(votes > 0)));
    tape.flag(block.strong);
    tape.flag(block.strong && view.prose);
    let held = |map: &BTreeMap<usize, usize>, id: usize, of: usize| {
        map.get(&id).copied().unwrap_or(0) * 8 / of.max(1)
    };
    tape.one_of(9, Some(held(&holders.inner, block.parents[0], holders.all)));
    tape.one_of(9, Some(held(&holders.inner, block.parents[0], holders.most)));
    tape.one_of(
        18,
        Some(
            held(&holders.inner, block.parents[0], holders.most).min(8)
                + 9 * usize::from(view.prose),
        ),
    );
    tape.one_of(9, Some(held(&holders.outer, block.parents[1], holders.all)));
    // Beside the line above: in the same element, or one up.
    let above = at.checked_sub(1).and_then(|i| blocks.get(i));
    let below = blocks.get(at + 1);
    let beside = |other: Option<&Block>| match other {
        Some(o) if o.parents[0] == block.parents[0] => 0,
        Some(o) if o.parents[1] == block.parents[1] => 1,
        Some(_) => 2,
        None => 3,
    };
    tape.one_of(4, Some(beside(above)));
    tape.one_of(4, Some(beside(below)));
    let said = match body.len() {
        0..400 => 2,
        _ => usize::from(
            body.contains(view.text.get(..view.text.floor_char_boundary(80)).unwrap_or(&view.text)),
        ),
    };
    tape.one_of(3, Some(said));
    tape.one_of(6, Some(said * 2 + usize::from(view.count >= 8)));
}

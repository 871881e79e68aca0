//! A plain-text dump made into an article: which lines are the head, which the body, and what goes.

use std::ops::Range;

use crate::clean::dateline::dateline;
use crate::clean::head;
use crate::clean::junk::Family;
use crate::clean::language;
use crate::clean::lines::Line;
use crate::clean::lines::lines;
use crate::clean::markdown::Marked;
use crate::clean::merge;
use crate::clean::sequence;
use crate::clean::sequence::Part;
use crate::clean::sequence::Weights;
use crate::clean::signs;
use crate::clean::stories;
use crate::clean::strays::Strays;
use crate::clean::tables::Doubt;
use crate::clean::tables::Tables;
use crate::clean::view::View;
use crate::clean::writer;
use crate::document::Article;
use crate::document::Block;
use crate::document::BlockKind;
use crate::document::Document;
use crate::document::Dropped;
use crate::document::Meta;
use crate::text::Span;

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stays, as a block of this kind.
    Stays(BlockKind),
    /// It goes, for this reason.
    Goes(&'static str),
}

/// The most lines that a file is judged by: what has more is no article, and stays whole.
pub(super) const MOST: usize = 30_000;

/// The article in `text`; what `meta` knows already is believed.
pub(super) fn clean_text(text: &str, meta: Meta, tables: &Tables<'_>) -> Article {
    let lines = lines(text);
    if lines.len() > MOST {
        return untouched(lines.into_iter().map(|l| (BlockKind::Paragraph, l.text)), meta);
    }
    let views: Vec<View> = View::all(lines);
    let stories = stories::stories(&views);
    if stories.len() < 2 {
        return clean_views(&views, meta, tables);
    }
    let between: Vec<Option<String>> = stories
        .windows(2)
        .map(|pair| match pair {
            [a, b] if a.end < b.start => views.get(a.end).map(|rule| rule.text.clone()),
            _ => None,
        })
        .collect();
    // What the container says, it says of the first.
    let mut meta = Some(meta);
    let articles = stories
        .into_iter()
        .map(|story| {
            let own = views.get(story).unwrap_or_default();
            clean_views(own, meta.take().unwrap_or_default(), tables)
        })
        .collect();
    stories::join(articles, &between)
}

fn clean_views(views: &[View], meta: Meta, tables: &Tables<'_>) -> Article {
    let read = read_twice(views, signs::signs(views), signs::count(), tables.lines);
    clean_lines(views, &read, &[], tables.doubt, meta, tables.headline)
}

/// The article in a text whose marks say what each line is.
pub(super) fn clean_marked(text: Marked, mut meta: Meta, tables: &Tables<'_>) -> Article {
    meta.headline = meta.headline.or(text.headline);
    if text.blocks.len() > MOST {
        return untouched(text.blocks.into_iter(), meta);
    }
    let (kinds, lines): (Vec<BlockKind>, Vec<Line>) =
        text.blocks.into_iter().map(|(kind, text)| (kind, Line { text, parted: true })).unzip();
    let views = View::all(lines);
    let read = read_twice(&views, signs::signs(&views), signs::count(), tables.lines);
    clean_lines(&views, &read, &kinds, tables.doubt, meta, tables.headline)
}

/// All lines as they are, nothing taken out.
pub(super) fn untouched(lines: impl Iterator<Item = (BlockKind, String)>, meta: Meta) -> Article {
    Article { meta, document: Document::from_blocks(lines), ..Article::default() }
}

/// Reads the lines by their signs, of which there are `count`, and once more by what the first reading says of the text.
pub(super) fn read_twice(
    views: &[View],
    signs: Vec<Vec<u16>>,
    count: usize,
    table: &[u8],
) -> Vec<(Part, i32)> {
    let (first, second) = Weights::pair(table, count);
    let read = sequence::read(first, &signs);
    sequence::read(second, &signs::again(views, &read, signs, count))
}

/// The article of lines that were read; `kinds` says what each is by its markup, where there is some.
pub(super) fn clean_lines(
    views: &[View],
    read: &[(Part, i32)],
    kinds: &[BlockKind],
    doubt: Doubt,
    meta: Meta,
    headline: &[u8],
) -> Article {
    let mut fates = decide(views, read, kinds, doubt);
    whole_tables(kinds, &mut fates);
    let clean = is_clean(views, &fates);
    if clean {
        let first = fates.iter().position(stays).unwrap_or(0);
        for (at, fate) in fates.iter_mut().enumerate().skip(first) {
            let caption = matches!(fate, Fate::Stays(BlockKind::Caption));
            if !caption {
                *fate = Fate::Stays(kinds.get(at).copied().unwrap_or(BlockKind::Paragraph));
            }
        }
    }
    let kept: Vec<bool> = fates.iter().map(|f| matches!(f, Fate::Stays(_))).collect();
    // The head is sought where the body most likely begins: what stays only in doubt would hide it.
    let likely = |at: &usize| read.get(*at).is_some_and(|(_, margin)| *margin > -LIKELY);
    let body = |at: &usize| likely(at) && fates.get(*at).is_some_and(stays);
    let prose = |at: &usize| views.get(*at).is_some_and(|v| v.prose);
    let start = (0..views.len()).find(|at| prose(at) && body(at)).unwrap_or(0);
    let end = (0..views.len()).rev().find(body).map_or(0, |at| at + 1);
    let start = below_name(views, start, end).unwrap_or(start);
    let head = head::find(views, read, &kept, start..end, headline, meta.headline.as_deref());
    if !clean {
        let names = if head.meta.byline.is_empty() { &meta.byline } else { &head.meta.byline };
        without_writers(views, &mut fates, start, names);
    }
    assemble(views, fates, &head, meta, start)
}

/// Takes out what tells of the writers, who have these names; the story begins at `start`.
fn without_writers(views: &[View], fates: &mut [Fate], start: usize, names: &[String]) {
    let kept: Vec<usize> =
        (start..views.len()).filter(|at| fates.get(*at).is_some_and(stays)).collect();
    let mut gone = writer::told_above(views, &kept, names);
    if let Some(first) = writer::told(views, &kept, names) {
        gone.extend(kept.into_iter().filter(|at| *at >= first));
    }
    for at in gone {
        if let Some(fate) = fates.get_mut(at) {
            *fate = Fate::Goes(Family::Author.reason());
        }
    }
}

/// Where the story begins if what stays at the top is the house's own word, on its tests or its trust: right below a name with a
/// date, above it a headline and several sentences.
fn below_name(views: &[View], start: usize, end: usize) -> Option<usize> {
    let dateline = |at: usize| views.get(at).is_some_and(View::is_dateline);
    let words = |from: usize, to: usize| -> usize {
        let prose = views.get(from..to).unwrap_or_default().iter().filter(|v| v.prose);
        prose.map(|v| v.count).sum()
    };
    let at = (start + 1..(start + 16).min(end)).find(|at| {
        let named = views.get(*at).is_some_and(|v| v.byline);
        let dated = views.get(*at).is_some_and(|v| v.date.is_some());
        named && (dated || dateline(at + 1) || dateline(at - 1))
    })?;
    let above = views.get(start..at)?;
    let titled =
        above.iter().rev().take(4).any(|v| {
            (4..=25).contains(&v.count) && !v.prose && v.family.is_none() && !v.is_dateline()
        });
    let sentences = above.iter().filter(|v| v.prose).count();
    (titled && sentences >= 3 && words(at + 1, end) > words(start, at) * 2).then_some(at + 1)
}

/// Is this an article that somebody has cleaned already? Hardly a line of it would go, and none that looks like a page's frame.
fn is_clean(views: &[View], fates: &[Fate]) -> bool {
    let gone = || views.iter().zip(fates).filter(|(_, fate)| matches!(fate, Fate::Goes(_)));
    let few = (views.len() / 25).max(2);
    gone().count() <= few
        && gone().all(|(v, _)| v.family.is_none() && !v.is_dateline() && !v.byline && !v.credited)
}

/// How much better a reading with a line of a sure form must be for it to stay.
const CERTAIN: i32 = 8192;

/// How much better a reading without a line may be where it still counts as the body's.
const LIKELY: i32 = 1024;

/// Words that a caption may open with to say that it is one.
const CAPTIONED: [&str; 5] = ["photo", "image", "picture", "caption", "pictured"];

/// Words of a sentence that no label or button is as long as.
const SENTENCE: usize = 14;

fn stays(fate: &Fate) -> bool {
    matches!(fate, Fate::Stays(kind) if *kind != BlockKind::Caption)
}

/// The lines from the first paragraph that is surely the body's to the last one; all lines where none is.
fn firm(views: &[View], read: &[(Part, i32)]) -> Range<usize> {
    const FIRM: i32 = 4096;
    let is_firm = |at: &usize| {
        read.get(*at).is_some_and(|(_, margin)| *margin > FIRM)
            && views.get(*at).is_some_and(|v| v.prose && !v.house.is_frame())
    };
    match ((0..views.len()).find(is_firm), (0..views.len()).rev().find(is_firm)) {
        (Some(first), Some(last)) => first..last + 1,
        _ => 0..views.len(),
    }
}

fn decide(views: &[View], read: &[(Part, i32)], kinds: &[BlockKind], doubts: Doubt) -> Vec<Fate> {
    let caption = |at: usize, view: &View| {
        let by_next =
            |n: usize| views.get(at + n).is_some_and(|v| v.family == Some(Family::Credit));
        view.family.is_none()
            && view.count >= 4
            && (view.credited || (view.count >= 6 && by_next(1)))
    };
    let is_caption =
        |at: usize, view: &View| kinds.get(at) == Some(&BlockKind::Caption) || caption(at, view);
    // A cross-head stands above the picture of what it speaks of, and the text goes on below the picture's credit.
    let crowns = |at: usize, view: &View| {
        let next = |n: usize| views.get(at + n);
        let margin = read.get(at).map_or(0, |(_, margin)| *margin);
        let bare = view.family.is_none() && !view.byline && view.date.is_none() && !view.credited;
        margin > -CERTAIN / 2
            && bare
            && !view.ended
            && (4..=12).contains(&view.count)
            && view.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && next(1).is_some_and(|v| v.family == Some(Family::Credit))
            && next(2).is_some_and(|v| v.prose && v.family.is_none())
    };
    // The first picture stands between the head and the text.
    let opens = |at: usize| {
        let next = read.get(at + 1..).unwrap_or_default();
        next.iter().take(6).any(|(part, _)| matches!(part, Part::Body | Part::Inside))
    };
    let firm = firm(views, read);
    let strays = Strays::of(views, firm.clone());
    views
        .iter()
        .zip(read)
        .enumerate()
        .map(|(at, (view, &(part, margin)))| {
            let ([short, long, prose], house) = match doubts.house {
                [house, _, _] if at < firm.start => (doubts.before, house),
                [_, _, house] if at >= firm.end => (doubts.after, house),
                [_, house, _] => (doubts.within, house),
            };
            let sure = view.family.is_some_and(|f| f.is_sure(view.prose && view.count > SENTENCE));
            let doubt = match view {
                // A row of figures within the text belongs to it unless the model is sure that it does not.
                _ if kinds.get(at) == Some(&BlockKind::TableRow) && part == Part::Inside => {
                    CERTAIN / 2
                }
                // A form that no article has goes unless the model is sure that it belongs.
                _ if sure => -CERTAIN,
                // What ends in the name of who took the picture is its caption, and stays as one.
                View { captioned: true, family: None, .. } => -i32::MAX,
                View { credited: true, .. } => 0,
                View { family: Some(family), count: ..8, .. } if *family != Family::Address => {
                    doubts.junk
                }
                _ if view.house.is_frame() => house.min(if view.prose { prose } else { long }),
                // "SENNA (Agency) — The envoy": so begins no line but an article's.
                View { prose: true, .. } if dateline(&view.text).is_some() => {
                    prose.max(CERTAIN / 2)
                }
                View { prose: true, .. } => prose,
                // "Q: Where to next?", "A: Senna": short as they are, they are what an interview is made of.
                _ if ["Q: ", "A: "].iter().any(|mark| view.text.starts_with(mark)) => {
                    long.max(prose)
                }
                _ if kinds.get(at) == Some(&BlockKind::Subheading) => short.max(256),
                _ if kinds.is_empty() && firm.contains(&at) && is_other_headline(views, at) => {
                    -2 * LIKELY
                }
                View { count: 8.., .. } | View { count: 4.., ended: true, .. } => long,
                _ => short,
            };
            // "[PHOTO] The minister leaves. (Agency)": it says itself what it is.
            let labelled = CAPTIONED.contains(&view.words.get(0))
                && (view.credited || view.text.starts_with('['));
            if labelled && view.family.is_none() && part != Part::After {
                return Fate::Stays(BlockKind::Caption);
            }
            if kinds.get(at) != Some(&BlockKind::Subheading)
                && let Some(reason) = strays.reason(at)
            {
                return Fate::Goes(reason);
            }
            let wordless = !view.text.contains(char::is_alphanumeric);
            if kinds.is_empty() && part != Part::Before && crowns(at, view) {
                return Fate::Stays(BlockKind::Paragraph);
            }
            if margin > -doubt && kinds.get(at) != Some(&BlockKind::Caption) && !wordless {
                return Fate::Stays(kinds.get(at).copied().unwrap_or(BlockKind::Paragraph));
            }
            match (view.family, part) {
                (_, Part::Before) if is_caption(at, view) && opens(at) => {
                    Fate::Stays(BlockKind::Caption)
                }
                (Some(family), _) if sure || !view.prose => Fate::Goes(family.reason()),
                (_, Part::Inside | Part::Body) if is_caption(at, view) => {
                    Fate::Stays(BlockKind::Caption)
                }
                (Some(family), Part::Inside) => Fate::Goes(family.reason()),
                (_, Part::Before) => Fate::Goes("before the article"),
                (_, Part::After) => Fate::Goes("after the article"),
                _ => Fate::Goes("no part of the text around it"),
            }
        })
        .collect()
}

/// Could the line within the body be the headline of another story? A cross-head is short, or stands alone between two paragraphs; an
/// item of a list has a number, a label or several commas.
fn is_other_headline(views: &[View], at: usize) -> bool {
    let Some(view) = views.get(at) else { return false };
    let prose = |at: usize| views.get(at).is_some_and(|v| v.prose && v.family.is_none());
    let alone = at.checked_sub(1).is_some_and(prose) && prose(at + 1);
    let labelled = [": ", " – ", " — ", " - "].iter().any(|mark| {
        view.text.split_once(mark).is_some_and(|(label, _)| label.split(' ').count() <= 3)
    });
    !alone
        && (8..=18).contains(&view.count)
        && !view.ended
        && signs::titled(view)
        && view.text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '“' | '‘' | '"'))
        && view.text.matches(',').count() < 2
        && !labelled
}

/// No article is without a text: where no line would stay, the longer ones do that are not known as part of a page's frame.
fn something_stays(views: &[View], fates: &mut [Fate], is_head: impl Fn(usize) -> bool) {
    /// So many words are more than a label.
    const LONG: usize = 8;
    if fates.iter().any(stays) {
        return;
    }
    for (at, (view, fate)) in views.iter().zip(fates).enumerate() {
        if view.count >= LONG && view.family.is_none() && !is_head(at) {
            *fate = Fate::Stays(BlockKind::Paragraph);
        }
    }
}

/// Where a row of a table stays, all its rows do.
fn whole_tables(kinds: &[BlockKind], fates: &mut [Fate]) {
    const ROW: BlockKind = BlockKind::TableRow;
    let mut from = 0;
    for run in kinds.chunk_by(|a, b| a == b) {
        let table = fates.get_mut(from..from + run.len()).unwrap_or_default();
        if run.first() == Some(&ROW) && table.iter().any(stays) {
            table.fill(Fate::Stays(ROW));
        }
        from += run.len();
    }
}

fn assemble(
    views: &[View],
    mut fates: Vec<Fate>,
    head: &head::Head,
    meta: Meta,
    start: usize,
) -> Article {
    let mut go = |at: usize, reason: &'static str| {
        if let Some(fate) = fates.get_mut(at) {
            *fate = Fate::Goes(reason);
        }
    };
    head.dates.iter().for_each(|at| go(*at, "date, shown in the head"));
    head.bylines.iter().for_each(|at| go(*at, "byline, shown in the head"));
    head.repeats.iter().for_each(|at| go(*at, "headline again"));
    if let Some(at) = head.section {
        go(at, "section, shown in the head");
    }
    if let Some(at) = head.headline {
        go(at, "headline, shown first");
    }
    if let Some(fate) = head.deck.and_then(|at| fates.get_mut(at)) {
        *fate = Fate::Stays(BlockKind::Deck);
    }
    something_stays(views, &mut fates, |at| head.has(at));
    let mut meta = merge::merge(meta, head);
    meta.language = meta.language.take().or_else(|| language::language(views, &fates));
    let mut out = Builder::default();
    if let Some(headline) = &meta.headline {
        out.block(BlockKind::Headline, headline);
    }
    // The line that is the deck stays where it is; one that only the container knows stands below the headline.
    if let Some(deck) = meta.deck.as_ref().filter(|_| head.deck.is_none()) {
        out.block(BlockKind::Deck, deck);
    }
    let mut place = None;
    for (at, (view, fate)) in views.iter().zip(&fates).enumerate() {
        match fate {
            Fate::Stays(kind) => {
                let span = out.block(*kind, &view.text);
                if place.is_none() && at <= start + 3 {
                    place = dateline(&view.text).map(|s| s.shifted(span.start()));
                }
            }
            Fate::Goes(_)
                if Some(at) == head.headline && meta.headline.as_ref() == Some(&view.text) => {}
            Fate::Goes(reason) => out.dropped(&view.text, reason),
        }
    }
    Article {
        meta,
        document: Document::new(out.text, out.blocks),
        dateline: place,
        dropped: out.dropped,
        ..Article::default()
    }
}

/// The text that grows block by block.
#[derive(Default)]
struct Builder {
    text: String,
    blocks: Vec<Block>,
    dropped: Vec<Dropped>,
}

impl Builder {
    fn block(&mut self, kind: BlockKind, text: &str) -> Span {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(text);
        let span = Span::new(start, self.text.len());
        self.blocks.push(Block { kind, span });
        span
    }

    fn dropped(&mut self, text: &str, reason: &'static str) {
        self.dropped.push(Dropped { text: text.to_owned(), reason, before: self.blocks.len() });
    }
}

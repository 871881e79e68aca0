//! The signs of each line that the sequence model weighs: its own form, its neighbours', and where it stands in the text.

mod again;
mod whole;
mod words;

use crate::clean::house::House;
use crate::clean::junk::Family;
use crate::clean::signs::whole::Whole;
use crate::clean::signs::whole::Written;
use crate::clean::signs::whole::content;
use crate::clean::signs::words::Class;
use crate::clean::signs::words::Counts;
use crate::clean::view::View;

/// The signs of each line, as numbers below [`count`]; the same layout for every line of every text.
pub(super) fn signs(views: &[View]) -> Vec<Vec<u16>> {
    let text = Whole::of(views);
    views.iter().enumerate().map(|(at, view)| line(views, &text, at, view).on).collect()
}

pub(super) use crate::clean::signs::again::again;
pub(super) use crate::clean::signs::again::count as count_again;
pub(super) use crate::clean::signs::whole::titled;

/// How many signs there are.
pub(super) fn count() -> usize {
    let views = [View::blank()];
    let text = Whole::of(&views);
    views.iter().map(|view| usize::from(line(&views, &text, 0, view).base)).sum()
}

/// Writes signs one after another; the layout is the order of the calls, so each is made for every line.
#[derive(Default)]
pub(super) struct Tape {
    /// The number of the next sign.
    pub(super) base: u16,
    /// The signs that are there.
    pub(super) on: Vec<u16>,
}

impl Tape {
    /// A sign that is there or not.
    pub(super) fn flag(&mut self, on: bool) {
        if on {
            self.on.push(self.base);
        }
        self.base += 1;
    }

    /// One of `size`; nothing where there is none.
    pub(super) fn one_of(&mut self, size: usize, which: Option<usize>) {
        if let Some(which) = which {
            self.on.push(self.base + which.min(size - 1) as u16);
        }
        self.base += size as u16;
    }

    /// The number of bounds that `value` reaches.
    pub(super) fn bucket(&mut self, bounds: &[usize], value: usize) {
        self.one_of(bounds.len() + 1, Some(bounds.iter().filter(|b| value >= **b).count()));
    }
}

/// How many classes of line there are; see [`class`].
const CLASSES: usize = 26;

/// The one word for a line that its neighbours see.
fn class(view: &View, repeated: bool) -> usize {
    if view.prose && view.family.is_none() {
        return match view {
            View { credited: true, .. } => 23,
            View { count: 25.., .. } => 0,
            _ => 1,
        };
    }
    if view.is_dateline() {
        return 16;
    }
    if view.byline {
        return 17;
    }
    if let Some(family) = view.family {
        return match family {
            Family::Ad | Family::Affiliate | Family::Shop => 3,
            Family::Share | Family::Follow | Family::Embed => 4,
            Family::Counter | Family::Comments => 5,
            Family::ReadMore | Family::Related => 6,
            Family::RelatedHead => 7,
            Family::Pager | Family::Interface | Family::Site | Family::Breadcrumb => 8,
            Family::Newsletter | Family::Subscribe | Family::Paywall | Family::App => 9,
            Family::Player | Family::CaptionUi => 10,
            Family::Credit => 11,
            Family::Checked
            | Family::Author
            | Family::Address
            | Family::Feedback
            | Family::Syndicated => 12,
            Family::Copyright | Family::Cookies => 13,
            Family::Tags => 14,
            Family::Symbols | Family::ReadingTime | Family::Ago => 15,
        };
    }
    if view.credited {
        return 18;
    }
    if repeated {
        return 22;
    }
    if view.ended {
        return 2;
    }
    if shouts(view) {
        return 21;
    }
    match view.count {
        0..=2 => 24,
        3..=5 => 20,
        6..=9 => 19,
        _ => 25,
    }
}

fn shouts(view: &View) -> bool {
    view.count >= 2
        && view.text.chars().any(char::is_alphabetic)
        && !view.text.chars().any(char::is_lowercase)
}

fn line(views: &[View], text: &Whole, at: usize, view: &View) -> Tape {
    let mut tape = Tape { base: 0, on: Vec::with_capacity(224) };
    let class_at = |i: usize| text.classes.get(i).copied();
    let own = class_at(at).unwrap_or(0);
    tape.flag(true);
    form(&mut tape, view, own);
    let counts = words::counts(&view.words);
    wording(&mut tape, view, &counts);
    house(&mut tape, views, text, at, view);
    // Neighbours.
    let before = |n: usize| at.checked_sub(n).and_then(class_at);
    for n in 1..=4 {
        tape.one_of(CLASSES + 1, Some(before(n).unwrap_or(CLASSES)));
        tape.one_of(CLASSES + 1, Some(class_at(at + n).unwrap_or(CLASSES)));
    }
    for pair in [before(1), class_at(at + 1)] {
        let pair = pair.unwrap_or(CLASSES);
        tape.one_of((CLASSES + 1) * CLASSES, Some(own * (CLASSES + 1) + pair));
    }
    place(&mut tape, views, text, at, view, own);
    run(&mut tape, text, at, view, &counts);
    picture(&mut tape, views, text, at, view, &counts);
    tape
}

/// The line by itself.
fn form(tape: &mut Tape, view: &View, own: usize) {
    tape.one_of(CLASSES, Some(own));
    tape.bucket(&[1, 2, 3, 4, 6, 8, 11, 15, 20, 26, 36, 51, 81], view.count);
    let family = view.family.map(|f| f as usize);
    tape.one_of(Family::COUNT, family.filter(|_| !view.prose));
    tape.one_of(Family::COUNT, family.filter(|_| view.prose));
    tape.one_of(
        7,
        Some(match view.text.chars().next_back() {
            Some('.') if view.text.ends_with("...") => 0,
            Some('.' | '!' | '。') => 1,
            Some('?') => 2,
            Some('"' | '”' | '’' | '\'') => 3,
            Some(':') => 4,
            Some(',' | ';' | '-' | '—' | '…') => 5,
            _ => 6,
        }),
    );
    let first = view.text.chars().next().unwrap_or(' ');
    tape.flag(first.is_lowercase());
    tape.flag(first.is_ascii_digit());
    tape.flag(matches!(first, '"' | '“' | '‘' | '\'' | '«'));
    tape.flag(matches!(first, '•' | '-' | '–' | '—' | '*' | '►' | '▪' | '→' | '>' | '+'));
    tape.flag(matches!(first, '(' | '['));
    tape.flag(shouts(view));
    let (mut words, mut capitals, mut letters, mut digits) = (0, 0, 0, 0);
    for word in view.text.split_whitespace().take(60) {
        words += 1;
        capitals += usize::from(word.starts_with(char::is_uppercase));
        letters += usize::from(word.starts_with(char::is_alphabetic));
        digits += usize::from(word.bytes().any(|b| b.is_ascii_digit()));
    }
    tape.one_of(6, (letters >= 3).then(|| capitals * 5 / letters.max(1)));
    tape.one_of(6, (letters >= 3 && !view.ended).then(|| capitals * 5 / letters.max(1)));
    tape.one_of(6, (letters >= 6 && view.ended).then(|| capitals * 5 / letters.max(1)));
    tape.one_of(4, (digits > 0).then(|| if digits * 2 >= words { 3 } else { digits.min(3) - 1 }));
    tape.flag(view.date.is_some());
    tape.flag(view.is_dateline());
    tape.flag(view.byline);
    tape.flag(view.credited && !view.prose);
    tape.flag(view.credited && view.prose);
    let marks = Marks::of(&view.text);
    tape.flag(marks.bar);
    tape.flag(marks.at);
    let mut fours = view.text.as_bytes().windows(4);
    tape.flag(fours.any(|four| matches!(four, b"http" | b"www." | b".com")));
    tape.flag(marks.rights);
    tape.flag(marks.money && view.count < 12);
    tape.flag(marks.quote && view.count >= 6);
    tape.flag(glued(&view.text));
    tape.one_of(4, Some(marks.stops));
    tape.one_of(4, Some(marks.commas));
    let label = view.text.split_once(": ").filter(|_| marks.colon);
    tape.flag(label.is_some_and(|(left, _)| left.split_whitespace().count() <= 2));
    tape.flag(marks.bracket);
}

/// The marks of a line, found in one pass.
#[expect(clippy::struct_excessive_bools, reason = "each is a sign by itself")]
#[derive(Default)]
struct Marks {
    bar: bool,
    at: bool,
    rights: bool,
    money: bool,
    quote: bool,
    colon: bool,
    bracket: bool,
    commas: usize,
    /// Stops, with a quote behind them or without, that something follows.
    stops: usize,
}

impl Marks {
    fn of(text: &str) -> Self {
        let mut marks = Self::default();
        let (mut before, mut last) = (' ', ' ');
        for c in text.chars() {
            match c {
                ' ' => {
                    let stop = last == '.' || before == '.' && matches!(last, '”' | '"');
                    marks.stops += usize::from(stop);
                }
                ',' => marks.commas += 1,
                '|' | '»' | '→' | '›' => marks.bar = true,
                '@' => marks.at = true,
                '©' | '®' | '™' => marks.rights = true,
                '$' | '£' | '€' => marks.money = true,
                '“' | '"' | '«' => marks.quote = true,
                ':' => marks.colon = true,
                '(' => marks.bracket = true,
                _ => {}
            }
            (before, last) = (last, c);
        }
        marks
    }
}

/// `ShareTweet`, `3,000Comments`: a small letter or a digit, then a capital within a word, twice at least or in a short line.
fn glued(text: &str) -> bool {
    let mut before = ' ';
    let mut times = 0;
    for c in text.chars().take(200) {
        if c.is_uppercase() && (before.is_lowercase() || before.is_ascii_digit()) {
            times += 1;
        }
        before = c;
    }
    times >= 2
}

/// What the words are.
fn wording(tape: &mut Tape, view: &View, counts: &Counts) {
    let n = view.words.len().max(1);
    let count = |class: Class| counts.of(class);
    let small = count(Class::Small);
    tape.one_of(6, (n >= 5).then(|| small * 10 / n));
    let address = count(Class::Address);
    tape.one_of(3, address.checked_sub(1));
    tape.flag(address > 0 && view.prose);
    let speech = count(Class::Speech);
    tape.flag(speech > 0 && view.prose);
    tape.flag(speech > 0 && !view.prose);
    let persons = count(Class::Persons);
    tape.one_of(3, persons.checked_sub(1));
    let offer = count(Class::Offer);
    tape.one_of(4, offer.checked_sub(1));
    tape.one_of(4, offer.checked_sub(1).filter(|_| view.prose));
    let picture = count(Class::Picture);
    tape.one_of(4, picture.checked_sub(1));
    tape.one_of(4, picture.checked_sub(1).filter(|_| view.credited));
    let makers = count(Class::Makers);
    tape.one_of(4, makers.checked_sub(1).filter(|_| view.count >= 6));
    // The first word and the last, by hash: what opens and closes the lines of frames is few words.
    let slot = |hash: Option<&u64>| hash.map(|hash| (hash >> 20) as usize % HASHED);
    tape.one_of(HASHED, slot(view.words.hashes().first()));
    tape.one_of(HASHED, slot(view.words.hashes().last()));
    // Every word, once each, of prose and of other lines apart. Names and figures say nothing of frames.
    let base = tape.base + if view.prose { BAG } else { 0 };
    let from = tape.on.len();
    for (word, hash) in view.words.hashed().take(BAGGED) {
        let plain = (2..=14).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase());
        let sign = base + (hash >> 24) as u16 % BAG;
        if plain && !tape.on.get(from..).is_some_and(|own| own.contains(&sign)) {
            tape.on.push(sign);
        }
    }
    tape.on.get_mut(from..).unwrap_or_default().sort_unstable();
    tape.base += BAG * 2;
}

/// What a sentence says of the house, alone and by whether the text goes on below it.
fn house(tape: &mut Tape, views: &[View], text: &Whole, at: usize, view: &View) {
    let house = view.house;
    let form = usize::from(view.prose);
    let ahead = text.next_plain.get(at).copied().flatten().map_or(3, |next| (next - at).min(3) - 1);
    for bit in 0..House::COUNT {
        let on = house.has(bit);
        tape.one_of(2, on.then_some(form));
        tape.one_of(4, on.then_some(ahead));
    }
    let bits = (0..House::COUNT).filter(|bit| house.has(*bit)).count();
    tape.one_of(8, bits.checked_sub(1).map(|n| form * 4 + n.min(3)));
    let near = |step: isize| at.checked_add_signed(step).and_then(|i| views.get(i));
    for step in [-2, -1, 1, 2] {
        tape.flag(near(step).is_some_and(|near| near.house.is_frame()));
    }
    // Who is named by a line of its own, or in that of who wrote it, and then in a sentence's first words.
    let named = text.named.get(at).copied().unwrap_or(false);
    tape.flag(named);
    tape.one_of(4, named.then_some(ahead));
}

/// The lines without sentences around it: how many, and how much of what they speak of the text speaks of.
fn run(tape: &mut Tape, text: &Whole, at: usize, view: &View, counts: &Counts) {
    let run = text.runs.get(at).cloned().flatten().filter(|_| whole::titled(view));
    let lines = run.map_or(0, |run| run.len());
    tape.bucket(&[1, 2, 3, 4, 6, 9, 14], lines);
    let share = text.shares.get(at).copied().flatten().filter(|_| lines > 0);
    tape.one_of(6, share);
    tape.one_of(24, share.map(|s| s * 4 + [2, 3, 6].iter().filter(|b| lines >= **b).count()));
    let news = counts.of(Class::News);
    tape.one_of(4, (lines > 0).then_some(news.min(3)));
    tape.one_of(24, share.map(|s| s * 4 + news.min(3)));
    // Headlines of other stories name people that the text never names.
    let (mut strange, mut names) = (0usize, 0usize);
    if lines > 0 {
        for word in &view.names {
            names += 1;
            strange += usize::from(!text.names.contains(word));
        }
    }
    tape.one_of(16, (lines > 0).then(|| names.min(3) * 4 + strange.min(3)));
    let written = text.written.get(at).copied().flatten();
    let ahead = text.next_plain.get(at).copied().flatten().map_or(2, |next| (next - at).min(2) - 1);
    tape.one_of(6, written.map(|w| usize::from(w == Written::Opens) * 3 + ahead));
}

/// What tells captions: nothing is over in them, and they say what is seen.
fn picture(tape: &mut Tape, views: &[View], text: &Whole, at: usize, view: &View, counts: &Counts) {
    let past = counts.of(Class::Past).min(2);
    let shown = counts.of(Class::Shown).min(2);
    let long = view.count >= 6 && view.count <= 70 && view.family.is_none();
    let own = long.then_some(past * 3 + shown);
    let form = usize::from(view.prose);
    tape.one_of(18, own.map(|own| form * 9 + own));
    let dated = text.dated.get(at).copied().unwrap_or(false)
        || long && view.text.contains(", 20") && view.prose;
    tape.one_of(9, own.filter(|_| dated));
    let credit = |at: usize| views.get(at).is_some_and(|v| v.family == Some(Family::Credit));
    tape.one_of(9, own.filter(|_| credit(at + 1)));
    tape.one_of(9, own.filter(|_| at > 0 && credit(at - 1)));
    // One sentence between longer paragraphs.
    let inside = view.text.matches(". ").count().min(2);
    let beside = (view.count * 3 / text.usual.max(1)).min(3);
    tape.one_of(36, own.filter(|_| view.prose).map(|own| own * 4 + beside));
    tape.one_of(27, own.filter(|_| view.prose).map(|own| own * 3 + inside));
}

const HASHED: usize = 256;

/// Slots for words of a line, and how many of its words are looked at.
const BAG: u16 = 2048;
const BAGGED: usize = 40;

/// Where the line stands.
fn place(tape: &mut Tape, views: &[View], text: &Whole, at: usize, view: &View, own: usize) {
    const NEAR: [usize; 7] = [1, 2, 3, 4, 6, 10, 20];
    let back = text.last_prose.get(at).copied().flatten().map(|i| at - i);
    let ahead = text.next_prose.get(at).copied().flatten().map(|i| i - at);
    let plain = own <= 1;
    tape.bucket(&NEAR, back.unwrap_or(99));
    tape.bucket(&NEAR, ahead.unwrap_or(99));
    tape.one_of(
        16,
        Some(
            usize::from(plain) * 8
                + back.map_or(7, |d| NEAR.iter().filter(|b| d > **b).count().min(6)),
        ),
    );
    tape.one_of(
        16,
        Some(
            usize::from(plain) * 8
                + ahead.map_or(7, |d| NEAR.iter().filter(|b| d > **b).count().min(6)),
        ),
    );
    // Between two lines of prose that are close: the body goes on around it.
    let gap = back.unwrap_or(99).min(99) + ahead.unwrap_or(99).min(99);
    tape.bucket(&[3, 4, 5, 7, 10, 20], gap);
    let all = text.before.last().copied().unwrap_or(0).max(1);
    let done = text.before.get(at).copied().unwrap_or(0);
    let own_words = text.before.get(at + 1).copied().unwrap_or(done) - done;
    let left = all.saturating_sub(done + own_words);
    let share = |part: usize| part * 100 / all;
    tape.bucket(&[1, 4, 10, 20, 40, 60, 80, 95, 100], share(done));
    tape.bucket(&[1, 4, 10, 20, 40, 60, 80, 95, 100], share(left));
    tape.bucket(&[1, 20, 60, 150, 300], done);
    tape.bucket(&[1, 20, 60, 150, 300], left);
    // The prose in the neighbourhood.
    let range = |low: usize, high: usize| {
        let get = |i: usize| text.before.get(i.min(views.len())).copied().unwrap_or(0);
        get(high).saturating_sub(get(low))
    };
    tape.bucket(&[1, 20, 50, 100, 200, 400], range(at.saturating_sub(6), at));
    tape.bucket(&[1, 20, 50, 100, 200, 400], range(at + 1, at + 7));
    tape.bucket(&[1, 50, 150, 400], range(at.saturating_sub(15), at));
    tape.bucket(&[1, 50, 150, 400], range(at + 1, at + 16));
    let junk = |low: usize, high: usize| {
        let get = |i: usize| text.junk.get(i.min(views.len())).copied().unwrap_or(0);
        get(high).saturating_sub(get(low))
    };
    tape.bucket(&[1, 2, 3, 4, 5], junk(at.saturating_sub(5), at));
    tape.bucket(&[1, 2, 3, 4, 5], junk(at + 1, at + 6));
    let ends = text.ends.get(at).copied().unwrap_or(0);
    tape.bucket(&[1, 2, 3, 6], ends);
    tape.one_of(
        10,
        Some(usize::from(plain) * 5 + [1, 2, 3, 6].iter().filter(|b| ends >= **b).count()),
    );
    let (times, again) = text.times.get(at).copied().unwrap_or((1, false));
    tape.one_of(4, times.checked_sub(2));
    tape.flag(again);
    tape.flag(again && plain);
    tape.flag(text.within.get(at).copied().unwrap_or(false));
    tape.flag(text.within.get(at).copied().unwrap_or(false) && view.prose);
    tape.bucket(&[1, 2, 4, 8, 16, 32, 64], at);
    tape.bucket(&[1, 2, 4, 8, 16, 32, 64], views.len() - 1 - at.min(views.len() - 1));
    // Beside the usual paragraph of this text.
    let usual = text.usual.max(1);
    let beside = (view.count * 4 / usual).min(9);
    tape.one_of(10, Some(beside));
    tape.one_of(10, Some(beside).filter(|_| plain));
    // A day with its year within a sentence: captions say it so, and reports hardly ever.
    tape.flag(plain && text.dated.get(at).copied().unwrap_or(false));
    // How much of what it speaks of the rest of the text speaks of too.
    let content: Vec<u64> = content(&view.words).collect();
    let known = u16::from(plain);
    let shared =
        content.iter().filter(|w| text.vocabulary.get(w).is_some_and(|n| *n > known)).count();
    let part = (content.len() >= 2).then(|| shared * 4 / content.len());
    tape.one_of(5, part);
    tape.one_of(5, part.filter(|_| plain));
    tape.one_of(5, part.filter(|_| !plain && view.family.is_none() && view.count >= 5));
}

//! Dates and times as papers print them, into ISO 8601.

mod clock;

use std::ops::Range;

use crate::clean::date::clock::time_at;
use crate::clean::date::clock::time_before;

/// A date found in a line, and where it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// ISO 8601: a date, or a date and time, with its zone where that is known.
    pub(super) iso: String,
    /// Where in the line the date begins.
    pub(super) start: usize,
    /// Where it ends, with its time.
    pub(super) end: usize,
    /// In which order day and month stand, if it is one of figures with the year behind them.
    pub(super) order: Option<Order>,
}

impl Found {
    /// The same date with its first figure as the month.
    pub(super) fn month_first(&self) -> String {
        let part = |range: Range<usize>| self.iso.get(range).unwrap_or_default();
        format!("{}-{}-{}{}", part(0..4), part(8..10), part(5..7), part(10..self.iso.len()))
    }
}

/// The order of day and month in figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// The day stands first.
    Day,
    /// The month stands first.
    Month,
    /// Both may be either, and the day was taken to stand first.
    Either,
}

const MONTHS: [(&str, u32); 12] = [
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
];
const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A piece of a line: a run of letters, or of digits, and whether white space or a mark stands before it.
struct Piece<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    number: Option<u32>,
}

/// The first date in the line.
pub(super) fn find(line: &str) -> Option<Found> {
    let pieces = pieces(line);
    (0..pieces.len()).find_map(|at| date_at(line, &pieces, at))
}

/// All dates in the line, in order.
pub(super) fn find_all(line: &str) -> Vec<Found> {
    let pieces = pieces(line);
    let mut all: Vec<Found> = Vec::new();
    for at in 0..pieces.len() {
        let free =
            pieces.get(at).is_some_and(|p| all.last().is_none_or(|last| p.start >= last.end));
        if free && let Some(found) = date_at(line, &pieces, at) {
            all.push(found);
        }
    }
    all
}

/// The date, if `text` is one in a machine's form (ISO 8601, RFC 2822, or as printed), and a likely one.
pub(super) fn parse(text: &str) -> Option<String> {
    find(text.get(..120).unwrap_or(text)).map(|found| found.iso)
}

fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut chars = line.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !c.is_alphanumeric() {
            continue;
        }
        let digit = c.is_ascii_digit();
        let mut end = start + c.len_utf8();
        // "updatedSep 4", "ISTUpdated": a word ends where a capital follows a small letter, or stands before one.
        let mut small = c.is_lowercase();
        while let Some(&(at, next)) = chars.peek() {
            let starts = next.is_uppercase()
                && (small
                    || line.get(at + next.len_utf8()..).is_some_and(|rest| {
                        at > start + 1 && rest.starts_with(char::is_lowercase)
                    }));
            if !next.is_alphanumeric() || next.is_ascii_digit() != digit || starts {
                break;
            }
            chars.next();
            small = next.is_lowercase();
            end = at + next.len_utf8();
        }
        let mut text = line.get(start..end).unwrap_or_default();
        // "Dec 20, 20236:46 PM": a year with the hour glued to it.
        if matches!(text.len(), 5 | 6)
            && text.starts_with("20")
            && line.get(end..).is_some_and(|rest| rest.starts_with(':'))
        {
            let year = text.get(..4).unwrap_or_default();
            pieces.push(Piece { text: year, start, end: start + 4, number: year.parse().ok() });
            text = text.get(4..).unwrap_or_default();
        }
        let start = end - text.len();
        let number = if digit && text.len() <= 8 { text.parse().ok() } else { None };
        pieces.push(Piece { text, start, end, number });
        if pieces.len() > 64 {
            break;
        }
    }
    pieces
}

fn month(text: &str) -> Option<u32> {
    if text.len() < 3 {
        return None;
    }
    let low = text.to_ascii_lowercase();
    MONTHS
        .iter()
        .find(|(name, _)| name.starts_with(&low) || (low == "sept" && *name == "september"))
        .map(|(_, n)| *n)
}

fn is_weekday(text: &str) -> bool {
    let low = text.to_ascii_lowercase();
    low.len() >= 3 && WEEKDAYS.iter().any(|day| day.starts_with(&low))
}

fn year(piece: &Piece<'_>) -> Option<u32> {
    piece.number.filter(|n| piece.text.len() == 4 && (1700..=2199).contains(n))
}

/// A year, or one with the next number glued to it: "20235757 Shares", "20239 Oct".
fn year_first(piece: &Piece<'_>) -> Option<u32> {
    let glued = || {
        let head = piece.text.get(..4).filter(|head| head.starts_with("20"))?;
        head.parse().ok().filter(|n| piece.number.is_some() && (2000..=2049).contains(n))
    };
    year(piece).or_else(glued)
}

fn day(piece: &Piece<'_>) -> Option<u32> {
    piece.number.filter(|n| piece.text.len() <= 2 && (1..=31).contains(n))
}

fn is_ordinal(text: &str) -> bool {
    ["st", "nd", "rd", "th"].iter().any(|end| text.eq_ignore_ascii_case(end))
}

/// What stands between two pieces.
fn between<'a>(line: &'a str, a: &Piece<'_>, b: &Piece<'_>) -> &'a str {
    line.get(a.end..b.start).unwrap_or_default()
}

fn date_at(line: &str, pieces: &[Piece<'_>], at: usize) -> Option<Found> {
    let first = pieces.get(at)?;
    let (y, m, d, mut last) = numeric(line, pieces, at)
        .or_else(|| packed(line, pieces, at))
        .or_else(|| in_words(line, pieces, at))?;
    if d > days_in(y, m) {
        return None;
    }
    let start = match at.checked_sub(1).and_then(|before| pieces.get(before)) {
        Some(before) if is_weekday(before.text) => before.start,
        _ => first.start,
    };
    let mut iso = format!("{y:04}-{m:02}-{d:02}");
    if let Some((time, end)) = time_at(line, pieces, last + 1) {
        iso.push_str(&time);
        last = end;
    } else if let Some(time) = time_before(line, pieces, at) {
        iso.push_str(&time);
    }
    Some(Found { iso, start, end: pieces.get(last)?.end, order: order(line, pieces, at) })
}

#[expect(clippy::many_single_char_names, reason = "y, m and d are what dates are made of")]
/// 2024-03-03, 2024/3/3, 3.3.2024, 03/03/24; day first unless that is impossible, or the clock is American.
fn numeric(line: &str, pieces: &[Piece<'_>], at: usize) -> Option<(u32, u32, u32, usize)> {
    let (a, b, c) = (pieces.get(at)?, pieces.get(at + 1)?, pieces.get(at + 2)?);
    let mark = between(line, a, b);
    if mark.len() != 1 || mark != between(line, b, c) || !matches!(mark, "-" | "/" | "." | "_") {
        return None;
    }
    // A fourth number on the same mark: a version or an address, no date.
    if let Some(next) = pieces.get(at + 3)
        && next.number.is_some()
        && between(line, c, next) == mark
        && mark == "."
    {
        return None;
    }
    if let (Some(y), Some(m), Some(d)) = (year(a), b.number, day(c)) {
        return (1..=12).contains(&m).then_some((y, m, d, at + 2));
    }
    let (x, y) = (day(a)?, day(b)?);
    let full = match c.number? {
        n if c.text.len() == 2 && mark != "." => {
            if n < 70 {
                2000 + n
            } else {
                1900 + n
            }
        }
        _ => year(c)?,
    };
    match (x, y) {
        (m, d) if m <= 12 && d <= 12 && is_american(pieces) => Some((full, m, d, at + 2)),
        (d, m) if m <= 12 => Some((full, m, d, at + 2)),
        (m, d) if m <= 12 => Some((full, m, d, at + 2)),
        _ => None,
    }
}

/// The order of a date of figures that begins at `at`. One with points says nothing: papers everywhere write those.
fn order(line: &str, pieces: &[Piece<'_>], at: usize) -> Option<Order> {
    let [first, second, year] = pieces.get(at..at + 3)? else { return None };
    let mark = between(line, first, second);
    if !matches!(mark, "-" | "/") || mark != between(line, second, year) || year.number.is_none() {
        return None;
    }
    match (day(first)?, day(second)?) {
        (13.., _) => Some(Order::Day),
        (_, 13..) => Some(Order::Month),
        (same, other) if same == other => None,
        _ if is_american(pieces) => Some(Order::Month),
        _ => Some(Order::Either),
    }
}

/// Does a clock of the United States stand in the line? They write the month first.
fn is_american(pieces: &[Piece<'_>]) -> bool {
    const CLOCKS: [&str; 10] = ["et", "est", "edt", "ct", "cdt", "mt", "mdt", "pt", "pst", "pdt"];
    pieces.iter().any(|p| CLOCKS.iter().any(|zone| p.text.eq_ignore_ascii_case(zone)))
}

/// 20240303, and 20240303T101500Z.
fn packed(line: &str, pieces: &[Piece<'_>], at: usize) -> Option<(u32, u32, u32, usize)> {
    let piece = pieces.get(at)?;
    let n = piece.number.filter(|_| piece.text.len() == 8)?;
    let (y, m, d) = (n / 10_000, n / 100 % 100, n % 100);
    let alone = line.get(..piece.start).is_some_and(|l| !l.ends_with(['-', '.', '/', '_']));
    (alone && (1990..=2099).contains(&y) && (1..=12).contains(&m) && (1..=31).contains(&d))
        .then_some((y, m, d, at))
}

/// 3 March 2024, 3rd of March, 2024, 21-Oct-2025, March 3rd, 2024, Mar. 3 2024, 2024 March 3.
fn in_words(line: &str, pieces: &[Piece<'_>], at: usize) -> Option<(u32, u32, u32, usize)> {
    let close = |a: usize, b: usize| {
        pieces.get(a).zip(pieces.get(b)).is_some_and(|(a, b)| {
            let gap = between(line, a, b);
            gap.len() <= 3
                && gap.chars().all(|c| matches!(c, ' ' | ',' | '.' | '-' | '/' | '\u{a0}'))
        })
    };
    let first = pieces.get(at)?;
    if let Some(m) = month(first.text) {
        let d = day(pieces.get(at + 1)?)?;
        let mut next = at + 2;
        if pieces.get(next).is_some_and(|p| is_ordinal(p.text)) {
            next += 1;
        }
        // "Dec. 22, at 2023" does not occur, "September 3 | 2023" does.
        let y = year_first(pieces.get(next)?)?;
        return (close(at, at + 1)
            && (close(next - 1, next)
                || between(line, pieces.get(next - 1)?, pieces.get(next)?) == " | "))
            .then_some((y, m, d, next));
    }
    if let Some(d) = day(first) {
        let mut next = at + 1;
        if pieces.get(next).is_some_and(|p| is_ordinal(p.text)) {
            next += 1;
        }
        if pieces.get(next).is_some_and(|p| p.text.eq_ignore_ascii_case("of")) {
            next += 1;
        }
        let m = month(pieces.get(next)?.text)?;
        let second = pieces.get(next + 1)?;
        if !close(next - 1, next) || !close(next, next + 1) {
            return None;
        }
        if let Some(y) = year_first(second) {
            return Some((y, m, d, next + 1));
        }
        // 21-Oct-25
        let short = second.number.filter(|_| {
            second.text.len() == 2 && between(line, first, pieces.get(next).unwrap_or(first)) == "-"
        });
        return short.map(|n| (2000 + n, m, d, next + 1));
    }
    if let Some(y) = year(first) {
        let m = month(pieces.get(at + 1)?.text)?;
        let d = day(pieces.get(at + 2)?)?;
        return (close(at, at + 1) && close(at + 1, at + 2)).then_some((y, m, d, at + 2));
    }
    None
}

fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
pub(in crate::clean::date) mod tests {
    use super::*;

    #[track_caller]
    pub(in crate::clean::date) fn check(line: &str, expected: &str) {
        assert_eq!(find(line).map(|f| f.iso).unwrap_or_default(), expected);
    }

    #[test]
    fn words_and_numbers_in_any_order() {
        check("Tue, 21-Oct-2025", "2025-10-21");
        check("March 3rd, 2024", "2024-03-03");
        check("Sept. 9 2021", "2021-09-09");
        check("the 3rd of March 2024", "2024-03-03");
        check("2024 March 3", "2024-03-03");
        check("2024/03/03", "2024-03-03");
        check("Published: 22 Dec 2023", "2023-12-22");
        check("NOV 6, 2023 8:41 am PST", "2023-11-06T08:41-08:00");
    }

    #[test]
    fn numbers_are_day_first_unless_that_cannot_be() {
        check("03/04/2024", "2024-04-03");
        check("03-04-24", "2024-04-03");
        check("12/25/2023", "2023-12-25");
        check("31.12.1999", "1999-12-31");
        check("9/8/2015 12:15 PM PT", "2015-09-08T12:15");
        check("9/8/2015 12:15 PM", "2015-08-09T12:15");
    }

    #[test]
    fn what_is_no_date_is_none() {
        check("version 1.2.2024.5 is out", "");
        check("May I ask 2024 people", "");
        check("30 February 2024", "");
        check("In March 2024 the talks", "");
        check("192.168.10.2024", "");
    }

    #[test]
    fn where_it_stands_is_known() {
        let found = find("By A. Holt Tuesday 4 March 2025 5pm").unwrap();
        assert_eq!((found.start, found.end), (11, 35));
    }
}

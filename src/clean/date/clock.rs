//! The time of day beside a date, with its zone.

use crate::clean::date::Piece;
use crate::clean::date::between;
use crate::clean::date::is_weekday;

/// Zones by their usual letters, in minutes east of Greenwich. Those that mean two things are left out but for the
/// American and Indian ones, which papers print without a second thought.
const ZONES: [(&str, i32); 24] = [
    ("utc", 0),
    ("gmt", 0),
    ("z", 0),
    ("bst", 60),
    ("cet", 60),
    ("cest", 120),
    ("eet", 120),
    ("eest", 180),
    ("msk", 180),
    ("ist", 330),
    ("pkt", 300),
    ("sgt", 480),
    ("hkt", 480),
    ("jst", 540),
    ("aest", 600),
    ("aedt", 660),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
];

/// The time that follows a date: "10:15 am", "at 10:15 GMT", "T10:15:00+05:00", "| 10:15 IST", "5pm".
pub(super) fn time_at(line: &str, pieces: &[Piece<'_>], mut at: usize) -> Option<(String, usize)> {
    let before = pieces.get(at.checked_sub(1)?)?;
    let mut first = pieces.get(at)?;
    if between(line, before, first).len() > 5 {
        return None;
    }
    if ["t", "at", "um"].iter().any(|w| first.text.eq_ignore_ascii_case(w)) {
        at += 1;
        first = pieces.get(at)?;
    }
    clock(line, pieces, at, first)
}

/// "9:24 pm ET, Nov 18, 2019", "10:15 GMT, 3 March 2024": the time may stand first.
pub(super) fn time_before(line: &str, pieces: &[Piece<'_>], at: usize) -> Option<String> {
    let from = at.saturating_sub(6);
    (from..at).find_map(|start| {
        let (time, end) = clock(line, pieces, start, pieces.get(start)?)?;
        let gap = line.get(pieces.get(end)?.end..pieces.get(at)?.start)?;
        let only_weekday = gap.split(|c: char| !c.is_alphanumeric()).all(|w| {
            w.is_empty()
                || is_weekday(w)
                || w.eq_ignore_ascii_case("et")
                || w.eq_ignore_ascii_case("on")
        });
        only_weekday.then_some(time)
    })
}

fn clock(
    line: &str,
    pieces: &[Piece<'_>],
    at: usize,
    first: &Piece<'_>,
) -> Option<(String, usize)> {
    let mut hour = first.number.filter(|n| first.text.len() <= 2 && *n < 24)?;
    let mut last = at;
    let mut minute = None;
    if let Some(next) = pieces.get(at + 1)
        && matches!(between(line, first, next), ":" | ".")
        && next.text.len() == 2
    {
        minute = next.number.filter(|n| *n < 60);
        last = at + 1;
    }
    let mut second = None;
    if minute.is_some()
        && let (Some(a), Some(next)) = (pieces.get(last), pieces.get(last + 1))
        && between(line, a, next) == ":"
        && next.text.len() == 2
    {
        second = next.number.filter(|n| *n < 61);
        last += 1;
        // Fractions of a second are cut.
        if let (Some(a), Some(next)) = (pieces.get(last), pieces.get(last + 1))
            && between(line, a, next) == "."
            && next.number.is_some()
        {
            last += 1;
        }
    }
    let half = pieces.get(last + 1).and_then(|next| {
        let near = between(line, pieces.get(last)?, next).len() <= 1;
        let low = next.text.to_ascii_lowercase();
        match low.as_str() {
            "am" | "pm" if near => Some((low == "pm", last + 1)),
            "a" | "p" if near => {
                let m = pieces.get(last + 2)?;
                m.text.eq_ignore_ascii_case("m").then_some((low == "p", last + 2))
            }
            _ => None,
        }
    });
    if minute.is_none() && half.is_none() {
        return None;
    }
    if let Some((pm, end)) = half {
        if hour > 12 {
            // "20:40 PM" is a 24-hour clock with a word too many.
        } else {
            hour = hour % 12 + if pm { 12 } else { 0 };
        }
        last = end;
    }
    let mut time = format!("T{hour:02}:{:02}", minute.unwrap_or(0));
    if let Some(second) = second {
        time = format!("{time}:{second:02}");
    }
    if let Some((zone, end)) = zone_at(line, pieces, last) {
        time.push_str(&zone);
        last = end;
    }
    Some((time, last))
}

fn zone_at(line: &str, pieces: &[Piece<'_>], last: usize) -> Option<(String, usize)> {
    let (before, next) = (pieces.get(last)?, pieces.get(last + 1)?);
    let gap = between(line, before, next);
    if let Some(n) = next.number
        && matches!(gap.trim_start(), "+" | "-" | "−")
    {
        let (hours, minutes, end) = match (next.text.len(), pieces.get(last + 2)) {
            (4, _) => (n / 100, n % 100, last + 1),
            (2, Some(m)) if between(line, next, m) == ":" => (n, m.number?, last + 2),
            (2, _) => (n, 0, last + 1),
            _ => return None,
        };
        let sign = if gap.trim_start() == "+" { '+' } else { '-' };
        return (hours <= 14 && minutes < 60)
            .then(|| (format!("{sign}{hours:02}:{minutes:02}"), end));
    }
    if gap.len() > 2 {
        return None;
    }
    let low = next.text.to_ascii_lowercase();
    let (_, minutes) = ZONES.iter().find(|(name, _)| *name == low)?;
    let zone = if *minutes == 0 {
        "Z".to_owned()
    } else {
        let sign = if *minutes < 0 { '-' } else { '+' };
        format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
    };
    Some((zone, last + 1))
}

#[cfg(test)]
mod tests {
    use crate::clean::date::tests::check;

    #[test]
    fn times_and_zones_come_with_it() {
        check("3 Mar 2024 10:15 am", "2024-03-03T10:15");
        check("2023-12-22T12:00:05.123+0530", "2023-12-22T12:00:05+05:30");
        check("2023-12-22T12:00:05Z", "2023-12-22T12:00:05Z");
        check("Mon, 04 Mar 2024 09:30:00 GMT", "2024-03-04T09:30:00Z");
        check("December 22, 2023 at 8:48 p.m. | UPDATED", "2023-12-22T20:48");
        check("12:10 am, Friday, 5 May 2023", "2023-05-05T00:10");
        check("Dec 20, 20236:46 PM", "2023-12-20T18:46");
        check("updatedSep 4, 2023", "2023-09-04");
        check("Published On 9 Oct 20239 Oct 2023", "2023-10-09");
        check("Tomas ReyesOct 17, 20235757 Shares97579 Views", "2023-10-17");
        check("Featured Writer IVDecember 22, 2023", "2023-12-22");
        check("Fri, Dec 22 20234:46 AM ESTUpdated 1 Min Ago", "2023-12-22T04:46-05:00");
        check("October 8, 2023 7:00am EDT", "2023-10-08T07:00-04:00");
    }
}

//! Dates as the page shows them: `2025-03-04T10:00:00Z` is `Tue 4 Mar 2025`.

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/// The ISO 8601 date (its time, if any, is left out) in words; any other text unchanged.
pub fn in_words(iso: &str) -> String {
    let Some((year, month, day)) = parts(iso) else { return iso.to_owned() };
    let name = MONTHS.get(month - 1).copied().unwrap_or_default();
    let weekday = DAYS.get(weekday(year, month, day)).copied().unwrap_or_default();
    format!("{weekday} {day} {name} {year}")
}

fn parts(iso: &str) -> Option<(i64, usize, usize)> {
    let mut fields = iso.get(..10)?.splitn(3, '-');
    let year = fields.next()?.parse().ok()?;
    let month: usize = fields.next()?.parse().ok()?;
    let day: usize = fields.next()?.parse().ok()?;
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((year, month, day))
}

/// Sakamoto's method, 0 for Sunday.
fn weekday(year: i64, month: usize, day: usize) -> usize {
    const SHIFT: [i64; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let year = if month < 3 { year - 1 } else { year };
    let shift = SHIFT.get(month - 1).copied().unwrap_or_default();
    let sum = year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + shift;
    (sum + day as i64).rem_euclid(7) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_shown_with_their_weekday() {
        assert_eq!(in_words("2025-03-04"), "Tue 4 Mar 2025");
        assert_eq!(in_words("2000-02-29T23:59:00+05:00"), "Tue 29 Feb 2000");
    }

    #[test]
    fn what_is_no_date_stays_as_it_is() {
        assert_eq!(in_words("yesterday"), "yesterday");
        assert_eq!(in_words("2025-13-04"), "2025-13-04");
    }
}

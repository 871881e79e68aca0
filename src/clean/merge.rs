//! What the container knows of an article and what stands in its text, made one.

use crate::clean::byline;
use crate::clean::head::Head;
use crate::document::Meta;

/// The container is believed, but for what a paper prints against its own data: the day (data is often in UTC, so that an evening
/// is the next day), the day of the edition on a page that is kept up to date, and the writer where the data names only the house.
pub(super) fn merge(mut known: Meta, head: &Head) -> Meta {
    let found = head.meta.clone();
    if let (Some(data), Some(page)) = (&known.published, &found.published)
        && head.dated_below
        && data.get(..10) != page.get(..10)
    {
        let apart = day(page).zip(day(data)).map(|(page, data)| page - data);
        let in_utc = data.ends_with('Z') || data.ends_with("+00:00");
        if apart.is_some_and(|days| (days == -1 && in_utc) || days > 30) {
            known.published.clone_from(&found.published);
        }
    }
    let house = known.byline.iter().all(|name| !byline::has_given_name(name));
    let person = found.byline.iter().any(|name| byline::has_given_name(name));
    if known.byline.is_empty() || (house && (person || head.signed) && !found.byline.is_empty()) {
        known.byline = found.byline;
    }
    // A page's title often has the paper's name at one end; the line on the page has not.
    let headline = match (known.headline, found.headline) {
        (Some(data), Some(page)) if data != page && is_end(&data, &page) => Some(page),
        (data, page) => data.or(page),
    };
    Meta {
        headline,
        deck: known.deck.or(found.deck),
        byline: known.byline,
        published: known.published.or(found.published),
        updated: known.updated.or(found.updated),
        section: known.section.or(found.section),
        source: known.source.or(found.source),
        language: known.language.or(found.language),
        url: known.url.or(found.url),
    }
}

/// Is `page` one end of `data`, and most of it, but for a mark between?
fn is_end(data: &str, page: &str) -> bool {
    let rest = data.strip_suffix(page).or_else(|| data.strip_prefix(page));
    rest.is_some_and(|rest| {
        let mark = |c: char| matches!(c, '-' | '|' | '–' | '—' | ':' | '»' | '•');
        rest.len() * 2 < page.len() * 3
            && (rest.trim().starts_with(mark) || rest.trim().ends_with(mark))
            && page.split_whitespace().count() >= 4
    })
}

/// The day's number, to count days between two.
fn day(iso: &str) -> Option<i64> {
    let mut fields = iso.get(..10)?.splitn(3, '-').map(|f| f.parse::<i64>().ok());
    let (year, month, day) = (fields.next()??, fields.next()??, fields.next()??);
    // Howard Hinnant's count of days.
    let year = if month <= 2 { year - 1 } else { year };
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(year.div_euclid(400) * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(data: &str, page: &str, expected: &str) {
        let known = Meta { published: Some(data.to_owned()), ..Meta::default() };
        let meta = Meta { published: Some(page.to_owned()), ..Meta::default() };
        let head = Head { meta, dated_below: true, ..Head::default() };
        assert_eq!(merge(known, &head).published.as_deref(), Some(expected));
    }

    #[test]
    fn the_evening_is_the_papers_own_day() {
        check("2024-03-04T01:30:00Z", "2024-03-03T20:30", "2024-03-03T20:30");
        check("2024-03-04T01:30:00-05:00", "2024-03-03", "2024-03-04T01:30:00-05:00");
        check("2024-03-04T01:30:00Z", "2024-03-04", "2024-03-04T01:30:00Z");
    }

    #[test]
    fn a_page_that_is_kept_up_to_date_has_the_day_it_prints() {
        check("2021-03-04", "2024-01-02", "2024-01-02");
        check("2024-03-04", "2024-03-09", "2024-03-04");
    }

    #[test]
    fn the_paper_is_no_part_of_the_headline() {
        let headline = "Envoy leaves Senna without a deal";
        for data in [
            "Daily Harbour - Envoy leaves Senna without a deal",
            "Envoy leaves Senna without a deal | World | Daily Harbour",
        ] {
            let known = Meta { headline: Some(data.to_owned()), ..Meta::default() };
            let meta = Meta { headline: Some(headline.to_owned()), ..Meta::default() };
            let head = Head { meta, ..Head::default() };
            assert_eq!(merge(known, &head).headline.as_deref(), Some(headline));
        }
    }

    #[test]
    fn a_house_gives_way_to_a_person() {
        let known = Meta { byline: vec!["Daily Harbour".to_owned()], ..Meta::default() };
        let meta = Meta { byline: vec!["Anna Holt".to_owned()], ..Meta::default() };
        let head = Head { meta, ..Head::default() };
        assert_eq!(merge(known, &head).byline, ["Anna Holt"]);
    }
}

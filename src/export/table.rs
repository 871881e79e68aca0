//! Who and what is in an article, as a table for people.

use crate::document::{Analysis, Article, Form};
use crate::text::date;
use crate::text::width::{drives_terminal, truncate, width};

/// The table of one article: headline and date, then people with their titles, then countries, in `columns`.
pub fn table(article: &Article, analysis: &Analysis, columns: usize) -> String {
    let mut out = String::new();
    let mut line = |text: String| {
        let text: String = text.chars().filter(|c| !drives_terminal(*c)).collect();
        out.push_str(text.trim_end());
        out.push('\n');
    };
    let headline = article.meta.headline.as_deref().unwrap_or(&article.id);
    line(headline.to_owned());
    let day = article.meta.published.as_deref().map(date::in_words);
    line([Some(article.path.clone()), day].into_iter().flatten().collect::<Vec<_>>().join("  "));
    let mut order: Vec<usize> = (0..analysis.people.len()).collect();
    let stops = |at: &usize| analysis.people.get(*at).map_or(0, |person| person.stops.len());
    order.sort_by_key(|at| std::cmp::Reverse(stops(at)));
    let people: Vec<_> = order.iter().filter_map(|at| analysis.people.get(*at)).collect();
    // The titles have the room that the names leave; a country is never cut: what stands behind it is short.
    let names = people.iter().map(|person| width(&person.name)).max().unwrap_or(0).clamp(10, 28);
    let countries = analysis.countries.iter().map(|country| width(country.name));
    let countries = countries.max().unwrap_or(0).max(names);
    if !people.is_empty() {
        line(String::new());
    }
    for person in people {
        let by_title = person.stops.iter().filter(|stop| stop.form == Form::Title).count();
        let count = match by_title {
            0 => format!("{:>4}", person.stops.len()),
            _ => format!("{:>4} ({by_title} by title)", person.stops.len()),
        };
        let titles: Vec<&str> = person.titles.iter().map(|(title, _)| title.as_str()).collect();
        let titles = truncate(&titles.join("; "), columns.saturating_sub(names + 25).max(20), "…");
        line(format!("  {} {count:<20} {titles}", pad(&person.name, names)));
    }
    if !analysis.countries.is_empty() {
        line(String::new());
    }
    let mut countries_by_count: Vec<_> = analysis.countries.iter().collect();
    countries_by_count.sort_by_key(|country| std::cmp::Reverse(country.stops.len()));
    for country in countries_by_count {
        let count = country.stops.len();
        line(format!("  {} {count:>4}  {}", pad(country.name, countries), country.iso.as_str()));
    }
    if analysis.mentions.is_empty() {
        line("  no people, titles or countries".to_owned());
    }
    out
}

/// `text` in exactly so many columns, cut with “…” where it is longer.
pub(super) fn pad(text: &str, columns: usize) -> String {
    let text = truncate(text, columns, "…");
    let blanks = columns.saturating_sub(width(&text));
    format!("{text}{}", " ".repeat(blanks))
}

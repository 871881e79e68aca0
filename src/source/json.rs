//! JSON and JSON Lines of scrapers, news services and ourselves: finds the articles in any nesting, by the names of fields.

mod article;
mod mend;

use serde_json::Value;

use crate::source::detect::Foreign;
use crate::source::error::Cause;
use crate::source::json::article::Search;
use crate::source::reading::Reading;

/// What is said of JSON that breaks off.
const BROKEN: &str = "breaks off or has a mistake in its JSON, what could not be read is left out";

/// How many mistakes are read over.
const PATIENCE: usize = 200;

/// Can the text be JSON? It opens with an object, or a list of objects.
pub(super) fn is_json(text: &str) -> bool {
    let mut signs = text.chars().filter(|c| !c.is_whitespace());
    match (signs.next(), signs.next()) {
        (Some('{'), Some('"' | '}')) => true,
        // "[[a link]]" is no list of lists.
        (Some('['), Some('{' | '[' | ']')) => text.contains(['"', '{']) || text.trim().len() == 2,
        _ => false,
    }
}

/// Reads one value or many, one after the other, in lines or not. `false` if it turns out to be no JSON at all.
pub(super) fn read(text: &str, reading: &mut Reading<'_>) -> Result<bool, Cause> {
    let mut search = Search::default();
    let before = reading.pieces.len();
    let (mut values, mut mended) = (0, 0);
    let mut rest = text;
    for _ in 0..PATIENCE {
        let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        let mistake = stream.by_ref().find_map(|value| {
            value
                .map(|value| {
                    values += 1;
                    search.look_into(&value, reading);
                })
                .err()
        });
        if mistake.is_none() {
            break;
        }
        // In JSON Lines a mistake costs its line at most; elsewhere what stands before it is read.
        rest = rest.get(stream.byte_offset()..).unwrap_or_default();
        let end = rest.find("\n{").filter(|_| rest.trim_start().starts_with('{'));
        let piece = rest.get(..end.unwrap_or(rest.len())).unwrap_or(rest);
        let (value, whole) = mend::mend(piece);
        if let Some(value) = value {
            mended += 1;
            search.look_into(&value, reading);
        }
        if !whole {
            reading.note(BROKEN);
        }
        let Some(end) = end.or_else(|| rest.find("\n{")) else { break };
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    let none = reading.pieces.len() == before;
    if values == 0 && none && !text.trim_start().starts_with('{') {
        reading.notes.retain(|note| note != BROKEN);
        return Ok(false);
    }
    if values + mended == 0 {
        return Err(Cause::Damaged("JSON"));
    }
    if none {
        return Err(Cause::NoArticle(if search.titles {
            Foreign {
                what: "JSON with headlines, but without the text of any article",
                advice: "fetch the articles themselves, or name the key of their text under [json] in the configuration",
            }
        } else {
            Foreign {
                what: "JSON in which no article was found",
                advice: "if there are some, name their keys under [json] in the configuration",
            }
        }));
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;
    use crate::source::fields::Field;
    use crate::source::fields::Fields;
    use crate::source::reading::Piece;

    fn read_with(text: &str, fields: &Fields) -> Result<(Vec<Piece>, Vec<String>), Cause> {
        let mut reading = Reading::new(fields);
        read(text, &mut reading)?;
        Ok((reading.pieces, reading.notes))
    }

    fn pieces(text: &str) -> Vec<Piece> {
        read_with(text, &Fields::default()).unwrap().0
    }

    #[track_caller]
    fn headlines(text: &str, expected: &[&str]) {
        let pieces = pieces(text);
        let found: Vec<&str> = pieces.iter().filter_map(|it| it.meta.headline.as_deref()).collect();
        assert_eq!(found, expected);
    }

    const TEXT: &str = "The ferry was found on Tuesday, its crew asleep.";

    #[test]
    fn an_article_of_a_scraper_has_all_its_parts() {
        let text = format!(
            r#"{{"url": "https://h.example/1", "title": "Ferry found", "maintext": "{TEXT}", "authors": ["Anna Holt"],
             "date_publish": "2025-03-04 10:00:00", "language": "en", "source_domain": "h.example", "description": null}}"#
        );
        let [Piece { format, content, meta }] = &pieces(&text)[..] else { panic!() };
        assert_eq!((*format, content.as_str()), (Format::Text, TEXT));
        assert_eq!(meta.headline.as_deref(), Some("Ferry found"));
        assert_eq!(meta.byline, ["Anna Holt"]);
        assert_eq!(meta.published.as_deref(), Some("2025-03-04 10:00:00"));
        assert_eq!(meta.source.as_deref(), Some("h.example"));
        assert_eq!(meta.url.as_deref(), Some("https://h.example/1"));
    }

    #[test]
    fn news_services_nest_their_articles() {
        let one = format!(
            r#"{{"title": "One", "content": "{TEXT}", "source": {{"id": null, "name": "Harbour"}}}}"#
        );
        headlines(&format!(r#"{{"status": "ok", "articles": [{one}, {one}]}}"#), &["One", "One"]);
        let fields = format!(
            r#"{{"response": {{"results": [{{"webTitle": "Two", "webPublicationDate": "2025-03-04T10:00:00Z",
             "fields": {{"body": "<p>{TEXT}</p>", "byline": "Anna Holt", "bodyText": "{TEXT}"}}}}]}}}}"#
        );
        let [guardian] = &pieces(&fields)[..] else { panic!() };
        assert_eq!(guardian.format, Format::Html);
        assert_eq!(guardian.meta.byline, ["Anna Holt"]);
        assert_eq!(guardian.meta.published.as_deref(), Some("2025-03-04T10:00:00Z"));
        let wordpress = format!(
            r#"[{{"title": {{"rendered": "Three"}}, "content": {{"rendered": "<p>{TEXT}</p>"}}}}]"#
        );
        headlines(&wordpress, &["Three"]);
    }

    #[test]
    fn a_feed_in_json_names_its_items_source() {
        let feed = format!(
            r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Daily", "description": "News of the harbour, daily.",
             "items": [{{"id": "1", "content_html": "<p>{TEXT}</p>", "date_published": "2025-03-04T10:00:00Z"}}]}}"#
        );
        let [item] = &pieces(&feed)[..] else { panic!() };
        assert_eq!(item.meta.source.as_deref(), Some("Harbour Daily"));
    }

    #[test]
    fn lines_are_articles_and_a_broken_one_costs_itself() {
        let line = |name: &str| format!(r#"{{"headline": "{name}", "text": "{TEXT}"}}"#);
        headlines(&format!("{}\n{}\n", line("One"), line("Two")), &["One", "Two"]);
        let broken = format!(
            "{}\n{{\"headline\": \"Two\", \"text\": nothing}}\n{}",
            line("One"),
            line("Three")
        );
        let (pieces, notes) = read_with(&broken, &Fields::default()).unwrap();
        assert_eq!((pieces.len(), notes.len()), (2, 1));
    }

    #[test]
    fn what_breaks_off_is_read_to_the_break() {
        let whole = format!(
            r#"{{"articles": [{{"title": "One", "text": "{TEXT}"}}, {{"title": "Two", "text": "{TEXT}"#
        );
        let (pieces, notes) = read_with(&whole, &Fields::default()).unwrap();
        assert_eq!((pieces.len(), notes.len()), (2, 1));
        assert_eq!(pieces[1].content, TEXT);
    }

    #[test]
    fn keys_that_nobody_knows_are_named_by_the_user() {
        let text = r#"{"stuk": {"kop": "Veer gevonden", "inhoud": ["Een.", "Twee."]}}"#;
        assert!(read_with(text, &Fields::default()).is_err());
        let fields =
            Fields::default().with(Field::Title, "stuk.kop").with(Field::Text, "stuk.inhoud");
        let (pieces, _) = read_with(text, &fields).unwrap();
        assert_eq!(pieces[0].content, "Een.\n\nTwee.");
        assert_eq!(pieces[0].meta.headline.as_deref(), Some("Veer gevonden"));
    }

    #[test]
    fn json_without_an_article_is_told_from_one_without_a_text() {
        let said = |text: &str| match read_with(text, &Fields::default()) {
            Err(Cause::NoArticle(it)) => it.what,
            other => panic!("{other:?}"),
        };
        assert!(said(r#"{"name": "dateline", "version": 3}"#).contains("no article"));
        assert!(
            said(r#"{"articles": [{"url": "https://h.example", "title": "One"}]}"#)
                .contains("headlines")
        );
        assert!(matches!(read_with("{\"a", &Fields::default()), Ok(_) | Err(_)));
    }

    #[test]
    fn prose_in_brackets_is_no_json() {
        assert!(!is_json("[Photo: Anna Holt] The ferry"));
        assert!(!is_json("{ferry} The"));
        let fields = Fields::default();
        assert!(!read("[[File:x.jpg]] He said \"no\".", &mut Reading::new(&fields)).unwrap());
    }

    #[test]
    fn depth_does_no_harm() {
        let deep = "[".repeat(300_000) + "\"";
        let fields = Fields::default();
        assert!(read(&deep, &mut Reading::new(&fields)).is_ok());
        let deep = "{\"a\":".repeat(300_000);
        assert!(read(&deep, &mut Reading::new(&fields)).is_err());
    }
}

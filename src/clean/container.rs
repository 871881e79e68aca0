//! What the container says of an article, put in order: dates in ISO 8601, names without "By", white space single.

use crate::clean::byline;
use crate::clean::date;
use crate::clean::lines::scrub;
use crate::clean::mojibake;
use crate::document::Meta;

/// Languages as data names them in words.
const LANGUAGES: [(&str, &str); 16] = [
    ("english", "en"),
    ("german", "de"),
    ("deutsch", "de"),
    ("french", "fr"),
    ("spanish", "es"),
    ("italian", "it"),
    ("portuguese", "pt"),
    ("dutch", "nl"),
    ("russian", "ru"),
    ("ukrainian", "uk"),
    ("polish", "pl"),
    ("turkish", "tr"),
    ("arabic", "ar"),
    ("chinese", "zh"),
    ("japanese", "ja"),
    ("hindi", "hi"),
];

/// The head as the cleaner and the reader want it.
pub(super) fn orderly(meta: Meta) -> Meta {
    let line = |value: Option<String>| {
        value.map(|it| scrub(&mojibake::repair(it))).filter(|it| !it.is_empty())
    };
    let day = |value: Option<String>| value.as_deref().and_then(date::parse);
    let mut byline: Vec<String> = Vec::new();
    for given in meta.byline.into_iter().filter_map(|it| line(Some(it))) {
        for name in byline::given(&given) {
            if !byline.contains(&name) {
                byline.push(name);
            }
        }
    }
    let published = day(meta.published);
    let updated = day(meta.updated);
    Meta {
        headline: line(meta.headline),
        deck: line(meta.deck),
        byline,
        updated: updated.filter(|it| Some(it) != published.as_ref()),
        published,
        section: line(meta.section),
        source: line(meta.source),
        language: line(meta.language).and_then(|it| language(&it)),
        url: line(meta.url),
    }
}

/// The code of two letters.
fn language(tag: &str) -> Option<String> {
    let tag = tag.to_lowercase();
    let named = LANGUAGES.iter().find(|(name, _)| *name == tag).map(|(_, code)| *code);
    let code = named.or_else(|| tag.split(['-', '_']).next().filter(|it| it.len() == 2));
    code.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_names_and_languages_are_put_in_order() {
        let said = |text: &str| Some(text.to_owned());
        let meta = orderly(Meta {
            headline: said(" Talks\n end "),
            byline: vec!["By Anna Holt and Tomas Reyes".to_owned(), "Anna Holt".to_owned()],
            published: said("Tue, 04 Mar 2025 21:30:00 -0500"),
            updated: said("yesterday"),
            language: said("en-GB"),
            ..Meta::default()
        });
        assert_eq!(meta.headline.as_deref(), Some("Talks end"));
        assert_eq!(meta.byline, ["Anna Holt", "Tomas Reyes"]);
        assert_eq!(meta.published.as_deref(), Some("2025-03-04T21:30:00-05:00"));
        assert_eq!((meta.updated, meta.language.as_deref()), (None, Some("en")));
        assert_eq!(language("German").as_deref(), Some("de"));
        assert_eq!(language("unknown"), None);
    }
}

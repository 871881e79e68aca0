//! What a page says of its article in its data: JSON-LD, Open Graph and other `meta` tags, times, microdata.

use dom_query::Document;
use dom_query::NodeRef;

use crate::clean::byline;
use crate::clean::date;
use crate::clean::headline::tidy;
use crate::clean::lines::scrub;
use crate::clean::page::json_ld;
use crate::document::Meta;

/// What is known.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// The head of the article.
    pub(super) meta: Meta,
    /// The text as JSON-LD gives it; empty on most pages.
    pub(super) article_body: String,
}

impl Known {
    /// The head, with what the container says above it.
    pub(super) fn under(&self, over: Meta) -> Meta {
        let own = self.meta.clone();
        Meta {
            headline: over.headline.or(own.headline),
            deck: over.deck,
            byline: if over.byline.is_empty() { own.byline } else { over.byline },
            published: over.published.or(own.published),
            updated: over.updated.or(own.updated),
            section: over.section.or(own.section),
            source: over.source.or(own.source),
            language: over.language.or(own.language),
            url: over.url.or(own.url),
        }
    }
}

/// Reads the page's data.
pub(super) fn known(document: &Document) -> Known {
    let said = json_ld::said(document);
    let tags = Tags::of(document);
    let text = |name: &[&str]| tags.first(name);
    let source = text(&["og:site_name", "application-name"]).or_else(|| said.publisher.clone());
    let headline = headline(document, &tags, said.headline.as_deref(), source.as_deref());
    let url = text(&["og:url"]).or_else(|| attribute(document, "link[rel=canonical]", "href"));
    let published = said
        .published
        .as_deref()
        .and_then(date::parse)
        .or_else(|| {
            const NAMES: [&str; 24] = [
                "article:published_time",
                "og:published_time",
                "article:published",
                "datepublished",
                "date_published",
                "publishdate",
                "publish-date",
                "publish_date",
                "published_time",
                "pubdate",
                "parsely-pub-date",
                "sailthru.date",
                "dc.date.issued",
                "dcterms.created",
                "dc.date",
                "dcterms.date",
                "date",
                "article.published",
                "cxenseparse:recs:publishtime",
                "og:pubdate",
                "datecreated",
                "bt:pubdate",
                "originalpublicationdate",
                "article_date_original",
            ];
            text(&NAMES).as_deref().and_then(date::parse)
        })
        .or_else(|| time(document))
        .or_else(|| url.as_deref().and_then(date_in_address));
    let updated = said
        .updated
        .as_deref()
        .and_then(date::parse)
        .or_else(|| {
            text(&["article:modified_time", "og:updated_time", "datemodified", "last-modified"])
                .as_deref()
                .and_then(date::parse)
        })
        .filter(|u| Some(u) != published.as_ref());
    let meta = Meta {
        byline: authors(document, &tags, said.authors, source.as_deref()),
        section: said
            .section
            .or_else(|| text(&["article:section", "section", "category"]))
            .filter(|s| s.len() < 60 && !s.contains("//")),
        language: attribute(document, "html", "lang").and_then(|l| language(&l)),
        headline,
        deck: None,
        published,
        updated,
        source,
        url,
    };
    Known { meta, article_body: said.body }
}

/// The `meta` tags of a page, their names folded.
struct Tags(Vec<(String, String)>);

impl Tags {
    fn of(document: &Document) -> Self {
        let mut tags = Vec::new();
        for node in document.select("meta[content]").nodes().iter().take(400) {
            let name = ["property", "name", "itemprop"].iter().find_map(|key| node.attr(key));
            let (Some(name), Some(content)) = (name, node.attr("content")) else { continue };
            let content = scrub(&content);
            if !content.is_empty() {
                tags.push((name.to_lowercase(), content));
            }
        }
        Self(tags)
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        names
            .iter()
            .find_map(|name| self.0.iter().find(|(n, _)| n == name))
            .map(|(_, content)| content.clone())
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, _)| n == name).map(|(_, content)| content.as_str())
    }
}

fn attribute(document: &Document, selector: &str, name: &str) -> Option<String> {
    let node = document.select_single(selector);
    let value = node.attr(name)?;
    let value = scrub(&value);
    (!value.is_empty()).then_some(value)
}

/// The headline: the `h1` most like what the page's data says, else that, less the site's name.
fn headline(
    document: &Document,
    tags: &Tags,
    said: Option<&str>,
    source: Option<&str>,
) -> Option<String> {
    let title = scrub(&document.select_single("title").text());
    let shared =
        tags.first(&["og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"]);
    let sources: Vec<&str> = [shared.as_deref(), said, Some(title.as_str())]
        .into_iter()
        .flatten()
        .filter(|s| !s.is_empty())
        .collect();
    let mut best: Option<(f32, String)> = None;
    for (place, node) in document.select("h1").nodes().iter().take(30).enumerate() {
        let text = scrub(&node.text());
        let count = text.split_whitespace().count();
        if count == 0 || count > 60 {
            continue;
        }
        let like = sources.iter().map(|s| likeness(&text, s)).fold(0.0, f32::max);
        let worth = like - place as f32 * 0.01 + if count >= 4 { 0.05 } else { 0.0 };
        if like >= 0.4 && best.as_ref().is_none_or(|(most, _)| worth > *most) {
            best = Some((worth, text));
        }
    }
    if let Some((_, text)) = best {
        return Some(tidy(&text).to_owned());
    }
    // No h1 like it: an h2 that says exactly what the data says, then the data itself.
    for node in document.select("h2").nodes().iter().take(30) {
        let text = scrub(&node.text());
        if text.split_whitespace().count() >= 4
            && sources.iter().any(|s| likeness(&text, s) >= 0.85)
        {
            return Some(text);
        }
    }
    let data = said.or(shared.as_deref()).unwrap_or(&title);
    let data = tidy(without_site(data, source));
    if data.is_empty() {
        let first =
            document.select("h1").nodes().iter().map(|n| scrub(&n.text())).find(|t| !t.is_empty());
        return first;
    }
    Some(data.to_owned())
}

/// How much of the words of two titles is the same, from 0 to 1; the order does not matter.
fn likeness(a: &str, b: &str) -> f32 {
    let words = |t: &str| -> Vec<String> {
        let mut words: Vec<String> = t
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_lowercase)
            .collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    let (a, b) = (words(a), words(b));
    let shared = a.iter().filter(|w| b.binary_search(w).is_ok()).count();
    if a.is_empty() || b.is_empty() {
        0.0
    } else {
        shared as f32 * 2.0 / (a.len() + b.len()) as f32
    }
}

/// The title without " | Daily Harbour" or "Daily Harbour: ".
fn without_site<'a>(title: &'a str, source: Option<&str>) -> &'a str {
    for mark in [" | ", " - ", " – ", " — ", " :: ", " » ", " • "] {
        if let Some((left, right)) = title.rsplit_once(mark) {
            let known = source.is_some_and(|s| likeness(right, s) > 0.5);
            let short =
                right.split_whitespace().count() <= 4 && left.split_whitespace().count() >= 4;
            if known
                || (short && matches!(mark, " | " | " :: " | " » "))
                || (short && left.split_whitespace().count() >= 5)
            {
                return without_site(left.trim(), source);
            }
        }
    }
    title
}

/// The first time of publication in the page's markup.
fn time(document: &Document) -> Option<String> {
    for selector in
        ["[itemprop=datePublished]", "time[pubdate]", "article time[datetime]", "time[datetime]"]
    {
        for node in document.select(selector).nodes().iter().take(4) {
            let value = ["content", "datetime"].iter().find_map(|name| node.attr(name));
            let found = value
                .as_deref()
                .and_then(date::parse)
                .or_else(|| date::parse(&scrub(&node.text())));
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

/// "/2024/03/04/" in an address.
fn date_in_address(url: &str) -> Option<String> {
    let found = date::find(url)?;
    let near = url.get(found.start..found.end)?;
    (near.contains('/') && near.starts_with("20"))
        .then(|| found.iso.get(..10).map(str::to_owned))
        .flatten()
}

/// The names of those who wrote it, from the page's data and its bylines.
fn authors(
    document: &Document,
    tags: &Tags,
    said: Vec<String>,
    source: Option<&str>,
) -> Vec<String> {
    let good = |names: Vec<String>| -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for name in names {
            let name = scrub(&name);
            let house = source.is_some_and(|s| s.eq_ignore_ascii_case(&name));
            if name.is_empty()
                || name.contains("//")
                || name.contains(['@', ':', '('])
                || name.contains('.') && !name.contains(' ')
                || name.len() > 80
                || house && !out.is_empty()
            {
                continue;
            }
            let parts = byline::given(&name);
            for part in parts {
                let house = source.is_some_and(|s| s.eq_ignore_ascii_case(&part));
                let named = house && !out.is_empty();
                if !named && !out.iter().any(|o| o.eq_ignore_ascii_case(&part)) {
                    out.push(part);
                }
            }
        }
        out
    };
    let said = good(said);
    if !said.is_empty() {
        return said;
    }
    for name in [
        "author",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "byl",
        "article:author_name",
        "og:article:author",
        "twitter:data1",
    ] {
        let found = good(
            tags.all(name)
                .filter(|v| name != "twitter:data1" || byline::has_given_name(v))
                .map(str::to_owned)
                .collect(),
        );
        if !found.is_empty() {
            return found;
        }
    }
    for selector in [
        "[itemprop=author] [itemprop=name]",
        "[itemprop=author]",
        "a[rel=author]",
        "[rel=author]",
        "[class*=byline]",
        "[class*=author-name]",
        "[class*=author]",
    ] {
        for node in document.select(selector).nodes().iter().take(3) {
            let found = names_in(node);
            if !found.is_empty() {
                return found;
            }
        }
    }
    Vec::new()
}

fn names_in(node: &NodeRef<'_>) -> Vec<String> {
    let text = scrub(&node.text());
    if text.split_whitespace().count() > 24 {
        return Vec::new();
    }
    byline::names(byline::after_opener(&text).unwrap_or(&text), true)
}

/// A field may hold several names, with "By", roles and an outlet.
fn language(tag: &str) -> Option<String> {
    let code = tag.split(['-', '_']).next()?.to_ascii_lowercase();
    (code.len() == 2).then_some(code)
}

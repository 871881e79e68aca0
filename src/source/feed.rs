//! Feeds: RSS of every version, RDF and Atom. An article an item.

use crate::document::Format;
use crate::document::Meta;
use crate::source::detect::Foreign;
use crate::source::error::Cause;
use crate::source::markup::has_markup;
use crate::source::markup::in_paragraphs;
use crate::source::markup::is_deck;
use crate::source::markup::plain;
use crate::source::reading::Reading;
use crate::source::xml;
use crate::source::xml::Element;

/// What is said of a feed that breaks off.
const BROKEN: &str = "breaks off or has mistakes, only the items that are whole are read";

/// Is the text XML whose first element is a feed's?
pub(super) fn is_feed(text: &str) -> bool {
    let mut rest = text.trim_start();
    // The declaration, comments and a document type stand before the first element.
    while rest.starts_with("<?") || rest.starts_with("<!") {
        let end = if rest.starts_with("<!--") { "-->" } else { ">" };
        let Some((_, behind)) = rest.split_once(end) else { return false };
        rest = behind.trim_start();
    }
    let Some(tag) = rest.strip_prefix('<') else { return false };
    let name = tag.split(|c: char| c.is_whitespace() || c == '>').next().unwrap_or_default();
    match name.rsplit_once(':') {
        Some((_, local)) => matches!(local, "RDF" | "feed"),
        None => matches!(name, "rss" | "feed" | "channel" | "RDF"),
    }
}

/// Reads a feed.
pub(super) fn read(text: &str, reading: &mut Reading<'_>) -> Result<(), Cause> {
    let (mut root, sound) = xml::parse(text, &["item", "entry", "atom:entry"]);
    let Some(feed) = root.children.first_mut() else { return Err(Cause::Damaged("feed")) };
    if let Some((prefix, "feed")) = feed.name.split_once(':') {
        let prefix = format!("{prefix}:");
        plainly_named(feed, &prefix);
    }
    let channel = feed.child("channel").unwrap_or(feed);
    let about = About::of(feed, channel);
    let is_item = |it: &&Element| matches!(&*it.name, "item" | "entry");
    let items: Vec<&Element> = if feed.name == "channel" {
        feed.children.iter().filter(is_item).collect()
    } else {
        // In RDF the items stand beside the channel, elsewhere in it; after a mistake they may stand anywhere.
        let beside = feed.children.iter().filter(is_item);
        channel_items(feed).chain(beside).collect()
    };
    let before = reading.pieces.len();
    if !sound {
        reading.note(BROKEN);
    }
    for item in items.iter().filter(|item| item.whole) {
        let Some((format, content, meta)) = article(text, item, &about) else { continue };
        if !reading.add(format, content, meta) {
            break;
        }
    }
    if reading.pieces.len() > before {
        return Ok(());
    }
    Err(Cause::NoArticle(if items.iter().all(|item| !item.whole) && !items.is_empty() {
        Foreign { what: "a feed of which no item is whole", advice: "fetch it again" }
    } else {
        Foreign { what: "a feed without items", advice: "fetch it again later" }
    }))
}

fn channel_items(feed: &Element) -> impl Iterator<Item = &Element> {
    let channels = feed.all("channel");
    channels.flat_map(|channel| channel.children.iter().filter(|it| it.name == "item"))
}

/// Takes the prefix of a feed whose every name has it.
fn plainly_named(element: &mut Element, prefix: &str) {
    if let Some(name) = element.name.strip_prefix(prefix) {
        element.name = name.to_owned();
    }
    element.children.iter_mut().for_each(|child| plainly_named(child, prefix));
}

/// What holds for every item.
struct About {
    source: Option<String>,
    language: Option<String>,
    authors: Vec<String>,
}

impl About {
    fn of(feed: &Element, channel: &Element) -> Self {
        let language = channel.child("language").or_else(|| channel.child("dc:language"));
        let language = language.and_then(Element::own_text).or_else(|| feed.attribute("xml:lang"));
        Self {
            source: channel.child("title").and_then(Element::own_text).map(plain),
            language: language.map(str::to_owned),
            authors: if feed.name == "feed" { authors(feed) } else { Vec::new() },
        }
    }
}

/// The article of an item; none where it has neither words nor a headline.
fn article(text: &str, item: &Element, about: &About) -> Option<(Format, String, Meta)> {
    let first = |names: &[&str]| {
        names.iter().find_map(|name| item.child(name)?.own_text().map(str::to_owned))
    };
    let content = ["content:encoded", "content", "xhtml:body", "body", "fulltext"];
    let content = content.iter().find_map(|name| words(text, item.child(name)?));
    let summary = ["description", "summary", "media:description", "itunes:summary"];
    let summary = summary.iter().find_map(|name| words(text, item.child(name)?));
    let headline = item.child("title").and_then(|title| words(text, title));
    let headline = headline.map(|(_, title)| plain(&title)).filter(|it| !it.is_empty());
    let (format, body) = content
        .clone()
        .or_else(|| summary.clone())
        .or_else(|| headline.as_ref().map(|_| (Format::Text, String::new())))?;
    let deck = summary.filter(|_| content.is_some()).map(|(_, summary)| plain(&summary));
    let published =
        first(&["pubDate", "published", "dc:date", "issued", "dcterms:created", "created"]);
    let updated =
        first(&["updated", "atom:updated", "a10:updated", "modified", "dcterms:modified"]);
    let mut byline = authors(item);
    if byline.is_empty() {
        byline.clone_from(&about.authors);
    }
    // An entry that was taken from elsewhere says from where.
    let origin = item.child("source").and_then(|it| it.child("title").unwrap_or(it).own_text());
    let section = item.child("category").and_then(|it| {
        it.own_text().or_else(|| it.attribute("label")).or_else(|| it.attribute("term"))
    });
    let section = section.or_else(|| item.child("dc:subject")?.own_text()).map(plain);
    let meta = Meta {
        deck: deck.filter(|deck| is_deck(deck, &body)),
        headline,
        byline,
        updated: updated.clone().filter(|_| published.is_some()),
        published: published.or(updated),
        section,
        source: origin.map(plain).or_else(|| about.source.clone()),
        language: item.attribute("xml:lang").map(str::to_owned).or_else(|| about.language.clone()),
        url: link(item),
    };
    Some((format, body, meta))
}

/// What stands in an element that may hold words: plain, HTML in disguise, or XHTML.
fn words(text: &str, element: &Element) -> Option<(Format, String)> {
    if element.attribute("src").is_some() && element.own_text().is_none() {
        return None;
    }
    let kind = element.attribute("type").unwrap_or_default();
    if !element.children.is_empty() || kind.contains("xhtml") {
        let inner = text.get(element.inner.clone())?;
        return Some((Format::Html, inner.to_owned())).filter(|(_, it)| !it.trim().is_empty());
    }
    let own = element.own_text()?;
    if kind != "text" && kind != "text/plain" && has_markup(own) {
        Some((Format::Html, in_paragraphs(own)))
    } else {
        Some((Format::Text, own.to_owned()))
    }
}

fn authors(element: &Element) -> Vec<String> {
    let names = |element: &Element| -> Option<String> {
        if let Some(name) = element.child("name") {
            return name.own_text().map(plain);
        }
        let text = element.own_text().map(plain)?;
        // RSS wants an address, with the name in brackets behind it.
        match text.split_once('(') {
            Some((address, name)) if address.contains('@') => {
                Some(name.trim_end_matches(')').trim().to_owned())
            }
            _ if text.contains('@') && !text.contains(' ') => None,
            _ => Some(text),
        }
    };
    for kind in ["dc:creator", "author", "creator", "atom:author", "itunes:author"] {
        let found: Vec<String> =
            element.all(kind).filter_map(names).filter(|it| !it.is_empty()).collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

fn link(item: &Element) -> Option<String> {
    let address = |text: &str| text.starts_with("http").then(|| text.to_owned());
    let own = |name: &str| item.child(name)?.own_text().and_then(address);
    let marked = || {
        let links = item.children.iter().filter(|it| it.local() == "link");
        let alternate = |it: &&Element| it.attribute("rel").is_none_or(|rel| rel == "alternate");
        links.filter(alternate).find_map(|it| address(it.attribute("href")?.trim()))
    };
    let permanent = || {
        let id = item.child("guid").filter(|it| it.attribute("isPermaLink") != Some("false"));
        id.or_else(|| item.child("id"))?.own_text().and_then(address)
    };
    let about = || item.attribute("rdf:about").and_then(address);
    own("feedburner:origLink")
        .or_else(|| own("link"))
        .or_else(marked)
        .or_else(permanent)
        .or_else(about)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::fields::Fields;
    use crate::source::reading::Piece;

    fn pieces(text: &str) -> (Vec<Piece>, usize) {
        let fields = Fields::default();
        let mut reading = Reading::new(&fields);
        read(text, &mut reading).unwrap();
        (reading.pieces, reading.notes.len())
    }

    #[test]
    fn rss_gives_the_content_rather_than_the_summary() {
        let (items, notes) = pieces(
            "<rss version='2.0'><channel><title>Harbour Daily</title><language>en-gb</language><item>\
             <title>Ferry &amp;amp; crew are found</title><link>https://h.example/1</link>\
             <description>The search is over.</description><dc:creator>Anna Holt</dc:creator>\
             <pubDate>Tue, 04 Mar 2025 21:30:00 -0500</pubDate><category>World</category>\
             <content:encoded><![CDATA[<p>The ferry was found.</p>]]></content:encoded></item></channel></rss>",
        );
        let [Piece { format, content, meta }] = items.as_slice() else { panic!("{items:?}") };
        assert_eq!(
            (*format, content.as_str(), notes),
            (Format::Html, "<p>The ferry was found.</p>", 0)
        );
        assert_eq!(meta.headline.as_deref(), Some("Ferry & crew are found"));
        assert_eq!(meta.published.as_deref(), Some("Tue, 04 Mar 2025 21:30:00 -0500"));
        assert_eq!(meta.byline, ["Anna Holt"]);
        assert_eq!(meta.source.as_deref(), Some("Harbour Daily"));
        assert_eq!(meta.section.as_deref(), Some("World"));
        assert_eq!(meta.url.as_deref(), Some("https://h.example/1"));
        assert_eq!(meta.language.as_deref(), Some("en-gb"));
        assert_eq!(meta.deck.as_deref(), Some("The search is over."));
    }

    #[test]
    fn atom_gives_its_xhtml_and_its_own_author() {
        let (items, _) = pieces(
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title type='html'>H &lt;b&gt;D&lt;/b&gt;</title>\
             <author><name>The desk</name></author><entry><title>One</title><link rel='self' href='https://x'/>\
             <link href='https://h.example/1'/><updated>2025-03-04T10:00:00Z</updated>\
             <content type='xhtml'><div><p>It is <i>so</i>.</p></div></content></entry></feed>",
        );
        let [item] = items.as_slice() else { panic!("{items:?}") };
        assert_eq!(item.content, "<div><p>It is <i>so</i>.</p></div>");
        assert_eq!(item.meta.source.as_deref(), Some("H D"));
        assert_eq!(item.meta.byline, ["The desk"]);
        assert_eq!(item.meta.url.as_deref(), Some("https://h.example/1"));
        assert_eq!(item.meta.published.as_deref(), Some("2025-03-04T10:00:00Z"));
    }

    #[test]
    fn rdf_has_its_items_beside_the_channel() {
        let (items, _) = pieces(
            "<?xml version='1.0'?><!-- x --><rdf:RDF><channel><title>H</title></channel>\
             <item rdf:about='https://h.example/1'><title>One</title><description>Text.</description></item></rdf:RDF>",
        );
        assert_eq!(items[0].meta.source.as_deref(), Some("H"));
        assert_eq!(items[0].meta.url.as_deref(), Some("https://h.example/1"));
        assert_eq!(items[0].content, "Text.");
    }

    #[test]
    fn a_feed_that_breaks_off_gives_its_whole_items() {
        let item = "<item><title>One</title><description>Text.</description></item>";
        let (items, notes) = pieces(&format!("<rss><channel>{item}{item}<item><title>Th"));
        assert_eq!((items.len(), notes), (2, 1));
    }

    #[test]
    fn a_page_is_no_feed() {
        assert!(is_feed("\n<?xml version='1.0'?>\n<!DOCTYPE rss>\n<rss>"));
        assert!(is_feed("<atom:feed xmlns:atom='x'>"));
        assert!(!is_feed("<!DOCTYPE html><html>"));
        assert!(!is_feed("rss"));
    }
}

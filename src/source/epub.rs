//! Books (EPUB): an article a chapter, in the order of the spine. What else comes as a ZIP archive is named.

use crate::document::Format;
use crate::document::Meta;
use crate::source::decode::decode;
use crate::source::detect::Foreign;
use crate::source::detect::SAVE_AS;
use crate::source::detect::UNPACK;
use crate::source::error::Cause;
use crate::source::markup::count;
use crate::source::markup::plain;
use crate::source::reading::Reading;
use crate::source::xml;
use crate::source::xml::Element;
use crate::source::zip::Archive;

/// What is said of a book that is not whole.
const BROKEN: &str = "breaks off or is damaged, the chapters that could be read are shown";

/// A page of fewer words goes with the next one.
const TINY: usize = 25;

/// Reads a book.
pub(super) fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Result<(), Cause> {
    let archive = Archive::read(bytes, is_text, reading);
    if let Some(foreign) = foreign(&archive) {
        return Err(Cause::Foreign(foreign));
    }
    let book = Book::of(&archive);
    let chapters = book.chapters(&archive);
    if !archive.sound || book.broken {
        reading.note(BROKEN);
    }
    let mut before = String::new();
    let several = chapters.iter().filter(|it| count(it) >= TINY).count() > 1;
    let last = chapters.len();
    let mut found = false;
    for (at, chapter) in chapters.into_iter().enumerate() {
        let page = before + &chapter;
        before = String::new();
        if count(&page) == 0 {
            continue;
        }
        if count(&chapter) < TINY && at + 1 < last {
            // A heading or a motto that has a page for itself.
            before = page;
            continue;
        }
        let mut meta = book.meta.clone();
        meta.headline = heading(&chapter).or_else(|| meta.source.clone().filter(|_| !several));
        found = true;
        if !reading.add(Format::Html, page, meta) {
            break;
        }
    }
    if found {
        return Ok(());
    }
    Err(if archive.sound {
        Cause::NoArticle(Foreign {
            what: "a book without text",
            advice: "it may hold pictures alone",
        })
    } else {
        Cause::Damaged("EPUB")
    })
}

/// Only the files that make the text are unpacked.
fn is_text(name: &str) -> bool {
    let end = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(&*end, "xhtml" | "html" | "htm" | "xml" | "opf") || name == "mimetype"
}

/// What the archive is, if it is no book.
fn foreign(archive: &Archive) -> Option<Foreign> {
    let kind = archive.file("mimetype").map(|it| String::from_utf8_lossy(it).trim().to_owned());
    let kind = kind.unwrap_or_default();
    let has = |start: &str| archive.names().any(|name| name.starts_with(start));
    if kind.contains("epub")
        || has("META-INF/container.xml")
        || archive.names().any(|it| it.ends_with(".opf"))
    {
        return None;
    }
    let what = if has("word/") {
        "a Word document"
    } else if has("xl/") {
        "an Excel sheet"
    } else if has("ppt/") {
        "a PowerPoint show"
    } else if kind.contains("opendocument") {
        "an OpenDocument file"
    } else {
        return Some(Foreign { what: "a ZIP archive", advice: UNPACK });
    };
    Some(Foreign { what, advice: SAVE_AS })
}

/// What the book says of itself.
struct Book {
    meta: Meta,
    /// The files of the chapters, in their order.
    spine: Vec<String>,
    broken: bool,
}

impl Book {
    fn of(archive: &Archive) -> Self {
        let tree = |name: &str| {
            archive
                .file(name)
                .filter(|it| !it.is_empty())
                .map(|it| xml::parse(&decode(it, None), &[]).0)
        };
        let named = tree("META-INF/container.xml").and_then(|root| {
            let mut path = None;
            root.walk(&mut |it| {
                if it.local() == "rootfile" && path.is_none() {
                    path = it.attribute("full-path").map(str::to_owned);
                }
            });
            path
        });
        let path =
            named.or_else(|| archive.names().find(|it| it.ends_with(".opf")).map(str::to_owned));
        let package = path.as_deref().and_then(tree);
        let Some((path, package)) = path.zip(package) else {
            return Self { meta: Meta::default(), spine: Vec::new(), broken: true };
        };
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        Self { meta: meta(&package), spine: spine(&package, folder), broken: false }
    }

    /// The pages that are chapters: of a book whose spine is lost, all there are.
    fn chapters(&self, archive: &Archive) -> Vec<String> {
        let pages: Vec<&str> = if self.spine.is_empty() {
            let page =
                |name: &&str| is_text(name) && !name.ends_with("ml.xml") && name.ends_with("ml");
            archive.names().filter(page).filter(|it| !it.starts_with("META-INF")).collect()
        } else {
            self.spine.iter().map(String::as_str).collect()
        };
        let text = |name: &str| archive.file(name).map(|it| decode(it, None));
        pages
            .into_iter()
            .filter(|it| !it.ends_with(".xml"))
            .filter_map(text)
            .filter(|it| !is_front(it))
            .collect()
    }
}

fn meta(package: &Element) -> Meta {
    let mut found = Meta::default();
    package.walk(&mut |it| {
        let Some(text) = it.own_text().map(plain).filter(|_| it.name.starts_with("dc:")) else {
            return;
        };
        match it.local() {
            "title" if found.source.is_none() => found.source = Some(text),
            "creator" => found.byline.push(text),
            "date" if found.published.is_none() => found.published = Some(text),
            "language" if found.language.is_none() => found.language = Some(text),
            "subject" if found.section.is_none() => found.section = Some(text),
            _ => {}
        }
    });
    found
}

/// The files that the spine names, without covers and tables of contents.
fn spine(package: &Element, folder: &str) -> Vec<String> {
    let mut items = Vec::new();
    let mut order = Vec::new();
    let mut passed = Vec::new();
    package.walk(&mut |it| match it.local() {
        "item" => items.push(it),
        "itemref" if it.attribute("linear") != Some("no") => order.extend(it.attribute("idref")),
        "reference" => {
            let kind = it.attribute("type").unwrap_or_default();
            if matches!(kind, "cover" | "toc" | "title-page" | "copyright-page") {
                passed.extend(it.attribute("href").map(|it| inside(folder, it)));
            }
        }
        _ => {}
    });
    let file = |id: &str| {
        let item = items.iter().find(|it| it.attribute("id") == Some(id))?;
        let is_nav =
            item.attribute("properties").is_some_and(|it| it.split(' ').any(|it| it == "nav"));
        let file = inside(folder, item.attribute("href")?);
        (!is_nav && !passed.contains(&file)).then_some(file)
    };
    order.into_iter().filter_map(file).collect()
}

/// The path of `href`, which is named in a file of `folder`.
fn inside(folder: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or_default();
    let mut bytes = Vec::new();
    let mut rest = href.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let code = behind.get(..2).and_then(|it| std::str::from_utf8(it).ok());
        let code = code.and_then(|it| u8::from_str_radix(it, 16).ok()).filter(|_| first == b'%');
        bytes.push(code.unwrap_or(first));
        rest = if code.is_some() { behind.get(2..).unwrap_or_default() } else { behind };
    }
    let href = String::from_utf8_lossy(&bytes).into_owned();
    let mut parts: Vec<&str> = folder.split('/').filter(|it| !it.is_empty()).collect();
    for part in href.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Covers, title pages, tables of contents and imprints, as books of the third edition mark them.
fn is_front(page: &str) -> bool {
    const KINDS: [&str; 7] =
        ["titlepage", "cover", "toc", "landmarks", "copyright-page", "halftitlepage", "imprint"];
    let marks = page.match_indices("epub:type=").take(3);
    marks.filter_map(|(at, mark)| page.get(at + mark.len() + 1..)).any(|kinds| {
        let end = kinds.find(['"', '\'']).unwrap_or(0);
        kinds.get(..end).unwrap_or_default().split(' ').any(|it| KINDS.contains(&it))
    })
}

/// The first heading of a page, of whatever size.
fn heading(page: &str) -> Option<String> {
    let open = ["<h1", "<h2", "<h3"].iter().find_map(|tag| page.find(tag))?;
    let rest = page.get(open..)?;
    let end = rest.find("</h")?;
    let title = plain(rest.get(..end)?);
    (!title.is_empty() && title.split_whitespace().count() <= 40).then_some(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spine_says_which_files_are_read() {
        let (package, _) = xml::parse(
            "<package><metadata><dc:title>Harbour</dc:title><dc:creator>A. Holt</dc:creator></metadata><manifest>\
             <item id='n' href='nav.xhtml' properties='nav'/><item id='c' href='../text/a%20b.xhtml#x'/><item id='d' href='cover.xhtml'/>\
             </manifest><spine><itemref idref='n'/><itemref idref='d'/><itemref idref='c'/><itemref idref='gone'/></spine>\
             <guide><reference type='cover' href='cover.xhtml'/></guide></package>",
            &[],
        );
        assert_eq!(spine(&package, "OEBPS/opf"), ["OEBPS/text/a b.xhtml"]);
        let meta = meta(&package);
        assert_eq!(
            (meta.source.as_deref(), meta.byline),
            (Some("Harbour"), vec!["A. Holt".to_owned()])
        );
    }

    #[test]
    fn front_matter_is_known_by_its_mark() {
        assert!(is_front("<section epub:type=\"frontmatter titlepage\">"));
        assert!(!is_front("<section epub:type=\"chapter\"><a epub:type='noteref'>"));
        assert!(!is_front("epub:type="));
    }

    #[test]
    fn headings_and_words_are_found() {
        let page = "<html><head><title>x y</title></head><body><h2>The <i>ferry</i></h2><p>Two words</p></body></html>";
        assert_eq!(heading(page).as_deref(), Some("The ferry"));
        assert_eq!(count(page), 4);
    }
}

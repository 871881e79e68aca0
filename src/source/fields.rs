//! Which names JSON has for the parts of an article: those that scrapers and news services use, and the user's own.

/// A part of an article as JSON may name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The headline.
    Title,
    /// The text: plain, or with tags.
    Text,
    /// Who wrote it: a name, a list of names, a list of objects with names.
    Authors,
    /// When it was published.
    Date,
    /// When it was last changed.
    Updated,
    /// Where it stands on the web.
    Url,
    /// The paper, site or agency.
    Source,
    /// The section.
    Section,
    /// The language.
    Language,
    /// The standfirst.
    Description,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Title,
        Self::Text,
        Self::Authors,
        Self::Date,
        Self::Updated,
        Self::Url,
        Self::Source,
        Self::Section,
        Self::Language,
        Self::Description,
    ];

    /// Its name in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Text => "text",
            Self::Authors => "authors",
            Self::Date => "date",
            Self::Updated => "updated",
            Self::Url => "url",
            Self::Source => "source",
            Self::Section => "section",
            Self::Language => "language",
            Self::Description => "description",
        }
    }

    /// The names that are known for it, the best first, folded as [`fold`] does.
    fn known(self) -> &'static [&'static str] {
        match self {
            Self::Title => &[
                "headline",
                "title",
                "webtitle",
                "articletitle",
                "resolvedtitle",
                "giventitle",
                "titlefull",
                "fulltitle",
                "newstitle",
                "storytitle",
                "head",
                "heading",
                "ogtitle",
            ],
            // First the parts of pages, then plain text, then whole pages.
            Self::Text => &[
                "contenthtml",
                "bodyhtml",
                "articlehtml",
                "htmlcontent",
                "contentencoded",
                "articlebody",
                "body",
                "maintext",
                "bodytext",
                "fulltext",
                "articletext",
                "plaintext",
                "contenttext",
                "cleanedtext",
                "cleantext",
                "text",
                "content",
                "contentelements",
                "paragraphs",
                "story",
                "article",
                "markdown",
                "rawtext",
                "textcontent",
                "html",
                "rawhtml",
                "pagehtml",
                "cleanedhtml",
                "md",
            ],
            Self::Authors => &[
                "authors",
                "author",
                "byline",
                "bylines",
                "creator",
                "creators",
                "writer",
                "writers",
                "authorname",
                "publishedby",
                "reporter",
                "reporters",
                "by",
                "dccreator",
            ],
            Self::Date => &[
                "datepublished",
                "publishedat",
                "publishdate",
                "published",
                "pubdate",
                "datepublish",
                "webpublicationdate",
                "publicationdate",
                "publishedon",
                "publishedtime",
                "publishtime",
                "publisheddate",
                "firstpublicationdate",
                "firstpublished",
                "datetime",
                "date",
                "seendate",
                "createdat",
                "datecreated",
                "created",
                "createdutc",
                "timeadded",
                "timestamp",
                "time",
                "dcdate",
            ],
            Self::Updated => &[
                "datemodified",
                "updatedat",
                "updated",
                "datemodify",
                "lastmodified",
                "modified",
                "modifiedat",
                "lastupdated",
                "updatedate",
                "dateupdated",
                "lastmodifieddate",
            ],
            Self::Url => &[
                "url",
                "link",
                "weburl",
                "permalink",
                "canonicalurl",
                "articleurl",
                "resolvedurl",
                "givenurl",
                "sourceurl",
                "shareurl",
                "originalurl",
                "externalurl",
                "pageurl",
                "respondedurl",
                "requestedurl",
                "uri",
                "ogurl",
            ],
            Self::Source => &[
                "sourcename",
                "sitename",
                "publisher",
                "publication",
                "source",
                "newspaper",
                "outlet",
                "provider",
                "sourcehostname",
                "hostname",
                "sourcedomain",
                "domain",
                "domainname",
                "site",
                "website",
                "feedtitle",
                "agency",
            ],
            Self::Section => &[
                "section",
                "sectionname",
                "articlesection",
                "category",
                "categories",
                "newsdesk",
                "topic",
                "channel",
                "rubric",
                "kicker",
            ],
            Self::Language => &["language", "lang", "inlanguage", "languagecode"],
            Self::Description => &[
                "deck",
                "standfirst",
                "subtitle",
                "subheadline",
                "subheading",
                "description",
                "excerpt",
                "summary",
                "abstract",
                "trailtext",
                "dek",
                "lead",
                "leadparagraph",
                "snippet",
            ],
        }
    }
}

/// The names for each part of an article, the user's before those that are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    own: Vec<(Field, String)>,
}

impl Fields {
    /// With one more name for `field`: a key, or keys from the outside in with points between them ("story.body").
    pub fn with(mut self, field: Field, name: impl Into<String>) -> Self {
        self.own.push((field, name.into()));
        self
    }

    /// The user's names for `field`.
    pub(super) fn own(&self, field: Field) -> impl Iterator<Item = &str> {
        self.own.iter().filter(move |(it, _)| *it == field).map(|(_, name)| name.as_str())
    }

    /// The names that are known for `field`, folded.
    pub(super) fn known(field: Field) -> &'static [&'static str] {
        field.known()
    }
}

/// A key without its case and its marks: `date_published` and `datePublished` are one.
pub(super) fn fold(key: &str) -> String {
    key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

//! Who and what is in a document: mentions, the people, offices and countries they belong to, quotes.

use crate::text::{Span, one_line};

/// An ISO 3166-1 alpha-2 code in capitals ("PK").
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Iso([u8; 2]);

impl Iso {
    /// The code of two ASCII capitals; `None` for anything else.
    pub fn new(code: &str) -> Option<Self> {
        match code.as_bytes() {
            &[a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Some(Self([a, b])),
            _ => None,
        }
    }

    /// The two letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }
}

impl std::fmt::Debug for Iso {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The place of a person in [`Analysis::people`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PersonId(pub u32);

/// Which rule decided something, and the words that made it do so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Why {
    /// The rule's name ("person.before-said").
    pub rule: &'static str,
    /// The words it went by, where there are some.
    pub evidence: Option<Span>,
}

/// What a mention names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionKind {
    /// A name, or a part of a name, of a person.
    Person {
        /// Whose.
        person: PersonId,
    },
    /// An office, rank, position or honorific.
    Title {
        /// The shortest span that still names the office.
        core: Span,
        /// Who holds it, and how that is known; `None` where nobody is known to.
        holder: Option<(PersonId, Why)>,
    },
    /// A country: name, short form, abbreviation or demonym.
    Country {
        /// Which.
        iso: Iso,
    },
}

/// A span of the document that names a person, a title or a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// What it names.
    pub kind: MentionKind,
    /// Which rule found it.
    pub why: Why,
    /// How sure, in percent.
    pub confidence: u8,
}

/// How a stop names its person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// By name, with or without a title beside it; for an office or a country: by itself.
    Name,
    /// By a title that stands alone for the person.
    Title,
}

/// A place where the walk through the mentions of one target halts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The words to stand on: the mention's span.
    pub span: Span,
    /// Its place in [`Analysis::mentions`].
    pub mention: usize,
    /// By name, or by a title alone.
    pub form: Form,
}

/// One individual in the article, with all the names used for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The fullest form of the name that the article has.
    pub name: String,
    /// The other forms, in order of appearance.
    pub aliases: Vec<String>,
    /// Every title met, the fullest form of each office, in order of appearance; each with the mention that has it. One that
    /// the user gave has none.
    pub titles: Vec<(String, Option<usize>)>,
    /// The countries the titles name, the most frequent first.
    pub countries: Vec<Iso>,
    /// Does the user want to see nothing of them?
    pub hidden: bool,
    /// Where the walk halts for this person.
    pub stops: Vec<Stop>,
}

/// One office with all its forms ("Gen" and "General" together).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// The fullest form met.
    pub name: String,
    /// Who holds it here, in order of appearance.
    pub holders: Vec<PersonId>,
    /// Where it is named.
    pub stops: Vec<Stop>,
}

/// One country with all its forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountryEntry {
    /// Its code.
    pub iso: Iso,
    /// Its short English name.
    pub name: &'static str,
    /// Where it is named.
    pub stops: Vec<Stop>,
}

/// A capital that stands for its country's government ("Islamabad said"). It is no mention of the country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Government {
    /// Where.
    pub span: Span,
    /// Whose government.
    pub iso: Iso,
    /// What makes it one.
    pub why: Why,
}

/// Something said, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words said, with their quotation marks where they have some.
    pub span: Span,
    /// Who said them; `None` where it is not known.
    pub speaker: Option<PersonId>,
    /// Is the speaker sure, as the words beside name them? One who is only known as “he”, or from the paragraph before, is not
    /// put into anybody's mouth on a card or a copy.
    pub sure: bool,
    /// Which rule found speaker and words.
    pub why: Why,
}

impl Quote {
    /// Are the words told of, as in "she said that it was over", and not quoted? `text` is the document's.
    pub fn is_reported(&self, text: &str) -> bool {
        !self.span.of(text).starts_with(['“', '"', '«', '„', '‘', '\''])
    }

    /// The words on one line, marked where they are only reported.
    pub fn words(&self, text: &str) -> String {
        let reported = if self.is_reported(text) { "(reported) " } else { "" };
        format!("{reported}{}", one_line(self.span.of(text)))
    }
}

/// All that was found in one document. The document's text is not in it: spans point there.
///
/// Mentions are sorted by [`Span`]'s order and disjoint within a kind; they may nest across kinds. Every
/// `PersonId` is a place in `people`, every mention number a place in `mentions`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysis {
    /// Every mention.
    pub mentions: Vec<Mention>,
    /// The people, in order of appearance.
    pub people: Vec<Person>,
    /// The offices, in order of appearance.
    pub offices: Vec<Office>,
    /// The countries, in order of appearance.
    pub countries: Vec<CountryEntry>,
    /// Governments named by their capitals, in order; none of them is among `mentions`.
    pub governments: Vec<Government>,
    /// Quotes and reported speech, in order.
    pub quotes: Vec<Quote>,
    /// The sentences of all blocks, in order.
    pub sentences: Vec<Span>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_marks_are_reported() {
        let text = "Holt said it was over. “It is over,” she said.";
        let quote = |start, end| Quote {
            span: Span::new(start, end),
            speaker: None,
            sure: false,
            why: Why { rule: "say.unknown", evidence: None },
        };
        assert!(quote(10, 22).is_reported(text));
        assert!(!quote(23, 41).is_reported(text));
    }
}

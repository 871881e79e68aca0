//! Classes of words whose number is a sign.

use crate::clean::marked::Marked;
use crate::clean::pattern::hash;

/// A class of words; the number of its bit.
#[derive(Clone, Copy, Debug)]
pub(super) enum Class {
    /// [`SMALL`].
    Small,
    /// [`ADDRESS`].
    Address,
    /// [`SPEECH`].
    Speech,
    /// [`PERSONS`].
    Persons,
    /// [`OFFER`].
    Offer,
    /// [`PICTURE`].
    Picture,
    /// [`MAKERS`].
    Makers,
}

impl Class {
    /// How many there are.
    pub(super) const COUNT: usize = 7;
}

/// The classes that the word with this hash is in, a bit each.
pub(super) fn classes(hash: u64) -> u16 {
    TABLE.of(hash)
}

/// The words of all classes by their hashes.
static TABLE: Marked<1024> = {
    let table = filled(Marked::new(), &SMALL, Class::Small);
    let table = filled(table, &ADDRESS, Class::Address);
    let table = filled(table, &SPEECH, Class::Speech);
    let table = filled(table, &PERSONS, Class::Persons);
    let table = filled(table, &OFFER, Class::Offer);
    let table = filled(table, &PICTURE, Class::Picture);
    filled(table, &MAKERS, Class::Makers)
};

const fn filled(mut table: Marked<1024>, words: &[&str], class: Class) -> Marked<1024> {
    let mut at = 0;
    while at < words.len() {
        table = table.with(hash(words[at]), class as u16);
        at += 1;
    }
    table
}

/// Words without which no English, Spanish, French, German, Portuguese or Italian sentence is written.
const SMALL: [&str; 64] = [
    "the", "of", "and", "a", "to", "in", "is", "was", "for", "that", "on", "with", "as", "at",
    "by", "it", "be", "are", "from", "has", "have", "had", "an", "this", "not", "but", "which",
    "were", "been", "their", "they", "its", "who", "will", "would", "de", "la", "el", "que", "y",
    "en", "los", "les", "le", "et", "des", "du", "une", "der", "die", "und", "das", "von", "ist",
    "den", "o", "e", "do", "da", "um", "uma", "il", "che", "di",
];
/// Words that speak to the reader or for the house.
const ADDRESS: [&str; 12] = [
    "you", "your", "you're", "you've", "you'll", "yours", "us", "we", "our", "we're", "we've",
    "we'll",
];
/// Verbs of reported speech.
const SPEECH: [&str; 16] = [
    "said",
    "says",
    "told",
    "added",
    "announced",
    "reported",
    "according",
    "asked",
    "wrote",
    "claimed",
    "warned",
    "explained",
    "confirmed",
    "called",
    "stated",
    "tells",
];
/// Pronouns of those who are spoken of.
const PERSONS: [&str; 12] =
    ["he", "she", "his", "her", "him", "they", "their", "them", "i", "my", "me", "its"];
/// Words of offers and of the frame of a page.
const OFFER: [&str; 40] = [
    "newsletter",
    "newsletters",
    "subscribe",
    "subscriber",
    "subscribers",
    "subscription",
    "inbox",
    "email",
    "cookies",
    "privacy",
    "policy",
    "terms",
    "click",
    "here",
    "sign",
    "free",
    "account",
    "login",
    "advertisement",
    "sponsored",
    "app",
    "download",
    "podcast",
    "episode",
    "video",
    "watch",
    "listen",
    "follow",
    "share",
    "comments",
    "comment",
    "copyright",
    "rights",
    "reserved",
    "trademark",
    "affiliate",
    "commission",
    "unlimited",
    "access",
    "offers",
];
/// Words of captions.
const PICTURE: [&str; 36] = [
    "photo",
    "photos",
    "image",
    "images",
    "pictured",
    "seen",
    "photograph",
    "photographed",
    "poses",
    "walks",
    "speaks",
    "stands",
    "looks",
    "attends",
    "arrives",
    "gestures",
    "holds",
    "left",
    "right",
    "center",
    "file",
    "shown",
    "above",
    "credit",
    "courtesy",
    "getty",
    "reuters",
    "afp",
    "ap",
    "wears",
    "waves",
    "screenshot",
    "illustration",
    "handout",
    "during",
    "shows",
];
/// Words of those who write.
const MAKERS: [&str; 24] = [
    "writer",
    "reporter",
    "journalist",
    "correspondent",
    "editor",
    "author",
    "covers",
    "covering",
    "freelance",
    "columnist",
    "contributor",
    "contributed",
    "joined",
    "graduated",
    "lives",
    "based",
    "degree",
    "university",
    "bureau",
    "staff",
    "fellow",
    "email",
    "reached",
    "twitter",
];

//! Classes of words whose number is a sign.

use crate::clean::marked::Marked;
use crate::clean::pattern::Words;
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
    /// [`PAST`].
    Past,
    /// [`SHOWN`].
    Shown,
    /// [`NEWS`].
    News,
}

impl Class {
    /// How many there are.
    pub(super) const COUNT: usize = 10;
}

/// How many words of a line are in each class.
pub(super) struct Counts([usize; Class::COUNT]);

impl Counts {
    /// How many are in `class`.
    pub(super) fn of(&self, class: Class) -> usize {
        self.0.get(class as usize).copied().unwrap_or(0)
    }
}

/// Counts the words of all classes.
pub(super) fn counts(words: &Words) -> Counts {
    let mut counts = [0; Class::COUNT];
    for bits in words.hashes().iter().map(|hash| TABLE.of(*hash)).filter(|bits| *bits != 0) {
        counts.iter_mut().enumerate().for_each(|(at, n)| *n += usize::from(bits >> at & 1));
    }
    Counts(counts)
}

/// The words of all classes by their hashes.
static TABLE: Marked<1024> = {
    let table = filled(Marked::new(), &SMALL, Class::Small);
    let table = filled(table, &ADDRESS, Class::Address);
    let table = filled(table, &SPEECH, Class::Speech);
    let table = filled(table, &PERSONS, Class::Persons);
    let table = filled(table, &OFFER, Class::Offer);
    let table = filled(table, &PICTURE, Class::Picture);
    let table = filled(table, &MAKERS, Class::Makers);
    let table = filled(table, &PAST, Class::Past);
    let table = filled(table, &SHOWN, Class::Shown);
    filled(table, &NEWS, Class::News)
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
/// Verbs of what is over, which stories are told in and captions seldom are.
const PAST: [&str; 36] = [
    "was", "were", "had", "said", "told", "did", "been", "would", "could", "went", "came", "took",
    "made", "got", "began", "found", "became", "gave", "knew", "thought", "felt", "left", "saw",
    "asked", "called", "wanted", "tried", "started", "might", "should", "didn't", "wasn't",
    "weren't", "hadn't", "wouldn't", "couldn't",
];
/// What people and things do in pictures, and what pictures are.
const SHOWN: [&str; 60] = [
    "poses",
    "pose",
    "posing",
    "walk",
    "walks",
    "walking",
    "speak",
    "speaks",
    "speaking",
    "stand",
    "stands",
    "standing",
    "sit",
    "sits",
    "sitting",
    "look",
    "looks",
    "wait",
    "wait",
    "waiting",
    "hold",
    "holds",
    "holding",
    "watch",
    "watches",
    "carry",
    "carries",
    "inspect",
    "inspects",
    "gather",
    "gathers",
    "listen",
    "listens",
    "play",
    "plays",
    "perform",
    "performs",
    "ride",
    "rides",
    "march",
    "protest",
    "attend",
    "attends",
    "arrives",
    "arrive",
    "appears",
    "wearing",
    "view",
    "portrait",
    "rendering",
    "exterior",
    "scene",
    "seen",
    "pictured",
    "displayed",
    "depicts",
    "background",
    "foreground",
    "aerial",
    "undated",
];
/// Verbs and turns of headlines.
const NEWS: [&str; 72] = [
    "says",
    "wins",
    "win",
    "dies",
    "dead",
    "faces",
    "face",
    "gets",
    "get",
    "makes",
    "take",
    "takes",
    "finds",
    "reveals",
    "shares",
    "warns",
    "leads",
    "calls",
    "opens",
    "hits",
    "beats",
    "joins",
    "returns",
    "launches",
    "plans",
    "seeks",
    "wants",
    "reacts",
    "talks",
    "tells",
    "explains",
    "shows",
    "accused",
    "arrested",
    "charged",
    "killed",
    "shot",
    "slams",
    "claims",
    "admits",
    "announces",
    "loses",
    "falls",
    "rises",
    "drops",
    "cuts",
    "raises",
    "bans",
    "backs",
    "blames",
    "denies",
    "rejects",
    "urges",
    "vows",
    "quits",
    "sues",
    "why",
    "how",
    "what",
    "best",
    "worst",
    "everything",
    "ranked",
    "know",
    "watch",
    "review",
    "exclusive",
    "live",
    "here's",
    "vs",
    "ever",
    "reportedly",
];

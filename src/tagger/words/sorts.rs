//! The sorts of words that tell of names beside them, and the lists that say which word is of which.

use crate::text::{TokenKind, WordSet};

/// The sorts of words that tell of names beside them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Nothing of the below.
    #[default]
    Plain,
    /// A courtesy, a rank or an office that stands before a name.
    Title,
    /// A short title that is never part of a name ("Mr", "Lt.").
    Courtesy,
    /// The last word of a name that honours a person ("Airport").
    Head,
    /// A verb of speech.
    Says,
    /// A word that may stand inside a name in small letters ("of").
    Particle,
    /// One that also begins names of people ("von Arlon", "al-Masri").
    Nobiliary,
    /// An opening or closing quotation mark.
    Quote,
    /// A hyphen.
    Hyphen,
}

/// Offices, ranks and occupations that stand before a name. Sorted, in small letters, without points.
const TITLES: [&str; 148] = [
    "activist",
    "actor",
    "actress",
    "admiral",
    "alderman",
    "alhaji",
    "ambassador",
    "analyst",
    "archbishop",
    "attorney",
    "auditor",
    "author",
    "ayatollah",
    "baron",
    "baroness",
    "barrister",
    "batsman",
    "bishop",
    "bowler",
    "brigadier",
    "caliph",
    "candidate",
    "captain",
    "cardinal",
    "cdr",
    "chairman",
    "chairperson",
    "chairwoman",
    "chancellor",
    "chef",
    "chief",
    "coach",
    "colonel",
    "commander",
    "commissioner",
    "commodore",
    "comrade",
    "congressman",
    "congressperson",
    "congresswoman",
    "constable",
    "consul",
    "convener",
    "convenor",
    "corporal",
    "councillor",
    "crown",
    "dame",
    "dato",
    "datuk",
    "dean",
    "defender",
    "deputy",
    "detective",
    "director",
    "economist",
    "editor",
    "emir",
    "envoy",
    "father",
    "founder",
    "frau",
    "general",
    "goalkeeper",
    "governor",
    "hajiya",
    "head",
    "herr",
    "hon",
    "imam",
    "inspector",
    "judge",
    "justice",
    "king",
    "lady",
    "lawmaker",
    "lawyer",
    "leader",
    "lecturer",
    "lieutenant",
    "lord",
    "ltcol",
    "majgen",
    "major",
    "manager",
    "marshal",
    "maulana",
    "mayor",
    "metropolitan",
    "midfielder",
    "minister",
    "monsieur",
    "monsignor",
    "msgr",
    "mufti",
    "oba",
    "officer",
    "pastor",
    "patriarch",
    "pope",
    "premier",
    "president",
    "prince",
    "princess",
    "principal",
    "private",
    "professor",
    "prosecutor",
    "provost",
    "pte",
    "queen",
    "rabbi",
    "rector",
    "registrar",
    "representative",
    "rev",
    "reverend",
    "sec",
    "secretary",
    "senator",
    "sergeant",
    "shaikh",
    "shehu",
    "sheikh",
    "sheikha",
    "signor",
    "singer",
    "sir",
    "sister",
    "skipper",
    "speaker",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "squadron",
    "striker",
    "sultan",
    "superintendent",
    "treasurer",
    "tun",
    "umpire",
    "ustaz",
    "vicar",
    "vice",
    "whip",
    "wing",
    "winger",
    "writer",
];

/// Short titles that are never part of a name. Sorted.
const COURTESIES: [&str; 59] = [
    "adgp", "adm", "adv", "asp", "ato", "barr", "brig", "capt", "ceo", "cfo", "cji", "cjp", "cllr",
    "cm", "cmdr", "coas", "col", "coo", "cpl", "dgp", "dpm", "dr", "dsp", "engr", "fm", "gen",
    "gov", "hon'ble", "igp", "insp", "lg", "lt", "madam", "madame", "maj", "messrs", "miss",
    "mister", "mla", "mlc", "mme", "mna", "mp", "mps", "mr", "mrs", "ms", "mx", "pm", "prof",
    "rep", "sen", "sgt", "sho", "shri", "smt", "ssp", "supt", "vp",
];

/// Verbs of speech. Sorted.
const SAYS: [&str; 44] = [
    "acknowledged",
    "added",
    "admitted",
    "announced",
    "argued",
    "asked",
    "asserted",
    "called",
    "claimed",
    "commented",
    "concluded",
    "confirmed",
    "declared",
    "denied",
    "described",
    "emphasised",
    "emphasized",
    "explained",
    "expressed",
    "insisted",
    "noted",
    "observed",
    "pointed",
    "quipped",
    "recalled",
    "remarked",
    "replied",
    "reported",
    "responded",
    "revealed",
    "said",
    "says",
    "stated",
    "stressed",
    "suggested",
    "tells",
    "thinks",
    "told",
    "tweeted",
    "urged",
    "vowed",
    "warned",
    "writes",
    "wrote",
];

/// Words in small letters that stand inside names of people, places and organisations. Sorted.
const PARTICLES: [&str; 21] = [
    "a", "an", "and", "ap", "at", "dan", "das", "des", "do", "e", "for", "in", "ka", "of", "on",
    "oo", "t", "te", "the", "to", "y",
];

/// Words in small letters that stand in names of people alone, also at their beginning. Sorted.
const NOBILIARY: [&str; 27] = [
    "abd", "abu", "al", "ben", "bin", "bint", "binti", "da", "de", "del", "della", "den", "der",
    "di", "dos", "du", "el", "ibn", "la", "le", "ould", "ten", "ter", "ul", "van", "von", "zu",
];

/// The last words of names that honour a person: a university, an airport. Sorted.
const HEADS: [&str; 33] = [
    "academy",
    "airport",
    "arena",
    "auditorium",
    "avenue",
    "award",
    "awards",
    "boulevard",
    "cathedral",
    "center",
    "centre",
    "clinic",
    "college",
    "cup",
    "foundation",
    "highway",
    "hospital",
    "institute",
    "international",
    "library",
    "medal",
    "memorial",
    "mosque",
    "museum",
    "palace",
    "prize",
    "road",
    "school",
    "stadium",
    "street",
    "trophy",
    "trust",
    "university",
];

/// The lists, each with the sort of its words.
const LISTS: [(&[&str], Sort); 6] = [
    (&HEADS, Sort::Head),
    (&COURTESIES, Sort::Courtesy),
    (&TITLES, Sort::Title),
    (&SAYS, Sort::Says),
    (&PARTICLES, Sort::Particle),
    (&NOBILIARY, Sort::Nobiliary),
];

/// The words of all lists, one list after the other: a word of two lists is found in the first.
const ALL: [&str; COUNT] = {
    let mut words = [""; COUNT];
    let (mut list, mut at) = (0, 0);
    while list < LISTS.len() {
        let mut word = 0;
        while word < LISTS[list].0.len() {
            words[at] = LISTS[list].0[word];
            (word, at) = (word + 1, at + 1);
        }
        list += 1;
    }
    words
};

/// How many words the lists have.
const COUNT: usize = {
    let (mut list, mut count) = (0, 0);
    while list < LISTS.len() {
        count += LISTS[list].0.len();
        list += 1;
    }
    count
};

static WORDS: WordSet = WordSet::new(&ALL);

/// The sort of a word.
pub(super) fn sort(word: &str, kind: TokenKind) -> Sort {
    if kind == TokenKind::Mark {
        return match word {
            "\"" | "“" | "”" | "‘" | "’" | "'" | "«" | "»" => Sort::Quote,
            "-" | "\u{2010}" | "\u{2011}" => Sort::Hyphen,
            _ => Sort::Plain,
        };
    }
    let bare = word.strip_suffix('.').unwrap_or(word);
    let Some(mut place) = WORDS.place_in_any_case(bare) else { return Sort::Plain };
    let list = LISTS.iter().find(|(words, _)| match place.checked_sub(words.len()) {
        Some(beyond) => {
            place = beyond;
            false
        }
        None => true,
    });
    match list {
        // A particle in capitals is no particle: "The", "Of", "Bin".
        Some((_, Sort::Particle | Sort::Nobiliary)) if bare.contains(char::is_uppercase) => {
            Sort::Plain
        }
        Some(&(_, sort)) => sort,
        None => Sort::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(LISTS.iter().all(|(words, _)| words.is_sorted()));
    }

    #[test]
    fn each_word_is_of_the_first_list_that_has_it() {
        for (at, (words, of_list)) in LISTS.iter().enumerate() {
            let fresh = |word: &&&str| !LISTS[..at].iter().any(|(before, _)| before.contains(word));
            assert!(words.iter().filter(fresh).all(|word| sort(word, TokenKind::Word) == *of_list));
        }
        assert_eq!(sort("Lt.", TokenKind::Word), Sort::Courtesy);
        assert_eq!(sort("Of", TokenKind::Word), Sort::Plain);
        assert_eq!(sort("table", TokenKind::Word), Sort::Plain);
    }
}

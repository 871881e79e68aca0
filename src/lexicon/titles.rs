//! Offices, ranks and honorifics: the words they are made of, and which of them name the same office.

mod build;
mod office;

pub use build::build;
pub use office::{Office, office};

use crate::lexicon::phrases::Phrases;

/// Head of a title ("minister").
pub const HEAD: u8 = 1;
/// Before a head, and part of the office ("deputy").
pub const BEFORE_HEAD: u8 = 2;
/// Behind a head, and part of the office ("elect").
pub const BEHIND_HEAD: u8 = 4;
/// A body or a place of service ("ministry").
pub const BODY: u8 = 8;
/// A portfolio ("foreign affairs").
pub const PORTFOLIO: u8 = 16;
/// Says that the office was or will be held ("former").
pub const FORMER: u8 = 32;
/// Said of the holder, outside the title ("embattled").
pub const QUALITY: u8 = 64;
/// A field of work before a post ("events" manager).
pub const FIELD: u8 = 128;

/// One holder at a time in a country.
pub const UNIQUE: u8 = 1;
/// Only with a capital ("General").
pub const CAPITAL: u8 = 2;
/// Only in capitals ("SP").
pub const CAPITALS: u8 = 4;
/// Only before a name ("Sir").
pub const BEFORE: u8 = 8;
/// Needs its body or a name beside it ("head").
pub const WEAK: u8 = 16;
/// Often an occupation or a description ("consultant").
pub const OCCUPATION: u8 = 32;
/// Often a thing ("controller").
pub const THING: u8 = 64;

static FORMS: Phrases = Phrases::new(include_bytes!("../../assets/lexicon/titles.bin"));

/// The kind of office that a title names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// No head of a title.
    None,
    /// President, governor general, first lady.
    State,
    /// Prime minister, chancellor.
    Govt,
    /// Ministers and the great offices of a cabinet.
    Minister,
    /// Secretaries, commissioners, governors, mayors and whoever else serves a state or a town.
    Official,
    /// Members and officers of a parliament.
    Legislator,
    /// Officers of a party.
    Party,
    /// Candidates for an office.
    Candidate,
    /// Leaders, heads and chiefs.
    Leader,
    /// Ambassadors, envoys, mediators.
    Diplomat,
    /// Those who speak for others.
    Spokesperson,
    /// Kings, emirs, princes, nobles.
    Royalty,
    /// Clergy of all religions.
    Clergy,
    /// Judges and magistrates.
    Judge,
    /// Prosecutors and state attorneys.
    Prosecutor,
    /// Ranks and commands of armed forces.
    Military,
    /// Ranks and commands of the police.
    Police,
    /// Officers of companies, clubs, schools and other bodies.
    Business,
    /// Professors, deans, rectors.
    Academic,
    /// Editors and publishers.
    Media,
    /// Coaches, captains, managers of sides.
    Sport,
    /// Dr, Sir, Sheikh, Hon and other words before a name.
    Honorific,
}

impl Class {
    /// All classes, in order.
    pub const ALL: [Self; 22] = [
        Self::None,
        Self::State,
        Self::Govt,
        Self::Minister,
        Self::Official,
        Self::Legislator,
        Self::Party,
        Self::Candidate,
        Self::Leader,
        Self::Diplomat,
        Self::Spokesperson,
        Self::Royalty,
        Self::Clergy,
        Self::Judge,
        Self::Prosecutor,
        Self::Military,
        Self::Police,
        Self::Business,
        Self::Academic,
        Self::Media,
        Self::Sport,
        Self::Honorific,
    ];

    /// The class of this name in small letters ("govt").
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| format!("{class:?}").eq_ignore_ascii_case(name))
    }

    const fn from_byte(byte: u8) -> Self {
        let at = byte as usize;
        if at < Self::ALL.len() { Self::ALL[at] } else { Self::None }
    }
}

/// The role that a letter of the plain list stands for.
pub fn role_bit(letter: &str) -> Option<u8> {
    Some(match letter {
        "h" => HEAD,
        "p" => BEFORE_HEAD,
        "s" => BEHIND_HEAD,
        "u" => BODY,
        "f" => PORTFOLIO,
        "x" => FORMER,
        "q" => QUALITY,
        "g" => FIELD,
        _ => return None,
    })
}

/// The flag that a letter of the plain list stands for.
pub fn flag_bit(letter: char) -> Option<u8> {
    Some(match letter {
        'u' => UNIQUE,
        'c' => CAPITAL,
        'a' => CAPITALS,
        'n' => BEFORE,
        'w' => WEAK,
        'o' => OCCUPATION,
        't' => THING,
        _ => return None,
    })
}

/// A word of the list, or several, that stand in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TitleWord {
    /// The byte of the text after it.
    pub end: usize,
    /// [`HEAD`] and the other roles.
    pub roles: u8,
    /// The class, of a head.
    pub class: Class,
    /// [`UNIQUE`] and the other flags.
    pub flags: u8,
    /// The form under which all forms of the office meet.
    pub key: &'static str,
    /// Is it a plural ("ministers")?
    pub plural: bool,
}

impl TitleWord {
    /// Has it one of these roles?
    pub const fn is(&self, roles: u8) -> bool {
        self.roles & roles != 0
    }

    /// Has it one of these flags?
    pub const fn has(&self, flags: u8) -> bool {
        self.flags & flags != 0
    }
}

/// The longest word of the list that starts at the byte `at` of `text`, with the capitals that a head must have.
pub fn title_word_at(text: &str, at: usize) -> Option<TitleWord> {
    let mut found = None;
    FORMS.at(text, at, |hit| {
        let written = text.get(at..hit.end).unwrap_or("");
        found = read(hit.payload, hit.end, written);
        found.is_some()
    });
    found
}

/// The meaning of a payload; without the head's role where the capitals that it needs are missing.
fn read(payload: &'static [u8], end: usize, written: &str) -> Option<TitleWord> {
    let &[roles, class, flags, ref key @ ..] = payload else { return None };
    let capital = written.starts_with(char::is_uppercase);
    // "CDs" are several of something else than a "CDS".
    let several = flags & CAPITALS != 0 && written.len() < 5 && written.ends_with('s');
    let short = several
        || (flags & CAPITALS != 0 && written.chars().skip(1).all(char::is_lowercase))
        || (flags & CAPITAL != 0 && !capital);
    let roles = if short { roles & !HEAD } else { roles };
    let key = std::str::from_utf8(key).unwrap_or("");
    (roles != 0).then_some(TitleWord {
        end,
        roles,
        class: Class::from_byte(class),
        flags,
        key,
        plural: false,
    })
}

/// The head of which `word` is the plural ("ministers", "Sens"), if it is one.
pub fn title_plural(word: &str) -> Option<TitleWord> {
    let word = word.strip_suffix('.').unwrap_or(word);
    let lookup = |singular: &str| {
        let mut found = None;
        FORMS.at(singular, 0, |hit| {
            found =
                (hit.end == singular.len()).then(|| read(hit.payload, hit.end, singular)).flatten();
            found.is_some()
        });
        found.filter(|found| found.is(HEAD))
    };
    let found = if let Some(stem) = word.strip_suffix("men").filter(|stem| stem.len() > 4) {
        lookup(&format!("{stem}man"))
    } else if let Some(stem) = word.strip_suffix("women") {
        lookup(&format!("{stem}woman"))
    } else if let Some(stem) = word.strip_suffix("ies") {
        lookup(&format!("{stem}y"))
    } else if let Some(stem) = word.strip_suffix("es").filter(|stem| stem.ends_with(['h', 's'])) {
        lookup(stem)
    } else if let Some(stem) = word.strip_suffix('s').filter(|stem| !stem.ends_with('s')) {
        lookup(stem)
    } else {
        None
    };
    found.map(|found| TitleWord { end: word.len(), plural: true, ..found })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, wanted: &str, roles: u8) {
        let found = title_word_at(text, 0).expect(text);
        assert_eq!((found.key, found.roles & roles), (wanted, roles), "{text}");
    }

    #[test]
    fn forms_of_one_office_meet() {
        check("PM said", "prime minister", HEAD);
        check("Lt Gen", "lieutenant general", HEAD);
        check("Lt. Gen. A", "lieutenant general", HEAD);
        check("spokeswoman", "spokesperson", HEAD);
        check("Gov. X", "governor", HEAD);
    }

    #[test]
    fn a_word_may_have_several_roles() {
        check("chief of", "chief", HEAD | BEFORE_HEAD);
        check("general of", "general", BEFORE_HEAD | BEHIND_HEAD);
        assert!(!title_word_at("general of", 0).unwrap().is(HEAD));
    }

    #[test]
    fn plurals_are_known() {
        assert_eq!(title_plural("secretaries").map(|w| w.key), Some("secretary"));
        assert_eq!(title_plural("spokesmen").map(|w| w.key), Some("spokesperson"));
        assert_eq!(title_plural("Sens.").map(|w| w.key), Some("senator"));
        assert_eq!(title_plural("address").map(|w| w.key), None);
    }

    #[test]
    fn the_table_is_that_of_the_plain_list() {
        let plain = include_str!("../../assets/lexicon/titles.txt");
        assert!(build(plain).unwrap() == include_bytes!("../../assets/lexicon/titles.bin"));
    }

    #[test]
    fn every_class_has_its_place() {
        for (at, class) in Class::ALL.into_iter().enumerate() {
            assert_eq!(class as usize, at);
        }
    }
}

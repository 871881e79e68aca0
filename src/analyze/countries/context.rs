//! What the surroundings of a country's form say: the next words, and the rest of the article.

use std::cell::OnceCell;

use crate::analyze::reading::Reading;
use crate::lexicon::countries::{BLOCK, country_at, country_name};
use crate::lexicon::names::{Known, known};
use crate::tagger::Entity;
use crate::text::TokenKind;
use crate::text::hash::folded;

/// What a form is, by its surroundings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// They say nothing: the form means what the list says.
    Plain,
    /// No country.
    Other,
    /// This country.
    Country {
        /// Its code.
        code: &'static str,
        /// The rule that chose it.
        rule: &'static str,
        /// How sure, in percent.
        confidence: u8,
    },
}

/// The article, with what its ambiguous forms go by; found only where one stands.
pub(super) struct Article<'r, 'd> {
    reading: &'r Reading<'d>,
    cues: OnceCell<Cues>,
}

/// How often the article has words that tell one country from another.
#[derive(Clone, Copy, Debug, Default)]
struct Cues {
    georgia: usize,
    georgia_us: usize,
    kinshasa: usize,
    brazzaville: usize,
    dominica: usize,
    dominican_republic: usize,
    philippines: usize,
    pakistan: usize,
    central_africa: usize,
    channel: usize,
    emirates: usize,
    south_africa: usize,
    north_korea: usize,
}

/// A capitalised word of a place's own name, behind the country's.
#[rustfmt::skip]
const PLACE_NOUNS: &[&str] = &[
    "Street", "St", "Road", "Rd", "Avenue", "Ave", "Lane", "Drive", "Square", "River", "Sea", "Strait",
    "Straits", "Valley", "Bay", "Gulf", "Ocean", "Channel", "Lake", "Hill", "Hills", "Mountain", "Mountains",
    "Mount", "Creek", "Canal", "Park", "Bridge", "County", "Township", "Tunnel", "Boulevard", "Blvd", "Way",
    "Place", "Plaza", "Trench", "Terrace", "Crescent", "Heights",
];

/// Demonyms that are languages too.
#[rustfmt::skip]
const LANGUAGES: &[&str] = &[
    "English", "French", "German", "Spanish", "Italian", "Portuguese", "Dutch", "Russian", "Polish", "Czech",
    "Hungarian", "Romanian", "Bulgarian", "Greek", "Turkish", "Ukrainian", "Swedish", "Danish", "Norwegian",
    "Finnish", "Icelandic", "Irish", "Welsh", "Japanese", "Chinese", "Korean", "Vietnamese", "Thai", "Burmese",
    "Lao", "Nepali", "Somali", "Persian", "Mongolian", "Albanian", "Armenian", "Georgian", "Serbian",
    "Croatian", "Slovak", "Malagasy",
];

/// Words before a language.
#[rustfmt::skip]
const SPEAKING: &[&str] = &[
    "in", "into", "speak", "speaks", "spoke", "speaking", "spoken", "learn", "learning", "learned", "learnt", "teach",
    "teaching", "taught", "fluent", "broken",
];

/// Words in capitals before the pronoun.
const BEFORE_PRONOUN: [&str; 22] = [
    "LET", "GIVE", "TELL", "CONTACT", "FOLLOW", "JOIN", "ABOUT", "HELP", "EMAIL", "CALL", "WITH",
    "SHOW", "LEAVE", "ALL", "LIKE", "BETWEEN", "SUPPORT", "FIND", "REACH", "MAKE", "AMONG",
    "GUIDE",
];

impl<'r, 'd> Article<'r, 'd> {
    pub(super) fn new(reading: &'r Reading<'d>) -> Self {
        Self { reading, cues: OnceCell::new() }
    }

    /// What `written`, the tokens from `at` to before `past`, is; `code` is what the list says.
    pub(super) fn judge(
        &self,
        at: usize,
        past: usize,
        written: &str,
        code: &'static str,
    ) -> Verdict {
        let before = at.checked_sub(1).map_or("", |i| self.reading.word(i));
        let next = self.reading.word(past);
        if PLACE_NOUNS.contains(&next) {
            return Verdict::Other;
        }
        // "at the South Pole"
        if matches!(written, "Pole" | "Poles" | "POLE" | "POLES")
            && matches!(before, "North" | "South" | "NORTH" | "SOUTH" | "Magnetic")
        {
            return Verdict::Other;
        }
        if LANGUAGES.contains(&written) && SPEAKING.contains(&before) && self.ends_phrase(past) {
            return Verdict::Other;
        }
        match (code, written) {
            ("US", "US") if BEFORE_PRONOUN.contains(&before) && self.in_capitals(at) => {
                Verdict::Other
            }
            ("GE", "Georgia" | "GEORGIA" | "Georgian" | "GEORGIAN" | "Georgians") => {
                if self.stands_among_countries(at, past) {
                    sure("GE", "country.georgia-in-list", 95)
                } else {
                    self.georgia(written)
                }
            }
            ("CD", "Congo" | "CONGO" | "Congolese" | "CONGOLESE") => {
                let cues = self.cues();
                if cues.brazzaville > 0 && cues.kinshasa == 0 {
                    sure("CG", "country.congo", 90)
                } else {
                    sure("CD", "country.congo", if cues.kinshasa > 0 { 98 } else { 85 })
                }
            }
            ("KR", "Korea" | "KOREA" | "Korean" | "KOREAN" | "Koreans") => self.korea(at, past),
            ("DO", "Dominican" | "DOMINICAN" | "Dominicans") => {
                let cues = self.cues();
                if cues.dominica > 0 && cues.dominican_republic == 0 {
                    sure("DM", "country.dominica", 85)
                } else {
                    sure("DO", "country.dominica", 95)
                }
            }
            ("CF", "CAR" | "Central African" | "Central Africans") => {
                Self::if_any(self.cues().central_africa, "CF")
            }
            ("ZA", "SA") if !self.ends_company(at) => Self::if_any(self.cues().south_africa, "ZA"),
            ("KP", "NK") => Self::if_any(self.cues().north_korea, "KP"),
            ("PH", "PH") => Self::if_any(self.cues().philippines, "PH"),
            ("PK", "Pak" | "PAK") => Self::if_any(self.cues().pakistan, "PK"),
            ("JE", "Jersey") => Self::if_any(self.cues().channel, "JE"),
            ("GG", "Guernsey") => Self::if_any(self.cues().channel, "GG"),
            ("AE", "Emirates" | "the Emirates")
                if before.eq_ignore_ascii_case("the") && !next.starts_with(char::is_uppercase) =>
            {
                Self::if_any(self.cues().emirates, "AE")
            }
            ("IN", "Indian" | "Indians")
                if matches!(next, "Act" | "Residential" | "residential" | "reservation") =>
            {
                Verdict::Other
            }
            ("PL", "Pole") if matches!(next, "position" | "Position" | "vault" | "Vault") => {
                Verdict::Other
            }
            _ => Verdict::Plain,
        }
    }

    fn if_any(cues: usize, code: &'static str) -> Verdict {
        if cues > 0 { sure(code, "country.by-article", 85) } else { Verdict::Other }
    }

    fn georgia(&self, written: &str) -> Verdict {
        let cues = self.cues();
        let people = written.len() > "Georgia".len();
        match cues.georgia.cmp(&cues.georgia_us) {
            std::cmp::Ordering::Greater => sure("GE", "country.georgia", 92),
            std::cmp::Ordering::Equal if people || cues.georgia_us == 0 => {
                sure("GE", "country.georgia", 70)
            }
            std::cmp::Ordering::Equal | std::cmp::Ordering::Less => Verdict::Other,
        }
    }

    /// "Nestlé SA": does the word before make it a company's?
    fn ends_company(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |i| self.reading.word(i));
        let function = matches!(
            before,
            "In" | "For"
                | "The"
                | "Across"
                | "From"
                | "Of"
                | "As"
                | "To"
                | "With"
                | "When"
                | "If"
                | "While"
                | "But"
                | "And"
                | "That"
                | "Why"
                | "How"
                | "Will"
                | "Can"
                | "Is"
                | "Has"
                | "Like"
                | "Around"
                | "Outside"
                | "Inside"
        );
        let opens = self
            .reading
            .sentences
            .binary_search_by_key(&at, |sentence| sentence.tokens.start)
            .is_ok();
        !opens && !function && before.starts_with(char::is_uppercase)
    }

    /// "Armenia, Georgia and Moldova": is a country named right beside, with only a comma or "and" between?
    fn stands_among_countries(&self, at: usize, past: usize) -> bool {
        let joins = |i: usize| matches!(self.reading.word(i), "," | "and" | "or" | "&");
        let is_country = |i: usize| {
            let start = self.reading.tokens.get(i).map(|token| token.span.start());
            start
                .and_then(|start| country_at(self.reading.text, start))
                .is_some_and(|form| form.flags & BLOCK == 0 && !matches!(form.code, "US" | "GE"))
        };
        let after =
            joins(past) && (is_country(past + 1) || (joins(past + 1) && is_country(past + 2)));
        let back = at
            .checked_sub(1)
            .filter(|i| joins(*i))
            .map(|i| if i > 0 && joins(i - 1) { i - 1 } else { i });
        after || back.and_then(|i| i.checked_sub(1)).is_some_and(is_country)
    }

    /// Bare "Korea" is the south, but for what only the north calls so.
    fn korea(&self, at: usize, past: usize) -> Verdict {
        let next = self.reading.word(past);
        let north = matches!(next, "Central" | "People" | "People’s" | "Workers")
            || (self.reading.word(at.wrapping_sub(1)) == "of"
                && self.reading.word(at.wrapping_sub(2)) == "Party");
        if north { sure("KP", "country.korea", 85) } else { sure("KR", "country.korea", 92) }
    }

    /// Does a phrase end before the token `at`: no noun follows that the adjective could belong to?
    fn ends_phrase(&self, at: usize) -> bool {
        let next = self.reading.word(at);
        self.reading.tokens.get(at).is_none_or(|token| token.kind == TokenKind::Mark)
            || matches!(
                next,
                "and"
                    | "or"
                    | "to"
                    | "by"
                    | "at"
                    | "on"
                    | "for"
                    | "with"
                    | "as"
                    | "that"
                    | "but"
                    | "is"
            )
    }

    /// Is the sentence that the token `at` stands in printed in capitals?
    fn in_capitals(&self, at: usize) -> bool {
        let word = |i: usize| self.reading.word(i);
        let capitals = |w: &str| w.len() > 1 && w.chars().all(|c| !c.is_lowercase());
        at > 0 && capitals(word(at - 1))
    }

    fn cues(&self) -> &Cues {
        self.cues.get_or_init(|| {
            let mut cues = Cues::default();
            for at in 0..self.reading.tokens.len() {
                let word = self.reading.word(at);
                if word.starts_with(|c: char| c.is_ascii_uppercase()) {
                    cues.count(word, self.reading.word(at + 1));
                } else if word == "sheriff" {
                    cues.georgia_us += 1;
                }
            }
            cues
        })
    }
}

impl Cues {
    fn count(&mut self, word: &str, next: &str) {
        match word {
            "Tbilisi" | "Batumi" | "Abkhazia" | "Ossetia" | "Saakashvili" | "Zourabichvili"
            | "Kobakhidze" | "Ivanishvili" | "Garibashvili" | "Kavelashvili" | "Caucasus"
            | "Armenia" | "Azerbaijan" | "Kutaisi" | "Tskhinvali" | "Margvelashvili"
            | "Georgian" | "Georgians" | "Rustavi" | "Poti" | "Moldova" => {
                self.georgia += 1;
            }
            "Atlanta" | "Savannah" | "Fulton" | "Kemp" | "Raffensperger" | "Warnock" | "Ossoff"
            | "Alabama" | "Florida" | "Carolina" | "Tennessee" | "Ga." | "Macon" | "Republican"
            | "Republicans" | "Democrats" | "Augusta" | "Mississippi" | "Texas" | "Arizona"
            | "Michigan" | "Pennsylvania" | "Nevada" | "Wisconsin" | "Ohio" | "Virginia"
            | "Louisiana" | "Illinois" | "Bulldogs" | "Marietta" | "Columbus" | "Decatur"
            | "Stacey" | "Willis" | "Dekalb" | "DeKalb" | "Cobb" | "Gwinnett" | "Sheriff"
            | "Kentucky" | "California" | "Arkansas" | "Oklahoma" | "Missouri" | "Maryland"
            | "Colorado" | "Minnesota" | "SEC" | "NCAA" | "FBI" | "GOP" => {
                self.georgia_us += 1;
            }
            "Kinshasa" | "DRC" | "Kivu" | "Goma" | "Kabila" | "Tshisekedi" | "Lubumbashi"
            | "Katanga" | "Ituri" | "Bukavu" | "Beni" | "M23" | "Rwanda" | "MONUSCO" | "Zaire"
            | "Mobutu" | "Lumumba" => self.kinshasa += 1,
            "Democratic" if next == "Republic" => self.kinshasa += 1,
            "Brazzaville" | "Sassou" | "Nguesso" | "Pointe" => self.brazzaville += 1,
            "Dominica" | "Roseau" | "Skerrit" => self.dominica += 1,
            "Dominican" if next == "Republic" => self.dominican_republic += 1,
            "Domingo" | "Abinader" | "Haiti" => self.dominican_republic += 1,
            "Philippines" | "Philippine" | "Filipino" | "Filipinos" | "Manila" => {
                self.philippines += 1;
            }
            "Pakistan" | "Pakistani" | "Islamabad" | "Karachi" | "Lahore" => self.pakistan += 1,
            "African" if next == "Republic" => self.central_africa += 1,
            "Bangui" | "Touadéra" | "Touadera" => self.central_africa += 1,
            "South" if matches!(next, "Africa" | "African" | "Africans") => self.south_africa += 1,
            "Johannesburg" | "Gauteng" | "Pretoria" | "Durban" | "KwaZulu" | "ANC"
            | "Ramaphosa" | "Eskom" => {
                self.south_africa += 1;
            }
            "North" if matches!(next, "Korea" | "Korean" | "Koreans") => self.north_korea += 1,
            "Pyongyang" => self.north_korea += 1,
            "Channel" if next == "Islands" => self.channel += 1,
            "Guernsey" | "Sark" | "Alderney" => self.channel += 1,
            "UAE" | "Emirati" | "Dubai" | "Abu" | "Arab" | "Sharjah" => self.emirates += 1,
            _ => {}
        }
    }
}

/// Does the form name a country though the tagger has a person around it? Where it stands alone, after "in" or
/// before a clitic, and no name of a person ever is so.
pub(super) fn is_surely_a_country(
    reading: &Reading<'_>,
    at: usize,
    past: usize,
    around: Option<&Entity>,
    code: &str,
) -> bool {
    let alone = around.is_some_and(|entity| entity.tokens.start == at && entity.tokens.end <= past);
    let before = at.checked_sub(1).map_or("", |i| reading.word(i));
    // "The Norlander Mark Varga".
    let of_nation = || {
        let form = reading.span(at..past).of(reading.text);
        let names = |word: &str| known(folded(word));
        around.is_some_and(|entity| entity.tokens.start == at && entity.tokens.len() > 2)
            && country_name(code).is_some_and(|name| name != form)
            && !names(reading.word(at)).has(Known::GIVEN.and(Known::COMMON_GIVEN))
            && names(reading.word(past)).has(Known::COMMON_GIVEN)
    };
    of_nation()
        || alone
            && matches!(
                before,
                "in" | "across" | "within" | "throughout" | "outside" | "inside" | "into"
            )
}

fn sure(code: &'static str, rule: &'static str, confidence: u8) -> Verdict {
    Verdict::Country { code, rule, confidence }
}

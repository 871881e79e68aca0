//! What a title says: its head, what narrows it, whether it is past or a deputy's. For comparing two titles.

mod words;

use crate::analyze::office::words::{
    COMMANDERS, EMPTY, HEADS, LEADERS, LOWER, MEMBERS, OFFICERS, PAST, SAME_HEAD, WRITTEN_OUT,
};
use crate::analyze::scene::words;
use crate::document::Iso;
use crate::lexicon::titles;
use crate::lexicon::titles::{HEAD, title_word_at};

/// A title taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Office {
    /// The word that names the kind of office ("minister").
    pub(super) head: String,
    /// What narrows it inside the core ("foreign").
    pub(super) narrow: Vec<String>,
    /// What else stands in the title ("state", "department").
    pub(super) scope: Vec<String>,
    /// Which of [`LOWER`] it has.
    pub(super) lower: Vec<String>,
    /// Is it in the past?
    pub(super) past: bool,
    /// The countries in it.
    pub(super) isos: Vec<Iso>,
    /// The first letters of its words ("ddc" is in those of "Director of the Department of Disease Control").
    initials: String,
    /// The same of its core.
    core_initials: String,
    /// The kind of office, and the key that is equal for all its forms; `None` where no word of the core is in the lexicon.
    pub(super) known: Option<titles::Office>,
    /// The lists in which its head is, a bit for each of [`KINDS`].
    kinds: u8,
}

/// The lists of heads that are alike, in the order of the bits below.
const KINDS: [&[&str]; 5] = [&MEMBERS, &OFFICERS, &COMMANDERS, &LEADERS, &HEADS];
const MEMBER: u8 = 1;
const OFFICER: u8 = 2;
const COMMANDER: u8 = 4;
const LEADER: u8 = 8;
const ANY_HEAD: u8 = 16;

/// The lists that have the head.
fn kinds(head: &str) -> u8 {
    KINDS.iter().rev().fold(0, |kinds, list| kinds << 1 | u8::from(list.contains(&head)))
}

impl Office {
    /// The office that a title of this text and core names.
    pub(super) fn new(title: &str, core: &str, isos: Vec<Iso>) -> Self {
        let all = office_words(title);
        let core_words = written_out(core);
        let of = core_words
            .iter()
            .position(|word| matches!(word.as_str(), "of" | "for" | "to" | "at" | "in"));
        let before_of = of.and_then(|of| core_words.get(..of)).unwrap_or(&core_words);
        let head = before_of.iter().rfind(|word| says_something(word)).cloned();
        let mut inner: Vec<String> =
            core_words.iter().filter(|word| says_something(word)).cloned().collect();
        let core_initials = inner.iter().filter_map(|word| word.chars().next()).collect();
        let past = all.iter().any(|word| PAST.contains(&word.as_str()));
        inner.retain(|word| !PAST.contains(&word.as_str()));
        let head = head.or_else(|| inner.last().cloned()).unwrap_or_default();
        let head = second_last(&inner, &head).unwrap_or(head);
        let lower: Vec<String> =
            inner.iter().filter(|w| LOWER.contains(&w.as_str()) && **w != head).cloned().collect();
        let scope = all
            .iter()
            .filter(|w| !inner.contains(w) && !PAST.contains(&w.as_str()))
            .cloned()
            .collect();
        let mut narrow: Vec<String> =
            inner.into_iter().filter(|w| *w != head && !LOWER.contains(&w.as_str())).collect();
        let initials = all.iter().filter_map(|word| word.chars().next()).collect();
        let mut head = head;
        if head == "head" && narrow_has(&narrow, "state") {
            narrow.retain(|word| word != "state");
            "president".clone_into(&mut head);
        } else if head == "head" && narrow_has(&narrow, "government") {
            narrow.retain(|word| word != "government");
            narrow.push("prime".to_owned());
            "minister".clone_into(&mut head);
        }
        let known = titles::office(core);
        let kinds = kinds(&head);
        Self { head, narrow, scope, lower, past, isos, initials, core_initials, known, kinds }
    }

    /// Is it a prime or chief minister, that is, no mere minister?
    pub(super) fn is_first(&self) -> bool {
        self.narrow.iter().any(|word| word == "prime" || word == "chief" || word == "executive")
    }

    /// Is it a seat in a parliament, beside which its holder may have an office?
    pub(super) fn is_member(&self) -> bool {
        self.kinds & MEMBER != 0
    }

    /// Is it a rank or a form of address, which says nothing of an office?
    pub(super) fn is_honorific(&self) -> bool {
        // "First lady" is an office.
        self.narrow.is_empty() && self.head == "lady"
            || matches!(
                self.head.as_str(),
                "doctor"
                    | "professor"
                    | "sir"
                    | "dame"
                    | "lord"
                    | "sheikh"
                    | "reverend"
                    | "hon"
                    | "general"
                    | "colonel"
                    | "captain"
                    | "major"
                    | "lieutenant"
                    | "imam"
                    | "seyyed"
                    | "sayyid"
                    | "engineer"
                    | "datuk"
                    | "maulana"
                    | "al-islam"
                    | "islam"
                    | "tan"
                    | "honourable"
                    | "hon'ble"
                    | "excellency"
                    | "majesty"
                    | "highness"
            )
    }

    /// Is it a rank or an address that can stand alone for its bearer ("the imam")?
    pub(super) fn is_called_alone(&self) -> bool {
        self.narrow.is_empty()
            && matches!(
                self.head.as_str(),
                "captain"
                    | "colonel"
                    | "doctor"
                    | "general"
                    | "imam"
                    | "lieutenant"
                    | "major"
                    | "maulana"
                    | "professor"
                    | "reverend"
                    | "sheikh"
            )
    }

    /// "UNO" for the "Upazila Nirbahi Officer".
    fn is_acronym_of(&self, whole: &Self) -> bool {
        self.narrow.is_empty()
            && self.scope.is_empty()
            && (2..=5).contains(&self.head.len())
            && whole.initials.len() >= self.head.len()
            && (whole.initials == self.head || whole.core_initials == self.head)
    }

    /// The same office in another country.
    pub(super) fn of_country(&self, iso: Iso) -> Self {
        Self { isos: vec![iso], scope: Vec::new(), ..self.clone() }
    }

    /// Do both name countries, and none in common?
    pub(super) fn clashes(&self, other: &Self) -> bool {
        !self.isos.is_empty() && !other.isos.is_empty() && !self.shares_country(other)
    }

    /// Do both name one country?
    pub(super) fn shares_country(&self, other: &Self) -> bool {
        self.isos.iter().any(|iso| other.isos.contains(iso))
    }

    /// How well a title that stands alone agrees with this one that somebody is known to hold. 0 for not.
    pub(super) fn agrees(&self, alone: &Self) -> i32 {
        let same_head = self.head == alone.head;
        let both = self.kinds & alone.kinds;
        let same_class =
            both & MEMBER != 0 || alone.kinds & OFFICER != 0 && self.kinds & COMMANDER != 0;
        let both_lead = both & LEADER != 0;
        // "The president" is no judge president.
        let judge =
            |office: &Self| office.head == "president" && narrow_has(&office.narrow, "judge");
        if judge(self) != judge(alone) {
            return 0;
        }
        let countries_clash = self.clashes(alone);
        if !countries_clash && alone.is_acronym_of(self) {
            return 80;
        }
        // "The head of education" is the minister of education.
        let heads = alone.kinds & ANY_HEAD != 0
            && alone.narrow.iter().chain(&alone.scope).any(|word| self.narrow.contains(word));
        if countries_clash || !(same_head || same_class || both_lead || heads) {
            return 0;
        }
        // "The director" may be a deputy director, but "the governor" is no deputy governor.
        let one = matches!(
            self.head.as_str(),
            "president"
                | "governor"
                | "mayor"
                | "chancellor"
                | "speaker"
                | "king"
                | "prince"
                | "chair"
        ) || self.is_first();
        if self.lower != alone.lower && (!alone.lower.is_empty() || one) {
            return 0;
        }
        if self.head == "minister" && self.is_first() != alone.is_first() {
            return 0;
        }
        let known = |word: &String| {
            self.narrow.contains(word)
                || self.scope.contains(word)
                || (2..=6).contains(&word.len()) && self.initials.contains(word.as_str())
        };
        let met = alone.narrow.iter().filter(|w| known(w)).count() as i32;
        let unmet = alone.narrow.len() as i32 - met;
        let scope_met = alone.scope.iter().filter(|w| known(w)).count() as i32;
        let scope_unmet = alone.scope.len() as i32 - scope_met;
        if unmet > 0 && !self.narrow.is_empty() {
            return 0;
        }
        let mut score = if same_head {
            60
        } else if same_class {
            45
        } else {
            20
        };
        score += 12 * met - 25 * unmet + 6 * scope_met;
        if scope_unmet > 0 && scope_met == 0 && !self.scope.is_empty() {
            return 0;
        }
        if scope_unmet > 0 && scope_met == 0 && self.scope.is_empty() {
            score -= 25;
        }
        if self.shares_country(alone) {
            score += 10;
        }
        if self.past != alone.past {
            score -= 30;
        }
        if self.lower != alone.lower {
            score -= 15;
        }
        if self.narrow == alone.narrow {
            score += 8;
        }
        score.max(0)
    }
}

/// "director" of the "director general", "attorney" of the "attorney general".
fn second_last(words: &[String], head: &str) -> Option<String> {
    let at = words.iter().position(|word| word == head).filter(|_| head == "general")?;
    let before = words.get(at.checked_sub(1)?)?;
    matches!(
        before.as_str(),
        "director"
            | "attorney"
            | "secretary"
            | "inspector"
            | "governor"
            | "solicitor"
            | "surgeon"
            | "auditor"
            | "comptroller"
            | "prosecutor"
    )
    .then(|| before.clone())
}

fn narrow_has(narrow: &[String], word: &str) -> bool {
    narrow.iter().any(|known| known == word)
}

/// The words of a title that say something, abbreviations written out, each office by one word.
fn office_words(text: &str) -> Vec<String> {
    let mut found = written_out(text);
    found.retain(|word| says_something(word));
    found
}

fn says_something(word: &str) -> bool {
    !EMPTY.contains(&word)
}

/// All words of a title, offices as the lexicon writes them out.
fn written_out(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(next) = text.get(at..).and_then(|rest| rest.find(char::is_alphanumeric)) {
        at += next;
        let rest = text.get(at..).unwrap_or("");
        let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
        let length = rest.find(|c| !inside(c)).unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or("").to_lowercase();
        let office = title_word_at(text, at).filter(|found| found.is(HEAD));
        if let Some((_, whole)) = WRITTEN_OUT.iter().find(|(short, _)| *short == word) {
            found.extend(whole.iter().map(|w| (*w).to_owned()));
        } else if let Some(office) = office.filter(|_| !MEMBERS.contains(&word.as_str())) {
            found.extend(words(office.key).iter().map(|part| one_word(part)));
            at = office.end.max(at + 1);
            continue;
        } else {
            let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(&word);
            let split = bare.starts_with("ex-")
                || bare.starts_with("vice-")
                || bare.starts_with("deputy-")
                || bare.starts_with("then-")
                || bare.ends_with("-general")
                || bare.ends_with("-minister")
                || bare.ends_with("-president");
            if split {
                found.extend(bare.split('-').map(one_word));
            } else {
                found.push(one_word(bare));
            }
        }
        at += length.max(1);
    }
    // "Chief executive officer" and "chief executive" are one.
    if found.windows(3).any(
        |three| matches!(three, [a, b, c] if a == "chief" && b == "executive" && c == "officer"),
    ) {
        found.retain(|word| word != "officer");
    }
    found
}

/// The word that stands for all words of one office.
fn one_word(word: &str) -> String {
    let line = SAME_HEAD.iter().find(|line| line.contains(&word));
    line.and_then(|line| line.first()).map_or_else(|| word.to_owned(), |one| (*one).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(held: &str, alone: &str, agrees: bool) {
        let office = |text: &str| Office::new(text, text, Vec::new());
        assert_eq!(office(held).agrees(&office(alone)) > 0, agrees, "{held} / {alone}");
    }

    #[test]
    fn a_shorter_form_agrees() {
        check("Foreign Minister", "minister", true);
        check("Prime Minister", "PM", true);
        check("Assemblyman", "legislator", true);
        check("State Department Spokesperson", "spokeswoman", true);
        check("Minister of Industry and Trade", "industry minister", true);
    }

    #[test]
    fn abbreviations_are_written_out() {
        check("Manhattan DA", "district attorney", true);
        check("Deputy President", "DP", true);
        check("Chief Executive Officer", "CEO", true);
        check("IGP", "Inspector General of Police", true);
        check("COAS", "army chief", true);
    }

    #[test]
    fn another_office_does_not() {
        check("Deputy Prime Minister", "prime minister", false);
        check("Deputy Governor", "governor", false);
        check("Prime Minister", "minister", false);
        check("Foreign Minister", "defence minister", false);
        check("Vice President", "president", false);
        check("president", "vice president", false);
    }
}

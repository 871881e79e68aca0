//! The document as the grammar of titles reads it: words and phrases of the lexicon, with what is known of each.

use std::collections::BTreeMap;

use crate::analyze::candidate::Candidate;
use crate::analyze::reading::Reading;
use crate::lexicon::titles::{
    BEFORE_HEAD, CAPITALS, Class, HEAD, PORTFOLIO, TitleWord, title_plural, title_word_at,
};
use crate::tagger::{Entity, Label};
use crate::text::{Span, TokenKind};

/// How a word is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// No word.
    None,
    /// "minister"
    Lower,
    /// "Minister"
    Title,
    /// "PM"
    Upper,
}

/// A word, a phrase of the lexicon, or a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    /// Where it stands.
    pub(super) span: Span,
    /// What the lexicon says; nothing of a word that is part of a person's name.
    pub(super) word: Option<TitleWord>,
    /// What its (first) token is.
    pub(super) kind: TokenKind,
    /// How it is printed.
    pub(super) case: Case,
    /// Does a country begin here, or is it in one?
    pub(super) country: bool,
    /// What the tagger says of its first token.
    pub(super) label: Option<Label>,
    /// Is it the first of what the tagger found?
    pub(super) opens: bool,
    /// The place of its sentence.
    pub(super) sentence: usize,
    /// Does it touch the unit before it?
    pub(super) glued: bool,
}

impl Unit {
    /// Has it one of these roles?
    pub(super) fn is(&self, roles: u8) -> bool {
        self.word.is_some_and(|word| word.is(roles))
    }

    /// Its class as a head.
    pub(super) fn class(&self) -> Class {
        self.word.map_or(Class::None, |word| word.class)
    }

    /// Is it part of a person's name?
    pub(super) fn is_person(&self) -> bool {
        self.label == Some(Label::Person)
    }

    /// Is it a word with a capital?
    pub(super) fn has_capital(&self) -> bool {
        matches!(self.case, Case::Title | Case::Upper)
    }
}

/// All units of the document, in order.
pub(super) struct View<'d> {
    /// The document's text.
    pub(super) text: &'d str,
    /// Its units.
    pub(super) units: Vec<Unit>,
    /// For each sentence: is it printed like a headline, most words with a capital?
    pub(super) headline: Vec<bool>,
}

impl<'d> View<'d> {
    pub(super) fn new(reading: &Reading<'d>, countries: &[Candidate], entities: &[Entity]) -> Self {
        let mut view = Self {
            text: reading.text,
            units: Vec::with_capacity(reading.tokens.len()),
            headline: Vec::with_capacity(reading.sentences.len()),
        };
        let mut countries = countries.iter().peekable();
        let mut entities = entities.iter().peekable();
        for (number, sentence) in reading.sentences.iter().enumerate() {
            let first = view.units.len();
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                let Some(token) = reading.tokens.get(at) else { break };
                while entities.next_if(|entity| entity.tokens.end <= at).is_some() {}
                while countries.next_if(|c| c.span.end() <= token.span.start()).is_some() {}
                let entity = entities.peek().filter(|entity| entity.tokens.contains(&at));
                let label = entity.map(|entity| entity.label);
                let opens = entity.is_some_and(|entity| entity.tokens.start == at);
                // A title that the tagger took into the name is a title all the same.
                let name_goes_on = entity.is_some_and(|entity| entity.tokens.end > at + 1);
                let country = countries.peek().is_some_and(|c| c.span.overlaps(token.span));
                let word = match label {
                    _ if token.kind != TokenKind::Word => None,
                    // "U.S. Attorney" is an office; "US" alone is a country.
                    _ if country => look_up(reading, at, sentence.tokens.end)
                        .filter(|(word, past)| word.is(HEAD) && *past > at + 1),
                    Some(Label::Person) if !(opens && name_goes_on) => None,
                    _ => look_up(reading, at, sentence.tokens.end),
                };
                let word = word.filter(|(word, past)| {
                    label != Some(Label::Person)
                        || (is_no_name(word, reading.word(*past))
                            && entity.is_some_and(|entity| entity.tokens.end > *past))
                });
                let in_name = label == Some(Label::Person) && word.is_none();
                let past = word.map_or(at + 1, |(_, past)| past);
                let span = reading.span(at..past);
                view.units.push(Unit {
                    span,
                    word: word.map(|(word, _)| word),
                    kind: token.kind,
                    case: case_of(token.kind, span.of(reading.text)),
                    country: country && word.is_none(),
                    label: if in_name { label } else { label.filter(|l| *l != Label::Person) },
                    opens: opens || (in_name && view.units.last().is_some_and(|u| !u.is_person())),
                    sentence: number,
                    glued: view.units.last().is_some_and(|unit| unit.span.end() == span.start()),
                });
                at = past;
            }
            let headline = view.looks_like_a_headline(first);
            view.headline.push(headline);
        }
        view.learn_acronyms();
        view
    }

    /// "Chief Election Commissioner (CEC)": what stands in brackets behind an office and is made of its first letters means the office
    /// from there on, and before.
    fn learn_acronyms(&mut self) {
        let mut learnt: BTreeMap<&str, TitleWord> = BTreeMap::new();
        for at in 2..self.units.len() {
            if self.str(at - 1) == "("
                && self.str(at + 1) == ")"
                && self.may_be_acronym(at)
                && let Some(word) = self.office_with_initials(at - 1, self.str(at))
            {
                learnt.insert(self.str(at), word);
            }
        }
        if learnt.is_empty() {
            return;
        }
        for at in 0..self.units.len() {
            let known = learnt.get(self.str(at)).filter(|_| self.may_be_acronym(at)).copied();
            if let (Some(word), Some(unit)) = (known, self.units.get_mut(at)) {
                unit.word = Some(word);
            }
        }
    }

    /// Has the unit at `at` two to five capitals, and does no list know it?
    fn may_be_acronym(&self, at: usize) -> bool {
        self.units.get(at).is_some_and(|unit| {
            let long = (2..=5).contains(&unit.span.len());
            long && unit.case == Case::Upper
                && unit.word.is_none()
                && !unit.country
                && !unit.is_person()
        })
    }

    /// The office that ends right before the unit `past` and whose words begin with the letters of `acronym`.
    fn office_with_initials(&self, past: usize, acronym: &str) -> Option<TitleWord> {
        let small = |word: &&str| matches!(*word, "of" | "the" | "and" | "for" | "to");
        (past.saturating_sub(8)..past).find_map(|first| {
            let units = self.units.get(first..past)?;
            let begins = units.first()?.is(HEAD | BEFORE_HEAD | PORTFOLIO);
            let head = units.iter().find(|unit| unit.is(HEAD)).filter(|_| begins)?.word?;
            let text = units.first()?.span.join(units.last()?.span).of(self.text);
            let words = text.split([' ', '-']).filter(|word| !small(word));
            let spelt = words.filter_map(|word| word.chars().next()).eq(acronym.chars());
            (spelt && !head.plural).then_some(TitleWord { roles: HEAD, flags: CAPITALS, ..head })
        })
    }

    /// The letters of the unit at `at`; empty past either end.
    pub(super) fn str(&self, at: usize) -> &'d str {
        self.units.get(at).map_or("", |unit| unit.span.of(self.text))
    }

    /// The unit before `at` in its sentence.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        self.same_sentence(before, at).then_some(before)
    }

    /// The unit after `at` in its sentence.
    pub(super) fn after(&self, at: usize) -> Option<usize> {
        self.same_sentence(at, at + 1).then_some(at + 1)
    }

    fn same_sentence(&self, one: usize, other: usize) -> bool {
        match (self.units.get(one), self.units.get(other)) {
            (Some(one), Some(other)) => one.sentence == other.sentence,
            _ => false,
        }
    }

    /// Is the sentence of the unit at `at` printed like a headline?
    pub(super) fn in_headline(&self, at: usize) -> bool {
        self.units
            .get(at)
            .and_then(|unit| self.headline.get(unit.sentence))
            .copied()
            .unwrap_or(false)
    }

    /// Of the longer words from `first` on, have most a capital, also of those that are no names?
    fn looks_like_a_headline(&self, first: usize) -> bool {
        let (mut long, mut capital) = (0, 0);
        let (mut plain, mut plain_capital) = (0, 0);
        for unit in self.units.iter().skip(first) {
            if unit.case != Case::None && unit.span.len() > 3 {
                long += 1;
                capital += usize::from(unit.has_capital());
                if unit.label.is_none() && !unit.country {
                    plain += 1;
                    plain_capital += usize::from(unit.has_capital());
                }
            }
        }
        long >= 4 && capital * 4 >= long * 3 && plain_capital * 4 >= plain * 3
    }
}

/// What the lexicon says of the words from the token `at` on, and the token after them.
fn look_up(reading: &Reading<'_>, at: usize, limit: usize) -> Option<(TitleWord, usize)> {
    let token = reading.tokens.get(at)?;
    let found = title_word_at(reading.text, token.span.start());
    if let Some(word) = found {
        // The end must be a token's; an abbreviation takes its point along.
        let mut past = at;
        while past < limit && reading.tokens.get(past).is_some_and(|t| t.span.start() < word.end) {
            past += 1;
        }
        let end = reading.tokens.get(past.checked_sub(1)?)?.span.end();
        let rest = reading.text.get(word.end..end).unwrap_or("");
        if end >= word.end && (rest.is_empty() || rest == ".") {
            return Some((word, past));
        }
    }
    let written = token.span.of(reading.text);
    let plural = written.ends_with('s') || written.ends_with("men") || written.ends_with("s.");
    (plural && found.is_none()).then(|| title_plural(written)).flatten().map(|word| (word, at + 1))
}

/// Is `word`, at which the tagger lets a name begin, a title and no given name? `next` is the name's next word.
fn is_no_name(word: &TitleWord, next: &str) -> bool {
    word.is(HEAD)
        && match word.key {
            "dean" | "duke" | "earl" | "don" | "nana" | "sayyid" | "guru" | "pandit" | "mirza"
            | "lama" | "sardar" => false,
            // A given name in the Gulf, a title elsewhere.
            "sultan" => !matches!(
                next,
                "Al" | "al" | "bin" | "Bin" | "Ahmed" | "Ahmad" | "Mohammed" | "Khan" | "Ali"
            ),
            // Part of the name in Bangladesh, and of some in Pakistan and Kashmir.
            "sheikh" => !matches!(
                next,
                "Hasina"
                    | "Rehana"
                    | "Mujib"
                    | "Mujibur"
                    | "Rashid"
                    | "Rasheed"
                    | "Jamal"
                    | "Kamal"
            ),
            _ => true,
        }
}

fn case_of(kind: TokenKind, written: &str) -> Case {
    let mut letters = written.chars().filter(|c| c.is_alphabetic());
    match (kind, letters.next()) {
        (TokenKind::Word, Some(first)) if first.is_uppercase() => {
            let mut rest = letters.peekable();
            if rest.peek().is_some() && rest.all(char::is_uppercase) {
                Case::Upper
            } else {
                Case::Title
            }
        }
        (TokenKind::Word, Some(_)) => Case::Lower,
        _ => Case::None,
    }
}

//! What the user says is a name, is a title, is neither: applied before anything else.

use foldhash::HashMap;

use crate::analyze::candidate::{Candidate, CandidateKind};
use crate::analyze::reading::Reading;
use crate::document::Why;
use crate::text::{Span, fold, tokenize};

/// Lists of plain phrases from the user. Case does not count, nor do diacritics.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserLists {
    /// Names of people.
    pub names: Vec<String>,
    /// Titles.
    pub titles: Vec<String>,
    /// What is never a person, a title or a country.
    pub never: Vec<String>,
}

/// The lists, ready to be looked up.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    /// Phrases by their first word, the longest first.
    phrases: HashMap<String, Vec<(Vec<String>, Sort)>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Name,
    Title,
    Never,
}

/// What the lists say of a document.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// Names and titles.
    pub(super) candidates: Vec<Candidate>,
    /// Where there is nothing, sorted.
    never: Vec<Span>,
}

impl Lists {
    /// The lists of the user.
    pub(super) fn new(lists: &UserLists) -> Self {
        let mut phrases: HashMap<String, Vec<(Vec<String>, Sort)>> = HashMap::default();
        let all =
            [(&lists.names, Sort::Name), (&lists.titles, Sort::Title), (&lists.never, Sort::Never)];
        for (list, sort) in all {
            for phrase in list {
                let words: Vec<String> =
                    tokenize(phrase).iter().map(|token| fold(token.span.of(phrase))).collect();
                if let Some(first) = words.first() {
                    let known = phrases.entry(first.clone()).or_default();
                    let at = known.partition_point(|(other, _)| other.len() >= words.len());
                    known.insert(at, (words, sort));
                }
            }
        }
        Self { phrases }
    }

    /// Where the document has what is in the lists.
    pub(super) fn find(&self, reading: &Reading<'_>) -> Listed {
        let mut listed = Listed::default();
        if self.phrases.is_empty() {
            return listed;
        }
        let mut at = 0;
        while at < reading.tokens.len() {
            let found = self.phrases.get(&fold(reading.word(at))).and_then(|phrases| {
                phrases.iter().find(|(words, _)| {
                    words
                        .iter()
                        .enumerate()
                        .all(|(next, word)| fold(reading.word(at + next)) == *word)
                })
            });
            let Some((words, sort)) = found else {
                at += 1;
                continue;
            };
            let span = reading.span(at..at + words.len());
            let (kind, rule) = match sort {
                Sort::Name => (CandidateKind::Person, "list.name"),
                Sort::Title => (CandidateKind::Title { core: span }, "list.title"),
                Sort::Never => {
                    listed.never.push(span);
                    at += words.len();
                    continue;
                }
            };
            let why = Why { rule, evidence: Some(span) };
            listed.candidates.push(Candidate { span, kind, why, confidence: 100 });
            at += words.len();
        }
        listed
    }
}

impl Listed {
    /// Takes out of `candidates` what is never one, and puts in what the lists have instead of what overlaps it.
    pub(super) fn apply(self, candidates: &mut Vec<Candidate>) {
        let listed = self.candidates;
        candidates.retain(|candidate| {
            let never = self.never.partition_point(|span| span.end() <= candidate.span.start());
            let never = self.never.get(never).is_some_and(|span| span.covers(candidate.span));
            let next = listed.partition_point(|other| other.span.end() <= candidate.span.start());
            let replaced = listed.get(next).is_some_and(|other| {
                other.span.overlaps(candidate.span) && is_same_kind(other, candidate)
            });
            !never && !replaced
        });
        candidates.extend(listed);
    }
}

fn is_same_kind(a: &Candidate, b: &Candidate) -> bool {
    std::mem::discriminant(&a.kind) == std::mem::discriminant(&b.kind)
}

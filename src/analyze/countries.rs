//! Countries: every form of every name, unless its surroundings say that it names something else.
//!
//! The list finds nearly all; what is left to decide is small. A form inside a person's name is a person's, a
//! form that begins the name of a street or a sea is a place's, a few forms ("Georgia", "Korea", "Congo") need
//! the rest of the article. Inside the names of organisations the country is kept: "US State Department".

mod context;
mod governments;

pub(super) use crate::analyze::countries::governments::governments;

use crate::analyze::candidate::{Candidate, CandidateKind};
use crate::analyze::countries::context::{Article, Verdict};
use crate::analyze::reading::Reading;
use crate::document::{Iso, Why};
use crate::lexicon::countries::{BLOCK, CountryForm, DOUBTFUL, PREFIX, country_at};
use crate::tagger::{Entity, Label};
use crate::text::{Span, TokenKind};

/// All countries of the document, disjoint, in order.
pub fn find(reading: &Reading<'_>, entities: &[Entity]) -> Vec<Candidate> {
    let article = Article::new(reading);
    let mut found = Vec::new();
    let mut entities = entities.iter().peekable();
    let mut free_from = 0;
    for (at, token) in reading.tokens.iter().enumerate() {
        if token.kind != TokenKind::Word || token.span.start() < free_from {
            continue;
        }
        if !token.span.of(reading.text).starts_with(|c: char| {
            c.is_uppercase() || matches!(c, 'e' | 'g' | 'k' | 'n' | 'p' | 'r' | 's')
        }) {
            continue;
        }
        let Some(form) = country_at(reading.text, token.span.start()) else { continue };
        free_from = form.end;
        if form.flags & BLOCK != 0 {
            continue;
        }
        while entities.next_if(|entity| entity.tokens.end <= at).is_some() {}
        let around = entities.peek().filter(|entity| entity.tokens.contains(&at)).copied();
        if let Some(candidate) = judge(reading, &article, at, form, around) {
            found.push(candidate);
        }
    }
    found
}

/// What is to be made of `form` at the token `at`.
fn judge(
    reading: &Reading<'_>,
    article: &Article<'_, '_>,
    at: usize,
    form: CountryForm,
    around: Option<&Entity>,
) -> Option<Candidate> {
    let span = Span::new(reading.tokens.get(at)?.span.start(), form.end);
    let past = (at..reading.tokens.len())
        .find(|&i| reading.tokens.get(i).is_none_or(|t| t.span.start() >= form.end))
        .unwrap_or(reading.tokens.len());
    if form.flags & PREFIX != 0 && reading.word(past) != "-" {
        return None;
    }
    let label = around.map(|entity| entity.label);
    if label == Some(Label::Person)
        && !context::is_surely_a_country(reading, at, past, around, form.code)
    {
        return None;
    }
    let written = span.of(reading.text);
    let (code, rule, confidence) = match article.judge(at, past, written, form.code) {
        Verdict::Other => return None,
        Verdict::Country { code, rule, confidence } => (code, rule, confidence),
        Verdict::Plain if form.flags & DOUBTFUL != 0 => return None,
        Verdict::Plain if label == Some(Label::Person) => (form.code, "country.surely", 70),
        Verdict::Plain if label == Some(Label::Organisation) => {
            (form.code, "country.in-organisation", 93)
        }
        Verdict::Plain => (form.code, "country.form", 99),
    };
    Some(Candidate {
        span,
        kind: CandidateKind::Country { iso: Iso::new(code)? },
        why: Why { rule, evidence: None },
        confidence,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, Document};

    /// `text` has countries in brackets with their code ("[Iran IR] said").
    #[track_caller]
    fn check(marked: &str) {
        check_with(marked, &[]);
    }

    /// The same with what the tagger says of some words.
    #[track_caller]
    fn check_with(marked: &str, named: &[(&str, Label)]) {
        let mut text = String::new();
        let mut wanted = Vec::new();
        for (i, part) in marked.split('[').enumerate() {
            let (inside, rest) = if i == 0 { ("", part) } else { part.split_once(']').unwrap() };
            if i > 0 {
                let (form, code) = inside.rsplit_once(' ').unwrap();
                wanted.push(format!("{form} {code}"));
                text.push_str(form);
            }
            text.push_str(rest);
        }
        let document = Document::from_blocks([(BlockKind::Paragraph, text.as_str())]);
        let reading = Reading::new(&document);
        let entities: Vec<Entity> = named
            .iter()
            .map(|(name, label)| {
                let start = text.find(name).unwrap();
                let inside = |t: &&crate::text::Token| {
                    t.span.start() >= start && t.span.end() <= start + name.len()
                };
                let first = reading.tokens.iter().position(|t| inside(&t)).unwrap();
                let count = reading.tokens.iter().filter(|t| inside(t)).count();
                Entity { tokens: first..first + count, label: *label, confidence: 90 }
            })
            .collect();
        let got: Vec<String> = find(&reading, &entities)
            .into_iter()
            .map(|c| match c.kind {
                CandidateKind::Country { iso } => format!("{} {}", c.span.of(&text), iso.as_str()),
                _ => unreachable!(),
            })
            .collect();
        assert_eq!(got, wanted, "{text}");
    }

    #[test]
    fn names_demonyms_and_abbreviations() {
        check(
            "[Iran IR] and the [U.S. US] met in [Oman OM]; [Ivorians CI] and a [Dane DK] looked on.",
        );
        check(
            "[UAE AE]-based and [Iranian IR]-backed firms, [India IN]-[Pakistan PK] trade, non-[US US] goods",
        );
        check(
            "[Pakistan PK]’s army, [US US] State Department, the [Philippines PH], [Papua New Guinea PG]",
        );
    }

    #[test]
    fn regions_and_their_people_are_none() {
        check(
            "Latin American, South Asian, African-American and West African leaders in New Mexico",
        );
        check("the Gulf of Mexico, the Indian Ocean, the South China Sea, Mexico City");
    }

    #[test]
    fn a_name_of_a_person_is_none() {
        check_with("Chad Wolfe told [Chad TD] so", &[("Chad Wolfe", Label::Person)]);
        check_with("Michael Jordan went to [Jordan JO]", &[("Michael Jordan", Label::Person)]);
    }

    #[test]
    fn streets_and_rivers_are_none() {
        check("on Georgia Street, by the Jordan River, at Denmark Hill");
    }

    #[test]
    fn georgia_goes_by_the_article() {
        check("Protests in Tbilisi: [Georgia GE] and the [Georgian GE] parliament");
        check("[Armenia AM], [Georgia GE] and [Moldova MD] sent troops to Atlanta");
        check("Voters in Atlanta, Georgia, and the Georgia governor");
    }

    #[test]
    fn congo_and_korea_go_by_the_article() {
        check("Kinshasa said [Congo CD] would vote; the [Congolese CD] army");
        check("Brazzaville: [Congo CG] oil and [Congolese CG] ports");
        check("[Korea KR]'s chips; the [North Korean KP] missile");
    }

    #[test]
    fn short_forms_go_by_the_article() {
        check("Lines grew in Durban. [SA ZA] needs power; Nestlé SA sold shares; [SA ZA]'s grid");
        check("Volkswagen SA said");
    }

    #[test]
    fn us_is_no_pronoun() {
        check("Tell us. CONTACT US NOW");
        check("[US US] AND [CHINA CN] AGREE");
    }

    #[test]
    fn a_language_is_none() {
        check("He spoke in French, wrote in English. Then the [French FR] left.");
    }
}

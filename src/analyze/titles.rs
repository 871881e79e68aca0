//! Titles: a grammar proposes one at each head of the lexicon, small trained weights keep it or drop it.
//!
//! The grammar ([`grammar`], [`tail`]) knows how far an office reaches: back over "deputy", "former", the country
//! and the organisation, ahead over "of foreign affairs of Iran". Whether the word is an office at all here
//! ("the general said", "a general strike") is for the weights to say, by its class and by what stands around
//! it: a person, an article, a verb of speech.

mod features;
mod function;
mod grammar;
mod score;
mod tail;
mod veto;
mod view;

use std::ops::Range;

use crate::analyze::candidate::{Candidate, CandidateKind};
use crate::analyze::reading::Reading;
use crate::analyze::titles::features::{Beside, Heads, beside, features};
use crate::analyze::titles::grammar::{Proposal, propose};
use crate::analyze::titles::veto::{Acronyms, vetoes};
use crate::analyze::titles::view::View;
use crate::document::Why;
use crate::lexicon::titles::HEAD;
use crate::tagger::Entity;
use crate::text::Span;

/// From these odds on a proposal is a title. Below, in articles held out of training, three of four were none.
const KEEP: f32 = 1.0;

/// All titles of the document, disjoint, in order.
pub fn find(reading: &Reading<'_>, countries: &[Candidate], entities: &[Entity]) -> Vec<Candidate> {
    let view = View::new(reading, countries, entities);
    let proposals = proposals(&view);
    let heads = Heads::new(&view, &proposals);
    let mut numbers = Vec::new();
    let mut found: Vec<(f32, &Proposal, Candidate)> = Vec::new();
    for proposal in &proposals {
        features(&view, proposal, &heads, &mut numbers);
        let odds = score::odds(&numbers);
        if odds < KEEP {
            continue;
        }
        let candidate = candidate(&view, proposal, odds);
        match found.last() {
            Some((rival, outer, last)) if last.span.overlaps(candidate.span) => {
                // "adviser to the president": what stands in another's tail is its scope.
                let in_tail = proposal.head > outer.head && proposal.head < outer.full.end;
                if !in_tail && *rival < odds {
                    found.pop();
                    found.push((odds, proposal, candidate));
                }
            }
            _ => found.push((odds, proposal, candidate)),
        }
    }
    found.into_iter().map(|(_, _, candidate)| candidate).collect()
}

/// One proposal as the training sees it.
#[derive(Clone, Debug)]
pub struct Example {
    /// The whole.
    pub span: Span,
    /// Its core.
    pub core: Span,
    /// What the weights that are compiled in say of it.
    pub odds: f32,
    /// The numbers of the weights that speak for or against it.
    pub features: Vec<u16>,
}

/// All proposals with their features, for `examples/train_titles.rs`.
pub fn examples(
    reading: &Reading<'_>,
    countries: &[Candidate],
    entities: &[Entity],
) -> Vec<Example> {
    let view = View::new(reading, countries, entities);
    let proposals = proposals(&view);
    let heads = Heads::new(&view, &proposals);
    let example = |proposal: &Proposal| {
        let mut numbers = Vec::new();
        features(&view, proposal, &heads, &mut numbers);
        let odds = score::odds(&numbers);
        let core = of_units(&view, &proposal.core);
        Example { span: of_units(&view, &proposal.full), core, odds, features: numbers }
    };
    let mut tail = 0..0;
    let mut outermost = Vec::new();
    for proposal in &proposals {
        // What stands in another's tail is only asked about where that one is dropped.
        if !tail.contains(&proposal.head) {
            outermost.push(example(proposal));
        }
        tail =
            if proposal.full.end > tail.end { proposal.core.end..proposal.full.end } else { tail };
    }
    outermost
}

/// How many weights there are, and the part of the odds' logarithm that one step of a stored weight is.
pub const fn weights() -> (usize, f32) {
    (features::WEIGHTS, score::UNIT)
}

/// What may be a title: a proposal for each head that is no part of another, and that nothing rules out.
fn proposals(view: &View<'_>) -> Vec<Proposal> {
    let acronyms = Acronyms::new(view);
    let mut proposals: Vec<Proposal> = Vec::new();
    for at in 0..view.units.len() {
        if view.units.get(at).is_some_and(|unit| unit.is(HEAD)) {
            let mut proposal = propose(view, at);
            // "Special Envoy to the Horn of Africa Ambassador Hale": the scope of the one is no body of the other.
            if let Some(last) = proposals.last().filter(|last| last.tail.is_some())
                && last.full.end <= at
            {
                proposal.full.start = proposal.full.start.max(last.full.end);
                proposal.core.start = proposal.core.start.max(last.full.end);
            }
            // "deputy" before "minister" is no office of its own.
            while proposals.last().is_some_and(|last| last.head >= proposal.full.start) {
                proposals.pop();
            }
            proposals.push(proposal);
        }
    }
    let heads = Heads::new(view, &proposals);
    proposals.retain(|proposal| !vetoes(view, proposal, &acronyms, &heads));
    proposals
}

/// Where these units stand.
fn of_units(view: &View<'_>, units: &Range<usize>) -> Span {
    let at = |i: usize| view.units.get(i).map_or(Span::default(), |unit| unit.span);
    at(units.start).join(at(units.end - 1))
}

fn candidate(view: &View<'_>, proposal: &Proposal, odds: f32) -> Candidate {
    let core = of_units(view, &proposal.core);
    let place = beside(view, proposal);
    let named = matches!(place, Beside::Next | Beside::NextComma | Beside::Before);
    let rule = match place {
        Beside::Next => "title.before-name",
        Beside::NextComma | Beside::Before => "title.apposition",
        Beside::Is => "title.predicate",
        Beside::Owner => "title.of-person",
        Beside::Near | Beside::Nobody => "title.alone",
    };
    Candidate {
        span: of_units(view, &proposal.full),
        kind: CandidateKind::Title { core },
        why: Why { rule, evidence: None },
        confidence: score::percent(odds, named),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze::countries;
    use crate::document::{BlockKind, Document};
    use crate::tagger::Label;

    /// `marked` has people in «…», titles in […] with their cores in {…}; what is found must be just that.
    #[track_caller]
    fn check(marked: &str) {
        let mut text = String::new();
        let (mut people, mut wanted) = (Vec::new(), Vec::new());
        let (mut person, mut title, mut core) = (0, 0, 0);
        for c in marked.chars() {
            let at = text.len();
            match c {
                '«' => person = at,
                '»' => people.push(Span::new(person, at)),
                '[' => title = at,
                '{' => core = at,
                '}' => wanted.push((Span::default(), Span::new(core, at))),
                ']' => wanted.last_mut().unwrap().0 = Span::new(title, at),
                c => text.push(c),
            }
        }
        let document = Document::from_blocks([(BlockKind::Paragraph, text.as_str())]);
        let reading = Reading::new(&document);
        let entities: Vec<Entity> = people
            .into_iter()
            .map(|span| {
                let inside = |t: &&crate::text::Token| span.covers(t.span);
                let first = reading.tokens.iter().position(|t| inside(&t)).unwrap();
                let count = reading.tokens.iter().filter(inside).count();
                Entity { tokens: first..first + count, label: Label::Person, confidence: 95 }
            })
            .collect();
        let countries = countries::find(&reading, &entities);
        let show = |span: Span, core: Span| format!("{} / {}", span.of(&text), core.of(&text));
        let got: Vec<String> = find(&reading, &countries, &entities)
            .into_iter()
            .map(|found| match found.kind {
                CandidateKind::Title { core } => show(found.span, core),
                _ => String::new(),
            })
            .collect();
        let wanted: Vec<String> = wanted.into_iter().map(|(span, core)| show(span, core)).collect();
        assert_eq!(got, wanted, "{text}");
    }

    #[test]
    fn before_a_name() {
        check("[Hungarian {Foreign Minister}] «Ilse Varga» met [US {envoy}] «Tomas Reyes».");
        check("[{Gen.}] «A. K. Mensah» and [{Lt. Gen.}] «Okoro» spoke to [{Gov}] «Pell».");
        check("the [State Department {spokesperson}] «Ada Holt» said");
        check("[Pakistan’s {Army Chief}] «Asad Mir» arrived.");
    }

    #[test]
    fn a_scope_goes_on() {
        check("[{Chair} of the House of Elders’ Water Committee] «Ilse Varga» left.");
        check("the [{Minister of Foreign Affairs and International Cooperation}], «Ilse Varga»,");
        check("[UN {Special Rapporteur} on forced labour], «Ilse Varga», said so.");
        check("[US {Special Envoy} to the Horn of Africa] [{Ambassador}] «Omar Harun» came.");
    }

    #[test]
    fn what_stands_before_an_office_is_not_always_its_part() {
        check("Hosting [{President}] «Omar Harun» opened the meeting on Monday.");
        check("Analyst [{Maj Gen}] «Omar Harun» said so.");
        check("“Didn’t [then {minister}] «Omar Harun» say so?”");
    }

    #[test]
    fn an_acronym_that_is_spelt_out() {
        check("The [{Lieutenant Governor}] spoke. [{LG}] has asked for a report.");
        check(
            "The [{Chief Election Commissioner}] ([{CEC}]) spoke. They accuse the [{CEC}] of fraud.",
        );
        check("The Democratic Peasants Party met. A man from the DPP said so.");
        check("The bill is for disadvantaged groups (DG) and their children.");
    }

    #[test]
    fn what_is_past_belongs_to_it() {
        check("[former {president}] «Joan Kerr» and [ex-{minister}] «Ola Brandt» met.");
        check("[then {Prime Minister}] «Ilse Varga» said");
    }

    #[test]
    fn the_scope_belongs_to_it() {
        check("«Ilse Varga», [{minister of foreign affairs} of Hungary], said");
        check("«Tomas Reyes», the [{ambassador} to Fiji], left.");
        check("«Ada Holt», [{head} of the World Health Organization], said");
        check("«Isa Dar», a [{director} at London-based Holt Research], said");
        check("«Per Lund», a [{professor of neurology} at Uppsala University], said");
        check("«Per Lund», a [{professor of law and public health} at Uppsala University], said");
        check("[{Professor} of psychology and neuroscience] [{Dr.}] «Per Lund» agreed.");
        check("«Ada Holt» is a [{professor of history}] and lives in London.");
    }

    #[test]
    fn alone() {
        check("The [{prime minister}] said the [{minister}] had resigned.");
        check("A [foreign ministry {spokesman}] said so.");
        check("Later the [Turkish {president}] told reporters that he agreed.");
    }

    #[test]
    fn a_weak_word_stands_alone_for_its_holder() {
        check("[{Police chief}] «Ola Brandt» left. The [{chief}] said so. He hit his head.");
    }

    #[test]
    fn several_stand_side_by_side() {
        check("[{Deputy Prime Minister}] and [{Foreign Minister}] [{Senator}] «Isa Dar» spoke.");
        check("[{COAS}] [{Gen}] «Asad Mir» spoke.");
        check("[{President}] and [{CEO}] «Ann Field» said");
    }

    #[test]
    fn honorifics_stand_before_names() {
        check("[{Dr}] «Amina Bello» and [{Sheikh}] «Hamad bin Rashid» came.");
        check("Sir, this is all.");
    }

    #[test]
    fn parts_of_names_of_bodies_are_none() {
        check("The Attorney General’s Office said the Department of Justice agreed.");
        check("The Disaster Control Centre (DCC) said DCC officials had left.");
        check(
            "He left King Fahd University and the Dr. A. G. Pillay Hospital on General Holt Street.",
        );
        check("He studied at King’s College and won Coach of the Year.");
    }

    #[test]
    fn other_words_are_none() {
        check("He was shot in the head on a charge of theft.");
        check("Let history judge us; count on it to head north at 7:15 pm.");
        check("The owner-occupied flats had a private entrance and a plastic chair.");
        check("Criminal justice and corporal punishment were discussed.");
    }

    #[test]
    fn things_are_none() {
        check(
            "He held the wireless controller and the Vega controller. The game controller beeped.",
        );
        check(
            "It has 80 kW DC fast charging, unlike most GM engines. Football Manager 2031 is out.",
        );
        check("We saw a Cardinal at the feeder. The publisher tools and yield manager were new.");
        check("The Founder’s Edition and Doctor Who cost more; iCloud Private Relay hides you.");
        check("He drove to Elkton, MD. The SEC. has rules. Sharpen it and whip out the cream.");
        check(
            "The [{controller}] said no flight was late, and the [{publisher}] who signed it left.",
        );
        check(
            "[{Cardinal}] «Ola Brandt» prayed. The [{cardinal}] said so. A [Holt {County DA}] told us.",
        );
    }

    #[test]
    fn what_anybody_may_be_is_none() {
        check(
            "The owner of the club met the talent manager, the mouthpiece and the head of the household.",
        );
        check("Her previous boss came with the brothers «Isa» and «Per».");
        check("The film’s cast praised the movie. The director left the film early.");
    }

    #[test]
    fn what_is_said_of_a_country_or_a_thing_is_none() {
        check("Egypt has been a key mediator. She was the last fluent speaker; cash is king.");
        check("King of Blenders: now in red. She is a well paid speaker.");
        check(
            "The colonial ruler France left. It has a representative office and a principal weapon.",
        );
        check("A mafia boss and a disco queen loved Mother Earth. PM 2.5 fell; he bought CDs.");
        check(
            "«Isa Dar» (DC) owns a large shop called The Holt Coach; she likes to read The Little Prince at home.",
        );
        check(
            "«Isa Dar», [{Judge President} of the High Court], met the [{queen}] and the [{speaker}].",
        );
    }

    #[test]
    fn the_owner_belongs_to_it_over_what_is_said_of_the_holder() {
        check(
            "[Hungary’s newly elected {president}], «Ilse Varga», met [Vega’s new {Chief Strategy Officer}].",
        );
        check("[Chile’s first female {president}] left.");
    }

    #[test]
    fn the_tail_goes_on() {
        check("«Ada Holt», [{head} of basic research at Vega Securities], said");
        check("«Per Lund», [{Head} of Go-To-Market Strategy for Vega], said");
        check("[{Minister of Environment, Water, and Agriculture}] «Isa Dar» said");
        check("[{Secretary for Justice}] «Paul Holt» said; she is [{head} of the Group of 16].");
        check(
            "«Ada Holt», [{vice president of sales} for Vega Labs], left; the [al Qaeda {leader}] died.",
        );
        check("a [{spokesman}] for [EU {trade chief}] «Ola Brandt» said");
    }

    #[test]
    fn the_field_belongs_to_the_core() {
        check(
            "«Ada Holt», [{tropical medicine adviser} at Vega], met [{events manager}] «Per Lund».",
        );
        check("[Vega’s {chief AI scientist}] «Isa Dar» said");
    }

    #[test]
    fn plurals_stand_for_nobody_in_particular() {
        check("The ministers met lawmakers and senators.");
    }

    #[test]
    fn nothing_breaks_it() {
        check("");
        check("of of of the , ’s - ( ) of the the of");
        check("’s of - minister-of-of-the");
    }
}

//! What holds of every analysis, whatever the text.

use std::time::Instant;

use proptest::prelude::*;

use crate::analyze::Engine;
use crate::document::{Analysis, BlockKind, Document, MentionKind, PersonId};
use crate::text::Span;

fn analyze(text: &str) -> (Document, Analysis) {
    let document = Document::from_blocks(text.lines().map(|line| (BlockKind::Paragraph, line)));
    let analysis = Engine::embedded().analyze(&document);
    (document, analysis)
}

#[track_caller]
fn check(text: &str) {
    let (document, analysis) = analyze(text);
    let fits =
        |span: Span| assert!(span.is_empty() || !span.of(document.text()).is_empty(), "{span:?}");
    let person = |id: PersonId| assert!((id.0 as usize) < analysis.people.len(), "{id:?}");
    assert!(analysis.mentions.is_sorted_by_key(|mention| mention.span));
    let mut ends = [0; 3];
    for mention in &analysis.mentions {
        fits(mention.span);
        assert!(!mention.span.is_empty());
        mention.why.evidence.into_iter().for_each(fits);
        let kind = match mention.kind {
            MentionKind::Person { person: id } => {
                person(id);
                0
            }
            MentionKind::Title { core, holder } => {
                assert!(mention.span.covers(core) && !core.is_empty());
                if let Some((id, why)) = holder {
                    person(id);
                    why.evidence.into_iter().for_each(fits);
                }
                1
            }
            MentionKind::Country { .. } => 2,
        };
        assert!(ends[kind] <= mention.span.start(), "two of a kind overlap");
        ends[kind] = mention.span.end();
    }
    for one in &analysis.people {
        assert!(!one.name.trim().is_empty() && !one.stops.is_empty());
        assert!(one.stops.is_sorted_by_key(|stop| stop.mention));
    }
    let stops = analysis.people.iter().flat_map(|one| &one.stops);
    let stops = stops.chain(analysis.offices.iter().flat_map(|one| &one.stops));
    for stop in stops.chain(analysis.countries.iter().flat_map(|one| &one.stops)) {
        assert_eq!(analysis.mentions[stop.mention].span, stop.span);
    }
    for title in analysis.people.iter().flat_map(|one| &one.titles) {
        assert!(title.1.is_some_and(|at| at < analysis.mentions.len()));
    }
    for quote in &analysis.quotes {
        fits(quote.span);
        quote.speaker.into_iter().for_each(person);
    }
}

/// Pieces of news, to be put together without sense.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("Ilse Varga"),
        Just("VARGA"),
        Just("Mr"),
        Just("President"),
        Just("the prime minister"),
        Just("’s"),
        Just(","),
        Just("."),
        Just("said"),
        Just("“"),
        Just("”"),
        Just("\""),
        Just("and"),
        Just("of"),
        Just("US"),
        Just("Georgia"),
        Just("Lt. Gen."),
        Just("al-"),
        Just("Omar bin Harun"),
        Just("who is"),
        Just("was appointed"),
        Just("("),
        Just(")"),
        Just("林志陵"),
        Just("According to"),
        Just("as"),
        Just("\n"),
        Just("É"),
        Just("\u{301}"),
        Just("-"),
        Just("former"),
        Just("52"),
        Just("his wife"),
        Just("Al-"),
        Just("Jr."),
        Just("S."),
    ];
    prop::collection::vec((piece, prop_oneof![Just(" "), Just("")]), 0..60).prop_map(|pieces| {
        pieces.into_iter().map(|(piece, space)| format!("{piece}{space}")).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_analysed(text in "\\PC{0,200}") {
        check(&text);
    }

    #[test]
    fn news_without_sense_is_analysed(text in pieces()) {
        check(&text);
    }
}

#[test]
fn the_same_text_gives_the_same_analysis() {
    let text =
        "Ilse Varga met Omar Harun. Varga, the foreign minister, said “no, not yet” to Mr Harun.";
    assert_eq!(analyze(text).1, analyze(text).1);
}

/// The time of a text against that of a quarter of it: linear is four, with room for a busy machine.
#[track_caller]
fn check_linear(piece: &str) {
    let time = |bytes: usize| {
        let text = piece.repeat(bytes / piece.len());
        let started = Instant::now();
        check(&text);
        started.elapsed()
    };
    time(20_000);
    // A machine that is busy for a moment is no slow text: what is slow is so each time.
    let linear = (0..4).any(|_| {
        let (short, long) = (time(50_000), time(200_000));
        long < short * 12 + std::time::Duration::from_millis(200)
    });
    assert!(linear, "{piece:?}: four times the text takes more than twelve times as long");
}

#[test]
fn no_text_makes_it_slow() {
    for piece in [
        "Varga ",
        ", ",
        "THE MINISTER ",
        "President ",
        "President Varga, ",
        "Ilse Varga and Minister ",
        "“said Holt”, ",
        "US-",
        "al-",
        "(",
        "“",
        "Mr Varga. Mrs Varga. ",
        "the minister and ",
        "Varga’s ",
        "MBS ",
        "Omar Al - ",
        "Varga said he was late. “No,” she said. ",
        "Varga called it “a thing of four words”. ",
        "her sons Omar, Rafi and ",
        "Ilse Varga, better known as Nan, left. ",
        "Ilse Varga met his Chinese counterpart Omar Harun. The minister left. ",
    ] {
        check_linear(piece);
    }
    let names: String =
        (0..4_000).map(|n| format!("Ilse{n} Varga{n} met Minister Varga{} and ", n / 2)).collect();
    check(&names);
}

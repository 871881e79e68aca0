//! Who says what, on invented stories with the people marked.

use super::analyze;

#[track_caller]
fn check_speaker(marked: &str, speaker: Option<&str>) {
    let (text, analysis, _) = analyze(marked);
    let quote = analysis.quotes.first().expect("a quote");
    let name = quote.speaker.map(|who| analysis.people[who.0 as usize].name.as_str());
    assert_eq!(name, speaker, "{} by {}", quote.span.of(&text), quote.why.rule);
}

#[test]
fn a_quote_has_its_speaker() {
    check_speaker("“We leave with two proposals,” [Ilse Varga](p1) said.", Some("Ilse Varga"));
    check_speaker(
        "“We leave with two proposals,” said [Ilse Varga](p1), the <minister>(p1).",
        Some("Ilse Varga"),
    );
    check_speaker(
        "<Minister>(p1) [Ilse Varga](p1) came. “We leave with two,” the <minister>(p1) added.",
        Some("Ilse Varga"),
    );
    check_speaker(
        "[Ilse Varga](p1) told reporters: “We leave with two proposals.”",
        Some("Ilse Varga"),
    );
    check_speaker(
        "[Ilse Varga](p1) came. “We leave with two proposals,” she said.",
        Some("Ilse Varga"),
    );
    check_speaker(
        "According to [Ilse Varga](p1), the talks will go on for weeks.",
        Some("Ilse Varga"),
    );
    check_speaker(
        "[Ilse Varga](p1) said that the talks would go on for weeks.",
        Some("Ilse Varga"),
    );
}

#[test]
fn who_is_told_does_not_speak() {
    check_speaker(
        "<Mayor>(p1) [Ilse Varga](p1) came. “We never doubted it,” she told [Omar Harun](p2).",
        Some("Ilse Varga"),
    );
    check_speaker("“We never doubted it,” a clerk told [Omar Harun](p1).", None);
    let claims = "[Ilse Varga](p1) claimed victory in the vote of the town.";
    assert!(analyze(claims).1.quotes.is_empty());
}

#[test]
fn the_subject_of_the_verb_speaks() {
    check_speaker(
        "[Ilse Varga](p1), a critic of [Omar Harun](p2), said the talks would go on.",
        Some("Ilse Varga"),
    );
    check_speaker(
        "“We leave with two proposals,” one source close to [Omar Harun](p1) said.",
        None,
    );
    check_speaker("“We leave with two proposals.” — [Omar Harun](p1)", Some("Omar Harun"));
    check_speaker(
        "[Ilse Varga](p1) came. [Omar Harun](p2) is “a good old friend of mine,” she said.",
        Some("Ilse Varga"),
    );
    check_speaker(
        "It was a so-called “Intermediate State.” [Omar Harun](p1) said that the talks would go on.",
        None,
    );
}

#[test]
fn what_one_calls_a_thing_is_quoted() {
    check_speaker(
        "<President>(p1) [Ilse Varga](p1), speaking in Brod, called the plan “a lantern without oil”.",
        Some("Ilse Varga"),
    );
    check_speaker("[Ilse Varga](p1) saw the so-called “house of the four winds”.", None);
    check_speaker("[Ilse Varga](p1) was called “a lantern without any oil”.", None);
}

#[test]
fn a_pronoun_agrees_with_who_is_meant() {
    check_speaker(
        "[Ilse Varga](p1) came. [Omar Harun](p2) left. “We leave with two proposals,” she said.",
        Some("Ilse Varga"),
    );
    check_speaker(
        "Mrs [Varga](p1) came. Mr [Harun](p2) left. “We leave with two proposals,” she said.",
        Some("Varga"),
    );
    check_speaker(
        "<Spokeswoman>(p1) [Lin Xue](p1) came. <King>(p2) [Bako](p2) left. She said the talks were over for good.",
        Some("Lin Xue"),
    );
}

#[test]
fn who_stands_in_a_side_clause_is_not_she() {
    check_speaker(
        "Asked when she would see [Omar Harun](p1), the <minister>(p2) [Ilse Varga](p2) looked up. “He has my number,” she said.",
        Some("Ilse Varga"),
    );
    let asks = "[Omar Harun](p1) will fly on to Brod, where [Ilse Varga](p2) has asked to see him.";
    assert!(analyze(asks).1.quotes.is_empty());
}

#[test]
fn a_speaker_beside_the_words_is_sure() {
    let sure = |marked: &str| analyze(marked).1.quotes.first().is_some_and(|quote| quote.sure);
    assert!(sure("“We leave with two proposals,” [Ilse Varga](p1) said."));
    assert!(sure("[Ilse Varga](p1) said that the talks would go on for weeks."));
    assert!(!sure("[Ilse Varga](p1) came. “We leave with two proposals,” she said."));
    assert!(!sure("“We leave with two proposals,” read a banner."));
}

#[test]
fn a_quote_of_nobody_has_none() {
    check_speaker("[Ilse Varga](p1) came. “We leave with two proposals,” read a banner.", None);
}

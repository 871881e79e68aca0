//! Who is who in invented stories: one line a person, `Name stops: title; title`.

use dateline::analyze::Engine;
use dateline::document::{BlockKind, Document};

#[track_caller]
fn check(story: &str, want: &[&str]) {
    let blocks = story.split('\n').map(str::trim).filter(|block| !block.is_empty());
    let document = Document::from_blocks(blocks.map(|block| (BlockKind::Paragraph, block)));
    let analysis = Engine::embedded().analyze(&document);
    let found: Vec<String> = analysis
        .people
        .iter()
        .map(|person| {
            let titles: Vec<&str> = person.titles.iter().map(|(it, _)| it.as_str()).collect();
            let line = format!("{} {}: {}", person.name, person.stops.len(), titles.join("; "));
            line.trim_end_matches([' ', ':']).to_owned()
        })
        .collect();
    assert_eq!(found, want, "{story}");
}

#[test]
fn each_official_is_there_once_with_every_title() {
    check(
        "US top envoy Vale speaks with COAS Gen Omar Sahib
         WASHINGTON: US Secretary of State Marco Vale spoke with Pakistan’s Army Chief, General Omar Sahib, on Monday.
         State Department Spokesperson Tammy Holt said Vale also offered help. “The Secretary is patient,” she said.
         Earlier he called Deputy Prime Minister and Foreign Minister Senator Ishaq Marwat. The US Secretary of State also met Indian External Affairs Minister S. Raghavan.
         Raghavan said nothing.",
        &[
            "Marco Vale 5: US Secretary of State; Secretary",
            "Omar Sahib 2: COAS; General; Pakistan’s Army Chief",
            "Tammy Holt 1: State Department Spokesperson",
            "Ishaq Marwat 1: Deputy Prime Minister; Foreign Minister; Senator",
            "S. Raghavan 2: Indian External Affairs Minister",
        ],
    );
}

#[test]
fn a_title_at_a_sentences_end_does_not_take_the_next_name() {
    check(
        "Anna Brandt is chancellor. Olaf Weber was finance minister. Tomas Reyes left the hall.",
        &["Anna Brandt 2: chancellor", "Olaf Weber 2: finance minister", "Tomas Reyes 1"],
    );
    check("The bill was signed by the governor. Ron Alvarez spoke against it.", &["Ron Alvarez 1"]);
}

#[test]
fn a_prince_stays_who_he_is_without_his_title() {
    check(
        "Prince Aldous opened the bridge on Monday. Aldous said the bridge was long.",
        &["Aldous 2: Prince"],
    );
}

#[test]
fn the_next_holder_of_an_office_is_not_the_present_one() {
    check(
        "President Anna Brandt spoke on Monday. The president said the next president would be chosen in May.",
        &["Anna Brandt 2: President"],
    );
}

#[test]
fn a_country_in_a_title_rules_out_the_holders_of_other_countries() {
    check(
        "Ukrainian President Oleh Marchenko flew to Washington.\nUS President Don Tucker received him.\nPresident Tucker \
         was late.\nTucker said the Ukrainian president had been patient.",
        &["Oleh Marchenko 2: Ukrainian President", "Don Tucker 3: US President"],
    );
}

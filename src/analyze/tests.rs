//! The linker on invented stories, from marked text: `[Name](p1)` is a name, `<Title>(p1)` a title and its holder,
//! `<Title>(-)` one that nobody is known to hold.

mod speakers;

use crate::analyze::Engine;
use crate::analyze::candidate::{Candidate, CandidateKind};
use crate::document::{Analysis, BlockKind, Document, Form, MentionKind, PersonId, Why};
use crate::text::Span;

/// The text without its marks, the mentions as candidates, and for each mention the mark it must get.
fn parse(marked: &str) -> (String, Vec<Candidate>, Vec<String>) {
    let (mut text, mut candidates, mut marks) = (String::new(), Vec::new(), Vec::new());
    let mut rest = marked;
    while let Some(at) = rest.find(['[', '<']) {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        let close = if from.starts_with('[') { "](" } else { ">(" };
        let (inner, after) = from.get(1..).unwrap().split_once(close).unwrap();
        let (mark, after) = after.split_once(')').unwrap();
        let span = Span::new(text.len(), text.len() + inner.len());
        let kind =
            if close == "](" { CandidateKind::Person } else { CandidateKind::Title { core: span } };
        let why = Why { rule: "given", evidence: None };
        candidates.push(Candidate { span, kind, why, confidence: 100 });
        marks.push(mark.to_owned());
        text.push_str(inner);
        rest = after;
    }
    text.push_str(rest);
    (text, candidates, marks)
}

fn analyze(marked: &str) -> (String, Analysis, Vec<String>) {
    let (text, candidates, marks) = parse(marked);
    let document = Document::from_blocks([(BlockKind::Paragraph, text.as_str())]);
    let analysis = Engine::embedded().conclude(&document, candidates);
    (text, analysis, marks)
}

/// Does the linker give back the marks? People are compared by who is one with whom.
#[track_caller]
fn check(marked: &str) {
    let (text, analysis, marks) = analyze(marked);
    let mut names: Vec<(PersonId, &str)> = Vec::new();
    for (mention, mark) in analysis.mentions.iter().zip(&marks) {
        if let MentionKind::Person { person } = mention.kind {
            let word = mention.span.of(&text);
            let known = names.iter().find(|(id, _)| *id == person);
            assert!(known.is_none_or(|(_, name)| name == mark), "{word} is joined with {known:?}");
            let other = names.iter().find(|(id, name)| name == mark && *id != person);
            assert!(other.is_none(), "{word} is not joined with the others of {mark}");
            names.push((person, mark));
        }
    }
    for (mention, mark) in analysis.mentions.iter().zip(&marks) {
        if let MentionKind::Title { holder, .. } = mention.kind {
            let got = holder.map(|(person, why)| (person, why.rule));
            let name = got.and_then(|(person, _)| names.iter().find(|(id, _)| *id == person));
            let name = name.map_or("-", |(_, name)| name);
            assert_eq!(name, mark, "the holder of {:?} by {got:?}", mention.span.of(&text));
        }
    }
}

#[test]
fn a_surname_is_the_full_name() {
    check("[Ilse Varga](p1) met [Omar Harun](p2). [Varga](p1) thanked [Harun](p2).");
}

#[test]
fn a_surname_in_the_headline_links_forward() {
    check("[VARGA](p1) off to Geneva. Minister [Ilse Varga](p1) left on Monday.");
}

#[test]
fn particles_and_both_orders_do_not_matter() {
    check("[Rami al-Sahri](p1) spoke. [Sahri](p1) left. [Al-Sahri](p1) is back.");
    check("[Bartos Viktor](p1) spoke in Budapest. [Viktor Bartos](p1) left.");
    check("[Ki Lin](p1) arrived. [Ki](p1) said so.");
}

#[test]
fn initials_nicknames_and_typos_are_one_person() {
    check("[S. Jayawant](p1) spoke. [Jayawant](p1) left.");
    check("[William Harrow](p1) spoke. [Bill Harrow](p1) left.");
    check("[Tomas Reinhart](p1) spoke. [Rienhart](p1) left.");
    check("[Mohammed bin Harun](p1) spoke. [MBH](p1) left.");
}

#[test]
fn two_surnames() {
    check("[Luis Arbo Candela](p1) spoke. [Arbo](p1) left.");
    check("[Andres Lomas Ibarra](p1) spoke. [Lomas Ibarra](p1) left.");
}

#[test]
fn another_name_given_beside_it() {
    check("[Lin Chih-wei](p1) ([林志偉](p1)) spoke. [Lin](p1) left.");
    check("[Pedro Salas](p1), also known as “[El Lobo](p1)”, fled. [El Lobo](p1) is at large.");
}

#[test]
fn spouses_and_brothers_are_apart() {
    check(
        "[Peter Holt](p1) and his wife [Anna Holt](p2) came. Mr [Holt](p1) spoke. Mrs [Holt](p2) sang.",
    );
    check(
        "[Yaw Mensah](p1) spoke. [Mensah](p1)’s brother, [Kofi Mensah](p2), did not. “No,” [Mensah](p2) said.",
    );
}

#[test]
fn a_president_is_not_his_wife() {
    check(
        "First Lady [Ilse Varga](p1) thanked President [Varga](p2). First Lady [Ilse Varga](p1) left.",
    );
}

#[test]
fn another_name_is_a_name_of_its_own() {
    check(
        "The imam [Ahmed Harun](p1), better known as [Ahmed Sauti](p1), came. Years later [Sauti](p1) died.",
    );
    check("[Kyo Min Tu](p1), popularly known as [Jimmy](p1), sang. [Jimmy](p1) left.");
}

#[test]
fn the_world_s_nicknames_are_whole_names() {
    check("[AMLO](p1) spoke on Monday. [López Obrador](p1) met [Varga](p2).");
    check("The [MBS](p1) plan. [Bin Salman](p1) spoke, and so did [Ilse Varga](p2).");
}

#[test]
fn a_father_s_name_is_not_its_bearer_s() {
    check(
        "[Humad bin Rafi Al Sauti](p1) spoke to [Omar bin Humad Al Sauti](p2). Sheikh [Humad](p1) left.",
    );
}

#[test]
fn a_relative_does_not_take_the_name_over() {
    check(
        "[Yaw Mensah](p1) was born in Arlon. His father, [Kofi Mensah](p2), worked there. Rich at last, [Mensah](p1) left.",
    );
}

#[test]
fn father_and_son_are_apart() {
    check("[Peter Holt](p1) saw [Anna Holt Jr.](p2) there. [Holt Jr.](p2) left.");
    check("[Junior Harun](p1) spoke. [Junior](p1) left.");
    check("[Peter Holt Sr.](p1) handed the firm to [Peter Holt Jr.](p2) in May.");
}

#[test]
fn a_king_is_not_a_namesake() {
    check("[Stefan Holt](p1) met King [Stefan](p2). King [Stefan](p2) smiled.");
}

#[test]
fn titles_before_the_name() {
    check("<Foreign Minister>(p1) [Ilse Varga](p1) met <envoy>(p2) [Omar Harun](p2).");
    check("<COAS>(p1) <Gen>(p1) [Omar Harun](p1) spoke.");
    check(
        "<Deputy Prime Minister>(p1) and <Foreign Minister>(p1) <Senator>(p1) [Ilse Varga](p1) spoke.",
    );
    check("The <minister of trade>(p1), [Ilse Varga](p1), spoke.");
    check("<Upazila Officer>(p1) (<UO>(p1)) [Omar Harun](p1) spoke. The <UO>(p1) left.");
}

#[test]
fn a_gloss_or_a_description_before_the_name() {
    check("The <head of the Trust>(p1) (TT) in Oslo, [Ilse Varga](p1), said no.");
    check("<Foreign Minister>(p1) and club legend [Omar Harun](p1) left.");
    check("A <founder>(p1) and legendary <boss>(p1) [Ilse Varga](p1) left.");
    check("The <dean>(p1), the priest and scholar [Omar Harun](p1), spoke.");
    check("<Secretary>(p1) Information [Omar Harun](p1) was present at the talks.");
    check("<Under-Secretary>(p1), Ministry of Foreign Trade, [Omar Harun](p1) came too.");
    check(
        "<Deputy Prime Minister>(p1) and Green Norland Party (GNP) <leader>(p1) [Ilse Varga](p1) left.",
    );
}

#[test]
fn a_line_of_credits() {
    check("Author: [Ilse Varga](p1) <Editor>(p2): [Omar Harun](p2)");
    check("<Director>(p1)_[Omar Harun](p1), Writer_[Ilse Varga](p2)");
}

#[test]
fn a_rank_may_stand_alone() {
    check("<Imam>(p1) [Omar Harun](p1) came to Arlon. Did the <Imam>(p1) see the town?");
    check("<First Lady>(p1) [Ilse Varga](p1) came. For this the <First Lady>(p1) was praised.");
}

#[test]
fn a_subject_may_have_several_predicates() {
    check(
        "[Omar Harun](p1) was a <professor>(p1) in Oslo, is a <former director of Vega>(p1) and the <head of Arlon Trust>(p1).",
    );
}

#[test]
fn letters_may_stand_behind_a_name() {
    check("[Omar Harun](p1), O.B.E., <director of the Trust>(p1), spoke.");
    check("[Omar Harun](p1) (No 13, the fund, of Arlon), <director of the Trust>(p1), spoke.");
}

#[test]
fn the_title_may_be_somebody_else_s() {
    check("<Mayor>(p1) [Omar Harun](p1) was hopeful about the <president>(-)’s plan.");
    check(
        "[Omar Harun](p1) fell back after [Ilse Varga](p2), his rival, took over as <chairwoman of Vega>(p2).",
    );
    check("[Ilse Varga](p1) danced as the <pope>(-) sat on a chair.");
}

#[test]
fn a_trade_behind_a_title_is_the_same_holder_s() {
    check("The <dean>(p1), the <priest>(p1) and scholar [Omar Harun](p1), spoke.");
    check("The <commander>(p1) is <superintendent>(p1) [Omar Harun](p1).");
}

#[test]
fn a_comma_may_be_missing() {
    check("“No,” [Omar Harun](p1), <mayor of Hammerport>(p1) told the paper.");
    check("[Omar Harun](p1), the firm’s <director>(p1) told the paper.");
    check("[Omar Harun](p1), <President>(p1) Vega North, says so.");
    check("After a talk with the <minister>(-), [Ilse Varga](p1) left for Geneva.");
}

#[test]
fn what_stands_between_a_name_and_its_title() {
    check("[Omar Harun](p1), Green Fund (GF) <spokesman>(p1), declined.");
    check("[Ilse Varga](p1), a geologist from Oslo and the <director>(p1) of Vega, declined.");
    check("[Ilse Varga](p1) has a house in Oslo and is the <head of the bank>(p1).");
    check(
        "[Omar Harun](p1), <Commander of the Fleet>(p1) (CF) and first <vice-chairman>(p1), spoke.",
    );
    check("They made [Ilse Varga](p1) their <chairwoman>(p1).");
    check("[Ilse Varga](p1) came as <President>(p2) [Omar Harun](p2)’s <envoy>(p1).");
}

#[test]
fn a_title_means_whom_the_sentence_before_is_about() {
    check("[Ilse Varga](p1) spoke. The <foreign ministry spokeswoman>(p1) went on to say no.");
    check("[Ilse Varga](p1) won. A <former minister>(p1), she will speak in May.");
    check("[Ilse Varga](p1) was charged. The <prosecutor>(-) asked for ten years.");
    check("[Ilse Varga](p1)’s <lawyer of state>(-) said no.");
    check("They refused the [Varga](p1) administration as a <mediator>(-).");
}

#[test]
fn the_world_knows_some_offices() {
    check("[Angela Merkel](p1) met [Ilse Varga](p2). They thanked the <German chancellor>(p1).");
    check("The [Varga](p1) administration agreed. They thanked the <president>(p1).");
}

#[test]
fn an_acronym_in_brackets_names_the_body_later() {
    check(
        "The <head of the Third Trust>(p1) (TTX), [Omar Harun](p1), met <head>(p2) [Ilse Varga](p2). The <TTX head>(p1) smiled.",
    );
}

#[test]
fn any_holder_is_not_the_holder() {
    check("<Prime Minister>(p1) [Ilse Varga](p1) left. They want a new <prime minister>(-).");
    check("<MPs>(-) [Ilse Varga](p1) and [Omar Harun](p2) left. The <MPs>(-) said so.");
    check("<Minister>(p1) [Ilse Varga](p1) met <Minister>(-) Anan Pong in the old town.");
}

#[test]
fn titles_after_the_name() {
    check(
        "[Ilse Varga](p1), the <foreign minister>(p1), met [Omar Harun](p2), 52, a <former envoy>(p2).",
    );
    check("[Ilse Varga](p1) was appointed <minister>(p1) in May.");
    check("[Ilse Varga](p1), who is also the <party chairwoman>(p1), left.");
    check("The court named [Omar Harun](p1) as <chief justice>(p1).");
    check("[Omar Harun](p1), [Ilse Varga](p2)’s <spokesman>(p1), declined.");
    check("[Ilse Varga](p1) was <minister>(p1) until 2019 and became <ambassador>(p1) to Norland.");
    check("[Ilse Varga](p1) was tired. She was <minister>(p1) for ten years.");
}

#[test]
fn a_counterpart_holds_the_office_in_the_other_country() {
    let text = "Foreign Minister Ilse Varga met her Chinese counterpart Wang Hong. The Chinese foreign minister smiled.";
    let document = Document::from_blocks([(BlockKind::Paragraph, text)]);
    let analysis = Engine::embedded().analyze(&document);
    let titles: Vec<(&str, Vec<&str>)> = analysis
        .people
        .iter()
        .map(|person| {
            (person.name.as_str(), person.titles.iter().map(|title| title.0.as_str()).collect())
        })
        .collect();
    let wanted =
        [("Ilse Varga", vec!["Foreign Minister"]), ("Wang Hong", vec!["Chinese foreign minister"])];
    assert_eq!(titles, wanted);
}

#[test]
fn offices_in_a_list_with_courtesies() {
    check(
        "They met the <mayor of Brod>(p1) Mr [Omar Harun](p1), the <manager>(p2) and <rector of the college>(p2), Mr [Peter Holt](p2), and others.",
    );
    check("The <director>(p1) nationale des eaux (DNE), Mrs [Ilse Varga](p1), came.");
    check("The <chief architect>(p1) was the Norlander, [Omar Harun](p1).");
    check("[Omar Harun](p1), lead author of the report and a <professor>(p1), spoke.");
}

#[test]
fn a_title_that_stands_alone_is_its_holders() {
    check(
        "<Foreign Minister>(p1) [Ilse Varga](p1) met <President>(p2) [Omar Harun](p2). The <minister>(p1) thanked the <president>(p2).",
    );
    check("The <prime minister>(p1) left. <Prime Minister>(p1) [Ilse Varga](p1) was in Geneva.");
    check(
        "<State Department spokesperson>(p1) [Ilse Varga](p1) spoke. The <spokeswoman>(p1) left.",
    );
}

#[test]
fn a_title_is_not_anybodys() {
    check("[Ilse Varga](p1) spoke. A <foreign ministry spokesman>(-) declined.");
    check("<Presidents>(-) [Ilse Varga](p1) and [Omar Harun](p2) met.");
    check("[Ilse Varga](p1)’s <spokesman>(-) declined.");
    check("<Vice President>(p1) [Ilse Varga](p1) spoke. The <president>(-) did not.");
    check("“We lost [Varga](p1),” the <minister>(-) told them. [Holt](p2) wept.");
    check("They blamed the <president>(-),” [Holt](p1) said.");
}

#[test]
fn two_offices_in_a_row_may_be_two_peoples() {
    check(
        "<Crown Prince>(p1) [Rashid](p1) spoke. The <Crown Prince>(p1) and <Prime Minister>(p2) [Ilse Varga](p2) ate.",
    );
}

#[test]
fn the_name_is_the_fullest_and_the_title_too() {
    let (_, analysis, _) = analyze(
        "[VARGA](p1) LEAVES. <Norland Foreign Minister>(p1) [Ilse Varga](p1) left. The <minister>(p1) is back, [Varga](p1) said.",
    );
    let [person] = analysis.people.as_slice() else { panic!("{:?}", analysis.people) };
    assert_eq!(person.name, "Ilse Varga");
    assert_eq!(
        person.titles.first().map(|title| title.0.as_str()),
        Some("Norland Foreign Minister")
    );
    let forms: Vec<Form> = person.stops.iter().map(|stop| stop.form).collect();
    assert_eq!(forms, [Form::Name, Form::Name, Form::Title, Form::Name]);
}

#[test]
fn lists_of_the_user_come_first() {
    let lists = crate::analyze::UserLists {
        names: vec!["Blue Fox".to_owned()],
        titles: vec!["harbour herald".to_owned()],
        never: vec!["Ilse Varga".to_owned()],
    };
    let text = "Harbour Herald Blue Fox met Ilse Varga.";
    let document = Document::from_blocks([(BlockKind::Paragraph, text)]);
    let analysis = Engine::embedded().with_lists(&lists).analyze(&document);
    let names: Vec<&str> = analysis.people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["Blue Fox"]);
    assert_eq!(
        analysis.people[0].titles.first().map(|title| title.0.as_str()),
        Some("Harbour Herald")
    );
}

/// The whole engine: the names it finds, in order of appearance.
#[track_caller]
fn check_names(text: &str, names: &[&str]) {
    let document = Document::from_blocks([(BlockKind::Paragraph, text)]);
    let analysis = Engine::embedded().analyze(&document);
    let found: Vec<&str> = analysis.people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(found, names);
}

#[test]
fn a_name_is_the_name_alone() {
    check_names("“No,” said Mr. Tomas Reyes Jr. on Monday.", &["Tomas Reyes Jr."]);
    check_names("Lt. Gen. Kwame A. Mensah’s aide spoke.", &["Kwame A. Mensah"]);
    check_names("Taipei Mayor Lin Chih-wei (林志偉) spoke on Monday.", &["Lin Chih-wei"]);
}

#[test]
fn a_name_inside_another_name_is_none() {
    check_names("The Varga Foundation paid for the Holt Memorial Hospital.", &[]);
}

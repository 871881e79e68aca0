//! Titles without a name beside them: who in the article is known to hold such an office.

use crate::analyze::candidate::CandidateKind;
use crate::analyze::holders::beside::{Beside, ends_in_predicate};
use crate::analyze::link::People;
use crate::analyze::office::Office;
use crate::analyze::scene::{Scene, last_word, words};
use crate::document::{Iso, Why};
use crate::text::Span;

/// The most offices that a title is compared with; more are no article but a list.
const MOST: usize = 192;

/// An office that somebody is known to hold.
struct Held<'o> {
    person: u32,
    office: &'o Office,
    /// The title that says so.
    title: usize,
}

/// The holder of each title: from `beside`, and by office for those that stand alone.
pub(crate) fn resolve(
    scene: &Scene<'_>,
    people: &People,
    beside: &[Option<Beside>],
    offices: &[Option<Office>],
) -> Vec<Option<(u32, Why)>> {
    let mut holders: Vec<Option<(u32, Why)>> = beside
        .iter()
        .map(|beside| {
            let beside = (*beside)?;
            Some((people.of.get(beside.name).copied().flatten()?, beside.why))
        })
        .collect();
    let held = held(offices, &holders);
    let places = places(scene, people);
    for at in 0..scene.mentions.len() {
        if !scene.is_title(at) || holders.get(at).is_none_or(Option::is_some) {
            continue;
        }
        let holder = same_as_before(scene, at, &holders)
            .or_else(|| by_pronoun(scene, at, people))
            .or_else(|| by_office(scene, at, offices.get(at)?.as_ref()?, &held, &places));
        if let Some(slot) = holders.get_mut(at) {
            *slot = holder;
        }
    }
    holders
}

/// The office of each mention that is a title.
pub(crate) fn offices(scene: &Scene<'_>) -> Vec<Option<Office>> {
    (0..scene.mentions.len()).map(|at| office(scene, at)).collect()
}

fn office(scene: &Scene<'_>, at: usize) -> Option<Office> {
    let mention = scene.mentions.get(at)?;
    let CandidateKind::Title { core } = mention.kind else { return None };
    let isos = scene
        .mentions
        .get(at + 1..)
        .unwrap_or(&[])
        .iter()
        .take_while(|inner| inner.span.start() < mention.span.end())
        .chain(
            scene
                .mentions
                .get(..at)
                .unwrap_or(&[])
                .last()
                .filter(|m| m.span.overlaps(mention.span)),
        )
        .filter_map(|inner| match inner.kind {
            CandidateKind::Country { iso } => Some((inner.span, iso)),
            _ => None,
        });
    let countries: Vec<(Span, Iso)> = isos.collect();
    let text = without(scene.reading.text, mention.span, &countries);
    let core = without(scene.reading.text, core, &countries);
    Some(Office::new(&text, &core, countries.into_iter().map(|(_, iso)| iso).collect()))
}

/// The text at `span` without the countries in it.
fn without(text: &str, span: Span, countries: &[(Span, Iso)]) -> String {
    let mut kept = String::with_capacity(span.len());
    let mut at = span.start();
    for (country, _) in countries.iter().filter(|(country, _)| span.covers(*country)) {
        kept.push_str(Span::new(at, country.start()).of(text));
        at = country.end();
    }
    kept.push_str(Span::new(at, span.end()).of(text));
    kept
}

fn held<'o>(offices: &'o [Option<Office>], holders: &[Option<(u32, Why)>]) -> Vec<Held<'o>> {
    let mut held = Vec::new();
    for (at, (holder, office)) in holders.iter().zip(offices).enumerate() {
        if let (Some((person, _)), Some(office)) = (holder, office) {
            held.push(Held { person: *person, office, title: at });
        }
    }
    held
}

/// For each person, the places of their names.
fn places(scene: &Scene<'_>, people: &People) -> Vec<Vec<usize>> {
    let mut places = vec![Vec::new(); people.count as usize];
    for at in 0..scene.mentions.len() {
        if let Some(Some(person)) = people.of.get(at)
            && let Some(list) = places.get_mut(*person as usize)
        {
            list.push(at);
        }
    }
    places
}

/// "The minister, who is also the head of …".
fn same_as_before(
    scene: &Scene<'_>,
    at: usize,
    holders: &[Option<(u32, Why)>],
) -> Option<(u32, Why)> {
    let place = scene.actors.binary_search(&at).ok()?;
    let previous = *scene.actors.get(place.checked_sub(1)?)?;
    let (person, _) = (*holders.get(previous)?)?;
    let gap = scene.gap(previous, at).filter(|_| scene.is_title(previous))?;
    let gap = words(gap);
    let gap: Vec<&str> = gap.iter().map(String::as_str).collect();
    let same = matches!(
        gap.as_slice(),
        ["("] | ["," | "and", "who", "is" | "was", ..] | [",", "who", "also" | "currently", ..]
    ) && gap.len() <= 6;
    let why = Why { rule: "holder.same-as-title", evidence: Some(scene.span(previous)) };
    same.then_some((person, why))
}

fn by_office(
    scene: &Scene<'_>,
    at: usize,
    office: &Office,
    held: &[Held<'_>],
    places: &[Vec<usize>],
) -> Option<(u32, Why)> {
    let article = article(scene, at);
    let article = article.as_str();
    let indefinite = is_indefinite(article);
    if indefinite && scene.sentence(at) > 3 {
        return None;
    }
    let owned =
        matches!(article, "his" | "her" | "their" | "its" | "our" | "my" | "your" | "whose");
    let middle = held.partition_point(|held| held.title < at);
    let window = middle.saturating_sub(MOST / 2)..(middle + MOST / 2).min(held.len());
    let mut best: Vec<(u32, i32, Span)> = Vec::new();
    for held in held.get(window).unwrap_or(&[]) {
        let agreement = held.office.agrees(office);
        let known_before = || {
            places.get(held.person as usize).and_then(|p| p.first()).is_none_or(|&first| first < at)
        };
        if agreement < 25
            || owned && agreement < 60
            || indefinite && (!matches!(article, "a" | "an") || agreement < 60 || known_before())
        {
            continue;
        }
        let score = agreement - distance(scene, at, places.get(held.person as usize));
        let evidence = scene.span(held.title);
        match best.iter_mut().find(|(person, ..)| *person == held.person) {
            Some(known) if known.1 < score => *known = (held.person, score, evidence),
            Some(_) => {}
            None => best.push((held.person, score, evidence)),
        }
    }
    best.sort_by_key(|&(person, score, _)| (std::cmp::Reverse(score), person));
    let (person, score, evidence) = *best.first()?;
    if best.get(1).is_some_and(|&(_, second, _)| second + 3 >= score) {
        return None;
    }
    Some((person, Why { rule: "holder.by-office", evidence: Some(evidence) }))
}

/// How far the nearest name of a person is from title `at`, in sentences; a name that only comes later is farther.
fn distance(scene: &Scene<'_>, at: usize, places: Option<&Vec<usize>>) -> i32 {
    let Some(places) = places else { return 40 };
    let next = places.partition_point(|&place| place < at);
    let here = scene.sentence(at) as i32;
    let before = next.checked_sub(1).and_then(|last| places.get(last));
    let after = places.get(next);
    let back = before.map_or(60, |&place| here - scene.sentence(place) as i32);
    let ahead = after.map_or(60, |&place| scene.sentence(place) as i32 - here + 8);
    back.min(ahead).min(30)
}

/// The word before a title.
fn article(scene: &Scene<'_>, at: usize) -> String {
    last_word(scene.before(at))
}

fn is_indefinite(article: &str) -> bool {
    matches!(
        article,
        "a" | "an" | "any" | "every" | "each" | "another" | "no" | "some" | "one" | "or"
    )
}

/// "She was appointed minister", "in his time as envoy": the person whom the words before are about.
fn by_pronoun(scene: &Scene<'_>, at: usize, people: &People) -> Option<(u32, Why)> {
    let text = scene.before_by(at, 160);
    let is_subject =
        |word: &String| matches!(word.as_str(), "he" | "she" | "he's" | "she's" | "who");
    let is_owner = |word: &String| matches!(word.as_str(), "his" | "her");
    let place = scene.actors.partition_point(|&actor| actor < at);
    let here = scene.sentence(at);
    let last = place
        .checked_sub(1)
        .and_then(|last| scene.actors.get(last))
        .copied()
        .filter(|&last| scene.sentence(last) == here);
    let tail = last.map_or(text, |last| {
        Span::new(scene.span(last).end(), scene.span(at).start()).of(scene.reading.text)
    });
    let tail = words(tail);
    let pronoun = tail.iter().rposition(|word| is_subject(word) || is_owner(word));
    let making = tail.windows(2).any(|two| {
        matches!(two, [making, whom] if making == "making" && (whom == "him" || whom == "her"))
    });
    let as_title = ends_with_as(&tail) || making;
    let predicate = pronoun.is_some_and(|pronoun| {
        let gap: Vec<&str> =
            tail.get(pronoun..).unwrap_or(&[]).iter().map(String::as_str).collect();
        gap.first().is_some_and(|word| *word != "his" && *word != "her") && ends_in_predicate(&gap)
    });
    let passive = tail.iter().any(|word| matches!(word.as_str(), "by" | "him" | "them")) && !making;
    if !(predicate
        || as_title && !passive && (pronoun.is_some() || last.is_some_and(|l| scene.is_person(l))))
    {
        return None;
    }
    let rule = if predicate { "holder.pronoun" } else { "holder.as-far" };
    let inside = scene
        .actors
        .get(..place)?
        .iter()
        .rev()
        .take_while(|&&actor| scene.sentence(actor) == here)
        .find(|&&actor| scene.is_person(actor));
    let (person, name) = match inside {
        Some(&name) => (people.of.get(name).copied().flatten()?, name),
        None => subject_before(scene, people, place, here)?,
    };
    Some((person, Why { rule, evidence: Some(scene.span(name)) }))
}

/// "as", "as the new", "to become a", "the post of".
fn ends_with_as(words: &[String]) -> bool {
    if let [.., post, of] = words
        && of == "of"
        && matches!(post.as_str(), "post" | "position" | "role" | "rank" | "office" | "job")
    {
        return true;
    }
    words
        .iter()
        .rev()
        .take(4)
        .find(|word| {
            !matches!(
                word.as_str(),
                "the" | "a" | "an" | "new" | "first" | "its" | "interim" | "acting"
            )
        })
        .is_some_and(|word| matches!(word.as_str(), "as" | "become" | "became" | "becoming"))
}

/// The person that the nearest earlier sentence with a name begins with, at most three sentences back.
fn subject_before(
    scene: &Scene<'_>,
    people: &People,
    place: usize,
    here: usize,
) -> Option<(u32, usize)> {
    let mut subject = None;
    let mut found_in = None;
    for &actor in scene.actors.get(..place)?.iter().rev().take(24) {
        let sentence = scene.sentence(actor);
        if sentence == here || !scene.is_person(actor) {
            continue;
        }
        if sentence + 3 < here || found_in.is_some_and(|found| found != sentence) {
            break;
        }
        found_in = Some(sentence);
        subject = people.of.get(actor).copied().flatten().map(|person| (person, actor));
    }
    subject
}

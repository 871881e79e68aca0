//! Names that look like people's and are those of firms, works, laws and places: what the whole article says of them.

use std::ops::Range;

use foldhash::{HashMap, HashSet};

use crate::analyze::people::evidence::{self, Says};
use crate::analyze::people::{Found, Ground, others, shape};
use crate::lexicon::names::{Known, is_place, known};
use crate::lexicon::organisations::is_organisation;
use crate::tagger::Label;
use crate::text::hash::folded;

/// Last words of a firm's full name.
const FIRMS: &[&str] = &[
    "ag",
    "bank",
    "broadcasting",
    "capital",
    "co",
    "corp",
    "corporation",
    "gmbh",
    "group",
    "herald",
    "holdings",
    "inc",
    "industries",
    "limited",
    "llc",
    "ltd",
    "media",
    "motors",
    "omnimedia",
    "partners",
    "pharmaceuticals",
    "pictures",
    "plc",
    "productions",
    "records",
    "securities",
    "software",
    "stores",
    "studios",
    "systems",
    "technologies",
    "tribune",
    "ventures",
];

/// What a firm is called before its name or in an apposition behind it.
const TRADERS: &[&str] = &[
    "automaker",
    "brand",
    "brewer",
    "broadcaster",
    "carmaker",
    "chain",
    "company",
    "conglomerate",
    "consultancy",
    "firm",
    "franchise",
    "insurer",
    "lender",
    "maker",
    "manufacturer",
    "newspaper",
    "provider",
    "restaurant",
    "retailer",
    "startup",
    "supplier",
    "supermarket",
];

/// What is named after a person, behind "'s".
const EPONYMS: &[&str] = &[
    "ark",
    "disease",
    "hawk",
    "law",
    "lymphoma",
    "palsy",
    "paradox",
    "principle",
    "sarcoma",
    "syndrome",
    "theorem",
];

/// Works, near a name in quotation marks.
const WORKS: &[&str] = &[
    "album", "book", "comedy", "drama", "film", "movie", "musical", "novel", "opera", "premiere",
    "series", "show", "sitcom", "song", "thriller",
];

/// A lone word that the tagger calls a person in fewer of its places than this, in percent, is none.
const SHARE: usize = 60;

/// Takes the names out of `found` that are no people; at the tokens `listed` begin names that stand in a list of other things.
pub(super) fn veto(ground: &Ground<'_, '_>, listed: &HashSet<usize>, found: &mut Vec<Found>) {
    let reading = ground.reading;
    let names: HashSet<usize> = found.iter().map(|name| name.tokens.start).collect();
    found.retain(|name| {
        !is_of_a_thing(ground, &name.tokens)
            && !is_product(ground, &name.tokens)
            && !is_of_partners(ground, &name.tokens)
            && !others::is_other(ground, &name.tokens, &names)
    });
    let mut parts: HashSet<&str> = HashSet::default();
    let mut humans: HashSet<&str> = HashSet::default();
    let mut living: HashSet<&str> = HashSet::default();
    for name in found.iter() {
        if evidence::beside(ground, &name.tokens) == Says::Human {
            humans.extend(name.tokens.clone().map(|at| reading.word(at)));
        }
        // Where only names stand, somebody is meant.
        if evidence::lives(ground, &name.tokens) || name.rule == "person.slot" {
            living.insert(reading.word(name.tokens.end - 1));
        }
        let addressed = shape::is_addressed(ground, &name.tokens);
        if name.tokens.len() > 1 || addressed || name.rule == "person.after-title" {
            parts.extend(name.tokens.clone().map(|at| reading.word(at)));
        }
    }
    found.retain(|name| {
        name.tokens.len() < 2
            || living.contains(reading.word(name.tokens.end - 1))
            || !is_listed(ground, &name.tokens)
    });
    // What is called a thing in one place is one in all, unless it is called a human being in another.
    let mut things: HashSet<&str> = HashSet::default();
    for name in found.iter() {
        let last = reading.word(name.tokens.end - 1);
        let alone = name.tokens.len() == 1 && parts.contains(last);
        let thing = listed.contains(&name.tokens.start)
            || evidence::beside(ground, &name.tokens) == Says::Thing
            || others::is_model(ground, &name.tokens)
            || name.tokens.len() > 1
                && !shape::begins_as_given(reading.word(name.tokens.start))
                && is_spelled_out(ground, name.tokens.end - 1);
        if !alone && !humans.contains(last) && thing {
            things.insert(reading.span(name.tokens.clone()).of(reading.text));
        }
    }
    found.retain(|name| !things.contains(reading.span(name.tokens.clone()).of(reading.text)));
    let lone = |name: &Found| {
        let word = reading.word(name.tokens.start);
        (name.tokens.len() == 1 && !parts.contains(word)).then_some(word)
    };
    let mut counts: HashMap<&str, (usize, usize)> =
        found.iter().filter_map(|name| Some((lone(name)?, (0, 0)))).collect();
    let mut firms: HashSet<&str> = HashSet::default();
    for at in 0..reading.tokens.len() {
        let Some(count) = counts.get_mut(reading.word(at)) else { continue };
        count.1 += 1;
        count.0 += usize::from(ground.entity(at).is_some_and(|e| e.label == Label::Person));
        if is_spelled_out(ground, at) {
            firms.insert(reading.word(at));
        }
    }
    found.retain(|name| {
        let Some(word) = lone(name) else { return true };
        let (tagged, all) = counts.get(word).copied().unwrap_or_default();
        let partial = all >= 5
            && tagged * 100 < all * SHARE
            && !evidence::is_famous(ground, &name.tokens)
            && !living.contains(word);
        let listed = !living.contains(word) && is_listed(ground, &name.tokens);
        let firm = firms.contains(word)
            && !living.contains(word)
            && !evidence::is_famous(ground, &name.tokens);
        !(partial || listed || firm)
    });
}

/// "Alder & Holt": the lone names of two with that sign between them, neither a given name, are a firm's.
fn is_of_partners(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> bool {
    let reading = ground.reading;
    let partner = |at: usize| {
        let word = reading.word(at);
        shape::is_capital(word)
            && word.contains(char::is_lowercase)
            && !known(folded(word)).has(Known::COMMON_GIVEN)
    };
    let behind = reading.word(tokens.end) == "&"
        && partner(tokens.end + 1)
        && !shape::is_capital(reading.word(tokens.end + 2));
    let before = tokens.start > 1
        && reading.word(tokens.start - 1) == "&"
        && partner(tokens.start - 2)
        && !(tokens.start > 2 && shape::is_capital(reading.word(tokens.start - 3)));
    tokens.len() == 1 && partner(tokens.start) && (behind || before)
}

/// Is it a firm's name with a word behind it that is nobody's: "Ford Vantro"?
fn is_product(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> bool {
    let reading = ground.reading;
    tokens.len() > 1
        && is_listed(ground, &(tokens.start..tokens.start + 1))
        && !shape::is_name(reading.word(tokens.end - 1))
}

/// Is the name, with a possessive behind it or without, a firm the world knows?
fn is_listed(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> bool {
    let reading = ground.reading;
    if tokens.len() > 5 {
        return false;
    }
    let words: Vec<String> = tokens
        .clone()
        .map(|at| reading.word(at).to_lowercase().replace('’', "'"))
        .filter(|word| word != "-")
        .collect();
    let name = words.join(" ");
    let small = |at: usize| reading.word(at).to_lowercase();
    // "Captain Alder", a rum: the title is part of the name. "Ilse & Omar’s", an ice cream.
    let longer = match tokens.start.checked_sub(1) {
        Some(title) if ground.is_title(title) => Some(format!("{} {name}", small(title))),
        Some(and) if and > 0 && reading.word(and) == "&" => {
            Some(format!("{} & {name}", small(and - 1)))
        }
        _ if reading.word(tokens.end) == "&" => Some(format!("{name} & {}", small(tokens.end + 1))),
        _ => None,
    };
    let is_one = |name: &str| is_organisation(name) || is_organisation(&format!("{name}'s"));
    if longer.is_some_and(|longer| is_one(&longer)) {
        return true;
    }
    let owned = reading.is_possessive(tokens.end);
    // "Emily's List", "Tom's Guide".
    let with = format!("{name}'s {}", reading.word(tokens.end + 1).to_lowercase());
    is_organisation(&name)
        || owned && (is_organisation(&format!("{name}'s")) || is_organisation(&with))
}

/// Does the article call the word at `at` a firm: "Alder Capital", "Alder, a maker of", "the retailer Alder", "Alder (NYSE:"?
fn is_spelled_out(ground: &Ground<'_, '_>, at: usize) -> bool {
    let reading = ground.reading;
    let is = |list: &[&str], at: usize| list.contains(&reading.word(at).to_lowercase().as_str());
    if at > 0 && is(TRADERS, at - 1) && !shape::is_capital(reading.word(at - 1))
        || is_traded(ground, at)
    {
        return true;
    }
    for next in at + 1..at + 4 {
        if !shape::is_capital(reading.word(next)) {
            break;
        }
        if is(FIRMS, next) {
            return true;
        }
    }
    let next = reading.word(at + 1);
    if matches!(next, "®" | "™")
        || next == "(" && matches!(reading.word(at + 2), "NYSE" | "NASDAQ" | "Nasdaq" | "LSE")
    {
        return true;
    }
    next == ","
        && matches!(reading.word(at + 2), "a" | "an" | "the")
        && (at + 3..at + 9)
            .take_while(|&far| {
                !matches!(
                    reading.word(far),
                    "," | "." | "of" | "at" | "in" | "who" | "for" | "'s" | "’s" | ""
                )
            })
            .last()
            .is_some_and(|far| is(TRADERS, far))
}

/// "Shares of Alder", "Alder stock fell", "Alder’s revenue", "Alder said quarterly profit": is the word at `at` what exchanges trade?
fn is_traded(ground: &Ground<'_, '_>, at: usize) -> bool {
    let word = |at: usize| ground.reading.word(at);
    let before = |by: usize| at.checked_sub(by).map_or("", word);
    let traded = |word: &str| matches!(word, "shares" | "stock" | "Shares" | "stocks" | "bonds");
    if before(1) == "of" && traded(before(2)) {
        return true;
    }
    let next = word(at + 1);
    if traded(next) {
        return matches!(
            word(at + 2),
            "are"
                | "climbed"
                | "closed"
                | "dropped"
                | "ended"
                | "fell"
                | "gained"
                | "have"
                | "jumped"
                | "lost"
                | "plunged"
                | "price"
                | "rose"
                | "sank"
                | "slid"
                | "slipped"
                | "soared"
                | "surged"
                | "traded"
                | "tumbled"
                | "were"
        );
    }
    let owns = ground.reading.is_possessive(at + 1);
    let figures = |word: &str| {
        matches!(word, "revenue" | "revenues" | "sales" | "profit" | "profits" | "earnings")
    };
    if owns {
        return (at + 2..at + 4)
            .any(|far| traded(word(far)) || matches!(word(far), "revenue" | "revenues" | "IPO"));
    }
    matches!(next, "said" | "reported" | "posted" | "forecast")
        && (at + 2..at + 6)
            .take_while(|&far| word(far).starts_with(char::is_lowercase) || word(far) == "-")
            .any(|far| figures(word(far)))
        && !matches!(word(at + 2), "the" | "that" | "his" | "her" | "their")
}

/// Does the place the name stands in make it that of a disease, a work, a town?
fn is_of_a_thing(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> bool {
    let reading = ground.reading;
    let word = |at: usize| reading.word(at);
    let mixed =
        |w: &str| w.contains(|c: char| c.is_ascii_digit()) && w.contains(char::is_alphabetic);
    if tokens.clone().any(|at| mixed(word(at)))
        || tokens.len() == 1 && is_camel(word(tokens.start)) && !evidence::is_famous(ground, tokens)
    {
        return true;
    }
    let clitic = reading.is_clitic(tokens.end);
    if clitic && EPONYMS.contains(&word(tokens.end + 1)) {
        return true;
    }
    let Some(before) = tokens.start.checked_sub(1) else { return false };
    if is_home(ground, tokens) || word(before) == "atop" || is_town(ground, tokens) {
        return true;
    }
    // "the musical “Anna Falk”": a work.
    let opens = matches!(word(before), "\"" | "“" | "‘" | "'");
    let closes = matches!(word(tokens.end), "\"" | "”" | "’" | "'")
        || word(tokens.end) == "," && matches!(word(tokens.end + 1), "\"" | "”");
    opens
        && closes
        && (before.saturating_sub(3)..before)
            .any(|at| WORKS.contains(&word(at).to_lowercase().as_str()))
}

/// "Ilse Roth, 32, of Franklin": a town.
pub(super) fn is_home(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> bool {
    let word = |by: usize| tokens.start.checked_sub(by).map_or("", |at| ground.reading.word(at));
    let age = |by: usize| word(by).parse::<u8>().is_ok_and(|age| age > 9);
    tokens.len() == 1 && matches!(word(1), "of" | "from") && (age(2) || word(2) == "," && age(3))
}

/// Is it the name of a town, of several words, and no given name first or "in", "near" before it?
fn is_town(ground: &Ground<'_, '_>, tokens: &Range<usize>) -> bool {
    let reading = ground.reading;
    let name = reading.span(tokens.clone()).of(reading.text);
    let words: Vec<u64> = name.split(' ').map(folded).collect();
    let at = tokens.start.checked_sub(1).map_or("", |before| reading.word(before));
    words.len() > 1
        && words.len() < 6
        && is_place(&words)
        && (matches!(at, "in" | "near" | "from" | "at" | "to" | "of" | "outside")
            || words.first().is_some_and(|&first| !known(first).has(Known::COMMON_GIVEN)))
}

/// Is it a word with a capital in its middle, as only firms and products have (`TrioMarkets`)?
fn is_camel(word: &str) -> bool {
    const NOBLE: [&str; 22] = [
        "Al", "Ben", "D", "Da", "De", "Del", "Den", "Der", "Di", "Du", "El", "Fitz", "La", "Le",
        "Lo", "Mac", "Mc", "O", "St", "Ten", "Van", "Von",
    ];
    let mut last_small = word.starts_with(char::is_lowercase);
    let mut capitals = word.char_indices().filter(|&(_, c)| {
        let turns = last_small && c.is_uppercase();
        last_small = c.is_lowercase();
        turns
    });
    capitals.next().is_some_and(|(at, _)| !word.get(..at).is_some_and(|head| NOBLE.contains(&head)))
}

#[cfg(test)]
pub(in crate::analyze::people) mod tests {
    use crate::analyze::Engine;
    use crate::document::{BlockKind, Document, MentionKind};

    /// Is `name` a person in the story?
    #[track_caller]
    pub(in crate::analyze::people) fn check(story: &str, name: &str, wanted: bool) {
        let document = Document::from_blocks([(BlockKind::Paragraph, story)]);
        let analysis = Engine::embedded().analyze(&document);
        let found = analysis.mentions.iter().any(|mention| {
            matches!(mention.kind, MentionKind::Person { .. })
                && mention.span.of(document.text()) == name
        });
        assert_eq!(found, wanted, "{name}: {story}");
    }

    #[test]
    fn firms_named_like_people_are_none() {
        check("Lockheed Martin said on Monday that it would hire more.", "Lockheed Martin", false);
        check("Shoppers said Macy's was dearer than before.", "Macy", false);
        check("William Macy said Macy's film was done.", "William Macy", true);
    }

    #[test]
    fn what_is_traded_is_a_firm() {
        check("Shares of Varga fell on Monday. Varga said so itself.", "Varga", false);
        check("Varga said quarterly profit rose. Varga left.", "Varga", false);
        check("Varga said on Monday that profit was no aim of his.", "Varga", true);
    }

    #[test]
    fn partners_are_a_firm() {
        check("The deal was drawn up by Verrell & Holt in Arlon.", "Holt", false);
        check("The deal was drawn up by Verrell and Holt in Arlon.", "Holt", true);
    }

    #[test]
    fn a_capital_in_the_middle_is_a_firm_s() {
        check(
            "Anna Moore sang on TrioMarkets, a site that TrioMarkets runs.",
            "TrioMarkets",
            false,
        );
        check("On Monday Anna McTavish sang, and McTavish's friends.", "McTavish", true);
    }

    #[test]
    fn what_is_named_after_people_is_none() {
        check("By Moore's law the chips double.", "Moore", false);
        check("Anna Moore's daughter said so.", "Anna Moore", true);
    }
}

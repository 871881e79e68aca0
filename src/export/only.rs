//! An analysis narrowed to some of the people, or without those that the user hides: what is shown and written then has only them.

use crate::document::{
    Analysis, CountryEntry, Mention, MentionKind, Office, Person, PersonId, Stop,
};

/// Of `analysis` what belongs to the people whom `keep` names: their mentions, the titles they hold, their quotes.
/// Countries stay only as those of the people. `None` where the article has nobody of them.
pub fn only(analysis: &Analysis, keep: impl Fn(&Person) -> bool) -> Option<Analysis> {
    let kept: Vec<bool> = analysis.people.iter().map(keep).collect();
    kept.contains(&true).then(|| narrow(analysis, &kept, false))
}

/// `analysis` without the people whom the user hides: neither they nor their titles nor what they say are in it.
#[must_use]
pub fn visible(analysis: Analysis) -> Analysis {
    let kept: Vec<bool> = analysis.people.iter().map(|person| !person.hidden).collect();
    if kept.contains(&false) { narrow(&analysis, &kept, true) } else { analysis }
}

/// What belongs to the people that are `kept`; with `others`, also what is nobody's, and the countries.
fn narrow(analysis: &Analysis, kept: &[bool], others: bool) -> Analysis {
    let people = renumbered(kept);
    let person = |old: PersonId| people.get(old.0 as usize).copied().flatten();
    let person = |old| person(old).map(|at| PersonId(at as u32));
    let narrowed = analysis.mentions.iter().map(|mention| {
        let kind = match mention.kind {
            MentionKind::Person { person: whose } => MentionKind::Person { person: person(whose)? },
            MentionKind::Title { core, holder } => {
                let holder = match holder {
                    Some((whose, why)) => Some((person(whose)?, why)),
                    None if others => None,
                    None => return None,
                };
                MentionKind::Title { core, holder }
            }
            MentionKind::Country { iso } if others => MentionKind::Country { iso },
            MentionKind::Country { .. } => return None,
        };
        Some(Mention { kind, ..*mention })
    });
    let narrowed: Vec<_> = narrowed.collect();
    let mentions = renumbered(&narrowed.iter().map(Option::is_some).collect::<Vec<_>>());
    let mention = |old: usize| mentions.get(old).copied().flatten();
    let stops = |stops: &[Stop]| -> Vec<Stop> {
        stops
            .iter()
            .filter_map(|stop| Some(Stop { mention: mention(stop.mention)?, ..*stop }))
            .collect()
    };
    let those = analysis.people.iter().zip(kept).filter(|(_, kept)| **kept);
    let offices = analysis.offices.iter().map(|office| Office {
        name: office.name.clone(),
        holders: office.holders.iter().filter_map(|holder| person(*holder)).collect(),
        stops: stops(&office.stops),
    });
    let quotes = analysis.quotes.iter().filter_map(|quote| {
        let mut quote = quote.clone();
        match quote.speaker {
            Some(speaker) => quote.speaker = Some(person(speaker)?),
            None if others => {}
            None => return None,
        }
        Some(quote)
    });
    let countries = analysis.countries.iter().filter(|_| others);
    let countries = countries.map(|it| CountryEntry { stops: stops(&it.stops), ..it.clone() });
    Analysis {
        people: those
            .map(|(one, _)| Person {
                titles: one
                    .titles
                    .iter()
                    .map(|(title, at)| (title.clone(), at.and_then(mention)))
                    .collect(),
                stops: stops(&one.stops),
                ..one.clone()
            })
            .collect(),
        offices: offices
            .filter(|it| others && !it.stops.is_empty() || !it.holders.is_empty())
            .collect(),
        countries: countries.collect(),
        quotes: quotes.collect(),
        governments: if others { analysis.governments.clone() } else { Vec::new() },
        sentences: analysis.sentences.clone(),
        mentions: narrowed.into_iter().flatten().collect(),
    }
}

/// The new place of each that is kept.
fn renumbered(kept: &[bool]) -> Vec<Option<usize>> {
    let mut next = 0..;
    kept.iter().map(|kept| if *kept { next.next() } else { None }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Form, Iso, Quote, Why};
    use crate::text::Span;

    const WHY: Why = Why { rule: "test", evidence: None };

    /// A mention a word: `p1` names the first person, `t2` is a title of the second, `t` one of nobody, `c` a country.
    fn analysis(people: usize, mentions: &str) -> Analysis {
        let mut out = Analysis::default();
        for number in 1..=people {
            out.people.push(Person {
                name: format!("p{number}"),
                aliases: Vec::new(),
                titles: Vec::new(),
                countries: Vec::new(),
                hidden: false,
                stops: Vec::new(),
            });
        }
        for (at, word) in mentions.split(' ').enumerate() {
            let span = Span::new(at * 3, at * 3 + word.len());
            let (sort, number) = word.split_at(1);
            let whose = number.parse().ok().map(|number: u32| PersonId(number - 1));
            let stop = |form| Stop { span, mention: at, form };
            let kind = match (sort, whose) {
                ("p", Some(person)) => {
                    out.people[person.0 as usize].stops.push(stop(Form::Name));
                    out.quotes.push(Quote { span, speaker: whose, sure: true, why: WHY });
                    MentionKind::Person { person }
                }
                ("t", whose) => {
                    if let Some(person) = whose {
                        let holder = &mut out.people[person.0 as usize];
                        holder.titles.push((word.to_owned(), Some(at)));
                        holder.stops.push(stop(Form::Title));
                        out.offices.push(Office {
                            name: word.to_owned(),
                            holders: vec![person],
                            stops: vec![stop(Form::Name)],
                        });
                    }
                    MentionKind::Title { core: span, holder: whose.map(|it| (it, WHY)) }
                }
                _ => {
                    let iso = Iso::new("NO").unwrap();
                    let stops = vec![stop(Form::Name)];
                    out.countries.push(CountryEntry { iso, name: "Norland", stops });
                    MentionKind::Country { iso }
                }
            };
            out.mentions.push(Mention { span, kind, why: WHY, confidence: 90 });
        }
        out
    }

    #[test]
    fn what_stays_is_theirs_alone_and_points_where_it_should() {
        let whole = analysis(3, "p1 c t2 p2 t p3 t1 p2");
        let narrowed = only(&whole, |person| person.name != "p1" && person.name != "p3").unwrap();
        let starts: Vec<usize> = narrowed.mentions.iter().map(|it| it.span.start() / 3).collect();
        assert_eq!(starts, [2, 3, 7]);
        assert_eq!(narrowed.people.len(), 1);
        let person = &narrowed.people[0];
        assert_eq!((person.name.as_str(), &person.titles[0]), ("p2", &("t2".to_owned(), Some(0))));
        for stop in &person.stops {
            assert_eq!(narrowed.mentions[stop.mention].span, stop.span);
        }
        for mention in &narrowed.mentions {
            let whose = match mention.kind {
                MentionKind::Person { person } => Some(person),
                MentionKind::Title { holder, .. } => holder.map(|(person, _)| person),
                MentionKind::Country { .. } => None,
            };
            assert_eq!(whose, Some(PersonId(0)));
        }
        assert_eq!(narrowed.offices.len(), 1);
        assert!(narrowed.countries.is_empty());
        assert!(narrowed.quotes.iter().all(|quote| quote.speaker == Some(PersonId(0))));
        assert_eq!(narrowed.quotes.len(), 2);
    }

    #[test]
    fn an_article_without_them_gives_nothing() {
        assert_eq!(only(&analysis(2, "p1 t2"), |_| false), None);
        assert_eq!(only(&Analysis::default(), |_| true), None);
    }

    #[test]
    fn whoever_is_hidden_is_not_in_it_and_all_else_is() {
        let mut whole = analysis(2, "p1 t2 c p2 t t1");
        assert_eq!(visible(whole.clone()), whole);
        whole.people[1].hidden = true;
        let seen = visible(whole);
        let starts: Vec<usize> = seen.mentions.iter().map(|it| it.span.start() / 3).collect();
        assert_eq!(starts, [0, 2, 4, 5]);
        assert_eq!((seen.people.len(), seen.countries.len(), seen.quotes.len()), (1, 1, 1));
        assert_eq!(seen.mentions[seen.countries[0].stops[0].mention].span, seen.mentions[1].span);
        assert_eq!(seen.offices.len(), 1, "that of the hidden one is gone");
    }

    #[test]
    fn with_all_of_them_only_what_is_nobodys_goes() {
        let whole = analysis(2, "p1 t2 p2");
        assert_eq!(only(&whole, |_| true), Some(whole));
    }
}

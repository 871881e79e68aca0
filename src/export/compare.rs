//! Two articles beside each other: who is in both, and under which titles; who, and which countries, in one alone.

use std::cmp::Reverse;

use serde::Serialize;

use crate::document::{Analysis, Article, Form, Person};
use crate::export::names::{Forms, fullest};
use crate::export::table::pad;
use crate::text::width::{drives_terminal, truncate, width};
use crate::text::{date, fold, one_line};

/// What two articles, A and B, have in common and what not. Of each list those most mentioned come first.
#[derive(Debug, Serialize)]
pub struct Comparison<'a> {
    a: Head<'a>,
    b: Head<'a>,
    both: Vec<Shared<'a>>,
    only_a: Vec<Official<'a>>,
    only_b: Vec<Official<'a>>,
    countries_only_a: Vec<Country<'a>>,
    countries_only_b: Vec<Country<'a>>,
}

#[derive(Debug, Serialize)]
struct Head<'a> {
    id: &'a str,
    path: &'a str,
    title: Option<&'a str>,
    date: Option<&'a str>,
}

/// Somebody who is in both.
#[derive(Debug, Serialize)]
struct Shared<'a> {
    name: &'a str,
    same_titles: bool,
    a: Official<'a>,
    b: Official<'a>,
}

/// What one article has of somebody.
#[derive(Debug, Serialize)]
struct Official<'a> {
    name: &'a str,
    titles: Vec<&'a str>,
    mentions: usize,
    by_title: usize,
}

#[derive(Debug, Serialize)]
struct Country<'a> {
    iso: &'a str,
    name: &'a str,
    mentions: usize,
}

impl<'a> Comparison<'a> {
    /// Puts article A beside article B. People whom the user hides are left out.
    pub fn new(a: (&'a Article, &'a Analysis), b: (&'a Article, &'a Analysis)) -> Self {
        let [people_a, people_b] = [a.1, b.1].map(|analysis| -> Vec<&Person> {
            analysis.people.iter().filter(|person| !person.hidden).collect()
        });
        let pairs = pairs(&people_a, &people_b);
        let shared = pairs.iter().filter_map(|(in_a, in_b)| {
            Some(shared(official(people_a.get(*in_a)?), official(people_b.get(*in_b)?)))
        });
        let mut both: Vec<Shared<'_>> = shared.collect();
        both.sort_by_key(|it| Reverse(it.a.mentions + it.b.mentions));
        let alone = |people: &[&'a Person], is_paired: &dyn Fn(usize) -> bool| {
            let alone = people.iter().enumerate().filter(|(at, _)| !is_paired(*at));
            let mut alone: Vec<Official<'a>> = alone.map(|(_, one)| official(one)).collect();
            alone.sort_by_key(|one| Reverse(one.mentions));
            alone
        };
        Self {
            a: head(a.0),
            b: head(b.0),
            both,
            only_a: alone(&people_a, &|at| pairs.iter().any(|pair| pair.0 == at)),
            only_b: alone(&people_b, &|at| pairs.iter().any(|pair| pair.1 == at)),
            countries_only_a: countries(a.1, b.1),
            countries_only_b: countries(b.1, a.1),
        }
    }

    /// For people, in `columns`. Titles stand below a name where the two articles give different ones.
    pub fn text(&self, columns: usize) -> String {
        let mut page = Page { out: String::new(), names: self.names_width(), columns };
        for (letter, head) in [("A", &self.a), ("B", &self.b)] {
            let day = head.date.map(date::in_words).unwrap_or_default();
            page.line(&format!("{letter}  {}", one_line(head.title.unwrap_or(head.id))));
            page.line(&format!("   {}  {day}", head.path));
        }
        page.line("");
        page.line(&format!("{} {:>4} {:>4}", pad("In both", page.names + 2), "A", "B"));
        for one in &self.both {
            let counts = format!("{:>4} {:>4}", one.a.mentions, one.b.mentions);
            if one.same_titles {
                page.row(one.name, &counts, &one.a.titles.join("; "));
                continue;
            }
            page.row(one.name, &counts, "");
            for (letter, titles) in [("A", &one.a.titles), ("B", &one.b.titles)] {
                let titles = match titles.as_slice() {
                    [] => "no title".to_owned(),
                    titles => titles.join("; "),
                };
                page.line(&truncate(&format!("    {letter}: {titles}"), columns, "…"));
            }
        }
        page.nobody(self.both.is_empty());
        for (letter, people) in [("A", &self.only_a), ("B", &self.only_b)] {
            page.line(&format!("\nOnly in {letter}"));
            for one in people {
                page.row(one.name, &format!("{:>4}", one.mentions), &one.titles.join("; "));
            }
            page.nobody(people.is_empty());
        }
        for (letter, countries) in [("A", &self.countries_only_a), ("B", &self.countries_only_b)] {
            if !countries.is_empty() {
                page.line(&format!("\nCountries only in {letter}"));
            }
            for country in countries {
                page.row(country.name, &format!("{:>4}", country.mentions), country.iso);
            }
        }
        page.out
    }

    /// As one JSON object on one line.
    ///
    /// # Errors
    /// Never in practice: strings and numbers are always serialisable.
    pub fn json(&self) -> serde_json::Result<String> {
        Ok(serde_json::to_string(self)? + "\n")
    }

    /// The columns that names take.
    fn names_width(&self) -> usize {
        let both = self.both.iter().map(|one| one.name);
        let alone = self.only_a.iter().chain(&self.only_b).map(|one| one.name);
        let countries = self.countries_only_a.iter().chain(&self.countries_only_b);
        let names = both.chain(alone).chain(countries.map(|country| country.name));
        names.map(width).max().unwrap_or(0).clamp(10, 28)
    }
}

/// The lines of the text.
struct Page {
    out: String,
    names: usize,
    columns: usize,
}

impl Page {
    fn line(&mut self, text: &str) {
        self.out.extend(text.trim_end().chars().filter(|c| *c == '\n' || !drives_terminal(*c)));
        self.out.push('\n');
    }

    fn row(&mut self, name: &str, counts: &str, rest: &str) {
        let row = format!("  {} {counts}  {rest}", pad(name, self.names));
        self.line(&truncate(&row, self.columns, "…"));
    }

    fn nobody(&mut self, is_so: bool) {
        if is_so {
            self.line("  nobody");
        }
    }
}

/// Who in `a` is who in `b`, as places. First those of the same name; then a name that is a part of one the other article
/// has (“Varga”), where it can mean only one person there.
fn pairs(a: &[&Person], b: &[&Person]) -> Vec<(usize, usize)> {
    let [a, b] = [a, b].map(|people| people.iter().map(|one| Forms::of(one)).collect::<Vec<_>>());
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut can_be: Vec<(usize, usize)> = Vec::new();
    for (in_a, one) in a.iter().enumerate() {
        for (in_b, other) in b.iter().enumerate() {
            if other.can_be(&one.name) || one.can_be(&other.name) {
                can_be.push((in_a, in_b));
                let is_free = pairs.iter().all(|pair| pair.0 != in_a && pair.1 != in_b);
                if one.name == other.name && is_free {
                    pairs.push((in_a, in_b));
                }
            }
        }
    }
    for (in_a, in_b) in &can_be {
        let is_only = can_be.iter().filter(|it| it.0 == *in_a || it.1 == *in_b).count() == 1;
        if is_only && !pairs.contains(&(*in_a, *in_b)) {
            pairs.push((*in_a, *in_b));
        }
    }
    pairs
}

fn shared<'a>(a: Official<'a>, b: Official<'a>) -> Shared<'a> {
    let [in_a, in_b] = [&a, &b].map(|one| {
        let mut titles: Vec<String> = one.titles.iter().map(|title| fold(title)).collect();
        titles.sort();
        titles.dedup();
        titles
    });
    let name = fullest([a.name, b.name].into_iter());
    Shared { name, same_titles: in_a == in_b, a, b }
}

fn official(person: &Person) -> Official<'_> {
    Official {
        name: &person.name,
        titles: person.titles.iter().map(|(title, _)| title.as_str()).collect(),
        mentions: person.stops.len(),
        by_title: person.stops.iter().filter(|stop| stop.form == Form::Title).count(),
    }
}

/// The countries that `of` has and `other` has not.
fn countries<'a>(of: &'a Analysis, other: &Analysis) -> Vec<Country<'a>> {
    let is_alone = |iso| other.countries.iter().all(|country| country.iso != iso);
    let alone = of.countries.iter().filter(|country| is_alone(country.iso));
    let mut alone: Vec<Country<'_>> = alone
        .map(|it| Country { iso: it.iso.as_str(), name: it.name, mentions: it.stops.len() })
        .collect();
    alone.sort_by_key(|country| Reverse(country.mentions));
    alone
}

fn head(article: &Article) -> Head<'_> {
    Head {
        id: &article.id,
        path: &article.path,
        title: article.meta.headline.as_deref(),
        date: article.meta.published.as_deref(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{CountryEntry, Iso, Stop};
    use crate::text::Span;

    fn stops(count: usize) -> Vec<Stop> {
        vec![Stop { span: Span::new(0, 1), mention: 0, form: Form::Name }; count]
    }

    /// A person a line: name, other names after `=`, titles after `:`, mentions after `*`. `+ NO` is a country.
    fn analysis(people: &str) -> Analysis {
        let mut out = Analysis::default();
        let list = |text: &str| -> Vec<String> {
            text.split(',').map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect()
        };
        for line in people.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if let Some(iso) = line.strip_prefix("+ ") {
                let iso = Iso::new(iso).unwrap();
                out.countries.push(CountryEntry { iso, name: "Norland", stops: stops(1) });
                continue;
            }
            let (line, count) = line.split_once('*').unwrap_or((line, "1"));
            let (names, titles) = line.split_once(':').unwrap_or((line, ""));
            let (name, aliases) = names.split_once('=').unwrap_or((names, ""));
            out.people.push(Person {
                name: name.trim().to_owned(),
                aliases: list(aliases),
                titles: list(titles).into_iter().map(|title| (title, None)).collect(),
                countries: Vec::new(),
                hidden: false,
                stops: stops(count.trim().parse().unwrap()),
            });
        }
        out
    }

    /// `A name = B name` of each pair, sorted.
    fn paired(a: &str, b: &str) -> Vec<String> {
        let (article, a, b) = (Article::default(), analysis(a), analysis(b));
        let comparison = Comparison::new((&article, &a), (&article, &b));
        let both = comparison.both.iter();
        let mut pairs: Vec<_> = both.map(|it| format!("{} = {}", it.a.name, it.b.name)).collect();
        pairs.sort();
        pairs
    }

    #[test]
    fn people_are_the_same_by_a_name_or_a_part_that_can_mean_only_them() {
        assert_eq!(paired("Ilse Várga", "Ilse Varga"), ["Ilse Várga = Ilse Varga"]);
        assert_eq!(paired("Varga", "Ilse Varga = Varga\nTomas Reyes"), ["Varga = Ilse Varga"]);
        assert_eq!(paired("Ilse Varga", "Ilse M. Varga"), ["Ilse Varga = Ilse M. Varga"]);
        assert_eq!(paired("Josef Lind = Joe Lind", "Joe Lind"), ["Josef Lind = Joe Lind"]);
        assert!(paired("Varga", "Ilse Varga\nAnna Varga").is_empty(), "it can be both");
        assert!(
            paired("Ilse Varga = Varga", "Anna Varga = Varga").is_empty(),
            "two of one surname"
        );
        let two = paired("Ilse Varga\nVarga", "Ilse Varga\nAnna Varga");
        assert_eq!(two, ["Ilse Varga = Ilse Varga"], "A tells Varga from Ilse Varga");
    }

    #[test]
    fn each_person_and_country_stands_once() {
        let article = Article::default();
        let a = analysis("Ilse Varga: minister * 3\nReyes: envoy\nOla Berg * 2\n+ NO\n+ HU");
        let b = analysis("Tomas Reyes: Envoy, US envoy\nIlse Varga: Minister\nKim Dal\n+ NO\n+ SE");
        let comparison = Comparison::new((&article, &a), (&article, &b));
        let json: serde_json::Value = serde_json::from_str(&comparison.json().unwrap()).unwrap();
        assert_eq!(json["both"][0]["name"], "Ilse Varga");
        assert_eq!(json["both"][0]["same_titles"], true, "whatever the capitals");
        assert_eq!(json["both"][0]["a"]["mentions"], 3);
        assert_eq!(json["both"][1]["name"], "Tomas Reyes", "the fuller name");
        assert_eq!(json["both"][1]["same_titles"], false);
        assert_eq!(json["only_a"][0]["name"], "Ola Berg");
        assert_eq!(json["only_b"][0]["name"], "Kim Dal");
        assert_eq!(json["countries_only_a"][0]["iso"], "HU");
        assert_eq!(json["countries_only_b"][0]["iso"], "SE");
        let lists = ["only_a", "only_b", "countries_only_a", "countries_only_b"];
        assert!(lists.iter().all(|list| json[list].as_array().unwrap().len() == 1));
        let text = comparison.text(60);
        assert!(text.contains("\n  Ilse Varga     3    1  minister\n"), "{text}");
        assert!(text.contains("\n    A: envoy\n    B: Envoy; US envoy\n"), "{text}");
        assert!(text.contains("\nOnly in A\n  Ola Berg       2\n"), "{text}");
    }

    #[test]
    fn where_there_is_nobody_it_is_said() {
        let (article, nobody) = (Article::default(), Analysis::default());
        let text = Comparison::new((&article, &nobody), (&article, &nobody)).text(60);
        assert_eq!(text.matches("  nobody\n").count(), 3, "{text}");
        assert!(!text.contains("Countries"), "{text}");
    }

    #[test]
    fn those_whom_the_user_hides_stay_out() {
        let article = Article::default();
        let (mut a, b) = (analysis("Ilse Varga"), analysis(""));
        a.people[0].hidden = true;
        let text = Comparison::new((&article, &a), (&article, &b)).text(60);
        assert!(!text.contains("Varga"), "{text}");
    }
}

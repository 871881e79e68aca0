//! The rows of the panel: who and what is in the article, in the order the user likes.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::app::reader::Target;
use crate::app::watch::Watched;
use crate::document::{Analysis, Stop};
use crate::text::fuzzy;

/// The order of the panel's rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// The most mentioned first.
    Frequency,
    /// As they appear in the article.
    Appearance,
    /// By name.
    Name,
}

impl Sort {
    /// The order after this one, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Frequency => Self::Appearance,
            Self::Appearance => Self::Name,
            Self::Name => Self::Frequency,
        }
    }

    /// Its name, for the status line and the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Frequency => "frequency",
            Self::Appearance => "appearance",
            Self::Name => "name",
        }
    }
}

/// A section of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Who.
    People,
    /// Which offices.
    Titles,
    /// Which countries.
    Countries,
}

/// Which sections show their heading alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Folds {
    people: bool,
    titles: bool,
    countries: bool,
}

impl Default for Folds {
    /// The titles stand beside the people already.
    fn default() -> Self {
        Self { people: false, titles: true, countries: false }
    }
}

impl Folds {
    /// Is `section` folded?
    pub fn has(self, section: Section) -> bool {
        match section {
            Section::People => self.people,
            Section::Titles => self.titles,
            Section::Countries => self.countries,
        }
    }

    /// Folds `section`, or unfolds it.
    pub(super) fn turn(&mut self, section: Section) {
        let fold = match section {
            Section::People => &mut self.people,
            Section::Titles => &mut self.titles,
            Section::Countries => &mut self.countries,
        };
        *fold = !*fold;
    }
}

/// One row of the panel that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A person, an office or a country.
    Target(Target),
    /// The heading of a section, which folds it.
    Heading(Section),
}

/// The panel of the open article.
#[derive(Clone, Debug, Default)]
pub struct Panel {
    /// The people, in order.
    pub people: Vec<usize>,
    /// Those of them that are watched.
    pub watched: Vec<usize>,
    /// The offices, in order.
    pub offices: Vec<usize>,
    /// The countries, in order.
    pub countries: Vec<usize>,
    /// Which sections are folded.
    pub folds: Folds,
    /// Only rows that have these letters are there; all if there are none.
    pub filter: String,
    /// The place of the chosen row in [`Panel::items`].
    pub chosen: usize,
}

impl Panel {
    /// The panel of `analysis`, its rows in the order `sort`.
    pub(super) fn new(analysis: &Analysis, sort: Sort, watched: &Watched) -> Self {
        let mut panel = Self::default();
        panel.sort(analysis, sort, watched);
        panel
    }

    /// Brings the rows into another order. The people watched come first, those hidden not at all.
    pub(super) fn sort(&mut self, analysis: &Analysis, sort: Sort, watched: &Watched) {
        let people = analysis.people.iter().map(|p| (p.name.as_str(), p.stops.as_slice()));
        self.people = order(people, sort);
        let person = |at: &usize| analysis.people.get(*at);
        self.people.retain(|at| person(at).is_some_and(|person| !person.hidden));
        let is_watched = |at: &usize| person(at).is_some_and(|person| watched.has(person));
        self.people.sort_by_key(|at| !is_watched(at));
        self.watched = self.people.iter().copied().filter(is_watched).collect();
        let offices = analysis.offices.iter().map(|o| (o.name.as_str(), o.stops.as_slice()));
        self.offices = order(offices, sort);
        let countries = analysis.countries.iter().map(|c| (c.name, c.stops.as_slice()));
        self.countries = order(countries, sort);
        if !self.filter.is_empty() {
            let has = |target| self.cost(analysis, target).is_some();
            let kept = |rows: &[usize], target: fn(usize) -> Target| {
                rows.iter().copied().filter(|&at| has(target(at))).collect()
            };
            let people = kept(&self.people, Target::Person);
            let offices = kept(&self.offices, Target::Office);
            self.countries = kept(&self.countries, Target::Country);
            (self.people, self.offices) = (people, offices);
        }
    }

    /// How well `target` has the letters of the filter: in its name, or a person in another name or a title.
    fn cost(&self, analysis: &Analysis, target: Target) -> Option<u32> {
        let name = fuzzy(&self.filter, target.name(analysis));
        let Target::Person(at) = target else { return name };
        let person = analysis.people.get(at)?;
        let others = person.aliases.iter().chain(person.titles.iter().map(|(title, _)| title));
        let other = others.filter_map(|words| fuzzy(&self.filter, words)).min();
        name.or(other.map(|cost| cost + 10))
    }

    /// Leaves only the rows that have the letters of `filter`, and chooses the one that has them best.
    pub(super) fn narrow(
        &mut self,
        filter: &str,
        analysis: &Analysis,
        sort: Sort,
        watched: &Watched,
    ) {
        let chosen = self.item();
        filter.clone_into(&mut self.filter);
        self.sort(analysis, sort, watched);
        let items = self.items();
        let costs = items.iter().enumerate().filter_map(|(at, item)| match item {
            Item::Target(target) => Some((self.cost(analysis, *target)?, at)),
            Item::Heading(_) => None,
        });
        self.chosen = costs.min().map_or(0, |(_, at)| at);
        if filter.is_empty()
            && let Some(chosen) = chosen
        {
            self.choose_item(chosen);
        }
    }

    /// Does `section` show its rows? A filter looks among those that are folded too.
    pub fn shows(&self, section: Section) -> bool {
        !self.folds.has(section) || !self.filter.is_empty()
    }

    /// The section of the chosen row.
    pub(super) fn section(&self) -> Option<Section> {
        Some(match self.item()? {
            Item::Heading(section) => section,
            Item::Target(Target::Country(_)) => Section::Countries,
            Item::Target(Target::Office(_)) => Section::Titles,
            Item::Target(Target::Person(_) | Target::Search) => Section::People,
        })
    }

    /// Every row that can be chosen, from the top.
    pub fn items(&self) -> Vec<Item> {
        let mut items = Vec::new();
        for section in [Section::People, Section::Titles, Section::Countries] {
            let (rows, target): (_, fn(usize) -> Target) = match section {
                Section::People => (&self.people, Target::Person),
                Section::Titles => (&self.offices, Target::Office),
                Section::Countries => (&self.countries, Target::Country),
            };
            // Where people and countries are open, their headings would only be in the way.
            let heading = section == Section::Titles || !self.shows(section);
            if heading && !rows.is_empty() {
                items.push(Item::Heading(section));
            }
            if self.shows(section) {
                items.extend(rows.iter().map(|&at| Item::Target(target(at))));
            }
        }
        items
    }

    /// The chosen row.
    pub fn item(&self) -> Option<Item> {
        self.items().get(self.chosen).copied()
    }

    /// Chooses the row of `target`, if it has one.
    pub(super) fn choose(&mut self, target: Target) {
        self.choose_item(Item::Target(target));
    }

    /// Chooses this row, if it is there.
    pub(super) fn choose_item(&mut self, wanted: Item) {
        if let Some(at) = self.items().iter().position(|item| *item == wanted) {
            self.chosen = at;
        }
    }

    /// Moves the choice by `by` rows, stopping at the ends.
    pub(super) fn step(&mut self, by: isize) {
        let last = self.items().len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(by).min(last);
    }
}

/// The places of the rows in the order `sort`; what is equal stays in the order of appearance.
fn order<'a>(rows: impl Iterator<Item = (&'a str, &'a [Stop])>, sort: Sort) -> Vec<usize> {
    let rows: Vec<_> = rows.enumerate().collect();
    let mut order: Vec<usize> =
        rows.iter().filter(|(_, (_, stops))| !stops.is_empty()).map(|(at, _)| *at).collect();
    let row = |at: &usize| rows.get(*at).map_or(("", &[][..]), |(_, row)| *row);
    match sort {
        Sort::Frequency => order.sort_by_key(|at| Reverse(row(at).1.len())),
        Sort::Appearance => order.sort_by_key(|at| row(at).1.first().map(|stop| stop.span)),
        Sort::Name => order.sort_by_key(|at| row(at).0.to_lowercase()),
    }
    order
}

//! The open article: its page, where one is in it, and the target of the walk.

use std::sync::Arc;

use crate::app::event::ArticleId;
use crate::app::geometry::Geometry;
use crate::app::jumps::Jumps;
use crate::app::panel::{Panel, Sort};
use crate::app::place::Place;
use crate::app::search::Search;
use crate::app::watch::Watched;
use crate::document::{Analysis, Article, Form, Mention, MentionKind, Stop};
use crate::reflow::{self, LineKind, Page};
use crate::text::Span;

/// Which mentions are marked in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// All.
    All,
    /// The first of each person, title and country, and those of the target.
    First,
    /// Those of the people who are watched, and the target's.
    Watched,
    /// Those of the target.
    Target,
    /// None but the current one.
    None,
}

impl Marks {
    /// The level after this one, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::All => Self::First,
            Self::First => Self::Watched,
            Self::Watched => Self::Target,
            Self::Target => Self::None,
            Self::None => Self::All,
        }
    }

    /// Its name, for the status line and the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::First => "first",
            Self::Watched => "watched",
            Self::Target => "target",
            Self::None => "none",
        }
    }
}

/// The one person, title, country or search that is stepped through, by its place in the analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A person.
    Person(usize),
    /// An office, whoever holds it.
    Office(usize),
    /// A country.
    Country(usize),
    /// What was searched for.
    Search,
}

impl Target {
    /// Where the analysis has it; a search has no place there.
    pub fn stops(self, analysis: &Analysis) -> &[Stop] {
        let stops = match self {
            Self::Person(at) => analysis.people.get(at).map(|it| &it.stops),
            Self::Office(at) => analysis.offices.get(at).map(|it| &it.stops),
            Self::Country(at) => analysis.countries.get(at).map(|it| &it.stops),
            Self::Search => None,
        };
        stops.map_or(&[], Vec::as_slice)
    }

    /// Its name.
    pub fn name(self, analysis: &Analysis) -> &str {
        match self {
            Self::Person(at) => analysis.people.get(at).map(|it| it.name.as_str()),
            Self::Office(at) => analysis.offices.get(at).map(|it| it.name.as_str()),
            Self::Country(at) => analysis.countries.get(at).map(|it| it.name),
            Self::Search => None,
        }
        .unwrap_or_default()
    }
}

/// A place where the walk halts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Halt {
    /// The words to stand on.
    pub span: Span,
    /// The mention they are, by its place in the analysis; a search's hit is none.
    pub mention: Option<usize>,
    /// By name, or by a title alone.
    pub form: Form,
}

/// How the text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Setting {
    /// With the lines that the cleaner took out?
    pub(super) dropped: bool,
    /// Are the rows stretched to the measure?
    pub(super) justify: bool,
    /// Are long words broken?
    pub(super) hyphenate: bool,
}

/// An open article.
#[derive(Debug)]
pub struct Reader {
    /// Which one.
    pub id: ArticleId,
    /// Its text.
    pub article: Arc<Article>,
    /// Who and what is in it, once that is known.
    pub analysis: Option<Arc<Analysis>>,
    /// Its rows at the present width.
    pub page: Page,
    /// The first row on the screen.
    pub top: usize,
    /// What the page was laid out for: measure, space before the headline, lines taken out, names known.
    laid_for: Option<(u16, bool, Setting, bool)>,
    /// The byte of the text at the top: it stays there when the page is laid out anew.
    anchor: usize,
    /// The mention or hit one stands on.
    pub cursor: Option<Halt>,
    /// What is stepped through.
    target: Option<Target>,
    /// What was stepped through before the search.
    before_search: Option<Target>,
    /// Where the walk halts for the target, in order.
    stops: Vec<Halt>,
    /// The quotation that was stood on last, by its place in the analysis.
    pub(super) quote: Option<usize>,
    /// The last search in this article.
    pub search: Option<Search>,
    /// Where one has been.
    pub(super) jumps: Jumps,
    /// The panel beside it.
    pub panel: Panel,
    /// Is each mention the first of its person, title or country?
    firsts: Vec<bool>,
}

impl Reader {
    /// Opens `article` at its top.
    pub(super) fn new(id: ArticleId, article: Arc<Article>) -> Self {
        Self {
            id,
            article,
            analysis: None,
            page: Page::default(),
            laid_for: None,
            top: 0,
            anchor: 0,
            cursor: None,
            target: None,
            before_search: None,
            stops: Vec::new(),
            quote: None,
            search: None,
            jumps: Jumps::default(),
            panel: Panel::default(),
            firsts: Vec::new(),
        }
    }

    /// Takes in who and what is in the article, at first or again, with other corrections.
    pub(super) fn analyzed(&mut self, analysis: Arc<Analysis>, sort: Sort, watched: &Watched) {
        let folds = self.panel.folds;
        self.panel = Panel::new(&analysis, sort, watched);
        self.panel.folds = folds;
        if let Some(cursor) = &mut self.cursor {
            let same = |mention: &Mention| mention.span == cursor.span;
            cursor.mention = analysis.mentions.iter().position(same);
        }
        self.set_target(None);
        self.firsts = firsts(&analysis);
        self.analysis = Some(analysis);
    }

    /// Goes to a place, with its jump list and marks.
    pub(super) fn take_place(&mut self, place: Place, geometry: &Geometry) {
        self.jumps = Jumps::with(place.jumps, place.marks);
        self.panel.folds = place.folds;
        self.scroll_to(self.page.row_of(place.byte), geometry);
    }

    /// Does `mention` name somebody who is watched, or a title of theirs?
    pub fn is_watched(&self, mention: &Mention) -> bool {
        match mention.kind {
            MentionKind::Person { person }
            | MentionKind::Title { holder: Some((person, _)), .. } => {
                self.panel.watched.contains(&(person.0 as usize))
            }
            _ => false,
        }
    }

    /// Is mention number `place` the first of its person, title or country?
    pub fn is_first(&self, place: usize) -> bool {
        self.firsts.get(place).copied().unwrap_or(false)
    }

    /// Is it known that there is no mention of anything?
    pub fn is_without_mentions(&self) -> bool {
        self.analysis.as_ref().is_some_and(|analysis| analysis.mentions.is_empty())
    }

    /// Every mention, in order.
    pub fn mentions(&self) -> &[Mention] {
        self.analysis.as_ref().map_or(&[], |analysis| analysis.mentions.as_slice())
    }

    /// What is stepped through.
    pub fn target(&self) -> Option<Target> {
        self.target
    }

    /// Makes `target` the target.
    pub(super) fn set_target(&mut self, target: Option<Target>) {
        // A search does not cost one the target: it comes back after it.
        if target != Some(Target::Search) {
            self.before_search = None;
        } else if self.target != target {
            self.before_search = self.target;
        }
        self.target = target;
        let form = Form::Name;
        self.stops = match (target, &self.analysis, &self.search) {
            (Some(Target::Search), _, Some(search)) => {
                search.hits.iter().map(|&span| Halt { span, mention: None, form }).collect()
            }
            (Some(target), Some(analysis), _) => target
                .stops(analysis)
                .iter()
                .map(|stop| Halt { span: stop.span, mention: Some(stop.mention), form: stop.form })
                .collect(),
            _ => Vec::new(),
        };
    }

    /// Lets go of the search; what was stepped through before it is the target again.
    pub(super) fn end_search(&mut self) {
        self.search = None;
        if self.target == Some(Target::Search) {
            self.cursor = None;
            self.set_target(self.before_search);
        }
    }

    /// What was stepped through before the search.
    pub(super) fn before_search(&self) -> Option<Target> {
        self.before_search
    }

    /// Where the walk halts for the target, in order.
    pub fn stops(&self) -> &[Halt] {
        &self.stops
    }

    /// The place of what one stands on among the stops of the target.
    pub fn stop(&self) -> Option<usize> {
        let cursor = self.cursor?;
        self.stops
            .iter()
            .position(|stop| stop.span == cursor.span && stop.mention == cursor.mention)
    }

    /// The target's name for the status line.
    pub fn target_name(&self) -> Option<String> {
        match (self.target?, &self.analysis, &self.search) {
            (Target::Search, _, Some(search)) => Some(format!("/{}", search.pattern)),
            (target, Some(analysis), _) => Some(target.name(analysis).to_owned()),
            _ => None,
        }
    }

    /// Lays the page out for `geometry`; what stood at the top stays there, and so does the current mention on the screen.
    pub(super) fn lay_out(&mut self, geometry: &Geometry, setting: Setting) {
        let seen = self.cursor.is_some_and(|halt| self.is_on_screen(halt.span, geometry));
        let at_top = self.top == 0;
        let wanted = (geometry.measure, geometry.airy, setting, self.analysis.is_some());
        // A long article takes a moment: it is not laid out again for what changes nothing.
        if self.laid_for != Some(wanted) {
            let names: Vec<Span> = self
                .mentions()
                .iter()
                .filter(|mention| matches!(mention.kind, MentionKind::Person { .. }))
                .map(|mention| mention.span)
                .collect();
            let options = reflow::Options {
                measure: geometry.measure.into(),
                airy: geometry.airy,
                show_dropped: setting.dropped,
                justify: setting.justify,
                hyphenate: setting.hyphenate,
                keep: &names,
            };
            self.page = reflow::layout(&self.article, options);
            self.laid_for = Some(wanted);
        }
        let row = if at_top { 0 } else { self.page.row_of(self.anchor) };
        self.top = row.min(self.last_top(geometry));
        if let Some(halt) = self.cursor.filter(|_| seen) {
            self.bring_into_view(halt.span, geometry);
        }
    }

    pub(super) fn is_on_screen(&self, span: Span, geometry: &Geometry) -> bool {
        let row = self.page.row_of(span.start());
        (self.top..self.top + usize::from(geometry.rows)).contains(&row)
    }

    /// The topmost row that leaves no page of nothing below the text.
    pub fn last_top(&self, geometry: &Geometry) -> usize {
        self.page.lines().len().saturating_sub(geometry.rows.into())
    }

    /// Puts `row` at the top, as far as there is text.
    pub(super) fn scroll_to(&mut self, row: usize, geometry: &Geometry) {
        self.top = row.min(self.last_top(geometry));
        self.anchor = self.page.byte_at(self.top);
    }

    /// Moves by `by` rows.
    pub(super) fn scroll_by(&mut self, by: isize, geometry: &Geometry) {
        self.scroll_to(self.top.saturating_add_signed(by), geometry);
    }

    /// To the first row of the next paragraph below the top, or of the one above.
    pub(super) fn scroll_paragraph(&mut self, forward: bool, geometry: &Geometry) {
        let lines = self.page.lines();
        let starts = |row: &usize| {
            let here = lines.get(*row).map(|line| line.kind);
            let before = row.checked_sub(1).and_then(|row| lines.get(row)).map(|line| line.kind);
            here.is_some_and(|kind| !matches!(kind, LineKind::Blank | LineKind::Head))
                && (before.is_none_or(|kind| kind == LineKind::Blank)
                    || matches!(before, Some(LineKind::Block(kind)) if here != Some(LineKind::Block(kind))))
        };
        let row = if forward {
            (self.top + 1..lines.len()).find(starts)
        } else {
            (0..self.top).rev().find(starts)
        };
        self.scroll_to(row.unwrap_or(if forward { lines.len() } else { 0 }), geometry);
    }

    /// Puts `span` at a third of the height; moves nothing where it is already well inside the screen.
    pub(super) fn bring_into_view(&mut self, span: Span, geometry: &Geometry) {
        let row = self.page.row_of(span.start());
        let rows = usize::from(geometry.rows);
        let margin = 2.min(rows.saturating_sub(1) / 2);
        let well_inside = self.top + margin <= row && row + margin < self.top + rows;
        let at_top = self.top == 0 && row < rows.saturating_sub(margin);
        if !well_inside && !at_top {
            self.scroll_to(row.saturating_sub((rows / 3).max(margin)), geometry);
        }
    }

    /// The byte that the walk goes on from: the current mention while it is on the screen, else the top row.
    pub(super) fn position(&self, geometry: &Geometry) -> (usize, bool) {
        match self.cursor {
            Some(halt) if self.is_on_screen(halt.span, geometry) => (halt.span.start(), true),
            _ => (self.page.byte_at(self.top), false),
        }
    }

    /// How much of the article lies above the bottom of the screen, in percent.
    pub fn percent(&self, geometry: &Geometry) -> usize {
        let lines = self.page.lines().len();
        let seen = (self.top + usize::from(geometry.rows)).min(lines);
        (seen * 100).checked_div(lines).unwrap_or(100)
    }
}

/// Which mentions are the first of their person, title or country.
fn firsts(analysis: &Analysis) -> Vec<bool> {
    let mut firsts = vec![false; analysis.mentions.len()];
    let mut named = vec![false; analysis.people.len()];
    for (first, mention) in firsts.iter_mut().zip(&analysis.mentions) {
        if let MentionKind::Person { person } = mention.kind
            && let Some(named) = named.get_mut(person.0 as usize)
        {
            *first = !*named;
            *named = true;
        }
    }
    let offices = analysis.offices.iter().map(|office| &office.stops);
    let countries = analysis.countries.iter().map(|country| &country.stops);
    for stop in offices.chain(countries).filter_map(|stops| stops.first()) {
        if let Some(first) = firsts.get_mut(stop.mention) {
            *first = true;
        }
    }
    firsts
}

//! The walk beyond the end of an article: the next one of the folder in which the target is.

use crate::app::App;
use crate::app::event::{ArticleId, Effect};
use crate::app::reader::Target;
use crate::app::walk::Way;
use crate::document::Analysis;
use crate::text::fold;

/// A search through the folder, one article after the other; any key ends it.
#[derive(Clone, Debug)]
pub(crate) struct Hunt {
    /// Which way it goes.
    way: Way,
    /// What is looked for, and its name.
    wanted: (Target, String),
    /// The article that is looked into.
    at: ArticleId,
    /// How many were looked into before.
    looked: usize,
}

impl App {
    /// Looks for the target, or for the one carried along, beyond this article; `None` where there is no article beyond.
    pub(super) fn hunt(&mut self, way: Way) -> Option<Vec<Effect>> {
        let reader = self.reader.as_ref()?;
        let own = reader.target().zip(reader.analysis.as_ref());
        let wanted = match own {
            Some((Target::Search, _)) => return None,
            Some((target, analysis)) => match &self.carried {
                // The name one came with may be fuller than the one used here.
                Some((kind, name)) if same_target(analysis, *kind, name) == Some(target) => {
                    (target, name.clone())
                }
                _ => (target, target.name(analysis).to_owned()),
            },
            None => self.carried.clone()?,
        };
        let here = self.shelf.place(reader.id)?;
        self.look_beyond(here, Hunt { way, wanted, at: reader.id, looked: 0 })
    }

    /// Is the folder being looked through?
    pub fn is_hunting(&self) -> bool {
        self.hunt.is_some()
    }

    fn look_beyond(&mut self, here: usize, hunt: Hunt) -> Option<Vec<Effect>> {
        let next = self.shelf.beside(here, hunt.way == Way::Forward)?;
        let at = self.shelf.entries().get(next)?.id;
        if hunt.looked > 0 {
            let articles = if hunt.looked == 1 { "1 article" } else { "articles" };
            let count = if hunt.looked == 1 { String::new() } else { format!("{} ", hunt.looked) };
            let name = &hunt.wanted.1;
            self.say(&format!("looking for {name}: not in {count}{articles}; any key stops"));
        }
        self.hunt = Some(Hunt { at, looked: hunt.looked + 1, ..hunt });
        Some(vec![Effect::Look(at)])
    }

    /// Takes in who is in the article that was looked into; `None`: it could not be read.
    pub(super) fn looked(&mut self, id: ArticleId, analysis: Option<&Analysis>) -> Vec<Effect> {
        let Some(hunt) = self.hunt.take_if(|hunt| hunt.at == id) else { return Vec::new() };
        let (target, name) = &hunt.wanted;
        if analysis.and_then(|analysis| same_target(analysis, *target, name)).is_some() {
            self.arriving = Some(hunt.way);
            let wanted = hunt.wanted;
            let effects = self.open(id);
            self.carried = Some(wanted);
            return effects;
        }
        let way = hunt.way;
        let name = name.clone();
        let here = self.shelf.place(id);
        if let Some(effects) = here.and_then(|here| self.look_beyond(here, hunt)) {
            return effects;
        }
        self.go_round(way, &name);
        Vec::new()
    }

    /// There is nothing beyond: the walk goes round in this article, if the target is in it.
    pub(super) fn go_round(&mut self, way: Way, name: &str) {
        let stops = self.reader.as_ref().map_or(0, |reader| reader.stops().len());
        let (place, from, other) = match way {
            Way::Forward => (0, "from the top", "later"),
            Way::Backward => (stops.saturating_sub(1), "from the end", "earlier"),
        };
        self.go_to_stop(place);
        let several = self.shelf.entries().len() > 1;
        self.say(&match (stops, several) {
            (0, true) => format!("no {other} article mentions {name}"),
            (0, false) => format!("no mention of {name} here"),
            (_, true) if !name.is_empty() => format!("{from}: no {other} article mentions {name}"),
            _ => from.to_owned(),
        });
    }

    /// Stands on the target's first stop in the article that the walk came to, or on its last.
    pub(super) fn arrive(&mut self) {
        let Some(way) = self.arriving.take() else { return };
        match way {
            Way::Forward => self.go_to_stop(0),
            Way::Backward => self.go_to_last_stop(),
        }
        let place = self.awaited.and_then(|id| self.shelf.place(id)).map_or(0, |place| place + 1);
        let which = if way == Way::Forward { "on" } else { "back" };
        self.say(&format!("{which} to article {place} of {}", self.shelf.entries().len()));
    }
}

/// The target of the same name and kind in another article.
pub(super) fn same_target(analysis: &Analysis, kind: Target, name: &str) -> Option<Target> {
    match kind {
        Target::Person(_) => same_person(analysis, name).map(Target::Person),
        Target::Office(_) => {
            analysis.offices.iter().position(|office| office.name == name).map(Target::Office)
        }
        Target::Country(_) => {
            analysis.countries.iter().position(|country| country.name == name).map(Target::Country)
        }
        Target::Search => None,
    }
}

/// The person of that name; without one, whoever has its last word as a name, if only one has and one of the two names is no
/// more than that.
fn same_person(analysis: &Analysis, name: &str) -> Option<usize> {
    let wanted = fold(name);
    let people = || analysis.people.iter().enumerate().filter(|(_, person)| !person.hidden);
    let called = |form: &String| fold(form) == wanted;
    let found =
        people().find(|(_, person)| called(&person.name) || person.aliases.iter().any(called));
    if let Some((at, _)) = found {
        return Some(at);
    }
    let last = wanted.split(' ').next_back()?;
    let mut alike =
        people().filter(|(_, person)| fold(&person.name).split(' ').next_back() == Some(last));
    match (alike.next(), alike.next()) {
        (Some((at, person)), None) if !person.name.contains(' ') || wanted == last => Some(at),
        _ => None,
    }
}

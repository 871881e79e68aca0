//! From article to article, with the target carried along.

use crate::app::App;
use crate::app::Focus;
use crate::app::event::{ArticleId, Effect};
use crate::app::hunt::same_target;

impl App {
    /// Opens article `id`.
    pub(super) fn open(&mut self, id: ArticleId) -> Vec<Effect> {
        self.awaited = Some(id);
        if let Some(place) = self.shelf.place(id) {
            self.shelf.choose(place);
        }
        self.focus = Focus::Text;
        if let Some(reader) = &self.reader
            && let Some(analysis) = &reader.analysis
            // A search is of this article alone; what was the target before it goes along.
            && let Some(target) = reader.before_search().or(reader.target())
        {
            self.carried = Some((target, target.name(analysis).to_owned()));
        }
        vec![Effect::Open(id)]
    }

    /// Opens the article of the list with this number, counted from one among those that are shown.
    pub fn open_listed(&mut self, number: usize) -> Vec<Effect> {
        let shown = self.shelf.shown();
        let place = number.checked_sub(1).and_then(|at| shown.get(at).copied());
        let Some(id) = place.and_then(|at| self.shelf.entries().get(at)).map(|it| it.id) else {
            self.say(&format!("there are {} articles", shown.len()));
            return Vec::new();
        };
        self.open(id)
    }

    /// The path of the article that was asked for and has not come.
    pub fn awaited_name(&self) -> Option<&str> {
        let place = self.shelf.place(self.awaited?)?;
        Some(self.shelf.entries().get(place)?.heading.path.as_str())
    }

    pub(super) fn open_beside(&mut self, by: isize) -> Vec<Effect> {
        let here = self.awaited.and_then(|id| self.shelf.place(id));
        let place = match here {
            Some(here) => self.shelf.beside(here, by > 0),
            None => Some(self.shelf.chosen()),
        };
        let Some(entry) = place.and_then(|place| self.shelf.entries().get(place)) else {
            let narrowed = if self.shelf.is_narrowed() { " of those in the list" } else { "" };
            let end = if by > 0 { "last" } else { "first" };
            self.say(&format!("this is the {end} article{narrowed}"));
            return Vec::new();
        };
        let id = entry.id;
        self.open(id)
    }

    /// Carries the target of the article before into this one, or says that it is not in it.
    pub(super) fn aim_again(&mut self) {
        let Some((wanted, name)) = self.carried.clone() else { return };
        let Some(reader) = &mut self.reader else { return };
        let Some(analysis) = reader.analysis.clone() else { return };
        if let Some(target) = same_target(&analysis, wanted, &name) {
            reader.set_target(Some(target));
            reader.panel.choose(target);
            self.arrive();
        } else {
            self.say(&format!("no mention of {name} here"));
        }
    }
}

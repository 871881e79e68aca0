//! From article to article, with the target carried along.

use crate::app::App;
use crate::app::Focus;
use crate::app::event::{ArticleId, Effect};
use crate::app::reader::Target;
use crate::document::Analysis;

impl App {
    /// Opens article `id`.
    pub(super) fn open(&mut self, id: ArticleId) -> Vec<Effect> {
        self.awaited = Some(id);
        if let Some(place) = self.shelf.place(id) {
            self.shelf.choose(place);
        }
        self.focus = Focus::Text;
        if let Some(reader) = &self.reader
            && let (Some(target), Some(analysis)) = (reader.target(), &reader.analysis)
        {
            self.carried = Some((target, target.name(analysis).to_owned()));
        }
        vec![Effect::Open(id)]
    }

    pub(super) fn open_beside(&mut self, by: isize) -> Vec<Effect> {
        let here = self.awaited.and_then(|id| self.shelf.place(id));
        let place = here.map_or(Some(self.shelf.chosen()), |here| here.checked_add_signed(by));
        let Some(entry) = place.and_then(|place| self.shelf.entries().get(place)) else {
            self.say(if by > 0 { "this is the last article" } else { "this is the first article" });
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
        } else {
            self.say(&format!("no mention of {name} here"));
        }
    }
}

/// The target of the same name and kind in another article.
fn same_target(analysis: &Analysis, kind: Target, name: &str) -> Option<Target> {
    let same = |other: &str| other == name;
    match kind {
        Target::Person(_) => analysis
            .people
            .iter()
            .position(|p| same(&p.name) || p.aliases.iter().any(|alias| same(alias)))
            .map(Target::Person),
        Target::Office(_) => {
            analysis.offices.iter().position(|o| same(&o.name)).map(Target::Office)
        }
        Target::Country(_) => {
            analysis.countries.iter().position(|c| same(c.name)).map(Target::Country)
        }
        Target::Search => None,
    }
}

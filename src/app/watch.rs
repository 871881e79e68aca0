//! The people the user watches: starred, and at the head of the panel in every article.

use crate::app::event::{Effect, Named};
use crate::app::{App, Focus};
use crate::document::Person;
use crate::text::fold;

/// The names of those watched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Watched {
    names: Vec<String>,
}

impl Watched {
    /// Those of these names.
    pub fn new(names: Vec<String>) -> Self {
        Self { names }
    }

    /// Is this one of them? By any full name the article has for them.
    pub fn has(&self, person: &Person) -> bool {
        self.name_of(&full_names(person)).is_some()
    }

    /// How often those watched are mentioned, `people` being all of the article.
    pub(super) fn mentions(&self, people: &[Named]) -> usize {
        // Most users watch nobody, and a folder has many people.
        if self.names.is_empty() {
            return 0;
        }
        let watched = people.iter().filter(|one| self.name_of(&one.names).is_some());
        watched.map(|one| one.mentions).sum()
    }

    /// Is there nobody?
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The name by which somebody of these names is watched.
    fn name_of(&self, names: &[String]) -> Option<&String> {
        let forms: Vec<String> = names.iter().map(|form| fold(form)).collect();
        self.names.iter().find(|name| forms.contains(&fold(name)))
    }
}

/// The names by which somebody can be known in another article: what is shown, and all of more than one word.
pub fn full_names(person: &Person) -> Vec<String> {
    let others = person.aliases.iter().filter(|alias| alias.contains(' '));
    [&person.name].into_iter().chain(others).cloned().collect()
}

impl App {
    /// Watches those whom the user watched before.
    pub fn watch_all(&mut self, watched: Watched) {
        self.shelf.note_watched(&watched);
        self.watched = watched;
    }

    /// Watches the person at hand, or stops; in the list, leaves only the articles that have somebody watched, or all again.
    pub(super) fn watch(&mut self) -> Vec<Effect> {
        if self.focus == Focus::List {
            self.leave_only_watched();
            return Vec::new();
        }
        let Some(person) = self.person() else {
            self.say("no person at hand: 1…9 picks one");
            return Vec::new();
        };
        let (name, on) = match self.watched.name_of(&full_names(person)) {
            Some(known) => (known.clone(), false),
            None => (person.name.clone(), true),
        };
        if on {
            self.watched.names.push(name.clone());
        } else {
            self.watched.names.retain(|known| *known != name);
        }
        self.shelf.note_watched(&self.watched);
        let sort = self.settings.sort;
        if let Some(reader) = &mut self.reader
            && let Some(analysis) = reader.analysis.clone()
        {
            let chosen = reader.panel.item();
            reader.panel.sort(&analysis, sort, &self.watched);
            if let (Focus::Panel, Some(item)) = (self.focus, chosen) {
                reader.panel.choose_item(item);
            }
        }
        self.say(&format!("{name} is {}", if on { "watched" } else { "no longer watched" }));
        vec![Effect::Watch(name, on)]
    }

    fn leave_only_watched(&mut self) {
        if self.watched.is_empty() {
            self.say("nobody is watched: w on a person in an article does it");
            return;
        }
        let only = !self.shelf.only_watched();
        self.shelf.leave_only_watched(only);
        self.say(if only { "only articles with somebody you watch" } else { "all articles" });
    }
}

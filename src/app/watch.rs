//! The people the user watches: starred, and at the head of the panel in every article.

use crate::app::event::Effect;
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
        self.name_of(person).is_some()
    }

    /// The name by which they are watched.
    fn name_of(&self, person: &Person) -> Option<&String> {
        let forms = person.aliases.iter().filter(|alias| alias.contains(' '));
        let forms: Vec<String> = forms.chain([&person.name]).map(|form| fold(form)).collect();
        self.names.iter().find(|name| forms.contains(&fold(name)))
    }
}

impl App {
    /// Watches the person at hand, or stops.
    pub(super) fn watch(&mut self) -> Vec<Effect> {
        let Some(person) = self.person() else {
            self.say("no person at hand: 1…9 picks one");
            return Vec::new();
        };
        let (name, on) = match self.watched.name_of(person) {
            Some(known) => (known.clone(), false),
            None => (person.name.clone(), true),
        };
        if on {
            self.watched.names.push(name.clone());
        } else {
            self.watched.names.retain(|known| *known != name);
        }
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
}

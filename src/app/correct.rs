//! Corrections: merge, split, hide, rename, retitle, "not a person"; and taking the last one back.

use crate::app::event::Effect;
use crate::app::prompt::Purpose;
use crate::app::reader::Target;
use crate::app::{App, Focus};
use crate::document::{Correction, Mention, MentionKind, Person};
use crate::text::{fold, one_line};

impl App {
    /// The person at hand.
    pub(super) fn person(&self) -> Option<&Person> {
        let at = self.person_at_hand()?;
        self.reader.as_ref()?.analysis.as_ref()?.people.get(at)
    }

    /// The name of the person at hand; without one, says how to come to one.
    fn name_at_hand(&mut self) -> Option<String> {
        let name = self.person().map(|person| person.name.clone());
        if name.is_none() {
            self.say("no person at hand: 1…9 picks one");
        }
        name
    }

    /// Asks for what `purpose` needs to know of the person at hand.
    pub(super) fn ask_about(&mut self, purpose: fn(String) -> Purpose) {
        let Some(name) = self.name_at_hand() else { return };
        let purpose = purpose(name.clone());
        let known = match &purpose {
            Purpose::Rename(_) => name,
            Purpose::Retitle(_) => {
                let title = self.person().and_then(|person| person.titles.first());
                title.map(|title| title.0.clone()).unwrap_or_default()
            }
            _ => String::new(),
        };
        self.open_prompt(purpose, &known);
    }

    /// Asks where to save the article: at first as a brief, under its own name, where the program was started.
    pub(super) fn ask_where_to_save(&mut self) {
        if let Some(reader) = &self.reader {
            let name = format!("{}.md", reader.article.id);
            self.open_prompt(Purpose::Save, &name);
        }
    }

    /// What was typed makes a correction, or says where to save.
    pub(super) fn answered(&mut self, purpose: &Purpose, text: &str) -> Vec<Effect> {
        let text = one_line(text);
        match purpose {
            Purpose::Save if !text.is_empty() => vec![Effect::Save(text)],
            Purpose::Search | Purpose::Panel | Purpose::List | Purpose::Command | Purpose::Save => {
                Vec::new()
            }
            Purpose::Rename(name) if text.is_empty() || text == *name => Vec::new(),
            Purpose::Rename(name) => {
                self.correct(Correction::Merge { name: name.clone(), into: text })
            }
            Purpose::Retitle(name) => {
                self.correct(Correction::Title { name: name.clone(), title: text })
            }
            Purpose::Merge(_) if text.is_empty() => Vec::new(),
            Purpose::Merge(name) => match self.meant(&text) {
                Ok(into) if into == *name => {
                    self.say(&format!("{name} is {name} already"));
                    Vec::new()
                }
                Ok(into) => self.correct(Correction::Merge { name: name.clone(), into }),
                Err(why) => {
                    self.say(&why);
                    Vec::new()
                }
            },
        }
    }

    /// The person that a number of the panel or a part of a name means.
    fn meant(&self, text: &str) -> Result<String, String> {
        let nobody = || format!("nobody here is called “{text}”; r gives another name");
        let reader = self.reader.as_ref().ok_or_else(nobody)?;
        let people = reader.analysis.as_ref().map_or(&[][..], |analysis| &analysis.people);
        if let Ok(number) = text.parse::<usize>() {
            let at = number.checked_sub(1).and_then(|at| reader.panel.people.get(at));
            let person = at.and_then(|&at| people.get(at));
            return person
                .map(|person| person.name.clone())
                .ok_or_else(|| format!("there is no person number {number} in this article"));
        }
        let wanted = fold(text);
        let forms = |person: &Person| {
            let forms = person.aliases.iter().chain([&person.name]);
            forms.map(|form| fold(form)).collect::<Vec<_>>()
        };
        let whole: Vec<_> = people.iter().filter(|one| forms(one).contains(&wanted)).collect();
        let part = || people.iter().filter(|one| fold(&one.name).contains(&wanted)).collect();
        let found: Vec<&Person> = if whole.is_empty() { part() } else { whole };
        match found.as_slice() {
            [] => Err(nobody()),
            [only] => Ok(only.name.clone()),
            [one, other, ..] => {
                Err(format!("“{text}” may be {} or {}: give the number", one.name, other.name))
            }
        }
    }

    /// Hides the person at hand.
    pub(super) fn hide(&mut self) -> Vec<Effect> {
        let Some(name) = self.name_at_hand() else { return Vec::new() };
        self.correct(Correction::Hide { name })
    }

    /// What is at hand is not a person.
    pub(super) fn is_nobody(&mut self) -> Vec<Effect> {
        let Some(name) = self.name_at_hand() else { return Vec::new() };
        self.correct(Correction::Nobody { name })
    }

    /// The name at the cursor is not that of the person it was given to.
    pub(super) fn split(&mut self) -> Vec<Effect> {
        let Some(reader) = &self.reader else { return Vec::new() };
        let text = reader.article.document.text();
        let here = reader.cursor.and_then(|halt| reader.mentions().get(halt.mention?));
        let Some(Mention { span, kind: MentionKind::Person { person }, .. }) = here else {
            self.say("stand on the name that is another’s: n goes through the names");
            return Vec::new();
        };
        let words = one_line(span.of(text));
        let person =
            reader.analysis.as_ref().and_then(|analysis| analysis.people.get(person.0 as usize));
        let Some(person) = person else { return Vec::new() };
        if fold(&person.name) == fold(&words) {
            let text = format!("“{words}” is the name shown: stand on the one that is another’s");
            self.say(&text);
            return Vec::new();
        }
        let from = person.name.clone();
        self.correct(Correction::Split { name: words, from })
    }

    fn correct(&mut self, rule: Correction) -> Vec<Effect> {
        self.say(&match &rule {
            Correction::Merge { name, into } => format!("{name} is {into} now; U takes it back"),
            Correction::Split { name, from } => format!("{name} is not {from}; U takes it back"),
            Correction::Hide { name } => format!("{name} is hidden; U takes it back"),
            Correction::Nobody { name } => format!("{name} is not a person; U takes it back"),
            Correction::Title { name, title } if title.is_empty() => {
                format!("{name} has no title; U takes it back")
            }
            Correction::Title { name, title } => format!("{name}: {title}; U takes it back"),
        });
        self.keep_target(match &rule {
            Correction::Merge { into, .. } => Some(into.clone()),
            Correction::Split { name, .. } | Correction::Title { name, .. } => Some(name.clone()),
            Correction::Hide { .. } | Correction::Nobody { .. } => None,
        });
        self.corrected.push(rule.clone());
        vec![Effect::Correct(rule)]
    }

    /// Takes note of the corrections of earlier days.
    pub fn correct_by(&mut self, rules: Vec<Correction>) {
        self.corrected_before = rules.len();
        self.corrected = rules;
    }

    /// Takes the last correction back; one of earlier days only when the user was told which it is.
    pub(super) fn undo(&mut self) -> Vec<Effect> {
        let Some(rule) = self.corrected.last().cloned() else {
            self.say("there is no correction to take back");
            return Vec::new();
        };
        let told = self.undo_told.take().is_some_and(|told| told == rule);
        if self.corrected.len() <= self.corrected_before && !told {
            self.undo_told = Some(rule.clone());
            self.say(&format!(
                "the last correction is of an earlier day, “{rule}”: U again takes it back"
            ));
            return Vec::new();
        }
        self.corrected.pop();
        self.corrected_before = self.corrected_before.min(self.corrected.len());
        self.say(&format!("taken back: {rule}"));
        let (Correction::Merge { name, .. }
        | Correction::Split { from: name, .. }
        | Correction::Title { name, .. }
        | Correction::Hide { name }
        | Correction::Nobody { name }) = &rule;
        self.keep_target(Some(name.clone()));
        vec![Effect::TakeBack(rule)]
    }

    /// The target is looked for by this name when the article has been analysed again.
    fn keep_target(&mut self, name: Option<String>) {
        self.carried = name.map(|name| (Target::Person(0), name));
        if matches!(self.focus, Focus::Card | Focus::Contexts | Focus::Links) {
            self.close_sheet();
        }
    }
}

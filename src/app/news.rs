//! What is new in a folder since it was read last: people not seen before, and titles that people seen before did not have.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::app::event::{ArticleId, Effect, Named};
use crate::app::reader::Target;
use crate::app::walk::Way;
use crate::app::{App, Command, Focus};
use crate::text::fold;

/// Who is in the articles of a folder: those with a full name, each once, with their titles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Roll {
    /// The people, in order of appearance.
    pub people: Vec<Enrolled>,
}

/// A person of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Enrolled {
    /// Their full names, the one shown first.
    pub names: Vec<String>,
    /// Every title that an article gives them.
    pub titles: Vec<String>,
}

/// What the program can say of a folder's news.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum News {
    /// Nothing: no folder was opened, or nothing of it is to be remembered.
    #[default]
    Untold,
    /// It is not known yet who is in all articles. Who was in them last time; `None`: this is the first time.
    Awaited(Option<Roll>),
    /// The folder was read for the first time: there is nothing to compare with.
    First,
    /// What is new.
    Told {
        /// Who and what, a line each.
        lines: Vec<Novelty>,
        /// Who was in the folder last time.
        before: Roll,
    },
}

impl News {
    /// The lines of the sheet.
    pub fn lines(&self) -> &[Novelty] {
        match self {
            Self::Told { lines, .. } => lines,
            Self::Untold | Self::Awaited(_) | Self::First => &[],
        }
    }

    /// How many people are new.
    pub fn people(&self) -> usize {
        self.lines().iter().filter(|line| line.is_new).count()
    }
}

/// Somebody new, or somebody with a title that is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Novelty {
    /// Their name, as `article` shows it.
    pub name: String,
    /// Are they new? Else a title of theirs is.
    pub is_new: bool,
    /// Of somebody new all titles, of anybody else those that are new.
    pub titles: Vec<String>,
    /// How many articles have them.
    pub articles: usize,
    /// The first article that has what is new.
    pub article: ArticleId,
}

/// A person, and the articles that have them, each with the name and the titles it has.
type Found<'a> = (Enrolled, Vec<(ArticleId, &'a Named)>);

/// The people of all articles, in order of appearance. A surname alone may be anybody's and is left out.
fn gather<'a>(articles: impl Iterator<Item = (ArticleId, &'a [Named])>) -> Vec<Found<'a>> {
    let mut found: Vec<Found<'a>> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (article, people) in articles {
        for person in people {
            let names: Vec<&String> = person.names.iter().filter(|it| it.contains(' ')).collect();
            let same = names.iter().find_map(|name| known.get(&fold(name)).copied());
            let place = same.unwrap_or(found.len());
            if names.is_empty() {
                continue;
            }
            if same.is_none() {
                found.push((Enrolled::default(), Vec::new()));
            }
            let Some((enrolled, seen)) = found.get_mut(place) else { continue };
            for name in names {
                if known.insert(fold(name), place).is_none() {
                    enrolled.names.push(name.clone());
                }
            }
            for title in &person.titles {
                if !enrolled.titles.iter().any(|other| fold(other) == fold(title)) {
                    enrolled.titles.push(title.clone());
                }
            }
            // Two people of one article may turn out to be one by what another article calls them.
            if seen.last().is_none_or(|(last, _)| *last != article) {
                seen.push((article, person));
            }
        }
    }
    found
}

/// Does `title` say no more than `known`? "Minister" is nothing new of a foreign minister.
fn is_part(title: &str, known: &str) -> bool {
    let known = fold(known);
    fold(title).split(' ').all(|word| known.split(' ').any(|other| other == word))
}

/// What `before` did not have: new people first, of these those with a title, whoever is in most articles first.
fn compare(before: &Roll, now: &[Found<'_>]) -> Vec<Novelty> {
    let mut known: HashMap<String, &Enrolled> = HashMap::new();
    for person in &before.people {
        known.extend(person.names.iter().map(|name| (fold(name), person)));
    }
    let novelty = |(person, seen): &Found<'_>| {
        let before = person.names.iter().find_map(|name| known.get(&fold(name)).copied());
        let is_unheard = |title: &&String| {
            before.is_none_or(|it| !it.titles.iter().any(|other| is_part(title, other)))
        };
        let titles: Vec<String> = person.titles.iter().filter(is_unheard).cloned().collect();
        let has_news = |named: &Named| {
            let has = |title: &String| titles.iter().any(|other| fold(other) == fold(title));
            before.is_none() || named.titles.iter().any(has)
        };
        let (article, named) = seen.iter().find(|(_, named)| has_news(named))?;
        let name = named.names.first()?.clone();
        let (articles, article) = (seen.len(), *article);
        Some(Novelty { name, is_new: before.is_none(), titles, articles, article })
    };
    let mut news: Vec<Novelty> = now.iter().filter_map(novelty).collect();
    news.sort_by_key(|it| (!it.is_new, it.titles.is_empty(), usize::MAX - it.articles));
    news
}

impl App {
    /// Compares the folder, once it is known who is in it, with who was in it last time; `None`: this is the first time.
    pub fn compare_with(&mut self, before: Option<Roll>) {
        self.news = News::Awaited(before);
    }

    /// Tells what is new when it is known who is in all articles, and has it remembered for the next time.
    pub(super) fn tell_news(&mut self) -> Vec<Effect> {
        let News::Awaited(before) = &self.news else { return Vec::new() };
        if !self.shelf.is_named() {
            return Vec::new();
        }
        let entries = self.shelf.entries().iter();
        let found = gather(entries.map(|it| (it.id, it.heading.people.as_slice())));
        let news = before.as_ref().map_or(News::First, |before| News::Told {
            lines: compare(before, &found),
            before: before.clone(),
        });
        let people = found.into_iter().map(|(person, _)| person).collect();
        self.news = news;
        vec![Effect::Enroll(Roll { people })]
    }

    /// Opens the sheet of what is new, over the list.
    pub(super) fn open_news(&mut self) {
        match &self.news {
            News::Untold => self.say("who is new is told only of a folder that is remembered"),
            // One article is no list, and nobody looks for who is in it.
            News::Awaited(_) if self.shelf.entries().len() == 1 => {
                self.say("who is new is told only where there are several articles");
            }
            News::Awaited(_) => self.say("not known yet: the articles are still being read"),
            News::Told { lines, .. } if lines.is_empty() => {
                self.say("nobody is new since last time, and no title");
            }
            News::First | News::Told { .. } => {
                self.news_line = 0;
                self.before_sheet = self.focus;
                self.focus = Focus::News;
            }
        }
    }

    /// Does what a command means while the news have the keys.
    pub(super) fn move_news(&mut self, command: Command) {
        let last = self.news.lines().len().saturating_sub(1);
        match command {
            Command::News | Command::PanelFocus => self.close_sheet(),
            Command::ArticleList => self.focus = Focus::List,
            Command::Top => self.news_line = 0,
            Command::Bottom => self.news_line = last,
            _ => {
                let by = self.rows_on_sheet(command);
                self.news_line = self.news_line.saturating_add_signed(by).min(last);
            }
        }
    }

    /// Opens the first article that has what is new, with its person as the target.
    pub(super) fn open_novelty(&mut self) -> Vec<Effect> {
        let Some(Novelty { name, article, .. }) = self.news.lines().get(self.news_line) else {
            self.close_sheet();
            return Vec::new();
        };
        let (wanted, article) = ((Target::Person(0), name.clone()), *article);
        let is_open = self.reader.as_ref().is_some_and(|reader| reader.id == article);
        let effects = self.open(article);
        self.carried = Some(wanted);
        self.arriving = Some(Way::Forward);
        if is_open {
            self.aim_again();
            return Vec::new();
        }
        effects
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(words: &str, sign: char) -> Vec<String> {
        let parts = words.split(sign).map(str::trim).filter(|it| !it.is_empty());
        parts.map(str::to_owned).collect()
    }

    /// People in a line: `Ilse Varga = Foreign Minister, envoy; Tomas Reyes`; `I. Varga/Ilse Varga` are two names of one.
    fn people(line: &str) -> Vec<Named> {
        let person = |words: &str| {
            let (names, titles) = words.split_once(" = ").unwrap_or((words, ""));
            Named { names: list(names, '/'), titles: list(titles, ','), mentions: 1 }
        };
        line.split(';').map(|it| person(it.trim())).filter(|it| !it.names.is_empty()).collect()
    }

    fn with<T>(articles: &[&str], then: impl FnOnce(Vec<Found<'_>>) -> T) -> T {
        let articles: Vec<Vec<Named>> = articles.iter().map(|line| people(line)).collect();
        let id = |file| ArticleId { file, nth: 0 };
        then(gather(articles.iter().enumerate().map(|(at, it)| (id(at), it.as_slice()))))
    }

    fn roll(articles: &[&str]) -> Roll {
        with(articles, |found| Roll { people: found.into_iter().map(|it| it.0).collect() })
    }

    /// What is new, in a line each: `+` somebody, `=` a title, in how many articles, in which first.
    fn news(before: &[&str], now: &[&str]) -> Vec<String> {
        let line = |it: Novelty| {
            let sign = if it.is_new { '+' } else { '=' };
            let titles = it.titles.join(", ");
            format!("{sign} {}: {titles} in {} @{}", it.name, it.articles, it.article.file)
        };
        with(now, |now| compare(&roll(before), &now).into_iter().map(line).collect())
    }

    #[test]
    fn a_person_is_enrolled_once_by_any_full_name() {
        let roll = roll(&[
            "Ilse Varga = minister; Reyes",
            "Ilse Maria Varga/Ilse Várga = Minister, envoy",
        ]);
        let names = ["Ilse Varga", "Ilse Maria Varga"].map(str::to_owned).to_vec();
        let titles = ["minister", "envoy"].map(str::to_owned).to_vec();
        assert_eq!(roll.people, [Enrolled { names, titles }]);
    }

    #[test]
    fn whoever_was_not_seen_is_new_those_with_titles_first() {
        let now = ["Anna Holt; Ilse Varga", "Tomas Reyes = envoy; Bo Lund", "Bo Lund; ANNA HOLT"];
        let expected =
            ["+ Tomas Reyes: envoy in 1 @1", "+ Anna Holt:  in 2 @0", "+ Bo Lund:  in 2 @1"];
        assert_eq!(news(&["Ilse Varga = minister"], &now), expected);
    }

    #[test]
    fn a_title_is_new_unless_it_is_part_of_one_that_was_seen() {
        let before = ["Ilse Varga = Foreign Minister; Tomas Reyes = envoy"];
        let now = [
            "Ilse Varga = foreign minister, minister; Tomas Reyes",
            "I. Varga/Ilse Varga = Prime Minister, Minister",
        ];
        assert_eq!(news(&before, &now), ["= I. Varga: Prime Minister in 2 @1"]);
        assert!(news(&now, &["Ilse Varga"]).is_empty(), "a title that is not met is no news");
    }

    #[test]
    fn the_same_folder_has_no_news() {
        let folder = ["Ilse Varga = minister; Reyes", "Tomas Reyes/T. Reyes; Ilse Varga"];
        assert!(news(&folder, &folder).is_empty());
        assert!(news(&folder, &[]).is_empty());
    }
}

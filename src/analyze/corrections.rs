//! What the user set right: people merged, split, hidden, taken out, with another title.

use crate::analyze::link::People;
use crate::analyze::scene::Scene;
use crate::analyze::summary;
use crate::document::{Analysis, Correction, Person};
use crate::text::fold;

/// The user's corrections, in the order they were made.
#[derive(Clone, Debug, Default)]
pub(super) struct Corrections {
    rules: Vec<Correction>,
}

impl Corrections {
    pub(super) fn new(rules: &[Correction]) -> Self {
        Self { rules: rules.to_vec() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// For each mention of the scene: is it the name of somebody who is nobody?
    pub(super) fn nobodies(&self, scene: &Scene<'_>, people: &People) -> Vec<bool> {
        let mut nobodies = vec![false; scene.mentions.len()];
        for rule in &self.rules {
            let Correction::Nobody { name } = rule else { continue };
            for person in found(scene, people, name) {
                for (at, nobody) in nobodies.iter_mut().enumerate() {
                    *nobody |= people.of.get(at).copied().flatten() == Some(person);
                }
            }
        }
        nobodies
    }

    /// Joins and parts people as the user said.
    pub(super) fn relink(&self, scene: &Scene<'_>, people: &mut People) {
        for rule in &self.rules {
            match rule {
                Correction::Merge { name, into } => {
                    let into = found(scene, people, into).first().copied();
                    let Some(into) = into else { continue };
                    for from in found(scene, people, name) {
                        for person in people.of.iter_mut().flatten() {
                            if *person == from {
                                *person = into;
                            }
                        }
                    }
                }
                Correction::Split { name, from } => {
                    let wanted = key(name);
                    for from in found(scene, people, from) {
                        let own = people.count;
                        for (at, person) in people.of.iter_mut().enumerate() {
                            if *person == Some(from) && key(scene.text(at)) == wanted {
                                *person = Some(own);
                                people.count = own + 1;
                            }
                        }
                    }
                }
                Correction::Hide { .. } | Correction::Nobody { .. } | Correction::Title { .. } => {}
            }
        }
        number_anew(people);
    }

    /// Names, hides and gives titles, once the people are known.
    pub(super) fn finish(&self, analysis: &mut Analysis) {
        for rule in &self.rules {
            for person in &mut analysis.people {
                apply(rule, person);
            }
        }
    }
}

fn apply(rule: &Correction, person: &mut Person) {
    match rule {
        Correction::Merge { name, into } if is(person, name) || is(person, into) => {
            let before = std::mem::replace(&mut person.name, into.clone());
            if !person.aliases.contains(&before) {
                person.aliases.insert(0, before);
            }
            person.aliases.retain(|alias| alias != into);
        }
        Correction::Hide { name } if is(person, name) => person.hidden = true,
        Correction::Title { name, title } if is(person, name) => {
            person.titles.clear();
            if !title.is_empty() {
                person.titles.push((title.clone(), None));
            }
        }
        _ => {}
    }
}

/// The people of that name, in order.
fn found(scene: &Scene<'_>, people: &People, name: &str) -> Vec<u32> {
    let wanted = key(name);
    let mut mentions: Vec<Vec<usize>> = vec![Vec::new(); people.count as usize];
    for (at, person) in people.of.iter().enumerate() {
        if let Some(list) = person.and_then(|person| mentions.get_mut(person as usize)) {
            list.push(at);
        }
    }
    let mut found = Vec::new();
    for (person, mentions) in (0..).zip(&mentions) {
        let (name, aliases) = summary::forms(scene, mentions);
        if is_called(&name, &aliases, &wanted) {
            found.push(person);
        }
    }
    found
}

fn is(person: &Person, name: &str) -> bool {
    is_called(&person.name, &person.aliases, &key(name))
}

/// A short form ("Varga") stands for many people: it counts only where it is all the article has.
fn is_called(name: &str, aliases: &[String], wanted: &str) -> bool {
    key(name) == wanted || wanted.contains(' ') && aliases.iter().any(|alias| key(alias) == wanted)
}

/// Equal for what the user takes for one name.
fn key(name: &str) -> String {
    let words = name.split(|c: char| c.is_whitespace() || c == '.').filter(|it| !it.is_empty());
    fold(&words.collect::<Vec<_>>().join(" "))
}

/// Numbers the people in order of appearance, without gaps.
fn number_anew(people: &mut People) {
    let mut numbers: Vec<Option<u32>> = vec![None; people.count as usize];
    let mut count = 0;
    for person in people.of.iter_mut().flatten() {
        let Some(number) = numbers.get_mut(*person as usize) else { continue };
        *person = *number.get_or_insert_with(|| {
            count += 1;
            count - 1
        });
    }
    people.count = count;
}

#[cfg(test)]
mod tests {
    use crate::analyze::Engine;
    use crate::document::{Block, BlockKind, Correction, Document};
    use crate::text::Span;

    const STORY: &str = "US Secretary of State Robert Varga met President Ilse Holt on Monday. \
        Bob Varga said the talks with Anna Varga were over. Mr Varga left for Geneva with General Tomas Reyes.";

    /// The people after the rules: names, with "(other names)", "[titles]" and "hidden".
    #[track_caller]
    fn check(rules: &str, want: &[&str]) {
        let block = Block { span: Span::new(0, STORY.len()), kind: BlockKind::Paragraph };
        let document = Document::new(STORY.to_owned(), vec![block]);
        let rules: Vec<_> =
            rules.lines().filter_map(|line| Correction::parse(line).unwrap()).collect();
        let analysis = Engine::embedded().with_corrections(&rules).analyze(&document);
        let people: Vec<String> = analysis
            .people
            .iter()
            .map(|person| {
                let titles: Vec<_> = person.titles.iter().map(|title| &*title.0).collect();
                let hidden = if person.hidden { " hidden" } else { "" };
                let (name, aliases) = (&person.name, person.aliases.join(", "));
                format!("{name} ({aliases}) [{}]{hidden}", titles.join(", "))
            })
            .collect();
        assert_eq!(people, want);
    }

    #[test]
    fn without_rules_nothing_changes() {
        check(
            "",
            &[
                "Robert Varga (Bob Varga, Varga) [US Secretary of State]",
                "Ilse Holt () [President]",
                "Anna Varga () []",
                "Tomas Reyes () [General]",
            ],
        );
    }

    #[test]
    fn two_people_are_merged_and_called_as_the_user_says() {
        check(
            "merge: anna varga = Robert Varga\nmerge: Ilse Holt = Ilse Maria Holt",
            &[
                "Robert Varga (Bob Varga, Anna Varga, Varga) [US Secretary of State]",
                "Ilse Maria Holt (Ilse Holt) [President]",
                "Tomas Reyes () [General]",
            ],
        );
    }

    #[test]
    fn a_name_is_split_off() {
        check(
            "split: Bob Varga = Robert Varga",
            &[
                "Robert Varga (Varga) [US Secretary of State]",
                "Ilse Holt () [President]",
                "Bob Varga () []",
                "Anna Varga () []",
                "Tomas Reyes () [General]",
            ],
        );
    }

    #[test]
    fn a_person_is_hidden_taken_out_or_has_another_title() {
        check(
            "hide: Ilse Holt\nnobody: Tomás Reyes\ntitle: Robert Varga = Minister\ntitle: Anna Varga =",
            &[
                "Robert Varga (Bob Varga, Varga) [Minister]",
                "Ilse Holt () [President] hidden",
                "Anna Varga () []",
            ],
        );
    }

    #[test]
    fn a_short_name_does_not_stand_for_everybody_who_has_it() {
        check(
            "nobody: Varga\nmerge: Varga = Zoltan Varga",
            &[
                "Robert Varga (Bob Varga, Varga) [US Secretary of State]",
                "Ilse Holt () [President]",
                "Anna Varga () []",
                "Tomas Reyes () [General]",
            ],
        );
    }
}

//! The names of people across articles: whom a name can mean.

use crate::document::Person;
use crate::text::fold;

/// All names that an article has for one person, as words, folded.
#[derive(Debug)]
pub(super) struct Forms {
    /// What is shown.
    pub(super) name: Vec<String>,
    others: Vec<Vec<String>>,
}

impl Forms {
    pub(super) fn of(person: &Person) -> Self {
        let others = person.aliases.iter().map(|alias| words(alias)).collect();
        Self { name: words(&person.name), others }
    }

    /// Can the name of the words `wanted` mean them? A whole name, or a part of one, in its order.
    pub(super) fn can_be(&self, wanted: &[String]) -> bool {
        let mut forms = self.others.iter().chain([&self.name]);
        let has_all = |form: &Vec<String>| {
            let mut rest = form.iter();
            wanted.iter().all(|word| rest.any(|other| other == word))
        };
        !wanted.is_empty() && forms.any(has_all)
    }
}

/// The words of a name, folded.
pub(super) fn words(name: &str) -> Vec<String> {
    let parts = name.split(|c: char| c.is_whitespace() || matches!(c, '.' | ','));
    parts.filter(|part| !part.is_empty()).map(fold).collect()
}

/// Of several names of one person the fullest: of the most words, then the longest.
pub(super) fn fullest<'n>(names: impl Iterator<Item = &'n str>) -> &'n str {
    names.max_by_key(|name| (name.split(' ').count(), name.len())).unwrap_or_default()
}

//! Each rule in a sentence that a reader understands.

/// What the rule of a [`crate::document::Why`] means; empty for a rule that is none of the engine's.
pub fn explain(rule: &str) -> &'static str {
    SENTENCES
        .binary_search_by(|(name, _)| (*name).cmp(rule))
        .ok()
        .and_then(|at| SENTENCES.get(at))
        .map_or("", |(_, sentence)| sentence)
}

/// Sorted by rule.
const SENTENCES: &[(&str, &str)] = &[
    (
        "country.by-article",
        "A word of several meanings; the rest of the article is about this country.",
    ),
    ("country.congo", "One of the two Congos, told apart by the words around it."),
    ("country.dominica", "Dominica or the Dominican Republic, told apart by the words around it."),
    ("country.form", "A name, a short form, an abbreviation or a people's name of the country."),
    ("country.georgia", "The country, not the American state, by the words around it."),
    ("country.georgia-in-list", "The country, as it stands among countries."),
    ("country.in-organisation", "The country of a national body."),
    ("country.korea", "One of the two Koreas, told apart by the rest of the article."),
    ("country.surely", "The words beside it say that the country is meant."),
    ("government.does", "A capital that does what only a government does."),
    ("government.has", "A capital with what only a government has."),
    ("government.pair", "Two capitals with what governments have between them."),
    ("government.told", "A capital that is asked, told or dealt with as a government."),
    ("holder.administration", "The article speaks of this person's administration."),
    ("holder.after-name", "The title stands right after the holder's name."),
    ("holder.apposition", "The title stands after the holder's name and a comma."),
    ("holder.as", "The sentence names the holder “as” the title."),
    ("holder.as-far", "The person named before in the sentence acts as the title."),
    ("holder.before-name", "The title stands right before the holder's name."),
    ("holder.before-name-comma", "The holder's name follows after a comma."),
    ("holder.before-name-far", "The holder's name follows after the title's place or body."),
    ("holder.bracket", "The title stands in brackets, or after a dash, behind the holder's name."),
    ("holder.by-office", "The article gives such an office to this person elsewhere."),
    ("holder.credit", "The line gives the role its name after a colon."),
    ("holder.is-name", "The sentence says who the title is."),
    (
        "holder.just-named",
        "The sentence before is about this person, of whom no other office is told.",
    ),
    ("holder.listed", "One of several titles after the holder's name."),
    ("holder.main-speaker", "The person whom the article is about holds no other office in it."),
    ("holder.predicate", "The sentence says that the person is, was or became it."),
    ("holder.pronoun", "“He” or “she” in the sentence is the person named before."),
    ("holder.same-as-title", "The sentence says that it is the title before."),
    ("holder.stacked", "One of several titles before the holder's name."),
    ("holder.well-known", "The person is known to the world to hold or have held such an office."),
    ("list.name", "It is in your list of names."),
    ("list.title", "It is in your list of titles."),
    ("person.after-title", "The capitals after a title are a name."),
    ("person.borne-out", "The words around say that it is a person's name."),
    ("person.bracket", "The rest of the name beside it, in brackets."),
    ("person.gloss", "The name before it, in its own script."),
    ("person.known", "The name is sure elsewhere in the article."),
    ("person.listed", "It stands in a list of people."),
    ("person.slot", "It stands where only somebody's name can stand."),
    ("person.tagged", "The trained model takes it for a person's name."),
    ("say.according-to", "The sentence begins with “according to”."),
    ("say.clause-after", "The words after the quotation name the speaker."),
    ("say.clause-before", "The words before the quotation name the speaker."),
    ("say.goes-on", "The quotation goes on from the paragraph before."),
    ("say.pronoun", "“He” or “she” said it: the person named before."),
    ("say.reported", "The sentence reports what this person said."),
    ("say.signed", "The speaker's name stands behind the quotation and a dash."),
    ("say.unknown", "Nobody is named as the speaker."),
    ("title.alone", "A title that stands alone for a person."),
    ("title.apposition", "A title beside a name, parted by a comma."),
    ("title.before-name", "A title before a name."),
    ("title.of-person", "A title that belongs to the person named before it."),
    ("title.predicate", "A title that the sentence says somebody has."),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn the_table_is_sorted() {
        assert!(SENTENCES.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn every_rule_has_its_sentence() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/analyze");
        let mut sources = Vec::new();
        collect(&folder, &mut sources);
        let kinds = ["person", "title", "country", "holder", "say", "list"];
        for source in sources {
            for quoted in source.split('"') {
                let (kind, rest) = quoted.split_once('.').unwrap_or_default();
                let is_rule = kinds.contains(&kind)
                    && !rest.is_empty()
                    && rest.chars().all(|c| c.is_ascii_lowercase() || c == '-');
                assert!(!is_rule || !explain(quoted).is_empty(), "no sentence for {quoted}");
            }
        }
    }

    fn collect(folder: &Path, sources: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                collect(&path, sources);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                sources.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }
}

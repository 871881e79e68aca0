//! Abbreviations of English news whose point does not end a sentence.

use crate::text::WordSet;

/// What a point after a word says about the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// It belongs to the word and more follows ("Gen.", "vs.").
    Inside,
    /// It belongs to the word and may end the sentence as well ("Inc.", "U.S.", "Jan.").
    Either,
}

/// Words before a name or a number; a sentence hardly ever ends with them.
static INSIDE: WordSet = WordSet::new(&[
    "adm", "adv", "amb", "approx", "asst", "atty", "bp", "brig", "capt", "cde", "cf", "cllr",
    "cmdr", "col", "comdr", "cpl", "cpt", "dep", "det", "dir", "dr", "drs", "dy", "eng", "engr",
    "fr", "gen", "gov", "govs", "hon", "insp", "lieut", "lt", "maj", "messrs", "mgr", "mlle",
    "mme", "mr", "mrs", "ms", "msgr", "mt", "mx", "nos", "pfc", "pres", "prof", "profs", "pte",
    "pvt", "rep", "reps", "rev", "revd", "rt", "sec", "sen", "sens", "sgt", "shri", "smt", "sra",
    "srta", "ssgt", "st", "ste", "supt", "viz", "vs",
]);

/// Words that may end a sentence with the same point.
static EITHER: WordSet = WordSet::new(&[
    "al", "apr", "ariz", "ark", "aug", "ave", "blvd", "bros", "calif", "co", "colo", "conn",
    "corp", "dec", "dept", "dist", "ed", "est", "etc", "feb", "fla", "fri", "ft", "govt", "ill",
    "inc", "ind", "int", "jan", "jr", "jul", "jun", "kan", "ltd", "mar", "mass", "md", "mich",
    "minn", "mon", "mont", "natl", "neb", "nev", "nov", "oct", "okla", "ore", "penn", "plc", "pty",
    "rtd", "sat", "sep", "sept", "sr", "tenn", "tex", "thurs", "tues", "univ", "wash", "wed",
    "wis",
]);

/// What the point after `word` (without it) says; `None` where the point is no part of the word.
///
/// One capital is an initial, letters with points between them ("U.S", "a.m") are an abbreviation.
pub fn point(word: &str) -> Option<Point> {
    let mut letters = word.chars();
    let (first, second) = (letters.next()?, letters.next());
    match second {
        None if first.is_uppercase() => return Some(Point::Inside),
        None if first == 'v' => return Some(Point::Inside),
        None => return None,
        Some('.') => return Some(Point::Either),
        Some(_) => {}
    }
    if word.len() > 10 || !word.is_ascii() {
        return None;
    }
    if word.contains('.') {
        return Some(Point::Either);
    }
    if INSIDE.has_in_any_case(word) {
        return Some(Point::Inside);
    }
    // "mar", "ill", "wash", "mass" and the like are words of their own where they are not capitalised.
    let may = first.is_uppercase() || matches!(word, "al" | "est" | "etc");
    (may && EITHER.has_in_any_case(word)).then_some(Point::Either)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_initials_and_acronyms_keep_their_point() {
        assert_eq!(point("Gen"), Some(Point::Inside));
        assert_eq!(point("LT"), Some(Point::Inside));
        assert_eq!(point("S"), Some(Point::Inside));
        assert_eq!(point("U.S"), Some(Point::Either));
        assert_eq!(point("Ph.D"), Some(Point::Either));
        assert_eq!(point("Sept"), Some(Point::Either));
    }

    #[test]
    fn common_words_do_not() {
        assert_eq!(point("mass"), None);
        assert_eq!(point("said"), None);
        assert_eq!(point("a"), None);
        assert_eq!(point(""), None);
    }
}

//! Words that tell, beside a name or in it, whether a human being is named.
//!
//! `assets/lexicon/beside.txt` is searched as it lies in the binary: sorted lines of a word, a tab, and a letter for
//! each thing that it tells.

use crate::lexicon::lines::Lines;

static LINES: Lines = Lines::new(include_str!("../../assets/lexicon/beside.txt"));

/// What a word tells of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tells {
    /// Behind a name: what a human being does ("said", "wept").
    Does,
    /// Before a name: who says something is named behind it ("said", "adds").
    Said,
    /// Before a name: whose relative one is, or what one does ("wife", "rapper").
    Role,
    /// Behind a name's possessive: a relative, or what a human being has ("widow", "hands").
    Relative,
    /// Before a name: a thing is named ("album", "brand").
    ThingBefore,
    /// Before "of" and a name: what only a human being has or suffers ("widow", "murder").
    Of,
    /// Before a list of names: things are named ("brands", "dams").
    ThingsBefore,
    /// Behind a name: it was a thing's ("handbag", "shares").
    ThingBehind,
    /// A surname that the world knows by itself ("Gorbachev").
    Famous,
    /// Rules, and is no human being ("junta").
    Ruler,
    /// Last word of a name that is a thing's ("Ward").
    ThingLast,
    /// With a capital in a headline, behind an office, and no name ("Warns").
    Headline,
    /// Second part of a Korean or Chinese given name.
    Syllable,
    /// Behind a name's possessive: what a firm has ("outlets", "app").
    Ware,
    /// Before "of" and a name: what a firm has or suffers ("launch", "subsidiary").
    OfFirm,
    /// Behind a name: it was a people's ("villagers", "customs").
    Folk,
}

/// Does `word`, in small letters, tell this?
pub fn tells(word: &str, what: Tells) -> bool {
    let mark = match what {
        Tells::Does => 'v',
        Tells::Said => 's',
        Tells::Role => 'r',
        Tells::Relative => 'k',
        Tells::ThingBefore => 'b',
        Tells::Of => 'o',
        Tells::ThingsBefore => 'l',
        Tells::ThingBehind => 'a',
        Tells::Famous => 'p',
        Tells::Ruler => 'n',
        Tells::ThingLast => 'e',
        Tells::Headline => 'h',
        Tells::Syllable => 'y',
        Tells::Folk => 'f',
        Tells::Ware => 'w',
        Tells::OfFirm => 'i',
    };
    LINES.find(word).is_some_and(|marks| marks.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_are_sorted_and_marked() {
        let words: Vec<&str> =
            LINES.text().lines().map(|line| line.split_once('\t').unwrap().0).collect();
        assert!(words.is_sorted());
        let known = |line: &str| {
            line.split_once('\t').unwrap().1.chars().all(|c| "vsrkoblapnehyfwi".contains(c))
        };
        assert!(LINES.text().lines().all(known));
        assert!(words.iter().all(|word| LINES.find(word).is_some()));
    }

    #[test]
    fn a_word_tells_what_it_tells() {
        assert!(tells("rapper", Tells::Role) && !tells("rapper", Tells::ThingBefore));
        assert!(tells("said", Tells::Does) && tells("said", Tells::Said));
        assert!(!tells("", Tells::Role) && !tells("zzz", Tells::Role));
    }
}

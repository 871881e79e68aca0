//! More to learn from: the same articles with other people in them, and with a headline in capitals.
//!
//! A model that has seen each name in many places learns names by heart. In a copy of an article all names of people are
//! exchanged, each for the same other one everywhere, so that what tells a name has to be learned.

use std::collections::HashMap;

use crate::tagger::Label;
use crate::tagger::train::corpus::{Article, Name, read};
use crate::text::{Span, TokenKind};

/// Names to put in place of others.
#[derive(Clone, Debug, Default)]
pub struct Donors {
    /// Given names.
    pub given: Vec<String>,
    /// Surnames.
    pub surnames: Vec<String>,
}

impl Donors {
    /// The frequent given names and all surnames of the lines of `names.txt`.
    pub fn new(lines: &str) -> Self {
        let mut donors = Self::default();
        for (name, marks) in lines.lines().filter_map(|line| line.split_once('\t')) {
            if name.contains(' ') || name.len() < 3 {
                continue;
            }
            if marks.contains('h') {
                donors.given.push(capitalised(name));
            } else if marks.contains('s') || marks.contains('n') {
                donors.surnames.push(capitalised(name));
            }
        }
        donors
    }
}

/// Heads of names that often honour a person.
const HEADS: [&str; 14] = [
    "Airport",
    "Award",
    "Bridge",
    "Centre",
    "College",
    "Foundation",
    "Hospital",
    "Institute",
    "Museum",
    "Park",
    "Prize",
    "School",
    "Stadium",
    "University",
];

/// A generator of numbers, the same ones always.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// A generator; other seeds give other numbers.
    pub const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 32
    }

    /// True in so many of a hundred cases.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }

    fn pick<'a>(&mut self, from: &'a [String]) -> Option<&'a String> {
        from.get(self.next() as usize % from.len().max(1))
    }
}

/// A copy of the article with other people in it; none where it has no people.
pub fn exchanged(article: &Article, donors: &Donors, dice: &mut Dice) -> Option<Article> {
    let reading = read(&article.text);
    let mut others: HashMap<&str, String> = HashMap::new();
    for name in article.names.iter().filter(|n| n.label == Label::Person) {
        let words: Vec<&str> = reading
            .tokens
            .iter()
            .filter(|t| {
                t.kind == TokenKind::Word
                    && name.start <= t.span.start()
                    && t.span.end() <= name.end
            })
            .map(|t| t.span.of(&article.text))
            .filter(|w| w.len() > 2 && w.starts_with(char::is_uppercase) && !w.ends_with('.'))
            .collect();
        for (number, &word) in words.iter().enumerate() {
            if others.contains_key(word) {
                continue;
            }
            let list =
                if number == 0 && words.len() > 1 { &donors.given } else { &donors.surnames };
            let mut other = dice.pick(list)?.clone();
            if dice.chance(25) {
                other = unheard(&other, dice);
            }
            if word.chars().all(|c| !c.is_lowercase()) {
                other = other.to_uppercase();
            }
            others.insert(word, other);
        }
    }
    if others.is_empty() {
        return None;
    }
    // Where a word is a place of its own, it stays.
    let stays = |span: Span| {
        article
            .names
            .iter()
            .any(|n| n.label == Label::Place && n.start <= span.start() && span.end() <= n.end)
    };
    let mut edits: Vec<(Span, String)> = Vec::new();
    for token in &reading.tokens {
        if let Some(other) = others.get(token.span.of(&article.text))
            && !stays(token.span)
        {
            edits.push((token.span, other.clone()));
        }
    }
    for name in
        article.names.iter().filter(|n| matches!(n.label, Label::Organisation | Label::Place))
    {
        let text = article.text.get(name.start..name.end)?;
        let Some((before, head)) = text.rsplit_once(' ') else { continue };
        let plain = !before.contains(['\n', '.', '\'', '’']) && !before.contains(" of ");
        if plain && HEADS.contains(&head) && dice.chance(60) {
            let honoured =
                format!("{} {}", dice.pick(&donors.given)?, dice.pick(&donors.surnames)?);
            let span = Span::new(name.start, name.start + before.len());
            edits.retain(|(other, _)| !other.overlaps(span));
            edits.push((span, honoured));
        }
    }
    edits.sort_by_key(|(span, _)| span.start());
    Some(edited(article, &edits))
}

/// The article with its first sentence before it once more, in capitals or with a capital on each word.
pub fn headed(article: &Article, dice: &mut Dice) -> Option<Article> {
    let reading = read(&article.text);
    let sentence = reading.sentences.iter().find(|s| (6..40).contains(&s.len()))?.clone();
    let first = reading.tokens.get(sentence.start)?.span;
    let last = reading.tokens.get(sentence.end.checked_sub(1)?)?.span;
    let span = first.join(last);
    let text = span.of(&article.text);
    if !text.is_ascii() || text.contains('\n') {
        return None;
    }
    let headline = if dice.chance(60) { text.to_uppercase() } else { titled(text) };
    let shift = headline.len() + 2;
    let inside = |n: &&Name| span.start() <= n.start && n.end <= span.end();
    let mut names: Vec<Name> = article
        .names
        .iter()
        .filter(inside)
        .map(|n| Name { start: n.start - span.start(), end: n.end - span.start(), ..*n })
        .collect();
    names.extend(article.names.iter().map(|n| Name {
        start: n.start + shift,
        end: n.end + shift,
        ..*n
    }));
    let mut free: Vec<(usize, usize)> = article
        .free
        .iter()
        .filter(|f| span.start() <= f.0 && f.1 <= span.end())
        .map(|f| (f.0 - span.start(), f.1 - span.start()))
        .collect();
    free.extend(article.free.iter().map(|f| (f.0 + shift, f.1 + shift)));
    Some(Article {
        text: format!("{headline}\n\n{}", article.text),
        names,
        free,
        ..article.clone()
    })
}

fn edited(article: &Article, edits: &[(Span, String)]) -> Article {
    let mut text = String::with_capacity(article.text.len() + 64);
    let mut at = 0;
    for (span, other) in edits {
        text.push_str(article.text.get(at..span.start()).unwrap_or(""));
        text.push_str(other);
        at = span.end();
    }
    text.push_str(article.text.get(at..).unwrap_or(""));
    let moved = |old: usize| {
        let (mut grown, mut cut) = (old, 0);
        for (span, other) in edits.iter().filter(|(span, _)| span.end() <= old) {
            grown += other.len();
            cut += span.len();
        }
        grown - cut
    };
    let names = article
        .names
        .iter()
        .map(|n| Name { start: moved(n.start), end: moved(n.end), ..*n })
        .collect();
    let free = article.free.iter().map(|&(a, b)| (moved(a), moved(b))).collect();
    Article { text, names, free, id: format!("{}+", article.id), ..article.clone() }
}

/// A name that is on no list: two letters exchanged, one in its middle changed.
fn unheard(name: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    if letters.len() > 3 {
        let at = 1 + dice.next() as usize % (letters.len() - 2);
        letters.swap(at, at + 1);
        let at = 1 + dice.next() as usize % (letters.len() - 1);
        let vowel = "aeiou".contains(letters[at]);
        let from = if vowel { "aeiou" } else { "bdfghjklmnprstvwyz" };
        letters[at] = char::from(from.as_bytes()[dice.next() as usize % from.len()]);
    }
    letters.into_iter().collect()
}

fn titled(text: &str) -> String {
    let small = ["a", "an", "and", "as", "at", "by", "for", "in", "of", "on", "or", "the", "to"];
    let words =
        text.split(' ').map(|w| if small.contains(&w) { w.to_owned() } else { capitalised(w) });
    words.collect::<Vec<_>>().join(" ")
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article() -> Article {
        let text = "Ilse Varga spoke to the press in Arlon at noon. Varga left for Varga Airport."
            .to_owned();
        let name = |start, end, label| Name { start, end, label };
        let names = vec![
            name(0, 10, Label::Person),
            name(33, 38, Label::Place),
            name(48, 53, Label::Person),
            name(63, 76, Label::Place),
        ];
        Article { text, names, weight: 1.0, ..Article::default() }
    }

    fn of(article: &Article) -> Vec<&str> {
        article.names.iter().map(|n| article.text.get(n.start..n.end).unwrap()).collect()
    }

    #[test]
    fn a_person_has_one_other_name_everywhere() {
        let donors = Donors { given: vec!["Ana".to_owned()], surnames: vec!["Reyes".to_owned()] };
        let other = exchanged(&article(), &donors, &mut Dice::new(3)).unwrap();
        let names = of(&other);
        assert!(names[0].ends_with(names[2]), "{names:?}");
        assert_ne!(names[2], "Varga");
        assert_eq!(names[1], "Arlon");
    }

    #[test]
    fn a_headline_comes_first() {
        let headed = headed(&article(), &mut Dice::new(1)).unwrap();
        assert_eq!(of(&headed).len(), 6);
        assert_eq!(of(&headed)[0].to_lowercase(), "ilse varga");
        assert_eq!(of(&headed)[2], "Ilse Varga");
    }
}

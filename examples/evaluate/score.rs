//! The count: what is right, missed and wrong, by the rules of the annotation's own scorer.

use std::collections::BTreeMap;

use dateline::document::{Analysis, Mention, MentionKind};

use super::gold::{Gold, Marked};

const KINDS: [&str; 3] = ["person", "title", "country"];

/// Right, wrong and missed.
#[derive(Clone, Copy, Default)]
struct Tally {
    right: f64,
    wrong: f64,
    missed: f64,
}

impl Tally {
    fn row(self) -> (f64, f64, f64) {
        row(ratio(self.right, self.right + self.wrong), ratio(self.right, self.right + self.missed))
    }
}

/// Where annotated holders were lost: in finding the title, in finding any name of the holder, in joining the two.
#[derive(Clone, Copy, Default)]
struct Lost {
    title: usize,
    name: usize,
    none: usize,
    wrong: usize,
    /// Right, and wrong or one too many, where the title was found and, if it has a holder, a name of theirs.
    given: (usize, usize),
}

/// A mention of the engine, its offsets in characters.
struct Guess {
    start: usize,
    end: usize,
    text: String,
    iso: Option<String>,
    /// The person of a name, the holder of a title.
    person: Option<u32>,
    rule: &'static str,
    holder_rule: &'static str,
    confidence: u8,
}

/// All counts so far.
pub(crate) struct Board {
    errors: usize,
    only: Option<String>,
    shown: BTreeMap<(String, &'static str), usize>,
    articles: usize,
    tallies: [Tally; 3],
    who: (f64, f64, f64, f64),
    holder: Tally,
    lost: Lost,
    rules: BTreeMap<(&'static str, &'static str), (usize, usize)>,
    bins: BTreeMap<(&'static str, u8), (usize, usize)>,
}

impl Board {
    /// Nothing counted; shows up to `errors` errors of each sort, of the kind `only` if given.
    pub(crate) fn new(errors: usize, only: Option<String>) -> Self {
        Self {
            errors,
            only,
            shown: BTreeMap::new(),
            articles: 0,
            tallies: [Tally::default(); 3],
            who: (0.0, 0.0, 0.0, 0.0),
            holder: Tally::default(),
            lost: Lost::default(),
            rules: BTreeMap::new(),
            bins: BTreeMap::new(),
        }
    }

    /// Counts one article.
    pub(crate) fn add(&mut self, gold: &Gold, analysis: &Analysis) {
        self.articles += 1;
        let optional: Vec<&Marked> =
            gold.mentions.iter().filter(|m| m.kind == "optional").collect();
        let mut people = None;
        for (kind, name) in KINDS.iter().enumerate() {
            let marked: Vec<&Marked> = gold.mentions.iter().filter(|m| m.kind == *name).collect();
            let mut guesses: Vec<Guess> =
                analysis.mentions.iter().filter_map(|m| guess(gold, m, name)).collect();
            let hit: Vec<usize> =
                align(&marked, &guesses).iter().map(|&(_, guess)| guess).collect();
            let mut place = 0;
            guesses.retain(|guess| {
                let kept = hit.contains(&place)
                    || !(optional.iter().any(|optional| is_free(guess, optional))
                        || *name == "title" && is_courtesy(&guess.text));
                place += 1;
                kept
            });
            let pairs = align(&marked, &guesses);
            self.count(gold, kind, &marked, &guesses, &pairs);
            match *name {
                "person" => {
                    self.count_who(gold, &marked, &guesses, &pairs);
                    people = Some(names_of(&marked, &guesses, &pairs));
                }
                "title" => {
                    let people = people.take().unwrap_or_default();
                    self.count_holders(gold, &people, &marked, &guesses, &pairs);
                }
                _ => {}
            }
        }
    }

    /// Precision, recall and F1 of each measure.
    pub(crate) fn rows(&self) -> Vec<(&'static str, (f64, f64, f64))> {
        let tallies = KINDS.iter().zip(self.tallies);
        let mut rows: Vec<_> = tallies.map(|(name, tally)| (*name, tally.row())).collect();
        let (precision, recall, guesses, marked) = self.who;
        rows.push(("who", row(ratio(precision, guesses), ratio(recall, marked))));
        rows.push(("holder", self.holder.row()));
        rows
    }

    /// The table.
    pub(crate) fn print(&self) {
        println!("{} articles", self.articles);
        println!("{:9}{:>7}{:>7}{:>7}", "", "P", "R", "F1");
        for (name, (p, r, f)) in self.rows() {
            println!("{name:9}{p:7.3}{r:7.3}{f:7.3}");
        }
    }

    /// How often each rule was right.
    pub(crate) fn print_rules(&self) {
        println!("\n{:9}{:38}{:>7}{:>7}{:>8}", "", "rule", "right", "wrong", "%");
        for ((kind, rule), &(right, wrong)) in &self.rules {
            let share = 100.0 * ratio(right as f64, (right + wrong) as f64);
            println!("{kind:10}{rule:37}{right:7}{wrong:7}{share:8.1}");
        }
    }

    /// Where holders were lost, and how well titles and names that were found are joined.
    pub(crate) fn print_lost(&self) {
        let Lost { title, name, none, wrong, given } = self.lost;
        println!(
            "\nholders lost: {title} titles not found, {name} names not found, {none} not joined, {wrong} joined wrongly"
        );
        let (right, extra) = (given.0 as f64, given.1 as f64);
        let (p, r, f) =
            row(ratio(right, right + extra), ratio(right, right + (none + wrong) as f64));
        println!("holder, given title and name: {p:.3} {r:.3} {f:.3}");
    }

    /// How often mentions of each confidence were right.
    pub(crate) fn print_bins(&self) {
        println!("\n{:9}{:>11}{:>7}{:>7}{:>8}", "", "confidence", "right", "wrong", "%");
        for ((kind, bin), &(right, wrong)) in &self.bins {
            let share = 100.0 * ratio(right as f64, (right + wrong) as f64);
            let bin = format!("{}-{}", bin * 10, (bin * 10 + 9).min(100));
            println!("{kind:9}{bin:>11}{right:7}{wrong:7}{share:8.1}");
        }
        for kind in ["country", "person", "title"] {
            let (right, wrong) = self
                .bins
                .iter()
                .filter(|((of, bin), _)| *of == kind && *bin >= 9)
                .fold((0, 0), |sum, (_, n)| (sum.0 + n.0, sum.1 + n.1));
            let share = 100.0 * ratio(f64::from(right as u32), f64::from((right + wrong) as u32));
            println!("{kind:9}{:>11}{right:7}{wrong:7}{share:8.1}", "90 and up");
        }
    }

    fn count(
        &mut self,
        gold: &Gold,
        kind: usize,
        marked: &[&Marked],
        guesses: &[Guess],
        pairs: &[(usize, usize)],
    ) {
        let name = KINDS.get(kind).copied().unwrap_or_default();
        if let Some(tally) = self.tallies.get_mut(kind) {
            tally.right += pairs.len() as f64;
            tally.wrong += (guesses.len() - pairs.len()) as f64;
            tally.missed += (marked.len() - pairs.len()) as f64;
        }
        for (place, mention) in marked.iter().enumerate() {
            if !pairs.iter().any(|&(at, _)| at == place) {
                self.show(gold, name, "missed", mention.start, mention.end, "");
            }
        }
        for (place, guess) in guesses.iter().enumerate() {
            let right = pairs.iter().any(|&(_, at)| at == place);
            note(&mut self.rules, (name, guess.rule), right);
            note(&mut self.bins, (name, (guess.confidence / 10).min(9)), right);
            if !right {
                self.show(gold, name, "extra", guess.start, guess.end, guess.rule);
            }
        }
    }

    fn count_who(
        &mut self,
        gold: &Gold,
        marked: &[&Marked],
        guesses: &[Guess],
        pairs: &[(usize, usize)],
    ) {
        for &(at, guess) in pairs {
            let (Some(mention), Some(ours)) = (marked.get(at), guesses.get(guess)) else {
                continue;
            };
            let theirs = marked.iter().filter(|m| m.person == mention.person).count() as f64;
            let of_ours = guesses.iter().filter(|g| g.person == ours.person).count() as f64;
            let both = pairs
                .iter()
                .filter(|&&(at, guess)| {
                    marked.get(at).is_some_and(|m| m.person == mention.person)
                        && guesses.get(guess).is_some_and(|g| g.person == ours.person)
                })
                .count() as f64;
            self.who.0 += both / of_ours;
            self.who.1 += both / theirs;
            if both < theirs {
                self.show(gold, "who", "split", mention.start, mention.end, "");
            } else if both < of_ours {
                self.show(gold, "who", "joined", mention.start, mention.end, "");
            }
        }
        self.who.2 += guesses.len() as f64;
        self.who.3 += marked.len() as f64;
    }

    fn count_holders(
        &mut self,
        gold: &Gold,
        people: &BTreeMap<u32, String>,
        marked: &[&Marked],
        guesses: &[Guess],
        pairs: &[(usize, usize)],
    ) {
        let mut right = 0.0;
        let with_holder = |m: &&&Marked| m.holder.is_some();
        self.lost.title += marked.iter().filter(with_holder).count()
            - pairs
                .iter()
                .filter(|&&(at, _)| marked.get(at).is_some_and(|m| m.holder.is_some()))
                .count();
        for &(at, guess) in pairs {
            let (Some(mention), Some(ours)) = (marked.get(at), guesses.get(guess)) else {
                continue;
            };
            let named = ours.person.and_then(|person| people.get(&person));
            let is_right = mention.holder.is_some() && named == mention.holder.as_ref();
            let is_found = |holder: &String| people.values().any(|named| named == holder);
            match (&mention.holder, ours.person) {
                _ if is_right => {
                    right += 1.0;
                    self.lost.given.0 += 1;
                }
                (Some(holder), _) if !is_found(holder) => self.lost.name += 1,
                (Some(_), None) => self.lost.none += 1,
                (Some(_), Some(_)) => {
                    self.lost.wrong += 1;
                    self.lost.given.1 += 1;
                }
                (None, Some(_)) => self.lost.given.1 += 1,
                (None, None) => {}
            }
            if mention.holder.is_some() || ours.person.is_some() {
                note(&mut self.rules, ("holder", ours.holder_rule), is_right);
                if ours.person.is_none() {
                    note(&mut self.rules, ("no holder", ours.rule), is_right);
                }
            }
            if !is_right && (mention.holder.is_some() || ours.person.is_some()) {
                let sort = match (&mention.holder, ours.person) {
                    (Some(_), None) => "none",
                    (None, _) => "toomuch",
                    _ => "wrong",
                };
                let note = format!("{} want {:?} got {named:?}", ours.holder_rule, mention.holder);
                self.show(gold, "holder", sort, mention.start, mention.end, &note);
            }
        }
        self.holder.right += right;
        self.holder.wrong += guesses.iter().filter(|g| g.person.is_some()).count() as f64 - right;
        self.holder.missed += marked.iter().filter(|m| m.holder.is_some()).count() as f64 - right;
    }

    fn show(
        &mut self,
        gold: &Gold,
        kind: &str,
        sort: &'static str,
        start: usize,
        end: usize,
        note: &str,
    ) {
        if self.only.as_ref().is_some_and(|only| only != kind) {
            return;
        }
        let shown = self.shown.entry((kind.to_owned(), sort)).or_default();
        if *shown < self.errors {
            *shown += 1;
            let width = if kind == "holder" { 90 } else { 50 };
            println!(
                "{sort:7} {kind:8} {}:{start} {} {note}",
                gold.id,
                gold.around(start, end, width)
            );
        }
    }
}

fn guess(gold: &Gold, mention: &Mention, kind: &str) -> Option<Guess> {
    let (iso, person, holder_rule) = match (kind, mention.kind) {
        ("person", MentionKind::Person { person }) => (None, Some(person.0), ""),
        ("title", MentionKind::Title { holder, .. }) => {
            (None, holder.map(|(person, _)| person.0), holder.map_or("(none)", |(_, why)| why.rule))
        }
        ("country", MentionKind::Country { iso }) => (Some(iso.as_str().to_owned()), None, ""),
        _ => return None,
    };
    Some(Guess {
        start: gold.character(mention.span.start()),
        end: gold.character(mention.span.end()),
        text: mention.span.of(&gold.text).to_owned(),
        iso,
        person,
        rule: mention.why.rule,
        holder_rule,
        confidence: mention.confidence,
    })
}

fn matches(mention: &Marked, guess: &Guess) -> bool {
    if let Some((start, end)) = mention.core {
        return mention.start <= guess.start
            && guess.start <= start
            && end <= guess.end
            && guess.end <= mention.end;
    }
    (mention.start, mention.end) == (guess.start, guess.end)
        && (mention.kind != "country" || mention.iso == guess.iso)
}

/// Does at least half of the guess lie in the optional span?
fn is_free(guess: &Guess, optional: &Marked) -> bool {
    let shared = guess.end.min(optional.end).saturating_sub(guess.start.max(optional.start));
    shared > 0 && 2 * shared >= guess.end - guess.start
}

fn is_courtesy(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let text = text.strip_suffix('.').unwrap_or(&text);
    ["mr", "mrs", "ms", "miss", "madam", "mme", "messrs"].contains(&text)
}

/// Greedy, one to one: pairs of places.
fn align(marked: &[&Marked], guesses: &[Guess]) -> Vec<(usize, usize)> {
    let mut used = vec![false; guesses.len()];
    let mut pairs = Vec::new();
    for (at, mention) in marked.iter().enumerate() {
        let fits = |&(place, guess): &(usize, &Guess)| {
            !used.get(place).copied().unwrap_or(true) && matches(mention, guess)
        };
        if let Some((place, _)) = guesses.iter().enumerate().find(fits) {
            if let Some(slot) = used.get_mut(place) {
                *slot = true;
            }
            pairs.push((at, place));
        }
    }
    pairs
}

/// The annotated person that most mentions of each of our people name; the first met where two are equal.
fn names_of(
    marked: &[&Marked],
    guesses: &[Guess],
    pairs: &[(usize, usize)],
) -> BTreeMap<u32, String> {
    let mut votes: BTreeMap<u32, Vec<(String, usize)>> = BTreeMap::new();
    for &(at, guess) in pairs {
        let (Some(mention), Some(guess)) = (marked.get(at), guesses.get(guess)) else { continue };
        let (Some(person), Some(ours)) = (&mention.person, guess.person) else { continue };
        let counts = votes.entry(ours).or_default();
        match counts.iter_mut().find(|(name, _)| name == person) {
            Some((_, count)) => *count += 1,
            None => counts.push((person.clone(), 1)),
        }
    }
    let most = |counts: Vec<(String, usize)>| {
        counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(name, _)| name)
    };
    votes.into_iter().filter_map(|(ours, counts)| Some((ours, most(counts)?))).collect()
}

fn note<K: Ord>(table: &mut BTreeMap<K, (usize, usize)>, key: K, right: bool) {
    let counts = table.entry(key).or_default();
    if right {
        counts.0 += 1;
    } else {
        counts.1 += 1;
    }
}

fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

fn row(precision: f64, recall: f64) -> (f64, f64, f64) {
    (precision, recall, ratio(2.0 * precision * recall, precision + recall))
}

//! The texts that the trainer learns from: dumps with a letter a line, saved pages aligned with their true text.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::ops::Range;
use std::path::Path;

use dateline::clean::training;
use dateline::clean::training::Observed;
use dateline::clean::training::Part;
use dateline::source::Fields;
use serde_json::Value;

/// A text with what each line is.
pub(crate) struct Text {
    pub(crate) observed: Observed,
    pub(crate) parts: Vec<Part>,
    pub(crate) labels: Vec<char>,
    /// The number of its page; texts of one page are never on both sides of a division.
    pub(crate) page: usize,
    pub(crate) window: bool,
    pub(crate) lines: Vec<String>,
    pub(crate) title: Option<String>,
    /// Made of the truth alone: nothing in it may go.
    pub(crate) clean: bool,
    /// Another body in a page's frame.
    pub(crate) planted: bool,
}

impl Text {
    /// The fifth that it belongs to.
    pub(crate) fn fold(&self) -> usize {
        self.page % 5
    }

    /// The half that it belongs to, whatever its fifth.
    pub(crate) fn half(&self) -> usize {
        self.page / 5 % 2
    }
}

/// The truths by their ids; the fifth of a page is its number here, modulo five.
pub(crate) fn truths(folder: &Path) -> Result<BTreeMap<String, Value>, Box<dyn Error>> {
    let mut truths: BTreeMap<String, Value> = BTreeMap::new();
    for line in fs::read_to_string(folder.join("truth.jsonl"))?.lines() {
        let value: Value = serde_json::from_str(line)?;
        truths.insert(value["id"].as_str().unwrap_or_default().to_owned(), value);
    }
    Ok(truths)
}

/// The dumps, each page's window and whole, and its true text alone.
pub(crate) fn load(folder: &Path) -> Result<Vec<Text>, Box<dyn Error>> {
    let truths = truths(folder)?;
    let mut pages: BTreeMap<String, Value> = BTreeMap::new();
    for line in fs::read_to_string(folder.join("lines.jsonl"))?.lines() {
        let value: Value = serde_json::from_str(line)?;
        pages.insert(value["id"].as_str().unwrap_or_default().to_owned(), value);
    }
    let mut texts = Vec::new();
    for (number, id) in truths.keys().enumerate() {
        let Some(page) = pages.get(id) else { continue };
        let lines: Vec<&str> =
            page["lines"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let labels: Vec<char> = match &page["labels"] {
            Value::String(s) => s.chars().collect(),
            list => list
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|l| l.as_str()?.chars().next())
                .collect(),
        };
        let at = |i: usize| page["window"][i].as_u64().map(|n| n as usize);
        let (low, high) = (at(0).unwrap_or(0), at(1).unwrap_or(lines.len()));
        let title = truths.get(id).and_then(|t| t["title"].as_str());
        for (range, window) in [(low..high, true), (0..lines.len(), false)] {
            let labels = &labels[range.clone()];
            let kind = Kind { window, clean: false };
            texts.extend(text(&lines[range], labels, title, number, kind));
        }
        if let Some(truth) = truths.get(id) {
            let body: Vec<&str> = truth["text"]
                .as_str()
                .unwrap_or_default()
                .split('\n')
                .filter(|l| !l.trim().is_empty())
                .collect();
            let mut lines = body.clone();
            let mut labels = vec!['b'; lines.len()];
            if let Some(title) = truth["title"].as_str() {
                lines.insert(0, title);
                labels.insert(0, 't');
            }
            let kind = Kind { window: true, clean: true };
            texts.extend(text(&lines, &labels, title, number, kind));
        }
    }
    Ok(texts)
}

/// The saved pages, each line labelled by the true text: the words of both are aligned at runs of words that both have once.
pub(crate) fn load_pages(folder: &Path) -> Result<Vec<Text>, Box<dyn Error>> {
    let mut texts = Vec::new();
    for (number, (id, truth)) in truths(folder)?.iter().enumerate() {
        let page = folder.join(format!("html/{id}.html.gz"));
        let Ok(contents) = dateline::source::read(&page, &Fields::default()) else { continue };
        let Some(raw) = contents.articles.first() else { continue };
        let (observed, lines) = training::observe_page(&raw.content);
        let right = aligned(&lines, truth["text"].as_str().unwrap_or_default());
        let title = truth["title"].as_str().map(fold_words);
        let labels: Vec<char> = lines
            .iter()
            .zip(right)
            .map(|(line, right)| match right {
                _ if Some(fold_words(line)) == title => 't',
                true => 'b',
                false => 'x',
            })
            .collect();
        let (Some(first), Some(last)) =
            (labels.iter().position(|l| *l == 'b'), labels.iter().rposition(|l| *l == 'b'))
        else {
            continue;
        };
        let part = |(at, label): (usize, &char)| match label {
            'b' => Part::Body,
            _ if at < first => Part::Before,
            _ if at > last => Part::After,
            _ => Part::Inside,
        };
        let parts = labels.iter().enumerate().map(part).collect();
        texts.push(Text {
            observed,
            parts,
            labels,
            lines,
            title,
            page: number,
            window: true,
            clean: false,
            planted: false,
        });
    }
    Ok(texts)
}

/// Which lines are part of `truth`, most of their words, in order.
fn aligned(lines: &[String], truth: &str) -> Vec<bool> {
    const RUN: usize = 4;
    let truth: Vec<String> = fold_words(truth).split(' ').map(str::to_owned).collect();
    let mut words: Vec<(usize, String)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        words.extend(
            fold_words(line).split(' ').filter(|w| !w.is_empty()).map(|w| (at, w.to_owned())),
        );
    }
    // Runs that the truth has once, and where the page has them; of several places the chain of most runs decides.
    let mut once: BTreeMap<Vec<&str>, Option<usize>> = BTreeMap::new();
    for (at, run) in truth.windows(RUN).enumerate() {
        once.entry(run.iter().map(String::as_str).collect())
            .and_modify(|o| *o = None)
            .or_insert(Some(at));
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (at, run) in words.windows(RUN).enumerate() {
        let key: Vec<&str> = run.iter().map(|w| w.1.as_str()).collect();
        if let Some(Some(there)) = once.get(&key) {
            pairs.push((at, *there));
        }
    }
    // The longest chain that rises in both, by patience.
    let mut tails: Vec<usize> = Vec::new();
    let mut back: Vec<Option<usize>> = vec![None; pairs.len()];
    for (number, (_, there)) in pairs.iter().enumerate() {
        let slot = tails.partition_point(|t| pairs[*t].1 < *there);
        back[number] = slot.checked_sub(1).map(|s| tails[s]);
        if slot == tails.len() { tails.push(number) } else { tails[slot] = number }
    }
    let mut matched = vec![false; words.len()];
    let mut chain: Vec<(usize, usize)> = Vec::new();
    let mut at = tails.last().copied();
    while let Some(number) = at {
        chain.push(pairs[number]);
        at = back[number];
    }
    chain.reverse();
    for &(here, _) in &chain {
        matched[here..here + RUN].iter_mut().for_each(|m| *m = true);
    }
    // Words between two links of the chain that stand in both at the same distance, from both sides.
    for &(here, there) in &chain {
        let (mut a, mut b) = (here, there);
        while a > 0 && b > 0 && !matched[a - 1] && words[a - 1].1 == truth[b - 1] {
            (a, b) = (a - 1, b - 1);
            matched[a] = true;
        }
        let (mut a, mut b) = (here + RUN, there + RUN);
        while a < words.len() && b < truth.len() && !matched[a] && words[a].1 == truth[b] {
            matched[a] = true;
            (a, b) = (a + 1, b + 1);
        }
    }
    let mut counts = vec![(0usize, 0usize); lines.len()];
    for ((line, _), right) in words.iter().zip(&matched) {
        counts[*line].0 += usize::from(*right);
        counts[*line].1 += 1;
    }
    counts.into_iter().map(|(right, all)| all > 0 && right * 10 >= all * 6).collect()
}

fn text(
    lines: &[&str],
    labels: &[char],
    title: Option<&str>,
    page: usize,
    kind: Kind,
) -> Option<Text> {
    let observed = training::observe(lines);
    let seen = &observed.seen;
    let labels: Vec<char> = seen.iter().map(|s| labels[s.line]).collect();
    let body = |c: &char| matches!(c, 'b' | 'p');
    let (first, last) = (labels.iter().position(body)?, labels.iter().rposition(body)?);
    let parts = labels
        .iter()
        .enumerate()
        .map(|(at, label)| match at {
            _ if body(label) => Part::Body,
            _ if at < first => Part::Before,
            _ if at > last => Part::After,
            _ => Part::Inside,
        })
        .collect();
    let lines = seen.iter().map(|s| lines[s.line].to_owned()).collect();
    let title = title.map(fold_words);
    let Kind { window, clean } = kind;
    Some(Text { observed, parts, labels, page, window, lines, title, clean, planted: false })
}

/// Each of the `bodies` in the frame of a dump instead of its own: between what stands before its body and what stands after, and
/// around what stands within it.
pub(crate) fn planted(texts: &[&Text], bodies: &[Vec<String>]) -> Vec<Text> {
    let mut out = Vec::new();
    for window in [true, false] {
        for half in 0..2 {
            let own = |t: &&&Text| !t.clean && t.window == window && t.half() == half;
            let frames: Vec<&Text> = texts.iter().filter(own).copied().collect();
            for (at, body) in bodies.iter().enumerate().filter(|(at, _)| at % 2 == half) {
                out.extend(frames.get(at % frames.len().max(1)).and_then(|f| planted_in(f, body)));
            }
        }
    }
    out
}

fn planted_in(frame: &Text, body: &[String]) -> Option<Text> {
    let is_body = |label: &char| matches!(label, 'b' | 'p');
    let first = frame.labels.iter().position(is_body)?;
    let last = frame.labels.iter().rposition(is_body)?;
    let mut lines: Vec<&str> = frame.lines[..first].iter().map(String::as_str).collect();
    let mut labels = frame.labels[..first].to_vec();
    // What stands within the frame's own body and is no sentence stands at the same part of this one: links, labels, credits.
    let mut within = inside(frame, first..last).into_iter().peekable();
    for (at, line) in body.iter().enumerate() {
        while let Some((_, run)) =
            within.next_if(|(part, _)| *part * body.len() as f64 <= at as f64)
        {
            lines.extend(frame.lines[run.clone()].iter().map(String::as_str));
            labels.extend(&frame.labels[run]);
        }
        lines.push(line);
        labels.push('b');
    }
    lines.extend(frame.lines[last + 1..].iter().map(String::as_str));
    labels.extend(&frame.labels[last + 1..]);
    let kind = Kind { window: frame.window, clean: false };
    let text = text(&lines, &labels, None, frame.page, kind)?;
    Some(Text { planted: true, ..text })
}

/// The runs of junk without sentences within the body, and after what part of its lines each stands.
fn inside(frame: &Text, body: Range<usize>) -> Vec<(f64, Range<usize>)> {
    let all = frame.labels[body.clone()].iter().filter(|l| **l == 'b').count().max(1) as f64;
    let (mut out, mut done, mut at) = (Vec::new(), 0.0, body.start);
    while at < body.end {
        let run = frame.labels[at..body.end].iter().take_while(|l| **l == 'x').count();
        if run > 0 && !(at..at + run).any(|i| frame.observed.seen[i].prose) {
            out.push((done / all, at..at + run));
        }
        done += f64::from(u8::from(frame.labels[at] == 'b'));
        at += run.max(1);
    }
    out
}

/// The texts of a corpus, `{"text": …}` a line, as lines; those of five or more. At most `most` of them, evenly from the whole
/// file: what stands side by side comes from one paper.
pub(crate) fn bodies(path: &Path, most: usize) -> Result<Vec<Vec<String>>, Box<dyn Error>> {
    const LINES: usize = 5;
    let mut bodies: Vec<Vec<String>> = Vec::new();
    for line in fs::read_to_string(path)?.lines() {
        let value: Value = serde_json::from_str(line)?;
        let text = value["text"].as_str().unwrap_or_default();
        let lines = text.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned);
        bodies.push(lines.collect());
    }
    bodies.retain(|lines| lines.len() >= LINES);
    let step = bodies.len().div_ceil(most.max(1)).max(1);
    Ok(bodies.into_iter().step_by(step).collect())
}

/// What a text is made of.
#[derive(Clone, Copy)]
struct Kind {
    window: bool,
    clean: bool,
}

/// The words of a text in small letters, without marks.
pub(crate) fn fold_words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

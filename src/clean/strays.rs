//! Lines within a text that are none of it whatever they look like: sources of a study, notes, the name above another story.

use std::ops::Range;

use crate::clean::byline;
use crate::clean::junk::Family;
use crate::clean::view::View;

/// So many numbered notes are a list of sources; one or two may be remarks that belong to the text.
const NOTES: usize = 3;

/// So many lines that open with the same one of these are links, of so many words at most.
const INVITES: usize = 3;
const INVITING: [&str; 3] = ["watch", "listen", "read"];
const INVITATION: usize = 14;

/// So many sentences below the start of the text there is no head any more.
const SENTENCES: usize = 3;

/// How far around a line the same label makes an interview of it.
const NEAR: usize = 30;

/// What must be known of the whole text.
pub(super) struct Strays<'a> {
    views: &'a [View],
    /// The text from its first sure paragraph to its last one.
    text: Range<usize>,
    /// Where the head is surely over.
    below: usize,
    /// Do numbered notes stand in it?
    noted: bool,
    /// Which of the words of [`INVITING`] open several lines?
    inviting: [bool; INVITING.len()],
}

impl<'a> Strays<'a> {
    /// Looks at all lines; `text` is where the text surely is.
    pub(super) fn of(views: &'a [View], text: Range<usize>) -> Self {
        let prose = |at: &usize| views.get(*at).is_some_and(|v| v.prose);
        let below = text.clone().filter(prose).nth(SENTENCES).unwrap_or(views.len());
        let noted = views.iter().filter(|view| is_note(view)).count() >= NOTES;
        let inviting =
            INVITING.map(|word| views.iter().filter(|view| invites(view, word)).count() >= INVITES);
        Self { views, text, below, noted, inviting }
    }

    /// Why the line goes, if it is one of them.
    pub(super) fn reason(&self, at: usize) -> Option<&'static str> {
        let view = self.views.get(at).filter(|_| at >= self.below)?;
        match view {
            _ if names_a_study(view) || self.noted && is_note(view) => Some("source of the text"),
            View { family: Some(Family::Checked), .. } if thanks(view) => {
                Some(Family::Checked.reason())
            }
            View { byline: true, prose: false, date: Some(_), .. } => {
                Some("byline of another story")
            }
            _ if self.text.contains(&at) && self.is_column(at)
                || is_exclaimed(view)
                || is_attributed(view) && self.is_only_one(at, is_attributed) =>
            {
                Some(Family::Related.reason())
            }
            _ if INVITING.iter().zip(self.inviting).any(|(word, on)| on && invites(view, word)) => {
                Some(Family::ReadMore.reason())
            }
            _ => None,
        }
    }

    /// "Ana Reyes: The Ferry Is Not Lost Yet": who writes, then the headline. In an interview the name comes again.
    fn is_column(&self, at: usize) -> bool {
        let plain = |view: &&View| !view.prose && !view.ended && view.count >= 7;
        let Some(view) = self.views.get(at).filter(plain) else { return false };
        let Some((name, headline)) = view.text.split_once(": ") else { return false };
        let named = (2..=3).contains(&name.split(' ').count())
            && byline::has_given_name(name)
            && headline.split(' ').count() >= 5;
        let near = at.saturating_sub(NEAR)..(at + NEAR).min(self.views.len());
        named
            && !near
                .filter(|other| *other != at)
                .any(|other| self.views.get(other).is_some_and(|v| v.text.contains(name)))
    }

    /// Is no other line around of this `shape`? Winners and their prizes stand in a list.
    fn is_only_one(&self, at: usize, shape: fn(&View) -> bool) -> bool {
        let mut near = at.saturating_sub(NEAR)..(at + NEAR).min(self.views.len());
        !near.any(|other| other != at && self.views.get(other).is_some_and(shape))
    }
}

/// "Watch the ferry's last journey here." What is said of several things alike is the text's: "Read it in the harbour"; so is what
/// somebody says.
fn invites(view: &View, word: &str) -> bool {
    let rest = view.text.trim_start_matches(['“', '"', '‘', '\'']);
    let said =
        rest.len() < view.text.len() || rest.get(word.len()..).is_some_and(|t| t.starts_with(','));
    (2..=INVITATION).contains(&view.count)
        && view.words.get(0) == word
        && !said
        && !matches!(view.words.get(1), "it" | "them" | "him" | "her" | "for" | "out" | "your")
}

/// "Ana Reyes Makes Rare Appearance At The Quay!": a sentence whose words have capitals as in headlines, and a mark no report ends in.
fn is_exclaimed(view: &View) -> bool {
    if !view.text.ends_with('!') || !(6..=22).contains(&view.count) {
        return false;
    }
    let words = view.text.split(|c: char| c.is_whitespace() || c == '-');
    let (mut long, mut capitals) = (0, 0);
    for word in words.map(|w| w.trim_matches(|c: char| !c.is_alphanumeric())) {
        long += usize::from(word.len() > 3);
        capitals += usize::from(word.len() > 3 && word.starts_with(char::is_uppercase));
    }
    long >= 4 && capitals * 5 >= long * 4 && view.text.contains(char::is_lowercase)
}

/// "Ferries are safe again, says Ana Reyes", "The ferries are safe again, and will stay so: Ana Reyes".
fn is_attributed(view: &View) -> bool {
    const SAID: [&str; 3] = [", says ", ", said ", ", according to "];
    if view.ended || view.credited || !(8..=25).contains(&view.count) {
        return false;
    }
    let behind = |mark: &str| view.text.rsplit_once(mark).map(|(_, name)| name);
    let named = |name: &str| {
        (2..=3).contains(&name.split(' ').count())
            && name.split(' ').all(|word| word.starts_with(char::is_uppercase))
    };
    SAID.iter().find_map(|mark| behind(mark)).is_some_and(named)
        || behind(": ").is_some_and(|name| named(name) && byline::has_given_name(name))
}

/// "More information: Reyes et al, Tides of Varland (2023). DOI: 10.1/2": how a study is cited.
fn names_a_study(view: &View) -> bool {
    let is_number = |word: &str| {
        let number = word.trim_start_matches("https://doi.org/").strip_prefix("10.");
        number.is_some_and(|n| n.starts_with(|c: char| c.is_ascii_digit()) && n.contains('/'))
    };
    let cited = |at: usize| {
        let behind = view.text.get(at + 3..).unwrap_or("").trim_start_matches([':', ' ']);
        behind.split_whitespace().next().is_some_and(is_number)
    };
    ["DOI", "doi"].iter().any(|doi| view.text.match_indices(doi).any(|(at, _)| cited(at)))
}

/// `[3] Reyes to Holt, May 8, 1969, Box 17`.
fn is_note(view: &View) -> bool {
    let number = view.text.strip_prefix('[').and_then(|rest| rest.split_once("] "));
    number.is_some_and(|(number, _)| {
        (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
    })
}

/// "Ana Reyes contributed to this report."
fn thanks(view: &View) -> bool {
    let words = || view.words.iter();
    words().any(|w| w == "contributed") && words().any(|w| matches!(w, "this" | "reporting"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::lines::Line;

    const STORY: &str =
        "The envoy left the island on Friday without an agreement, two officials said.";

    fn reasons(lines: &[&str]) -> Vec<Option<&'static str>> {
        let line = |text: &&str| Line { text: (*text).to_owned(), parted: true };
        let views = View::all(
            std::iter::repeat_n(&STORY, 4).chain(lines).chain(&[STORY]).map(line).collect(),
        );
        let strays = Strays::of(&views, 0..views.len());
        (4..views.len() - 1).map(|at| strays.reason(at)).collect()
    }

    #[test]
    fn sources_go_where_they_are_a_list_or_a_study() {
        let study = "More information: Ana Reyes et al, Tides, Sea (2023). DOI: 10.1/2";
        let notes = ["[1] Holt to Reyes, n.d.", "[2] Holt, p. 5.", "[3] Tides, pp. 4-5."];
        assert_eq!(reasons(&[study]), [Some("source of the text")]);
        assert_eq!(reasons(&notes), [Some("source of the text"); 3]);
        assert_eq!(reasons(&notes[..2]), [None, None]);
        let paid = "The DOI said on Friday that it would pay $10.5 million for the quay.";
        assert_eq!(reasons(&[paid]), [None]);
        assert_eq!(
            reasons(&["Reyes et al. found that the tides had risen by a foot since."]),
            [None]
        );
    }

    #[test]
    fn what_leads_to_another_story_goes() {
        let column = "Anna Miller: The Ferry Is Not Lost Yet";
        assert_eq!(reasons(&[column]), [Some("link to another story")]);
        assert_eq!(reasons(&[column, "Anna Miller: And nor is the crew of it"]), [None, None]);
        let by = "By Anna Miller | October 15, 2023 12:00 PM";
        assert_eq!(reasons(&[by]), [Some("byline of another story")]);
        let exclaimed = "Anna Miller Makes Her First Appearance At The Quay!";
        assert_eq!(reasons(&[exclaimed]), [Some("link to another story")]);
        assert_eq!(reasons(&["What a day it was for the people of Varland!"]), [None]);
        let said = "Ferries will be safe again by the autumn, says Tova Quill";
        assert_eq!(reasons(&[said]), [Some("link to another story")]);
        let prizes = [
            "Best film on a harbour of this country: Tova Quill",
            "Best song on a ferry of this country: Anna Miller",
        ];
        assert_eq!(reasons(&prizes), [None, None]);
        let link = "Watch the ferry's last journey.";
        assert_eq!(reasons(&[link; 2]), [None, None]);
        let said = "“Watch what they do,” said Tova Quill.";
        assert_eq!(reasons(&[said; 3]), [None; 3]);
        assert_eq!(reasons(&[link, STORY, link, STORY, link])[2], Some("link to more"));
        let thanks = "Harbour News' Anna Miller contributed to this report.";
        assert_eq!(reasons(&[thanks]), [Some("note on the making")]);
    }
}

//! Who made a picture: lines that say only that, and captions that end in it.

use crate::clean::byline;
use crate::clean::pattern::Words;
use crate::clean::pattern::hashes;

/// Agencies and picture desks, folded.
const AGENCIES: [&str; 42] = [
    "getty",
    "afp",
    "reuters",
    "ap",
    "epa",
    "shutterstock",
    "istock",
    "unsplash",
    "alamy",
    "dpa",
    "imago",
    "xinhua",
    "ansa",
    "scanpix",
    "bloomberg",
    "flickr",
    "wireimage",
    "zuma",
    "nurphoto",
    "anadolu",
    "pti",
    "ani",
    "upi",
    "pexels",
    "pixabay",
    "adobe",
    "redux",
    "magnum",
    "sipa",
    "abaca",
    "keystone",
    "rex",
    "splash",
    "backgrid",
    "filmmagic",
    "imagn",
    "tass",
    "kyodo",
    "yonhap",
    "app",
    "cnp",
    "lusa",
];

/// Words that stand beside an agency in a credit.
const BESIDE: [&str; 30] = [
    "images",
    "image",
    "photo",
    "photos",
    "press",
    "associated",
    "news",
    "stock",
    "wire",
    "pool",
    "via",
    "the",
    "plus",
    "for",
    "file",
    "handout",
    "agency",
    "and",
    "of",
    "courtesy",
    "by",
    "picture",
    "alliance",
    "media",
    "usa",
    "today",
    "sports",
    "network",
    "pa",
    "creative",
];

static AGENCY_HASHES: [u64; AGENCIES.len()] = hashes(&AGENCIES);
static BESIDE_HASHES: [u64; BESIDE.len()] = hashes(&BESIDE);

/// Labels of a credit.
const LABELS: [&str; 30] = [
    "photo",
    "photos",
    "image",
    "images",
    "picture",
    "pictures",
    "illustration",
    "illustrations",
    "graphic",
    "credit",
    "credits",
    "image credit",
    "image credits",
    "photo credit",
    "photo credits",
    "picture credit",
    "photograph",
    "photography",
    "file photo",
    "foto",
    "fotos",
    "bild",
    "photo by",
    "photos by",
    "photograph by",
    "illustration by",
    "image source",
    "photo courtesy",
    "source",
    "courtesy",
];

/// Does the line say only who made a picture?
pub(super) fn is_credit(raw: &str, words: &Words) -> bool {
    let n = words.len();
    let bare = raw.trim_matches(['(', ')', '[', ']', ' ', '*']);
    // "Photo: Ana Reyes"
    if let Some(at) = bare.find([':', '/', '|', '©']) {
        let left = bare.get(..at).unwrap_or_default();
        if left.len() <= 20 && LABELS.contains(&Words::of(left, 4).joined()) && n <= 18 {
            return !raw.ends_with(['?', '!']);
        }
    }
    // "Photo by Ana Reyes", "Photograph by Ana Reyes"
    if n <= 14
        && matches!(
            words.get(0),
            "photo"
                | "photos"
                | "photograph"
                | "photographs"
                | "illustration"
                | "image"
                | "images"
                | "picture"
                | "graphic"
                | "photography"
                | "illustrations"
                | "video"
        )
        && matches!(words.get(1), "by" | "courtesy" | "via" | "credit")
        && n >= 3
    {
        return true;
    }
    if n <= 12 && words.get(0) == "courtesy" && words.get(1) == "of" {
        return true;
    }
    n <= 12
        && !raw.ends_with(['.', '!', '?'])
        && (is_name_and_house(bare) || names_an_agency(raw, words))
}

/// Only an agency, or a name and an agency with a slash, a bar or "via" between.
fn names_an_agency(raw: &str, words: &Words) -> bool {
    let agency = |w: &u64| AGENCY_HASHES.contains(w);
    let count = words.hashes().iter().filter(|w| agency(w)).count();
    let associated =
        || words.iter().zip(words.iter().skip(1)).any(|(a, b)| a == "associated" && b == "press");
    if count == 0 && !associated() {
        return false;
    }
    if words.hashes().iter().all(|w| agency(w) || BESIDE_HASHES.contains(w)) {
        // Lone words that are words of the language too ("App", "Rex") are no credit, nor are small letters ("ePA").
        let capital = raw.trim_start_matches(['(', '[', ' ']).starts_with(char::is_uppercase);
        return words.len() > 1
            || capital
                && matches!(
                    words.get(0),
                    "getty"
                        | "afp"
                        | "reuters"
                        | "epa"
                        | "shutterstock"
                        | "istock"
                        | "unsplash"
                        | "alamy"
                        | "dpa"
                        | "xinhua"
                        | "ap"
                        | "pti"
                        | "ani"
                        | "bloomberg"
                        | "anadolu"
                );
    }
    let rest = raw.split(['/', '|', '©']).next().unwrap_or_default();
    is_marked(raw, words)
        && rest
            .split_whitespace()
            .filter(|w| w.starts_with(char::is_lowercase) && w.len() > 3)
            .count()
            <= 1
}

/// Is there what stands between a name and an agency?
fn is_marked(raw: &str, words: &Words) -> bool {
    raw.contains(['/', '|', '©']) || words.iter().any(|w| w == "via")
}

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::clean) enum Ending {
    /// In no credit.
    Plain,
    /// As captions end, and the last paragraph of an agency's story, too: "… on Sunday. Reuters".
    Credit,
    /// As nothing but a caption does: "… on Sunday. (AP Photo/Ana Reyes)", "… on Sunday.Ana Reyes / Getty Images".
    Caption,
}

/// Does a sentence end in a credit: "… on Sunday. (AP Photo/Ana Reyes)", "… in March. Reuters", "… Ana Reyes/Getty Images"?
pub(in crate::clean) fn ending(raw: &str) -> Ending {
    // "… (AP Photo/Ana Reyes) less": the button that folds it is glued on.
    let raw = raw.strip_suffix(") less").map_or(raw, |bare| raw.get(..=bare.len()).unwrap_or(raw));
    if raw.ends_with([')', ']'])
        && let Some(open) = raw.rfind(['(', '['])
    {
        return bracketed(raw.get(open + 1..raw.len() - 1).unwrap_or_default());
    }
    if let Some(at) = label(raw) {
        let before = raw.get(..at).unwrap_or_default().trim_end();
        let parted = before.ends_with(['.', '!', '?', '”', '"', '’', ')']) && before.len() > 20;
        return if parted { Ending::Caption } else { Ending::Credit };
    }
    // What stands after the last sentence.
    let cut = raw.rfind(['.', '!', '?', '”', '"', '—', '–', ')']).unwrap_or(0);
    let tail =
        raw.get(cut..).unwrap_or_default().trim_start_matches(|c: char| !c.is_alphanumeric());
    if tail.is_empty() {
        return Ending::Plain;
    }
    if cut > 0 {
        let words = Words::of(tail, 16);
        if words.len() <= 8 && names_an_agency(tail, &words) {
            let sure =
                words.len() > 1 && (is_marked(tail, &words) || words.iter().any(|w| w == "images"));
            return if sure { Ending::Caption } else { Ending::Credit };
        }
    }
    // All that follows has a slash.
    let Some((_, last)) = raw.rsplit_once('/') else { return Ending::Plain };
    // "… at the quay.Ana Reyes / Harbour Films": initials have points, too.
    if let Some(left) = raw.rfind('/').and_then(|slash| raw.get(..slash))
        && let Some(tail) = left.rfind(['.', '!', '?', '”', '"']).and_then(|stop| raw.get(stop..))
        && is_name_and_house(tail.trim_start_matches(|c: char| !c.is_alphanumeric()))
    {
        return Ending::Caption;
    }
    // "… a file pictureAna Reyes/Reuters": glued without a stop.
    let words = Words::of(last, 8);
    let agency = words.len() >= 1
        && words.len() <= 4
        && words.hashes().iter().all(|w| AGENCY_HASHES.contains(w) || BESIDE_HASHES.contains(w))
        && words.hashes().iter().any(|w| AGENCY_HASHES.contains(w));
    if agency { Ending::Credit } else { Ending::Plain }
}

/// Does it say itself that it is the words to a picture: "From left, Ana Reyes and", "In this photo", "Image caption"?
pub(in crate::clean) fn says_picture(raw: &str, words: &Words) -> bool {
    const PICTURES: [&str; 9] = [
        "photo",
        "image",
        "picture",
        "photograph",
        "frame",
        "grab",
        "sketch",
        "rendering",
        "footage",
    ];
    const SIDES: [&str; 6] =
        ["(l-r)", "(l-r:", "(l to r)", "(from left", "(left to right", "(clockwise from"];
    let word = |at: usize| words.get(at);
    let side = matches!(
        (word(0), word(1), word(2)),
        ("from", "left" | "right", _)
            | ("left" | "clockwise", "to" | "from", "right" | "top" | "left")
    );
    let shown =
        word(0) == "in" && word(1) == "this" && (2..6).any(|at| PICTURES.contains(&word(at)));
    let labelled = matches!(word(0), "image" | "photo" | "video") && word(1) == "caption";
    labelled
        || (side || shown) && words.len() >= 6
        || raw.contains('(') && {
            let small = raw.to_lowercase();
            SIDES.iter().any(|side| small.contains(side))
        }
}

/// The same of what stands in the brackets that a line ends in.
fn bracketed(inner: &str) -> Ending {
    let words = Words::of(inner, 20);
    if words.len() > 12 {
        return Ending::Plain;
    }
    let picture = |w: &str| matches!(w, "photo" | "photos" | "photograph" | "handout");
    let labelled =
        inner.contains([':', '/']) || words.iter().any(|w| matches!(w, "by" | "via" | "courtesy"));
    let credit = is_credit(inner, &words);
    if is_name_and_house(inner) || labelled && (credit || words.iter().any(picture)) {
        return Ending::Caption;
    }
    let agency = words.len() <= 4
        && inner.starts_with(char::is_uppercase)
        && words.iter().any(|w| AGENCIES.contains(&w) && w != "app");
    let about =
        words.iter().any(|w| picture(w) || matches!(w, "credit" | "image" | "courtesy" | "file"));
    if credit || agency || about { Ending::Credit } else { Ending::Plain }
}

/// A name of two to four words and a paper's or a firm's, a slash between: "Ana Reyes / Senna Times", "Ana Reyes/Senna Times/Pool",
/// "AP / Ana Reyes".
fn is_name_and_house(text: &str) -> bool {
    let Some((first, rest)) = text.split_once('/') else { return false };
    let (first, rest) = (first.trim(), rest.trim_end_matches('/').trim_matches(['/', ' ']));
    is_name(first) && !rest.is_empty() && rest.split('/').all(|part| is_house(part.trim()))
        || is_acronym(first) && is_name(rest) && byline::has_given_name(rest)
}

fn is_name(text: &str) -> bool {
    let capital = |word: &str| {
        word.starts_with(char::is_uppercase) && !word.chars().any(|c| c.is_ascii_digit())
    };
    (2..=4).contains(&text.split(' ').count()) && text.split(' ').all(capital)
}

fn is_acronym(text: &str) -> bool {
    (2..=6).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase())
}

fn is_house(text: &str) -> bool {
    let small = |word: &str| matches!(word, "of" | "the" | "for" | "via" | "file" | "de" | "and");
    text.starts_with(char::is_uppercase)
        && text.split(' ').count() <= 6
        && text.split(' ').all(|word| word.starts_with(char::is_uppercase) || small(word))
}

/// Where a label of a credit stands at the end of the line, a few words behind it: "… at the quay. Photograph: Ana Reyes".
fn label(raw: &str) -> Option<usize> {
    const ENDS: [&str; 13] = [
        "Photo: ",
        "Photograph: ",
        "Credit: ",
        "Credit:",
        "Photo by ",
        "Image: ",
        "Photograph by ",
        "Photograph courtesy of ",
        "Photo courtesy of ",
        "Picture: ",
        "Image credit: ",
        "Photo credit: ",
        "Courtesy of ",
    ];
    let low = raw.rmatch_indices(' ').nth(9).map_or(0, |(at, _)| at + 1);
    let tail = raw.get(low..).unwrap_or_default();
    if !tail.contains(':') && !tail.contains(" by ") && !tail.contains(" of ") {
        return None;
    }
    // To see that there is none takes a fraction of the time that it takes to find the last one.
    let there = ENDS.iter().filter(|label| tail.contains(**label));
    let starts = there.filter_map(|label| tail.rfind(label)).map(|at| low + at);
    starts.filter(|at| *at > 0).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_end_in_credits_that_paragraphs_do_not_end_in() {
        for caption in [
            "The envoy leaves the quay at Senna on Sunday. (AP Photo/Ana Reyes)",
            "The envoy leaves the quay at Senna. (Ana Reyes / Senna Times)",
            "The envoy leaves the quay at Senna [Ana Reyes/Reuters]",
            "The envoy leaves the quay. (Ana Reyes/Senna Times/Pool)",
            "The envoy, who is ill, leaves the quay at Senna. Credit: Ana Reyes",
            "The envoy leaves the quay at Senna on Sunday. AFP via Getty Images",
            "The envoy leaves the quay at Senna on Sunday.Ana Reyes / Harbour Films",
            "Mr. Holt leaves the quay at Senna on Sunday.J. Ana Reyes / AP file",
            "The quay of Senna at dawn (Image: Getty)",
            "The quay of Senna in a scene of “The Ferry.”Ana Reyes / F24",
            "The envoy leaves the quay at Senna. (AP Photo/Ana Reyes) less",
        ] {
            assert_eq!(ending(caption), Ending::Caption, "{caption}");
        }
        for maybe in [
            "The envoy left Senna without a deal, the ministry said. Reuters",
            "The envoy left Senna without a deal, the ministry said. (AFP)",
            "The envoy at the quay (file)",
            "The envoy at the quay Credit: Ana Reyes",
        ] {
            assert_eq!(ending(maybe), Ending::Credit, "{maybe}");
        }
        for plain in [
            "The envoy left Senna without a deal, the ministry said.",
            "The choice lies between the Senna Party and/or Harbour Union.",
            "Fuel: high-pressure direct injection (2,175 psi / 150 bar)",
            "He spoke of his image (and of a file on his desk).",
            "Die elektronische Akte kam mit Verspätung (ePA)",
        ] {
            assert_eq!(ending(plain), Ending::Plain, "{plain}");
        }
    }
}

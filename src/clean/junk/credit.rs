//! Who made a picture: lines that say only that, and captions that end in it.

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
        if left.len() <= 20 && LABELS.contains(&Words::of(left, 4).joined().as_str()) && n <= 18 {
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
    n <= 12 && !raw.ends_with(['.', '!', '?']) && names_an_agency(raw, words)
}

/// Only an agency, or a name and an agency with a slash, a bar or "via" between.
fn names_an_agency(raw: &str, words: &Words) -> bool {
    let agency = |w: &u64| AGENCY_HASHES.contains(w);
    let count = words.hashes().iter().filter(|w| agency(w)).count();
    let associated =
        words.iter().zip(words.iter().skip(1)).any(|(a, b)| a == "associated" && b == "press");
    if count == 0 && !associated {
        return false;
    }
    if words.hashes().iter().all(|w| agency(w) || BESIDE_HASHES.contains(w)) {
        // Lone words that are words of the language too ("App", "Rex") are no credit.
        return words.len() > 1
            || matches!(
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
    let mark = raw.contains('/')
        || raw.contains('|')
        || words.iter().any(|w| w == "via")
        || raw.contains('©');
    let rest = raw.split(['/', '|', '©']).next().unwrap_or_default();
    mark && rest
        .split_whitespace()
        .filter(|w| w.starts_with(char::is_lowercase) && w.len() > 3)
        .count()
        <= 1
}

/// Does a sentence end in a credit: "… on Sunday. (AP Photo/Ana Reyes)", "… in March. Reuters", "… Ana Reyes/Getty Images"?
pub(in crate::clean) fn ends_in_credit(raw: &str) -> bool {
    if raw.ends_with([')', ']'])
        && let Some(open) = raw.rfind(['(', '['])
    {
        let inner = raw.get(open + 1..raw.len() - 1).unwrap_or_default();
        let words = Words::of(inner, 20);
        return words.len() <= 12
            && (is_credit(inner, &words)
                || words.iter().any(|w| {
                    matches!(
                        w,
                        "photo"
                            | "photos"
                            | "credit"
                            | "image"
                            | "photograph"
                            | "handout"
                            | "courtesy"
                            | "file"
                    )
                })
                || (words.len() <= 4
                    && inner.starts_with(char::is_uppercase)
                    && words.iter().any(|w| AGENCIES.contains(&w) && w != "app")));
    }
    if ends_in_label(raw) {
        return true;
    }
    // What stands after the last sentence.
    let cut = raw.rfind(['.', '!', '?', '”', '"', '—', '–', ')']).unwrap_or(0);
    let tail =
        raw.get(cut..).unwrap_or_default().trim_start_matches(|c: char| !c.is_alphanumeric());
    if tail.is_empty() {
        return false;
    }
    let words = Words::of(tail, 16);
    if words.len() <= 8 && cut > 0 && names_an_agency(tail, &words) {
        return true;
    }
    // "… a file pictureAna Reyes/Reuters": glued without a stop.
    let last = raw.rsplit('/').next().filter(|last| last.len() < raw.len()).unwrap_or_default();
    let words = Words::of(last, 8);
    words.len() >= 1
        && words.len() <= 4
        && words.hashes().iter().all(|w| AGENCY_HASHES.contains(w) || BESIDE_HASHES.contains(w))
        && words.hashes().iter().any(|w| AGENCY_HASHES.contains(w))
}

/// Does the line end in a label of a credit and a few words: "… at the quay. Photograph: Ana Reyes"?
fn ends_in_label(raw: &str) -> bool {
    const ENDS: [&str; 11] = [
        "Photo: ",
        "Photograph: ",
        "Credit: ",
        "Credit:",
        "Photo by ",
        "Image: ",
        "Photograph by ",
        "Picture: ",
        "Image credit: ",
        "Photo credit: ",
        "Courtesy of ",
    ];
    let low = raw.rmatch_indices(' ').nth(9).map_or(0, |(at, _)| at + 1);
    let tail = raw.get(low..).unwrap_or_default();
    if !tail.contains(':') && !tail.contains(" by ") && !tail.contains(" of ") {
        return false;
    }
    ENDS.iter().any(|label| tail.rfind(label).is_some_and(|at| low + at > 0))
}

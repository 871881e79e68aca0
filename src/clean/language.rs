//! The language of a text, by its smallest words: enough to say whether the engine knows it.

use crate::clean::dump::Fate;
use crate::clean::pattern::hashes;
use crate::clean::view::View;

/// Words that are frequent in one language and rare in the others.
const SMALL: [(&str, [&str; 14]); 10] = [
    (
        "en",
        [
            "the", "of", "and", "to", "that", "was", "with", "for", "has", "from", "by", "were",
            "which", "said",
        ],
    ),
    (
        "de",
        [
            "der", "die", "und", "das", "ist", "nicht", "mit", "von", "den", "auf", "sich", "eine",
            "auch", "dem",
        ],
    ),
    (
        "fr",
        [
            "le", "les", "des", "est", "une", "dans", "pour", "que", "qui", "pas", "sur", "du",
            "au", "avec",
        ],
    ),
    (
        "es",
        [
            "el", "los", "las", "una", "del", "que", "por", "con", "para", "como", "más", "pero",
            "su", "y",
        ],
    ),
    (
        "pt",
        [
            "o", "os", "uma", "não", "que", "com", "para", "do", "da", "em", "mais", "dos", "ao",
            "foi",
        ],
    ),
    (
        "it",
        [
            "il", "che", "di", "una", "per", "non", "del", "della", "sono", "con", "gli", "nel",
            "più", "anche",
        ],
    ),
    (
        "nl",
        [
            "het", "een", "van", "niet", "dat", "zijn", "voor", "met", "ook", "maar", "aan",
            "wordt", "naar", "bij",
        ],
    ),
    (
        "sv",
        [
            "och", "att", "det", "som", "är", "inte", "för", "med", "ett", "har", "av", "till",
            "men", "från",
        ],
    ),
    (
        "pl",
        [
            "nie", "się", "na", "jest", "że", "jak", "przez", "oraz", "dla", "czy", "jego", "był",
            "po", "tym",
        ],
    ),
    (
        "id",
        [
            "yang", "dan", "di", "untuk", "dengan", "tidak", "dari", "pada", "ini", "itu", "dalam",
            "akan", "oleh", "juga",
        ],
    ),
];

/// Their hashes.
static HASHES: [[u64; 14]; SMALL.len()] = {
    let mut out = [[0; 14]; SMALL.len()];
    let mut at = 0;
    while at < out.len() {
        out[at] = hashes(&SMALL[at].1);
        at += 1;
    }
    out
};

const SCRIPTS: [&str; 5] = ["ru", "ar", "ja", "zh", "ko"];

/// The language of what stays, where it is plain.
pub(super) fn language(views: &[View], fates: &[Fate]) -> Option<String> {
    let mut counts = [0usize; SMALL.len()];
    let (mut words, mut foreign, mut letters) = (0usize, [0usize; 5], 0usize);
    let body = views.iter().zip(fates).filter(|(_, fate)| matches!(fate, Fate::Stays(_)));
    for (view, _) in body.take(30) {
        for word in view.words.hashes() {
            words += 1;
            for (small, count) in HASHES.iter().zip(&mut counts) {
                *count += usize::from(small.contains(word));
            }
        }
        for c in view.text.chars().take(400).filter(|c| c.is_alphabetic()) {
            letters += 1;
            let script = match c {
                '\u{400}'..='\u{4ff}' => 0,
                '\u{600}'..='\u{6ff}' => 1,
                '\u{3040}'..='\u{30ff}' => 2,
                '\u{4e00}'..='\u{9fff}' => 3,
                '\u{ac00}'..='\u{d7af}' => 4,
                _ => continue,
            };
            if let Some(count) = foreign.get_mut(script) {
                *count += 1;
            }
        }
        if words > 600 {
            break;
        }
    }
    if let Some((script, _)) =
        SCRIPTS.iter().zip(foreign).find(|(_, n)| *n * 4 > letters && letters > 0)
    {
        return Some((*script).to_owned());
    }
    let (best, count) =
        SMALL.iter().zip(counts).map(|((code, _), n)| (*code, n)).max_by_key(|(_, n)| *n)?;
    (words >= 8 && count * 100 >= words * 6).then(|| best.to_owned())
}

//! Words that end a title, by what they are: verbs, prepositions, pronouns, openers of a sentence.

use crate::text::WordSet;

/// Verbs of speech and thought, in the forms of reports.
#[rustfmt::skip]
static SAYING: WordSet = WordSet::new(&[
    "accused", "acknowledged", "added", "adds", "admitted", "agreed", "alleged", "announced", "announces",
    "argued", "argues", "asked", "asks", "asserted", "assured", "believes", "called", "calls", "cited",
    "claimed", "claims", "clarified", "commented", "concluded", "condemned", "confirmed", "confirms",
    "contended", "criticised", "criticized", "declared", "declined", "defended", "denied", "denies",
    "described", "directed", "disclosed", "emphasised", "emphasized", "explained", "explains", "expressed",
    "hailed", "highlighted", "hinted", "informed", "insisted", "insists", "lamented", "maintained",
    "mentioned", "noted", "notes", "observed", "ordered", "pledged", "pointed", "praised", "promised",
    "recalled", "reiterated", "remarked", "replied", "reported", "responded", "revealed", "said", "says",
    "stated", "stressed", "suggested", "tells", "testified", "thanked", "thinks", "told", "tweeted",
    "underlined", "underscored", "urged", "vowed", "warned", "wrote",
]);

/// Is `word` a verb of speech?
pub(super) fn is_saying(word: &str) -> bool {
    SAYING.has_in_any_case(word)
}

/// Verbs, prepositions, pronouns and adverbs that no name of an office goes over.
#[rustfmt::skip]
static STOPS: WordSet = WordSet::new(&[
    "about", "above", "according", "across", "after", "again", "against", "ago", "all", "almost", "along",
    "already", "also", "although", "always", "am", "amid", "among", "an", "another", "any", "appeared", "are",
    "around", "arrested", "arrived", "as", "attended", "away", "became", "because", "become", "been", "before",
    "began", "being", "below", "between", "both", "brought", "but", "by", "came", "can", "cannot", "come",
    "could", "despite", "did", "do", "does", "doing", "done", "down", "during", "each", "either", "else",
    "even", "ever", "every", "except", "felt", "few", "found", "from", "gave", "get", "gets", "give", "given",
    "gives", "go", "goes", "going", "got", "had", "has", "have", "having", "he", "held", "her", "here", "hers",
    "herself", "him", "himself", "his", "how", "however", "i", "if", "including", "inside", "instead", "into",
    "is", "it", "its", "itself", "just", "kept", "knew", "later", "led", "left", "less", "let", "like",
    "likely", "made", "make", "makes", "many", "may", "me", "met", "might", "mine", "more", "most", "much",
    "must", "my", "near", "nearly", "neither", "never", "no", "none", "nor", "not", "now", "off", "often",
    "once", "one", "only", "onto", "or", "other", "others", "our", "out", "outside", "over", "own", "paid",
    "per", "perhaps", "put", "quite", "ran", "rather", "really", "said", "same", "saw", "say", "saying",
    "says", "see", "seemed", "seems", "seen", "sent", "several", "shall", "she", "should", "since", "so",
    "some", "soon", "spoke", "still", "such", "take", "taken", "takes", "than", "that", "their", "them",
    "then", "there", "these", "they", "this", "those", "though", "through", "throughout", "thus", "till",
    "today", "together", "told", "tomorrow", "tonight", "too", "took", "toward", "towards", "under", "unless",
    "until", "up", "upon", "us", "very", "via", "was", "we", "went", "were", "what", "when", "where",
    "whether", "which", "while", "who", "whom", "whose", "why", "will", "with", "within", "without", "won",
    "would", "yesterday", "yet", "you", "your",
]);

/// Does `word` end a name of an office or of a body?
pub(super) fn is_stop(word: &str) -> bool {
    STOPS.has_in_any_case(word) || is_saying(word)
}

/// Words that open a sentence with a capital and are no part of a name.
#[rustfmt::skip]
static OPENERS: WordSet = WordSet::new(&[
    "a", "additionally", "after", "all", "although", "an", "and", "as", "at", "because", "before", "both",
    "but", "by", "consequently", "currently", "dear", "despite", "during", "earlier", "even", "finally",
    "following", "for", "former", "from", "furthermore", "he", "here", "how", "however", "if", "in", "indeed",
    "instead", "it", "last", "later", "meanwhile", "moreover", "no", "now", "of", "on", "only", "our",
    "recently", "she", "similarly", "since", "so", "some", "that", "the", "their", "then", "there", "this",
    "thus", "to", "today", "under", "we", "when", "while", "with",
]);

/// Is `word` one that opens sentences?
pub(super) fn is_opener(word: &str) -> bool {
    OPENERS.has_in_any_case(word) || is_stop(word)
}

/// Words before a name that are no title, and styles whose letters stand apart.
pub(super) fn is_courtesy(word: &str) -> bool {
    matches!(
        word.strip_suffix('.').unwrap_or(word),
        "Majesty"
            | "Highness"
            | "Excellency"
            | "Holiness"
            | "Eminence"
            | "Mr"
            | "Mrs"
            | "Ms"
            | "Miss"
            | "Madam"
            | "Mme"
            | "Messrs"
            | "HE"
            | "H.E"
            | "H"
            | "E"
            | "HRH"
            | "HH"
            | "HM"
            | "MR"
            | "MRS"
            | "MS"
    )
}

/// Forms of "to be" and of becoming.
pub(super) fn is_copula(word: &str) -> bool {
    matches!(
        word,
        "is" | "was"
            | "are"
            | "were"
            | "be"
            | "been"
            | "being"
            | "became"
            | "become"
            | "becomes"
            | "remains"
            | "remained"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_does_not_matter() {
        assert!(
            is_saying("Said") && is_stop("WITH") && is_opener("Meanwhile") && !is_stop("minister")
        );
    }
}

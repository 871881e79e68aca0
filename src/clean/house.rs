//! What a house says of itself in whole sentences: its offers, its law, who writes for it, where a story comes from. Sentences are
//! what the model trusts, so the forms that hardly any story has are signs by themselves.

use crate::clean::marked::Marked;
use crate::clean::pattern::Words;
use crate::clean::pattern::hash;

/// What a sentence of the house is about, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct House(u16);

/// What words, alone and in pairs, are about.
#[derive(Clone, Copy, Debug)]
enum Mark {
    /// Subscriptions and accounts.
    Offer,
    /// Money for links.
    Pay,
    /// What earns it.
    Earn,
    /// "Independently selected".
    Chosen,
    /// Terms and policies.
    Law,
    /// Rights and permissions.
    Rights,
    /// Where a story comes from.
    Origin,
    /// How the house is reached.
    Contact,
    /// Networks to follow somebody on.
    Follow,
    /// Whose opinion it is.
    Opinion,
    /// "Click here".
    Click,
    /// Appeals for money.
    Support,
    /// Those who write.
    Writer,
    /// What writers do.
    Writes,
    /// Pictures and who took them.
    Picture,
    /// Who made the story beside the writer.
    Made,
}

impl House {
    /// How many bits there are.
    pub(super) const COUNT: usize = 15;

    /// What the line `text` says of the house, whose first words are `words` of `count` in all.
    pub(super) fn of(text: &str, words: &Words, count: usize) -> Self {
        if !(5..=160).contains(&count) {
            return Self::default();
        }
        let hashes = words.hashes();
        let mut marks = [false; 16];
        // A writer is named in the first words: "Ana Reyes is a senior reporter", "Ana Reyes covers".
        let mut written = false;
        for (at, own) in hashes.iter().enumerate() {
            let pair = hashes.get(at + 1).map_or(0, |next| TABLE.of(pair(*own, *next)));
            let bits = TABLE.of(*own) | pair;
            if bits == 0 {
                continue;
            }
            marks.iter_mut().enumerate().for_each(|(bit, on)| *on |= bits >> bit & 1 == 1);
            let has = |mark: Mark| bits >> mark as u16 & 1 == 1;
            written |= (3..18).contains(&at) && has(Mark::Writer)
                || (2..5).contains(&at) && has(Mark::Writes);
        }
        let has = |mark: Mark| marks.get(mark as usize).is_some_and(|on| *on);
        let word = |at: usize| words.get(at);
        let speaks = words.iter().any(|w| ADDRESS.contains(&w));
        let named = text.split_whitespace().take(2).all(|w| w.starts_with(char::is_uppercase));
        let verb =
            (2..5).any(|at| matches!(word(at), "is" | "has" | "writes" | "covers" | "reports"));
        let apart = text.split_whitespace().take(2).any(|w| w.ends_with(','));
        let thanks = (0..6)
            .any(|at| [word(at), word(at + 1), word(at + 2)] == ["contributed", "to", "this"]);
        let story = matches!(word(0), "this" | "the" | "a")
            && [1, 2].iter().any(|at| STORY.contains(&word(*at)));
        let signs = [
            has(Mark::Offer) && speaks,
            has(Mark::Offer),
            has(Mark::Pay) && has(Mark::Earn),
            has(Mark::Chosen),
            has(Mark::Law),
            has(Mark::Rights),
            has(Mark::Origin) && story || has(Mark::Made) || thanks,
            has(Mark::Contact) || matches!(word(0), "email" | "contact") && text.contains('@'),
            has(Mark::Follow) || word(0) == "follow",
            has(Mark::Opinion),
            has(Mark::Click),
            has(Mark::Support) && speaks,
            written && named && verb && !apart,
            NOTES.contains(&word(0)) || matches!((word(0), word(1)), ("editor's", "note")),
            has(Mark::Picture),
        ];
        Self(signs.iter().rev().fold(0, |bits, on| bits << 1 | u16::from(*on)))
    }

    /// Is it about this?
    pub(super) fn has(self, bit: usize) -> bool {
        self.0 >> bit & 1 == 1
    }

    /// Is it about anything that is hardly ever said in a story?
    pub(super) fn is_frame(self) -> bool {
        const SELDOM: u16 = 0b001_1101_1011_1101;
        self.0 & SELDOM != 0
    }
}

/// Words that speak to the reader or for the house.
const ADDRESS: [&str; 10] =
    ["you", "your", "you're", "you'll", "yours", "us", "we", "our", "we're", "we'll"];

/// What a story is called by those who print it.
const STORY: [&str; 12] = [
    "story",
    "article",
    "post",
    "piece",
    "essay",
    "report",
    "column",
    "interview",
    "op-ed",
    "excerpt",
    "content",
    "review",
];

/// What opens a note of the house.
const NOTES: [&str; 5] = ["correction", "clarification", "disclosure", "disclaimer", "corrections"];

const fn pair(a: u64, b: u64) -> u64 {
    a.rotate_left(17) ^ b
}

/// The marks of words and pairs by their hashes.
static TABLE: Marked<2048> = {
    let mut table = Marked::new();
    let mut at = 0;
    while at < MARKS.len() {
        let (first, second, mark) = MARKS[at];
        let own = if second.is_empty() { hash(first) } else { pair(hash(first), hash(second)) };
        table = table.with(own, mark as u16);
        at += 1;
    }
    table
};

/// The words, alone or in pairs.
const MARKS: &[(&str, &str, Mark)] = &[
    ("newsletter", "", Mark::Offer),
    ("newsletters", "", Mark::Offer),
    ("inbox", "", Mark::Offer),
    ("subscribe", "", Mark::Offer),
    ("subscriber", "", Mark::Offer),
    ("subscribers", "", Mark::Offer),
    ("subscription", "", Mark::Offer),
    ("subscriptions", "", Mark::Offer),
    ("unsubscribe", "", Mark::Offer),
    ("spam", "", Mark::Offer),
    ("sign", "up", Mark::Offer),
    ("sign", "in", Mark::Offer),
    ("log", "in", Mark::Offer),
    ("signed", "up", Mark::Offer),
    ("signing", "up", Mark::Offer),
    ("your", "email", Mark::Offer),
    ("your", "e-mail", Mark::Offer),
    ("special", "offers", Mark::Offer),
    ("special", "offer", Mark::Offer),
    ("email", "updates", Mark::Offer),
    ("email", "address", Mark::Offer),
    ("push", "notifications", Mark::Offer),
    ("commission", "", Mark::Pay),
    ("commissions", "", Mark::Pay),
    ("compensation", "", Mark::Pay),
    ("compensated", "", Mark::Pay),
    ("affiliate", "", Mark::Pay),
    ("affiliates", "", Mark::Pay),
    ("a", "share", Mark::Pay),
    ("earn", "", Mark::Earn),
    ("receive", "", Mark::Earn),
    ("receives", "", Mark::Earn),
    ("earns", "", Mark::Earn),
    ("link", "", Mark::Earn),
    ("links", "", Mark::Earn),
    ("purchase", "", Mark::Earn),
    ("purchases", "", Mark::Earn),
    ("retail", "", Mark::Earn),
    ("partnerships", "", Mark::Earn),
    ("buy", "", Mark::Earn),
    ("partners", "", Mark::Earn),
    ("affiliate", "", Mark::Earn),
    ("independently", "selected", Mark::Chosen),
    ("independently", "chosen", Mark::Chosen),
    ("independently", "reviewed", Mark::Chosen),
    ("independently", "tested", Mark::Chosen),
    ("independently", "tests", Mark::Chosen),
    ("independently", "researches", Mark::Chosen),
    ("editorially", "independent", Mark::Chosen),
    ("our", "editors", Mark::Chosen),
    ("editors", "independently", Mark::Chosen),
    ("privacy", "policy", Mark::Law),
    ("privacy", "policies", Mark::Law),
    ("terms", "conditions", Mark::Law),
    ("user", "agreement", Mark::Law),
    ("recaptcha", "", Mark::Law),
    ("use", "cookies", Mark::Law),
    ("uses", "cookies", Mark::Law),
    ("cookie", "policy", Mark::Law),
    ("cookies", "policy", Mark::Law),
    ("to", "copyright", Mark::Rights),
    ("be", "reproduced", Mark::Rights),
    ("be", "republished", Mark::Rights),
    ("be", "rewritten", Mark::Rights),
    ("written", "permission", Mark::Rights),
    ("rights", "reserved", Mark::Rights),
    ("registered", "trademark", Mark::Rights),
    ("registered", "trademarks", Mark::Rights),
    ("trademarks", "of", Mark::Rights),
    ("trademark", "of", Mark::Rights),
    ("fair", "dealing", Mark::Rights),
    ("originally", "appeared", Mark::Origin),
    ("originally", "published", Mark::Origin),
    ("first", "appeared", Mark::Origin),
    ("appeared", "first", Mark::Origin),
    ("first", "published", Mark::Origin),
    ("was", "republished", Mark::Origin),
    ("is", "republished", Mark::Origin),
    ("republished", "with", Mark::Origin),
    ("republished", "here", Mark::Origin),
    ("republished", "from", Mark::Origin),
    ("been", "adapted", Mark::Origin),
    ("was", "produced", Mark::Origin),
    ("was", "updated", Mark::Origin),
    ("been", "updated", Mark::Origin),
    ("was", "corrected", Mark::Origin),
    ("us", "know", Mark::Contact),
    ("contact", "us", Mark::Contact),
    ("news", "tip", Mark::Contact),
    ("news", "tips", Mark::Contact),
    ("email", "us", Mark::Contact),
    ("follow", "him", Mark::Follow),
    ("follow", "her", Mark::Follow),
    ("follow", "them", Mark::Follow),
    ("follow", "us", Mark::Follow),
    ("follow", "me", Mark::Follow),
    ("opinions", "expressed", Mark::Opinion),
    ("views", "expressed", Mark::Opinion),
    ("not", "necessarily", Mark::Opinion),
    ("their", "own", Mark::Opinion),
    ("the", "author's", Mark::Opinion),
    ("and", "opinions", Mark::Opinion),
    ("click", "here", Mark::Click),
    ("clicking", "here", Mark::Click),
    ("tap", "here", Mark::Click),
    ("click", "on", Mark::Click),
    ("link", "below", Mark::Click),
    ("support", "our", Mark::Support),
    ("our", "journalism", Mark::Support),
    ("local", "journalism", Mark::Support),
    ("independent", "journalism", Mark::Support),
    ("your", "support", Mark::Support),
    ("your", "contribution", Mark::Support),
    ("writer", "", Mark::Writer),
    ("reporter", "", Mark::Writer),
    ("journalist", "", Mark::Writer),
    ("correspondent", "", Mark::Writer),
    ("editor", "", Mark::Writer),
    ("columnist", "", Mark::Writer),
    ("analyst", "", Mark::Writer),
    ("author", "", Mark::Writer),
    ("contributor", "", Mark::Writer),
    ("producer", "", Mark::Writer),
    ("photographer", "", Mark::Writer),
    ("blogger", "", Mark::Writer),
    ("editor-in-chief", "", Mark::Writer),
    ("fellow", "", Mark::Writer),
    ("critic", "", Mark::Writer),
    ("freelancer", "", Mark::Writer),
    ("novelist", "", Mark::Writer),
    ("lecturer", "", Mark::Writer),
    ("professor", "", Mark::Writer),
    ("intern", "", Mark::Writer),
    ("anchor", "", Mark::Writer),
    ("covers", "", Mark::Writes),
    ("writes", "about", Mark::Writes),
    ("reports", "on", Mark::Writes),
    ("writes", "for", Mark::Writes),
    ("been", "writing", Mark::Writes),
    ("been", "covering", Mark::Writes),
    ("been", "reporting", Mark::Writes),
    ("specializes", "", Mark::Writes),
    ("specialises", "", Mark::Writes),
    ("writes", "the", Mark::Writes),
    ("reports", "for", Mark::Writes),
    ("pictured", "", Mark::Picture),
    ("photo", "by", Mark::Picture),
    ("photograph", "by", Mark::Picture),
    ("from", "left", Mark::Picture),
    ("file", "photo", Mark::Picture),
    ("courtesy", "of", Mark::Picture),
    ("getty", "images", Mark::Picture),
    ("via", "reuters", Mark::Picture),
    ("via", "getty", Mark::Picture),
    ("ap", "photo", Mark::Picture),
    ("afp", "via", Mark::Picture),
    ("second", "from", Mark::Picture),
    ("screenshot", "", Mark::Picture),
    ("handout", "", Mark::Picture),
    ("image", "caption", Mark::Picture),
    ("photo", "courtesy", Mark::Picture),
    ("reporting", "by", Mark::Made),
    ("editing", "by", Mark::Made),
    ("contributed", "reporting", Mark::Made),
    ("additional", "reporting", Mark::Made),
    ("syndicated", "feed", Mark::Made),
    ("auto-generated", "from", Mark::Made),
    ("additional", "editing", Mark::Made),
    ("reached", "at", Mark::Contact),
    ("reached", "via", Mark::Contact),
    ("email", "at", Mark::Contact),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, is_frame: bool) {
        let words = Words::of(line, 61);
        let house = House::of(line, &words, line.split_whitespace().count());
        assert_eq!(house.is_frame(), is_frame, "{line}");
    }

    #[test]
    fn offers_law_and_writers_are_the_house() {
        check("No spam, we promise: unsubscribe whenever you like.", true);
        check("If you buy something through a link here, we may earn a commission.", true);
        check("By submitting this form you accept our privacy policy and conditions.", true);
        check("Ana Reyes is a senior reporter who covers the harbours of Varland.", true);
        check("Each of these lamps was independently selected by the people at the Post.", true);
    }

    #[test]
    fn stories_are_not() {
        check("Reyes could not be reached for comment on Friday.", false);
        check("Anna Holt, a professor at Senna, is the author of the report.", false);
        check("The talks on the terms of the ceasefire went on for a week.", false);
        check("She wrote on Twitter that the ferry had left without her.", false);
    }
}

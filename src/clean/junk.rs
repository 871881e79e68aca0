//! Lines that are no part of an article, by their form: each family with a guard on its length, so that prose passes.

use crate::clean::pattern::Words;
use crate::clean::pattern::hashes;
use crate::clean::pattern::is_address;
use crate::clean::pattern::is_net;
use crate::clean::pattern::is_number;
use crate::clean::pattern::matches;

mod credit;
mod families;
mod table;

pub(super) use crate::clean::junk::credit::Ending;
pub(super) use crate::clean::junk::credit::ending;
pub(super) use crate::clean::junk::credit::says_picture;
use crate::clean::junk::families::PATTERNS;

/// What a line is by its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    /// "Advertisement", "Google Ads | Google Ads", "Story continues below".
    Ad,
    /// "We may earn a commission…".
    Affiliate,
    /// "Buy on Amazon", "$26 at Sephora".
    Shop,
    /// "Facebook Twitter Email", "Share this story".
    Share,
    /// "Follow us on…".
    Follow,
    /// "View this post on…".
    Embed,
    /// "36 Comments", "1.2k views", "Reply", "Like".
    Counter,
    /// "View comments", "Leave a reply", "Your email address will not be published".
    Comments,
    /// "Read more", "Continue reading".
    ReadMore,
    /// "Also read: …".
    Related,
    /// "Related articles", "Most popular".
    RelatedHead,
    /// "Next", "Back to top", "Image 1 of 5".
    Pager,
    /// "Sign up for our newsletter…".
    Newsletter,
    /// "Subscribe", "Sign in", "Enter your email".
    Subscribe,
    /// "This content is for subscribers only".
    Paywall,
    /// "Get the app", "Click here to…".
    App,
    /// "Listen to this article", "Play video", "2:49".
    Player,
    /// "Photo: Name", "Name/Agency".
    Credit,
    /// "View image in fullscreen".
    CaptionUi,
    /// "5 min read".
    ReadingTime,
    /// "16 hours ago".
    Ago,
    /// "Edited by…", "With inputs from…".
    Checked,
    /// "About the author", "See full bio".
    Author,
    /// A lone address, "@name".
    Address,
    /// "© 2023…", "All rights reserved".
    Copyright,
    /// "We use cookies…".
    Cookies,
    /// "Privacy policy", "About us".
    Site,
    /// "Was this article helpful?", "Got a tip?".
    Feedback,
    /// "Tags: …".
    Tags,
    /// "Home / World / Asia".
    Breadcrumb,
    /// No letters at all.
    Symbols,
    /// "Close", "Menu", "Search".
    Interface,
    /// "The post … appeared first on …".
    Syndicated,
}

impl Family {
    /// How many there are.
    pub(super) const COUNT: usize = 33;

    /// The reason that is shown beside a line that was taken out.
    pub(super) fn reason(self) -> &'static str {
        match self {
            Self::Ad => "advertisement",
            Self::Affiliate => "note on links that pay",
            Self::Shop => "shop link",
            Self::Share => "share bar",
            Self::Follow => "\"follow us\"",
            Self::Embed => "frame of an embedded post",
            Self::Counter => "counter or reaction",
            Self::Comments => "comment section",
            Self::ReadMore => "link to more",
            Self::Related => "link to another story",
            Self::RelatedHead => "list of other stories",
            Self::Pager => "navigation",
            Self::Newsletter => "newsletter",
            Self::Subscribe => "subscription or sign-in",
            Self::Paywall => "paywall",
            Self::App => "advertisement for an app or service",
            Self::Player => "player",
            Self::Credit => "photo credit",
            Self::CaptionUi => "picture control",
            Self::ReadingTime => "reading time",
            Self::Ago => "age of the page",
            Self::Checked => "note on the making",
            Self::Author => "about the author",
            Self::Address => "address",
            Self::Copyright => "copyright",
            Self::Cookies => "cookie notice",
            Self::Site => "link of the site",
            Self::Feedback => "request for feedback",
            Self::Tags => "tags",
            Self::Breadcrumb => "path of the section",
            Self::Symbols => "no words",
            Self::Interface => "control of the page",
            Self::Syndicated => "note on where it appeared first",
        }
    }

    /// Is the form one that no line of an article has, or hardly ever? Of sentences fewer forms are sure.
    pub(super) fn is_sure(self, prose: bool) -> bool {
        match self {
            Self::Ad | Self::Copyright | Self::Cookies | Self::Syndicated => true,
            Self::Share
            | Self::Newsletter
            | Self::Related
            | Self::Subscribe
            | Self::Paywall
            | Self::Embed => !prose,
            _ => false,
        }
    }

    /// Does the body of an article end where such a line stands?
    pub(super) fn ends_the_body(self) -> bool {
        matches!(
            self,
            Self::Comments | Self::RelatedHead | Self::Author | Self::Copyright | Self::Tags
        )
    }
}

/// The family of a line, if it has the form of one. `raw` is the line, `words` are its words.
pub(super) fn family(raw: &str, words: &Words) -> Option<Family> {
    let n = words.len();
    if n == 0 || (n <= 4 && !raw.chars().any(char::is_alphabetic)) {
        let time = raw.contains(':') && n == 1 && is_number(words.get(0));
        return Some(if time { Family::Player } else { Family::Symbols });
    }
    if n > 60 {
        return None;
    }
    by_shape(raw, words).or_else(|| by_words(words))
}

/// The first pattern that matches, in the order of the table.
fn by_words(words: &Words) -> Option<Family> {
    let mut known = table::opened_by(*words.hashes().first()?).peekable();
    let mut open = table::open().peekable();
    let bits = table::bits(words.hashes());
    loop {
        let at = match (known.peek(), open.peek()) {
            (Some(a), Some(b)) if a <= b => known.next(),
            (_, Some(_)) => open.next(),
            (Some(_), None) => known.next(),
            (None, None) => return None,
        }?;
        let (family, most, _) = PATTERNS.get(usize::from(at))?;
        if words.len() <= *most
            && table::may_match(at, bits)
            && matches(table::items(at), table::words(), words)
        {
            return Some(*family);
        }
    }
}

/// What no pattern of words can say.
fn by_shape(raw: &str, words: &Words) -> Option<Family> {
    let n = words.len();
    let first = words.get(0);
    if n <= 40 && is_ad_chain(words) {
        return Some(Family::Ad);
    }
    if n <= 14 && words.hashed().all(|(word, hash)| is_net(hash) || is_number(word)) {
        return Some(Family::Share);
    }
    if n == 1 && (first.contains('@') || is_address(first)) {
        return Some(Family::Address);
    }
    if n <= 45
        && (first.starts_with('©')
            || raw.starts_with("(c)")
            || raw.starts_with("(C)")
            || legal(words))
    {
        return Some(Family::Copyright);
    }
    if n <= 10 && is_breadcrumb(raw, words) {
        return Some(Family::Breadcrumb);
    }
    if n <= 24 && credit::is_credit(raw, words) {
        return Some(Family::Credit);
    }
    label(raw, words)
}

/// Two or more of the words of advertising, and nothing else.
fn is_ad_chain(words: &Words) -> bool {
    const AD: [&str; 12] = [
        "ad",
        "ads",
        "advert",
        "adverts",
        "advertisement",
        "advertisements",
        "advertising",
        "sponsored",
        "adchoices",
        "taboola",
        "outbrain",
        "anzeige",
    ];
    const BESIDE: [&str; 4] = ["google", "by", "links", "content"];
    static ADS: [u64; AD.len()] = hashes(&AD);
    let is_ad = |hash: u64| ADS.contains(&hash);
    words.hashes().iter().any(|hash| is_ad(*hash))
        && words.hashed().all(|(w, hash)| is_ad(hash) || BESIDE.contains(&w) || is_number(w))
}

fn legal(words: &Words) -> bool {
    static PHRASES: [&[u64]; 4] = [
        &hashes(&["all", "rights", "reserved"]),
        &hashes(&["may", "not", "be", "published"]),
        &hashes(&["may", "not", "be", "reproduced"]),
        &hashes(&["without", "permission"]),
    ];
    (0..words.len()).any(|at| {
        let rest = words.hashes().get(at..).unwrap_or_default();
        PHRASES.iter().any(|phrase| rest.starts_with(phrase))
    }) || (words.get(0) == "copyright" && words.len() <= 20)
}

fn is_breadcrumb(raw: &str, words: &Words) -> bool {
    const ROOT: [&str; 6] = ["home", "news", "startseite", "accueil", "inicio", "homepage"];
    let marks = raw.matches(['>', '›', '»', '/', '|']).count();
    ROOT.contains(&words.get(0)) && (1..=6).contains(&marks) && !raw.ends_with(['.', '!', '?'])
}

/// A label, then a colon or a bar, then a text: "Also read: Envoy leaves".
fn label(raw: &str, words: &Words) -> Option<Family> {
    const RELATED: [&str; 44] = [
        "also",
        "also read",
        "also see",
        "also watch",
        "must read",
        "read",
        "read also",
        "read more",
        "read next",
        "see",
        "see also",
        "see more",
        "watch",
        "watch also",
        "watch more",
        "more",
        "more on this",
        "related",
        "related article",
        "related articles",
        "related story",
        "related stories",
        "related coverage",
        "related news",
        "related post",
        "related content",
        "related video",
        "related link",
        "related links",
        "related reading",
        "recommended",
        "recommended for you",
        "recommended reading",
        "you may like",
        "you may also like",
        "you might also like",
        "don't miss",
        "further reading",
        "in case you missed it",
        "icymi",
        "trending",
        "read this",
        "up next",
        "what to read next",
    ];
    const TAGS: [&str; 12] = [
        "tags",
        "tag",
        "topics",
        "topic",
        "filed under",
        "categories",
        "category",
        "keywords",
        "posted in",
        "more on",
        "related topics",
        "in this story",
    ];
    let parts = |c| matches!(c, ':' | '|' | '–' | '—' | '»' | '>');
    let dash = || if raw.contains(" - ") { raw.find(" - ") } else { None };
    let at = raw.find(parts).or_else(dash)?;
    let left = raw.get(..at)?;
    if left.len() > 32 || left.is_empty() {
        return None;
    }
    let right = raw.get(at..)?.trim_matches(|c: char| !c.is_alphanumeric());
    let left = Words::of(left, 8);
    let n = words.len();
    if n <= 30 && TAGS.contains(&left.joined()) {
        return Some(Family::Tags);
    }
    if n <= 26 && !right.is_empty() && RELATED.contains(&left.joined()) {
        return Some(Family::Related);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<Family>) {
        assert_eq!(family(line, &Words::of(line, 61)), expected, "{line}");
    }

    #[test]
    fn advertising() {
        check("Google Ads | Google Ads | Google Ads", Some(Family::Ad));
        check("ADVERTISEMENT 2", Some(Family::Ad));
        check("Story continues below advertisement", Some(Family::Ad));
        check("Scroll to continue with content", Some(Family::Ad));
        check(
            "The post Envoy leaves Senna appeared first on Daily Harbour.",
            Some(Family::Syndicated),
        );
        check("The ads ran for a week in the capital.", None);
    }

    #[test]
    fn sharing() {
        check("Facebook Twitter WhatsApp Email", Some(Family::Share));
        check("Share on Facebook (Opens in new window)", Some(Family::Share));
        check("Click to share on Twitter (Opens in new window)", Some(Family::Share));
        check("Share", Some(Family::Share));
        check("Twitter said it would appeal.", None);
    }

    #[test]
    fn links_to_others() {
        check("Also read: Envoy leaves without a deal", Some(Family::Related));
        check("READ MORE | Ferry lost off Senna", Some(Family::Related));
        check("Related Articles", Some(Family::RelatedHead));
        check("Read more", Some(Family::ReadMore));
        check("Related to the late king by marriage, he ruled: nobody minded.", None);
        check("He was told: read the treaty.", None);
    }

    #[test]
    fn newsletters_and_walls() {
        check("Sign up for our daily newsletter and never miss a story", Some(Family::Newsletter));
        check("Subscribe now", Some(Family::Subscribe));
        check("This content is for subscribers only", Some(Family::Paywall));
        check(
            "The rebels joined the talks after an email from the envoy's office was leaked.",
            None,
        );
    }

    #[test]
    fn law_and_site() {
        check("© 2024 Daily Harbour", Some(Family::Copyright));
        check("Copyright The Senna Post. All rights reserved.", Some(Family::Copyright));
        check("Privacy Policy", Some(Family::Site));
        check(
            "The party said all rights would be reserved for citizens by the privacy policy law.",
            None,
        );
    }

    #[test]
    fn credits() {
        check("Photo: Ana Reyes", Some(Family::Credit));
        check("(Image credit: Harbour Studios)", Some(Family::Credit));
        check("Ana Reyes/Reuters", Some(Family::Credit));
        check("Ana Reyes / Getty Images", Some(Family::Credit));
        check("(Ada Quill / Senna Times)", Some(Family::Credit));
        check("Ada Quill/Daily Harbour", Some(Family::Credit));
        check("AP / Ana Reyes", Some(Family::Credit));
        check("Ferries / Trains", None);
        check("Getty Images", Some(Family::Credit));
        check("Reuters reported the deal first.", None);
    }

    #[test]
    fn counters_and_marks() {
        check("36 Comments", Some(Family::Counter));
        check("2:49", Some(Family::Player));
        check("|", Some(Family::Symbols));
        check("5 min read", Some(Family::ReadingTime));
        check("16 hours ago", Some(Family::Ago));
        check("Two hours ago the minister was at home.", None);
    }
}

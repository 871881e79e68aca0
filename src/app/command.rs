//! Everything the user can tell the program to do: one row each, from which the keymap's names, the help page
//! and the README's table are made.

mod sorts;

/// What the user wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is described in its row of COMMANDS, which the help shows")]
pub enum Command {
    LineDown,
    LineUp,
    PageDown,
    PageUp,
    HalfDown,
    HalfUp,
    ParagraphNext,
    ParagraphPrevious,
    Top,
    Bottom,
    Pick(u8),
    TargetNext,
    TargetPrevious,
    TargetFirst,
    TargetLast,
    TargetHere,
    MentionNext,
    MentionPrevious,
    PersonNext,
    PersonPrevious,
    TitleNext,
    TitlePrevious,
    CountryNext,
    CountryPrevious,
    Search,
    Hint,
    JumpBack,
    JumpForward,
    MarkSet,
    MarkGo,
    Card,
    Contexts,
    Why,
    Links,
    Quotes,
    QuoteNext,
    QuotePrevious,
    Copy,
    CopyWithSource,
    Save,
    Watch,
    Merge,
    Split,
    Rename,
    Retitle,
    Hide,
    Nobody,
    Undo,
    PanelFocus,
    PanelHide,
    Choose,
    Preview,
    Fold,
    FoldHere,
    Sort,
    Marks,
    Dropped,
    Wider,
    Narrower,
    PanelWider,
    PanelNarrower,
    Justify,
    Hyphenate,
    Mouse,
    Zen,
    ArticleNext,
    ArticlePrevious,
    ArticleList,
    News,
    Reload,
    Browse,
    Palette,
    Help,
    LetGo,
    Back,
    Quit,
    Suspend,
    Redraw,
}

/// The groups of the help page, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Moving through the text.
    Read,
    /// The walk from mention to mention.
    People,
    /// Card, contexts, copies.
    Closer,
    /// What the user sets right.
    Correct,
    /// The panel beside the text.
    Panel,
    /// How the page looks.
    Page,
    /// From article to article, and out.
    Folder,
}

impl Group {
    /// All groups, in the order of the help page.
    pub const ALL: [Self; 7] = [
        Self::Read,
        Self::People,
        Self::Closer,
        Self::Correct,
        Self::Panel,
        Self::Page,
        Self::Folder,
    ];

    /// Its heading.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Read => "READ",
            Self::People => "PEOPLE",
            Self::Closer => "LOOK CLOSER",
            Self::Correct => "CORRECT",
            Self::Panel => "PANEL",
            Self::Page => "PAGE",
            Self::Folder => "FOLDER",
        }
    }
}

/// One command as the keymap, the help and the README know it.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The command.
    pub command: Command,
    /// Its name in the keymap.
    pub name: &'static str,
    /// Its group.
    pub group: Group,
    /// Its phrase on the help page; neighbours with one phrase share a line there.
    pub phrase: &'static str,
    /// What it does, in a sentence.
    pub sentence: &'static str,
}

const fn row(
    command: Command,
    name: &'static str,
    group: Group,
    phrase: &'static str,
    sentence: &'static str,
) -> Row {
    Row { command, name, group, phrase, sentence }
}

/// Every command, in the order of the help page.
pub const COMMANDS: &[Row] = {
    use Command as C;
    use Group as G;
    &[
        row(C::LineDown, "line-down", G::Read, "line", "One line down, or to the next row."),
        row(C::LineUp, "line-up", G::Read, "line", "One line up, or to the row before."),
        row(C::PageDown, "page-down", G::Read, "page", "One page down."),
        row(C::PageUp, "page-up", G::Read, "page", "One page up."),
        row(C::HalfDown, "half-down", G::Read, "half a page", "Half a page down."),
        row(C::HalfUp, "half-up", G::Read, "half a page", "Half a page up."),
        row(C::ParagraphNext, "paragraph-next", G::Read, "paragraph", "To the next paragraph."),
        row(
            C::ParagraphPrevious,
            "paragraph-previous",
            G::Read,
            "paragraph",
            "To the paragraph before.",
        ),
        row(C::Top, "top", G::Read, "top, end", "To the top."),
        row(C::Bottom, "bottom", G::Read, "top, end", "To the end."),
        row(
            C::Search,
            "search",
            G::Read,
            "search",
            "Search; n and N step through what is found. In panel and list: leave only some rows.",
        ),
        row(C::JumpBack, "jump-back", G::Read, JUMP, "Back to where you jumped from."),
        row(C::JumpForward, "jump-forward", G::Read, JUMP, "Forward again."),
        row(C::MarkSet, "mark-set", G::Read, MARK, "Set a mark: a letter follows."),
        row(C::MarkGo, "mark-go", G::Read, MARK, "To a mark: its letter follows."),
        row(
            C::Pick(1),
            "pick-1",
            G::People,
            PICK,
            "Make the first person of the panel the target.",
        ),
        row(C::Pick(2), "pick-2", G::People, PICK, "Make the second person the target."),
        row(C::Pick(3), "pick-3", G::People, PICK, "Make the third person the target."),
        row(C::Pick(4), "pick-4", G::People, PICK, "Make the fourth person the target."),
        row(C::Pick(5), "pick-5", G::People, PICK, "Make the fifth person the target."),
        row(C::Pick(6), "pick-6", G::People, PICK, "Make the sixth person the target."),
        row(C::Pick(7), "pick-7", G::People, PICK, "Make the seventh person the target."),
        row(C::Pick(8), "pick-8", G::People, PICK, "Make the eighth person the target."),
        row(C::Pick(9), "pick-9", G::People, PICK, "Make the ninth person the target."),
        row(C::TargetNext, "target-next", G::People, STEP, "To the next mention of the target."),
        row(
            C::TargetPrevious,
            "target-previous",
            G::People,
            STEP,
            "To the mention of the target before.",
        ),
        row(
            C::TargetFirst,
            "target-first",
            G::People,
            "first, last mention",
            "To the first mention of the target.",
        ),
        row(
            C::TargetLast,
            "target-last",
            G::People,
            "first, last mention",
            "To the last mention of the target.",
        ),
        row(C::MentionNext, "mention-next", G::People, ANY, "To the next mention of anyone."),
        row(
            C::MentionPrevious,
            "mention-previous",
            G::People,
            ANY,
            "To the mention of anyone before.",
        ),
        row(C::PersonNext, "person-next", G::People, KIND, "To the next person."),
        row(C::TitleNext, "title-next", G::People, KIND, "To the next title."),
        row(C::CountryNext, "country-next", G::People, KIND, "To the next country."),
        row(C::PersonPrevious, "person-previous", G::People, BEFORE, "To the person before."),
        row(C::TitlePrevious, "title-previous", G::People, BEFORE, "To the title before."),
        row(C::CountryPrevious, "country-previous", G::People, BEFORE, "To the country before."),
        row(
            C::TargetHere,
            "target-here",
            G::People,
            "the one at the cursor",
            "Make the mention at the cursor the target.",
        ),
        row(
            C::Hint,
            "hint",
            G::People,
            "pick one on the screen",
            "Put letters on the mentions: type them to make one the target.",
        ),
        row(C::Card, "card", G::Closer, "card", "The card of the person at hand."),
        row(
            C::Contexts,
            "contexts",
            G::Closer,
            "contexts",
            "Every mention of the target in a line each.",
        ),
        row(
            C::Quotes,
            "quotes",
            G::Closer,
            "quotes",
            "What the target says in a line each; with nobody as the target, what all say.",
        ),
        row(C::QuoteNext, "quote-next", G::Closer, QUOTE, "To the next quote of the target."),
        row(
            C::QuotePrevious,
            "quote-previous",
            G::Closer,
            QUOTE,
            "To the quote of the target before.",
        ),
        row(
            C::Links,
            "links",
            G::Closer,
            "links",
            "The links of the article in a line each: Enter opens the chosen one, y copies it.",
        ),
        row(
            C::Why,
            "why",
            G::Closer,
            "why it is marked",
            "Why the mention at the cursor was found, and why a title is its holder’s.",
        ),
        row(C::Copy, "copy", G::Closer, COPY, "Copy the sentence at the cursor."),
        row(
            C::CopyWithSource,
            "copy-with-source",
            G::Closer,
            COPY,
            "Copy the sentence with speaker and source.",
        ),
        row(
            C::Save,
            "save",
            G::Closer,
            "save: brief, page, data",
            "Save the article: as a brief, a page, text, data.",
        ),
        row(
            C::Watch,
            "watch",
            G::Correct,
            "watch, or no longer",
            "Watch the person at hand in every article, or stop. In the list: leave only articles with somebody watched.",
        ),
        row(
            C::Merge,
            "merge",
            G::Correct,
            "is somebody else",
            "Say whom the person at hand is the same as.",
        ),
        row(
            C::Split,
            "split",
            G::Correct,
            "is not this one’s name",
            "Make the name at the cursor a person of its own.",
        ),
        row(
            C::Rename,
            "rename",
            G::Correct,
            "name, title",
            "Give the person at hand another name.",
        ),
        row(
            C::Retitle,
            "retitle",
            G::Correct,
            "name, title",
            "Give the person at hand another title, or none.",
        ),
        row(
            C::Hide,
            "hide",
            G::Correct,
            "hide; not a person",
            "Hide the person at hand in every article.",
        ),
        row(
            C::Nobody,
            "nobody",
            G::Correct,
            "hide; not a person",
            "Say that this is not a person.",
        ),
        row(C::Undo, "undo", G::Correct, "take it back", "Take the last correction back."),
        row(C::PanelFocus, "panel-focus", G::Panel, "to the panel", "To the panel, and back."),
        row(C::Choose, "choose", G::Panel, "make it the target", "Take the chosen row."),
        row(
            C::Preview,
            "preview",
            G::Panel,
            "show it, stay here",
            "Show the row's next mention and stay in the panel.",
        ),
        row(C::Fold, "fold", G::Panel, FOLD, "Fold or unfold the titles."),
        row(
            C::FoldHere,
            "fold-here",
            G::Panel,
            FOLD,
            "Fold or unfold the section of the chosen row.",
        ),
        row(C::Sort, "sort", G::Panel, "sort the rows", "Sort by frequency, appearance, name."),
        row(C::PanelHide, "panel-hide", G::Panel, "hide the panel", "Hide or show the panel."),
        row(C::PanelWider, "panel-wider", G::Panel, PANEL, "A wider panel."),
        row(C::PanelNarrower, "panel-narrower", G::Panel, PANEL, "A narrower panel."),
        row(
            C::Marks,
            "marks",
            G::Page,
            "marks: all … none",
            "Mark all mentions, the first of each, those of whom you watch, the target’s alone, or none.",
        ),
        row(
            C::Dropped,
            "dropped",
            G::Page,
            "what was taken out",
            "Show what the cleaner took out, in its place.",
        ),
        row(C::Wider, "wider", G::Page, "text width", "Wider text."),
        row(C::Narrower, "narrower", G::Page, "text width", "Narrower text."),
        row(C::Justify, "justify", G::Page, SET, "Straight edges on both sides, or a ragged one."),
        row(C::Hyphenate, "hyphenate", G::Page, SET, "Break long words, or none."),
        row(
            C::Mouse,
            "mouse",
            G::Page,
            "mouse: picks or selects",
            "Let the mouse scroll and pick, or select text. Shift and the mouse always select.",
        ),
        row(C::Zen, "zen", G::Page, "only the text", "Only the text, and back."),
        row(C::Redraw, "redraw", G::Page, "draw anew", "Draw the screen anew."),
        row(C::ArticleNext, "article-next", G::Folder, NEXT, "The next article."),
        row(C::ArticlePrevious, "article-previous", G::Folder, NEXT, "The article before."),
        row(
            C::Browse,
            "browse",
            G::Folder,
            "its page on the web",
            "Open the article’s address in the browser; where there is none, copy it.",
        ),
        row(C::ArticleList, "article-list", G::Folder, "all articles", "The list of articles."),
        row(
            C::News,
            "news",
            G::Folder,
            "who is new",
            "Who is new in the folder since last time, and which titles: Enter opens the article.",
        ),
        row(
            C::Reload,
            "reload",
            G::Folder,
            "read it again",
            "Read the article again, if its file has changed. In the list: look for new files.",
        ),
        row(
            C::Palette,
            "palette",
            G::Folder,
            "any command",
            "Type a command’s name, or a number for so many percent of the article.",
        ),
        row(C::Help, "help", G::Folder, "this page", "The keys."),
        row(C::Suspend, "suspend", G::Folder, "to the shell, fg returns", "Stop; fg returns."),
        row(
            C::LetGo,
            "let-go",
            G::Folder,
            "let go, back",
            "Let go of a message, of the search, of the target; then back. It does not quit.",
        ),
        row(C::Back, "back", G::Folder, "back, quit", "Back to where you were; at last, quit."),
        row(C::Quit, "quit", G::Folder, "back, quit", "Quit."),
    ]
};

const JUMP: &str = "back, forward";
const MARK: &str = "set, go to a mark";
const QUOTE: &str = "next, previous quote";
const COPY: &str = "copy, with source";
const PICK: &str = "this person, and go";
const STEP: &str = "next, previous mention";
const ANY: &str = "… anyone’s mention";
const KIND: &str = "person, title, country";
const BEFORE: &str = "… before";
const FOLD: &str = "fold titles, section";
const PANEL: &str = "panel width";
const SET: &str = "straight edges, hyphens";
const NEXT: &str = "next, previous article";

impl Command {
    /// The command of that name in the keymap.
    pub fn named(name: &str) -> Option<Self> {
        COMMANDS.iter().find(|row| row.name == name).map(|row| row.command)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_name() {
        let mut names: Vec<_> = COMMANDS.iter().map(|row| row.name).collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
    }

    #[test]
    fn a_command_is_found_by_its_name() {
        assert_eq!(Command::named("target-next"), Some(Command::TargetNext));
        assert_eq!(Command::named("pick-3"), Some(Command::Pick(3)));
        assert_eq!(Command::named("dance"), None);
    }
}

//! What each command and each event does to the state.

use crate::app::closer::Awaited;
use crate::app::event::{Effect, Event};
use crate::app::geometry::SPREAD;
use crate::app::panel::{Item, Section};
use crate::app::prompt::Purpose;
use crate::app::reader::{Marks, Reader, Target};
use crate::app::walk::Way;
use crate::app::{App, Command, Focus, Medium, Message};
use crate::document::MentionKind;

impl App {
    /// Takes in what happened.
    /// What has to be done then is the answer.
    pub fn on(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Looked(id, analysis) => return self.looked(id, analysis.as_deref()),
            Event::Resized(columns, rows) => {
                self.size = (columns, rows);
                self.lay_out();
            }
            Event::Listed(file, headings) => {
                let several = headings.len() > 1;
                self.shelf.list(file, headings);
                if several && !self.touched && self.focus == Focus::Text {
                    self.focus = Focus::List;
                }
            }
            Event::Named(file, people) => {
                self.shelf.name(file, people);
                return self.tell_news();
            }
            Event::Opened(id, article) => {
                if self.awaited == Some(id) {
                    self.failure = None;
                    let before = self.reader.replace(Reader::new(id, article));
                    self.lay_out();
                    self.reader = self.reader.take().map(|reader| self.take_up(reader, before));
                }
            }
            Event::Analyzed(id, analysis) => {
                let sort = self.settings.sort;
                if let Some(reader) = self.reader.as_mut().filter(|reader| reader.id == id) {
                    reader.analyzed(analysis, sort, &self.watched);
                    self.lay_out();
                    self.aim_again();
                    self.tell_reload(id);
                }
            }
            Event::Found(names) => self.found(names),
            Event::Remembered(id, place) => self.return_to(id, place),
            Event::Done(text) => self.say(&text),
            Event::Troubled(text) => self.message = Some(Message { text, error: true }),
            Event::NotSaved(name, why) => {
                // Whoever mistyped a name corrects it, and need not type it again.
                self.open_prompt(Purpose::Save, &name);
                self.complain(&why);
            }
            Event::Copied(by) => self.tell_copied(by),
            Event::Failed(file, failure) => {
                self.shelf.fail(file);
                if self.keeps_text(file, &failure) {
                    return Vec::new();
                }
                if self.awaited.is_some_and(|id| id.file == file) {
                    self.reader = None;
                    self.failure = Some(failure);
                }
            }
        }
        Vec::new()
    }

    /// Does what the user wants; what remains to be done outside is the answer.
    #[must_use]
    pub fn apply(&mut self, command: Command) -> Vec<Effect> {
        let said = self.message.take().is_some();
        self.touched = true;
        self.hunt = None;
        if command != Command::Undo {
            self.undo_told = None;
        }
        let effects = match command {
            Command::LetGo => self.let_go(said),
            _ if self.settings.medium == Medium::Lines && command.is_for_a_screen() => {
                self.say("that is something for a screen: there is none here");
                Vec::new()
            }
            _ => self.act(command),
        };
        // Whoever comes back to the panel finds all its rows again.
        if self.focus == Focus::Text {
            self.drops_filter();
        }
        effects
    }

    fn act(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Quit => return vec![Effect::Quit],
            Command::Suspend => return vec![Effect::Suspend],
            Command::Redraw => return vec![Effect::Redraw],
            Command::Back => return self.back(),
            Command::Help => self.toggle_help(),
            // What lies under the list or the help is not what one looks at.
            _ if command.is_about_the_article()
                && matches!(self.focus, Focus::List | Focus::News | Focus::Help) =>
            {
                self.say("that is for an article: Enter opens the chosen one");
            }
            Command::Palette => self.open_palette(),
            Command::Mouse => return self.mouse(),
            Command::Reload if self.focus != Focus::Help => return self.reload(),
            Command::ArticleNext => return self.open_beside(1),
            Command::ArticlePrevious => return self.open_beside(-1),
            Command::Choose => return self.choose(),
            _ if self.focus == Focus::News => self.move_news(command),
            Command::News if matches!(self.focus, Focus::Text | Focus::Panel | Focus::List) => {
                self.open_news();
            }
            Command::Browse => return self.browse(),
            Command::Why if !matches!(self.focus, Focus::Help | Focus::List | Focus::Why) => {
                self.open_why();
            }
            Command::Search if self.focus == Focus::Help => self.open_palette(),
            Command::Search if matches!(self.focus, Focus::Panel | Focus::List) => {
                self.ask_for_filter();
            }
            Command::ArticleList => self.focus = Focus::List,
            Command::TargetNext if matches!(self.focus, Focus::Text | Focus::Panel) => {
                return self.step_target(Way::Forward);
            }
            Command::TargetPrevious if matches!(self.focus, Focus::Text | Focus::Panel) => {
                return self.step_target(Way::Backward);
            }
            Command::Watch => return self.watch(),
            Command::Hide => return self.hide(),
            Command::Nobody => return self.is_nobody(),
            Command::Split => return self.split(),
            Command::Merge => self.ask_about(Purpose::Merge),
            Command::Rename => self.ask_about(Purpose::Rename),
            Command::Retitle => self.ask_about(Purpose::Retitle),
            Command::Undo => return self.undo(),
            Command::Save => self.ask_where_to_save(),
            Command::Links if !matches!(self.focus, Focus::Help | Focus::List | Focus::Links) => {
                self.open_links();
            }
            Command::Copy => return self.copy(false),
            Command::CopyWithSource => return self.copy(true),
            Command::Card if self.focus != Focus::Card => self.open_card(),
            Command::Contexts if matches!(self.focus, Focus::Text | Focus::Panel | Focus::Card) => {
                if self.focus == Focus::Card {
                    self.close_sheet();
                    self.aim(Target::Person(self.card));
                }
                self.open_contexts();
            }
            Command::Quotes if self.focus != Focus::Help && self.focus != Focus::List => {
                if self.focus == Focus::Card {
                    self.close_sheet();
                    self.focus = Focus::Text;
                    self.aim(Target::Person(self.card));
                }
                self.open_quotes();
            }
            _ => match self.focus {
                Focus::Help => self.move_help(command),
                Focus::List => self.move_list(command),
                Focus::Panel => {
                    if !self.move_panel(command) {
                        self.read(command);
                    }
                }
                Focus::Card => self.move_card(command),
                Focus::Why => self.move_why(command),
                Focus::Contexts | Focus::Quotes | Focus::Links => self.move_sheet(command),
                Focus::Text => self.read(command),
                Focus::News => {}
            },
        }
        Vec::new()
    }

    fn choose(&mut self) -> Vec<Effect> {
        match self.focus {
            Focus::List => {
                // A filter that no article fits leaves none to choose.
                let chosen = self.shelf.entries().get(self.shelf.chosen());
                let Some(id) = chosen.filter(|entry| entry.shown).map(|entry| entry.id) else {
                    self.say("there is no article to choose");
                    return Vec::new();
                };
                if self.reader.as_ref().is_some_and(|reader| reader.id == id) {
                    self.focus = Focus::Text;
                    return Vec::new();
                }
                self.open(id)
            }
            Focus::Panel => {
                match self.reader.as_ref().and_then(|reader| reader.panel.item()) {
                    Some(Item::Target(target)) => {
                        self.focus = Focus::Text;
                        self.leave();
                        self.leave_narrow_panel();
                        self.aim(target);
                    }
                    Some(Item::Heading(section)) => self.fold(section),
                    None => {}
                }
                Vec::new()
            }
            Focus::Card => {
                let person = self.card;
                self.close_sheet();
                self.focus = Focus::Text;
                self.aim(Target::Person(person));
                Vec::new()
            }
            Focus::Contexts | Focus::Quotes | Focus::Why => {
                self.close_sheet();
                Vec::new()
            }
            Focus::Links => self.follow(),
            Focus::News => self.open_novelty(),
            Focus::Text => {
                self.read(Command::LineDown);
                Vec::new()
            }
            Focus::Help => {
                self.move_help(Command::LineDown);
                Vec::new()
            }
        }
    }

    pub(super) fn back(&mut self) -> Vec<Effect> {
        if matches!(self.focus, Focus::Panel | Focus::List) && self.drops_filter() {
            return Vec::new();
        }
        match self.focus {
            Focus::Help => self.toggle_help(),
            Focus::Card
            | Focus::Why
            | Focus::Contexts
            | Focus::Quotes
            | Focus::Links
            | Focus::News => {
                self.close_sheet();
            }
            Focus::Panel => {
                self.focus = Focus::Text;
                if self.size.0 < SPREAD {
                    self.panel_wanted = None;
                    self.lay_out();
                }
            }
            Focus::Text if self.zen => {
                self.zen = false;
                self.lay_out();
            }
            Focus::Text => {
                let searched = self.drops_search();
                if !searched && self.shelf.entries().len() > 1 {
                    self.focus = Focus::List;
                } else if !searched {
                    return vec![Effect::Quit];
                }
            }
            Focus::List => return vec![Effect::Quit],
        }
        Vec::new()
    }

    /// Lets go of one thing: what was `said`, a search, the target; else goes back, but never out of the program.
    fn let_go(&mut self, said: bool) -> Vec<Effect> {
        let at_last = match self.focus {
            Focus::Text => !self.zen,
            Focus::List => true,
            _ => false,
        };
        if !at_last {
            return self.back();
        }
        if said || self.focus == Focus::List && self.drops_filter() {
            return Vec::new();
        }
        let has_target = self.reader.as_ref().is_some_and(|reader| reader.target().is_some());
        if self.focus == Focus::Text && has_target {
            if !self.drops_search() {
                self.drop_target();
            }
        } else if self.focus == Focus::Text && self.shelf.entries().len() > 1 {
            self.focus = Focus::List;
        } else {
            self.say("q quits");
        }
        Vec::new()
    }

    /// Has no target any more, here and in the next article.
    fn drop_target(&mut self) {
        self.carried = None;
        if let Some(reader) = &mut self.reader {
            reader.cursor = None;
            reader.set_target(None);
        }
    }

    fn read(&mut self, command: Command) {
        let geometry = self.geometry();
        let rows = isize::try_from(geometry.rows).unwrap_or(1);
        let scroll = |app: &mut Self, by: isize| {
            if let Some(reader) = &mut app.reader {
                reader.scroll_by(by, &geometry);
            }
        };
        match command {
            Command::LineDown => scroll(self, 1),
            Command::LineUp => scroll(self, -1),
            // Two rows stay, so that the eye finds its place.
            Command::PageDown => scroll(self, (rows - 2).max(1)),
            Command::PageUp => scroll(self, -(rows - 2).max(1)),
            Command::HalfDown => scroll(self, (rows / 2).max(1)),
            Command::HalfUp => scroll(self, -(rows / 2).max(1)),
            Command::Top => {
                self.leave();
                scroll(self, isize::MIN);
            }
            Command::Bottom => {
                self.leave();
                scroll(self, isize::MAX);
            }
            Command::ParagraphNext | Command::ParagraphPrevious => {
                if let Some(reader) = &mut self.reader {
                    reader.scroll_paragraph(command == Command::ParagraphNext, &geometry);
                }
            }
            Command::Search => self.ask(),
            Command::Hint => self.hint(),
            Command::JumpBack => self.jump(false),
            Command::JumpForward => self.jump(true),
            Command::MarkSet => self.awaited_key = Some(Awaited::MarkName),
            Command::MarkGo => self.awaited_key = Some(Awaited::MarkToGo),
            Command::Pick(digit) => self.pick(digit),
            Command::TargetFirst => self.go_to_stop(0),
            Command::TargetLast => self.go_to_last_stop(),
            Command::TargetHere => self.aim_here(),
            Command::MentionNext => self.step_mention(Way::Forward, |_| true),
            Command::MentionPrevious => self.step_mention(Way::Backward, |_| true),
            Command::PersonNext => {
                self.step_mention(Way::Forward, |m| matches!(m.kind, MentionKind::Person { .. }));
            }
            Command::PersonPrevious => {
                self.step_mention(Way::Backward, |m| matches!(m.kind, MentionKind::Person { .. }));
            }
            Command::TitleNext => {
                self.step_mention(Way::Forward, |m| matches!(m.kind, MentionKind::Title { .. }));
            }
            Command::TitlePrevious => {
                self.step_mention(Way::Backward, |m| matches!(m.kind, MentionKind::Title { .. }));
            }
            Command::CountryNext => {
                self.step_mention(Way::Forward, |m| matches!(m.kind, MentionKind::Country { .. }));
            }
            Command::CountryPrevious => {
                self.step_mention(Way::Backward, |m| matches!(m.kind, MentionKind::Country { .. }));
            }
            Command::QuoteNext => self.step_quote(Way::Forward),
            Command::QuotePrevious => self.step_quote(Way::Backward),
            Command::PanelFocus => self.focus_panel(),
            Command::PanelHide => self.hide_panel(),
            Command::Fold => self.fold(Section::Titles),
            Command::FoldHere => self.fold_here(),
            Command::Sort => self.sort(),
            Command::Marks => {
                let next = self.settings.marks.next();
                // Where nobody is watched, that level would be the next one too.
                let nobody = next == Marks::Watched && self.watched.is_empty();
                self.settings.marks = if nobody { next.next() } else { next };
                self.say(&format!("marks: {}", self.settings.marks.name()));
            }
            Command::Dropped => self.show_dropped(),
            Command::Wider => self.measure(4),
            Command::Narrower => self.measure(-4),
            Command::PanelWider => self.panel_width(2),
            Command::PanelNarrower => self.panel_width(-2),
            Command::Justify => self.justify(),
            Command::Hyphenate => self.hyphenate(),
            Command::Zen => {
                self.zen = !self.zen;
                self.focus = Focus::Text;
                self.lay_out();
            }
            Command::Preview
            | Command::Card
            | Command::Contexts
            | Command::Quotes
            | Command::Links
            | Command::Copy
            | Command::CopyWithSource
            | Command::Watch
            | Command::Hide
            | Command::Nobody
            | Command::Split
            | Command::Merge
            | Command::Rename
            | Command::Retitle
            | Command::Undo
            | Command::Save
            | Command::Choose
            | Command::ArticleNext
            | Command::ArticlePrevious
            | Command::ArticleList
            | Command::Palette
            | Command::Mouse
            | Command::Browse
            | Command::News
            | Command::Reload
            | Command::Why
            | Command::TargetNext
            | Command::TargetPrevious
            | Command::Help
            | Command::LetGo
            | Command::Back
            | Command::Quit
            | Command::Suspend
            | Command::Redraw => {}
        }
    }

    fn pick(&mut self, digit: u8) {
        let place = usize::from(digit).saturating_sub(1);
        match self.reader.as_ref().and_then(|reader| reader.panel.people.get(place)) {
            Some(&person) => {
                self.leave();
                self.aim(Target::Person(person));
            }
            None => self.say(&format!("there is no person number {digit} in this article")),
        }
    }

    /// Lets go of a search that is the target: it is what one has to go back from first.
    fn drops_search(&mut self) -> bool {
        let Some(reader) = &mut self.reader else { return false };
        let searched = reader.target() == Some(Target::Search);
        reader.end_search();
        let again = reader.target_name();
        if let Some(name) = again.filter(|_| searched) {
            self.say(&format!("{name} again"));
        }
        searched
    }
}

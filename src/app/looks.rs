//! How the page and the panel beside it look: what is shown, how wide, in which order.

use crate::app::event::Effect;
use crate::app::geometry::{Geometry, LEAST_PANEL, MOST_PANEL, NARROW, PanelPlace};
use crate::app::panel::{Item, Section};
use crate::app::reader::{Setting, Target};
use crate::app::{App, Focus, Settings};

impl App {
    pub(super) fn focus_panel(&mut self) {
        if self.focus == Focus::Panel {
            let _ = self.back();
            return;
        }
        let Some(reader) = &mut self.reader else { return };
        if reader.panel.items().is_empty() {
            self.say("nobody and nothing is named in this article");
            return;
        }
        if let Some(target) = reader.target() {
            reader.panel.choose(target);
        }
        self.zen = false;
        self.panel_wanted = Some(true);
        self.focus = Focus::Panel;
        self.lay_out();
    }

    pub(super) fn hide_panel(&mut self) {
        let hidden = self.geometry().panel == PanelPlace::Hidden;
        self.panel_wanted = Some(hidden);
        self.zen = false;
        self.focus = if hidden && self.size.0 < NARROW { Focus::Panel } else { Focus::Text };
        self.lay_out();
    }

    /// A panel that took the text's place goes when the text is wanted again.
    pub(super) fn leave_narrow_panel(&mut self) {
        if self.geometry().panel == PanelPlace::Instead {
            self.panel_wanted = None;
            self.lay_out();
        }
    }

    /// Folds the section of the panel's chosen row, or unfolds it.
    pub(super) fn fold_here(&mut self) {
        match self.reader.as_ref().and_then(|reader| reader.panel.section()) {
            Some(section) => self.fold(section),
            None => self.say("nobody and nothing is named in this article"),
        }
    }

    /// Folds `section` of the panel, or unfolds it; its heading is the chosen row then, or its first row where that has none.
    pub(super) fn fold(&mut self, section: Section) {
        if let Some(reader) = &mut self.reader {
            reader.panel.folds.turn(section);
            let items = reader.panel.items();
            let heading = items.iter().position(|item| *item == Item::Heading(section));
            let first = items.iter().position(|item| match item {
                Item::Target(Target::Person(_)) => section == Section::People,
                Item::Target(Target::Country(_)) => section == Section::Countries,
                _ => false,
            });
            reader.panel.chosen = heading.or(first).unwrap_or(0);
        }
    }

    pub(super) fn sort(&mut self) {
        self.settings.sort = self.settings.sort.next();
        let sort = self.settings.sort;
        if let Some(reader) = &mut self.reader
            && let Some(analysis) = reader.analysis.clone()
        {
            let chosen = reader.panel.item();
            reader.panel.sort(&analysis, sort, &self.watched);
            if let Some(Item::Target(target)) = chosen {
                reader.panel.choose(target);
            }
        }
        self.say(&format!("sorted by {}", sort.name()));
    }

    pub(super) fn show_dropped(&mut self) {
        let count = self.reader.as_ref().map_or(0, |reader| reader.article.dropped.len());
        self.show_dropped = !self.show_dropped;
        self.lay_out();
        self.say(&match (self.show_dropped, count) {
            (_, 0) => "nothing was taken out of this article".to_owned(),
            (true, 1) => "1 line that was taken out is shown".to_owned(),
            (true, _) => format!("{count} lines that were taken out are shown"),
            (false, _) => "what was taken out is hidden again".to_owned(),
        });
    }

    pub(super) fn measure(&mut self, by: isize) {
        self.settings.measure = self.settings.measure.saturating_add_signed(by).clamp(40, 90);
        self.lay_out();
        self.say(&format!("text width {}", self.settings.measure));
    }

    /// Makes the panel wider, or narrower.
    pub(super) fn panel_width(&mut self, by: i16) {
        let PanelPlace::Beside { width, .. } = self.geometry().panel else {
            self.say("no panel stands beside the text: \\ shows it where there is room");
            return;
        };
        let wanted = width.saturating_add_signed(by).clamp(LEAST_PANEL, MOST_PANEL);
        self.settings.panel = Some(wanted);
        self.lay_out();
        if let PanelPlace::Beside { width, .. } = self.geometry().panel {
            self.say(&format!("panel width {width}"));
        }
    }

    /// Stretches the rows to the measure, or no longer.
    pub(super) fn justify(&mut self) {
        self.settings.justify = !self.settings.justify;
        self.lay_out();
        self.say(if self.settings.justify { "both edges straight" } else { "right edge ragged" });
    }

    /// Breaks long words, or no longer.
    pub(super) fn hyphenate(&mut self) {
        self.settings.hyphenate = !self.settings.hyphenate;
        self.lay_out();
        let words =
            if self.settings.hyphenate { "long words are broken" } else { "no word is broken" };
        self.say(words);
    }

    /// Takes the mouse, or lets the terminal have it.
    pub(super) fn mouse(&mut self) -> Vec<Effect> {
        self.settings.mouse = !self.settings.mouse;
        self.say(if self.settings.mouse {
            "mouse: picks; Shift and the mouse select"
        } else {
            "mouse: selects text"
        });
        vec![Effect::Mouse(self.settings.mouse)]
    }

    pub(super) fn lay_out(&mut self) {
        let geometry: Geometry = self.geometry();
        let Settings { justify, hyphenate, .. } = self.settings;
        let setting = Setting { dropped: self.show_dropped, justify, hyphenate };
        if let Some(reader) = &mut self.reader {
            reader.lay_out(&geometry, setting);
        }
    }
}

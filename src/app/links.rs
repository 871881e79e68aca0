//! The links of the article: a sheet that lists them, with where they lead; opening one, or copying its address.

use crate::app::event::Effect;
use crate::app::reader::{Halt, Reader};
use crate::app::{App, Command, Focus, Links};
use crate::document::{Form, Link};
use crate::text::width::width;

impl App {
    /// Opens the sheet of links, at the first one from here.
    pub(super) fn open_links(&mut self) {
        let Some(reader) = &self.reader else { return };
        if reader.article.links.is_empty() {
            self.say("there is no link in this article");
            return;
        }
        self.leave();
        self.before_sheet = Focus::Text;
        self.focus = Focus::Links;
        self.move_links(0);
    }

    /// Does what a command means while the links have the keys.
    pub(super) fn move_link_sheet(&mut self, command: Command, rows: isize) {
        match command {
            Command::Links => self.close_sheet(),
            Command::Top => self.move_links(isize::MIN),
            Command::Bottom => self.move_links(isize::MAX),
            Command::TargetNext => self.move_links(1),
            Command::TargetPrevious => self.move_links(-1),
            _ => self.move_links(rows),
        }
    }

    /// To line `line` of the links.
    pub(super) fn choose_link(&mut self, line: usize) {
        let geometry = self.geometry_above_sheet();
        if let Some(reader) = &mut self.reader
            && let Some(span) = reader.article.links.get(line).map(|link| link.span)
        {
            reader.cursor = Some(Halt { span, mention: None, form: Form::Name });
            reader.bring_into_view(span, &geometry);
        }
    }

    fn move_links(&mut self, by: isize) {
        let geometry = self.geometry_above_sheet();
        let Some(reader) = &self.reader else { return };
        let links = &reader.article.links;
        let here = reader.link().unwrap_or_else(|| {
            let (byte, _) = reader.position(&geometry);
            links.partition_point(|link| link.span.end() <= byte)
        });
        let last = links.len().saturating_sub(1);
        self.choose_link(here.min(last).saturating_add_signed(by).min(last));
    }

    /// The link one stands on.
    pub(super) fn link_here(&self) -> Option<&Link> {
        let reader = self.reader.as_ref().filter(|_| self.focus == Focus::Links)?;
        reader.article.links.get(reader.link()?)
    }

    /// Opens the link one stands on.
    pub(super) fn follow(&mut self) -> Vec<Effect> {
        let url = self.link_here().map(|link| link.url.clone());
        url.map(|url| self.open_address(url)).unwrap_or_default()
    }

    /// Opens the article's page on the web.
    pub(super) fn browse(&mut self) -> Vec<Effect> {
        let Some(reader) = &self.reader else { return Vec::new() };
        let Some(url) = reader.article.meta.url.clone() else {
            self.say("the article does not say where it stands on the web");
            return Vec::new();
        };
        self.open_address(url)
    }

    /// Opens `url` in the browser, or copies it where nothing can show it.
    fn open_address(&mut self, url: String) -> Vec<Effect> {
        // An address comes from the file: nothing but pages of the web is opened.
        let head = url.get(..8).unwrap_or_default().to_ascii_lowercase();
        let is_web = head.starts_with("http://") || head == "https://";
        if self.links == Links::Open && is_web {
            self.say(&format!("opened in the browser: {url}"));
            return vec![Effect::Browse(url)];
        }
        self.say(&format!("copied, as there is no browser here: {url}"));
        vec![Effect::Copy(url)]
    }
}

/// The most rows that an address gets to itself.
const ADDRESS: usize = 3;

impl Reader {
    /// The rows that the longest address of the article takes, if the sheet's line, `room` columns wide, cuts it; else 0.
    pub fn address_rows(&self, room: usize) -> usize {
        let urls = self.article.links.iter().map(|link| width(&link.url));
        let longest = urls.max().unwrap_or(0);
        let beside_words = room.saturating_sub(room / 3 + 2);
        if longest > beside_words { longest.div_ceil(room.max(1)).min(ADDRESS) } else { 0 }
    }

    /// The link one stands on, by its place in the article.
    pub fn link(&self) -> Option<usize> {
        let cursor = self.cursor.filter(|halt| halt.mention.is_none())?;
        self.article.links.iter().position(|link| link.span == cursor.span)
    }
}

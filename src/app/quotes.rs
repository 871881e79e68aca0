//! Who says what: stepping from quotation to quotation of the target, and the sheet that lists them.

use crate::app::geometry::Geometry;
use crate::app::reader::{Halt, Reader, Target};
use crate::app::walk::{Way, step};
use crate::app::{App, Command, Focus};
use crate::document::{Form, Quote};
use crate::text::Span;

impl App {
    /// To the next quotation of the target, or the one before; with nobody as the target, of anybody.
    pub(super) fn step_quote(&mut self, way: Way) {
        let geometry = self.geometry();
        let Some(reader) = &mut self.reader else { return };
        let speaker = reader.speaker();
        let quotes = reader.quotes_of(speaker);
        let spans: Vec<Span> =
            quotes.iter().filter_map(|&at| Some(reader.quotes().get(at)?.span)).collect();
        let starts: Vec<usize> = spans.iter().map(|span| span.start()).collect();
        let (at, on) = reader.position(&geometry);
        // “I came,” she said: whoever stands on her has not read the words before her yet.
        let unread = reader.unread_before(at, &spans).filter(|_| on && way == Way::Forward);
        let next = unread.map(|place| (place, false)).or_else(|| step(&starts, at, on, way));
        let Some((place, round)) = next else {
            let words = reader.nothing_said(speaker);
            self.say(&words);
            return;
        };
        if let Some(&quote) = quotes.get(place) {
            reader.stand_on_quote(quote, &geometry);
        }
        if round {
            self.say(if way == Way::Forward { "from the top" } else { "from the end" });
        }
    }

    /// Opens the sheet of the target's quotations, or of all; in the sheet it changes from the one to the other.
    pub(super) fn open_quotes(&mut self) {
        let Some(reader) = &self.reader else { return };
        let open = self.focus == Focus::Quotes;
        let speaker = if open && self.quotes_of.is_some() { None } else { reader.speaker() };
        if open && speaker == self.quotes_of {
            self.close_sheet();
            return;
        }
        if reader.quotes_of(speaker).is_empty() {
            let words = reader.nothing_said(speaker);
            self.say(&words);
            return;
        }
        self.quotes_of = speaker;
        if !open {
            self.leave();
            self.before_sheet = Focus::Text;
            self.focus = Focus::Quotes;
        }
        self.move_quotes(0);
    }

    /// Does what a command means while the quotations have the keys.
    pub(super) fn move_quote_sheet(&mut self, command: Command, rows: isize) {
        match command {
            Command::Top => self.move_quotes(isize::MIN),
            Command::Bottom => self.move_quotes(isize::MAX),
            Command::QuoteNext | Command::TargetNext => self.move_quotes(1),
            Command::QuotePrevious | Command::TargetPrevious => self.move_quotes(-1),
            _ => self.move_quotes(rows),
        }
    }

    /// To line `line` of the quotations.
    pub(super) fn choose_quote(&mut self, line: usize) {
        let geometry = self.geometry_above_sheet();
        if let Some(reader) = &mut self.reader
            && let Some(&quote) = reader.quotes_of(self.quotes_of).get(line)
        {
            reader.stand_on_quote(quote, &geometry);
        }
    }

    /// Moves to another line of the quotations; the text follows.
    fn move_quotes(&mut self, by: isize) {
        let geometry = self.geometry_above_sheet();
        let Some(reader) = &mut self.reader else { return };
        let quotes = reader.quotes_of(self.quotes_of);
        let here = reader.nearest_quote(&quotes, &geometry);
        let place = here.saturating_add_signed(by).min(quotes.len().saturating_sub(1));
        if let Some(&quote) = quotes.get(place) {
            reader.stand_on_quote(quote, &geometry);
        }
    }
}

impl Reader {
    /// The person whose quotations are asked for: the target, if it is one.
    fn speaker(&self) -> Option<usize> {
        match self.target() {
            Some(Target::Person(at)) => Some(at),
            _ => None,
        }
    }

    fn quotes(&self) -> &[Quote] {
        self.analysis.as_ref().map_or(&[], |analysis| analysis.quotes.as_slice())
    }

    /// The quotations of `speaker`, by their places in the analysis; without one all, also those of nobody known.
    pub fn quotes_of(&self, speaker: Option<usize>) -> Vec<usize> {
        let said = |quote: &Quote| quote.speaker.map(|person| person.0 as usize);
        let all = self.quotes().iter().enumerate();
        all.filter(|(_, quote)| speaker.is_none() || said(quote) == speaker)
            .map(|(at, _)| at)
            .collect()
    }

    /// The quotation one stands on, by its place in the analysis.
    pub fn quote(&self) -> Option<usize> {
        let cursor = self.cursor.filter(|halt| halt.mention.is_none())?;
        self.quote.filter(|&at| self.quotes().get(at).is_some_and(|it| it.span == cursor.span))
    }

    /// The place among `quotes` of the one in the sentence of byte `at`, before it, if one has not just been there.
    fn unread_before(&self, at: usize, quotes: &[Span]) -> Option<usize> {
        let sentences = &self.analysis.as_ref()?.sentences;
        let sentence = sentences.partition_point(|it| it.start() <= at).checked_sub(1)?;
        let from = sentences.get(sentence)?.start();
        let place = quotes.iter().position(|quote| quote.end() > from && quote.end() <= at)?;
        let last = self.quote.and_then(|last| self.quotes().get(last)).map(|quote| quote.span);
        (last != quotes.get(place).copied()).then_some(place)
    }

    fn stand_on_quote(&mut self, quote: usize, geometry: &Geometry) {
        let Some(span) = self.quotes().get(quote).map(|quote| quote.span) else { return };
        self.quote = Some(quote);
        self.cursor = Some(Halt { span, mention: None, form: Form::Name });
        self.bring_into_view(span, geometry);
    }

    /// The place among `quotes` of the one that one stands on, or of the first one from here.
    fn nearest_quote(&self, quotes: &[usize], geometry: &Geometry) -> usize {
        let here = self.quote().and_then(|quote| quotes.iter().position(|at| *at == quote));
        here.unwrap_or_else(|| {
            let (byte, _) = self.position(geometry);
            let before = |at: &usize| self.quotes().get(*at).is_some_and(|q| q.span.end() <= byte);
            quotes.partition_point(before).min(quotes.len().saturating_sub(1))
        })
    }

    /// Who says the quotation one stands on.
    pub(super) fn quote_speaker(&self) -> Option<usize> {
        let quote = self.quotes().get(self.quote()?)?;
        quote.speaker.map(|person| person.0 as usize)
    }

    /// Who says the quotation one stands on, and its place among theirs: `says 2/5`; `None` where one stands on none.
    pub fn quote_words(&self) -> Option<String> {
        let at = self.quote()?;
        let quote = self.quotes().get(at)?;
        let speaker = quote.speaker.map(|person| person.0 as usize);
        // One can stand on a quotation of somebody else than the target.
        let asked = self.speaker().filter(|_| self.speaker() == speaker);
        let quotes = self.quotes_of(asked);
        let place = quotes.iter().position(|known| *known == at).map_or(0, |place| place + 1);
        let count = format!("{place}/{}", quotes.len());
        let sure = if quote.sure { "" } else { ", perhaps" };
        Some(match self.name_of(speaker) {
            // The target's name stands before it.
            Some(_) if asked.is_some() => format!("says {count}{sure}"),
            Some(name) => format!("{name} says{sure}, {count} of all"),
            None => format!("nobody is named as the speaker, {count} of all"),
        })
    }

    /// The name of `person`.
    pub fn name_of(&self, person: Option<usize>) -> Option<&str> {
        let analysis = self.analysis.as_ref()?;
        Some(analysis.people.get(person?)?.name.as_str())
    }

    fn nothing_said(&self, speaker: Option<usize>) -> String {
        match self.name_of(speaker) {
            Some(name) => format!("nothing that {name} says is quoted here"),
            None => "nobody is quoted in this article".to_owned(),
        }
    }
}

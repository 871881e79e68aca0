//! The walk from mention to mention: of the target, of anyone, of one kind.

use crate::app::event::Effect;
use crate::app::geometry::Geometry;
use crate::app::reader::{Halt, Reader, Target};
use crate::app::{App, Message};
use crate::document::{Form, Mention, MentionKind};
use crate::text::{Span, one_line};

/// Which way a step goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// To the end.
    Forward,
    /// To the top.
    Backward,
}

/// The place in `starts` (sorted) where a step from byte `at` arrives, and whether it went round an end.
/// `on` says that `at` is a mention one stands on already, not just a place in the text.
pub(super) fn step(starts: &[usize], at: usize, on: bool, way: Way) -> Option<(usize, bool)> {
    let last = starts.len().checked_sub(1)?;
    match way {
        Way::Forward => {
            let next = starts.partition_point(|&start| start < at + usize::from(on));
            Some(if next > last { (0, true) } else { (next, false) })
        }
        Way::Backward => match starts.partition_point(|&start| start < at) {
            0 => Some((last, true)),
            before => Some((before - 1, false)),
        },
    }
}

impl App {
    /// To the next or the previous stop of the target; beyond the last one into the next article that has one.
    pub(super) fn step_target(&mut self, way: Way) -> Vec<Effect> {
        let geometry = self.geometry();
        let Some(reader) = &mut self.reader else { return Vec::new() };
        let starts: Vec<usize> = reader.stops().iter().map(|stop| stop.span.start()).collect();
        let (at, on) = reader.position(&geometry);
        match step(&starts, at, on, way) {
            Some((place, false)) => self.go_to_stop(place),
            _ if reader.target().is_none() && self.carried.is_none() => {
                self.say("no target yet: 1…9 picks a person, / searches");
            }
            _ => {
                if let Some(effects) = self.hunt(way) {
                    return effects;
                }
                let analysis = self.reader.as_ref().and_then(|reader| reader.analysis.clone());
                let target = self.reader.as_ref().and_then(Reader::target);
                let own = target.zip(analysis).map(|(it, analysis)| it.name(&analysis).to_owned());
                let carried = self.carried.as_ref().map(|(_, name)| name.clone());
                self.go_round(way, &own.or(carried).unwrap_or_default());
            }
        }
        Vec::new()
    }

    /// To stop number `place` of the target.
    pub(super) fn go_to_stop(&mut self, place: usize) {
        let geometry = self.geometry();
        let Some(reader) = &mut self.reader else { return };
        let Some(stop) = reader.stops().get(place).copied() else { return };
        reader.cursor = Some(stop);
        reader.bring_into_view(stop.span, &geometry);
    }

    /// To the last stop of the target.
    pub(super) fn go_to_last_stop(&mut self) {
        let stops = self.reader.as_ref().map_or(0, |reader| reader.stops().len());
        if let Some(last) = stops.checked_sub(1) {
            self.go_to_stop(last);
        }
    }

    /// To the next or previous mention that `wanted` takes.
    pub(super) fn step_mention(&mut self, way: Way, wanted: fn(&Mention) -> bool) {
        let geometry = self.geometry();
        let Some(reader) = &mut self.reader else { return };
        let found: Vec<(usize, usize)> = reader
            .mentions()
            .iter()
            .enumerate()
            .filter(|(_, mention)| wanted(mention))
            .map(|(number, mention)| (number, mention.span.start()))
            .collect();
        let (at, on) = reader.position(&geometry);
        // On a mention its number decides, for an outer and an inner one may start at the same byte.
        let (keys, at): (Vec<usize>, usize) =
            match reader.cursor.and_then(|halt| halt.mention).filter(|_| on) {
                Some(cursor) => (found.iter().map(|(number, _)| *number).collect(), cursor),
                None => (found.iter().map(|(_, start)| *start).collect(), at),
            };
        let Some((place, round)) = step(&keys, at, on, way) else {
            self.say("no such mention in this article");
            return;
        };
        let Some(&(mention, _)) = found.get(place) else { return };
        reader.stand_on(mention, &geometry);
        if round {
            self.say(if way == Way::Forward { "from the top" } else { "from the end" });
        }
    }

    /// Makes `target` the target and goes to its next stop at or after the present place.
    pub(super) fn aim(&mut self, target: Target) {
        let geometry = self.geometry();
        let Some(reader) = &mut self.reader else { return };
        reader.set_target(Some(target));
        reader.panel.choose(target);
        // The walk through what they say begins anew too.
        reader.quote = None;
        let starts: Vec<usize> = reader.stops().iter().map(|stop| stop.span.start()).collect();
        let (at, _) = reader.position(&geometry);
        if let Some((place, round)) = step(&starts, at, false, Way::Forward) {
            self.go_to_stop(place);
            if round {
                self.say("from the top");
            }
        }
    }

    /// Makes what is named at the cursor the target: the person of a name or of a held title, the office, the country.
    pub(super) fn aim_here(&mut self) {
        let geometry = self.geometry();
        let Some(reader) = &mut self.reader else { return };
        if reader.position(&geometry).1 {
            let mention =
                reader.cursor.and_then(|halt| halt.mention.or_else(|| reader.named_in(halt.span)));
            if let Some(target) = mention.and_then(|mention| reader.named_by(mention)) {
                reader.set_target(Some(target));
                reader.panel.choose(target);
                return;
            }
        }
        self.say("no mention at the cursor: ^n goes to the next one");
    }

    /// Says what went wrong.
    pub(super) fn complain(&mut self, text: &str) {
        self.message = Some(Message { text: text.to_owned(), error: true });
    }

    pub(super) fn say(&mut self, text: &str) {
        self.message = Some(Message { text: text.to_owned(), error: false });
    }
}

impl Reader {
    /// Stands on mention number `place`.
    pub(super) fn stand_on(&mut self, place: usize, geometry: &Geometry) {
        let Some(span) = self.mentions().get(place).map(|mention| mention.span) else { return };
        // The form is the one that the target's walk would have, were it to halt here.
        let stop = self.stops().iter().find(|stop| stop.mention == Some(place)).copied();
        let halt = Halt { span, mention: Some(place), form: Form::Name };
        self.cursor = stop.or(Some(halt));
        self.bring_into_view(span, geometry);
    }

    /// The mention that a hit of a search is a part of, or has in it: a person before a title, a title before a country.
    fn named_in(&self, hit: Span) -> Option<usize> {
        let here = self.mentions().iter().enumerate().filter(|(_, it)| it.span.overlaps(hit));
        // A quotation is full of names, and none of them is meant.
        let here = here.filter(|_| self.target() == Some(Target::Search) && self.quote().is_none());
        here.min_by_key(|(_, it)| match it.kind {
            MentionKind::Person { .. } => 0,
            MentionKind::Title { .. } => 1,
            MentionKind::Country { .. } => 2,
        })
        .map(|(place, _)| place)
    }

    /// The row of the panel that mention number `place` belongs to.
    pub(super) fn named_by(&self, place: usize) -> Option<Target> {
        let analysis = self.analysis.as_ref()?;
        let mention = analysis.mentions.get(place)?;
        match mention.kind {
            MentionKind::Person { person } => Some(Target::Person(person.0 as usize)),
            MentionKind::Title { holder: Some((person, _)), .. } => {
                Some(Target::Person(person.0 as usize))
            }
            MentionKind::Title { holder: None, .. } => {
                let has = |stop: &crate::document::Stop| stop.mention == place;
                let at = analysis.offices.iter().position(|office| office.stops.iter().any(has));
                at.map(Target::Office)
            }
            MentionKind::Country { iso } => analysis
                .countries
                .iter()
                .position(|country| country.iso == iso)
                .map(Target::Country),
        }
    }

    /// Who or what one stands on, where that is no stop of the target: `on Tomas Reyes, “US envoy”`.
    pub fn bystander(&self) -> Option<String> {
        let mention = self.cursor?.mention.filter(|_| self.stop().is_none())?;
        let words = one_line(self.mentions().get(mention)?.span.of(self.article.document.text()));
        let named = self.named_by(mention);
        let name = named.and_then(|named| Some(named.name(self.analysis.as_ref()?)));
        Some(match name {
            Some(_) if named == self.target() => format!("on “{words}”"),
            Some(name) if name != words => format!("on {name}, “{words}”"),
            _ => format!("on {words}"),
        })
    }

    /// How the current stop names the target, where that is not the name in the panel: `by title, “the minister”`.
    pub fn form(&self) -> Option<String> {
        let stop = self.stops().get(self.stop()?)?;
        let text = self.article.document.text();
        let words = one_line(stop.span.of(text));
        if stop.form == Form::Title {
            let before = text.get(..stop.span.start()).unwrap_or("");
            let article = ["the ", "The ", "a ", "A ", "an ", "An "]
                .iter()
                .find(|article| before.ends_with(**article))
                .map_or("", |article| article);
            return Some(format!("by title, “{}{words}”", article.to_lowercase()));
        }
        if self.target() == Some(Target::Search) {
            return None;
        }
        let name = self.target()?.name(self.analysis.as_ref()?);
        (name != words).then(|| format!("as “{words}”"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_go_round_at_the_ends_and_say_so() {
        let starts = [10, 20, 30];
        assert_eq!(step(&starts, 0, false, Way::Forward), Some((0, false)));
        assert_eq!(step(&starts, 10, false, Way::Forward), Some((0, false)));
        assert_eq!(step(&starts, 10, true, Way::Forward), Some((1, false)));
        assert_eq!(step(&starts, 30, true, Way::Forward), Some((0, true)));
        assert_eq!(step(&starts, 10, true, Way::Backward), Some((2, true)));
        assert_eq!(step(&starts, 25, false, Way::Backward), Some((1, false)));
        assert_eq!(step(&[], 25, false, Way::Backward), None);
    }
}

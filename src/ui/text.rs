//! The text with its marks, the gutter beside it, and the rule with its thumb and ticks.

use ratatui::style::{Modifier, Style};

use crate::app::geometry::PanelPlace;
use crate::app::reader::Halt;
use crate::app::{App, Awaited, Geometry, Marks, Reader, Target};
use crate::config::Role;
use crate::document::{BlockKind, Government, Mention, MentionKind};
use crate::reflow::{Line, LineKind, Piece};
use crate::text::Span;
use crate::text::width::width;
use crate::ui::paint::Painter;
use crate::ui::state;

/// Below this confidence a mention is shown as uncertain.
const UNCERTAIN: u8 = 60;
/// Mentions nest at most this deep and stand this close: a look back over so many finds all that reach into a row.
const LOOK_BACK: usize = 16;

pub(super) fn draw(app: &App, reader: &Reader, geometry: &Geometry, painter: &mut Painter<'_>) {
    if reader.page.lines().is_empty() {
        state::empty(reader, geometry, painter);
        return;
    }
    let quote_rows = reader.quote().and(reader.cursor).map(|halt| rows_of(reader, halt.span));
    let current_row = reader.cursor.map(|halt| reader.page.row_of(halt.span.start()));
    for row in 0..geometry.rows {
        let number = reader.top + usize::from(row);
        let Some(line) = reader.page.lines().get(number) else { break };
        draw_line(app, reader, geometry, row, line, painter);
        let current = current_row == Some(number)
            || quote_rows.as_ref().is_some_and(|rows| rows.contains(&number));
        if geometry.left < 2 {
            continue;
        }
        if current {
            painter.put(geometry.left - 2, row, 1, painter.look.signs.bar, Role::PanelTarget);
        } else if names_watched(app, reader, line) {
            painter.put(geometry.left - 2, row, 1, "*", Role::Watched);
        }
    }
    if let Some(Awaited::Hint { labels, typed }) = &app.awaited_key {
        draw_hints(reader, geometry, labels, typed, painter);
    }
    match geometry.panel {
        PanelPlace::Beside { rule, .. } => draw_rule(reader, geometry, rule, true, painter),
        // Without a rule the ticks stand at the edge, while there is something to tick.
        PanelPlace::Hidden if !app.zen && geometry.width >= 60 && !reader.stops().is_empty() => {
            draw_rule(reader, geometry, geometry.width - 1, false, painter);
        }
        _ => {}
    }
}

/// Is somebody named in `line` who is watched? Colour alone says nothing: a star in the gutter does.
fn names_watched(app: &App, reader: &Reader, line: &Line) -> bool {
    let Piece::Text(row) = line.piece else { return false };
    let mentions = reader.mentions();
    let from = mentions.partition_point(|mention| mention.span.start() < row.start());
    let here = mentions.iter().enumerate().skip(from);
    !reader.panel.watched.is_empty()
        && here.take_while(|(_, mention)| mention.span.start() < row.end()).any(|(at, mention)| {
            let shown = match app.settings.marks {
                Marks::All | Marks::Watched => true,
                Marks::First => reader.is_first(at),
                Marks::Target | Marks::None => false,
            };
            shown && reader.is_watched(mention)
        })
}

/// The rows on which `span` stands.
fn rows_of(reader: &Reader, span: Span) -> std::ops::RangeInclusive<usize> {
    reader.page.row_of(span.start())..=reader.page.row_of(span.end().saturating_sub(1))
}

fn draw_line(
    app: &App,
    reader: &Reader,
    geometry: &Geometry,
    row: u16,
    line: &Line,
    painter: &mut Painter<'_>,
) {
    let base = base_style(line.kind, painter);
    let left = geometry.left + line.indent as u16;
    let room = geometry.measure.saturating_sub(line.indent as u16);
    if line.bullet {
        painter.put(geometry.left, row, 1, painter.look.signs.bullet, Role::Muted);
    }
    let span = match &line.piece {
        Piece::Words(words) => {
            let words = painter.look.words(words);
            painter.put_styled(left, row, room, &words, base);
            return;
        }
        Piece::Text(span) => *span,
    };
    let text = reader.article.document.text();
    let dateline = reader.article.dateline.unwrap_or_default();
    let layers = layers(app, reader, span, painter);
    let muted = painter.style(Role::Muted);
    for cell in line.cells(text) {
        let mut style = if dateline.contains(cell.byte) { base.patch(muted) } else { base };
        for (layer, mark) in &layers {
            if layer.contains(cell.byte) {
                style = style.patch(*mark);
            }
        }
        let column = (cell.column as u16).min(room);
        painter.put_styled(left + column, row, room - column, cell.text, style);
    }
}

/// Letters on the first cells of the mentions that can still be meant.
fn draw_hints(
    reader: &Reader,
    geometry: &Geometry,
    labels: &[(String, usize)],
    typed: &str,
    painter: &mut Painter<'_>,
) {
    for (label, mention) in labels.iter().filter(|(label, _)| label.starts_with(typed)) {
        let Some(mention) = reader.mentions().get(*mention) else { continue };
        let number = reader.page.row_of(mention.span.start());
        let Some(line) = reader.page.lines().get(number) else { continue };
        let Some(row) = number.checked_sub(reader.top) else { continue };
        let cells = line.cells(reader.article.document.text());
        let column = cells.iter().find(|cell| cell.byte >= mention.span.start());
        let column = line.indent + column.map_or(0, |cell| cell.column);
        let x = geometry.left + column as u16;
        let rest = label.get(typed.len()..).unwrap_or("");
        let style = painter.style(Role::Current);
        painter.put_styled(x, row as u16, 2, rest, over(style));
    }
}

fn base_style(kind: LineKind, painter: &Painter<'_>) -> Style {
    match kind {
        LineKind::Block(BlockKind::Headline) => painter.style(Role::Head),
        LineKind::Block(BlockKind::Subheading) => painter.style(Role::Strong),
        LineKind::Block(BlockKind::Caption) | LineKind::Head | LineKind::Dropped => {
            painter.style(Role::Muted)
        }
        LineKind::Blank | LineKind::Block(_) => Style::new(),
    }
}

/// The marks that reach into `row`, the outer before the inner, the stronger after the weaker.
fn layers(app: &App, reader: &Reader, row: Span, painter: &Painter<'_>) -> Vec<(Span, Style)> {
    let mentions = reader.mentions();
    let to = mentions.partition_point(|mention| mention.span.start() < row.end());
    let from = mentions.partition_point(|mention| mention.span.start() < row.start());
    let near = from.saturating_sub(LOOK_BACK)..to;
    let here: Vec<(usize, &Mention)> = near
        .filter_map(|place| Some((place, mentions.get(place)?)))
        .filter(|(_, mention)| mention.span.overlaps(row))
        .collect();
    let mut layers = Vec::new();
    let level = app.settings.marks;
    if matches!(level, Marks::All | Marks::First) {
        let links = &reader.article.links;
        let from = links.partition_point(|link| link.span.end() <= row.start());
        for link in links.iter().skip(from).take_while(|link| link.span.start() < row.end()) {
            layers.push((link.span, painter.style(Role::Link)));
        }
    }
    if !matches!(level, Marks::Target | Marks::None) {
        for (place, mention) in &here {
            let shown = match level {
                Marks::First => reader.is_first(*place),
                Marks::Watched => reader.is_watched(mention),
                _ => true,
            };
            if !shown {
                continue;
            }
            let nested = here.iter().any(|(_, other)| {
                matches!(other.kind, MentionKind::Title { .. }) && other.span.covers(mention.span)
            });
            let mut style = mark(mention, nested, painter);
            if reader.is_watched(mention) {
                style = style.patch(painter.style(Role::Watched));
            }
            layers.push((mention.span, style));
        }
    }
    let is_title = |halt: &Halt| {
        let mention = halt.mention.and_then(|place| mentions.get(place));
        mention.is_some_and(|mention| matches!(mention.kind, MentionKind::Title { .. }))
    };
    // What was searched for is shown at every level: one asked for it.
    if app.settings.marks != Marks::None || reader.target() == Some(Target::Search) {
        // "Islamabad said" is no mention of the country, but belongs to it: the weaker mark, and no stop.
        for government in governments(reader) {
            if government.span.overlaps(row) {
                layers.push((government.span, over(painter.style(Role::TargetTitle))));
            }
        }
        let stops = reader.stops();
        // Stops are in order and apart, so that those in the row stand together.
        let from = stops.partition_point(|stop| stop.span.end() <= row.start());
        for stop in stops.iter().skip(from).take_while(|stop| stop.span.start() < row.end()) {
            let role = if is_title(stop) { Role::TargetTitle } else { Role::Target };
            layers.push((stop.span, over(painter.style(role))));
        }
    }
    if let Some(halt) = reader.cursor.filter(|halt| halt.span.overlaps(row)) {
        // A whole quotation on a bright ground would shout: it takes the target's colour, its names keep their marks.
        if reader.quote().is_some() {
            let style = painter.style(Role::PanelTarget);
            // Without colour the weight is all there is.
            let plain = style.fg.map(|_| style.remove_modifier(Modifier::BOLD));
            let style = plain.unwrap_or(style);
            layers.insert(0, (halt.span, style));
            return layers;
        }
        let role = if is_title(&halt) { Role::CurrentTitle } else { Role::Current };
        layers.push((halt.span, over(painter.style(role))));
    }
    layers
}

/// The capitals that stand for the government of the target, if that is a country.
fn governments(reader: &Reader) -> impl Iterator<Item = &Government> {
    let analysis = reader.analysis.as_ref();
    let country = match reader.target() {
        Some(Target::Country(at)) => analysis.and_then(|it| it.countries.get(at)),
        _ => None,
    };
    let all = analysis.map_or(&[][..], |it| &it.governments);
    all.iter().filter(move |it| country.is_some_and(|country| country.iso == it.iso))
}

fn mark(mention: &Mention, nested: bool, painter: &Painter<'_>) -> Style {
    let role = match mention.kind {
        MentionKind::Person { .. } => Role::Person,
        MentionKind::Title { .. } => Role::Title,
        MentionKind::Country { .. } if nested => Role::CountryInTitle,
        MentionKind::Country { .. } => Role::Country,
    };
    let style = painter.style(role);
    if mention.confidence < UNCERTAIN {
        return style.remove_modifier(Modifier::BOLD).patch(painter.style(Role::Uncertain));
    }
    style
}

/// The style as the whole truth of its cells: no modifier of a weaker mark shines through.
fn over(style: Style) -> Style {
    let all = Modifier::BOLD
        | Modifier::DIM
        | Modifier::ITALIC
        | Modifier::UNDERLINED
        | Modifier::REVERSED;
    style.remove_modifier(all.difference(style.add_modifier))
}

/// Draws the thumb and the ticks on the column `rule`; with `line`, what is between them too.
fn draw_rule(
    reader: &Reader,
    geometry: &Geometry,
    rule: u16,
    line: bool,
    painter: &mut Painter<'_>,
) {
    let height = usize::from(geometry.rows);
    let lines = reader.page.lines().len();
    let fits = lines <= height;
    let place = |line: usize| if fits { line } else { line * height / lines };
    let thumb = place(reader.top)..=place((reader.top + height - 1).min(lines));
    for row in 0..geometry.rows {
        let in_thumb = !fits && thumb.contains(&usize::from(row));
        if line || in_thumb {
            let role = if in_thumb { Role::Strip } else { Role::Faint };
            painter.put(rule, row, 1, painter.look.signs.rule, role);
        }
    }
    let signs = painter.look.signs;
    for stop in reader.stops() {
        let row = place(reader.page.row_of(stop.span.start())) as u16;
        if row < geometry.rows {
            painter.put(rule, row, width(signs.tick) as u16, signs.tick, Role::PanelTarget);
        }
    }
    if let Some(stop) = reader.stop().and_then(|stop| reader.stops().get(stop)) {
        let row = place(reader.page.row_of(stop.span.start())) as u16;
        if row < geometry.rows {
            painter.put(rule, row, 1, signs.current_tick, Role::PanelTarget);
        }
    }
}

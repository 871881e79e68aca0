//! The text with its marks, the gutter beside it, and the rule with its thumb and ticks.

use ratatui::style::{Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;

use crate::app::geometry::PanelPlace;
use crate::app::{App, Geometry, Marks, Reader};
use crate::config::Role;
use crate::document::{BlockKind, Mention, MentionKind};
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
    let current_row = reader.current().map(|mention| reader.page.row_of(mention.span.start()));
    for row in 0..geometry.rows {
        let number = reader.top + usize::from(row);
        let Some(line) = reader.page.lines().get(number) else { break };
        draw_line(app, reader, geometry, row, line, painter);
        if current_row == Some(number) && geometry.left >= 2 {
            painter.put(geometry.left - 2, row, 1, painter.look.signs.bar, Role::PanelTarget);
        }
    }
    if let PanelPlace::Beside { rule, .. } = geometry.panel {
        draw_rule(reader, geometry, rule, painter);
    }
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
    let text = span.of(reader.article.document.text());
    let dateline = reader.article.dateline.unwrap_or_default();
    let layers = layers(app, reader, span, painter);
    let muted = painter.style(Role::Muted);
    let mut x = left;
    for (at, grapheme) in text.grapheme_indices(true) {
        let byte = span.start() + at;
        let mut style = if dateline.contains(byte) { base.patch(muted) } else { base };
        for (layer, mark) in &layers {
            if layer.contains(byte) {
                style = style.patch(*mark);
            }
        }
        x = painter.put_styled(x, row, (left + room).saturating_sub(x), grapheme, style);
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
    if app.settings.marks == Marks::All {
        for (_, mention) in &here {
            let nested = here.iter().any(|(_, other)| {
                matches!(other.kind, MentionKind::Title { .. }) && other.span.covers(mention.span)
            });
            layers.push((mention.span, mark(mention, nested, painter)));
        }
    }
    if app.settings.marks != Marks::None {
        let stops = reader.stops();
        for (place, mention) in &here {
            // Stops are in the order of the text, and so are their mentions.
            if stops.binary_search_by_key(place, |stop| stop.mention).is_ok() {
                let title = matches!(mention.kind, MentionKind::Title { .. });
                let role = if title { Role::TargetTitle } else { Role::Target };
                layers.push((mention.span, over(painter.style(role))));
            }
        }
    }
    if let Some((_, mention)) = here.iter().find(|(place, _)| Some(*place) == reader.cursor) {
        let title = matches!(mention.kind, MentionKind::Title { .. });
        let role = if title { Role::CurrentTitle } else { Role::Current };
        layers.push((mention.span, over(painter.style(role))));
    }
    layers
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

fn draw_rule(reader: &Reader, geometry: &Geometry, rule: u16, painter: &mut Painter<'_>) {
    let rows = usize::from(geometry.rows);
    let lines = reader.page.lines().len();
    let place = |line: usize| if lines <= rows { line } else { line * rows / lines };
    let thumb = place(reader.top)..=place((reader.top + rows - 1).min(lines));
    let fits = lines <= rows;
    for row in 0..geometry.rows {
        let role =
            if !fits && thumb.contains(&usize::from(row)) { Role::Strip } else { Role::Faint };
        painter.put(rule, row, 1, painter.look.signs.rule, role);
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

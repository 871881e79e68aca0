//! Where text, rule, panel and status line stand, from the size of the screen alone.

/// How the panel shares the screen with the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PanelPlace {
    /// Beside the text, behind the rule.
    Beside {
        /// The column of the rule.
        rule: u16,
        /// The panel's first column; the bar of the target stands in the one before.
        left: u16,
        /// Its columns.
        width: u16,
        /// The columns of the strip at its right edge.
        strip: u16,
    },
    /// In place of the text, for screens too narrow for both.
    Instead,
    /// Not there.
    Hidden,
}

/// The places of everything on a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Geometry {
    /// Columns of the screen.
    pub width: u16,
    /// Rows of the screen.
    pub height: u16,
    /// The text's first column.
    pub left: u16,
    /// The text's columns.
    pub measure: u16,
    /// The rows for text, above the status line.
    pub rows: u16,
    /// The panel.
    pub panel: PanelPlace,
    /// Is there a blank row before the headline?
    pub airy: bool,
    /// Is there a status line?
    pub status: bool,
}

/// From this width on the panel stands beside the text unasked.
pub const SPREAD: u16 = 100;
/// The panel is at least so wide.
pub const LEAST_PANEL: u16 = 24;
/// And at most so wide, if the text has its forty columns beside it.
pub const MOST_PANEL: u16 = 60;
/// Below this width the panel takes the text's place.
pub const NARROW: u16 = 76;

impl Geometry {
    /// The places for a screen of `size` columns and rows and the wished-for `measure`. The panel is there
    /// if `wanted`, `columns` wide; `None` leaves it to the width.
    pub fn new(
        size: (u16, u16),
        measure: usize,
        wanted: Option<bool>,
        columns: Option<u16>,
    ) -> Self {
        let (width, height) = size;
        let tiny = width < 20 || height < 4;
        let status = !tiny;
        let rows = if status { height - 1 } else { height };
        let wish = u16::try_from(measure).unwrap_or(u16::MAX).max(1);
        let base = Self {
            width,
            height,
            left: 0,
            measure: width.max(1),
            rows,
            panel: PanelPlace::Hidden,
            airy: height >= 30,
            status,
        };
        if tiny {
            return base;
        }
        if wanted.unwrap_or(width >= SPREAD) {
            if width >= SPREAD {
                return base.spread(wish, columns);
            }
            if width >= NARROW {
                let panel = columns.unwrap_or(28).clamp(LEAST_PANEL, width - 40 - 8);
                let measure = wish.min(width - panel - 8);
                let rule = 2 + measure + 2;
                let place = PanelPlace::Beside { rule, left: rule + 3, width: panel, strip: 6 };
                return Self { left: 2, measure, panel: place, ..base };
            }
            return Self { panel: PanelPlace::Instead, ..base.alone(wish) };
        }
        base.alone(wish)
    }

    /// Text and panel as one spread; from 134 columns on it is centred.
    fn spread(self, wish: u16, columns: Option<u16>) -> Self {
        let width = self.width;
        let panel = 30 + (width - SPREAD).min(34) * 3 / 10;
        let most = (width - 40 - 10).min(MOST_PANEL);
        let panel = columns.map_or(panel, |columns| columns.clamp(LEAST_PANEL, most));
        let measure = wish.min(width - panel - 10);
        let rest = width - measure - panel - 3;
        let gap = (rest / 3).clamp(3, 6);
        let left = (rest - gap) / 2;
        let rule = left + measure + gap;
        let strip = match panel {
            38.. => 10,
            34.. => 8,
            _ => 6,
        };
        let place = PanelPlace::Beside { rule, left: rule + 3, width: panel, strip };
        Self { left, measure, panel: place, ..self }
    }

    fn alone(self, wish: u16) -> Self {
        if self.width < 60 {
            return Self { left: 2, measure: wish.min(self.width - 3), ..self };
        }
        let left = (self.width.saturating_sub(wish) / 2).max(3);
        Self { left, measure: wish.min(self.width - 2 * left), ..self }
    }

    /// The column after the last that text or panel use.
    pub fn right(&self) -> u16 {
        match self.panel {
            PanelPlace::Beside { left, width, .. } => left + width,
            _ => self.left + self.measure,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rule, panel, its width, strip.
    type Beside = (u16, u16, u16, u16);

    /// Left, measure, and the panel's places.
    fn places(width: u16, wanted: Option<bool>) -> (u16, u16, Option<Beside>) {
        let g = Geometry::new((width, 40), 66, wanted, None);
        let panel = match g.panel {
            PanelPlace::Beside { rule, left, width, strip } => Some((rule, left, width, strip)),
            _ => None,
        };
        (g.left, g.measure, panel)
    }

    #[test]
    fn the_places_are_those_of_the_design() {
        assert_eq!(places(60, None), (3, 54, None));
        assert_eq!(places(80, None), (7, 66, None));
        assert_eq!(places(80, Some(true)), (2, 44, Some((48, 51, 28, 6))));
        assert_eq!(places(100, None), (2, 60, Some((65, 68, 30, 6))));
        assert_eq!(places(120, None), (5, 66, Some((76, 79, 36, 8))));
        assert_eq!(places(160, None), (22, 66, Some((94, 97, 40, 10))));
        assert_eq!(places(200, None), (42, 66, Some((114, 117, 40, 10))));
    }

    #[test]
    fn nothing_stands_outside_the_screen() {
        for width in 0..300 {
            for height in 0..50 {
                for wanted in [None, Some(true), Some(false)] {
                    for measure in [1, 40, 66, 90, 500] {
                        for columns in [None, Some(24), Some(60), Some(u16::MAX)] {
                            let g = Geometry::new((width, height), measure, wanted, columns);
                            assert!(g.right() <= width.max(1), "{g:?}");
                            assert!(g.rows + u16::from(g.status) <= height.max(1), "{g:?}");
                            assert!(g.measure >= 1);
                        }
                    }
                }
            }
        }
    }
}

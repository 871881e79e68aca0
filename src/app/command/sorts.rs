//! What commands have in common: those that need an open article, those that need a screen.

use crate::app::command::Command;

impl Command {
    /// Does it look at the open article, or change what is known of it?
    pub(in crate::app) fn is_about_the_article(self) -> bool {
        matches!(
            self,
            Self::Card
                | Self::Contexts
                | Self::Quotes
                | Self::Links
                | Self::Why
                | Self::Copy
                | Self::CopyWithSource
                | Self::Save
                | Self::Merge
                | Self::Split
                | Self::Rename
                | Self::Retitle
                | Self::Hide
                | Self::Nobody
                | Self::Browse
        )
    }

    /// Does it only change how the screen looks?
    pub(in crate::app) fn is_for_a_screen(self) -> bool {
        matches!(
            self,
            Self::PanelHide
                | Self::PanelWider
                | Self::PanelNarrower
                | Self::Marks
                | Self::Wider
                | Self::Narrower
                | Self::Justify
                | Self::Hyphenate
                | Self::Mouse
                | Self::Zen
                | Self::Redraw
        )
    }
}

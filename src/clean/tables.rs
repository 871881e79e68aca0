//! The trained weights of the cleaner; `assets/README.md` says from what.

/// A table for each decision, as `examples/train_cleaner.rs` writes them.
#[derive(Clone, Copy, Debug)]
pub struct Tables<'a> {
    /// Which lines of a dump are the body.
    pub lines: &'a [u8],
    /// Which line is the headline.
    pub headline: &'a [u8],
    /// Which lines of a saved page are the body.
    pub page: &'a [u8],
    /// What is done in doubt, in dumps.
    pub doubt: Doubt,
    /// The same in saved pages.
    pub page_doubt: Doubt,
}

/// How much better a reading without a line must be before the line goes, in the model's units: for short lines, for those of
/// eight words, for prose. In doubt a line stays, and the more it looks like prose the longer.
#[derive(Clone, Copy, Debug)]
pub struct Doubt {
    /// Before the end of the body.
    pub within: [i32; 3],
    /// After it.
    pub after: [i32; 3],
}

/// The tables that are compiled in.
pub const TABLES: Tables<'static> = Tables {
    lines: include_bytes!("../../assets/cleaner.bin"),
    headline: include_bytes!("../../assets/headline.bin"),
    page: include_bytes!("../../assets/page.bin"),
    doubt: Doubt { within: [256, 1536, 3072], after: [256, 1536, 3072] },
    page_doubt: Doubt { within: [0, 0, 256], after: [0, 0, 256] },
};

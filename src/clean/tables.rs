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
    /// How much better a reading of a dump without a line must be before the line goes, in the model's units: for short
    /// lines, for those of eight words, for prose. In doubt a line stays, and the more it looks like prose the longer.
    pub doubt: [i32; 3],
    /// The same for saved pages.
    pub page_doubt: [i32; 3],
}

/// The tables that are compiled in.
pub const TABLES: Tables<'static> = Tables {
    lines: include_bytes!("../../assets/cleaner.bin"),
    headline: include_bytes!("../../assets/headline.bin"),
    page: include_bytes!("../../assets/page.bin"),
    doubt: [0, 1024, 2048],
    page_doubt: [0, 0, 256],
};

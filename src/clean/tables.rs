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
/// eight words, for prose. In doubt a line stays, and the more it looks like prose the longer; less than nothing means that the
/// line must surely be the body's to stay.
#[derive(Clone, Copy, Debug)]
pub struct Doubt {
    /// Before the first paragraph that is surely the body's.
    pub before: [i32; 3],
    /// From there to the last one.
    pub within: [i32; 3],
    /// After it.
    pub after: [i32; 3],
    /// What the house says of itself, in the three places.
    pub house: [i32; 3],
    /// What has the form of a family of junk and is no sentence.
    pub junk: i32,
}

/// The tables that are compiled in.
pub const TABLES: Tables<'static> = Tables {
    lines: include_bytes!("../../assets/cleaner.bin"),
    headline: include_bytes!("../../assets/headline.bin"),
    page: include_bytes!("../../assets/page.bin"),
    doubt: Doubt {
        before: [-1024, 2304, 1536],
        within: [512, 2560, 3072],
        after: [-1536, 512, 5120],
        house: [-1024, 0, -6144],
        junk: -1024,
    },
    page_doubt: Doubt {
        before: [0, 0, 256],
        within: [0, 0, 512],
        after: [0, 0, 256],
        house: [-1024, 0, -3072],
        junk: -1024,
    },
};

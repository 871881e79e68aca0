//! The values that everything else passes around: articles, documents and their analysis.
//!
//! Nothing here computes: the types hold their invariants, the rooms above fill them.

mod analysis;
mod article;
mod correction;

pub use analysis::{
    Analysis, CountryEntry, Form, Government, Iso, Mention, MentionKind, Office, Person, PersonId,
    Quote, Stop, Why,
};
pub use article::{Article, Block, BlockKind, Document, Dropped, Format, Link, Meta, RawArticle};
pub use correction::Correction;

//! What the engine knows of the world: countries, offices, names, classes of words.
//!
//! The data lies in the binary as it is used; nothing is parsed at start.

pub mod countries;
pub mod phrases;
pub mod titles;

//! What is known of words before any article is read.
//!
//! The data lies in the binary as it is used; nothing is parsed at start.

pub mod beside;
pub mod capitals;
pub mod classes;
pub mod countries;
pub mod genders;
pub mod leaders;
mod lines;
pub mod names;
pub mod nicknames;
pub mod organisations;
pub mod phrases;
mod table;
pub mod titles;

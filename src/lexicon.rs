//! What is known of words before any article is read.

pub mod classes;
pub mod names;
mod table;

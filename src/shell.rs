//! The loop: terminal in and out, the worker, signals. Carries out effects, and always gives the terminal back.

mod begin;
mod browse;
mod clipboard;
mod ground;
mod linear;
mod look;
mod memory;
mod pipe;
mod run;
mod save;
mod signals;
mod sources;
mod survey;
mod terminal;
mod worker;

pub use begin::{Begun, Reading, begin};
pub use linear::linear;
pub use look::{Appearance, Looks, choose_look};
pub use memory::Memory;
pub use pipe::Pipe;
pub use run::{End, Options, run};
pub use sources::Source;

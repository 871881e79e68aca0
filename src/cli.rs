//! The command line: arguments, the script commands, and the way into the reader.
//!
//! Data goes to standard output, everything else to standard error. Exit status: 0 done, 1 something could not be
//! read (the rest is done) or nobody was found, 2 the arguments or a configuration file are wrong.

mod about;
mod args;
mod compare;
mod output;
mod read;
mod scripts;

use std::process::ExitCode;

use clap::Parser;

pub use args::command;

use crate::cli::args::{Args, Command};
use crate::cli::output::Status;

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // Help and version are data; a closed pipe is no mistake of the user's.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let outcome = match args.command {
        None => read::read(&args.reading),
        Some(Command::Entities(args)) => scripts::entities(&args),
        Some(Command::Clean(args)) => scripts::clean(&args),
        Some(Command::Who(args)) => scripts::who(&args),
        Some(Command::Compare(args)) => compare::compare(&args),
        Some(Command::Keys) => about::keys(),
        Some(Command::Config) => about::config(),
        Some(Command::Completions { shell }) => about::completions(shell),
        Some(Command::Man) => about::man(),
    };
    match outcome {
        Ok(Status::Done) => ExitCode::SUCCESS,
        Ok(Status::Partly) => ExitCode::from(1),
        Err(error) => error.report(),
    }
}

//! The program: everything is in the library; here is only the way in.

use std::process::ExitCode;

fn main() -> ExitCode {
    dateline::cli::run()
}

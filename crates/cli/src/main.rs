//! The program `vonmises`, which is the library beside this file.

use std::process::ExitCode;

fn main() -> ExitCode {
    vonmises_cli::run()
}

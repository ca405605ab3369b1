//! The arguments of the program, and its exit status.

use crate::arguments::threads;
use crate::commands::command::Command;
use crate::exit::failure::{Failure, INTERRUPTED, Outcome};
use crate::exit::{interrupt, line, usage};
use clap::{CommandFactory, Parser};
use std::{io::Write, process::ExitCode};

/// Draw, evaluate, fit, test, compare and plot angles that follow von Mises distributions.
#[derive(Parser)]
#[command(name = "vonmises", version = version(), arg_required_else_help = true, after_help = EXIT_STATUS)]
pub(crate) struct Program {
    #[command(subcommand)]
    command: Command,
    /// Number of threads, at most 1024; by default `RAYON_NUM_THREADS` or the number of processors. Results do not
    /// depend on it.
    #[arg(long, global = true, value_name = "N", display_order = LAST)]
    #[arg(value_parser = clap::value_parser!(u16).range(1..=threads::MAX.into()))]
    threads: Option<u16>,
}

/// Display order of an option that all commands have: after their own options, before --help.
const LAST: usize = 998;

/// The exit status of an error.
const FAILED: u8 = 2;

const EXIT_STATUS: &str = "\
Exit status: 0 success, or the inputs are the same; 1 the inputs differ; 2 an error, with a message; 130 interrupted.
Angles are in radians unless --degrees or --period is given. Messages go to stderr, results to stdout or to --out.";

/// Returns the version of the crate and of its random stream; a key gives the same samples while the latter stays.
fn version() -> String {
    format!("{} (stream version {})", env!("CARGO_PKG_VERSION"), vonmises::STREAM_VERSION)
}

/// Runs the program with the arguments of this process, and returns its exit status.
pub fn run() -> ExitCode {
    let outcome = match Program::try_parse() {
        Ok(program) => run_command(program),
        Err(error) => refuse(&error),
    };
    match outcome {
        Ok(()) | Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(Failure::Different) => ExitCode::from(1),
        Err(Failure::Interrupted) => ExitCode::from(INTERRUPTED),
        Err(Failure::NoCommand) => ExitCode::from(FAILED),
        Err(Failure::Error(message)) => fail(&message),
    }
}

fn run_command(program: Program) -> Outcome {
    interrupt::install()?;
    threads::start(program.threads)?;
    program.command.run(&mut Program::command())
}

/// Explains wrong arguments, or prints the help or version that was asked for.
fn refuse(error: &clap::Error) -> Outcome {
    match usage::line(error, &Program::command()) {
        Some(line) => Err(Failure::Error(line)),
        None if error.use_stderr() => {
            let _ = error.print(); // nothing can be reported if stderr is closed
            Err(Failure::NoCommand)
        }
        None => Ok(error.print().and_then(|()| std::io::stdout().flush())?),
    }
}

/// Prints an error in one line and returns its exit status.
fn fail(message: &str) -> ExitCode {
    // Nothing can be reported if stderr is closed, too.
    let _ = writeln!(std::io::stderr(), "vonmises: {}", line::line(message));
    ExitCode::from(FAILED)
}

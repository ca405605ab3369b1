//! `vonmises`: samples, functions, statistics and pictures of von Mises distributions, from the shell.
//!
//! Each command is a file or folder of `commands`. The program uses the library's public interface only.

mod arguments;
mod commands;
mod exit;
mod memory;
mod observations;
mod output;
mod parameters;
mod report;

use clap::{CommandFactory, Parser};
use commands::command::Command;
use exit::failure::{Failure, INTERRUPTED, Outcome};
use exit::{interrupt, usage};
use std::{io::Write, process::ExitCode};

/// Draw, evaluate, fit, test, compare and plot angles that follow von Mises distributions.
#[derive(Parser)]
#[command(name = "vonmises", version = version(), arg_required_else_help = true, after_help = EXIT_STATUS)]
struct Program {
    #[command(subcommand)]
    command: Command,
    /// Number of threads, at most 1024; by default `RAYON_NUM_THREADS` or the number of processors. Results do not
    /// depend on it.
    #[arg(long, global = true, value_name = "N", display_order = LAST)]
    #[arg(value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

/// Display order of an option that all commands have: after their own options, before --help.
const LAST: usize = 998;

const EXIT_STATUS: &str = "\
Exit status: 0 success, or the inputs are the same; 1 the inputs differ; 2 an error, with a message; 130 interrupted.
Angles are in radians unless --degrees or --period is given. Messages go to stderr, results to stdout or to --out.";

/// Returns the version of the crate and of its random stream; a key gives the same samples while the latter stays.
fn version() -> String {
    format!("{} (stream version {})", env!("CARGO_PKG_VERSION"), vonmises::STREAM_VERSION)
}

fn main() -> ExitCode {
    let program = match Program::try_parse() {
        Ok(program) => program,
        Err(error) => return refuse(&error),
    };
    let ready = interrupt::install().and_then(|()| start_threads(program.threads));
    match ready.and_then(|()| program.command.run(&mut Program::command())) {
        Ok(()) | Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(Failure::Different) => ExitCode::from(1),
        Err(Failure::Interrupted) => ExitCode::from(INTERRUPTED),
        Err(Failure::Error(message)) => fail(&message),
    }
}

/// Prints an error in one line and returns its exit status.
fn fail(message: &str) -> ExitCode {
    let line = message.replace(char::is_control, "?"); // a file name may contain line breaks
    // Nothing can be reported if stderr is closed, too.
    let _ = writeln!(std::io::stderr(), "vonmises: {line}");
    ExitCode::from(2)
}

/// Explains wrong arguments, or prints the help or version that was asked for.
fn refuse(error: &clap::Error) -> ExitCode {
    match usage::line(error, &Program::command()) {
        Some(line) => fail(&line),
        None => error.exit(),
    }
}

/// Starts Rayon's threads now: where they cannot be started, Rayon would panic at the first use.
fn start_threads(threads: Option<u16>) -> Outcome {
    let started = rayon::ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0).into()).build_global();
    started.map_err(|error| Failure::new(format!("threads cannot be started: {error}; try --threads 1")))
}

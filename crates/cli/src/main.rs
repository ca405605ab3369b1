//! `vonmises`: samples, functions, statistics and pictures of von Mises distributions, from the shell.
//!
//! Each command is a file or folder of `commands`; all use only what the library makes public.

mod arguments;
mod commands;
mod exit;
mod observations;
mod output;
mod report;

use clap::{CommandFactory, Parser};
use commands::command::Command;
use exit::failure::{Failure, INTERRUPTED, Outcome};
use exit::interrupt;
use std::{io::Write, process::ExitCode};

/// Draw, evaluate, fit, test, compare and picture angles that follow von Mises distributions.
#[derive(Parser)]
#[command(name = "vonmises", version = version(), arg_required_else_help = true, after_help = EXIT_STATUS)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Threads to work with, at most 1024; by default as many as there are processors, or `RAYON_NUM_THREADS`. Results
    /// do not depend on it.
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024), display_order = LAST)]
    threads: Option<u16>,
}

/// The place of an option that all commands have: behind their own, before --help.
const LAST: usize = 998;

const EXIT_STATUS: &str = "\
Exit status: 0 done, or the same; 1 different; 2 error (a message says which file and what is wrong with it); 130 interrupted.
Angles are radians unless --degrees or --period says otherwise. Messages go to stderr, results to stdout or --out.";

/// The crate's version and that of the samples, which never change for a key while it stays the same.
fn version() -> String {
    format!("{} (stream version {})", env!("CARGO_PKG_VERSION"), vonmises::STREAM_VERSION)
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let ready = interrupt::install().and_then(|()| start(arguments.threads));
    match ready.and_then(|()| arguments.command.run(&mut Arguments::command())) {
        Ok(()) | Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(Failure::Different) => ExitCode::from(1),
        Err(Failure::Interrupted) => ExitCode::from(INTERRUPTED),
        Err(Failure::Error(message)) => {
            let line = message.replace(char::is_control, "?"); // a file's name may hold anything
            // If even stderr is closed nobody is left to tell.
            let _ = writeln!(std::io::stderr(), "vonmises: {line}");
            ExitCode::from(2)
        }
    }
}

/// Starts Rayon's threads, which panics later where they cannot be started.
fn start(threads: Option<u16>) -> Outcome {
    let started = rayon::ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0).into()).build_global();
    started.map_err(|error| Failure::new(format!("threads cannot be started: {error}; --threads 1 takes the fewest")))
}

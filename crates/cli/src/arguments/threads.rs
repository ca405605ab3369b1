//! `--threads` and its variable of the environment: the threads of Rayon.

use crate::exit::failure::{Failure, Outcome};
use crate::memory::address_space;
use std::env::{self, VarError};
use std::thread::available_parallelism;

/// Most threads: far beyond what helps, and few enough to start anywhere.
pub(crate) const MAX: u16 = 1024;

/// What Rayon reads the number of threads from.
const VARIABLE: &str = "RAYON_NUM_THREADS";

/// Stack of a thread in bytes: the default of Rust, whatever `RUST_MIN_STACK` says.
const STACK: usize = 1 << 21;

/// Address space that a thread takes beside its stack, and the program beside its threads, in bytes; both are rounded up.
const BESIDE: usize = 1 << 16;
const PROGRAM: usize = 1 << 24;

/// Starts the threads now: where they cannot be started, Rayon would panic at the first use.
pub(crate) fn start(wanted: Option<u16>) -> Outcome {
    let threads = usize::from(wanted.map_or_else(default, Ok)?);
    let refused = |why| Failure::new(format!("{threads} threads cannot be started: {why}; try --threads 1"));
    if address_space().is_some_and(|free| free < address_space_of(threads)) {
        return Err(refused("too little address space".to_owned()));
    }
    let builder = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK);
    builder.build_global().map_err(|error| refused(error.to_string()))
}

/// Returns how many bytes of address space threads need. With less, one that has started may find no memory for its first
/// allocations, which would end the program.
fn address_space_of(threads: usize) -> u64 {
    (threads * (STACK + BESIDE) + PROGRAM) as u64
}

/// Returns the number of threads that the environment asks for; 0 and nothing stand for that of processors, as in Rayon.
fn default() -> Outcome<u16> {
    let refuse = |text: &str| Err(Failure::new(format!("{VARIABLE} {text}: must be a whole number from 0 to {MAX}")));
    let wanted = match env::var(VARIABLE) {
        Ok(text) if text.is_empty() => 0,
        Ok(text) => match text.parse() {
            Ok(number) if number <= MAX => number,
            _ => return refuse(&text),
        },
        Err(VarError::NotPresent) => 0,
        Err(VarError::NotUnicode(text)) => return refuse(&text.to_string_lossy()),
    };
    let processors = || available_parallelism().map_or(1, |number| number.get().try_into().unwrap_or(MAX).min(MAX));
    Ok(if wanted == 0 { processors() } else { wanted })
}

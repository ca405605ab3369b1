//! `--threads` and its variable of the environment: the threads of Rayon.

use crate::exit::failure::{Failure, Outcome};
use crate::memory::address_space;
use std::env::{self, VarError};
use std::io;
use std::sync::mpsc;
use std::thread::{Builder, available_parallelism};

/// Most threads: far beyond what helps, and few enough to start anywhere.
pub(crate) const MAX: u16 = 1024;

/// What Rayon reads the number of threads from.
const VARIABLE: &str = "RAYON_NUM_THREADS";

/// Stack of a thread in bytes: the default of Rust, whatever `RUST_MIN_STACK` says.
const STACK: usize = 1 << 21;

/// Address space in bytes that must be free before a thread is started: its stack, and its first allocations. If they
/// failed, they would end the program.
const ROOM: u64 = STACK as u64 + (1 << 20);

/// Starts the threads now: where they cannot be started, Rayon would panic at the first use.
pub(crate) fn start(wanted: Option<u16>) -> Outcome {
    let threads = usize::from(wanted.map_or_else(default, Ok)?);
    let refused = |why: String| Failure::new(format!("{threads} threads cannot be started: {why}; try --threads 1"));
    let builder = rayon::ThreadPoolBuilder::new().num_threads(threads).spawn_handler(spawn);
    builder.build_global().map_err(|error| refused(error.to_string()))
}

/// Starts a thread. Where address space is limited, the next one waits until this one has what it needs.
fn spawn(thread: rayon::ThreadBuilder) -> io::Result<()> {
    let free = address_space();
    if free.is_some_and(|free| free < ROOM) {
        return Err(io::Error::new(io::ErrorKind::OutOfMemory, "too little address space"));
    }
    let (begun, wait) = mpsc::channel();
    Builder::new().stack_size(STACK).spawn(move || {
        let _ = begun.send(()); // nobody waits where there is no limit
        thread.run();
    })?;
    if free.is_some() {
        let _ = wait.recv();
    }
    Ok(())
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

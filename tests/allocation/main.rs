//! No call aborts for want of memory: `cargo test --all-features --test allocation`.
//!
//! Each function that takes arrays is called with one after the other of its large allocations refused, and must
//! return an error. An allocation that is not checked would abort the process. A binary of its own, because it has an
//! allocator of its own.
#![allow(clippy::unwrap_used, clippy::panic)]

mod allocator;
mod calls;

use allocator::refusing;
use calls::{Inputs, calls};
use std::io::Write;
use vonmises::{Error, Result};

#[test]
fn exhausted_memory_is_an_error() {
    let inputs = Inputs::new(1);
    for (name, call) in calls(&inputs) {
        assert_eq!(call(), Ok(()), "{name}"); // makes what is kept for the life of the process, too
        let errors = (0..).map(|granted| refusing(granted, &call)).take_while(|(_, refused)| *refused);
        let errors: Vec<_> = announced(name, || errors.map(|(result, _)| result).collect());
        assert!(errors.iter().all(is_too_large), "{name}: {errors:?}");
    }
}

/// Runs a function; its name is the last line of output if it aborts.
fn announced<T>(name: &str, f: impl FnOnce() -> T) -> T {
    // Not `eprintln!`, whose lines are kept until the test ends.
    writeln!(std::io::stderr().lock(), "memory refused: {name}").unwrap();
    f()
}

/// Returns whether the call succeeded without the memory or said that there was too little.
fn is_too_large(result: &Result<()>) -> bool {
    match result {
        Ok(()) | Err(Error::TooLarge { .. }) => true,
        Err(Error::Lane { source, .. }) => matches!(source.downcast_ref(), Some(Error::TooLarge { .. })),
        Err(_) => false,
    }
}

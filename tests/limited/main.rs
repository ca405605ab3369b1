//! No call ends the process under a limit of its memory: `cargo test --all-features --test limited`.
//!
//! The calls are those of `tests/allocation`, on larger arrays. That test refuses one allocation at a time; here the
//! system refuses whatever exceeds the address space that a call may take, beyond what the process has: nothing at
//! first, then a quarter of an array more each time, until the call succeeds. The calls run in a process of their own,
//! which this test starts again after a call that ended it.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../allocation/calls.rs"]
mod calls;
mod limit;

use calls::{ANGLES, Call, Inputs, calls};
use limit::limited;
use std::env;
use std::io::Write;
use std::process::Command;
use vonmises::{Error, Result};

/// How much longer the arrays are than those of `tests/allocation`.
const FACTOR: usize = 2;

/// The size of an array of angles in bytes.
const ARRAY: u64 = (FACTOR * ANGLES * size_of::<f64>()) as u64;

/// The most arrays that a call may take beside those that it is given.
const MOST: u64 = 40;

/// Tells the process with the calls which one is the first.
const FIRST: &str = "VONMISES_LIMITED_FROM";

/// What glibc is asked for. Allocations from 256 KiB on, which are checked, are given back at once, so that a call
/// cannot take what an earlier one left; there is always 1 MiB or so for smaller ones.
const ALLOCATOR: [(&str, &str); 4] = [
    ("MALLOC_MMAP_THRESHOLD_", "262144"),
    ("MALLOC_TRIM_THRESHOLD_", "1048576"),
    ("MALLOC_TOP_PAD_", "1048576"),
    ("MALLOC_ARENA_MAX", "1"),
];

#[test]
fn a_limit_of_memory_is_an_error() {
    if let Ok(first) = env::var(FIRST) {
        return run_calls(first.parse().unwrap());
    }
    let (mut first, mut ended) = (0, Vec::new());
    while let Some((index, how)) = run_from(first) {
        ended.push(how);
        first = index + 1;
    }
    assert!(ended.is_empty(), "{}", ended.join("\n"));
}

/// Runs the calls from that number on in another process; returns the number of the one that ended it, and how.
fn run_from(first: usize) -> Option<(usize, String)> {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", "a_limit_of_memory_is_an_error", "--nocapture"]);
    command.env(FIRST, first.to_string()).env("RAYON_NUM_THREADS", "2").envs(ALLOCATOR);
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stderr);
    if output.status.success() {
        return None;
    }
    let lines: Vec<_> = text.lines().collect();
    let last = lines.iter().rposition(|line| line.starts_with("call ")).unwrap_or_else(|| panic!("{text}"));
    let index = lines[last].split([' ', ':']).nth(1).unwrap().parse().unwrap();
    Some((index, format!("{}: {}", output.status, lines[last..].join(" | "))))
}

/// Makes each call under limits that grow.
fn run_calls(first: usize) {
    let inputs = Inputs::new(FACTOR);
    let mut calls = calls(&inputs);
    #[cfg(feature = "plot")]
    calls.push(("to_png", Box::new(render)));
    for (index, (name, call)) in calls.into_iter().enumerate().skip(first) {
        assert_eq!(call(), Ok(()), "{name}"); // makes what is kept for the life of the process, too
        let quarters = (0..4 * MOST).find(|quarters| succeeds(index, name, *quarters, &call));
        assert!(quarters.is_some(), "call {index}: {name} fails with the memory of {MOST} arrays");
    }
}

/// Returns whether the call has a result with that many quarters of the memory of an array.
fn succeeds(index: usize, name: &str, quarters: u64, call: &Call<'_>) -> bool {
    // Not `eprintln!`, whose lines are kept until the test ends.
    writeln!(std::io::stderr().lock(), "call {index}: {name} with {quarters}/4 arrays").unwrap();
    match limited(quarters * ARRAY / 4, call) {
        Ok(()) => true,
        result => {
            assert!(is_too_large(&result), "{name}: {result:?}");
            false
        }
    }
}

/// Renders a picture: other crates do that, whose allocations `tests/allocation` could not refuse one by one.
#[cfg(feature = "plot")]
fn render() -> Result<()> {
    use vonmises::plot::{Error::Pixels, Options, rose};
    match rose([0.1, 0.5, 2.0], &Options::new())?.dpi(75.0).to_png() {
        Ok(_) => Ok(()),
        Err(Pixels { reason }) if reason.contains("memory") => Err(Error::TooLarge { shape: vec![] }),
        Err(other) => panic!("{other}"),
    }
}

/// Returns whether the call said that there was too little memory.
fn is_too_large(result: &Result<()>) -> bool {
    match result {
        Err(Error::TooLarge { .. }) => true,
        Err(Error::Lane { source, .. }) => matches!(source.downcast_ref(), Some(Error::TooLarge { .. })),
        _ => false,
    }
}

//! Runs whose output is closed, and runs without threads.

use crate::common::{fails, vonmises};

/// What is wrong, what was meant, and where the help is, in one line.
#[test]
fn a_wrong_argument_is_explained_in_one_line() {
    for (line, message) in [
        ("sampel", "unrecognized subcommand 'sampel'; a similar subcommand exists: 'sample'; see vonmises --help"),
        (
            "sample --sead 1",
            "unexpected argument '--sead' found; a similar argument exists: '--seed'; see vonmises sample --help",
        ),
        (
            "sample --seed 1",
            "the following required arguments were not provided: --concentration <NUMBER|FILE>, --out <FILE>; \
             see vonmises sample --help",
        ),
        (
            "fit x.csv --period 0",
            "invalid value '0' for '--period <P>': must be a positive number; see vonmises fit --help",
        ),
        (
            "sample --dtype f2",
            "invalid value 'f2' for '--dtype <DTYPE>' [possible values: f4, f8]; see vonmises sample --help",
        ),
    ] {
        assert_eq!(fails(&mut vonmises(line.split(' '))), format!("vonmises: {message}\n"));
    }
}
use std::process::{Command, Stdio};

#[test]
fn a_closed_pipe_ends_quietly() {
    for arguments in [
        &["sample", "--seed", "1", "--kappa", "1", "--shape", "10000000", "--out", "-"][..],
        &["bits", "--seed", "1"],
        &["completions", "bash"],
        &["--help"],
    ] {
        let mut child = vonmises(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), &*output.stderr), (Some(0), &b""[..]), "{arguments:?}");
    }
}

/// Rayon would panic where its threads cannot be started.
#[cfg(unix)]
#[test]
fn threads_that_cannot_be_started_are_an_error() {
    // The last limit is just enough for the stacks, and not for what else the threads take.
    for limit in [100_000, 1_000_000, 2_240_000] {
        let program = env!("CARGO_BIN_EXE_vonmises");
        let line = format!("ulimit -v {limit}; exec '{program}' sample --kappa 1 --out -");
        let mut program = Command::new("sh");
        program.args(["-c", &line]).env("RAYON_NUM_THREADS", "1024").env("RUST_MIN_STACK", "67108864");
        let message = fails(&mut program);
        assert!(message.contains("1024 threads cannot be started: too little address space"), "{message}");
    }
}

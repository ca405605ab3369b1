//! Running the program.

use std::process::{Command, Output};

/// Returns the program with these arguments, to be run.
pub(crate) fn vonmises<S: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vonmises"));
    command.args(arguments);
    command
}

/// Runs a command that must succeed and returns its output.
pub(crate) fn succeeds(command: &mut Command) -> Output {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

/// Runs a command that must fail with exit status 2 and one line on stderr, and returns that line.
pub(crate) fn fails(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{command:?}: {message}");
    assert_eq!(message.trim_end().lines().count(), 1, "{command:?}: {message}");
    assert!(!message.contains("panicked"), "{message}");
    message
}

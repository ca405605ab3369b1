//! Running the program.

use std::process::{Command, Output};

/// The program with these arguments, not yet run; in no particular folder, so that paths are given whole.
pub(crate) fn vonmises<S: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vonmises"));
    command.args(arguments);
    command
}

/// The output of a run that has to succeed.
pub(crate) fn succeeds(command: &mut Command) -> Output {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

/// The one line that a run which has to fail says.
pub(crate) fn refused(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{command:?}: {said}");
    assert_eq!(said.trim_end().lines().count(), 1, "{command:?}: {said}");
    assert!(!said.contains("panicked"), "{said}");
    said
}

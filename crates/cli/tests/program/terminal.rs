//! What depends on a terminal, through the pseudo-terminal that util-linux's `script` makes.

use crate::hostile::listing;
use std::process::{Command, Output, Stdio};
use tempfile::tempdir;

/// Runs the program on a terminal, in a folder; nothing where there is no such `script`.
fn on_terminal(arguments: &str, folder: &std::path::Path) -> Option<Output> {
    let command = format!("{} {arguments}", env!("CARGO_BIN_EXE_vonmises"));
    let mut script = Command::new("script");
    script.args(["-q", "-e", "-c", &command, "/dev/null"]).current_dir(folder).stdin(Stdio::null());
    match script.output() {
        Ok(output) if !String::from_utf8_lossy(&output.stderr).contains("option") => Some(output),
        _ => {
            eprintln!("skipped: no `script` of util-linux");
            None
        }
    }
}

#[test]
fn binary_is_not_written_to_a_terminal() {
    let folder = tempdir().unwrap();
    for arguments in [
        "sample --kappa 1 --out -",
        "sample --kappa 1 --out /dev/tty",
        "sample --kappa 1 --out /dev/stdout",
        "bits",
        "bits --out /dev/tty",
        "join --out - part.npy",
    ] {
        let Some(output) = on_terminal(arguments, folder.path()) else { return };
        let said = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(2), "{arguments}: {said}");
        assert!(said.contains("is a terminal") && said.trim_end().lines().count() == 1, "{arguments}: {said}");
    }
    assert!(listing(folder.path()).is_empty());
}

#[test]
fn a_bar_is_shown_to_a_terminal_alone() {
    let folder = tempdir().unwrap();
    let common = "sample --seed 1 --kappa 1 --dtype f4 --shape 50000000 --force --out out.npy";
    let Some(output) = on_terminal(common, folder.path()) else { return };
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("190.73 MiB") && said.contains("left"), "{said}");
    assert!(!said.contains("\x1b[3"), "coloured: {said}");
    let quiet = on_terminal(&format!("{common} --quiet"), folder.path()).unwrap();
    assert!(quiet.status.success() && quiet.stdout.is_empty(), "{}", String::from_utf8_lossy(&quiet.stdout));
    assert_eq!(listing(folder.path()), ["out.npy"]);
}

#[test]
fn nothing_is_coloured_where_that_is_not_wanted() {
    let folder = tempdir().unwrap();
    for (variable, coloured) in [("CLICOLOR_FORCE=1", true), ("NO_COLOR=1", false)] {
        let mut script = Command::new("script");
        let command = format!("env {variable} TERM=xterm {} sample --no-such-option", env!("CARGO_BIN_EXE_vonmises"));
        script.args(["-q", "-c", &command, "/dev/null"]).current_dir(folder.path()).stdin(Stdio::null());
        let Ok(output) = script.output() else { return eprintln!("skipped: no `script` of util-linux") };
        assert_eq!(output.stdout.contains(&0x1b), coloured, "{}", String::from_utf8_lossy(&output.stdout));
    }
}

//! Behaviour on a terminal, with the pseudo-terminal of util-linux's `script`.

use crate::files::listing;
use std::process::{Command, Output, Stdio};
use tempfile::tempdir;
use vonmises::{Key, VonMises, npy};

/// Runs the program on a terminal, in a folder; returns `None` without `script`.
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
        let text = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(2), "{arguments}: {text}");
        assert!(text.contains("is a terminal") && text.trim_end().lines().count() == 1, "{arguments}: {text}");
    }
    assert!(listing(folder.path()).is_empty());
}

#[test]
fn the_progress_bar_is_shown_on_a_terminal_only() {
    let folder = tempdir().unwrap();
    let common = "sample --seed 1 --kappa 1 --dtype f4 --shape 50000000 --force --out out.npy";
    let Some(output) = on_terminal(common, folder.path()) else { return };
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && text.contains("190.73 MiB") && text.contains("left"), "{text}");
    assert!(!text.contains("\x1b[3"), "coloured: {text}");
    let quiet = on_terminal(&format!("{common} --quiet"), folder.path()).unwrap();
    assert!(quiet.status.success() && quiet.stdout.is_empty(), "{}", String::from_utf8_lossy(&quiet.stdout));
    assert_eq!(listing(folder.path()), ["out.npy"]);
}

#[test]
fn long_tests_show_that_they_run() {
    let folder = tempdir().unwrap();
    let x: ndarray::ArrayD<f64> = VonMises::new(0.0, 1.0).unwrap().draw(Key::new(1), 2000).unwrap();
    npy::save(folder.path().join("x.npy"), &x).unwrap();
    let Some(output) = on_terminal("describe x.npy --draws 3000", folder.path()) else { return };
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && text.contains("testing 2000 angles"), "{text}");
}

#[test]
fn no_color_turns_colours_off() {
    let folder = tempdir().unwrap();
    for (variable, coloured) in [("CLICOLOR_FORCE=1", true), ("NO_COLOR=1", false)] {
        let mut script = Command::new("script");
        let command = format!("env {variable} TERM=xterm {} sample --help", env!("CARGO_BIN_EXE_vonmises"));
        script.args(["-q", "-c", &command, "/dev/null"]).current_dir(folder.path()).stdin(Stdio::null());
        let Ok(output) = script.output() else { return eprintln!("skipped: no `script` of util-linux") };
        assert_eq!(output.stdout.contains(&0x1b), coloured, "{}", String::from_utf8_lossy(&output.stdout));
    }
}

/// The script types two numbers and Ctrl-D; a second Ctrl-D would be needed if the program asked again.
#[test]
fn one_end_of_input_is_enough() {
    let program = env!("CARGO_BIN_EXE_vonmises");
    let line = format!("{{ printf '1\\n2\\n\\004'; sleep 5; }} | script -q -e -c '{program} fit -' /dev/null");
    let mut command = Command::new("sh");
    let started = std::time::Instant::now();
    let output = command.args(["-c", &line]).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    if output.status.code() == Some(127) {
        return eprintln!("skipped: no `script` of util-linux");
    }
    assert!(text.contains("2 angles in radians"), "{text}");
    assert!(started.elapsed().as_secs() < 60);
}

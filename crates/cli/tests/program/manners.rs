//! Help, versions, completions and exit codes.

use crate::common::{refused, succeeds, vonmises};
use std::process::{Command, Stdio};

#[test]
fn the_version_states_that_of_the_samples() {
    let output = succeeds(&mut vonmises(["--version"]));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains(&format!("stream version {}", vonmises::STREAM_VERSION)), "{said}");
}

#[test]
fn completions_name_the_program() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = succeeds(&mut vonmises(["completions", shell]));
        assert!(String::from_utf8(output.stdout).unwrap().contains("vonmises"), "{shell}");
    }
}

#[test]
fn bash_completes() {
    let script = format!(
        "source <('{}' completions bash) && COMP_WORDS=(vonmises sam) COMP_CWORD=1 && \
         _vonmises vonmises sam vonmises && echo ${{COMPREPLY[@]}}",
        env!("CARGO_BIN_EXE_vonmises")
    );
    let Ok(output) = Command::new("bash").args(["-c", &script]).output() else { return eprintln!("skipped: no bash") };
    assert_eq!(String::from_utf8_lossy(&output.stdout), "sample\n", "{}", String::from_utf8_lossy(&output.stderr));
}

/// The commands, by what `--help` lists.
fn commands() -> Vec<String> {
    let help = String::from_utf8(succeeds(&mut vonmises(["--help"])).stdout).unwrap();
    let list = help.split("Commands:").nth(1).unwrap().split("Options:").next().unwrap();
    let names = list.lines().filter_map(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with(' '));
    names.map(|line| line.split_whitespace().next().unwrap().to_owned()).filter(|name| name != "help").collect()
}

#[test]
fn every_command_explains_itself() {
    let commands = commands();
    assert!(commands.len() >= 4, "{commands:?}");
    for command in commands {
        let help = String::from_utf8(succeeds(&mut vonmises([&command, "--help"])).stdout).unwrap();
        assert!(help.contains("Examples:\n  vonmises "), "{command}: {help}");
    }
}

#[test]
fn help_states_the_exit_status() {
    let help = String::from_utf8(succeeds(&mut vonmises(["--help"])).stdout).unwrap();
    assert!(help.contains("Exit status: 0 "), "{help}");
}

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

#[test]
fn no_command_is_an_error_with_help() {
    let output = vonmises::<&str>([]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("Usage"));
}

/// Rayon panics where its own threads cannot be started.
#[cfg(unix)]
#[test]
fn threads_that_cannot_be_started_are_an_error() {
    let line = format!("ulimit -v 400000; exec '{}' sample --kappa 1 --out -", env!("CARGO_BIN_EXE_vonmises"));
    let said = refused(Command::new("sh").args(["-c", &line]).env("RAYON_NUM_THREADS", "5000"));
    assert!(said.contains("threads cannot be started"), "{said}");
}

#[test]
fn the_option_of_all_commands_comes_behind_their_own() {
    let help = String::from_utf8(succeeds(&mut vonmises(["plot", "--help"])).stdout).unwrap();
    assert!(help.find("--threads") > help.find("--period"), "{help}");
}

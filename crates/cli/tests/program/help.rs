//! Help, version and completions.

use crate::common::{succeeds, vonmises};
use std::process::Command;

#[test]
fn the_version_includes_the_stream_version() {
    let output = succeeds(&mut vonmises(["--version"]));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains(&format!("stream version {}", vonmises::STREAM_VERSION)), "{text}");
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

/// Returns the names of the commands that `--help` lists.
pub(crate) fn commands() -> Vec<String> {
    let help = String::from_utf8(succeeds(&mut vonmises(["--help"])).stdout).unwrap();
    let list = help.split("Commands:").nth(1).unwrap().split("Options:").next().unwrap();
    let names = list.lines().filter_map(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with(' '));
    names.map(|line| line.split_whitespace().next().unwrap().to_owned()).filter(|name| name != "help").collect()
}

#[test]
fn every_command_has_help_with_examples() {
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
fn no_command_is_an_error_with_help() {
    let output = vonmises::<&str>([]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("Usage"));
}

#[test]
fn the_global_option_is_listed_after_those_of_the_command() {
    let help = String::from_utf8(succeeds(&mut vonmises(["plot", "--help"])).stdout).unwrap();
    assert!(help.find("--threads") > help.find("--period"), "{help}");
}

//! Help, versions, completions and exit codes.

use crate::common::{succeeds, vonmises};

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

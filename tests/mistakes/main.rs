//! What the compiler says to the likeliest mistakes.
//!
//! Each file in `cases` is a user's program that must not compile. Its lines `//~ text` are parts of the message that the
//! user must see: what is wrong, and what to write instead.

#![allow(clippy::unwrap_used, clippy::panic)] // a failed test panics

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PROJECT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn mistakes_do_not_compile_and_the_message_says_what_to_do() {
    let cases = cases();
    assert!(cases.len() >= 10);
    let messages = messages(&package(&cases));
    for (name, program) in cases {
        let found = messages.get(&name).unwrap_or_else(|| panic!("{name} compiles"));
        for text in program.lines().filter_map(|line| line.strip_prefix("//~ ")) {
            assert!(found.contains(text), "{name}: {text:?} is not in\n{found}");
        }
    }
}

/// The programs by name.
fn cases() -> BTreeMap<String, String> {
    let files = fs::read_dir(Path::new(PROJECT).join("tests/mistakes/cases")).unwrap();
    let case =
        |path: PathBuf| (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap());
    files.map(|entry| case(entry.unwrap().path())).collect()
}

/// Writes a user's package with a binary for each program, which needs nothing that this one has not downloaded.
fn package(cases: &BTreeMap<String, String>) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mistakes");
    fs::create_dir_all(folder.join("src/bin")).unwrap();
    let manifest = format!(
        "[package]\nname = \"mistakes\"\nedition = \"2024\"\n[workspace]\n[dependencies]\nndarray = \"0.17\"\nvonmises = {{ path = {PROJECT:?} }}\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    fs::copy(Path::new(PROJECT).join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    for (name, program) in cases {
        fs::write(folder.join("src/bin").join(name).with_extension("rs"), program).unwrap();
    }
    folder
}

/// Compiles the package; returns what the compiler says of each binary that fails.
fn messages(folder: &Path) -> BTreeMap<String, String> {
    let output = Command::new(env!("CARGO"))
        .args(["check", "--offline", "--keep-going", "--message-format", "json", "--manifest-path"])
        .arg(folder.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .output()
        .unwrap();
    let mut messages = BTreeMap::<String, String>::new();
    for line in String::from_utf8(output.stdout).unwrap().lines() {
        let report: Value = serde_json::from_str(line).unwrap();
        if report["message"]["level"] == "error" {
            let said = report["message"]["rendered"].as_str().unwrap();
            *messages.entry(report["target"]["name"].as_str().unwrap().to_owned()).or_default() += said;
        }
    }
    assert!(!messages.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    messages
}

//! The examples in the help of every command, run as they are.

use crate::common::{succeeds, vonmises};
use crate::files::data;
use crate::help::commands;
use ndarray::ArrayD;
use std::path::Path;
use std::process::Command;
use vonmises::{Key, npy, sample_von_mises};

/// Returns the lines below `Examples:`.
fn examples(command: &str) -> Vec<String> {
    let help = String::from_utf8(succeeds(&mut vonmises([command, "--help"])).stdout).unwrap();
    let below = help.lines().skip_while(|line| *line != "Examples:").skip(1);
    below.take_while(|line| line.starts_with("  ")).map(|line| line.trim().to_owned()).collect()
}

/// Makes the files that the examples read: published observations and samples.
fn make_inputs(folder: &Path, command: &str) {
    let published = [
        ("ants.csv", "ants"),
        ("arrivals.csv", "icu_arrivals"),
        ("mallards.csv", "mallards"),
        ("turtles.csv", "turtles"),
        ("wind.csv", "wind_col_de_la_roa"),
    ];
    for (name, file) in published {
        std::fs::copy(data(&format!("observations/{file}.csv")), folder.join(name)).unwrap();
    }
    let sites = "site,year,direction,speed\nA,2020,10,3\nA,2020,30,4.5\nB,2020,200,1\nB,2020,240,2\nB,2021,180,6\nA,2021,NA,2\n";
    std::fs::write(folder.join("sites.csv"), sites).unwrap();
    let angles = sample_von_mises::<f64>(Key::new(1), 0.5, 2.0, [100, 3]).unwrap();
    for name in ["angles.npy", "a.npy", "b.npy"] {
        npy::save(folder.join(name), &angles).unwrap();
    }
    for (name, value) in [("loc.npy", 0.5), ("kappa.npy", 2.0)] {
        npy::save(folder.join(name), ArrayD::from_elem(vec![3], value)).unwrap();
    }
    npy::save(folder.join("keys.npy"), Key::new(1).split(3)).unwrap();
    let parts = if command == "join" { 0..3 } else { 0..0 };
    for part in parts {
        let line = format!("sample --seed 1 --concentration 2 --shape 100 --shard {part}/3 --out part{part}.npy");
        succeeds(vonmises(line.split(' ')).current_dir(folder));
    }
    std::fs::create_dir_all(folder.join(".local/share/bash-completion/completions")).unwrap();
    std::fs::create_dir_all(folder.join(".zfunc")).unwrap();
}

/// Returns whether all programs that the line pipes into are installed.
fn has_programs(line: &str) -> bool {
    line.split('|').skip(1).filter_map(|piped| piped.split_whitespace().next()).all(|program| {
        let known = Command::new("sh").args(["-c", &format!("command -v {program}")]).output();
        known.is_ok_and(|output| output.status.success())
    })
}

#[test]
fn examples_run_as_they_are_written() {
    let program = Path::new(env!("CARGO_BIN_EXE_vonmises")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let commands = commands();
    assert!(commands.len() > 4, "{commands:?}");
    for command in &commands {
        let examples = examples(command);
        assert!((1..=7).contains(&examples.len()), "{command}: {examples:?}");
        // In order and in one folder, since an example may read what an earlier one wrote.
        let folder = tempfile::tempdir().unwrap();
        make_inputs(folder.path(), command);
        for line in examples {
            assert!(line.contains("vonmises "), "{command}: {line}");
            if !has_programs(&line) {
                eprintln!("skipped, a program is not installed: {line}");
                continue;
            }
            let mut shell = Command::new("sh");
            shell.args(["-c", &line]).current_dir(folder.path()).env("PATH", &path).env("HOME", folder.path());
            let output = shell.output().unwrap();
            let text = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "{line}: {text}");
        }
    }
}

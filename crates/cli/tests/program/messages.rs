//! Messages stay short, on one line and true, and numbers that are undefined say why.

use crate::common::{fails, succeeds, vonmises};
use crate::files::write;
use serde_json::{Value, json};
use std::fs::File;
use std::process::Command;

#[test]
fn long_lists_and_long_arguments_are_cut() {
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<_> = (0..100_000).map(|number| format!("c{number}")).collect();
    write(folder.path(), "wide.csv", names.join(",") + "\n" + &"1,".repeat(99_999) + "1\n");
    for options in [&[][..], &["--column", "none"]] {
        let message = fails(vonmises(["fit", "wide.csv"]).args(options).current_dir(&folder));
        assert!(message.contains("c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, and 99990 more"), "{message}");
    }
    let long = "x".repeat(100_000);
    write(folder.path(), "long.csv", format!("{long},b\n1,2\n"));
    for arguments in [
        vec!["fit", "long.csv"],
        vec!["fit", "long.csv", "--column", &long],
        vec!["fit", "--column", &long, "--period", &long, "x"],
        vec!["fit", &long],
        vec![&long],
        vec!["sample", "--kappa", &long, "--out", "x.npy"],
        vec!["fit", "a\u{2028}b\u{202e}\n.csv"],
    ] {
        let message = fails(vonmises(arguments).current_dir(&folder));
        let hidden = |c: char| c != '\n' && (c.is_control() || "\u{2028}\u{202e}".contains(c));
        assert!(message.chars().count() < 1200 && !message.contains(hidden), "{message}");
    }
}

/// What cannot be printed is not done.
#[test]
fn help_that_does_not_fit_on_the_disk_is_an_error() {
    for arguments in [&["--help"][..], &["-h"], &["fit", "--help"], &["--version"], &["completions", "zsh"]] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = vonmises(arguments).stdout(full).output().unwrap();
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(message, "vonmises: -: No space left on device (os error 28)\n", "{arguments:?}");
    }
}

#[test]
fn numbers_of_threads_have_one_limit() {
    let run = |threads: &str| {
        let mut command = vonmises(["eval", "pdf", "0", "--kappa", "1"]);
        command.env("RAYON_NUM_THREADS", threads);
        command
    };
    for threads in ["", "0", "1", "3"] {
        succeeds(&mut run(threads));
    }
    for threads in ["1025", "100000", "-1", "two", "18446744073709551616"] {
        let message = format!("vonmises: RAYON_NUM_THREADS {threads}: must be a whole number from 0 to 1024\n");
        assert_eq!(fails(&mut run(threads)), message);
        succeeds(run(threads).args(["--threads", "1"])); // which the variable does not matter to
    }
}

/// No field of the program's JSON is null for want of a number.
#[test]
fn undefined_numbers_of_every_command_say_why() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "sites.csv", "site,x\na,1\na,2\na,3\nb,\nc,1\nc,1\nd,0\nd,3.141592653589793\n");
    let report = |line: &str| -> Value {
        let output = vonmises(line.split(' ')).current_dir(&folder).output().unwrap();
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{line}: {error}, {output:?}"))
    };
    for line in [
        "fit sites.csv --column x --by site --skip-nan --json",
        "describe sites.csv --column x --by site --skip-nan --json --draws 19",
        "describe sites.csv --column x --where site=c --json --draws 19",
        "compare sites.csv --distribution --column x --by site --skip-nan --json",
        "eval log_prob 3 --kappa 1.7e308 --json",
    ] {
        let report = report(line);
        let text = report.to_string();
        assert!(text.contains("{\"undefined\":\"") || text.contains(",\"undefined\":\""), "{line}: {text}");
        assert!(!nulls(&report, "").iter().any(|path| !path.ends_with("/axis")), "{line}: {:?}", nulls(&report, ""));
    }
    let compared = report("compare sites.csv --distribution --column x --by site --skip-nan --json");
    let equal = json!({"undefined": "all angles are equal, or almost so"});
    assert_eq!(compared["pairs"][0]["lanes"][0]["found"], equal, "{compared}");
}

/// Returns the places of null.
fn nulls(value: &Value, path: &str) -> Vec<String> {
    match value {
        Value::Null => vec![path.to_owned()],
        Value::Array(items) => items.iter().flat_map(|item| nulls(item, path)).collect(),
        Value::Object(fields) => fields.iter().flat_map(|(key, item)| nulls(item, &format!("{path}/{key}"))).collect(),
        _ => Vec::new(),
    }
}

/// Lists without an element would fill the disk.
#[test]
fn json_of_an_endless_shape_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let header = "{'descr': '<f8', 'fortran_order': False, 'shape': (1152921504606846975, 0), }";
    let mut file = b"\x93NUMPY\x01\x00\x76\x00".to_vec();
    file.extend(format!("{header:<117}\n").bytes());
    std::fs::write(folder.path().join("endless.npy"), file).unwrap();
    let line = ["eval", "pdf", "0", "--loc", "endless.npy", "--kappa", "1"];
    let message = fails(vonmises(line).arg("--json").current_dir(&folder));
    assert!(message.contains("shape [1152921504606846975, 0] has 1152921504606846975 empty lists"), "{message}");
    assert!(succeeds(vonmises(line).current_dir(&folder)).stdout.is_empty());
}

/// A text without end stops when memory does.
#[cfg(unix)]
#[test]
fn text_without_end_is_an_error() {
    for (text, options) in [("1", ""), ("1,2", "--column 1 --weights 2"), ("1,a", "--column 1 --by 2")] {
        let program = env!("CARGO_BIN_EXE_vonmises");
        let line = format!("yes {text} | (ulimit -v 400000; exec '{program}' fit - --threads 1 {options})");
        let message = fails(Command::new("sh").args(["-c", &line]));
        assert!(message.contains(": memory cannot hold more rows"), "{message}");
    }
}

//! Remarks about what the user may have meant otherwise: on stderr, or in JSON.

use crate::common::{succeeds, vonmises};
use crate::files::{listing, write};
use serde_json::Value;

#[test]
fn degrees_that_are_read_as_radians_are_a_remark() {
    let folder = tempfile::tempdir().unwrap();
    let remark = "vonmises: remark: wind.csv: angles from 0 to 359 read as radians; are they degrees (--degrees)?\n";
    write(folder.path(), "wind.csv", "wind\n10\n0\n359\n90\n");
    let run = |line: &str| {
        let output = succeeds(vonmises(line.split(' ')).current_dir(&folder));
        [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap())
    };
    for line in [
        "fit wind.csv",
        "describe wind.csv --draws 9",
        "compare wind.csv wind.csv",
        "compare wind.csv wind.csv --distribution",
        "plot rose wind.csv --out a.svg",
        "eval pdf wind.csv --kappa 1",
    ] {
        assert_eq!(run(line)[1], remark, "{line}");
        let degrees = format!("{line} --degrees").replace("a.svg", "b.svg");
        assert_eq!(run(&degrees)[1], "", "{line}");
    }
    for line in ["fit wind.csv --json", "describe wind.csv --draws 9 --json", "compare wind.csv wind.csv --json"] {
        let [text, messages] = run(line);
        let report: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(report["remarks"][0].as_str().map(|text| format!("vonmises: remark: {text}\n")).unwrap(), remark);
        assert_eq!(messages, "");
    }
    assert_eq!(listing(folder.path()), ["a.svg", "b.svg", "wind.csv"]);
}

/// Each phase is the one before plus a tenth of a turn, as a program unwraps them.
#[test]
fn unwrapped_phases_get_no_remark() {
    let folder = tempfile::tempdir().unwrap();
    let phases: String = (0..80).map(|i| format!("{:?}\n", 0.628_318_530_717 * f64::from(i))).collect();
    write(folder.path(), "phases.txt", phases);
    let output = succeeds(vonmises(["fit", "phases.txt"]).current_dir(&folder));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_help_tells_of_axial_data() {
    for command in ["fit", "describe", "plot", "sample"] {
        let help = String::from_utf8(succeeds(&mut vonmises([command, "--help"])).stdout).unwrap();
        assert!(help.split_whitespace().collect::<Vec<_>>().join(" ").contains("(axial data)"), "{command}");
    }
}

//! Angles that were rounded: `--step`, found or given.

use crate::common::{fails, succeeds, vonmises};
use crate::files::{data, write};
use serde_json::{Value, json};
use std::path::Path;

fn describe(path: &Path, options: &[&str]) -> Value {
    let output = succeeds(vonmises(["describe", "--json"]).args(options).arg(path));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn test<'a>(report: &'a Value, test: &str, distribution: &str) -> &'a Value {
    let tests = report["tests"].as_array().unwrap().iter();
    tests.clone().find(|entry| entry["test"] == test && entry["distribution"] == distribution).unwrap()
}

/// 24 hours with 1,000 counts each: perfectly even, which Kuiper's test refused with p = 2e-34.
#[test]
fn even_hours_are_uniform() {
    let folder = tempfile::tempdir().unwrap();
    let hours: String = (0..24).map(|hour| format!("{hour},1000\n")).collect();
    let path = write(folder.path(), "hours.csv", format!("hour,count\n{hours}"));
    let options = ["--column", "hour", "--counts", "count", "--period", "24", "--draws", "0"];
    let report = describe(&path, &options);
    assert_eq!(report["rounding"], json!({"step": 1.0, "offset": 0.0, "origin": "found"}));
    for name in ["kuiper", "watson", "rayleigh"] {
        assert!(test(&report, name, "uniform")["p_value"].as_f64().unwrap() > 0.99, "{report}");
    }
    let ignored = describe(&path, &[&options[..], &["--step", "none"]].concat());
    let kuiper = test(&ignored, "kuiper", "uniform");
    assert_eq!(kuiper["method"], "asymptotic, ties ignored");
    assert!(kuiper["p_value"].as_f64().unwrap() < 1e-30 && ignored.get("rounding").is_none(), "{ignored}");
    assert_eq!(ignored["remarks"], json!([])); // the user knows
}

#[test]
fn ties_without_a_usual_step_are_remarked_upon() {
    let folder = tempfile::tempdir().unwrap();
    let uneven: String = (0..60).map(|i| format!("{}\n", f64::from(i * i % 48) * 7.371_313_1)).collect();
    let report = describe(&write(folder.path(), "uneven.txt", uneven), &["--degrees", "--draws", "19"]);
    assert_eq!(test(&report, "kuiper", "uniform")["method"], "asymptotic, ties ignored");
    let fitted = test(&report, "kuiper", "fitted");
    assert_eq!((&fitted["method"], &fitted["draws"]), (&json!("simulated, ties ignored"), &json!(19)));
    let remark = report["remarks"][0].as_str().unwrap();
    assert!(remark.contains("equal angles count as evidence") && remark.contains("--step"), "{remark}");
}

#[test]
fn wide_steps_and_uneven_bins_are_remarked_upon() {
    let folder = tempfile::tempdir().unwrap();
    let points = "90\n90\n90\n135\n45\n90\n90\n135\n45\n90\n".repeat(20);
    let path = write(folder.path(), "points.txt", points);
    for command in ["fit", "describe"] {
        let output = succeeds(vonmises([command, "--degrees"]).arg(&path));
        let remarks = String::from_utf8(output.stderr).unwrap();
        assert!(
            remarks.contains("remark: steps of 45° are wide for a concentration of ") && remarks.contains("--step 45")
        );
    }
    let output = succeeds(vonmises(["plot", "rose", "--degrees", "--bins", "6", "--out", "-"]).arg(&path));
    let remarks = String::from_utf8(output.stderr).unwrap();
    assert!(
        remarks.contains("6 bins do not divide the 8 classes of rounded angles evenly, as --bins 4 would"),
        "{remarks}"
    );
}

#[test]
fn marks_of_gaps_and_times_without_colons_are_remarked_upon() {
    let folder = tempfile::tempdir().unwrap();
    let remarks = |text: &str, options: &[&str]| {
        let path = write(folder.path(), "x.txt", text);
        String::from_utf8(succeeds(vonmises(["fit"]).args(options).arg(&path)).stderr).unwrap()
    };
    let gaps = remarks("10\n999\n20\n999\n370\n", &["--degrees"]);
    assert!(gaps.contains("2 angles are 999; if that stands for a missing one, --missing 999 leaves it out"), "{gaps}");
    assert_eq!(remarks("10\n370\n-3600000\n20\n", &["--degrees"]), "");
    let times = remarks("830\n915\n2300\n12\n", &["--period", "24"]);
    assert!(times.contains("3 angles are outside a turn of 24, from 830 to 2300"), "{times}");
    let radians = remarks("0.5123\n1.2345\n3.4567\n5.9876\n2.3456\n4.5678\n0.0123\n", &["--degrees"]);
    assert!(radians.contains("angles from 0.0123 to 5.9876 read as degrees; are they radians"), "{radians}");
}

/// The fit and the statistics of the classes were computed with SciPy, by minimising the likelihood; of 1500 simulated
/// sets of classes none had a statistic as large.
#[test]
fn mallards_are_in_classes_of_twenty_degrees() {
    let path = data("observations/mallards.csv");
    let options = ["--counts", "count", "--degrees"];
    let report = describe(&path, &options);
    assert_eq!(report["rounding"], json!({"step": 20.0, "offset": 10.0, "origin": "found"}));
    let close =
        |value: &Value, want: f64| assert!((value.as_f64().unwrap() - want).abs() < 1e-5, "{value}, not {want}");
    close(&test(&report, "kuiper", "fitted")["statistic"], 0.074_086);
    close(&test(&report, "watson", "fitted")["statistic"], 0.311_34);
    assert_eq!(test(&report, "kuiper", "fitted")["draws"], 999);
    close(&report["fit"]["concentration"], 2.116_104);
    let given = describe(&path, &[&options[..], &["--step", "20"]].concat());
    assert_eq!(given["rounding"], json!({"step": 20.0, "offset": 10.0, "origin": "given"}));
    close(&given["fit"]["concentration"], 2.136_267);
    let fit = succeeds(vonmises(["fit", "--step", "20"]).args(options).arg(&path));
    let fit = String::from_utf8(fit.stdout).unwrap();
    assert!(fit.starts_with("714 angles in degrees, column \"direction_deg\", in steps of 20° from 10, 95 %"), "{fit}");
    assert!(fit.contains("concentration   2.13627"), "{fit}");
}

/// Returns the step that is found, or null.
fn found(folder: &Path, angles: &[f64], options: &[&str]) -> Value {
    let text: String = angles.iter().map(|angle| format!("{angle}\n")).collect();
    let path = write(folder, "x.txt", &text);
    describe(&path, &[options, &["--draws", "0"]].concat())["rounding"]["step"].clone()
}

#[test]
fn usual_steps_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let multiples = |step: f64| (0..40).map(|i| f64::from((i * i * 7 + i) % 91) * step % 360.0).collect::<Vec<_>>();
    for step in [22.5, 45.0, 15.0, 10.0, 5.0, 1.0, 0.5, 0.1, 30.0] {
        assert_eq!(found(folder, &multiples(step), &["--degrees"]), json!(step), "{step}");
    }
    let radians: Vec<_> = multiples(10.0).iter().map(|angle| (angle.to_radians() * 1e4).round() / 1e4).collect();
    let step = found(folder, &radians, &[]).as_f64().unwrap();
    assert!((step.to_degrees() - 10.0).abs() < 1e-9, "{step}");
    let minutes: Vec<_> = (0..50).map(|i| f64::from(i * i % 1440)).collect();
    assert_eq!(found(folder, &minutes, &["--period", "1440"]), json!(1.0));
    // Too few angles, none of them equal, or no usual step.
    let continuous: Vec<_> = (0..50).map(|i| (f64::from(i) * 1.234).sin().abs() * 300.0).collect();
    let close: Vec<_> = (0..20).map(|i| 0.1 + 0.01 * f64::from(i % 7)).collect(); // near 0 by chance
    assert_ne!(found(folder, &close, &["--degrees"]), json!(90.0));
    for angles in [&multiples(10.0)[..4], &[1.0, 3.0, 17.0, 28.0, 45.0, 91.0, 205.0, 300.0], &continuous] {
        assert_eq!(found(folder, angles, &["--degrees"]), Value::Null);
    }
}

#[test]
fn a_wrong_step_is_an_error() {
    let path = data("observations/turtles.csv");
    for (step, fault) in [
        ("7", "--step 7: must be a whole fraction of a turn, and at least 1/100000 of it; a turn is 360"),
        ("0.001", "--step 0.001: must be a whole fraction"),
        ("0", "must be a positive number, `auto` or `none`"),
        ("ten", "must be a positive number, `auto` or `none`"),
    ] {
        let message = fails(vonmises(["describe", "--degrees", "--step", step]).arg(&path));
        assert!(message.contains(fault), "{message}");
    }
    let offset = fails(vonmises(["describe", "--degrees", "--step-offset", "5"]).arg(&path));
    assert!(offset.contains("--step"), "{offset}");
}

#[test]
fn hours_that_were_rounded_down_have_half_an_hour_as_their_offset() {
    let folder = tempfile::tempdir().unwrap();
    let hours: String = [0, 0, 1, 2, 5, 7, 7, 8, 8, 8, 9, 10, 23].map(|hour| format!("{hour}\n")).concat();
    let path = write(folder.path(), "hours.txt", &hours);
    let fit = |options: &[&str]| {
        let output = succeeds(vonmises(["fit", "--period", "24", "--json"]).args(options).arg(&path));
        serde_json::from_slice::<Value>(&output.stdout).unwrap()
    };
    let (nearest, down) = (fit(&["--step", "1"]), fit(&["--step", "1", "--step-offset", "0.5"]));
    assert_eq!(down["rounding"], json!({"step": 1.0, "offset": 0.5, "origin": "given"}));
    let difference = down["loc"].as_f64().unwrap() - nearest["loc"].as_f64().unwrap();
    assert!((difference - 0.5).abs() < 1e-9, "{difference}");
}

#[test]
fn pictures_have_whole_classes() {
    let folder = tempfile::tempdir().unwrap();
    let draw = |options: &[&str]| {
        let arguments = ["plot", "rose", "--degrees", "--counts", "count", "--out", "-"];
        let output = succeeds(vonmises(arguments).args(options).arg(data("observations/mallards.csv")));
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(draw(&[]).contains("petals of 20°"));
    assert!(draw(&["--bins", "9"]).contains("petals of 40°"));
    assert!(draw(&["--bins", "24"]).contains("petals of 15°")); // not whole classes, but what was asked for
    assert!(draw(&["--step", "none"]).contains("petals of 10°"));
    drop(folder);
}

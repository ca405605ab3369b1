//! `vonmises compare`: exit statuses, tables and JSON.

use crate::bad_files::{assert_each_refused, bad_observations};
use crate::common::{fails, vonmises};
use crate::files::{save, write};
use serde_json::{Value, json};
use std::f64::consts::PI;
use std::path::Path;
use vonmises::{Key, npy, sample_von_mises};

/// Returns the exit status and the output.
fn compare(a: &Path, b: &Path, options: &[&str]) -> (i32, String) {
    let output = vonmises(["compare"].iter().chain(options)).args([a, b]).output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

fn json_of(a: &Path, b: &Path, options: &[&str]) -> (i32, Value) {
    let (status, text) = compare(a, b, &[options, &["--json"]].concat());
    (status, serde_json::from_str(&text).unwrap())
}

#[test]
fn angles_are_compared_exactly_or_with_a_tolerance_along_the_circle() {
    let folder = tempfile::tempdir().unwrap();
    let a = save(folder.path(), "a.npy", &[0.5, PI.next_down(), 1.0]);
    let b = save(folder.path(), "b.npy", &[0.5, -PI, 1.25]);
    assert_eq!(compare(&a, &a, &[]), (0, "same: 3 angles, 0 differ\n".to_owned()));
    let (status, text) = compare(&a, &b, &[]);
    assert_eq!(status, 1);
    assert!(
        text.starts_with("different: 3 angles, 2 differ, first at [1]; largest distance 0.250000 rad at [2]"),
        "{text}"
    );
    assert_eq!(compare(&a, &b, &["--tolerance", "0.25"]).0, 0);
    assert_eq!(compare(&a, &b, &["--tolerance", "0.2499"]).0, 1);
    let (status, report) = json_of(&a, &b, &[]);
    assert_eq!((status, &report["same"], &report["different"]), (1, &json!(false), &json!(2)));
    assert_eq!((&report["largest_distance"], &report["farthest"]), (&json!(0.25), &json!([2])));
    assert_eq!(report["largest_ulps"], json!((0.25 / f64::EPSILON) as u64));
}

#[test]
fn distances_and_tolerances_are_in_the_units_of_the_angles() {
    let folder = tempfile::tempdir().unwrap();
    let a = write(folder.path(), "a.txt", "359.5\n10\n90\n");
    let b = write(folder.path(), "b.txt", "0.5\n370\n90\n");
    let (status, report) = json_of(&a, &b, &["--degrees", "--tolerance", "1.001"]);
    assert_eq!((status, &report["different"], &report["first_difference"]), (0, &json!(2), &json!([0])));
    assert!((report["largest_distance"].as_f64().unwrap() - 1.0).abs() < 1e-13, "{report}");
    assert_eq!((&report["largest_ulps"], &report["units"]), (&json!(null), &json!("degrees")));
    assert_eq!(compare(&a, &b, &["--degrees", "--tolerance", "0.999"]).0, 1);
    let turned = write(folder.path(), "turned.txt", "-0.5\n10\n90\n");
    // The same directions, but not the same numbers.
    assert_eq!(compare(&a, &turned, &["--degrees"]).0, 1);
    assert_eq!(compare(&a, &turned, &["--degrees", "--tolerance", "0"]).0, 0);
}

#[test]
fn types_may_differ_but_shapes_may_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    npy::save(path("single.npy"), &ndarray::array![[0.5_f32, 0.1]]).unwrap();
    npy::save(path("double.npy"), &ndarray::array![[0.5, 0.1]]).unwrap();
    npy::save(path("flat.npy"), &ndarray::array![0.5, 0.1]).unwrap();
    let (status, text) = compare(&path("single.npy"), &path("double.npy"), &[]);
    assert_eq!(status, 1);
    assert!(text.starts_with("different: 2 angles (f4 and f8, compared as f8), 1 differ, first at [0, 1]"), "{text}");
    assert_eq!(compare(&path("single.npy"), &path("double.npy"), &["--tolerance", "1e-8"]).0, 0);
    assert_eq!(compare(&path("single.npy"), &path("single.npy"), &["--degrees"]).0, 0);
    let (status, text) = compare(&path("flat.npy"), &path("double.npy"), &[]);
    assert_eq!((status, &text[..]), (1, "different: shapes [2] and [1, 2]\n"));
    assert_eq!(json_of(&path("flat.npy"), &path("double.npy"), &[]).1["shapes"], json!([[2], [1, 2]]));
}

#[test]
fn distributions_are_compared_whole_or_by_lane() {
    let folder = tempfile::tempdir().unwrap();
    let saved = |name: &str, seed, kappa, shape: [usize; 2]| {
        let path = folder.path().join(name);
        let locs = ndarray::array![0.0, 3.0];
        npy::save(&path, sample_von_mises::<f64>(Key::new(seed), &locs, kappa, shape).unwrap()).unwrap();
        path
    };
    let (a, b) = (saved("a.npy", 1, 2.0, [400, 2]), saved("b.npy", 2, 2.0, [300, 2]));
    let other = saved("c.npy", 3, 4.0, [300, 2]);
    for options in [&["--distribution"][..], &["--distribution", "--axis", "0"], &["--distribution", "--axis", "-2"]] {
        assert_eq!(compare(&a, &b, options).0, 0);
        assert_eq!(compare(&a, &other, options).0, 1);
    }
    let (_, report) = json_of(&a, &other, &["--distribution", "--axis", "0", "--level", "0.01"]);
    assert_eq!((&report["same"], &report["level"]), (&json!(false), &json!(0.01)));
    assert_eq!(report["lanes"].as_array().unwrap().len(), 2);
    let expected = vonmises::validate::distributions(
        npy::load::<ndarray::ArrayD<f64>>(&a).unwrap(),
        npy::load::<ndarray::ArrayD<f64>>(&other).unwrap(),
        ndarray::Axis(0),
        0.01,
    );
    assert_eq!(report["smallest_adjusted_p_value"], json!(expected.unwrap().smallest_p_value()));
    let (_, table) = compare(&a, &other, &["--distribution", "--axis", "0"]);
    assert!(table.starts_with("different: directions in radians") && table.contains("REFUSED in 2 of 2"), "{table}");
    let message = fails(vonmises(["compare", "--distribution", "--axis", "2"]).args([&a, &b]));
    assert!(message.contains("axis 2 is out of range"), "{message}");
    let message = fails(vonmises(["compare", "--distribution", "--axis", "1"]).args([&a, &b]));
    assert!(message.contains("shapes [400, 2] and [300, 2] differ"), "{message}");
}

#[test]
fn fitted_directions_are_in_the_units_of_the_angles() {
    let (turtles, stars) =
        (crate::files::data("observations/turtles.csv"), crate::files::data("observations/sea_stars.csv"));
    let (status, report) = json_of(&turtles, &stars, &["--distribution", "--degrees"]);
    let loc = report["lanes"][0]["expected"]["loc"].as_f64().unwrap();
    assert_eq!(status, 1);
    assert!((loc - 1.120_001_238_177_425_f64.to_degrees()).abs() < 1e-12, "{loc}"); // mpmath, statistics.csv
}

#[test]
fn inputs_that_cannot_be_compared_are_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let good = save(folder.path(), "good.npy", &[1.0]);
    let bad = bad_observations(folder.path());
    assert_each_refused(&bad, &["compare", "@", good.to_str().unwrap()]);
    assert_each_refused(&bad, &["compare", good.to_str().unwrap(), "@", "--distribution"]);
    let message = fails(&mut vonmises(["compare", "-", "-"]));
    assert!(message.contains("only one of the two"), "{message}");
    let message = fails(vonmises(["compare", "--distribution", "--level", "1"]).args([&good, &good]));
    assert!(message.contains("--level 1: must be between 0 and 1"), "{message}");
}

#[test]
fn a_closed_pipe_does_not_change_the_exit_status() {
    let folder = tempfile::tempdir().unwrap();
    let (a, b) = (save(folder.path(), "a.npy", &[1.0]), save(folder.path(), "b.npy", &[2.0]));
    for (b, status) in [(&a, 0), (&b, 1)] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = vonmises(["compare"]).args([&a, b]).stdout(writer).output().unwrap();
        assert_eq!((output.status.code(), output.stderr.len()), (Some(status), 0));
    }
}

//! `vonmises compare`: exit statuses, tables and JSON.

use crate::bad_files::{assert_each_refused, bad_observations};
use crate::common::{fails, vonmises};
use crate::files::{save, write};
use serde_json::{Value, json};
use std::f64::consts::PI;
use std::path::Path;
use vonmises::{Key, VonMises, gof, npy, sample_von_mises};

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
    assert_eq!((&report["different"], &report["level"]), (&json!(true), &json!(0.01)));
    assert_eq!(report["pairs"][0]["lanes"].as_array().unwrap().len(), 2);
    let expected = vonmises::validate::distributions(
        npy::load::<ndarray::ArrayD<f64>>(&a).unwrap(),
        npy::load::<ndarray::ArrayD<f64>>(&other).unwrap(),
        ndarray::Axis(0),
        0.01,
    );
    assert_eq!(report["smallest_adjusted_p_value"], json!(expected.unwrap().smallest_p_value()));
    let (_, table) = compare(&a, &other, &["--distribution", "--axis", "0"]);
    assert!(table.starts_with("different at level 0.05: 2 of 2 lanes\ndirections in radians; p-values"), "{table}");
    let (_, table) = compare(&a, &b, &["--distribution"]);
    assert!(table.starts_with("no evidence of a difference at level 0.05\n"), "{table}");
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
    let loc = report["pairs"][0]["lanes"][0]["expected"]["loc"].as_f64().unwrap();
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
    assert!(message.contains("only one of the files"), "{message}");
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

/// Returns the exit status, the output and the messages of any arguments, in a folder.
fn run(folder: &Path, line: &str) -> (i32, String, String) {
    let output = vonmises(["compare"]).args(line.split(' ')).current_dir(folder).output().unwrap();
    let [text, messages] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    (output.status.code().unwrap(), text, messages)
}

/// Each pair of files has a row, and Holm's adjustment is for the tests of all pairs.
#[test]
fn several_files_are_compared_in_pairs() {
    let folder = tempfile::tempdir().unwrap();
    let names = ["a.npy", "b.npy", "c.npy"];
    let samples: Vec<ndarray::ArrayD<f64>> =
        (0..3).map(|i| VonMises::new(f64::from(i) * 0.2, 1.5).unwrap().draw(Key::new(i), 60).unwrap()).collect();
    names.iter().zip(&samples).for_each(|(name, x)| npy::save(folder.path().join(name), x).unwrap());
    let (status, text, _) = run(folder.path(), "a.npy b.npy c.npy --distribution --json");
    let report: Value = serde_json::from_str(&text).unwrap();
    let mut p_values = Vec::new();
    for (pair, (i, j)) in report["pairs"].as_array().unwrap().iter().zip([(0, 1), (0, 2), (1, 2)]) {
        assert_eq!((&pair["a"], &pair["b"]), (&json!(names[i]), &json!(names[j])));
        let tests =
            [gof::kuiper_two_sample(&samples[i], &samples[j]), gof::watson_two_sample(&samples[i], &samples[j])];
        for (check, test) in pair["lanes"][0]["checks"].as_array().unwrap().iter().zip(tests) {
            assert_eq!(check["test"]["p_value"], json!(test.unwrap().p_value));
            p_values.push((check["test"]["p_value"].as_f64().unwrap(), check["adjusted_p_value"].as_f64().unwrap()));
        }
    }
    // Holm 1979: the largest of (6 - j) p_(j) over the j-th and smaller p-values, counted from 0.
    p_values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut largest = 0.0_f64;
    for (rank, (p, adjusted)) in p_values.iter().enumerate() {
        largest = largest.max((6 - rank) as f64 * p).min(1.0);
        assert_eq!(*adjusted, largest);
    }
    assert_eq!((report["different"] == true, status), (p_values[0].1 <= 0.05, i32::from(p_values[0].1 <= 0.05)));
    let (_, table, _) = run(folder.path(), "a.npy b.npy c.npy --distribution");
    assert!(table.contains("for 6 tests") && table.lines().count() == 7, "{table}");
    assert!(run(folder.path(), "a.npy b.npy c.npy").2.contains("for more give --distribution"));
}

#[test]
fn counts_and_gaps_are_those_of_the_rows_written_out() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "counted.csv", "hour,count\n1,3\n7,2\n,4\n20,1\n");
    write(folder.path(), "other.csv", "hour,count\n2,2\n9,3\n11,2\n");
    write(folder.path(), "rows.txt", "1\n1\n1\n7\n7\n20\n");
    write(folder.path(), "other.txt", "2\n2\n9\n9\n9\n11\n11\n");
    let options = "--distribution --period 24 --json";
    let counted =
        run(folder.path(), &format!("counted.csv other.csv --column hour --counts count --skip-nan {options}"));
    let rows = run(folder.path(), &format!("rows.txt other.txt {options}"));
    let lanes = |text: &str| serde_json::from_str::<Value>(text).unwrap()["pairs"][0]["lanes"].clone();
    assert_eq!(lanes(&counted.1), lanes(&rows.1));
    assert_eq!(lanes(&counted.1)[0]["samples"], json!(13));
    let message = run(folder.path(), "counted.csv other.csv --column hour --distribution --period 24").2;
    assert!(message.contains("counted.csv: line 4: an empty field is missing (--skip-nan leaves it out)"), "{message}");
    let message = run(folder.path(), "counted.csv other.csv --column hour --period 24").2;
    assert!(message.contains("is missing (a missing angle cannot be compared"), "{message}");
    let message = run(folder.path(), "rows.txt other.txt --distribution --weights 1").2;
    assert!(message.contains("--weights: a test counts angles") && message.contains("--counts"), "{message}");
}

#[test]
fn a_column_of_counts_that_is_not_used_is_a_remark() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "hours.csv", "hour,count\n1,3\n7,2\n20,1\n");
    let remark = "vonmises: remark: hours.csv: the column \"count\" is not used, and each row is one angle; are these \
                  counts (--counts count)?\n";
    for options in ["", " --distribution"] {
        let line = format!("hours.csv hours.csv --column hour --period 24{options}");
        let (status, _, messages) = run(folder.path(), &line);
        assert_eq!((status, &messages[..]), (0, remark));
        let (_, text, messages) = run(folder.path(), &format!("{line} --json"));
        let report: Value = serde_json::from_str(&text).unwrap();
        assert!(report["remarks"][0].as_str().unwrap().contains("--counts count") && messages.is_empty(), "{text}");
    }
    let counted = "hours.csv hours.csv --column hour --period 24 --distribution --counts count";
    assert!(run(folder.path(), counted).2.is_empty());
}

#[test]
fn p_values_are_never_printed_as_zero() {
    let folder = tempfile::tempdir().unwrap();
    for (name, at) in [("a.npy", 0.0), ("b.npy", 3.0)] {
        let x: ndarray::ArrayD<f64> = VonMises::new(at, 50.0).unwrap().draw(Key::new(1), 5000).unwrap();
        npy::save(folder.path().join(name), &x).unwrap();
    }
    let (status, table, _) = run(folder.path(), "a.npy b.npy --distribution");
    assert!(status == 1 && table.contains("<1e-300"), "{table}");
}

//! Weights and counts.

use super::{fit, without_column};
use crate::common::{fails, vonmises};
use crate::files::{save, write};
use serde_json::Value;
use std::path::Path;

#[test]
fn weights_are_repetitions() {
    let folder = tempfile::tempdir().unwrap();
    let table = write(folder.path(), "table.csv", "angle,count\n1.5,2\n-2,1\n0.25,3\n");
    let spelt = write(folder.path(), "spelt.txt", "1.5\n1.5\n-2\n0.25\n0.25\n0.25\n");
    let (array, weights) =
        (save(folder.path(), "x.npy", &[1.5, -2.0, 0.25]), save(folder.path(), "w.npy", &[2.0, 1.0, 3.0]));
    let by_array = fit(&array, &["--weights", weights.to_str().unwrap()]);
    assert_eq!(fit(&table, &["--weights", "count"]), by_array);
    assert_eq!(fit(&table, &["--weights", "2", "--column", "1"]), by_array);
    for key in ["n", "loc", "concentration", "circular_variance", "log_likelihood"] {
        let (ours, theirs) = (by_array[key].as_f64().unwrap(), fit(&spelt, &[])[key].as_f64().unwrap());
        assert!((ours - theirs).abs() < 1e-13 * theirs.abs(), "{key}: {ours}, not {theirs}");
    }
}

#[test]
fn bad_weights_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let refuses = |path: &Path, weights: &str, fault: &str| {
        let message = fails(&mut vonmises(["fit", path.to_str().unwrap(), "--weights", weights]));
        assert!(message.contains(fault), "{message:?} does not say {fault:?}");
    };
    let table = write(folder.path(), "table.csv", "angle,count\n1.5,2\n-2,-1\n");
    refuses(&table, "count", "table.csv: line 3: weight \"-1\" is not a number of at least 0");
    refuses(&table, "counts", "table.csv: line 1: no column \"counts\"; there are angle, count");
    let nothing = write(folder.path(), "nothing.csv", "angle,count\n1.5,0\n-2,0\n");
    refuses(&nothing, "count", "nothing.csv: holds no observations that count");
    let x = save(folder.path(), "x.npy", &[1.5, -2.0, 0.25]);
    let bad = [("two.npy", &[1.0, 2.0][..], "broadcast"), ("negative.npy", &[1.0, -2.0, 1.0], "weight [1] is -2")];
    for (name, weights, fault) in bad {
        refuses(&x, save(folder.path(), name, weights).to_str().unwrap(), fault);
    }
    refuses(&x, "no_such.npy", "no_such.npy: No such file");
}

#[test]
fn counts_repeat_angles() {
    let folder = tempfile::tempdir().unwrap();
    let described = |path: &Path, options: &[&str]| -> Value {
        let line = ["describe", path.to_str().unwrap(), "--json", "--draws", "19"];
        without_column(vonmises([&line[..], options].concat()))
    };
    let counted = write(folder.path(), "counted.csv", "angle,n\n0.5,3\n1,0\n-2,1\n2.5,2\n");
    let repeated = write(folder.path(), "repeated.csv", "angle\n0.5\n0.5\n0.5\n-2\n2.5\n2.5\n");
    let expected = described(&repeated, &[]);
    assert_eq!(described(&counted, &["--counts", "n"]), expected);
    let angles = save(folder.path(), "angles.npy", &[0.5, 1.0, -2.0, 2.5]);
    let counts = save(folder.path(), "counts.npy", &[3.0, 0.0, 1.0, 2.0]);
    assert_eq!(described(&angles, &["--counts", counts.to_str().unwrap()]), expected);
    let lanes = fit(&angles, &["--axis", "0", "--counts", counts.to_str().unwrap()]);
    assert_eq!(lanes["lanes"][0]["concentration"], fit(&repeated, &[])["concentration"]);
}

#[test]
fn bad_counts_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    for (count, fault) in [("2.5", "line 3: weight \"2.5\" is not a whole number"), ("1e9", "counts 1000000001 angles")]
    {
        let table = write(folder.path(), "counted.csv", format!("angle,n\n0.5,1\n1,{count}\n"));
        let message = fails(vonmises(["describe", "--counts", "n"]).arg(&table));
        assert!(message.contains("counted.csv") && message.contains(fault), "{message}");
    }
    let angles = save(folder.path(), "angles.npy", &[0.5, 1.0]);
    let counts = save(folder.path(), "counts.npy", &[1.0, 0.5]);
    let message = fails(vonmises(["fit", "--counts"]).args([&counts, &angles]));
    assert!(message.contains("counts.npy: weight [1] is 0.5: must be a whole number"), "{message}");
}

//! Missing angles: what stands for them, and that each is counted.

use super::fit;
use crate::common::{fails, succeeds, vonmises};
use crate::files::{save, write};
use ndarray::array;
use serde_json::json;
use vonmises::npy;

#[test]
fn missing_angles_are_left_out_with_their_weights() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    npy::save(path("x.npy"), &array![[0.1, f64::NAN, 0.5], [1.0, 2.0, 4.0]]).unwrap();
    npy::save(path("w.npy"), &array![1.0, 5.0, 2.0]).unwrap(); // for every row
    let weights = path("w.npy");
    let options = ["--weights", weights.to_str().unwrap(), "--skip-nan"];
    let lanes = fit(&path("x.npy"), &[&options[..], &["--axis", "1"]].concat());
    for (lane, text) in ["a,w\n0.1,1\n0.5,2\n", "a,w\n1,1\n2,5\n4,2\n"].iter().enumerate() {
        let alone = fit(&write(folder.path(), "lane.csv", text), &["--weights", "w"]);
        for key in ["n", "loc", "concentration", "log_likelihood"] {
            assert_eq!(lanes["lanes"][lane][key], alone[key], "{key} of lane {lane}");
        }
    }
    assert_eq!(fit(&path("x.npy"), &options)["n"], 11);
    let message = fails(&mut vonmises(["fit", path("x.npy").to_str().unwrap()]));
    assert!(message.contains("x.npy: element [0, 1] is NaN"), "{message}");
    npy::save(path("x.npy"), &array![[f64::NAN, f64::NAN]]).unwrap();
    let message = fails(&mut vonmises(["fit", path("x.npy").to_str().unwrap(), "--skip-nan", "--axis", "1"]));
    assert!(message.contains("x.npy: all angles are missing (2)"), "{message}");
}

#[test]
fn what_stands_for_a_gap_is_named_or_common() {
    let folder = tempfile::tempdir().unwrap();
    let table = write(folder.path(), "t.csv", "d,n\n10,1\n999.0,\nVRB,x\n-9999,2\n20,3\n350,1\n");
    let report = fit(&table, &["--degrees", "--column", "d", "--counts", "n", "--missing", "999,-9999,VRB"]);
    assert_eq!((&report["n"], &report["missing"]), (&json!(5), &json!(3)));
    let tokens = ["", "NA", "na", "N/A", "#N/A", "NaN", "nan", "NaT", "null", "NULL", "None", "<NA>", ".", "-", "--"];
    for token in tokens {
        let table = write(folder.path(), "t.csv", format!("id,d\n1,10\n2,{token}\n3,20\n"));
        let report = fit(&table, &["--column", "d", "--skip-nan"]);
        assert_eq!((&report["n"], &report["missing"]), (&json!(2), &json!(1)), "{token}");
        let message = fails(vonmises(["fit", "--column", "d"]).arg(&table));
        assert!(message.contains("line 3: ") && message.contains("is missing (--skip-nan leaves it out)"), "{message}");
        let first = write(folder.path(), "first.csv", format!("1,{token}\n2,10\n3,20\n"));
        assert_eq!(fit(&first, &["--column", "2", "--skip-nan"])["missing"], 1, "{token}");
    }
    let other = write(folder.path(), "t.csv", "id,d\n1,10\n2,\n3,20\n4,999\n");
    let message = fails(vonmises(["fit", "--column", "d", "--missing", "999"]).arg(&other));
    assert!(message.contains("line 3: an empty field is missing"), "{message}");
    let word = write(folder.path(), "word.csv", "d\n10\nM\n20\n");
    let message = fails(vonmises(["fit"]).arg(&word));
    assert!(message.contains("line 3: \"M\" is not a number (--missing M leaves it out)"), "{message}");
    let message = fails(vonmises(["compare"]).args([&word, &word]));
    assert!(message.ends_with("line 3: \"M\" is not a number\n"), "{message}");
    let array = save(folder.path(), "a.npy", &[0.5, 999.0, 1.0, -9999.0]);
    assert_eq!(fit(&array, &["--missing", "999,-9999"])["missing"], 2);
    let single = folder.path().join("single.npy");
    npy::save(&single, &array![0.5_f32, -999.9, 1.0]).unwrap();
    assert_eq!(fit(&single, &["--missing", "-999.9"])["missing"], 1);
    let message = fails(vonmises(["compare"]).args([&other, &other]).args(["--column", "d"]));
    assert!(message.contains("line 3: an empty field is missing (a missing angle cannot be compared"), "{message}");
}

#[test]
fn a_missing_angle_needs_no_weight_but_an_angle_does() {
    let folder = tempfile::tempdir().unwrap();
    let table = write(folder.path(), "t.csv", "d,w\n1,2\n,\n,x\n1.5,1\n");
    assert_eq!(fit(&table, &["--skip-nan", "--column", "d", "--weights", "w"])["n"], 3);
    let table = write(folder.path(), "t.csv", "d,w\n1,2\n1.5,\n");
    let message = fails(vonmises(["fit", "--skip-nan", "--column", "d", "--counts", "w"]).arg(&table));
    assert!(message.contains("line 3: weight an empty field is not a whole number"), "{message}");
}

#[test]
fn gaps_are_counted_in_tables_and_pictures() {
    let folder = tempfile::tempdir().unwrap();
    let table = write(folder.path(), "t.csv", "s,d\na,1\na,NA\na,2\nb,3\na,NA\n");
    let output = |line: &[&str]| {
        let options = ["--skip-nan", "--column", "d", "--where", "s=a"];
        String::from_utf8(succeeds(vonmises(line).args(options).arg(&table)).stdout).unwrap()
    };
    for command in ["fit", "describe"] {
        let text = output(&[command]);
        assert!(text.starts_with("2 angles (2 missing, 4 of 5 rows) in radians"), "{text}");
        let report: serde_json::Value = serde_json::from_str(&output(&[command, "--json"])).unwrap();
        assert_eq!(report["rows"], json!({"chosen": 4, "all": 5}));
        assert_eq!((&report["n"], &report["missing"]), (&json!(2), &json!(2)));
    }
    for kind in ["rose", "histogram", "quantiles"] {
        let picture = output(&["plot", kind, "--out", "-"]);
        assert!(picture.contains("n = 2 (2 missing)"), "{kind}: {picture}");
    }
    let path = folder.path().join("x.npy");
    npy::save(&path, &array![[0.1, f64::NAN, 0.5], [1.0, 2.0, 4.0]]).unwrap();
    let text = String::from_utf8(succeeds(vonmises(["fit", "--axis", "1", "--skip-nan"]).arg(path)).stdout).unwrap();
    assert!(text.starts_with("2 lanes of angles (1 missing) in radians"), "{text}");
}

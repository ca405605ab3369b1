//! Reading observations: all file formats, units and weights; messages name the line.

use crate::bad_files::{assert_each_refused, bad_observations};
use crate::common::{fails, succeeds, vonmises};
use crate::files::{data, save, with_header, write};
use ndarray::array;
use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;
use vonmises::npy;

/// Returns the JSON output of a fit.
fn fit(path: &Path, options: &[&str]) -> Value {
    let mut command = vonmises([&["fit", path.to_str().unwrap(), "--json"], options].concat());
    serde_json::from_slice(&succeeds(&mut command).stdout).unwrap()
}

#[test]
fn every_text_format_gives_the_same_angles() {
    let folder = tempfile::tempdir().unwrap();
    let expected = fit(&save(folder.path(), "a.npy", &[1.5, -2.0, 0.25]), &[]);
    assert_eq!(expected["n"], 3);
    let forms: [(&str, &str, &[&str]); 16] = [
        ("lines", "1.5\n-2\n.25\n", &[]),
        ("no end", "1.5\n-2\n2.5e-1", &[]),
        ("windows", "\u{feff}angle\r\n1.5\r\n-2.0\r\n+0.25\r\n", &[]),
        ("comments", "# a, b\n\n  # c\n1.5 # first, or so\n \t\n-2\n.25\n\n", &[]),
        ("one name", "wind direction\n1.5\n-2\n.25\n", &[]),
        ("comma", "id,angle\nx,1.5\ny,-2\nz,.25\n", &["--column", "angle"]),
        ("number", "id,angle\nx,1.5\ny,-2\nz,.25\n", &["--column", "2"]),
        ("semicolon", "angle; speed\n1.5;3\n-2; 4\n.25 ;5\n", &["--column", "angle"]),
        ("tab", "1\t1.5\n2\t-2\n3\t.25\n", &["--column", "2"]),
        ("blanks", "1  1.5\n 2 -2\n3 .25\n", &["--column", "2"]),
        ("quotes", "\"a, b\",\"angle\"\n\"x\",\"1.5\"\n\"y,z\",-2\n,.25\n", &["--column", "angle"]),
        ("bar", "a|b\n1.5|1\n-2|1\n.25|1\n", &["--column", "a", "--delimiter", "|"]),
        ("names of numbers", "10,20\n1.5,1\n-2,1\n.25,1\n", &["--column", "20"]),
        ("text beside", "x,1.5\ny,-2\nz,.25\n", &["--column", "2"]),
        ("gaps", "angle,b\n1.5,1\n,1\nNA,1\n-2,1\nNaN,1\n.25,1\n", &["--column", "angle", "--skip-nan"]),
        ("quoted gaps", "1.5\n\"\"\n-2\n.25\n", &["--skip-nan"]),
    ];
    for (name, text, options) in forms {
        let path = write(folder.path(), "form.txt", text);
        if name == "names of numbers" {
            let message = fails(&mut vonmises(["fit", path.to_str().unwrap(), "--column", "20"]));
            assert!(message.contains("no column \"20\"; there are numbers 1 to 2"), "{message}");
            continue;
        }
        assert_eq!(fit(&path, options), expected, "{name}");
    }
}

#[test]
fn types_byte_orders_and_names_of_arrays_do_not_matter() {
    let folder = tempfile::tempdir().unwrap();
    let expected = fit(&save(folder.path(), "a.npy", &[1.5, -2.0, 0.25, 1.0]), &[]);
    let single = folder.path().join("single.csv"); // recognised by its first bytes
    npy::save(&single, &array![[1.5_f32, -2.0], [0.25, 1.0]]).unwrap();
    let big = [1.5_f64, -2.0, 0.25, 1.0].map(f64::to_be_bytes).concat();
    let dictionary = "{'descr': '>f8', 'fortran_order': False, 'shape': (4,), }";
    let big = write(folder.path(), "big.npy", with_header(dictionary, &big));
    assert_eq!([fit(&single, &[]), fit(&big, &[])], [expected.clone(), expected]);
}

#[test]
fn standard_input_may_be_text_or_an_array() {
    let folder = tempfile::tempdir().unwrap();
    let path = save(folder.path(), "a.npy", &[1.5, -2.0, 0.25]);
    let expected = fit(&path, &[]);
    for bytes in [std::fs::read(&path).unwrap(), b"1.5\n-2\n.25\n".to_vec()] {
        let mut command = vonmises(["fit", "-", "--json"]);
        let mut running = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        running.stdin.take().unwrap().write_all(&bytes).unwrap();
        let output = running.wait_with_output().unwrap();
        assert_eq!(serde_json::from_slice::<Value>(&output.stdout).unwrap(), expected);
    }
    let mut command = vonmises(["fit", "-"]);
    let message = fails(command.stdin(std::fs::File::open(write(folder.path(), "x", "1\n2\nx")).unwrap()));
    assert_eq!(message, "vonmises: -: line 3: \"x\" is not a number\n");
    let mut command = vonmises(["fit", "-"]);
    let truncated = write(folder.path(), "t.npy", &std::fs::read(&path).unwrap()[..140]);
    let message = fails(command.stdin(std::fs::File::open(truncated).unwrap()));
    assert!(message.starts_with("vonmises: -: 140 bytes"), "{message}");
}

#[test]
fn text_longer_than_the_buffer_keeps_its_lines() {
    let folder = tempfile::tempdir().unwrap();
    let mut text: String = (0..50_000).map(|i| format!("{}\n", f64::from(i) * 1e-5)).collect();
    let path = write(folder.path(), "long.txt", &text);
    assert_eq!(fit(&path, &[])["n"], 50_000);
    text += "oops\n";
    let path = write(folder.path(), "long.txt", &text);
    assert!(fails(&mut vonmises(["fit", path.to_str().unwrap()])).contains("line 50001: \"oops\""));
}

#[test]
fn angles_that_differ_by_whole_turns_are_equal() {
    let folder = tempfile::tempdir().unwrap();
    let near = write(folder.path(), "near.txt", "10\n20\n-30\n");
    let far = write(folder.path(), "far.txt", "370\n-3600000340\n330\n");
    assert_eq!(fit(&near, &["--degrees"]), fit(&far, &["--degrees"]));
    let hours = write(folder.path(), "hours.txt", "10\n20\n-30\n");
    let (degrees, parts) = (fit(&near, &["--degrees"]), fit(&hours, &["--period", "360"]));
    assert_eq!(degrees["loc"], parts["loc"]);
}

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
    assert!(message.contains("x.npy: lane [0]: holds no observations that count"), "{message}");
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
fn bad_observations_are_refused_by_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let bad = bad_observations(folder.path());
    for line in [&["fit", "@"][..], &["describe", "@"], &["fit", "@", "--axis", "0"]] {
        assert_each_refused(&bad, line);
    }
}

#[test]
fn published_files_are_read_unchanged() {
    let files: [(&str, &[&str], f64); 12] = [
        ("observations/ants.csv", &["--degrees"], 100.0),
        ("observations/cross_beds.csv", &["--degrees", "--column", "direction_deg"], 100.0),
        ("observations/desert_ants.csv", &["--degrees", "--column", "1"], 61.0),
        ("observations/icu_arrivals.csv", &["--period", "1440"], 254.0),
        ("observations/mallards.csv", &["--degrees", "--weights", "count"], 714.0),
        ("observations/sea_stars.csv", &["--degrees"], 22.0),
        ("observations/topminnows.csv", &["--degrees"], 50.0),
        ("observations/trees.csv", &["--degrees"], 8.0),
        ("observations/turtles.csv", &["--degrees"], 76.0),
        ("observations/zar_26_5.csv", &["--degrees", "--weights", "count"], 105.0),
        ("observations/zar_27_10.csv", &["--degrees", "--column", "direction_deg"], 22.0),
        ("observations/wind_col_de_la_roa.csv", &[], 310.0),
    ];
    for (name, options, n) in files {
        assert_eq!(fit(&data(name), options)["n"].as_f64(), Some(n), "{name}");
    }
}

#[test]
fn counts_repeat_angles() {
    let folder = tempfile::tempdir().unwrap();
    let described = |path: &Path, options: &[&str]| -> Value {
        let line = ["describe", path.to_str().unwrap(), "--json", "--draws", "19"];
        serde_json::from_slice(&succeeds(&mut vonmises([&line[..], options].concat())).stdout).unwrap()
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

/// Endless input must not fill the memory.
#[cfg(unix)]
#[test]
fn endless_streams_are_refused() {
    for (line, fault) in [
        ("tr '\\0' 1 < /dev/zero | VONMISES fit -", "-: line 1: is longer than"),
        ("VONMISES fit /dev/zero", "/dev/zero: neither"),
        ("VONMISES sample --kappa /dev/zero --out -", "/dev/zero: does not begin"),
    ] {
        let line = line.replace("VONMISES", env!("CARGO_BIN_EXE_vonmises"));
        let message = fails(std::process::Command::new("sh").args(["-c", &line]));
        assert!(message.contains(fault), "{line}: {message}");
    }
}

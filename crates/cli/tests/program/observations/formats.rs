//! All file formats; every one gives the same angles.

use super::fit;
use crate::bad_files::{assert_each_refused, bad_observations};
use crate::common::{fails, vonmises};
use crate::files::{data, save, with_header, write};
use ndarray::array;
use serde_json::Value;
use std::io::Write;
use std::process::Stdio;
use vonmises::npy;

#[test]
fn every_text_format_gives_the_same_angles() {
    let folder = tempfile::tempdir().unwrap();
    let expected = fit(&save(folder.path(), "a.npy", &[1.5, -2.0, 0.25]), &[]);
    assert_eq!(expected["n"], 3);
    let forms: [(&str, &str, &[&str]); 20] = [
        ("lines", "1.5\n-2\n.25\n", &[]),
        ("no end", "1.5\n-2\n2.5e-1", &[]),
        ("windows", "\u{feff}angle\r\n1.5\r\n-2.0\r\n+0.25\r\n", &[]),
        ("comments", "# a, b\n\n  # c\n1.5 # first, or so\n \t\n-2\n.25\n\n", &["--comment", "#"]),
        ("marks", "// \"a, b\nx,y\n1,1.5 // c\n2,-2\n3,.25\n", &["--comment", "//", "--column", "y"]),
        ("old line breaks", "angle\r1.5\r\r-2\r.25", &[]),
        ("quoted lines", "a,b\r\n1.5,\"x\r\n,y\"\r\n-2,\"\"\"\"\r\n.25,z\r\n", &["--column", "a"]),
        (
            "quoted blanks",
            "\"a b\"  c\n\"x\n y\"  1.5\n \"\"\"\"   -2\nz .25 \n",
            &["--column", "c", "--delimiter", "space"],
        ),
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
        let mut found = fit(&path, options);
        assert_eq!(found["missing"], if name == "gaps" { 3 } else { i32::from(name == "quoted gaps") }, "{name}");
        found["missing"] = expected["missing"].clone();
        assert_eq!(found, expected, "{name}");
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
    assert_eq!(message, "vonmises: -: line 3: \"x\" is not a number (--missing x leaves it out)\n");
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
fn bad_observations_are_refused_by_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let bad = bad_observations(folder.path());
    for line in [&["fit", "@"][..], &["describe", "@"], &["fit", "@", "--axis", "0"]] {
        assert_each_refused(&bad, line);
    }
}

/// Endless input must not fill the memory.
#[cfg(unix)]
#[test]
fn endless_streams_are_refused() {
    for (line, fault) in [
        ("tr '\\0' 1 < /dev/zero | VONMISES fit -", "-: line 1: is longer than"),
        ("(printf '1\\n\"'; yes) | VONMISES fit -", "-: line 2: is longer than"),
        ("(printf '1 2\\n\"'; yes) | VONMISES fit -", "-: line 2: is longer than"),
        ("yes '' | VONMISES fit --comment '#' -", "-: line 1: is longer than"),
        ("VONMISES fit /dev/zero", "/dev/zero: neither"),
        ("VONMISES sample --kappa /dev/zero --out -", "/dev/zero: does not begin"),
    ] {
        let line = line.replace("VONMISES", env!("CARGO_BIN_EXE_vonmises"));
        let message = fails(std::process::Command::new("sh").args(["-c", &line]));
        assert!(message.contains(fault), "{line}: {message}");
    }
}

//! `.npy` files of every real dtype, as NumPy wrote them (`data/npy`), are angles, parameters, weights and counts.

use crate::common::{fails, succeeds, vonmises};
use crate::files::{data, save};
use serde_json::Value;
use std::path::Path;
use vonmises::npy;

/// Runs a command in a folder and returns its output.
fn run(folder: &Path, line: &str) -> Vec<u8> {
    succeeds(vonmises(line.split_whitespace()).current_dir(folder)).stdout
}

/// Loads a file with the library, whose conversion has tests of its own, and saves it as f8.
fn converted(folder: &Path, path: &Path) -> Option<ndarray::ArrayD<f64>> {
    let numbers: ndarray::ArrayD<f64> = npy::load_as(path).ok()?;
    npy::save(folder.join("f8.npy"), &numbers).unwrap();
    Some(numbers)
}

#[test]
fn angles_and_parameters_of_any_real_dtype_are_those_of_f8() {
    let folder = tempfile::tempdir().unwrap();
    let mut seen = 0;
    for entry in std::fs::read_dir(data("npy")).unwrap() {
        let path = entry.unwrap().path();
        let Some(numbers) = converted(folder.path(), &path).filter(|_| path.extension().is_some_and(|e| e == "npy"))
        else {
            continue;
        };
        let name = path.to_str().unwrap();
        if numbers.iter().any(|x| !x.is_finite()) {
            let message = fails(&mut vonmises(["fit", name]));
            assert!(message.contains("must be finite") || message.contains("is NaN (--skip-nan"), "{name}: {message}");
            continue;
        }
        for line in [
            "fit @ --degrees --json",
            "describe @ --period 24 --draws 0 --axis 0 --json",
            "eval prob @ --concentration 2 --degrees --out -",
            "sample --seed 1 --loc @ --kappa 3 --degrees --out -",
        ] {
            let output =
                |file: &str| String::from_utf8_lossy(&run(folder.path(), &line.replace('@', file))).into_owned();
            assert!(output(name).replace(name, "f8.npy") == output("f8.npy"), "{line} of {name}");
        }
        let compared = run(folder.path(), &format!("compare {name} f8.npy --json"));
        assert_eq!(serde_json::from_slice::<Value>(&compared).unwrap()["same"], true, "{name}");
        seen += 1;
    }
    assert_eq!(seen, 15, "integers of either byte order and truth values");
}

#[test]
fn half_precision_is_read() {
    let folder = tempfile::tempdir().unwrap();
    // np.save("half.npy", np.array([0.5, 1.0, -1.5, 0.1], ">f2")): 0.1 is 0.0999755859375
    let header = "{'descr': '>f2', 'fortran_order': False, 'shape': (4,), }";
    let bytes = crate::files::with_header(header, &[0x38, 0, 0x3c, 0, 0xbe, 0, 0x2e, 0x66]);
    std::fs::write(folder.path().join("half.npy"), bytes).unwrap();
    save(folder.path(), "f8.npy", &[0.5, 1.0, -1.5, 0.0999755859375]);
    assert_eq!(run(folder.path(), "fit half.npy --json"), run(folder.path(), "fit f8.npy --json"));
}

#[test]
fn weights_and_counts_are_of_any_real_dtype() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    save(folder.path(), "x.npy", &[0.1, 0.5, 0.9]);
    save(folder.path(), "f8.npy", &[3.0, 0.0, 2.0]);
    npy::save(path("u1.npy"), ndarray::array![3_u8, 0, 2]).unwrap();
    npy::save(path("i8.npy"), ndarray::array![3_i64, 0, 2]).unwrap();
    for option in ["--weights", "--counts"] {
        let fit = |file: &str| run(folder.path(), &format!("fit x.npy {option} {file} --json"));
        assert_eq!(fit("u1.npy"), fit("f8.npy"), "{option}");
        assert_eq!(fit("i8.npy"), fit("f8.npy"), "{option}");
    }
    npy::save(path("bad.npy"), ndarray::array![3_i8, -1, 2]).unwrap();
    let message = fails(vonmises("fit x.npy --counts bad.npy".split(' ')).current_dir(folder.path()));
    assert!(message.contains("bad.npy: weight [1] is -1: must be a whole number and at least 0"), "{message}");
    npy::save(path("mask.npy"), ndarray::array![true, false, true]).unwrap();
    let masked = run(folder.path(), "fit x.npy --counts mask.npy --json");
    save(folder.path(), "kept.npy", &[0.1, 0.9]);
    assert_eq!(masked, run(folder.path(), "fit kept.npy --json"));
}

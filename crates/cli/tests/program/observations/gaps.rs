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
    npy::save(path("x.npy"), &array![[0.1, 0.5], [f64::NAN, f64::NAN]]).unwrap();
    let message = fails(&mut vonmises(["fit", path("x.npy").to_str().unwrap(), "--skip-nan", "--axis", "1"]));
    assert!(message.contains("x.npy: lane [1]: holds no observations that count"), "{message}");
}

//! Reports and comparisons serialise: `cargo test --features serde --test serialise`.
//!
//! A binary of its own, because `serde_json` implements comparisons with numbers, which would make the types of
//! literals ambiguous in the other tests.
#![allow(clippy::unwrap_used)]

use ndarray::Axis;
use vonmises::validate::{compare, lanes};
use vonmises::{Key, sample_von_mises};

#[test]
fn reports_and_comparisons_are_json() {
    let x = sample_von_mises(Key::new(8), 0.0, 3.0, [100, 2]).unwrap();
    let report = lanes(&x, 0.0, 3.0, Axis(0), 1e-4).unwrap();
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["level"], 1e-4);
    assert_eq!(json["lanes"][1]["index"][0], 1);
    let check = &json["lanes"][1]["checks"][2];
    assert_eq!((check["name"].as_str(), check["test"]["method"].as_str()), (Some("kuiper"), Some("exact")));
    assert_eq!(check["test"]["p_value"].as_f64(), Some(report.lanes[1].checks[2].test.p_value));
    let json = serde_json::to_value(compare(&x, &x).unwrap()).unwrap();
    assert_eq!((json["elements"].as_u64(), json["first_difference"].is_null()), (Some(200), true));
}

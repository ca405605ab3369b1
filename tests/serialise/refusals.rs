//! Reading refuses what the constructors refuse, and fits that no angles have.

use ndarray::array;
use serde_json::{Value, json};
use std::f64::consts::PI;
use vonmises::circular::{Accumulator, Fit, Fitted, Rounding, weighted};
use vonmises::{Key, VonMises};

fn refusal<T: serde::de::DeserializeOwned>(value: Value) -> String {
    serde_json::from_value::<T>(value).map_or_else(|error| error.to_string(), |_| "accepted".into())
}

#[test]
fn a_distribution_has_valid_parameters() {
    type Distribution = VonMises<f64>;
    let message = refusal::<Distribution>(json!({"loc": 0.0, "concentration": -1.0}));
    assert_eq!(message, "concentration = -1.0: must be finite and at least 0");
    for value in [json!({"loc": 0.0}), json!({"loc": null, "concentration": 1.0}), json!([0.0])] {
        assert_ne!(refusal::<Distribution>(value), "accepted");
    }
    for parameters in [(f64::NAN, 1.0), (f64::INFINITY, 1.0), (0.0, f64::NAN), (0.0, f64::INFINITY), (0.0, -1.0)] {
        let bytes = postcard::to_allocvec(&parameters).unwrap();
        assert!(postcard::from_bytes::<Distribution>(&bytes).is_err(), "{parameters:?}");
    }
    // A number beyond f32 is not read as infinite.
    assert_ne!(refusal::<VonMises<f32>>(json!({"loc": 0.0, "concentration": 1e39})), "accepted");
}

#[test]
fn a_key_has_two_words_of_32_bits() {
    for value in [json!([1]), json!([1, 2, 3]), json!([1, 4_294_967_296_u64]), json!([-1, 2]), json!(42)] {
        assert_ne!(refusal::<Key>(value), "accepted");
    }
}

#[test]
fn a_rounding_has_classes() {
    assert!(refusal::<Rounding>(json!({"classes": 0})).starts_with("classes = 0.0"));
    for value in [json!({}), json!({"classes": 16, "step": 0.1}), json!({"classes": 16, "offset": null})] {
        assert_ne!(refusal::<Rounding>(value), "accepted");
    }
}

#[test]
fn options_of_a_fit_are_valid() {
    assert!(refusal::<Fit<f64>>(json!({"concentration": -2.0})).starts_with("concentration = -2.0"));
    assert!(refusal::<Fit<f64>>(json!({"kappa": 2.0})).contains("unknown field `kappa`"));
    assert!(refusal::<Fit<f64>>(json!({"bias": "fisher"})).contains("unknown variant `fisher`"));
    let infinite = Fit::new().loc(f64::INFINITY);
    assert!(serde_json::to_string(&infinite).unwrap_err().to_string().contains("not finite"));
    assert!(postcard::to_allocvec(&infinite).is_err());
}

#[test]
fn an_accumulator_has_the_sums_of_angles() {
    let mut sums = Accumulator::new();
    sums.add([0.1, 0.5, 1.5]).unwrap();
    let with = |field: &str, value: Value| {
        let mut json = serde_json::to_value(sums).unwrap();
        assert!(json.get(field).is_some());
        json[field] = value;
        refusal::<Accumulator>(json)
    };
    for (field, value) in [("weight", -1.0), ("sine", 3.5), ("versine", 6.5), ("versine", -0.5), ("weight", 0.0)] {
        assert_ne!(with(field, json!([value, 0.0])), "accepted", "{field}");
    }
    assert_ne!(with("pivot", json!([null, 0.0])), "accepted");
    assert_ne!(with("pivot", json!([0.5])), "accepted");
    assert_eq!(with("pivot", json!([-2.0, 1e-17])), "accepted");
    for at in 0..8 {
        let mut numbers = [[0.5, 0.0], [3.0, 0.0], [0.0, 0.0], [0.1, 0.0]];
        assert!(postcard::from_bytes::<Accumulator>(&postcard::to_allocvec(&numbers).unwrap()).is_ok());
        for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            numbers[at / 2][at % 2] = bad;
            assert!(postcard::from_bytes::<Accumulator>(&postcard::to_allocvec(&numbers).unwrap()).is_err(), "{at}");
        }
    }
    sums.add(weighted([0.1], 1e300)).unwrap();
    let mut huge = sums;
    (0..2000).for_each(|_| huge.merge(&huge.clone()));
    assert!(serde_json::to_string(&huge).unwrap_err().to_string().contains("infinite"));
}

/// A valid fit as JSON, with one field replaced.
fn with(fit: Fit<f64>, field: &str, value: impl Into<Value>) -> Value {
    let mut json = serde_json::to_value(fit.fit(&array![0.1, 0.5, 1.5]).unwrap()).unwrap();
    assert!(json.get(field).is_some());
    json[field] = value.into();
    json
}

#[test]
fn a_fit_is_one_of_angles() {
    let (free, known) = (Fit::new(), Fit::new().loc(0.5).concentration(2.0));
    let refused = [
        (with(free, "loc", Value::Null), "null"),
        (with(free, "loc", PI), "loc"),
        (with(free, "concentration", -1.0), "concentration"),
        (with(free, "weight", 0.0), "weight"),
        (with(free, "weight", -3.0), "weight"),
        (with(free, "mean_resultant_length", 1.5), "mean_resultant_length"),
        (with(free, "mean_resultant_length", 0.5), "circular_variance"),
        (with(free, "circular_variance", -1e-15), "circular_variance"),
        (with(free, "circular_variance", 0.9), "circular_variance"),
        (with(known, "mean_resultant_length", -1.5), "mean_resultant_length"),
        (with(free, "loc_is_known", Value::Null), "null"),
    ];
    for (json, part) in refused {
        let message = refusal::<Fitted<f64>>(json.clone());
        assert!(message.contains(part), "{json} gave {message}");
    }
    for json in [with(known, "loc", 100.0), with(known, "concentration", 0.0), with(free, "weight", 1e300)] {
        assert_eq!(refusal::<Fitted<f64>>(json), "accepted");
    }
}

#[test]
fn a_known_concentration_is_of_the_type_and_an_estimated_one_has_a_maximum() {
    let equal = |concentration_is_known: bool, concentration: f64| {
        json!({
            "loc": 0.5, "concentration": concentration, "weight": 2.0, "mean_resultant_length": 1.0,
            "circular_variance": 0.0, "loc_is_known": false, "concentration_is_known": concentration_is_known,
        })
    };
    assert_eq!(refusal::<Fitted<f32>>(equal(true, 2.0)), "accepted");
    assert!(refusal::<Fitted<f32>>(equal(true, 0.1)).contains("a number of the type of the angles"));
    assert!(refusal::<Fitted<f32>>(equal(true, 1e39)).contains("a number of the type of the angles"));
    assert!(refusal::<Fitted<f64>>(equal(false, 2.0)).contains("circular_variance"));
}

#[test]
fn numbers_that_json_has_not_are_refused_by_other_formats_too() {
    let fields = |loc: f64, kappa: f64, weight: f64, length: f64, variance: f64| {
        let bytes = postcard::to_allocvec(&(loc, kappa, weight, length, variance, false, false)).unwrap();
        postcard::from_bytes::<Fitted<f64>>(&bytes).is_ok()
    };
    assert!(fields(0.5, 1.0, 10.0, 0.75, 0.25));
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert!(!fields(bad, 1.0, 10.0, 0.75, 0.25));
        assert!(!fields(0.5, bad, 10.0, 0.75, 0.25));
        assert!(!fields(0.5, 1.0, bad, 0.75, 0.25));
        assert!(!fields(0.5, 1.0, 10.0, bad, 0.25));
        assert!(!fields(0.5, 1.0, 10.0, 0.75, bad));
    }
}

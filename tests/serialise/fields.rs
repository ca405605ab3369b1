//! The names under which values are written.

use ndarray::{Axis, array};
use serde_json::json;
use vonmises::circular::{Accumulator, Bias, Fit};
use vonmises::gof::{FittedTest, Method, TestResult};
use vonmises::validate::{compare, lanes};
use vonmises::{Key, VonMises, sample_von_mises};

fn json<T: serde::Serialize>(value: T) -> serde_json::Value {
    serde_json::to_value(value).unwrap()
}

#[test]
fn reports_and_comparisons_keep_their_names() {
    let x = sample_von_mises(Key::new(8), 0.0, 3.0, [100, 2]).unwrap();
    let report = lanes(&x, 0.0, 3.0, Axis(0), 1e-4).unwrap();
    let json_of_report = json(&report);
    assert_eq!(json_of_report["level"], 1e-4);
    assert_eq!(json_of_report["lanes"][1]["index"][0], 1);
    let check = &json_of_report["lanes"][1]["checks"][2];
    assert_eq!((check["name"].as_str(), check["test"]["method"].as_str()), (Some("kuiper"), Some("exact")));
    assert_eq!(check["test"]["p_value"].as_f64(), Some(report.lanes[1].checks[2].test.p_value));
    let comparison = json(compare(&x, &x).unwrap());
    assert_eq!((comparison["elements"].as_u64(), comparison["first_difference"].is_null()), (Some(200), true));
}

#[test]
fn keys_are_two_words() {
    assert_eq!(json(Key::from_data([7, 42])), json!([7, 42]));
    assert_eq!(postcard::to_allocvec(&Key::from_data([7, 42])).unwrap(), [7, 42]); // two numbers and nothing else
}

#[test]
fn distributions_are_their_parameters() {
    assert_eq!(json(VonMises::new(0.5, 2.0).unwrap()), json!({"loc": 0.5, "concentration": 2.0}));
    let read: VonMises<f32> = serde_json::from_str(r#"{"concentration": 2, "loc": 0.1}"#).unwrap();
    assert_eq!(read, VonMises::new(0.1, 2.0).unwrap());
}

#[test]
fn options_of_fits_may_be_left_out() {
    let fit = Fit::new().loc(0.5).bias(Bias::BestFisher);
    assert_eq!(json(fit), json!({"loc": 0.5, "concentration": null, "bias": "best_fisher"}));
    let read = |text: &str| serde_json::from_str::<Fit<f64>>(text).unwrap();
    assert_eq!(read("{}"), Fit::new());
    assert_eq!(read(r#"{"loc": 0.5, "bias": "best_fisher"}"#), fit);
}

#[test]
fn fits_have_the_words_of_the_field() {
    let fitted = Fit::new().concentration(2.0).fit(&array![0.0, 0.0]).unwrap();
    let expected = json!({
        "loc": 0.0,
        "concentration": 2.0,
        "weight": 2.0,
        "mean_resultant_length": 1.0,
        "circular_variance": 0.0,
        "loc_is_known": false,
        "concentration_is_known": true,
    });
    assert_eq!(json(fitted), expected);
    let errors = json(Fit::new().loc(0.0).fit(&array![-1.0, 1.0]).unwrap().standard_errors());
    assert!(errors["loc"].is_null() && errors["concentration"].is_f64());
}

#[test]
fn accumulators_are_their_sums() {
    let mut sums = Accumulator::new();
    let zero = [0.0, 0.0];
    assert_eq!(json(sums), json!({"pivot": zero, "weight": zero, "sine": zero, "versine": zero}));
    sums.add([0.0, 0.5, -0.5]).unwrap(); // symmetric about 0, which is the mean of the guess
    let (json, part) = (json(sums), |part: &serde_json::Value| part[0].as_f64().unwrap() + part[1].as_f64().unwrap());
    assert_eq!((part(&json["pivot"]), part(&json["weight"]), part(&json["sine"])), (0.0, 3.0, 0.0));
    assert!((part(&json["versine"]) - 2.0 * (1.0 - 0.5_f64.cos())).abs() < 1e-15);
}

#[test]
fn methods_are_words() {
    assert_eq!(json([Method::Exact, Method::Asymptotic]), json!(["exact", "asymptotic"]));
    let test = TestResult { statistic: 1.5, p_value: 0.25, method: Method::Simulated { draws: 999 } };
    let fitted = FittedTest { distribution: VonMises::new(0.5, 2.0).unwrap(), test };
    let expected = json!({
        "distribution": {"loc": 0.5, "concentration": 2.0},
        "test": {"statistic": 1.5, "p_value": 0.25, "method": {"simulated": {"draws": 999}}},
    });
    assert_eq!(json(fitted), expected);
}

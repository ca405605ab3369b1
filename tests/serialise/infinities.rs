//! What becomes of numbers that JSON does not have: documented at `PerParameter`.

use ndarray::array;
use vonmises::circular::{Fit, PerParameter};
use vonmises::gof::{Method, TestResult};

fn through_postcard<T: serde::Serialize + serde::de::DeserializeOwned>(value: &T) -> T {
    postcard::from_bytes(&postcard::to_allocvec(value).unwrap()).unwrap()
}

#[test]
fn an_infinite_standard_error_is_null() {
    let errors = Fit::new().concentration(0.0).fit(&array![0.1, 0.5]).unwrap().standard_errors();
    assert_eq!(errors.loc, Some(f64::INFINITY));
    let text = serde_json::to_string(&errors).unwrap();
    assert_eq!(text, r#"{"loc":null,"concentration":null}"#);
    assert_eq!(serde_json::from_str::<PerParameter<f64>>(&text).unwrap(), PerParameter::default());
    assert_eq!(through_postcard(&errors), errors);
}

#[test]
fn an_infinite_end_of_an_interval_is_null_and_not_read() {
    let interval = PerParameter { loc: None, concentration: Some([3.5, f64::INFINITY]) };
    let text = serde_json::to_string(&interval).unwrap();
    assert_eq!(text, r#"{"loc":null,"concentration":[3.5,null]}"#);
    assert!(serde_json::from_str::<PerParameter<[f64; 2]>>(&text).is_err());
    assert_eq!(through_postcard(&interval), interval);
}

#[test]
fn a_result_without_numbers_is_not_read() {
    let result = TestResult { statistic: f64::NAN, p_value: 0.5, method: Method::Exact };
    assert!(serde_json::from_str::<TestResult>(&serde_json::to_string(&result).unwrap()).is_err());
    assert!(through_postcard(&result).statistic.is_nan());
}

//! What cannot be tested is refused, by name and index or with both shapes.

use super::distribution;
use crate::common::refused;
use ndarray::{Array0, Array1, Array2, Axis, array};
use vonmises::circular::{skip_nan, weighted};
use vonmises::gof::{
    TestResult, kolmogorov_smirnov_axis, kuiper, kuiper_axis, kuiper_fitted, rayleigh, rayleigh_axis, watson,
    watson_axis,
};
use vonmises::{Error, Key, Result};

#[test]
fn what_is_no_angle_or_no_distribution_is_refused_by_name() {
    let x = array![[0.0, 1.0], [f64::NAN, 2.0]];
    assert_eq!(refused(kuiper(&x, &distribution(0.0, 1.0))), ("x", 2));
    assert_eq!(refused(watson(&x.t(), &distribution(0.0, 1.0))), ("x", 1));
    assert_eq!(refused(rayleigh(&x)), ("x", 2));
    assert_eq!(refused(kolmogorov_smirnov_axis(&x, 0.0, 1.0, Axis(0))), ("x", 2));
    let x = array![[0.0, 1.0], [3.0, 2.0]];
    assert_eq!(refused(kuiper_axis(&x, array![0.0, f64::INFINITY], 1.0, Axis(0))), ("loc", 1));
    assert_eq!(refused(kuiper_axis(&x, 0.0, array![1.0, -1.0], Axis(0))), ("concentration", 1));
    assert!(matches!(kuiper(weighted(&x, 1.0), &distribution(0.0, 1.0)), Err(Error::Weighted { .. })));
    assert!(matches!(rayleigh(weighted(&x, 1.0)), Err(Error::Weighted { .. })));
}

#[test]
fn shapes_that_do_not_fit_are_refused() {
    let x = Array2::<f64>::zeros((2, 3));
    let three = array![1.0, 2.0, 3.0];
    let too_many = kuiper_axis(&x, 0.0, &three, Axis(1));
    assert_eq!(too_many, Err(Error::OutputShape { parameters: vec![3], requested: vec![2] }));
    let different = watson_axis(&x, array![0.0, 1.0], &three, Axis(0));
    assert_eq!(different, Err(Error::Broadcast { left: vec![2], right: vec![3] }));
    assert!(kuiper_axis(&x, 0.0, &three, Axis(0)).is_ok());
    assert_eq!(kuiper_axis(&x, 0.0, 1.0, Axis(2)), Err(Error::AxisOutOfRange { axis: 2, rank: 2 }));
    assert_eq!(rayleigh_axis(&x, Axis(2)), Err(Error::AxisOutOfRange { axis: 2, rank: 2 }));
    let empty = Array2::<f64>::zeros((0, 3));
    let no_angles = Error::Empty { argument: "x", shape: vec![0, 3] };
    assert_eq!(kuiper(&empty, &distribution(0.0, 1.0)), Err(no_angles.clone()));
    assert_eq!(kuiper_fitted(&empty, Key::new(0), 1), Err(no_angles.clone()));
    assert_eq!(rayleigh_axis(&empty, Axis(0)), Err(no_angles));
    assert_eq!(rayleigh_axis(&empty, Axis(1)).unwrap(), Array1::from(Vec::<TestResult>::new()));
    let missing = array![[f64::NAN, 1.0]];
    let lane = kuiper_axis(skip_nan(&missing), 0.0, 1.0, Axis(0));
    let nothing = Error::Empty { argument: "x", shape: vec![1] };
    assert_eq!(lane, Err(Error::Lane { index: 0, source: nothing.into() }));
    // The lanes of one axis are a result without axes.
    let _: Result<Array0<TestResult>> = rayleigh_axis(&Array1::<f64>::zeros(4), Axis(0));
}

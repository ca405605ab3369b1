//! Weights broadcast to the angles, and those that are no weights are refused.

use super::draws;
use ndarray::{Array1, Array2, Axis, array};
use vonmises::Error;
use vonmises::circular::{
    circular_mean, circular_mean_axis, circular_median, circular_quantile, circular_variance, skip_nan, weighted,
};

#[test]
fn weights_broadcast_to_the_angles() {
    let x = draws(12).into_shape_with_order((3, 4)).unwrap();
    let row = array![1.0, 0.0, 2.0, 3.0];
    let rows = row.broadcast((3, 4)).unwrap();
    assert_eq!(circular_mean(weighted(&x, &row)), circular_mean(weighted(&x, rows)));
    assert_eq!(circular_mean(weighted(&x, 2.0)), circular_mean(weighted(&x, Array2::from_elem((3, 4), 2.0))));
    let means = circular_mean_axis(weighted(&x, &row), Axis(1)).unwrap();
    assert_eq!(means[1], circular_mean(weighted(&x.row(1), &row)).unwrap());
    let column = array![[1.0], [2.0], [0.5]];
    let means = circular_mean_axis(weighted(&x, &column), Axis(0)).unwrap();
    assert_eq!(means[2], circular_mean(weighted(&x.column(2), &column.column(0))).unwrap());
}

#[test]
fn bad_weights_and_lanes_are_refused_by_name() {
    let x = array![[0.1, 0.2], [0.3, 0.4]];
    for bad in [-1.0, f64::NAN, f64::INFINITY] {
        let error = circular_mean(weighted(&x, &array![[1.0, 1.0], [bad, 1.0]])).unwrap_err();
        assert!(matches!(error, Error::Value { argument: "weights", flat: 2, .. }), "{error}");
    }
    let error = circular_mean(weighted(&x, &array![1.0, 2.0, 3.0])).unwrap_err();
    assert_eq!(error, Error::OutputShape { parameters: vec![3], requested: vec![2, 2] });
    assert!(matches!(circular_mean(weighted(&x, 0.0)), Err(Error::Empty { argument: "x", .. })));
    let error = circular_mean_axis(weighted(&x, &array![[1.0], [0.0]]), Axis(1)).unwrap_err();
    assert!(
        matches!(error, Error::Lane { index: 1, source } if matches!(source.downcast_ref(), Some(Error::Empty { .. })))
    );
    let total = circular_mean(weighted(&x, 1e300));
    assert_eq!(total, Err(Error::TotalWeight { total: 4e300 }));
    let missing = array![[0.1, f64::NAN], [f64::NAN, f64::NAN]];
    assert!(matches!(circular_mean_axis(skip_nan(&missing), Axis(1)), Err(Error::Lane { index: 1, .. })));
    assert!(matches!(circular_mean(skip_nan(&array![f64::INFINITY])), Err(Error::Value { flat: 0, .. })));
    assert!(matches!(circular_quantile(&x, 1.5), Err(Error::Value { argument: "p", .. })));
    assert!(matches!(circular_quantile(weighted(&x, 1.0), 0.5), Err(Error::Weighted { .. })));
}

#[test]
fn weights_whose_sum_would_overflow_or_underflow_are_refused() {
    let x = array![0.0_f64, 3.1, 3.0];
    for weight in [1e-323, 1e-150, 0.5e308] {
        let error = circular_mean(weighted(&x, weight)).unwrap_err();
        assert!(matches!(error, Error::TotalWeight { .. }), "{error}");
    }
    for weight in [1e-100, 1e299] {
        let (got, want) = (circular_variance(weighted(&x, weight)).unwrap(), circular_variance(&x).unwrap());
        assert!((got / want - 1.0).abs() < 1e-14);
    }
}

#[test]
fn equal_weights_that_are_no_integers_leave_the_median() {
    for n in [10, 100, 1000] {
        let x = Array1::<f64>::linspace(0.0, 2.0, n);
        let median = circular_median(weighted(&x, 0.1)).unwrap();
        assert!((median - 1.0).abs() < 1e-14, "{n}: {median}");
    }
}

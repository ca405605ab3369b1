//! A function of each lane: what it is of the lane by itself, and a lane without a result does not stop the others.

use super::draws;
use super::every_statistic::STATISTICS;
use crate::common::with_threads;
use ndarray::{Array1, Array2, ArrayView1, Axis, array, s};
use vonmises::circular::*;
use vonmises::{Error, Key, VonMises, gof};

#[test]
fn each_lane_is_a_loop_over_lanes_for_every_statistic() {
    let x = draws(3 * 401 * 5).into_shape_with_order((3, 401, 5)).unwrap();
    for (name, whole, along) in STATISTICS {
        for axis in (0..3).map(Axis) {
            let found = each_lane(&x, axis, whole).unwrap();
            assert!(found.is_standard_layout());
            assert_eq!(found.mapv(Result::unwrap), along(&x, axis).unwrap(), "{name} along {axis:?}");
        }
    }
    let results = |threads| with_threads(threads, || each_lane(&x, Axis(0), |lane| circular_mean(lane)).unwrap());
    assert!([2, 3, 7].map(results).iter().all(|result| *result == results(1)));
}

/// Rows: fine; all missing; one angle; equal angles; one missing; an infinite one.
fn rows() -> Array2<f64> {
    let (nan, infinite) = (f64::NAN, f64::INFINITY);
    array![[0.1, 0.4, 0.5], [nan, nan, nan], [nan, 0.3, nan], [0.2, 0.2, 0.2], [0.1, nan, 0.5], [0.1, infinite, 0.5]]
}

#[test]
fn a_lane_without_a_result_does_not_stop_the_others() {
    let x = rows();
    let fits = each_lane(skip_nan(&x), Axis(1), |lane| Fit::new().fit(lane)).unwrap();
    assert_eq!(fits[0], Fit::new().fit(&x.row(0)));
    assert!(matches!(&fits[1], Err(Error::Empty { argument: "x", shape }) if shape == &[3]));
    for lane in [2, 3] {
        assert!(matches!(fits[lane], Err(Error::Undefined { .. })), "{:?}", fits[lane]);
    }
    assert_eq!(fits[4], Fit::new().fit(&array![0.1, 0.5]));
    assert!(matches!(fits[5], Err(Error::Value { argument: "x", flat: 1, .. })));
    assert!(Fit::new().fit_axis(skip_nan(&x.slice(s![..5, ..])), Axis(1)).is_err());

    // Without `skip_nan` a missing angle is an error of its lane, with the index there.
    let means = each_lane(&x, Axis(1), |lane| circular_mean(lane)).unwrap();
    assert_eq!(means.mapv(|mean| mean.is_ok()), array![true, false, false, true, false, false]);
    assert!(matches!(&means[4], Err(Error::Value { index, flat: 1, .. }) if index == &[1]));

    // The same along the first axis of the transpose, whose lanes are not contiguous.
    let turned = each_lane(skip_nan(x.t()), Axis(0), |lane| Fit::new().fit(lane)).unwrap();
    assert_eq!(format!("{turned:?}"), format!("{fits:?}"));
}

#[test]
fn weights_and_tests_go_with_each_lane() {
    let x = draws(40).into_shape_with_order((4, 10)).unwrap();
    let mut weights = Array2::from_shape_fn((4, 10), |(i, j)| ((i * j) % 4) as f64);
    weights[[2, 3]] = -1.0;
    let means = each_lane(weighted(&x, &weights), Axis(1), |lane| circular_mean(lane)).unwrap();
    assert!(matches!(means[0], Err(Error::Empty { .. })), "all weights of row 0 are 0");
    assert_eq!(means[1], circular_mean(weighted(x.row(1), weights.row(1))));
    assert!(matches!(means[2], Err(Error::Value { argument: "weights", flat: 3, .. })));
    assert_eq!(means[3], circular_mean(weighted(x.row(3), weights.row(3))));
    let row: Array1<f64> = weights.row(1).to_owned();
    let means = each_lane(weighted(&x, &row), Axis(1), |lane| circular_mean(lane)).unwrap();
    assert_eq!(means[3], circular_mean(weighted(x.row(3), &row)));

    let distribution = VonMises::new(0.5, 2.0).unwrap();
    let is_same = |lane: ArrayView1<f64>| gof::kuiper(lane, &distribution);
    let tests = each_lane(&x, Axis(1), |lane| gof::kuiper(lane, &distribution)).unwrap();
    assert_eq!(tests, x.map_axis(Axis(1), is_same));
    let tests = each_lane(weighted(&x, 2), Axis(1), |lane| gof::rayleigh(lane)).unwrap();
    assert!(tests.iter().all(|test| matches!(test, Err(Error::Weighted { .. }))));
    let pairs = each_lane(&x, Axis(1), |lane| {
        Ok((gof::watson_fitted(lane.clone(), Key::new(1), 99)?.test, circular_median(lane)?))
    });
    assert_eq!(pairs.unwrap()[2].as_ref().unwrap().1, circular_median(&x.row(2)).unwrap());
}

#[test]
fn shapes_are_errors_of_the_whole() {
    let x = rows();
    let mean = |lane: Observations<'_, f64, ndarray::Ix1>| circular_mean(lane);
    assert!(matches!(each_lane(&x, Axis(2), mean), Err(Error::AxisOutOfRange { axis: 2, rank: 2 })));
    assert!(matches!(each_lane(weighted(&x, [1.0, 2.0]), Axis(1), mean), Err(Error::OutputShape { .. })));
    assert!(matches!(each_lane(&Array2::zeros((2, 0)), Axis(1), mean), Err(Error::Empty { .. })));
    assert_eq!(each_lane(&Array2::zeros((0, 2)), Axis(1), mean).unwrap().len(), 0);
    let zero = array![0.0];
    let endless = zero.broadcast((1 << 50, 1 << 10)).unwrap();
    assert!(matches!(each_lane(endless, Axis(1), mean), Err(Error::TooLarge { .. })));
}

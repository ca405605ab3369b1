//! What statistics are taken of: weights are repetitions, missing angles are left out, an axis is a loop over its lanes
//! for every statistic, and neither threads nor pieces change a result. Errors by variant.

use crate::common::with_threads;
use ndarray::{Array1, Array2, Array3, ArrayView1, Axis, array, concatenate, s};
use std::f64::consts::TAU;
use vonmises::circular::*;
use vonmises::{Error, Key, VonMises};

type Whole = fn(Observations<'_, f64, ndarray::Ix1>) -> vonmises::Result<f64>;
type Along = fn(&Array3<f64>, Axis) -> vonmises::Result<Array2<f64>>;

/// Every statistic that is one number, whole and along an axis.
const STATISTICS: [(&str, Whole, Along); 12] = [
    ("mean", |x| circular_mean(x), |x, axis| circular_mean_axis(x, axis)),
    ("length", |x| mean_resultant_length(x), |x, axis| mean_resultant_length_axis(x, axis)),
    ("variance", |x| circular_variance(x), |x, axis| circular_variance_axis(x, axis)),
    ("deviation", |x| circular_standard_deviation(x), |x, axis| circular_standard_deviation_axis(x, axis)),
    ("dispersion", |x| circular_dispersion(x), |x, axis| circular_dispersion_axis(x, axis)),
    ("skewness", |x| circular_skewness(x), |x, axis| circular_skewness_axis(x, axis)),
    ("kurtosis", |x| circular_kurtosis(x), |x, axis| circular_kurtosis_axis(x, axis)),
    ("median", |x| circular_median(x), |x, axis| circular_median_axis(x, axis)),
    ("range", |x| circular_range(x), |x, axis| circular_range_axis(x, axis)),
    ("quantile", |x| circular_quantile(x, 0.3), |x, axis| circular_quantile_axis(x, axis, 0.3)),
    (
        "moment",
        |x| trigonometric_moment(x, 3).map(|m| m.1),
        |x, axis| trigonometric_moment_axis(x, axis, 3).map(|moments| moments.mapv(|m| m.1)),
    ),
    (
        "centred",
        |x| centred_trigonometric_moment(x, 2).map(|m| m.0),
        |x, axis| centred_trigonometric_moment_axis(x, axis, 2).map(|moments| moments.mapv(|m| m.0)),
    ),
];

fn draws(n: usize) -> Array1<f64> {
    VonMises::new(3.0, 2.0).unwrap().draw(Key::new(5), n).unwrap().into_dimensionality().unwrap()
}

#[test]
fn an_axis_is_a_loop_over_its_lanes_for_every_statistic() {
    let x = draws(3 * 401 * 5).into_shape_with_order((3, 401, 5)).unwrap();
    for (name, whole, along) in STATISTICS {
        for axis in (0..3).map(Axis) {
            let found = along(&x, axis).unwrap();
            assert!(found.is_standard_layout());
            for (lane, value) in x.lanes(axis).into_iter().zip(&found) {
                assert_eq!(whole(lane.into()).unwrap(), *value, "{name} along {axis:?}");
            }
        }
    }
}

#[test]
fn a_weight_is_a_repetition() {
    let (x, weights) = (draws(500), (0..500).map(|i| f64::from(i * 7 % 4)).collect::<Array1<f64>>());
    let repeated: Array1<f64> =
        x.iter().zip(&weights).flat_map(|(&x, &weight)| std::iter::repeat_n(x, weight as usize)).collect();
    for (name, whole, _) in STATISTICS {
        let Ok(ours) = whole(weighted(&x, &weights)) else {
            assert_eq!(name, "quantile");
            continue;
        };
        let expected = whole((&repeated).into()).unwrap();
        assert!((ours - expected).abs() < 1e-14 * expected.abs().max(1.0), "{name}: {ours}, not {expected}");
        // Only their ratios matter.
        let scaled = whole(weighted(&x, &weights * 0.1)).unwrap();
        assert!((scaled - expected).abs() < 1e-14 * expected.abs().max(1.0), "{name}: {scaled}, not {expected}");
    }
}

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
fn what_is_missing_is_left_out() {
    let mut x = draws(600);
    x.slice_mut(s![..;7]).fill(f64::NAN);
    let kept: Array1<f64> = x.iter().copied().filter(|angle| !angle.is_nan()).collect();
    for (name, whole, _) in STATISTICS {
        assert_eq!(whole(skip_nan(&x)), whole((&kept).into()), "{name}");
        assert!(matches!(whole((&x).into()), Err(Error::Value { argument: "x", index: 0, .. })), "{name}");
    }
    let weights: Array1<f64> = (0..600).map(|i| 1.0 + f64::from(i % 5)).collect();
    let kept_weights: Array1<f64> =
        weights.iter().zip(&x).filter(|(_, angle)| !angle.is_nan()).map(|(&weight, _)| weight).collect();
    assert_eq!(circular_mean(skip_nan(weighted(&x, &weights))), circular_mean(weighted(&kept, &kept_weights)));
    let lanes = x.into_shape_with_order((20, 30)).unwrap();
    let means = circular_mean_axis(skip_nan(&lanes), Axis(1)).unwrap();
    assert_eq!(means[3], circular_mean(skip_nan(&lanes.row(3))).unwrap());
}

#[test]
fn threads_do_not_change_a_bit() {
    let x = draws(100_003);
    let table = draws(99_990).into_shape_with_order((11, 101, 90)).unwrap();
    for (name, whole, along) in STATISTICS {
        let results =
            |threads| with_threads(threads, || (whole((&x).into()).unwrap(), along(&table, Axis(1)).unwrap()));
        let expected = results(1);
        assert!([2, 3, 7].map(results).iter().all(|result| *result == expected), "{name}");
    }
}

#[test]
fn concentrated_angles_lose_no_digits() {
    // n angles at loc ± d, half and half: 1 − R is 2 sin²(d/2), whatever loc is; here d is exact in the difference.
    for exponent in [-2, -10, -20, -26] {
        for (loc, n) in [(0.75, 2), (3.0, 20_001), (-2.5, 100_000)] {
            let d = 2.0_f64.powi(exponent);
            let x: Array1<f64> = (0..2 * n).map(|i| if i < n { loc + d } else { loc - d }).collect();
            let expected = 2.0 * (d / 2.0).sin().powi(2);
            let variance = circular_variance(&x).unwrap();
            assert!((variance / expected - 1.0).abs() < 1e-15, "{loc} ± {d}: {variance}, not {expected}");
            assert!((circular_mean(&x).unwrap() - loc).abs() < 1e-15);
            assert!((circular_kurtosis(&x).unwrap() - (expected * (4.0 - expected) - 4.0)).abs() < 1e-14);
        }
    }
    // The concentration of such data is found again: A(κ) = R at κ = 1e12.
    let distribution = VonMises::new(1.0, 1e12).unwrap();
    let probabilities: Array1<f64> = (0..1000).map(|i| (f64::from(i) + 0.5) / 1000.0).collect();
    let x = probabilities.mapv(|p| distribution.quantile(p).unwrap());
    let squares: f64 = x.iter().map(|x| (x - 1.0).powi(2)).sum::<f64>() / 1000.0;
    assert!((circular_variance(&x).unwrap() / (0.5 * squares) - 1.0).abs() < 1e-12);
}

#[test]
fn pieces_add_up_to_the_whole() {
    for (width, loc) in [(4.0, 0.0), (1e-7, 3.1), (1e-3, -2.0)] {
        let x: Array1<f64> = draws(50_000).mapv(|x| loc + width * (x - 3.0) / TAU);
        let mut sorted = x.to_vec();
        sorted.sort_by(f64::total_cmp);
        for x in [x, Array1::from(sorted)] {
            let mut all = Accumulator::new();
            for chunk in x.as_slice().unwrap().chunks(777) {
                let mut part = Accumulator::new();
                part.add(ArrayView1::from(chunk)).unwrap();
                all.merge(&part);
            }
            assert_eq!(all.weight(), 50_000.0);
            let variance = circular_variance(&x).unwrap();
            assert!((all.circular_variance().unwrap() / variance - 1.0).abs() < 3e-15);
            assert!((all.circular_mean().unwrap() - circular_mean(&x).unwrap()).abs() < 1e-15 * width.max(0.5));
            let length = mean_resultant_length(&x).unwrap();
            assert!((all.mean_resultant_length().unwrap() - length).abs() < 1e-15);
            let (fitted, expected) = (all.fit().unwrap(), VonMises::fit(&x).unwrap());
            assert!((fitted.concentration() / expected.concentration() - 1.0).abs() < 1e-14);
        }
    }
}

#[test]
fn an_accumulator_keeps_what_it_has_when_a_piece_is_refused() {
    let mut sums = Accumulator::new();
    assert!(matches!(sums.circular_mean(), Err(Error::Empty { .. })));
    assert!(matches!(sums.fit(), Err(Error::Empty { .. })));
    sums.add(&array![0.5_f32, 1.0]).unwrap();
    let before = sums.circular_variance();
    assert!(matches!(sums.add(&array![0.0, f64::NAN]), Err(Error::Value { index: 1, .. })));
    sums.add(&Array1::<f64>::zeros(0)).unwrap();
    sums.add(weighted(&array![2.0], 0.0)).unwrap();
    sums.merge(&Accumulator::new());
    assert_eq!((sums.circular_variance(), sums.weight()), (before, 2.0));
    let mut equal = Accumulator::new();
    equal.add(&array![0.5, 0.5]).unwrap();
    assert!(matches!(equal.fit(), Err(Error::Value { .. })));
}

#[test]
fn bad_weights_and_lanes_are_refused_by_name() {
    let x = array![[0.1, 0.2], [0.3, 0.4]];
    for bad in [-1.0, f64::NAN, f64::INFINITY] {
        let error = circular_mean(weighted(&x, &array![[1.0, 1.0], [bad, 1.0]])).unwrap_err();
        assert!(matches!(error, Error::Value { argument: "weights", index: 2, .. }), "{error}");
    }
    let error = circular_mean(weighted(&x, &array![1.0, 2.0, 3.0])).unwrap_err();
    assert_eq!(error, Error::OutputShape { parameters: vec![3], requested: vec![2, 2] });
    assert!(matches!(circular_mean(weighted(&x, 0.0)), Err(Error::Empty { argument: "x", .. })));
    let error = circular_mean_axis(weighted(&x, &array![[1.0], [0.0]]), Axis(1)).unwrap_err();
    assert!(matches!(error, Error::Lane { index: 1, source } if matches!(*source, Error::Empty { .. })));
    let error = circular_mean(weighted(&x, f64::MAX)).unwrap_err();
    assert!(matches!(error, Error::Value { argument: "weights", .. }), "{error}");
    let missing = array![[0.1, f64::NAN], [f64::NAN, f64::NAN]];
    assert!(matches!(circular_mean_axis(skip_nan(&missing), Axis(1)), Err(Error::Lane { index: 1, .. })));
    assert!(matches!(circular_mean(skip_nan(&array![f64::INFINITY])), Err(Error::Value { index: 0, .. })));
    assert!(matches!(circular_quantile(&x, 1.5), Err(Error::Value { argument: "p", .. })));
    assert!(matches!(circular_quantile(weighted(&x, 1.0), 0.5), Err(Error::Value { argument: "weights", .. })));
}

#[test]
fn equal_angles_have_no_shape() {
    let equal: Array1<f64> = array![0.5, 0.5, 0.5];
    for refused in [circular_skewness(&equal), circular_kurtosis(&equal)] {
        assert!(matches!(refused, Err(Error::Value { argument: "x", index: 0, value: 0.5, .. })));
    }
    assert_eq!(circular_standard_deviation(&array![0.5, 0.5]).unwrap(), 0.0);
    assert_eq!(circular_range(&array![2.0]).unwrap(), 0.0);
    assert_eq!(circular_median(&array![2.0]).unwrap(), 2.0);
}

#[test]
fn a_median_is_where_the_mean_distance_is_least() {
    let mean_distance = |x: &Array1<f64>, at: f64| {
        x.iter().map(|x| ((x - at).rem_euclid(TAU)).min((at - x).rem_euclid(TAU))).sum::<f64>() / x.len() as f64
    };
    for n in [1, 2, 3, 4, 5, 10, 51, 100] {
        for (key, kappa) in (0..40).zip([0.0, 0.3, 2.0, 100.0].into_iter().cycle()) {
            let x = VonMises::new(2.0, kappa).unwrap().draw(Key::new(key), n).unwrap();
            let x: Array1<f64> = x.into_dimensionality().unwrap();
            let least = x.iter().map(|&at| mean_distance(&x, at)).fold(f64::INFINITY, f64::min);
            let tied = x.iter().filter(|&&at| mean_distance(&x, at) < least + 1e-12).count();
            let ours = mean_distance(&x, circular_median(&x).unwrap());
            // Two neighbours have a flat stretch between them; more than two can only be far apart.
            assert!(tied > 2 || ours < least + 1e-12, "{n} angles, key {key}: {ours}, not {least}");
        }
    }
    // Equally spaced angles: all tie, and the median is some angle.
    let even = Array1::from_iter((0..5).map(|i| f64::from(i) * TAU / 5.0));
    assert!(circular_median(&even).unwrap().is_finite());
    let twice = concatenate![Axis(0), array![0.0, 0.1_f64], array![3.0, 3.1]];
    assert!(circular_median(&twice).unwrap().is_finite());
}

#[test]
fn angles_without_weight_do_not_count_however_many_come_first() {
    let (x, start) = (draws(10_000), 9000);
    let weights: Array1<f64> = (0..x.len()).map(|i| f64::from(u8::from(i >= start))).collect();
    for (name, whole, _) in STATISTICS.iter().filter(|(name, ..)| *name != "quantile") {
        let (got, want) = (whole(weighted(&x, &weights)).unwrap(), whole(x.slice(s![start..]).into()).unwrap());
        assert!((got - want).abs() < 1e-13 * want.abs().max(1.0), "{name}: {got} for {want}");
    }
    let variance: f64 = circular_variance(weighted(&array![1.0, 1e-140, -1e-140], &array![0.0, 1.0, 1.0])).unwrap();
    assert!((variance / 5e-281 - 1.0).abs() < 1e-15);
}

#[test]
fn an_angle_of_any_size_is_what_it_is_modulo_a_turn() {
    let rest = draws(60);
    for large in [1e9, 1e15, 1e16, -1e22, 1e100, -1e300, f64::MAX] {
        let reduced = f64::atan2(f64::sin(large), f64::cos(large));
        for others in rest.exact_chunks(4) {
            let [given, small] = [large, reduced].map(|first| concatenate![Axis(0), array![first], others]);
            for (name, whole, _) in STATISTICS {
                let (got, want) = (whole((&given).into()).unwrap(), whole((&small).into()).unwrap());
                assert!((got - want).sin().abs() < 1e-11 * want.abs().max(1.0), "{name}, {large:e}: {got} for {want}");
            }
        }
    }
}

#[test]
fn weights_whose_sum_would_overflow_or_underflow_are_refused() {
    let x = array![0.0_f64, 3.1, 3.0];
    for weight in [1e-323, 1e-150, 0.5e308] {
        let error = circular_mean(weighted(&x, weight)).unwrap_err();
        assert!(matches!(error, Error::Value { argument: "weights", .. }), "{error}");
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

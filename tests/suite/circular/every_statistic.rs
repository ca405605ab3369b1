//! What is true of every statistic: an axis is a loop over its lanes, weights are repetitions, missing angles are left
//! out, whole turns do not count, and neither do threads.

use super::draws;
use crate::common::with_threads;
use ndarray::{Array1, Array2, Array3, Axis, array, concatenate, s};
use vonmises::Error;
use vonmises::circular::*;

pub(super) type Whole = fn(Observations<'_, f64, ndarray::Ix1>) -> vonmises::Result<f64>;
pub(super) type Along = fn(&Array3<f64>, Axis) -> vonmises::Result<Array2<f64>>;

/// Every statistic that is one number: its name, of a whole array and along an axis.
pub(super) const STATISTICS: [(&str, Whole, Along); 12] = [
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
        // Only the ratios of weights count.
        let scaled = whole(weighted(&x, &weights * 0.1)).unwrap();
        assert!((scaled - expected).abs() < 1e-14 * expected.abs().max(1.0), "{name}: {scaled}, not {expected}");
    }
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
fn what_is_missing_is_left_out() {
    let mut x = draws(600);
    x.slice_mut(s![..;7]).fill(f64::NAN);
    let kept: Array1<f64> = x.iter().copied().filter(|angle| !angle.is_nan()).collect();
    for (name, whole, _) in STATISTICS {
        assert_eq!(whole(skip_nan(&x)), whole((&kept).into()), "{name}");
        assert!(matches!(whole((&x).into()), Err(Error::Value { argument: "x", flat: 0, .. })), "{name}");
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

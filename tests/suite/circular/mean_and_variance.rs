//! Mean direction and circular variance: against mpmath, by identities, for every layout, axis and size of angle.

use crate::common::weyl;
use ndarray::{Array1, Array2, Array3, ArrayRef, Axis, Ix2, ShapeBuilder, arr0, array, s};
use std::f64::consts::{FRAC_PI_2, PI, TAU};
use vonmises::circular::{
    circular_kurtosis, circular_mean, circular_mean_axis, circular_variance, circular_variance_axis,
};
use vonmises::{Error, VonMises};

/// Returns `n` angles spread evenly, but in disorder, over an interval about `loc`.
fn spread_out(loc: f64, width: f64, n: usize) -> Array1<f64> {
    (0..n).map(|i| loc + width * weyl(i)).collect()
}

/// A sample with its mean and variance 1 - R by mpmath 1.4.1 at 45 digits (`huge`: 400), of exactly these doubles.
type Sample = (&'static str, Array1<f64>, f64, f64);

fn samples() -> Vec<Sample> {
    let turns = (0..1000).map(|i| 1.0 + 1e-6 * weyl(i) + TAU * ((i % 100) as f64 - 50.0)).collect();
    let huge = (0..1000_usize).map(|i| (1.0 + weyl(i)) * 2.0_f64.powi(i as i32)).collect();
    vec![
        ("wide", spread_out(0.75, 5.0, 1_000_000), 0.7499952190339713, 0.7606111677724827),
        ("tight", spread_out(3.0, 1e-6, 1000), 2.9999999999773226, 4.167518598823039e-14),
        ("far from 0", spread_out(1e6, 1e-6, 1000), -0.3575641671080868, 4.1675142091207766e-14),
        ("across the cut", spread_out(PI, 1e-3, 1000), 3.1415926309125397, 4.16751854671269e-08),
        ("a few ulp apart", spread_out(2.0, 4e-15, 100), 2.0, 6.699672408525612e-31),
        ("on many turns", turns, 0.9999999999773225, 4.167518593811337e-14),
        ("huge", huge, 1.817716318549751, 0.9685107701456687),
    ]
}

#[test]
fn mean_and_variance_agree_with_mpmath() {
    for (name, x, mean, variance) in samples() {
        let got = circular_mean(&x).unwrap();
        let bound = (mean.next_up() - mean) + 3e-16 / (1.0 - variance);
        assert!((got - mean).abs() <= bound, "{name}: mean {got}, not {mean}");
        let got = circular_variance(&x).unwrap();
        assert!((got / variance - 1.0).abs() <= 1e-15, "{name}: variance {got}, not {variance}");
    }
}

#[test]
fn an_outlier_as_the_first_angle_costs_no_accuracy() {
    // One angle off by d among n: m - x_0 follows from tan, and 1 - R from R² = 1 - 4 (n - 1)/n² sin²(d/2).
    let (n, d) = (100_000, 1.5_f64);
    let mut x = Array1::from_elem(n, 0.25);
    x[0] += d;
    let deficit = 4.0 * (n as f64 - 1.0) / (n as f64).powi(2) * (d / 2.0).sin().powi(2);
    let variance = deficit / (1.0 + (1.0 - deficit).sqrt());
    assert!((circular_variance(&x).unwrap() / variance - 1.0).abs() < 1e-15);
}

#[test]
fn concentrated_angles_lose_no_digits() {
    // Half of the angles at loc + d and half at loc − d: 1 − R is 2 sin²(d/2) for any loc, and here d is exact.
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
    // So is the spread of quantiles at κ = 1e12: 1 − R is half the mean square.
    let distribution = VonMises::new(1.0, 1e12).unwrap();
    let probabilities: Array1<f64> = (0..1000).map(|i| (f64::from(i) + 0.5) / 1000.0).collect();
    let x = probabilities.mapv(|p| distribution.quantile(p).unwrap());
    let squares: f64 = x.iter().map(|x| (x - 1.0).powi(2)).sum::<f64>() / 1000.0;
    assert!((circular_variance(&x).unwrap() / (0.5 * squares) - 1.0).abs() < 1e-12);
}

#[test]
fn small_cases_are_exact() {
    assert!(circular_mean(&array![-0.1, 0.1_f64]).unwrap().abs() < 1e-18);
    assert_eq!(circular_mean(&array![3.0, -3.0]).unwrap(), -PI);
    assert_eq!(circular_mean(&array![PI]).unwrap(), -PI);
    assert_eq!(circular_mean(&array![3.0_f32, -3.0]).unwrap(), -std::f32::consts::PI);
    for x in [0.0, 1.0, -2.0, PI, 1e6, 1e300, f64::MAX, 5e-324] {
        assert_eq!(circular_variance(&Array1::from_elem(7, x)).unwrap(), 0.0, "{x} repeated");
    }
    assert!((circular_variance(&array![0.0, FRAC_PI_2]).unwrap() - (1.0 - 0.5_f64.sqrt())).abs() < 2e-16);
    assert!(circular_variance(&array![f64::MAX, -f64::MAX]).unwrap() <= 1.0);
}

#[test]
fn a_mean_is_a_number_where_no_direction_is_the_mean() {
    for n in [2, 3, 4, 360] {
        let x: Array1<f64> = (0..n).map(|i| 0.3 + TAU * f64::from(i) / f64::from(n)).collect();
        assert!((-PI..PI).contains(&circular_mean(&x).unwrap()));
        let variance = circular_variance(&x).unwrap();
        assert!(variance <= 1.0 && variance > 1.0 - 1e-15, "{n} angles: {variance}");
    }
}

#[test]
fn f32_is_the_f64_result_rounded() {
    let x = spread_out(2.5, 3.0, 1000).mapv(|v| v as f32);
    let wide = x.mapv(f64::from);
    assert_eq!(circular_mean(&x).unwrap(), circular_mean(&wide).unwrap() as f32);
    assert_eq!(circular_variance(&x).unwrap(), circular_variance(&wide).unwrap() as f32);
}

#[test]
fn every_layout_gives_the_same_bits() {
    let x = spread_out(1.0, 4.0, 24).into_shape_with_order((4, 6)).unwrap();
    let (mean, variance) = (circular_mean(&x).unwrap(), circular_variance(&x).unwrap());
    let mut columns = Array2::zeros((4, 6).f());
    columns.assign(&x);
    let backward = x.slice(s![..;-1, ..;-1]).to_owned();
    let mut padded = Array2::from_elem((8, 13), f64::NAN);
    padded.slice_mut(s![..;2, 1..;2]).assign(&x);
    let by_reference: &ArrayRef<f64, Ix2> = &x;
    assert_eq!((circular_mean(&columns).unwrap(), circular_variance(&columns).unwrap()), (mean, variance));
    let view = backward.slice(s![..;-1, ..;-1]);
    assert_eq!((circular_mean(&view).unwrap(), circular_variance(&view).unwrap()), (mean, variance));
    let view = padded.slice(s![..;2, 1..;2]);
    assert_eq!((circular_mean(&view).unwrap(), circular_variance(&view).unwrap()), (mean, variance));
    assert_eq!(circular_mean(by_reference).unwrap(), mean);
    assert_eq!(circular_mean(&x.clone().into_dyn()).unwrap(), mean);
    assert_eq!(circular_mean(&x.to_shared()).unwrap(), mean);
    assert_eq!(circular_mean(&arr0(0.5)).unwrap(), 0.5);
}

#[test]
fn an_axis_is_a_loop_over_its_lanes() {
    let x: Array3<f64> = spread_out(-1.0, 6.0, 60).into_shape_with_order((3, 4, 5)).unwrap();
    for axis in (0..3).map(Axis) {
        let (means, variances) = (circular_mean_axis(&x, axis).unwrap(), circular_variance_axis(&x, axis).unwrap());
        assert_eq!((means.len(), variances.len()), (60 / x.len_of(axis), 60 / x.len_of(axis)));
        for ((lane, mean), variance) in x.lanes(axis).into_iter().zip(&means).zip(&variances) {
            assert_eq!((circular_mean(&lane).unwrap(), circular_variance(&lane).unwrap()), (*mean, *variance));
        }
    }
    let dynamic = circular_mean_axis(&x.clone().into_dyn(), Axis(1)).unwrap();
    assert_eq!(dynamic, circular_mean_axis(&x, Axis(1)).unwrap().into_dyn());
    assert_eq!(circular_mean_axis(&Array2::<f64>::zeros((0, 3)), Axis(1)).unwrap().shape(), [0]);
}

#[test]
fn observations_are_refused_by_name_and_index() {
    let x = array![[0.0, 1.0], [f64::NAN, f64::INFINITY]];
    let refused = |result: Result<f64, Error>, at| {
        assert!(matches!(result, Err(Error::Value { argument: "x", flat, requirement: "finite", .. }) if flat == at));
    };
    refused(circular_mean(&x), 2);
    refused(circular_variance(&x), 2);
    refused(circular_mean(&x.t()), 1); // row-major in the array as given
    refused(circular_mean_axis(&x, Axis(0)).map(|means| means[0]), 2);
    refused(circular_variance_axis(&x, Axis(1)).map(|variances| variances[0]), 2);
    let infinite = circular_mean(&array![0.0_f32, f32::NEG_INFINITY]);
    assert!(matches!(infinite, Err(Error::Value { flat: 1, value, .. }) if value == f64::NEG_INFINITY));
}

#[test]
fn no_observations_and_no_such_axis_are_errors() {
    let empty = Array2::<f64>::zeros((0, 3));
    let shape = vec![0, 3];
    assert_eq!(circular_mean(&empty), Err(Error::Empty { argument: "x", shape: shape.clone() }));
    assert_eq!(circular_variance(&empty), Err(Error::Empty { argument: "x", shape: shape.clone() }));
    assert_eq!(circular_mean_axis(&empty, Axis(0)), Err(Error::Empty { argument: "x", shape: shape.clone() }));
    assert_eq!(circular_variance_axis(&empty, Axis(0)), Err(Error::Empty { argument: "x", shape }));
    assert_eq!(circular_mean_axis(&empty, Axis(2)), Err(Error::AxisOutOfRange { axis: 2, rank: 2 }));
    assert_eq!(
        circular_variance_axis(&array![1.0], Axis(usize::MAX)),
        Err(Error::AxisOutOfRange { axis: isize::MAX, rank: 1 })
    );
}

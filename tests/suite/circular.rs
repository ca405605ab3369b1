//! Circular statistics: the moments against mpmath and by identities, for every layout, axis and size of angle; the
//! conversions between concentration and variance undo each other and have the right limits; errors by variant.

use ndarray::{Array1, Array2, Array3, ArrayRef, Axis, Ix1, Ix2, ShapeBuilder, arr0, array, s};
use std::f64::consts::{FRAC_PI_2, PI, TAU};
use vonmises::Error;
use vonmises::circular::{
    circular_mean, circular_mean_axis, circular_variance, circular_variance_axis, concentration_to_variance,
    variance_to_concentration,
};

/// A number in [-1/2, 1/2), the same in the Python that made the references: 32 bits of a Weyl sequence, exact.
fn weyl(i: usize) -> f64 {
    ((i as u64 * 2_654_435_769) % (1 << 32)) as f64 / 4_294_967_296.0 - 0.5
}

fn spread(loc: f64, width: f64, n: usize) -> Array1<f64> {
    (0..n).map(|i| loc + width * weyl(i)).collect()
}

/// Name, angles, mean, 1 - R. The last two are from mpmath 1.4.1 at 45 digits (400 for `huge`), of these very doubles.
fn samples() -> Vec<(&'static str, Array1<f64>, f64, f64)> {
    let turns = (0..1000).map(|i| 1.0 + 1e-6 * weyl(i) + TAU * ((i % 100) as f64 - 50.0)).collect();
    let huge = (0..1000_usize).map(|i| (1.0 + weyl(i)) * 2.0_f64.powi(i as i32)).collect();
    vec![
        ("wide", spread(0.75, 5.0, 1_000_000), 0.7499952190339713, 0.7606111677724827),
        ("tight", spread(3.0, 1e-6, 1000), 2.9999999999773226, 4.167518598823039e-14),
        ("far from 0", spread(1e6, 1e-6, 1000), -0.3575641671080868, 4.1675142091207766e-14),
        ("across the cut", spread(PI, 1e-3, 1000), 3.1415926309125397, 4.16751854671269e-08),
        ("a few ulp apart", spread(2.0, 4e-15, 100), 2.0, 6.699672408525612e-31),
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
    let x = spread(2.5, 3.0, 1000).mapv(|v| v as f32);
    let wide = x.mapv(f64::from);
    assert_eq!(circular_mean(&x).unwrap(), circular_mean(&wide).unwrap() as f32);
    assert_eq!(circular_variance(&x).unwrap(), circular_variance(&wide).unwrap() as f32);
}

#[test]
fn every_layout_gives_the_same_bits() {
    let x = spread(1.0, 4.0, 24).into_shape_with_order((4, 6)).unwrap();
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
    let x: Array3<f64> = spread(-1.0, 6.0, 60).into_shape_with_order((3, 4, 5)).unwrap();
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
        assert!(matches!(result, Err(Error::Value { argument: "x", index, requirement: "finite", .. }) if index == at));
    };
    refused(circular_mean(&x), 2);
    refused(circular_variance(&x), 2);
    refused(circular_mean(&x.t()), 1); // row-major in the array as given
    refused(circular_mean_axis(&x, Axis(0)).map(|means| means[0]), 2);
    refused(circular_variance_axis(&x, Axis(1)).map(|variances| variances[0]), 2);
    let infinite = circular_mean(&array![0.0_f32, f32::NEG_INFINITY]);
    assert!(matches!(infinite, Err(Error::Value { index: 1, value, .. }) if value == f64::NEG_INFINITY));
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

#[test]
fn the_conversions_undo_each_other_in_every_binade() {
    for exponent in -1074..1024 {
        let kappa =
            Array1::linspace(1.0, 1.9999, 9) * 2.0_f64.powi(exponent / 2) * 2.0_f64.powi(exponent - exponent / 2);
        let back = variance_to_concentration(concentration_to_variance(&kappa).unwrap()).unwrap();
        for (got, want) in back.iter().zip(&kappa) {
            // A variance near 1 holds kappa to an ulp of 1 only.
            assert!((got - want).abs() <= 2e-15 * want.max(0.5), "{want:e} came back as {got:e}");
        }
    }
}

#[test]
fn the_limits_are_one_half_per_concentration_and_twice_the_resultant() {
    // Where conversions elsewhere are off by a factor 2: 1 - R is 1/(2 kappa), not 1/kappa; kappa is 2 R, not R.
    for kappa in [1e9, 1e20, 1e200, 8e307_f64] {
        let v: f64 = concentration_to_variance(kappa).unwrap().sum();
        assert!((v * kappa - 0.5).abs() < 1e-9);
        assert!((variance_to_concentration(v).unwrap().sum() / kappa - 1.0).abs() < 1e-15);
    }
    for r in [2.0_f64.powi(-10), 2.0_f64.powi(-30), 2.0_f64.powi(-53)] {
        let kappa = variance_to_concentration(1.0 - r).unwrap().sum();
        assert!((kappa / (2.0 * r) - 1.0 - r * r / 2.0).abs() < 1e-12);
    }
}

#[test]
fn conversions_are_monotone_across_the_change_of_method() {
    for edge in [1.0_f64, 25.0] {
        let kappas = Array1::linspace(edge - 1e-12, edge + 1e-12, 201);
        let v = concentration_to_variance(&kappas).unwrap();
        let slack = 5.0 * f64::EPSILON * v[0];
        assert!(v.as_slice().unwrap().windows(2).all(|pair| pair[1] <= pair[0] + slack));
    }
}

#[test]
fn f32_conversions_are_the_f64_ones_rounded() {
    for kappa in [0.0_f32, 1e-45, 1e-3, 0.7, 12.0, 1e6, 3e38] {
        let v = concentration_to_variance(kappa).unwrap().sum();
        assert_eq!(v, concentration_to_variance(f64::from(kappa)).unwrap().sum() as f32);
        let back = variance_to_concentration(v).unwrap().sum();
        assert_eq!(back, variance_to_concentration(f64::from(v)).unwrap().sum() as f32);
    }
}

#[test]
fn parameters_are_scalars_arrays_views_and_references() {
    let kappas = array![[0.5, 1.0, 2.0], [4.0, 8.0, 16.0]];
    let all = concentration_to_variance(&kappas).unwrap();
    assert_eq!(concentration_to_variance(1.0).unwrap().shape(), [0_usize; 0]);
    let scalar = &kappas[[0, 1]];
    assert_eq!(concentration_to_variance(scalar).unwrap().sum(), all[[0, 1]]);
    assert_eq!(concentration_to_variance(kappas.t()).unwrap(), all.t());
    assert_eq!(concentration_to_variance(kappas.clone()).unwrap(), all);
    assert_eq!(concentration_to_variance(kappas.slice(s![.., ..;-1])).unwrap(), all.slice(s![.., ..;-1]).into_dyn());
    let row: &ArrayRef<f64, Ix1> = &array![0.1, 0.2];
    assert_eq!(variance_to_concentration(row).unwrap().shape(), [2]);
    assert_eq!(variance_to_concentration(Array1::<f64>::zeros(0)).unwrap().shape(), [0]);
}

#[test]
fn concentrations_outside_their_range_are_refused() {
    for bad in [-5e-324, -1.0, f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
        let error = concentration_to_variance(&array![[1.0, 2.0], [bad, f64::NAN]]).unwrap_err();
        let Error::Value { argument: "concentration", index: 2, value, .. } = error else { panic!("{error}") };
        assert_eq!(value.to_bits(), bad.to_bits());
    }
    assert_eq!(concentration_to_variance(-0.0).unwrap().sum(), 1.0);
}

#[test]
fn variances_outside_their_range_are_refused() {
    for bad in [0.0, -0.0, -0.1, 1.0_f64.next_up(), 5e-324, 2.7e-309, f64::INFINITY, f64::NAN] {
        let error = variance_to_concentration(&array![0.5, 1.0, bad]).unwrap_err();
        assert!(matches!(error, Error::Value { argument: "variance", index: 2, .. }), "{bad:e}: {error}");
    }
    let error = variance_to_concentration(1.4e-39_f32).unwrap_err();
    assert!(matches!(error, Error::Value { argument: "variance", index: 0, .. }));
    assert!(variance_to_concentration(1.5e-39_f32).is_ok() && variance_to_concentration(2.8e-309).is_ok());
}

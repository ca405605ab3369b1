//! The median minimises the mean distance, and equal angles have no skewness or kurtosis.

use ndarray::{Array1, Axis, array, concatenate, s};
use std::f64::consts::{PI, TAU};
use vonmises::circular::{
    circular_kurtosis, circular_median, circular_quantile, circular_range, circular_skewness,
    circular_standard_deviation, mean_resultant_length, weighted,
};
use vonmises::{Error, Key, VonMises};

fn mean_distance(x: &Array1<f64>, at: f64) -> f64 {
    x.iter().map(|x| ((x - at).rem_euclid(TAU)).min((at - x).rem_euclid(TAU))).sum::<f64>() / x.len() as f64
}

/// Returns the median of angles in degrees, in degrees from 0.
fn median_in_degrees(x: &[f64]) -> f64 {
    circular_median(&Array1::from_iter(x.iter().map(|x| x.to_radians()))).unwrap().to_degrees().rem_euclid(360.0)
}

#[test]
fn a_median_is_where_the_mean_distance_is_least() {
    for n in [1, 2, 3, 4, 5, 10, 51, 100] {
        for (key, kappa) in (0..40).zip([0.0, 0.3, 2.0, 100.0].into_iter().cycle()) {
            let x = VonMises::new(2.0, kappa).unwrap().draw(Key::new(key), n).unwrap();
            let x: Array1<f64> = x.into_dimensionality().unwrap();
            let least = x.iter().map(|&at| mean_distance(&x, at)).fold(f64::INFINITY, f64::min);
            let ours = mean_distance(&x, circular_median(&x).unwrap());
            assert!(ours < least + 1e-12, "{n} angles, key {key}: {ours}, not {least}");
        }
    }
    // Equally spaced angles all tie, and the median is some angle.
    let even = Array1::from_iter((0..5).map(|i| f64::from(i) * TAU / 5.0));
    assert!(circular_median(&even).unwrap().is_finite());
    let twice = concatenate![Axis(0), array![0.0, 0.1_f64], array![3.0, 3.1]];
    assert!(circular_median(&twice).unwrap().is_finite());
}

/// Returns two to nine angles of a grid of 24, of which many tie.
fn coarse(seed: u64) -> Array1<f64> {
    let (key, n) = (Key::new(seed), 2 + (seed % 8) as usize);
    Array1::from_iter((0..n as u32).map(|i| f64::from(key.fold_in(i).data()[0] % 24) * TAU / 24.0))
}

/// The least mean distance is searched for at whole and half steps: it is piecewise linear, with ends at the angles and
/// opposite to them.
#[test]
fn a_median_of_coarse_angles_has_the_least_mean_distance_whatever_their_order_and_origin() {
    for seed in 0..4_000 {
        let x = coarse(seed);
        let least = (0..48).map(|i| mean_distance(&x, f64::from(i) * TAU / 48.0)).fold(f64::INFINITY, f64::min);
        let median = circular_median(&x).unwrap();
        assert!(mean_distance(&x, median) < least + 1e-12, "{x}: {median}, not at {least}");
        let same = |other: f64| (other - median + PI).rem_euclid(TAU) - PI;
        let reversed = circular_median(x.slice(s![..;-1])).unwrap();
        assert!(same(reversed).abs() < 1e-12, "{x}: {median}, reversed {reversed}");
        let mut sorted = x.to_vec();
        sorted.sort_by(f64::total_cmp);
        assert!(same(circular_median(&sorted).unwrap()).abs() < 1e-12, "{x}: {median}");
        let doubled = circular_median(weighted(&x, 2)).unwrap();
        assert!(same(doubled).abs() < 1e-12, "{x}: {median}, of weight 2 {doubled}");
        let turned = circular_median(&x + 0.7).unwrap();
        let has_direction = mean_resultant_length(&x).unwrap() > 1e-6;
        assert!(!has_direction || same(turned - 0.7).abs() < 1e-9, "{x}: {median}, turned {turned}");
    }
}

/// Worked by hand: 90 and 180 have the mean distance 75, and 135, the mean of the two, has 90.
#[test]
fn angles_that_tie_are_averaged_only_where_the_average_is_as_near() {
    for x in [[90.0, 180.0, 315.0], [315.0, 180.0, 90.0], [180.0, 315.0, 90.0]] {
        assert!((median_in_degrees(&x) - 90.0).abs() < 1e-12, "{x:?}");
    }
    assert!((median_in_degrees(&[10.0, 20.0, 30.0, 50.0]) - 25.0).abs() < 1e-12);
    assert!((median_in_degrees(&[350.0, 20.0]) - 5.0).abs() < 1e-12);
    // Without a mean direction the tied angle nearest to 0.
    assert!(mean_distance(&array![0.0], median_in_degrees(&[180.0, 90.0, 270.0, 0.0]).to_radians()) < 1e-12);
    assert!((median_in_degrees(&[225.0, 45.0, 315.0, 135.0]) - 315.0).abs() < 1e-12);
    // One angle of weight 3 outweighs the tie.
    let x = array![90.0_f64, 180.0, 315.0].mapv(f64::to_radians);
    let median = circular_median(weighted(&x, [1, 3, 1])).unwrap();
    assert!((median - PI).abs() < 1e-12 || (median + PI).abs() < 1e-12, "{median}");
    // Quartiles are ordered from the point opposite to the median, here 270: 315, 90, 180.
    let quartile = circular_quantile(&x, 0.25).unwrap().to_degrees();
    assert!((quartile - 22.5).abs() < 1e-12, "{quartile}");
}

#[test]
fn equal_angles_have_no_shape() {
    let equal: Array1<f64> = array![0.5, 0.5, 0.5];
    for refused in [circular_skewness(&equal), circular_kurtosis(&equal)] {
        assert!(matches!(refused, Err(Error::Undefined { reason: "all angles are equal", .. })));
    }
    assert_eq!(circular_standard_deviation(&array![0.5, 0.5]).unwrap(), 0.0);
    assert_eq!(circular_range(&array![2.0]).unwrap(), 0.0);
    assert_eq!(circular_median(&array![2.0]).unwrap(), 2.0);
}

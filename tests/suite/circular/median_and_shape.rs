//! The median minimises the mean distance, and equal angles have no skewness or kurtosis.

use ndarray::{Array1, Axis, array, concatenate};
use std::f64::consts::TAU;
use vonmises::circular::{
    circular_kurtosis, circular_median, circular_range, circular_skewness, circular_standard_deviation,
};
use vonmises::{Error, Key, VonMises};

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
            // Two neighbours that tie have the median between them; if more tie, they are far apart.
            assert!(tied > 2 || ours < least + 1e-12, "{n} angles, key {key}: {ours}, not {least}");
        }
    }
    // Equally spaced angles all tie, and the median is some angle.
    let even = Array1::from_iter((0..5).map(|i| f64::from(i) * TAU / 5.0));
    assert!(circular_median(&even).unwrap().is_finite());
    let twice = concatenate![Axis(0), array![0.0, 0.1_f64], array![3.0, 3.1]];
    assert!(circular_median(&twice).unwrap().is_finite());
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

//! Defects known of other implementations: each is a test that this crate does not have it.

use approx::assert_relative_eq;
use ndarray::array;
use vonmises::{Error, Key, VonMises, cdf, circular, quantile, sample_von_mises};

#[test]
fn no_sample_sits_at_the_location() {
    // An envelope parameter clipped at 0.5 returns exactly loc for 8.5 %, 78 % and 99.8 % of the samples here.
    for kappa in [20.0, 30.0, 50.0] {
        let draws = sample_von_mises(Key::new(0), 0.0, kappa, [100_000]).unwrap();
        assert_eq!(draws.iter().filter(|&&x| x == 0.0).count(), 0);
    }
}

#[test]
fn shape_holds_for_array_parameters_and_two_arrays_broadcast() {
    let (locs, kappas) = (array![0.0, 1.0, 2.0], array![[1.0], [2.0]]);
    assert_eq!(sample_von_mises(Key::new(0), &locs, 1.0, [5, 3]).unwrap().shape(), [5, 3]);
    assert_eq!(sample_von_mises(Key::new(0), &locs, &kappas, None).unwrap().shape(), [2, 3]);
}

#[test]
fn conversions_are_not_off_by_a_factor() {
    // A(1) = 0.4463899658965345, A(10) = 0.9485998259548459 (mpmath, 20 digits): the shortcuts miss these by up to 2 x.
    let variance = circular::concentration_to_variance(&array![1.0, 10.0]).unwrap();
    assert_relative_eq!(variance[0], 0.553_610_034_103_465_5_f64, max_relative = 5e-16);
    assert_relative_eq!(variance[1], 0.051_400_174_045_154_1_f64, max_relative = 1e-15);
    let back = circular::variance_to_concentration(&variance).unwrap();
    assert_relative_eq!(back, array![1.0, 10.0].into_dyn(), max_relative = 1e-15);
}

#[test]
fn nan_is_refused() {
    let refused = sample_von_mises(Key::new(0), 0.0, f64::NAN, [3]);
    assert!(matches!(refused, Err(Error::Value { argument: "concentration", value, .. }) if value.is_nan()));
}

#[test]
fn tiny_concentrations_neither_hang_nor_fail() {
    for kappa in [5e-324, 1e-300, 1e-12, 1e-9, 1e-8] {
        let (distribution, uniform) = (VonMises::new(0.0, kappa).unwrap(), VonMises::new(0.0, 0.0).unwrap());
        let (draws, flat) = (distribution.draw(Key::new(1), 1000).unwrap(), uniform.draw(Key::new(1), 1000).unwrap());
        draws.iter().zip(&flat).for_each(|(a, b): (&f64, &f64)| assert!((a - b).abs() <= 4.0 * kappa + 4e-15));
    }
}

#[test]
fn large_concentrations_are_not_the_normal_distribution() {
    // Where a change to the normal distribution is usual (κ = 100, 700, 1e6), the quantile keeps its known cubic term.
    for kappa in [100.0, 101.0, 700.0, 701.0, 1e6] {
        let x = quantile(1e-9, 0.0, kappa).unwrap()[[]];
        let normal = -5.997_807_015_007_686 / f64::sqrt(kappa);
        let cubic = (5.997_807_015_007_686_f64.powi(3) + 3.0 * 5.997_807_015_007_686) / (24.0 * kappa.powf(1.5));
        assert!((normal - x - cubic).abs() < 0.15 * cubic, "{kappa} {x}");
    }
}

#[test]
fn the_cdf_does_not_jump_at_fifty() {
    let at = |kappa: f64| cdf(-0.1, 0.0, kappa).unwrap()[[]];
    let (below, here, above) = (at(50.0 - 1e-6), at(50.0), at(50.0 + 1e-6));
    // A smooth function's second difference over 1e-6; a change of method elsewhere leaves 3e-6 here.
    assert!((below - 2.0 * here + above).abs() < 1e-15, "{}", below - 2.0 * here + above);
}

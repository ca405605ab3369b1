//! Guarantee 6: κ = 0 is the uniform distribution and every finite κ of the type works, without a hang, a NaN or a
//! jump between neighbouring concentrations.

use crate::common::{CONCENTRATIONS, concentrations_f32, spread};
use ndarray::{Array1, ArrayD};
use std::f64::consts::{LN_2, PI, TAU};
use vonmises::{Key, VonMises, cdf, entropy, log_prob, quantile, sample_von_mises, sf};

#[test]
fn zero_is_the_uniform_distribution() {
    let distribution = VonMises::new(1.0, 0.0).unwrap();
    for p in [0.0, 1e-300, 0.1, 0.25, 0.5, 0.9, 1.0] {
        let expected = 1.0 + PI * (2.0 * p - 1.0);
        assert!((distribution.quantile(p).unwrap() - expected).abs() <= 9e-15, "{p}");
    }
    assert!((distribution.prob(2.0).unwrap() * TAU - 1.0).abs() < 1e-15);
    assert!((distribution.cdf(1.0 + PI / 2.0).unwrap() - 0.75).abs() < 1e-15);
    assert_eq!(distribution.circular_variance(), 1.0);
    assert_eq!(distribution.circular_standard_deviation(), f64::INFINITY);
    assert!((VonMises::<f64>::new(0.0, 5e-324).unwrap().circular_standard_deviation() - 38.6).abs() < 0.1);
}

#[test]
fn minus_zero_is_zero() {
    let (zero, minus) = (VonMises::new(0.3, 0.0).unwrap(), VonMises::new(0.3, -0.0).unwrap());
    assert_eq!(minus.draw(Key::new(1), 100).unwrap(), zero.draw(Key::new(1), 100).unwrap());
    for f in [VonMises::cdf, VonMises::log_cdf, VonMises::prob, VonMises::quantile] {
        assert_eq!(f(&minus, 0.7), f(&zero, 0.7));
    }
    assert_eq!(minus.entropy(), zero.entropy());
    assert_eq!(minus.circular_variance(), zero.circular_variance());
}

#[test]
fn every_function_is_finite_at_every_concentration() {
    let kappas = Array1::from_iter(CONCENTRATIONS);
    let finite = |values: ArrayD<f64>| assert!(values.iter().all(|x| x.is_finite()), "{values}");
    finite(sample_von_mises(Key::new(0), 0.1, &kappas, [50, 20]).unwrap());
    finite(entropy(&kappas).unwrap());
    for x in [0.0, 1e-8, 0.5, PI] {
        finite(cdf(x, 0.0, &kappas).unwrap());
        finite(sf(x, 0.0, &kappas).unwrap());
    }
    for p in [0.0, 5e-324, 1e-300, 0.3, 0.5, 1.0] {
        finite(quantile(p, 0.0, &kappas).unwrap());
    }
    // The density's logarithm at the far side of the largest concentration is below the least double.
    assert!(log_prob(PI, 0.0, &kappas).unwrap().iter().all(|x| !x.is_nan()));
    let draws = sample_von_mises(Key::new(0), 0.1, Array1::from_iter(concentrations_f32()), [50, 20]).unwrap();
    assert!(draws.iter().all(|x| x.is_finite()));
}

#[test]
fn there_is_no_cliff_between_neighbouring_concentrations() {
    // A concentration that is larger by a millionth moves a quantile by at most a few millionths of itself, and never
    // outwards except for rounding, wherever a method might change.
    for kappa in (-40..60).map(|k| (0.4 * f64::from(k)).exp()).chain([374.0, 700.0, 1e6, 1e12]) {
        let (here, there) = (VonMises::new(0.0, kappa).unwrap(), VonMises::new(0.0, kappa * (1.0 + 1e-6)).unwrap());
        for p in [1e-18, 1e-9, 0.01, 0.2, 0.3, 0.49] {
            let (a, b) = (here.quantile(p).unwrap(), there.quantile(p).unwrap());
            assert!(a <= b + 4e-15 * a.abs() && b - a <= 3e-6 * a.abs(), "{kappa} {p} {a} {b}");
        }
    }
}

#[test]
fn the_divergence_overflows_no_sooner_than_it_must() {
    let distribution = |loc, kappa: f64| VonMises::new(loc, kappa).unwrap();
    // The divergence is 2κ₂ A(κ₁) sin²(d/2) to leading order, and κ₂ where A is small.
    let expected = 1e308_f64;
    for kappa in [0.0, 1e-10] {
        let ours = distribution(0.0, kappa).kl_divergence(&distribution(3.0, 1e308));
        approx::assert_relative_eq!(ours, expected, max_relative = 1e-9);
    }
}

#[test]
fn large_concentrations_stay_exact() {
    // Q √κ tends to the normal quantile, and at κ = 1e6 differs from it by a known first-order term.
    let normal_decile = -1.281_551_565_544_600_5;
    for kappa in [1e12, 1e100, f64::MAX] {
        let scaled = VonMises::new(0.0, kappa).unwrap().quantile(0.1).unwrap() * kappa.sqrt();
        assert!((scaled - normal_decile).abs() < 1e-11, "{kappa}");
    }
    let scaled = VonMises::new(0.0, 1e6).unwrap().quantile(0.1).unwrap() * 1e3;
    // Hill 1976: z + (z³ + 3z)/(24 κ) + O(κ⁻²)
    let correction = normal_decile.powi(3) + 3.0 * normal_decile;
    assert!((scaled - normal_decile - correction / 24e6).abs() < 1e-12, "{}", scaled - normal_decile);
}

#[test]
fn small_angles_are_not_lost_in_f32() {
    let draws = sample_von_mises::<f32>(Key::new(3), 0.0, 1e6, [20_000]).unwrap();
    let mut values: Vec<u32> = draws.iter().map(|x| x.to_bits()).collect();
    values.sort_unstable();
    values.dedup();
    assert!(values.len() >= 19_800, "{} distinct", values.len());
}

#[test]
fn entropy_and_spread_follow_the_concentration() {
    let mut last = f64::INFINITY;
    for kappa in CONCENTRATIONS {
        let entropy = VonMises::new(0.0, kappa).unwrap().entropy();
        assert!(entropy <= last + 4.5e-16, "{kappa}");
        last = entropy;
        if (1e6..1e16).contains(&kappa) {
            // ln(σ √(2πe)) of the normal distribution that it tends to
            let normal = 0.5 * (TAU * std::f64::consts::E).ln() + spread(kappa).ln();
            assert!((entropy - normal).abs() < 1e-5 + LN_2 * 1e-6);
        }
    }
}

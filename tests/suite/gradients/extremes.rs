//! The largest and the smallest arguments: no NaN, no infinity that is not the result.

use crate::common::CONCENTRATIONS;
use ndarray::Array1;
use std::f64::consts::PI;
use vonmises::{
    cdf_with_grad, entropy_with_grad, fisher_information, kl_divergence_with_grad, log_prob_with_grad,
    quantile_with_grad,
};

const ANGLES: [f64; 8] = [0.0, 5e-324, 1e-300, 1e-8, 1.0, PI, -PI, 1e308];

#[test]
fn every_derivative_is_finite() {
    let angles = Array1::from(ANGLES.to_vec());
    let probabilities = Array1::from(vec![0.0, 5e-324, 1e-300, 1e-10, 0.5, 0.9, 1.0 - f64::EPSILON, 1.0]);
    for kappa in CONCENTRATIONS {
        let (_, gradient) = log_prob_with_grad(&angles, 0.0, kappa).unwrap();
        assert!(gradient.x.iter().chain(&gradient.concentration).all(|value| value.is_finite()), "κ {kappa:e}");
        assert!(gradient.concentration.iter().all(|value| value.abs() <= 2.0));
        let (_, gradient) = cdf_with_grad(&angles, 0.0, kappa).unwrap();
        assert!(gradient.x.iter().all(|value| value.is_finite() && *value >= 0.0), "κ {kappa:e}");
        assert!(gradient.concentration.iter().all(|value| value.abs() <= 0.16), "κ {kappa:e}");
        let (_, gradient) = quantile_with_grad(&probabilities, 0.0, kappa).unwrap();
        assert!(gradient.p.iter().all(|value| *value > 0.0), "κ {kappa:e}"); // 1/f may overflow
        assert!(gradient.concentration.iter().all(|value| value.abs() <= 1.0 + 1e-14), "κ {kappa:e}");
        let information = fisher_information(kappa).unwrap();
        assert!(information.loc[[]].is_finite() && (0.0..=0.5).contains(&information.concentration[[]]));
        assert!(entropy_with_grad(kappa).unwrap().1[[]] <= 0.0);
        for other in CONCENTRATIONS {
            let (value, gradient) = kl_divergence_with_grad(&angles, kappa, 0.0, other).unwrap();
            assert!(value.iter().all(|value| !value.is_nan()), "{kappa:e} {other:e}");
            let all = gradient.loc.iter().chain(&gradient.concentration).chain(&gradient.other_concentration);
            assert!(all.into_iter().all(|value| value.is_finite()), "{kappa:e} {other:e}");
        }
    }
}

#[test]
fn limits_are_exact() {
    let (_, gradient) = log_prob_with_grad(1.0, 0.0, 0.0).unwrap();
    assert_eq!((gradient.x[[]], gradient.concentration[[]]), (0.0, 1.0 - 2.0 * 0.5_f64.sin().powi(2)));
    let (_, gradient) = cdf_with_grad(1.0, 0.0, 0.0).unwrap();
    assert!((gradient.concentration[[]] - 1.0_f64.sin() / (2.0 * PI)).abs() < 4e-16);
    let (_, gradient) = quantile_with_grad(Array1::from(vec![0.0, 0.5, 1.0]), 0.0, 2.0).unwrap();
    assert_eq!(gradient.concentration, Array1::zeros(3).into_dyn());
    let information = fisher_information(f64::MAX).unwrap();
    assert_eq!((information.loc[[]], information.concentration[[]]), (f64::MAX, 0.0));
}

//! Every derivative against mpmath, in both types.

use crate::common::reference;
use ndarray::Array1;
use std::f64::consts::FRAC_PI_2;
use vonmises::{
    cdf_with_grad, entropy_with_grad, fisher_information, kl_divergence_with_grad, log_prob_with_grad,
    quantile_with_grad,
};

/// Returns the largest error over its scale, in units of an ulp of the type.
fn largest(errors: impl Iterator<Item = (f64, f64)>, epsilon: f32) -> f64 {
    errors.map(|(error, scale)| if error == 0.0 { 0.0 } else { error.abs() / scale }).fold(0.0, f64::max)
        / f64::from(epsilon)
}

#[test]
fn those_of_log_prob() {
    let rows = reference::<4>("log_prob_gradient");
    let column = |k: usize| rows.iter().map(|row| row[k]).collect::<Array1<f64>>();
    let (_, gradient) = log_prob_with_grad(column(1), 0.0, column(0)).unwrap();
    // Scaled by the largest derivative of the concentration where its own passes zero.
    // Half of the smallest angle is 0.
    let in_x = rows.iter().zip(&gradient.x).map(|(row, ours)| (ours - row[2], row[2].abs().max(1e-307 * row[0])));
    let in_kappa = rows
        .iter()
        .zip(&gradient.concentration)
        .map(|(&[kappa, _, _, expected], ours)| (ours - expected, expected.abs().max(0.5 / (1.0 + kappa))));
    let errors = [largest(in_x, f32::EPSILON), largest(in_kappa, f32::EPSILON)].map(|e| e * f64::from(f32::EPSILON));
    assert!(errors[0] < 1e-15 && errors[1] < 1e-15, "{errors:?}");
}

#[test]
fn those_of_log_prob_in_single_precision() {
    let single = |x: f64| f64::from(x as f32) == x;
    let rows: Vec<[f64; 4]> =
        reference("log_prob_gradient").into_iter().filter(|row: &[f64; 4]| single(row[0]) && single(row[1])).collect();
    assert!(rows.len() > 500);
    let column = |k: usize| rows.iter().map(|row| row[k] as f32).collect::<Array1<f32>>();
    let (_, gradient) = log_prob_with_grad(column(1), 0.0, column(0)).unwrap();
    for (row, (&in_x, &in_kappa)) in rows.iter().zip(gradient.x.iter().zip(&gradient.concentration)) {
        // Rounded once from f64, so that only the nearest or, at a tie, either neighbour will do.
        for (ours, expected) in [(in_x, row[2]), (in_kappa, row[3])] {
            let (nearest, near_zero) = (expected as f32, 1e-15 / (1.0 + row[0]));
            let error = (f64::from(ours) - f64::from(nearest)).abs();
            assert!(error <= f64::from(nearest.abs() * f32::EPSILON) + near_zero, "{row:?} {ours}");
        }
    }
}

/// Returns how large a derivative of the cumulative function in the concentration is near the centre.
fn usual_slope_of_mass(kappa: f64) -> f64 {
    0.1 / (1.0 + kappa)
}

/// Returns how large one of the quantile is near the centre, where it passes zero, or near π, where it does so again.
fn usual_slope_of_angle(kappa: f64, angle: f64) -> f64 {
    let spread = 1.0 / (1.0 + kappa).sqrt();
    if angle.abs() > FRAC_PI_2 { 0.3 * spread } else { 0.5 * spread / (1.0 + kappa) }
}

#[test]
fn those_of_cdf() {
    let rows = reference::<4>("cdf_gradient");
    let column = |k: usize| rows.iter().map(|row| row[k]).collect::<Array1<f64>>();
    let (_, gradient) = cdf_with_grad(column(1), 0.0, column(0)).unwrap();
    for (&[kappa, x, in_x, in_kappa], (density, slope)) in
        rows.iter().zip(gradient.x.iter().zip(&gradient.concentration))
    {
        // What the exponent's rounding leaves, down to densities of 1e-300.
        let exponent = 2.0 * kappa * (x / 2.0).sin().powi(2);
        let relative = 2e-15 + 1e-16 * exponent;
        assert!((density - in_x).abs() <= relative * in_x, "{kappa:e} {x:e}: {density:e}, not {in_x:e}");
        let scale = if exponent < 1.0 { in_kappa.abs().max(usual_slope_of_mass(kappa)) } else { in_kappa.abs() };
        let error = (slope - in_kappa).abs();
        assert!(error <= 2.0 * relative * scale, "{kappa:e} {x:e}: {slope:e}, not {in_kappa:e}");
    }
}

#[test]
fn those_of_the_quantile() {
    let rows = reference::<4>("quantile_gradient");
    let column = |k: usize| rows.iter().map(|row| row[k]).collect::<Array1<f64>>();
    let (angles, gradient) = quantile_with_grad(column(1), 0.0, column(0)).unwrap();
    for (i, &[kappa, p, in_p, in_kappa]) in rows.iter().enumerate() {
        let (ours, slope) = (gradient.p[i], gradient.concentration[i]);
        assert!((ours - in_p).abs() <= 1e-14 * in_p, "{kappa:e} {p:e}: {ours:e}, not {in_p:e}");
        let scale = in_kappa.abs().max(usual_slope_of_angle(kappa, angles[i]));
        assert!((slope - in_kappa).abs() <= 3e-14 * scale, "{kappa:e} {p:e}: {slope:e}, not {in_kappa:e}");
    }
}

#[test]
fn those_of_cumulative_functions_in_single_precision() {
    let single = |x: f64| f64::from(x as f32) == x;
    for name in ["cdf_gradient", "quantile_gradient"] {
        let rows: Vec<[f64; 4]> =
            reference(name).into_iter().filter(|row: &[f64; 4]| single(row[0]) && single(row[1])).collect();
        assert!(rows.len() > 300, "{name}: {}", rows.len());
        let column = |k: usize| rows.iter().map(|row| row[k] as f32).collect::<Array1<f32>>();
        let [first, in_kappa] = if name == "cdf_gradient" {
            let (_, gradient) = cdf_with_grad(column(1), 0.0, column(0)).unwrap();
            [gradient.x, gradient.concentration]
        } else {
            let (_, gradient) = quantile_with_grad(column(1), 0.0, column(0)).unwrap();
            [gradient.p, gradient.concentration]
        };
        for (row, (&first, &in_kappa)) in rows.iter().zip(first.iter().zip(&in_kappa)) {
            for (ours, expected) in [(first, row[2]), (in_kappa, row[3])] {
                let (nearest, near_zero) = (expected as f32, 1e-13 / (1.0 + row[0]) + f64::from(f32::MIN_POSITIVE));
                let error = (f64::from(ours) - f64::from(nearest)).abs();
                let same = ours == nearest; // also where both are infinite
                assert!(same || error <= f64::from(nearest.abs() * f32::EPSILON) + near_zero, "{row:?} {ours}");
            }
        }
    }
}

#[test]
fn those_of_the_entropy_and_the_fisher_information() {
    let rows = reference::<3>("fisher");
    let kappas: Array1<f64> = rows.iter().map(|row| row[0]).collect();
    let information = fisher_information(&kappas).unwrap();
    let (_, of_entropy) = entropy_with_grad(&kappas).unwrap();
    for (i, &[kappa, of_loc, of_concentration]) in rows.iter().enumerate() {
        let pairs = [
            (information.loc[i], of_loc),
            (information.concentration[i], of_concentration),
            (of_entropy[i], -kappa * of_concentration),
        ];
        for (ours, expected) in pairs {
            assert!((ours - expected).abs() <= 1.5e-15 * expected.abs(), "κ {kappa:e}: {ours:e}, not {expected:e}");
        }
    }
}

#[test]
fn those_of_the_divergence() {
    let rows = reference::<7>("kl_gradient");
    let column = |k: usize| rows.iter().map(|row| row[k]).collect::<Array1<f64>>();
    let (_, gradient) = kl_divergence_with_grad(column(0), column(1), column(2), column(3)).unwrap();
    for (i, &[loc, kappa, other_loc, other, in_loc, in_kappa, in_other]) in rows.iter().enumerate() {
        let information = fisher_information(kappa).unwrap();
        let (slope, ratio) = (information.concentration[[]], information.loc[[]] / kappa.max(1e-300));
        let versine = 2.0 * ((loc - other_loc) / 2.0).sin().powi(2);
        // The sum of the absolute values of the terms, and the rounding error of the locations' difference.
        let turn = f64::EPSILON * (loc.abs() + other_loc.abs()) * other * ratio;
        let (kappas, variances) =
            ((kappa + other * (1.0 + versine)) * slope, 1.0 / (1.0 + kappa) + 1.0 / (1.0 + other));
        let checks = [
            (gradient.loc[i], in_loc, in_loc.abs() + turn / 2e-15),
            (gradient.concentration[i], in_kappa, kappas),
            (gradient.other_concentration[i], in_other, variances.min(ratio.max(other)) + ratio * versine),
        ];
        for (ours, expected, scale) in checks {
            assert!((ours - expected).abs() <= 2e-15 * scale, "{:?}: {ours:e}, not {expected:e}", rows[i]);
        }
    }
}

//! Derivatives; those of f32, but for samples, are those of f64, rounded once.

use super::Worst;
use crate::common::reference;
use ndarray::Array1;
use std::f64::consts::FRAC_PI_2;
use vonmises::{
    cdf_with_grad, entropy_with_grad, fisher_information, kl_divergence_with_grad, log_prob_with_grad,
    quantile_with_grad,
};

/// Asserts the published bound of a derivative, from errors and the sizes of their units at rows of a table.
fn assert_bound(function: &str, errors: impl Iterator<Item = (f64, f64)>, rows: &[impl std::fmt::Debug]) {
    let mut worst = Worst::default();
    for ((error, unit), row) in errors.zip(rows) {
        worst.record(if error == 0.0 { 0.0 } else { error.abs() / unit }, || format!("{row:?}"));
    }
    worst.assert_bound(function, false);
}

#[test]
fn log_prob() {
    let rows = reference::<4>("log_prob_gradient");
    let column = |k: usize| rows.iter().map(|row| row[k]).collect::<Array1<f64>>();
    let (_, gradient) = log_prob_with_grad(column(1), 0.0, column(0)).unwrap();
    let least = f64::MIN_POSITIVE / f64::EPSILON; // a smaller number may be subnormal on its way
    let in_x = gradient.x.iter().zip(&rows).map(|(ours, row)| (ours - row[2], row[2].abs().max(least)));
    assert_bound("log_prob_with_grad: x", in_x, &rows);
    let in_kappa = gradient.concentration.iter().zip(&rows);
    let in_kappa = in_kappa.map(|(ours, row)| (ours - row[3], row[3].abs().max(0.5 / (1.0 + row[0]))));
    assert_bound("log_prob_with_grad: concentration", in_kappa, &rows);
}

#[test]
fn cdf() {
    let rows = reference::<4>("cdf_gradient");
    let column = |k: usize| rows.iter().map(|row| row[k]).collect::<Array1<f64>>();
    let (_, gradient) = cdf_with_grad(column(1), 0.0, column(0)).unwrap();
    let exponent = |[kappa, x, ..]: &[f64; 4]| 2.0 * kappa * (x / 2.0).sin().powi(2);
    let relative = |row: &[f64; 4]| 2e-15 + 1e-16 * exponent(row);
    let in_x = gradient.x.iter().zip(&rows).map(|(ours, row)| (ours - row[2], row[2] * relative(row)));
    assert_bound("cdf_with_grad: x", in_x, &rows);
    let in_kappa = gradient.concentration.iter().zip(&rows).map(|(ours, row)| {
        let least = if exponent(row) < 1.0 { 0.1 / (1.0 + row[0]) } else { 0.0 };
        (ours - row[3], row[3].abs().max(least) * relative(row))
    });
    assert_bound("cdf_with_grad: concentration", in_kappa, &rows);
}

#[test]
fn quantile() {
    let rows = reference::<4>("quantile_gradient");
    let column = |k: usize| rows.iter().map(|row| row[k]).collect::<Array1<f64>>();
    let (angles, gradient) = quantile_with_grad(column(1), 0.0, column(0)).unwrap();
    let in_p = gradient.p.iter().zip(&rows).map(|(ours, row)| (ours - row[2], row[2]));
    assert_bound("quantile_with_grad: p", in_p, &rows);
    let in_kappa = gradient.concentration.iter().zip(&angles).zip(&rows).map(|((ours, angle), row)| {
        let spread = 1.0 / (1.0 + row[0]).sqrt();
        let least = if angle.abs() > FRAC_PI_2 { 0.3 * spread } else { 0.5 * spread / (1.0 + row[0]) };
        (ours - row[3], row[3].abs().max(least))
    });
    assert_bound("quantile_with_grad: concentration", in_kappa, &rows);
}

#[test]
fn entropy_and_fisher_information() {
    let rows = reference::<3>("fisher");
    let kappas: Array1<f64> = rows.iter().map(|row| row[0]).collect();
    let information = fisher_information(&kappas).unwrap();
    let (_, of_entropy) = entropy_with_grad(&kappas).unwrap();
    let of_loc = information.loc.iter().zip(&rows).map(|(ours, row)| (ours - row[1], row[1]));
    assert_bound("fisher_information: loc", of_loc, &rows);
    let of_kappa = information.concentration.iter().zip(&rows).map(|(ours, row)| (ours - row[2], row[2]));
    assert_bound("fisher_information: concentration", of_kappa, &rows);
    let of_entropy = of_entropy.iter().zip(&rows).map(|(ours, row)| (ours + row[0] * row[2], row[0] * row[2]));
    assert_bound("entropy_with_grad: concentration", of_entropy, &rows);
}

#[test]
fn divergence() {
    let rows = reference::<7>("kl_gradient");
    let column = |k: usize| rows.iter().map(|row| row[k]).collect::<Array1<f64>>();
    let (_, gradient) = kl_divergence_with_grad(column(0), column(1), column(2), column(3)).unwrap();
    let of = |kappas| fisher_information(&kappas).unwrap();
    let (one, two) = (of(column(1)), of(column(3)));
    let in_kappa = gradient.concentration.iter().zip(&one.concentration).zip(&rows).map(|((ours, slope), row)| {
        let versine = 2.0 * ((row[0] - row[2]) / 2.0).sin().powi(2);
        (ours - row[5], slope * (row[1] - row[3]).abs().max(row[3] * versine))
    });
    assert_bound("kl_divergence_with_grad: concentration", in_kappa, &rows);
    let lengths = one.loc.iter().zip(&two.loc);
    let in_other = gradient.other_concentration.iter().zip(lengths).zip(&rows).map(|((ours, (one, two)), row)| {
        let [length, other_length] = [one / row[1].max(1e-300), two / row[3].max(1e-300)];
        let larger_variance = 1.0 - length.min(other_length);
        let versine = 2.0 * ((row[0] - row[2]) / 2.0).sin().powi(2);
        (ours - row[6], length.max(other_length).min(larger_variance).max(length * versine))
    });
    assert_bound("kl_divergence_with_grad: other_concentration", in_other, &rows);
}

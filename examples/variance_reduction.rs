//! The mean square of tomorrow's crosswind on a runway, from plain samples, antithetic pairs and scrambled Sobol points.
//!
//! A sample is a quantile Q(p), so points p that fill [0, 1] more evenly than random words give smaller errors. The wind
//! of tomorrow has the direction of today, turned: both deviate from their means by von Mises angles.
//!
//! `cargo run --release --example variance_reduction`

use ndarray::{Array1, Array2, ArrayView1, s};
use sobol_burley::parts::{owen_scramble_rev, sobol_rev};
use std::f64::consts::FRAC_PI_4;
use vonmises::{Key, Result, VonMises, quantile, sample_von_mises};

/// Concentrations of today's deviation from the prevailing direction and of the turn until tomorrow.
const KAPPAS: [f64; 2] = [0.5, 1.5];
/// The angle from the runway to the prevailing wind, in radians, and one at which the square less its mean is odd.
const RUNWAY: f64 = 0.6;
const ODD: f64 = FRAC_PI_4;
/// Numbers of points, as powers of two, the first that counts for the rates, and repetitions with keys of their own.
const POWERS: std::ops::RangeInclusive<u32> = 6..=16;
const RATES_FROM: u32 = 10;
const REPETITIONS: usize = 64;

/// Returns the square of the crosswind, for wind that deviates by an angle from the prevailing one.
fn square(runway: f64, angle: f64) -> f64 {
    (runway + angle).sin().powi(2)
}

/// Returns E cos(n t) of the deviation t, the sum of both angles, a product of ratios Iₙ/I₀ of Bessel functions.
fn moment(n: u32) -> Result<f64> {
    KAPPAS.iter().map(|&kappa| Ok(VonMises::new(0.0, kappa)?.trigonometric_moment(n).0)).product()
}

/// Returns the mean of the square, its variance, and the correlation of the squares of opposite deviations.
fn exact(runway: f64) -> Result<[f64; 3]> {
    let ([m2, m4], [c2, c4]) = ([moment(2)?, moment(4)?], [(2.0 * runway).cos(), (4.0 * runway).cos()]);
    let mean = (1.0 - m2 * c2) / 2.0;
    let variance = (1.0 - 2.0 * m2 * c2 + (1.0 + m4 * c4) / 2.0) / 4.0 - mean * mean;
    let covariance = (1.0 - 2.0 * m2 * c2 + (c4 + m4) / 2.0) / 4.0 - mean * mean;
    Ok([mean, variance, covariance / variance])
}

/// Returns n deviations, each the sum of both angles, from the key's words.
fn plain(key: Key, n: usize) -> Result<Array1<f64>> {
    let angles = sample_von_mises(key, 0.0, KAPPAS, [n, 2])?;
    Ok(angles.rows().into_iter().map(|pair| pair.sum()).collect())
}

/// Returns n deviations, of which the second half are the opposites of the first: where those have p, they have 1 − p.
fn antithetic(key: Key, n: usize) -> Result<Array1<f64>> {
    let half = plain(key, n / 2)?;
    Ok(half.iter().copied().chain(half.iter().map(|angle| -angle)).collect())
}

/// Returns the deviations of n Sobol points in two dimensions, which the key scrambles.
fn sobol(key: Key, n: usize) -> Result<Array1<f64>> {
    let seeds: Array1<u32> = key.bits(2)?;
    let word = |(i, dimension)| {
        owen_scramble_rev(sobol_rev((i as u32).reverse_bits(), dimension as u32), seeds[dimension]).reverse_bits()
    };
    let p = Array2::from_shape_fn((n, 2), |index| (f64::from(word(index)) + 0.5) / 2.0_f64.powi(32));
    let angles = quantile(&p, 0.0, KAPPAS)?;
    Ok(angles.rows().into_iter().map(|pair| pair.sum()).collect())
}

/// Returns the root-mean-square error of the mean over repetitions with keys of their own.
fn error(method: fn(Key, usize) -> Result<Array1<f64>>, runway: f64, n: usize) -> Result<f64> {
    let [mean, ..] = exact(runway)?;
    let keys = Key::new(2024).fold_in(n as u32).split(REPETITIONS);
    let squared = keys.iter().map(|&key| {
        let deviations = method(key, n)?;
        Ok((deviations.iter().map(|&angle| square(runway, angle)).sum::<f64>() / n as f64 - mean).powi(2))
    });
    Ok((squared.sum::<Result<f64>>()? / REPETITIONS as f64).sqrt())
}

/// Returns the exponent r of the power n^r that fits the errors, by least squares of logarithms.
fn rate(errors: ArrayView1<f64>) -> f64 {
    let steps = Array1::from_iter((0..errors.len()).map(|step| step as f64 - (errors.len() - 1) as f64 / 2.0));
    steps.dot(&errors.mapv(f64::log2)) / steps.dot(&steps)
}

fn main() -> Result<()> {
    let [mean, variance, correlation] = exact(RUNWAY)?;
    println!("mean {mean:.6}, standard deviation {:.4}, correlation of opposites {correlation:.4}", variance.sqrt());
    println!("     n      plain  antithetic      Sobol");
    let mut errors = Vec::new();
    for n in POWERS.map(|power| 1 << power) {
        let row = [error(plain, RUNWAY, n)?, error(antithetic, RUNWAY, n)?, error(sobol, RUNWAY, n)?];
        println!("{n:>6}  {:>9.2e}  {:>10.2e}  {:>9.2e}", row[0], row[1], row[2]);
        errors.push(row);
    }
    let errors = Array2::from(errors);
    let rates: Vec<_> =
        errors.slice(s![(RATES_FROM - POWERS.start()) as usize.., ..]).columns().into_iter().map(rate).collect();
    println!("  rate  {:>9.2}  {:>10.2}  {:>9.2}", rates[0], rates[1], rates[2]);
    println!("theory      -0.50       -0.50      -1.50 up to logarithms (Owen 1997)");

    // Tolerances are four times the deviation that the repetitions leave to a rate, and more for the logarithms.
    assert!((rates[0] + 0.5).abs() < 0.1 && (rates[1] + 0.5).abs() < 0.1 && (-1.6..-1.3).contains(&rates[2]));
    let ratio = (&errors.column(1) / &errors.column(0)).mapv(f64::ln).mean().unwrap_or(f64::NAN).exp();
    println!("antithetic over plain: {ratio:.3}, in theory {:.3}", (1.0 + correlation).sqrt());
    assert!((ratio / (1.0 + correlation).sqrt() - 1.0).abs() < 0.15);
    assert!(error(antithetic, ODD, 64)? < 1e-15); // the deviations from the mean cancel
    Ok(())
}

//! Samples follow their distribution, over the whole range of concentrations, in both element types.
//!
//! n = 10,000 samples of a fixed key are mapped to [0, 1] by the cdf, which `accuracy` compares with mpmath, and tested
//! for uniformity by Kolmogorov–Smirnov, Kuiper and Watson; the last two do not depend on where the circle is cut. Each
//! test refuses at α = 1e-6, so that all 165 together refuse a correct sampler once in 6,000 keys; the keys are fixed
//! and never retried. Power: a distribution whose cdf is off by 0.05 anywhere fails
//! Kolmogorov–Smirnov with probability above 0.999, and so would the 8.5 % of samples at exactly the location that an
//! envelope clipped at 0.5 gives at κ = 20.

use crate::common::{CONCENTRATIONS, concentrations_f32};
use std::f64::consts::PI;
use vonmises::{Float, Key, Param, VonMises, cdf, sample_von_mises};

const N: usize = 10_000;
const ALPHA: f64 = 1e-6;

/// P-values of three tests of uniformity on [0, 1].
struct PValues {
    kolmogorov: f64,
    kuiper: f64,
    watson: f64,
}

fn p_values(uniform: &mut [f64]) -> PValues {
    uniform.sort_by(f64::total_cmp);
    let n = uniform.len() as f64;
    let (mut above, mut below, mut square, mut sum) = (0.0_f64, 0.0_f64, 0.0, 0.0);
    for (i, &u) in (0_u32..).zip(uniform.iter()) {
        let i = f64::from(i);
        above = above.max((i + 1.0) / n - u);
        below = below.max(u - i / n);
        square += (u - (i + 0.5) / n).powi(2);
        sum += u;
    }
    let root = n.sqrt();
    let watson = square + 1.0 / (12.0 * n) - n * (sum / n - 0.5).powi(2);
    PValues {
        kolmogorov: kolmogorov_p((root + 0.12 + 0.11 / root) * above.max(below)),
        kuiper: kuiper_p((root + 0.155 + 0.24 / root) * (above + below)),
        watson: watson_p(watson),
    }
}

/// Limiting tail probabilities (Stephens 1970, with his corrections for finite n above).
fn kolmogorov_p(x: f64) -> f64 {
    let term = |j: f64| 2.0 * (-1_f64).powf(j - 1.0) * (-2.0 * j * j * x * x).exp();
    if x < 0.3 { 1.0 } else { (1..20).map(|j| term(j.into())).sum() }
}

fn kuiper_p(x: f64) -> f64 {
    let term = |j: f64| 2.0 * (4.0 * j * j * x * x - 1.0) * (-2.0 * j * j * x * x).exp();
    if x < 0.4 { 1.0 } else { (1..20).map(|j| term(j.into())).sum() }
}

fn watson_p(x: f64) -> f64 {
    let term = |j: f64| 2.0 * (-1_f64).powf(j - 1.0) * (-2.0 * j * j * PI * PI * x).exp();
    (1..50).map(|j| term(j.into())).sum()
}

fn assert_uniform(mut uniform: Vec<f64>, what: &str) {
    let PValues { kolmogorov, kuiper, watson } = p_values(&mut uniform);
    assert!(kolmogorov > ALPHA && kuiper > ALPHA && watson > ALPHA, "{what}: {kolmogorov} {kuiper} {watson}");
}

fn assert_follows_its_distribution<F: Float + for<'a> Param<'a, F>>(loc: F, kappa: F, seed: u64) {
    let draws = sample_von_mises(Key::new(seed), loc, kappa, [N]).unwrap();
    // The cdf is computed in f64, so that the rounding of f32 counts once, in the samples.
    let mass = cdf(draws.mapv(|x| x.to_f64()), loc.to_f64(), kappa.to_f64()).unwrap();
    assert_uniform(mass.into_iter().collect(), &format!("loc {loc}, concentration {kappa}"));
}

#[test]
fn f64_samples_follow_their_distribution() {
    for (seed, kappa) in (100..).zip(CONCENTRATIONS) {
        assert_follows_its_distribution(0.0, kappa, seed);
    }
    for (seed, kappa) in (200..).zip([0.0, 0.5, 4.0, 100.0, 1e4]) {
        assert_follows_its_distribution(2.8, kappa, seed);
    }
}

#[test]
fn f32_samples_follow_their_distribution() {
    for (seed, kappa) in (300..).zip(concentrations_f32()) {
        assert_follows_its_distribution(0.0, kappa, seed);
    }
    for (seed, kappa) in (400..).zip([0.0, 0.5, 4.0, 100.0]) {
        assert_follows_its_distribution(-2.8, kappa, seed);
    }
}

#[test]
fn neighbouring_samples_are_independent() {
    // If u is uniform and independent of its neighbour, then their sum modulo 1 is uniform, too. The same holds for the
    // keys of a split.
    for kappa in [0.5, 5.0, 500.0] {
        let distribution = VonMises::new(0.0, kappa).unwrap();
        let mass = |x: f64| distribution.cdf(x).unwrap();
        let draws = distribution.draw(Key::new(17), N + 1).unwrap();
        let draws: Vec<f64> = draws.into_iter().map(mass).collect();
        assert_uniform(draws.windows(2).map(|pair| (pair[0] + pair[1]) % 1.0).collect(), "neighbours");
        let keys = Key::new(18).split(N);
        let lanes = vonmises::vmap(|key| distribution.draw(key, 2), &keys).unwrap();
        let sums = lanes.outer_iter().map(|pair| (mass(pair[0]) + mass(pair[1])) % 1.0).collect();
        assert_uniform(sums, "split keys");
    }
}

#[test]
fn moments_are_those_of_the_distribution() {
    // The mean of n cosines has standard deviation at most 1/√n = 0.01 here: five of them never happen by chance.
    for kappa in [0.0, 0.3, 2.0, 50.0] {
        let distribution = VonMises::new(1.0, kappa).unwrap();
        let draws = distribution.draw(Key::new(23), N).unwrap();
        for order in [1_u32, 2, 3] {
            let (cosine, sine) = distribution.trigonometric_moment(order);
            let angles = draws.mapv(|x| f64::from(order) * x);
            assert!((angles.cos().mean().unwrap() - cosine).abs() < 0.05);
            assert!((angles.sin().mean().unwrap() - sine).abs() < 0.05);
        }
    }
}

#[test]
fn the_tests_themselves_refuse_what_they_should() {
    let distribution = VonMises::new(0.0, 20.0).unwrap();
    let draws = distribution.draw(Key::new(31), N).unwrap();
    // Some samples exactly at the location, a concentration that is 10 % off, and a displaced location.
    let atoms = (0..).zip(&draws).map(|(i, &x)| distribution.cdf(if i % 12 == 0 { 0.0 } else { x }).unwrap());
    assert!(p_values(&mut atoms.collect::<Vec<_>>()).kolmogorov < ALPHA);
    let other = VonMises::new(0.0, 22.0).unwrap();
    let wider = draws.iter().map(|&x| other.cdf(x).unwrap());
    assert!(p_values(&mut wider.collect::<Vec<_>>()).kuiper < 1e-3);
    let displaced = draws.iter().map(|&x| distribution.cdf(x + 0.02).unwrap());
    assert!(p_values(&mut displaced.collect::<Vec<_>>()).watson < ALPHA);
}

//! Densities and cumulative functions; those of f32 are those of f64, rounded once.

use super::Worst;
use crate::common::{reference, ulps_of_pair};
use vonmises::{Float, Param, cdf, entropy, log_cdf, log_prob, log_sf, prob, sf};

#[test]
fn log_prob_and_prob() {
    let (mut log, mut value, mut log_f32) = (Worst::default(), Worst::default(), Worst::default());
    for [kappa, x, expected, rest] in reference("log_prob") {
        let terms = 2.0 * kappa * (x / 2.0).sin().powi(2);
        let scale = if terms.is_finite() { terms.max(expected.abs()).max(1.0) } else { expected.abs() };
        let ours = log_prob(x, 0.0, kappa).unwrap()[[]];
        log.record(ulps_of_pair(ours, [expected, rest], scale), || format!("κ {kappa:e} x {x:e}"));
        if expected > -690.0 {
            let ours = prob(x, 0.0, kappa).unwrap()[[]];
            let relative = (ours / expected.exp() - 1.0).abs();
            value.record(relative / (1e-15 + 4e-16 * scale), || format!("κ {kappa:e} x {x:e}"));
        }
        let (x32, kappa32) = (x as f32, kappa as f32);
        let is_in_range = expected.abs() <= f64::from(f32::MAX);
        if is_in_range && f64::from(x32) == x && f64::from(kappa32) == kappa {
            let ours = f64::from(log_prob(x32, 0.0, kappa32).unwrap()[[]]);
            log_f32.record((ours - expected).abs() / (expected.abs() * f64::from(f32::EPSILON)), || {
                format!("κ {kappa:e}")
            });
        }
    }
    log.assert_bound("log_prob", false);
    value.assert_bound("prob", false);
    log_f32.assert_within("log_prob f32, in epsilons", 1.0);
}

#[test]
fn cdf_and_sf() {
    let (mut left, mut right, mut logs) = (Worst::default(), Worst::default(), Worst::default());
    for [kappa, x, below, above] in reference("cdf") {
        let relative = |ours: f64, expected: f64| (ours / expected - 1.0).abs() / (5e-15 + 5e-16 * expected.ln().abs());
        let input = || format!("κ {kappa:e} x {x:e}");
        left.record(relative(cdf(x, 0.0, kappa).unwrap()[[]], below), input);
        right.record(relative(sf(x, 0.0, kappa).unwrap()[[]], above), input);
        let log: f64 = log_cdf(x, 0.0, kappa).unwrap()[[]];
        logs.record((log - below.ln()).abs() / (5e-15 * (1.0 + below.ln().abs())), input);
        assert_eq!(log_sf(-x, 0.0, kappa).unwrap()[[]], log);
    }
    left.assert_bound("cdf", false);
    right.assert_bound("sf", false);
    logs.assert_bound("log_cdf", false);
}

/// Returns three functions of an element type, as f64.
fn functions<F: Float + for<'a> Param<'a, F>>(x: F, kappa: F) -> [f64; 3] {
    let all = [cdf(x, F::zero(), kappa), sf(x, F::zero(), kappa), entropy(kappa)];
    all.map(|value| value.unwrap()[[]].to_f64())
}

#[test]
fn f32_functions_are_the_f64_functions_rounded() {
    for kappa in [0.0_f32, 0.3, 5.0, 100.0] {
        for x in [-3.0_f32, -0.7, 0.0, 0.2, 2.0] {
            let (narrow, wide) = (functions(x, kappa), functions(f64::from(x), f64::from(kappa)));
            narrow.iter().zip(wide).for_each(|(&n, w)| assert_eq!(n, f64::from(w as f32)));
        }
    }
}

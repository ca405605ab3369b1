//! Gauss–Legendre rules and the normal distribution.

use std::collections::HashMap;
use std::f64::consts::{PI, TAU};

/// Nodes and weights on \[−1, 1\].
type Rule = Vec<(f64, f64)>;

/// Rules by their number of nodes, made when first needed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rules(HashMap<usize, Rule>);

impl Rules {
    /// Returns nodes and weights on an interval, close enough for Gaussian functions of this width.
    pub(crate) fn nodes(&mut self, low: f64, high: f64, width: f64) -> Vec<(f64, f64)> {
        if high <= low {
            return Vec::new();
        }
        let count = (2.2 * (high - low) / width + 12.0).min(MOST);
        let count = (count / 8.0).ceil() as usize * 8;
        let rule = self.0.entry(count).or_insert_with(|| legendre(count));
        let (middle, half) = (0.5 * (low + high), 0.5 * (high - low));
        rule.iter().map(|(node, weight)| (middle + half * node, half * weight)).collect()
    }
}

/// The most nodes.
const MOST: f64 = 600.0;

/// Returns the Gauss–Legendre rule by Newton's method.
fn legendre(count: usize) -> Rule {
    let node = |i: usize| {
        let mut x = -(PI * (i as f64 + 0.75) / (count as f64 + 0.5)).cos();
        let mut slope = 1.0;
        for _ in 0..6 {
            let (mut before, mut value) = (1.0, x);
            for j in 2..=count {
                let j = j as f64;
                (before, value) = (value, ((2.0 * j - 1.0) * x * value - (j - 1.0) * before) / j);
            }
            slope = count as f64 * (x * value - before) / (x * x - 1.0);
            x -= value / slope;
        }
        (x, 2.0 / ((1.0 - x * x) * slope * slope))
    };
    (0..count).map(node).collect()
}

/// Returns the density at `x` of the normal distribution with mean 0 and this variance.
pub(crate) fn normal_density(x: f64, variance: f64) -> f64 {
    (-0.5 * x * x / variance).exp() / (TAU * variance).sqrt()
}

/// Returns P(Z ≥ x) for a standard normal Z, with a small relative error.
pub(crate) fn normal_tail(x: f64) -> f64 {
    if x < 1.5 {
        // Φ(x) − 1/2 = φ(x) (x + x³/3 + x⁵/15 + …)
        let mut term = x;
        let mut sum = x;
        let mut k = 1.0;
        while term.abs() > 1e-17 * sum.abs() && k < 200.0 {
            k += 2.0;
            term *= x * x / k;
            sum += term;
        }
        let middle = if x < -8.0 { -0.5 } else { sum * normal_density(x, 1.0) };
        return 0.5 - middle;
    }
    let terms = 24 + (400.0 / (x * x)) as u32;
    normal_density(x, 1.0) / (1..=terms).rev().fold(x, |fraction, k| x + f64::from(k) / fraction)
}

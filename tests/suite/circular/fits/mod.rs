//! Fits: estimates, their standard errors, and intervals.

mod bootstrap;
mod estimates;
mod intervals;
mod known_and_weighted;
mod mpmath;
mod recovery;

use crate::common::circular_distance;
use ndarray::{Array1, array};
use std::f64::consts::PI;
use vonmises::circular::{Fit, Fitted, PerParameter, weighted};

/// Fits weights of the angles 0 and PI, which make any n and R exactly.
fn two_sided(fit: Fit<f64>, weights: [f64; 2]) -> Fitted<f64> {
    fit.fit(weighted(&array![0.0, PI], &Array1::from(weights.to_vec()))).unwrap()
}

/// Asserts |got / want − 1| ≤ bound.
fn close(got: f64, want: f64, bound: f64, what: &str) {
    let error = if want == got { 0.0 } else { (got / want - 1.0).abs() };
    assert!(error <= bound, "{what}: {got:e}, not {want:e}: {error:e}");
}

/// Counts the intervals for loc and for κ that hold the true values.
fn covered(intervals: impl Iterator<Item = PerParameter<[f64; 2]>>, loc: f64, kappa: f64) -> (u32, u32) {
    intervals.fold((0, 0), |(locs, kappas), interval| {
        let [from, to] = interval.loc.unwrap();
        let [lower, upper] = interval.concentration.unwrap();
        let inside = circular_distance(loc, (from + to) / 2.0) <= (to - from) / 2.0;
        (locs + u32::from(inside), kappas + u32::from(lower <= kappa && kappa <= upper))
    })
}

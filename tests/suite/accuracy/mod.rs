//! Accuracy: the published bounds, at the points where a search found the largest errors (`maxima`) and against the
//! tables of mpmath at 50 digits (`data/reference`).
//!
//! `cargo test --release --test suite accuracy -- --nocapture --test-threads 1` prints the measured maxima.

mod functions;
mod gradients;
mod maxima;
mod moments;
mod quantiles;
mod samples;

use crate::common::{circular_distance, spread};

/// The published bound of each function in f64 and in f32: the largest error found, rounded up, in the units of
/// `docs/accuracy.md`.
const BOUNDS: [(&str, f64, f64); 29] = [
    ("samples", 2.7e-15, 4.2e-7),
    ("quantile", 2.8e-15, 6.0e-8),
    ("isf", 2.8e-15, 6.0e-8),
    ("cdf", 0.32, 1.0),
    ("sf", 0.33, 1.0),
    ("log_cdf", 0.15, 0.5),
    ("log_sf", 0.15, 0.5),
    ("log_prob", 6.1, 0.5),
    ("prob", 1.6, 1.0),
    ("entropy", 5.2, 0.5),
    ("concentration_to_variance", 3.1, 0.5),
    ("trigonometric_moment(1)", 2.3, 0.5),
    ("circular_standard_deviation", 2.4, 0.5),
    ("variance_to_concentration", 2.9, 0.5),
    ("trigonometric_moment(n)", 1.6e-14, 1.0),
    ("kl_divergence", 1.3e-15, 1.0),
    ("sample_with_grad: concentration", 4.8e-14, 1.6e-6),
    ("log_prob_with_grad: x", 4.9e-16, 0.5),
    ("log_prob_with_grad: concentration", 1.9e-15, 0.5),
    ("cdf_with_grad: x", 0.76, 0.5),
    ("cdf_with_grad: concentration", 2.3, 0.5),
    ("quantile_with_grad: p", 2.2e-14, 0.5),
    ("quantile_with_grad: concentration", 8.6e-14, 0.5),
    ("entropy_with_grad: concentration", 6.9e-16, 0.5),
    ("fisher_information: loc", 5.1e-16, 0.5),
    ("fisher_information: concentration", 6.4e-16, 0.5),
    ("kl_divergence_with_grad: loc", 8.8e-16, 0.5),
    ("kl_divergence_with_grad: concentration", 1.8e-15, 1.0),
    ("kl_divergence_with_grad: other_concentration", 1.3e-15, 1.0),
];

/// Returns the published bound of a function. (Where f32 is half an ulp, rounding to f64 before may add a billionth.)
fn bound(function: &str, is_f32: bool) -> f64 {
    let &(_, double, single) = BOUNDS.iter().find(|(name, ..)| *name == function).unwrap();
    if is_f32 { single * (1.0 + 1e-6) } else { double }
}

/// The largest error so far, and the input that gave it.
#[derive(Default)]
struct Worst {
    error: f64,
    input: String,
}

impl Worst {
    fn record(&mut self, error: f64, input: impl FnOnce() -> String) {
        assert!(!error.is_nan(), "{}", input());
        if error > self.error {
            *self = Self { error, input: input() };
        }
    }

    /// Asserts the published bound of a function.
    fn assert_bound(&self, function: &str, is_f32: bool) {
        self.assert_within(function, bound(function, is_f32));
    }

    fn assert_within(&self, what: &str, bound: f64) {
        println!("{what:<28} {:10.3e} {}", self.error, self.input);
        assert!(self.error <= bound, "{what}: {} > {bound} at {}", self.error, self.input);
    }
}

/// Returns the error of a centred quantile in units of max(|Q|, 1/√(1 + κ)).
fn angle_error(ours: f64, expected: f64, kappa: f64) -> f64 {
    (ours - expected).abs() / expected.abs().max(spread(kappa))
}

/// Returns the same for a sample, whose distance is along the circle.
fn sample_error(ours: f64, expected: f64, kappa: f64) -> f64 {
    circular_distance(ours, expected) / expected.abs().max(spread(kappa))
}

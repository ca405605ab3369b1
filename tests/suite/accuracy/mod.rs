//! Accuracy against mpmath at 50 digits (`data/reference`), asserting bounds just above the published maxima.
//!
//! `cargo test --release --test suite accuracy -- --nocapture --test-threads 1` prints the measured maxima.

mod functions;
mod moments;
mod quantiles;
mod samples;

use crate::common::{circular_distance, spread};

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

    fn assert_within(&self, what: &str, unit: &str, bound: f64) {
        println!("{what:<28} {:10.3e} {unit:<44} {}", self.error, self.input);
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

//! Accuracy against mpmath at 50 digits (`data/reference`), asserting bounds just above the published maxima.
//!
//! `cargo test --release --test suite accuracy -- --nocapture --test-threads 1` prints the measured maxima.

mod functions;
mod moments;
mod quantiles;
mod samples;

use crate::common::{circular_distance, spread};

/// The largest of some errors, and where.
#[derive(Default)]
struct Worst {
    error: f64,
    place: String,
}

impl Worst {
    fn see(&mut self, error: f64, place: impl FnOnce() -> String) {
        assert!(!error.is_nan(), "{}", place());
        if error > self.error {
            *self = Self { error, place: place() };
        }
    }

    fn assert_within(&self, what: &str, unit: &str, bound: f64) {
        println!("{what:<28} {:10.3e} {unit:<44} {}", self.error, self.place);
        assert!(self.error <= bound, "{what}: {} > {bound} at {}", self.error, self.place);
    }
}

/// Error of a centred quantile in units of max(|Q|, 1/√(1 + κ)).
fn angle_error(ours: f64, expected: f64, kappa: f64) -> f64 {
    (ours - expected).abs() / expected.abs().max(spread(kappa))
}

/// The same for a sample, which is wrapped.
fn sample_error(ours: f64, expected: f64, kappa: f64) -> f64 {
    circular_distance(ours, expected) / expected.abs().max(spread(kappa))
}

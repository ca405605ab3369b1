//! Tests of fit and of two samples.

mod errors;
mod extremes;
mod fitted;
mod lanes;
mod one_sample;
mod rates;
mod rounded;
mod two_sample;

use vonmises::VonMises;

fn distribution(loc: f64, concentration: f64) -> VonMises<f64> {
    VonMises::new(loc, concentration).unwrap()
}

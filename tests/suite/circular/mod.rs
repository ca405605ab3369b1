//! Circular statistics and fits.

mod accumulator;
mod conversions;
mod every_statistic;
mod extremes;
mod fits;
mod lanes;
mod mean_and_variance;
mod median_and_shape;
mod rounded;
mod weights;
mod wrap;

use ndarray::Array1;
use vonmises::{Key, VonMises};

/// Draws `n` angles about 3, some of them across the cut at PI.
fn draws(n: usize) -> Array1<f64> {
    VonMises::new(3.0, 2.0).unwrap().draw(Key::new(5), n).unwrap().into_dimensionality().unwrap()
}

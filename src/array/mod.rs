//! Functions of whole parameter arrays: broadcasting in, `ArrayD` out.

mod elementwise;
mod functions;
mod lazy;
mod sample;
mod scratch;

pub use functions::{cdf, entropy, isf, log_prob, prob, quantile, sf};
pub use lazy::LazySamples;
pub use sample::{STREAM_VERSION, sample_von_mises};

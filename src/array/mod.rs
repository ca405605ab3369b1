//! Functions of whole parameter arrays: broadcasting in, `ArrayD` out.

mod elementwise;
mod functions;
mod lazy;
mod sample;
mod scratch;

pub use functions::{cdf, entropy, isf, log_prob, prob, quantile, sf};
<<<<<<< HEAD
pub use sample::{STREAM_VERSION, sample_von_mises};
=======
pub use lazy::LazySamples;
pub use sample::sample_von_mises;
>>>>>>> 7487651f1f37a0c41c0c022670d59f9be6f3954b

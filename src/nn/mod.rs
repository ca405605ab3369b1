//! A neural-network head for models that predict angles with their uncertainty.
//!
//! [`von_mises_layer`] turns mean directions and concentrations into samples while training, and into the mean
//! directions otherwise; [`pmap_compatible_von_mises_sampling`] runs a model first, and can be mapped over devices.
//! Both draw with [`sample_von_mises`](crate::sample_von_mises), so the same key gives the same samples.

// May use `array` and the rooms below it, and no framework: models are plain functions on arrays.

mod layer;
mod model;

pub use layer::{pmap_compatible_von_mises_sampling, von_mises_layer};
pub use model::ModelOutput;

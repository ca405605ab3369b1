//! A neural-network head for models that predict angles with their uncertainty.
//!
//! A [`Head`] turns two raw outputs of a network into a location and a concentration, and [`nll`] is the loss that fits
//! them to angles, with its gradient in the raw outputs.
//!
//! [`von_mises_layer`] turns mean directions and concentrations into samples while training, and into the mean
//! directions otherwise; [`von_mises_layer_with_grad`] also returns the samples' derivatives, for losses of samples.
//! [`pmap_compatible_von_mises_sampling`] runs a model first, and can be mapped over devices.
//! All draw with [`sample_von_mises`](crate::sample_von_mises), so the same key gives the same samples.

// May use `array` and the rooms below it, and no framework: models are plain functions on arrays.

mod head;
mod layer;
mod loss;
mod model;
mod raw;

pub use head::Head;
pub use layer::{LayerGradient, pmap_compatible_von_mises_sampling, von_mises_layer, von_mises_layer_with_grad};
pub use loss::{Loss, Reduction, nll};
pub use model::ModelOutput;

//! A neural-network head: models that output angles with their uncertainty.

mod layer;
mod model;

pub use layer::{pmap_compatible_von_mises_sampling, von_mises_layer};
pub use model::ModelOutput;

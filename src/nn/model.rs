//! The output of a model.

use crate::error::Result;
use ndarray::{Array, ArrayD, Dimension};

/// The output of a model: a pair of arrays of any dimension, mean logits and concentrations, or a [`Result`] of one.
pub trait ModelOutput<F> {
    /// Returns both arrays, with dynamic ranks.
    ///
    /// # Errors
    /// The error of the model.
    fn into_pair(self) -> Result<(ArrayD<F>, ArrayD<F>)>;
}

impl<F, D: Dimension, E: Dimension> ModelOutput<F> for (Array<F, D>, Array<F, E>) {
    fn into_pair(self) -> Result<(ArrayD<F>, ArrayD<F>)> {
        Ok((self.0.into_dyn(), self.1.into_dyn()))
    }
}

impl<F, T: ModelOutput<F>> ModelOutput<F> for Result<T> {
    fn into_pair(self) -> Result<(ArrayD<F>, ArrayD<F>)> {
        self?.into_pair()
    }
}

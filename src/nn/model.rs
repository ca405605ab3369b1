//! What a model may return.

use crate::error::Result;
use ndarray::{Array, ArrayD, Dimension};

/// A model's output: mean logits and concentrations, as arrays of any dimension, or a [`Result`] of them.
pub trait ModelOutput<F> {
    /// Both arrays, with dynamic ranks.
    ///
    /// # Errors
    /// The model's own.
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

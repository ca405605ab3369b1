//! An elementwise function of one operand, in parallel over fixed blocks.

use crate::error::Result;
use crate::input::operand::Operand;
use crate::memory::blocks::build;
use crate::scalar::float::Float;
use ndarray::{ArrayD, IxDyn};

/// f(x) elementwise.
pub(crate) fn map1<F: Float>(x: &Operand<'_, F>, f: impl Fn(f64) -> f64 + Sync) -> Result<ArrayD<F>> {
    build(IxDyn(x.shape()), |start, block| {
        for (slot, &value) in block.iter_mut().zip(&x.values()[start..]) {
            *slot = F::from_f64(f(value.to_f64()));
        }
    })
}

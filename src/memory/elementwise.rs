//! Functions of the elements of an array, computed in `f64`, in parallel over fixed blocks.

use crate::error::Result;
use crate::memory::blocks::build_with;
use crate::scalar::float::Float;
use ndarray::{ArrayD, IxDyn};

/// Applies a function to blocks of elements in row-major order, and rounds its values once to the type.
pub(crate) fn map_blocks<F: Float>(
    shape: &[usize],
    elements: &[F],
    f: impl Fn(&[f64], &mut [f64]) + Sync,
) -> Result<ArrayD<F>> {
    let fill = |(wide, values): &mut (Vec<f64>, Vec<f64>), start: usize, block: &mut [F]| {
        wide.resize(block.len(), 0.0);
        values.resize(block.len(), 0.0);
        widen(&elements[start..start + block.len()], wide);
        f(wide, values);
        narrow(values, block);
    };
    build_with(IxDyn(shape), Default::default, fill)
}

/// Converts elements to `f64`, exactly.
pub(crate) fn widen<F: Float>(elements: &[F], wide: &mut [f64]) {
    wide.iter_mut().zip(elements).for_each(|(slot, &element)| *slot = Float::to_f64(element));
}

/// Rounds values to the type of the elements.
pub(crate) fn narrow<F: Float>(wide: &[f64], elements: &mut [F]) {
    elements.iter_mut().zip(wide).for_each(|(slot, &value)| *slot = F::from_f64(value));
}

//! Tensors as arrays, without a copy.

use super::element::{Element, tensor};
use candle_core::{CpuStorage, DType, Error, Layout, Result, Storage, Tensor};
use ndarray::{ArrayViewD, IxDyn, ShapeBuilder};

/// Returns a view of a tensor's elements, where an axis that repeats the same elements has length 1.
///
/// The library broadcasts such an axis again, and computes once what all its elements have in common.
pub(crate) fn view<'a, F: Element>(storage: &'a CpuStorage, layout: &Layout) -> Result<ArrayViewD<'a, F>> {
    let axes = layout.dims().iter().zip(layout.stride());
    let dims: Vec<usize> = axes.map(|(&len, &stride)| if stride == 0 && len > 1 { 1 } else { len }).collect();
    let is_empty = dims.contains(&0);
    let elements = F::cpu_storage_as_slice(storage)?.get(layout.start_offset()..).unwrap_or_default();
    match is_empty {
        true => ArrayViewD::from_shape(IxDyn(&dims), &[]),
        false => ArrayViewD::from_shape(IxDyn(&dims).strides(IxDyn(layout.stride())), elements),
    }
    .map_err(Error::wrap)
}

/// Returns the storage of the CPU.
pub(crate) fn of_cpu(storage: &Storage) -> Result<&CpuStorage> {
    match storage {
        Storage::Cpu(storage) => Ok(storage),
        _ => Err(Error::msg("a tensor is not on the CPU")),
    }
}

/// Copies the elements of a tensor, each once, into a tensor without a gradient whose storage nothing else reads.
pub(crate) fn kept(given: &Tensor) -> Result<Tensor> {
    let (storage, layout) = given.storage_and_layout();
    match given.dtype() {
        DType::F32 => tensor(view::<f32>(of_cpu(&storage)?, layout)?.to_owned()),
        _ => tensor(view::<f64>(of_cpu(&storage)?, layout)?.to_owned()),
    }
}

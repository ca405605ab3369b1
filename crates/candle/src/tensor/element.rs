//! The types of elements that both sides know.

use candle_core::{CpuStorage, Result, Shape, Tensor, WithDType};
use ndarray::ArrayD;

/// `f32` or `f64`.
pub(crate) trait Element: vonmises::Float + WithDType {}

impl Element for f32 {}
impl Element for f64 {}

/// Returns the elements of an array in row-major order, without a copy if they lie so.
fn elements<F: Element>(array: ArrayD<F>) -> Vec<F> {
    let len = array.len();
    if !array.is_standard_layout() {
        return array.iter().copied().collect();
    }
    let (mut elements, start) = array.into_raw_vec_and_offset();
    elements.drain(..start.unwrap_or(0));
    elements.truncate(len);
    elements
}

/// Makes the storage of a tensor of an array.
pub(crate) fn storage<F: Element>(array: ArrayD<F>) -> (CpuStorage, Shape) {
    let shape = Shape::from(array.shape());
    (F::to_cpu_storage_owned(elements(array)), shape)
}

/// Makes a tensor of an array.
pub(crate) fn tensor<F: Element>(array: ArrayD<F>) -> Result<Tensor> {
    let shape = array.shape().to_vec();
    Tensor::from_vec(elements(array), shape, &candle_core::Device::Cpu)
}

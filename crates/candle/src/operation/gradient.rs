//! The chain rule, for arguments that were broadcast.

use crate::tensor::element::{Element, tensor};
use crate::tensor::expanded::repeated;
use crate::tensor::view::{of_cpu, view};
use candle_core::{DType, Error, Result, Tensor};
use ndarray::{ArrayD, ArrayViewD, Zip};
use vonmises::sum_to_shape;

/// The sign with which a derivative counts.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Sign {
    Plus,
    Minus,
}

/// Multiplies the gradient of a result by a derivative, 1 if there is none, and sums over what the argument was
/// repeated to.
pub(crate) fn gradient(
    of_result: &Tensor,
    derivative: Option<&Tensor>,
    sign: Sign,
    argument: &[usize],
) -> Result<Tensor> {
    match of_result.dtype() {
        DType::F32 => gradient_as::<f32>(of_result, derivative, sign, argument),
        _ => gradient_as::<f64>(of_result, derivative, sign, argument),
    }
}

fn gradient_as<F: Element>(
    of_result: &Tensor,
    derivative: Option<&Tensor>,
    sign: Sign,
    argument: &[usize],
) -> Result<Tensor> {
    let (storage, layout) = of_result.storage_and_layout();
    let of_result = view::<F>(of_cpu(&storage)?, layout)?;
    let of_result = repeated(&of_result, layout.dims()).map_err(Error::wrap)?;
    let Some(derivative) = derivative else { return summed(of_result, argument) };
    let (storage, layout) = derivative.storage_and_layout();
    let derivative = view::<F>(of_cpu(&storage)?, layout)?;
    let derivative = repeated(&derivative, of_result.shape()).map_err(Error::wrap)?;
    let product: ArrayD<F> = match sign {
        Sign::Plus => Zip::from(&of_result).and(&derivative).map_collect(|&g, &d| g * d),
        Sign::Minus => Zip::from(&of_result).and(&derivative).map_collect(|&g, &d| -(g * d)),
    };
    if product.shape() == argument { tensor(product) } else { summed(product.view(), argument) }
}

/// Sums an array to the shape of an argument.
fn summed<F: Element>(array: ArrayViewD<'_, F>, argument: &[usize]) -> Result<Tensor> {
    tensor(sum_to_shape(array, argument).map_err(Error::wrap)?)
}

//! Samples.

use crate::operation::function::{Derivative, Function, WithDerivatives};
use crate::operation::operation::Operation;
use crate::tensor::element::Element;
use crate::tensor::failure::Failure;
use crate::tensor::operands::Operands;
use candle_core::{Shape, Tensor};
use ndarray::{ArrayD, ArrayViewD};
use vonmises::{IntoKeys, Key};

/// Draws samples of that shape, with pathwise gradients in both parameters.
///
/// The samples are those of [`vonmises::sample_von_mises`], to the byte: angles in [−π, π) that depend on the key and
/// the parameters alone. `shape` is the full shape of the output, as in `jax.random`; the parameters broadcast to it.
/// An array of keys draws what each key draws.
///
/// A sample is a smooth function of its parameters for a fixed random word. The derivative in the location is 1, that
/// in the concentration is [`vonmises::sample_with_grad`]'s. Where a sample is wrapped it jumps by a turn and its
/// derivatives do not, so a loss should be periodic in the samples, such as a function of their sines and cosines.
///
/// # Errors
/// As for [`log_prob`](crate::log_prob), also where the parameters do not broadcast to `shape`, or `shape` does not
/// begin with that of an array of keys.
///
/// # Example
/// ```
/// use candle_core::{Device, Tensor, Var};
/// use vonmises::Key;
/// let loc = Tensor::new(&[0.0, 1.0], &Device::Cpu)?;
/// let concentration = Var::new(2.0, &Device::Cpu)?;
/// let x = vonmises_candle::sample(Key::new(1), &loc, &concentration, (1000, 2))?;
/// let spread = x.broadcast_sub(&loc)?.cos()?.mean_all()?; // an estimate of A(2) = 0.698
/// assert!((spread.to_scalar::<f64>()? - 0.698).abs() < 0.04);
/// let slope = spread.backward()?.get(&concentration).unwrap().to_scalar::<f64>()?;
/// assert!((slope - 0.164).abs() < 0.03); // of A′(2) = 0.164
/// # Ok::<(), candle_core::Error>(())
/// ```
pub fn sample<'k>(
    key: impl IntoKeys<'k>,
    loc: &Tensor,
    concentration: &Tensor,
    shape: impl Into<Shape>,
) -> candle_core::Result<Tensor> {
    let operands = Operands::new("sample", &[("loc", loc), ("concentration", concentration)])?;
    let shape = shape.into().into_dims();
    operands.check_output(&shape)?;
    let function = Samples { keys: key.into_cow().into_owned(), shape: shape.clone() };
    let arguments = [loc, concentration];
    Operation::new(function, operands, shape, arguments).apply(arguments)
}

#[derive(Debug)]
struct Samples {
    keys: ArrayD<Key>,
    shape: Vec<usize>,
}

impl Function<2> for Samples {
    const NAME: &'static str = "sample";
    const DERIVATIVES: [Derivative; 2] = [Derivative::One, Derivative::Array(0)];

    fn value<F: Element>(&self, arguments: [ArrayViewD<'_, F>; 2]) -> Result<ArrayD<F>, Failure> {
        let [loc, concentration] = arguments;
        Ok(vonmises::sample_von_mises(&self.keys, loc, concentration, &self.shape[..])?)
    }

    fn with_derivatives<F: Element>(&self, arguments: [ArrayViewD<'_, F>; 2]) -> Result<WithDerivatives<F>, Failure> {
        let [loc, concentration] = arguments;
        let (samples, derivative) = vonmises::sample_with_grad(&self.keys, loc, concentration, &self.shape[..])?;
        Ok((samples, vec![derivative]))
    }
}

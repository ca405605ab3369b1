//! The log-density.

use crate::operation::function::{Derivative, Function, WithDerivatives};
use crate::operation::operation::Operation;
use crate::tensor::element::Element;
use crate::tensor::failure::Failure;
use crate::tensor::operands::Operands;
use candle_core::Tensor;
use ndarray::{ArrayD, ArrayViewD};

/// Returns the logarithm of the density at `x`, with gradients in all three arguments.
///
/// The arguments broadcast by NumPy's rule, which is candle's too. Values are those of [`vonmises::log_prob`], to the
/// byte, and derivatives those of [`vonmises::log_prob_with_grad`]. Give each argument in its own shape: what elements
/// have in common is then computed once, and its gradient is a compensated sum.
///
/// # Errors
/// An error with the text of [`vonmises::Error`] for an `x` or `loc` that is not finite, a `concentration` that is not
/// finite and at least 0, and shapes that do not broadcast; another one for tensors that are not all `f32` or all
/// `f64`, or not on the CPU.
///
/// # Example
/// ```
/// use candle_core::{Device, Tensor, Var};
/// let x = Tensor::new(&[0.3, 1.0, 2.5], &Device::Cpu)?;
/// let loc = Var::new(0.5, &Device::Cpu)?;
/// let concentration = Tensor::new(2.0, &Device::Cpu)?;
/// let loss = vonmises_candle::log_prob(&x, &loc, &concentration)?.sum_all()?;
/// let gradient = loss.backward()?.get(&loc).unwrap().to_scalar::<f64>()?;
/// let expected = [0.3_f64, 1.0, 2.5].iter().map(|x| 2.0 * (x - 0.5).sin()).sum::<f64>();
/// assert!((gradient - expected).abs() < 1e-14);
/// # Ok::<(), candle_core::Error>(())
/// ```
///
/// # Accuracy
/// As [`vonmises::log_prob_with_grad`]. A gradient is the product with that of the result, rounded, and sums are
/// compensated.
pub fn log_prob(x: &Tensor, loc: &Tensor, concentration: &Tensor) -> candle_core::Result<Tensor> {
    let operands = Operands::new("log_prob", &[("x", x), ("loc", loc), ("concentration", concentration)])?;
    let shape = operands.broadcast()?;
    let arguments = [x, loc, concentration];
    Operation::new(LogProb, operands, shape, arguments).apply(arguments)
}

#[derive(Debug)]
struct LogProb;

impl Function<3> for LogProb {
    const NAME: &'static str = "log_prob";
    const DERIVATIVES: [Derivative; 3] = [Derivative::Array(0), Derivative::Minus(0), Derivative::Array(1)];

    fn value<F: Element>(&self, arguments: [ArrayViewD<'_, F>; 3]) -> Result<ArrayD<F>, Failure> {
        let [x, loc, concentration] = arguments;
        Ok(vonmises::log_prob(x, loc, concentration)?)
    }

    fn with_derivatives<F: Element>(&self, arguments: [ArrayViewD<'_, F>; 3]) -> Result<WithDerivatives<F>, Failure> {
        let [x, loc, concentration] = arguments;
        let (value, gradient) = vonmises::log_prob_with_grad(x, loc, concentration)?;
        Ok((value, vec![gradient.x, gradient.concentration]))
    }
}

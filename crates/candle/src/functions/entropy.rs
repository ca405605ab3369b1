//! The entropy.

use crate::operation::function::{Derivative, Function, WithDerivatives};
use crate::operation::operation::Operation;
use crate::tensor::element::Element;
use crate::tensor::failure::Failure;
use crate::tensor::operands::Operands;
use candle_core::Tensor;
use ndarray::{ArrayD, ArrayViewD};

/// Returns the differential entropy, with a gradient in the concentration.
///
/// Values are those of [`vonmises::entropy`], to the byte, and derivatives those of [`vonmises::entropy_with_grad`].
///
/// # Errors
/// As for [`log_prob`](crate::log_prob).
///
/// # Example
/// ```
/// use candle_core::{Device, Tensor, Var};
/// let concentration = Var::new(&[0.0, 2.0], &Device::Cpu)?;
/// let entropy = vonmises_candle::entropy(&concentration)?;
/// let gradients = entropy.sum_all()?.backward()?;
/// let derivative = gradients.get(&concentration).unwrap().to_vec1::<f64>()?;
/// assert!(derivative[0] == 0.0 && (derivative[1] + 0.328_446_395_442_415).abs() < 1e-15);
/// # Ok::<(), candle_core::Error>(())
/// ```
pub fn entropy(concentration: &Tensor) -> candle_core::Result<Tensor> {
    let operands = Operands::new("entropy", &[("concentration", concentration)])?;
    let shape = operands.broadcast()?;
    Operation::new(Entropy, operands, shape, [concentration]).apply([concentration])
}

#[derive(Debug)]
struct Entropy;

impl Function<1> for Entropy {
    const NAME: &'static str = "entropy";
    const DERIVATIVES: [Derivative; 1] = [Derivative::Array(0)];

    fn value<F: Element>(&self, [concentration]: [ArrayViewD<'_, F>; 1]) -> Result<ArrayD<F>, Failure> {
        Ok(vonmises::entropy(concentration)?)
    }

    fn with_derivatives<F: Element>(
        &self,
        [concentration]: [ArrayViewD<'_, F>; 1],
    ) -> Result<WithDerivatives<F>, Failure> {
        let (value, derivative) = vonmises::entropy_with_grad(concentration)?;
        Ok((value, vec![derivative]))
    }
}

//! The negative log-likelihood of a head.

use crate::operation::function::{Derivative, Function, WithDerivatives};
use crate::operation::operation::Operation;
use crate::tensor::element::Element;
use crate::tensor::failure::Failure;
use crate::tensor::operands::Operands;
use candle_core::Tensor;
use ndarray::{ArrayD, ArrayViewD};
use vonmises::Float;
use vonmises::nn::{Head, Loss, Reduction};

/// Returns the negative log-likelihood of each angle under a head's distributions, with gradients in both raw outputs and in
/// the angles.
///
/// `first` and `second` are the raw outputs of a network, any finite numbers: an angle and a number whose softplus is the
/// concentration, or the coordinates of a vector ([`Head`]). Values are those of [`vonmises::nn::nll`] with
/// [`Reduction::Each`], to the byte; take their mean or weighted sum with candle's operations. Derivatives are computed in
/// the outputs themselves, so that they are finite and smooth everywhere, also at the vector 0.
///
/// # Errors
/// As for [`log_prob`](crate::log_prob), and for the coordinate of a vector above half of the largest float.
///
/// # Example
/// ```
/// use candle_core::{Device, Tensor, Var};
/// use vonmises::nn::Head;
/// let output = Var::new(&[[0.1, 0.0], [0.0, 0.2]], &Device::Cpu)?; // what a network gives for two inputs
/// let angles = Tensor::new(&[0.3, 2.0], &Device::Cpu)?;
/// let (x, y) = (output.get_on_dim(1, 0)?, output.get_on_dim(1, 1)?);
/// let loss = vonmises_candle::nll(Head::Vector, &x, &y, &angles)?.mean_all()?;
/// let gradient = loss.backward()?.get(&output).unwrap().to_vec2::<f64>()?;
/// assert!(gradient[0][0] < 0.0 && gradient[1][1] < 0.0); // the vectors are to grow towards their angles
/// # Ok::<(), candle_core::Error>(())
/// ```
///
/// # Accuracy
/// As [`vonmises::nn::nll`]. A gradient is the product with that of the result, rounded, and sums are compensated.
#[doc(alias("negative_log_likelihood"))]
pub fn nll(head: Head, first: &Tensor, second: &Tensor, angles: &Tensor) -> candle_core::Result<Tensor> {
    let operands = Operands::new("nll", &[("first", first), ("second", second), ("angles", angles)])?;
    let shape = operands.broadcast()?;
    let arguments = [first, second, angles];
    Operation::new(Nll(head), operands, shape, arguments).apply(arguments)
}

#[derive(Debug)]
struct Nll(Head);

impl Nll {
    fn loss<F: Element>(&self, [first, second, angles]: [ArrayViewD<'_, F>; 3]) -> Result<Loss<F>, Failure> {
        let one = <F as Float>::from_f64(1.0);
        Ok(vonmises::nn::nll(self.0, first, second, angles, one, Reduction::Each)?)
    }
}

impl Function<3> for Nll {
    const NAME: &'static str = "nll";
    const DERIVATIVES: [Derivative; 3] = [Derivative::Array(0), Derivative::Array(1), Derivative::Array(2)];

    fn value<F: Element>(&self, arguments: [ArrayViewD<'_, F>; 3]) -> Result<ArrayD<F>, Failure> {
        Ok(self.loss(arguments)?.value)
    }

    fn with_derivatives<F: Element>(&self, arguments: [ArrayViewD<'_, F>; 3]) -> Result<WithDerivatives<F>, Failure> {
        let Loss { value, first, second, angles } = self.loss(arguments)?;
        Ok((value, vec![first, second, angles]))
    }
}

//! The Kullback–Leibler divergence.

use crate::operation::function::{Derivative, Function, WithDerivatives};
use crate::operation::operation::Operation;
use crate::tensor::element::Element;
use crate::tensor::failure::Failure;
use crate::tensor::operands::Operands;
use crate::tensor::view::{kept, of_cpu, view};
use candle_core::Tensor;
use ndarray::{ArrayD, ArrayViewD};

/// Returns the Kullback–Leibler divergence of the distribution with the other parameters from the first one, with
/// gradients in all four.
///
/// It is the mean of ln(f/g) under f, where f has the first parameters and g the others. Values are those of
/// [`vonmises::kl_divergence`], to the byte, and derivatives those of [`vonmises::kl_divergence_with_grad`].
///
/// An operation of candle takes three tensors at most. So the locations reach theirs as a difference, through which
/// their gradients flow: candle computes `loc − other_loc`, an array of the shape that these two broadcast to, if
/// either has a gradient. The values are computed from copies of the locations themselves, as the library does.
///
/// # Errors
/// As for [`log_prob`](crate::log_prob).
///
/// # Example
/// ```
/// use candle_core::{Device, Tensor, Var};
/// let [loc, concentration] = [0.3, 2.0].map(|value| Var::new(value, &Device::Cpu).unwrap());
/// let others = Tensor::new(&[2.0, 5.0], &Device::Cpu)?;
/// let divergence = vonmises_candle::kl_divergence(&loc, &concentration, &loc, &others)?;
/// assert_eq!(divergence.get(0)?.to_scalar::<f64>()?, 0.0); // least where both are the same
/// let gradients = divergence.get(0)?.backward()?;
/// assert_eq!(gradients.get(&concentration).unwrap().to_scalar::<f64>()?, 0.0);
/// # Ok::<(), candle_core::Error>(())
/// ```
pub fn kl_divergence(
    loc: &Tensor,
    concentration: &Tensor,
    other_loc: &Tensor,
    other_concentration: &Tensor,
) -> candle_core::Result<Tensor> {
    let tensors = [
        ("loc", loc),
        ("concentration", concentration),
        ("other_loc", other_loc),
        ("other_concentration", other_concentration),
    ];
    let operands = Operands::new("kl_divergence", &tensors)?;
    let shape = operands.broadcast()?;
    let locs = [kept(loc)?, kept(other_loc)?];
    let is_tracked = loc.track_op() || other_loc.track_op();
    let difference = if is_tracked { loc.broadcast_sub(other_loc)? } else { locs[0].clone() };
    let arguments = [&difference, concentration, other_concentration];
    Operation::new(Divergence { locs }, operands, shape, arguments).apply(arguments)
}

/// A divergence as a function of the difference of the locations and both concentrations.
#[derive(Debug)]
struct Divergence {
    /// Both locations, without gradients, in storage that nothing else has.
    locs: [Tensor; 2],
}

impl Function<3> for Divergence {
    const NAME: &'static str = "kl_divergence";
    const DERIVATIVES: [Derivative; 3] = [Derivative::Array(0), Derivative::Array(1), Derivative::Array(2)];

    fn value<F: Element>(&self, arguments: [ArrayViewD<'_, F>; 3]) -> Result<ArrayD<F>, Failure> {
        let [_, concentration, other_concentration] = arguments;
        let [loc, other_loc] = self.locs.each_ref().map(Tensor::storage_and_layout);
        let [loc, other_loc] = [view(of_cpu(&loc.0)?, loc.1)?, view(of_cpu(&other_loc.0)?, other_loc.1)?];
        Ok(vonmises::kl_divergence(loc, concentration, other_loc, other_concentration)?)
    }

    fn with_derivatives<F: Element>(&self, arguments: [ArrayViewD<'_, F>; 3]) -> Result<WithDerivatives<F>, Failure> {
        let [_, concentration, other_concentration] = arguments;
        let [loc, other_loc] = self.locs.each_ref().map(Tensor::storage_and_layout);
        let [loc, other_loc] = [view(of_cpu(&loc.0)?, loc.1)?, view(of_cpu(&other_loc.0)?, other_loc.1)?];
        let (value, gradient) = vonmises::kl_divergence_with_grad(loc, concentration, other_loc, other_concentration)?;
        Ok((value, vec![gradient.loc, gradient.concentration, gradient.other_concentration]))
    }
}

//! The Kullback–Leibler divergence with its derivatives.

use super::buffers::{Buffers, read, write};
use crate::error::Result;
use crate::input::condition;
use crate::input::operand::{Operand, Reader};
use crate::input::param::Param;
use crate::input::parameters::Parameters;
use crate::memory::alloc::checked_len;
use crate::memory::blocks::{build_several, build_with};
use crate::memory::elementwise::narrow;
use crate::probability::gradient::divergence::{Pairs, divergences, divergences_with_gradients};
use crate::scalar::float::Float;
use crate::shape::broadcast::broadcast_shapes;
use ndarray::{ArrayD, IxDyn};

/// The derivatives of a divergence of one distribution from another, each of the shape that the parameters broadcast to.
#[derive(Clone, Debug, PartialEq)]
pub struct DivergenceGradient<F> {
    /// The derivative in the first location. That in the other location is its negative.
    pub loc: ArrayD<F>,
    /// The derivative in the first concentration.
    pub concentration: ArrayD<F>,
    /// The derivative in the other concentration.
    pub other_concentration: ArrayD<F>,
}

/// Returns the Kullback–Leibler divergence of the distribution with the other parameters from the first one.
///
/// It is the mean of ln(f/g) under f, where f has the first parameters and g the others. The four arguments broadcast
/// together; locations are radians of any size, concentrations at least 0.
///
/// # Errors
/// [`Error::Value`](crate::Error::Value) for a location that is not finite or a concentration that is not finite and at
/// least 0, with the row-major index in its own array; [`Error::Broadcast`](crate::Error::Broadcast) with both shapes.
///
/// # Example
/// ```
/// use vonmises::VonMises;
/// let divergence: f64 = vonmises::kl_divergence(0.1, 2.0, 0.5, 3.0)?[[]];
/// assert_eq!(divergence, VonMises::new(0.1, 2.0)?.kl_divergence(&VonMises::new(0.5, 3.0)?));
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// As [`VonMises::kl_divergence`](crate::VonMises::kl_divergence).
#[doc(alias("relative_entropy"))]
pub fn kl_divergence<'a, F: Float>(
    loc: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
    other_loc: impl Param<'a, F>,
    other_concentration: impl Param<'a, F>,
) -> Result<ArrayD<F>> {
    let (operands, shape) = pairs(loc, concentration, other_loc, other_concentration)?;
    let readers = operands.each_ref().map(|operand| operand.reader(&shape));
    let fill = |buffers: &mut Buffers<F, 5>, start: usize, block: &mut [F]| {
        let Buffers { narrow: buffer, wide: [inputs @ .., values] } = buffers;
        let pairs = read_pairs(&readers, start, block.len(), buffer, inputs.each_mut());
        values.resize(block.len(), 0.0);
        divergences(pairs, values);
        narrow(values, block);
    };
    build_with(IxDyn(&shape), Buffers::default, fill)
}

/// Returns [`kl_divergence`], to the byte, and its derivatives in the parameters.
///
/// # Errors
/// As for [`kl_divergence`].
///
/// # Example
/// ```
/// let (value, gradient) = vonmises::kl_divergence_with_grad(0.3, 2.0, 0.3, &ndarray::array![2.0, 5.0])?;
/// assert_eq!((value[0], gradient.other_concentration[0]), (0.0, 0.0)); // least where both are the same
/// assert!(gradient.other_concentration[1] > 0.0 && gradient.loc[1] == 0.0);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// The largest errors found are 8.8e-16 of κ₂ A₁ sin d, the derivative in the location; 1.8e-15 of the larger term in the
/// concentration, (κ₁ − κ₂) A₁′ or κ₂ A₁′ (1 − cos d); and 1.3e-15 of the largest in the other one: A₁ (1 − cos d), or the
/// larger of A₁ and A₂, or of 1 − A₁ and 1 − A₂ if that is smaller. Added to that is the rounding error of the difference
/// of the locations times the second derivative. `f32` computes in `f64` and rounds once.
pub fn kl_divergence_with_grad<'a, F: Float>(
    loc: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
    other_loc: impl Param<'a, F>,
    other_concentration: impl Param<'a, F>,
) -> Result<(ArrayD<F>, DivergenceGradient<F>)> {
    let (operands, shape) = pairs(loc, concentration, other_loc, other_concentration)?;
    let readers = operands.each_ref().map(|operand| operand.reader(&shape));
    let fill = |buffers: &mut Buffers<F, 8>, start: usize, blocks: [&mut [F]; 4]| {
        let Buffers { narrow: buffer, wide } = buffers;
        let [a, b, c, d, results @ ..] = wide;
        let pairs = read_pairs(&readers, start, blocks[0].len(), buffer, [a, b, c, d]);
        write(results, blocks, |results| divergences_with_gradients(pairs, results));
    };
    let [value, loc, concentration, other_concentration] = build_several(&shape, Buffers::default, fill)?;
    Ok((value, DivergenceGradient { loc, concentration, other_concentration }))
}

/// Checks the parameters of pairs of distributions; returns them with the shape that they broadcast to.
fn pairs<'a, F: Float>(
    loc: impl Param<'a, F>,
    concentration: impl Param<'a, F>,
    other_loc: impl Param<'a, F>,
    other_concentration: impl Param<'a, F>,
) -> Result<([Operand<'a, F>; 4], Vec<usize>)> {
    let others = [Operand::new(other_loc)?, Operand::new(other_concentration)?];
    let (Parameters { loc, concentration }, shape) = Parameters::new(loc, concentration, |common| {
        let shape = broadcast_shapes(common, &broadcast_shapes(others[0].shape(), others[1].shape())?)?;
        checked_len::<F>(&shape)?;
        Ok(shape)
    })?;
    let [other_loc, other_concentration] = others;
    let other_loc = other_loc.checked(&condition::angle("other_loc"))?;
    let other_concentration = other_concentration.checked(&condition::named_concentration("other_concentration"))?;
    Ok(([loc, concentration, other_loc, other_concentration], shape))
}

/// Reads a block of the parameters of pairs.
fn read_pairs<'w, F: Float>(
    readers: &[Reader<'_, F>; 4],
    start: usize,
    len: usize,
    buffer: &mut Vec<F>,
    wide: [&'w mut Vec<f64>; 4],
) -> Pairs<'w> {
    let [locs, kappas, other_locs, other_kappas] = wide;
    read(&readers[0], start, len, buffer, locs);
    read(&readers[1], start, len, buffer, kappas);
    read(&readers[2], start, len, buffer, other_locs);
    read(&readers[3], start, len, buffer, other_kappas);
    Pairs { locs, kappas, other_locs, other_kappas }
}

//! The entropy with its derivative, and the Fisher information.

use super::buffers::{Buffers, read, write};
use crate::error::Result;
use crate::input::condition;
use crate::input::operand::Operand;
use crate::input::param::Param;
use crate::memory::blocks::build_several;
use crate::probability::gradient::moments::{entropies_with_slopes, fisher};
use crate::scalar::float::Float;
use ndarray::ArrayD;

/// The Fisher information of one angle about each parameter; that about both together is 0.
#[derive(Clone, Debug, PartialEq)]
pub struct FisherInformation<F> {
    /// κ A(κ), the information about the location.
    pub loc: ArrayD<F>,
    /// A′(κ), the information about the concentration.
    pub concentration: ArrayD<F>,
}

/// Returns [`entropy`](crate::entropy), to the byte, and its derivative, −κ A′(κ).
///
/// # Errors
/// As for [`entropy`](crate::entropy).
///
/// # Example
/// ```
/// let (value, derivative) = vonmises::entropy_with_grad(&ndarray::array![0.0, 2.0])?;
/// assert_eq!(value, vonmises::entropy(&ndarray::array![0.0, 2.0])?);
/// assert!(derivative[0] == 0.0 && (derivative[1] + 0.328_446_395_442_415_f64).abs() < 1e-15);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// The largest relative error found of the derivative is 6.9e-16; `f32` computes in `f64` and rounds once.
pub fn entropy_with_grad<'a, F: Float>(concentration: impl Param<'a, F>) -> Result<(ArrayD<F>, ArrayD<F>)> {
    let [value, derivative] = of_concentrations(concentration, entropies_with_slopes)?;
    Ok((value, derivative))
}

/// Returns the Fisher information of one angle about the location, κ A(κ), and about the concentration, A′(κ).
///
/// Both have the shape of `concentration`. The inverse, divided by the number of angles, is the variance of
/// maximum-likelihood estimates from many angles; as a preconditioner it gives the natural gradient.
///
/// # Errors
/// [`Error::Value`](crate::Error::Value) for a `concentration` that is not finite and at least 0.
///
/// # Example
/// ```
/// let information = vonmises::fisher_information::<f64>(&ndarray::array![0.0, 1e6])?;
/// assert_eq!((information.loc[0], information.concentration[0]), (0.0, 0.5));
/// assert!((information.loc[1] / 1e6 - 1.0).abs() < 1e-6); // as of a normal distribution: 1/σ²
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// The largest relative errors found are 5.1e-16 for κ A and 6.4e-16 for A′; `f32` computes in `f64` and rounds once. A′
/// underflows above 1e153.
///
/// # References
/// Mardia & Jupp 2000, "Directional Statistics", section 5.3.
pub fn fisher_information<'a, F: Float>(concentration: impl Param<'a, F>) -> Result<FisherInformation<F>> {
    let [loc, concentration] = of_concentrations(concentration, fisher)?;
    Ok(FisherInformation { loc, concentration })
}

/// Computes two functions of each concentration.
fn of_concentrations<'a, F: Float>(
    concentration: impl Param<'a, F>,
    compute: impl Fn(&[f64], [&mut [f64]; 2]) + Sync,
) -> Result<[ArrayD<F>; 2]> {
    let concentration = Operand::new(concentration)?.checked(&condition::concentration())?;
    let shape = concentration.shape();
    let reader = concentration.reader(shape);
    build_several(shape, Buffers::<F, 3>::default, |buffers, start, blocks: [&mut [F]; 2]| {
        let Buffers { narrow: buffer, wide: [kappas, results @ ..] } = buffers;
        read(&reader, start, blocks[0].len(), buffer, kappas);
        write(results, blocks, |results| compute(kappas, results));
    })
}

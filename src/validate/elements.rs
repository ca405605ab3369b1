//! Checks of samples that each have a distribution of their own.

use super::report::{Check, LaneReport, Report};
use crate::array::functions::cdf;
use crate::error::{Error, Result};
use crate::gof::edf::Edf;
use crate::input::condition;
use crate::input::param::Param;
use crate::memory::alloc::listed;
use crate::scalar::float::Float;
use crate::shape::broadcast::{broadcast_shapes, check_output};

/// Checks samples that each have a distribution of their own, as those of a neural network do.
///
/// `loc` and `concentration` broadcast to the shape of x; angles are in radians, of any size. If the samples are
/// correct, the cumulative distribution function of each sample's own distribution, evaluated at the sample, is uniform
/// on [0, 1]. The two checks are Kuiper's and Watson's tests of all these values together, `kuiper` and `watson`. The
/// report has one lane, without parameters; it fails if one of the p-values, after Holm's adjustment, is at most
/// `level`.
///
/// # Errors
/// [`Error::Value`] for an element of x that is not finite, a parameter out of range, or a level that is not strictly
/// between 0 and 1; [`Error::OutputShape`] for parameters that do not broadcast to x; [`Error::Empty`] if x has no
/// elements; [`Error::TooLarge`] if memory cannot hold a number for each.
///
/// # Example
/// ```
/// use ndarray::Array;
/// use vonmises::{Key, sample_von_mises, validate};
/// let kappas = Array::linspace(-2.0, 9.0, 2000).mapv(f64::exp);
/// let x = sample_von_mises(Key::new(3), 1.0, &kappas, [2000])?;
/// assert!(validate::elements(&x, 1.0, &kappas, 1e-3)?.passed());
/// assert!(!validate::elements(&x, 1.0, &(&kappas * 1.3), 1e-3)?.passed());
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn elements<'p, F: Float>(
    x: impl Param<'p, F>,
    loc: impl Param<'p, F>,
    concentration: impl Param<'p, F>,
    level: f64,
) -> Result<Report> {
    condition::level().check(level)?;
    let (x, loc, concentration) = (x.into_cow(), loc.into_cow(), concentration.into_cow());
    check_output(&broadcast_shapes(loc.shape(), concentration.shape())?, x.shape())?;
    let masses = cdf(&x, &loc, &concentration)?;
    if masses.is_empty() {
        return Err(Error::Empty { argument: "x", shape: x.shape().to_vec() });
    }
    let mut masses = listed(masses.len(), masses.iter().map(|&mass| Float::to_f64(mass)))?;
    masses.sort_unstable_by(f64::total_cmp);
    let checks = [("kuiper", Edf::Kuiper), ("watson", Edf::Watson)];
    let checks = checks.map(|(name, edf)| Check::new(name, edf.test(&masses))).to_vec();
    let (samples, index) = (masses.len(), Vec::new());
    Report::new(level, vec![LaneReport { index, samples, expected: None, found: None, checks }])
}

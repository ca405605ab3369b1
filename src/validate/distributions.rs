//! Comparison of the distributions of two arrays of samples.

use super::report::{Check, LaneReport, Parameters, Report};
use crate::error::{Error, Result};
use crate::gof::pooling::{Samples, TwoSample};
use crate::input::condition;
use crate::input::operand::Operand;
use crate::input::param::Param;
use crate::memory::alloc::reserved;
use crate::scalar::float::Float;
use crate::shape::index::unravel_index;
use ndarray::{ArrayView1, Axis};

/// Checks whether two arrays of samples follow the same distributions, lane by lane along an axis.
///
/// The arrays may hold different numbers of samples along the axis; their shapes without it are the same. Angles are in
/// radians, of any size, and the distributions need not be von Mises. The checks are Kuiper's and Watson's two-sample
/// tests, `kuiper` and `watson`. Their p-values are exact or, for many samples, those of the limiting distribution; see
/// [`kuiper_two_sample`](crate::gof::kuiper_two_sample). A lane fails if one of its p-values, after Holm's adjustment
/// for all checks of all lanes, is at most `level`.
///
/// Samples drawn with the same key are not independent; use [`compare`](crate::validate::compare()) for these.
///
/// # Errors
/// [`Error::Shapes`] if the shapes without the axis differ; [`Error::AxisOutOfRange`] if an array has no such axis;
/// [`Error::Value`] for an element that is not finite, naming the argument `a` or `b` and the row-major index, or a
/// level that is not strictly between 0 and 1; [`Error::Empty`] if the axis has length 0; [`Error::TooLarge`] if memory
/// cannot hold the report, or inside [`Error::Lane`] a lane.
///
/// # Example
/// ```
/// use ndarray::{Axis, array};
/// use vonmises::{Key, sample_von_mises, validate};
/// let locs = array![0.0, 1.0];
/// let a = sample_von_mises(Key::new(1), &locs, 2.0, [800, 2])?;
/// let b = sample_von_mises(Key::new(2), &locs, 2.0, [500, 2])?;
/// assert!(validate::distributions(&a, &b, Axis(0), 1e-3)?.passed());
/// let wider = sample_von_mises(Key::new(2), &locs, 1.0, [500, 2])?;
/// assert!(!validate::distributions(&a, &wider, Axis(0), 1e-3)?.passed());
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn distributions<'a, F: Float>(
    a: impl Param<'a, F>,
    b: impl Param<'a, F>,
    axis: Axis,
    level: f64,
) -> Result<Report> {
    condition::level().check(level)?;
    let (a, b) = (Operand::new(a)?, Operand::new(b)?);
    let shape = shape_without(a.shape(), b.shape(), axis)?;
    for (argument, array) in [("a", &a), ("b", &b)] {
        if array.shape()[axis.index()] == 0 {
            return Err(Error::Empty { argument, shape: array.shape().to_vec() });
        }
    }
    Report::check_size(&shape)?;
    let (mut reports, _) = reserved(&shape)?;
    a.check(&condition::angle("a"))?;
    b.check(&condition::angle("b"))?;
    let (a, b) = (a.view(), b.view());
    for (flat, (a, b)) in a.lanes(axis).into_iter().zip(b.lanes(axis)).enumerate() {
        let report = compare_lanes(unravel_index(flat, &shape), &a, &b);
        reports.push(report.map_err(|source| Error::lane(flat, source))?);
    }
    Report::new(level, reports)
}

/// Returns the report of a lane of each array.
fn compare_lanes<F: Float>(index: Vec<usize>, a: &ArrayView1<'_, F>, b: &ArrayView1<'_, F>) -> Result<LaneReport> {
    let samples = Samples::new(a, b)?;
    let checks = vec![
        Check::new("kuiper", TwoSample::Kuiper.test(&samples)?),
        Check::new("watson", TwoSample::Watson.test(&samples)?),
    ];
    let (expected, found) = (Parameters::from_samples(a)?, Parameters::from_samples(b)?);
    Ok(LaneReport { index, samples: a.len() + b.len(), expected, found, checks })
}

/// Returns the shape of both arrays without the axis.
fn shape_without(a: &[usize], b: &[usize], axis: Axis) -> Result<Vec<usize>> {
    let (index, rank) = (axis.index(), a.len().min(b.len()));
    if index >= rank {
        return Err(Error::AxisOutOfRange { axis: isize::try_from(index).unwrap_or(isize::MAX), rank });
    }
    let rest = |shape: &[usize]| [&shape[..index], &shape[index + 1..]].concat();
    if rest(a) == rest(b) { Ok(rest(a)) } else { Err(Error::Shapes { left: a.to_vec(), right: b.to_vec() }) }
}

//! Comparison of the distributions of two arrays of samples.

use super::report::{Check, LaneReport, Parameters, Report};
use crate::error::{Error, Result};
use crate::gof::two_sample::{kuiper_two_sample, watson_two_sample};
use crate::input::condition;
use crate::input::operand::Operand;
use crate::input::param::Param;
use crate::scalar::float::Float;
use crate::shape::index::unravel_index;
use ndarray::Axis;

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
/// level that is not strictly between 0 and 1; [`Error::Empty`] if the axis has length 0.
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
        array.check(&condition::angle(argument))?;
    }
    let (a, b) = (a.view(), b.view());
    let pairs = a.lanes(axis).into_iter().zip(b.lanes(axis));
    let reports = pairs.enumerate().map(|(flat, (a, b))| {
        let name_lane = |source| Error::lane(flat, source);
        let checks = vec![
            Check::new("kuiper", kuiper_two_sample(&a, &b).map_err(name_lane)?),
            Check::new("watson", watson_two_sample(&a, &b).map_err(name_lane)?),
        ];
        let [expected, found] = [&a, &b].map(|lane| Parameters::from_samples(&lane.to_vec()));
        Ok(LaneReport { index: unravel_index(flat, &shape), samples: a.len() + b.len(), expected, found, checks })
    });
    Ok(Report::new(level, reports.collect::<Result<_>>()?))
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

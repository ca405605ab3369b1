//! Two arrays of samples, as distributions.

use super::lanes::fitted;
use super::report::{Check, LaneReport, Report};
use crate::error::{Error, Result};
use crate::gof::two_sample::{kuiper_two_sample, watson_two_sample};
use crate::input::condition;
use crate::scalar::float::Float;
use crate::shape::index::unravel_index;
use ndarray::{ArrayRef, Axis, Dimension, RemoveAxis};

/// Checks whether two arrays of samples follow the same distributions, lane by lane along an axis.
///
/// The arrays have the same shape but for the axis, along which they may hold different numbers of samples; no
/// distribution is assumed. The checks are Kuiper's and Watson's two-sample tests, whose p-values hold exactly or are,
/// of many samples, those of the limiting distribution; see [`kuiper_two_sample`]. Samples made from the same key are
/// not independent: for these use [`compare`](super::compare()).
///
/// # Errors
/// [`Error::Shapes`] if the shapes without the axis differ; [`Error::AxisOutOfRange`] if they have no such axis;
/// [`Error::Value`] for an element that is not finite, which `a` or `b` and its row-major index name, or a level that
/// is not between 0 and 1; [`Error::Empty`] if the axis has length 0.
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
pub fn distributions<F: Float, D: RemoveAxis>(
    a: &ArrayRef<F, D>,
    b: &ArrayRef<F, D>,
    axis: Axis,
    level: f64,
) -> Result<Report> {
    condition::level().check(0, level)?;
    let shape = shape_without(a, b, axis)?;
    for (argument, array) in [("a", a), ("b", b)] {
        if array.shape()[axis.index()] == 0 {
            return Err(Error::Empty { argument, shape: array.shape().to_vec() });
        }
        (0..).zip(array).try_for_each(|(index, &angle)| condition::angle(argument).check(index, angle))?;
    }
    let pairs = a.lanes(axis).into_iter().zip(b.lanes(axis));
    let reports = pairs.enumerate().map(|(flat, (a, b))| {
        let named = |source| Error::Lane { index: flat, source: Box::new(source) };
        let checks = vec![
            Check::new("kuiper", kuiper_two_sample(&a, &b).map_err(named)?),
            Check::new("watson", watson_two_sample(&a, &b).map_err(named)?),
        ];
        let [expected, found] = [&a, &b].map(|lane| fitted(&lane.to_vec()));
        Ok(LaneReport { index: unravel_index(flat, &shape), samples: a.len() + b.len(), expected, found, checks })
    });
    Ok(Report::new(level, reports.collect::<Result<_>>()?))
}

/// The shape of both without the axis.
fn shape_without<F: Float, D: RemoveAxis>(a: &ArrayRef<F, D>, b: &ArrayRef<F, D>, axis: Axis) -> Result<Vec<usize>> {
    let rank = a.ndim().min(b.ndim());
    if axis.index() >= rank {
        return Err(Error::AxisOutOfRange { axis: isize::try_from(axis.index()).unwrap_or(isize::MAX), rank });
    }
    let rest = |array: &ArrayRef<F, D>| array.raw_dim().remove_axis(axis);
    if rest(a) != rest(b) {
        return Err(Error::Shapes { left: a.shape().to_vec(), right: b.shape().to_vec() });
    }
    Ok(rest(a).slice().to_vec())
}

//! Statistics of all angles, or of each lane along an axis.

use super::angles::Observations;
use super::lane::Lane;
use crate::error::{Error, Result};
use crate::memory::alloc::{collected, shaped};
use crate::memory::blocks::BLOCK;
use crate::scalar::float::Float;
use ndarray::{Array, ArrayView, ArrayView1, Axis, Dimension, RemoveAxis, Zip};
use std::borrow::Cow;
use std::ops::RangeInclusive;

/// Sums of weights that are accepted: products of such weights with sines neither overflow nor lose digits to
/// underflow.
const TOTAL_WEIGHTS: RangeInclusive<f64> = 1e-100..=1e300;

impl<F: Float, D: Dimension> Observations<'_, F, D> {
    /// Returns the statistic of all angles, taken in row-major order.
    pub(crate) fn reduce<T>(&self, statistic: impl Fn(Lane<'_, F>) -> Result<T>) -> Result<T> {
        self.check()?;
        let weights = self.broadcast_weights()?;
        let (angles, weights) = (row_major(&self.angles)?, weights.as_ref().map(row_major).transpose()?);
        self.reduce_lane(&angles, weights.as_deref(), self.angles.shape(), statistic)
    }

    /// Drops missing angles, checks the total weight, and applies the statistic. `shape` is for the error of no angles.
    fn reduce_lane<T>(
        &self,
        angles: &[F],
        weights: Option<&[F]>,
        shape: &[usize],
        statistic: impl Fn(Lane<'_, F>) -> Result<T>,
    ) -> Result<T> {
        let (mut kept, mut kept_weights) = (Vec::new(), Vec::new());
        let mut lane = Lane { angles, weights };
        if self.skip_nan && angles.iter().any(|angle| angle.is_nan()) {
            kept.extend(angles.iter().filter(|angle| !angle.is_nan()));
            let present = weights.into_iter().flatten().zip(angles).filter(|(_, angle)| !angle.is_nan());
            kept_weights.extend(present.map(|(&weight, _)| weight));
            lane = Lane { angles: &kept, weights: weights.map(|_| &kept_weights[..]) };
        }
        let weight = lane.weight();
        if weight == 0.0 {
            return Err(Error::Empty { argument: "x", shape: shape.to_vec() });
        }
        if lane.weights.is_some() && !TOTAL_WEIGHTS.contains(&weight) {
            let requirement = "such that their sum is from 1e-100 to 1e300";
            return Err(Error::Value { argument: "weights", index: 0, value: weight, requirement });
        }
        statistic(lane)
    }
}

impl<F: Float, D: RemoveAxis> Observations<'_, F, D> {
    /// Returns the statistic of each lane along `axis`, in an array without that axis.
    pub(crate) fn reduce_axis<T: Send>(
        &self,
        axis: Axis,
        statistic: impl Fn(Lane<'_, F>) -> Result<T> + Sync,
    ) -> Result<Array<T, D::Smaller>> {
        self.reduce_axis_with(axis, |shape| Ok(Array::from_elem(shape, ())), |(), lane| statistic(lane))
    }

    /// Does the same with a parameter for each lane; `parameters` makes an array of them of the result's shape.
    pub(crate) fn reduce_axis_with<P: Sync, T: Send>(
        &self,
        axis: Axis,
        parameters: impl FnOnce(D::Smaller) -> Result<Array<P, D::Smaller>>,
        statistic: impl Fn(&P, Lane<'_, F>) -> Result<T> + Sync,
    ) -> Result<Array<T, D::Smaller>> {
        self.check_axis(axis)?;
        let parameters = parameters(self.angles.raw_dim().remove_axis(axis))?;
        let lanes = Zip::from(&parameters).and(self.angles.lanes(axis));
        let reduce = |parameter: &P, angles: ArrayView1<'_, F>, weights: Option<ArrayView1<'_, F>>| {
            let (angles, weights) = (row_major(&angles)?, weights.as_ref().map(row_major).transpose()?);
            self.reduce_lane(&angles, weights.as_deref(), &[angles.len()], |lane| statistic(parameter, lane))
        };
        let in_parallel = self.angles.len() > BLOCK;
        collect_lanes(match self.broadcast_weights()? {
            Some(weights) => {
                let lanes = lanes.and(weights.lanes(axis));
                let reduce = |parameter: &P, angles, weights| reduce(parameter, angles, Some(weights));
                if in_parallel { lanes.par_map_collect(reduce) } else { lanes.map_collect(reduce) }
            }
            None => {
                let reduce = |parameter: &P, angles| reduce(parameter, angles, None);
                if in_parallel { lanes.par_map_collect(reduce) } else { lanes.map_collect(reduce) }
            }
        })
    }

    /// Checks the axis and its length, and all angles and weights.
    fn check_axis(&self, axis: Axis) -> Result<()> {
        let shape = self.angles.shape();
        let Some(&length) = shape.get(axis.index()) else {
            let axis = isize::try_from(axis.index()).unwrap_or(isize::MAX);
            return Err(Error::AxisOutOfRange { axis, rank: shape.len() });
        };
        self.check()?;
        if length == 0 {
            return Err(Error::Empty { argument: "x", shape: shape.to_vec() });
        }
        Ok(())
    }
}

/// Returns the elements in row-major order, copied only if they are laid out otherwise.
fn row_major<'v, F: Float, D: Dimension>(view: &'v ArrayView<'_, F, D>) -> Result<Cow<'v, [F]>> {
    match view.as_slice() {
        Some(slice) => Ok(Cow::Borrowed(slice)),
        None => Ok(Cow::Owned(collected(view.shape(), view.iter().copied())?.into_raw_vec_and_offset().0)),
    }
}

/// Collects the results of the lanes, or returns the error of the first lane that has one.
fn collect_lanes<T, D: Dimension>(results: Array<Result<T>, D>) -> Result<Array<T, D>> {
    let shape = results.raw_dim();
    let name_lane = |(index, result): (usize, Result<T>)| result.map_err(|source| Error::lane(index, source));
    shaped(shape, (0..).zip(results).map(name_lane).collect::<Result<Vec<T>>>()?)
}

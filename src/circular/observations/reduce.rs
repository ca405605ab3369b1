//! Statistics of all angles, or of each lane along an axis.

use super::angles::{Observations, check_elements};
use super::lane::Lane;
use crate::error::{Error, Result};
use crate::memory::alloc::{check_view, reserved, shaped};
use crate::memory::blocks::BLOCK;
use crate::scalar::float::Float;
use ndarray::{Array, Array0, ArrayBase, ArrayView, ArrayView1, Axis, Data, Dimension, RemoveAxis, Zip, arr0};
use std::borrow::Cow;
use std::ops::RangeInclusive;
use std::ptr;
use std::sync::atomic::{AtomicBool, Ordering};

/// Sums of weights that are accepted: products of such weights with sines neither overflow nor lose digits to
/// underflow.
const TOTAL_WEIGHTS: RangeInclusive<f64> = 1e-100..=1e300;

/// Checks a sum of weights, or a number of angles.
pub(crate) fn check_total(total: f64) -> Result<()> {
    if TOTAL_WEIGHTS.contains(&total) { Ok(()) } else { Err(Error::TotalWeight { total }) }
}

impl<F: Float, D: Dimension> Observations<'_, F, D> {
    /// Returns the statistic of all angles, taken in row-major order.
    pub(crate) fn reduce<T>(&self, statistic: impl Fn(Lane<'_, F>) -> Result<T>) -> Result<T> {
        let weights = self.broadcast_weights()?;
        let (angles, weights) = (row_major(&self.angles)?, weights.as_ref().map(row_major).transpose()?);
        self.angle_condition().check_all(self.shape(), &angles)?;
        self.check_weights()?;
        self.reduce_lane(&angles, weights.as_deref(), self.shape(), statistic)
    }

    /// Drops missing angles, checks the total weight, and applies the statistic. `shape` is for the error of no angles.
    fn reduce_lane<T>(
        &self,
        angles: &[F],
        weights: Option<&[f64]>,
        shape: &[usize],
        statistic: impl Fn(Lane<'_, F>) -> Result<T>,
    ) -> Result<T> {
        let (present, present_weights);
        let mut lane = Lane { angles, weights, rounding: self.rounding };
        if self.skip_nan && angles.iter().any(|angle| angle.is_nan()) {
            present = where_present(angles, angles)?;
            present_weights = where_present(weights.unwrap_or_default(), angles)?;
            lane = Lane { angles: &present, weights: weights.map(|_| &present_weights[..]), ..lane };
        }
        let total = lane.weight();
        if total == 0.0 {
            return Err(Error::Empty { argument: self.name, shape: shape.to_vec() });
        }
        check_total(total)?;
        statistic(lane)
    }
}

impl<F: Float, D: RemoveAxis> Observations<'_, F, D> {
    /// Returns the statistic of each lane along `axis`, in an array without that axis.
    pub(crate) fn reduce_axis<T: Clone + Send>(
        &self,
        axis: Axis,
        statistic: impl Fn(Lane<'_, F>) -> Result<T> + Sync,
    ) -> Result<Array<T, D::Smaller>> {
        let no_parameters = |shape| Ok(Array::from_elem(shape, ())); // takes no memory
        self.reduce_axis_with(axis, no_parameters, |(), lane| statistic(lane))
    }

    /// Does the same with a parameter for each lane; `parameters` makes an array of them of the result's shape.
    pub(crate) fn reduce_axis_with<P: Sync, T: Clone + Send>(
        &self,
        axis: Axis,
        parameters: impl FnOnce(D::Smaller) -> Result<Array<P, D::Smaller>>,
        statistic: impl Fn(&P, Lane<'_, F>) -> Result<T> + Sync,
    ) -> Result<Array<T, D::Smaller>> {
        let shape = self.shape_without(axis)?;
        let (given, one) = (self.broadcast_weights()?, arr0(1.0));
        let weights = self.weights_or_ones(&given, &one)?;
        // Memory first: a broadcast view may have more elements than a program can check.
        let (mut results, count) = reserved(shape.slice())?;
        reserved::<f64>(&[self.angles.len_of(axis)])?;
        check_view(&self.angles)?;
        let parameters = parameters(shape.clone())?;
        check_elements(&self.angle_condition(), &self.angles)?;
        self.check_weights()?;
        let reduce = |parameter: &P, angles: ArrayView1<'_, F>, weights: ArrayView1<'_, f64>| {
            let weights = given.is_some().then(|| row_major(&weights)).transpose()?;
            let lane_shape = [angles.len()];
            self.reduce_lane(&row_major(&angles)?, weights.as_deref(), &lane_shape, |lane| statistic(parameter, lane))
        };
        let lanes = || parameters.iter().zip(self.angles.lanes(axis)).zip(weights.lanes(axis));
        // The first result fills the array, so that results that are still missing take no memory of their own.
        if let Some(((parameter, angles), weights)) = lanes().next() {
            results.resize(count, reduce(parameter, angles, weights).map_err(|source| Error::lane(0, source))?);
        }
        let mut results = shaped(shape, results)?;
        let (first, failed) = (results.as_ptr().addr(), AtomicBool::new(false));
        let store = |parameter: &P, angles: ArrayView1<'_, F>, weights: ArrayView1<'_, f64>, result: &mut T| {
            // `Zip` tells no index for arrays of any rank, so the result that is there already is known by its place.
            if ptr::from_mut(result).addr() == first {
                return;
            }
            match reduce(parameter, angles, weights) {
                Ok(value) => *result = value,
                Err(_) => failed.store(true, Ordering::Relaxed),
            }
        };
        let zip = Zip::from(&parameters).and(self.angles.lanes(axis)).and(weights.lanes(axis)).and(&mut results);
        if self.angles.len() > BLOCK {
            zip.par_for_each(store)
        } else {
            zip.for_each(store)
        }
        if failed.into_inner() {
            // Once more in order: the error is that of the first lane that fails, whichever thread met one.
            for (index, ((parameter, angles), weights)) in lanes().enumerate() {
                reduce(parameter, angles, weights).map_err(|source| Error::lane(index, source))?;
            }
            // No lane fails now, so memory for a copy was short a moment ago.
            return Err(Error::TooLarge { shape: self.shape().to_vec() });
        }
        Ok(results)
    }

    /// Returns the weights or, if there are none, ones in their place, so that a loop over lanes has one form.
    pub(super) fn weights_or_ones<'w>(
        &self,
        given: &'w Option<ArrayView<'_, f64, D>>,
        one: &'w Array0<f64>,
    ) -> Result<ArrayView<'w, f64, D>> {
        let weights = match given {
            Some(weights) => Some(weights.view()),
            None => one.broadcast(self.angles.raw_dim()),
        };
        weights.ok_or_else(|| Error::TooLarge { shape: self.shape().to_vec() })
    }

    /// Returns the shape without an axis, along which there is at least one angle.
    pub(crate) fn shape_without(&self, axis: Axis) -> Result<D::Smaller> {
        let shape = self.shape();
        match shape.get(axis.index()) {
            None => {
                let axis = isize::try_from(axis.index()).unwrap_or(isize::MAX);
                Err(Error::AxisOutOfRange { axis, rank: shape.len() })
            }
            Some(0) => Err(Error::Empty { argument: self.name, shape: shape.to_vec() }),
            Some(_) => Ok(self.angles.raw_dim().remove_axis(axis)),
        }
    }
}

/// Returns the elements in row-major order, copied only if they are laid out otherwise.
fn row_major<A: Copy, S: Data<Elem = A>, D: Dimension>(array: &ArrayBase<S, D>) -> Result<Cow<'_, [A]>> {
    match array.as_slice() {
        Some(slice) => Ok(Cow::Borrowed(slice)),
        None => {
            let (mut elements, _) = reserved(array.shape())?;
            elements.extend(array.iter());
            Ok(Cow::Owned(elements))
        }
    }
}

/// Returns the values whose angle is not NaN.
fn where_present<A: Copy, F: Float>(values: &[A], angles: &[F]) -> Result<Vec<A>> {
    let (mut present, _) = reserved(&[values.len()])?;
    present.extend(values.iter().zip(angles).filter(|(_, angle)| !angle.is_nan()).map(|(&value, _)| value));
    Ok(present)
}

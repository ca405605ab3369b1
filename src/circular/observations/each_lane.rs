//! Functions of each lane, of which some may have no result.

use super::angles::Observations;
use crate::error::{Error, Result};
use crate::memory::alloc::{check_view, reserved, shaped};
use crate::scalar::float::Float;
use ndarray::{Array, ArrayView1, Axis, Dimension, Ix1, RemoveAxis, Zip, arr0};

/// Returns a function of each lane along `axis`, in an array without that axis: a lane without a result is an error in
/// its place, and the others stand.
///
/// The functions along an axis, such as [`circular_mean_axis`](crate::circular::circular_mean_axis), fail with the
/// first lane that does: one whose angles are all missing, or has too few or equal angles for the statistic. Use this
/// one where one bad site among a thousand is no reason to stop.
///
/// `function` gets the [`Observations`] of a lane, with its weights and with [`skip_nan`](crate::circular::skip_nan) as
/// in x, and hands them to any function of whole arrays, here, in [`Fit`](crate::circular::Fit) or in
/// [`gof`](crate::gof); `lane.clone()` takes no copy of the angles of a lane. It runs in parallel, once a lane. Indices
/// in its errors are those in the lane, also of an angle that is not finite and of a bad weight.
///
/// # Errors
/// [`Error::AxisOutOfRange`] if x has no such axis; [`Error::Empty`] if the length of the axis is 0;
/// [`Error::OutputShape`] for weights that do not broadcast to the angles; [`Error::TooLarge`] if memory cannot hold
/// the results, or what the function needs for a lane.
///
/// # Example
/// The mean direction of each site, as a number or NaN and with a mask; then fits.
/// ```
/// use ndarray::{Axis, array};
/// use vonmises::Error;
/// use vonmises::circular::{Fit, circular_mean, each_lane, skip_nan};
/// let nan = f64::NAN;
/// let sites = array![[0.1, 0.3, nan], [nan, nan, nan], [0.2, 0.2, 0.2]];
///
/// let means = each_lane(skip_nan(&sites), Axis(1), |site| circular_mean(site))?;
/// assert_eq!(means.map(|mean| mean.is_ok()), array![true, false, true]);
/// let means = means.mapv(|mean| mean.unwrap_or(nan));
/// assert!((means[0] - 0.2).abs() < 1e-15 && means[1].is_nan());
///
/// let fits = each_lane(skip_nan(&sites), Axis(1), |site| Fit::new().fit(site)?.confidence_interval(0.95))?;
/// assert!(fits[0].is_ok());
/// assert!(matches!(fits[1], Err(Error::Empty { .. })));
/// assert!(matches!(fits[2], Err(Error::Undefined { .. }))); // equal angles have no likeliest concentration
/// # Ok::<(), Error>(())
/// ```
pub fn each_lane<'a, F: Float, D: RemoveAxis, T: Send>(
    x: impl Into<Observations<'a, F, D>>,
    axis: Axis,
    function: impl Fn(Observations<'_, F, Ix1>) -> Result<T> + Sync,
) -> Result<Array<Result<T>, D::Smaller>> {
    x.into().each_lane(axis, function)
}

impl<F: Float, D: RemoveAxis> Observations<'_, F, D> {
    fn each_lane<T: Send>(
        &self,
        axis: Axis,
        function: impl Fn(Observations<'_, F, Ix1>) -> Result<T> + Sync,
    ) -> Result<Array<Result<T>, D::Smaller>> {
        let shape = self.shape_without(axis)?;
        let (given, one) = (self.broadcast_weights()?, arr0(1.0));
        let weights = self.weights_or_ones(&given, &one)?;
        // Memory first: a broadcast view may have more elements than a program can look at.
        let (mut results, count) = reserved(shape.slice())?;
        check_view(&self.angles)?;
        results.resize_with(count, || Err(Error::NoLanes)); // each of them is replaced, and this one is small
        let mut results = shaped(shape, results)?;
        let store = |angles: ArrayView1<'_, F>, weights: ArrayView1<'_, f64>, result: &mut Result<T>| {
            let weights = given.is_some().then(|| Ok(weights.into_dyn().into()));
            let (name, skip_nan, rounding) = (self.name, self.skip_nan, self.rounding);
            *result = function(Observations { name, angles: angles.into(), weights, skip_nan, rounding });
        };
        Zip::from(self.angles.lanes(axis)).and(weights.lanes(axis)).and(&mut results).par_for_each(store);
        // Too little memory says nothing about a lane.
        let lacks_memory = |result: &&Result<T>| matches!(result, Err(Error::TooLarge { .. }));
        match results.iter().find(lacks_memory) {
            Some(Err(error)) => Err(error.clone()),
            _ => Ok(results),
        }
    }
}

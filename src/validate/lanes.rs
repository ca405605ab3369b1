//! Checks of lanes of samples against the distributions of the lanes.

use super::moments::{concentration, direction};
use super::report::{Check, LaneReport, Parameters, Report};
use crate::circular::observations::angles::Observations;
use crate::circular::observations::lane::Lane;
use crate::error::Result;
use crate::gof::edf::Edf;
use crate::gof::hypothesis::{Hypothesis, hypotheses, lane_parameters};
use crate::gof::one_sample::{masses, unweighted};
use crate::input::condition;
use crate::input::param::Param;
use crate::scalar::float::Float;
use crate::shape::index::unravel_index;
use ndarray::{Axis, Dimension, RemoveAxis};

/// Checks each lane of samples along an axis against a distribution of its own.
///
/// `loc` and `concentration` broadcast to the shape of x without the axis; angles are in radians, of any size. Each
/// lane has four checks, all two-sided:
///
/// | check | what is tested | p-value |
/// | --- | --- | --- |
/// | `direction` | the mean direction, given the resultant length | exact |
/// | `concentration` | the mean cosine about `loc` | saddlepoint, within 3 % of itself (15 % for n < 5) |
/// | `kuiper` | the distribution function, by its largest differences | as [`kuiper`](crate::gof::kuiper) |
/// | `watson` | the distribution function, by its mean square difference | as [`watson`](crate::gof::watson) |
///
/// A lane fails if one of its p-values, after Holm's adjustment for all checks of all lanes, is at most `level`. The
/// first two checks are the most sensitive to wrong parameters, the others to a distribution of the wrong shape.
///
/// The tests assume a continuous distribution, and samples are multiples of the spacing of floats. Where that spacing
/// is not small compared with 1/√(nκ), even correct samples fail: for n = 10,000 from κ = 1e9 on in `f32`, and from
/// κ = 1e26 on in `f64`.
///
/// # Errors
/// [`Error::Value`](crate::Error::Value) for an element of x that is not finite, a parameter out of range, or a level
/// that is not strictly between 0 and 1; [`Error::Weighted`](crate::Error::Weighted) inside
/// [`Error::Lane`](crate::Error::Lane) if x is weighted; [`Error::TooLarge`](crate::Error::TooLarge) if memory cannot
/// hold the report;
/// [`Error::OutputShape`](crate::Error::OutputShape) for parameters that do not broadcast to the lanes;
/// [`Error::AxisOutOfRange`](crate::Error::AxisOutOfRange) and [`Error::Empty`](crate::Error::Empty) as for
/// [`circular_mean_axis`](crate::circular::circular_mean_axis).
///
/// # Example
/// ```
/// use ndarray::{Axis, array};
/// use vonmises::{Key, sample_von_mises, validate};
/// let locs = array![0.0, 3.0];
/// let x = sample_von_mises(Key::new(3), &locs, 2.0, [400, 2])?;
/// assert!(validate::lanes(&x, &locs, 2.0, Axis(0), 1e-3)?.passed());
/// let swapped = validate::lanes(&x, &array![3.0, 0.0], 2.0, Axis(0), 1e-3)?;
/// assert_eq!(swapped.failures().map(|lane| lane.index[0]).collect::<Vec<_>>(), [0, 1]);
/// # Ok::<(), vonmises::Error>(())
/// ```
pub fn lanes<'a, 'p, F: Float, D: RemoveAxis>(
    x: impl Into<Observations<'a, F, D>>,
    loc: impl Param<'p, F>,
    concentration: impl Param<'p, F>,
    axis: Axis,
    level: f64,
) -> Result<Report> {
    condition::level().check(level)?;
    let x = x.into();
    let parameters = lane_parameters(&x, loc, concentration, axis)?;
    let checked = x.reduce_axis_with(
        axis,
        |shape| Report::check_size(shape.slice()).and_then(|()| hypotheses(&parameters, shape)),
        |&hypothesis, lane| check_lane(lane, hypothesis),
    )?;
    let shape = checked.shape().to_vec();
    let mut lanes = checked.into_raw_vec_and_offset().0; // row-major, from the first element on
    lanes.iter_mut().enumerate().for_each(|(flat, lane)| lane.index = unravel_index(flat, &shape));
    Report::new(level, lanes)
}

/// Returns the report of one lane, whose index is filled in later.
fn check_lane<F: Float>(lane: Lane<'_, F>, hypothesis: Hypothesis) -> Result<LaneReport> {
    let masses = masses(unweighted(lane)?, hypothesis)?;
    let checks = vec![
        Check::new("direction", direction(lane, hypothesis)?),
        Check::new("concentration", concentration(lane, hypothesis)),
        Check::new("kuiper", Edf::Kuiper.test(&masses)),
        Check::new("watson", Edf::Watson.test(&masses)),
    ];
    let expected = Some(Parameters { loc: hypothesis.loc, concentration: hypothesis.concentration });
    Ok(LaneReport {
        index: Vec::new(),
        samples: masses.len(),
        expected,
        found: Parameters::from_samples(lane.angles)?,
        checks,
    })
}

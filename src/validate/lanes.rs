//! Samples against the distributions of their lanes.

use super::moments::{concentration, direction};
use super::report::{Check, LaneReport, Parameters, Report};
use crate::circular::fit::builder::Fit;
use crate::circular::observations::angles::Observations;
use crate::circular::observations::lane::Lane;
use crate::error::Result;
use crate::gof::edf::Edf;
use crate::gof::hypothesis::{Hypothesis, hypotheses};
use crate::gof::one_sample::{masses, unweighted};
use crate::input::condition;
use crate::input::param::Param;
use crate::input::parameters as input;
use crate::scalar::float::Float;
use crate::shape::index::unravel_index;
use ndarray::{ArrayView1, Axis, RemoveAxis};

/// Checks each lane of samples along an axis against a distribution of its own.
///
/// `loc` and `concentration` broadcast to the shape of x without the axis; angles are radians of any size. Each lane
/// has four checks, all two-sided:
///
/// | check | what is tested | p-value |
/// | --- | --- | --- |
/// | `direction` | the mean direction, given the resultant length | exact |
/// | `concentration` | the mean cosine about `loc` | saddlepoint, within 3 % of itself (15 % for fewer than 5 samples) |
/// | `kuiper` | the distribution function, by its largest differences | as [`kuiper`](crate::gof::kuiper) |
/// | `watson` | the distribution function, by its mean square difference | as [`watson`](crate::gof::watson) |
///
/// A lane is refused if one of its p-values, after Holm's adjustment for all checks of all lanes, is at most the
/// level. The first two see wrong parameters best, the others a wrong shape.
///
/// Samples have the spacing of their type. Where that is not small beside 1/√(nκ) - for 10,000 samples from κ = 1e9 on
/// in
/// `f32`, 1e26 in `f64` - they are visibly not continuous, and right ones are refused for it.
///
/// # Errors
/// [`Error::Value`](crate::Error::Value) for an element of x that is not finite, a bad parameter, or a level that is
/// not between 0 and 1; [`Error::OutputShape`](crate::Error::OutputShape) for parameters that do not broadcast to the
/// lanes; [`Error::AxisOutOfRange`](crate::Error::AxisOutOfRange) and [`Error::Empty`](crate::Error::Empty) as for
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
    condition::level().check(0, level)?;
    let parameters = input::Parameters::new(loc, concentration)?;
    let checked = x.into().reduce_axis_with(
        axis,
        |shape| hypotheses(&parameters, shape),
        |&hypothesis, lane| check(lane, hypothesis),
    )?;
    let shape = checked.shape().to_vec();
    let indexed =
        checked.into_iter().enumerate().map(|(flat, lane)| LaneReport { index: unravel_index(flat, &shape), ..lane });
    Ok(Report::new(level, indexed.collect()))
}

/// The report of one lane, whose place is not known here.
fn check<F: Float>(lane: Lane<'_, F>, hypothesis: Hypothesis) -> Result<LaneReport> {
    let masses = masses(unweighted(lane)?, hypothesis)?;
    let checks = vec![
        Check::new("direction", direction(lane, hypothesis)?),
        Check::new("concentration", concentration(lane, hypothesis)),
        Check::new("kuiper", Edf::Kuiper.test(&masses)),
        Check::new("watson", Edf::Watson.test(&masses)),
    ];
    let expected = Some(Parameters { loc: hypothesis.loc, concentration: hypothesis.concentration });
    Ok(LaneReport { index: Vec::new(), samples: masses.len(), expected, found: fitted(lane.angles), checks })
}

/// The maximum likelihood fit, if there is one.
pub(crate) fn fitted<F: Float>(angles: &[F]) -> Option<Parameters> {
    let fitted = Fit::new().fit(&ArrayView1::from(angles)).ok()?;
    Some(Parameters { loc: fitted.loc().to_f64(), concentration: fitted.concentration().to_f64() })
}

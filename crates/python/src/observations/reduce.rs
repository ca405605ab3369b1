//! A statistic of a whole array, or of each lane.

use super::sample::Sample;
use crate::errors::exception;
use crate::threads::run::run;
use ndarray::{ArrayD, Axis, Dimension, Ix1, IxDyn, arr0};
use numpy::Element;
use pyo3::prelude::*;
use std::sync::Arc;
use vonmises::circular::{Observations, each_lane};
use vonmises::{Error, Float, Result};

/// Computes a statistic on the pool: of the whole array into an array without axes, or of each lane.
///
/// Where NaN propagates, `missing` is the result of a lane with NaN. `whole` and `one` are the same function of all
/// angles, `lanes` is that of each lane.
pub(crate) fn reduce<F: Float + Element, T: Clone + Send + 'static>(
    py: Python<'_>,
    (sample, axis): (Arc<Sample<F>>, Option<Axis>),
    missing: T,
    whole: impl Fn(Observations<'_, F, IxDyn>) -> Result<T> + Send + 'static,
    one: impl Fn(Observations<'_, F, Ix1>) -> Result<T> + Send + Sync + 'static,
    lanes: impl Fn(Observations<'_, F, IxDyn>, Axis) -> Result<ArrayD<T>> + Send + 'static,
) -> PyResult<ArrayD<T>> {
    let work = move || {
        let propagates = |error: &Error| sample.propagates() && is_nan(error);
        let Some(axis) = axis else {
            let result = whole(sample.observations());
            return result.or_else(|error| if propagates(&error) { Ok(missing) } else { Err(error) }).map(single);
        };
        match lanes(sample.observations(), axis) {
            Err(error) if propagates(&error) => {
                let lane = |lane: Observations<'_, F, Ix1>| match one(lane) {
                    Err(error) if is_nan(&error) => Ok(None),
                    result => result.map(Some),
                };
                each_or_missing(each_lane(sample.observations(), axis, lane)?, &missing)
            }
            result => result,
        }
    };
    run(py, work)?.map_err(|error| exception(py, &error))
}

/// Returns whether the error is that of an angle that is NaN.
pub(crate) fn is_nan(error: &Error) -> bool {
    matches!(error, Error::Value { argument, value, .. } if matches!(*argument, "x" | "y") && value.is_nan())
}

fn single<T>(value: T) -> ArrayD<T> {
    arr0(value).into_dyn()
}

/// Returns the result of each lane, or the error of the first lane that fails.
fn each_or_missing<T: Clone>(results: ArrayD<Result<Option<T>>>, missing: &T) -> Result<ArrayD<T>> {
    let shape = results.raw_dim();
    let named = |(index, result): (usize, Result<Option<T>>)| match result {
        Ok(value) => Ok(value.unwrap_or_else(|| missing.clone())),
        Err(source) => Err(Error::Lane { index, source: source.into() }),
    };
    let values = results.into_iter().enumerate().map(named).collect::<Result<Vec<_>>>()?;
    ArrayD::from_shape_vec(shape.clone(), values).map_err(|_| Error::TooLarge { shape: shape.slice().into() })
}

/// Computes a statistic from its functions of all angles `x` and of the lanes along an axis.
macro_rules! statistic {
    ($py:expr, $given:expr, $float:ident, $missing:expr, $x:ident => $whole:expr, $axis:ident => $lanes:expr) => {{
        let given = &$given;
        // `::std`, because a function of that name is in the way.
        let angles = (::std::sync::Arc::new(given.sample::<$float>()?), given.axis);
        statistic!(@ $py, angles, $float, $missing, $x => $whole, $axis => $lanes)
    }};
    (@ $py:expr, $angles:expr, $float:ident, $missing:expr, $x:ident => $whole:expr, $axis:ident => $lanes:expr) => {
        $crate::observations::reduce::reduce(
            $py,
            $angles,
            $missing,
            move |$x: vonmises::circular::Observations<'_, $float, ndarray::IxDyn>| $whole,
            move |$x: vonmises::circular::Observations<'_, $float, ndarray::Ix1>| $whole,
            move |$x: vonmises::circular::Observations<'_, $float, ndarray::IxDyn>, $axis: ndarray::Axis| $lanes,
        )
    };
}
pub(crate) use statistic;

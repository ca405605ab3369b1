//! Fits of both types of numbers, and how they are written down.

use ndarray::{ArrayD, IxDyn};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use serde::{Deserialize, Serialize};
use vonmises::circular::{Fit, Fitted, Rounding};

/// The fits of lanes, in an array of their shape, and how they were made; a lane with NaN has none.
#[derive(Clone, Debug)]
pub(super) struct Fits<F> {
    pub(super) options: Fit<F>,
    pub(super) rounding: Option<Rounding>,
    pub(super) each: ArrayD<Option<Fitted<F>>>,
}

/// Fits of one of both types.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum EitherFits {
    #[serde(rename = "float32")]
    Single(Fits<f32>),
    #[serde(rename = "float64")]
    Double(Fits<f64>),
}

impl From<Fits<f32>> for EitherFits {
    fn from(fits: Fits<f32>) -> Self {
        Self::Single(fits)
    }
}

impl From<Fits<f64>> for EitherFits {
    fn from(fits: Fits<f64>) -> Self {
        Self::Double(fits)
    }
}

/// The fields that are written.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Fits", deny_unknown_fields)]
struct Fields<O, E> {
    options: O,
    rounding: Option<Rounding>,
    shape: Vec<usize>,
    each: E,
}

impl<F: vonmises::Float + Serialize> Serialize for Fits<F> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let each = self.each.iter().collect::<Vec<_>>();
        let (rounding, shape) = (self.rounding, self.each.shape().to_vec());
        Fields { options: &self.options, rounding, shape, each }.serialize(serializer)
    }
}

impl<'de, F: vonmises::Float + Deserialize<'de>> Deserialize<'de> for Fits<F> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = Fields::<Fit<F>, Vec<Option<Fitted<F>>>>::deserialize(deserializer)?;
        let Fields { options, rounding, shape, each } = fields;
        let each = ArrayD::from_shape_vec(IxDyn(&shape), each).map_err(serde::de::Error::custom)?;
        Ok(Self { options, rounding, each })
    }
}

/// Writes a value as text that `read` reads, with every digit.
pub(crate) fn write<T: Serialize>(value: &T) -> PyResult<String> {
    serde_json::to_string(value).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// Reads what `write` wrote.
pub(crate) fn read<T: serde::de::DeserializeOwned>(text: &str) -> PyResult<T> {
    serde_json::from_str(text).map_err(|error| PyValueError::new_err(error.to_string()))
}

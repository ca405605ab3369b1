//! The serialised fields of options and fits, and what is checked when they are read.

use super::bias::Bias;
use super::builder::Fit;
use super::fitted::Fitted;
use super::parameters::Known;
use super::resultant::Resultant;
use crate::error::{Error, Result};
use crate::input::condition::{self, Condition};
use crate::scalar::float::Float;
use crate::special::angle::is_centred;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};

/// How far the mean resultant length and the circular variance may be from complements.
const ROUNDING: f64 = 1e-12;

/// The fields of [`Fit`].
#[derive(Serialize, Deserialize)]
#[serde(rename = "Fit", deny_unknown_fields, bound(serialize = "F: Float + Serialize"))]
struct FitFields<F> {
    #[serde(serialize_with = "finite")]
    loc: Option<F>,
    #[serde(serialize_with = "finite")]
    concentration: Option<F>,
    #[serde(default)]
    bias: Bias,
}

/// Writes a known parameter; JSON would write one that is not finite as that of a parameter to be estimated.
fn finite<F: Float + Serialize, S: Serializer>(known: &Option<F>, serializer: S) -> Result<S::Ok, S::Error> {
    match known {
        Some(value) if !value.is_finite() => Err(ser::Error::custom("a known parameter of a fit is not finite")),
        known => known.serialize(serializer),
    }
}

impl<F: Float + Serialize> Serialize for Fit<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        FitFields::from(*self).serialize(serializer)
    }
}

impl<'de, F: Float + Deserialize<'de>> Deserialize<'de> for Fit<F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        FitFields::deserialize(deserializer)?.try_into().map_err(de::Error::custom)
    }
}

impl<F: Float> From<Fit<F>> for FitFields<F> {
    fn from(fit: Fit<F>) -> Self {
        let Fit { known: Known { loc, concentration }, bias } = fit;
        Self { loc, concentration, bias }
    }
}

impl<F: Float> TryFrom<FitFields<F>> for Fit<F> {
    type Error = Error;

    fn try_from(fields: FitFields<F>) -> Result<Self> {
        let FitFields { loc, concentration, bias } = fields;
        let known = Known { loc, concentration };
        known.check()?;
        Ok(Self { known, bias })
    }
}

/// The fields of [`Fitted`].
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename = "Fitted")]
struct FittedFields<F> {
    loc: F,
    concentration: f64,
    weight: f64,
    mean_resultant_length: f64,
    circular_variance: f64,
    loc_is_known: bool,
    concentration_is_known: bool,
}

impl<F: Float + Serialize> Serialize for Fitted<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        FittedFields::from(*self).serialize(serializer)
    }
}

impl<'de, F: Float + Deserialize<'de>> Deserialize<'de> for Fitted<F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        FittedFields::deserialize(deserializer)?.try_into().map_err(de::Error::custom)
    }
}

impl<F: Float> From<Fitted<F>> for FittedFields<F> {
    fn from(fitted: Fitted<F>) -> Self {
        let Fitted { loc, kappa, weight, resultant, known } = fitted;
        Self {
            loc,
            concentration: kappa,
            weight,
            mean_resultant_length: resultant.length,
            circular_variance: resultant.variance,
            loc_is_known: known.loc.is_some(),
            concentration_is_known: known.concentration.is_some(),
        }
    }
}

impl<F: Float> TryFrom<FittedFields<F>> for Fitted<F> {
    type Error = Error;

    fn try_from(fields: FittedFields<F>) -> Result<Self> {
        fields.check_parameters()?;
        fields.check_sums()?;
        let known = Known {
            loc: fields.loc_is_known.then_some(fields.loc),
            concentration: fields.concentration_is_known.then_some(F::from_f64(fields.concentration)),
        };
        let (kappa, weight) = (fields.concentration, fields.weight);
        Ok(Self { loc: fields.loc, kappa, weight, resultant: fields.resultant(), known })
    }
}

impl<F: Float> FittedFields<F> {
    fn resultant(&self) -> Resultant {
        Resultant { variance: self.circular_variance, length: self.mean_resultant_length }
    }

    /// Checks the parameters as a fit gives them: a mean direction is in [−PI, PI), a known concentration is a number
    /// of the type.
    fn check_parameters(&self) -> Result<()> {
        condition::angle("loc").check(self.loc)?;
        let in_interval = |loc| self.loc_is_known || is_centred(loc);
        Condition::new("loc", "in [-PI, PI), since it was estimated", in_interval).check(self.loc)?;
        condition::concentration().check(self.concentration)?;
        let rounded = F::from_f64(self.concentration);
        let is_of_type = |kappa| rounded.is_finite() && (!self.concentration_is_known || rounded.to_f64() == kappa);
        Condition::new("concentration", "a number of the type of the angles", is_of_type).check(self.concentration)
    }

    /// Checks the sums, from which intervals and the likelihood are computed.
    fn check_sums(&self) -> Result<()> {
        let is_weight = |weight| weight > 0.0 && weight < f64::INFINITY;
        Condition::new("weight", "finite and above 0", is_weight).check(self.weight)?;
        let (least, length) = (if self.loc_is_known { -1.0 } else { 0.0 }, self.mean_resultant_length);
        let is_length = |length: f64| (least - ROUNDING..=1.0).contains(&length);
        let range = "in [0, 1], or in [-1, 1] if the direction was known";
        Condition::new("mean_resultant_length", range, is_length).check(length)?;
        let is_complement = |variance: f64| variance >= 0.0 && (variance + length - 1.0).abs() <= ROUNDING;
        let complement = "1 - mean_resultant_length, up to rounding";
        Condition::new("circular_variance", complement, is_complement).check(self.circular_variance)?;
        let has_maximum = |_| self.concentration_is_known || self.resultant().concentration().is_finite();
        let maximum = "so large that the concentration, which was estimated, is finite";
        Condition::new("circular_variance", maximum, has_maximum).check(self.circular_variance)
    }
}

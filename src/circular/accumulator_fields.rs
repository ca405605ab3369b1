//! The serialised fields of an accumulator, and what is checked when they are read.

use super::accumulator::Accumulator;
use super::sums::Sums;
use super::totals::Totals;
use crate::error::{Error, Result};
use crate::input::condition::Condition;
use crate::special::pivot::Pivot;
use crate::special::sum::Sum;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};

/// How far the mean sine and cosine may lie outside the unit circle.
const ROUNDING: f64 = 1e-9;

/// The fields of [`Accumulator`], each an unevaluated sum of two numbers; all are 0 if there are no angles.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(rename = "Accumulator", deny_unknown_fields)]
struct Fields {
    pivot: [f64; 2],
    weight: [f64; 2],
    sine: [f64; 2],
    versine: [f64; 2],
}

impl Serialize for Accumulator {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = self.sums.map_or_else(Fields::default, Fields::from);
        // JSON has no infinity. Beyond such weights nothing is known about the angles.
        let numbers = [fields.pivot, fields.weight, fields.sine, fields.versine];
        if numbers.as_flattened().iter().all(|number| number.is_finite()) {
            fields.serialize(serializer)
        } else {
            Err(ser::Error::custom("the weights of an accumulator are infinite together"))
        }
    }
}

impl<'de> Deserialize<'de> for Accumulator {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Fields::deserialize(deserializer)?.try_into().map_err(de::Error::custom)
    }
}

impl From<Sums> for Fields {
    fn from(Sums { pivot, totals: Totals { weight, values: [sine, versine] } }: Sums) -> Self {
        let [weight, sine, versine] = [weight, sine, versine].map(|sum| <[f64; 2]>::from(sum.parts()));
        Self { pivot: [pivot.head, pivot.rest], weight, sine, versine }
    }
}

impl TryFrom<Fields> for Accumulator {
    type Error = Error;

    fn try_from(fields: Fields) -> Result<Self> {
        fields.check()?;
        let Fields { pivot: [head, rest], weight, sine, versine } = fields;
        let [weight, sine, versine] = [weight, sine, versine].map(|[high, low]| Sum::from_parts(high, low));
        let sums = Sums { pivot: Pivot { head, rest }, totals: Totals { weight, values: [sine, versine] } };
        Ok(Self { sums: (sums.weight() > 0.0).then_some(sums) })
    }
}

impl Fields {
    /// Checks that the sums are those of angles: the mean sine and cosine lie in the unit circle.
    fn check(&self) -> Result<()> {
        let value = |[high, low]: [f64; 2]| high + low;
        let [pivot, weight, sine, versine] = [self.pivot, self.weight, self.sine, self.versine].map(value);
        Condition::new("pivot", "finite", |pivot: f64| pivot.is_finite()).check(pivot)?;
        let is_weight = |weight: f64| (0.0..f64::INFINITY).contains(&weight);
        Condition::new("weight", "finite and at least 0", is_weight).check(weight)?;
        let bound = weight * (1.0 + ROUNDING);
        let is_sine = |sine: f64| sine.abs() <= bound;
        Condition::new("sine", "from -weight to weight", is_sine).check(sine)?;
        let is_versine = |versine: f64| versine.is_finite() && f64::hypot(weight - versine, sine) <= bound;
        Condition::new("versine", "that of angles with this sine and weight", is_versine).check(versine)
    }
}

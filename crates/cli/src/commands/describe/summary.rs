//! Descriptive statistics.

use crate::arguments::units::Units;
use crate::exit::rewording::undefined_reason;
use crate::observations::sample::Sample;
use crate::report::estimate::{NO_DIRECTION, NO_LENGTH};
use crate::report::quantity::Quantity;
use serde::Serialize;
use vonmises::Result;
use vonmises::circular::*;

/// Descriptive statistics of a sample, in the units of the user.
#[derive(Serialize)]
pub(super) struct Summary {
    mean_direction: Quantity,
    resultant_length: Quantity,
    circular_variance: Quantity,
    standard_deviation: Quantity,
    /// δ = (1 − mean of cos 2(x − m)) / (2 R²), which has no unit.
    dispersion: Quantity,
    skewness: Quantity,
    kurtosis: Quantity,
    median: Quantity,
    quartiles: [Quantity; 2],
    range: Quantity,
}

impl Summary {
    pub(super) fn new(sample: &Sample, units: Units) -> Result<Self> {
        let x = || sample.observations();
        let length = mean_resultant_length(x())?;
        // Statistics about the mean direction or median do not exist without one.
        let directed = |value: Result<f64>| match value {
            _ if length < NO_LENGTH => Quantity::undefined(NO_DIRECTION),
            Ok(value) => value.into(),
            Err(error) => Quantity::undefined(undefined_reason(&error)),
        };
        let spread = |value: f64| if length < NO_LENGTH { f64::INFINITY.into() } else { value.into() };
        let direction = |value: Result<f64>| directed(value.map(|angle| units.convert_direction(angle)));
        Ok(Self {
            mean_direction: direction(circular_mean(x())),
            resultant_length: length.into(),
            circular_variance: circular_variance(x())?.into(),
            standard_deviation: spread(units.convert_radians(circular_standard_deviation(x())?)),
            dispersion: spread(circular_dispersion(x())?),
            skewness: directed(circular_skewness(x())),
            kurtosis: directed(circular_kurtosis(x())),
            median: direction(circular_median(x())),
            quartiles: [0.25, 0.75].map(|p| direction(circular_quantile(x(), p))),
            range: units.convert_radians(circular_range(x())?).into(),
        })
    }

    /// Returns the statistics of a sample that has none, for this reason.
    pub(super) fn undefined(reason: &str) -> Self {
        let none = || Quantity::undefined(reason);
        Self {
            mean_direction: none(),
            resultant_length: none(),
            circular_variance: none(),
            standard_deviation: none(),
            dispersion: none(),
            skewness: none(),
            kurtosis: none(),
            median: none(),
            quartiles: [none(), none()],
            range: none(),
        }
    }

    /// Returns mean direction, resultant length and standard deviation as cells of a table of lanes.
    pub(super) fn cells(&self, digits: usize) -> [String; 3] {
        [&self.mean_direction, &self.resultant_length, &self.standard_deviation].map(|value| value.cell(digits))
    }

    /// Returns the rows of a table: name, value, and unit or reason why it is undefined.
    pub(super) fn rows(&self, units: Units, digits: usize) -> Vec<Vec<String>> {
        let rows = [
            ("mean direction", self.mean_direction.clone(), units.symbol()),
            ("resultant length", self.resultant_length.clone(), ""),
            ("circular variance", self.circular_variance.clone(), ""),
            ("standard deviation", self.standard_deviation.clone(), units.symbol()),
            ("dispersion", self.dispersion.clone(), ""),
            ("skewness", self.skewness.clone(), ""),
            ("kurtosis", self.kurtosis.clone(), ""),
            ("median", self.median.clone(), units.symbol()),
            ("lower quartile", self.quartiles[0].clone(), units.symbol()),
            ("upper quartile", self.quartiles[1].clone(), units.symbol()),
            ("range", self.range.clone(), units.symbol()),
        ];
        rows.map(|(name, value, unit)| vec![name.to_owned(), value.text(digits), value.remark(unit)]).to_vec()
    }
}

//! Report of a fitted distribution, in the units of the user.

use crate::arguments::units::Units;
use crate::observations::sample::Sample;
use crate::report::format::align;
use crate::report::quantity::{Quantity, serialize_number};
use serde::{Serialize, Serializer};
use vonmises::Result;
use vonmises::circular::{Fitted, PerParameter, circular_variance, mean_resultant_length};

/// A value for each parameter; `None` for one that was known.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Parameters<T> {
    loc: Option<T>,
    concentration: Option<T>,
}

impl<T: Clone> Parameters<T> {
    /// Returns the same value for both parameters.
    pub(crate) fn both(value: T) -> Self {
        Self { loc: Some(value.clone()), concentration: Some(value) }
    }
}

/// A fitted distribution, standard errors and confidence intervals.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Estimate {
    /// The number of angles, or their total weight.
    #[serde(serialize_with = "serialize_count")]
    n: f64,
    /// The number of angles, if n is their total weight.
    #[serde(skip_serializing_if = "Option::is_none")]
    angles: Option<usize>,
    /// The number of missing angles, which were left out.
    missing: usize,
    loc: Quantity,
    #[serde(serialize_with = "serialize_number")]
    concentration: f64,
    standard_error: Parameters<Quantity>,
    interval: Parameters<[Quantity; 2]>,
    circular_variance: f64,
    /// Log of the product of the densities, which are per unit.
    #[serde(serialize_with = "serialize_number")]
    log_likelihood: f64,
}

/// Reason why angles have no mean direction.
pub(crate) const NO_DIRECTION: &str = "the resultant length is 0";

/// Resultant lengths below this are rounding errors of 0.
pub(crate) const NO_LENGTH: f64 = 1e-15;

impl Estimate {
    /// Reports a fit to the sample; `intervals` are in radians, as the library returns them.
    pub(crate) fn new(
        fitted: &Fitted<f64>,
        intervals: PerParameter<[f64; 2]>,
        sample: &Sample,
        units: Units,
    ) -> Result<Self> {
        let errors = fitted.standard_errors();
        let known = errors.loc.is_none();
        let loc = if known { units.convert_radians(fitted.loc()) } else { units.convert_direction(fitted.loc()) };
        // An interval is centred on the reported direction, which may differ from the fitted one by a turn.
        let arc = |[from, to]: [f64; 2]| {
            let half = units.convert_radians(0.5 * (to - from));
            [loc - half, loc + half]
        };
        let has_direction = known || mean_resultant_length(sample.observations())? >= NO_LENGTH;
        let loc_quantity = |value: f64| if has_direction { value.into() } else { Quantity::undefined(NO_DIRECTION) };
        Ok(Self {
            n: fitted.weight(),
            angles: sample.weighted_angles(),
            missing: sample.missing,
            loc: loc_quantity(loc),
            concentration: fitted.concentration(),
            standard_error: Parameters {
                loc: errors.loc.map(|error| loc_quantity(units.convert_radians(error))),
                concentration: errors.concentration.map(Quantity::from),
            },
            interval: Parameters {
                loc: intervals.loc.map(|ends| arc(ends).map(loc_quantity)),
                concentration: intervals.concentration.map(|ends| ends.map(Quantity::from)),
            },
            circular_variance: circular_variance(sample.observations())?,
            log_likelihood: fitted.log_likelihood() - fitted.weight() * units.log_scale(),
        })
    }

    pub(crate) fn n(&self) -> f64 {
        self.n
    }

    pub(crate) fn concentration(&self) -> f64 {
        self.concentration
    }

    /// Returns the number of angles, if n is their total weight.
    pub(crate) fn angles(&self) -> Option<usize> {
        self.angles
    }

    pub(crate) fn missing(&self) -> usize {
        self.missing
    }

    /// Returns everything as a row of an array: `loc`, `concentration`, `n`, the standard errors of both parameters,
    /// the ends of both intervals, the circular variance and the log likelihood; NaN for what is undefined or known.
    pub(crate) fn values(&self) -> [f64; 11] {
        let one = |value: &Option<Quantity>| value.as_ref().map_or(f64::NAN, Quantity::value);
        let end = |ends: &Option<[Quantity; 2]>, i: usize| ends.as_ref().map_or(f64::NAN, |ends| ends[i].value());
        let (errors, ends) = (&self.standard_error, &self.interval);
        [
            self.loc.value(),
            self.concentration,
            self.n,
            one(&errors.loc),
            one(&errors.concentration),
            end(&ends.loc, 0),
            end(&ends.loc, 1),
            end(&ends.concentration, 0),
            end(&ends.concentration, 1),
            self.circular_variance,
            self.log_likelihood,
        ]
    }

    /// Returns the parameters as a table with one row each.
    pub(crate) fn parameters(&self, digits: usize) -> String {
        let headings = ["", "estimate", "standard error", "from", "to"];
        let row = |name: &str, value: &Quantity, error: &Option<Quantity>, ends: &Option<[Quantity; 2]>| {
            let mut row = vec![name.to_owned(), value.text(digits)];
            row.push(error.as_ref().map_or("known".to_owned(), |error| error.text(digits)));
            row.extend(ends.iter().flatten().map(|end| end.text(digits)));
            row
        };
        let (errors, ends) = (&self.standard_error, &self.interval);
        align(
            "<>>>>",
            &[
                headings.map(str::to_owned).to_vec(),
                row("loc", &self.loc, &errors.loc, &ends.loc),
                row("concentration", &self.concentration.into(), &errors.concentration, &ends.concentration),
            ],
        )
    }

    /// Returns everything as one row, under [`HEADINGS`](Self::HEADINGS).
    pub(crate) fn cells(&self, digits: usize) -> Vec<String> {
        let known = || "known".to_owned();
        let one = |value: &Option<Quantity>| value.as_ref().map_or_else(known, |value| value.text(digits));
        let ends =
            |ends: &Option<[Quantity; 2]>, end: usize| ends.as_ref().map_or_else(known, |ends| ends[end].text(digits));
        let number = |value: f64| Quantity::from(value).text(digits);
        vec![
            self.n.to_string(),
            self.loc.text(digits),
            one(&self.standard_error.loc),
            ends(&self.interval.loc, 0),
            ends(&self.interval.loc, 1),
            number(self.concentration),
            one(&self.standard_error.concentration),
            ends(&self.interval.concentration, 0),
            ends(&self.interval.concentration, 1),
            number(self.circular_variance),
            number(self.log_likelihood),
        ]
    }

    pub(crate) const HEADINGS: [&str; 11] =
        ["n", "loc", "error", "from", "to", "concentration", "error", "from", "to", "variance", "log likelihood"];

    /// Returns the rows below the parameters.
    pub(crate) fn statistics(&self, units: Units, digits: usize) -> [Vec<String>; 2] {
        let number = |value: f64| Quantity::from(value).text(digits);
        let densities = format!("densities per {}", units.singular());
        [
            vec!["circular variance".to_owned(), number(self.circular_variance)],
            vec!["log likelihood".to_owned(), number(self.log_likelihood), densities],
        ]
    }
}

/// Serialises a whole number without a decimal point.
pub(crate) fn serialize_count<S: Serializer>(n: &f64, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    if n.fract() == 0.0 && *n < 1e15 { serializer.serialize_u64(*n as u64) } else { serializer.serialize_f64(*n) }
}

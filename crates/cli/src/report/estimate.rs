//! A fitted distribution as it is reported, in the units asked for.

use crate::arguments::units::Units;
use crate::observations::sample::Sample;
use crate::report::format::aligned;
use crate::report::quantity::Quantity;
use serde::{Serialize, Serializer};
use vonmises::Result;
use vonmises::circular::{Fitted, PerParameter, circular_variance, mean_resultant_length};

/// A value for each parameter; none for one that was known.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Both<T> {
    loc: Option<T>,
    concentration: Option<T>,
}

/// A fitted distribution and how sure it is.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Estimate {
    /// The number of angles, or their total weight.
    #[serde(serialize_with = "count")]
    n: f64,
    loc: Quantity,
    concentration: f64,
    standard_error: Both<Quantity>,
    interval: Both<[Quantity; 2]>,
    circular_variance: f64,
    /// Of densities per unit.
    log_likelihood: f64,
}

/// What is said of a direction that angles do not have.
pub(crate) const NO_DIRECTION: &str = "the resultant length is 0";

/// A resultant this short is that of rounding alone.
pub(crate) const NO_LENGTH: f64 = 1e-15;

impl Estimate {
    /// What was fitted to the sample; `intervals` are in radians, as the library gives them.
    pub(crate) fn new(
        fitted: &Fitted<f64>,
        intervals: PerParameter<[f64; 2]>,
        sample: &Sample,
        units: Units,
    ) -> Result<Self> {
        let errors = fitted.standard_errors();
        let known = errors.loc.is_none();
        let loc = if known { units.of_radians(fitted.loc()) } else { units.reported(fitted.loc()) };
        // An interval is told from its middle, so that it goes with the direction as reported.
        let arc = |[from, to]: [f64; 2]| {
            let half = units.of_radians(0.5 * (to - from));
            [loc - half, loc + half]
        };
        let directed = known || mean_resultant_length(sample.observations())? >= NO_LENGTH;
        let of_loc = |value: f64| if directed { value.into() } else { Quantity::undefined(NO_DIRECTION) };
        Ok(Self {
            n: fitted.weight(),
            loc: of_loc(loc),
            concentration: fitted.concentration(),
            standard_error: Both {
                loc: errors.loc.map(|error| of_loc(units.of_radians(error))),
                concentration: errors.concentration.map(Quantity::from),
            },
            interval: Both {
                loc: intervals.loc.map(|ends| arc(ends).map(of_loc)),
                concentration: intervals.concentration.map(|ends| ends.map(Quantity::from)),
            },
            circular_variance: circular_variance(sample.observations())?,
            log_likelihood: fitted.log_likelihood() - fitted.weight() * units.log_scale(),
        })
    }

    pub(crate) fn n(&self) -> f64 {
        self.n
    }

    /// The parameters as a table with a row for each.
    pub(crate) fn parameters(&self, digits: usize) -> String {
        let heads = ["", "estimate", "standard error", "from", "to"];
        let row = |name: &str, value: &Quantity, error: &Option<Quantity>, ends: &Option<[Quantity; 2]>| {
            let mut row = vec![name.to_owned(), value.text(digits)];
            row.push(error.as_ref().map_or("known".to_owned(), |error| error.text(digits)));
            row.extend(ends.iter().flatten().map(|end| end.text(digits)));
            row
        };
        let (errors, ends) = (&self.standard_error, &self.interval);
        aligned(
            "<>>>>",
            &[
                heads.map(str::to_owned).to_vec(),
                row("loc", &self.loc, &errors.loc, &ends.loc),
                row("concentration", &self.concentration.into(), &errors.concentration, &ends.concentration),
            ],
        )
    }

    /// The cells of a row that tells all, under [`HEADS`](Self::HEADS).
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

    pub(crate) const HEADS: [&str; 11] =
        ["n", "loc", "error", "from", "to", "concentration", "error", "from", "to", "variance", "log likelihood"];

    /// What is said below the parameters.
    pub(crate) fn others(&self, units: Units, digits: usize) -> [Vec<String>; 2] {
        let number = |value: f64| Quantity::from(value).text(digits);
        let densities = format!("densities per {}", units.singular());
        [
            vec!["circular variance".to_owned(), number(self.circular_variance)],
            vec!["log likelihood".to_owned(), number(self.log_likelihood), densities],
        ]
    }
}

/// A whole number without a point.
pub(crate) fn count<S: Serializer>(n: &f64, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    if n.fract() == 0.0 && *n < 1e15 { serializer.serialize_u64(*n as u64) } else { serializer.serialize_f64(*n) }
}

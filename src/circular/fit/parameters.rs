//! Which parameters of a fit are known, and values for the others.

use crate::error::Result;
use crate::input::condition;
use crate::scalar::float::Float;
use crate::scalar::printed::{DECIMALS, Printed};
use std::fmt;

/// A value for each estimated parameter, `None` for a parameter that was known.
///
/// `Display` prints numbers and intervals with four decimals or the formatter's precision. With the feature `serde` it
/// has the fields below. JSON has no infinity: an infinite value is written as `null` and read as `None`, and an
/// interval with an infinite end is written with `null`, which is an error to read. Formats that have infinities give
/// the value back.
///
/// # Example
/// ```
/// use vonmises::circular::PerParameter;
/// let errors = PerParameter { loc: None, concentration: Some(0.25) };
/// assert_eq!(errors.to_string(), "loc known, concentration 0.2500");
/// let intervals = PerParameter { loc: Some([0.9, 1.1]), concentration: Some([3.5, f64::INFINITY]) };
/// assert_eq!(format!("{intervals:.1}"), "loc [0.9, 1.1], concentration [3.5, inf]");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PerParameter<T> {
    /// The value for the direction.
    pub loc: Option<T>,
    /// The value for the concentration.
    pub concentration: Option<T>,
}

/// The parameters that are known before the fit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Known<F> {
    pub(crate) loc: Option<F>,
    pub(crate) concentration: Option<F>,
}

impl<F: Float> Known<F> {
    /// Checks that the direction is finite, and that the concentration is finite and at least 0.
    pub(crate) fn check(&self) -> Result<()> {
        self.loc.map_or(Ok(()), |loc| condition::angle("loc").check(loc))?;
        self.concentration.map_or(Ok(()), |known| condition::concentration().check(known))
    }

    /// Computes the values for the parameters that are not known.
    pub(crate) fn for_estimated<T>(
        &self,
        loc: impl FnOnce() -> T,
        concentration: impl FnOnce() -> T,
    ) -> PerParameter<T> {
        PerParameter {
            loc: self.loc.is_none().then(loc),
            concentration: self.concentration.is_none().then(concentration),
        }
    }
}

impl<F: Float> fmt::Display for PerParameter<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = formatter.precision().unwrap_or(DECIMALS);
        self.write(formatter, |&value| format!("{:.decimals$}", Printed(value)))
    }
}

impl<F: Float> fmt::Display for PerParameter<[F; 2]> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = formatter.precision().unwrap_or(DECIMALS);
        self.write(formatter, |&[from, to]| format!("[{:.decimals$}, {:.decimals$}]", Printed(from), Printed(to)))
    }
}

impl<T> PerParameter<T> {
    fn write(&self, formatter: &mut fmt::Formatter<'_>, text: impl Fn(&T) -> String) -> fmt::Result {
        let [loc, concentration] =
            [&self.loc, &self.concentration].map(|value| value.as_ref().map_or_else(|| "known".into(), &text));
        write!(formatter, "loc {loc}, concentration {concentration}")
    }
}

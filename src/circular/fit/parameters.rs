//! Which parameters of a fit are known, and values for the others.

use crate::error::Result;
use crate::input::condition;
use crate::scalar::float::Float;

/// A value for each estimated parameter, `None` for a parameter that was known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

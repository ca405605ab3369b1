//! Point estimates of both parameters, before they are rounded.

use super::bias::Bias;
use super::parameters::Known;
use super::resultant::Resultant;
use crate::circular::observations::lane::Lane;
use crate::circular::sums::Sums;
use crate::scalar::float::Float;
use crate::special::pivot::Pivot;

/// Estimates of the parameters in full precision; known parameters are passed on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PointEstimate {
    pub(crate) loc: Pivot,
    /// The resultant about `loc`.
    pub(crate) resultant: Resultant,
    /// Infinite if all angles are equal.
    pub(crate) kappa: f64,
}

impl PointEstimate {
    /// Estimates the parameters from [`sums`].
    pub(crate) fn from_sums<F: Float>(sums: Sums, known: &Known<F>, bias: Bias) -> Self {
        let (loc, (variance, length)) = match known.loc {
            Some(loc) => (Pivot::new(loc.to_f64()), sums.mean_versine_and_cosine()),
            None => (sums.direction(), sums.variance_and_length()),
        };
        let resultant = Resultant { variance, length };
        let kappa = match (known.concentration, known.loc) {
            (Some(kappa), _) => kappa.to_f64(),
            (None, Some(_)) => resultant.concentration(),
            (None, None) => bias.corrected(resultant, sums.weight()),
        };
        Self { loc, resultant, kappa }
    }
}

/// Computes the sums about the known direction, or about the mean if it is to be estimated.
pub(crate) fn sums<F: Float>(lane: Lane<'_, F>, known: &Known<F>) -> Sums {
    known.loc.map_or_else(|| Sums::new(lane), |loc| Sums::with_pivot(Pivot::new(loc.to_f64()), lane))
}

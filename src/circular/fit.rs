//! Maximum likelihood for a von Mises law.

use super::observations::{Lane, Observations};
use super::sums::Sums;
use crate::dist::VonMises;
use crate::error::{Error, Result};
use crate::float::Float;
use crate::special::bessel::concentration_of;
use ndarray::Dimension;

impl<F: Float> VonMises<F> {
    /// The law under which the angles are likeliest: maximum likelihood.
    ///
    /// `loc` is the mean direction, in [−π, π); κ solves I₁(κ)/I₀(κ) = R, with 1 − R the circular variance of the angles.
    /// Angles are radians of any size, in an array of any dimension and layout. κ is biased upward for few angles (even
    /// from the uniform law R is about √(π/4n), so κ is about √(π/n)), and `loc` means nothing where κ is 0 to rounding.
    ///
    /// # Errors
    /// [`Error::Empty`] if x has no elements; [`Error::Value`] if one is not finite, or if all are equal or so close that
    /// κ overflows the type: the likelihood then has no maximum. A single angle is such a case.
    ///
    /// # Example
    /// ```
    /// use vonmises::{Key, VonMises};
    /// let law = VonMises::<f64>::new(1.0, 4.0)?;
    /// let fitted = VonMises::fit(&law.draw(Key::new(0), 100_000)?)?;
    /// assert!((fitted.loc() - 1.0).abs() < 0.01 && (fitted.concentration() - 4.0).abs() < 0.1);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// `loc` as [`circular_mean`](super::circular_mean); κ relative 3e-15 or, where R is small, 1e-15 absolutely.
    ///
    /// # References
    /// Mardia & Jupp 2000, "Directional Statistics", section 5.3.1.
    pub fn fit<'a, D: Dimension>(x: impl Into<Observations<'a, F, D>>) -> Result<Self> {
        x.into().whole(|lane| fit(lane))
    }
}

fn fit<F: Float>(lane: Lane<'_, F>) -> Result<VonMises<F>> {
    likeliest(Sums::of(lane), lane.angles.first().map_or(f64::NAN, |&angle| angle.to_f64()))
}

/// The law from the sums; `angle` is named in the error of equal angles.
pub(super) fn likeliest<F: Float>(sums: Sums, angle: f64) -> Result<VonMises<F>> {
    let concentration = F::from_f64(concentration_of(sums.variance()));
    if concentration.is_finite() {
        return VonMises::new(sums.direction().wrapped(), concentration);
    }
    let requirement = "one of several distinct angles (equal ones have no finite concentration)";
    Err(Error::Value { argument: "x", index: 0, value: angle, requirement })
}

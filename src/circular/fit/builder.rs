//! Maximum likelihood for a von Mises distribution.

use super::estimate::{Bias, Resultant};
use super::fitted::Fitted;
use crate::circular::observations::angles::{Lane, Observations};
use crate::circular::sums::Sums;
use crate::distribution::von_mises::VonMises;
use crate::error::{Error, Result};
use crate::input::condition;
use crate::scalar::float::Float;
use crate::special::pivot::Pivot;
use ndarray::{Array, Axis, Dimension, RemoveAxis};

/// How a von Mises distribution is fitted to angles: which parameters are known, and how the concentration is
/// corrected.
///
/// Without options both parameters are estimated by maximum likelihood. `loc` is then the mean direction m, in [−π, π),
/// and κ solves A(κ) = R, where A = I₁/I₀ and R is the length of the mean of the unit vectors. About a known `loc`,
/// A(κ) = C, the mean of cos(x − loc), and κ = 0 where C ≤ 0. A known κ leaves m, which does not depend on it.
///
/// Angles are radians of any size, in an array of any rank and layout, perhaps [`weighted`](super::weighted) or with
/// missing values ([`skip_nan`](super::skip_nan)). Their number n is their total weight: weights are frequencies here.
///
/// Angles without a direction (R = 0 but for rounding) have κ = 0 to rounding, and a `loc` that rounding leaves.
///
/// # Example
/// ```
/// use ndarray::Axis;
/// use vonmises::circular::{Bias, Fit};
/// use vonmises::{Key, sample_von_mises};
/// let x = sample_von_mises::<f64>(Key::new(1), 1.0, 4.0, [50, 20])?;
/// let fitted = Fit::new().bias(Bias::MarginalLikelihood).fit(&x)?;
/// assert!((fitted.loc() - 1.0).abs() < 0.1 && (fitted.concentration() - 4.0).abs() < 0.5);
/// assert!(fitted.standard_errors().concentration.is_some_and(|error| error < 0.2));
/// let rows = Fit::new().loc(1.0).fit_axis(&x, Axis(1))?;
/// assert_eq!(rows.len(), 50);
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Accuracy
/// `loc` as [`circular_mean`](super::circular_mean). A(κ) is R to 4 ulp of 1 − R where R ≥ 1/2, tested for κ to 1e12
/// and n to 10⁶; below, to 3e-16, and to 4 ulp of R where the sums of the angles are exact. Corrected κ and standard
/// errors are relative 3e-15. `f32` is computed in `f64` and rounded once.
///
/// # References
/// Mardia & Jupp 2000, "Directional Statistics", section 5.3.1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fit<F> {
    pub(crate) loc: Option<F>,
    pub(crate) concentration: Option<F>,
    bias: Bias,
}

impl<F: Float> Fit<F> {
    /// Both parameters by maximum likelihood.
    #[must_use]
    pub fn new() -> Self {
        Self { loc: None, concentration: None, bias: Bias::None }
    }

    /// With this direction known.
    #[must_use]
    pub fn loc(self, loc: F) -> Self {
        Self { loc: Some(loc), ..self }
    }

    /// With this concentration known.
    #[must_use]
    pub fn concentration(self, concentration: F) -> Self {
        Self { concentration: Some(concentration), ..self }
    }

    /// With this correction of the concentration.
    #[must_use]
    pub fn bias(self, bias: Bias) -> Self {
        Self { bias, ..self }
    }

    /// The fit to all angles of an array.
    ///
    /// # Errors
    /// [`Error::Empty`] if x has no elements; [`Error::Value`] if one is not finite, if a known parameter is not (or
    /// the concentration negative), or if κ is to be estimated and all angles are equal, or so close to each other or
    /// to the known direction that κ overflows the type: the likelihood then has no maximum. A single angle is such a
    /// case.
    ///
    /// # Example
    /// ```
    /// use ndarray::array;
    /// use vonmises::circular::Fit;
    /// let fitted = Fit::new().concentration(2.0).fit(&array![0.1, 0.2, 0.6])?;
    /// assert!((fitted.loc() - 0.3_f64).abs() < 0.01);
    /// assert!(Fit::<f64>::new().fit(&array![0.5, 0.5]).is_err());
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn fit<'a, D: Dimension>(&self, x: impl Into<Observations<'a, F, D>>) -> Result<Fitted<F>> {
        self.check()?;
        x.into().whole(|lane| self.fitted(lane))
    }

    /// The fits to the angles along one axis, which the result lacks.
    ///
    /// # Errors
    /// [`Error::AxisOutOfRange`] if x has no such axis; [`Error::Empty`] if its length is 0; [`Error::Value`] if an
    /// element of x is not finite, with its row-major index in x; [`Error::Lane`] with the lowest lane that cannot be
    /// fitted.
    ///
    /// # Example
    /// ```
    /// use ndarray::{Axis, array};
    /// use vonmises::circular::Fit;
    /// let rows = Fit::new().fit_axis(&array![[0.1, 0.3], [3.0, -3.0]], Axis(1))?;
    /// let kappas = rows.map(|fitted| fitted.concentration());
    /// assert!(kappas[0] > kappas[1]);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn fit_axis<'a, D: RemoveAxis>(
        &self,
        x: impl Into<Observations<'a, F, D>>,
        axis: Axis,
    ) -> Result<Array<Fitted<F>, D::Smaller>> {
        self.check()?;
        x.into().along(axis, |lane| self.fitted(lane))
    }

    pub(crate) fn check(&self) -> Result<()> {
        self.loc.map_or(Ok(()), |loc| condition::angle("loc").check(0, loc))?;
        self.concentration.map_or(Ok(()), |known| condition::concentration().check(0, known))
    }

    pub(crate) fn fitted(&self, lane: Lane<'_, F>) -> Result<Fitted<F>> {
        self.of_sums(self.sums(lane), lane.angles.first().map_or(f64::NAN, |&angle| angle.to_f64()))
    }

    /// The fit from sums about the known direction or the mean; `angle` is named in the error of equal angles.
    pub(crate) fn of_sums(&self, sums: Sums, angle: f64) -> Result<Fitted<F>> {
        let Estimate { loc, about, kappa } = self.estimate(sums);
        if F::from_f64(kappa).is_finite() {
            let loc = self.loc.unwrap_or_else(|| loc.wrapped());
            return Ok(Fitted { loc, kappa, weight: sums.weight(), about, known: *self });
        }
        let requirement = "one of several distinct angles (equal ones have no finite concentration)";
        Err(Error::Value { argument: "x", index: 0, value: angle, requirement })
    }

    pub(crate) fn sums(&self, lane: Lane<'_, F>) -> Sums {
        self.loc.map_or_else(|| Sums::new(lane), |loc| Sums::about(Pivot::new(loc.to_f64()), lane))
    }

    /// The estimate, whose concentration can be infinite.
    pub(crate) fn estimate(&self, sums: Sums) -> Estimate {
        let (loc, about) = match self.loc {
            Some(loc) => (Pivot::new(loc.to_f64()), sums.versine_and_cosine()),
            None => (sums.direction(), (sums.variance(), sums.resultant_length())),
        };
        let about = Resultant { variance: about.0, length: about.1 };
        let kappa = match (self.concentration, self.loc) {
            (Some(known), _) => known.to_f64(),
            (None, Some(_)) => about.concentration(),
            (None, None) => about.corrected(sums.weight(), self.bias),
        };
        Estimate { loc, about, kappa }
    }
}

/// What sums tell of a distribution.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Estimate {
    pub(crate) loc: Pivot,
    /// The resultant about `loc`.
    pub(crate) about: Resultant,
    pub(crate) kappa: f64,
}

impl<F: Float> VonMises<F> {
    /// The distribution under which the angles are likeliest: the short form of [`Fit::fit`], which also takes options.
    ///
    /// `loc` is the mean direction, in [−π, π); κ solves I₁(κ)/I₀(κ) = R, with 1 − R the circular variance of the
    /// angles. κ is biased upward for few angles (even from the uniform distribution R is about √(π/4n), so κ is about
    /// √(π/n)).
    ///
    /// # Errors
    /// As [`Fit::fit`].
    ///
    /// # Example
    /// ```
    /// use vonmises::{Key, VonMises};
    /// let distribution = VonMises::<f64>::new(1.0, 4.0)?;
    /// let fitted = VonMises::fit(&distribution.draw(Key::new(0), 100_000)?)?;
    /// assert!((fitted.loc() - 1.0).abs() < 0.01 && (fitted.concentration() - 4.0).abs() < 0.1);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// As [`Fit`].
    pub fn fit<'a, D: Dimension>(x: impl Into<Observations<'a, F, D>>) -> Result<Self> {
        Fit::new().fit(x).map(|fitted| fitted.distribution())
    }
}

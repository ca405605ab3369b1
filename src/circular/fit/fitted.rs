//! What a fit found, and how sure it is.

use super::builder::Fit;
use super::estimate::Resultant;
use super::likelihood;
use crate::distribution::von_mises::VonMises;
use crate::error::Result;
use crate::input::condition;
use crate::scalar::float::Float;
use crate::special::bessel::ratio::mean_resultant_length;
use crate::special::bessel::slope::root_slope;
use pxfm::f_erfinv;

/// A fitted von Mises distribution.
///
/// Made by [`Fit`]; holds the estimates and what their uncertainties are computed of, not the angles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fitted<F> {
    pub(crate) loc: F,
    pub(crate) kappa: f64,
    pub(crate) weight: f64,
    /// The resultant about `loc`.
    pub(crate) about: Resultant,
    pub(crate) known: Fit<F>,
}

/// A value for each parameter that was estimated, `None` for one that was known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PerParameter<T> {
    /// For the direction.
    pub loc: Option<T>,
    /// For the concentration.
    pub concentration: Option<T>,
}

impl<F: Float> Fitted<F> {
    /// The distribution itself, to draw from or to evaluate.
    ///
    /// # Example
    /// ```
    /// use ndarray::array;
    /// use vonmises::circular::Fit;
    /// let distribution = Fit::new().fit(&array![0.1, 0.2, 0.6])?.distribution();
    /// assert!((distribution.cdf(distribution.loc())? - 0.5_f64).abs() < 1e-15);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    pub fn distribution(&self) -> VonMises<F> {
        VonMises::from_valid(self.loc, self.concentration())
    }

    /// The direction: the mean direction in [−π, π), or the known one as it was given.
    pub fn loc(&self) -> F {
        self.loc
    }

    /// The concentration, estimated or known.
    pub fn concentration(&self) -> F {
        F::from_f64(self.kappa)
    }

    /// The number of angles n, or their total weight.
    pub fn weight(&self) -> f64 {
        self.weight
    }

    /// The sum of the log densities of the angles under the fitted distribution: n (−κ V − ln(2π I₀(κ) e^−κ)), with V
    /// the mean of 1 − cos(x − loc).
    ///
    /// # Example
    /// ```
    /// use ndarray::array;
    /// use vonmises::{circular::Fit, log_prob};
    /// let x = array![0.1, 0.2, 0.6];
    /// let fitted = Fit::new().fit(&x)?;
    /// let sum = log_prob(&x, fitted.loc(), fitted.concentration())?.sum();
    /// assert!((fitted.log_likelihood() / sum - 1.0_f64).abs() < 1e-14);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// 4 ulp of the value or of its larger term.
    pub fn log_likelihood(&self) -> F {
        F::from_f64(self.weight * likelihood::log_likelihood(self.about, self.kappa))
    }

    /// Standard errors from the Fisher information at the estimate: 1/√(nκA(κ)) of `loc` in radians, 1/√(nA′(κ)) of κ.
    ///
    /// That of `loc` is infinite where κ is 0. Both are for large n; [`confidence_interval`](Self::confidence_interval)
    /// says more where n is small, or κ so small that it could be 0. A corrected κ is taken for the estimate.
    ///
    /// # Example
    /// ```
    /// use vonmises::{Key, VonMises, circular::Fit};
    /// let x = VonMises::<f64>::new(1.0, 4.0)?.draw(Key::new(3), 400)?;
    /// let errors = Fit::new().loc(1.0).fit(&x)?.standard_errors();
    /// assert_eq!(errors.loc, None); // it was known
    /// assert!(errors.concentration.is_some_and(|error| (error - 0.26).abs() < 0.02)); // about κ √(2/n)
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// Relative 2e-15 for the κ found.
    ///
    /// # References
    /// Mardia & Jupp 2000, "Directional Statistics", section 5.3.2.
    pub fn standard_errors(&self) -> PerParameter<F> {
        let of_loc = || 1.0 / (self.weight.sqrt() * self.kappa.sqrt() * mean_resultant_length(self.kappa).sqrt());
        let of_concentration = || 1.0 / (self.weight.sqrt() * root_slope(self.kappa));
        self.estimated(|| F::from_f64(of_loc()), || F::from_f64(of_concentration()))
    }

    /// Confidence intervals from the likelihood: where twice its logarithm, made as large as it can be in the other
    /// parameter, is less than the `level` quantile of χ² (1 degree of freedom) below its maximum.
    ///
    /// For κ [lower, upper], where lower is 0 if the uniform distribution is inside, and upper can be infinite where
    /// the type overflows. For `loc` the arc [loc − h, loc + h] in radians, not wrapped, where h = π if every direction
    /// is inside; otherwise h ≤ π/2, or less than π if κ is known. A bias correction changes neither interval: they
    /// belong to maximum likelihood, and the corrected κ can lie outside for very few angles.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if the level is not between 0 and 1.
    ///
    /// # Example
    /// ```
    /// use vonmises::{Key, VonMises, circular::Fit};
    /// let x = VonMises::<f64>::new(1.0, 4.0)?.draw(Key::new(3), 400)?;
    /// let interval = Fit::new().fit(&x)?.confidence_interval(0.95)?;
    /// assert!(interval.loc.is_some_and(|[from, to]| from < 1.0 && 1.0 < to));
    /// assert!(interval.concentration.is_some_and(|[lower, upper]| lower < 4.0 && 4.0 < upper));
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// Relative 5e-15; a lower end near 0 to 1e-15 of the estimate. The 95 % intervals of 4000 samples with κ = 2 held
    /// `loc` and κ in 94.6 % and 94.8 % of the cases for n = 50, in 93.8 % and 92.9 % for n = 10.
    ///
    /// # References
    /// Mardia & Jupp 2000, "Directional Statistics", section 7.2.
    pub fn confidence_interval(&self, level: f64) -> Result<PerParameter<[F; 2]>> {
        condition::level().check(0, level)?;
        let loss = f_erfinv(level).powi(2) / self.weight; // χ²/2n, √χ² = √2 erfinv(level)
        let of_loc = || {
            let turn = match self.known.concentration {
                Some(known) => likelihood::turn_at(known.to_f64(), self.about, loss),
                None => likelihood::turn(self.about, loss),
            };
            arc(self.loc, turn)
        };
        let of_concentration = || {
            let likeliest = self.about.concentration();
            let ends = [likeliest - likelihood::fall(self.about, loss), likeliest + likelihood::rise(self.about, loss)];
            ends.map(F::from_f64)
        };
        Ok(self.estimated(of_loc, of_concentration))
    }

    fn estimated<T>(&self, loc: impl FnOnce() -> T, concentration: impl FnOnce() -> T) -> PerParameter<T> {
        self.known.estimated(loc, concentration)
    }
}

impl<F: Float> Fit<F> {
    /// The values of the parameters that are not known.
    pub(crate) fn estimated<T>(&self, loc: impl FnOnce() -> T, concentration: impl FnOnce() -> T) -> PerParameter<T> {
        PerParameter {
            loc: self.loc.is_none().then(loc),
            concentration: self.concentration.is_none().then(concentration),
        }
    }
}

/// [loc − half, loc + half]
pub(crate) fn arc<F: Float>(loc: F, half: f64) -> [F; 2] {
    [loc.to_f64() - half, loc.to_f64() + half].map(F::from_f64)
}

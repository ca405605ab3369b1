//! A fitted distribution and the uncertainty of its parameters.

use super::likelihood;
use super::parameters::{Known, PerParameter};
use super::resultant::Resultant;
use crate::distribution::von_mises::VonMises;
use crate::error::Result;
use crate::input::condition;
use crate::scalar::float::Float;
use crate::scalar::printed::{DECIMALS, Printed};
use crate::special::bessel::ratio::mean_resultant_length;
use crate::special::bessel::slope::root_slope;
use pxfm::f_erfinv;
use std::fmt;

/// A fitted von Mises distribution, with standard errors and confidence intervals of its parameters.
///
/// [`Fit`](crate::circular::Fit) makes it. It holds the estimates and a few sums, not the angles. `Display` prints the
/// estimates with their standard errors, and the weight, in one line, with four decimals or the formatter's precision.
///
/// # Example
/// ```
/// use vonmises::{Key, VonMises, circular::Fit};
/// let x = VonMises::<f64>::new(1.0, 4.0)?.draw(Key::new(3), 400)?;
/// let fitted = Fit::new().loc(1.0).fit(&x)?;
/// let text = "VonMises(loc = 1.00 (known), concentration = 4.04 ± 0.26), weight = 400";
/// assert_eq!(format!("{fitted:.2}"), text);
/// assert_eq!(VonMises::from(fitted), fitted.distribution());
/// # Ok::<(), vonmises::Error>(())
/// ```
///
/// # Serde
/// With the feature `serde` a fit has the fields
///
/// - `loc`: the direction;
/// - `concentration`: the concentration in `f64`, not rounded to the type of the angles;
/// - `weight`: the number of angles or their total weight;
/// - `mean_resultant_length`: R or, if the direction was known, the mean of cos(x − loc);
/// - `circular_variance`: the complement of that to 1, with all its digits;
/// - `loc_is_known` and `concentration_is_known`: `true` for a parameter that was not estimated.
///
/// Reading one checks that the numbers are finite and in their ranges, that the variance and the length are complements
/// up to rounding, and that the likelihood has a maximum if the concentration was estimated.
#[derive(Clone, Copy, Debug, PartialEq)]
#[doc(alias("mle.vonmises"))]
pub struct Fitted<F> {
    pub(super) loc: F,
    pub(super) kappa: f64,
    pub(super) weight: f64,
    /// The resultant about `loc`.
    pub(super) resultant: Resultant,
    pub(super) known: Known<F>,
}

impl<F: Float> Fitted<F> {
    /// Returns the distribution, to draw from or to evaluate.
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

    /// Returns the direction in radians: the mean direction in [−π, π), or the known direction as it was given.
    #[doc(alias("mu"))]
    pub fn loc(&self) -> F {
        self.loc
    }

    /// Returns the concentration, estimated or known.
    #[doc(alias("kappa"))]
    pub fn concentration(&self) -> F {
        F::from_f64(self.kappa)
    }

    /// Returns the number of angles n, or their total weight if they are weighted.
    pub fn weight(&self) -> f64 {
        self.weight
    }

    /// Returns the log likelihood: the sum of the log densities of the angles under the fitted distribution.
    ///
    /// It is n (−κ V − ln(2π I₀(κ) e^−κ)), where V is the mean of 1 − cos(x − loc).
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
    /// Within 4 ulp of the value or of its larger term.
    #[doc(alias("loglikelihood"))]
    pub fn log_likelihood(&self) -> F {
        F::from_f64(self.weight * likelihood::log_likelihood(self.resultant, self.kappa))
    }

    /// Returns the standard errors of the estimated parameters, from the Fisher information at the estimate.
    ///
    /// They are 1/√(nκA(κ)) for `loc`, in radians (infinite where κ is 0), and 1/√(nA′(κ)) for κ. Both hold for large
    /// n; use [`confidence_interval`](Self::confidence_interval) where n is small, or κ so small that it could be 0. If
    /// κ was corrected for bias, the corrected value is used.
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
    /// Relative error 2e-15, taking the κ found as exact.
    ///
    /// # References
    /// Mardia & Jupp 2000, "Directional Statistics", section 5.3.2.
    #[doc(alias("se.kappa", "se.mu", "stderror"))]
    pub fn standard_errors(&self) -> PerParameter<F> {
        let loc = || 1.0 / (self.weight.sqrt() * self.kappa.sqrt() * mean_resultant_length(self.kappa).sqrt());
        let concentration = || 1.0 / (self.weight.sqrt() * root_slope(self.kappa));
        self.known.for_estimated(|| F::from_f64(loc()), || F::from_f64(concentration()))
    }

    /// Returns confidence intervals of the estimated parameters from the profile likelihood.
    ///
    /// An interval holds the values for which twice the log likelihood, maximised over the other parameter, is below
    /// its maximum by less than the `level` quantile of χ² with 1 degree of freedom.
    ///
    /// - κ: [lower, upper]; lower is 0 if the interval includes the uniform distribution, and upper is infinite where
    ///   the type overflows.
    /// - `loc`: the arc [loc − h, loc + h] in radians, not wrapped; h = π if every direction is inside, otherwise
    ///   h ≤ π/2 (h < π if κ is known).
    ///
    /// A bias correction changes neither interval, so for very few angles the corrected κ can lie outside.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if `level` is not strictly between 0 and 1.
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
    /// Relative error 5e-15; a lower end near 0 is within 1e-15 of the estimate. For 4000 samples with κ = 2 the 95 %
    /// intervals contained `loc` in 94.6 % and κ in 94.8 % of the cases for n = 50, and in 93.8 % and 92.9 % for
    /// n = 10.
    ///
    /// # References
    /// Mardia & Jupp 2000, "Directional Statistics", section 7.2.
    #[doc(alias("confint", "circ_confmean"))]
    pub fn confidence_interval(&self, level: f64) -> Result<PerParameter<[F; 2]>> {
        condition::level().check(level)?;
        let loss = f_erfinv(level).powi(2) / self.weight; // χ²/2n, √χ² = √2 erfinv(level)
        let loc = || {
            self.arc(match self.known.concentration {
                Some(known) => likelihood::turn_at(known.to_f64(), self.resultant, loss),
                None => likelihood::turn(self.resultant, loss),
            })
        };
        let concentration = || {
            let likeliest = self.resultant.concentration();
            let lower = likeliest - likelihood::fall(self.resultant, loss);
            let upper = likeliest + likelihood::rise(self.resultant, loss);
            [lower, upper].map(F::from_f64)
        };
        Ok(self.known.for_estimated(loc, concentration))
    }

    /// Returns the arc around `loc` of this half width: [loc − half, loc + half].
    pub(super) fn arc(&self, half: f64) -> [F; 2] {
        [self.loc.to_f64() - half, self.loc.to_f64() + half].map(F::from_f64)
    }
}

impl<F: Float> From<Fitted<F>> for VonMises<F> {
    fn from(fitted: Fitted<F>) -> Self {
        fitted.distribution()
    }
}

impl<F: Float> From<&Fitted<F>> for VonMises<F> {
    fn from(fitted: &Fitted<F>) -> Self {
        fitted.distribution()
    }
}

impl<F: Float> fmt::Display for Fitted<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = formatter.precision().unwrap_or(DECIMALS);
        let text = |estimate: F, error: Option<F>| match error {
            Some(error) => format!("{:.decimals$} ± {:.decimals$}", Printed(estimate), Printed(error)),
            None => format!("{:.decimals$} (known)", Printed(estimate)),
        };
        let errors = self.standard_errors();
        let (loc, concentration) = (text(self.loc, errors.loc), text(self.concentration(), errors.concentration));
        write!(formatter, "VonMises(loc = {loc}, concentration = {concentration}), weight = {}", Printed(self.weight))
    }
}

//! Density, cumulative functions and quantiles of one distribution, one angle at a time.

use super::von_mises::VonMises;
use crate::error::Result;
use crate::input::condition;
use crate::probability::batch::Function;
use crate::quantile::angles;
use crate::scalar::float::Float;
use crate::special::angle::difference;

impl<F: Float> VonMises<F> {
    /// Returns the density at `x`.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if `x` is not finite.
    ///
    /// # Example
    /// ```
    /// let distribution = vonmises::VonMises::<f64>::new(1.0, 0.0)?; // uniform
    /// assert!((distribution.prob(2.5)? * std::f64::consts::TAU - 1.0).abs() < 1e-15);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// The largest relative error found is 1.6e-15 + 6.4e-16 t, where t is the larger term of
    /// [`log_prob`](Self::log_prob) or 1. Densities below the least float are 0.
    #[doc(alias("pdf", "dvonmises"))]
    pub fn prob(&self, x: F) -> Result<F> {
        self.at(x, |d| Function::Prob.at(d, self.kappa()))
    }

    /// Returns the logarithm of the density at `x`: −2κ sin²((x − μ)/2) − ln(2π I₀(κ) e^−κ).
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if `x` is not finite.
    ///
    /// # Example
    /// ```
    /// let distribution = vonmises::VonMises::<f64>::new(1.0, 2.0)?;
    /// assert!((distribution.log_prob(0.3)? - distribution.prob(0.3)?.ln()).abs() < 1e-15);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// The largest error found is 6.1 ulp of the value, its larger term, or 1, plus the rounding error of x − μ times
    /// the slope. Logarithms below the least float are −∞.
    #[doc(alias("logpdf", "log_pdf"))]
    pub fn log_prob(&self, x: F) -> Result<F> {
        self.at(x, |d| Function::LogProb.at(d, self.kappa()))
    }

    /// Returns the probability between μ − π and `x`. An `x` further than π from μ is first moved within π of it by
    /// whole turns.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if `x` is not finite.
    ///
    /// # Accuracy
    /// Small values keep their relative accuracy: those below μ in `cdf`, those above in [`sf`](Self::sf). The largest
    /// relative error found is 1.7e-15 + 1.7e-16 |ln value|, down to 1e-300.
    ///
    /// In `f32`, PI is greater than π by 8.7e-8: that point lies just above −π, and the probability below it is small.
    ///
    /// # Example
    /// ```
    /// let distribution = vonmises::VonMises::<f64>::new(1.0, 2.0)?;
    /// assert!((distribution.cdf(1.0)? - 0.5).abs() < 1e-15);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    #[doc(alias("pvonmises"))]
    pub fn cdf(&self, x: F) -> Result<F> {
        self.at(x, |d| Function::Cdf.at(d, self.kappa()))
    }

    /// Returns the logarithm of [`cdf`](Self::cdf), even where that underflows.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if `x` is not finite.
    ///
    /// # Example
    /// ```
    /// let distribution = vonmises::VonMises::<f64>::new(0.0, 1e6)?;
    /// assert!(distribution.cdf(-1.0)? == 0.0 && distribution.log_cdf(-1.0)? < -4e5);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// The largest error found is 7.5e-16 (1 + |value|).
    #[doc(alias("logcdf"))]
    pub fn log_cdf(&self, x: F) -> Result<F> {
        self.at(x, |d| Function::LogCdf.at(d, self.kappa()))
    }

    /// Returns the probability between `x` and μ + π: 1 − [`cdf`](Self::cdf), without its cancellation.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if `x` is not finite.
    ///
    /// # Example
    /// ```
    /// let distribution = vonmises::VonMises::<f64>::new(1.0, 2.0)?;
    /// let (above, below) = (distribution.sf(4.0)?, distribution.cdf(-2.0)?); // symmetric about 1
    /// assert!(above > 0.0 && (above - below).abs() < 1e-16);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// As [`cdf`](Self::cdf), above μ.
    #[doc(alias("survival", "survival_function", "ccdf"))]
    pub fn sf(&self, x: F) -> Result<F> {
        self.at(x, |d| Function::Sf.at(d, self.kappa()))
    }

    /// Returns the logarithm of [`sf`](Self::sf), even where that underflows.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if `x` is not finite.
    ///
    /// # Example
    /// ```
    /// let distribution = vonmises::VonMises::<f64>::new(1.0, 2.0)?;
    /// assert!((distribution.log_sf(3.0)? - distribution.sf(3.0)?.ln()).abs() < 1e-14);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// As [`log_cdf`](Self::log_cdf).
    #[doc(alias("logsf", "logccdf"))]
    pub fn log_sf(&self, x: F) -> Result<F> {
        self.at(x, |d| Function::LogSf.at(d, self.kappa()))
    }

    /// Returns the angle in [μ − π, μ + π] below which the probability is `p`; it is not wrapped.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if `p` is not in [0, 1].
    ///
    /// # Example
    /// ```
    /// let distribution = vonmises::VonMises::new(3.0, 2.0)?;
    /// assert_eq!(distribution.quantile(0.5)?, 3.0);
    /// assert_eq!(distribution.quantile(1.0)?, 3.0 + std::f64::consts::PI);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// The largest error found is 2.8e-15 · max(|Q|, 1/√(1 + κ)) for Q = quantile − μ, plus the rounding error of the
    /// sum.
    #[doc(alias("ppf", "icdf", "qvonmises", "inverse_cdf"))]
    pub fn quantile(&self, p: F) -> Result<F> {
        condition::probability().check(p)?;
        Ok(F::from_f64(self.loc().to_f64() + angles::quantile(self.kappa(), p.to_f64())))
    }

    /// Returns the angle in [μ − π, μ + π] above which the probability is `p`.
    ///
    /// It is the [`quantile`](Self::quantile) of 1 − p, accurate for small upper tails.
    ///
    /// # Errors
    /// [`Error::Value`](crate::Error::Value) if `p` is not in [0, 1].
    ///
    /// # Example
    /// ```
    /// let distribution = vonmises::VonMises::<f64>::new(0.0, 100.0)?;
    /// assert_eq!(distribution.isf(1e-30)?, -distribution.quantile(1e-30)?);
    /// # Ok::<(), vonmises::Error>(())
    /// ```
    ///
    /// # Accuracy
    /// As [`quantile`](Self::quantile).
    #[doc(alias("cquantile", "inverse_survival"))]
    pub fn isf(&self, p: F) -> Result<F> {
        condition::probability().check(p)?;
        Ok(F::from_f64(self.loc().to_f64() - angles::quantile(self.kappa(), p.to_f64())))
    }

    /// Evaluates a function of the deviation of `x` from the location.
    fn at(&self, x: F, f: impl FnOnce(f64) -> f64) -> Result<F> {
        condition::angle("x").check(x)?;
        Ok(F::from_f64(f(difference(x.to_f64(), self.loc().to_f64()))))
    }
}

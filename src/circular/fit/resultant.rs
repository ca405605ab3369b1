//! The mean cosine of angles about a direction, which determines the concentration.

use crate::special::bessel::inverse::concentration_from_variance_and_length;
use crate::special::bessel::ratio::{mean_resultant_length, one_minus_mean_resultant_length};

/// The mean of cos(x − μ) for a direction μ, and its complement, each as accurate as the angles allow.
///
/// About the mean direction these are the mean resultant length R and the circular variance 1 − R.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Resultant {
    /// 1 − `length`, in [0, 2].
    pub(crate) variance: f64,
    /// In [−1, 1].
    pub(crate) length: f64,
}

impl Resultant {
    /// Returns A(κ) − `length`, from whichever of both forms cancels less.
    pub(crate) fn shortfall(self, kappa: f64) -> f64 {
        if self.variance > 0.5 {
            mean_resultant_length(kappa) - self.length
        } else {
            self.variance - one_minus_mean_resultant_length(kappa)
        }
    }

    /// Returns the maximum likelihood estimate of κ, which is infinite if all angles are equal.
    pub(crate) fn concentration(self) -> f64 {
        if self.length > 0.0 { concentration_from_variance_and_length(self.variance, self.length) } else { 0.0 }
    }
}

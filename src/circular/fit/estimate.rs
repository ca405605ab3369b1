//! Estimates of a concentration from mean resultant length: maximum likelihood and corrections of its bias.

use super::root::root;
use crate::special::bessel::ratio::{
    concentration_from_variance_and_length, mean_resultant_length, one_minus_mean_resultant_length,
};
use crate::special::bessel::slope::{slope, times_slope};

/// How the concentration is corrected for the bias of maximum likelihood.
///
/// Maximum likelihood finds κ too large on average: by about 3κ/n for large κ, of which κ/n is because the direction is
/// estimated from the same angles, and even the uniform distribution is given about √(π/n). It matters below some 50
/// angles. Means of 4000 estimates from n angles (simulated):
///
/// | n, κ | none | Best & Fisher | marginal likelihood |
/// | --- | --- | --- | --- |
/// | 10, 0.5 | 0.81 | 0.54 | 0.50 |
/// | 10, 2 | 2.59 | 1.98 | 2.37 |
/// | 10, 20 | 28.1 | 20.3 | 25.3 |
/// | 50, 0.5 | 0.56 | 0.48 | 0.49 |
/// | 50, 2 | 2.09 | 2.00 | 2.05 |
///
/// Where `loc` is known they change nothing: the marginal likelihood is then the likelihood, and Best & Fisher's
/// correction is not for it. The number of angles n is their total weight.
///
/// # References
/// Best & Fisher 1981 (Communications in Statistics: Simulation and Computation 10); Schou 1978 (Biometrika 65);
/// Marrelec & Giron 2021 compare both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Bias {
    /// Maximum likelihood as it is.
    #[default]
    None,
    /// Best & Fisher 1981: max(κ − 2/(nκ), 0) for κ < 2, (n − 1)³ κ / (n³ + n) from there on (0 for n < 1).
    BestFisher,
    /// Schou 1978: the κ under which a resultant as long as the one observed is likeliest, whatever its direction.
    ///
    /// It solves A(κ) = R A(nRκ), R the mean resultant length; 0 where nR² ≤ 1.
    MarginalLikelihood,
}

/// A mean cosine about a direction and its complement, each as exact as the data give it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Resultant {
    /// 1 − `length`, in [0, 2].
    pub(crate) variance: f64,
    /// In [−1, 1].
    pub(crate) length: f64,
}

impl Resultant {
    /// A(κ) less its length, taken from whichever side cancels less.
    pub(crate) fn shortfall(self, kappa: f64) -> f64 {
        if self.variance > 0.5 {
            mean_resultant_length(kappa) - self.length
        } else {
            self.variance - one_minus_mean_resultant_length(kappa)
        }
    }

    /// The κ under which it is likeliest; infinite if all angles are equal.
    pub(crate) fn concentration(self) -> f64 {
        if self.length > 0.0 { concentration_from_variance_and_length(self.variance, self.length) } else { 0.0 }
    }

    /// The estimate from n angles whose direction is not known.
    pub(crate) fn corrected(self, n: f64, bias: Bias) -> f64 {
        match bias {
            Bias::None => self.concentration(),
            Bias::BestFisher => best_fisher(self.concentration(), n),
            Bias::MarginalLikelihood => self.marginal(n),
        }
    }

    /// The root of A(κ) = R A(nRκ), below which the left side is the smaller.
    fn marginal(self, n: f64) -> f64 {
        let (growth, likeliest) = (n * self.length, self.concentration());
        let excess = growth * self.length;
        if likeliest.is_infinite() || excess <= 1.0 {
            return if likeliest.is_infinite() { likeliest } else { 0.0 };
        }
        let start = likeliest * (1.0 - 1.0 / excess);
        if self.variance < 0.25 {
            root(0.0, likeliest, start, |kappa| self.concentrated(growth, kappa))
        } else {
            let squared = |square: f64| self.spread_out(growth, square.sqrt());
            root(0.0, likeliest * likeliest, start * start, squared).sqrt()
        }
    }

    /// ln((V + R b(nRκ)) / b(κ)) for b = 1 − A: the same equation in complements, and about ln κ.
    fn concentrated(self, growth: f64, kappa: f64) -> (f64, f64) {
        let (here, there) = (one_minus_mean_resultant_length(kappa), one_minus_mean_resultant_length(growth * kappa));
        let other = self.variance + self.length * there;
        let slopes = (times_slope(kappa) / here, self.length * times_slope(growth * kappa) / other);
        (((other - here) / here).ln_1p(), (slopes.0 - slopes.1) / kappa)
    }

    /// ln(A(κ) / (R A(nRκ))), as a function of κ², in which it is regular at 0.
    fn spread_out(self, growth: f64, kappa: f64) -> (f64, f64) {
        let (here, there) = (mean_resultant_length(kappa), mean_resultant_length(growth * kappa));
        let slopes = (kappa * slope(kappa) / here, times_slope(growth * kappa) / there);
        ((here / (self.length * there)).ln(), (slopes.0 - slopes.1) / (2.0 * kappa * kappa))
    }
}

fn best_fisher(kappa: f64, n: f64) -> f64 {
    if kappa < 2.0 {
        return if kappa > 0.0 { (kappa - 2.0 / (n * kappa)).max(0.0) } else { 0.0 };
    }
    let rest = (1.0 - 1.0 / n).max(0.0);
    kappa * rest.powi(3) / (1.0 + 1.0 / (n * n))
}

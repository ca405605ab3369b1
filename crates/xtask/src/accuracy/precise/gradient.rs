//! Derivatives of the distribution's functions.

use super::elementary::{exp, pi, pi_minus, sin_cos};
use super::number::Number;
use super::quadrature::integral;
use super::slope::{slope, times_slope};
use super::tail::{Distribution, sin_of_half};

/// Half the exponent at which an integral is cut off: what follows is some 50 exp(−56), 3e-23.
const HALF_CUT: f64 = 28.0;

/// Returns sin(x) for |x| ≤ π.
fn sin_of(x: Number) -> Number {
    let size = x.abs();
    let sine = if size.high <= 0.5 * pi().high { sin_cos(size).0 } else { sin_cos(pi_minus(size)).0 };
    if x.high < 0.0 { -sine } else { sine }
}

/// Returns 1 − cos(x) for |x| ≤ π.
fn versine(x: Number) -> Number {
    sin_of_half(x.abs()).square().scaled(2.0)
}

impl Distribution {
    /// Returns cos(x) − A.
    fn excess(&self, x: Number) -> Number {
        self.bessel.variance - versine(x)
    }

    /// Returns the derivatives of ln f in x and in κ.
    pub(crate) fn log_density_gradient(&self, x: Number) -> [Number; 2] {
        [-(sin_of(x) * self.kappa), self.excess(x)]
    }

    /// Returns the derivatives of the mass of [−π, x] in x and in κ.
    pub(crate) fn cdf_gradient(&self, x: Number) -> [Number; 2] {
        let density = self.density(x);
        [density, -(density * self.shifted_turning(x) / self.shifted())]
    }

    /// Returns the derivatives of the quantile x in the probability and in κ.
    pub(crate) fn quantile_gradient(&self, x: Number) -> [Number; 2] {
        [exp(self.exponent(x)) / self.bessel.peak(), self.shifted_turning(x) / self.shifted()]
    }

    /// Returns 1 + κ.
    fn shifted(&self) -> Number {
        Number::ONE + self.kappa
    }

    /// Returns (1 + κ) dx/dκ of the angle x in [−π, π] above which the mass stays the same. It is odd.
    ///
    /// dx/dκ is ∫ (cos t − A) exp(κ (cos t − cos x)) dt over [x, π], or minus that over [0, x], since the whole integral
    /// is 0. As cos t − A decreases, one of the two has an integrand of one sign: the first where cos x < A.
    fn shifted_turning(&self, x: Number) -> Number {
        if x.high < 0.0 {
            return -self.shifted_turning(-x);
        }
        let shifted = self.shifted();
        let weight = |t: Number| self.excess(t) * shifted;
        if weight(x).high < 0.0 {
            return self.tail_integral(x, HALF_CUT, weight);
        }
        let integrand = |node: Number| {
            let t = x * node;
            let [below, above] = [x - t, x + t].map(|angle| sin_cos(angle.scaled(0.5)).0);
            weight(t) * exp((below * self.kappa * above).scaled(2.0))
        };
        -(x * integral(integrand))
    }
}

/// The derivatives of a divergence, as the terms of which they are sums.
pub(crate) struct DivergenceGradient {
    /// κ₂ A₁ sin d
    pub(crate) in_loc: Number,
    /// (κ₁ − κ₂) A₁′ and κ₂ A₁′ (1 − cos d)
    pub(crate) in_kappa: [Number; 2],
    /// A₂ − A₁ and A₁ (1 − cos d)
    pub(crate) in_other: [Number; 2],
    /// The larger of A₁ and A₂, or of 1 − A₁ and 1 − A₂ if that is smaller.
    pub(crate) minuend: Number,
}

impl DivergenceGradient {
    /// Computes those of the divergence of a second distribution from a first, which is turned by d in [−π, π].
    pub(crate) fn new(one: &Distribution, turn: Number, two: &Distribution) -> Self {
        let (length, versine) = (one.bessel.length, versine(turn));
        // A₁′ itself may underflow.
        let times_slope_of_one = |factor: Number| {
            if one.kappa > 1.0 { times_slope(one.kappa) * (factor / one.kappa) } else { slope(one.kappa) * factor }
        };
        let larger = |a: Number, b: Number| if a.high > b.high { a } else { b };
        let by_length = (two.bessel.length - length, larger(two.bessel.length, length));
        let by_variance = (one.bessel.variance - two.bessel.variance, larger(one.bessel.variance, two.bessel.variance));
        let (gap, minuend) = if by_length.1.high < by_variance.1.high { by_length } else { by_variance };
        Self {
            in_loc: length * two.kappa * sin_of(turn),
            in_kappa: [Number::from(one.kappa) - two.kappa, versine * two.kappa].map(times_slope_of_one),
            in_other: [gap, length * versine],
            minuend,
        }
    }
}

//! The centred distribution: its density and the mass above an angle.

use super::bessel::Bessel;
use super::elementary::{exp, ln, ln_1p, pi, pi_minus, sin, sin_cos};
use super::number::Number;
use super::quadrature::integral;

/// Half the exponent at which a tail is cut off: exp(−50) is 2e-22.
const HALF_CUT: f64 = 25.0;

/// The centred distribution of one concentration.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Distribution {
    pub(crate) kappa: f64,
    pub(crate) bessel: Bessel,
}

/// Returns sin(x/2) for 0 ≤ x ≤ π.
pub(crate) fn sin_of_half(x: Number) -> Number {
    let quarter = sin(x.scaled(0.25));
    (quarter * (-quarter.square() + 1.0).sqrt()).scaled(2.0)
}

impl Distribution {
    pub(crate) fn new(kappa: f64) -> Self {
        Self { kappa, bessel: Bessel::new(kappa) }
    }

    /// Returns 2κ sin²(x/2), the exponent of the density; infinite if it overflows.
    pub(crate) fn exponent(&self, x: Number) -> Number {
        let s = sin_of_half(x.abs());
        if self.kappa * s.high * s.high * 2.0 > 1.7e308 {
            return Number::from(f64::INFINITY);
        }
        (s * self.kappa * s).scaled(2.0)
    }

    /// Returns the density.
    pub(crate) fn density(&self, x: Number) -> Number {
        self.bessel.peak() * exp(-self.exponent(x))
    }

    /// Returns the logarithm of the density.
    pub(crate) fn log_density(&self, x: Number) -> Number {
        -self.exponent(x) - self.bessel.normaliser()
    }

    /// Returns the mass of [x, π] for 0 ≤ x ≤ π. (An x past π by little gives a negative mass.)
    pub(crate) fn tail(&self, x: Number) -> Number {
        self.density(x) * self.relative_tail(x)
    }

    /// Returns the logarithm of the same, also where the tail itself underflows.
    pub(crate) fn log_tail(&self, x: Number) -> Number {
        ln(self.relative_tail(x)) + self.log_density(x)
    }

    /// Returns the mass of [−π, x].
    pub(crate) fn cdf(&self, x: f64) -> Number {
        let tail = self.tail(Number::from(x.abs()));
        if x > 0.0 { -tail + 1.0 } else { tail }
    }

    /// Returns the logarithm of the mass of [−π, x].
    pub(crate) fn log_cdf(&self, x: f64) -> Number {
        let x_abs = Number::from(x.abs());
        if x > 0.0 { ln_1p(-self.tail(x_abs)) } else { self.log_tail(x_abs) }
    }

    /// Returns the mass of [x, π] divided by the density at x, cut off where the exponent reaches −50.
    fn relative_tail(&self, x: Number) -> Number {
        self.tail_integral(x, HALF_CUT, |_| Number::ONE)
    }

    /// Returns the integral over [x, π] of a function of the angle times the density, divided by the density at x:
    /// ∫ w(x + d) exp(κ (cos(x + d) − cos x)) dd, the exponential written as exp(−2κ sin(d/2) sin(x + d/2)), and cut off
    /// where its exponent reaches −2 `half_cut`.
    pub(super) fn tail_integral(&self, x: Number, half_cut: f64, weight: impl Fn(Number) -> Number) -> Number {
        let span = self.span(x, half_cut);
        let (sine, cosine) = if x.high <= 0.5 * pi().high {
            sin_cos(x)
        } else {
            let (sine, cosine) = sin_cos(pi_minus(x));
            (sine, -cosine)
        };
        let integrand = |node: Number| {
            let step = span * node;
            let (s, c) = sin_cos(step.scaled(0.5));
            weight(x + step) * exp(-(s * self.kappa * (sine * c + cosine * s)).scaled(2.0))
        };
        span * integral(integrand)
    }

    /// Returns the distance from x at which the tail is cut off, at most that to π.
    fn span(&self, x: Number, half_cut: f64) -> Number {
        let rise = half_cut / self.kappa; // of sin²(t/2)
        let start = (0.5 * x.high).sin();
        let square = start * start + rise;
        let to_end = pi_minus(x);
        if square >= 1.0 {
            return to_end;
        }
        // sin²b − sin²a = sin(b − a) sin(b + a)
        let (a, b) = (0.5 * x.high, square.sqrt().asin());
        let span = 2.0 * (rise / (a + b).sin()).min(1.0).asin();
        if span < to_end.high { Number::from(span) } else { to_end }
    }
}

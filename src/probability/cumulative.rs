//! Cumulative functions of a deviation from the location, in [−PI, PI], and of what the engine finds there.

use crate::special::fixed::{exp, ln};
use std::f64::consts::LN_2;

/// The mass above an angle as ratio · exp(−2 (high + low)).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tail {
    pub(crate) ratio: f64,
    /// Half the exponent, and its rounding error.
    pub(crate) high: f64,
    pub(crate) low: f64,
}

impl Tail {
    /// Returns the mass, 1/2 at most, as it is from the centre on.
    #[inline(always)]
    fn mass(self) -> f64 {
        self.scaled(self.ratio).min(0.5)
    }

    /// Returns a number times exp(−exponent), the density relative to its peak.
    #[inline(always)]
    pub(crate) fn scaled(self, factor: f64) -> f64 {
        // Where the result underflows, the second factor is of no account, but it must not be negative.
        factor * exp(-2.0 * self.high) * (1.0 - 2.0 * self.low).max(0.0)
    }

    /// Returns the mass below the deviation whose tail this is, on its side; exactly 1/2 at the centre.
    #[inline(always)]
    pub(crate) fn below(self, deviation: f64) -> f64 {
        let mass = self.mass();
        let inside = if deviation > 0.0 { 1.0 - mass } else { mass };
        if deviation == 0.0 { 0.5 } else { inside }
    }

    /// Returns the logarithm of [`below`](Self::below), even where that underflows.
    #[inline(always)]
    pub(crate) fn log_below(self, deviation: f64) -> f64 {
        let mass = self.mass();
        let rest = 1.0 - mass;
        let log = ln(if deviation > 0.0 { rest } else { self.ratio });
        let above = log + ((1.0 - rest) - mass) / rest; // what rounding `rest` left out
        let below = ((log - 2.0 * self.low) - 2.0 * self.high).min(-LN_2);
        let inside = if deviation > 0.0 { above } else { below };
        if deviation == 0.0 { -LN_2 } else { inside }
    }
}

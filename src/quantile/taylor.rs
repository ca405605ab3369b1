//! The quantile near a solved point, as a power series in the tail.
//!
//! Feeds a sample's bytes: only `+ - * /`.

use crate::probability::mass::{CentredDistribution, Point};

/// Number of terms. A row extends less than 1/20 of the distance to the nearest singularity.
const ORDER: usize = 14;

/// θ as a polynomial in the difference between a tail and that of the point, in some unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Series([f64; ORDER]);

impl CentredDistribution {
    /// Returns the series about the point of angle `theta`; `side` is −1 past π, where θ increases as x decreases.
    ///
    /// With v = dθ/dp = −1/f(θ): v′ = κ sin θ · v², (sin θ)′ = cos θ · v, (cos θ)′ = −sin θ · v.
    #[inline(always)]
    pub(crate) fn series(&self, point: Point, theta: f64, side: f64, unit: f64) -> Series {
        let cosine_of_half = (1.0 - point.x * point.x) * point.u;
        let (mut angle, mut sine, mut cosine) = ([0.0; ORDER], [0.0; ORDER], [0.0; ORDER]);
        let (mut slope, mut turn) = ([0.0; ORDER], [0.0; ORDER]);
        angle[0] = theta;
        sine[0] = side * 2.0 * point.s * cosine_of_half;
        cosine[0] = 1.0 - 2.0 * point.s * point.s;
        slope[0] = -unit / self.density(point);
        for n in 0..ORDER - 1 {
            let product = |f: &[f64; ORDER]| {
                let mut sum = 0.0;
                for k in 0..n + 1 {
                    sum += f[k] * slope[n - k];
                }
                sum
            };
            let next = 1.0 / (n + 1) as f64;
            turn[n] = product(&sine);
            angle[n + 1] = slope[n] * next;
            sine[n + 1] = product(&cosine) * next;
            cosine[n + 1] = -turn[n] * next;
            slope[n + 1] = self.kappa * product(&turn) * next;
        }
        Series(angle)
    }
}

impl Series {
    /// Returns θ at a difference of tails.
    #[inline(always)]
    pub(crate) fn value(&self, distance: f64) -> f64 {
        self.0.iter().rev().fold(0.0, |sum, coefficient| sum * distance + coefficient)
    }
}

//! The quantile near a solved point, as a power series in the tail, for several concentrations at once.
//!
//! Feeds a sample's bytes: only `+ - * /`.

use fearless_simd::{Simd, SimdBase, f64x4};

/// Number of concentrations.
pub(crate) const LANES: usize = 4;
/// Number of terms. The next row's middle is nearer than 1/14 of the distance to the nearest singularity.
const ORDER: usize = 16;

/// θ as a polynomial in τ, the difference between the tail of the point and another, in some unit.
#[derive(Clone, Copy)]
pub(crate) struct Series<S: Simd>([f64x4<S>; ORDER]);

/// What the series starts with: the angle θ, the density f there in units of probability for a unit of τ, κ sin θ and
/// κ cos θ.
#[derive(Clone, Copy)]
pub(crate) struct Start<S: Simd> {
    pub(crate) angle: f64x4<S>,
    pub(crate) density: f64x4<S>,
    pub(crate) sine: f64x4<S>,
    pub(crate) cosine: f64x4<S>,
}

impl<S: Simd> Series<S> {
    /// Returns the series of zero.
    #[inline(always)]
    pub(crate) fn zero(simd: S) -> Self {
        Self([f64x4::splat(simd, 0.0); ORDER])
    }

    /// Returns the series of the solution of θ′ = 1/f, f′ = −κ sin θ, where κ sin θ and κ cos θ have the derivatives
    /// κ cos θ/f and −κ sin θ/f.
    #[inline(always)]
    pub(crate) fn new(simd: S, start: Start<S>) -> Self {
        let zero = f64x4::splat(simd, 0.0);
        let (mut angle, mut density, mut slope) = ([zero; ORDER], [zero; ORDER], [zero; ORDER]);
        let (mut sine, mut cosine) = ([zero; ORDER], [zero; ORDER]);
        (angle[0], density[0], sine[0], cosine[0]) = (start.angle, start.density, start.sine, start.cosine);
        let inverse = 1.0 / start.density;
        slope[0] = inverse;
        for n in 0..ORDER - 1 {
            if n > 0 {
                slope[n] = zero - product(zero, &density, &slope, 1, n) * inverse; // since slope · density = 1
            }
            let next = 1.0 / (n + 1) as f64;
            angle[n + 1] = slope[n] * next;
            density[n + 1] = sine[n] * -next;
            sine[n + 1] = product(zero, &cosine, &slope, 0, n) * next;
            cosine[n + 1] = product(zero, &sine, &slope, 0, n) * -next;
        }
        Self(angle)
    }

    /// Returns θ at a difference of tails.
    #[inline(always)]
    pub(crate) fn value(&self, difference: f64) -> f64x4<S> {
        let [lower @ .., last] = &self.0;
        let mut sum = *last;
        for coefficient in lower.iter().rev() {
            sum = sum * difference + *coefficient;
        }
        sum
    }
}

/// Returns Σ f[k] g[n − k] for k from `from` to n: a coefficient of the product of two series.
#[inline(always)]
fn product<S: Simd>(zero: f64x4<S>, f: &[f64x4<S>; ORDER], g: &[f64x4<S>; ORDER], from: usize, n: usize) -> f64x4<S> {
    let mut sum = zero;
    for k in from..n + 1 {
        sum += f[k] * g[n - k];
    }
    sum
}

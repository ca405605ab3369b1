//! The limiting null distribution of Watson's two-sample statistic for large samples.
//!
//! Over all divisions U² is approximately Σ λᵢ zᵢ², where the zᵢ are standard normal and the λᵢ are the eigenvalues of
//! the weighted covariance of the heights. In the limit each 1/(2πj)², j = 1, 2, …, occurs twice, and P(U² ≥ u) = 2 Σ
//! (−1)^(j − 1) exp(−2π²j²u).
//!
//! For N = m + n values without ties the largest eigenvalue is N/(N − 1) · (π/N / sin(π/N))² times its limit; with ties
//! it is up to 2.5 times. The statistic is divided by this factor. In simulations of 200,000 divisions for each pair of
//! samples without ties the rate of rejection then never exceeded the level, for levels from 0.2 to 0.001; the tests
//! have tied ones.

use super::pooled::Pooled;
use crate::error::Result;
use crate::memory::alloc::{listed, reserved};
use std::f64::consts::{PI, TAU};

/// Steps of the power method: the second pair of eigenvalues is a quarter of the first without ties, and always smaller
/// than the first.
const STEPS: usize = 40;

/// Returns the probability of a statistic of at least `square`, or slightly more.
///
/// # Errors
/// If there are ties, and memory cannot hold four numbers for each group.
pub(crate) fn p_value(pooled: &Pooled, square: f64) -> Result<f64> {
    let square = square / factor(pooled)?;
    let term = |j: i32| {
        let magnitude = 2.0 * (-2.0 * f64::from(j * j) * PI * PI * square).exp();
        if j % 2 == 1 { magnitude } else { -magnitude }
    };
    Ok(if square < 0.01 { 1.0 } else { (1..20).map(term).sum::<f64>().clamp(0.0, 1.0) })
}

/// Returns the largest eigenvalue divided by its limit, at least 1.
///
/// It is smaller than its limit only where few values lie outside one large group; heights are then far from normal.
fn factor(pooled: &Pooled) -> Result<f64> {
    let total = pooled.total() as f64;
    if !pooled.has_ties() {
        return Ok(total / (total - 1.0) * (PI / total / (PI / total).sin()).powi(2));
    }
    let covariance = Covariance::new(pooled)?;
    let from = |start: fn(f64) -> f64| covariance.largest_eigenvalue(|position| start(TAU * position / total));
    Ok(from(f64::cos)?.max(from(f64::sin)?).max(1.0))
}

/// The weighted covariance of the heights: −γ/2 up to constants, with γ = d (N − d) for two ends of groups that are d
/// values apart.
struct Covariance {
    /// Number of values up to the end of each group.
    positions: Vec<f64>,
    weights: Vec<f64>,
    total: f64,
}

impl Covariance {
    fn new(pooled: &Pooled) -> Result<Self> {
        let next_position = |position: &mut usize, size: &usize| {
            *position += size;
            Some(*position as f64)
        };
        let (groups, sizes) = (pooled.sizes.len(), pooled.sizes.iter());
        let positions = listed(groups, sizes.clone().scan(0, next_position))?;
        Ok(Self { positions, weights: listed(groups, sizes.map(|&size| size as f64))?, total: pooled.total() as f64 })
    }

    /// Returns the largest eigenvalue divided by its limit, by the power method from a start given by position.
    fn largest_eigenvalue(&self, start: impl Fn(f64) -> f64) -> Result<f64> {
        let mut vector = listed(self.positions.len(), self.positions.iter().map(|&position| start(position)))?;
        let (mut product, _) = reserved(&[vector.len()])?;
        let mut norm = self.normalize(&mut vector);
        for _ in 0..STEPS {
            self.multiply(&vector, &mut product);
            std::mem::swap(&mut vector, &mut product);
            norm = self.normalize(&mut vector);
        }
        Ok(norm * 4.0 * PI * PI / (2.0 * self.total * self.total * (self.total - 1.0)))
    }

    /// Centres the vector, divides it by its norm and returns the norm.
    fn normalize(&self, vector: &mut [f64]) -> f64 {
        let weighted = |f: &dyn Fn(f64) -> f64, vector: &[f64]| -> f64 {
            vector.iter().zip(&self.weights).map(|(&x, weight)| weight * f(x)).sum()
        };
        let mean = weighted(&|x| x, vector) / self.total;
        vector.iter_mut().for_each(|x| *x -= mean);
        let norm = weighted(&|x| x * x, vector).sqrt();
        if norm > 0.0 {
            vector.iter_mut().for_each(|x| *x /= norm);
        }
        norm
    }

    /// Multiplies a centred vector by the matrix into `product`: −Σ γ w x over the second end, up to a constant.
    ///
    /// With g = w x, which sums to 0, and p the positions, Σ |pⱼ − p| g = 2 pⱼ Σ_(≤j) g − 2 Σ_(≤j) p g + const and Σ
    /// (pⱼ − p)² g = −2 pⱼ Σ p g + const, so the cost is linear.
    fn multiply(&self, vector: &[f64], product: &mut Vec<f64>) {
        let products = || self.positions.iter().zip(&self.weights).zip(vector).map(|((p, w), x)| (*p, w * x));
        let moment: f64 = products().map(|(position, mass)| position * mass).sum();
        let (mut below, mut moment_below) = (0.0, 0.0);
        let element = |(position, mass): (f64, f64)| {
            below += mass;
            moment_below += position * mass;
            -2.0 * self.total * (position * below - moment_below) - 2.0 * position * moment
        };
        product.clear();
        product.extend(products().map(element));
    }
}

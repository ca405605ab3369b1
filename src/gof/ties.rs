//! Angles that are equal more often than the spacing of their type explains: they were rounded.

use crate::circular::observations::lane::Lane;
use crate::circular::sums::Sums;
use crate::error::Result;
use crate::memory::alloc::reserved;
use crate::scalar::float::Float;
use crate::special::angle::wrapped;
use rayon::prelude::*;
use std::f64::consts::PI;

/// Angles of a large sample that are looked at if it is not sorted anyway.
const FIRST: usize = 512;
/// Masses this near to each other may be those of equal angles.
const NEAR: f64 = 4.0 * f64::EPSILON;

/// Returns whether angles are tied beyond what their type explains, given their masses in ascending order.
pub(crate) fn among<F: Float>(angles: &[F], masses: &[f64]) -> Result<bool> {
    let tied = masses.windows(2).filter(|pair| pair[1] - pair[0] <= NEAR).count();
    if tied == 0 {
        return Ok(false);
    }
    // Far from the location masses are equal though angles are not.
    let most = most_explained(angles);
    Ok(tied as f64 > most && count(angles)? as f64 > most)
}

/// Returns whether the first few hundred angles are.
pub(crate) fn among_first<F: Float>(angles: &[F]) -> Result<bool> {
    let first = &angles[..angles.len().min(FIRST)];
    Ok(count(first)? as f64 > most_explained(first))
}

/// Returns the distance within which angles count as equal: a few times the spacing of the type at the largest one.
/// Numbers of single precision may have been converted to double precision.
fn spacing<F: Float>(angles: &[F]) -> f64 {
    let largest = angles.iter().fold(PI, |largest, angle| largest.max(Float::to_f64(angle.abs())));
    let are_single = angles.iter().all(|&angle| f64::from(Float::to_f64(angle) as f32) == Float::to_f64(angle));
    let epsilon = if are_single { f64::from(f32::EPSILON) } else { f64::EPSILON };
    4.0 * epsilon * largest
}

/// Returns the number of neighbours, in ascending order, that count as equal.
fn count<F: Float>(angles: &[F]) -> Result<usize> {
    let (mut sorted, _) = reserved(&[angles.len()])?;
    sorted.extend(angles.iter().map(|&angle| wrapped(Float::to_f64(angle))));
    sorted.par_sort_unstable_by(f64::total_cmp);
    let spacing = spacing(angles);
    Ok(sorted.windows(2).filter(|pair| pair[1] - pair[0] <= spacing).count())
}

/// Returns how many neighbours may count as equal by chance, if angles are rounded to their type only.
///
/// The expected number is n²/2 · 2 · spacing · ∫f². For the density f a normal one with the circular variance of the
/// angles serves.
fn most_explained<F: Float>(angles: &[F]) -> f64 {
    let variance = Sums::new(Lane { angles, weights: None, rounding: None }).variance();
    let (deviation, spacing, n) = ((2.0 * variance).sqrt(), spacing(angles), angles.len() as f64);
    if deviation < spacing {
        return 0.0; // all angles are equal, which no spacing explains
    }
    let expected = n * n * spacing * (0.16 + 0.3 / deviation);
    // A single pair is beyond chance unless it is at least a thousandth likely.
    if expected < 1e-3 { 0.0 } else { 3.0 * expected + 5.0 * expected.sqrt() + 1.0 }
}

//! How many angles lie in each part of the circle, or of an arc.

use crate::circular::observations::angles::Observations;
use crate::circular::observations::lane::Lane;
use crate::error::Result;
use crate::scalar::float::Float;
use crate::special::pivot::Pivot;
use ndarray::Dimension;
use rayon::prelude::*;
use std::f64::consts::TAU;

/// Angles that are counted in one go; the counts of such pieces are added in their order, for any number of threads.
const PIECE: usize = 1 << 16;

/// The part of a bin by which an angle may lie below its edge and still count as on it: no more, however coarse the
/// numbers are, or the angles of narrow bins would all move.
const BELOW: f64 = 0.002;

/// Equal bins side by side, the first of which begins half the width before the centre.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bins {
    pub(crate) centre: f64,
    pub(crate) width: f64,
    pub(crate) number: usize,
}

impl Bins {
    /// Of the whole circle, the first beginning at that angle.
    pub(crate) fn circle(start: f64, number: usize) -> Self {
        Self { centre: start + TAU / 2.0, width: TAU / number as f64, number }
    }

    /// The weight in each bin. A bin holds its lower edge, and angles that rounding alone puts below it.
    pub(crate) fn counts<F: Float, D: Dimension>(&self, x: &Observations<'_, F, D>) -> Result<Vec<f64>> {
        x.reduce(|lane| {
            let pieces = lane.angles.len().div_ceil(PIECE);
            let counted: Vec<_> = (0..pieces).into_par_iter().map(|piece| self.counts_of(piece, lane)).collect();
            let mut total = vec![0.0; self.number];
            for counts in counted {
                total.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
            }
            Ok(total)
        })
    }

    fn counts_of<F: Float>(&self, piece: usize, lane: Lane<'_, F>) -> Vec<f64> {
        let (from, to) = (piece * PIECE, ((piece + 1) * PIECE).min(lane.angles.len()));
        let centre = Pivot::new(self.centre);
        let rounding = (16.0 * F::epsilon().to_f64() * TAU / self.width).min(BELOW);
        let mut counts = vec![0.0; self.number];
        for i in from..to {
            let from_start = centre.deviation(lane.angles[i].to_f64()) / self.width + 0.5 * self.number as f64;
            let bin = (from_start + rounding).floor().max(0.0) as usize;
            counts[self.index(bin)] += lane.weights.map_or(1.0, |weights| weights[i].to_f64());
        }
        counts
    }

    /// What lies beyond the last bin belongs to the first one of a circle, to the last one of an arc.
    fn index(&self, bin: usize) -> usize {
        let whole = self.width * self.number as f64 > TAU * (1.0 - 1e-9);
        if whole { bin % self.number } else { bin.min(self.number - 1) }
    }
}

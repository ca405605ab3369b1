//! Counts of angles in equal parts of the circle or of an arc.

use crate::circular::observations::angles::Observations;
use crate::circular::observations::lane::Lane;
use crate::error::{Error, Result};
use crate::scalar::float::Float;
use crate::special::pivot::Pivot;
use ndarray::Dimension;
use rayon::prelude::*;
use std::f64::consts::TAU;

/// Angles counted by one task. Counts are added in the order of the tasks, so that weights have the same sum on any
/// number of threads.
const TASK: usize = 1 << 16;

/// Tasks whose counts are held at a time: memory does not grow with the number of angles.
const HELD: usize = 64;

/// The largest part of a bin's width by which an angle below an edge still counts as on it. Without this limit the
/// rounding of `f32` angles would move every angle of narrow bins.
const MAX_ROUNDING: f64 = 0.002;

/// Adjacent bins of equal width.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bins {
    /// The middle of all bins together.
    pub(crate) centre: f64,
    /// The width of one bin.
    pub(crate) width: f64,
    pub(crate) number: usize,
}

impl Bins {
    /// Returns bins for the whole circle, the first of which begins at `start`.
    pub(crate) fn circle(start: f64, number: usize) -> Self {
        Self { centre: start + TAU / 2.0, width: TAU / number as f64, number }
    }

    /// Returns the number or weight of the angles in each bin. Bins contain their lower edge, and angles that are below
    /// it by rounding alone.
    pub(crate) fn counts<F: Float, D: Dimension>(&self, x: &Observations<'_, F, D>) -> Result<Vec<f64>> {
        x.reduce(|lane| {
            let tasks = lane.angles.len().div_ceil(TASK);
            let (mut total, mut held) = (vec![0.0; self.number], Vec::new()); // bins are at most 1000
            for first in (0..tasks).step_by(HELD) {
                let some = first..tasks.min(first + HELD);
                some.into_par_iter().map(|task| self.count_task(task, lane)).collect_into_vec(&mut held);
                for counts in &held {
                    total.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
                }
            }
            Ok(total)
        })
    }

    /// Does the same where there may be no angles that count.
    pub(crate) fn counts_or_zeros<F: Float, D: Dimension>(&self, x: &Observations<'_, F, D>) -> Result<Vec<f64>> {
        match self.counts(x) {
            Err(Error::Empty { .. }) => Ok(vec![0.0; self.number]),
            other => other,
        }
    }

    fn count_task<F: Float>(&self, task: usize, lane: Lane<'_, F>) -> Vec<f64> {
        let (from, to) = (task * TASK, ((task + 1) * TASK).min(lane.angles.len()));
        let centre = Pivot::new(self.centre);
        let rounding = (16.0 * F::epsilon().to_f64() * TAU / self.width).min(MAX_ROUNDING);
        let mut counts = vec![0.0; self.number];
        for i in from..to {
            let from_start = centre.deviation(lane.angles[i].to_f64()) / self.width + 0.5 * self.number as f64;
            let bin = (from_start + rounding).floor().max(0.0) as usize;
            counts[self.index(bin)] += lane.weights.map_or(1.0, |weights| weights[i]);
        }
        counts
    }

    /// Brings the index of a bin into range: beyond the last bin is the first of a circle, and the last of an arc.
    fn index(&self, bin: usize) -> usize {
        let whole = self.width * self.number as f64 > TAU * (1.0 - 1e-9);
        if whole { bin % self.number } else { bin.min(self.number - 1) }
    }
}

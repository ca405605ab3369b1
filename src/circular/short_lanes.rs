//! Functions of the sums of each lane along an axis, many short lanes at a time.

use super::observations::angles::Observations;
use super::observations::lane::Lane;
use super::observations::plain::PlainLanes;
use super::sums::Sums;
use super::totals::PIECE;
use crate::error::{Error, Result};
use crate::memory::alloc::{reserved, shaped};
use crate::memory::blocks::BLOCK;
use crate::scalar::float::Float;
use crate::special::pivot::Pivot;
use ndarray::{Array, Axis, Dimension, RemoveAxis};
use rayon::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering};

/// Lanes that go through the steps together.
const LANES: usize = 16;
/// Lanes of one task.
const TASK: usize = 4 * LANES;

impl<F: Float, D: RemoveAxis> Observations<'_, F, D> {
    /// Returns a function of the sums of each lane along `axis`, in an array without that axis: what `reduce_axis` gives
    /// with [`Sums::new`], to the byte.
    pub(crate) fn reduce_sums<T: Clone + Send>(
        &self,
        axis: Axis,
        statistic: impl Fn(Sums) -> Result<T> + Sync,
    ) -> Result<Array<T, D::Smaller>> {
        match self.plain_lanes(axis) {
            Some(lanes) if lanes.len <= PIECE => self.reduce_short(self.shape_without(axis)?, &lanes, statistic),
            _ => self.reduce_axis(axis, |lane| statistic(Sums::new(lane))),
        }
    }

    fn reduce_short<T: Clone + Send>(
        &self,
        shape: D::Smaller,
        lanes: &PlainLanes<'_, F>,
        statistic: impl Fn(Sums) -> Result<T> + Sync,
    ) -> Result<Array<T, D::Smaller>> {
        let (mut results, count) = reserved(shape.slice())?;
        self.check_angles()?;
        let alone = |index: usize| {
            let mut buffer = Vec::new();
            let [lane] = lanes.take(index, 1, &mut buffer);
            statistic(Sums::new(lane)).map_err(|source| Error::lane(index, source))
        };
        results.resize(count, alone(0)?); // the first result takes no memory of its own
        let failed = AtomicBool::new(false);
        let work = |buffer: &mut Vec<F>, (task, results): (usize, &mut [T])| {
            if !fill(lanes, task * TASK, results, buffer, &statistic) {
                failed.store(true, Ordering::Relaxed);
            }
        };
        if lanes.angles.len() > BLOCK {
            results.par_chunks_mut(TASK).enumerate().for_each_init(Vec::new, work);
        } else {
            let mut buffer = Vec::new();
            results.chunks_mut(TASK).enumerate().for_each(|task| work(&mut buffer, task));
        }
        if failed.into_inner() {
            // Once more in order: the error is that of the first lane that fails, whichever thread met one.
            (0..count).try_for_each(|index| alone(index).map(drop))?;
        }
        shaped(shape, results)
    }
}

/// Fills the results of the lanes from the first on; returns whether all have one.
fn fill<F: Float, T>(
    lanes: &PlainLanes<'_, F>,
    first: usize,
    results: &mut [T],
    buffer: &mut Vec<F>,
    statistic: &impl Fn(Sums) -> Result<T>,
) -> bool {
    let (together, mut all_have) = (lanes.together(LANES), true);
    for (start, results) in (first..).step_by(together).zip(results.chunks_mut(together)) {
        let taken: [Lane<'_, F>; LANES] = lanes.take(start, results.len(), buffer);
        let mut sums = [Sums::empty(Pivot::default()); LANES];
        Sums::of_short_lanes(&taken[..results.len()], &mut sums);
        for (result, sums) in results.iter_mut().zip(sums) {
            match statistic(sums) {
                Ok(value) => *result = value,
                Err(_) => all_have = false,
            }
        }
    }
    all_have
}

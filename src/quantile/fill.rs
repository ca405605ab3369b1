//! Fills blocks with results, from a table of one concentration or with a concentration for each element.
//!
//! Feeds a sample's bytes: both ways give the same.

use super::batch::{BATCH, Batch};
use super::each_batch::EachBatch;
use super::table::Table;
use super::task::Task;
use crate::scalar::float::Float;
use crate::simd::level;
use fearless_simd::dispatch;

/// Fills the results of a block from index `first` on, from the table of their one concentration.
pub(crate) fn fill<F: Float>(task: impl Task<F>, first: usize, table: &Table<F>, results: &mut [F]) {
    let mut batch = Batch::new();
    dispatch!(level::current(), simd => {
        for (offset, chunk) in (0..).step_by(BATCH).zip(results.chunks_mut(BATCH)) {
            task.set_tails(first + offset, &mut batch);
            batch.solve(simd, table, chunk.len());
            task.finish(first + offset, &batch.quantiles, chunk);
        }
    });
}

/// Fills the same results, to the byte, where each has a concentration of its own.
pub(crate) fn fill_each<F: Float>(task: impl Task<F>, first: usize, kappas: &[F], results: &mut [F]) {
    if results.is_empty() {
        return;
    }
    let (mut batch, mut each) = (Batch::new(), EachBatch::new());
    dispatch!(level::current(), simd => {
        for (offset, chunk) in (0..).step_by(BATCH).zip(results.chunks_mut(BATCH)) {
            task.set_tails(first + offset, &mut batch);
            each.solve(simd, &kappas[offset..offset + chunk.len()], &mut batch);
            task.finish(first + offset, &batch.quantiles, chunk);
        }
    });
}

//! Fills blocks with results, from a table of one concentration or with a concentration for each element.
//!
//! Feeds a sample's bytes: both ways give the same.

use super::batch::{BATCH, Batch, SMALL_BATCH};
use super::each_batch::EachBatch;
use super::table::Table;
use super::task::Task;
use crate::scalar::float::Float;
use crate::simd::level;
use fearless_simd::{Simd, dispatch};

/// Fills the results of a block from index `first` on, from the table of their one concentration.
pub(crate) fn fill<F: Float>(task: impl Task<F>, first: usize, table: &Table<F>, results: &mut [F]) {
    dispatch!(level::current(), simd => match results.len() {
        0 | 1 => fill_batches::<F, _, 1>(simd, task, first, table, results),
        2..=SMALL_BATCH => fill_batches::<F, _, SMALL_BATCH>(simd, task, first, table, results),
        _ => fill_batches::<F, _, BATCH>(simd, task, first, table, results),
    });
}

/// Fills the same results, to the byte, where each has a concentration of its own.
pub(crate) fn fill_each<F: Float>(task: impl Task<F>, first: usize, kappas: &[F], results: &mut [F]) {
    dispatch!(level::current(), simd => match results.len() {
        0 | 1 => fill_each_batch::<F, _, 1>(simd, task, first, kappas, results),
        2..=SMALL_BATCH => fill_each_batch::<F, _, SMALL_BATCH>(simd, task, first, kappas, results),
        _ => fill_each_batch::<F, _, BATCH>(simd, task, first, kappas, results),
    });
}

#[inline(always)]
fn fill_batches<F: Float, S: Simd, const N: usize>(
    simd: S,
    task: impl Task<F>,
    first: usize,
    table: &Table<F>,
    results: &mut [F],
) {
    let mut batch = Batch::<F, N>::new();
    for (offset, chunk) in (0..).step_by(N).zip(results.chunks_mut(N)) {
        task.set_tails(first + offset, &mut batch);
        batch.solve(simd, table, chunk.len());
        task.finish(first + offset, &batch.quantiles, chunk);
    }
}

#[inline(always)]
fn fill_each_batch<F: Float, S: Simd, const N: usize>(
    simd: S,
    task: impl Task<F>,
    first: usize,
    kappas: &[F],
    results: &mut [F],
) {
    let (mut batch, mut each) = (Batch::<F, N>::new(), EachBatch::new());
    for (offset, chunk) in (0..).step_by(N).zip(results.chunks_mut(N)) {
        task.set_tails(first + offset, &mut batch);
        each.solve(simd, &kappas[offset..offset + chunk.len()], &mut batch);
        task.finish(first + offset, &batch.quantiles, chunk);
    }
}

/// Fills the same results, to the byte, and the derivatives of their quantiles in κ, from the table of one concentration.
pub(crate) fn fill_with_slopes<F: Float>(
    task: impl Task<F>,
    first: usize,
    table: &Table<F>,
    [results, slopes]: [&mut [F]; 2],
) {
    dispatch!(level::current(), simd => {
        let mut batch = Batch::<F, BATCH>::new();
        let chunks = results.chunks_mut(BATCH).zip(slopes.chunks_mut(BATCH));
        for (offset, (results, slopes)) in (0..).step_by(BATCH).zip(chunks) {
            task.set_tails(first + offset, &mut batch);
            batch.solve(simd, table, results.len());
            task.finish(first + offset, &batch.quantiles, results);
            slopes.copy_from_slice(&batch.slopes(simd, table, slopes.len())[..slopes.len()]);
        }
    });
}

/// Fills the same, to the byte, where each has a concentration of its own.
pub(crate) fn fill_each_with_slopes<F: Float>(
    task: impl Task<F>,
    first: usize,
    kappas: &[F],
    [results, slopes]: [&mut [F]; 2],
) {
    dispatch!(level::current(), simd => match results.len() {
        0..=SMALL_BATCH => fill_each_slopes_batch::<F, _, SMALL_BATCH>(simd, task, first, kappas, [results, slopes]),
        _ => fill_each_slopes_batch::<F, _, BATCH>(simd, task, first, kappas, [results, slopes]),
    });
}

#[inline(always)]
fn fill_each_slopes_batch<F: Float, S: Simd, const N: usize>(
    simd: S,
    task: impl Task<F>,
    first: usize,
    kappas: &[F],
    [results, slopes]: [&mut [F]; 2],
) {
    let (mut batch, mut each) = (Batch::<F, N>::new(), EachBatch::new());
    let chunks = results.chunks_mut(N).zip(slopes.chunks_mut(N));
    for (offset, (results, slopes)) in (0..).step_by(N).zip(chunks) {
        task.set_tails(first + offset, &mut batch);
        each.solve(simd, &kappas[offset..offset + results.len()], &mut batch);
        task.finish(first + offset, &batch.quantiles, results);
        slopes.copy_from_slice(&each.slopes(simd, slopes.len(), &batch)[..slopes.len()]);
    }
}

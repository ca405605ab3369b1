//! The tables that a thread keeps from block to block of one call, and the choice between a table and single rows.
//!
//! Decides how fast samples are made, not which: a table and single rows give the same bytes.

use crate::input::operand::Reader;
use crate::quantile::batch::BATCH;
use crate::quantile::fill::{fill, fill_each, fill_each_with_slopes, fill_with_slopes};
use crate::quantile::table::Table;
use crate::quantile::task::Task;
use crate::scalar::float::Float;

/// From this many elements of one concentration on, a table is faster than a row for each element.
const WORTH_A_TABLE: usize = 192;

/// The last table and a buffer.
#[derive(Debug)]
pub(crate) struct TableCache<F: Float> {
    kappas: Vec<F>,
    /// The last table made, for later elements with the same concentration.
    last: Option<Table<F>>,
}

impl<F: Float> Default for TableCache<F> {
    fn default() -> Self {
        Self { kappas: Vec::new(), last: None }
    }
}

impl<F: Float> TableCache<F> {
    /// Fills the block whose first element has the row-major index `start`.
    ///
    /// Long runs of one concentration use a table, other elements a row each.
    pub(crate) fn fill(&mut self, task: impl Task<F>, kappas: &Reader<'_, F>, start: usize, block: &mut [F]) {
        if let Reader::Single(value) = kappas
            && self.is_worth_a_table(block.len(), *value)
        {
            return fill(task, 0, self.table(*value), block);
        }
        let mut buffer = std::mem::take(&mut self.kappas);
        self.fill_runs(task, kappas.block(start, block.len(), &mut buffer), block);
        self.kappas = buffer;
    }

    /// Fills the same block, to the byte, and the derivatives of its quantiles in the concentration.
    pub(crate) fn fill_with_slopes(
        &mut self,
        task: impl Task<F>,
        kappas: &Reader<'_, F>,
        start: usize,
        blocks: [&mut [F]; 2],
    ) {
        if let Reader::Single(value) = kappas
            && self.is_worth_a_table(blocks[0].len(), *value)
        {
            return fill_with_slopes(task, 0, self.table(*value), blocks);
        }
        fill_each_with_slopes(task, 0, kappas.block(start, blocks[0].len(), &mut self.kappas), blocks);
    }

    /// Fills the block, using a table for each run of equal concentrations that is long enough.
    fn fill_runs(&mut self, task: impl Task<F>, kappas: &[F], block: &mut [F]) {
        let (mut done, mut end) = (0, 0);
        let long_runs = kappas.chunks_exact(BATCH).any(|chunk| chunk.iter().all(|&kappa| kappa == chunk[0]));
        for run in if long_runs { kappas } else { &[] }.chunk_by(|a, b| a == b) {
            let begin = end;
            end += run.len();
            if self.is_worth_a_table(run.len(), run[0]) {
                fill_each(task, done, &kappas[done..begin], &mut block[done..begin]);
                fill(task, begin, self.table(run[0]), &mut block[begin..end]);
                done = end;
            }
        }
        fill_each(task, done, &kappas[done..], &mut block[done..]);
    }

    /// Returns whether that many elements are faster with a table than with a row each.
    fn is_worth_a_table(&self, elements: usize, kappa: F) -> bool {
        elements >= WORTH_A_TABLE || (elements >= BATCH && self.last.as_ref().is_some_and(|table| table.kappa == kappa))
    }

    /// Returns the table of a concentration: the last one, or a new one that replaces it.
    fn table(&mut self, kappa: F) -> &Table<F> {
        if !self.last.as_ref().is_some_and(|table| table.kappa == kappa) {
            self.last = None;
        }
        self.last.get_or_insert_with(|| Table::new(kappa))
    }
}

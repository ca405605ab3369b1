//! Which concentrations get a table: what a thread keeps from block to block of one call.

use crate::input::operand::Reader;
use crate::quantile::fill::{BATCH, Task, fill, fill_each};
use crate::quantile::table::Table;
use crate::scalar::float::Float;

/// A table pays from this many elements of one concentration.
const TABLE_PAYS: usize = 512;

#[derive(Debug)]
pub(crate) struct Scratch<F> {
    kappas: Vec<F>,
    /// The last table made, for the elements that follow with the same concentration.
    kept: Option<Table<F>>,
}

impl<F> Default for Scratch<F> {
    fn default() -> Self {
        Self { kappas: Vec::new(), kept: None }
    }
}

impl<F: Float> Scratch<F> {
    /// Fills the block whose first element has the flat index `start`. Long runs of one concentration take a table, the
    /// others a row for each element: the bytes are the same.
    pub(crate) fn fill(&mut self, task: impl Task<F>, kappas: &Reader<'_, F>, start: usize, block: &mut [F]) {
        if let Reader::Single(value) = kappas
            && self.pays(block.len(), value[0])
        {
            return fill(task, 0, self.table(value[0]), block);
        }
        let mut buffer = std::mem::take(&mut self.kappas);
        self.fill_runs(task, kappas.block(start, block.len(), &mut buffer), block);
        self.kappas = buffer;
    }

    fn fill_runs(&mut self, task: impl Task<F>, kappas: &[F], block: &mut [F]) {
        let (mut done, mut end) = (0, 0);
        let long_runs = kappas.chunks_exact(BATCH).any(|chunk| chunk.iter().all(|&kappa| kappa == chunk[0]));
        for run in if long_runs { kappas } else { &[] }.chunk_by(|a, b| a == b) {
            let begin = end;
            end += run.len();
            if self.pays(run.len(), run[0]) {
                fill_each(task, done, &kappas[done..begin], &mut block[done..begin]);
                fill(task, begin, self.table(run[0]), &mut block[begin..end]);
                done = end;
            }
        }
        fill_each(task, done, &kappas[done..], &mut block[done..]);
    }

    /// Whether so many elements are faster from a table than each from a row of its own.
    fn pays(&self, elements: usize, kappa: F) -> bool {
        elements >= TABLE_PAYS
            || (elements >= BATCH && self.kept.as_ref().is_some_and(|table| table.has_concentration(kappa)))
    }

    fn table(&mut self, kappa: F) -> &Table<F> {
        if !self.kept.as_ref().is_some_and(|table| table.has_concentration(kappa)) {
            self.kept = None;
        }
        self.kept.get_or_insert_with(|| Table::new(kappa.to_f64()))
    }
}

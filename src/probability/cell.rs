//! The cells of the engine: the coefficients of their rows, interpolated from exact integrals, and those of the derivative
//! in κ. The derivatives of the polynomials in z would be less exact.
//!
//! Cells are made when first used and kept for the life of the process. Two threads may make the same cell, and one of both
//! is kept: a lock would stay closed for ever in a process that forks while another thread holds it.

use super::heights::{Kind, far_heights, set_near_heights};
use super::place::{CELLS, FAR_CELLS_PER_UNIT, FAR_ROWS, NEAR_CELLS, Scale, near_rows, unit};
use super::row::{Coefficients, TERMS, interpolated};
use crate::simd::level;
use crate::special::chebyshev::nodes;
use fearless_simd::dispatch;
use once_cell::race::OnceBox;

/// A cell: the coefficients of each row.
#[derive(Debug)]
pub(crate) struct Cell {
    rows: Box<[Coefficients]>,
}

impl Cell {
    /// Returns a cell, made at the first call. The near cells come first.
    #[inline(always)]
    pub(crate) fn get(kind: Kind, number: usize) -> &'static Self {
        static RATIOS: [OnceBox<Cell>; CELLS] = [const { OnceBox::new() }; CELLS];
        static SLOPES: [OnceBox<Cell>; CELLS] = [const { OnceBox::new() }; CELLS];
        let kept = match kind {
            Kind::Ratio => &RATIOS[number],
            Kind::Slope => &SLOPES[number],
        };
        kept.get_or_init(|| Box::new(Self::new(kind, number)))
    }

    /// Returns the coefficients of all rows.
    #[inline(always)]
    pub(crate) fn rows(&self) -> &[Coefficients] {
        &self.rows
    }

    /// Returns the coefficients of a row.
    #[inline(always)]
    pub(crate) fn row(&self, number: usize) -> &Coefficients {
        &self.rows[number]
    }

    #[cold]
    fn new(kind: Kind, number: usize) -> Self {
        let rows = dispatch!(level::current(), _simd => match number.checked_sub(NEAR_CELLS) {
            None => near_cell(kind, number),
            Some(column) => far_cell(kind, column),
        });
        Self { rows: rows.into() }
    }
}

/// Makes a cell of concentrations. The rows measured from 0 and those measured from π alternate.
#[inline(always)]
fn near_cell(kind: Kind, number: usize) -> Vec<Coefficients> {
    let middle = number as f64 + 0.5;
    let count = near_rows(middle);
    let mut heights = vec![[[0.0; TERMS]; 2]; TERMS * count];
    for (heights, position) in heights.chunks_exact_mut(count).zip(nodes::<TERMS>()) {
        // 384/z − 6, without the cancellation of small κ: the bracket is exact.
        let kappa = ((Scale::FACTOR - Scale::SHIFT * middle) - Scale::SHIFT * position) / (middle + position);
        set_near_heights(kind, kappa, unit(kappa, middle), heights);
    }
    let at_nodes = |row: usize, end: usize| std::array::from_fn(|node| heights[node * count + row][end]);
    (0..2 * count).map(|row| interpolated(&at_nodes(row / 2, row % 2))).collect()
}

/// Makes a cell of p = 1/(κ sin θ).
#[inline(always)]
fn far_cell(kind: Kind, column: usize) -> Vec<Coefficients> {
    let ps = nodes::<TERMS>().map(|position| (column as f64 + 0.5 + position) / FAR_CELLS_PER_UNIT);
    (0..FAR_ROWS as u32).map(|row| interpolated(&ps.map(|p| far_heights(kind, p, row)))).collect()
}

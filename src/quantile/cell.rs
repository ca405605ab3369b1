//! The quantile on a cell of concentrations: rows whose coefficients are polynomials in the concentration.
//!
//! RowBatch are measured by z = 384/(κ + 6), which runs over (0, 64], and Q/√z tends to a limit at both ends. A
//! cell is a unit of z. There the quantile of every row is a polynomial of degree 7 in the row's position by one of
//! degree 11 in z, interpolated in the 8 × 12 Chebyshev nodes from exact solutions. One interpolation so serves every
//! concentration from 0 to the largest float: there is no change of method on the way.
//!
//! Cells are made when first used, in fixed arithmetic, and kept for the life of the process.

use super::coordinate::Coordinate;
use super::solve::Solved;
use crate::probability::mass::{CentredDistribution, Point};
use crate::simd::aligned::Aligned;
use crate::simd::level;
use crate::special::chebyshev::{interpolate, nodes};
use crate::special::fixed::atan;
use fearless_simd::{Simd, SimdBase, dispatch, f64x8};
use std::f64::consts::TAU;
use std::sync::{LazyLock, OnceLock};

/// Coefficients of a row: powers of the position.
pub(crate) const TERMS: usize = 8;
/// Coefficients of each of those: powers of z.
const KAPPA_TERMS: usize = 12;
const CELLS: usize = 64;
/// z = SCALE / (κ + SHIFT)
const SHIFT: f64 = 6.0;
const SCALE: f64 = SHIFT * CELLS as f64;
/// The double below 64, so that the uniform distribution's z lies in the last cell.
const LARGEST_Z: f64 = CELLS as f64 * (1.0 - f64::EPSILON / 2.0);
/// Adding 1.5 · 2⁵² rounds to an integer and leaves that integer in the low bits.
const ROUNDER: f64 = 6_755_399_441_055_744.0;
/// Rows for which one point is solved in full; the others follow from it.
const ROWS_FROM_A_POINT: usize = 8;

/// The coefficients of one row, powers of z outermost.
pub(crate) type Coefficients = Aligned<[[f64; TERMS]; KAPPA_TERMS]>;

#[derive(Debug)]
pub(crate) struct Cell {
    blocks: Box<[Coefficients]>,
}

/// A concentration's place among the cells.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CellPosition {
    pub(crate) cell: u32,
    /// Position in the cell, in [−1/2, 1/2].
    pub(crate) position: f64,
    /// √z
    pub(crate) unit: f64,
}

impl CellPosition {
    #[inline(always)]
    pub(crate) fn new(kappa: f64) -> Self {
        let z = (SCALE / (kappa + SHIFT)).min(LARGEST_Z);
        let rounded = (z - 0.5) + ROUNDER;
        let cell = rounded.to_bits() as u32 % CELLS as u32;
        Self { cell, position: z - (rounded - ROUNDER + 0.5), unit: z.sqrt() }
    }
}

/// A cell, made when first asked for.
#[inline(always)]
pub(crate) fn cell_of(number: u32) -> &'static Cell {
    static KEPT: [OnceLock<Cell>; CELLS] = [const { OnceLock::new() }; CELLS];
    KEPT[number as usize].get_or_init(|| Cell::make(number as usize))
}

/// The coordinates of the cells, which need no solutions.
#[inline(always)]
pub(crate) fn coordinates() -> &'static [Coordinate<f64>; CELLS] {
    static KEPT: LazyLock<[Coordinate<f64>; CELLS]> = LazyLock::new(|| std::array::from_fn(coordinate));
    &KEPT
}

/// The coordinate of one of them.
pub(crate) fn coordinate_of(cell: u32) -> &'static Coordinate<f64> {
    &coordinates()[cell as usize]
}

fn coordinate(cell: usize) -> Coordinate<f64> {
    Coordinate::new(SCALE / (cell as f64 + 0.5) - SHIFT)
}

impl Cell {
    /// What a row is for each concentration.
    #[inline(always)]
    pub(crate) fn block(&self, row: u32) -> &Coefficients {
        &self.blocks[row as usize]
    }

    #[cold]
    fn make(number: usize) -> Self {
        let blank = Aligned([[0.0; TERMS]; KAPPA_TERMS]);
        let mut blocks = vec![blank; coordinate(number).rows as usize];
        dispatch!(level::current(), _simd => fill_blocks(number, &mut blocks));
        Self { blocks: blocks.into() }
    }
}

#[inline(always)]
fn fill_blocks(number: usize, blocks: &mut [Coefficients]) {
    let (middle, coordinate) = (number as f64 + 0.5, coordinate(number));
    for (node, position) in nodes::<KAPPA_TERMS>().into_iter().enumerate() {
        let z = middle + position;
        let distribution = CentredDistribution::new(SCALE / z - SHIFT);
        let (unit, mut near) = (1.0 / z.sqrt(), None);
        for (row, block) in (0..).zip(&mut *blocks) {
            if (row as usize).is_multiple_of(ROWS_FROM_A_POINT) {
                near = None;
            }
            block.0[node] = heights(&distribution, &coordinate, row, unit, &mut near);
        }
    }
    for block in blocks {
        let by_position = interpolate(&transpose(&block.0));
        block.0 = interpolate(&transpose(&by_position));
    }
}

#[inline(always)]
fn transpose<const N: usize, const M: usize>(table: &[[f64; N]; M]) -> [[f64; M]; N] {
    let mut turned = [[0.0; M]; N];
    for (m, line) in table.iter().enumerate() {
        for (n, &value) in line.iter().enumerate() {
            turned[n][m] = value;
        }
    }
    turned
}

/// The rows of some concentrations, the coefficients of H/√z: several at a time, since each has to wait for its own
/// sums.
#[inline(always)]
pub(crate) fn evaluate_rows<S: Simd, const N: usize>(
    simd: S,
    blocks: [&Coefficients; N],
    positions: [f64; N],
) -> [[f64; TERMS]; N] {
    let mut sums = blocks.map(|block| f64x8::from_slice(simd, &block.0[KAPPA_TERMS - 1]));
    for power in (0..KAPPA_TERMS - 1).rev() {
        for i in 0..N {
            sums[i] = sums[i] * positions[i] + f64x8::from_slice(simd, &blocks[i].0[power]);
        }
    }
    let mut rows = [[0.0; TERMS]; N];
    for i in 0..N {
        sums[i].store_slice(&mut rows[i]);
    }
    rows
}

/// H · unit at the nodes of a row, for one concentration.
#[inline(always)]
fn heights(
    distribution: &CentredDistribution,
    coordinate: &Coordinate<f64>,
    row: u32,
    unit: f64,
    near: &mut Option<Solved>,
) -> [f64; TERMS] {
    let mut heights = [0.0; TERMS];
    let (tail, middle) = coordinate.tail_and_middle(row, 0.0);
    if middle < 0.5 {
        for (height, t) in heights.iter_mut().zip(nodes::<TERMS>()) {
            let (_, middle) = coordinate.tail_and_middle(row, t);
            *height = 4.0 * atan(distribution.solve_about_centre(middle)) / middle * unit;
        }
        return heights;
    }
    let x = distribution.solve_near(near, tail.abs(), middle);
    let angle = 4.0 * atan(x);
    let (angle, side) = if tail < 0.0 { (TAU - angle, -1.0) } else { (angle, 1.0) };
    // The nodes lie on both sides; the first is the furthest in p.
    let reach = coordinate.tail_and_middle(row, nodes::<TERMS>()[0]).0 - tail;
    let series = distribution.series(Point::new(x), angle, side, reach);
    for (height, t) in heights.iter_mut().zip(nodes::<TERMS>()) {
        let (at, middle) = coordinate.tail_and_middle(row, t);
        *height = series.value((at - tail) / reach) / middle * unit;
    }
    heights
}

//! The quantile on a cell of concentrations: rows whose coefficients are polynomials in the concentration.
//!
//! Concentrations are measured by z = 384/(κ + 6), which runs over (0, 64]; Q/√z tends to a limit at both ends. A cell
//! is a unit of z. On a cell, the quantile of every row is a polynomial of degree 7 in the position in the row, with
//! coefficients that are polynomials of degree 11 in z. It interpolates exact solutions at 8 × 12 Chebyshev nodes. One
//! method thus serves every concentration from 0 to the largest float.
//!
//! Cells are made when first used and kept for the life of the process.
//!
//! Feeds a sample's bytes: only `+ - * /`, `sqrt` and integer operations.

use super::coordinate::Coordinate;
use super::solve::Solved;
use crate::probability::mass::{CentredDistribution, Point};
use crate::simd::aligned::Aligned;
use crate::simd::level;
use crate::special::chebyshev::{interpolate, nodes};
use crate::special::concentration_scale::{ConcentrationScale, Located};
use crate::special::fixed::atan;
use fearless_simd::{Simd, SimdBase, dispatch, f64x8};
use std::f64::consts::TAU;
use std::sync::{LazyLock, OnceLock};

/// Number of coefficients of a row: powers of the position.
pub(crate) const TERMS: usize = 8;
/// Number of coefficients of each of those: powers of z.
const KAPPA_TERMS: usize = 12;
const CELLS: usize = 64;
/// Number of consecutive rows for which only one point is solved in full; the others follow from it.
const ROWS_FROM_A_POINT: usize = 8;

type Scale = ConcentrationScale<CELLS>;

/// The coefficients of one row, powers of z outermost.
pub(crate) type Coefficients = Aligned<[[f64; TERMS]; KAPPA_TERMS]>;

/// A cell of concentrations: the coefficients of each row.
#[derive(Debug)]
pub(crate) struct Cell {
    rows: Box<[Coefficients]>,
}

/// The position of a concentration among the cells.
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
        let Located { z, cell, middle } = Scale::locate(kappa);
        let z = z.min(Scale::LARGEST_Z);
        Self { cell, position: z - middle, unit: z.sqrt() }
    }
}

/// Returns the coordinates of all cells, which need no solutions.
#[inline(always)]
pub(crate) fn cell_coordinates() -> &'static [Coordinate<f64>; CELLS] {
    static KEPT: LazyLock<[Coordinate<f64>; CELLS]> = LazyLock::new(|| std::array::from_fn(new_coordinate));
    &KEPT
}

/// Returns the coordinate of one cell.
pub(crate) fn cell_coordinate(cell: u32) -> &'static Coordinate<f64> {
    &cell_coordinates()[cell as usize]
}

fn new_coordinate(cell: usize) -> Coordinate<f64> {
    Coordinate::new(Scale::centre(cell))
}

impl Cell {
    /// Returns a cell, made at the first call.
    #[inline(always)]
    pub(crate) fn get(number: u32) -> &'static Self {
        static KEPT: [OnceLock<Cell>; CELLS] = [const { OnceLock::new() }; CELLS];
        KEPT[number as usize].get_or_init(|| Self::new(number as usize))
    }

    /// Returns the coefficients of `row` as polynomials in the concentration.
    #[inline(always)]
    pub(crate) fn coefficients(&self, row: u32) -> &Coefficients {
        &self.rows[row as usize]
    }

    #[cold]
    fn new(number: usize) -> Self {
        let blank = Aligned([[0.0; TERMS]; KAPPA_TERMS]);
        let mut rows = vec![blank; new_coordinate(number).rows as usize];
        dispatch!(level::current(), _simd => interpolate_rows(number, &mut rows));
        Self { rows: rows.into() }
    }
}

/// Solves for the quantile at the nodes of every row and every concentration, and interpolates.
#[inline(always)]
fn interpolate_rows(number: usize, rows: &mut [Coefficients]) {
    let (middle, coordinate) = (number as f64 + 0.5, new_coordinate(number));
    for (node, position) in nodes::<KAPPA_TERMS>().into_iter().enumerate() {
        let z = middle + position;
        let distribution = CentredDistribution::new(Scale::concentration(z));
        let (unit, mut near) = (1.0 / z.sqrt(), None);
        for (row, coefficients) in (0..).zip(&mut *rows) {
            if (row as usize).is_multiple_of(ROWS_FROM_A_POINT) {
                near = None;
            }
            coefficients.0[node] = heights(&distribution, &coordinate, row, unit, &mut near);
        }
    }
    for coefficients in rows {
        let by_position = interpolate(&transpose(&coefficients.0));
        coefficients.0 = interpolate(&transpose(&by_position));
    }
}

#[inline(always)]
fn transpose<const N: usize, const M: usize>(table: &[[f64; N]; M]) -> [[f64; M]; N] {
    let mut transposed = [[0.0; M]; N];
    for (m, line) in table.iter().enumerate() {
        for (n, &value) in line.iter().enumerate() {
            transposed[n][m] = value;
        }
    }
    transposed
}

/// Evaluates rows, the coefficients of H/√z, at positions of concentrations in their cells.
///
/// Several rows at a time, because the steps of one row depend on one another.
#[inline(always)]
pub(crate) fn evaluate_rows<S: Simd, const N: usize>(
    simd: S,
    rows: [&Coefficients; N],
    positions: [f64; N],
) -> [[f64; TERMS]; N] {
    let mut sums = rows.map(|row| f64x8::from_slice(simd, &row.0[KAPPA_TERMS - 1]));
    for power in (0..KAPPA_TERMS - 1).rev() {
        for i in 0..N {
            sums[i] = sums[i] * positions[i] + f64x8::from_slice(simd, &rows[i].0[power]);
        }
    }
    let mut values = [[0.0; TERMS]; N];
    for i in 0..N {
        sums[i].store_slice(&mut values[i]);
    }
    values
}

/// Returns H · unit at the nodes of a row, for one concentration.
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
    // The nodes lie on both sides of the point; the first is the furthest in p.
    let reach = coordinate.tail_and_middle(row, nodes::<TERMS>()[0]).0 - tail;
    let series = distribution.series(Point::new(x), angle, side, reach);
    for (height, t) in heights.iter_mut().zip(nodes::<TERMS>()) {
        let (node_tail, middle) = coordinate.tail_and_middle(row, t);
        *height = series.value((node_tail - tail) / reach) / middle * unit;
    }
    heights
}

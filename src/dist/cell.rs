//! The quantile on a cell of concentrations: rows whose coefficients are polynomials in the concentration.
//!
//! Concentrations are measured by z = 384/(κ + 6), which runs over (0, 64], and Q/√z tends to a limit at both ends. A cell
//! is a unit of z. There the quantile of every row is a polynomial of degree 7 in the row's position by one of degree 11
//! in z, interpolated in the 8 × 12 Chebyshev nodes from exact solutions. One interpolation so serves every
//! concentration from 0 to the largest float: there is no change of method on the way.
//!
//! Cells are made when first used, in fixed arithmetic, and kept for the life of the process.

use super::coordinate::Coordinate;
use super::mass::{Centred, Point};
use super::solve::Solved;
use crate::special::chebyshev::{interpolate, nodes};
use crate::special::fixed::atan;
use std::f64::consts::TAU;
use std::sync::OnceLock;

/// Coefficients of a row: powers of the position.
pub(super) const TERMS: usize = 8;
/// Coefficients of each of those: powers of z.
const KAPPA_TERMS: usize = 12;
const CELLS: usize = 64;
/// z = SCALE / (κ + SHIFT)
const SHIFT: f64 = 6.0;
const SCALE: f64 = SHIFT * CELLS as f64;
/// Rows for which one point is solved in full; the others follow from it.
const ROWS_FROM_A_POINT: usize = 8;

/// The coefficients of one row, powers of z outermost.
type Block = [[f64; TERMS]; KAPPA_TERMS];

#[derive(Debug)]
pub(super) struct Cell {
    pub(super) coordinate: Coordinate<f64>,
    blocks: Box<[Block]>,
}

/// A concentration's place among the cells.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub(super) cell: usize,
    /// Position in the cell, in [−1/2, 1/2].
    position: f64,
    /// √z
    unit: f64,
}

impl Spot {
    #[inline(always)]
    pub(super) fn new(kappa: f64) -> Self {
        let z = SCALE / (kappa + SHIFT);
        let cell = (z as i32).min(CELLS as i32 - 1);
        Self { cell: cell as usize, position: z - (f64::from(cell) + 0.5), unit: z.sqrt() }
    }
}

static KEPT: [OnceLock<Cell>; CELLS] = [const { OnceLock::new() }; CELLS];

impl Cell {
    #[inline(always)]
    pub(super) fn of(spot: Spot) -> &'static Self {
        let number = spot.cell;
        KEPT[number].get_or_init(|| Self::make(number))
    }

    /// The row of one concentration: coefficients of H.
    #[inline(always)]
    pub(super) fn row(&self, spot: Spot, number: u32) -> [f64; TERMS] {
        let block = &self.blocks[number as usize];
        let mut row = block[KAPPA_TERMS - 1];
        for coefficients in block[..KAPPA_TERMS - 1].iter().rev() {
            for (sum, coefficient) in row.iter_mut().zip(coefficients) {
                *sum = *sum * spot.position + coefficient;
            }
        }
        row.map(|coefficient| coefficient * spot.unit)
    }

    #[cold]
    fn make(number: usize) -> Self {
        let middle = number as f64 + 0.5;
        let coordinate = Coordinate::new(SCALE / middle - SHIFT);
        let columns = nodes::<KAPPA_TERMS>().map(|position| {
            let z = middle + position;
            let law = Centred::new(SCALE / z - SHIFT);
            rows_of(&law, &coordinate, z.sqrt())
        });
        let block = |row: usize| {
            let mut block = [[0.0; TERMS]; KAPPA_TERMS];
            for term in 0..TERMS {
                let powers: [f64; KAPPA_TERMS] = interpolate(&std::array::from_fn(|node| columns[node][row][term]));
                for (coefficients, power) in block.iter_mut().zip(powers) {
                    coefficients[term] = power;
                }
            }
            block
        };
        Self { coordinate, blocks: (0..coordinate.rows as usize).map(block).collect() }
    }
}

/// All rows of H/unit for one concentration.
fn rows_of(law: &Centred, coordinate: &Coordinate<f64>, unit: f64) -> Vec<[f64; TERMS]> {
    let mut near = None;
    let mut row = |number: u32| {
        if number as usize % ROWS_FROM_A_POINT == 0 {
            near = None;
        }
        interpolate(&angles(law, coordinate, number, &mut near).map(|(angle, middle)| angle / (middle * unit)))
    };
    (0..coordinate.rows).map(&mut row).collect()
}

/// The quantile at the nodes of a row, and 1 − 2p there.
fn angles(law: &Centred, coordinate: &Coordinate<f64>, row: u32, near: &mut Option<Solved>) -> [(f64, f64); TERMS] {
    let nodes = nodes::<TERMS>().map(|t| coordinate.tail_and_middle(row, t));
    let (tail, middle) = coordinate.tail_and_middle(row, 0.0);
    if middle < 0.5 {
        return nodes.map(|(_, middle)| (4.0 * atan(law.from_centre(middle)), middle));
    }
    let x = law.solve_near(near, tail.abs(), middle);
    let angle = 4.0 * atan(x);
    let unit = (nodes[0].0 - tail).abs().max((nodes[TERMS - 1].0 - tail).abs());
    let (angle, side) = if tail < 0.0 { (TAU - angle, -1.0) } else { (angle, 1.0) };
    let series = law.series(Point::new(x), angle, side, unit);
    nodes.map(|(at, middle)| (series.value((at - tail) / unit), middle))
}

//! The quantile on a cell of concentrations: rows whose coefficients are polynomials in the concentration.
//!
//! Concentrations are measured by z (`concentration`), a cell is a unit of z, and Q/√(z/3) tends to a limit at both ends
//! of the scale. On a cell, the quantile of every row is a polynomial in the position in the row, of degree 7, and in z, of
//! degree 11. It interpolates exact solutions at 8 × 12 Chebyshev nodes (`heights`). One method thus serves every
//! concentration from 0 to the largest float. In `f32` the degrees 3 and 4 are enough.
//!
//! Rows far in the tails are those of halves of cells. Cells are made when first used and kept for the life of the
//! process.
//!
//! Feeds a sample's bytes: only `+ - * /`, `sqrt` and integer operations.

use super::concentration::{ALL_CELLS, CELLS, CellPosition, z_and_whole};
use super::coordinate::{Coordinate, HALVES_FROM};
use super::heights::{Heights, Kind, Rows};
use crate::scalar::float::Float;
use crate::simd::level;
use crate::simd::surfaces::{Monomials, POWERS, POWERS_OF_Z, Surfaces};
use crate::special::chebyshev::{coefficients, monomials};
use fearless_simd::dispatch;
use std::ops::Range;

/// Returns the cell that has a row, with the concentration's position there, and the row's index in that cell.
#[inline(always)]
pub(crate) fn with_row<F: Float>(whole: CellPosition<F>, row: u32) -> (CellPosition<F>, u32) {
    let half = whole.in_half();
    if row < HALVES_FROM { (whole, row) } else { (half, row - HALVES_FROM) }
}

/// Returns the surfaces of a cell's rows, which give H/√(z/3) from the positions of the concentration and the tail; they
/// are made at the first call, by each thread that makes it before one has finished.
#[inline(always)]
pub(crate) fn surfaces<F: Float>(cell: u32) -> &'static [F::Surface] {
    static KEPT: [Surfaces; ALL_CELLS] = [const { Surfaces::new() }; ALL_CELLS];
    F::kept(&KEPT[cell as usize]).get_or_init(|| Box::new(new_surfaces::<F>(Kind::Quantile, cell)))
}

/// Returns those that give −(κ + 3) ∂H/∂κ/√(z/3).
///
/// The derivatives of the others in z would be less exact: at the borders of a cell they have 100 times the error.
#[inline(always)]
pub(crate) fn slope_surfaces<F: Float>(cell: u32) -> &'static [F::Surface] {
    static KEPT: [Surfaces; ALL_CELLS] = [const { Surfaces::new() }; ALL_CELLS];
    F::kept(&KEPT[cell as usize]).get_or_init(|| Box::new(new_surfaces::<F>(Kind::Slope, cell)))
}

/// Returns the rows of a cell.
fn rows(cell: u32) -> Range<u32> {
    let (_, whole) = z_and_whole(cell, 0.0);
    let rows = Coordinate::<f64>::of_cell(whole).rows;
    if cell < CELLS { 0..rows.min(HALVES_FROM) } else { HALVES_FROM..rows.max(HALVES_FROM) }
}

#[cold]
fn new_surfaces<F: Float>(kind: Kind, cell: u32) -> Box<[F::Surface]> {
    let rows = rows(cell);
    let mut surfaces = Vec::with_capacity(rows.len());
    dispatch!(level::current(), simd => {
        let mut solved = Rows::new(simd, kind, cell, rows.start);
        for _ in rows {
            surfaces.push(F::surface(&interpolate::<F>(&solved.next_heights())));
        }
    });
    surfaces.into()
}

/// Returns the coefficients of the surface through the heights, of those powers that the type's surfaces have.
///
/// Terms left out are products of Chebyshev polynomials, so that the error is spread evenly over the row and the cell.
#[inline(always)]
fn interpolate<F: Float>(heights: &Heights) -> Monomials {
    let mut products = coefficients(&transpose::<POWERS, POWERS_OF_Z>(&coefficients(heights)));
    for (power_of_z, line) in products.iter_mut().enumerate() {
        for (power, product) in line.iter_mut().enumerate() {
            if !F::surface_has(power_of_z, power) {
                *product = 0.0;
            }
        }
    }
    transpose(&monomials(&transpose(&monomials(&products))))
}

#[inline(always)]
fn transpose<const N: usize, const M: usize>(table: &[[f64; M]; N]) -> [[f64; N]; M] {
    let mut transposed = [[0.0; N]; M];
    for (n, line) in table.iter().enumerate() {
        for (m, &value) in line.iter().enumerate() {
            transposed[m][n] = value;
        }
    }
    transposed
}

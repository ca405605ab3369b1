//! Where a tail is found: the cell, the row and the positions there.
//!
//! With y about 1.1 √κ times the distance from the nearer end of the half circle, a place is *near* for y < 54/11 and
//! *far* beyond that. The module documentation of the room explains both.

use super::arc::Arc;
use crate::special::concentration_scale::{ConcentrationScale, Located};
use crate::special::fixed::ROUNDER;
use std::f64::consts::FRAC_PI_2;

/// Number of near cells, each for a range of concentrations.
pub(super) const NEAR_CELLS: usize = 64;
/// Number of far cells, each for a range of p = 1/(κ sin θ).
pub(super) const FAR_CELLS: usize = 13;
/// Number of all cells; the near ones come first.
pub(super) const CELLS: usize = NEAR_CELLS + FAR_CELLS;
/// The scale of the near cells.
pub(super) type Scale = ConcentrationScale<6, NEAR_CELLS>;

/// The near cells before this one, of κ > 12.7, have units of y that grow with κ inside the cell, the others constant
/// ones.
const STEADY_FROM: f64 = 20.0;
/// The factor of √(κ + 1) in those units.
const STRETCH: f64 = 1.1;

/// Number of near rows in a unit of y, and how many there are at most from either end.
pub(super) const ROWS_PER_UNIT: f64 = 11.0;
const MOST_NEAR_ROWS: f64 = 54.0;
/// Where the near rows end.
const NEAR_END: f64 = MOST_NEAR_ROWS / ROWS_PER_UNIT;

/// The far cells have p up to 0.104, since y passes the near rows only for κ > 10.
pub(super) const FAR_CELLS_PER_UNIT: f64 = FAR_CELLS as f64 / 0.104;
/// The far rows divide q = κ cos θ p², which lies within 1/(κ θ²) of 0.
pub(super) const FAR_ROWS: f64 = 32.0;
pub(super) const FAR_ROWS_PER_UNIT: f64 = 0.5 * FAR_ROWS * (NEAR_END / STRETCH) * (NEAR_END / STRETCH);

/// A concentration on the scale of the near cells.
///
/// Here and in places the numbers of cells and rows are floats, which go through vectors with the others.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CellPosition {
    pub(crate) cell: f64,
    /// Position in the cell, in [−1/2, 1/2].
    pub(crate) position: f64,
    /// The factor that turns a distance into y.
    pub(crate) unit: f64,
}

impl CellPosition {
    #[inline(always)]
    pub(crate) fn new(kappa: f64) -> Self {
        let Located { z, middle, .. } = Scale::locate(kappa);
        // z − middle with z = 384/(κ + 6), without the cancellation of small κ: the bracket is exact.
        let position = ((Scale::FACTOR - Scale::SHIFT * middle) - kappa * middle) * z * (1.0 / Scale::FACTOR);
        Self { cell: middle - 0.5, position, unit: unit(kappa, middle) }
    }
}

/// Returns the factor of distances, in the near cell about `middle`.
///
/// For large κ the ratio is a function of √κ θ. For small κ it changes less with κ where θ stays; there the factor only
/// makes rows as fine as they need to be.
#[inline(always)]
pub(super) fn unit(kappa: f64, middle: f64) -> f64 {
    choose(middle < STEADY_FROM, STRETCH * (kappa + 1.0).sqrt(), 0.85 + 0.057 * (NEAR_CELLS as f64 - middle))
}

/// Returns the number of near rows, from either end, of the near cell about `middle`.
///
/// It is computed as a place is, and no more rounded; where concentrations could differ by rounding all rows are
/// needed.
pub(super) fn near_rows(middle: f64) -> usize {
    let longest = FRAC_PI_2 * unit(Scale::concentration(middle - 0.5), middle) * ROWS_PER_UNIT;
    longest.min(MOST_NEAR_ROWS - 1.0) as usize + 1
}

/// A place: a row of a cell and the position in the row, with the factor that turns the row's value into the tail
/// divided by exp(−exponent).
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Place {
    /// Whether the place is far; then the factor lacks the density's peak.
    pub(crate) far: bool,
    pub(crate) cell: f64,
    pub(crate) row: f64,
    /// Position in the cell: that of the concentration, or of p.
    pub(crate) outer: f64,
    /// Position in the row: that of y, or of q.
    pub(crate) inner: f64,
    pub(crate) factor: f64,
}

impl Place {
    #[inline(always)]
    pub(crate) fn new(arc: Arc, kappa: f64, near: CellPosition) -> Self {
        // All alternatives are computed and then one is chosen, so that the compiler makes vector instructions.
        let y = arc.length * near.unit;
        let far = y >= NEAR_END;
        // T exp(exponent) is the value, times y if measured from π; in a far place it is f(0) p times the value.
        let p = 0.5 / choose(far, kappa * (arc.sine * arc.cosine), 0.5); // no overflow: the product is half of κ sin θ
        let factor = choose(far, p, choose(arc.beyond, y, 1.0));
        let q = (kappa * p) * p * (1.0 - 2.0 * arc.sine * arc.sine);
        let q = choose(arc.beyond, -q, q);
        let near_row = y * ROWS_PER_UNIT;
        let far_row = q * FAR_ROWS_PER_UNIT + 0.5 * FAR_ROWS;
        let (row, inner) = divided(choose(far, far_row, near_row), choose(far, FAR_ROWS, MOST_NEAR_ROWS));
        let (column, along) = divided(p * FAR_CELLS_PER_UNIT, FAR_CELLS as f64);
        let paired = 2.0 * row + choose(arc.beyond, 1.0, 0.0);
        Self {
            far,
            cell: choose(far, column + NEAR_CELLS as f64, near.cell),
            row: choose(far, row, paired),
            outer: choose(far, along, near.position),
            inner,
            factor,
        }
    }
}

#[inline(always)]
fn choose(first: bool, a: f64, b: f64) -> f64 {
    if first { a } else { b }
}

/// Returns the whole part of a number in [0, end), and its fraction less 1/2. Rounding may have brought the number to
/// the end, which still belongs to the last part.
#[inline(always)]
fn divided(number: f64, end: f64) -> (f64, f64) {
    let less_half = number.max(0.0).min(end * (1.0 - f64::EPSILON)) - 0.5;
    let whole = (less_half + ROUNDER) - ROUNDER;
    (whole, less_half - whole)
}

/// Returns a small whole number as an integer.
#[inline(always)]
pub(super) fn integer(whole: f64) -> usize {
    (whole + ROUNDER).to_bits() as u32 as usize
}

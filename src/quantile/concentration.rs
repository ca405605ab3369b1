//! The cell of a concentration, and its position there.
//!
//! Concentrations are measured by z = 192/(κ + 3), which runs over (0, 64]; a cell is a unit of z. Far in the tails the
//! quantile changes faster with the concentration, and cells are halves of a unit.
//!
//! Feeds a sample's bytes: only `+ - *` and integer operations.

use crate::scalar::float::Float;
use crate::special::concentration_scale::ConcentrationScale;
use crate::special::fixed::reciprocal_root;
use num_traits::AsPrimitive;

/// Number of whole cells. Their halves are numbered from here on.
pub(crate) const CELLS: u32 = 64;

/// Number of whole cells and halves.
pub(crate) const ALL_CELLS: usize = 3 * CELLS as usize;

pub(crate) type Scale = ConcentrationScale<3, { CELLS as usize }>;

/// The position of a concentration in its cell.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CellPosition<F> {
    pub(crate) cell: u32,
    /// Position in the cell, in [−1/2, 1/2].
    pub(crate) position: F,
    /// √(z/3), which is 8/√(κ + 3)
    pub(crate) unit: F,
}

impl<F: Float> CellPosition<F> {
    /// Finds the position in a whole cell, (192 − middle · (κ + 3))/(κ + 3): in `f32`, z itself is not exact enough.
    ///
    /// The unit is not √z, which would need a product that rounds.
    #[inline(always)]
    pub(crate) fn new(kappa: F) -> Self {
        let [shift, factor, half] = [Scale::SHIFT, Scale::FACTOR, 0.5].map(F::from_f64);
        let root = reciprocal_root(kappa + shift);
        let z = factor * root * root;
        // Of the smallest concentrations z is 64 or rounded to it, which is still the last cell.
        let rounded = z.min(F::from_f64(f64::from(CELLS) - 0.25)) - half + F::ROUNDER;
        let middle = rounded - F::ROUNDER + half;
        let number: usize = rounded.to_word().as_();
        let position = ((factor - shift * middle) - middle * kappa) * root * root;
        Self { cell: number as u32 % CELLS, position, unit: F::from_f64(8.0) * root }
    }

    /// Returns the position in the half of the cell.
    #[inline(always)]
    pub(crate) fn in_half(self) -> Self {
        let upper = self.position > F::zero();
        let quarter = F::from_f64(if upper { 0.25 } else { -0.25 });
        let position = self.position - quarter;
        Self { cell: CELLS + 2 * self.cell + u32::from(upper), position: position + position, ..self }
    }
}

/// Returns the value of z at a position of a cell, and the whole cell of which this is all or a half.
pub(crate) fn z_and_whole(cell: u32, position: f64) -> (f64, u32) {
    match cell.checked_sub(CELLS) {
        None => (f64::from(cell) + 0.5 + position, cell),
        Some(half) => (0.5 * (f64::from(half) + 0.5 + position), half / 2),
    }
}

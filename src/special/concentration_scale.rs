//! The scale on which functions of the concentration are tabulated.
//!
//! Concentrations are measured by z = SHIFT · CELLS / (κ + SHIFT), which runs over (0, CELLS] as κ runs from the largest
//! float down to 0. A cell is a unit of z.
//!
//! Feeds a sample's bytes: only `+ - /` and integer operations.

use crate::special::fixed::ROUNDER;

/// The scale of z with this shift, divided into so many cells, a power of two.
pub(crate) struct ConcentrationScale<const SHIFT: u32, const CELLS: usize>;

/// A concentration on the scale.
pub(crate) struct Located {
    pub(crate) z: f64,
    /// Number of the cell in which z lies.
    pub(crate) cell: u32,
    /// The value of z in the middle of that cell.
    pub(crate) middle: f64,
}

impl<const SHIFT: u32, const CELLS: usize> ConcentrationScale<SHIFT, CELLS> {
    pub(crate) const SHIFT: f64 = SHIFT as f64;
    /// The product z (κ + SHIFT).
    pub(crate) const FACTOR: f64 = Self::SHIFT * CELLS as f64;
    /// The largest double below `CELLS`: limits z of the uniform distribution to the last cell.
    pub(crate) const LARGEST_Z: f64 = CELLS as f64 * (1.0 - f64::EPSILON / 2.0);

    /// Finds the cell of a concentration.
    #[inline(always)]
    pub(crate) fn locate(kappa: f64) -> Located {
        let z = Self::FACTOR / (kappa + Self::SHIFT);
        let rounded = (z.min(Self::LARGEST_Z) - 0.5) + ROUNDER;
        Located { z, cell: rounded.to_bits() as u32 % CELLS as u32, middle: rounded - ROUNDER + 0.5 }
    }

    /// Returns the concentration with this z.
    #[inline(always)]
    pub(crate) const fn concentration(z: f64) -> f64 {
        Self::FACTOR / z - Self::SHIFT
    }

    /// Returns the concentration in the middle of a cell.
    #[inline(always)]
    pub(crate) const fn centre(cell: usize) -> f64 {
        Self::concentration(cell as f64 + 0.5)
    }
}

#[cfg(test)]
mod tests {
    use super::ConcentrationScale;
    use crate::testing::reference::CONCENTRATIONS;

    type Scale = ConcentrationScale<6, 64>;

    #[test]
    fn every_concentration_lies_in_the_cell_that_is_found() {
        for kappa in CONCENTRATIONS {
            let located = Scale::locate(kappa);
            assert!(located.cell < 64);
            assert_eq!(located.middle, f64::from(located.cell) + 0.5);
            assert!((located.z - located.middle).abs() <= 0.5, "{kappa}");
        }
    }

    #[test]
    fn the_ends_of_the_range_are_the_first_and_the_last_cell() {
        assert_eq!([f64::MAX, 0.0].map(|kappa| Scale::locate(kappa).cell), [0, 63]);
    }

    #[test]
    fn centres_are_in_the_middle_of_their_cells() {
        for cell in 0..64 {
            assert_eq!(Scale::locate(Scale::centre(cell)).cell as usize, cell);
        }
    }
}

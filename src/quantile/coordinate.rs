//! The coordinate c in which the quantile is smooth, and the row of c in which a tail lies.
//!
//! With p the smaller tail and q = 1 − 2p, the quantile is Q = q H, H a function of p (1 − p) whose singularities lie
//! at p = ±ia, a = K₀(κ)/(2π I₀(κ)), about exp(−2κ)/2. In
//!
//! ```text
//! c = (4 p (1 − p) + δ) / (1 + δ)      δ = exp(−2κ)/2
//! ```
//!
//! which runs over [δ/(1 + δ), 1], their distance from a point is never less than 0.9 c. So rows of constant relative
//! width, numbered by the leading bits of c, serve every concentration.
//!
//! Feeds a sample's bytes: only `+ - * /`, `sqrt` and integer operations.

use super::concentration::{CELLS, Scale};
use super::tail::fraction_mask;
use crate::scalar::float::Float;
use crate::special::fixed::exp;
use num_traits::AsPrimitive;
use once_cell::race::OnceBox;

/// Bits of c's significand that number the rows of a binade.
const ROW_BITS: u32 = 4;
/// Below this value of c there are no rows. Fewer than one word in 2¹² lies so far out; for those the solver is used.
const FLOOR: f64 = 1.0 / 2048.0;

/// Number of rows down to the floor.
const MOST_ROWS: u32 = 11 << ROW_BITS;

/// Rows from this one on are those of halves of cells.
pub(crate) const HALVES_FROM: u32 = 6 << ROW_BITS;

/// The coordinate of a whole cell of concentrations.
///
/// Any δ near exp(−2κ)/2 serves, because it only determines how fine the rows are. With twice as much, singularities
/// come as near as 0.76 c, and the errors of rows double; with half of it there are more rows for little gain.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Coordinate<F> {
    /// c at the far end, δ / (1 + δ).
    pub(crate) offset: F,
    /// Number of rows in use.
    pub(crate) rows: u32,
}

/// Returns the coordinates of the whole cells, which their halves share.
#[inline(always)]
pub(crate) fn coordinates() -> &'static [Coordinate<f64>; CELLS as usize] {
    // Not behind a lock, which would stay closed in a process that forks while another thread holds it.
    static KEPT: OnceBox<[Coordinate<f64>; CELLS as usize]> = OnceBox::new();
    KEPT.get_or_init(|| Box::new(std::array::from_fn(Coordinate::new)))
}

impl Coordinate<f64> {
    fn new(cell: usize) -> Self {
        let delta = 0.5 * exp(-2.0 * Scale::centre(cell));
        let offset = delta / (1.0 + delta);
        Self { offset, rows: if offset < FLOOR { MOST_ROWS } else { number_and_position(offset).0 + 1 } }
    }

    /// Returns the same coordinate in the precision of a type.
    #[inline(always)]
    pub(crate) fn narrowed<F: Float>(&self) -> Coordinate<F> {
        Coordinate { offset: F::from_f64(self.offset), rows: self.rows }
    }

    /// Returns the tail p and the middle 1 − 2p at the position t in [−1/2, 1/2] of a row.
    ///
    /// The last row may extend below the range of c: there the tail is negative, and the quantile is continued
    /// analytically past π.
    #[inline(always)]
    pub(crate) fn tail_and_middle(&self, row: u32, t: f64) -> (f64, f64) {
        let edge = |number: u32| f64::from_bits(1_f64.to_bits() - (u64::from(number) << (52 - ROW_BITS)));
        let (high, low) = (edge(row), edge(row + 1));
        let c = 0.5 * (high + low) + t * (high - low);
        let stretch = 1.0 / (1.0 - self.offset); // 1 + δ
        let middle = ((1.0 - c) * stretch).sqrt();
        (0.5 * (c - self.offset) * stretch / (1.0 + middle), middle)
    }
}

impl<F: Float> Coordinate<F> {
    /// Returns the coordinate of a whole cell.
    #[inline(always)]
    pub(crate) fn of_cell(cell: u32) -> Self {
        coordinates()[cell as usize].narrowed()
    }

    /// Returns the number of the row in which a tail lies, 0 at the centre, and its position there, in [−1/2, 1/2).
    ///
    /// A number of at least [`rows`](Self::rows) is beyond the rows.
    #[inline(always)]
    pub(crate) fn locate(&self, tail: F) -> (u32, F) {
        let scale = F::from_f64(4.0) * (F::one() - self.offset);
        number_and_position(tail * (F::one() - tail) * scale + self.offset)
    }
}

/// Returns the row of c and the position there. Rounding may bring c to 1 and past it, which is still row 0.
#[inline(always)]
fn number_and_position<F: Float>(c: F) -> (u32, F) {
    let (one, row_bits) = (F::one().to_word(), ROW_BITS as usize);
    let bits = (one - num_traits::One::one()).min(c.to_word());
    let depth = one - num_traits::One::one() - bits;
    let number: usize = (depth >> (F::FRACTION_BITS as usize - row_bits)).as_();
    let position = F::from_word(one | (bits << row_bits & fraction_mask::<F>())) - F::from_f64(1.5);
    (number as u32, position)
}

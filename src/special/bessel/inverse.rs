//! The inverse of A(κ) = I₁(κ)/I₀(κ): the concentration of a circular variance v = 1 − A.
//!
//! κ v is smooth in v, from 1/2 at infinity to 0 for the uniform distribution, and so is κ v / A, which is 2 there. On
//! 1/256 of the range of v a polynomial of degree 7 gives either to 1e-17: one row of eight coefficients, without
//! iteration. Only `+ - * /`: the same bits on every processor.
//!
//! Largest error found by `cargo xtask accuracy --search`: 2.9 ulp.

use super::inverse_rows::INVERSES;
use crate::simd::aligned::Aligned;

const ROWS: usize = 256;
const TERMS: usize = 8;

static INVERSE_ROWS: [Aligned<[f64; TERMS]>; ROWS] = INVERSES;

/// Returns the κ with 1 − A(κ) = `one_minus_r`, for an argument in [0, 1]; infinite at 0 and where 1/(2 `one_minus_r`)
/// overflows.
pub(crate) fn concentration_from_variance(one_minus_r: f64) -> f64 {
    concentration_from_variance_and_length(one_minus_r, 1.0 - one_minus_r)
}

/// Returns the κ with A(κ) = r and 1 − A(κ) = v, for an r in [0, 1] and its complement v.
///
/// Only the smaller of the two needs full accuracy.
pub(crate) fn concentration_from_variance_and_length(v: f64, r: f64) -> f64 {
    let scaled = v * ROWS as f64;
    let row = (scaled as usize).min(ROWS - 1);
    let position = scaled - row as f64;
    let Aligned(coefficients) = &INVERSE_ROWS[row];
    let sum = coefficients.iter().rev().skip(1).fold(coefficients[TERMS - 1], |sum, c| sum * position + c);
    let factor = if v < 0.5 { 1.0 } else { r };
    sum * factor / v
}

#[cfg(test)]
mod tests {
    use super::concentration_from_variance;
    use crate::testing::distance::ulps;

    /// Concentrations by Newton's method in mpmath at 60 digits, at the edges of rows and of the two halves.
    const EXPECTED: [(f64, f64); 9] = [
        (1e-300, 4.999_999_999_999_999_5e299),
        (9.094_947_017_729_282e-13, 549_755_813_888.25),
        (0.001953125, 256.250_736_024_249_9),
        (0.00390625, 128.251_479_359_699_63),
        (0.25, 2.369_301_177_308_430_3),
        (0.499_999_999_999_999_94, 1.159_319_920_750_138_6),
        (0.5, 1.159_319_920_750_138_3),
        (0.75, 0.516_490_361_061_036_3),
        (0.999_999_999_068_677_4, 1.862_645_149_230_957e-9),
    ];

    #[test]
    fn edges_of_rows_agree_with_mpmath() {
        for (variance, expected) in EXPECTED {
            let ours = concentration_from_variance(variance);
            assert!(ulps(ours, expected, expected) <= 3.0, "{variance}: {ours:e} instead of {expected:e}");
        }
    }

    #[test]
    fn the_ends_are_the_uniform_distribution_and_infinity() {
        assert_eq!([1.0, 0.0, 1e-310].map(concentration_from_variance), [0.0, f64::INFINITY, f64::INFINITY]);
    }
}

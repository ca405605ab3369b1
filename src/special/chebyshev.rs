//! Interpolation in Chebyshev nodes on [−1/2, 1/2].
//!
//! Feeds a sample's bytes: only `+ - * /`, in a fixed order, on tabulated cosines.

use super::constants::COS_FORTY_EIGHTHS;

/// Tables for N nodes, where N divides 24.
struct Tables<const N: usize>;

impl<const N: usize> Tables<N> {
    /// cos(n (2k + 1) π / 2N), the value of Tₙ at node k, at \[n\]\[k\].
    const COSINES: [[f64; N]; N] = {
        let mut table = [[0.0; N]; N];
        let mut n = 0;
        while n < N {
            let mut k = 0;
            while k < N {
                table[n][k] = COS_FORTY_EIGHTHS[n * (2 * k + 1) * (24 / N) % COS_FORTY_EIGHTHS.len()];
                k += 1;
            }
            n += 1;
        }
        table
    };

    /// The monomial coefficients of the Chebyshev polynomials Tₙ of 2t, at \[n\]\[power\].
    const POLYNOMIALS: [[f64; N]; N] = {
        let mut table = [[0.0; N]; N];
        table[0][0] = 1.0;
        table[1][1] = 2.0;
        let mut n = 2;
        while n < N {
            let mut power = 0;
            while power < N {
                let raised = if power == 0 { 0.0 } else { 4.0 * table[n - 1][power - 1] };
                table[n][power] = raised - table[n - 2][power];
                power += 1;
            }
            n += 1;
        }
        table
    };
}

/// Returns the N nodes, in descending order from near 1/2.
pub(crate) const fn nodes<const N: usize>() -> [f64; N] {
    let mut nodes = [0.0; N];
    let mut k = 0;
    while k < N {
        nodes[k] = 0.5 * Tables::<N>::COSINES[1][k];
        k += 1;
    }
    nodes
}

/// Returns the monomial coefficients of the polynomials of degree N − 1 with these values at the nodes, for L functions
/// side by side.
///
/// The coefficients in Chebyshev polynomials come first: they fall off, so that converting them cancels nothing.
#[inline(always)]
pub(crate) fn interpolate<const N: usize, const L: usize>(values: &[[f64; L]; N]) -> [[f64; L]; N] {
    let mut coefficients = [[0.0; L]; N];
    for (n, (cosines, polynomial)) in Tables::<N>::COSINES.iter().zip(&Tables::<N>::POLYNOMIALS).enumerate() {
        let mut sums = [0.0; L];
        for (values, cosine) in values.iter().zip(cosines) {
            add_scaled(&mut sums, values, *cosine);
        }
        let share = if n == 0 { 1.0 } else { 2.0 } / N as f64;
        // Every other coefficient of a Chebyshev polynomial is 0.
        for (coefficients, power) in coefficients.iter_mut().zip(polynomial).take(n + 1).skip(n % 2).step_by(2) {
            add_scaled(coefficients, &sums, share * power);
        }
    }
    coefficients
}

#[inline(always)]
fn add_scaled<const L: usize>(sums: &mut [f64; L], terms: &[f64; L], factor: f64) {
    for (sum, term) in sums.iter_mut().zip(terms) {
        *sum += term * factor;
    }
}

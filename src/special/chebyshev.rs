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

/// Returns the coefficients in Chebyshev polynomials Tₙ of 2t of the polynomials with these values at the nodes, for L
/// functions side by side.
#[inline(always)]
pub(crate) fn coefficients<const N: usize, const L: usize>(values: &[[f64; L]; N]) -> [[f64; L]; N] {
    let mut coefficients = [[0.0; L]; N];
    for (n, (coefficients, cosines)) in coefficients.iter_mut().zip(&Tables::<N>::COSINES).enumerate() {
        let share = if n == 0 { 1.0 } else { 2.0 } / N as f64;
        for (values, cosine) in values.iter().zip(cosines) {
            add_scaled(coefficients, values, *cosine);
        }
        coefficients.iter_mut().for_each(|coefficient| *coefficient *= share);
    }
    coefficients
}

/// Returns the monomial coefficients of polynomials given in Chebyshev polynomials.
///
/// Those coefficients fall off, so that the conversion cancels nothing.
#[inline(always)]
pub(crate) fn monomials<const N: usize, const L: usize>(coefficients: &[[f64; L]; N]) -> [[f64; L]; N] {
    let mut monomials = [[0.0; L]; N];
    for (n, (coefficients, polynomial)) in coefficients.iter().zip(&Tables::<N>::POLYNOMIALS).enumerate() {
        // Every other coefficient of a Chebyshev polynomial is 0.
        for (monomials, power) in monomials.iter_mut().zip(polynomial).take(n + 1).skip(n % 2).step_by(2) {
            add_scaled(monomials, coefficients, *power);
        }
    }
    monomials
}

#[inline(always)]
fn add_scaled<const L: usize>(sums: &mut [f64; L], terms: &[f64; L], factor: f64) {
    for (sum, term) in sums.iter_mut().zip(terms) {
        *sum += term * factor;
    }
}

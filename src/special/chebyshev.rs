//! Interpolation in Chebyshev nodes on [−1/2, 1/2], in fixed arithmetic.

use super::constants::COS_FORTY_EIGHTHS;

/// The most nodes; any number of them that divides 24 serves.
const MOST: usize = 12;

/// The monomial coefficients of the Chebyshev polynomials T₀ … T₁₁ of 2t.
const POLYNOMIALS: [[f64; MOST]; MOST] = polynomials();

const fn polynomials() -> [[f64; MOST]; MOST] {
    let mut table = [[0.0; MOST]; MOST];
    table[0][0] = 1.0;
    table[1][1] = 2.0;
    let mut n = 2;
    while n < MOST {
        let mut power = 0;
        while power < MOST {
            let raised = if power == 0 { 0.0 } else { 4.0 * table[n - 1][power - 1] };
            table[n][power] = raised - table[n - 2][power];
            power += 1;
        }
        n += 1;
    }
    table
}

/// cos(n (2k + 1) π / 2N), the value of Tₙ at node k of N.
fn cosine<const N: usize>(n: usize, k: usize) -> f64 {
    COS_FORTY_EIGHTHS[n * (2 * k + 1) * (24 / N) % COS_FORTY_EIGHTHS.len()]
}

/// The N nodes, from 1/2 downwards.
pub(crate) fn nodes<const N: usize>() -> [f64; N] {
    std::array::from_fn(|k| 0.5 * cosine::<N>(1, k))
}

/// Monomial coefficients of the polynomial of degree N − 1 with these values at the nodes.
pub(crate) fn interpolate<const N: usize>(values: &[f64; N]) -> [f64; N] {
    let mut coefficients = [0.0; N];
    for (n, polynomial) in POLYNOMIALS[..N].iter().enumerate() {
        let sum = values.iter().enumerate().fold(0.0, |sum, (k, value)| sum + value * cosine::<N>(n, k));
        let weight = sum * if n == 0 { 1.0 } else { 2.0 } / N as f64;
        for (coefficient, power) in coefficients.iter_mut().zip(polynomial) {
            *coefficient += weight * power;
        }
    }
    coefficients
}

//! The quantile as a table: rows of polynomials, each a pure function of the concentration and its own number.
//!
//! With p the smaller tail and q = 1 − 2p, the quantile is q H(c), where
//!
//! ```text
//! c = 2 (w + √(w² + a²))      w = p (1 − p) − a²      a = exp(−2κ)/2
//! ```
//!
//! runs from about 2a at the far end to 1 at the centre. The quantile's singularities in p lie near ±ia, those of H in
//! c no nearer to a point than about 0.8 of its own size, whatever κ is. So rows of constant relative width, picked by the leading
//! bits of c, serve every concentration: eight to a binade with ten coefficients each hold H to rounding.
//!
//! A row is interpolated in the ten Chebyshev nodes of its interval from ten exact solutions. It is made when first
//! asked for. Since it depends on κ and its number alone, tables kept, shared or thrown away all give the same bytes.

use super::mass::Centred;
use crate::special::constants::COS_TWENTIETHS;
use crate::special::fixed::exp;
use std::f64::consts::TAU;
use std::sync::OnceLock;

/// Coefficients of a row.
const TERMS: usize = 10;
/// Rows to a binade of c, as bits of its significand.
const ROW_BITS: u32 = 3;
/// Bits of a double below those that pick the row.
const SHIFT: u32 = 52 - ROW_BITS;
const ONE: u64 = 1.0_f64.to_bits();
/// The least tail of a 64-bit word.
const LEAST_TAIL: f64 = f64::from_bits((1023 - 65) << 52);

/// The monomial coefficients of the Chebyshev polynomials T₀ … T₉.
const CHEBYSHEV: [[f64; TERMS]; TERMS] = chebyshev();

const fn chebyshev() -> [[f64; TERMS]; TERMS] {
    let mut table = [[0.0; TERMS]; TERMS];
    table[0][0] = 1.0;
    table[1][1] = 1.0;
    let mut n = 2;
    while n < TERMS {
        let mut power = 0;
        while power < TERMS {
            let raised = if power == 0 { 0.0 } else { 2.0 * table[n - 1][power - 1] };
            table[n][power] = raised - table[n - 2][power];
            power += 1;
        }
        n += 1;
    }
    table
}

/// H on one interval of c, as a polynomial in (c − middle) · scale, which runs over [−1, 1].
#[derive(Clone, Copy, Debug)]
struct Row {
    middle: f64,
    scale: f64,
    coefficients: [f64; TERMS],
}

impl Row {
    #[inline(always)]
    fn value(&self, c: f64) -> f64 {
        let t = (c - self.middle) * self.scale;
        let mut sum = self.coefficients[TERMS - 1];
        for &coefficient in self.coefficients[..TERMS - 1].iter().rev() {
            sum = sum * t + coefficient;
        }
        sum
    }
}

/// Where a word lies: on which side of the centre, and how far out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The smaller tail p.
    tail: f64,
    /// 1 − 2p with the sign of the side.
    signed_middle: f64,
}

impl Place {
    /// u = (word + 1/2) / 2⁶⁴; p and 1 − 2p are each within an ulp.
    #[inline(always)]
    pub(super) fn of_word64(word: u64) -> Self {
        let small = word.min(!word);
        let tail = (small as f64 + 0.5) * f64::from_bits((1023 - 64) << 52);
        let middle = (((1 << 63) - 1 - small) as f64 + 0.5) * f64::from_bits((1023 - 63) << 52);
        Self { tail, signed_middle: if word >> 63 == 0 { -middle } else { middle } }
    }

    /// u = (word + 1/2) / 2³², exactly.
    #[inline(always)]
    pub(super) fn of_word32(word: u32) -> Self {
        let u = (f64::from(word) + 0.5) * f64::from_bits((1023 - 32) << 52);
        Self { tail: u.min(1.0 - u), signed_middle: 2.0 * u - 1.0 }
    }
}

/// The coordinate of one concentration.
#[derive(Clone, Copy, Debug)]
struct Coordinate {
    a: f64,
}

impl Coordinate {
    fn new(kappa: f64) -> Self {
        Self { a: 0.5 * exp(-2.0 * kappa) }
    }

    #[inline(always)]
    fn of_tail(self, tail: f64) -> f64 {
        let square = self.a * self.a;
        let w = tail * (1.0 - tail) - square;
        // Rounding may pass the centre.
        (2.0 * (w + (w * w + square).sqrt())).min(1.0)
    }

    /// Tail and 1 − 2 tail at c, the inverse of [`of_tail`](Self::of_tail); below its range the tail is negative.
    fn tail_and_middle(self, c: f64) -> (f64, f64) {
        let square = self.a * self.a;
        let middle = ((1.0 - c) * (1.0 + 4.0 * square / c)).sqrt();
        let product = c / 4.0 - square / c * (1.0 - c);
        (2.0 * product / (1.0 + middle), middle)
    }
}

/// The number of the row that holds c in (0, 1]; 0 is the row at the centre.
#[inline(always)]
fn row_number(c: f64) -> usize {
    ((ONE - c.to_bits()) >> SHIFT) as usize
}

fn make_row(law: &Centred, coordinate: Coordinate, number: usize) -> Row {
    let edge = |number: usize| f64::from_bits(ONE - ((number as u64) << SHIFT));
    let (high, low) = (edge(number), edge(number + 1));
    let (centre, half) = (0.5 * (high + low), 0.5 * (high - low));
    let mut solved = None;
    let values: [f64; TERMS] = std::array::from_fn(|k| {
        // H(c). Below the range of c, where rows may begin, it goes on analytically: past π the tail is negative.
        let (tail, middle) = coordinate.tail_and_middle(centre + half * COS_TWENTIETHS[2 * k + 1]);
        if tail < 0.0 {
            return (TAU - law.solve(-tail, middle)) / middle;
        }
        law.solve_near(&mut solved, tail, middle) / middle
    });
    Row { middle: centre, scale: 1.0 / half, coefficients: interpolate(&values) }
}

/// Monomial coefficients of the polynomial with these values at the Chebyshev nodes cos((2k + 1)π/20).
fn interpolate(values: &[f64; TERMS]) -> [f64; TERMS] {
    let mut coefficients = [0.0; TERMS];
    for (n, polynomial) in CHEBYSHEV.iter().enumerate() {
        let cosine = |k: usize| COS_TWENTIETHS[n * (2 * k + 1) % COS_TWENTIETHS.len()];
        let sum = values.iter().enumerate().fold(0.0, |sum, (k, value)| sum + value * cosine(k));
        let weight = sum * if n == 0 { 0.1 } else { 0.2 };
        for (coefficient, power) in coefficients.iter_mut().zip(polynomial) {
            *coefficient += weight * power;
        }
    }
    coefficients
}

/// The rows of one concentration, each made when first used; threads may share it.
#[derive(Debug)]
pub(crate) struct Table {
    law: Centred,
    coordinate: Coordinate,
    rows: Box<[OnceLock<Box<Row>>]>,
}

impl Table {
    pub(crate) fn new(kappa: f64) -> Self {
        let coordinate = Coordinate::new(kappa);
        // One more than the least tail's: there c is flat, and its rounding may pass the edge of a row.
        let rows = row_number(coordinate.of_tail(LEAST_TAIL)) + 2;
        Self { law: Centred::new(kappa), coordinate, rows: (0..rows).map(|_| OnceLock::new()).collect() }
    }

    /// The centred quantile of a word's place.
    #[inline(always)]
    pub(super) fn quantile(&self, place: Place) -> f64 {
        let c = self.coordinate.of_tail(place.tail);
        let number = row_number(c);
        let row = self.rows[number].get_or_init(|| Box::new(make_row(&self.law, self.coordinate, number)));
        place.signed_middle * row.value(c)
    }
}

/// The same quantile for one word alone: makes the one row that it needs.
pub(super) fn quantile_once(kappa: f64, place: Place) -> f64 {
    let coordinate = Coordinate::new(kappa);
    let c = coordinate.of_tail(place.tail);
    let law = Centred::new(kappa);
    place.signed_middle * make_row(&law, coordinate, row_number(c)).value(c)
}

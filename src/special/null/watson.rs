//! Watson's statistic U²ₙ of n uniform angles.

use super::Tail;
use super::orbit::{HIGHEST, Orbit};
use std::f64::consts::PI;

/// Below this U² the tail is 1 to exp(−1/8U²).
const LEAST: f64 = 0.0035;

/// P(U²ₙ ≥ u2), for U² = Σ (u₍ᵢ₎ − (2i − 1)/2n − mean)² + 1/(12 n).
pub(crate) fn watson(n: usize, u2: f64) -> Tail {
    let size = n as f64;
    let (v, rest) = (u2 - 1.0 / (12.0 * size), size / 12.0 - u2);
    if u2.is_nan() || v <= 0.0 {
        Tail::CERTAIN
    } else if rest <= 0.0 {
        Tail::exact(0.0)
    } else if n == 2 {
        Tail::exact(8.0 * rest / (1.0 + (8.0 * v).sqrt())) // the distance g is uniform, and v = (g − 1/2)²/2
    } else if n == 3 {
        Tail::exact(triangle(v, rest))
    } else {
        Tail { exact: false, ..Tail::exact(orbits(size, u2)) }
    }
}

/// n = 3: the share of a triangle outside of a circle about its centre, whose squared radius is `v`.
fn triangle(v: f64, rest: f64) -> f64 {
    const CORNER: f64 = 2.0 / 9.0; // the squared distance of the corners, four times that of the sides
    const AREA: f64 = 0.75 * 1.732_050_807_568_877_2 * CORNER;
    let outside = if v <= 0.25 * CORNER {
        return 1.0 - PI * v / AREA;
    } else {
        // Six times a triangle less a sector, between the directions of a corner and of where circle and side meet.
        let tangent = (4.0 * v / CORNER - 1.0).sqrt();
        let root = 3.0_f64.sqrt();
        let angle = (4.0 * rest / CORNER / ((root + tangent) * (1.0 + root * tangent))).atan();
        3.0 * v.sqrt() * (CORNER.sqrt() * angle.sin() - v.sqrt() * angle)
    };
    outside / AREA
}

fn orbits(n: f64, x: f64) -> f64 {
    if x < LEAST {
        return 1.0;
    }
    let mut sum = 0.0;
    for j in 1..30 {
        let square = f64::from(j * j);
        let Some(term) = winding(n / square, square * x) else {
            if j == 1 {
                return corner(n, x);
            }
            break;
        };
        sum += if j % 2 == 0 { -term } else { term };
        if term < 1e-17 * sum {
            break;
        }
    }
    sum
}

/// The term of the orbit that winds once. That of j windings is that of one for n/j² and j² U².
fn winding(n: f64, x: f64) -> Option<f64> {
    let y = x / n;
    let orbit = Orbit::reaching(4.0 * PI * PI * y)?;
    let Orbit { energy, action, first, second } = orbit;
    let exponent = n * (energy - 1.5 * action / first) + correction(n, y);
    Some(2.0 * first * exponent.exp() / (1.0 - 3.0 * action * second / (first * first)).sqrt())
}

/// What the next orders in 1/n add to the exponent.
fn correction(n: f64, _y: f64) -> f64 {
    -PI * PI / (72.0 * n)
}

/// Beyond the highest orbit: n² (n (n/12 − U²))ⁿ⁻¹ n / n!², the leading term at the greatest value.
fn corner(n: f64, x: f64) -> f64 {
    let orbit = Orbit::new(HIGHEST);
    let y = orbit.reach() / (4.0 * PI * PI);
    let edge = winding(n, n * y * (1.0 - 1e-12)).unwrap_or(0.0);
    edge * ((n / 12.0 - x) / (n * (1.0 / 12.0 - y))).powf(n - 1.0)
}

//! Density and cumulative functions of the centred von Mises distribution, in `f64`, and the engine that gives the
//! tails.
//!
//! The tail T(θ) is the mass above the angle θ in [0, π], f the density. All cumulative functions are functions of
//!
//! ```text
//! T(θ) = f(0) R(θ) exp(−2κ sin²(θ/2))      R(θ) = ∫ exp(κ (cos φ − cos θ)) dφ over [θ, π]
//! ```
//!
//! The ratio R = T/f neither underflows nor cancels, and is smooth in θ and κ: R′ = κ sin θ R − 1. So f(0) R is
//! tabulated, and a tail costs one exponential. Its exponent is computed to twice the precision (`arc`), since a
//! relative error of the exponent is multiplied by the exponent.
//!
//! **Near** an end of the half circle the ratio varies on the scale 1/√κ: as a Mills ratio near 0, as Dawson's function
//! near π, where T/y is smooth, y being the distance in units of that scale. *Rows* divide y evenly, so that a
//! polynomial of degree 7 in the position serves each; its coefficients are polynomials of degree 7 in z = 384/(κ + 6)
//! on 64 *cells*, which take in every concentration. **Far** from both ends, R = (1/P)(1 − q + r + 3q² − …) with
//!
//! ```text
//! P = κ sin θ      p = 1/P      q = κ cos θ p²      r = p²
//! ```
//!
//! is a function of p and q alone: the divergent series sums to a smooth function, of which a cell for each of 13
//! ranges of p has rows in q. These few serve all larger κ and all θ, up to logarithms of −1e308.
//!
//! `place` says which cell, row and positions a tail has; `row` has the polynomials and `cell` keeps their
//! coefficients, made when first used from the integrals of `heights`; `tails` goes from deviations to ratios and
//! exponents, for one or for a batch; `cumulative` makes the functions of them, and `batch` fills arrays. `mass` is the
//! quadrature behind the heights. It also serves the quantile, and the unit tests compare the engine with it.
//!
//! `gradient` has the derivatives. That of a tail in κ is −f(0) N exp(−2κ sin²(θ/2)), where N is the integral of R with
//! the factor A − cos φ. So N has cells of its own with the same places: near the ends f(0) N/y is tabulated, times κ + 6
//! if y is measured from the centre. Far from both, N = (A − cos θ) R − ∂R/∂κ, both of them positive, and κ² sin θ ∂R/∂κ
//! is tabulated, since it is a function of p and q, too.
//!
//! The terms left out of a row are at most 5e-16 of the value, where κ is about 1: there f(0) is what changes fastest
//! with κ, since I₀ has zeros at κ = ±2.4i. Rounding adds as much at the corners of cells. All cells take 3 MB, and
//! 20 ms to make, and those of the derivatives as much again; a program makes those that it needs.
//!
//! What did not pay:
//!
//! * an integral for each row, in place of power series from row to row: its rounding errors brought the largest error
//!   of a logarithm from 7.4e-16 to 8.2e-16 (1 + |value|);
//! * rows in s = sin(θ/2), or divided by cos(θ/2), which remove the leading dependence on κ where κ is large: the first
//!   need 2.4 times as many rows, the second two more roundings;
//! * y as the coordinate up to 43, where T underflows: 8 terms in z then leave out 8e-8 in the first cell and 2e-12 in
//!   the fourth, since θ runs over half a turn in a cell. p and q have no such range, and their cells take 0.2 MB;
//! * y = √(κ + c) θ also for small κ: with c = 2, 3, 4 the terms left out are 2.4e-15, 1.7e-15, 1.3e-15, against 5e-16
//!   with a unit that is constant in a cell;
//! * 6 terms in z, which leave out 2e-11; and 12, which allow 32 cells but are half as many bytes again for each
//!   element: bytes are what a concentration for each element costs.
//!
//! This room uses `simd` and `special`, and knows nothing of locations, element types or arrays.
//!
//! What must stay true: a scalar and an element of a batch go through the same operations, so that they agree to the
//! byte, with one concentration or one for each. `mass` feeds a sample's bytes, through the quantile's solver: only
//! `+ - * /`, `sqrt` and integer operations; so does the rest of the room, for the same bytes on every processor.

pub(crate) mod arc;
pub(crate) mod batch;
pub(crate) mod cell;
pub(crate) mod cumulative;
pub(crate) mod density;
pub(crate) mod gradient;
pub(crate) mod heights;
pub(crate) mod mass;
pub(crate) mod place;
pub(crate) mod row;
pub(crate) mod tails;
#[cfg(test)]
mod tests;

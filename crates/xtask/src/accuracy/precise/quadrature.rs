//! Gauss–Legendre quadrature.

use super::elementary::pi;
use super::number::Number;
use std::sync::LazyLock;

/// Number of nodes.
const NODES: usize = 40;

/// A node in [0, 1] and its weight.
type Node = (Number, Number);

/// Returns the Legendre polynomial of degree `NODES` and its derivative.
fn legendre(x: Number) -> (Number, Number) {
    let (mut before, mut here) = (Number::ONE, x);
    for degree in 2..=NODES {
        let n = degree as f64;
        let next = (x * here * (2.0 * n - 1.0) - before * (n - 1.0)) / n;
        (before, here) = (here, next);
    }
    (here, (before - x * here) * NODES as f64 / (-x.square() + 1.0))
}

/// The rule on [0, 1].
static RULE: LazyLock<Vec<Node>> = LazyLock::new(|| (0..NODES).map(node).collect());

/// Returns one node by Newton's method from the usual approximation of the polynomial's roots.
fn node(index: usize) -> Node {
    let start = (pi().high * (index as f64 + 0.75) / (NODES as f64 + 0.5)).cos();
    let mut x = Number::from(start);
    for _ in 0..5 {
        let (value, slope) = legendre(x);
        x = x - value / slope;
    }
    let (_, slope) = legendre(x);
    ((-x + 1.0).scaled(0.5), Number::ONE / ((-x.square() + 1.0) * slope.square()))
}

/// Returns the integral of `f` over [0, 1].
pub(crate) fn integral(f: impl Fn(Number) -> Number) -> Number {
    RULE.iter().fold(Number::default(), |sum, &(node, weight)| sum + f(node) * weight)
}

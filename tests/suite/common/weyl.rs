//! Numbers that the scripts of the reference values make in the same way.

/// Returns number `i` of a Weyl sequence of 32 bits, in [-1/2, 1/2), exact.
pub(crate) fn weyl(i: usize) -> f64 {
    ((i as u64 * 2_654_435_769) % (1 << 32)) as f64 / 4_294_967_296.0 - 0.5
}

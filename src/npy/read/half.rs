//! Half precision, `float16` in NumPy, for which Rust has no type yet.

/// Bits that the fraction of an `f32` has beyond that of a `float16`.
const SHIFT: u32 = 23 - 10;
/// What the exponent of an `f32` is biased by beyond that of a `float16`.
const BIAS: u32 = 127 - 15;

/// Returns the number with these bits (IEEE 754 binary16): the sign, five bits of exponent, ten of fraction.
pub(crate) fn half(bits: u16) -> f32 {
    let (sign, exponent) = (u32::from(bits >> 15) << 31, u32::from(bits >> 10) & 0x1f);
    let fraction = u32::from(bits) & 0x3ff;
    let size = match exponent {
        0 => return f32::from_bits(sign | (fraction as f32 * 2.0_f32.powi(-24)).to_bits()), // subnormal, and exact
        0x1f => 0xff << 23 | fraction << SHIFT,                                             // infinite or NaN
        _ => (exponent + BIAS) << 23 | fraction << SHIFT,
    };
    f32::from_bits(sign | size)
}

//! `--seed`: any integer of 64 bits, with a sign or without.

/// Parses a seed; a negative one is two's complement, as in JAX.
pub(crate) fn parse_seed(text: &str) -> Result<u64, &'static str> {
    let signed = text.parse().map(i64::cast_unsigned);
    signed.or_else(|_| text.parse()).map_err(|_| "must be an integer from -2^63 to 2^64 - 1")
}

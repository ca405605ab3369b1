//! A weight or count in a field.

use super::quote::quoted;
use crate::observations::weights::is_weight;

/// Reads a weight, or a count, which is whole.
pub(crate) fn weight(field: &str, is_count: bool) -> Result<f64, String> {
    let weight = field.parse().ok().filter(|&weight| is_weight(weight, is_count));
    let kind = if is_count { "whole number" } else { "number" };
    weight.ok_or_else(|| format!("weight {} is not a {kind} of at least 0", quoted(field)))
}

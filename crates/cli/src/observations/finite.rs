//! Checks of the values of arrays.

use super::gaps::Gaps;
use super::source::Numbers;
use ndarray::ArrayD;
use vonmises::shape::unravel_index;

/// Checks that there is at least one number and that all are finite, or NaN where that is allowed.
pub(crate) fn check_finite(numbers: Numbers, gaps: Gaps) -> Result<Numbers, String> {
    let is_bad = |value: f64| value.is_infinite() || (value.is_nan() && gaps != Gaps::LeftOut);
    let found = match &numbers {
        Numbers::Single(values) => find(values, is_bad),
        Numbers::Double(values) => find(values, is_bad),
    };
    match found {
        Some((index, value)) if value.is_nan() => {
            let advice = if let Gaps::Refused { advice } = gaps { advice } else { "" };
            Err(format!("element {index:?} is NaN{advice}"))
        }
        Some((index, value)) => Err(format!("element {index:?} is {value}: must be finite")),
        None if numbers.shape().contains(&0) => Err("holds no observations".to_owned()),
        None => Ok(numbers),
    }
}

/// Finds the first element, in row-major order, that meets a condition; returns its index and value.
pub(crate) fn find<F: Into<f64> + Copy>(
    values: &ArrayD<F>,
    condition: impl Fn(f64) -> bool,
) -> Option<(Vec<usize>, f64)> {
    let (flat, value) = values.iter().map(|&value| value.into()).enumerate().find(|&(_, value)| condition(value))?;
    Some((unravel_index(flat, values.shape()), value))
}

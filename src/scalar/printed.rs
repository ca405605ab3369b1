//! Numbers in the text of values.

use crate::scalar::float::Float;
use std::fmt;

/// Decimals of an estimate or a statistic where the formatter has no precision.
pub(crate) const DECIMALS: usize = 4;

/// A number that `Display` prints with the formatter's precision or, if it has none, with all digits that tell it from
/// other numbers of its type. Below 1e-4 and from 1e16 on it is in scientific notation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Printed<F>(pub(crate) F);

impl<F: Float> fmt::Display for Printed<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(value) = *self;
        let (wide, size) = (value.to_f64(), value.to_f64().abs());
        let is_plain = size == 0.0 || (1e-4..1e16).contains(&size) || !wide.is_finite();
        match (formatter.precision(), is_plain) {
            (Some(decimals), true) => write!(formatter, "{wide:.decimals$}"),
            (Some(decimals), false) => write!(formatter, "{wide:.decimals$e}"),
            (None, true) => write!(formatter, "{value}"),
            (None, false) => write!(formatter, "{value:?}"), // scientific there, and shorter for f32 than the f64 is
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Printed;

    #[test]
    fn numbers_are_short_and_exact() {
        let text = |value: f64| (Printed(value).to_string(), format!("{:.2}", Printed(value)));
        let pair = |all: &str, two: &str| (all.to_owned(), two.to_owned());
        assert_eq!(text(2.0), pair("2", "2.00"));
        assert_eq!(text(-0.1), pair("-0.1", "-0.10"));
        assert_eq!(text(0.0), pair("0", "0.00"));
        assert_eq!(text(1.2345e300), pair("1.2345e300", "1.23e300"));
        assert_eq!(text(5e-324), pair("5e-324", "4.94e-324"));
        assert_eq!(text(f64::INFINITY), pair("inf", "inf"));
        assert_eq!(text(f64::NAN), pair("NaN", "NaN"));
        assert_eq!(Printed(0.1_f32).to_string(), "0.1");
        assert_eq!(Printed(1e30_f32).to_string(), "1e30");
    }
}

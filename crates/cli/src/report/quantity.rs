//! Numbers that may be undefined.

use serde::{Serialize, Serializer};

/// A number, or the reason why it is undefined.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub(crate) enum Quantity {
    Number(f64),
    Undefined { undefined: String },
}

const INFINITE: &str = "infinite";
const MINUS_INFINITE: &str = "minus infinite";

impl From<f64> for Quantity {
    /// JSON has neither infinity nor NaN.
    fn from(value: f64) -> Self {
        match value {
            _ if value.is_finite() => Self::Number(value),
            f64::INFINITY => Self::undefined(INFINITE),
            f64::NEG_INFINITY => Self::undefined(MINUS_INFINITE),
            _ => Self::undefined("not a number"),
        }
    }
}

/// Serialises a number that may be infinite as a [`Quantity`].
pub(crate) fn serialize_number<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    Quantity::from(*value).serialize(serializer)
}

impl Quantity {
    pub(crate) fn undefined(reason: impl Into<String>) -> Self {
        Self::Undefined { undefined: reason.into() }
    }

    /// Returns the number for an array: NaN if it is undefined, infinity if that is what it is.
    pub(crate) fn value(&self) -> f64 {
        match self {
            Self::Number(value) => *value,
            Self::Undefined { undefined } if undefined == INFINITE => f64::INFINITY,
            Self::Undefined { undefined } if undefined == MINUS_INFINITE => f64::NEG_INFINITY,
            Self::Undefined { .. } => f64::NAN,
        }
    }

    /// Returns the cell of a table of lanes, `-` if it is undefined.
    pub(crate) fn cell(&self, digits: usize) -> String {
        match self {
            Self::Undefined { undefined } if undefined != INFINITE => "-".to_owned(),
            other => other.text(digits),
        }
    }

    /// Returns the cell of a table, with that many significant digits.
    pub(crate) fn text(&self, digits: usize) -> String {
        match self {
            Self::Number(value) => format_significant(*value, digits),
            Self::Undefined { undefined } if undefined == INFINITE => INFINITE.to_owned(),
            Self::Undefined { .. } => "undefined".to_owned(),
        }
    }

    /// Returns the cell after it: the reason why the number is undefined, or else its unit.
    pub(crate) fn remark(&self, unit: &str) -> String {
        match self {
            Self::Number(_) => unit.trim().to_owned(),
            Self::Undefined { undefined } if undefined == INFINITE => String::new(),
            Self::Undefined { undefined } => undefined.clone(),
        }
    }
}

/// Below this a p-value is printed as a bound.
const LEAST_P_VALUE: f64 = 1e-300;

/// Formats a p-value with three significant digits, of which more would not help; never as 0.
pub(crate) fn format_p_value(p_value: f64) -> String {
    if p_value < LEAST_P_VALUE { "<1e-300".to_owned() } else { format_significant(p_value, 3) }
}

/// Formats a number with that many significant digits; scientific if it is below 1e-5 or has more integer digits.
pub(crate) fn format_significant(value: f64, digits: usize) -> String {
    if value == 0.0 || !value.is_finite() {
        return value.to_string();
    }
    let scientific = format!("{value:.*e}", digits.saturating_sub(1));
    let exponent = scientific.split_once('e').and_then(|(_, exponent)| exponent.parse::<i64>().ok()).unwrap_or(0);
    let decimals = digits as i64 - 1 - exponent;
    match usize::try_from(decimals) {
        Ok(decimals) if exponent >= -5 => format!("{value:.decimals$}"),
        _ => scientific,
    }
}

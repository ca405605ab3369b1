//! What several commands say in the same words.

use crate::exit::failure::Failure;
use vonmises::Error;

/// An error of the library about an option.
pub(crate) fn refused(error: &Error) -> Failure {
    match error {
        Error::Value { argument: "draws", value, .. } => {
            Failure::new(format!("--bootstrap {value}: too few draws for an interval of that level"))
        }
        Error::Value { argument, value, requirement, .. } => {
            Failure::new(format!("--{argument} {value}: must be {requirement}"))
        }
        other => Failure::new(other),
    }
}

/// A number of angles in words.
pub(crate) fn counted(n: f64) -> String {
    format!("{n} {}", if n == 1.0 { "angle" } else { "angles" })
}

/// A level as people say it: rounding must not make 94.99999999999999 of it.
pub(crate) fn percent(level: f64) -> f64 {
    (1e11 * level).round() / 1e9
}

/// What an error of the library says to who knows neither its arguments nor radians.
pub(crate) fn said(error: &Error) -> String {
    match error {
        Error::Value { argument: "x", .. } => "all angles are equal, or so close that no concentration fits".to_owned(),
        Error::Empty { .. } => "holds no observations that count".to_owned(),
        other => other.to_string(),
    }
}

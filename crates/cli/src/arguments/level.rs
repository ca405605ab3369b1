//! `--level`: confidence and significance levels.

use crate::exit::failure::{Failure, Outcome};
use std::num::ParseFloatError;
use std::str::FromStr;

/// A level as it was typed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Level(f64);

impl FromStr for Level {
    type Err = ParseFloatError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Level {
    /// Returns the level, which must be strictly between 0 and 1.
    pub(crate) fn checked(self) -> Outcome<f64> {
        let Self(level) = self;
        if level > 0.0 && level < 1.0 {
            return Ok(level);
        }
        Err(Failure::new(format!("--level {level}: must be between 0 and 1")))
    }
}

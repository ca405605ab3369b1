//! What a function is evaluated at.

use std::cmp::Ordering;
use std::fmt::{Display, Formatter, Result};

/// A concentration, and the other argument. (It is 0 where the function has no concentration.)
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    pub(crate) kappa: f64,
    pub(crate) argument: Argument,
}

/// The argument beside the concentration.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Argument {
    None,
    /// An angle, a probability or a circular variance.
    Real(f64),
    /// The random word of a sample.
    Word(u64),
    /// The seed of the key of a sample.
    Seed(u64),
    /// The order of a moment.
    Order(u32),
    /// How far the other distribution is turned, and its concentration.
    Other(f64, f64),
}

impl Display for Argument {
    /// Prints the shortest text that parses back to the argument.
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        match self {
            Self::None => Ok(()),
            Self::Real(number) => write!(formatter, "{number:?}"),
            Self::Word(number) | Self::Seed(number) => write!(formatter, "{number}"),
            Self::Order(order) => write!(formatter, "{order}"),
            Self::Other(turn, kappa) => write!(formatter, "{turn:?};{kappa:?}"),
        }
    }
}

impl Point {
    /// Compares points in some order, so that equal errors have one.
    pub(crate) fn order(&self, other: &Self) -> Ordering {
        let key = |argument: Argument| match argument {
            Argument::None => (0, 0, 0),
            Argument::Real(number) => (1, number.to_bits(), 0),
            Argument::Word(word) => (2, word, 0),
            Argument::Order(order) => (3, u64::from(order), 0),
            Argument::Seed(seed) => (4, seed, 0),
            Argument::Other(turn, kappa) => (5, turn.to_bits(), kappa.to_bits()),
        };
        self.kappa.total_cmp(&other.kappa).then_with(|| key(self.argument).cmp(&key(other.argument)))
    }
}

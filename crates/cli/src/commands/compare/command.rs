//! `vonmises compare`: are two arrays of angles the same, angle by angle or as distributions?

use crate::arguments::units::Units;
use crate::exit::failure::{Failure, Outcome};
use crate::observations::observed::Reading;
use crate::observations::source::Numbers;
use crate::report::format::Format;
use clap::Args;
use std::path::{Path, PathBuf};
use vonmises::Error;

/// Compare two arrays of angles: element by element along the circle, or as distributions.
///
/// Element by element two angles are the same if they are the same float, or with --tolerance if they lie within that
/// distance along the circle; arrays of different shapes are different. If one file is f4 and the other f8, both are
/// compared as f8.
///
/// As distributions, Kuiper's and Watson's two-sample tests are made of all angles, or of each lane along an axis; the
/// distributions are different if the smallest p-value, after Holm's adjustment for all tests, is at most the level.
///
/// The exit status is 0 if they are the same, 1 if they differ, 2 if they could not be compared.
#[derive(Args)]
#[command(after_help = "Examples:
  vonmises compare a.npy b.npy
  vonmises compare a.npy b.npy --tolerance 1e-9 --degrees
  vonmises compare a.npy b.npy --distribution --axis 0
  vonmises compare turtles.csv turtles.csv --distribution --degrees --json")]
pub(crate) struct Compare {
    /// Angles: an .npy file (f4 or f8, any shape), or text.
    pub(crate) a: PathBuf,
    /// The angles to compare with.
    pub(crate) b: PathBuf,
    /// The largest distance along the circle, in the units of the angles. By default the same float is asked for.
    #[arg(long, value_name = "T", value_parser = tolerance, conflicts_with = "distribution")]
    pub(crate) tolerance: Option<f64>,
    /// Compare distributions: may all angles, or those of each lane, come from the same distribution?
    #[arg(long)]
    pub(crate) distribution: bool,
    /// The probability with which the same distributions may be called different, between 0 and 1.
    #[arg(long, value_name = "P", default_value_t = 0.001, requires = "distribution")]
    pub(crate) level: f64,
    /// The axis along which the samples of a lane lie; -1 is the last. By default all angles are one lane.
    #[arg(long, value_name = "N", allow_negative_numbers = true, requires = "distribution")]
    pub(crate) axis: Option<isize>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) units: Units,
    #[command(flatten)]
    pub(crate) format: Format,
}

impl Compare {
    pub(crate) fn run(self) -> Outcome {
        if self.distribution && !(self.level > 0.0 && self.level < 1.0) {
            return Err(Failure::new(format!("--level {}: must be between 0 and 1", self.level)));
        }
        if self.a == self.b && self.a == Path::new("-") {
            return Err(Failure::in_file(&self.a, "standard input can be only one of the two"));
        }
        let (a, b) = (self.reading.numbers(&self.a)?, self.reading.numbers(&self.b)?);
        let (same, printed) = if self.distribution { self.distributions(a, b)? } else { self.elements(a, b)? };
        match printed {
            Ok(()) | Err(Failure::Closed) => {} // whoever stopped reading still gets the exit status
            Err(other) => return Err(other),
        }
        if same { Ok(()) } else { Err(Failure::Different) }
    }

    /// An error of the library with the name of the file that it is about.
    pub(crate) fn blame(&self, error: Error) -> Failure {
        match error {
            Error::Value { argument: "a", .. } => Failure::in_file(&self.a, error),
            Error::Value { argument: "b", .. } => Failure::in_file(&self.b, error),
            other => Failure::new(format!("{} and {}: {other}", self.a.display(), self.b.display())),
        }
    }
}

/// Both in single precision, or both in double.
pub(crate) enum Pair {
    Single(ndarray::ArrayD<f32>, ndarray::ArrayD<f32>),
    Double(ndarray::ArrayD<f64>, ndarray::ArrayD<f64>),
}

impl Pair {
    pub(crate) fn new(a: Numbers, b: Numbers) -> Self {
        match (a, b) {
            (Numbers::Single(a), Numbers::Single(b)) => Self::Single(a, b),
            (a, b) => Self::Double(a.double(), b.double()),
        }
    }
}

fn tolerance(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|&value| value >= 0.0).ok_or_else(|| "must be a number of at least 0".to_owned())
}
